//! Taiwan's investment in China to 1997: Taiwan's count against China's.

use super::chart::{Chart, Datum, Panel, Reading, ReadingRow, Role, Run, Series, Shape};
use super::chart::{XAxis, YAxis};
use super::table::{Column, DataTable, TableCell};
use super::{Figure, Options, Origin, Picture, View, sources};
use crate::data::{CellRef, DatasetId, Table, table};
use crate::i18n::number::{self, Currency, MoneyUnit};
use crate::i18n::{Lang, sentences, words};

/// Draws up the figure.
#[inline(never)]
pub fn figure(options: &Options) -> Figure {
    let lang = options.lang;
    let amount = options.measure(View::Investment) != "cases";
    let t = table(DatasetId::Investment);
    let columns = match amount {
        true => ["tw_amount", "tw_retroactive_amount", "cn_amount"],
        false => ["tw_cases", "tw_retroactive_cases", "cn_cases"],
    };
    let said = |value: f64| match amount {
        true => number::usd(value, lang),
        false => sentences::cases(&number::fixed(value, 0), lang),
    };
    let sum = |column: &str| -> f64 {
        (0..t.rows.len())
            .filter_map(|row| t.number(row, column))
            .sum()
    };
    let [taiwan, late, china] = columns.map(sum);
    let ratio = |part: f64| number::fixed(china / part, 1);
    let title = sentences::investment_title(&ratio(taiwan), amount, lang);
    let takeaway = sentences::investment_takeaway(&said(taiwan), &said(late), &said(china), lang);
    Figure {
        view: View::Investment,
        shown: None,
        lang,
        alt: sentences::investment_alt(&said(taiwan), &said(late), &said(china), lang),
        title,
        takeaway,
        picture: Picture::Chart(chart(t, columns, amount, lang)),
        details: Vec::new(),
        events: Vec::new(),
        table: data_table(t, lang),
        sources: sources(&[DatasetId::Investment]),
        notes: Vec::new(),
    }
}

/// A period's name: the first row stands for all years up to its own.
fn period(t: &Table, row: usize, lang: Lang) -> (String, String) {
    let text = t.cell(row, "period").text();
    let year: String = text.chars().filter(char::is_ascii_digit).take(4).collect();
    match text == year {
        true => {
            let short = year.get(2..).unwrap_or_default().to_owned();
            (year, short)
        }
        false => (
            sentences::until(&year, lang),
            format!("–{}", year.get(2..).unwrap_or_default()),
        ),
    }
}

/// A period's name in an address: the year it ends with.
fn row_id(t: &Table, row: usize) -> String {
    t.cell(row, "period").text().chars().take(4).collect()
}

