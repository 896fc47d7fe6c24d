//! The table behind a picture: the same values, to be read and taken away.

use super::origin::Origin;
use crate::data::outside::guarded;
use std::cmp::Ordering;
use std::rc::Rc;

/// A table with headings, rows and footnotes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DataTable {
    /// What the table shows.
    pub caption: String,
    /// Its columns; the first one heads the rows.
    pub columns: Vec<Heading>,
    /// Its rows, each as wide as there are columns.
    pub rows: Vec<Vec<TableCell>>,
    /// Footnotes, in the order of their marks.
    pub footnotes: Vec<String>,
    /// The rows' names in an address (ASCII, the same in every language), where
    /// their first cells are none.
    pub ids: Vec<String>,
    /// Its rows, where they are too many to be written out at once; `rows` and `ids`
    /// are empty then, and its numbers do not open one by one.
    pub lazy: Option<Lazy>,
}

/// From so many rows on a table is better [`Lazy`].
pub const MANY: usize = 300;

/// Rows that are written when they are looked at. Each has its number, from 0.
pub trait Rows {
    /// How many there are.
    fn count(&self) -> usize;
    /// A row's cells, as many as there are columns.
    fn row(&self, at: usize) -> Vec<TableCell>;
    /// What a row is sorted by: a number, or where a text stands among all texts of
    /// the column; `None` where there is neither.
    fn key(&self, at: usize, column: usize) -> Option<f64>;
    /// A row's name in an address.
    fn id(&self, at: usize) -> String;
    /// The row of that name.
    fn find(&self, id: &str) -> Option<usize>;
    /// The rows that some words mean, from the first to the last; all without words.
    fn meant(&self, words: &str) -> Vec<u32>;
}

/// Rows written when they are looked at, shared; they are the same if they are one.
#[derive(Clone)]
pub struct Lazy(pub Rc<dyn Rows>);

impl PartialEq for Lazy {
    fn eq(&self, other: &Lazy) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl std::fmt::Debug for Lazy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Lazy")
    }
}

impl Lazy {
    /// Rows, sorted by a column. Those that are equal keep their order; those without
    /// a value stand at the end either way.
    #[must_use]
    pub fn sorted(&self, rows: Vec<u32>, column: usize, falling: bool) -> Vec<u32> {
        let keyed = rows.into_iter().map(|row| {
            let key = self.0.key(row as usize, column).filter(|key| !key.is_nan());
            // The bits of a double, so that they rise as it does.
            let bits = key.map(|key| {
                let bits = (key + 0.0).to_bits();
                let rising = if bits >> 63 == 0 {
                    bits | 1 << 63
                } else {
                    !bits
                };
                if falling { !rising } else { rising }
            });
            (bits.unwrap_or(u64::MAX), row)
        });
        // By each byte of the keys from the last to the first, which keeps the order
        // of what is equal: tens of thousands of rows take milliseconds, and the code
        // is short.
        let mut rows: Vec<(u64, u32)> = keyed.collect();
        let mut other = rows.clone();
        for byte in 0..8 {
            let digit = |key: u64| (key >> (8 * byte)) as usize & 0xff;
            let mut starts = [0usize; 257];
            for (key, _) in &rows {
                starts[digit(*key) + 1] += 1;
            }
            if starts.contains(&rows.len()) {
                continue;
            }
            for at in 1..257 {
                starts[at] += starts[at - 1];
            }
            for each in &rows {
                let start = &mut starts[digit(each.0)];
                other[*start] = *each;
                *start += 1;
            }
            std::mem::swap(&mut rows, &mut other);
        }
        rows.into_iter().map(|(_, row)| row).collect()
    }
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// Its heading, with the unit.
    pub label: String,
    /// Its name in a downloaded file: ASCII, the same in every language.
    pub key: String,
    /// Whether it holds numbers.
    pub numeric: bool,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableCell {
    /// What it says.
    pub text: String,
    /// Its value in the unit of the column, if it is a number.
    pub value: Option<f64>,
    /// The number of its footnote, from 1.
    pub note: Option<usize>,
    /// Why it is empty, if it is.
    pub reason: Option<String>,
    /// Where its number comes from. A cell that the source leaves empty may have
    /// one, too: the number can be computed.
    pub origin: Option<Box<Origin>>,
}

impl TableCell {
    /// A cell of text.
    #[must_use]
    pub fn text(text: impl Into<String>) -> TableCell {
        TableCell {
            text: text.into(),
            ..TableCell::default()
        }
    }

