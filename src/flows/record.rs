//! Records and fields: RFC 4180, and what is met beside it (spaces, single quotation
//! marks inside a field, CR alone at the end of lines).
//!
//! A quotation mark opens a quoted field only where a field begins; elsewhere it is
//! a letter. In a quoted field delimiters and line ends are letters, and two
//! quotation marks are one.

use std::borrow::Cow;

/// Where a field stands: from, to.
pub(super) type Span = (u32, u32);

/// The fields of a row as texts, where they stand if they can be read there.
pub(super) type Fields<'a> = Vec<Cow<'a, str>>;

/// A field of a row; nothing where the row is too short.
pub(super) fn cell<'a>(row: &'a [Cow<'_, str>], at: usize) -> &'a str {
    row.get(at).map_or("", |cell| &**cell)
}

/// Different texts among many, of which most are met again and again, in their order.
pub(super) fn distinct<'a>(all: &mut dyn Iterator<Item = &'a str>) -> Vec<&'a str> {
    // What was met last in each place: sorting is what takes long, and few are left to sort.
    const PLACES: usize = 1024;
    let mut met: Vec<&str> = vec![""; PLACES];
    let mut some = Vec::new();
    for text in all {
        let place = text.bytes().fold(text.len(), |place, byte| {
            place.wrapping_mul(31).wrapping_add(usize::from(byte))
        });
        let last = &mut met[place % PLACES];
        if text.is_empty() || *last != text {
            *last = text;
            some.push(text);
        }
    }
    some.sort_unstable();
    some.dedup();
    some
}

/// Fields that are kept for longer than their text.
pub(super) fn owned(fields: Fields) -> Vec<String> {
    fields.into_iter().map(Cow::into_owned).collect()
}

/// The header and the rows of a table without quotation marks.
#[cfg(test)]
pub(super) fn table<'a>(
    lines: impl IntoIterator<Item = &'a str>,
    delimiter: char,
) -> (Vec<String>, Vec<Fields<'a>>) {
    let rows = lines.into_iter();
    let rows = rows.map(|line| line.split(delimiter).map(Cow::Borrowed).collect());
    let mut rows: Vec<Fields> = rows.collect();
    (owned(rows.remove(0)), rows)
}

/// Looks for the end of a record, going on where it stopped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Within {
    /// A field begins.
    #[default]
    Start,
    /// Inside a plain field, or after the closing mark of a quoted one.
    Plain,
    /// Inside a quoted field.
    Quoted,
    /// After a mark inside a quoted field: the end, or the first of two.
    Mark,
}

impl Within {
    /// Whether what has been seen ends inside quotation marks.
    pub(super) fn open(self) -> bool {
        self == Within::Quoted
    }
}

/// The position of the line end that ends the record which is `within` at `from`;
/// `None` if it goes on beyond `bytes`. `within` is carried on.
pub(super) fn record_end(
    bytes: &[u8],
    from: usize,
    delimiter: u8,
    line_end: u8,
    within: &mut Within,
) -> Option<usize> {
    let mut at = from;
    while let Some(&byte) = bytes.get(at) {
        *within = match (*within, byte) {
            (Within::Quoted, b'"') => Within::Mark,
            (Within::Quoted, _) => {
                // Long quoted texts are skipped at once.
                at += memchr::memchr(b'"', &bytes[at..]).unwrap_or(bytes.len() - at);
                continue;
            }
            (Within::Mark, b'"') => Within::Quoted,
            (Within::Start, b'"') => Within::Quoted,
            (_, byte) if byte == line_end => {
                *within = Within::Start;
                return Some(at);
            }
            (_, byte) if byte == delimiter => Within::Start,
            (Within::Start, b' ') if delimiter != b' ' => Within::Start,
            _ => Within::Plain,
        };
        at += 1;
    }
    None
}

/// What a record is cut into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cut {
    /// The place of its line end.
    pub(super) end: usize,
    /// How many fields it has.
    pub(super) count: usize,
    /// Whether lines end inside a quoted field.
    pub(super) broken: bool,
    /// Whether a field cannot be read where it stands, as it has two quotation marks
    /// for one or letters behind the closing one: [`quoted_fields`] reads it.
    pub(super) odd: bool,
}

/// Cuts the record that begins at `from`, blanks around fields cut off. Only the
/// first `wanted` spans are kept. `None` if the record goes on beyond `bytes`.
#[inline]
pub(super) fn cut(
    bytes: &[u8],
    from: usize,
    delimiter: u8,
    line_end: u8,
    wanted: usize,
    spans: &mut Vec<Span>,
) -> Option<Cut> {
    spans.clear();
    let mut cut = Cut {
        end: 0,
        count: 0,
        broken: false,
        odd: false,
    };
    let mut at = from;
    loop {
        let (start, to, end) = match bytes.get(at) {
            Some(b' ' | b'"') => cut.marked(bytes, at, delimiter, line_end)?,
            _ => {
                let end = either(bytes, at, delimiter, line_end)?;
                (at, end, end)
            }
        };
        if cut.count < wanted {
            spans.push(trimmed(bytes, start, to));
        }
        cut.count += 1;
        if bytes[end] == line_end {
            cut.end = end;
            return Some(cut);
        }
        at = end + 1;
    }
}

