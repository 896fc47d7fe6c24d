//! What the reader is told about each table: unit, source, coverage, terms,
//! notes.

mod outside;
mod paper;

use super::{DatasetId, Table};
use crate::text::Tri;

/// The catalogue's entry for one table.
#[derive(Debug)]
pub struct Entry {
    /// The table.
    pub id: DatasetId,
    /// Its title.
    pub title: Tri,
    /// The unit of its numbers.
    pub unit: Tri,
    /// Where the numbers come from.
    pub source: Tri,
    /// The years covered, and what is absent.
    pub coverage: Tri,
    /// On what terms the numbers may be used.
    pub terms: Tri,
    /// Remarks on cells, columns or the whole table.
    pub notes: &'static [Note],
}

/// A remark on a cell, a row, a column or a whole table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Note {
    /// What the row's first column says, such as a year; in a table with several
    /// rows a year it may be the first three columns with blanks between, such
    /// as `1995 TWN CHN`. Empty: all rows.
    pub row: &'static str,
    /// The name of a column. Empty: all columns.
    pub column: &'static str,
    /// The remark.
    pub text: Tri,
    /// The value as computed from the table's other figures, in the column's
    /// unit, where it differs from the printed one.
    pub computed: Option<f64>,
}

impl Note {
    /// Whether the remark is on this cell (or on more, this cell among it).
    #[must_use]
    pub fn is_on(&self, table: &Table, row: usize, column: &str) -> bool {
        (self.column.is_empty() || self.column == column)
            && (self.row.is_empty() || self.names_row(table, row))
    }

    fn names_row(&self, table: &Table, row: usize) -> bool {
        let Some(cells) = table.rows.get(row) else {
            return false;
        };
        let first = cells.first().map_or("", |cell| cell.text());
        let mut keys = self.row.split(' ');
        first == self.row
            || (keys.clone().count() <= cells.len()
                && cells
                    .iter()
                    .all(|cell| keys.next().is_none_or(|key| key == cell.text())))
    }
}

/// The entry of a table.
#[must_use]
pub fn entry(id: DatasetId) -> &'static Entry {
    match id {
        DatasetId::Trade1952 => &paper::TRADE_1952,
        DatasetId::Investment => &paper::INVESTMENT,
        DatasetId::Trade1987 => &paper::TRADE_1987,
        DatasetId::Alliances => &paper::ALLIANCES,
        DatasetId::Events => &paper::EVENTS,
        DatasetId::IntensityInputs => &outside::INTENSITY_INPUTS,
        DatasetId::IntensityAnnual => &outside::INTENSITY_ANNUAL,
        DatasetId::Triangle => &outside::TRIANGLE,
        DatasetId::ChinaImports => &outside::CHINA_IMPORTS,
        DatasetId::TradeSince2011 => &outside::TRADE_SINCE_2011,
        DatasetId::ExchangeRate => &outside::EXCHANGE_RATE,
        DatasetId::OutsideEvidence => &outside::OUTSIDE_EVIDENCE,
        DatasetId::TradeJapanSide => &outside::TRADE_JAPAN_SIDE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::table;
    use crate::text::Lang;

    #[test]
    fn every_table_has_an_entry_of_its_own_with_all_texts_in_every_language() {
        for id in DatasetId::ALL {
            let entry = entry(id);
            assert_eq!(entry.id, id);
            for lang in Lang::ALL {
                for text in [
                    entry.title,
                    entry.unit,
                    entry.source,
                    entry.coverage,
                    entry.terms,
                ] {
                    assert!(!text.get(lang).trim().is_empty(), "{}", id.as_str());
                }
                for note in entry.notes {
                    assert!(!note.text.get(lang).trim().is_empty(), "{}", id.as_str());
                }
            }
        }
    }

    #[test]
    fn every_note_is_on_a_cell_that_exists() {
        for id in DatasetId::ALL {
            let table = table(id);
            for note in entry(id).notes {
                let on = (0..table.rows.len()).any(|row| {
                    table
                        .columns
                        .iter()
                        .any(|column| note.is_on(table, row, column))
                });
                assert!(on, "{}: {} {}", id.as_str(), note.row, note.column);
            }
        }
    }

    #[test]
    fn a_note_on_a_pair_is_on_that_pair_alone() {
        let inputs = table(DatasetId::IntensityInputs);
        let note = entry(DatasetId::IntensityInputs)
            .notes
            .iter()
            .find(|note| note.row == "1995 TWN CHN")
            .unwrap();
        let rows: Vec<usize> = (0..inputs.rows.len())
            .filter(|row| note.is_on(inputs, *row, "x_ij"))
            .collect();
        assert_eq!(rows.len(), 1);
        assert_eq!(inputs.number(rows[0], "x_ij"), Some(378.0));
    }

    #[test]
    fn a_note_on_a_row_may_hold_blanks() {
        let investment = table(DatasetId::Investment);
        let note = entry(DatasetId::Investment)
            .notes
            .iter()
            .find(|note| note.row == "1991 and before")
            .unwrap();
        assert!(note.is_on(investment, 0, "cn_cases"));
        assert!(!note.is_on(investment, 1, "cn_cases"));
        assert!(!note.is_on(investment, 99, "cn_cases"));
    }
}
