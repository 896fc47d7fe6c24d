//! What columns hold, by what stands in them.

use super::Look;
use crate::flows::dialect::{Dialect, Flow, Measured, of_header};
use crate::flows::economies::{self, Known, Numbers};
use crate::flows::mapping::{Decimal, Mapping, Role};
use crate::flows::number::{Number, evidence, number};
use crate::flows::period::{Period, Years};
use crate::flows::record::{Fields, cell, distinct};
use crate::flows::tidy::Kept;
use crate::flows::unit::Unit;

/// Whether the first record names columns: it has a word that is known, or fewer
/// numbers than the row below.
pub(super) fn is_header(first: &[String], second: Option<&Vec<String>>) -> bool {
    let told = of_header(first, &[], false);
    let named = told
        .roles
        .iter()
        .filter(|role| {
            !matches!(
                role,
                Role::Ignore | Role::YearColumn(_) | Role::PartColumn(..)
            )
        })
        .count();
    if named >= 1 {
        return true;
    }
    let numbers = |row: &[String]| {
        row.iter()
            .filter(|field| {
                [Decimal::Point, Decimal::Comma]
                    .iter()
                    .any(|decimal| matches!(number(field.as_bytes(), *decimal), Number::Is(_)))
            })
            .count()
    };
    let here = numbers(first);
    here == 0 || second.is_some_and(|second| here < numbers(second))
}

/// Where the header of two columns is: keys with what they say may stand above it, as
/// `Reporter,Japan`. Below it are numbers.
pub(super) fn below_keys(from: usize, record: impl Fn(usize) -> Option<Vec<String>>) -> usize {
    let is_value = |at: usize| {
        let cell = record(at)?.get(1)?.clone();
        let year = Period::parse(cell.as_bytes(), Years::default()).is_some();
        let value = number(cell.as_bytes(), Decimal::Point) != Number::Bad;
        Some(value && !year && !cell.is_empty())
    };
    let last = (from..from + 20).find(|at| is_value(at + 1) == Some(true));
    last.filter(|at| is_value(*at) == Some(false))
        .unwrap_or(from)
}

/// The header that two rows make, the upper one of which reaches over several columns: years
/// over exports and imports. Where the row below them has numbers, the second has names, or
/// years under names.
pub(super) fn two_headers(
    upper: &[String],
    lower: &[String],
    row: &[String],
) -> Option<Vec<String>> {
    let is_number =
        |field: &String| matches!(number(field.as_bytes(), Decimal::Point), Number::Is(_));
    let is_year = |field: &String| Period::parse(field.as_bytes(), Years::default()).is_some();
    let numbers: Vec<usize> = (0..row.len()).filter(|at| is_number(&row[*at])).collect();
    let names = |at: &usize| {
        let name = lower.get(*at);
        name.is_some_and(|name| !name.is_empty() && (!is_number(name) || is_year(name)))
    };
    let blank = |at: &usize| upper.get(*at).is_none_or(String::is_empty);
    if numbers.len() < 2
        || lower.len() != upper.len()
        || !numbers.iter().all(names)
        || !numbers.iter().any(blank)
        || numbers.iter().all(|at| is_year(&upper[*at]))
    {
        return None;
    }
    let mut over = "";
    let both = upper.iter().zip(lower).map(|(above, below)| {
        if !above.is_empty() {
            over = above;
        }
        match below.is_empty() {
            true => above.clone(),
            false => [over, below].join(" ").trim().to_owned(),
        }
    });
    Some(both.collect())
}

/// Whether cells number the rows: an index, neither a code nor a value.
fn is_index(rows: &[Fields], at: usize) -> bool {
    let number = |row: &Fields| row.get(at)?.parse::<u32>().ok();
    let numbers: Vec<Option<u32>> = rows.iter().map_while(|row| number(row).map(Some)).collect();
    numbers.len() >= 3
        && numbers.len() * 5 >= rows.len() * 4
        && numbers[0].is_some_and(|first| first < 2)
        && numbers
            .windows(2)
            .all(|two| two[1] == two[0].map(|one| one + 1))
}

