//! Japan → Taiwan → United States: the flows of the triangle, year by year.

use super::chart::{Chart, Panel, Reading, ReadingRow, Role, Series, Shape};
use super::chart::{XAxis, YAxis, runs};
use super::picture::{Flow, Flows};
use super::table::{Column, DataTable, TableCell};
use super::{Detail, Figure, Options, Origin, Picture, View, YScale, sources};
use crate::data::{CellRef, DatasetId, Table, table};
use crate::i18n::number::{self, Currency, MoneyUnit};
use crate::i18n::{Lang, Tri, sentences, words};

/// The years of the source.
pub const YEARS: std::ops::RangeInclusive<i32> = 1950..=2014;
/// The year shown when no other is asked for: the heyday of the triangle.
pub const DEFAULT_YEAR: i32 = 1985;

/// A flow: its id, its column, its ends (Japan, Taiwan, United States), its
/// role and its names.
struct Kind {
    id: &'static str,
    column: &'static str,
    /// The key of its column in the figure's table.
    key: &'static str,
    ends: (usize, usize),
    role: Role,
    name: Tri,
}

const KINDS: [Kind; 4] = [
    Kind {
        id: "jpn-twn",
        column: "jpn_twn",
        key: "jpn_twn_usd_million",
        ends: (0, 1),
        role: Role::Imports,
        name: words::FLOW_JPN_TWN,
    },
    Kind {
        id: "twn-usa",
        column: "twn_usa",
        key: "twn_usa_usd_million",
        ends: (1, 2),
        role: Role::Other,
        name: words::FLOW_TWN_USA,
    },
    Kind {
        id: "jpn-usa",
        column: "jpn_usa",
        key: "jpn_usa_usd_million",
        ends: (0, 2),
        role: Role::Context,
        name: words::FLOW_JPN_USA,
    },
    Kind {
        id: "twn-jpn",
        column: "twn_jpn",
        key: "twn_jpn_usd_million",
        ends: (1, 0),
        role: Role::Exports,
        name: words::FLOW_TWN_JPN,
    },
];

/// Draws up the figure.
#[inline(never)]
pub fn figure(options: &Options) -> Figure {
    let lang = options.lang;
    let t = table(DatasetId::Triangle);
    let years: Vec<i32> = YEARS.collect();
    let year = options.year(&years, DEFAULT_YEAR);
    let value = |kind: &Kind, year: i32| {
        t.row_of_year(year)
            .and_then(|row| t.number(row, kind.column))
    };
    let said = |value: Option<f64>| match value {
        Some(value) => number::usd(value, lang),
        None => words::NOT_RECORDED.text(lang),
    };
    let flows: Vec<Flow> = KINDS
        .iter()
        .map(|kind| Flow {
            id: kind.id,
            from: kind.ends.0,
            to: kind.ends.1,
            name: kind.name.text(lang),
            value: value(kind, year),
            text: said(value(kind, year)),
            brief: value(kind, year).map_or_else(
                || words::NOT_RECORDED.text(lang),
                |value| number::usd_brief(value, lang),
            ),
            role: kind.role,
        })
        .collect();
    let texts: Vec<&str> = flows.iter().map(|flow| flow.text.as_str()).collect();
    let largest = flows
        .iter()
        .filter_map(|flow| flow.value)
        .fold(0.0, f64::max);
    let round = round_below(largest / 3.0);
    let known = flows[0].value.zip(flows[1].value).is_some();
    let title = match known {
        true => sentences::triangle_title(year, texts[0], texts[1], lang),
        false => sentences::triangle_title_missing(year, lang),
    };
    Figure {
        view: View::Triangle,
        shown: None,
        lang,
        title,
        takeaway: words::TAKEAWAY_TRIANGLE.text(lang),
        alt: sentences::triangle_alt(year, &texts, lang),
        details: details(t, year, lang),
        events: Vec::new(),
        table: data_table(lang),
        sources: sources(&[DatasetId::Triangle]),
        notes: Vec::new(),
        picture: Picture::Flows(Flows {
            nodes: [words::JAPAN, words::TAIWAN, words::UNITED_STATES]
                .map(|name| name.text(lang))
                .to_vec(),
            flows,
            key: (
                round,
                sentences::arrow_key(&number::usd_round(round, lang), lang),
            ),
            history: history(t, year, lang),
        }),
    }
}

/// The nearest of 1, 2, 5 × 10ⁿ not above a value; 0 for 0.
fn round_below(value: f64) -> f64 {
    if value <= 0.0 {
        return 0.0;
    }
    let power = 10f64.powi(value.log10().floor() as i32);
    let factor = [5.0, 2.0, 1.0]
        .into_iter()
        .find(|factor| factor * power <= value)
        .unwrap_or(1.0);
    factor * power
}

