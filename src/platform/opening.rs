//! A mark that a work is being opened, which outlives the page: if the page stood still over
//! it, or died of it, the next one finds the mark and opens nothing by itself.
//!
//! In `localStorage`, since a page that is left has no time for more. Where there is none,
//! there is no mark, and mostly nothing kept that could open.

use super::page;
use gloo_events::EventListener;
use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::*;

const MARK: &str = "tairi-opening";

/// Milliseconds in which what was opened is drawn, if the page does not stand still.
const DRAWN: i32 = 100;

/// Calls a method of the storage with the mark's name.
fn storage(method: &str, value: &JsValue) -> Option<JsValue> {
    // An exception where the page has no origin.
    let storage = Reflect::get(&js_sys::global(), &"localStorage".into()).ok()?;
    let method: Function = Reflect::get(&storage, &method.into())
        .ok()?
        .dyn_into()
        .ok()?;
    method.call2(&storage, &MARK.into(), value).ok()
}

/// Whether a work was being opened when its page ended, or is in another tab.
#[must_use]
pub fn is_marked() -> bool {
    storage("getItem", &JsValue::UNDEFINED).is_some_and(|mark| mark.is_string())
}

/// A work that is being opened, until it is dropped. A page that can still be left has not
/// died of it.
pub struct Opening(Option<EventListener>);

impl Opening {
    /// Sets the mark.
    #[must_use]
    pub fn begin() -> Opening {
        storage("setItem", &"1".into());
        Opening(
            web_sys::window().map(|window| EventListener::new(&window, "pagehide", |_| unmark())),
        )
    }

    /// Takes the mark away once all that is asked for by now is drawn.
    pub fn drawn(self) {
        page::later(DRAWN, move || drop(self));
    }
}

impl Drop for Opening {
    fn drop(&mut self) {
        self.0.take();
        unmark();
    }
}

fn unmark() {
    storage("removeItem", &JsValue::UNDEFINED);
}
