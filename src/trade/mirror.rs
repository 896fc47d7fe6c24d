//! Mirror data: one flow, declared by the one who sends it and the one who gets it.

use super::undefined::{Computed, percent};

/// The gap between two declarations of one flow, in per cent:
/// `(importer ÷ exporter − 1) × 100`.
///
/// `importer` is what the importing side declares (CIF, by origin), `exporter`
/// what the exporting side declares (FOB, by last known destination), in one
/// unit. Above zero the importer counts more. Source of the comparison: the
/// paper's tables and Comtrade for Taiwan, Correlates of War v4.0 for Japan.
///
/// # Errors
/// [`ZeroTotal`](super::Undefined::ZeroTotal) if the exporter declares zero or
/// less, [`Missing`](super::Undefined::Missing) if an input is not finite.
pub fn gap(importer: f64, exporter: f64) -> Computed {
    percent(importer - exporter, exporter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{CellRef, DatasetId};
    use crate::trade::Undefined;
    use proptest::prelude::*;

    #[test]
    fn japan_counted_a_fifth_more_from_taiwan_in_2005_than_taiwan_did() {
        let of = |id, column| {
            CellRef::of_year(id, 2005, column)
                .unwrap()
                .number()
                .unwrap()
        };
        let taiwan = of(DatasetId::Trade1987, "exports") * 100.0;
        let japan = of(DatasetId::TradeJapanSide, "exports_to_japan");
        // 18,064 ÷ 15,110.
        assert!((gap(japan, taiwan).unwrap() - 19.55).abs() < 0.005);
    }

    #[test]
    fn equal_declarations_have_no_gap_and_a_lower_one_a_negative() {
        assert_eq!(gap(7.0, 7.0), Ok(0.0));
        assert_eq!(gap(50.0, 100.0), Ok(-50.0));
    }

    #[test]
    fn there_is_no_gap_to_nothing() {
        assert_eq!(gap(5.0, 0.0), Err(Undefined::ZeroTotal));
        assert_eq!(gap(f64::NAN, 5.0), Err(Undefined::Missing));
        assert_eq!(gap(5.0, f64::INFINITY), Err(Undefined::Missing));
    }

    proptest! {
        #[test]
        fn the_exporters_figure_and_the_gap_give_the_importers(
            importer in 0.0..1e9f64, exporter in 1e-3..1e9f64,
        ) {
            let back = exporter * (1.0 + gap(importer, exporter).unwrap() / 100.0);
            prop_assert!((back - importer).abs() <= 1e-9 * (importer + exporter));
        }
    }
}
