//! The languages of the API: which one is meant, and whether its texts are there.

use super::{error, shown};
use crate::platform::{page, parts};
use crate::text::{Lang, pack};
use js_sys::Promise;
use wasm_bindgen::prelude::*;

/// The language asked for; the page's where none is.
///
/// # Errors
/// If it is no language of tairi's.
fn named(lang: &JsValue) -> Result<Lang, JsValue> {
    if lang.is_undefined() || lang.is_null() {
        return Ok(page::language());
    }
    let known = lang.as_string().and_then(|tag| Lang::parse(&tag));
    known.ok_or_else(|| {
        let ids = Lang::ALL.map(Lang::code).join(", ");
        error(&format!("lang is {}; expected one of {ids}", shown(lang)))
    })
}

/// The language asked for, with its texts there; the page's where none is.
///
/// # Errors
/// If it is no language of tairi's, or was not loaded yet.
pub fn spoken(lang: &JsValue) -> Result<Lang, JsValue> {
    let lang = named(lang)?;
    there(lang)?;
    Ok(lang)
}

/// Refuses to speak a language whose first texts are not there; those of all
/// parts are then had at once.
///
/// # Errors
/// If they are not.
pub fn there(lang: Lang) -> Result<(), JsValue> {
    if pack::loaded(lang) {
        return parts::at_once(Some(lang), parts::ALL_TEXTS);
    }
    let code = lang.code();
    let message = "the texts in ".to_owned()
        + code
        + " are not loaded; first: await tairi.load(\""
        + code
        + "\")";
    Err(error(&message))
}

/// `load(lang)`: a promise that is kept when the texts of a language are there.
///
/// # Errors
/// If it is no language of tairi's.
#[inline(never)]
pub fn load(lang: JsValue, _: JsValue) -> Result<JsValue, JsValue> {
    let lang = named(&lang)?;
    let promise = Promise::new(&mut |resolve, reject| {
        parts::with_texts(lang, move |there| {
            // The promise is the only one to hear of either outcome.
            let _ = match there {
                true => resolve.call0(&JsValue::NULL),
                false => reject.call1(
                    &JsValue::NULL,
                    &error("the texts could not be loaded; is there a network?"),
                ),
            };
        });
    });
    Ok(promise.into())
}
