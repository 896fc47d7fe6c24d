//! What is fetched when it is first needed: the texts of a language, and the
//! parts of the code that only some pages use, each with texts of its own.
//!
//! `scripts/split.mjs` cuts the code. Calling what is not there yet works, but
//! makes the page stand still until it is: asked for here first, it does not.
//! Several parts are named with blanks between.

use crate::i18n::Lang;
use wasm_bindgen::prelude::*;

/// The part that makes files to be taken away. A view's part has the view's id.
pub const FILES: &str = "files";

/// The dialog for sharing, which makes a citation as the files do.
pub const SHARE: &str = "share files";

/// The texts of all parts, and no code.
pub const ALL_TEXTS: &str = "*";

/// Calls back with whether all texts of a language are there: at once if they
/// are, otherwise when they have come or will not come.
pub fn with_texts(lang: Lang, then: impl FnOnce(bool) + 'static) {
    need(Some(lang), ALL_TEXTS, true, then);
}

/// Calls back with whether what the parts need is there, likewise; they may be
/// empty. Where a language is named, with its texts; of parts that were needed
/// before, too. The page says when it takes long or fails, unless it is to be
/// `quiet`.
#[cfg(not(tairi_packs))]
pub fn need(_: Option<Lang>, _parts: &str, _quiet: bool, then: impl FnOnce(bool) + 'static) {
    then(true);
}

/// Fetches the code of parts when there is nothing else to do, unless the reader
/// saves data, and calls back when it is there.
#[cfg(not(tairi_packs))]
pub fn idle(_parts: &str, _then: impl FnOnce() + 'static) {}

/// Has it fetched while all else waits.
///
/// # Errors
/// If it cannot be had.
#[cfg(not(tairi_packs))]
pub fn at_once(_lang: Option<Lang>, _parts: &str) -> Result<(), JsValue> {
    Ok(())
}

/// Gives the API to a page of others that has borrowed the code; whether there is
/// one. It is then not tairi's own page, and no app begins by itself.
#[cfg(not(tairi_packs))]
pub fn lent(_api: &JsValue) -> bool {
    false
}

/// Lets the packs ask for texts that came with no part so far.
#[cfg(not(tairi_packs))]
pub fn begin() {}

/// Counts what is on its way; the page says whether something is.
#[cfg(not(tairi_packs))]
pub fn busy(_by: i32) {}

/// An engine that reads flows: a promise of `{port, end}` (`www/flows.js`). Without the
/// site around it, it works on the page's own thread, if it is linked at all.
#[cfg(not(tairi_packs))]
pub fn engine() -> js_sys::Promise {
    #[cfg(feature = "engine")]
    let place = crate::engine::here();
    #[cfg(not(feature = "engine"))]
    let place: Result<JsValue, JsValue> = Err(JsValue::NULL);
    match place {
        Ok(place) => js_sys::Promise::resolve(&place),
        Err(cause) => js_sys::Promise::reject(&cause),
    }
}

/// What opens workbooks, likewise. It is never linked with the page.
#[cfg(not(tairi_packs))]
pub fn sheets() -> js_sys::Promise {
    js_sys::Promise::reject(&JsValue::NULL)
}

#[cfg(tairi_packs)]
pub use packed::{at_once, begin, busy, engine, idle, lent, need, sheets};

#[cfg(tairi_packs)]
mod packed {
    use super::{Lang, *};
    use crate::text::pack;

    #[wasm_bindgen(raw_module = "./parts.js")]
    extern "C" {
        /// Gives the API to a page of others that has borrowed the code; whether
        /// there is one. It is then not tairi's own page, and no app begins by itself.
        #[wasm_bindgen(js_name = give)]
        pub fn lent(api: &JsValue) -> bool;
        /// Whether all is there that these parts need.
        fn there(lang: &str, parts: &str) -> bool;
        /// Fetches what is not there yet, once; calls back with the texts that
        /// are new, or with `null`.
        #[wasm_bindgen(js_name = need)]
        fn fetch(lang: &str, parts: &str, quiet: bool, done: &JsValue);
        /// Fetches code when there is nothing else to do; then calls back.
        #[wasm_bindgen(js_name = idle)]
        fn later(parts: &str, done: &JsValue);
        /// An engine that reads flows: a promise of `{port, end}` (`www/flows.js`).
        pub fn engine() -> js_sys::Promise;
        /// What opens workbooks, likewise.
        pub fn sheets() -> js_sys::Promise;
        /// Counts what is on its way; the page says whether something is.
        pub fn busy(by: i32);
        /// The same while all else waits; throws if it cannot be had.
        #[wasm_bindgen(catch)]
        fn now(lang: &str, parts: &str) -> Result<JsValue, JsValue>;
    }

    /// Takes in the texts that came, if any.
    fn install(lang: Option<Lang>, texts: &JsValue) -> bool {
        match lang.zip(texts.as_string()) {
            Some((_, texts)) if texts.is_empty() => true,
            Some((lang, texts)) => pack::install(lang, texts),
            None => !texts.is_null(),
        }
    }

    /// Calls back with whether what the parts need is there, likewise; they may
    /// be empty. Where a language is named, with its texts; of parts that were
    /// needed before, too. The page says when it takes long or fails, unless it
    /// is to be `quiet`.
    pub fn need(lang: Option<Lang>, parts: &str, quiet: bool, then: impl FnOnce(bool) + 'static) {
        let code = lang.map_or("", Lang::code);
        if there(code, parts) {
            then(true);
            return;
        }
        let done = Closure::once_into_js(move |texts: JsValue| then(install(lang, &texts)));
        fetch(code, parts, quiet, &done);
    }

    /// Fetches the code of parts when there is nothing else to do, unless the
    /// reader saves data, and calls back when it is there.
    pub fn idle(parts: &str, then: impl FnOnce() + 'static) {
        later(parts, &Closure::once_into_js(then));
    }

    /// Has it fetched while all else waits.
    ///
    /// # Errors
    /// If it cannot be had.
    pub fn at_once(lang: Option<Lang>, parts: &str) -> Result<(), JsValue> {
        install(lang, &now(lang.map_or("", Lang::code), parts)?);
        Ok(())
    }

    /// Lets the packs ask for texts that came with no part so far.
    pub fn begin() {
        pack::ask(|lang| {
            let texts = now(lang.code(), ALL_TEXTS).ok()?.as_string()?;
            (!texts.is_empty()).then_some(texts)
        });
    }
}
