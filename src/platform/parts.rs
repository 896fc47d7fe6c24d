//! What is fetched when it is first needed: the texts of a language, and the
//! parts of the code that only some pages use.
//!
//! `scripts/split.mjs` cuts the code. Calling what is not there yet works, but
//! makes the page stand still until it is: asked for here first, it does not.

use crate::i18n::Lang;

/// The part that makes files to be taken away. A view's part has the view's id.
pub const FILES: &str = "files";

/// Calls back with whether the texts of a language are there: at once if they
/// are, otherwise when they have come or will not come.
pub fn with_texts(lang: Lang, then: impl FnOnce(bool) + 'static) {
    need(Some(lang), "", then);
}

/// Calls back with whether a part of the code is there, likewise.
pub fn with(part: &str, then: impl FnOnce(bool) + 'static) {
    need(None, part, then);
}

/// Calls back with whether both are there; `part` may be empty.
#[cfg(not(tairi_packs))]
pub fn need(_lang: Option<Lang>, _part: &str, then: impl FnOnce(bool) + 'static) {
    then(true);
}

/// Calls back with whether both are there; `part` may be empty.
#[cfg(tairi_packs)]
pub fn need(lang: Option<Lang>, part: &str, then: impl FnOnce(bool) + 'static) {
    use crate::i18n::pack;
    use wasm_bindgen::prelude::*;

    #[wasm_bindgen(raw_module = "./parts.js")]
    extern "C" {
        /// Whether a part of the code is there, or the name is empty.
        fn there(part: &str) -> bool;
        /// Fetches what is not there yet, once; calls back with the texts, with
        /// nothing where no language is named, or with `null`.
        fn need(lang: &str, part: &str, done: &JsValue);
    }

    let lang = lang.filter(|lang| !pack::loaded(*lang));
    if lang.is_none() && there(part) {
        then(true);
        return;
    }
    let done = Closure::once_into_js(move |text: JsValue| {
        then(match lang {
            Some(lang) => {
                let text = text.as_string();
                pack::loaded(lang) || text.is_some_and(|text| pack::install(lang, text))
            }
            None => !text.is_null(),
        });
    });
    need(lang.map_or("", Lang::code), part, &done);
}
