//! The three languages, and a text in all of them.

/// A language of the interface, with the region its glyphs belong to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Traditional Chinese as written in Taiwan.
    ZhTw,
    /// Japanese.
    Ja,
    /// English.
    #[default]
    En,
}

impl Lang {
    /// All languages, in the order of the language switch.
    pub const ALL: [Lang; 3] = [Lang::ZhTw, Lang::Ja, Lang::En];

    /// The BCP 47 tag: the value of the `lang` key and of the `lang` attribute.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Lang::ZhTw => "zh-TW",
            Lang::Ja => "ja",
            Lang::En => "en",
        }
    }

    /// The language's name in itself.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Lang::ZhTw => "繁體中文",
            Lang::Ja => "日本語",
            Lang::En => "English",
        }
    }

    /// Reads a `lang` value; anything but the three tags is `None`.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Lang> {
        Lang::ALL
            .into_iter()
            .find(|lang| lang.code().eq_ignore_ascii_case(tag))
    }

    /// The first of a reader's preferred tags that tairi speaks; English if none.
    ///
    /// Any kind of Chinese is met with Traditional Chinese.
    pub fn preferred<'a>(tags: impl IntoIterator<Item = &'a str>) -> Lang {
        for tag in tags {
            match tag.split('-').next() {
                Some("zh") => return Lang::ZhTw,
                Some("ja") => return Lang::Ja,
                Some("en") => return Lang::En,
                _ => {}
            }
        }
        Lang::En
    }
}

/// One text in all three languages.
///
/// The three lie in one string, each behind a separator: a third of the
/// pointers, which a download cannot compress.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tri(&'static str);

impl Tri {
    /// What `tri!` makes: Chinese, Japanese and English with `\u{1f}` between.
    #[must_use]
    pub const fn packed(texts: &'static str) -> Tri {
        Tri(texts)
    }

    /// The text in one language.
    #[must_use]
    #[inline(never)]
    pub fn get(self, lang: Lang) -> &'static str {
        let mut texts = self.0.split('\u{1f}');
        let text = match lang {
            Lang::ZhTw => texts.next(),
            Lang::Ja => texts.nth(1),
            Lang::En => texts.nth(2),
        };
        text.unwrap_or_default()
    }

    /// The text in one language, to be kept.
    #[must_use]
    #[inline(never)]
    pub fn text(self, lang: Lang) -> String {
        self.get(lang).to_owned()
    }
}

/// A text in Traditional Chinese, Japanese and English, in this order. One that
/// lacks a language does not compile.
macro_rules! tri {
    ($zh:literal, $ja:literal, $en:literal $(,)?) => {
        $crate::i18n::Tri::packed(concat!($zh, "\u{1f}", $ja, "\u{1f}", $en))
    };
}
pub(crate) use tri;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_read_whatever_its_case_and_nothing_else_is() {
        assert_eq!(Lang::parse("ZH-tw"), Some(Lang::ZhTw));
        assert_eq!(Lang::parse("zh-CN"), None);
        assert_eq!(Lang::parse("<b>"), None);
    }

    #[test]
    fn each_language_gets_its_own_text() {
        const TEXT: Tri = tri!("台灣", "台湾", "Taiwan");
        assert_eq!(TEXT.get(Lang::ZhTw), "台灣");
        assert_eq!(TEXT.get(Lang::Ja), "台湾");
        assert_eq!(TEXT.text(Lang::En), "Taiwan");
    }

    #[test]
    fn the_first_language_that_tairi_speaks_wins() {
        assert_eq!(Lang::preferred(["fr", "ja-JP", "en"]), Lang::Ja);
        assert_eq!(Lang::preferred(["zh-Hant-HK"]), Lang::ZhTw);
        assert_eq!(Lang::preferred(["ko", "de"]), Lang::En);
        assert_eq!(Lang::preferred([]), Lang::En);
    }
}
