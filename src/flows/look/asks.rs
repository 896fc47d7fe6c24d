//! What a file does not say, so that the reader is asked; the mapping then holds a guess.

use super::Look;
use super::matrix::Square;
use crate::flows::dialect::{Dialect, Flow, Measured, is_total, is_zero};
use crate::flows::economies::{self, Known, Numbers, judge_named, plain};
use crate::flows::intern::hash;
use crate::flows::mapping::{Direction, Mapping, Role};
use crate::flows::number::{Number, number};
use crate::flows::period::{Period, YEARS};
use crate::flows::record::{self, Fields, cell};

/// A question. Its answer stands in the [`Mapping`], where a guess is already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    any(feature = "web", feature = "engine", feature = "sheets"),
    derive(serde::Serialize, serde::Deserialize)
)]
pub enum Ask {
    /// What the columns hold.
    Columns,
    /// Which economy declares: the file names its partners only.
    Reporter,
    /// Whether all are exports or imports.
    Direction,
    /// Of which year it is.
    Year,
    /// Whether a point or a comma marks decimals.
    Decimal,
    /// How letters are written.
    Letters,
    /// Whether the number 1 stands for exports or imports.
    FlowCodes,
    /// Which list the numbers of economies are of.
    Numbers,
    /// Whether the rows of a matrix are exporters.
    Rows,
    /// Whether `2010-11` is a month.
    SplitYears,
    /// Which of several values, in this column, is wanted.
    Measure(u32),
    /// Whether rows that only this column tells apart are parts of one flow.
    Breakdown(u32),
}

/// What is asked of a file whose headers leave `missing` unsaid. Guesses, and what needs
/// no question, are put into the mapping.
pub(super) fn asked(
    look: &Look,
    mapping: &mut Mapping,
    body: &[Fields],
    missing: &[Role],
    square: Option<&Square>,
) -> Vec<Ask> {
    let mut asks = Vec::new();
    if look.dialect == Dialect::Tairi {
        return asks;
    }
    let only = |role: Role| {
        missing
            .iter()
            .all(|each| *each == role || *each == Role::Year)
    };
    if square.is_some_and(|square| !square.said) {
        asks.push(Ask::Rows);
    }
    // A reporter that only what stands there tells is no more than a guess.
    let guessed = missing.contains(&Role::Reporter) && column(mapping, Role::Reporter).is_some();
    if !missing.is_empty() && (guessed || !only(Role::Reporter)) {
        asks.push(Ask::Columns);
    }
    years(look, mapping, body, &mut asks);
    if mapping.missing().contains(&Role::Year) {
        mapping.year = year_within(&look.title);
        asks.push(Ask::Year);
    } else if missing.contains(&Role::Year) && !asks.contains(&Ask::Columns) {
        // Found by what stands there, not by its name.
        asks.push(Ask::Columns);
    }
    mapping.from_above = is_from_above(mapping, body);
    numbers(look, mapping, body, &mut asks);
    sides(look, mapping, missing, &mut asks);
    flow_codes(look, mapping, body, &mut asks);
    goods(look, mapping, body);
    measures(mapping, body, &mut asks);
    if !asks.contains(&Ask::Columns) && look.dialect != Dialect::Baci {
        breakdowns(look, mapping, body, &mut asks);
    }
    asks
}

fn column(mapping: &Mapping, role: Role) -> Option<usize> {
    mapping.columns.iter().position(|known| *known == role)
}

fn cells<'a>(body: &'a [Fields], at: usize) -> impl Iterator<Item = &'a str> {
    body.iter()
        .map(move |row| cell(row, at))
        .filter(|cell| !cell.is_empty())
}

fn distinct<'a>(body: &'a [Fields], at: usize) -> Vec<&'a str> {
    record::distinct(&mut cells(body, at))
}

/// How the years of the column are written.
fn years(look: &Look, mapping: &mut Mapping, body: &[Fields], asks: &mut Vec<Ask>) {
    let Some(at) = column(mapping, Role::Year) else {
        return;
    };
    let years = distinct(body, at);
    let split: Vec<(bool, bool)> = years.iter().map(|year| Period::is_split(year)).collect();
    if !split.is_empty() && split.iter().all(|(is, _)| *is) {
        mapping.split_years = true;
        if split.len() == 1 && !split[0].1 {
            asks.push(Ask::SplitYears);
        }
    }
    let short = |year: &&str| {
        let number = year.parse::<u32>().ok();
        number.is_some_and(|number| (38..=150).contains(&number))
    };
    let name = plain(look.header.get(at).map_or("", String::as_str));
    let chinese = look.dialect == Dialect::Taiwan || name.contains('年') || name.contains("民國");
    mapping.republic_years = !years.is_empty()
        && years.iter().all(short)
        && (chinese || years.iter().all(|year| year.len() == 3));
}

