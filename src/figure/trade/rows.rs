//! The table behind the chart, printed and reckoned figures side by side.

use super::origins::origin;
use super::panels::{base_year, index_base};
use super::years::{SINCE_2011, Source, TABLE_1, TABLE_3, Year, notes_of};
use super::{Choices, GAP};
use crate::data::Cell;
use crate::figure::Span;
use crate::figure::table::{Column, DataTable, TableCell};
use crate::i18n::number;
use crate::i18n::number::Currency;
use crate::i18n::{Lang, sentences, words};
use crate::trade;
use crate::trade::currency::{rate, rate_source};
use crate::trade::undefined::Reckoned;

pub fn data_table(years: &[Year], choices: &Choices, span: Span, lang: Lang) -> DataTable {
    let (measure, printed) = (choices.measure, choices.printed);
    let mut out = DataTable {
        caption: sentences::trade_caption(span, lang),
        ..DataTable::default()
    };
    out.columns
        .push(Column::number("year", words::YEAR.get(lang)));
    if measure == "index" {
        let base = base_year(years).map_or(span.from, |year| year.year);
        let unit = sentences::index_unit(base, lang);
        for (key, name) in [
            ("exports_index", words::EXPORTS),
            ("imports_index", words::IMPORTS),
        ] {
            let label = sentences::with_unit(name.get(lang), &unit, lang);
            out.columns.push(Column::number(key, label));
        }
        if choices.also {
            for (key, name) in [
                ("exports_japan_side_index", words::EXPORTS),
                ("imports_japan_side_index", words::IMPORTS),
            ] {
                let label = japans(name.get(lang), &unit, lang);
                out.columns.push(Column::number(key, label));
            }
        }
    } else {
        let (unit, end) = match choices.currency {
            _ if printed => (words::UNIT_PRINTED.text(lang), "printed"),
            Currency::Usd => (words::USD_MILLION.text(lang), "usd_million"),
            Currency::Twd => (words::TWD_MILLION.text(lang), "twd_million"),
        };
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
        if choices.also {
            for (key, name) in [
                ("exports", words::EXPORTS),
                ("imports", words::IMPORTS),
                ("balance", words::BALANCE),
            ] {
                let label = japans(name.get(lang), &unit, lang);
                let key = [key, "_japan_side_", end].concat();
                out.columns.push(Column::number(&key, label));
            }
        }
        if printed {
            out.columns
                .push(Column::text("unit", words::UNIT.get(lang)));
        }
    }
    if !printed && measure != "share" {
        let label = words::RATE.get(lang);
        out.columns
            .push(Column::number("exchange_rate_twd_per_usd", label));
        let label = words::RATE_SOURCE.get(lang);
        out.columns
            .push(Column::text("exchange_rate_source", label));
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
            let count = if choices.also { 4 } else { 2 };
            for (value, base) in year.four().into_iter().zip(bases).take(count) {
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
            if choices.also {
                for value in [year.japan[0], year.japan[1], year.japan_balance()] {
                    row.push(cell(value, japan_decimals(choices), lang));
                }
            }
        }
        if year.source == Source::JapanAlone {
            let own = if measure == "index" { 2 } else { 7 };
            for cell in &mut row[1..=own] {
                *cell = TableCell::missing(words::NOTE_TRADE_GAP.get(lang));
            }
        }
        if !printed && measure != "share" {
            row.extend(rate_cells(year, choices, lang));
        }
        row.push(TableCell::text(year.source.name(lang)));
        for (cell, column) in row.iter_mut().zip(&out.columns) {
            cell.origin = origin(year, &column.key, base_year(years), cell.value).map(Box::new);
        }
        out.rows.push(row);
    }
    out
}

/// The heading of a column of Japan's declarations.
pub fn japans(name: &str, unit: &str, lang: Lang) -> String {
    let name = sentences::with_unit(name, words::JAPANS_SIDE.get(lang), lang);
    sentences::with_unit(&name, unit, lang)
}

/// Japan's declarations are whole millions of US dollars.
fn japan_decimals(choices: &Choices) -> usize {
    match choices.currency {
        Currency::Usd => 0,
        Currency::Twd => 1,
    }
}

/// The exchange rate that a year's values needed and who gave it.
pub fn rate_cells(year: &Year, choices: &Choices, lang: Lang) -> [TableCell; 2] {
    match rate(year.year) {
        Ok(rate) if choices.needs_rate(year) => [
            TableCell::number(rate, number::fixed(rate, 2)),
            TableCell::text(words::rate_source(rate_source(year.year)).get(lang)),
        ],
        _ => [0, 1].map(|_| TableCell::missing(words::NO_RATE_NEEDED.get(lang))),
    }
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
        Source::JapanAlone => return None,
    };
    let mut notes = notes_of(year).filter(|note| !column.is_empty() && note.column == column);
    let note = notes.next()?;
    Some(out.footnote(note.text.get(lang)))
}

pub fn unit_name(year: &Year, lang: Lang) -> &'static str {
    match year.source {
        Source::Table1 => words::TWD_THOUSAND.get(lang),
        Source::Table3 => words::USD_100_MILLION.get(lang),
        Source::Comtrade | Source::Ministry | Source::JapanAlone => words::USD_MILLION.get(lang),
    }
}

pub fn gap_row(width: usize, lang: Lang) -> Vec<TableCell> {
    let mut row = vec![TableCell::text(format!("{}–{}", GAP.from, GAP.to))];
    row.resize_with(width, || {
        TableCell::missing(words::NOTE_TRADE_GAP.get(lang))
    });
    row
}
