//! The tidy file that a cube is kept in: comment lines at its head, then
//! `year,exporter,importer,value,unit,declared`. Read again it gives the same cube
//! and head.
//!
//! The head is lines `# key: value`, the first of which is `# tairi: 1`. In keys and
//! values `%`, control characters, and blanks at the ends are written as `%` and two
//! hexadecimal digits of their UTF-8. Wherever a spreadsheet could see a formula begin,
//! in the head and in codes, stands an apostrophe more. Keys of the file itself: `name`,
//! `unit-currency`, `unit-power`, and `economy CODE` with the name of an economy
//! whose code is not in the table.

use super::cube::{Cube, Sides};
use super::economies::{ELSEWHERE, WORLD};
use crate::data::outside::{bare, guarded, line as plain};

/// What stands at the head of a saved work beside its flows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    any(feature = "web", feature = "engine", feature = "sheets"),
    derive(serde::Serialize, serde::Deserialize)
)]
pub struct Head {
    /// What the reader called it; may be empty.
    pub name: String,
    /// Keys and values as they were given (groups, settings), in their order. Keys
    /// that the file uses itself are not among them.
    pub entries: Vec<(String, String)>,
}

/// The first key of the head of a saved work, and its version.
const MARK: (&str, &str) = ("tairi", "1");

/// Keys that the file uses itself.
fn reserved(key: &str) -> bool {
    matches!(key, "tairi" | "name" | "unit-currency" | "unit-power") || key.starts_with("economy ")
}

/// Everything that a head holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Kept {
    pub(super) head: Head,
    pub(super) currency: Option<String>,
    pub(super) power: Option<i8>,
    /// Codes and names.
    pub(super) names: Vec<(String, String)>,
}

impl Kept {
    /// Takes one comment line, without its `#`. `false` if it is not of ours.
    pub(super) fn take(&mut self, line: &str, first: bool) -> bool {
        let Some((key, value)) = line.split_once(':') else {
            return false;
        };
        let (key, value) = [key, value]
            .map(|part| bare(&unescaped(part.trim())))
            .into();
        if first {
            return key == MARK.0;
        }
        if let Some(code) = key.strip_prefix("economy ") {
            self.names.push((code.to_owned(), plain(&value)));
            return true;
        }
        match key.as_str() {
            "name" => self.head.name = value,
            "unit-currency" => self.currency = Some(plain(&value)),
            "unit-power" => self.power = value.parse().ok(),
            _ => self.head.entries.push((key, value)),
        }
        true
    }
}

/// A text for the head: no line end, no mark that ends a key.
fn escaped(text: &str, key: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let last = text.chars().count().saturating_sub(1);
    for (at, letter) in text.chars().enumerate() {
        let outer = letter.is_whitespace() && (at == 0 || at == last);
        if letter == '%'
            || letter.is_control()
            || outer
            || matches!(letter, '\u{2028}' | '\u{2029}')
            || (key && letter == ':')
        {
            let mut four = [0; 4];
            for byte in letter.encode_utf8(&mut four).bytes() {
                out.push('%');
                for half in [byte >> 4, byte & 15] {
                    out.push(char::from_digit(u32::from(half), 16).unwrap_or('0'));
                }
            }
        } else {
            out.push(letter);
        }
    }
    out
}