/// Whether the first economy stands only where it changes, as in a pivot table.
fn is_from_above(mapping: &Mapping, body: &[Fields]) -> bool {
    let is_first = |role: &Role| {
        matches!(
            role,
            Role::Exporter | Role::ExporterName | Role::Reporter | Role::ReporterName
        )
    };
    let mut firsts = (0..mapping.columns.len()).filter(|at| is_first(&mapping.columns[*at]));
    let (Some(at), None) = (firsts.next(), firsts.next()) else {
        return false;
    };
    let filled = |row: &Fields| row.get(at).is_some_and(|cell| !cell.is_empty());
    // Rows below are whole but for it.
    let below = |row: &&Fields| {
        let used = row.iter().zip(&mapping.columns).enumerate();
        let mut used = used.filter(|(of, (_, role))| *of != at && **role != Role::Ignore);
        !filled(row) && used.all(|(_, (cell, _))| !cell.is_empty())
    };
    let (blocks, below) = (
        body.iter().filter(|row| filled(row)).count(),
        body.iter().filter(below).count(),
    );
    blocks >= 2
        && body.first().is_some_and(filled)
        && blocks == distinct(body, at).len()
        && below >= blocks
        && (blocks + below) * 10 >= body.len() * 9
}

/// The list that numbers of economies are of, judged by all of them together.
fn numbers(look: &Look, mapping: &mut Mapping, body: &[Fields], asks: &mut Vec<Ask>) {
    if let Some(numbers) = look.dialect.numbers() {
        mapping.numbers = numbers;
        return;
    }
    let sides = [
        (Role::Exporter, Role::ExporterName),
        (Role::Importer, Role::ImporterName),
        (Role::Reporter, Role::ReporterName),
        (Role::Partner, Role::PartnerName),
    ];
    let mut pairs: Vec<(&str, &str)> = Vec::new();
    for (code, name) in sides {
        let Some(code) = column(mapping, code) else {
            continue;
        };
        let name = column(mapping, name);
        // Codes of letters are of no list of numbers.
        let numbered = body.iter().filter(|row| {
            let code = cell(row, code);
            code.bytes().any(|byte| byte.is_ascii_digit())
        });
        pairs
            .extend(numbered.map(|row| (cell(row, code), name.map_or("", |name| cell(row, name)))));
    }
    if mapping.columns.contains(&Role::EconomyColumn) {
        pairs.extend(look.header.iter().map(|name| (name.as_str(), "")));
    }
    pairs.dedup();
    pairs.sort_unstable();
    pairs.dedup();
    let judged = judge_named(&pairs);
    if judged.of == 0 {
        return;
    }
    // What is of no list stays under its number.
    let fit = judged.fits.first().map_or(Numbers::Own, |fit| fit.numbers);
    mapping.numbers = judged.best().unwrap_or(fit);
    if judged.ambiguous {
        asks.push(Ask::Numbers);
    }
}

/// A year that a text names, and no other.
fn year_within(text: &str) -> Option<i32> {
    let mut years = text
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| digits.parse().ok())
        .filter(|year| YEARS.contains(year) && *year >= 1800);
    let year = years.next()?;
    years.all(|other| other == year).then_some(year)
}

/// Who declares, and which way goods go.
fn sides(look: &Look, mapping: &mut Mapping, missing: &[Role], asks: &mut Vec<Ask>) {
    let has = |any: &[Role]| mapping.columns.iter().any(|role| any.contains(role));
    let pair =
        has(&[Role::Exporter, Role::ExporterName]) && has(&[Role::Importer, Role::ImporterName]);
    let reporter = has(&[Role::Reporter, Role::ReporterName]);
    let partner = has(&[Role::Partner, Role::PartnerName]);
    if pair || !(reporter || partner) {
        return;
    }
    let said =
        has(&[Role::Flow, Role::ExportValue, Role::ImportValue]) || !mapping.imports.is_empty();
    if !reporter {
        let office = look.dialect.office();
        if mapping.reporter.is_none() {
            mapping.reporter = economy_within(&look.title);
        }
        if office.is_none_or(|office| !office.1)
            && (missing.is_empty() || missing.contains(&Role::Reporter))
        {
            asks.push(Ask::Reporter);
        }
    }
    if !said && mapping.direction.is_none() {
        mapping.direction = Some(match Flow::of(&look.title, false) {
            Flow::Import | Flow::ImportFob => Direction::Import,
            _ => Direction::Export,
        });
        asks.push(Ask::Direction);
    }
}

