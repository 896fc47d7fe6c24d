//! The texts of one language, loaded when they are asked for.
//!
//! A pack is text: keys, a line break, then the texts with line breaks between,
//! in the order of their keys. A key is written as what it is more than the one
//! before, in four characters of six bits from `0` on. `scripts/slim.mjs`
//! writes packs.

use super::Lang;
use std::sync::OnceLock;

struct Pack {
    keys: Vec<u32>,
    texts: Vec<&'static str>,
}

static PACKS: [OnceLock<Pack>; Lang::ALL.len()] = [const { OnceLock::new() }; Lang::ALL.len()];

/// Whether the texts of a language are there.
#[must_use]
pub fn loaded(lang: Lang) -> bool {
    cfg!(not(tairi_packs)) || PACKS[lang as usize].get().is_some()
}

/// Takes a pack in; whether it is one. A second one for a language is dropped.
pub fn install(lang: Lang, pack: String) -> bool {
    let pack: &'static str = pack.leak();
    let Some(pack) = read(pack) else {
        return false;
    };
    let _ = PACKS[lang as usize].set(pack);
    true
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

/// The text of a key; in another language as long as this one is not there.
#[must_use]
pub fn text(key: u32, lang: Lang) -> &'static str {
    let own = PACKS[lang as usize].get();
    let pack = own.or_else(|| PACKS.iter().find_map(OnceLock::get));
    pack.and_then(|pack| {
        let at = pack.keys.partition_point(|known| *known < key);
        (pack.keys.get(at) == Some(&key)).then(|| pack.texts.get(at).copied())?
    })
    .unwrap_or_default()
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
    fn an_unknown_key_is_an_empty_text() {
        assert!(install(Lang::En, "0001\none".to_owned()));
        assert_eq!(text(1, Lang::En), "one");
        // The language asked for is not there.
        assert_eq!(text(1, Lang::ZhTw), "one");
        assert_eq!(text(2, Lang::En), "");
    }
}
