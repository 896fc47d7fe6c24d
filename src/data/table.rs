//! A table as embedded: named columns, rows of cells.
//!
//! The texts were checked when the crate was built; here they are only split.

use super::decimal::decimal;
use super::schema::DatasetId;
use std::sync::OnceLock;

/// What parts the rows of a text: as `build.rs` writes it.
const ROW: char = '\u{c}';

/// One cell of a table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell {
    /// A number, in the unit that the catalogue gives.
    Number {
        /// The value; finite.
        value: f64,
        /// The digits as the source prints them, such as `13.0`.
        printed: &'static str,
    },
    /// A text, or a code such as `JPN`.
    Text(&'static str),
    /// Nothing: the source has no figure here.
    Missing,
}

impl Cell {
    /// The value of a number; `None` for a text or a gap.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        match self {
            Cell::Number { value, .. } => Some(*value),
            Cell::Text(_) | Cell::Missing => None,
        }
    }

    /// The printed digits or the text; empty for a gap.
    #[must_use]
    pub fn text(&self) -> &'static str {
        match self {
            Cell::Number { printed, .. } => printed,
            Cell::Text(text) => text,
            Cell::Missing => "",
        }
    }
}

/// One embedded table.
#[derive(Debug)]
pub struct Table {
    /// Its name.
    pub id: DatasetId,
    /// The names of the columns, in the order of the file.
    pub columns: Vec<&'static str>,
    /// The rows, each as wide as `columns`.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// The place of a column; `None` if the table has none of that name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| *column == name)
    }

    /// A cell's number; `None` for a text, a gap, or a place not in the table.
    #[must_use]
    pub fn number(&self, row: usize, column: &str) -> Option<f64> {
        self.cell(row, column).number()
    }

    /// A cell; [`Cell::Missing`] for a place not in the table.
    #[must_use]
    pub fn cell(&self, row: usize, column: &str) -> Cell {
        self.column(column)
            .and_then(|at| self.rows.get(row)?.get(at))
            .copied()
            .unwrap_or(Cell::Missing)
    }

    /// The years of the rows, each once, in the order of the rows.
    ///
    /// The year is what the first column begins with: `1991 and before` counts
    /// as 1991, `1964/1966` as 1964. Empty for a table without years.
    #[must_use]
    pub fn years(&self) -> Vec<i32> {
        let mut years: Vec<i32> = (0..self.rows.len())
            .filter_map(|row| self.year(row))
            .collect();
        years.dedup();
        years
    }

    /// The year of one row, as in [`Table::years`].
    #[must_use]
    pub fn year(&self, row: usize) -> Option<i32> {
        let first = self.rows.get(row)?.first()?.text();
        first.get(..4)?.parse().ok()
    }

    /// The first row of a year.
    #[must_use]
    pub fn row_of_year(&self, year: i32) -> Option<usize> {
        (0..self.rows.len()).find(|row| self.year(*row) == Some(year))
    }
}

/// The table of that name, split on the first call and kept.
#[must_use]
pub fn table(id: DatasetId) -> &'static Table {
    static TABLES: [OnceLock<Table>; DatasetId::ALL.len()] =
        [const { OnceLock::new() }; DatasetId::ALL.len()];
    let table = &TABLES[id as usize];
    // What asks for a text may have to fetch it, and that may fail: not in here.
    let text = match table.get() {
        Some(_) => "",
        None => text(id),
    };
    table.get_or_init(|| split(id, text))
}

/// The normalized text of a table: header first, rows parted by `ROW`, cells by
/// `\t`. On the site it comes with the parts of the code that are named.
pub(super) fn text(id: DatasetId) -> &'static str {
    #[cfg(not(tairi_packs))]
    macro_rules! embedded {
        ($parts:literal, $name:literal) => {
            include_str!(concat!(env!("OUT_DIR"), "/", $name, ".tsv"))
        };
    }
    #[cfg(tairi_packs)]
    macro_rules! embedded {
        ($parts:literal, $name:literal) => {
            crate::text::tri::neutral!(
                $parts,
                include_str!(concat!(env!("OUT_DIR"), "/", $name, ".tsv"))
            )
        };
    }
    match id {
        DatasetId::Trade1952 => embedded!("trade claims", "trade-1952-1972"),
        DatasetId::Investment => embedded!("investment claims", "investment-in-china"),
        DatasetId::Trade1987 => embedded!("trade claims", "trade-1987-2010"),
        DatasetId::Alliances => embedded!("rest", "alliances"),
        DatasetId::Events => embedded!("rest", "events"),
        DatasetId::IntensityInputs => embedded!("intensity claims", "intensity-inputs"),
        DatasetId::IntensityAnnual => embedded!("intensity claims", "intensity-annual"),
        DatasetId::Triangle => embedded!("triangle claims", "triangle"),
        DatasetId::ChinaImports => embedded!("china-market claims", "china-imports"),
        DatasetId::TradeSince2011 => embedded!("trade claims", "trade-since-2011"),
        DatasetId::ExchangeRate => embedded!("trade claims", "exchange-rate"),
        DatasetId::OutsideEvidence => embedded!("claims", "outside-evidence"),
        DatasetId::TradeJapanSide => embedded!("trade", "trade-japan-side"),
    }
}

fn split(id: DatasetId, text: &'static str) -> Table {
    let columns = id.schema().columns;
    let cell = |(printed, (_, kind)): (&'static str, &(&str, super::schema::Kind))| {
        if printed.is_empty() {
            Cell::Missing
        } else if kind.is_numeric() {
            decimal(printed).map_or(Cell::Missing, |value| Cell::Number { value, printed })
        } else {
            Cell::Text(printed)
        }
    };
    Table {
        id,
        columns: columns.iter().map(|(name, _)| *name).collect(),
        rows: text
            .split(ROW)
            .skip(1)
            .map(|row| row.split('\t').zip(columns).map(cell).collect())
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_keeps_the_digits_it_was_printed_with() {
        let cell = table(DatasetId::Trade1987).cell(0, "export_share_pct");
        assert_eq!(cell.number(), Some(13.0));
        assert_eq!(cell.text(), "13.0");
    }

    #[test]
    fn a_place_outside_the_table_is_missing() {
        let table = table(DatasetId::Trade1952);
        assert_eq!(table.cell(999, "year"), Cell::Missing);
        assert_eq!(table.cell(0, "weather"), Cell::Missing);
        assert_eq!(table.number(0, "weather"), None);
        assert_eq!(Cell::Missing.text(), "");
    }

    #[test]
    fn a_code_is_a_text_and_an_empty_cell_a_gap() {
        let inputs = table(DatasetId::IntensityInputs);
        assert_eq!(inputs.cell(0, "exporter"), Cell::Text("CHN"));
        assert_eq!(table(DatasetId::Triangle).cell(0, "jpn_twn"), Cell::Missing);
    }

    #[test]
    fn years_are_told_once_each_also_where_rows_share_them() {
        assert_eq!(
            table(DatasetId::IntensityInputs).years(),
            [1995, 2005, 2015]
        );
        assert_eq!(table(DatasetId::Investment).years()[..2], [1991, 1992]);
        assert!(table(DatasetId::Alliances).years().is_empty());
        assert_eq!(table(DatasetId::Events).row_of_year(1962), Some(5));
        assert_eq!(table(DatasetId::Trade1987).row_of_year(1986), None);
    }

    #[test]
    fn a_table_is_split_only_once() {
        let first: *const Table = table(DatasetId::Events);
        assert!(std::ptr::eq(first, table(DatasetId::Events)));
    }
}
