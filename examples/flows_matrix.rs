//! The matrix that tairi makes of a file, as CSV: `cargo run --no-default-features
//! --example flows_matrix -- flows.csv closed`. A pair without a value has its reason.
//! `scripts/recipes.py` holds it against what others make of the same flows.

use std::io::Write;
use std::process::ExitCode;
use tairi::flows::{Reader, Settings};
use tairi::trade::intensity::{Grid, PairMeasure, Rules};

fn matrix(path: &str, measure: PairMeasure) -> Result<(), String> {
    let bytes = std::fs::read(path).map_err(|error| format!("{path}: {error}"))?;
    let mut reader = Reader::new(Settings::default());
    let pushed = reader.push(&bytes);
    let read = pushed
        .and_then(|()| reader.finish())
        .map_err(|problem| format!("{path}: {problem:?}"))?;
    let mut out = String::from("year,exporter,importer,value,reason\n");
    for year in read.cube.years() {
        let flows = read.cube.year(*year).unwrap_or_default();
        let grid = Grid::new(&flows, &Rules::default());
        for (i, from) in grid.codes().iter().enumerate() {
            for (j, to) in grid.codes().iter().enumerate() {
                let (value, reason) = match grid.value(measure, i, j) {
                    Ok(value) => (value.to_string(), ""),
                    Err(reason) => (String::new(), reason.id()),
                };
                out += &format!("{year},{from},{to},{value},{reason}\n");
            }
        }
    }
    std::io::stdout()
        .write_all(out.as_bytes())
        .map_err(|error| error.to_string())
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [path, name] = words.as_slice() else {
        eprintln!("expected a file and a measure: flows.csv closed");
        return ExitCode::FAILURE;
    };
    let Some(measure) = PairMeasure::parse(name) else {
        eprintln!("{name} is no measure of a pair");
        return ExitCode::FAILURE;
    };
    match matrix(path, measure) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
