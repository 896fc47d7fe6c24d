//! Years, quarters and months as files write them.

use super::number::{bare, unflagged};

/// A year, or a part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Period {
    pub(super) year: i32,
    pub(super) part: Part,
}

/// Which part of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// All of it.
    Whole,
    /// 1–4.
    Quarter(u8),
    /// 1–12.
    Month(u8),
    /// A day of this month: many files write a year as its first or last day.
    Day(u8),
}

/// How the years of a column are written, judged over the whole of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Years {
    /// `2010-11` is a year that ends in 2011, not a month.
    pub(super) split: bool,
    /// `108` is the year 108 of the Republic, 2019.
    pub(super) republic: bool,
}

/// The years that are taken for years of trade.
pub(super) const YEARS: std::ops::RangeInclusive<i32> = 1500..=2199;

impl Period {
    fn new(year: u32, part: Part) -> Option<Period> {
        let year = i32::try_from(year).ok()?;
        YEARS.contains(&year).then_some(Period { year, part })
    }

    /// Reads `2010`, `2010.0`, `2010年`, `108年` of the Republic, `令和元年`, `201001`, `2010-01`,
    /// `2010/1`, `2010M01`, `2010年1月`, `Jan-10`, `2010Q1`, `2010-01-31`, `20100131`, and `201052`,
    /// which offices write for the whole year.
    pub(super) fn parse(field: &[u8], years: Years) -> Option<Period> {
        let text = std::str::from_utf8(field).ok()?.trim();
        // Without flags (`2019p`, `2019 (r)`) and the words for a year.
        let text = unflagged(bare(text));
        let year = ["FY", "CY", "Y"]
            .iter()
            .find_map(|word| text.strip_prefix(word));
        let text = year.unwrap_or(text).trim_start();
        // A spreadsheet's group: `2,019`.
        if let Some((one, rest)) = text.split_once([',', '.'])
            && (one.len(), rest.len()) == (1, 3)
        {
            return Period::new(number(&[one, rest].concat())?, Part::Whole);
        }
        if let Some((year, rest)) = text.split_once('年')
            && let Some(part) = rest
                .strip_suffix('月')
                .and_then(|rest| month(rest, Part::Month))
            && let Some(year) = republic(year.trim_start_matches("民國").trim())
        {
            return Period::new(year, part);
        }
        if let Some(year) = of_era(text).or_else(|| years.republic.then(|| republic(text))?) {
            return Period::new(year, Part::Whole);
        }
        if let Some(named) = by_name(text) {
            return Some(named);
        }
        let digits = text.len()
            - text
                .trim_start_matches(|letter: char| letter.is_ascii_digit())
                .len();
        let (head, rest) = text.split_at(digits);
        match (head.len(), rest) {
            (4, "" | "年" | "年度" | "년" | " 년" | ".0" | "A" | "-A1" | "FY") => {
                Period::new(number(head)?, Part::Whole)
            }
            (6, "" | ".0") if &head[4..6] == "52" => Period::new(number(&head[..4])?, Part::Whole),
            (6, "" | ".0") => Period::new(number(&head[..4])?, month(&head[4..], Part::Month)?),
            (8, "") => {
                number(&head[6..]).filter(|day| (1..=31).contains(day))?;
                Period::new(number(&head[..4])?, month(&head[4..6], Part::Day)?)
            }
            (1 | 2, _) => ends_in_year(text),
            (4, _) => Period::new(number(head)?, behind(number(head)?, rest, years.split)?),
            _ => None,
        }
    }

    /// Whether a text could be a year that ends in the next, as `2010-11`; and whether it
    /// can be no month, as `2012-13`.
    pub(super) fn is_split(text: &str) -> (bool, bool) {
        let parts = bare(text.trim()).split_once(['-', '/', '–']);
        let Some((Some(year), Some(next))) = parts
            .filter(|(year, next)| year.len() == 4 && next.len() == 2)
            .map(|(year, next)| (number(year), number(next)))
        else {
            return (false, false);
        };
        (next == (year + 1) % 100, next > 12 || next == 0)
    }
}

