//! Which code list the numbers of a file are of. One number may be of any; all of them
//! together seldom are.

use super::{Known, Numbers, digits, of_number};
use crate::flows::number::bare;
use std::collections::BTreeMap;

/// A list that holds all or nearly all numbers of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fit {
    /// The list.
    pub numbers: Numbers,
    /// How many of the numbers it has.
    pub held: usize,
    /// How much the economies that it would make of them trade: what is likely to be in a
    /// file. For ordering only.
    pub weight: usize,
    /// How many names beside the numbers are those of its economies.
    pub agreed: usize,
}

/// What the numbers of a file are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Judged {
    /// The lists that fit, the best first. Empty if none does.
    pub fits: Vec<Fit>,
    /// How many different numbers there are.
    pub of: usize,
    /// How many of them have a name beside them that is known.
    pub named: usize,
    /// Whether another list fits about as well and would make other economies of the
    /// numbers: only the reader can say.
    pub ambiguous: bool,
}

impl Judged {
    /// The list to read numbers by: the best, or the file's own where names say that none
    /// is right. `None` where the reader is to be asked: no list fits, or several do.
    #[must_use]
    pub fn best(&self) -> Option<Numbers> {
        match self.fits.first() {
            _ if self.ambiguous => None,
            Some(fit) => Some(fit.numbers),
            None if self.named > 0 && self.named * 5 >= self.of * 4 => Some(Numbers::Own),
            None => None,
        }
    }
}

/// Judges a set of codes, as they stand in a column: only those that are numbers count,
/// with leading zeros, as `842.0` or `'392`.
///
/// A list fits that has all numbers, or of eight and more seven in eight; M49 and Comtrade are one,
/// called Comtrade if a number is only its own. It is ambiguous if two lists fit with other
/// economies, unless one makes far more of the trade of them: {2, 20, 200, 740} are the United
/// States, Canada, the United Kingdom and Japan in the Correlates of War, and Africa, Andorra,
/// Czechoslovakia and Suriname in M49.
#[must_use]
pub fn judge(codes: &[&str]) -> Judged {
    let pairs: Vec<(&str, &str)> = codes.iter().map(|code| (*code, "")).collect();
    judge_named(&pairs)
}

/// The same with the names beside the codes; either may be empty. Names decide: a list whose
/// economies are not theirs is wrong, however well it fits.
#[must_use]
pub fn judge_named(pairs: &[(&str, &str)]) -> Judged {
    let mut named: BTreeMap<u32, Known> = BTreeMap::new();
    for (code, name) in pairs {
        if let Some(number) = digits(bare(code.trim())) {
            let said = named.entry(number).or_insert(Known::Unknown);
            if *said == Known::Unknown && !name.is_empty() {
                // The most usual list first: where it has the name, all names need not be sought.
                let usual = super::of_number(number, Numbers::Comtrade);
                *said = if super::is_name_of(usual, name) {
                    usual
                } else {
                    super::known("", name, Numbers::Own)
                };
            }
        }
    }
    let mut judged = Judged {
        of: named.len(),
        named: named.values().filter(|said| is_economy(**said)).count(),
        ..Judged::default()
    };
    // From a thousand on are sums of several lists, and the economies of none.
    named.retain(|number, _| *number < 1000);
    if named.is_empty() {
        return judged;
    }
    judged.fits = Numbers::ALL
        .iter()
        .filter(|numbers| **numbers != Numbers::M49)
        .filter_map(|numbers| fit(*numbers, &named, judged.named))
        .collect();
    judged.fits.sort_by_key(|fit| {
        std::cmp::Reverse((fit.agreed, fit.held * 8 / named.len(), fit.weight, fit.held))
    });
    judged.ambiguous = judged.fits.len() > 1 && {
        let (best, next) = (judged.fits[0], judged.fits[1]);
        // Names have told, or one list is far likelier.
        let told = best.agreed > next.agreed;
        let likelier = named.len() >= 3 && best.weight >= 3 * next.weight.max(1);
        !told && !likelier && differ(&named, best.numbers, next.numbers)
    };
    for fit in &mut judged.fits {
        if fit.numbers == Numbers::Comtrade && !named.keys().any(|number| only_comtrade(*number)) {
            fit.numbers = Numbers::M49;
        }
    }
    judged
}

fn is_economy(known: Known) -> bool {
    matches!(known, Known::Economy { .. })
}

/// Whether two lists make different things of a number.
fn differ(named: &BTreeMap<u32, Known>, one: Numbers, other: Numbers) -> bool {
    named
        .keys()
        .any(|number| !alike(of_number(*number, one), of_number(*number, other)))
}

/// Whether both are the same, however it was given.
fn alike(one: Known, other: Known) -> bool {
    match (one, other) {
        (Known::Economy { code: one, .. }, Known::Economy { code: other, .. }) => one == other,
        (one, other) => one == other,
    }
}

/// How a list fits; `None` if it does not.
fn fit(numbers: Numbers, named: &BTreeMap<u32, Known>, all_named: usize) -> Option<Fit> {
    let (mut held, mut weight, mut agreed, mut against) = (0, 0, 0, 0);
    let mut economies = 0;
    for (number, said) in named {
        let known = of_number(*number, numbers);
        held += usize::from(known != Known::Unknown);
        if let Known::Economy { code, alpha2, .. } = known {
            economies += 1;
            weight += worth(code, alpha2);
        }
        if is_economy(*said) && known != Known::Unknown {
            let same = alike(known, *said);
            agreed += usize::from(same);
            against += usize::from(!same);
        }
    }
    // Names of a few may be written otherwise; those of many are not.
    let right = against * 5 <= agreed;
    // By chance a list has a third of all numbers, and seven of eight in one of a thousand files.
    let nearly = held * 8 >= named.len() * 7;
    let nearly = held == named.len() || (named.len() >= 8 && nearly);
    let confirmed = agreed * 5 >= named.len() * 4;
    (economies > 0 && right && (all_named > 0 && confirmed || nearly)).then_some(Fit {
        numbers,
        held,
        weight,
        agreed,
    })
}

