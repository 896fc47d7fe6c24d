//! What letters of East Asia are worth by their places in an encoding.

use crate::flows::decode::Encoding;

/// Points of an encoding of East Asia, by the places of letters in it; and how many
/// letters there are.
pub(super) fn by_place(encoding: Encoding, raw: &[u8]) -> (f64, f64) {
    let (mut points, mut letters) = (0.0, 0.0);
    // A field in nothing but half-width kana is one of an old machine.
    let half = raw
        .iter()
        .all(|byte| matches!(byte, 0xa1..=0xdf | b' '..=b'~'));
    let hangul = raw
        .chunks(2)
        .any(|pair| matches!(pair, [0xb0..=0xc8, 0xa1..=0xff]));
    let mut small = false;
    let mut at = 0;
    while at < raw.len() {
        let lead = raw[at];
        if lead.is_ascii() {
            small = lead.is_ascii_lowercase();
            at += 1;
            continue;
        }
        let trail = raw.get(at + 1).copied().unwrap_or(0);
        let (length, worth) = match (encoding, lead) {
            (Encoding::ShiftJis, 0xa1..=0xdf) => (1, if half { 0.3 } else { -1.0 }),
            (Encoding::EucJp, 0x8f) => (3, -2.0),
            (Encoding::Gb18030, _) if trail.is_ascii_digit() => (4, -3.0),
            (Encoding::EucKr, 0xca..=0xfd) if hangul => (2, -1.5),
            _ => (2, worth(encoding, lead, trail)),
        };
        at += length;
        // Small Latin letters are seldom glued to others.
        let glued = small || raw.get(at).is_some_and(u8::is_ascii_lowercase);
        points += worth - if glued { 2.0 } else { 0.0 };
        letters += 1.0;
        small = false;
    }
    (points, letters)
}

/// What a letter of two bytes is worth: frequent ones stand before rare ones, and what
/// users have made is seldom in a table.
fn worth(encoding: Encoding, lead: u8, trail: u8) -> f64 {
    match (encoding, lead, trail) {
        (Encoding::Big5, 0xa4..=0xc6, _) => 1.0,
        (Encoding::Big5, 0xa1..=0xa3, _) => 0.0,
        (Encoding::Big5, 0xc9..=0xf9, _) => -1.0,
        (Encoding::Big5, ..) => -3.0,
        (Encoding::Gb18030, ..=0xa0, _) | (Encoding::Gb18030, _, ..=0xa0) => -1.5,
        (Encoding::Gb18030, 0xb0..=0xd7, _) => 1.0,
        (Encoding::Gb18030, 0xd8..=0xf7, _) => -1.0,
        (Encoding::Gb18030, 0xa1 | 0xa3, _) => 0.0,
        (Encoding::Gb18030, 0xa2..=0xa9, _) => -0.5,
        (Encoding::ShiftJis, 0x81, _) | (Encoding::ShiftJis, 0x82, ..=0x9e) => 0.3,
        (Encoding::ShiftJis, 0x82, _) | (Encoding::ShiftJis, 0x83, ..=0x96) => 1.5,
        (Encoding::ShiftJis, 0x88..=0x97, _) | (Encoding::ShiftJis, 0x98, ..=0x72) => 1.0,
        (Encoding::ShiftJis, 0x98..=0x9f | 0xe0..=0xea, _) => -1.0,
        (Encoding::ShiftJis, 0x83..=0x87 | 0xed | 0xee | 0xfa.., _) => -1.0,
        (Encoding::EucJp, 0xa4 | 0xa5, _) => 1.5,
        (Encoding::EucJp, 0xb0..=0xcf, _) => 1.0,
        (Encoding::EucJp, 0x8e | 0xd0..=0xf4, _) => -1.0,
        (Encoding::EucJp, 0xa1 | 0xa3, _) => 0.3,
        (Encoding::EucJp, 0xa2..=0xad, _) => -0.5,
        (Encoding::EucKr, ..=0xa0, _) | (Encoding::EucKr, _, ..=0xa0) => -2.0,
        (Encoding::EucKr, 0xb0..=0xc8, _) => 1.2,
        (Encoding::EucKr, 0xca..=0xfd, _) => -1.0,
        (Encoding::EucKr, 0xa1 | 0xa3, _) => 0.0,
        (Encoding::EucKr, 0xa2..=0xac, _) => -1.0,
        _ => -5.0,
    }
}
