//! A chart and a table of some columns of a dataset, one row a year.

use super::chart::{Chart, Panel, Reading, ReadingRow, Role, Series, Shape};
use super::chart::{XAxis, YAxis, runs};
use super::table::{Column, DataTable, TableCell};
use super::{Origin, Span};
use crate::data::{CellRef, DatasetId, Table, table};
use crate::i18n::{Lang, Tri, number, sentences, words};

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
    /// The lines, the one drawn on top last.
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

impl Yearly<'_> {
    fn data(&self) -> &'static Table {
        table(self.dataset)
    }

    /// Row of the dataset and year, of the years shown.
    fn rows(&self) -> impl Iterator<Item = (usize, i32)> {
        let years = self.data().years().into_iter().enumerate();
        years.filter(|(_, year)| self.span.contains(*year))
    }

    /// The years and values that are there of a column.
    #[must_use]
    pub fn known(&self, column: &str) -> Vec<(i32, f64)> {
        self.rows()
            .filter_map(|(row, year)| Some((year, self.data().number(row, column)?)))
            .collect()
    }

    /// The chart on this axis.
    #[must_use]
    pub fn chart(&self, y: YAxis) -> Chart {
        let series = self.lines.iter().map(|line| self.series(line)).collect();
        let readings = self.rows().map(|(row, year)| self.reading(row, year));
        Chart {
            readings: readings.collect(),
            panels: vec![Panel {
                x: XAxis::Years(f64::from(self.span.from), f64::from(self.span.to)),
                y,
                heading: String::new(),
                series,
            }],
            ..Chart::default()
        }
    }

    fn series(&self, line: &Line) -> Series {
        let points: Vec<_> = self
            .rows()
            .map(|(row, year)| (year, self.data().number(row, line.column), 0))
            .collect();
        let last = points.iter().rev().find_map(|(_, value, _)| *value);
        Series {
            id: line.column,
            name: line.name.text(self.lang),
            role: line.role,
            shape: Shape::Line,
            runs: runs(&points),
            end: last.map_or_else(String::new, |last| (self.short)(last, self.lang)),
        }
    }

    /// What the cursor says of a year, the top line first.
    fn reading(&self, row: usize, year: i32) -> Reading {
        let each = self.lines.iter().rev().map(|line| {
            let y = self.data().number(row, line.column);
            ReadingRow {
                role: line.role,
                name: line.name.text(self.lang),
                text: match y {
                    Some(y) => (self.short)(y, self.lang),
                    None => self.missing.text(self.lang),
                },
                y,
                column: line.key,
                mark: None,
            }
        });
        Reading {
            x: f64::from(year),
            panel: 0,
            heading: year.to_string(),
            id: year.to_string(),
            rows: each.collect(),
            source: self.source.text(self.lang),
        }
    }

    /// The table; each of its numbers knows its cell of the dataset.
    #[must_use]
    pub fn table(&self, caption: String) -> DataTable {
        let mut columns = vec![Column::number("year", words::YEAR.get(self.lang))];
        for line in self.lines.iter().rev() {
            let label = sentences::with_unit(line.name.get(self.lang), self.unit, self.lang);
            columns.push(Column::number(line.key, label));
        }
        let rows = self.rows().map(|(row, year)| {
            let mut cells = vec![TableCell::number(f64::from(year), year.to_string())];
            cells.extend(self.lines.iter().rev().map(|line| self.cell(row, line)));
            cells
        });
        DataTable {
            caption,
            columns,
            rows: rows.collect(),
            ..DataTable::default()
        }
    }

    fn cell(&self, row: usize, line: &Line) -> TableCell {
        let Some(value) = self.data().number(row, line.column) else {
            return TableCell::missing(self.missing.get(self.lang));
        };
        let origin = Origin::printed(CellRef {
            dataset: self.dataset,
            row,
            column: line.column,
        });
        TableCell::number(value, number::fixed(value, self.digits)).from(Some(origin))
    }
}
