//! What headers say in words, where no dialect is known, held against what stands below.

use super::flow::{Flow, Measured};
use crate::flows::economies::plain;
use crate::flows::mapping::{Decimal, Direction, Role};
use crate::flows::number::{Number, number};
use crate::flows::period::{Part, Period, Years};
use crate::flows::record::Fields;
use crate::flows::unit::Unit;

pub(in crate::flows) const SYNONYMS: &str = include_str!("../synonyms.txt");

/// The roles of synonyms, in the order of the file. `Country` names one side of a flow,
/// and the other columns say which; it stands here as a role that no single word has.
const ROLES: [(&str, Role); 21] = [
    ("Year", Role::Year),
    ("Exporter", Role::Exporter),
    ("ExporterName", Role::ExporterName),
    ("Importer", Role::Importer),
    ("ImporterName", Role::ImporterName),
    ("Reporter", Role::Reporter),
    ("ReporterName", Role::ReporterName),
    ("Partner", Role::Partner),
    ("PartnerName", Role::PartnerName),
    ("Flow", Role::Flow),
    ("Value", Role::Value),
    ("ExportValue", Role::ExportValue),
    ("ImportValue", Role::ImportValue),
    ("Unit", Role::Unit),
    ("Scale", Role::Scale),
    ("Product", Role::Product),
    ("Classification", Role::Classification),
    ("Measure", Role::Measure),
    ("Declared", Role::Declared),
    ("Breakdown", Role::Breakdown),
    ("Country", Role::EconomyColumn),
];

/// A header without what stands in brackets: `金額（千美元）`, `value (US$ million)`.
fn head(header: &str) -> &str {
    header.split(['(', '（', '[']).next().unwrap_or(header)
}

/// The role that a header has by its words.
pub(super) fn synonym(header: &str) -> Option<Role> {
    let (all, head) = (plain(header), plain(head(header)));
    for line in SYNONYMS.lines() {
        let mut words = line.split(' ');
        let role = words.next()?;
        if words.any(|word| !word.is_empty() && (word == all || word == head)) {
            return ROLES
                .iter()
                .find(|known| known.0 == role)
                .map(|known| known.1);
        }
    }
    // A classification and its edition or length: hs92, sitc4, cn8.
    let letters = all.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let numbered = matches!(letters, "hs" | "sitc" | "cn" | "hts") && all.len() <= 7;
    numbered.then_some(Role::Product)
}

/// The years or parts of a year whose values columns hold, and the way goods go, where the
/// header says it: `2019`, `2020 [YR2020]`, `Exported value in 2019`, `2019_US dollars`. A year
/// amid other words counts only where no column is of years: it may be that of prices.
pub(super) fn periods(header: &[String]) -> Vec<Option<(Role, Option<Direction>)>> {
    let bare: Vec<_> = header
        .iter()
        .map(|name| Some((period(name)?, None)))
        .collect();
    let years = |name: &String| synonym(name) == Some(Role::Year);
    if bare.iter().any(Option::is_some) || header.iter().any(years) {
        return bare;
    }
    header.iter().map(|name| amid_words(name)).collect()
}

fn period(text: &str) -> Option<Role> {
    let text = text.trim();
    let text = text
        .strip_suffix(']')
        .and_then(|text| text.split(" [").next())
        .unwrap_or(text);
    let text = text.strip_prefix('X').unwrap_or(text);
    let period = Period::parse(text.as_bytes(), Years::default())?;
    Some(match period.part {
        Part::Whole => Role::YearColumn(period.year),
        Part::Month(month) | Part::Day(month) => Role::PartColumn(period.year, month),
        Part::Quarter(quarter) => Role::PartColumn(period.year, 12 + quarter),
    })
}

/// A year before or behind words for a value or a direction.
fn amid_words(text: &str) -> Option<(Role, Option<Direction>)> {
    let text = text.trim();
    let digit = |letter: char| letter.is_ascii_digit();
    let from = text.find(digit)?;
    let end = text[from..]
        .find(|letter: char| !digit(letter))
        .map_or(text.len(), |length| from + length);
    if end - from != 4 {
        return None;
    }
    let rest = [&text[..from], " ", &text[end..]].concat();
    // Up to what stands behind a comma: `…, US Dollar thousand`.
    let last = text[end..].trim_start_matches(['年', '년']).trim_start();
    let apart = from == 0 || last.is_empty() || last.starts_with([',', '(']);
    let value = || Measured::of(&rest) == Measured::Money && Flow::of(&rest, false) == Flow::Bad;
    let direction = match column_flow(&rest) {
        Some(Role::ExportValue) => Some(Direction::Export),
        Some(_) => Some(Direction::Import),
        None if apart && (synonym(&rest) == Some(Role::Value) || value()) => None,
        None => return None,
    };
    Some((period(&text[from..end])?, direction))
}

