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
    // Every table is checked before the build gives up: all faults at once.
    for id in DatasetId::ALL {
        if let Err(message) = embed(id, Path::new(&out)) {
            println!("cargo::error={message}");
        }
    }
}

/// Reads, checks and writes one table.
fn embed(id: DatasetId, out: &Path) -> Result<(), String> {
    let file = format!("src/data/tables/{}.csv", id.as_str());
    let text = fs::read_to_string(&file).map_err(|error| format!("{file}: {error}"))?;
    let normal = normalize::normalize(&file, &text, id.schema())?;
    let target = out.join(format!("{}.tsv", id.as_str()));
    fs::write(&target, normal).map_err(|error| format!("{}: {error}", target.display()))
}
