//! Arrow keys among buttons that are one stop of the tab key together.

use crate::platform::stops;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// Leads the keys among the buttons inside of an element. `next` gives the button
/// that a key leads to, from the element and the button that has the keys.
pub fn keys(
    buttons: &'static str,
    next: fn(&Element, &Element, &str) -> Option<HtmlElement>,
) -> Callback<KeyboardEvent> {
    Callback::from(move |event: KeyboardEvent| {
        let within = event.current_target();
        let within = within.and_then(|within| within.dyn_into::<Element>().ok());
        let from = event.target_dyn_into::<Element>();
        let (Some(within), Some(from)) = (within, from) else {
            return;
        };
        if !from.matches(buttons).unwrap_or(false) {
            return;
        }
        if let Some(next) = next(&within, &from, &event.key()) {
            event.prevent_default();
            stops::one_stop(&within, buttons, Some(&next));
            // An element that is on the page can always be focused.
            let _ = next.focus();
        }
    })
}

/// Leads the keys among the parts of a picture, by where they are.
pub fn parts() -> Callback<KeyboardEvent> {
    keys(PARTS, |within, from, key| {
        stops::towards(within, PARTS, from, key)
    })
}

/// The parts of a picture that open.
pub const PARTS: &str = ":is([data-target], [data-cell])";
