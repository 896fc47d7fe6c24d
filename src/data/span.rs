//! Years from one to another.

/// A span of years, both ends included; a single year where they are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// First year.
    pub from: i32,
    /// Last year, not before `from`.
    pub to: i32,
}

impl Span {
    /// A span of a single year.
    #[must_use]
    pub const fn year(year: i32) -> Span {
        Span {
            from: year,
            to: year,
        }
    }

    /// A year, beside an earlier one that it is compared with; alone where that is
    /// not earlier.
    #[must_use]
    pub fn beside(earlier: Option<i32>, year: i32) -> Span {
        Span {
            from: earlier.filter(|from| *from < year).unwrap_or(year),
            to: year,
        }
    }

    /// Reads `1987..2010` or `2005`; years of four digits, in either order.
    #[must_use]
    pub fn parse(text: &str) -> Option<Span> {
        fn year(text: &str) -> Option<i32> {
            (text.len() == 4 && text.bytes().all(|digit| digit.is_ascii_digit()))
                .then(|| text.parse().ok())?
        }
        // Four digits, two points, four digits.
        match text.get(4..).and_then(|tail| tail.strip_prefix("..")) {
            Some(b) => {
                let (a, b) = (year(text.get(..4)?)?, year(b)?);
                Some(Span {
                    from: a.min(b),
                    to: a.max(b),
                })
            }
            None => year(text).map(Span::year),
        }
    }

    /// Its years.
    #[must_use]
    pub const fn years(self) -> std::ops::RangeInclusive<i32> {
        self.from..=self.to
    }

    /// Whether a year lies in the span.
    #[must_use]
    pub const fn contains(self, year: i32) -> bool {
        self.from <= year && year <= self.to
    }
}

impl std::fmt::Display for Span {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.from == self.to {
            true => write!(f, "{}", self.from),
            false => write!(f, "{}..{}", self.from, self.to),
        }
    }
}
