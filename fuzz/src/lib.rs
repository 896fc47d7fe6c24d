//! What the fuzz targets share.

use tairi::flows::{Problem, Read, Reader, Report, Settings};

/// Nothing is dropped silently: what is used and what is left out are all entries.
pub fn adds_up(report: &Report) {
    let left_out: u64 = report
        .counts
        .iter()
        .filter(|count| count.rule.leaves_out())
        .map(|count| count.entries)
        .sum();
    assert_eq!(report.used + left_out, report.entries);
}

/// Reads bytes in pieces, each as long as the next of `sizes` says.
///
/// # Errors
/// As the reader's.
pub fn read(bytes: &[u8], sizes: &[u8], settings: Settings) -> Result<Read, Problem> {
    let mut reader = Reader::new(settings);
    let mut rest = bytes;
    for size in sizes {
        let (piece, after) = rest.split_at(usize::from(*size).min(rest.len()));
        reader.push(piece)?;
        rest = after;
    }
    reader.push(rest)?;
    let read = reader.finish();
    match &read {
        Ok(read) => adds_up(&read.report),
        Err(Problem::NoUsableRow(report)) => adds_up(report),
        Err(_) => {}
    }
    read
}