/// The value that a header names by a direction alone: `Exportations (M€)`, `수출 금액`,
/// `Ausfuhr: Wert`, and not `Re-exports`, `Exports (tonnes)`, `Export share`.
fn column_flow(header: &str) -> Option<Role> {
    let name = plain(header);
    let aside = header.split(['(', '（', '[', ':']).skip(1);
    if name.chars().count() < 2
        || (name.is_ascii() && name.len() < 3)
        || Measured::of(header) == Measured::Else
        || aside
            .into_iter()
            .any(|part| Measured::of(part) == Measured::Else)
    {
        return None;
    }
    match Flow::of(header, false) {
        Flow::Export => Some(Role::ExportValue),
        Flow::Import | Flow::ImportFob => Some(Role::ImportValue),
        _ => None,
    }
}

/// Whether a text is a number with either decimal mark.
fn is_number(text: &str) -> bool {
    [Decimal::Point, Decimal::Comma]
        .iter()
        .any(|decimal| matches!(number(text.as_bytes(), *decimal), Number::Is(_)))
}

/// The filled cells of a column.
struct Cells<'a> {
    rows: &'a [Fields<'a>],
}

impl<'a> Cells<'a> {
    fn of(&self, at: usize) -> impl Iterator<Item = &'a str> {
        let cells = self.rows.iter().filter_map(move |row| row.get(at));
        cells.map(|cell| &**cell).filter(|cell| !cell.is_empty())
    }

    fn any(&self, at: usize, is: impl Fn(&str) -> bool) -> bool {
        self.of(at).any(is)
    }

    /// Whether a column could hold what its header says, as far as that shows.
    fn bear(&self, at: usize, role: Role) -> bool {
        if self.of(at).next().is_none() {
            return true;
        }
        let loose = Years {
            split: true,
            republic: true,
        };
        match role {
            Role::Year => self.any(at, |cell| Period::parse(cell.as_bytes(), loose).is_some()),
            Role::Flow => self.any(at, |cell| Flow::of(cell, false) != Flow::Bad),
            Role::Value | Role::ExportValue | Role::ImportValue => self.any(at, is_number),
            _ => true,
        }
    }

    /// Whether values in money stand beside quantities there.
    fn measures(&self, at: usize) -> bool {
        let is = |wanted| self.any(at, |cell| Measured::of(cell) == wanted);
        is(Measured::Money) && is(Measured::Else) && !is(Measured::Unknown)
    }

    /// Whether all that stands there are directions in words.
    fn directions(&self, at: usize) -> bool {
        let flow = |cell: &str| match is_number(cell) {
            true => Flow::Bad,
            false => Flow::of(cell, false),
        };
        let way = |cell: &str| matches!(flow(cell), Flow::Export | Flow::Import);
        self.any(at, way) && self.of(at).all(|cell| flow(cell) != Flow::Bad)
    }
}

pub(super) fn by_words(header: &[String], rows: &[Fields], years: Option<Vec<Role>>) -> Vec<Role> {
    // As many as tell.
    let cells = Cells {
        rows: &rows[..rows.len().min(200)],
    };
    let said: Vec<Role> = header
        .iter()
        .map(|name| synonym(name).unwrap_or_default())
        .collect();
    let mut countries = Vec::new();
    let mut roles: Vec<Role> = Vec::with_capacity(header.len());
    for (at, role) in said.iter().copied().enumerate() {
        let others = || (0..said.len()).filter(|other| said[*other] == role);
        // The first column of a kind is taken that could be one; breakdowns may be several.
        let first = others().find(|other| cells.bear(*other, role));
        let numbers = role == Role::Flow && cells.of(at).all(is_number);
        let value = matches!(role, Role::Value | Role::ExportValue | Role::ImportValue);
        roles.push(match (&years, role) {
            (Some(years), Role::Ignore) => years[at],
            (_, Role::EconomyColumn) => {
                countries.push(at);
                Role::Ignore
            }
            (_, Role::Breakdown | Role::Ignore) => role,
            // Sums of exports and imports are called as directions are.
            _ if first.is_none() && (numbers || value) => Role::Ignore,
            _ if first.or_else(|| others().next()) == Some(at) => role,
            _ => Role::Ignore,
        });
    }
    name_countries(&mut roles, &countries, header);
    // Beside both sides a reporter is the one who declares.
    let has = |any: [Role; 2]| roles.iter().any(|role| any.contains(role));
    if has([Role::Exporter, Role::ExporterName]) && has([Role::Importer, Role::ImporterName]) {
        let reporter = roles.iter().position(|role| *role == Role::Reporter);
        if let Some(at) = reporter.filter(|_| !has([Role::Declared, Role::Partner])) {
            roles[at] = Role::Declared;
        }
    }
    values(&mut roles, header, &cells, years.is_some());
    one_value(&mut roles);
    // What no header says may show: directions in words, money beside weights.
    let directed = [
        Role::Flow,
        Role::ExportValue,
        Role::ImportValue,
        Role::Declared,
    ];
    by_cells(&mut roles, &directed, &|at| cells.directions(at));
    by_cells(&mut roles, &[Role::Measure, Role::Unit], &|at| {
        cells.measures(at)
    });
    units(&mut roles, header, &cells);
    roles
}

