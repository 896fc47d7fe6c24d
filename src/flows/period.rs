//! Years, quarters and months as files write them.

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

/// The years that are taken for years of trade.
pub(super) const YEARS: std::ops::RangeInclusive<i32> = 1500..=2199;

impl Period {
    fn new(year: u32, part: Part) -> Option<Period> {
        let year = i32::try_from(year).ok()?;
        YEARS.contains(&year).then_some(Period { year, part })
    }

    /// Reads `2010`, `2010.0`, `2010年`, `201001`, `2010-01`, `2010/1`, `2010M01`, `2010-M01`,
    /// `2010Q1`, `2010-Q1`, `2010-01-31`, `20100131`.
    pub(super) fn parse(field: &[u8]) -> Option<Period> {
        let text = std::str::from_utf8(field).ok()?.trim();
        let digits = text.len()
            - text
                .trim_start_matches(|letter: char| letter.is_ascii_digit())
                .len();
        let (head, rest) = text.split_at(digits);
        let number = |text: &str| text.parse::<u32>().ok();
        let month = |text: &str, make: fn(u8) -> Part| {
            let month = number(text).filter(|month| (1..=12).contains(month))?;
            u8::try_from(month).ok().map(make)
        };
        match (head.len(), rest) {
            (4, "" | "年" | "年度" | ".0" | "A" | "-A1") => {
                Period::new(number(head)?, Part::Whole)
            }
            (6, "") => Period::new(number(&head[..4])?, month(&head[4..], Part::Month)?),
            (8, "") => {
                number(&head[6..]).filter(|day| (1..=31).contains(day))?;
                Period::new(number(&head[..4])?, month(&head[4..6], Part::Day)?)
            }
            (4, _) => {
                let rest = rest.trim_start_matches(['-', '/', ' ', '.', '_']);
                let part = if let Some(quarter) = rest.strip_prefix(['Q', 'q']) {
                    let quarter = number(quarter).filter(|quarter| (1..=4).contains(quarter))?;
                    Part::Quarter(u8::try_from(quarter).ok()?)
                } else if let Some(rest) = rest.strip_prefix(['M', 'm']) {
                    month(rest, Part::Month)?
                } else if let Some((first, day)) = rest.split_once(['-', '/']) {
                    // A day, with or without its hour.
                    let day = day.split(['T', ' ']).next().unwrap_or("");
                    number(day).filter(|day| (1..=31).contains(day))?;
                    month(first, Part::Day)?
                } else if rest.len() <= 2 {
                    month(rest, Part::Month)?
                } else {
                    return None;
                };
                Period::new(number(head)?, part)
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Option<(i32, Part)> {
        Period::parse(text.as_bytes()).map(|period| (period.year, period.part))
    }

    #[test]
    fn years_and_their_parts_are_read_in_every_way_they_are_written() {
        for text in ["2010", " 2010 ", "2010.0", "2010年"] {
            assert_eq!(parse(text), Some((2010, Part::Whole)), "{text}");
        }
        for text in [
            "201003", "2010-03", "2010/3", "2010M03", "2010-M3", "2010M3", "2010.03",
        ] {
            assert_eq!(parse(text), Some((2010, Part::Month(3))), "{text}");
        }
        for text in ["2010Q3", "2010-Q3", "2010 q3"] {
            assert_eq!(parse(text), Some((2010, Part::Quarter(3))), "{text}");
        }
        for text in [
            "2010-12-31",
            "20101231",
            "2010/12/31",
            "2010-12-31T00:00:00",
        ] {
            assert_eq!(parse(text), Some((2010, Part::Day(12))), "{text}");
        }
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
            "二〇一〇",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
