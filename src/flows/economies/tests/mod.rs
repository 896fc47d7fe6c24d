//! Tests of what codes and names stand for.

mod areas;
mod codes;
mod names;

use super::*;

fn code(given: &str) -> Option<&'static str> {
    match known(given, "", Numbers::M49) {
        Known::Economy { code, .. } => Some(code),
        _ => None,
    }
}

/// The names of a kept list, `name` to code, and what each comes to here.
fn of_sample(sample: &str) -> Vec<(String, Option<String>, Known)> {
    let read: serde_json::Map<String, serde_json::Value> = serde_json::from_str(sample).unwrap();
    read.into_iter()
        .map(|(name, want)| {
            let found = known("", &name, Numbers::M49);
            (name, want.as_str().map(str::to_owned), found)
        })
        .collect()
}
