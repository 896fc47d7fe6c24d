//! From a checked CSV table to the text that is embedded: header first, rows
//! parted by a form feed, cells by `\t`.
//!
//! Used when the crate is built and in its tests, never at run time.

use super::schema::{Kind, Order, Schema};

/// What parts the rows: no line break, which parts the texts of a pack.
const ROW: char = '\u{c}';

/// Checks `text`, the CSV table in `file`, against its schema and rewrites it.
///
/// # Errors
/// A message that names file, row (the line of the header is 1) and column.
pub fn normalize(file: &str, text: &str, schema: &Schema) -> Result<String, String> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut out = String::with_capacity(text.len());
    let mut last_year = i32::MIN;
    let mut rows = 0;
    for record in reader.records() {
        let record = record.map_err(|error| format!("{file}: {error}"))?;
        rows += 1;
        if record.len() != schema.columns.len() {
            return Err(format!(
                "{file}, row {rows}: {} columns, {} were declared",
                record.len(),
                schema.columns.len()
            ));
        }
        for (cell, (name, kind)) in record.iter().zip(schema.columns) {
            let fault = if rows == 1 {
                (cell != *name).then_some("another name was declared")
            } else {
                fault(cell, *kind)
            };
            if let Some(fault) = fault {
                return Err(format!(
                    "{file}, row {rows}, column {name}: `{cell}`: {fault}"
                ));
            }
        }
        if rows > 1 && schema.order != Order::None {
            let first = record.get(0).unwrap_or_default();
            let year = leading_year(first).unwrap_or(i32::MIN);
            let behind = year < last_year || (year == last_year && schema.order == Order::Rising);
            if behind {
                return Err(format!(
                    "{file}, row {rows}, column {}: `{first}`: not after the row before",
                    schema.columns.first().map_or("", |(name, _)| *name)
                ));
            }
            last_year = year;
        }
        if rows > 1 {
            out.push(ROW);
        }
        for (at, cell) in record.iter().enumerate() {
            if at > 0 {
                out.push('\t');
            }
            out.push_str(cell);
        }
    }
    if rows < 2 {
        return Err(format!("{file}: no rows"));
    }
    Ok(out)
}

/// What is wrong with a cell, if anything.
fn fault(cell: &str, kind: Kind) -> Option<&'static str> {
    if cell.contains(['\t', '\n', '\r', ROW]) {
        return Some("tabs and line ends are not allowed");
    }
    if cell != cell.trim() {
        return Some("blank at an end");
    }
    let fits = match kind {
        Kind::Year => cell.len() == 4 && leading_year(cell).is_some(),
        Kind::Period => leading_year(cell).is_some(),
        Kind::Number => is_plain_number(cell),
        Kind::Sparse => cell.is_empty() || is_plain_number(cell),
        Kind::Text => !cell.is_empty(),
    };
    match kind {
        _ if fits => None,
        Kind::Year => Some("not a year"),
        Kind::Period => Some("does not begin with a year"),
        Kind::Number | Kind::Sparse => Some("not a plain number"),
        Kind::Text => Some("empty"),
    }
}

/// Digits with at most one point, a minus before them at most: no exponent,
/// no `inf`, no thousands mark.
fn is_plain_number(cell: &str) -> bool {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    all_digits(whole) && all_digits(part)
}

/// The year in the first four characters.
fn leading_year(cell: &str) -> Option<i32> {
    let digits = cell.get(..4)?;
    if digits.bytes().all(|b| b.is_ascii_digit()) {
        digits.parse().ok()
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static SCHEMA: Schema = Schema {
        order: Order::Rising,
        columns: &[
            ("year", Kind::Year),
            ("value", Kind::Sparse),
            ("word", Kind::Text),
        ],
    };

    fn refusal(text: &str) -> String {
        normalize("t.csv", text, &SCHEMA).expect_err("should be refused")
    }

    #[test]
    fn printed_digits_pass_unchanged_and_quotes_are_undone() {
        let text = "year,value,word\n1987,13.0,\"a, b\"\n1988,,c\n1989,-0.50,d\n";
        assert_eq!(
            normalize("t.csv", text, &SCHEMA).as_deref(),
            Ok("year\tvalue\tword\u{c}1987\t13.0\ta, b\u{c}1988\t\tc\u{c}1989\t-0.50\td")
        );
    }

    #[test]
    fn a_refusal_names_file_row_and_column() {
        assert_eq!(
            refusal("year,value,word\n1987,1,a\n1988,1e3,b\n"),
            "t.csv, row 3, column value: `1e3`: not a plain number"
        );
    }

    #[test]
    fn a_strange_header_is_refused() {
        assert!(refusal("year,values,word\n1987,1,a\n").contains("row 1, column value"));
    }

    #[test]
    fn a_row_of_another_width_is_refused() {
        assert!(refusal("year,value,word\n1987,1\n").contains("row 2: 2 columns, 3"));
        assert!(refusal("year,value,word\n1987,1,a,b\n").contains("row 2: 4 columns, 3"));
    }

    #[test]
    fn what_is_no_plain_number_is_refused() {
        for cell in ["inf", "NaN", "1.", ".5", "+1", "--1", "1.2.3", "-"] {
            assert!(!is_plain_number(cell), "{cell}");
        }
        assert!(refusal("year,value,word\n1987,\"1,000\",a\n").contains("not a plain number"));
    }

    #[test]
    fn years_must_rise_or_where_declared_may_stay() {
        let twice = "year,value,word\n1987,1,a\n1987,2,b\n";
        assert!(refusal(twice).contains("not after the row before"));
        let level = Schema {
            order: Order::Level,
            columns: SCHEMA.columns,
        };
        assert!(normalize("t.csv", twice, &level).is_ok());
        let back = "year,value,word\n1987,1,a\n1986,2,b\n";
        assert!(normalize("t.csv", back, &level).is_err());
    }

    #[test]
    fn tabs_line_ends_blanks_and_empty_texts_are_refused() {
        assert!(refusal("year,value,word\n1987,1,\"a\tb\"\n").contains("tabs"));
        assert!(refusal("year,value,word\n1987,1,\"a\nb\"\n").contains("tabs"));
        assert!(refusal("year,value,word\n1987,1, a\n").contains("blank"));
        assert!(refusal("year,value,word\n1987,1,\n").contains("empty"));
    }

    #[test]
    fn a_table_without_rows_is_refused() {
        assert!(refusal("year,value,word\n").contains("no rows"));
        assert!(refusal("").contains("no rows"));
    }
}
