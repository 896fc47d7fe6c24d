//! Dependence on a partner.

use super::undefined::{Computed, percent};

/// Dependence, in per cent: `with_partner ÷ all × 100`.
///
/// Exports to the partner over all exports, or imports from it over all
/// imports, both in one unit. Source: the paper's table 1.
///
/// # Errors
/// [`ZeroTotal`](super::Undefined::ZeroTotal) if `all` is zero or less,
/// [`Missing`](super::Undefined::Missing) if an input is not finite.
pub fn dependence(with_partner: f64, all: f64) -> Computed {
    percent(with_partner, all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::Undefined;
    use proptest::prelude::*;

    #[test]
    fn the_dependence_of_1952_is_the_printed_one() {
        let pct = dependence(771_647.0, 1_467_859.0).unwrap();
        assert!((pct - 52.57).abs() < 0.005);
    }

    #[test]
    fn nothing_depends_on_a_total_of_zero() {
        assert_eq!(dependence(0.0, 0.0), Err(Undefined::ZeroTotal));
    }

    proptest! {
        #[test]
        fn a_part_of_a_whole_is_between_0_and_100(whole in 1e-6..1e12f64, part in 0.0..=1.0f64) {
            let pct = dependence(whole * part, whole).unwrap();
            prop_assert!((0.0..=100.0).contains(&pct));
        }

        #[test]
        fn whatever_comes_in_a_finite_number_or_a_reason_comes_out(a in any::<f64>(), b in any::<f64>()) {
            prop_assert!(dependence(a, b).map_or(true, f64::is_finite));
        }
    }
}
