//! Files as offices and people leave them, in `tests/cases/`: each with what is right.
//!
//! A case is read as a reader would have it. Where something is asked, the guess is taken
//! that stands there already, or the answer in [`ANSWERS`] or beside the case; what is asked
//! is held, too, so that no file asks more than it has to.

#![expect(
    clippy::unwrap_used,
    reason = "a case that cannot be read is a failure"
)]

#[path = "shared/letters.rs"]
mod letters;

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use tairi::flows::economies::{self, Known, Numbers};
use tairi::flows::{
    Ask, Direction, Hints, LOOK_BYTES, Look, Mapping, Read, Reader, Settings, look_as,
};
use tairi::trade::intensity::{Grid, PairMeasure, Rules, Variant, WorldTotal};

/// What is asked of a case, and the answer where it is not the guess.
struct Answer {
    case: &'static str,
    asks: &'static [Ask],
    answer: fn(&mut Mapping),
}

const GUESS: fn(&mut Mapping) = |_| {};

const ANSWERS: &[Answer] = &[
    Answer {
        case: "23",
        asks: &[Ask::Reporter],
        answer: GUESS,
    },
    Answer {
        case: "29",
        asks: &[Ask::Year],
        answer: |mapping| mapping.year = Some(2019),
    },
];

/// Cases whose file gives totals of some economies and none of the world, in a unit or of a
/// kind that no series has: it is asked what the world's imports are, and the answer is
/// the sum of this file's importers.
const WORLD_ASKED: [&str; 6] = ["08", "18", "23", "24", "26", "34"];

/// Cases that only a browser unpacks, or of several files: `src/packs/tests.rs` and
/// `e2e/several.test.mjs` hold them.
const PACKED: [&str; 3] = ["37", "38", "39"];

/// Cases whose values are so many times those of the table they were made of.
const TIMES: [(&str, f64); 2] = [("09", 1000.0), ("32", 12.0)];

struct Case {
    id: String,
    dir: PathBuf,
    expect: Value,
}

fn cases() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut dirs: Vec<PathBuf> = fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    dirs.sort();
    let case = |dir: PathBuf| {
        let text = fs::read_to_string(dir.join("expect.json")).unwrap();
        let expect: Value = serde_json::from_str(&text).unwrap();
        Case {
            id: expect["case"].as_str().unwrap().to_owned(),
            expect,
            dir,
        }
    };
    dirs.into_iter().map(case).collect()
}

fn seen(bytes: &[u8]) -> Result<Look, String> {
    let first = &bytes[..bytes.len().min(LOOK_BYTES)];
    let hints = Hints {
        decoders: Some(letters::decoder),
        ..Hints::default()
    };
    look_as(first, Some(bytes.len() as u64), hints).map_err(|problem| format!("{problem:?}"))
}

fn read(bytes: &[u8], mapping: Option<Mapping>) -> Result<Read, String> {
    let settings = Settings {
        mapping,
        ..Settings::default()
    };
    let mut reader = Reader::with(settings, Some(letters::decoder));
    reader
        .push(bytes)
        .map_err(|problem| format!("{problem:?}"))?;
    reader.finish().map_err(|problem| format!("{problem:?}"))
}

fn near(found: Option<f64>, expected: &Value, times: f64, tolerance: f64) -> bool {
    match (found, expected.as_f64()) {
        (None, None) => true,
        (Some(found), Some(expected)) => {
            (found - expected * times).abs() <= tolerance * (expected * times).abs().max(1e-12)
        }
        _ => false,
    }
}

/// Reads a file of a case, and says what is asked.
fn answered(case: &Case, name: &str, out: &mut Vec<String>) -> Option<Read> {
    let bytes = fs::read(case.dir.join(name)).unwrap();
    let mut look = match seen(&bytes) {
        Ok(look) => look,
        Err(problem) => {
            out.push(format!("{name}: {problem}"));
            return None;
        }
    };
    let known = ANSWERS.iter().find(|answer| answer.case == case.id);
    let written = |ask: &Ask| format!("{ask:?}");
    let mut asks: Vec<String> = known
        .map_or(&[][..], |answer| answer.asks)
        .iter()
        .map(written)
        .collect();
    let beside = case.expect["asks"].as_array().into_iter().flatten();
    asks.extend(beside.filter_map(Value::as_str).map(str::to_owned));
    let found: Vec<String> = look.asks.iter().map(written).collect();
    if found != asks {
        out.push(format!("{name} asks {found:?}, not {asks:?}"));
    }
    if let Some(known) = known {
        (known.answer)(&mut look.mapping);
    }
    answer(&mut look.mapping, &case.expect["answer"]);
    match read(&bytes, (!asks.is_empty()).then_some(look.mapping)) {
        Ok(read) => Some(read),
        Err(problem) => {
            out.push(format!("{name}: {problem}"));
            None
        }
    }
}

