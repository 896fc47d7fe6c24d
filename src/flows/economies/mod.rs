//! Economies behind the codes and names of files: ISO 3166 (two and three letters), M49 with
//! the numbers that UN Comtrade and BACI use beside it, other code lists of numbers, former
//! economies, and names as offices write them.
//!
//! The table is `economies.txt`: two letters (`-` where there are none), three
//! letters with other codes for the same, numbers, and names, the first of which is
//! shown. Facts of ISO 3166, the UN's M49 and the code lists of UN Comtrade. All other
//! names (`names.txt`) and the other lists (`codes/`) are made by `scripts/economies.py`;
//! `PROVENANCE.md` says of what.
//! Codes that stand for Taiwan in UN statistics, 490 and S19 (“Other Asia, not
//! elsewhere specified”), are taken as Taiwan, and reported.
//!
//! Which list a file's numbers are of, [`judge`] tells from all of them together.

mod areas;
mod fold;
mod judge;
mod lists;
mod names;
mod table;

#[cfg(test)]
mod tests;

use super::number::bare;

pub use fold::plain;
pub use judge::{Fit, Judged, judge, judge_named};
pub(super) use table::{TEXTS, only};

/// What a code or name of a file stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// An economy of the table.
    Economy {
        /// Its three letters, or the usual code of a former economy.
        code: &'static str,
        /// Its two letters, by which platforms know names; none for former ones.
        alpha2: Option<&'static str>,
        /// Its name in English.
        name: &'static str,
        /// Whether it was given as “Other Asia, not elsewhere specified”.
        other_asia: bool,
    },
    /// All economies together.
    World,
    /// Areas not specified, bunkers, free zones, the rest of the world: no economy, but trade.
    Elsewhere,
    /// A group or region, whose members have rows of their own.
    Aggregate,
    /// Nothing that is known: an economy of its own under the file's code.
    Unknown,
}

/// What numbers in the place of codes mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    any(feature = "web", feature = "engine", feature = "sheets"),
    derive(serde::Serialize, serde::Deserialize)
)]
pub enum Numbers {
    /// M49, as ISO 3166 has it too.
    #[default]
    M49,
    /// The same with UN Comtrade's own, in which 492 is not Monaco but Europe not
    /// elsewhere specified.
    Comtrade,
    /// Correlates of War: 2 is the United States, 740 Japan.
    Cow,
    /// The IMF's: 111 is the United States, 158 Japan.
    Imf,
    /// FAOSTAT's areas: 231 is the United States, 110 Japan, from 5000 on sums.
    Fao,
    /// Eurostat's GEONOM: 400 is the United States, 732 Japan, 1 France.
    Geonom,
    /// Japan's customs: 304 is the United States, 103 Korea. Not all of the list is known
    /// here; what is not stays under its number.
    Japan,
    /// A list of the file's own: numbers tell nothing, the names beside them do.
    Own,
}

impl Numbers {
    /// All lists that numbers are held against, the more usual first.
    pub const ALL: [Numbers; 7] = [
        Numbers::M49,
        Numbers::Comtrade,
        Numbers::Geonom,
        Numbers::Cow,
        Numbers::Imf,
        Numbers::Fao,
        Numbers::Japan,
    ];
}

/// The code of the world's rows in a tidy file.
pub const WORLD: &str = "WLD";
/// The code of areas that are no economy, in a tidy file.
pub const ELSEWHERE: &str = "XX";

/// What a code stands for, and if it tells nothing, the name beside it; either may
/// be empty. Numbers are of the list `numbers`, in any of a spreadsheet's ways (`036`,
/// `36.0`, `'36`). A name that is another economy's than the code wins: it is the code that
/// is of a list which nobody named (AUS is Austria in the Correlates of War).
#[must_use]
pub fn known(code: &str, name: &str, numbers: Numbers) -> Known {
    let code = bare(code.trim());
    if let Some(number) = digits(code) {
        return match of_number(number, numbers) {
            Known::Unknown => of_other_number(number, name, numbers),
            known => {
                let m49 = matches!(numbers, Numbers::M49 | Numbers::Comtrade);
                named(known, name, m49 && !areas::is_china_of_fao(number))
            }
        };
    }
    if !code.is_empty() {
        let known = of_code(code);
        if known != Known::Unknown {
            return named(known, name, false);
        }
        // What stands in a column of codes may be a name.
        let known = names::of_name(code);
        if known != Known::Unknown {
            return known;
        }
    }
    // What stands in a column of names may be a code.
    let coded = if code.is_empty() && !fold::listed(ENGLISH, name.trim()) {
        of_code(name.trim())
    } else {
        Known::Unknown
    };
    match coded {
        Known::Economy { .. } | Known::World => coded,
        _ => match names::of_name(name) {
            Known::Unknown => coded,
            known => known,
        },
    }
}

