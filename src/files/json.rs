//! A figure's table with all that is said of it, as JSON (RFC 8259).
//!
//! Written by hand: one object of known shape is a page of code, a library for
//! any object a twentieth of all that a reader loads.

use super::{About, VERSION, readme};
use crate::figure::{Figure, Source};
use crate::i18n::Lang;

/// The figure as JSON:
/// `{view, lang, title, takeaway, caption, columns: [{key, label}], rows:
/// [{key: number | string | null}], gaps: [{row, column, reason}], footnotes:
/// [{row, column, text}], notes, sources, citation, address, version}`.
#[must_use]
pub fn json(figure: &Figure, about: &About) -> String {
    let table = &figure.table;
    let mut out = Writer::default();
    out.open('{');
    out.field("view", figure.view.id());
    out.field("lang", figure.lang.code());
    out.field("title", &figure.title);
    out.field("takeaway", &figure.takeaway);
    out.field("caption", &table.caption);
    out.list("columns", &mut table.columns.iter(), |out, column| {
        out.open('{');
        out.field("key", &column.key);
        out.field("label", &column.label);
        out.close('}');
    });
    let mut gaps = Vec::new();
    let mut footnotes = Vec::new();
    out.list("rows", &mut std::iter::once(()), |out, ()| {
        table.each_row(&mut |row, cells| {
            out.open('{');
            for (column, cell) in table.columns.iter().zip(cells) {
                match (cell.value, &cell.reason) {
                    (Some(value), _) => out.raw(&column.key, &value.to_string()),
                    (None, Some(reason)) => {
                        gaps.push((row, &column.key, reason.clone()));
                        out.raw(&column.key, "null");
                    }
                    (None, None) => out.field(&column.key, &cell.text),
                }
                let note = cell.note.and_then(|note| table.footnotes.get(note - 1));
                footnotes.extend(note.map(|note| (row, &column.key, note.clone())));
            }
            out.close('}');
        });
    });
    for (name, text, marks) in [("gaps", "reason", &gaps), ("footnotes", "text", &footnotes)] {
        out.list(name, &mut marks.iter(), |out, (row, column, said)| {
            out.open('{');
            out.raw("row", &row.to_string());
            out.field("column", column);
            out.field(text, said);
            out.close('}');
        });
    }
    out.list("notes", &mut figure.notes.iter(), |out, note| {
        out.text(note)
    });
    out.list("sources", &mut figure.sources.iter(), |out, each| {
        source(out, each, figure.lang);
    });
    out.field("citation", &readme::citation(figure, about));
    out.field("address", about.address);
    out.field("version", VERSION);
    out.close('}');
    out.text.push('\n');
    out.text
}

fn source(out: &mut Writer, source: &Source, lang: Lang) {
    out.open('{');
    for (key, text) in [
        ("dataset", source.dataset),
        ("title", source.title.get(lang)),
        ("source", source.source.get(lang)),
        ("unit", source.unit.get(lang)),
        ("coverage", source.coverage.get(lang)),
        ("terms", source.terms.get(lang)),
    ] {
        out.field(key, text);
    }
    out.list("notes", &mut source.notes.iter(), |out, note| {
        out.text(note.text.get(lang));
    });
    out.close('}');
}

/// A JSON text as it grows. It may stand in an HTML page: nothing in it ends the
/// element around it.
#[derive(Default)]
pub struct Writer {
    /// What is written so far.
    pub text: String,
    /// Whether what comes next is the first in its brackets.
    first: bool,
}

impl Writer {
    fn next(&mut self) {
        if !self.first && !self.text.is_empty() {
            self.text.push_str(",\n");
        }
        self.first = false;
    }

    /// Begins an object or a list.
    pub fn open(&mut self, bracket: char) {
        self.next();
        self.text.push(bracket);
        self.first = true;
    }

    /// Ends it.
    pub fn close(&mut self, bracket: char) {
        self.text.push(bracket);
        self.first = false;
    }

