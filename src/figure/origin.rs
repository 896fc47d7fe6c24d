//! Where a number that is shown comes from: the cell that prints it, the cells
//! it is computed from, and how.

use crate::data::{CellRef, DatasetId, table};
use crate::i18n::number;
use crate::trade::currency::Currency;
use crate::trade::intensity::{Inputs, Variant, intensity, intensity_of_shares};
use crate::trade::{Computed, Undefined};
use crate::trade::{balance, currency, dependence, index, mirror, share, total};

/// A way in which a number is computed from the cells a, b, c, d.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Op {
    /// Not at all: it stands in the source.
    Printed,
    /// Not at all: it stands in a text that is the figure's only source.
    Quoted,
    /// Step by step, in the detail of its row: a claim's working.
    Working,
    /// a, in another unit.
    Same,
    /// a + b.
    Sum,
    /// a − b.
    Difference,
    /// a ÷ b × 100, of a whole.
    Percent,
    /// (a + b) ÷ (c + d) × 100.
    ShareOfTrade,
    /// a ÷ b × 100, against a base.
    Index,
    /// (a ÷ b − 1) × 100: the importer's declaration over the exporter's.
    Gap,
    /// Trade intensity, from a variant's inputs in the order of its formula.
    Intensity(Variant),
}

/// Where a number comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Origin {
    /// The cell that prints it, if one does.
    pub printed: Option<CellRef>,
    /// How it is computed.
    pub op: Op,
    /// What it is computed from.
    pub from: Vec<CellRef>,
    /// The currency in millions of which the amounts are first counted; `None`
    /// leaves them in the unit of their cells.
    pub into: Option<Currency>,
}

impl Origin {
    /// A number as a cell prints it.
    #[must_use]
    pub fn printed(cell: CellRef) -> Origin {
        Origin {
            printed: Some(cell),
            ..Origin::made(Op::Printed, Vec::new())
        }
    }

    /// A number computed from cells.
    #[must_use]
    pub fn made(op: Op, from: Vec<CellRef>) -> Origin {
        Origin {
            printed: None,
            op,
            from,
            into: None,
        }
    }

    /// The value, computed anew by the measures of [`crate::trade`]: in US$
    /// million, per cent or base = 100, or in the unit of the cells.
    ///
    /// # Errors
    /// [`Undefined`] as the measure has it; [`Undefined::Missing`] for a number
    /// that is not computed.
    pub fn value(&self) -> Computed {
        let cell = |at: usize| self.from.get(at).ok_or(Undefined::Missing);
        let at = |at: usize| self.amount(cell(at)?);
        match self.op {
            Op::Printed | Op::Quoted | Op::Working => Err(Undefined::Missing),
            Op::Same => at(0),
            Op::Sum => Ok(total::total(at(0)?, at(1)?)),
            Op::Difference => Ok(balance::balance(at(0)?, at(1)?)),
            Op::Percent => dependence::dependence(at(0)?, at(1)?),
            Op::ShareOfTrade => share::share_of_trade(at(0)?, at(1)?, at(2)?, at(3)?),
            Op::Index => index::index(at(0)?, at(1)?),
            Op::Gap => mirror::gap(at(0)?, at(1)?),
            Op::Intensity(Variant::ImportShare) => intensity_of_shares(at(0).ok(), at(1).ok()),
            Op::Intensity(variant) => {
                let inputs = Inputs {
                    x_ij: at(0).ok(),
                    x_i: at(1).ok(),
                    m_j: at(2).ok(),
                    m_w: at(3).ok(),
                    m_i: at(4).ok(),
                };
                intensity(variant, &inputs)
            }
        }
    }

    /// What the printing cell says, in the unit of [`Origin::value`].
    #[must_use]
    pub fn printed_value(&self) -> Option<f64> {
        self.amount(self.printed.as_ref()?).ok()
    }

    /// The number that is shown: what the source prints where nothing is computed, else
    /// [`Origin::value`].
    ///
    /// # Errors
    /// As [`Origin::value`].
    pub fn number(&self) -> Computed {
        match self.op {
            Op::Printed => self.printed_value().ok_or(Undefined::Missing),
            _ => self.value(),
        }
    }

    /// Whether the catalogue says that the printed number should read otherwise.
    #[must_use]
    pub fn is_corrected(&self) -> bool {
        let cell = self.printed;
        cell.is_some_and(|cell| cell.notes().any(|note| note.computed.is_some()))
    }

    /// The decimals to which the computed value is meant.
    #[must_use]
    pub fn decimals(&self) -> usize {
        match self.op {
            Op::Percent | Op::ShareOfTrade => 2,
            Op::Intensity(_) => 3,
            Op::Index | Op::Gap => 1,
            _ if self.into.is_some() => 1,
            _ => self.from.iter().map(decimals).max().unwrap_or(0),
        }
    }

    /// The exchange rates that are needed on the way, each once.
    #[must_use]
    pub fn rates(&self) -> Vec<CellRef> {
        let mut rates: Vec<CellRef> = Vec::new();
        for cell in &self.from {
            if let Some(rate) = self.rate(cell)
                && !rates.contains(&rate)
            {
                rates.push(rate);
            }
        }
        rates
    }

