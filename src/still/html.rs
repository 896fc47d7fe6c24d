//! HTML written out, with every text made harmless.

use crate::i18n::runs;

/// A page as it grows.
#[derive(Default)]
pub struct Html {
    /// What is written so far.
    pub text: String,
}

/// Attributes of an element: names and values.
pub type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Html {
    /// Adds markup as it stands.
    pub fn raw(&mut self, markup: &str) {
        self.text.push_str(markup);
    }

    /// Adds a text.
    pub fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '<' => self.text.push_str("&lt;"),
                '>' => self.text.push_str("&gt;"),
                '&' => self.text.push_str("&amp;"),
                '"' => self.text.push_str("&quot;"),
                c => self.text.push(c),
            }
        }
    }

    /// Adds a text whose numbers are not broken from what they count.
    pub fn unbroken(&mut self, text: &str) {
        for (whole, part) in runs(text) {
            match whole {
                true => {
                    self.raw("<span class=\"whole\">");
                    self.text(part);
                    self.raw("</span>");
                }
                false => self.text(part),
            }
        }
    }

    /// Adds a tag that opens. An attribute of no value is written without one.
    pub fn open(&mut self, tag: &str, attributes: Attributes) {
        self.raw("<");
        self.raw(tag);
        for (name, value) in attributes {
            self.raw(" ");
            self.raw(name);
            if !value.is_empty() {
                self.raw("=\"");
                self.text(value);
                self.raw("\"");
            }
        }
        self.raw(">");
    }

    /// One attribute, with a blank behind it.
    #[must_use]
    pub fn attribute(name: &str, value: &str) -> String {
        let mut html = Html::default();
        html.raw(name);
        html.raw("=\"");
        html.text(value);
        html.raw("\" ");
        html.text
    }

    /// Adds a tag that closes.
    pub fn close(&mut self, tag: &str) {
        self.raw("</");
        self.raw(tag);
        self.raw(">\n");
    }

    /// Adds an element that holds nothing.
    pub fn void(&mut self, tag: &str, attributes: Attributes) {
        self.open(tag, attributes);
        self.raw("\n");
    }

    /// Adds an element that holds a text.
    pub fn element(&mut self, tag: &str, attributes: Attributes, text: &str) {
        self.open(tag, attributes);
        self.text(text);
        self.close(tag);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_becomes_markup() {
        let mut html = Html::default();
        html.element("p", &[("title", "\"><b>"), ("hidden", "")], "<i>&");
        let wanted = "<p title=\"&quot;&gt;&lt;b&gt;\" hidden>&lt;i&gt;&amp;</p>\n";
        assert_eq!(html.text, wanted);
    }

    #[test]
    fn a_number_is_one_piece_with_what_it_counts() {
        let mut html = Html::default();
        html.unbroken("<3倍>");
        assert_eq!(html.text, "&lt;<span class=\"whole\">3倍</span>&gt;");
    }
}
