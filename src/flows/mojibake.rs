//! Names whose letters were garbled before they came here: UTF-8 that somebody has read
//! as Windows-1252 or as an old Macintosh's letters and saved again (`TÃ¼rkiye`,
//! `T√ºrkiye`), or letters that were lost on the way (`T?rkiye`).
//!
//! What is repaired here stands in the report. A lost letter is found again only where
//! the name then fits one known economy, and no other.

use super::decode::western_byte;
use super::economies::{self, Known, Numbers, plain};
use super::report::Rule;
use std::borrow::Cow;

/// What a code and a name stand for, once their letters are right.
pub(super) struct Settled<'a> {
    pub(super) code: Cow<'a, str>,
    pub(super) name: Cow<'a, str>,
    pub(super) known: Known,
    /// The code or name that was garbled, if it matters.
    pub(super) garbled: Option<&'a str>,
}

impl<'a> Settled<'a> {
    /// What is to be said of the letters of what was `shown`; `strange` are bytes that are
    /// not of the file's encoding.
    pub(super) fn doubt(&self, shown: &'a str, strange: bool) -> Option<(Rule, &'a str)> {
        let lost = self.code.contains(char::REPLACEMENT_CHARACTER)
            || (self.code.is_empty() && self.name.contains(char::REPLACEMENT_CHARACTER));
        if self.known == Known::Unknown && (strange || lost) {
            return Some((Rule::Doubtful, shown));
        }
        let garbled = self.garbled.or(strange.then_some(shown));
        garbled.map(|garbled| (Rule::Repaired, garbled))
    }
}

/// Settles a code and a name.
pub(super) fn settle<'a>(code: &'a str, name: &'a str, numbers: Numbers) -> Settled<'a> {
    let (right_code, right_name) = (repaired(code), repaired(name));
    let by_code = || economies::known(code, "", numbers) != Known::Unknown;
    let mut garbled = match (&right_code, &right_name) {
        (Some(_), _) => Some(code),
        (None, Some(_)) if code.is_empty() || !by_code() => Some(name),
        _ => None,
    };
    let code_now = right_code.map_or(Cow::Borrowed(code), Cow::Owned);
    let name_now = right_name.map_or(Cow::Borrowed(name), Cow::Owned);
    let mut known = economies::known(&code_now, &name_now, numbers);
    if !matches!(known, Known::Economy { .. } | Known::World) {
        // Before all else: without its first vowel Réunion is a union.
        let found = found(&code_now).map(|found| (found, code));
        if let Some((only, said)) = found.or_else(|| Some((self::found(&name_now)?, name))) {
            known = only;
            garbled = Some(said);
        }
    }
    Settled {
        code: code_now,
        name: name_now,
        known,
        garbled,
    }
}

/// A text as it was before it was garbled; `None` if it was not.
pub(super) fn repaired(text: &str) -> Option<String> {
    let mut right: Option<String> = None;
    // Some were garbled twice.
    for _ in 0..3 {
        let now = right.as_deref().unwrap_or(text);
        match undone(now, western_byte).or_else(|| of_macintosh(now)) {
            Some(better) => right = Some(better),
            None => break,
        }
    }
    let control = |letter: char| matches!(letter, '\u{80}'..='\u{9f}');
    right.filter(|right| !right.contains(control))
}

/// Reads a text's letters as bytes, and these as UTF-8, if they are: of other texts that
/// is as good as never true.
fn undone(text: &str, byte: impl Fn(char) -> Option<u8>) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len());
    for letter in text.chars() {
        bytes.push(match (letter, bytes.last()) {
            // A hard blank, made soft.
            (' ', Some(0xc3)) => 0xa0,
            _ => byte(letter)?,
        });
    }
    String::from_utf8(bytes).ok()
}

/// The letters from 0x80 on of old Macintoshes.
const MACINTOSH: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø\
¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

/// The same of old Macintoshes' letters. There an apostrophe before an É would do, so a
/// sign is needed that is in no name, or a name that is known.
fn of_macintosh(text: &str) -> Option<String> {
    let right = undone(text, |letter| match u8::try_from(letter) {
        Ok(byte) if byte.is_ascii() => Some(byte),
        _ => MACINTOSH
            .chars()
            .position(|known| known == letter)
            .and_then(|at| u8::try_from(0x80 + at).ok()),
    })?;
    let is_known = || {
        matches!(
            economies::known("", &right, Numbers::Own),
            Known::Economy { .. } | Known::World
        )
    };
    (text.contains('√') || is_known()).then_some(right)
}

/// The one economy that a name fits in which `?` or U+FFFD stand for lost letters.
fn found(name: &str) -> Option<Known> {
    let lost = ['?', char::REPLACEMENT_CHARACTER];
    if !name.contains(lost) {
        return None;
    }
    let parts: Vec<&str> = name.trim().split(lost).collect();
    let (mut pieces, mut gaps) = (vec![String::new()], Vec::new());
    for (at, part) in parts.iter().enumerate() {
        match gaps.last_mut() {
            // Two signs side by side may be the two bytes of one letter.
            Some(gap) if at > 1 && parts[at - 1].is_empty() => *gap += 1,
            _ if at > 0 => {
                gaps.push(1usize);
                pieces.push(String::new());
            }
            _ => {}
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push_str(&plain(part));
        }
    }
    // An ideogram says as much as two letters.
    let left: usize = pieces.iter().map(|piece| worth(piece)).sum();
    if left < 4 {
        return None;
    }
    economies::only(|known| {
        let rest = known.strip_prefix(pieces[0].as_str());
        rest.is_some_and(|rest| fits(rest, &pieces[1..], &gaps, 0))
    })
}

