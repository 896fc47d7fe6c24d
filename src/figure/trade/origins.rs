//! Where the numbers of the table come from, column by column.

use super::years::{SINCE_2011, Source, TABLE_1, TABLE_3, Year, dataset};
use crate::data::{CellRef, table};
use crate::figure::{Op, Origin};

/// The cells of the embedded tables that a year's figures stand in.
struct Cells<'a> {
    year: &'a Year,
    row: usize,
}

impl Cells<'_> {
    fn of(year: &Year) -> Option<Cells<'_>> {
        let row = table(dataset(year.source)).row_of_year(year.year)?;
        Some(Cells { year, row })
    }

    fn cell(&self, column: &'static str) -> CellRef {
        CellRef {
            dataset: dataset(self.year.source),
            row: self.row,
            column,
        }
    }

    /// The cell of one of the years' `printed` figures, if the source has it.
    fn printed(&self, index: usize) -> Option<CellRef> {
        let columns = match self.year.source {
            Source::Table1 => TABLE_1,
            Source::Table3 => TABLE_3,
            Source::Comtrade | Source::Ministry => SINCE_2011,
        };
        let column = columns.get(index).filter(|column| !column.is_empty());
        column.map(|column| self.cell(column))
    }

    /// Exports (0) or imports (1), as an input.
    fn amount(&self, index: usize) -> Vec<CellRef> {
        self.printed(index).into_iter().collect()
    }

    /// The amounts of exports and imports.
    fn amounts(&self) -> Vec<CellRef> {
        (0..2).filter_map(|index| self.printed(index)).collect()
    }
}

/// The origin of a number of the table's row of a year; `base` is the year that
/// an index begins with.
pub fn origin(year: &Year, column: &str, base: Option<&Year>) -> Option<Origin> {
    let cells = Cells::of(year)?;
    // Table 3 prints its shares, but not the totals they are shares of.
    let whole = year.source != Source::Table3;
    let (op, from, printed) = match column {
        "exports_printed" => (Op::Printed, Vec::new(), 0),
        "imports_printed" => (Op::Printed, Vec::new(), 1),
        // From 2011 the source counts in US$ million itself.
        "exports_usd_million" if year.source.run() > 0 => (Op::Printed, Vec::new(), 0),
        "imports_usd_million" if year.source.run() > 0 => (Op::Printed, Vec::new(), 1),
        "exports_usd_million" => (Op::Same, cells.amount(0), 0),
        "imports_usd_million" => (Op::Same, cells.amount(1), 1),
        "total_printed" | "total_usd_million" => (Op::Sum, cells.amounts(), 2),
        "balance_printed" | "balance_usd_million" => (Op::Difference, cells.amounts(), 3),
        "share_of_trade_pct" if whole => {
            let mut from = cells.amounts();
            from.extend(["exports_total", "imports_total"].map(|column| cells.cell(column)));
            (Op::ShareOfTrade, from, 4)
        }
        "share_of_exports_pct" if whole => {
            let mut from = cells.amount(0);
            from.push(cells.cell("exports_total"));
            (Op::Percent, from, 5)
        }
        "share_of_imports_pct" if whole => {
            let mut from = cells.amount(1);
            from.push(cells.cell("imports_total"));
            (Op::Percent, from, 6)
        }
        "share_of_trade_pct" => (Op::Printed, Vec::new(), 4),
        "share_of_exports_pct" => (Op::Printed, Vec::new(), 5),
        "share_of_imports_pct" => (Op::Printed, Vec::new(), 6),
        "exports_index" | "imports_index" => {
            let index = usize::from(column == "imports_index");
            let mut from = cells.amount(index);
            from.extend(Cells::of(base?)?.amount(index));
            // No cell prints an index.
            (Op::Index, from, usize::MAX)
        }
        _ => return None,
    };
    let printed = cells.printed(printed);
    // A sum or a share that the source leaves out is reckoned, nothing else is.
    if op == Op::Printed && printed.is_none() {
        return None;
    }
    let dollars = column.ends_with("_usd_million") || op == Op::Index;
    Some(Origin {
        printed,
        op,
        from,
        dollars,
    })
}