/// Gives the answers that stand beside a case.
fn answer(mapping: &mut Mapping, answers: &Value) {
    if let Some(year) = answers["year"].as_i64() {
        mapping.year = i32::try_from(year).ok();
    }
    if let Some(reporter) = answers["reporter"].as_str() {
        mapping.reporter = Some(reporter.to_owned());
    }
    if let Some(way) = answers["direction"].as_str() {
        mapping.direction = Some(match way {
            "import" => Direction::Import,
            _ => Direction::Export,
        });
    }
}

/// What is wrong with a case; empty if all is right.
fn wrong(case: &Case) -> Vec<String> {
    let mut out = Vec::new();
    let inputs = case.expect["input"].as_array().unwrap();
    for name in inputs.iter().filter_map(Value::as_str) {
        if let Some(read) = answered(case, name, &mut out) {
            compare(case, &read, &mut out);
        }
    }
    out
}

fn compare(case: &Case, read: &Read, out: &mut Vec<String>) {
    let expected = &case.expect["expected"];
    let year = *read.cube.years().last().unwrap();
    let flows = read.cube.year(year).unwrap();
    let years = serde_json::json!(read.cube.years());
    for (key, found) in [("years", years), ("unit", read.cube.unit().text().into())] {
        if !case.expect[key].is_null() && case.expect[key] != found {
            out.push(format!("{key} {found}, not {}", case.expect[key]));
        }
    }
    let mut grid = Grid::new(&flows, &Rules::default());
    let asked = WORLD_ASKED.contains(&case.id.as_str()) || case.expect["world_asked"] == true;
    if asked != grid.world_imports().value.is_none() && !expected["Mw"].is_null() {
        out.push(format!("the world's imports asked: {}", !asked));
    }
    if asked {
        let rules = Rules {
            world: WorldTotal::FileSum,
            ..Rules::default()
        };
        grid = Grid::new(&flows, &rules);
    }
    let tolerance = expected["tolerance"].as_f64().unwrap_or(1e-6);
    let times = TIMES.iter().find(|times| times.0 == case.id);
    let times = times.map_or(1.0, |times| times.1);
    if let Some(codes) = expected["economies"].as_array() {
        let codes: Vec<&str> = codes.iter().filter_map(Value::as_str).collect();
        if grid.codes() != codes {
            out.push(format!("economies {:?}, not {codes:?}", grid.codes()));
        }
    }
    for (key, total) in [
        ("Xi", Grid::exports as fn(&Grid, usize) -> _),
        ("Mj", Grid::imports),
    ] {
        for (code, value) in expected[key].as_object().into_iter().flatten() {
            let found = grid.place(code).and_then(|at| total(&grid, at).value);
            if !near(found, value, times, tolerance) {
                out.push(format!("{key} {code}: {found:?}, not {value}"));
            }
        }
    }
    let world = grid.world_imports();
    if !expected["Mw"].is_null() && !near(world.value, &expected["Mw"], times, tolerance) {
        out.push(format!("Mw {world:?}, not {}", expected["Mw"]));
    }
    for (pair, value) in expected["I"].as_object().into_iter().flatten() {
        let found = grid.pair(pair).and_then(|(i, j)| {
            let measure = PairMeasure::Intensity(Variant::Paper);
            grid.value(measure, i, j).ok()
        });
        if !near(found, value, 1.0, tolerance) {
            out.push(format!("I {pair}: {found:?}, not {value}"));
        }
    }
    for (name, code) in expected["names"].as_object().into_iter().flatten() {
        let found = economies::known(name, "", Numbers::M49);
        let known = match found {
            Known::Economy { code, .. } => Some(code),
            _ => None,
        };
        if known != code.as_str() {
            out.push(format!("{name}: {found:?}, not {code}"));
        }
    }
    for (name, kind) in expected["areas"].as_object().into_iter().flatten() {
        let found = match economies::known(name, "", Numbers::M49) {
            Known::Elsewhere => "elsewhere",
            Known::Aggregate => "aggregate",
            Known::World => "world",
            Known::Economy { code, .. } => code,
            Known::Unknown => "unknown",
        };
        if Some(found) != kind.as_str() {
            out.push(format!("{name}: {found}, not {kind}"));
        }
    }
    for (pair, value) in expected["X2019"].as_object().into_iter().flatten() {
        let found = grid.pair(pair).and_then(|(i, j)| grid.exported(i, j));
        if !near(found, value, 1.0, tolerance) {
            out.push(format!("X {pair}: {found:?}, not {value}"));
        }
    }
}

#[test]
fn each_case_is_right_or_asks_one_question() {
    let mut all = String::new();
    for case in cases() {
        if PACKED.contains(&case.id.as_str()) {
            continue;
        }
        let wrong = wrong(&case);
        if !wrong.is_empty() {
            all += &format!("{}\n", case.dir.file_name().unwrap().to_string_lossy());
            for line in wrong.iter().take(6) {
                all += &format!("    {}\n", line.chars().take(300).collect::<String>());
            }
        }
    }
    assert!(all.is_empty(), "{all}");
}
