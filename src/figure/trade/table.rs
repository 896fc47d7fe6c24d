//! The table behind the chart, printed and computed figures side by side.

use super::quantity::{Count, Measured, Quantity, TradeData};
use super::years::{Source, Year};
use super::{Choices, GAP};
use crate::data::{CellRef, DatasetId};
use crate::figure::Origin;
use crate::figure::columns::{Part, Row, table as table_of};
use crate::figure::table::{DataTable, Heading, TableCell};
use crate::i18n::number;
use crate::i18n::{Lang, Tri, sentences, words};
use crate::trade::currency::{rate, rate_source};

/// The columns of numbers.
fn measured(choices: &Choices) -> Vec<Measured> {
    let count = choices.count();
    let (own, japans): (&[Quantity], &[Quantity]) = match count {
        Count::Index => {
            let both = &[Quantity::Exports, Quantity::Imports];
            (both, both)
        }
        _ => {
            let three = &[Quantity::Exports, Quantity::Imports, Quantity::Balance];
            (&Quantity::ALL, three)
        }
    };
    let mut all: Vec<Measured> = own.iter().map(|each| each.taiwans(count)).collect();
    if choices.also {
        all.extend(japans.iter().map(|each| each.japans(count)));
    }
    all
}

/// A part with texts.
pub fn texts(
    data: &TradeData,
    key: &str,
    label: Tri,
    cell: &dyn Fn(&Year) -> TableCell,
) -> Part<'static> {
    let cells = data.years.iter().map(cell).collect();
    Part::Cells(Heading::text(key, label.get(data.lang)), cells)
}

/// The years.
pub fn years(data: &TradeData) -> Part<'static> {
    let cells = data.rows.iter().map(Row::year_cell).collect();
    Part::Cells(Heading::number("year", words::YEAR.get(data.lang)), cells)
}

pub fn table(data: &TradeData, choices: &Choices) -> DataTable {
    let lang = data.lang;
    let numbers: Vec<_> = measured(choices)
        .into_iter()
        .map(|of| data.column(of))
        .collect();
    let mut parts = vec![years(data)];
    parts.extend(numbers.iter().map(|column| Part::Numbers(column)));
    if choices.printed {
        let unit = |year: &Year| TableCell::text(unit_name(year, lang));
        parts.push(texts(data, "unit", words::UNIT, &unit));
    } else if choices.measure != "share" {
        parts.extend(rates(data, choices));
    }
    let source = |year: &Year| TableCell::text(year.source.name(lang));
    parts.push(texts(data, "source", words::SOURCE, &source));
    let mut out = table_of(sentences::trade_caption(data.span, lang), &parts);
    let jump = data.rows.windows(2).position(|two| two[0].x + 1 < two[1].x);
    if let Some(before) = jump {
        out.rows
            .insert(before + 1, gap_row(out.columns.len(), lang));
    }
    out
}

/// The exchange rates that values needed, and who gave them.
pub fn rates(data: &TradeData, choices: &Choices) -> [Part<'static>; 2] {
    let lang = data.lang;
    let needed = |year: &Year| rate(year.year).ok().filter(|_| choices.needs_rate(year));
    let none = || TableCell::missing(words::NO_RATE_NEEDED.get(lang));
    let value = |year: &Year| {
        let place = CellRef::of_year(DatasetId::ExchangeRate, year.year, "twd_per_usd");
        let cell =
            |rate| TableCell::number(rate, number::fixed(rate, 2)).from(place.map(Origin::printed));
        needed(year).map_or_else(none, cell)
    };
    let source = |year: &Year| {
        let source = words::rate_source(rate_source(year.year)).get(lang);
        needed(year).map_or_else(none, |_| TableCell::text(source))
    };
    let cells = data.years.iter().map(value).collect();
    let label = words::RATE.get(lang);
    [
        Part::Cells(Heading::number("exchange_rate_twd_per_usd", label), cells),
        texts(data, "exchange_rate_source", words::RATE_SOURCE, &source),
    ]
}

fn unit_name(year: &Year, lang: Lang) -> &'static str {
    match year.source {
        Source::Table1 => words::TWD_THOUSAND.get(lang),
        Source::Table3 => words::USD_100_MILLION.get(lang),
        Source::Comtrade | Source::Ministry | Source::JapanAlone => words::USD_MILLION.get(lang),
    }
}

fn gap_row(width: usize, lang: Lang) -> Vec<TableCell> {
    let mut row = vec![TableCell::text(format!("{}–{}", GAP.from, GAP.to))];
    row.resize_with(width, || {
        TableCell::missing(words::NOTE_TRADE_GAP.get(lang))
    });
    row
}
