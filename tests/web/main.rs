//! What JavaScript may call, the widget in an element, what reads a reader's flows and
//! what keeps them, in a real browser.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails loudly")]

mod api;
#[cfg(feature = "engine")]
mod engine;
mod heat;
#[path = "../shared/heat.rs"]
mod made_up;
mod store;
mod tools;
mod widget;

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);