/// Gives roles by what stands in the columns, where headers do not.
pub(super) fn by_content(roles: &mut [Role], header: &[String], rows: &[Fields], numbers: Numbers) {
    let share = |at: usize, is: &dyn Fn(&str) -> bool| {
        let filled = rows
            .iter()
            .filter_map(|row| row.get(at))
            .filter(|field| !field.is_empty());
        let (mut all, mut some) = (0usize, 0usize);
        for field in filled {
            all += 1;
            some += usize::from(is(field));
        }
        all > 0 && some * 5 >= all * 4
    };
    let is_number = |field: &str| {
        [Decimal::Point, Decimal::Comma].iter().any(|decimal| {
            matches!(
                number(field.as_bytes(), *decimal),
                Number::Is(_) | Number::Missing
            )
        })
    };
    let is_year = |field: &str| {
        Period::parse(field.as_bytes(), Years::default())
            .is_some_and(|period| (1800..=2100).contains(&period.year))
    };
    let is_code = |field: &str| {
        let digits = field.bytes().all(|byte| byte.is_ascii_digit());
        (!digits || field.len() <= 3) && economies::known(field, "", numbers) != Known::Unknown
    };
    let has = |roles: &[Role], wanted: &[Role]| roles.iter().any(|role| wanted.contains(role));
    let wide = roles
        .iter()
        .any(|role| matches!(role, Role::YearColumn(_) | Role::PartColumn(..)));
    let free = |roles: &[Role], is: &dyn Fn(&str) -> bool| {
        (0..roles.len()).find(|at| roles[*at] == Role::Ignore && share(*at, is))
    };
    if !wide
        && !has(roles, &[Role::Year])
        && let Some(at) = free(roles, &is_year)
    {
        roles[at] = Role::Year;
    }
    let name = |at: usize| header.get(at).map_or("", String::as_str);
    let values = [
        Role::Value,
        Role::ExportValue,
        Role::ImportValue,
        Role::ReverseValue,
    ];
    // What a number is that no header calls a code: one of economies only where another column
    // is left for the value.
    let numeric = |at: usize| share(at, &is_number);
    let valued = wide || has(roles, &values);
    let left = (0..roles.len())
        .filter(|at| roles[*at] == Role::Ignore && numeric(*at) && !is_index(rows, *at))
        .count();
    let coded = |at: usize| {
        !numeric(at)
            || !is_index(rows, at)
                && Measured::of(name(at)) == Measured::Unknown
                && Flow::of(name(at), false) == Flow::Bad
                && (valued || left > 1)
    };
    let declared = has(
        roles,
        &[
            Role::Reporter,
            Role::ReporterName,
            Role::Partner,
            Role::PartnerName,
            Role::Flow,
            Role::ExportValue,
            Role::ImportValue,
        ],
    );
    let sides: [(&[Role], Role); 2] = if declared {
        [
            (&[Role::Reporter, Role::ReporterName], Role::Reporter),
            (&[Role::Partner, Role::PartnerName], Role::Partner),
        ]
    } else {
        [
            (&[Role::Exporter, Role::ExporterName], Role::Exporter),
            (&[Role::Importer, Role::ImporterName], Role::Importer),
        ]
    };
    for (side, (there, role)) in sides.into_iter().enumerate() {
        // Both sides are written alike.
        let other = roles
            .iter()
            .position(|role| sides[1 - side].0.contains(role));
        let code = (0..roles.len()).find(|at| {
            roles[*at] == Role::Ignore
                && coded(*at)
                && other.is_none_or(|other| numeric(other) == numeric(*at))
                && share(*at, &is_code)
        });
        if !has(roles, there)
            && let Some(at) = code
        {
            roles[at] = role;
        }
    }
    if !valued {
        let variety = |at: usize| {
            let cells = rows.iter().filter_map(|row| row.get(at));
            distinct(&mut cells.map(|cell| &**cell)).len()
        };
        let best = (0..roles.len())
            .filter(|at| roles[*at] == Role::Ignore && share(*at, &is_number))
            .filter(|at| Measured::of(name(*at)) != Measured::Else && !is_index(rows, *at))
            .max_by_key(|at| (Unit::within(name(*at)).is_some(), variety(*at)));
        if let Some(at) = best {
            roles[at] = Role::Value;
        }
    }
}

/// The decimal mark that the numbers of the block show, and whether it is open. In a
/// dialect that is not `unknown`, what a comma does is known.
pub(super) fn decimal(
    rows: &[Fields],
    delimiter: u8,
    mapping: &Mapping,
    unknown: bool,
) -> (Decimal, bool) {
    let values: Vec<bool> = mapping
        .columns
        .iter()
        .map(|role| {
            matches!(
                role,
                Role::Value
                    | Role::ExportValue
                    | Role::ImportValue
                    | Role::ReverseValue
                    | Role::EconomyColumn
                    | Role::YearColumn(_)
                    | Role::PartColumn(..)
            )
        })
        .collect();
    let any = values.iter().any(|value| *value);
    let (mut point, mut comma) = (0usize, 0usize);
    // Marks that could be either: `1.234`, `1,234`; and plain numbers from a thousand up.
    let (mut dots, mut commas, mut large) = (0usize, 0usize, 0usize);
    for row in rows {
        for (at, field) in row.iter().enumerate() {
            // Without a column of values all columns are asked.
            if any && !values.get(at).copied().unwrap_or(false) {
                continue;
            }
            let field = field.as_bytes();
            match evidence(field) {
                (Some(true), _) => point += 1,
                (Some(false), _) => comma += 1,
                (None, true) if field.contains(&b'.') => dots += 1,
                (None, true) => commas += 1,
                (None, false) => {
                    large += usize::from(field.len() > 3 && field.iter().all(u8::is_ascii_digit));
                }
            }
        }
    }
    if point > 0 || comma > 0 {
        let decimal = if comma > point {
            Decimal::Comma
        } else {
            Decimal::Point
        };
        return (decimal, false);
    }
    let semicolon = delimiter == b';';
    match (dots, commas) {
        (0, 0) => (Decimal::Point, false),
        // What groups thousands stands in every number from a thousand up.
        (1.., 0) if any && large > 0 => (Decimal::Point, false),
        (0, 1..) if any && large > 0 => (Decimal::Comma, false),
        // Where numbers are cut by semicolons, the point groups; elsewhere it is asked.
        (1.., 0) => match semicolon {
            true => (Decimal::Comma, unknown),
            false => (Decimal::Point, unknown || delimiter != b','),
        },
        (0, 1..) if semicolon => (Decimal::Comma, true),
        // Who writes decimals with a comma cuts fields otherwise.
        (0, 1..) => (Decimal::Point, unknown && (delimiter != b',' || commas < 3)),
        _ => (Decimal::Point, true),
    }
}

