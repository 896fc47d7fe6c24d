//! Whether files hold the same flows as tairi reads them, two by two: `cargo run
//! --no-default-features --example flows_same -- dump.csv tidy.csv`. Fails where they
//! do not. `scripts/recipes.py` asks it whether the recipes lose anything.

use std::process::ExitCode;
use tairi::flows::{Cube, Read, Reader, Settings};

fn read(path: &str) -> Result<Read, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("{path}: {error}"))?;
    let mut reader = Reader::new(Settings::default());
    let pushed = reader.push(&bytes);
    pushed
        .and_then(|()| reader.finish())
        .map_err(|problem| format!("{path}: {problem:?}"))
}

/// What two cubes first differ in.
fn difference(one: &Cube, two: &Cube) -> String {
    let codes = |cube: &Cube| -> Vec<String> {
        let economies = cube.economies().iter();
        economies
            .map(|each| format!("{} {}", each.code, each.name))
            .collect()
    };
    if codes(one) != codes(two) {
        return format!("economies: {:?} and {:?}", codes(one), codes(two));
    }
    if one.years() != two.years() || one.sides() != two.sides() || one.unit() != two.unit() {
        let said = |cube: &Cube| {
            format!(
                "{:?}, sides {:?}, {:?}",
                cube.years(),
                cube.sides(),
                cube.unit()
            )
        };
        return format!("{} and {}", said(one), said(two));
    }
    for year in one.years() {
        let (a, b) = (one.year(*year), two.year(*year));
        let (a, b) = (a.unwrap_or_default(), b.unwrap_or_default());
        let n = a.codes.len();
        let lists = [
            ("exported", &a.exported, &b.exported),
            ("imported", &a.imported, &b.imported),
            ("exports given", &a.exports_given, &b.exports_given),
            ("imports given", &a.imports_given, &b.imports_given),
            (
                "exports elsewhere",
                &a.exports_elsewhere,
                &b.exports_elsewhere,
            ),
            (
                "imports elsewhere",
                &a.imports_elsewhere,
                &b.imports_elsewhere,
            ),
        ];
        for (name, a, b) in lists {
            let mut values = a.iter().zip(b).enumerate();
            if let Some((at, (a, b))) = values.find(|(_, (a, b))| a.to_bits() != b.to_bits()) {
                let code = |at: usize| codes(one).get(at).cloned().unwrap_or_default();
                return format!(
                    "{year}, {name}, {} {}: {a} and {b}",
                    code(at / n),
                    code(at % n)
                );
            }
        }
    }
    "totals of the world".to_owned()
}

fn main() -> ExitCode {
    let files: Vec<String> = std::env::args().skip(1).collect();
    if files.is_empty() || !files.len().is_multiple_of(2) {
        eprintln!("expected files two by two: dump.csv tidy.csv");
        return ExitCode::FAILURE;
    }
    for pair in files.chunks_exact(2) {
        match (read(&pair[0]), read(&pair[1])) {
            (Ok(one), Ok(two)) if one.cube == two.cube => println!(
                "the same: {} rows and {} rows, {} economies, {} pairs, {} years, {:?}",
                one.report.rows,
                two.report.rows,
                one.cube.economies().len(),
                one.cube.pairs(),
                one.cube.years().len(),
                one.look.dialect
            ),
            (Ok(one), Ok(two)) => {
                let what = difference(&one.cube, &two.cube);
                eprintln!("{} and {} differ: {what}", pair[0], pair[1]);
                return ExitCode::FAILURE;
            }
            (one, two) => {
                for problem in [one, two].into_iter().filter_map(Result::err) {
                    eprintln!("{problem}");
                }
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}
