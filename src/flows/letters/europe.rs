//! What letters of one byte are worth by what stands beside them.

use crate::flows::decode::Encoding;

/// The letters that the languages of an encoding use, and what one is worth: the same
/// bytes are letters in several, of which the most usual encoding is the likelier.
fn usual(encoding: Encoding) -> (&'static str, f64) {
    match encoding {
        Encoding::Windows1250 => (
            "áčďéěíňóřšťúůýžąćęłńśźżöüőűäôâăîşţÁČĎÉĚÍŇÓŘŠŤÚŮÝŽĄĆĘŁŃŚŹŻÖÜŐŰÄÔÂĂÎŞŢđĐ",
            1.85,
        ),
        Encoding::Windows1254 => ("çğıöşüâîûÇĞİÖŞÜÂÎ", 1.9),
        _ => ("àáâãäåæçèéêëíîïñóôöøúûüßœÀÁÂÃÄÅÆÇÉÊËÍÎÑÓÔÖØÚÜŒ", 2.0),
    }
}

/// Capital letters beyond Latin-1.
const CAPITAL: &str = "ŠŒŽŸŞĞİĄĆĘŁŃŚŹŻČĎĚŇŘŤŮŐŰĹĽŔĂȘȚŢĐЁ";

fn is_capital(letter: char) -> bool {
    matches!(letter, 'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'А'..='Я') || CAPITAL.contains(letter)
}

fn is_letter(letter: char) -> bool {
    letter.is_ascii_alphabetic() || matches!(letter, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | 'Ѐ'..='ӿ')
}

/// Points of an encoding of one byte a letter, by what stands beside each letter that is
/// not ASCII; and how many there are.
pub(super) fn by_neighbours(encoding: Encoding, line: &[char]) -> (f64, f64) {
    let (mut points, mut letters) = (0.0, 0.0);
    for (at, letter) in line.iter().copied().enumerate() {
        if letter.is_ascii() {
            continue;
        }
        let before = at
            .checked_sub(1)
            .and_then(|at| line.get(at))
            .copied()
            .unwrap_or(' ');
        let after = line.get(at + 1).copied().unwrap_or(' ');
        points += beside(encoding, before, letter, after);
        letters += 1.0;
    }
    (points, letters)
}

/// What a letter is worth between two others.
fn beside(encoding: Encoding, before: char, letter: char, after: char) -> f64 {
    let sign = |other: char| !other.is_ascii() && !is_letter(other);
    let cyrillic = |other: char| matches!(other, 'Ѐ'..='ӿ');
    let latin = |other: char| is_letter(other) && !cyrillic(other);
    let amid = is_letter(before) && is_letter(after);
    match letter {
        '\u{80}'..='\u{9f}' => -3.0,
        '\u{a0}' => 0.5,
        '’' if is_letter(before) => 1.0,
        'ª' | 'º' | '°' | '«' | '»' | '“' | '”' | '‘' if !amid => 0.3,
        _ if !is_letter(letter) && (amid || sign(before) || sign(after)) => -2.0,
        _ if !is_letter(letter) && (is_letter(before) || is_letter(after)) => -1.0,
        _ if !is_letter(letter) => 0.3,
        _ if is_capital(letter) && is_letter(before) && !is_capital(before) => -2.0,
        _ if is_capital(after) && !is_capital(letter) => -2.0,
        _ if cyrillic(letter) && (latin(before) || latin(after)) => -2.0,
        _ if sign(before) || sign(after) => -1.0,
        _ if !is_letter(before) && !is_letter(after) => 0.0,
        _ if cyrillic(letter) => 1.5,
        _ if is_letter(before) && !before.is_ascii() => 0.0,
        // Italian has these at the end of words.
        'ì' | 'ò' | 'ù' if !is_letter(after) => 1.8,
        // French has it before a u, Portuguese the other before an e.
        'œ' if after != 'u' => 0.3,
        'õ' if after == 'e' => 2.0,
        _ => {
            let (letters, worth) = usual(encoding);
            if letters.contains(letter) { worth } else { 0.3 }
        }
    }
}
