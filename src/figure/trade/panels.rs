//! The panels of each measure.

use super::Choices;
use super::quantity::{Count, Measured, Quantity, TradeData};
use super::years::{Source, Year, years_in};
use crate::figure::chart::{Panel, Series, Shape, XAxis, YAxis};
use crate::figure::columns::{Column, Row};
use crate::figure::{Options, Span, View, YScale};
use crate::i18n::number::{self, MoneyUnit};
use crate::i18n::{Lang, sentences, words};
use crate::trade::currency::Currency;

/// The thin line of what Japan declares: never joined with anything, and named over the plot.
pub fn thin(id: &'static str, column: &Column, rows: &[Row], lang: Lang) -> Series {
    let joined: Vec<Row> = rows.iter().map(|row| Row::year(row.x, 0)).collect();
    let series = column.series(id, Shape::Thin, &joined, &|_| String::new());
    Series {
        name: words::AS_JAPAN_DECLARES.text(lang),
        ..series
    }
}

/// The id of a quantity's line.
fn id(of: Measured) -> &'static str {
    match of.quantity {
        Quantity::Exports => "exports",
        Quantity::Imports => "imports",
        Quantity::Total => "total",
        Quantity::Balance => "balance",
        Quantity::ShareOfTrade => "share",
        Quantity::ShareOfExports => "export-dependence",
        Quantity::ShareOfImports => "import-dependence",
    }
}

/// The id of its thin line.
fn japans_id(of: Measured) -> &'static str {
    match of.quantity {
        Quantity::Imports => "imports-japan-side",
        Quantity::Balance => "balance-japan-side",
        _ => "exports-japan-side",
    }
}

/// A line, or columns for what may be below zero.
fn series(of: Measured, column: &Column, rows: &[Row], end: &dyn Fn(f64) -> String) -> Series {
    let columns = Shape::Columns {
        slot: 0,
        of: 1,
        hatched: false,
    };
    let shape = match of.quantity {
        Quantity::Balance => columns,
        _ => Shape::Line,
    };
    column.series(id(of), shape, rows, end)
}

/// An axis without a rule of its own, in this unit.
fn axis(unit: String, size: f64, options: &Options) -> YAxis {
    YAxis {
        scale: options.scale(View::Trade),
        unit,
        size,
        suffix: "",
        reference: None,
        shared: None,
    }
}

/// A panel of years.
fn panel(span: Span, y: YAxis, series: Vec<Series>) -> Panel {
    Panel {
        x: XAxis::Years(f64::from(span.from), f64::from(span.to)),
        y,
        heading: String::new(),
        series,
    }
}

/// A panel for amounts, still empty, counted so that the largest is short; and what writes
/// an amount at the end of a line. `size` is what amounts are counted in themselves.
pub fn of_amounts(
    span: Span,
    (currency, size, largest): (Currency, f64, f64),
    options: &Options,
) -> (Panel, impl Fn(f64) -> String) {
    let unit = MoneyUnit::of(currency, largest * size, options.lang);
    let end = move |value: f64| {
        let value = value * size / unit.size;
        number::fixed(value, number::decimals_for(value))
    };
    let y = axis(unit.name(options.lang), unit.size / size, options);
    (panel(span, y, Vec::new()), end)
}

pub fn money(data: &TradeData, choices: &Choices, options: &Options) -> Panel {
    let millions = Count::Millions(choices.currency);
    let all = [
        Quantity::Exports.taiwans(millions),
        Quantity::Imports.taiwans(millions),
        Quantity::Imports.japans(millions),
    ];
    let largest = all.map(|of| data.column(of).largest());
    let largest = largest.into_iter().fold(0.0, f64::max);
    let (mut panel, end) = of_amounts(data.span, (choices.currency, 1e6, largest), options);
    panel.series = lines(data, choices, &end);
    panel.series.extend(japans(data, choices));
    panel
}

/// The lines of Taiwan's figures.
fn lines(data: &TradeData, choices: &Choices, end: &dyn Fn(f64) -> String) -> Vec<Series> {
    let each = |of: Measured| series(of, &data.column(of), &data.rows, end);
    choices.shown().into_iter().map(each).collect()
}

/// The thin lines beside those that are shown.
fn japans(data: &TradeData, choices: &Choices) -> Vec<Series> {
    let shown = choices.shown().into_iter().filter(|_| choices.also);
    let each = |of: Measured| {
        let column = data.column(of.quantity.japans(of.count));
        thin(japans_id(of), &column, &data.rows, data.lang)
    };
    shown.map(each).collect()
}

/// The first table enlarged: beside the later years it lies flat.
pub fn inset(years: &[Year], main: &Panel, choices: &Choices, options: &Options) -> Option<Panel> {
    let lang = options.lang;
    let early = || years.iter().filter(|year| year.source == Source::Table1);
    let (first, last) = (early().next()?.year, early().next_back()?.year);
    let later = years.iter().any(|year| year.year > 1995);
    if main.y.scale == YScale::Log || last - first < 5 || !later || choices.measure == "balance" {
        return None;
    }
    let span = Span {
        from: first,
        to: last,
    };
    let years: Vec<Year> = early().copied().collect();
    let mut panel = money(&TradeData::new(&years, span, lang), choices, options);
    // The unit of the main panel, so that the two can be compared.
    panel.y.size = main.y.size;
    panel.y.unit = String::new();
    panel.heading = sentences::enlarged(first, last, lang);
    Some(panel)
}

/// A panel for each currency that sources print.
pub fn printed(years: &[Year], choices: &Choices, options: &Options) -> Vec<Panel> {
    let lang = options.lang;
    let mut panels = Vec::new();
    for currency in [Currency::Twd, Currency::Usd] {
        let own = years.iter().filter(|year| year.source.unit().0 == currency);
        let own: Vec<Year> = own.copied().collect();
        let (Some(first), Some(last)) = (own.first(), own.last()) else {
            continue;
        };
        let span = Span {
            from: first.year,
            to: last.year,
        };
        let own = years_in(span);
        let data = TradeData::new(&own, span, lang);
        let amounts = [Quantity::Exports, Quantity::Imports];
        let largest = amounts.map(|of| data.column(of.taiwans(Count::Printed)).largest());
        let largest = f64::max(largest[0], largest[1]);
        let (panel, end) = of_amounts(span, (currency, 1.0, largest), options);
        panels.push(Panel {
            heading: format!("{}–{}", span.from, span.to),
            series: lines(&data, choices, &end),
            ..panel
        });
    }
    panels
}

pub fn shares(data: &TradeData, choices: &Choices, options: &Options) -> Panel {
    let y = YAxis {
        suffix: "%",
        ..axis(words::SHARE_UNIT.text(options.lang), 1.0, options)
    };
    panel(data.span, y, lines(data, choices, &number::percent))
}

pub fn index(data: &TradeData, choices: &Choices, options: &Options) -> Panel {
    let mut series = lines(data, choices, &|value| number::fixed(value, 0));
    series.extend(japans(data, choices));
    let y = YAxis {
        reference: Some(100.0),
        ..axis(data.index_unit(), 1.0, options)
    };
    panel(data.span, y, series)
}