/// `31.12.2019`, `12/31/2019`, `12/2019`. Which number is the month shows where the other is
/// above twelve, or the first day of it, as in files by month or year; behind points the day
/// comes first.
fn ends_in_year(text: &str) -> Option<Period> {
    let text = text.split(' ').next()?;
    let mut parts = text.split(['.', '/', '-']).map(number);
    let (first, second, third) = (parts.next()??, parts.next()??, parts.next());
    let from = text.len().checked_sub(4)?;
    let long = text.get(from..).is_some_and(|year| number(year).is_some());
    let (year, part) = match third {
        _ if !long || parts.next().is_some() => return None,
        None => (second, month(&first.to_string(), Part::Month)?),
        Some(year) => {
            let (day, of) = match (first, second) {
                (13.., _) | (1, _) => (first, second),
                (_, 13..) | (_, 1) => (second, first),
                _ if first == second || text.contains('.') => (first, second),
                _ => return None,
            };
            (1..=31).contains(&day).then_some(())?;
            (year?, month(&of.to_string(), Part::Day)?)
        }
    };
    Period::new(year, part)
}

fn number(text: &str) -> Option<u32> {
    text.parse().ok()
}

fn month(text: &str, make: fn(u8) -> Part) -> Option<Part> {
    let month = number(text).filter(|month| (1..=12).contains(month))?;
    u8::try_from(month).ok().map(make)
}

/// What stands behind a year's four digits.
fn behind(year: u32, rest: &str, split: bool) -> Option<Part> {
    if let Some(rest) = rest.strip_prefix('年') {
        return month(rest.strip_suffix('月').unwrap_or(rest), Part::Month);
    }
    let rest = rest.trim_start_matches(['-', '/', ' ', '.', '_', '–']);
    // A year from one summer or spring to the next.
    if number(rest) == Some(year + 1) || (split && number(rest) == Some((year + 1) % 100)) {
        return Some(Part::Whole);
    }
    if let Some(quarter) = rest.strip_prefix(['Q', 'q']) {
        let quarter = number(quarter).filter(|quarter| (1..=4).contains(quarter))?;
        return u8::try_from(quarter).ok().map(Part::Quarter);
    }
    if let Some(rest) = rest.strip_prefix(['M', 'm']) {
        return month(rest, Part::Month);
    }
    if let Some((first, day)) = rest.split_once(['-', '/']) {
        // A day, with or without its hour.
        let day = day.split(['T', ' ']).next().unwrap_or("");
        number(day).filter(|day| (1..=31).contains(day))?;
        return month(first, Part::Day);
    }
    (rest.len() <= 2)
        .then(|| month(rest, Part::Month))
        .flatten()
}

/// A year of the Republic (108 is 2019), or of an emperor.
fn of_era(text: &str) -> Option<u32> {
    let text = text
        .strip_suffix("年度")
        .or_else(|| text.strip_suffix('年'))?
        .trim();
    for (era, before) in [
        ("令和", 2018),
        ("平成", 1988),
        ("昭和", 1925),
        ("民國", 1911),
        ("民国", 1911),
    ] {
        if let Some(year) = text.strip_prefix(era) {
            let year = match year.trim() {
                "元" => 1,
                year => number(year)?,
            };
            return Some(before + year);
        }
    }
    republic(text)
}

/// A year of the Republic by its number: three digits, as no other calendar has them, or
/// two from 1949 on.
fn republic(text: &str) -> Option<u32> {
    let year = number(text).filter(|_| matches!(text.len(), 2 | 3))?;
    (38..=150).contains(&year).then_some(1911 + year)
}

/// The names of months as they begin, in English, German and French.
const MONTHS: [&[&str]; 12] = [
    &["jan"],
    &["feb", "fév", "fev"],
    &["mar", "mrz", "mär"],
    &["apr", "avr"],
    &["may", "mai"],
    &["jun", "juin"],
    &["jul", "juil"],
    &["aug", "aoû", "aou"],
    &["sep"],
    &["oct", "okt"],
    &["nov"],
    &["dec", "dez", "déc"],
];

