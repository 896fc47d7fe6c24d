//! The place of one figure: a cell of an embedded table.

use super::{Cell, DatasetId, Note, catalogue, table};

/// A cell of an embedded table, by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellRef {
    /// The table.
    pub dataset: DatasetId,
    /// The row, from 0.
    pub row: usize,
    /// The column's name.
    pub column: &'static str,
}

impl CellRef {
    /// The cell of a year's (first) row; `None` where the table lacks the year.
    #[must_use]
    pub fn of_year(dataset: DatasetId, year: i32, column: &'static str) -> Option<CellRef> {
        let row = table(dataset).row_of_year(year)?;
        Some(CellRef {
            dataset,
            row,
            column,
        })
    }

    /// What stands in the cell.
    #[must_use]
    pub fn cell(&self) -> Cell {
        table(self.dataset).cell(self.row, self.column)
    }

    /// Its number; `None` for a text or a gap.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        self.cell().number()
    }

    /// Another cell of the same row.
    #[must_use]
    pub fn sibling(&self, column: &str) -> Cell {
        table(self.dataset).cell(self.row, column)
    }

    /// Dataset, row and column in one line, such as
    /// `intensity-inputs · 2005 JPN KOR · x_ij`.
    #[must_use]
    pub fn place(&self) -> String {
        let mut place = self.dataset.as_str().to_owned() + " · " + self.row_name();
        for code in ["exporter", "importer"] {
            let code = self.sibling(code).text();
            if !code.is_empty() {
                place.push(' ');
                place.push_str(code);
            }
        }
        place + " · " + self.column
    }

    /// What names the row: the text of its first column, such as `1966`.
    #[must_use]
    pub fn row_name(&self) -> &'static str {
        let table = table(self.dataset);
        let first = table.rows.get(self.row).and_then(|cells| cells.first());
        first.map_or("", Cell::text)
    }

    /// The catalogue's remarks on the cell.
    pub fn notes(self) -> impl Iterator<Item = &'static Note> {
        let table = table(self.dataset);
        catalogue::entry(self.dataset)
            .notes
            .iter()
            .filter(move |note| note.is_on(table, self.row, self.column))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_finds_its_figure_its_row_and_its_notes() {
        let place = CellRef::of_year(DatasetId::Trade1952, 1966, "export_dependence_pct");
        let place = place.unwrap();
        assert_eq!(place.cell().text(), "24.3");
        assert_eq!(place.number(), Some(24.3));
        assert_eq!(place.row_name(), "1966");
        assert_eq!(
            place.place(),
            "trade-1952-1972 · 1966 · export_dependence_pct"
        );
        assert_eq!(place.notes().next().unwrap().computed, Some(24.03));
    }

    #[test]
    fn a_year_that_a_table_lacks_has_no_place() {
        assert_eq!(CellRef::of_year(DatasetId::Trade1952, 1980, "year"), None);
    }
}
