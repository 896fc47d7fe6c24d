//! Handing texts to the reader's clipboard, and links to other apps.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlElement, HtmlTextAreaElement};

fn navigator() -> Option<JsValue> {
    Some(web_sys::window()?.navigator().into())
}

/// A method of an object, where the browser has it.
fn method(object: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(object, &name.into()).ok()?.dyn_into().ok()
}

/// Copies a text, then calls back with whether the browser took it. Where the
/// clipboard is not to be had by its own interface (a page without encryption, a
/// frame without the permission), by a selection, as before there was one.
pub fn copy(text: &str, then: impl FnOnce(bool) + 'static) {
    let text = text.to_owned();
    spawn_local(async move {
        let done = match asked(&text) {
            Some(promise) => JsFuture::from(promise).await.is_ok(),
            None => false,
        };
        then(done || selected(&text).is_some());
    });
}

fn asked(text: &str) -> Option<Promise> {
    let clipboard = Reflect::get(&navigator()?, &"clipboard".into()).ok()?;
    let write = method(&clipboard, "writeText")?;
    write.call1(&clipboard, &text.into()).ok()?.dyn_into().ok()
}

/// Copies by selecting the field that shows the text.
fn selected(text: &str) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let fields = document.query_selector_all("dialog textarea").ok()?;
    let field = (0..fields.length())
        .filter_map(|index| fields.item(index)?.dyn_into::<HtmlTextAreaElement>().ok())
        .find(|field| field.value() == text)?;
    field.select();
    let document: JsValue = document.into();
    let done = method(&document, "execCommand")?.call1(&document, &"copy".into());
    (done.ok()?.as_bool() == Some(true)).then_some(())
}

/// Whether the system has a sheet for sharing.
#[must_use]
pub fn shares() -> bool {
    navigator().is_some_and(|navigator| method(&navigator, "share").is_some())
}

/// Opens the system's sheet for sharing a link.
pub fn share(title: &str, link: &str) {
    let Some(navigator) = navigator() else {
        return;
    };
    let what = Object::new();
    for (key, value) in [("title", title), ("url", link)] {
        // A new object takes every property.
        let _ = Reflect::set(&what, &key.into(), &value.into());
    }
    let promise = method(&navigator, "share").and_then(|share| share.call1(&navigator, &what).ok());
    if let Some(promise) = promise.and_then(|promise| promise.dyn_into::<Promise>().ok()) {
        spawn_local(async move {
            // A reader who changes their mind closes the sheet.
            let _ = JsFuture::from(promise).await;
        });
    }
}

/// Opens a dialog: over everything else where the browser can.
pub fn open_dialog(dialog: &HtmlElement) {
    let done = method(dialog, "showModal").is_some_and(|call| call.call0(dialog).is_ok());
    if !done {
        // An attribute of an element that exists is never refused.
        let _ = dialog.set_attribute("open", "");
    }
}