/// A month by its name and a year beside it, as spreadsheets make them of `2019-01`:
/// `Jan-19`, `19-Jan`, `January 2019`, `1月-19`. Two digits are 1930 to 2029, as there.
fn by_name(text: &str) -> Option<Period> {
    let (one, other) = text.split_once(['-', ' ', '.', '/', ','])?;
    let other = other.trim_start_matches(['-', ' ', '.', '/', ',']);
    let named = |name: &str| {
        let low = name.trim_end_matches('.').to_ascii_lowercase();
        if let Some(month) = low.strip_suffix('月') {
            return number(month).filter(|month| (1..=12).contains(month));
        }
        if low.chars().count() < 3 || low.bytes().any(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let at = MONTHS
            .iter()
            .position(|names| names.iter().any(|name| low.starts_with(name)))?;
        u32::try_from(at + 1).ok()
    };
    let (name, year) = match named(one) {
        Some(month) => (month, other),
        None => (named(other)?, one),
    };
    let year = match (year.len(), number(year)?) {
        (4, year) => year,
        (2, year) if year < 30 => 2000 + year,
        (2, year) => 1900 + year,
        _ => return None,
    };
    Period::new(year, Part::Month(u8::try_from(name).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Option<(i32, Part)> {
        Period::parse(text.as_bytes(), Years::default()).map(|period| (period.year, period.part))
    }

    #[test]
    fn years_and_their_parts_are_read_in_every_way_they_are_written() {
        for text in [
            "2010",
            " 2010 ",
            "2010.0",
            "2010年",
            "201052",
            "民國99年",
            "99年",
            "平成22年",
            "'2010",
            "2,010",
            "2010p",
            "2010 (r)",
            "CY2010",
            "2010 년",
            "2010-2011",
            "2010/2011",
        ] {
            assert_eq!(parse(text), Some((2010, Part::Whole)), "{text}");
        }
        for text in [
            "201003",
            "2010-03",
            "2010/3",
            "2010M03",
            "2010年3月",
            "Mar-10",
            "10-Mar",
            "March 2010",
            "3月-10",
            "Mrz 2010",
            "2010-M3",
            "2010M3",
            "2010.03",
            "03/2010",
        ] {
            assert_eq!(parse(text), Some((2010, Part::Month(3))), "{text}");
        }
        for text in ["2010Q3", "2010-Q3", "2010 q3"] {
            assert_eq!(parse(text), Some((2010, Part::Quarter(3))), "{text}");
        }
        for text in [
            "2010-12-31",
            "20101231",
            "31.12.2010",
            "12/31/2010",
            "1/12/2010",
            "2010/12/31",
            "2010-12-31T00:00:00",
        ] {
            assert_eq!(parse(text), Some((2010, Part::Day(12))), "{text}");
        }
    }

    #[test]
    fn eras_and_split_years_are_read_as_the_column_is() {
        assert_eq!(parse("108年"), Some((2019, Part::Whole)));
        assert_eq!(parse("令和元年"), Some((2019, Part::Whole)));
        assert_eq!(parse("民國 108 年"), Some((2019, Part::Whole)));
        assert_eq!(parse("108年01月"), Some((2019, Part::Month(1))));
        assert_eq!(parse("2010-11"), Some((2010, Part::Month(11))));
        let years = Years {
            split: true,
            republic: true,
        };
        let split = Period::parse(b"2010-11", years).unwrap();
        assert_eq!((split.year, split.part), (2010, Part::Whole));
        assert_eq!(Period::parse(b"108", years).unwrap().year, 2019);
        assert_eq!(parse("108"), None);
        assert_eq!(Period::is_split("2010-11"), (true, false));
        assert_eq!(Period::is_split("2012-13"), (true, true));
        assert_eq!(Period::is_split("2012-02"), (false, false));
        assert_eq!(Period::is_split("1999-00"), (true, true));
    }

    #[test]
    fn what_is_no_year_is_none() {
        for text in [
            "",
            "10",
            "0099",
            "9999",
            "2010Q5",
            "201013",
            "2010-13",
            "year",
            "20101301",
            "2010-01-99",
            "-2010",
            "2010abc",
            "5/6/2010",
            "5/6/10",
            "1",
            "二〇一〇",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
