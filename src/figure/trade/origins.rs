//! Where the numbers of the table come from, column by column.

use super::years::{SINCE_2011, Source, TABLE_1, TABLE_3, Year, dataset};
use crate::data::{CellRef, DatasetId, table};
use crate::figure::{Op, Origin};
use crate::i18n::number::Currency;

/// How each column is reckoned where no source prints it, and which of a year's
/// `printed` figures it is; an index is none of them.
const COLUMNS: [(&str, Op, usize); 17] = [
    ("exports_printed", Op::Printed, 0),
    ("imports_printed", Op::Printed, 1),
    ("total_printed", Op::Sum, 2),
    ("balance_printed", Op::Difference, 3),
    ("exports_usd_million", Op::Same, 0),
    ("imports_usd_million", Op::Same, 1),
    ("total_usd_million", Op::Sum, 2),
    ("balance_usd_million", Op::Difference, 3),
    ("exports_twd_million", Op::Same, 0),
    ("imports_twd_million", Op::Same, 1),
    ("total_twd_million", Op::Sum, 2),
    ("balance_twd_million", Op::Difference, 3),
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
        Source::JapanAlone => [""; 7],
    }
}

/// A cell of a year's row in the table of Japan's declarations: exports (0) or
/// imports (1), if Japan has a figure.
fn japans(year: &Year, index: usize) -> Option<CellRef> {
    let column = SINCE_2011.get(index)?;
    CellRef::of_year(DatasetId::TradeJapanSide, year.year, column)
        .filter(|cell| cell.number().is_some())
}

/// The origin of a number of Japan's side.
fn japan_origin(year: &Year, column: &str, base: Option<&Year>) -> Option<Origin> {
    let into = match column.ends_with("_twd_million") {
        true => Currency::Twd,
        false => Currency::Usd,
    };
    let index = usize::from(column.starts_with("imports"));
    let made = |op, from| Origin {
        into: Some(into),
        ..Origin::made(op, from)
    };
    Some(if column.starts_with("balance") {
        made(Op::Difference, vec![japans(year, 0)?, japans(year, 1)?])
    } else if column.ends_with("_index") {
        made(Op::Index, vec![japans(year, index)?, japans(base?, index)?])
    } else if into == Currency::Usd {
        Origin::printed(japans(year, index)?)
    } else {
        made(Op::Same, vec![japans(year, index)?])
    })
}

/// The origin of a gap between two declarations of exports (0) or imports (1).
pub fn gap_origin(year: &Year, index: usize) -> Option<Origin> {
    let mut taiwan = Vec::new();
    inputs(year, &[index], &mut taiwan);
    let taiwan = taiwan.pop()?;
    let japan = japans(year, index)?;
    let from = match index {
        0 => vec![japan, taiwan],
        _ => vec![taiwan, japan],
    };
    Some(Origin {
        into: Some(Currency::Usd),
        ..Origin::made(Op::Gap, from)
    })
}

/// The origin of a number of the table's row of a year; `base` is the year that
/// an index begins with, `value` the number, if there is one.
pub fn origin(
    year: &Year,
    column: &str,
    base: Option<&Year>,
    value: Option<f64>,
) -> Option<Origin> {
    if column == "exchange_rate_twd_per_usd" {
        value?;
        let rate = CellRef::of_year(DatasetId::ExchangeRate, year.year, "twd_per_usd")?;
        return Some(Origin::printed(rate));
    }
    if column.contains("_japan_side_") {
        value?;
        return japan_origin(year, column, base);
    }
    if year.source == Source::JapanAlone {
        return None;
    }
    let (name, mut op, place) = *COLUMNS.iter().find(|(name, ..)| *name == column)?;
    let row = table(dataset(year.source)).row_of_year(year.year)?;
    let name_printed = columns(year).get(place).copied().unwrap_or_default();
    let printed = cell(year, row, name_printed);
    // Table 3 prints its shares, but not the totals they are shares of; from 2011
    // the source counts in US$ million itself.
    let twd = name.ends_with("_twd_million");
    let share = place >= 4 && op != Op::Index;
    if year.source == Source::Table3 && share || op == Op::Same && year.source.run() > 0 && !twd {
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
        into: match op {
            _ if twd => Some(Currency::Twd),
            Op::Index => Some(Currency::Usd),
            _ => name.ends_with("_usd_million").then_some(Currency::Usd),
        },
    })
}
