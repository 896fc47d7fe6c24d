//! What JavaScript may call: `window.tairi`.
//!
//! `www/tairi.d.ts` declares the same for TypeScript. A wrong call throws an
//! `Error` that says what was expected.

mod claims;
mod datasets;
mod intensity;
mod language;
mod widget;

pub use widget::Widget;

use crate::app::{self, Bridge};
use crate::platform::page;
use js_sys::{Object, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// A function of the API: up to two arguments.
type Call = fn(JsValue, JsValue) -> Result<JsValue, JsValue>;

/// Names and functions of the API.
const CALLS: [(&str, Call); 7] = [
    ("version", |_, _| Ok(version().into())),
    ("datasets", |lang, _| datasets::datasets(lang)),
    ("dataset", datasets::dataset),
    ("claims", |lang, _| claims::claims(lang)),
    ("intensity", |query, _| intensity::intensity(query)),
    ("load", |lang, _| language::load(lang)),
    ("mount", |element, options| {
        widget::mount(element, options).map(JsValue::from)
    }),
];

/// Begins tairi on its own page: the API first, then the app.
pub fn start() {
    page::on_trap();
    if let (Some(window), Ok(api)) = (web_sys::window(), object()) {
        // `window` takes any property.
        let _ = Reflect::set(&window, &"tairi".into(), &api);
    }
    app::start(Bridge::default());
}

/// The API as an object.
///
/// # Errors
/// None that a browser is known to give.
pub fn object() -> Result<Object, JsValue> {
    let api = Object::new();
    for (name, call) in CALLS {
        let closure = Closure::<dyn Fn(JsValue, JsValue) -> Result<JsValue, JsValue>>::new(call);
        Reflect::set(&api, &name.into(), &closure.into_js_value())?;
    }
    Ok(api)
}

/// The version of tairi.
#[must_use]
pub fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}

/// An error that says what was expected.
fn error(message: &str) -> JsValue {
    js_sys::Error::new(&format!("tairi: {message}")).into()
}

/// A value as plain JavaScript: objects, arrays, `null` for what is missing.
fn plain(value: &impl Serialize) -> Result<JsValue, JsValue> {
    value
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .map_err(|cause| error(&cause.to_string()))
}

/// What was given, in a few letters, for a message.
fn shown(value: &JsValue) -> String {
    match value.as_string() {
        Some(text) => format!("“{}”", text.chars().take(40).collect::<String>()),
        None if value.is_undefined() => "nothing".to_owned(),
        None if value.is_null() => "null".to_owned(),
        None => match value.as_f64() {
            Some(number) => number.to_string(),
            None => value
                .js_typeof()
                .as_string()
                .unwrap_or_else(|| "something else".to_owned()),
        },
    }
}
