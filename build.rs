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
    // The site loads its texts one language at a time; see src/i18n/pack.rs.
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

/// Reads, checks and writes one table.
fn embed(id: DatasetId, out: &Path) -> Result<(), String> {
    let file = format!("src/data/tables/{}.csv", id.as_str());
    let text = fs::read_to_string(&file).map_err(|error| format!("{file}: {error}"))?;
    let normal = normalize::normalize(&file, &text, id.schema())?;
    let target = out.join(format!("{}.tsv", id.as_str()));
    fs::write(&target, normal).map_err(|error| format!("{}: {error}", target.display()))
}