/// The one economy that a title names.
fn economy_within(title: &str) -> Option<String> {
    let mut found: Option<&str> = None;
    for line in title.lines() {
        let words = line.split([' ', ',', ':', '(', ')', '：', '，']);
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        for length in (1..=4).rev() {
            for some in words.windows(length) {
                // Short words may be codes by chance: `US Dollar`.
                if some.join(" ").len() < 4 {
                    continue;
                }
                if let Known::Economy { code, .. } =
                    economies::known("", &some.join(" "), Numbers::Own)
                {
                    if found.is_some_and(|known| known != code) {
                        return None;
                    }
                    found = Some(code);
                }
            }
        }
    }
    found.map(str::to_owned)
}

/// Whether a column of flows holds numbers of which it is not known what they stand for.
fn flow_codes(look: &Look, mapping: &Mapping, body: &[Fields], asks: &mut Vec<Ask>) {
    let unknown = matches!(look.dialect, Dialect::Tidy | Dialect::Other);
    let Some(at) = column(mapping, Role::Flow).filter(|_| unknown) else {
        return;
    };
    let codes = distinct(body, at);
    let plain_numbers = |code: &&str| matches!(code.trim_start_matches('0'), "1" | "2");
    if !codes.is_empty() && codes.iter().all(plain_numbers) {
        asks.push(Ask::FlowCodes);
    }
}

/// UN Comtrade has services in the same columns: where goods are there, only these count.
fn goods(look: &Look, mapping: &mut Mapping, body: &[Fields]) {
    let kinds = look
        .header
        .iter()
        .position(|name| plain(name) == "typecode");
    let Some(at) = kinds.filter(|_| look.dialect == Dialect::Comtrade) else {
        return;
    };
    if cells(body, at).any(|kind| kind == "C")
        && let Ok(column) = u32::try_from(at)
    {
        mapping.only.push((column, "C".to_owned()));
    }
}

/// Which of several measures is wanted.
fn measures(mapping: &mut Mapping, body: &[Fields], asks: &mut Vec<Ask>) {
    let Some(at) = column(mapping, Role::Measure) else {
        return;
    };
    let all = distinct(body, at);
    let of = |wanted: Measured| all.iter().filter(move |text| Measured::of(text) == wanted);
    // Exports and imports in money are one measure.
    let mut money: Vec<String> = of(Measured::Money)
        .map(|text| {
            let name = plain(text);
            name.replace("exports", "")
                .replace("imports", "")
                .replace("export", "")
                .replace("import", "")
        })
        .collect();
    money.sort_unstable();
    money.dedup();
    let unknown = of(Measured::Unknown).count();
    if money.len() == 1 || (money.is_empty() && unknown <= 1) {
        return;
    }
    let first = of(Measured::Money).chain(of(Measured::Unknown)).next();
    if let (Some(first), Ok(at)) = (first, u32::try_from(at)) {
        mapping.only.push((at, (*first).to_owned()));
        asks.push(Ask::Measure(at));
    }
}

/// Columns without a role that alone tell rows of one flow apart: with a total in them
/// they are breakdowns; without one it is asked.
fn breakdowns(look: &Look, mapping: &mut Mapping, body: &[Fields], asks: &mut Vec<Ask>) {
    for _ in 0..3 {
        let zero = look.dialect.zero_is_total(&look.header);
        let Some(at) = telling(mapping, body, zero) else {
            return;
        };
        let total = cells(body, at).any(|cell| is_total(cell) && (zero || !is_zero(cell)));
        let first = cells(body, at).next().map(str::to_owned);
        if let (Some(first), Ok(column), false) = (first, u32::try_from(at), total)
            && alternatives(mapping, body, at)
        {
            mapping.only.push((column, first));
            asks.push(Ask::Measure(column));
            continue;
        }
        mapping.columns[at] = Role::Breakdown;
        let month = matches!(
            plain(look.header.get(at).map_or("", String::as_str)).as_str(),
            "month" | "months" | "mois" | "monat" | "mes" | "月" | "月份" | "refmonth"
        );
        if !total
            && !month
            && let Ok(column) = u32::try_from(at)
        {
            asks.push(Ask::Breakdown(column));
        }
    }
}