fn chart(t: &Table, columns: [&'static str; 3], amount: bool, lang: Lang) -> Chart {
    let [taiwan, late, china] = columns;
    let rows = 0..t.rows.len();
    let column = |name: &str, base: Option<&str>| -> Vec<Run> {
        let points = rows
            .clone()
            .filter_map(|row| {
                Some(Datum {
                    x: row as f64,
                    base: base.and_then(|base| t.number(row, base)).unwrap_or(0.0),
                    y: t.number(row, name)?,
                })
            })
            .collect();
        vec![Run {
            dotted: false,
            points,
        }]
    };
    let series = |id, name: crate::i18n::Tri, role, slot, hatched, runs| Series {
        id,
        name: name.text(lang),
        role,
        shape: Shape::Columns {
            slot,
            of: 2,
            hatched,
        },
        runs,
        end: String::new(),
    };
    let series = vec![
        series(
            "taiwan",
            words::COUNT_TAIWAN,
            Role::Taiwan,
            0,
            false,
            column(taiwan, None),
        ),
        series(
            "late",
            words::COUNT_LATE,
            Role::Taiwan,
            0,
            true,
            column(late, Some(taiwan)),
        ),
        series(
            "china",
            words::COUNT_CHINA,
            Role::Context,
            1,
            false,
            column(china, None),
        ),
    ];
    let largest = series
        .iter()
        .flat_map(Series::points)
        .map(|datum| datum.base + datum.y)
        .fold(0.0, f64::max);
    let unit = MoneyUnit::of(Currency::Usd, largest * 1e6, lang);
    let (name, size) = match amount {
        true => (unit.name(lang), unit.size / 1e6),
        false => (words::MEASURE_CASES.text(lang), 1.0),
    };
    let said = |value: Option<f64>| match value {
        Some(value) if amount => number::usd(value, lang),
        Some(value) => sentences::cases(&number::fixed(value, 0), lang),
        None => words::NONE.text(lang),
    };
    let readings = rows
        .clone()
        .map(|row| Reading {
            x: row as f64,
            panel: 0,
            heading: period(t, row, lang).0,
            id: row_id(t, row),
            rows: [
                (Role::Taiwan, words::COUNT_TAIWAN, taiwan),
                (Role::Taiwan, words::COUNT_LATE, late),
                (Role::Context, words::COUNT_CHINA, china),
            ]
            .into_iter()
            .filter(|(_, _, column)| *column != late || t.number(row, late).is_some())
            .map(|(role, name, column)| ReadingRow {
                role,
                name: name.text(lang),
                text: said(t.number(row, column)),
                y: None,
                column,
                mark: None,
            })
            .collect(),
            source: words::SOURCE_TABLE_2.text(lang),
        })
        .collect();
    Chart {
        panels: vec![Panel {
            x: XAxis::Categories(rows.map(|row| period(t, row, lang)).collect()),
            y: YAxis {
                scale: super::YScale::Linear,
                unit: name,
                size,
                suffix: "",
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

fn data_table(t: &Table, lang: Lang) -> DataTable {
    let label = |column: &str| words::investment_column(column).text(lang);
    let columns = t
        .columns
        .iter()
        .map(|&column| match column {
            "period" => Column::text(column, label(column)),
            _ => Column::number(column, label(column)),
        })
        .collect();
    let origin = |row, column| {
        let dataset = DatasetId::Investment;
        let cell = CellRef {
            dataset,
            row,
            column,
        };
        cell.number().map(|_| Origin::printed(cell))
    };
    let rows = (0..t.rows.len())
        .map(|row| {
            t.columns
                .iter()
                .map(|&column| {
                    let cell = match (column, t.number(row, column)) {
                        ("period", _) => TableCell::text(period(t, row, lang).0),
                        // The paper prints late registrations in brackets.
                        (_, Some(value)) if column.starts_with("tw_retroactive") => {
                            TableCell::number(value, format!("({})", number::fixed(value, 0)))
                        }
                        (_, Some(value)) => TableCell::number(value, number::fixed(value, 0)),
                        (_, None) => TableCell::missing(words::NONE.get(lang)),
                    };
                    cell.from(origin(row, column))
                })
                .collect()
        })
        .collect();
    DataTable {
        caption: words::CAPTION_INVESTMENT.text(lang),
        columns,
        rows,
        footnotes: vec![words::NOTE_BRACKETS.text(lang)],
        ids: (0..t.rows.len()).map(|row| row_id(t, row)).collect(),
        ..DataTable::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn late_registrations_stand_on_top_and_apart() {
        let figure = figure(&Options::default());
        let Picture::Chart(chart) = &figure.picture else {
            panic!("investment is a chart")
        };
        let late = &chart.panels[0].series[1];
        assert_eq!(late.points().count(), 2);
        let first = late.points().next().unwrap();
        assert_eq!((first.base, first.y), (1140.0, 2028.0));
        assert_eq!(figure.table.rows[2][4].text, "(2,028)");
    }

    #[test]
    fn the_title_is_reckoned_from_the_sums() {
        // 37,418 ÷ 6,460.
        assert!(figure(&Options::default()).title.contains("5.8"));
    }
}
