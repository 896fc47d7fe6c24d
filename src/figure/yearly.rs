//! Some columns of a dataset through the years, as a chart and as a table.

use super::chart::{Chart, Panel, Role, Series, Shape, XAxis, YAxis};
use super::columns::{self, Column, Form, Part, Row, Value};
use super::table::{self, DataTable};
use super::{Origin, Span};
use crate::data::{CellRef, DatasetId};
use crate::i18n::{Lang, Tri, sentences, words};

/// A column of the dataset, and what it is in the figure.
pub struct Line {
    /// The column of the dataset, and the id of the line.
    pub column: &'static str,
    /// The column of the figure's table.
    pub key: &'static str,
    /// Its name.
    pub name: Tri,
    /// Its colour.
    pub role: Role,
}

/// What is drawn, and how its values are written.
pub struct Yearly<'a> {
    /// A dataset with a column `year`.
    pub dataset: DatasetId,
    /// The lines, in the order in which they are read.
    pub lines: &'a [Line],
    /// The years shown.
    pub span: Span,
    /// A value as it is read out, in the reader's habit.
    pub short: fn(f64, Lang) -> String,
    /// A value's digits after the point, in the table.
    pub digits: usize,
    /// The unit in the table's heading.
    pub unit: &'a str,
    /// What is said where the dataset has no value.
    pub missing: Tri,
    /// Who is named where a value is read out.
    pub source: Tri,
    /// The language of all words.
    pub lang: Lang,
}

/// The values of the years shown, each of which knows its cell of the dataset.
pub struct Data<'a> {
    of: &'a Yearly<'a>,
    /// The years.
    pub rows: Vec<Row>,
    /// A column for each line.
    pub columns: Vec<Column>,
}

impl Yearly<'_> {
    /// Looks the values up.
    #[must_use]
    pub fn data(&self) -> Data<'_> {
        let years = crate::data::table(self.dataset).years().into_iter();
        let shown = years
            .enumerate()
            .filter(|(_, year)| self.span.contains(*year));
        let (places, years): (Vec<usize>, Vec<i32>) = shown.unzip();
        let lines = self.lines.iter();
        Data {
            of: self,
            rows: years.into_iter().map(|year| Row::year(year, 0)).collect(),
            columns: lines.map(|line| self.column(line, &places)).collect(),
        }
    }

    fn column(&self, line: &Line, places: &[usize]) -> Column {
        let form = Form {
            said: &|value| (self.short)(value, self.lang),
            decimals: self.digits,
            missing: &|_| self.missing.text(self.lang),
        };
        let value = |row: &usize| {
            let cell = CellRef {
                dataset: self.dataset,
                row: *row,
                column: line.column,
            };
            Value::of(Some(Origin::printed(cell)), &form)
        };
        Column {
            key: line.key.to_owned(),
            name: line.name.text(self.lang),
            heading: sentences::with_unit(line.name.get(self.lang), self.unit, self.lang),
            role: line.role,
            values: places.iter().map(value).collect(),
        }
    }
}

impl Data<'_> {
    /// The years and values that are there of a column of the dataset.
    #[must_use]
    pub fn known(&self, column: &str) -> Vec<(i32, f64)> {
        let lines = self.of.lines.iter().zip(&self.columns);
        let of = lines.filter(|(line, _)| line.column == column);
        let known = of.flat_map(|(_, column)| column.known());
        known.map(|(at, value)| (self.rows[at].x, value)).collect()
    }

    /// The lines, in their order.
    pub fn series(&self) -> impl DoubleEndedIterator<Item = Series> {
        let lines = self.of.lines.iter().zip(&self.columns);
        let end = |value| (self.of.short)(value, self.of.lang);
        lines.map(move |(line, column)| column.series(line.column, Shape::Line, &self.rows, &end))
    }

    /// The chart on this axis; the line that is read first is drawn on top.
    #[must_use]
    pub fn chart(&self, y: YAxis) -> Chart {
        self.chart_of(self.series().rev().collect(), y)
    }

    /// The chart of these series.
    #[must_use]
    pub fn chart_of(&self, series: Vec<Series>, y: YAxis) -> Chart {
        let (span, source) = (self.of.span, self.of.source.text(self.of.lang));
        let columns: Vec<&Column> = self.columns.iter().collect();
        Chart {
            tooltips: columns::tooltips(&self.rows, &columns, &|_| source.clone()),
            panels: vec![Panel {
                x: XAxis::Years(f64::from(span.from), f64::from(span.to)),
                y,
                heading: String::new(),
                series,
            }],
            ..Chart::default()
        }
    }

    /// The table.
    #[must_use]
    pub fn table(&self, caption: String) -> DataTable {
        let years = self.rows.iter().map(Row::year_cell).collect();
        let year = table::Heading::number("year", words::YEAR.get(self.of.lang));
        let numbers = self.columns.iter().map(Part::Numbers);
        let parts: Vec<Part> = std::iter::once(Part::Cells(year, years))
            .chain(numbers)
            .collect();
        columns::table(caption, &parts)
    }
}
