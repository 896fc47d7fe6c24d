//! Bytes into UTF-8, as they come. Files of one byte a letter are passed on as they
//! are: all that is looked for is ASCII, and names are made readable when they are
//! first met.

use std::borrow::Cow;

/// How the letters of a file are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    any(feature = "web", feature = "engine"),
    derive(serde::Serialize, serde::Deserialize)
)]
pub enum Encoding {
    /// UTF-8; so is plain ASCII.
    #[default]
    Utf8,
    /// UTF-8 with a byte order mark.
    Utf8Mark,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// Not UTF-8, and so taken for Windows-1252; names may be wrong, codes and
    /// numbers are not.
    Windows1252,
}

impl Encoding {
    /// The encoding of a file that starts with these bytes.
    #[must_use]
    pub fn of(first: &[u8]) -> Encoding {
        match first {
            [0xef, 0xbb, 0xbf, ..] => return Encoding::Utf8Mark,
            [0xff, 0xfe, ..] => return Encoding::Utf16Le,
            [0xfe, 0xff, ..] => return Encoding::Utf16Be,
            _ => {}
        }
        // Without a mark: every second byte of Latin text in UTF-16 is zero.
        let head = &first[..first.len().min(2048)];
        let zeros = |from: usize| {
            head.iter()
                .skip(from)
                .step_by(2)
                .filter(|b| **b == 0)
                .count()
        };
        let (even, odd) = (zeros(0), zeros(1));
        if head.len() >= 4 && odd * 5 > head.len() * 2 && even == 0 {
            return Encoding::Utf16Le;
        }
        if head.len() >= 4 && even * 5 > head.len() * 2 && odd == 0 {
            return Encoding::Utf16Be;
        }
        match std::str::from_utf8(first) {
            Ok(_) => Encoding::Utf8,
            // The block may end inside a letter.
            Err(error) if error.error_len().is_none() => Encoding::Utf8,
            Err(_) => Encoding::Windows1252,
        }
    }

    /// How many bytes of mark to leave aside.
    fn mark(self, first: &[u8]) -> usize {
        match self {
            Encoding::Utf8Mark => 3,
            Encoding::Utf16Le if first.starts_with(&[0xff, 0xfe]) => 2,
            Encoding::Utf16Be if first.starts_with(&[0xfe, 0xff]) => 2,
            _ => 0,
        }
    }
}

/// Turns pieces of a file into bytes of which the ASCII can be relied on.
#[derive(Debug)]
pub(super) struct Decoder {
    encoding: Encoding,
    begun: bool,
    /// Half a unit of UTF-16, between two pieces.
    half: Option<u8>,
    /// The first of two surrogates.
    high: Option<u16>,
    out: Vec<u8>,
}

impl Decoder {
    pub(super) fn new(encoding: Encoding) -> Decoder {
        Decoder {
            encoding,
            begun: false,
            half: None,
            high: None,
            out: Vec::new(),
        }
    }

    /// The next piece. The first one has to hold the whole mark.
    pub(super) fn piece<'a>(&'a mut self, mut bytes: &'a [u8]) -> &'a [u8] {
        if !self.begun {
            self.begun = true;
            bytes = &bytes[self.encoding.mark(bytes).min(bytes.len())..];
        }
        let big = match self.encoding {
            Encoding::Utf16Le => false,
            Encoding::Utf16Be => true,
            _ => return bytes,
        };
        self.out.clear();
        if let (Some(half), Some((first, rest))) = (self.half, bytes.split_first()) {
            self.half = None;
            self.unit(big, [half, *first]);
            bytes = rest;
        }
        let mut units = bytes.chunks_exact(2);
        for pair in &mut units {
            self.unit(big, [pair[0], pair[1]]);
        }
        if let [last] = units.remainder() {
            self.half = Some(*last);
        }
        &self.out
    }

    fn unit(&mut self, big: bool, pair: [u8; 2]) {
        let unit = if big {
            u16::from_be_bytes(pair)
        } else {
            u16::from_le_bytes(pair)
        };
        let letter = match (self.high.take(), unit) {
            (_, 0xd800..=0xdbff) => {
                self.high = Some(unit);
                return;
            }
            (Some(high), 0xdc00..=0xdfff) => {
                let code =
                    0x10000 + ((u32::from(high) - 0xd800) << 10) + (u32::from(unit) - 0xdc00);
                char::from_u32(code)
            }
            _ => char::from_u32(u32::from(unit)),
        };
        let letter = letter.unwrap_or(char::REPLACEMENT_CHARACTER);
        let mut four = [0; 4];
        self.out
            .extend_from_slice(letter.encode_utf8(&mut four).as_bytes());
    }
}

/// The letters of 0x80–0x9f in Windows-1252; the five that it leaves free stay
/// control signs.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// A field as text: UTF-8 where it is, Windows-1252 otherwise.
pub(super) fn text(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(
            bytes
                .iter()
                .map(|byte| match byte {
                    0x80..=0x9f => WINDOWS[usize::from(byte - 0x80)],
                    _ => char::from(*byte),
                })
                .collect(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|unit| {
                if big {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                }
            })
            .collect()
    }

    #[test]
    fn encodings_are_told_by_their_mark_or_by_their_bytes() {
        assert_eq!(Encoding::of(b""), Encoding::Utf8);
        assert_eq!(Encoding::of("年,值".as_bytes()), Encoding::Utf8);
        assert_eq!(Encoding::of(b"\xef\xbb\xbfyear"), Encoding::Utf8Mark);
        assert_eq!(
            Encoding::of(&utf16("\u{feff}year", false)),
            Encoding::Utf16Le
        );
        assert_eq!(
            Encoding::of(&utf16("\u{feff}year", true)),
            Encoding::Utf16Be
        );
        assert_eq!(
            Encoding::of(&utf16("year,exporter", false)),
            Encoding::Utf16Le
        );
        assert_eq!(
            Encoding::of(&utf16("year,exporter", true)),
            Encoding::Utf16Be
        );
        assert_eq!(Encoding::of(b"C\xf4te d'Ivoire,1"), Encoding::Windows1252);
    }

    #[test]
    fn a_block_that_ends_inside_a_letter_is_still_utf_8() {
        let text = "日本".as_bytes();
        for cut in 1..text.len() {
            assert_eq!(Encoding::of(&text[..cut]), Encoding::Utf8, "{cut}");
        }
    }

    #[test]
    fn utf_16_comes_out_the_same_however_it_is_cut() {
        let text = "\u{feff}年,exporter\n2020,𠮷\n";
        for big in [false, true] {
            let bytes = utf16(text, big);
            for cut in 2..bytes.len() {
                let mut decoder = Decoder::new(Encoding::of(&bytes));
                let mut out = decoder.piece(&bytes[..cut]).to_vec();
                out.extend_from_slice(decoder.piece(&bytes[cut..]));
                assert_eq!(String::from_utf8(out).unwrap(), &text[3..], "{cut}");
            }
        }
    }

    #[test]
    fn a_name_that_is_no_utf_8_is_read_as_windows_1252() {
        assert_eq!(text(b"C\xf4te d\x92Ivoire"), "Côte d’Ivoire");
        assert_eq!(text("臺灣".as_bytes()), "臺灣");
    }
}
