//! Bytes into UTF-8, as they come. Files in UTF-8 or Windows-1252 are passed on as they
//! are: all that is looked for is ASCII, and names are made readable when they are
//! first met. Files in other encodings are decoded before they are cut into fields, as
//! the second byte of a letter may be a delimiter (`|`) in some of them: by who is handed
//! in ([`Decoders`]), as a browser has these decoders and a crate of them is large.

use std::borrow::Cow;

/// How the letters of a file are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    any(feature = "web", feature = "engine", feature = "sheets"),
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
    /// Western European, with Latin-1 in it.
    Windows1252,
    /// Traditional Chinese.
    Big5,
    /// Simplified Chinese, with GB2312 and GBK in it.
    Gb18030,
    /// Japanese, as Windows has it.
    ShiftJis,
    /// Japanese.
    EucJp,
    /// Korean, as Windows has it.
    EucKr,
    /// Central European.
    Windows1250,
    /// Cyrillic.
    Windows1251,
    /// Turkish.
    Windows1254,
    /// Western European, as old Macintoshes have it.
    Macintosh,
}

impl Encoding {
    /// Those that a reader may choose from.
    pub const ALL: [Encoding; 13] = [
        Encoding::Utf8,
        Encoding::Utf16Le,
        Encoding::Utf16Be,
        Encoding::Big5,
        Encoding::Gb18030,
        Encoding::ShiftJis,
        Encoding::EucJp,
        Encoding::EucKr,
        Encoding::Windows1252,
        Encoding::Windows1250,
        Encoding::Windows1251,
        Encoding::Windows1254,
        Encoding::Macintosh,
    ];

    /// Its name, which is its label in the Encoding Standard too, where case does not
    /// matter.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 | Encoding::Utf8Mark => "UTF-8",
            Encoding::Utf16Le => "UTF-16LE",
            Encoding::Utf16Be => "UTF-16BE",
            Encoding::Windows1252 => "Windows-1252",
            Encoding::Big5 => "Big5",
            Encoding::Gb18030 => "GB18030",
            Encoding::ShiftJis => "Shift_JIS",
            Encoding::EucJp => "EUC-JP",
            Encoding::EucKr => "EUC-KR",
            Encoding::Windows1250 => "Windows-1250",
            Encoding::Windows1251 => "Windows-1251",
            Encoding::Windows1254 => "Windows-1254",
            Encoding::Macintosh => "Macintosh",
        }
    }

    /// The encoding of a file that starts with these bytes, if it is one of Unicode's,
    /// which show themselves.
    #[must_use]
    pub fn of(first: &[u8]) -> Option<Encoding> {
        match first {
            [0xef, 0xbb, 0xbf, ..] => return Some(Encoding::Utf8Mark),
            [0xff, 0xfe, ..] => return Some(Encoding::Utf16Le),
            [0xfe, 0xff, ..] => return Some(Encoding::Utf16Be),
            _ => {}
        }
        if let Some(unmarked) = utf16(first) {
            return Some(unmarked);
        }
        utf8(first).then_some(Encoding::Utf8)
    }

    /// Whether bytes are passed on as they are.
    fn as_it_is(self) -> bool {
        matches!(
            self,
            Encoding::Utf8 | Encoding::Utf8Mark | Encoding::Windows1252
        )
    }

    /// How many bytes of mark to leave aside.
    fn mark(self, first: &[u8]) -> usize {
        match self {
            // Whoever chooses UTF-8 need not know of the mark.
            Encoding::Utf8 | Encoding::Utf8Mark if first.starts_with(&[0xef, 0xbb, 0xbf]) => 3,
            Encoding::Utf16Le if first.starts_with(&[0xff, 0xfe]) => 2,
            Encoding::Utf16Be if first.starts_with(&[0xfe, 0xff]) => 2,
            _ => 0,
        }
    }
}

/// UTF-16 without a mark: delimiters, digits and line ends are there, so at least a
/// quarter of its units have a zero beside a byte of ASCII, and hardly any the other
/// way round.
fn utf16(first: &[u8]) -> Option<Encoding> {
    let ascii = |byte: u8| matches!(byte, 9..=13 | 32..=126);
    let (mut units, mut little, mut big) = (0usize, 0usize, 0usize);
    for pair in first[..first.len().min(4096)].chunks_exact(2) {
        units += 1;
        little += usize::from(pair[1] == 0 && ascii(pair[0]));
        big += usize::from(pair[0] == 0 && ascii(pair[1]));
    }
    if units < 2 {
        return None;
    }
    if little * 4 > units && big * 8 < little {
        return Some(Encoding::Utf16Le);
    }
    (big * 4 > units && little * 8 < big).then_some(Encoding::Utf16Be)
}

