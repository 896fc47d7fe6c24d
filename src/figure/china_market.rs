//! Shares of Taiwan, Korea and Japan in China's imports.

use super::chart::{Chart, Panel, Reading, ReadingRow, Role, Series, Shape};
use super::chart::{XAxis, YAxis, runs};
use super::table::{Column, DataTable, TableCell};
use super::{Figure, Options, Origin, Picture, Span, View, sources};
use crate::data::{CellRef, DatasetId, Table, table};
use crate::i18n::number;
use crate::i18n::{Lang, Tri, sentences, words};

/// The years of the source.
pub const YEARS: Span = Span {
    from: 1992,
    to: 2018,
};

/// Column of the source, column of the figure's table, name and role.
type Economy = (&'static str, &'static str, Tri, Role);

/// The economies, the one drawn on top last.
const ECONOMIES: [Economy; 3] = [
    ("kor", "kor_pct", words::KOREA, Role::Korea),
    ("twn", "twn_pct", words::TAIWAN, Role::Taiwan),
    ("jpn", "jpn_pct", words::JAPAN, Role::Japan),
];

/// Draws up the figure.
#[inline(never)]
pub fn figure(options: &Options) -> Figure {
    let lang = options.lang;
    let span = options.span(YEARS);
    let t = table(DatasetId::ChinaImports);
    let known = |column: &str| -> Vec<(i32, f64)> {
        values(t, column, span)
            .into_iter()
            .filter_map(|(year, value)| Some((year, value?)))
            .collect()
    };
    let japan = known("jpn");
    let peak = japan.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1));
    let title = match (peak, japan.last()) {
        (Some((year, high)), Some((last, low))) if *last > year => sentences::china_market_title(
            &number::percent(high),
            year,
            &number::percent(*low),
            *last,
            lang,
        ),
        _ => words::VIEW_CHINA_MARKET.text(lang),
    };
    let ends: Vec<(String, String, String)> = ECONOMIES
        .iter()
        .filter_map(|(column, _, name, _)| {
            let known = known(column);
            let (first, last) = (known.first()?, known.last()?);
            Some((
                name.text(lang),
                number::percent(first.1),
                number::percent(last.1),
            ))
        })
        .collect();
    Figure {
        view: View::ChinaMarket,
        lang,
        title,
        takeaway: sentences::china_market_takeaway(span, lang),
        alt: sentences::china_market_alt(span, &ends, lang),
        picture: Picture::Chart(chart(t, span, options)),
        details: Vec::new(),
        events: Vec::new(),
        table: data_table(t, span, lang),
        sources: sources(&[DatasetId::ChinaImports], lang),
        notes: vec![words::NOTE_CHINA_MARKET.text(lang)],
    }
}

fn values(t: &Table, column: &str, span: Span) -> Vec<(i32, Option<f64>)> {
    t.years()
        .into_iter()
        .enumerate()
        .filter(|(_, year)| span.contains(*year))
        .map(|(row, year)| (year, t.number(row, column)))
        .collect()
}

fn chart(t: &Table, span: Span, options: &Options) -> Chart {
    let lang = options.lang;
    let series = ECONOMIES
        .iter()
        .map(|(column, _, name, role)| {
            let values = values(t, column, span);
            let last = values.iter().rev().find_map(|(_, value)| *value);
            let points: Vec<_> = values
                .into_iter()
                .map(|(year, value)| (year, value, 0))
                .collect();
            Series {
                id: column,
                name: name.text(lang),
                role: *role,
                shape: Shape::Line,
                runs: runs(&points),
                end: last.map(number::percent).unwrap_or_default(),
            }
        })
        .collect();
    let readings = t
        .years()
        .into_iter()
        .enumerate()
        .filter(|(_, year)| span.contains(*year))
        .map(|(index, year)| {
            let mut rows: Vec<ReadingRow> = ECONOMIES
                .iter()
                .map(|(column, key, name, role)| {
                    let y = t.number(index, column);
                    ReadingRow {
                        role: *role,
                        name: name.text(lang),
                        text: match y {
                            Some(y) => number::percent(y),
                            None => words::NOT_RECORDED.text(lang),
                        },
                        y,
                        column: key,
                        mark: None,
                    }
                })
                .collect();
            rows.reverse();
            Reading {
                x: f64::from(year),
                panel: 0,
                heading: year.to_string(),
                id: year.to_string(),
                rows,
                source: words::SOURCE_WITS.text(lang),
            }
        })
        .collect();
    Chart {
        panels: vec![Panel {
            x: XAxis::Years(f64::from(span.from), f64::from(span.to)),
            y: YAxis {
                scale: options.scale(View::ChinaMarket),
                unit: words::SHARE_OF_CHINAS_IMPORTS.text(lang),
                size: 1.0,
                suffix: "%",
                reference: None,
                shared: None,
            },
            heading: String::new(),
            series,
        }],
        readings,
        ..Chart::default()
    }
}

fn data_table(t: &Table, span: Span, lang: Lang) -> DataTable {
    let mut columns = vec![Column::number("year", words::YEAR.get(lang))];
    for (_, key, name, _) in ECONOMIES.iter().rev() {
        let label = sentences::with_unit(name.get(lang), "%", lang);
        columns.push(Column::number(key, label));
    }
    let rows = t
        .years()
        .into_iter()
        .enumerate()
        .filter(|(_, year)| span.contains(*year))
        .map(|(row, year)| {
            let mut cells = vec![TableCell::number(f64::from(year), year.to_string())];
            for (column, ..) in ECONOMIES.iter().rev() {
                cells.push(match t.number(row, column) {
                    Some(value) => {
                        let origin = Origin::printed(CellRef {
                            dataset: DatasetId::ChinaImports,
                            row,
                            column,
                        });
                        TableCell::number(value, number::fixed(value, 2)).from(Some(origin))
                    }
                    None => TableCell::missing(words::NOT_RECORDED.get(lang)),
                });
            }
            cells
        })
        .collect();
    DataTable {
        caption: sentences::china_market_takeaway(span, lang),
        columns,
        rows,
        ..DataTable::default()
    }
}
