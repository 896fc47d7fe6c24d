//! Whole files, from bytes to cube and report.

mod asked;
mod cube;
mod dialects;
#[cfg(not(target_arch = "wasm32"))]
mod random;
mod rules;
mod saved;
mod text;

use super::*;

const SAMPLE: &str = include_str!("samples/sample.csv");
const HEAD: &str = "year,exporter,importer,value\n";

/// One of each dialect.
const SAMPLES: [&str; 9] = [
    include_str!("samples/comtrade.csv"),
    include_str!("samples/comtrade-classic.csv"),
    include_str!("samples/wits.csv"),
    include_str!("samples/wits-wide.csv"),
    include_str!("samples/imf-wide.csv"),
    include_str!("samples/imf-long.csv"),
    include_str!("samples/baci.csv"),
    include_str!("samples/tidy-zh.csv"),
    include_str!("samples/tidy-ja.csv"),
];

pub(super) fn read_with(text: &[u8], settings: Settings) -> Result<Read, Problem> {
    let mut reader = Reader::new(settings);
    reader.push(text)?;
    reader.finish()
}

fn read(text: &str) -> Read {
    let read = read_with(text.as_bytes(), Settings::default()).unwrap();
    adds_up(&read.report);
    read
}

fn problem(text: &[u8]) -> Problem {
    read_with(text, Settings::default()).unwrap_err()
}

/// Nothing is dropped silently.
pub(super) fn adds_up(report: &Report) {
    let left_out: u64 = report
        .counts
        .iter()
        .filter(|count| count.rule.leaves_out())
        .map(|count| count.entries)
        .sum();
    assert_eq!(report.used + left_out, report.entries, "{report:?}");
}

pub(super) fn value(read: &Read, year: i32, from: &str, to: &str) -> (f64, f64) {
    let flows = read.cube.year(year).unwrap();
    let n = flows.codes.len();
    let at = |code: &str| flows.codes.iter().position(|known| known == code).unwrap();
    let place = at(from) * n + at(to);
    (flows.exported[place], flows.imported[place])
}

fn codes(read: &Read) -> Vec<&str> {
    read.cube
        .economies()
        .iter()
        .map(|economy| economy.code.as_str())
        .collect()
}

fn saved(cube: &Cube, head: &Head) -> Vec<u8> {
    let mut bytes = Vec::new();
    tidy(cube, head, &mut |piece| bytes.extend_from_slice(piece));
    bytes
}