    /// The computation in signs, with these for a, b, c, d; empty where there is
    /// none to show.
    #[must_use]
    pub fn formula(&self, operands: &[String]) -> String {
        let signs: &[&str] = match self.op {
            Op::Same => &["", ""],
            Op::Sum => &["", " + ", ""],
            Op::Difference => &["", " − ", ""],
            Op::Percent => &["", " ÷ ", " × 100"],
            Op::Gap => &["((", ") ÷ (", ") − 1) × 100"],
            Op::Index if self.into.is_some() => &["(", ") ÷ (", ") × 100"],
            Op::Index => &["", " ÷ ", " × 100"],
            Op::ShareOfTrade => &["(", " + ", ") ÷ (", " + ", ") × 100"],
            Op::Intensity(Variant::ImportShare) => &["", " ÷ ", ""],
            Op::Intensity(Variant::Net) => &["(", " ÷ ", ") ÷ (", " ÷ (", " − ", "))"],
            Op::Intensity(_) => &["(", " ÷ ", ") ÷ (", " ÷ ", ")"],
            Op::Printed | Op::Quoted | Op::Working => &[],
        };
        let mut out = String::new();
        let mut operands = operands.iter();
        for sign in signs {
            out.push_str(sign);
            if let Some(operand) = operands.next() {
                out.push_str(operand);
            }
        }
        out
    }

    /// A cell's digits as [`Origin::formula`] takes them, with what turns them
    /// into millions of the currency.
    #[must_use]
    pub fn operand(&self, cell: &CellRef) -> String {
        let mut text = number::printed(cell.cell().text());
        if self.into.is_some() {
            text.push_str(match cell.dataset {
                DatasetId::Trade1952 => " ÷ 1,000",
                DatasetId::Trade1987 => " × 100",
                _ => "",
            });
        }
        if let Some(rate) = self.rate(cell) {
            let sign = if self.into == Some(Currency::Usd) {
                " ÷ "
            } else {
                " × "
            };
            text.push_str(sign);
            text.push_str(&number::printed(rate.cell().text()));
        }
        text
    }

    /// A cell's number, in millions of the currency where that is asked for.
    fn amount(&self, cell: &CellRef) -> Computed {
        let number = cell.number().ok_or(Undefined::Missing)?;
        let Some(into) = self.into else {
            return Ok(number);
        };
        let year = || table(cell.dataset).year(cell.row).ok_or(Undefined::Missing);
        match (cell.dataset, into) {
            (DatasetId::Trade1952, Currency::Twd) => Ok(number / 1000.0),
            (DatasetId::Trade1952, Currency::Usd) => currency::usd_millions(number, year()?),
            (dataset, into) => {
                // Table 3 counts in US$ 100 million.
                let size = if dataset == DatasetId::Trade1987 {
                    100.0
                } else {
                    1.0
                };
                match into {
                    Currency::Usd => Ok(number * size),
                    Currency::Twd => currency::twd_millions(number * size, year()?),
                }
            }
        }
    }

    /// The exchange rate that turns a cell's amount into the currency.
    fn rate(&self, cell: &CellRef) -> Option<CellRef> {
        let twd = cell.dataset == DatasetId::Trade1952;
        let needed = match self.into? {
            Currency::Usd => twd,
            Currency::Twd => !twd,
        };
        let year = table(cell.dataset).year(cell.row).filter(|_| needed)?;
        CellRef::of_year(DatasetId::ExchangeRate, year, "twd_per_usd")
    }
}

/// The decimals a cell is printed with.
fn decimals(cell: &CellRef) -> usize {
    let digits = cell.cell().text();
    digits.split_once('.').map_or(0, |(_, tail)| tail.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(dataset: DatasetId, year: i32, column: &'static str) -> CellRef {
        CellRef::of_year(dataset, year, column).unwrap()
    }

    #[test]
    fn a_computation_without_its_cells_is_missing_not_zero() {
        for op in [Op::Same, Op::Sum, Op::Percent, Op::ShareOfTrade, Op::Index] {
            assert_eq!(
                Origin::made(op, Vec::new()).value(),
                Err(Undefined::Missing)
            );
            assert!(!Origin::made(op, Vec::new()).is_corrected());
        }
    }

    #[test]
    fn amounts_of_two_tables_meet_in_dollars() {
        let from = vec![
            cell(DatasetId::Trade1987, 1987, "exports"),
            cell(DatasetId::Trade1952, 1971, "exports_to_japan"),
        ];
        let origin = Origin {
            into: Some(Currency::Usd),
            ..Origin::made(Op::Index, from)
        };
        // 6,960 against 9,801,162 thousand at 40.0 to the dollar.
        assert!((origin.value().unwrap() - 2840.4).abs() < 0.1);
        let operands: Vec<String> = origin
            .from
            .iter()
            .map(|cell| origin.operand(cell))
            .collect();
        assert_eq!(
            origin.formula(&operands),
            "(69.6 × 100) ÷ (9,801,162 ÷ 1,000 ÷ 40.0) × 100"
        );
        let rates: Vec<String> = origin.rates().iter().map(CellRef::place).collect();
        assert_eq!(rates, ["exchange-rate · 1971 · twd_per_usd"]);
    }

    #[test]
    fn a_sum_has_the_decimals_of_its_most_exact_part() {
        let parts = ["exports", "imports"].map(|column| cell(DatasetId::Trade1987, 2001, column));
        assert_eq!(Origin::made(Op::Sum, parts.to_vec()).decimals(), 2);
        assert_eq!(Origin::printed(parts[0]).value(), Err(Undefined::Missing));
    }

    #[test]
    fn only_what_the_catalogue_says_is_a_misprint() {
        let corrected =
            |year, column| Origin::printed(cell(DatasetId::Trade1987, year, column)).is_corrected();
        assert!(corrected(1998, "balance"));
        assert!(!corrected(1999, "balance"));
        // Noted, but not wrong.
        assert!(!corrected(2001, "exports"));
    }
}
