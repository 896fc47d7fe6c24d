//! Code lists of numbers beside M49: facts of public lists, made by `scripts/economies.py`.

use super::table::{economy, line_of};
use super::{Known, Numbers};
use std::sync::OnceLock;

/// The lists, and where each is kept.
pub(super) const LISTS: [(Numbers, &str); 5] = [
    (Numbers::Cow, include_str!("codes/cow.txt")),
    (Numbers::Imf, include_str!("codes/imf.txt")),
    (Numbers::Fao, include_str!("codes/fao.txt")),
    (Numbers::Geonom, include_str!("codes/geonom.txt")),
    (Numbers::Japan, include_str!("codes/japan.txt")),
];

type List = Vec<(u32, &'static str)>;

/// The lists in their order, each sorted by number, as the files are.
fn read() -> &'static [List] {
    static READ: OnceLock<Vec<List>> = OnceLock::new();
    READ.get_or_init(|| {
        LISTS
            .iter()
            .map(|(_, text)| entries(text).collect())
            .collect()
    })
}

/// What a number of a list stands for; `None` if the list has not got it.
pub(super) fn of_number(number: u32, numbers: Numbers) -> Option<Known> {
    let at = LISTS.iter().position(|(list, _)| *list == numbers)?;
    let list = &read()[at];
    if let Ok(at) = list.binary_search_by_key(&number, |known| known.0) {
        return Some(match list[at].1 {
            "WLD" => Known::World,
            "XX" => Known::Elsewhere,
            "GRP" => Known::Aggregate,
            code => economy(line_of(code)?, false),
        });
    }
    // FAOSTAT's sums, and those of Comext, stand above the areas.
    let sums = match numbers {
        Numbers::Fao => 5000..10_000,
        Numbers::Geonom => 1000..10_000,
        _ => return None,
    };
    sums.contains(&number).then_some(Known::Aggregate)
}

/// The numbers of a list, with what each stands for.
pub(super) fn entries(list: &'static str) -> impl Iterator<Item = (u32, &'static str)> {
    list.lines().filter_map(|line| {
        let (number, code) = line.split_once(' ')?;
        Some((number.parse().ok()?, code))
    })
}
