//! The tables: economies with their codes (`economies.txt`, kept by hand), and all names of
//! theirs, of groups and of areas that are no economy (`names.txt`, made by
//! `scripts/economies.py`).

use super::fold::{each_word, fold_into, plain};
use super::{Known, other_asia};
use std::sync::OnceLock;

const TABLE: &str = include_str!("economies.txt");
const NAMES: &str = include_str!("names.txt");

/// The tables as they stand, for who asks which letters are in them.
pub(in crate::flows) const TEXTS: [&str; 2] = [TABLE, NAMES];

/// One line of the table: two letters (`-` where there are none), three letters with other
/// codes for the same, numbers, and names, the first of which is shown.
pub(super) type Line = (&'static str, &'static str, &'static str, &'static str);

/// What a name in the tables stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    Economy(Line),
    World,
    Elsewhere,
    Group,
}

impl Target {
    /// The same for a file; `name` is what the file says.
    pub(super) fn known(self, name: &str) -> Known {
        match self {
            Target::Economy(line) => economy(line, other_asia(name)),
            Target::World => Known::World,
            Target::Elsewhere => Known::Elsewhere,
            Target::Group => Known::Aggregate,
        }
    }
}

/// The lines of the table, in parts.
pub(super) fn lines() -> impl Iterator<Item = Line> {
    TABLE.lines().filter_map(|line| {
        let mut parts = line.splitn(4, ' ');
        Some((parts.next()?, parts.next()?, parts.next()?, parts.next()?))
    })
}

