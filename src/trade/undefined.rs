//! Why a measure has no value.

/// The reason for which a measure has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undefined {
    /// An input is not in the data, or is no usable number.
    Missing,
    /// A total in the formula is zero or less.
    ZeroTotal,
    /// Exporter and importer are the same economy: the diagonal.
    SameEconomy,
    /// Taiwan → China 1995: the recorded flow leaves out trade through Hong
    /// Kong and is not meaningful.
    ThroughHongKong,
    /// Growth or an index from a base, or over a span of years, that is not
    /// above zero.
    NotPositive,
    /// There is no exchange rate for the year.
    NoRate,
    /// The importer's own declarations are not in the data of this form.
    NotDeclared,
    /// The world's imports are not in the data, and nothing stands for them.
    NoWorld,
}

/// The value of a measure, or the reason why there is none.
pub type Computed = Result<f64, Undefined>;

impl Undefined {
    /// All reasons.
    pub const ALL: [Undefined; 8] = [
        Undefined::Missing,
        Undefined::ZeroTotal,
        Undefined::SameEconomy,
        Undefined::ThroughHongKong,
        Undefined::NotPositive,
        Undefined::NoRate,
        Undefined::NotDeclared,
        Undefined::NoWorld,
    ];

    /// The reason's name in the JavaScript API and in downloads.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Undefined::Missing => "missing",
            Undefined::ZeroTotal => "zero-total",
            Undefined::SameEconomy => "same-economy",
            Undefined::ThroughHongKong => "through-hong-kong",
            Undefined::NotPositive => "not-positive",
            Undefined::NoRate => "no-rate",
            Undefined::NotDeclared => "not-declared",
            Undefined::NoWorld => "no-world",
        }
    }
}

/// Lets a finite number through; anything else is [`Undefined::Missing`].
pub(crate) fn finite(value: f64) -> Computed {
    if value.is_finite() {
        Ok(value)
    } else {
        Err(Undefined::Missing)
    }
}

/// `part ÷ whole`, where a whole of zero or less is [`Undefined::ZeroTotal`].
pub(crate) fn ratio(part: f64, whole: f64) -> Computed {
    let (part, whole) = (finite(part)?, finite(whole)?);
    if whole <= 0.0 {
        return Err(Undefined::ZeroTotal);
    }
    finite(part / whole)
}

/// `part ÷ whole × 100`, as in [`ratio`].
pub(crate) fn percent(part: f64, whole: f64) -> Computed {
    finite(ratio(part, whole)? * 100.0)
}

/// `value ÷ base`, where a base of zero or less is [`Undefined::NotPositive`].
pub(crate) fn multiple_of(value: f64, base: f64) -> Computed {
    let (value, base) = (finite(value)?, finite(base)?);
    if base <= 0.0 {
        return Err(Undefined::NotPositive);
    }
    finite(value / base)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_its_own_name() {
        for (at, reason) in Undefined::ALL.into_iter().enumerate() {
            assert!(
                Undefined::ALL
                    .iter()
                    .skip(at + 1)
                    .all(|other| other.id() != reason.id())
            );
        }
    }

    #[test]
    fn an_overflow_is_missing_not_infinite() {
        assert_eq!(ratio(f64::MAX, f64::MIN_POSITIVE), Err(Undefined::Missing));
        assert_eq!(
            multiple_of(f64::MAX, f64::MIN_POSITIVE),
            Err(Undefined::Missing)
        );
        assert_eq!(percent(1e307, 1.0), Err(Undefined::Missing));
    }

    #[test]
    fn what_is_not_finite_is_missing_before_it_is_anything_else() {
        for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(ratio(bad, 0.0), Err(Undefined::Missing));
            assert_eq!(ratio(1.0, bad), Err(Undefined::Missing));
        }
        assert_eq!(ratio(0.0, 0.0), Err(Undefined::ZeroTotal));
        assert_eq!(ratio(1.0, -0.0), Err(Undefined::ZeroTotal));
    }
}
