//! Growth between two years.

use super::undefined::{Computed, Undefined, finite, multiple_of};

/// Growth, in per cent: `(after ÷ before − 1) × 100`.
///
/// # Errors
/// [`Undefined::NotPositive`] if `before` is zero or less,
/// [`Undefined::Missing`] if an input is not finite.
pub fn growth(before: f64, after: f64) -> Computed {
    finite((multiple_of(after, before)? - 1.0) * 100.0)
}

/// Compound growth, in per cent a year: `((last ÷ first)^(1 ÷ years) − 1) × 100`.
///
/// `years` is the span between the two: 1952 to 1972 is 20.
///
/// # Errors
/// [`Undefined::NotPositive`] if `first` or `years` is zero or less or `last`
/// below zero, [`Undefined::Missing`] if an input is not finite.
pub fn compound_growth(first: f64, last: f64, years: i32) -> Computed {
    let times = multiple_of(last, first)?;
    if years <= 0 || times < 0.0 {
        return Err(Undefined::NotPositive);
    }
    finite((times.powf(1.0 / f64::from(years)) - 1.0) * 100.0)
}

/// How many times the first value the last one is: `last ÷ first`.
///
/// # Errors
/// [`Undefined::NotPositive`] if `first` is zero or less,
/// [`Undefined::Missing`] if an input is not finite.
pub fn multiple(first: f64, last: f64) -> Computed {
    multiple_of(last, first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn trade_of_1972_is_36_and_a_half_times_that_of_1952() {
        let first = 771_647.0 + 790_246.0;
        let last = 15_069_528.0 + 41_944_672.0;
        assert!((multiple(first, last).unwrap() - 36.5).abs() < 0.01);
        assert!((compound_growth(first, last, 20).unwrap() - 19.7).abs() < 0.05);
    }

    #[test]
    fn there_is_no_growth_from_zero_from_a_deficit_or_over_no_years() {
        assert_eq!(growth(0.0, 5.0), Err(Undefined::NotPositive));
        assert_eq!(growth(-48.6, -60.6), Err(Undefined::NotPositive));
        assert_eq!(compound_growth(1.0, -1.0, 3), Err(Undefined::NotPositive));
        assert_eq!(compound_growth(1.0, 2.0, 0), Err(Undefined::NotPositive));
        assert_eq!(multiple(0.0, 1.0), Err(Undefined::NotPositive));
    }

    proptest! {
        #[test]
        fn growth_applied_to_the_first_value_gives_the_last(
            first in 1e-3..1e9f64, last in 1e-3..1e9f64, years in 1..60i32,
        ) {
            let once = first * (1.0 + growth(first, last).unwrap() / 100.0);
            prop_assert!((once - last).abs() <= 1e-9 * (first + last));
            let rate = compound_growth(first, last, years).unwrap();
            let back = first * (1.0 + rate / 100.0).powi(years);
            prop_assert!((back - last).abs() <= 1e-9 * (first + last));
        }

        #[test]
        fn whatever_comes_in_a_finite_number_or_a_reason_comes_out(
            a in any::<f64>(), b in any::<f64>(), years in any::<i32>(),
        ) {
            for computed in [growth(a, b), compound_growth(a, b, years), multiple(a, b)] {
                prop_assert!(computed.map_or(true, f64::is_finite));
            }
        }
    }
}
