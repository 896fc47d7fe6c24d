//! Between New Taiwan dollars and US dollars.

use super::undefined::{Computed, Undefined, finite};
use crate::data::{DatasetId, table};

/// A currency of the figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Currency {
    /// United States dollars.
    Usd,
    /// New Taiwan dollars.
    Twd,
}

/// The yearly rate, in New Taiwan dollars per US dollar.
///
/// Source: Penn World Table 10.01 for 1951–2014, Taiwan's central bank for
/// 2015–2024 (the table `exchange-rate`).
///
/// # Errors
/// [`Undefined::NoRate`] for any other year.
pub fn rate(year: i32) -> Computed {
    let rates = table(DatasetId::ExchangeRate);
    rates
        .row_of_year(year)
        .and_then(|row| rates.number(row, "twd_per_usd"))
        .filter(|rate| *rate > 0.0)
        .ok_or(Undefined::NoRate)
}

/// Who gave the rate of a year: `pwt-10.01`, `cbc`, or nobody.
#[must_use]
pub fn rate_source(year: i32) -> &'static str {
    let rates = table(DatasetId::ExchangeRate);
    rates
        .row_of_year(year)
        .map_or("", |row| rates.cell(row, "source").text())
}

/// US$ million: `twd_thousands ÷ 1000 ÷ rate(year)`.
///
/// `twd_thousands` is in NT$ thousand, the unit of table 1.
///
/// # Errors
/// [`Undefined::NoRate`] for a year without a rate, [`Undefined::Missing`] if
/// the amount is not finite.
pub fn usd_millions(twd_thousands: f64, year: i32) -> Computed {
    finite(finite(twd_thousands)? / 1000.0 / rate(year)?)
}

/// NT$ million: `usd_millions × rate(year)`.
///
/// # Errors
/// As [`usd_millions`].
pub fn twd_millions(usd_millions: f64, year: i32) -> Computed {
    finite(finite(usd_millions)? * rate(year)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn trade_of_1971_was_about_a_billion_us_dollars() {
        assert_eq!(rate(1971), Ok(40.0));
        let usd = usd_millions(9_801_162.0 + 33_163_605.0, 1971).unwrap();
        assert!((usd - 1074.1).abs() < 0.05);
    }

    #[test]
    fn there_is_a_rate_for_1951_to_2024_and_for_no_other_year() {
        for year in 1951..=2024 {
            assert!(rate(year).is_ok(), "{year}");
        }
        for year in [1950, 2025, 0, -1, i32::MAX] {
            assert_eq!(rate(year), Err(Undefined::NoRate));
        }
        assert_eq!(rate_source(2014), "pwt-10.01");
        assert_eq!(rate_source(2015), "cbc");
        assert_eq!(rate_source(1950), "");
        assert_eq!(usd_millions(1.0, 1950), Err(Undefined::NoRate));
        assert_eq!(usd_millions(f64::NAN, 1971), Err(Undefined::Missing));
    }

    #[test]
    fn imports_of_2024_were_about_one_and_a_half_trillion_nt_dollars() {
        let twd = twd_millions(46_452.7, 2024).unwrap();
        assert!((1.4e6..1.6e6).contains(&twd), "{twd}");
        assert_eq!(twd_millions(1.0, 1950), Err(Undefined::NoRate));
        assert_eq!(twd_millions(f64::INFINITY, 2024), Err(Undefined::Missing));
    }

    proptest! {
        #[test]
        fn there_and_back_is_the_same_amount(thousands in 1.0..1e12f64, year in 1951..2025i32) {
            let back = twd_millions(usd_millions(thousands, year).unwrap(), year).unwrap();
            prop_assert!((back * 1000.0 - thousands).abs() <= 1e-9 * thousands);
        }

        #[test]
        fn twice_the_amount_is_twice_the_dollars(amount in -1e12..1e12f64, year in 1951..2025i32) {
            let once = usd_millions(amount, year).unwrap();
            let twice = usd_millions(amount * 2.0, year).unwrap();
            prop_assert!((twice - 2.0 * once).abs() <= 1e-9 * once.abs());
        }
    }
}