/// Rows of one flow, each group of several, as far as `only` some are wanted.
fn groups<'a>(mapping: &Mapping, body: &'a [Fields<'a>]) -> Vec<Vec<&'a Fields<'a>>> {
    let of_key = |role: &Role| {
        !matches!(
            role,
            Role::Ignore
                | Role::Value
                | Role::ExportValue
                | Role::ImportValue
                | Role::ReverseValue
                | Role::EconomyColumn
                | Role::YearColumn(_)
                | Role::PartColumn(..)
        )
    };
    let columns = mapping.columns.iter().enumerate();
    let keys: Vec<usize> = columns
        .filter(|(_, role)| of_key(role))
        .map(|(at, _)| at)
        .collect();
    let wanted = |row: &&Fields| {
        let mut only = mapping.only.iter();
        only.all(|(at, text)| cell(row, *at as usize) == text)
    };
    // By a hash: of thousands of rows, each is compared with dozens otherwise.
    let flow = |row: &Fields| {
        keys.iter().fold(0, |flow: u64, at| {
            let cell = cell(row, *at).as_bytes();
            flow.rotate_left(7).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ hash(cell)
        })
    };
    let rows = (0u16..).zip(body).filter(|(_, row)| wanted(row));
    let mut rows: Vec<(u64, u16)> = rows.map(|(at, row)| (flow(row), at)).collect();
    rows.sort_unstable();
    let flows = rows.chunk_by(|one, other| one.0 == other.0);
    let again = flows.filter(|rows| rows.len() > 1);
    let rows = |rows: &[(u64, u16)]| rows.iter().map(|row| &body[usize::from(row.1)]).collect();
    again.map(rows).collect()
}

/// Whether a column tells apart what is nearly the same each time, such as two ways to
/// value it: not parts, of which some would be small.
fn alternatives(mapping: &Mapping, body: &[Fields], at: usize) -> bool {
    let Some(value) = column(mapping, Role::Value) else {
        return false;
    };
    let mut keyed = mapping.clone();
    // All other columns hold still, but for those that never tell.
    let shared = |other: usize| other != at && distinct(body, other).len() * 2 <= body.len();
    for (other, role) in keyed.columns.iter_mut().enumerate() {
        if *role == Role::Ignore && shared(other) {
            *role = Role::Breakdown;
        }
    }
    let (mut near, mut same, mut all) = (0, 0, 0);
    for rows in groups(&keyed, body) {
        let cells = rows.iter().filter_map(|row| row.get(value));
        let values: Vec<f64> = cells
            .filter_map(|cell| match number(cell.as_bytes(), mapping.decimal) {
                Number::Is(value) => Some(value),
                _ => None,
            })
            .collect();
        let most = values.iter().copied().fold(0.0, f64::max);
        let least = values.iter().copied().fold(f64::INFINITY, f64::min);
        all += 1;
        near += usize::from(values.len() > 1 && least * 1.2 >= most);
        same += usize::from(least.to_bits() == most.to_bits());
    }
    all >= 3 && same < all && near * 10 >= all * 9
}

/// The column that tells rows of one flow apart.
fn telling(mapping: &Mapping, body: &[Fields], zero: bool) -> Option<usize> {
    let again = groups(mapping, body);
    let rows: usize = again.iter().map(Vec::len).sum();
    // A few repeats may be corrections, unless a total stands beside its parts.
    let many = rows * 10 >= body.len() * 3;
    let total = |at: &usize| {
        let total = |cell| is_total(cell) && (zero || !is_zero(cell));
        cells(body, *at).any(total)
    };
    if rows == 0 {
        return None;
    }
    let tells = |columns: &[usize]| {
        let differ = again.iter().filter(|rows| {
            let mut values: Vec<Vec<&str>> = rows
                .iter()
                .map(|row| columns.iter().map(|at| cell(row, *at)).collect())
                .collect();
            values.sort_unstable();
            let all = values.len();
            values.dedup();
            values.len() == all
        });
        differ.count() * 10 >= again.len() * 9
    };
    let few: Vec<usize> = (0..mapping.columns.len())
        .filter(|at| mapping.columns[*at] == Role::Ignore)
        .filter(|at| {
            let count = distinct(body, *at).len();
            count >= 2 && count <= (body.len() / 4).max(2)
        })
        .collect();
    let ones = few.iter().copied().filter(|at| many || total(at));
    let one = ones.filter(|at| tells(&[*at]));
    one.min_by_key(|at| distinct(body, *at).len()).or_else(|| {
        // Two together; the other one is found when the first is settled.
        let first = |(at, one): (usize, &usize)| {
            let mut others = few[at + 1..].iter().take(12);
            others.any(|other| tells(&[*one, *other])).then_some(*one)
        };
        many.then(|| few.iter().take(12).enumerate().find_map(first))?
    })
}