impl Cut {
    /// Cuts a field that begins with a blank or a quotation mark: where what is in it
    /// begins and ends, and where the field does.
    fn marked(
        &mut self,
        bytes: &[u8],
        mut start: usize,
        delimiter: u8,
        line_end: u8,
    ) -> Option<(usize, usize, usize)> {
        // Blanks before a quotation mark are none of the field.
        while bytes.get(start) == Some(&b' ') && delimiter != b' ' {
            start += 1;
        }
        if bytes.get(start) != Some(&b'"') {
            let end = either(bytes, start, delimiter, line_end)?;
            return Some((start, end, end));
        }
        start += 1;
        let mut mark = start;
        loop {
            mark += memchr::memchr(b'"', bytes.get(mark..)?)?;
            if bytes.get(mark + 1) != Some(&b'"') {
                break;
            }
            self.odd = true;
            mark += 2;
        }
        self.broken |= memchr::memchr(line_end, &bytes[start..mark]).is_some();
        let end = either(bytes, mark + 1, delimiter, line_end)?;
        let behind = &bytes[mark + 1..end];
        self.odd |= !behind.iter().all(|byte| matches!(byte, b' ' | b'\r'));
        Some((start, mark, end))
    }
}

/// The place of the first of two bytes, eight at once.
#[inline]
pub(super) fn either(bytes: &[u8], mut at: usize, one: u8, other: u8) -> Option<usize> {
    const LOW: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    // Only above a true zero byte can this see a false one: the lowest is true.
    let zeros = |word: u64| word.wrapping_sub(LOW) & !word & HIGH;
    let (ones, others) = (LOW * u64::from(one), LOW * u64::from(other));
    while let Some(eight) = bytes.get(at..at + 8) {
        let mut word = [0; 8];
        word.copy_from_slice(eight);
        let word = u64::from_le_bytes(word);
        let found = zeros(word ^ ones) | zeros(word ^ others);
        if found != 0 {
            return Some(at + found.trailing_zeros() as usize / 8);
        }
        at += 8;
    }
    let rest = bytes.get(at..)?;
    rest.iter()
        .position(|byte| *byte == one || *byte == other)
        .map(|found| at + found)
}

/// The same without the blanks around it.
#[inline]
pub(super) fn trimmed(bytes: &[u8], mut from: usize, mut to: usize) -> Span {
    while from < to && matches!(bytes[from], b' ' | b'\t' | b'\r') {
        from += 1;
    }
    while from < to && matches!(bytes[to - 1], b' ' | b'\t' | b'\r') {
        to -= 1;
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a record has 1 MB at most, a piece is cut to 16 MB"
    )]
    (from as u32, to as u32)
}

