//! A partner's share of all trade.

use super::undefined::{Computed, percent, ratio};

/// Share of trade, in per cent:
/// `(exports + imports) ÷ (all_exports + all_imports) × 100`.
///
/// Trade with the partner over trade with all, in one unit. Source: the paper's
/// table 3 (`trade_share_pct`).
///
/// # Errors
/// [`ZeroTotal`](super::Undefined::ZeroTotal) if all trade is zero or less,
/// [`Missing`](super::Undefined::Missing) if an input is not finite.
pub fn share_of_trade(exports: f64, imports: f64, all_exports: f64, all_imports: f64) -> Computed {
    percent(exports + imports, all_exports + all_imports)
}

/// Share of trade, in per cent, where all trade is not printed but the shares
/// of exports and of imports are:
/// `(x + m) ÷ (x ÷ export_share + m ÷ import_share)`.
///
/// Used to check table 3 against itself. Amounts in one unit, shares in per
/// cent.
///
/// # Errors
/// [`ZeroTotal`](super::Undefined::ZeroTotal) if a share is zero or less,
/// [`Missing`](super::Undefined::Missing) if an input is not finite.
pub fn share_from_shares(
    exports: f64,
    export_share_pct: f64,
    imports: f64,
    import_share_pct: f64,
) -> Computed {
    let all_exports = ratio(exports, export_share_pct)? * 100.0;
    let all_imports = ratio(imports, import_share_pct)? * 100.0;
    share_of_trade(exports, imports, all_exports, all_imports)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::Undefined;
    use proptest::prelude::*;

    #[test]
    fn the_share_of_1987_follows_from_the_two_shares() {
        let share = share_from_shares(69.6, 13.0, 118.2, 34.3).unwrap();
        assert!((share - 21.3).abs() < 0.1);
    }

    #[test]
    fn a_share_of_no_trade_is_not_zero() {
        assert_eq!(
            share_of_trade(0.0, 0.0, 0.0, 0.0),
            Err(Undefined::ZeroTotal)
        );
        assert_eq!(
            share_from_shares(1.0, 0.0, 1.0, 5.0),
            Err(Undefined::ZeroTotal)
        );
    }

    proptest! {
        #[test]
        fn a_share_of_the_whole_is_between_0_and_100(
            all_x in 1e-6..1e12f64, all_m in 1e-6..1e12f64,
            x in 0.0..=1.0f64, m in 0.0..=1.0f64,
        ) {
            let share = share_of_trade(all_x * x, all_m * m, all_x, all_m).unwrap();
            prop_assert!((0.0..=100.0).contains(&share));
        }

        #[test]
        fn both_ways_to_a_share_agree(
            all_x in 1.0..1e9f64, all_m in 1.0..1e9f64,
            x in 0.01..1.0f64, m in 0.01..1.0f64,
        ) {
            let direct = share_of_trade(all_x * x, all_m * m, all_x, all_m).unwrap();
            let round = share_from_shares(all_x * x, x * 100.0, all_m * m, m * 100.0).unwrap();
            prop_assert!((direct - round).abs() < 1e-9 * direct);
        }

        #[test]
        fn whatever_comes_in_a_finite_number_or_a_reason_comes_out(
            a in any::<f64>(), b in any::<f64>(), c in any::<f64>(), d in any::<f64>(),
        ) {
            for computed in [share_of_trade(a, b, c, d), share_from_shares(a, b, c, d)] {
                prop_assert!(computed.map_or(true, f64::is_finite));
            }
        }
    }
}