    /// A cell with a number and the way it is written.
    #[must_use]
    pub fn number(value: f64, text: impl Into<String>) -> TableCell {
        TableCell {
            text: text.into(),
            value: Some(value),
            ..TableCell::default()
        }
    }

    /// The cell, with where its number comes from.
    #[must_use]
    pub fn from(mut self, origin: Option<Origin>) -> TableCell {
        self.origin = origin.map(Box::new);
        self
    }

    /// A cell without a value, and why.
    #[must_use]
    pub fn missing(reason: impl Into<String>) -> TableCell {
        TableCell {
            text: "–".to_owned(),
            reason: Some(reason.into()),
            ..TableCell::default()
        }
    }
}

impl Heading {
    /// A column of text.
    #[must_use]
    pub fn text(key: &str, label: impl Into<String>) -> Heading {
        Heading {
            label: label.into(),
            key: key.to_owned(),
            numeric: false,
        }
    }

    /// A column of numbers.
    #[must_use]
    pub fn number(key: &str, label: impl Into<String>) -> Heading {
        Heading {
            numeric: true,
            ..Heading::text(key, label)
        }
    }
}

impl DataTable {
    /// The rows' places, sorted by a column: numbers by size, all else as `compare`
    /// has it. Rows that are equal keep their order; those without a value stand at
    /// the end either way.
    #[must_use]
    pub fn order(
        &self,
        column: usize,
        falling: bool,
        compare: &dyn Fn(&str, &str) -> Ordering,
    ) -> Vec<usize> {
        let numeric = self.columns.get(column).is_some_and(|each| each.numeric);
        let goes_before = |a: usize, b: usize| {
            let cells = [a, b].map(|row| self.rows.get(row).and_then(|row| row.get(column)));
            let [Some(a), Some(b)] = cells else {
                return false;
            };
            let order = match (numeric, a.value, b.value) {
                (true, Some(a), Some(b)) => a.total_cmp(&b),
                (true, Some(_), None) => return true,
                (true, None, _) => return false,
                (false, ..) => compare(&a.text, &b.text),
            };
            order
                == if falling {
                    Ordering::Greater
                } else {
                    Ordering::Less
                }
        };
        // By insertion: a hundred rows at the most, and the least code.
        let mut order: Vec<usize> = Vec::new();
        for row in 0..self.rows.len() {
            let mut at = order.len();
            while at > 0 && goes_before(row, order[at - 1]) {
                at -= 1;
            }
            order.insert(at, row);
        }
        order
    }

    /// Calls with each row and its number, whether they are written out or not.
    pub fn each_row(&self, call: &mut dyn FnMut(usize, &[TableCell])) {
        for (at, row) in self.rows.iter().enumerate() {
            call(at, row);
        }
        if let Some(Lazy(rows)) = &self.lazy {
            for at in 0..rows.count() {
                call(at, &rows.row(at));
            }
        }
    }

    /// Adds a footnote and gives its number; one that is there already keeps it.
    pub fn footnote(&mut self, text: &str) -> usize {
        match self.footnotes.iter().position(|note| note == text) {
            Some(index) => index + 1,
            None => {
                self.footnotes.push(text.to_owned());
                self.footnotes.len()
            }
        }
    }