    /// A value as it stands, such as a number, under a key.
    pub fn raw(&mut self, key: &str, value: &str) {
        self.text(key);
        self.text.push(':');
        self.text.push_str(value);
    }

    /// A text under a key.
    pub fn field(&mut self, key: &str, value: &str) {
        self.text(key);
        self.text.push(':');
        self.first = true;
        self.text(value);
    }

    /// A list under a key, its items written by `each`.
    pub fn list<T>(
        &mut self,
        key: &str,
        items: &mut dyn Iterator<Item = T>,
        mut each: impl FnMut(&mut Writer, T),
    ) {
        self.text(key);
        self.text.push(':');
        self.first = true;
        self.open('[');
        for item in items {
            each(self, item);
        }
        self.close(']');
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        self.next();
        self.text.push('"');
        for c in text.chars() {
            match c {
                '"' | '\\' => {
                    self.text.push('\\');
                    self.text.push(c);
                }
                '<' => self.text.push_str("\\u003c"),
                // Line breaks and the like: none is wanted in a line of text.
                c if c < ' ' => self.text.push(' '),
                c => self.text.push(c),
            }
        }
        self.text.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::table::{DataTable, Heading, TableCell};
    use crate::figure::{Options, View, figure};
    use crate::i18n::Lang;
    use serde_json::Value;

    const ABOUT: About = About {
        address: "https://example.org/?view=\"trade\"",
        day: "2026-11-22",
    };

    #[test]
    fn every_figure_in_every_language_is_read_back_with_all_its_values() {
        for view in View::ALL {
            for lang in Lang::ALL {
                let options = Options {
                    lang,
                    ..Options::default()
                };
                let figure = figure(view, &options);
                let read: Value = serde_json::from_str(&json(&figure, &ABOUT)).unwrap();
                assert_eq!(read["view"], view.id());
                assert_eq!(read["address"], ABOUT.address);
                let rows = read["rows"].as_array().unwrap();
                assert_eq!(rows.len(), figure.table.rows.len());
                for (read, cells) in rows.iter().zip(&figure.table.rows) {
                    for (column, cell) in figure.table.columns.iter().zip(cells) {
                        let got = &read[&column.key];
                        match (cell.value, &cell.reason) {
                            (Some(value), _) => assert_eq!(got.as_f64(), Some(value)),
                            (None, Some(_)) => assert!(got.is_null()),
                            (None, None) => assert_eq!(got, &cell.text),
                        }
                    }
                }
                let sources = read["sources"].as_array().unwrap();
                assert_eq!(sources.len(), figure.sources.len());
            }
        }
    }

    #[test]
    fn quotes_backslashes_and_an_empty_table_are_written_well() {
        let mut figure = figure(View::Fta, &Options::default());
        figure.table = DataTable {
            columns: vec![Heading::text("a\"b", "x\\y\n")],
            ..DataTable::default()
        };
        let read: Value = serde_json::from_str(&json(&figure, &ABOUT)).unwrap();
        assert_eq!(read["columns"][0]["key"], "a\"b");
        assert_eq!(read["columns"][0]["label"], "x\\y ");
        assert_eq!(read["rows"].as_array().map(Vec::len), Some(0));
    }

    #[test]
    fn nothing_ends_the_element_of_a_page_around_it() {
        let mut out = Writer::default();
        out.text("a\"</script>");
        assert_eq!(out.text, "\"a\\\"\\u003c/script>\"");
    }

    #[test]
    fn a_gap_is_null_and_its_reason_is_told() {
        let mut figure = figure(View::Fta, &Options::default());
        figure.table = DataTable {
            columns: vec![Heading::number("value", "Value")],
            rows: vec![vec![TableCell::missing("not declared")]],
            ..DataTable::default()
        };
        let read: Value = serde_json::from_str(&json(&figure, &ABOUT)).unwrap();
        assert!(read["rows"][0]["value"].is_null());
        assert_eq!(read["gaps"][0]["column"], "value");
        assert_eq!(read["gaps"][0]["reason"], "not declared");
    }
}
