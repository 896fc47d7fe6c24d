//! An index with a base year.

use super::undefined::{Computed, finite, multiple_of};

/// Index, base = 100: `value ÷ base × 100`.
///
/// # Errors
/// [`NotPositive`](super::Undefined::NotPositive) if `base` is zero or less (a
/// deficit has no index), [`Missing`](super::Undefined::Missing) if an input is
/// not finite.
pub fn index(value: f64, base: f64) -> Computed {
    finite(multiple_of(value, base)? * 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::Undefined;
    use proptest::prelude::*;

    #[test]
    fn a_deficit_or_zero_is_no_base() {
        assert_eq!(index(1.0, 0.0), Err(Undefined::NotPositive));
        assert_eq!(index(-60.6, -48.6), Err(Undefined::NotPositive));
    }

    proptest! {
        #[test]
        fn the_base_itself_is_100(base in 1e-9..1e15f64) {
            prop_assert_eq!(index(base, base), Ok(100.0));
        }

        #[test]
        fn whatever_comes_in_a_finite_number_or_a_reason_comes_out(a in any::<f64>(), b in any::<f64>()) {
            prop_assert!(index(a, b).map_or(true, f64::is_finite));
        }
    }
}
