//! Tells encodings apart that do not show themselves: by what would stand there. In the
//! right one there are words of trade and names of economies, frequent letters, and
//! small letters beside small letters; in a wrong one rare letters and signs amid words.
//!
//! `words.txt` has words of trade and economies' names in Korean, Chinese and Japanese,
//! and in its last line frequent letters; they are for this only. Whether a letter
//! is frequent is told by its place, too: all encodings of East Asia have theirs first.

mod east;
mod europe;

use super::decode::{Decoders, Encoding, western};
use super::dialect::SYNONYMS;
use super::economies::{self, Known, Numbers, TEXTS, plain};
use std::sync::OnceLock;

const WORDS: &str = include_str!("words.txt");

/// Fields that are looked at, and bytes of them.
const FIELDS: usize = 200;
const BYTES: usize = 16 * 1024;

/// What is less than this, a letter on average, makes no sense; and what another
/// encoding is behind by less than this is not sure.
const SENSE: f64 = 0.5;
/// The same between encodings of one byte a letter, which cut all fields alike: a name
/// may look wrong, but is there.
const CLOSE: f64 = 0.1;

/// What may be told apart; of those that give the same letters the first is taken.
const CANDIDATES: [Encoding; 10] = [
    Encoding::Windows1252,
    Encoding::Big5,
    Encoding::Gb18030,
    Encoding::ShiftJis,
    Encoding::EucJp,
    Encoding::EucKr,
    Encoding::Windows1250,
    Encoding::Windows1254,
    Encoding::Windows1251,
    Encoding::Macintosh,
];

/// The encoding of a file that starts with these bytes, and whether it is a guess that
/// another one is close to.
pub(super) fn tell(first: &[u8], decoders: Option<Decoders>) -> (Encoding, bool) {
    if let Some(shown) = Encoding::of(first) {
        return (shown, false);
    }
    let sample = sample(first);
    let tried: Vec<(f64, Encoding, String)> = CANDIDATES
        .iter()
        .filter_map(|encoding| {
            let text = decoded(&sample, *encoding, decoders)?;
            Some((sense(*encoding, &sample, &text), *encoding, text))
        })
        .collect();
    let Some(mut first) = tried.first() else {
        return (Encoding::Windows1252, true);
    };
    for other in &tried {
        if other.0 > first.0 {
            first = other;
        }
    }
    let (best, encoding, text) = first;
    // Of a few letters chance makes sense sooner.
    let letters = text.chars().filter(|letter| !letter.is_ascii()).count();
    let sure = SENSE * (1.0 + 8.0 / letters.max(1) as f64);
    let close = tried.iter().any(|(sense, other, read)| {
        let far = match (pairs(*encoding), pairs(*other)) {
            (true, _) => sure,
            (false, true) => SENSE,
            (false, false) => CLOSE,
        };
        read != text && best - sense < far
    });
    (*encoding, close || *best < SENSE)
}

/// The fields of the first lines that are not all ASCII, each once, in lines. No byte of
/// any letter is one of these delimiters.
fn sample(first: &[u8]) -> Vec<u8> {
    let end = memchr::memrchr2(b'\n', b'\r', first).unwrap_or(first.len());
    // The last field may be cut off within a letter.
    let whole = if end * 2 > first.len() {
        end
    } else {
        first.len()
    };
    let fields =
        first[..whole].split(|byte| matches!(byte, b',' | b';' | b'\t' | b'\n' | b'\r' | b'"'));
    let (mut seen, mut out): (Vec<&[u8]>, Vec<u8>) = Default::default();
    for field in fields.filter(|field| !field.is_ascii()) {
        if seen.len() >= FIELDS || out.len() + field.len() > BYTES {
            break;
        }
        if !seen.contains(&field) {
            seen.push(field);
            out.extend_from_slice(field);
            out.push(b'\n');
        }
    }
    if out.is_empty() {
        out.extend_from_slice(&first[..first.len().min(BYTES)]);
    }
    out
}

fn decoded(sample: &[u8], encoding: Encoding, decoders: Option<Decoders>) -> Option<String> {
    if encoding == Encoding::Windows1252 {
        return Some(sample.iter().copied().map(western).collect());
    }
    let mut text = String::new();
    decoders?(encoding)?.decode(sample, true, &mut text);
    Some(text)
}

/// How much sense a letter makes on average.
fn sense(encoding: Encoding, sample: &[u8], text: &str) -> f64 {
    let lines = sample.split(|byte| *byte == b'\n');
    let (mut points, mut letters) = (0.0, 0.0);
    for (raw, line) in lines.zip(text.split('\n')) {
        let (own, count) = if pairs(encoding) {
            east::by_place(encoding, raw)
        } else {
            europe::by_neighbours(encoding, &line.chars().collect::<Vec<char>>())
        };
        points += own + by_words(encoding, line);
        letters += count;
    }
    if letters > 0.0 { points / letters } else { 0.0 }
}

/// Whether two bytes make a letter.
fn pairs(encoding: Encoding) -> bool {
    matches!(
        encoding,
        Encoding::Big5 | Encoding::Gb18030 | Encoding::ShiftJis | Encoding::EucJp | Encoding::EucKr
    )
}

/// Points for words that are known and letters that are frequent, against those that
/// are none.
fn by_words(encoding: Encoding, line: &str) -> f64 {
    let foreign = |text: &str| text.chars().filter(|letter| !letter.is_ascii()).count() as f64;
    let japanese = matches!(encoding, Encoding::ShiftJis | Encoding::EucJp);
    let mut points = 0.0;
    for letter in line.chars() {
        points += match letter {
            char::REPLACEMENT_CHARACTER => -10.0,
            '\u{e000}'..='\u{f8ff}' => -5.0,
            'ぁ'..='ヿ' if !japanese => 0.0,
            'ぁ'..='\u{ffff}' if frequent(letter) => 1.5,
            _ => 0.0,
        };
    }
    if is_word(line) {
        return points + 3.0 * foreign(line);
    }
    let signs = [
        ' ', '(', ')', '（', '）', '[', ']', ':', '：', '/', '／', '、', '・', '|', '_', '-', '　',
    ];
    let words = line.split(signs).filter(|word| is_word(word));
    points + 3.0 * words.map(foreign).sum::<f64>()
}

/// Whether a letter is in a word of the lists, or in the line of frequent ones.
fn frequent(letter: char) -> bool {
    // A bit a letter.
    static LETTERS: OnceLock<Vec<u8>> = OnceLock::new();
    let letters = LETTERS.get_or_init(|| {
        let mut bits = vec![0; 0x1_0000 / 8];
        for text in TEXTS.into_iter().chain([SYNONYMS, WORDS]) {
            for letter in text.chars() {
                if let Some(byte) = bits.get_mut(letter as usize / 8) {
                    *byte |= 1 << (letter as usize % 8);
                }
            }
        }
        bits
    });
    let byte = letters.get(letter as usize / 8);
    byte.is_some_and(|byte| byte & (1 << (letter as usize % 8)) != 0)
}

/// Whether a text with letters beyond ASCII is a word of trade or an economy's name.
fn is_word(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    let word = plain(text);
    let listed = |list: &str| {
        let mut words = list.split([' ', '\n']);
        words.any(|known| known == word && !known.is_ascii())
    };
    listed(SYNONYMS)
        || listed(WORDS)
        || matches!(
            economies::known("", text, Numbers::Own),
            Known::Economy { .. } | Known::World
        )
}