/// The economies that trade most, and so are likeliest in a file.
const TRADERS: &str = " CHN USA DEU NLD JPN KOR ITA FRA HKG ARE GBR CAN MEX SGP BEL TWN IND ESP \
CHE POL RUS VNM AUS THA TUR MYS BRA CZE SWE IDN AUT SAU IRL HUN NOR DNK PHL ZAF ROU ISR PRT CHL \
FIN ARG ";

fn worth(code: &str, alpha2: Option<&str>) -> usize {
    let trader = TRADERS.split(' ').any(|known| known == code);
    match alpha2 {
        _ if trader => 8,
        Some(_) => 1,
        // Former economies.
        None => 0,
    }
}

/// Numbers that UN Comtrade has and M49 has not.
fn only_comtrade(number: u32) -> bool {
    [
        58, 251, 280, 290, 381, 471, 472, 473, 490, 527, 568, 577, 579, 591, 636, 637, 697, 699,
        711, 757, 837, 838, 839, 841, 842, 849, 899,
    ]
    .contains(&number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(codes: &[&str]) -> Option<Numbers> {
        judge(codes).best()
    }

    #[test]
    fn numbers_of_the_correlates_of_war_are_not_taken_for_m49() {
        for codes in [
            &["2", "20", "200", "710", "713", "732", "740"][..],
            &["732", "740", "713", "2", "20"],
            &["2", "20", "200", "740"],
        ] {
            assert_eq!(best(codes), Some(Numbers::Cow), "{codes:?}");
        }
    }

    #[test]
    fn m49_is_found_with_leading_zeros_and_in_a_spreadsheets_ways() {
        for codes in [
            &["392", "410", "158", "840"][..],
            &["036", "076", "124", "156"],
            &["'392", "410.0", "=\"158\""],
            &["276", "250", "380", "528", "0"],
        ] {
            assert_eq!(best(codes), Some(Numbers::M49), "{codes:?}");
        }
        assert_eq!(best(&["392", "410", "842"]), Some(Numbers::Comtrade));
        assert_eq!(best(&["251", "842", "490", "757"]), Some(Numbers::Comtrade));
    }

    #[test]
    fn other_lists_are_found_by_all_numbers_together() {
        assert_eq!(best(&["103", "106", "304"]), Some(Numbers::Japan));
        assert_eq!(best(&["111", "158", "542", "924"]), Some(Numbers::Imf));
        assert_eq!(
            best(&["41", "214", "110", "117", "231", "5000"]),
            Some(Numbers::Fao)
        );
        assert_eq!(best(&["001", "003", "004", "005"]), Some(Numbers::Geonom));
        assert_eq!(
            best(&["0400", "0720", "0732", "0736", "0728"]),
            Some(Numbers::Geonom)
        );
    }

    #[test]
    fn one_number_of_eight_may_be_the_files_own() {
        let mut codes = vec!["392", "410", "158", "840", "124", "276", "380", "999"];
        assert_eq!(best(&codes), Some(Numbers::M49));
        codes.remove(0);
        assert_eq!(best(&codes), None);
    }

    #[test]
    fn what_two_lists_hold_alike_is_asked() {
        let judged = judge(&["40", "56"]);
        assert!(judged.ambiguous, "{judged:?}");
        assert_eq!(judged.best(), None);
        assert!(judged.fits.len() > 1);
        assert_eq!(best(&["4", "8"]), None);
    }

    #[test]
    fn names_beside_numbers_decide() {
        let m49 = judge_named(&[("40", "Austria"), ("56", "Belgium")]);
        assert_eq!(m49.best(), Some(Numbers::M49));
        let cow = judge_named(&[("40", "Cuba"), ("56", "St. Lucia")]);
        assert_eq!(cow.best(), Some(Numbers::Cow));
        // A list of the file's own.
        let own = judge_named(&[("4", "Japan"), ("8", "Taiwan"), ("12", "Korea, Rep.")]);
        assert_eq!(own.best(), Some(Numbers::Own));
        let schedule = judge_named(&[("5880", "Japan"), ("5830", "Taiwan"), ("1220", "Canada")]);
        assert_eq!(schedule.best(), Some(Numbers::Own));
    }

    #[test]
    fn numbers_of_no_list_are_not_judged() {
        let judged = judge(&["5880", "5830", "1220"]);
        assert_eq!((judged.fits.len(), judged.best()), (0, None));
        assert_eq!(judge(&[]), Judged::default());
        assert_eq!(judge(&["JPN", "KOR"]), Judged::default());
    }

    #[test]
    fn each_whole_list_is_its_own() {
        for numbers in Numbers::ALL {
            let all: Vec<String> = (1..1000)
                .filter(|number| is_economy(of_number(*number, numbers)))
                .map(|number| number.to_string())
                .collect();
            let all: Vec<&str> = all.iter().map(String::as_str).collect();
            let judged = judge(&all);
            let want = match numbers {
                Numbers::M49 => Numbers::Comtrade,
                other => other,
            };
            assert_eq!(judged.best(), Some(want), "{numbers:?}: {judged:?}");
        }
    }
}