    /// A row's name in an address, such as `1966`; empty past the last one.
    #[must_use]
    pub fn row_id(&self, row: usize) -> &str {
        let first = || Some(&self.rows.get(row)?.first()?.text);
        self.ids.get(row).or_else(first).map_or("", String::as_str)
    }

    /// A cell's name in an address: row and column, `1966.share_of_exports_pct`.
    #[must_use]
    pub fn id(&self, row: usize, column: usize) -> String {
        let column = self.columns.get(column).map_or("", |column| &column.key);
        self.row_id(row).to_owned() + "." + column
    }

    /// The row and the column that a cell's name means.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<(usize, usize)> {
        let (row, key) = id.split_once('.')?;
        let column = self.columns.iter().position(|column| column.key == key)?;
        let row = (0..self.rows.len()).find(|at| self.row_id(*at) == row)?;
        Some((row, column))
    }

    /// The table as CSV (RFC 4180): numbers plain with a point, gaps empty.
    ///
    /// What a spreadsheet would take for a formula is set off by an apostrophe
    /// ([`guarded`]), so that opening the file runs nothing.
    #[must_use]
    pub fn csv(&self) -> String {
        let mut out = String::new();
        let mut keys = self.columns.iter().map(|column| quoted(&column.key));
        csv_line(&mut out, &mut keys);
        self.each_row(&mut |_, row| {
            csv_line(
                &mut out,
                &mut row.iter().map(|cell| match (cell.value, &cell.reason) {
                    (Some(value), _) => value.to_string(),
                    (None, Some(_)) => String::new(),
                    (None, None) => quoted(&cell.text),
                }),
            );
        });
        out
    }
}

/// Adds a line of cells, each already as a CSV file has it.
pub fn csv_line(out: &mut String, cells: &mut dyn Iterator<Item = String>) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            out.push(',');
        }
        out.push_str(&cell);
    }
    out.push_str("\r\n");
}

/// A text as a cell of a CSV file.
#[must_use]
pub fn quoted(text: &str) -> String {
    let text = guarded(text);
    match text.contains([',', '"', '\n', '\r']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> DataTable {
        DataTable {
            caption: "sample".into(),
            columns: vec![
                Heading::text("place", "Place"),
                Heading::number("value", "Value"),
            ],
            rows: vec![
                vec![
                    TableCell::text("a, \"b\""),
                    TableCell::number(-1234.5, "−1,234.5"),
                ],
                vec![TableCell::text("=1+1"), TableCell::missing("not declared")],
            ],
            ..DataTable::default()
        }
    }

    #[test]
    fn numbers_leave_without_grouping_and_gaps_stay_empty() {
        let csv = sample().csv();
        assert!(csv.contains("\"a, \"\"b\"\"\",-1234.5\r\n"), "{csv}");
        assert!(csv.ends_with("'=1+1,\r\n"), "{csv}");
    }

    #[test]
    fn a_csv_reader_reads_it_back() {
        let csv = sample().csv();
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(&rows[0][0], "a, \"b\"");
        assert_eq!(rows[0][1].parse::<f64>().unwrap(), -1234.5);
        assert_eq!(&rows[1][1], "");
    }

    #[test]
    fn a_cell_is_found_by_its_name_in_an_address() {
        let mut table = sample();
        assert_eq!(table.find("=1+1.value"), Some((1, 1)));
        assert_eq!(table.find("=1+1.weight"), None);
        assert_eq!(table.find("value"), None);
        table.ids = vec!["a".into(), "b".into()];
        assert_eq!(table.id(1, 1), "b.value");
        assert_eq!(table.find("b.value"), Some((1, 1)));
        assert_eq!(table.find("=1+1.value"), None);
        assert_eq!(table.id(9, 9), ".");
    }

    #[test]
    fn the_same_footnote_is_not_given_twice() {
        let mut table = DataTable::default();
        assert_eq!(table.footnote("a"), 1);
        assert_eq!(table.footnote("b"), 2);
        assert_eq!(table.footnote("a"), 1);
    }
}
