//! What JavaScript may call: `window.tairi`.
//!
//! `www/tairi.d.ts` declares the same for TypeScript. A wrong call throws an
//! `Error` that says what was expected.

mod claims;
mod columns;
mod datasets;
mod intensity;
mod language;
mod widget;

pub use widget::Widget;

use crate::app::state::State;
use crate::app::{self, Bridge, address};
use crate::files::VERSION;
use crate::platform::{frame, page, parts};
use js_sys::{Object, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// A function of the API: up to two arguments.
type Call = fn(JsValue, JsValue) -> Result<JsValue, JsValue>;

/// Names and functions of the API, and the parts of the code that they need.
const CALLS: [(&str, &str, Call); 7] = [
    ("version", "", |_, _| Ok(version().into())),
    ("datasets", "api", datasets::datasets),
    ("dataset", "api", datasets::dataset),
    ("claims", "api claims", claims::claims),
    ("intensity", "api", intensity::intensity),
    ("load", "api", language::load),
    ("mount", "api", widget::mounted),
];

/// Begins tairi on its own page: the API first, then the app. A page of others that
/// has borrowed the code gets the API, and nothing else happens (`www/tairi.js`).
pub fn start() {
    parts::begin();
    if let (Some(window), Ok(api)) = (web_sys::window(), object()) {
        if parts::lent(&api) {
            return;
        }
        // `window` takes any property.
        let _ = Reflect::set(&window, &"tairi".into(), &api);
    }
    let bridge = Bridge::default();
    if page::framed() {
        // What is said to a host is no business of a page without one.
        let bridge = bridge.clone();
        parts::need(None, FRAME, true, move |there| {
            if there && frame::begin() {
                let app = bridge.clone();
                bridge
                    .once_begun(move || app.state().iter().for_each(|state| tell("ready", state)));
                bridge.on_change(|state| tell("change", state));
            }
        });
    }
    app::start(bridge);
}

/// The part of the code that speaks with the page around a frame.
const FRAME: &str = "frame";

/// Tells the page around a frame of what has happened, and the options in force.
fn tell(kind: &str, state: &State) {
    frame::tell(kind, state.view.id(), &address::pairs(state));
}

/// The API as an object.
///
/// # Errors
/// None that a browser is known to give.
pub fn object() -> Result<Object, JsValue> {
    let api = Object::new();
    for (name, code, call) in CALLS {
        let call = move |first, second| {
            // A caller is answered at once, whatever is not there yet.
            parts::at_once(None, code)?;
            call(first, second)
        };
        let closure = Closure::<dyn Fn(JsValue, JsValue) -> Result<JsValue, JsValue>>::new(call);
        Reflect::set(&api, &name.into(), &closure.into_js_value())?;
    }
    Ok(api)
}

/// The version of tairi.
#[must_use]
pub fn version() -> &'static str {
    VERSION
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
