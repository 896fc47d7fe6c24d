//! Where the numbers of the table come from, column by column.

use super::years::{SINCE_2011, Source, TABLE_1, TABLE_3, Year, dataset};
use crate::data::{CellRef, table};
use crate::figure::{Op, Origin};

/// How each column is reckoned where no source prints it, and which of a year's
/// `printed` figures it is; an index is none of them.
const COLUMNS: [(&str, Op, usize); 13] = [
    ("exports_printed", Op::Printed, 0),
    ("imports_printed", Op::Printed, 1),
    ("total_printed", Op::Sum, 2),
    ("balance_printed", Op::Difference, 3),
    ("exports_usd_million", Op::Same, 0),
    ("imports_usd_million", Op::Same, 1),
    ("total_usd_million", Op::Sum, 2),
    ("balance_usd_million", Op::Difference, 3),
    ("share_of_trade_pct", Op::ShareOfTrade, 4),
    ("share_of_exports_pct", Op::Percent, 5),
    ("share_of_imports_pct", Op::Percent, 6),
    ("exports_index", Op::Index, 7),
    ("imports_index", Op::Index, 8),
];

/// A column of the source of a year, in the year's row.
fn cell(year: &Year, row: usize, column: &'static str) -> Option<CellRef> {
    (!column.is_empty()).then(|| CellRef {
        dataset: dataset(year.source),
        row,
        column,
    })
}

/// The cells of a year's exports, imports, and all exports and imports, at these
/// places of the four.
fn inputs(year: &Year, at: &[usize], out: &mut Vec<CellRef>) {
    let [exports, imports, ..] = columns(year);
    let names = [exports, imports, "exports_total", "imports_total"];
    let row = table(dataset(year.source)).row_of_year(year.year);
    for &at in at {
        out.extend(row.and_then(|row| cell(year, row, names[at])));
    }
}

fn columns(year: &Year) -> [&'static str; 7] {
    match year.source {
        Source::Table1 => TABLE_1,
        Source::Table3 => TABLE_3,
        Source::Comtrade | Source::Ministry => SINCE_2011,
    }
}

/// The origin of a number of the table's row of a year; `base` is the year that
/// an index begins with.
pub fn origin(year: &Year, column: &str, base: Option<&Year>) -> Option<Origin> {
    let (name, mut op, place) = *COLUMNS.iter().find(|(name, ..)| *name == column)?;
    let row = table(dataset(year.source)).row_of_year(year.year)?;
    let name_printed = columns(year).get(place).copied().unwrap_or_default();
    let printed = cell(year, row, name_printed);
    // Table 3 prints its shares, but not the totals they are shares of; from 2011
    // the source counts in US$ million itself.
    let share = place >= 4 && op != Op::Index;
    if year.source == Source::Table3 && share || op == Op::Same && year.source.run() > 0 {
        op = Op::Printed;
    }
    let mut from = Vec::new();
    match op {
        Op::Same => inputs(year, &[place], &mut from),
        Op::Sum | Op::Difference => inputs(year, &[0, 1], &mut from),
        Op::Percent => inputs(year, &[place - 5, place - 3], &mut from),
        Op::ShareOfTrade => inputs(year, &[0, 1, 2, 3], &mut from),
        Op::Index => {
            inputs(year, &[place - 7], &mut from);
            inputs(base?, &[place - 7], &mut from);
        }
        _ => {}
    }
    // What is neither printed nor reckoned has no origin.
    (printed.is_some() || !from.is_empty()).then_some(Origin {
        printed,
        op,
        from,
        dollars: name.ends_with("_usd_million") || op == Op::Index,
    })
}