/// All codes and numbers of the table, sorted.
fn codes() -> &'static [(&'static str, Line)] {
    static CODES: OnceLock<Vec<(&'static str, Line)>> = OnceLock::new();
    CODES.get_or_init(|| {
        let mut codes: Vec<(&'static str, Line)> = lines()
            .flat_map(|line| {
                let codes = line.1.split(',').chain(line.2.split(',')).chain([line.0]);
                codes.map(move |code| (code, line))
            })
            .filter(|known| known.0 != "-")
            .collect();
        codes.sort_unstable();
        codes
    })
}

/// Where a code in capitals, or a number as digits without leading zeros, is among all.
fn place_of(code: &str) -> Option<usize> {
    codes().binary_search_by(|known| known.0.cmp(code)).ok()
}

/// The line of such a code.
pub(super) fn line_of(code: &str) -> Option<Line> {
    place_of(code).map(|at| codes()[at].1)
}

/// Whether the economy of this code has that name by its letters or its words: where a file
/// names its economies as the tables do, all others' names need not be folded.
pub(super) fn has_name(code: &str, name: &str) -> bool {
    let made = |line: &'static str| line.strip_prefix(code)?.strip_prefix(' ');
    let kept = line_of(code).map_or("", |line| line.3);
    let made = NAMES.lines().find_map(made).unwrap_or_default();
    let room = &mut String::with_capacity(128);
    let (letters, words) = keys(name, room);
    let mut is = |known: &str| {
        let (same, in_any_order) = keys(known, room);
        same == letters || (words.is_some() && words == in_any_order)
    };
    [kept, made]
        .iter()
        .any(|names| !names.is_empty() && names.split('|').any(&mut is))
}

/// All names with what they stand for, in no order.
pub(super) fn all_names() -> impl Iterator<Item = (&'static str, Target)> {
    let kept = lines().flat_map(|line| {
        line.3
            .split('|')
            .map(move |name| (name, Target::Economy(line)))
    });
    let made = NAMES.lines().filter_map(|line| {
        let (code, names) = line.split_once(' ')?;
        let target = match code {
            "WLD" => Target::World,
            "XX" => Target::Elsewhere,
            "GRP" => Target::Group,
            code => Target::Economy(line_of(code)?),
        };
        Some(names.split('|').map(move |name| (name, target)))
    });
    kept.chain(made.flatten())
}

/// A name by what its letters, or its words, come to: sixty-four bits, so that no texts are
/// kept for a file of which a hundred are asked.
type Key = u64;

/// FNV-1a.
pub(super) fn key_of_letters(folded: &str) -> Key {
    folded.bytes().fold(0xcbf2_9ce4_8422_2325, |key, byte| {
        (key ^ Key::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Words in any order, so their sum: “Korea, Republic of” is “Republic of Korea”.
#[derive(Default)]
struct WordSum {
    count: Key,
    sum: Key,
}

impl WordSum {
    fn add(&mut self, word: &str) {
        let key = key_of_letters(word);
        self.count += 1;
        let mixed = (key ^ (key >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        self.sum = self.sum.wrapping_add(mixed);
    }

    fn key(&self) -> Key {
        self.sum.wrapping_add(self.count)
    }
}

/// The key of a name's words.
pub(super) fn key_of_words(words: &[String]) -> Key {
    let mut sum = WordSum::default();
    words.iter().for_each(|word| sum.add(word));
    sum.key()
}

/// The keys of a name of the tables: by its letters, and by its words where their order does
/// not matter. “Other Asia, nes” is a convention, not a name, and “Asia, other” is a group:
/// their order does. `room` is used again.
pub(super) fn keys(name: &str, room: &mut String) -> (Key, Option<Key>) {
    fold_into(name, room);
    let letters = key_of_letters(room);
    if !name.contains([' ', '-', ',', '.', '/']) {
        return (letters, None);
    }
    let (mut sum, mut ordered) = (WordSum::default(), false);
    each_word(name, room, &mut |word| {
        ordered |= word == "other";
        sum.add(word);
    });
    (letters, (!ordered).then(|| sum.key()))
}

/// Places beyond those of codes: what is no economy.
const NO_ECONOMIES: [Target; 3] = [Target::World, Target::Elsewhere, Target::Group];

/// Where what a name stands for is: among the codes, or beyond them.
fn place_of_target(target: Target) -> Option<u16> {
    let place = match target {
        Target::Economy(line) => place_of(line.1.split(',').next().unwrap_or(line.1)),
        other => {
            (NO_ECONOMIES.iter().position(|known| *known == other)).map(|at| codes().len() + at)
        }
    };
    place.and_then(|place| u16::try_from(place).ok())
}

/// Keys and what they stand for, sorted.
type Index = Vec<(Key, u16)>;

/// Hands on all names with their places, each economy's one after the other.
fn each_name(each: &mut dyn FnMut(&'static str, u16)) {
    let mut last = None;
    for (name, target) in all_names() {
        let place = match last {
            Some((same, place)) if same == target => place,
            _ => place_of_target(target),
        };
        last = Some((target, place));
        if let Some(place) = place {
            each(name, place);
        }
    }
}

/// Where each name stands, by its keys.
fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut index = Vec::with_capacity(8192);
        let mut room = String::with_capacity(128);
        each_name(&mut |name, place| {
            let (letters, words) = keys(name, &mut room);
            index.push((letters, place));
            index.extend(words.map(|words| (words, place)));
        });
        index.sort_unstable();
        index
    })
}

/// As many letters as a code may have.
const SHORT: usize = 4;

/// Whether a folded name may be a code.
pub(super) fn is_short(folded: &str) -> bool {
    folded.len() <= SHORT && folded.is_ascii()
}

/// Where each name stands that may be a code, by its letters. A file has hundreds of codes of its
/// own, and for them the thousands of names need not be folded.
fn short_index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut index = Vec::new();
        let mut room = String::with_capacity(128);
        each_name(&mut |name, place| {
            // With points and blanks between the letters.
            if name.len() <= SHORT * 3 {
                fold_into(name, &mut room);
                if is_short(&room) {
                    index.push((key_of_letters(&room), place));
                }
            }
        });
        index.sort_unstable();
        index
    })
}

/// What a name of this key stands for.
pub(super) fn find(key: Key) -> Option<Target> {
    find_in(index(), key)
}

/// The same for one that [`is_short`].
pub(super) fn find_short(folded: &str) -> Option<Target> {
    find_in(short_index(), key_of_letters(folded))
}

fn find_in(index: &Index, key: Key) -> Option<Target> {
    let at = index.binary_search_by_key(&key, |known| known.0).ok()?;
    let place = usize::from(index[at].1);
    match codes().get(place) {
        Some((_, line)) => Some(Target::Economy(*line)),
        None => NO_ECONOMIES.get(place - codes().len()).copied(),
    }
}

/// The economy of whose names, as [`plain`] makes them, some fit; `None` if none does, or
/// names of something else do, too.
pub(in crate::flows) fn only(fits: impl Fn(&str) -> bool) -> Option<Known> {
    let mut fitting = all_names()
        .filter(|known| fits(&plain(known.0)))
        .map(|known| known.1);
    let first = fitting.next()?;
    match first {
        Target::Economy(line) if fitting.all(|other| other == first) => Some(economy(line, false)),
        _ => None,
    }
}

pub(super) fn economy((alpha2, codes, _, names): Line, other_asia: bool) -> Known {
    Known::Economy {
        code: codes.split(',').next().unwrap_or(codes),
        alpha2: (alpha2 != "-").then_some(alpha2),
        name: names.split('|').next().unwrap_or(names),
        other_asia,
    }
}