/// The unit that the dialect, a header, the rows, a title or the head names, and whether it
/// is the rows that name it.
pub(super) fn unit(
    look: &Look,
    roles: &[Role],
    rows: &[Fields],
    kept: Option<&Kept>,
) -> (Unit, bool) {
    if let Some(currency) = kept.and_then(|kept| kept.currency.clone()) {
        let power = kept.and_then(|kept| kept.power);
        return (Unit { currency, power }, false);
    }
    let column = |wanted: Role| roles.iter().position(|role| *role == wanted);
    let header_of = |role| {
        column(role)
            .and_then(|at| look.header.get(at))
            .and_then(|name| Unit::within(name))
    };
    let in_rows = |role| {
        let at = column(role)?;
        let mut cells = rows.iter().filter_map(|row| row.get(at));
        cells.find_map(|cell| Unit::within(cell))
    };
    // The unit of money among units of other things: tonnes beside dollars.
    if let Some(unit) = in_rows(Role::Unit) {
        return (unit, true);
    }
    let values = || {
        header_of(Role::Value)
            .or_else(|| header_of(Role::ExportValue))
            .or_else(|| header_of(Role::ImportValue))
            .or_else(|| {
                let years = look.header.iter().zip(roles);
                let mut years = years.filter(|(_, role)| matches!(role, Role::YearColumn(_)));
                years.find_map(|(name, _)| Unit::within(name))
            })
    };
    let euro = |power| Unit {
        currency: "EUR".to_owned(),
        power,
    };
    let unit = match look.dialect {
        Dialect::Comtrade | Dialect::ComtradeClassic | Dialect::ImfLong => Unit::usd(Some(0)),
        Dialect::Baci | Dialect::Gravity => Unit::usd(Some(3)),
        Dialect::Cow | Dialect::Census => Unit::usd(Some(6)),
        // Eurostat's tables by indicator are in millions.
        Dialect::Comext => in_rows(Role::Measure).unwrap_or_else(|| {
            let million = look.header.iter().any(|name| name.contains("indic_et"));
            euro(Some(if million { 6 } else { 0 }))
        }),
        Dialect::ComextBulk => euro(Some(0)),
        Dialect::Tradhist => Unit {
            currency: "GBP".to_owned(),
            power: Some(0),
        },
        Dialect::Japan => Unit {
            currency: "JPY".to_owned(),
            power: Some(3),
        },
        Dialect::TradeStatistics => Unit::usd(Some(0)),
        Dialect::Wits => header_of(Role::Value).unwrap_or_else(|| Unit::usd(Some(3))),
        Dialect::WitsWide => in_rows(Role::Measure)
            .or_else(|| in_rows(Role::Flow))
            .unwrap_or_default(),
        Dialect::ImfWide => Unit::usd(None),
        // Of several lines of a title one that names a power of ten.
        _ => values()
            .or_else(|| {
                let lines = look.title.lines().filter_map(Unit::within);
                lines.min_by_key(|unit| unit.power == Some(0))
            })
            .unwrap_or_default(),
    };
    (unit, false)
}

/// Whether the codes of economies are of two letters rather than of three, so that NA is
/// Namibia. Groups have longer ones and say nothing.
pub(super) fn two_letters(roles: &[Role], rows: &[Fields]) -> bool {
    let coded = [
        Role::Exporter,
        Role::Importer,
        Role::Reporter,
        Role::Partner,
    ];
    let columns = (0..roles.len()).filter(|at| coded.contains(&roles[*at]));
    let cells = columns.flat_map(|at| rows.iter().map(move |row| cell(row, at)));
    let codes = distinct(&mut cells.filter(|code| *code != "NA"));
    let long = |length: usize| {
        let letters = |code: &&&str| {
            code.len() == length && code.bytes().all(|byte| byte.is_ascii_alphabetic())
        };
        codes.iter().filter(letters).count()
    };
    long(2) > long(3)
}

/// Whether a header or a column of classifications names the Harmonized System.
pub(super) fn harmonized(header: &[String], roles: &[Role], rows: &[Fields]) -> bool {
    header
        .iter()
        .zip(roles)
        .enumerate()
        .any(|(at, (name, role))| {
            let name = economies::plain(name);
            if *role == Role::Product {
                return name.starts_with("hs");
            }
            matches!(
                name.as_str(),
                "classification" | "classificationcode" | "nomenclature"
            ) && rows
                .iter()
                .filter_map(|row| row.get(at))
                .any(|code| code.starts_with('H'))
        })
}
