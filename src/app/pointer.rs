//! A mouse or a finger over a chart: what it means to the cursor.

use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent, PointerEvent};

/// A finger that moves less still taps, in CSS pixels.
const TREMBLE: f64 = 6.0;

/// What a pointer does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Does {
    /// Nothing to the cursor.
    Nothing,
    /// Leads it to where the pointer is.
    Leads,
    /// Leaves it where it is, for good.
    Pins,
    /// Goes away.
    Leaves,
}

/// What is known of the pointer from event to event.
#[derive(Debug, Default)]
pub struct Pointer {
    /// Where the finger that is down came down.
    finger: Option<f64>,
    /// Whether it draws the cursor along.
    draws: bool,
    /// Whether the values beside the cursor are being gone to.
    held: bool,
    /// Where it was last.
    last: (f64, f64),
}

impl Pointer {
    /// Takes an event.
    pub fn take(&mut self, event: &PointerEvent) -> Does {
        let touch = event.pointer_type() == "touch";
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        let way = (x - self.last.0, y - self.last.1);
        self.last = (x, y);
        match event.type_().as_str() {
            "pointerdown" => {
                self.finger = touch.then_some(x);
                self.draws = false;
                Does::Nothing
            }
            // Up and down a finger scrolls the page, which ends its events.
            "pointermove" if touch => {
                self.draws |= self.finger.is_some_and(|from| (x - from).abs() > TREMBLE);
                match self.draws {
                    true => Does::Leads,
                    false => Does::Nothing,
                }
            }
            "pointermove" => {
                let Some(values) = values_at(event) else {
                    self.held = false;
                    return Does::Leads;
                };
                // A mouse that runs along the lines does not stop at the values in
                // its way; one that comes from above or below wants to be there.
                self.held |= way.1.abs() >= way.0.abs();
                let in_the_way = values.has_attribute("data-tip")
                    && !values.has_attribute("data-pinned")
                    && !self.held;
                match in_the_way {
                    true => Does::Leads,
                    false => Does::Nothing,
                }
            }
            "pointerup" if self.draws => Does::Pins,
            "pointercancel" => Does::Leaves,
            "pointerleave" if !touch => Does::Leaves,
            _ => Does::Nothing,
        }
    }

    /// Whether a click ends a way along the chart, or is at the values: then it
    /// chooses no place.
    pub fn chooses(&self, event: &MouseEvent) -> bool {
        !self.draws && values_at(event).is_none()
    }
}

/// The values, or the words under them, that an event is at.
fn values_at(event: &MouseEvent) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest(".reading, .hint").ok()?
}
