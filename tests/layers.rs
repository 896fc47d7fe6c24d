//! The layers hold: no file names a layer above its own, and the browser is named only
//! where it may be.

use std::fs;
use std::path::{Path, PathBuf};

/// The folders of `src/`, the lowest first. What stands in one line does not know the
/// others of that line.
const LAYERS: [&[&str]; 13] = [
    &["text"],
    &["data"],
    &["trade"],
    &["flows"],
    &["packs"],
    &["i18n", "engine"],
    &["claims"],
    &["figure"],
    &["draw"],
    &["files"],
    &["platform", "still"],
    &["app"],
    &["api"],
];

/// Who may name the browser.
const BROWSER: [&str; 4] = ["platform", "app", "api", "engine"];

/// What names it.
const CRATES: [&str; 6] = [
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "yew",
    "plotters_canvas",
];

fn files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            all.extend(files(&path)?);
        } else if path.extension().is_some_and(|end| end == "rs") {
            all.push(path);
        }
    }
    Ok(all)
}

/// Whether a file is all tests.
fn is_test(path: &Path) -> bool {
    let stem = path.file_stem().and_then(|stem| stem.to_str());
    matches!(stem, Some("tests" | "checks" | "invariants"))
        || path.components().any(|part| part.as_os_str() == "tests")
}

/// The lines of code of a file, without comments and without the tests at its end, which
/// may name whatever they like.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let text = text.split("#[cfg(test)]\nmod tests {").next();
    let lines = text.unwrap_or_default().lines().zip(1..);
    let lines = lines.filter(|(line, _)| !line.trim_start().starts_with("//"));
    lines.map(|(line, at)| (at, line))
}

fn level(layer: &str) -> Option<usize> {
    LAYERS.iter().position(|row| row.contains(&layer))
}

/// The words behind `crate::` in a line.
fn named(line: &str) -> impl Iterator<Item = &str> {
    line.split("crate::").skip(1).map(|rest| {
        let end = rest.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
        &rest[..end.unwrap_or(rest.len())]
    })
}

/// Whether a line names the browser.
fn names_browser(line: &str) -> bool {
    CRATES.iter().any(|name| {
        let used = [format!("use {name}"), format!("{name}::")];
        used.iter().any(|used| line.contains(used.as_str()))
    })
}

#[test]
fn no_layer_names_one_above_it() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let layers = LAYERS.iter().enumerate();
    let layers = layers.flat_map(|(at, row)| row.iter().map(move |layer| (at, *layer)));
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for (own, layer) in layers {
        let files = files(&src.join(layer)).unwrap();
        for path in files.iter().filter(|path| !is_test(path)) {
            let text = fs::read_to_string(path).unwrap();
            for (at, line) in code(&text) {
                let others = named(line).filter(|other| *other != layer);
                let levels: Vec<usize> = others.filter_map(level).collect();
                seen += levels.len();
                let above = levels.iter().any(|level| *level >= own);
                if above || names_browser(line) && !BROWSER.contains(&layer) {
                    wrong.push(format!("{}:{at}: {line}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(seen > 300, "the lines were read: {seen}");
}

#[test]
fn every_folder_has_its_layer() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for entry in fs::read_dir(src).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        if entry.path().is_dir() && name != "bin" {
            assert!(level(&name).is_some(), "{name} stands in no layer");
        }
    }
}
