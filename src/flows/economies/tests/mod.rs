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