/// The fields of a record with quotation marks: unquoted into `out`, in which the
/// spans then are. Gives the number of all fields.
pub(super) fn quoted_fields(
    record: &[u8],
    delimiter: u8,
    out: &mut Vec<u8>,
    spans: &mut Vec<Span>,
) -> usize {
    out.clear();
    spans.clear();
    let mut within = Within::Start;
    let mut start = 0;
    for &byte in record {
        within = match (within, byte) {
            (Within::Quoted, b'"') => Within::Mark,
            (Within::Quoted, _) => {
                out.push(byte);
                Within::Quoted
            }
            (Within::Mark, b'"') => {
                out.push(byte);
                Within::Quoted
            }
            (Within::Start, b'"') => {
                out.truncate(start);
                Within::Quoted
            }
            (_, byte) if byte == delimiter => {
                spans.push(trimmed(out, start, out.len()));
                start = out.len();
                Within::Start
            }
            (Within::Start, b' ') if delimiter != b' ' => Within::Start,
            _ => {
                out.push(byte);
                Within::Plain
            }
        };
    }
    spans.push(trimmed(out, start, out.len()));
    spans.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(record: &str) -> Vec<String> {
        let mut spans = Vec::new();
        let record = record.to_owned() + "\n";
        let cut = cut(record.as_bytes(), 0, b',', b'\n', usize::MAX, &mut spans).unwrap();
        assert_eq!((cut.count, cut.end), (spans.len(), record.len() - 1));
        assert!(!cut.odd);
        spans
            .iter()
            .map(|(from, to)| record[*from as usize..*to as usize].to_owned())
            .collect()
    }

    fn quoted(record: &str) -> Vec<String> {
        let (mut out, mut spans) = (Vec::new(), Vec::new());
        quoted_fields(record.as_bytes(), b',', &mut out, &mut spans);
        spans
            .iter()
            .map(|(from, to)| {
                String::from_utf8(out[*from as usize..*to as usize].to_vec()).unwrap()
            })
            .collect()
    }

    #[test]
    fn fields_are_what_stands_between_delimiters() {
        assert_eq!(plain(""), [""]);
        assert_eq!(plain(","), ["", ""]);
        assert_eq!(plain("a, b ,c\r"), ["a", "b", "c"]);
        assert_eq!(plain("年,輸出国"), ["年", "輸出国"]);
    }

    #[test]
    fn quoted_fields_lose_their_marks_and_keep_what_is_in_them() {
        assert_eq!(quoted(r#""a","b,c",d"#), ["a", "b,c", "d"]);
        assert_eq!(quoted(r#"a,"say ""no""",c"#), ["a", r#"say "no""#, "c"]);
        assert_eq!(quoted("\"two\nlines\",1"), ["two\nlines", "1"]);
        assert_eq!(quoted(r#" "a" ,1"#), ["a", "1"]);
        assert_eq!(quoted(r#""","""#), ["", ""]);
    }

    #[test]
    fn a_mark_inside_a_plain_field_is_a_letter() {
        assert_eq!(quoted(r#"5" pipe,1"#), [r#"5" pipe"#, "1"]);
    }

    #[test]
    fn both_ways_agree_on_what_can_be_read_in_place() {
        for record in [
            "",
            "a",
            "a,b",
            " a , b ",
            ",,",
            "a b,c",
            "5\" pipe,1",
            r#""a","b,c",d"#,
            "\"two\nlines\",1",
            r#" "a" ,1"#,
            r#""","""#.trim_end_matches('"'),
            "a long field that is more than eight bytes,another long one,\"and a third, quoted\"",
        ] {
            assert_eq!(plain(record), quoted(record), "{record:?}");
        }
    }

    #[test]
    fn what_cannot_be_read_in_place_is_said() {
        for (record, odd) in [
            ("\"a\"\"b\",c\n", true),
            ("\"a\"b,c\n", true),
            ("\"a\" ,c\r\n", false),
        ] {
            let found = cut(record.as_bytes(), 0, b',', b'\n', 9, &mut Vec::new()).unwrap();
            assert_eq!(
                (found.odd, found.count, found.broken),
                (odd, 2, false),
                "{record}"
            );
        }
        for record in ["a,b", "\"a\n", "\"a\"\"\n", ""] {
            assert_eq!(
                cut(record.as_bytes(), 0, b',', b'\n', 9, &mut Vec::new()),
                None,
                "{record:?}"
            );
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    proptest::proptest! {
        #[test]
        fn every_way_of_cutting_agrees(text in "[ab ,\"\r\n]{0,40}") {
            let bytes = text.as_bytes();
            let mut within = Within::Start;
            let end = record_end(bytes, 0, b',', b'\n', &mut within);
            let mut spans = Vec::new();
            let found = cut(bytes, 0, b',', b'\n', usize::MAX, &mut spans);
            proptest::prop_assert_eq!(found.map(|cut| cut.end), end);
            if let Some(cut) = found {
                let (mut out, mut other) = (Vec::new(), Vec::new());
                let count = quoted_fields(&bytes[..cut.end], b',', &mut out, &mut other);
                proptest::prop_assert_eq!(cut.count, count);
                if !cut.odd {
                    let one: Vec<&[u8]> = spans.iter().map(|span| &bytes[span.0 as usize..span.1 as usize]).collect();
                    let two: Vec<&[u8]> = other.iter().map(|span| &out[span.0 as usize..span.1 as usize]).collect();
                    proptest::prop_assert_eq!(one, two);
                }
            }
        }
    }

    #[test]
    fn a_record_ends_at_a_line_end_outside_quotation_marks() {
        let text = b"\"a\nb\",c\nnext";
        let mut within = Within::Start;
        assert_eq!(record_end(text, 0, b',', b'\n', &mut within), Some(7));
        for cut in 0..7 {
            let mut within = Within::Start;
            assert_eq!(record_end(&text[..cut], 0, b',', b'\n', &mut within), None);
            assert_eq!(
                record_end(text, cut, b',', b'\n', &mut within),
                Some(7),
                "{cut}"
            );
        }
        let mut within = Within::Start;
        assert_eq!(
            record_end(b"a,\"open\n\n", 0, b',', b'\n', &mut within),
            None
        );
        assert!(within.open());
    }
}
