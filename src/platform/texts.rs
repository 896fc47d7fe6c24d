//! The texts of a language, fetched when they are first asked for.

use crate::i18n::{Lang, pack};

/// Calls back with whether the texts of a language are there: at once if they
/// are, otherwise when they have come or will not come.
#[cfg(not(tairi_packs))]
pub fn with(lang: Lang, then: impl FnOnce(bool) + 'static) {
    then(pack::loaded(lang));
}

/// Calls back with whether the texts of a language are there: at once if they
/// are, otherwise when they have come or will not come.
#[cfg(tairi_packs)]
pub fn with(lang: Lang, then: impl FnOnce(bool) + 'static) {
    use wasm_bindgen::prelude::*;

    #[wasm_bindgen(raw_module = "./texts.js")]
    extern "C" {
        /// Fetches a pack, once; calls back with its text, or with `null`.
        fn texts(lang: &str, done: &JsValue);
    }

    if pack::loaded(lang) {
        then(true);
        return;
    }
    let done = Closure::once_into_js(move |text: JsValue| {
        let text = text.as_string();
        then(pack::loaded(lang) || text.is_some_and(|text| pack::install(lang, text)));
    });
    texts(lang.code(), &done);
}
