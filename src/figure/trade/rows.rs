//! The table behind the chart, printed and reckoned figures side by side.

use super::GAP;
use super::origins::origin;
use super::panels::index_base;
use super::years::{SINCE_2011, Source, TABLE_1, TABLE_3, Year, notes_of};
use crate::data::Cell;
use crate::figure::Span;
use crate::figure::table::{Column, DataTable, TableCell};
use crate::i18n::number;
use crate::i18n::{Lang, sentences, words};
use crate::trade;
use crate::trade::undefined::Reckoned;

pub fn data_table(
    years: &[Year],
    measure: &str,
    printed: bool,
    base: Option<i32>,
    span: Span,
    lang: Lang,
) -> DataTable {
    let mut out = DataTable {
        caption: sentences::trade_caption(span, lang),
        ..DataTable::default()
    };
    out.columns
        .push(Column::number("year", words::YEAR.get(lang)));
    if measure == "index" {
        let unit = sentences::index_unit(base.unwrap_or(span.from), lang);
        for (key, name) in [
            ("exports_index", words::EXPORTS),
            ("imports_index", words::IMPORTS),
        ] {
            let label = sentences::with_unit(name.get(lang), &unit, lang);
            out.columns.push(Column::number(key, label));
        }
    } else {
        let unit = match printed {
            true => words::UNIT_PRINTED.text(lang),
            false => words::USD_MILLION.text(lang),
        };
        let end = if printed { "printed" } else { "usd_million" };
        for (key, name) in [
            ("exports", words::EXPORTS),
            ("imports", words::IMPORTS),
            ("total", words::TOTAL),
            ("balance", words::BALANCE),
        ] {
            let label = sentences::with_unit(name.get(lang), &unit, lang);
            out.columns
                .push(Column::number(&format!("{key}_{end}"), label));
        }
        for (key, name) in [
            ("share_of_trade_pct", words::SHARE_OF_TRADE),
            ("share_of_exports_pct", words::SHARE_OF_EXPORTS),
            ("share_of_imports_pct", words::SHARE_OF_IMPORTS),
        ] {
            let label = sentences::with_unit(name.get(lang), "%", lang);
            out.columns.push(Column::number(key, label));
        }
        if printed {
            out.columns
                .push(Column::text("unit", words::UNIT.get(lang)));
        }
    }
    out.columns
        .push(Column::text("source", words::SOURCE.get(lang)));
    let bases = index_base(years);
    let mut before: Option<i32> = None;
    for year in years {
        if before.is_some_and(|before| before + 1 < year.year) {
            out.rows.push(gap_row(out.columns.len(), lang));
        }
        before = Some(year.year);
        let mut row = vec![TableCell::number(
            f64::from(year.year),
            year.year.to_string(),
        )];
        if measure == "index" {
            for (value, base) in [(year.exports, bases.0), (year.imports, bases.1)] {
                let value = value.and_then(|value| trade::index::index(value, base?));
                row.push(cell(value, 1, lang));
            }
        } else if printed {
            row.extend(printed_cells(year, &mut out, lang));
            row.push(TableCell::text(unit_name(year, lang)));
        } else {
            for value in [year.exports, year.imports, year.total(), year.balance()] {
                row.push(cell(value, 1, lang));
            }
            for (index, value) in [year.share, year.export_share, year.import_share]
                .into_iter()
                .enumerate()
            {
                let decimals = if year.source == Source::Table3 { 1 } else { 2 };
                let mut cell = cell(value, decimals, lang);
                cell.note = footnote(year, 4 + index, &mut out, lang);
                row.push(cell);
            }
            // A corrected sum stands under the sum it corrects, in any unit.
            for index in [2, 3] {
                row[1 + index].note = footnote(year, index, &mut out, lang);
            }
        }
        row.push(TableCell::text(year.source.name(lang)));
        for (cell, column) in row.iter_mut().zip(&out.columns) {
            cell.origin = origin(year, &column.key, years.first()).map(Box::new);
        }
        out.rows.push(row);
    }
    out
}

pub fn cell(value: Reckoned, decimals: usize, lang: Lang) -> TableCell {
    match value {
        Ok(value) => {
            // What is taken away is as exact as what is shown is round, less
            // the dust of binary fractions.
            let exact = (value * 1e6).round() / 1e6;
            TableCell::number(exact, number::fixed(value, decimals))
        }
        Err(reason) => TableCell::missing(words::reason(reason).get(lang)),
    }
}

pub fn printed_cells(year: &Year, out: &mut DataTable, lang: Lang) -> Vec<TableCell> {
    (0..7)
        .map(|index| {
            let mut cell = match year.printed[index] {
                Cell::Number { value, printed } => {
                    TableCell::number(value, number::printed(printed))
                }
                Cell::Text(text) => TableCell::text(text),
                Cell::Missing => TableCell::missing(words::NOT_PRINTED.get(lang)),
            };
            cell.note = footnote(year, index, out, lang);
            cell
        })
        .collect()
}

/// The footnote of one printed cell, if the catalogue has one.
pub fn footnote(year: &Year, index: usize, out: &mut DataTable, lang: Lang) -> Option<usize> {
    let column = match year.source {
        Source::Table1 => TABLE_1[index],
        Source::Table3 => TABLE_3[index],
        Source::Comtrade | Source::Ministry => SINCE_2011[index],
    };
    let mut notes = notes_of(year).filter(|note| !column.is_empty() && note.column == column);
    let note = notes.next()?;
    Some(out.footnote(note.text.get(lang)))
}

pub fn unit_name(year: &Year, lang: Lang) -> &'static str {
    match year.source {
        Source::Table1 => words::TWD_THOUSAND.get(lang),
        Source::Table3 => words::USD_100_MILLION.get(lang),
        Source::Comtrade | Source::Ministry => words::USD_MILLION.get(lang),
    }
}

pub fn gap_row(width: usize, lang: Lang) -> Vec<TableCell> {
    let mut row = vec![TableCell::text(format!("{}–{}", GAP.from, GAP.to))];
    row.resize_with(width, || {
        TableCell::missing(words::NOTE_TRADE_GAP.get(lang))
    });
    row
}