fn worth(piece: &str) -> usize {
    piece
        .chars()
        .map(|letter| 1 + usize::from(letter > '\u{2fff}'))
        .sum()
}

/// Whether the rest of a known name is these pieces, with a few letters beyond ASCII
/// between them: only such are lost. `filled` are those that were so far.
fn fits(rest: &str, pieces: &[String], gaps: &[usize], filled: usize) -> bool {
    let (Some((piece, pieces)), Some((most, gaps))) = (pieces.split_first(), gaps.split_first())
    else {
        return rest.is_empty() && filled > 0;
    };
    let mut rest = rest;
    for letters in 0..=*most {
        if let Some(after) = rest.strip_prefix(piece.as_str())
            && fits(after, pieces, gaps, filled + letters)
        {
            return true;
        }
        let mut letter = rest.chars();
        match letter.next() {
            Some(lost) if !lost.is_ascii() => rest = letter.as_str(),
            _ => return false,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text's UTF-8, read as Windows-1252 or Latin-1.
    fn garble(text: &str, windows: bool) -> String {
        text.bytes()
            .map(|byte| match windows {
                true => crate::flows::decode::western(byte),
                false => char::from(byte),
            })
            .collect()
    }

    fn code(name: &str) -> Option<&'static str> {
        match settle(name, "", Numbers::M49).known {
            Known::Economy { code, .. } => Some(code),
            _ => None,
        }
    }

    #[test]
    fn names_that_were_garbled_once_or_twice_are_repaired() {
        for name in [
            "Türkiye",
            "Côte d’Ivoire",
            "São Tomé",
            "臺灣",
            "世界",
            "Việt Nam",
            "à côté",
            "한국",
        ] {
            for windows in [true, false] {
                let once = garble(name, windows);
                assert_eq!(repaired(&once).as_deref(), Some(name), "{once}");
                let twice = garble(&once, windows);
                assert_eq!(repaired(&twice).as_deref(), Some(name), "{twice}");
            }
        }
        assert_eq!(repaired("TÃ¼rkiye").as_deref(), Some("Türkiye"));
        assert_eq!(
            repaired("CÃ´te dâ€™Ivoire").as_deref(),
            Some("Côte d’Ivoire")
        );
        assert_eq!(repaired("T√ºrkiye").as_deref(), Some("Türkiye"));
        assert_eq!(
            repaired("C√¥te d‚ÄôIvoire").as_deref(),
            Some("Côte d’Ivoire")
        );
        assert_eq!(repaired("voilÃ  tout").as_deref(), Some("voilà tout"));
    }

    #[test]
    fn names_that_are_right_stay_as_they_are() {
        for name in [
            "",
            "Japan",
            "Türkiye",
            "Côte d’Ivoire",
            "d’État",
            "l’Écosse",
            "EXPORTAÇÃO",
            "Â",
            "Ã",
            "臺灣",
            "Österreich",
            "São Tomé and Príncipe",
            "Ærø",
            "¿Qué?",
            "Việt Nam",
            "Łódź",
            "Россия",
            "« à côté »",
        ] {
            assert_eq!(repaired(name), None, "{name}");
        }
    }

    #[test]
    fn a_garbled_name_is_the_economy_it_was() {
        for (name, want) in [
            ("TÃ¼rkiye", "TUR"),
            ("RÃ©union", "REU"),
            ("å\u{8f}°ç\u{81}£", "TWN"),
            ("T√ºrkiye", "TUR"),
            ("T?rkiye", "TUR"),
            ("T??rkiye", "TUR"),
            ("T\u{fffd}rkiye", "TUR"),
            ("Tï¿½rkiye", "TUR"),
            ("T\u{fffd}\u{fffd}rkiye", "TUR"),
            ("C?te d'Ivoire", "CIV"),
            ("C\u{fffd}te d?Ivoire", "CIV"),
            ("C??te d???Ivoire", "CIV"),
            ("R?union", "REU"),
            ("Cura?ao", "CUW"),
        ] {
            assert_eq!(code(name), Some(want), "{name}");
        }
        assert_eq!(settle("", "ä¸–ç•Œ", Numbers::M49).known, Known::World);
    }

    #[test]
    fn a_lost_letter_is_not_guessed_where_more_than_one_name_fits() {
        for name in [
            "?",
            "??",
            "???",
            "?國",
            "日?",
            "Niger?a",
            "Ir?n",
            "?",
            "Austr?lia",
            "T?rk?",
            "Atlantis?",
        ] {
            let settled = settle(name, "", Numbers::M49);
            assert_eq!(
                (settled.known, settled.garbled),
                (Known::Unknown, None),
                "{name}"
            );
        }
        // What is known without is no lost letter.
        assert!(settle("China?", "", Numbers::M49).garbled.is_none());
    }

    #[test]
    fn a_garbled_name_beside_a_code_that_is_known_does_not_matter() {
        let settled = settle("TUR", "TÃ¼rkiye", Numbers::M49);
        assert!(settled.garbled.is_none());
        let settled = settle("X9", "CitÃ©", Numbers::M49);
        assert_eq!((settled.garbled, &*settled.name), (Some("CitÃ©"), "Cité"));
    }
}
