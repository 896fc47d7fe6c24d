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
    fn the_first_language_that_tairi_speaks_wins() {
        assert_eq!(Lang::preferred(["fr", "ja-JP", "en"]), Lang::Ja);
        assert_eq!(Lang::preferred(["zh-Hant-HK"]), Lang::ZhTw);
        assert_eq!(Lang::preferred(["ko", "de"]), Lang::En);
        assert_eq!(Lang::preferred([]), Lang::En);
    }
}