fn history(t: &Table, year: i32, lang: Lang) -> Chart {
    let years: Vec<i32> = YEARS.collect();
    let at = |column: &str, year: i32| t.row_of_year(year).and_then(|row| t.number(row, column));
    let series = KINDS
        .iter()
        .map(|kind| {
            let points: Vec<_> = years
                .iter()
                .map(|&year| (year, at(kind.column, year), 0))
                .collect();
            Series {
                id: kind.id,
                name: kind.name.text(lang),
                role: kind.role,
                shape: Shape::Line,
                runs: runs(&points),
                end: String::new(),
            }
        })
        .collect();
    let readings = years
        .iter()
        .map(|&year| Reading {
            x: f64::from(year),
            panel: 0,
            heading: year.to_string(),
            id: year.to_string(),
            rows: KINDS
                .iter()
                .map(|kind| {
                    let y = at(kind.column, year);
                    ReadingRow {
                        role: kind.role,
                        name: kind.name.text(lang),
                        text: match y {
                            Some(y) => number::usd(y, lang),
                            None => words::NOT_RECORDED.text(lang),
                        },
                        y,
                        column: kind.key,
                        mark: None,
                    }
                })
                .collect(),
            source: words::SOURCE_COW.text(lang),
        })
        .collect();
    let unit = MoneyUnit::of(Currency::Usd, 1e9, lang);
    Chart {
        panels: vec![Panel {
            x: XAxis::Years(f64::from(*YEARS.start()), f64::from(*YEARS.end())),
            y: YAxis {
                scale: YScale::Log,
                unit: sentences::on_log_scale(&unit.name(lang), lang),
                size: unit.size / 1e6,
                suffix: "",
                reference: None,
                shared: None,
            },
            heading: String::new(),
            series,
        }],
        rule: Some(f64::from(year)),
        readings,
        ..Chart::default()
    }
}

fn details(t: &Table, year: i32, lang: Lang) -> Vec<Detail> {
    KINDS
        .iter()
        .map(|kind| {
            let known = || {
                YEARS.filter_map(|year| {
                    let row = t.row_of_year(year)?;
                    Some((year, t.number(row, kind.column)?))
                })
            };
            let mut facts = Vec::new();
            let mut fact = |year: i32, value: Option<f64>| {
                let text = match value {
                    Some(value) => number::usd(value, lang),
                    None => words::NOT_RECORDED.text(lang),
                };
                facts.push((year.to_string(), text));
            };
            let first = known().next();
            let last = known().next_back();
            let now = known().find(|(known, _)| *known == year);
            if let Some((year, value)) = first {
                fact(year, Some(value));
            }
            if first.map(|known| known.0) != Some(year) && last.map(|known| known.0) != Some(year) {
                fact(year, now.map(|known| known.1));
            }
            if let Some((year, value)) = last {
                fact(year, Some(value));
            }
            Detail {
                id: kind.id.to_owned(),
                heading: kind.name.text(lang),
                text: vec![words::flow_note(kind.id).text(lang)],
                facts,
                cell: year.to_string() + "." + kind.key,
                ..Detail::default()
            }
        })
        .collect()
}

fn data_table(lang: Lang) -> DataTable {
    let mut columns = vec![Column::number("year", words::YEAR.get(lang))];
    for kind in &KINDS {
        let unit = words::USD_MILLION.get(lang);
        let label = sentences::with_unit(kind.name.get(lang), unit, lang);
        columns.push(Column::number(kind.key, label));
    }
    let rows = YEARS
        .map(|year| {
            let mut cells = vec![TableCell::number(f64::from(year), year.to_string())];
            for kind in &KINDS {
                let place = CellRef::of_year(DatasetId::Triangle, year, kind.column);
                let value = place.and_then(|place| Some((place, place.number()?)));
                cells.push(match value {
                    Some((place, value)) => TableCell::number(value, number::fixed(value, 0))
                        .from(Some(Origin::printed(place))),
                    None => TableCell::missing(words::NOT_RECORDED.get(lang)),
                });
            }
            cells
        })
        .collect();
    DataTable {
        caption: words::CAPTION_TRIANGLE.text(lang),
        columns,
        rows,
        ..DataTable::default()
    }
}

#[cfg(test)]
mod tests {
    use super::super::Span;
    use super::*;

    #[test]
    fn a_year_without_a_record_is_said_to_be_one() {
        let figure = figure(&Options {
            time: Some(Span::year(1957)),
            ..Options::default()
        });
        let Picture::Flows(flows) = &figure.picture else {
            panic!("the triangle is made of flows")
        };
        assert_eq!(flows.flows[0].value, None);
        assert!(flows.flows[2].value.is_some());
        assert!(figure.title.contains("1957"));
    }

    #[test]
    fn the_key_is_a_round_size_below_the_largest_flow() {
        assert_eq!(round_below(21_000.0), 20_000.0);
        assert_eq!(round_below(0.0), 0.0);
        assert_eq!(round_below(7.0), 5.0);
    }
}
