//! Checks the tables in `src/data/tables/` and writes them, ready to split,
//! into `OUT_DIR`, so that no CSV parser is in the wasm.
//!
//! A table that does not keep to its schema fails the build with a message
//! that names file, row and column.

#[path = "src/data/normalize.rs"]
mod normalize;
#[path = "src/data/schema.rs"]
#[allow(dead_code, reason = "the crate uses what the build script does not")]
mod schema;

use schema::DatasetId;
use std::{env, fs, path::Path};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/data/normalize.rs");
    println!("cargo::rerun-if-changed=src/data/schema.rs");
    println!("cargo::rerun-if-changed=src/data/tables");
    println!("cargo::rerun-if-changed={SAMPLE}");
    println!("cargo::rerun-if-env-changed=TAIRI_PACKS");
    println!("cargo::rustc-check-cfg=cfg(tairi_packs)");
    // The site loads its texts one language at a time; see src/text/pack.rs.
    if env::var_os("TAIRI_PACKS").is_some() {
        println!("cargo::rustc-cfg=tairi_packs");
    }
    let Some(out) = env::var_os("OUT_DIR") else {
        println!("cargo::error=OUT_DIR is not set");
        return;
    };
    if let Err(message) = sample(Path::new(&out)) {
        println!("cargo::error={message}");
    }
    if let Err(message) = world(Path::new(&out)) {
        println!("cargo::error={message}");
    }
    // Every table is checked before the build gives up: all faults at once.
    for id in DatasetId::ALL {
        if let Err(message) = embed(id, Path::new(&out)) {
            println!("cargo::error={message}");
        }
    }
}

/// The flows that the workbench shows before a reader brings any.
const SAMPLE: &str = "src/flows/samples/sample.csv";

/// The economies of the sample, in the order of `src/flows/sample.rs`, and the world.
const SAMPLE_CODES: [&str; 9] = [
    "XNL", "XSP", "XEH", "XWM", "XMV", "XHM", "XLS", "XFS", "WLD",
];

/// Writes the sample as lines of nine values, importers side by side: a year after
/// another, first what exporters declare, then importers, an exporter a line.
fn sample(out: &Path) -> Result<(), String> {
    let fault = |what: &str| format!("{SAMPLE}: {what}");
    let text = fs::read_to_string(SAMPLE).map_err(|error| fault(&error.to_string()))?;
    let mut years = std::collections::BTreeMap::new();
    for (number, line) in text.lines().enumerate().skip(1) {
        let wrong = || fault(&format!("line {} is not as expected", number + 1));
        let fields: Vec<&str> = line.split(',').collect();
        let [year, exporter, importer, value, _, side] = fields[..] else {
            return Err(wrong());
        };
        let place = |code: &str| SAMPLE_CODES.iter().position(|known| *known == code);
        let side = ["exporter", "importer"]
            .iter()
            .position(|known| *known == side);
        let (Some(i), Some(j), Some(side)) = (place(exporter), place(importer), side) else {
            return Err(wrong());
        };
        let values = years.entry(year).or_insert_with(|| vec![""; 2 * 81]);
        values[side * 81 + i * 9 + j] = value;
    }
    let mut lines = String::new();
    for (year, values) in years {
        lines += year;
        for row in values.chunks(9) {
            lines += "|";
            lines += &row.join("\t");
        }
        lines += "|";
    }
    fs::write(out.join("sample.tsv"), lines).map_err(|error| fault(&error.to_string()))
}

/// The trade of the world and of some economies: a file of the site, and in the engine.
const WORLD: &str = "src/data/tables/world-trade.csv";

/// Its economies, in the order of `src/data/world.rs`, and its first year and the one after
/// the last.
const WORLD_CODES: [&str; 17] = [
    "BRN", "CHN", "DEU", "HKG", "IDN", "JPN", "KHM", "KOR", "LAO", "MMR", "MYS", "PHL", "SGP",
    "THA", "TWN", "USA", "VNM",
];
const WORLD_YEARS: std::ops::Range<usize> = 1948..2025;

/// Writes the world's imports as they are, eight bytes a year; then exports and imports of
/// each economy, a byte a year: eleven steps a doubling, 0 for none, of which the change
/// from the year before is written, as changes are small and pack well.
fn world(out: &Path) -> Result<(), String> {
    let text = fs::read_to_string(WORLD).map_err(|error| format!("{WORLD}: {error}"))?;
    let count = WORLD_YEARS.len();
    let mut imports = vec![f64::NAN; count];
    let mut steps = vec![0u8; WORLD_CODES.len() * 2 * count];
    for (number, line) in text.lines().enumerate().skip(1) {
        let wrong = || format!("{WORLD}: line {} is not as expected", number + 1);
        let fields: Vec<&str> = line.split(',').collect();
        let [year, economy, exported, imported] = fields[..] else {
            return Err(wrong());
        };
        let year: usize = year.parse().map_err(|_| wrong())?;
        let at = year.checked_sub(WORLD_YEARS.start).filter(|at| *at < count);
        let at = at.ok_or_else(wrong)?;
        for (flow, value) in [exported, imported].into_iter().enumerate() {
            let value: f64 = value.parse().map_err(|_| wrong())?;
            if !value.is_finite() || value < 0.5 {
                return Err(wrong());
            }
            match WORLD_CODES.iter().position(|code| *code == economy) {
                Some(row) => {
                    let step = ((value * 2.0).log2() * 11.0).round() + 1.0;
                    steps[(row * 2 + flow) * count + at] = step as u8;
                }
                None if economy == "WLD" && flow == 1 => imports[at] = value,
                None if economy == "WLD" => {}
                None => return Err(wrong()),
            }
        }
    }
    if imports.iter().any(|value| value.is_nan()) {
        return Err(format!("{WORLD}: a year of the world is not there"));
    }
    let mut bytes: Vec<u8> = imports.into_iter().flat_map(f64::to_le_bytes).collect();
    for row in steps.chunks(count) {
        let before = std::iter::once(&0).chain(row);
        let changes = row.iter().zip(before);
        bytes.extend(changes.map(|(now, before)| now.wrapping_sub(*before)));
    }
    fs::write(out.join("world.bin"), bytes).map_err(|error| format!("{WORLD}: {error}"))
}

/// Reads, checks and writes one table.
fn embed(id: DatasetId, out: &Path) -> Result<(), String> {
    let file = format!("src/data/tables/{}.csv", id.as_str());
    let text = fs::read_to_string(&file).map_err(|error| format!("{file}: {error}"))?;
    let normal = normalize::normalize(&file, &text, id.schema())?;
    let target = out.join(format!("{}.tsv", id.as_str()));
    fs::write(&target, normal).map_err(|error| format!("{}: {error}", target.display()))
}
