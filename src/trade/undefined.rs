//! Why a measure has no value.

use crate::i18n::{Tri, tri};

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
}

/// The value of a measure, or the reason why there is none.
pub type Reckoned = Result<f64, Undefined>;

impl Undefined {
    /// All reasons.
    pub const ALL: [Undefined; 7] = [
        Undefined::Missing,
        Undefined::ZeroTotal,
        Undefined::SameEconomy,
        Undefined::ThroughHongKong,
        Undefined::NotPositive,
        Undefined::NoRate,
        Undefined::NotDeclared,
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
        }
    }

    /// The reason in one short sentence.
    #[must_use]
    pub const fn text(self) -> Tri {
        match self {
            Undefined::Missing => tri!(
                "資料中缺少計算所需的數字。",
                "計算に必要な数値がデータにありません。",
                "A figure that the formula needs is not in the data.",
            ),
            Undefined::ZeroTotal => tri!(
                "公式中的總額為零，無法相除。",
                "式の中の総額がゼロのため割り算ができません。",
                "A total in the formula is zero, so nothing can be divided by it.",
            ),
            Undefined::SameEconomy => tri!(
                "經濟體不與自己貿易。",
                "自分自身との貿易はありません。",
                "An economy does not trade with itself.",
            ),
            Undefined::ThroughHongKong => tri!(
                "當年台灣對中國的出口多經香港轉口，紀錄未計入，數值沒有意義。",
                "当時の台湾から中国への輸出は多くが香港経由で、記録に含まれないため値に意味がありません。",
                "Most of this trade went through Hong Kong and is not in the record, so the value would mean nothing.",
            ),
            Undefined::NotPositive => tri!(
                "基期數值或年數不大於零，無法計算成長或指數。",
                "基準の値または年数がゼロ以下のため、伸びや指数を計算できません。",
                "The base, or the span of years, is not above zero, so there is no growth or index.",
            ),
            Undefined::NoRate => tri!(
                "該年沒有匯率資料。",
                "この年の為替レートがありません。",
                "There is no exchange rate for this year.",
            ),
            Undefined::NotDeclared => tri!(
                "此算法所用資料沒有該進口國的申報。",
                "この算式のデータには輸入側の申告がありません。",
                "The importer's own declarations are not in the data of this form.",
            ),
        }
    }
}

/// Lets a finite number through; anything else is [`Undefined::Missing`].
pub(crate) fn finite(value: f64) -> Reckoned {
    if value.is_finite() {
        Ok(value)
    } else {
        Err(Undefined::Missing)
    }
}

/// `part ÷ whole`, where a whole of zero or less is [`Undefined::ZeroTotal`].
pub(crate) fn ratio(part: f64, whole: f64) -> Reckoned {
    let (part, whole) = (finite(part)?, finite(whole)?);
    if whole <= 0.0 {
        return Err(Undefined::ZeroTotal);
    }
    finite(part / whole)
}

/// `part ÷ whole × 100`, as in [`ratio`].
pub(crate) fn percent(part: f64, whole: f64) -> Reckoned {
    finite(ratio(part, whole)? * 100.0)
}

/// `value ÷ base`, where a base of zero or less is [`Undefined::NotPositive`].
pub(crate) fn multiple_of(value: f64, base: f64) -> Reckoned {
    let (value, base) = (finite(value)?, finite(base)?);
    if base <= 0.0 {
        return Err(Undefined::NotPositive);
    }
    finite(value / base)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn every_reason_has_its_own_name_and_a_text_in_every_language() {
        for (at, reason) in Undefined::ALL.into_iter().enumerate() {
            assert!(
                Undefined::ALL
                    .iter()
                    .skip(at + 1)
                    .all(|other| other.id() != reason.id())
            );
            for lang in Lang::ALL {
                assert!(!reason.text().get(lang).is_empty());
            }
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
