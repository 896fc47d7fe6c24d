//! How the figure of a cell was counted: its unit, at what price, by whom.
//!
//! Only what a source says; where it is silent, that is what stands here.

use crate::data::{CellRef, DatasetId, economy};
use crate::i18n::{Tri, tri, words};

/// How a figure was counted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Basis {
    /// The unit, as the source has it.
    pub unit: Tri,
    /// Free on board (FOB) or with cost, insurance and freight (CIF); `None`
    /// where that is no question, as with a number of cases.
    pub valuation: Option<Tri>,
    /// Who declared or counted it; `None` where the source says all.
    pub declared: Option<Tri>,
}

const CASES: Tri = tri!("件", "件", "cases");
const FOB: Tri = tri!("出口 FOB", "輸出FOB", "exports FOB");
const CIF: Tri = tri!("進口 CIF", "輸入CIF", "imports CIF");
const NOT_SAID: Tri = tri!("出處未註明", "出典に記載なし", "not said in the source");
const ALL_REPORTERS: Tri = tri!("各申報國", "申告した各国", "every country that reported",);
const UNCTAD: Tri = tri!(
    "UNCTAD 出口矩陣",
    "UNCTADの輸出行列",
    "UNCTAD’s matrix of exports",
);
const IMF: Tri = tri!("國際貨幣基金", "IMF", "IMF");

impl CellRef {
    /// How the figure was counted.
    #[must_use]
    pub fn basis(&self) -> Basis {
        let (column, code) = (self.column, |name| self.sibling(name).text());
        let pct = column.ends_with("_pct");
        let unit = match self.dataset {
            DatasetId::ChinaImports => words::PERCENT,
            _ if pct => words::PERCENT,
            DatasetId::Investment if column.ends_with("_cases") => CASES,
            DatasetId::Trade1952 => words::TWD_THOUSAND,
            DatasetId::Trade1987 => words::USD_100_MILLION,
            DatasetId::ExchangeRate => words::TWD_PER_USD,
            _ => words::USD_MILLION,
        };
        let exports = column.starts_with("exports");
        let (valuation, declared) = match self.dataset {
            DatasetId::Trade1952 | DatasetId::Trade1987 => (Some(NOT_SAID), economy("TWN")),
            DatasetId::TradeSince2011 => (Some(if exports { FOB } else { CIF }), economy("TWN")),
            DatasetId::Investment if column.starts_with("cn") => (None, economy("CHN")),
            DatasetId::Investment => (None, economy("TWN")),
            // Between Japan and Taiwan both ways are Japan's declarations.
            DatasetId::Triangle => match column {
                "jpn_twn" => (Some(FOB), economy("JPN")),
                "twn_jpn" => (Some(CIF), economy("JPN")),
                _ => (Some(NOT_SAID), economy("USA")),
            },
            DatasetId::TradeJapanSide => (Some(if exports { CIF } else { FOB }), economy("JPN")),
            DatasetId::ExchangeRate => (None, Some(words::rate_source(code("source")))),
            DatasetId::ChinaImports => (Some(CIF), economy("CHN")),
            DatasetId::IntensityAnnual if column == "share_in_importer_pct" => {
                (Some(CIF), economy(code("importer")))
            }
            DatasetId::IntensityInputs => {
                // WITS knows Taiwan from 1997 only; its totals of 1995 are the IMF's.
                let of = |name| match (code("year"), code(name)) {
                    ("1995", "TWN") => (Some(NOT_SAID), Some(IMF)),
                    (_, code) => (None, economy(code)),
                };
                let (at, who) = match column {
                    "x_ij" if code("x_ij_source") == "WITS" => (None, economy(code("exporter"))),
                    "x_i" => of("exporter"),
                    "m_j" => of("importer"),
                    "m_w" => (None, Some(ALL_REPORTERS)),
                    _ => (Some(NOT_SAID), Some(UNCTAD)),
                };
                let usual = if column.starts_with('x') { FOB } else { CIF };
                (at.or(Some(usual)), who)
            }
            DatasetId::IntensityAnnual => (Some(CIF), Some(ALL_REPORTERS)),
            _ => (None, None),
        };
        Basis {
            unit,
            valuation,
            declared,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    fn basis(dataset: DatasetId, row: usize, column: &'static str) -> [&'static str; 3] {
        let cell = CellRef {
            dataset,
            row,
            column,
        };
        assert!(cell.number().is_some(), "{column} holds a number");
        let basis = cell.basis();
        let text = |tri: Option<Tri>| tri.map_or("", |tri| tri.get(Lang::En));
        [
            basis.unit.get(Lang::En),
            text(basis.valuation),
            text(basis.declared),
        ]
    }

    #[test]
    fn what_the_paper_does_not_say_of_its_tables_is_not_made_up() {
        let silent = "not said in the source";
        assert_eq!(
            basis(DatasetId::Trade1952, 0, "exports_to_japan"),
            ["NT$ thousand", silent, "Taiwan"]
        );
        assert_eq!(
            basis(DatasetId::Trade1987, 0, "balance"),
            ["US$ 100 million", silent, "Taiwan"]
        );
    }

    #[test]
    fn each_direction_has_its_own_price_and_japan_counts_both() {
        assert_eq!(
            basis(DatasetId::TradeSince2011, 0, "exports_total")[1],
            "exports FOB"
        );
        assert_eq!(
            basis(DatasetId::TradeSince2011, 0, "imports_from_japan")[1],
            "imports CIF"
        );
        assert_eq!(
            basis(DatasetId::Triangle, 35, "twn_jpn"),
            ["US$ million", "imports CIF", "Japan"]
        );
        assert_eq!(
            basis(DatasetId::Triangle, 35, "jpn_twn"),
            ["US$ million", "exports FOB", "Japan"]
        );
        assert_eq!(
            basis(DatasetId::Triangle, 35, "twn_usa")[2],
            "United States"
        );
    }

    #[test]
    fn exporters_and_importers_declare_their_own_and_a_stopgap_is_named() {
        let inputs = DatasetId::IntensityInputs;
        // 1995: China to Japan; the last of the year is Taiwan's.
        assert_eq!(basis(inputs, 0, "x_ij")[1..], ["exports FOB", "China"]);
        assert_eq!(basis(inputs, 0, "m_j")[1..], ["imports CIF", "Japan"]);
        assert_eq!(basis(inputs, 11, "x_i")[2], "IMF");
        assert_eq!(
            basis(inputs, 0, "closed_m_w")[2],
            "UNCTAD’s matrix of exports"
        );
        assert_eq!(
            basis(DatasetId::IntensityAnnual, 0, "share_in_importer_pct"),
            ["%", "imports CIF", "Japan"]
        );
    }

    #[test]
    fn a_number_of_cases_has_no_price() {
        assert_eq!(
            basis(DatasetId::Investment, 0, "cn_cases"),
            ["cases", "", "China"]
        );
        assert_eq!(
            basis(DatasetId::Investment, 0, "tw_amount"),
            ["US$ million", "", "Taiwan"]
        );
    }
}
