//! Tables as CSV (RFC 4180) in UTF-8, with the mark that spreadsheets want.

use crate::data::{Cell, DatasetId, table};
use crate::figure::DataTable;
use crate::figure::table::{csv_line, quoted};

/// Without it, a spreadsheet takes UTF-8 for the letters of its own country.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// A figure's table: numbers plain with a point, gaps empty.
#[must_use]
pub fn table_csv(table: &DataTable) -> String {
    let mut out = String::from(BYTE_ORDER_MARK);
    out.push_str(&table.csv());
    out
}

/// An embedded table, its numbers to the digit as the source prints them.
#[must_use]
pub fn dataset_csv(id: DatasetId) -> String {
    let table = table(id);
    let mut out = String::from(BYTE_ORDER_MARK);
    csv_line(&mut out, &mut table.columns.iter().map(|name| quoted(name)));
    for row in &table.rows {
        let mut cells = row.iter().map(|cell| match cell {
            Cell::Number { printed, .. } => (*printed).to_owned(),
            Cell::Text(text) => quoted(text),
            Cell::Missing => String::new(),
        });
        csv_line(&mut out, &mut cells);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dataset_reads_back_as_it_is_embedded() {
        for id in DatasetId::ALL {
            let text = dataset_csv(id);
            let mut reader =
                csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
            let table = table(id);
            let head: Vec<String> = reader
                .headers()
                .unwrap()
                .iter()
                .map(str::to_owned)
                .collect();
            assert_eq!(head, table.columns);
            let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
            assert_eq!(rows.len(), table.rows.len());
            for (row, cells) in rows.iter().zip(&table.rows) {
                for (read, cell) in row.iter().zip(cells) {
                    assert_eq!(read, cell.text(), "{}", id.as_str());
                }
            }
        }
    }

    #[test]
    fn a_spreadsheet_is_told_that_it_is_utf_8() {
        assert!(dataset_csv(DatasetId::Events).starts_with('\u{feff}'));
        assert!(table_csv(&DataTable::default()).starts_with('\u{feff}'));
    }
}