/// Whether bytes are UTF-8: all of them, but for a letter that the block cuts off; or
/// nearly all of them, in a file that was put together from several.
fn utf8(mut bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    loop {
        match std::str::from_utf8(bytes) {
            Ok(_) if bad == 0 => return true,
            Ok(text) => good += beyond_ascii(text.as_bytes()),
            Err(error) => {
                let (valid, rest) = bytes.split_at(error.valid_up_to());
                good += beyond_ascii(valid);
                if let Some(length) = error.error_len() {
                    bad += 1;
                    bytes = &rest[length..];
                    continue;
                }
            }
        }
        // Of pairs of bytes from other encodings one in thirty makes a letter of UTF-8.
        return bad == 0 || good > bad * 8;
    }
}

/// How many letters begin that are not ASCII.
fn beyond_ascii(utf8: &[u8]) -> usize {
    utf8.iter().filter(|byte| **byte >= 0xc0).count()
}

/// Decodes a file in one encoding to UTF-8, piece by piece.
pub trait Decode {
    /// Adds the letters of the next piece to `out`; what no letter is becomes U+FFFD. A
    /// letter may be cut off at the end of a piece, unless it is the last one, after which
    /// another file may begin.
    fn decode(&mut self, piece: &[u8], last: bool, out: &mut String);
}

/// Who decodes what is neither Unicode nor Windows-1252; `None` for an encoding that
/// is not to be had.
pub type Decoders = fn(Encoding) -> Option<Box<dyn Decode>>;

/// Turns pieces of a file into bytes of which the ASCII can be relied on.
pub(super) struct Decoder {
    encoding: Encoding,
    begun: bool,
    /// Half a unit of UTF-16, between two pieces.
    half: Option<u8>,
    /// The first of two surrogates.
    high: Option<u16>,
    /// Who decodes other encodings, and what came out.
    other: Option<Box<dyn Decode>>,
    text: String,
    out: Vec<u8>,
}

impl Decoder {
    pub(super) fn new(encoding: Encoding, decoders: Option<Decoders>) -> Decoder {
        let decoders = decoders.filter(|_| !encoding.as_it_is());
        Decoder {
            encoding,
            begun: false,
            half: None,
            high: None,
            other: decoders.and_then(|decoders| decoders(encoding)),
            text: String::new(),
            out: Vec::new(),
        }
    }

    /// What was cut off at the end of the file.
    pub(super) fn last(&mut self) -> &[u8] {
        self.text.clear();
        if let Some(other) = &mut self.other {
            other.decode(&[], true, &mut self.text);
        }
        self.text.as_bytes()
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
            _ => {
                let Some(other) = &mut self.other else {
                    return bytes;
                };
                self.text.clear();
                other.decode(bytes, false, &mut self.text);
                return self.text.as_bytes();
            }
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

/// A byte's letter in Windows-1252.
pub(super) fn western(byte: u8) -> char {
    match byte {
        0x80..=0x9f => WINDOWS[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// The byte of a letter in Windows-1252.
pub(super) fn western_byte(letter: char) -> Option<u8> {
    match u8::try_from(u32::from(letter)) {
        // Control signs as well: they stand for themselves in Latin-1.
        Ok(byte) => Some(byte),
        Err(_) => WINDOWS
            .iter()
            .position(|known| *known == letter)
            .and_then(|at| u8::try_from(0x80 + at).ok()),
    }
}

/// A field as text: UTF-8 where it is, Windows-1252 otherwise.
pub(super) fn text(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(bytes.iter().copied().map(western).collect()),
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
        assert_eq!(Encoding::of(b""), Some(Encoding::Utf8));
        assert_eq!(Encoding::of("年,值".as_bytes()), Some(Encoding::Utf8));
        assert_eq!(Encoding::of(b"\xef\xbb\xbfyear"), Some(Encoding::Utf8Mark));
        assert_eq!(
            Encoding::of(&utf16("\u{feff}year", false)),
            Some(Encoding::Utf16Le)
        );
        assert_eq!(
            Encoding::of(&utf16("\u{feff}year", true)),
            Some(Encoding::Utf16Be)
        );
        assert_eq!(
            Encoding::of(&utf16("year,exporter", false)),
            Some(Encoding::Utf16Le)
        );
        assert_eq!(
            Encoding::of(&utf16("year,exporter", true)),
            Some(Encoding::Utf16Be)
        );
        assert_eq!(Encoding::of(b"C\xf4te d'Ivoire,1"), None);
        for big in [false, true] {
            let told = if big {
                Encoding::Utf16Be
            } else {
                Encoding::Utf16Le
            };
            let text = "年份,出口國,一,金額\n2019,日本,韓國,5\n";
            assert_eq!(Encoding::of(&utf16(text, big)), Some(told));
        }
    }

    #[test]
    fn a_block_that_ends_inside_a_letter_is_still_utf_8() {
        let text = "日本".as_bytes();
        for cut in 1..text.len() {
            assert_eq!(Encoding::of(&text[..cut]), Some(Encoding::Utf8), "{cut}");
        }
    }

    #[test]
    fn utf_16_comes_out_the_same_however_it_is_cut() {
        let text = "\u{feff}年,exporter\n2020,𠮷\n";
        for big in [false, true] {
            let bytes = utf16(text, big);
            for cut in 2..bytes.len() {
                let mut decoder = Decoder::new(Encoding::of(&bytes).unwrap(), None);
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