fn unescaped(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let code = (byte == b'%')
            .then(|| text.get(at + 1..at + 3))
            .flatten()
            .filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        if let Some(code) = code {
            out.push(code);
            at += 3;
        } else {
            out.push(byte);
            at += 1;
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// A field of CSV, quoted where it must be.
fn field(out: &mut String, text: &str) {
    let text = &guarded(text);
    let bare = !text.is_empty()
        && !text.starts_with([' ', '#'])
        && !text.ends_with(' ')
        && !text.contains(|letter: char| matches!(letter, ',' | '"' | '\t') || letter.is_control());
    if bare {
        out.push_str(text);
    } else {
        out.push('"');
        out.push_str(&text.replace('"', "\"\""));
        out.push('"');
    }
}

/// The shortest digits that read back to the same value.
fn value(out: &mut String, value: f64) {
    let size = value.abs();
    if size != 0.0 && !(1e-5..1e17).contains(&size) {
        out.push_str(&format!("{value:e}"));
    } else {
        out.push_str(&value.to_string());
    }
}

/// Writes a cube and what belongs to it, in pieces of some kilobytes.
///
/// Entries of the head with a reserved key (`tairi`, `name`, `unit-…`, `economy …`) or
/// without a key are left out.
pub fn tidy(cube: &Cube, head: &Head, out: &mut impl FnMut(&[u8])) {
    let mut text = String::with_capacity(1 << 14);
    let mut line = |key: &str, value: &str| {
        text.push_str("# ");
        text.push_str(&escaped(&guarded(key), true));
        text.push_str(": ");
        text.push_str(&escaped(&guarded(value), false));
        text.push('\n');
    };
    line(MARK.0, MARK.1);
    line("name", &head.name);
    line("unit-currency", &cube.unit().currency);
    if let Some(power) = cube.unit().power {
        line("unit-power", &power.to_string());
    }
    for economy in cube.economies() {
        if economy.name != economy.code && !economy.listed {
            line(&("economy ".to_owned() + &economy.code), &economy.name);
        }
    }
    for (key, value) in &head.entries {
        if !key.is_empty() && !reserved(key) {
            line(key, value);
        }
    }
    text.push_str("year,exporter,importer,value,unit,declared\n");
    let unit = {
        let mut unit = String::from(",");
        field(
            &mut unit,
            &cube.unit().text().replace(char::is_control, " "),
        );
        unit
    };
    let codes: Vec<String> = cube
        .economies()
        .iter()
        .map(|economy| {
            let mut code = String::new();
            field(&mut code, &economy.code);
            code
        })
        .collect();
    let two = cube.sides() == Sides::Two;
    cube.each(&mut |year, exporter, importer, number, by_importer| {
        let code = |index: Option<usize>, other: &'static str| {
            index
                .and_then(|index| codes.get(index))
                .map_or(other, String::as_str)
        };
        let other = |place: super::cube::Place| match place {
            super::cube::Place::At(index) => code(Some(index), ""),
            super::cube::Place::World => WORLD,
            super::cube::Place::Elsewhere => ELSEWHERE,
        };
        text.push_str(&year.to_string());
        text.push(',');
        text.push_str(other(exporter));
        text.push(',');
        text.push_str(other(importer));
        text.push(',');
        value(&mut text, number);
        text.push_str(&unit);
        text.push_str(if !two {
            ",\n"
        } else if by_importer {
            ",importer\n"
        } else {
            ",exporter\n"
        });
        if text.len() >= 1 << 14 {
            out(text.as_bytes());
            text.clear();
        }
    });
    out(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_escaped_comes_back() {
        for text in [
            "",
            "plain",
            " at the ends ",
            "a: b",
            "100 %",
            "two\nlines\r",
            "%41",
            "台日",
            "\u{2028}",
            "\t",
        ] {
            for key in [false, true] {
                let written = escaped(text, key);
                assert!(!written.contains(['\n', '\r']), "{text:?}");
                assert_eq!(unescaped(written.trim()), text, "{text:?}");
            }
        }
    }

    #[test]
    fn broken_escapes_are_kept_as_they_are() {
        assert_eq!(unescaped("50 % off %zz %4"), "50 % off %zz %4");
        assert_eq!(unescaped("%+1"), "%+1");
    }

    #[test]
    fn values_are_written_to_the_last_bit() {
        for number in [
            0.0,
            1.5,
            1e-300,
            1e300,
            123_456_789.123_456_78,
            f64::MIN_POSITIVE,
            1e16,
        ] {
            let mut out = String::new();
            value(&mut out, number);
            assert_eq!(out.parse::<f64>().unwrap().to_bits(), number.to_bits());
            assert!(out.len() < 30, "{out}");
        }
    }
}