/// Gives the first of these roles to a column that nothing names, if there is none of them.
fn by_cells(roles: &mut [Role], any: &[Role], is: &dyn Fn(usize) -> bool) {
    if !roles.iter().any(|role| any.contains(role))
        && let Some(at) = (0..roles.len()).find(|at| roles[*at] == Role::Ignore && is(*at))
    {
        roles[at] = any[0];
    }
}

/// Columns of values that no usual word names: by directions, or the only one in money.
fn values(roles: &mut [Role], header: &[String], cells: &Cells, wide: bool) {
    if wide || roles.contains(&Role::Value) {
        return;
    }
    let free: Vec<usize> = (0..roles.len())
        .filter(|at| roles[*at] == Role::Ignore && cells.any(*at, is_number))
        .collect();
    let only = |is: &dyn Fn(&str) -> bool| {
        let mut fitting = free.iter().copied().filter(|at| is(&header[*at]));
        fitting.next().filter(|_| fitting.next().is_none())
    };
    for side in [Role::ExportValue, Role::ImportValue] {
        if !roles.contains(&side)
            && let Some(at) = only(&|name| column_flow(name) == Some(side))
        {
            roles[at] = side;
        }
    }
    let none = !roles.contains(&Role::ExportValue) && !roles.contains(&Role::ImportValue);
    let money = |name: &str| {
        Unit::within(name).is_some()
            && Measured::of(name) != Measured::Else
            && matches!(Flow::of(name, false), Flow::Bad)
    };
    if let Some(at) = only(&money).filter(|_| none) {
        roles[at] = Role::Value;
    }
}

/// A unit beside a quantity is the quantity's, where it names no currency.
fn units(roles: &mut [Role], header: &[String], cells: &Cells) {
    let quantity = |at: usize| {
        roles[at] == Role::Ignore
            && Measured::of(&header[at]) == Measured::Else
            && cells.any(at, is_number)
    };
    if (0..roles.len()).any(quantity)
        && let Some(at) = roles.iter().position(|role| *role == Role::Unit)
        && !cells.any(at, |cell| Unit::within(cell).is_some())
    {
        roles[at] = Role::Ignore;
    }
}

/// Says which side a column is that is only called a country.
fn name_countries(roles: &mut [Role], countries: &[usize], header: &[String]) {
    let coded = |at: &&usize| {
        let name = plain(&header[**at]);
        ["code", "iso", "kod", "コード", "코드", "代碼", "代码"]
            .iter()
            .any(|word| name.contains(word))
    };
    // A code and a name are one economy.
    let (codes, names): (Vec<&usize>, Vec<&usize>) = countries.iter().partition(coded);
    if let ([code], [name]) = (codes.as_slice(), names.as_slice()) {
        name_countries(roles, &[**code], header);
        roles[**name] = match roles[**code] {
            Role::Reporter => Role::ReporterName,
            Role::Partner => Role::PartnerName,
            _ => Role::Ignore,
        };
        return;
    }
    for at in countries {
        let has = |any: &[Role]| roles.iter().any(|role| any.contains(role));
        let pair = has(&[Role::Exporter, Role::ExporterName])
            || has(&[Role::Importer, Role::ImporterName]);
        let reporter = has(&[Role::Reporter, Role::ReporterName]);
        let partner = has(&[Role::Partner, Role::PartnerName]);
        roles[*at] = match (pair, reporter, partner) {
            (false, false, true) => Role::Reporter,
            (false, _, false) => Role::Partner,
            _ => continue,
        };
    }
}

