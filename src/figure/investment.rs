//! Taiwan's investment in China to 1997: Taiwan's count against China's.

use super::chart::{Chart, Datum, Panel, Role, Run, Series, Shape, TooltipRow, XAxis, YAxis};
use super::columns::{self, Column, Form, Part, Row, Value};
use super::table::{self, DataTable, TableCell};
use super::{Figure, Options, Origin, Picture, View, sources};
use crate::data::{CellRef, DatasetId, Table};
use crate::i18n::number::{self, MoneyUnit};
use crate::i18n::{Lang, sentences, words};
use crate::trade::currency::Currency;

/// The columns of what is measured: Taiwan's count, what was registered late, China's count.
const AMOUNTS: [&str; 3] = ["tw_amount", "tw_retroactive_amount", "cn_amount"];
const CASES: [&str; 3] = ["tw_cases", "tw_retroactive_cases", "cn_cases"];

/// Draws up the figure.
#[inline(never)]
pub fn figure(options: &Options) -> Figure {
    let lang = options.lang;
    let amount = options.measure(View::Investment) != "cases";
    let t = crate::data::table(DatasetId::Investment);
    let said = |value: f64| said(value, amount, lang);
    let shown = if amount { AMOUNTS } else { CASES }.map(|column| numbers(t, column, lang));
    let [taiwan, late, china] = shown.each_ref().map(|column| {
        let known = column.known().map(|(_, number)| number);
        known.sum::<f64>()
    });
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
        picture: Picture::Chart(chart(t, &shown, amount, lang)),
        details: Vec::new(),
        events: Vec::new(),
        table: data_table(t, lang),
        sources: sources(&[DatasetId::Investment]),
        notes: Vec::new(),
    }
}

/// A sum of money, or a count of cases, as it is read out.
fn said(value: f64, amount: bool, lang: Lang) -> String {
    if amount {
        number::usd(value, lang)
    } else {
        sentences::cases(&number::fixed(value, 0), lang)
    }
}

/// A column of the dataset.
fn numbers(t: &Table, column: &'static str, lang: Lang) -> Column {
    let form = Form {
        said: &|value| said(value, column.ends_with("amount"), lang),
        decimals: 0,
        missing: &|_| words::NONE.text(lang),
    };
    let late = column.starts_with("tw_retroactive");
    let value = |row| {
        let cell = CellRef {
            dataset: DatasetId::Investment,
            row,
            column,
        };
        let mut value = Value::of(Some(Origin::printed(cell)), &form);
        // The paper prints late registrations in brackets.
        if late && value.number.is_ok() {
            value.cell.text = format!("({})", value.cell.text);
        }
        value
    };
    let (name, role) = match column {
        "cn_amount" | "cn_cases" => (words::COUNT_CHINA, Role::Context),
        _ if late => (words::COUNT_LATE, Role::Taiwan),
        _ => (words::COUNT_TAIWAN, Role::Taiwan),
    };
    Column {
        key: column.to_owned(),
        name: name.text(lang),
        heading: words::investment_column(column).text(lang),
        role,
        values: (0..t.rows.len()).map(value).collect(),
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

fn chart(t: &Table, shown: &[Column; 3], amount: bool, lang: Lang) -> Chart {
    let [taiwan, late, china] = shown;
    let series = |id, column: &Column, on: Option<&Column>, slot| {
        let base = |at: usize| on.and_then(|on| on.values[at].number.ok()).unwrap_or(0.0);
        let points = column.known().map(|(at, y)| Datum {
            x: at as f64,
            base: base(at),
            y,
        });
        let (dotted, points) = (false, points.collect());
        Series {
            id,
            name: column.name.clone(),
            role: column.role,
            shape: Shape::Columns {
                slot,
                of: 2,
                hatched: on.is_some(),
            },
            runs: vec![Run { dotted, points }],
            end: String::new(),
        }
    };
    let series = vec![
        series("taiwan", taiwan, None, 0),
        series("late", late, Some(taiwan), 0),
        series("china", china, None, 1),
    ];
    let largest = series
        .iter()
        .flat_map(Series::points)
        .map(|datum| datum.base + datum.y)
        .fold(0.0, f64::max);
    let unit = MoneyUnit::of(Currency::Usd, largest * 1e6, lang);
    let (unit, size) = match amount {
        true => (unit.name(lang), unit.size / 1e6),
        false => (words::MEASURE_CASES.text(lang), 1.0),
    };
    let periods = || (0..t.rows.len()).map(|row| period(t, row, lang));
    let rows = periods().enumerate().map(|(at, (name, _))| Row {
        x: at as i32,
        name,
        id: row_id(t, at),
        source: 0,
    });
    let rows: Vec<Row> = rows.collect();
    let source = words::SOURCE_TABLE_2.text(lang);
    let mut tooltips = columns::tooltips(&rows, &[taiwan, late, china], &|_| source.clone());
    for (at, tooltip) in tooltips.iter_mut().enumerate() {
        // Columns are pointed at as a whole.
        tooltip.rows.iter_mut().for_each(|row| row.y = None);
        let is_late = |row: &TooltipRow| row.column == late.key;
        tooltip
            .rows
            .retain(|row| !is_late(row) || late.values[at].number.is_ok());
    }
    Chart {
        panels: vec![Panel {
            x: XAxis::Categories(periods().collect()),
            y: YAxis {
                scale: super::YScale::Linear,
                unit,
                size,
                suffix: "",
                reference: None,
                shared: None,
            },
            heading: String::new(),
            series,
        }],
        tooltips,
        ..Chart::default()
    }
}

fn data_table(t: &Table, lang: Lang) -> DataTable {
    let ids: Vec<String> = (0..t.rows.len()).map(|row| row_id(t, row)).collect();
    let names = (0..t.rows.len()).map(|row| TableCell::text(period(t, row, lang).0));
    let period = words::investment_column("period").text(lang);
    let named = Part::Cells(table::Heading::text("period", period), names.collect());
    let values = t.columns.iter().filter(|column| **column != "period");
    let values: Vec<Column> = values.map(|column| numbers(t, column, lang)).collect();
    let parts: Vec<Part> = std::iter::once(named)
        .chain(values.iter().map(Part::Numbers))
        .collect();
    DataTable {
        footnotes: vec![words::NOTE_BRACKETS.text(lang)],
        ids,
        ..columns::table(words::CAPTION_INVESTMENT.text(lang), &parts)
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
    fn the_title_is_computed_from_the_sums() {
        // 37,418 ÷ 6,460.
        assert!(figure(&Options::default()).title.contains("5.8"));
    }
}
