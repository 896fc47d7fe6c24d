//! The texts of one language, loaded when they are asked for.
//!
//! They come in several packs: one that every page needs, one for each part of
//! the code that has texts of its own. A pack is text: keys, a line break, then
//! the texts with line breaks between, in the order of their keys. A key is
//! written as what it is more than the one before, in four characters of six
//! bits from `0` on. `scripts/slim.mjs` writes packs.

use super::Lang;
use std::sync::{OnceLock, PoisonError, RwLock};

/// Parts two packs that are handed over together.
const BREAK: char = '\u{1e}';

struct Pack {
    keys: Vec<u32>,
    texts: Vec<&'static str>,
}

type Packs = RwLock<Vec<Pack>>;

static PACKS: [Packs; Lang::ALL.len()] = [const { RwLock::new(Vec::new()) }; Lang::ALL.len()];

/// Who gives what has been left out so far, while all else waits.
static MORE: OnceLock<fn(Lang) -> Option<String>> = OnceLock::new();

/// Sets who is asked for a text that is in no pack so far: it gives further packs
/// of a language, or `None` if there are no more.
pub fn ask(more: fn(Lang) -> Option<String>) {
    let _ = MORE.set(more);
}

/// Whether the texts of a language are there that every page needs.
#[must_use]
pub fn loaded(lang: Lang) -> bool {
    cfg!(not(tairi_packs)) || first(lang).is_some()
}

/// The first key of the first pack of a language.
fn first(lang: Lang) -> Option<u32> {
    let packs = PACKS[lang as usize].read();
    let packs = packs.unwrap_or_else(PoisonError::into_inner);
    packs.first()?.keys.first().copied()
}

/// Takes packs in; whether all of them were some.
pub fn install(lang: Lang, packs: String) -> bool {
    let packs: &'static str = packs.leak();
    packs.split(BREAK).all(|pack| {
        let pack = read(pack);
        let there = pack.is_some();
        let packs = PACKS[lang as usize].write();
        let mut packs = packs.unwrap_or_else(PoisonError::into_inner);
        packs.extend(pack);
        there
    })
}

fn read(pack: &'static str) -> Option<Pack> {
    let mut lines = pack.split('\n');
    let mut key = 0;
    let mut keys = Vec::new();
    for digits in lines.next()?.as_bytes().chunks(4) {
        let mut step = 0;
        for digit in digits {
            step = step << 6 | u32::from(digit.checked_sub(b'0')?);
        }
        key += step;
        keys.push(key);
    }
    let texts: Vec<&str> = lines.collect();
    (!keys.is_empty() && texts.len() == keys.len()).then_some(Pack { keys, texts })
}

fn find(key: u32, lang: Lang) -> Option<&'static str> {
    let packs = PACKS[lang as usize].read();
    let packs = packs.unwrap_or_else(PoisonError::into_inner);
    packs.iter().find_map(|pack| {
        let at = pack.keys.partition_point(|known| *known < key);
        (pack.keys.get(at) == Some(&key)).then(|| pack.texts.get(at).copied())?
    })
}

/// The text of a key; in another language as long as this one is not there.
#[must_use]
pub fn text(key: u32, lang: Lang) -> &'static str {
    let mut all = [lang].into_iter().chain(Lang::ALL);
    let spoken = all.find(|lang| first(*lang).is_some());
    let Some(lang) = spoken else {
        return "";
    };
    loop {
        if let Some(text) = find(key, lang) {
            return text;
        }
        let more = MORE.get().and_then(|more| more(lang));
        if !more.is_some_and(|packs| install(lang, packs)) {
            return "";
        }
    }
}

/// The text of a key that is the same in all languages.
#[must_use]
pub fn neutral(key: u32) -> &'static str {
    let found = Lang::ALL.into_iter().find_map(|lang| find(key, lang));
    found.unwrap_or_else(|| text(key, Lang::En))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pack_gives_back_each_text_under_its_key() {
        // Keys 1, 66 and 66 + 2^18.
        let pack = read("000100111000\none\ntwo\nthree").unwrap();
        assert_eq!(pack.keys, [1, 66, 66 + (1 << 18)]);
        assert_eq!(pack.texts, ["one", "two", "three"]);
    }

    #[test]
    fn what_is_cut_off_or_no_pack_is_refused() {
        assert!(read("00010011\none").is_none());
        assert!(read("<!doctype html>\n<html>").is_none());
        assert!(!install(Lang::Ja, String::new()));
    }

    #[test]
    fn a_text_is_found_in_whichever_pack_it_came_and_more_are_asked_for() {
        assert!(install(Lang::En, "0001\none\u{1e}0003\nthree".to_owned()));
        assert_eq!(text(1, Lang::En), "one");
        assert_eq!(text(3, Lang::En), "three");
        // The language asked for is not there.
        assert_eq!(text(1, Lang::ZhTw), "one");
        assert_eq!(text(2, Lang::En), "");
        ask(|lang| find(4, lang).is_none().then(|| "0004\nfour".to_owned()));
        assert_eq!(text(4, Lang::En), "four");
        assert_eq!(text(2, Lang::En), "", "nothing more to be had");
        assert_eq!(neutral(4), "four");
    }
}
