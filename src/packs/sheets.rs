//! The sheets of a workbook (xlsx, xlsb, xls, ods), each as CSV.
//!
//! Numbers keep all their digits, whatever the sheet shows; dates are written as ISO 8601
//! has them; an error stays the error that it is, so that it is never taken for a number.

use super::html::{field, is_amount, plain};
use super::zip::{self, End, Wrong};
use calamine::{Data, Reader, SheetType, SheetVisible, Sheets, open_workbook_auto_from_rs};
use std::io::Cursor;

/// Workbooks longer than this are not opened.
pub const LONGEST: u64 = 256 << 20;
/// What a workbook may grow to when it is unpacked.
const MOST: u64 = 1 << 30;

/// A sheet that holds a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Its cells.
    pub csv: Vec<u8>,
}

/// The tables of a workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The sheets, hidden ones last.
    pub sheets: Vec<Sheet>,
    /// The names of those without a table.
    pub aside: Vec<String>,
}

/// Opens a workbook.
///
/// # Errors
/// If it is damaged, asks for a password, grows too large, or has no table.
pub fn sheets(bytes: &[u8]) -> Result<Found, Wrong> {
    bounded(bytes)?;
    let mut workbook = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|_| {
        // What has a password is packed into an old kind of file.
        let old = bytes.starts_with(b"\xd0\xcf\x11\xe0");
        let hidden: Vec<u8> = "EncryptedPackage"
            .bytes()
            .flat_map(|byte| [byte, 0])
            .collect();
        match old && memchr::memmem::find(bytes, &hidden).is_some() {
            true => Wrong::Encrypted,
            false => Wrong::Damaged,
        }
    })?;
    let mut named = workbook.sheets_metadata().to_vec();
    named.retain(|sheet| sheet.typ == SheetType::WorkSheet);
    named.sort_by_key(|sheet| sheet.visible != SheetVisible::Visible);
    let mut found = Found::default();
    for sheet in named {
        match table(&mut workbook, &sheet.name) {
            Some(csv) => found.sheets.push(Sheet {
                name: sheet.name,
                csv,
            }),
            None => found.aside.push(sheet.name),
        }
    }
    if found.sheets.is_empty() {
        return Err(Wrong::NoTable);
    }
    Ok(found)
}

/// Holds what is packed to what a workbook can be.
fn bounded(bytes: &[u8]) -> Result<(), Wrong> {
    if !bytes.starts_with(b"PK") {
        return Ok(());
    }
    let length = bytes.len() as u64;
    let tail = bytes
        .len()
        .saturating_sub(usize::try_from(zip::TAIL).unwrap_or(0));
    let End::Here(directory) = zip::end(&bytes[tail..], length)? else {
        return Err(Wrong::TooLarge);
    };
    let part = |at: u64| usize::try_from(at).unwrap_or(usize::MAX);
    let held = bytes.get(part(directory.at)..part(directory.at + directory.size));
    let entries = zip::entries(held.ok_or(Wrong::Damaged)?, &directory)?;
    if let Some(wrong) = entries.iter().find_map(|entry| entry.wrong) {
        return Err(wrong);
    }
    let sum = entries
        .iter()
        .fold(0u64, |sum, entry| sum.saturating_add(entry.size));
    if sum > MOST {
        Err(Wrong::TooLarge)
    } else {
        Ok(())
    }
}

/// The cells of a sheet; nothing where there are no two rows and two columns.
fn table(workbook: &mut Sheets<Cursor<&[u8]>>, name: &str) -> Option<Vec<u8>> {
    let range = workbook.worksheet_range(name).ok()?;
    let (first_row, first_column) = range.start()?;
    let (height, width) = range.get_size();
    if height < 2 || width < 2 {
        return None;
    }
    let keys = merged(workbook, name);
    let mut csv = Vec::new();
    for (row, cells) in (first_row..).zip(range.rows()) {
        if cells.iter().all(|cell| *cell == Data::Empty) {
            continue;
        }
        for (column, cell) in (first_column..).zip(cells) {
            if column > first_column {
                csv.push(b',');
            }
            let mut text = written(cell);
            // A key that reaches over several rows holds for each of them.
            let key = keys
                .iter()
                .find(|key| *cell == Data::Empty && key.1 == column && key.0 < row && row <= key.2);
            if let Some(key) = key {
                text = range
                    .get_value((key.0, key.1))
                    .map(written)
                    .unwrap_or_default();
                if is_amount(text.as_bytes()) {
                    text.clear();
                }
            }
            field(&mut csv, text.as_bytes());
        }
        csv.push(b'\n');
    }
    Some(csv)
}

/// First row, column and last row of the cells that reach over several rows.
fn merged(workbook: &mut Sheets<Cursor<&[u8]>>, name: &str) -> Vec<(u32, u32, u32)> {
    let Sheets::Xlsx(workbook) = workbook else {
        return Vec::new();
    };
    let merged = workbook.merge_cells_by_sheet_name(name).unwrap_or_default();
    merged
        .iter()
        .filter(|cells| cells.end.0 > cells.start.0)
        .map(|cells| (cells.start.0, cells.start.1, cells.end.0))
        .collect()
}

/// A cell as text.
fn written(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
            text.replace(['\r', '\n'], " ")
        }
        Data::Int(value) => value.to_string(),
        Data::Float(value) => {
            let text = plain(value.to_string().as_bytes());
            String::from_utf8(text).unwrap_or_default()
        }
        Data::Bool(value) => value.to_string(),
        Data::DateTime(value) if value.is_datetime() => {
            let (year, month, day, ..) = value.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::DateTime(value) => value.as_f64().to_string(),
        Data::Error(error) => error.to_string(),
    }
}
