//! A text in all three languages.
//!
//! Tests and tools carry all three. The site is built with `tairi_packs` (see
//! `build.rs`): a text is then only the key under which [`super::pack`] finds
//! it, the texts themselves go into a section of the WebAssembly file that
//! `scripts/slim.mjs` takes out, and a reader loads one language, not three.

use super::Lang;
#[cfg(tairi_packs)]
use super::pack;

/// One text in all three languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tri(
    #[cfg(not(tairi_packs))] &'static str,
    #[cfg(tairi_packs)] u32,
);

impl Tri {
    /// What `tri!` makes: Chinese, Japanese and English with `\u{1f}` between.
    #[cfg(not(tairi_packs))]
    #[must_use]
    pub const fn packed(texts: &'static str) -> Tri {
        Tri(texts)
    }

    /// What `tri!` makes: the key of a text in the packs.
    #[cfg(tairi_packs)]
    #[must_use]
    pub const fn keyed(key: u32) -> Tri {
        Tri(key)
    }

    /// The text in one language.
    #[cfg(not(tairi_packs))]
    #[must_use]
    pub fn get(self, lang: Lang) -> &'static str {
        self.0
            .split('\u{1f}')
            .nth(lang as usize)
            .unwrap_or_default()
    }

    /// The text in one language.
    #[cfg(tairi_packs)]
    #[must_use]
    #[inline(never)]
    pub fn get(self, lang: Lang) -> &'static str {
        pack::text(self.0, lang)
    }

    /// The text in one language, to be kept.
    #[must_use]
    #[inline(never)]
    pub fn text(self, lang: Lang) -> String {
        self.get(lang).to_owned()
    }
}

/// The key of a text, 24 bits of its FNV-1a hash. `scripts/slim.mjs` computes the
/// same, and fails the build should two texts ever share a key.
#[cfg_attr(
    not(any(test, tairi_packs)),
    allow(dead_code, reason = "only packs have keys")
)]
#[must_use]
pub const fn key(texts: &str) -> u32 {
    let bytes = texts.as_bytes();
    let mut hash = 0x811c_9dc5_u32;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    (hash ^ (hash >> 24)) & 0x00ff_ffff
}

/// A text's bytes, as a section of a WebAssembly file wants them.
#[cfg(tairi_packs)]
#[must_use]
pub const fn bytes<const N: usize>(text: &str) -> [u8; N] {
    let mut out = [0; N];
    let mut at = 0;
    while at < N {
        out[at] = text.as_bytes()[at];
        at += 1;
    }
    out
}

/// A text in Traditional Chinese, Japanese and English, in this order. One that
/// lacks a language does not compile.
#[cfg(not(tairi_packs))]
macro_rules! tri {
    ($zh:literal, $ja:literal, $en:literal $(,)?) => {
        $crate::text::Tri::packed(concat!($zh, "\u{1f}", $ja, "\u{1f}", $en))
    };
}

/// A text in Traditional Chinese, Japanese and English, in this order. One that
/// lacks a language does not compile.
#[cfg(tairi_packs)]
macro_rules! tri {
    ($zh:literal, $ja:literal, $en:literal $(,)?) => {{ $crate::text::Tri::keyed($crate::text::tri::keyed!(module_path!(), $zh, $ja, $en)) }};
}
pub(crate) use tri;

/// A text of all languages that goes into the packs too, as what only some pages
/// need: a table. The parts of the code that need it are named first, with blanks
/// between. No line breaks, which part the texts of a pack.
#[cfg(tairi_packs)]
macro_rules! neutral {
    ($parts:literal, $text:expr) => {
        $crate::text::pack::neutral($crate::text::tri::keyed!($parts, $text, $text, $text))
    };
}
#[cfg(tairi_packs)]
pub(crate) use neutral;

/// Puts three texts into the section that `scripts/slim.mjs` makes packs of, with
/// where they stand or who needs them; gives their key.
#[cfg(tairi_packs)]
macro_rules! keyed {
    ($place:expr, $zh:expr, $ja:expr, $en:expr) => {{
        const TEXTS: &str = concat!($zh, "\u{1f}", $ja, "\u{1f}", $en, "\u{1e}");
        const HELD: &str = concat!(
            $place, "\u{1f}", $zh, "\u{1f}", $ja, "\u{1f}", $en, "\u{1e}"
        );
        #[allow(unsafe_code, reason = "to name the section is all that is unsafe here")]
        #[allow(dead_code, reason = "it is the section's to hold")]
        #[unsafe(link_section = "tairi-texts")]
        static BYTES: [u8; HELD.len()] = $crate::text::tri::bytes(HELD);
        const { $crate::text::tri::key(TEXTS) }
    }};
}
#[cfg(tairi_packs)]
pub(crate) use keyed;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_gets_its_own_text() {
        const TEXT: Tri = tri!("台灣", "台湾", "Taiwan");
        assert_eq!(TEXT.get(Lang::ZhTw), "台灣");
        assert_eq!(TEXT.get(Lang::Ja), "台湾");
        assert_eq!(TEXT.text(Lang::En), "Taiwan");
    }

    #[test]
    fn a_key_is_the_folded_hash_of_all_three_texts() {
        // FNV-1a of nothing and of "a" is 811c9dc5 and e40c292c.
        assert_eq!(key(""), 0x1c_9dc5 ^ 0x81);
        assert_eq!(key("a"), 0x0c_292c ^ 0xe4);
    }
}