/// A single column of exports, or of imports, between exporters and importers is the
/// value of the flow, and not what one of both declares.
fn one_value(roles: &mut [Role]) {
    let has = |role| roles.contains(&role);
    let both = has(Role::ExportValue) && has(Role::ImportValue);
    let pair = has(Role::Exporter) || has(Role::ExporterName);
    if both || has(Role::Value) || !pair {
        return;
    }
    for role in roles {
        if matches!(role, Role::ExportValue | Role::ImportValue) {
            *role = Role::Value;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flows::record::table;

    fn roles(text: &str) -> Vec<Role> {
        let (header, rows) = table(text.lines(), ';');
        by_words(&header, &rows, None)
    }

    #[test]
    fn directions_in_headers_are_values_and_their_sums_and_parts_are_not() {
        for (header, role) in [
            ("Exportations (M€)", Some(Role::ExportValue)),
            ("수입 금액", Some(Role::ImportValue)),
            ("Ausfuhr: Wert", Some(Role::ExportValue)),
            ("İthalat (bin ABD $)", Some(Role::ImportValue)),
            ("出口(百萬美元)", Some(Role::ExportValue)),
            ("進出口", None),
            ("Ausfuhr: Gewicht", None),
            ("수출 건수", None),
            ("Exports (tonnes)", None),
            ("Export share", None),
            ("Re-exports", None),
            ("X", None),
        ] {
            assert_eq!(column_flow(header), role, "{header}");
        }
    }

    #[test]
    fn years_amid_words_are_told_from_those_of_prices() {
        let header = |names: &[&str]| -> Vec<String> {
            names.iter().map(|name| (*name).to_owned()).collect()
        };
        let found = periods(&header(&["Partner", "2019_US$ thousand", "2019_Footnote"]));
        assert_eq!(found, [None, Some((Role::YearColumn(2019), None)), None]);
        let found = periods(&header(&[
            "Partner",
            "Exports 2019",
            "Imports 2019",
            "Growth 2019",
        ]));
        let way = |way| Some((Role::YearColumn(2019), Some(way)));
        assert_eq!(
            found[1..],
            [way(Direction::Export), way(Direction::Import), None]
        );
        let found = periods(&header(&[
            "Export 2019 Wert (CHF)",
            "imp2019",
            "trade_2019",
        ]));
        assert_eq!(found[..2], [way(Direction::Export), way(Direction::Import)]);
        assert_eq!(found[2], Some((Role::YearColumn(2019), None)));
        let found = periods(&header(&["Year", "Partner", "Value in US$ of 2015"]));
        assert_eq!(found, [None, None, None]);
    }

    #[test]
    fn what_stands_below_a_header_settles_what_it_means() {
        // The flow is the column with directions, the year the one with years.
        assert_eq!(
            roles("Indicator Code;Indicator;Period;Year;Value\nAX;Exports;Annual;2019;5"),
            [
                Role::Ignore,
                Role::Flow,
                Role::Ignore,
                Role::Year,
                Role::Value
            ]
        );
        // Of sums of both ways no direction is read.
        assert_eq!(
            roles("国别(地区);进出口;出口;进口\n日本;25,000;12,000;13,000"),
            [
                Role::Partner,
                Role::Ignore,
                Role::ExportValue,
                Role::ImportValue
            ]
        );
        assert_eq!(
            roles("Country code;Country;Exports;Imports\nJP;Japan;5;6"),
            [
                Role::Partner,
                Role::PartnerName,
                Role::ExportValue,
                Role::ImportValue
            ]
        );
        assert_eq!(
            roles("year;exporter;importer;reporter;value\n2019;JPN;KOR;KOR;5")[3],
            Role::Declared
        );
        assert_eq!(
            roles(
                "exporter;importer;year;kind;value\nJPN;KOR;2019;Value;5\nJPN;KOR;2019;Net weight;70"
            )[3],
            Role::Measure
        );
    }

    #[test]
    fn each_synonym_has_one_role() {
        let mut seen: Vec<&str> = Vec::new();
        for line in SYNONYMS.lines() {
            let mut words = line.split(' ');
            let role = words.next().unwrap();
            assert!(ROLES.iter().any(|known| known.0 == role), "{role}");
            for word in words {
                assert_eq!(plain(word), word, "{word}");
                assert!(!seen.contains(&word), "{word} twice");
                seen.push(word);
            }
        }
    }
}
