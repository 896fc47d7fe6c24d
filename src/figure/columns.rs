//! The data of a figure as columns.
//!
//! What a number is, how it is written and where it comes from is described once, as a
//! [`Column`]; the chart's lines, the tooltips and the table are taken from it. A number
//! is what its [`Origin`] evaluates to: nothing is computed a second time to be explained.

use super::chart::{Role, Series, Shape, Tooltip, TooltipRow, runs};
use super::origin::Origin;
use super::table::{self, DataTable, TableCell};
use crate::i18n::number;
use crate::trade::{Computed, Undefined};

/// What a row of the data is about: a year or a named period.
pub struct Row {
    /// Its place on the axis.
    pub x: i32,
    /// Its name.
    pub name: String,
    /// Its name in an address.
    pub id: String,
    /// Its source, where there are several: no line joins two of them, 0 is the paper.
    pub source: u8,
}

impl Row {
    /// A year.
    #[must_use]
    pub fn year(year: i32, source: u8) -> Row {
        Row {
            x: year,
            name: year.to_string(),
            id: year.to_string(),
            source,
        }
    }

    /// The cell of the table that names the year.
    #[must_use]
    pub fn year_cell(&self) -> TableCell {
        TableCell::number(f64::from(self.x), self.name.clone())
    }
}

/// How the numbers of a column are written.
pub struct Form<'a> {
    /// A number as it is read out.
    pub said: &'a dyn Fn(f64) -> String,
    /// Digits after the point, in the table.
    pub decimals: usize,
    /// What stands where there is none.
    pub missing: &'a dyn Fn(Undefined) -> String,
}

/// One number of a column, or why there is none.
#[derive(Clone, Debug)]
pub struct Value {
    /// The number, in the unit of the chart's axis.
    pub number: Computed,
    /// The number as it is read out, or the reason.
    pub said: String,
    /// The cell of the table.
    pub cell: TableCell,
    /// The text of the cell's footnote; empty where it has none.
    pub note: &'static str,
}

impl Value {
    /// The number that an origin evaluates to.
    #[must_use]
    pub fn of(origin: Option<Origin>, form: &Form) -> Value {
        let number = match &origin {
            Some(origin) => origin.number(),
            None => Err(Undefined::Missing),
        };
        let (said, cell) = match number {
            Ok(number) => {
                // What is taken away is as exact as what is shown is round, less the
                // dust of binary fractions.
                let exact = (number * 1e6).round() / 1e6;
                let text = number::fixed(number, form.decimals);
                let cell = TableCell::number(exact, text).from(origin);
                ((form.said)(number), cell)
            }
            Err(reason) => {
                let reason = (form.missing)(reason);
                (reason.clone(), TableCell::missing(reason))
            }
        };
        Value {
            number,
            said,
            cell,
            note: "",
        }
    }
}

/// A column of numbers.
pub struct Column {
    /// Its name in a downloaded file: ASCII, the same in every language.
    pub key: String,
    /// Its name in tooltips and at its line.
    pub name: String,
    /// Its heading in the table: the name with the unit.
    pub heading: String,
    /// What it stands for.
    pub role: Role,
    /// One value a row.
    pub values: Vec<Value>,
}

impl Column {
    /// The numbers that there are, each with its row.
    pub fn known(&self) -> impl DoubleEndedIterator<Item = (usize, f64)> {
        let values = self.values.iter().enumerate();
        values.filter_map(|(at, value)| Some((at, value.number.ok()?)))
    }

    /// The largest number; 0 where there is none.
    #[must_use]
    pub fn largest(&self) -> f64 {
        self.known().map(|(_, number)| number).fold(0.0, f64::max)
    }

    /// Its line. `end` writes the last number, which stands under the name.
    #[must_use]
    pub fn series(
        &self,
        id: &'static str,
        shape: Shape,
        rows: &[Row],
        end: &dyn Fn(f64) -> String,
    ) -> Series {
        let points: Vec<_> = rows
            .iter()
            .zip(&self.values)
            .map(|(row, value)| (row.x, value.number.ok(), row.source))
            .collect();
        Series {
            id,
            name: self.name.clone(),
            role: self.role,
            shape,
            runs: runs(&points),
            end: self
                .known()
                .next_back()
                .map(|(_, last)| end(last))
                .unwrap_or_default(),
        }
    }

    /// What a tooltip says of a row.
    #[must_use]
    pub fn tooltip(&self, at: usize) -> TooltipRow {
        let value = &self.values[at];
        TooltipRow {
            role: self.role,
            name: self.name.clone(),
            text: value.said.clone(),
            y: value.number.ok(),
            column: self.key.clone(),
            mark: None,
        }
    }
}

/// The tooltips of all rows, each with these columns; `source` names the row's source.
#[must_use]
pub fn tooltips(
    rows: &[Row],
    columns: &[&Column],
    source: &dyn Fn(usize) -> String,
) -> Vec<Tooltip> {
    let tooltip = |(at, row): (usize, &Row)| Tooltip {
        x: f64::from(row.x),
        panel: 0,
        heading: row.name.clone(),
        id: row.id.clone(),
        rows: columns.iter().map(|column| column.tooltip(at)).collect(),
        source: source(at),
    };
    rows.iter().enumerate().map(tooltip).collect()
}

/// A column of the table.
pub enum Part<'a> {
    /// Numbers.
    Numbers(&'a Column),
    /// Anything else: what names the rows, units, sources.
    Cells(table::Heading, Vec<TableCell>),
}

/// The table of these columns. Footnotes are numbered row by row, as they are read.
#[must_use]
pub fn table(caption: String, parts: &[Part]) -> DataTable {
    let mut out = DataTable {
        caption,
        ..DataTable::default()
    };
    let head = |part: &Part| match part {
        Part::Numbers(column) => table::Heading::number(&column.key, column.heading.clone()),
        Part::Cells(head, _) => head.clone(),
    };
    out.columns = parts.iter().map(head).collect();
    let count = match parts.first() {
        Some(Part::Numbers(column)) => column.values.len(),
        Some(Part::Cells(_, cells)) => cells.len(),
        None => 0,
    };
    for at in 0..count {
        let cell = |part: &Part| match part {
            Part::Numbers(column) => {
                let Value { cell, note, .. } = &column.values[at];
                TableCell {
                    note: (!note.is_empty()).then(|| out.footnote(note)),
                    ..cell.clone()
                }
            }
            Part::Cells(_, cells) => cells[at].clone(),
        };
        let row = parts.iter().map(cell).collect();
        out.rows.push(row);
    }
    out
}