/// Codes that are words, too, where they stand in small letters as a name: titles have them.
const ENGLISH: &str = " am an and are as at be by can de do for in is it la lie me mac my no nor \
of per so to ton tun ";

/// What a code came to, unless the name beside it is another economy's. Former economies
/// and unions stay: their names are used loosely (58 “Belgium”, 891 “Yugoslavia”). `wholly`:
/// the name also wins over a group, an area and the world.
fn named(of_code: Known, name: &str, wholly: bool) -> Known {
    if name.is_empty() || is_name_of(of_code, name) {
        return of_code;
    }
    let of_name = names::of_name(name);
    let Known::Economy {
        code: said,
        alpha2: Some(_),
        ..
    } = of_name
    else {
        return of_code;
    };
    match of_code {
        Known::Economy {
            code,
            alpha2: Some(_),
            ..
        } if code != said => of_name,
        Known::World | Known::Elsewhere | Known::Aggregate if wholly => of_name,
        _ => of_code,
    }
}

/// Whether a name is one that the tables have for what a code came to.
fn is_name_of(of_code: Known, name: &str) -> bool {
    match of_code {
        Known::Economy { code, .. } => table::has_name(code, name),
        Known::World => name.eq_ignore_ascii_case("world"),
        _ => false,
    }
}

/// A number that its list has not got: the name tells. Of four digits and without a name
/// it is a sum (UNCTAD's groups, FAOSTAT's), as no list of economies goes beyond 999.
fn of_other_number(number: u32, name: &str, numbers: Numbers) -> Known {
    match names::of_name(name) {
        Known::Unknown if numbers != Numbers::Own && (1000..10_000).contains(&number) => {
            Known::Aggregate
        }
        known => known,
    }
}

/// The number that a code of digits is, also as `842.0`.
fn digits(code: &str) -> Option<u32> {
    let whole = match code.split_once('.') {
        Some((whole, zeros)) if !zeros.is_empty() && zeros.bytes().all(|byte| byte == b'0') => {
            whole
        }
        Some(_) => return None,
        None => code,
    };
    let is_number = !whole.is_empty() && whole.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| whole.parse().ok()).flatten()
}

fn of_number(number: u32, numbers: Numbers) -> Known {
    match numbers {
        Numbers::Own => return Known::Unknown,
        Numbers::M49 | Numbers::Comtrade => {}
        _ => return lists::of_number(number, numbers).unwrap_or(Known::Unknown),
    }
    if let Some(known) = areas::of_number(number, numbers == Numbers::Comtrade) {
        return known;
    }
    let mut digits = [0; 10];
    let mut at = digits.len();
    let mut rest = number;
    while rest > 0 {
        at -= 1;
        digits[at] = b'0' + u8::try_from(rest % 10).unwrap_or(0);
        rest /= 10;
    }
    std::str::from_utf8(&digits[at..])
        .ok()
        .and_then(table::line_of)
        .map_or(Known::Unknown, |line| table::economy(line, number == 490))
}

fn of_code(code: &str) -> Known {
    if code.is_empty() || code.len() > 24 || code.contains(' ') || digits(code).is_some() {
        return Known::Unknown;
    }
    let upper = code.to_ascii_uppercase();
    let code = upper.as_str();
    if areas::is_world(code) {
        return Known::World;
    }
    if (2..=4).contains(&code.len())
        && let Some(line) = table::line_of(code)
    {
        return table::economy(line, matches!(code, "OAS" | "S19"));
    }
    areas::of_code(code).unwrap_or(Known::Unknown)
}

/// Whether a name is “Other Asia, not elsewhere specified”, under which the UN's statistics
/// have Taiwan.
fn other_asia(name: &str) -> bool {
    let name = fold::fold(name);
    name == "otherasianes" || name.starts_with("otherasianotelsewhere")
}
