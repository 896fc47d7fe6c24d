//! Motion: calls before each frame until a time is over.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// A motion that runs; dropped, it stops.
#[derive(Clone, Default)]
pub struct Motion(Rc<Frames>);

/// What the browser calls before a frame, with the time.
type Call = Closure<dyn FnMut(f64)>;

#[derive(Default)]
struct Frames {
    call: RefCell<Option<Call>>,
    asked: Cell<Option<i32>>,
}

impl Motion {
    /// Calls back with the part of the time that is over, from 0 to 1, which comes
    /// last and once. In place of a motion that still runs.
    pub fn run(&self, milliseconds: f64, mut each: impl FnMut(f64) + 'static) {
        self.stop();
        let frames = Rc::downgrade(&self.0);
        let mut start = None;
        let call = Closure::new(move |now: f64| {
            let start = *start.get_or_insert(now);
            let part = ((now - start) / milliseconds).clamp(0.0, 1.0);
            each(part);
            if let Some(frames) = frames.upgrade() {
                frames.asked.set(None);
                if part < 1.0 {
                    frames.ask();
                }
            }
        });
        *self.0.call.borrow_mut() = Some(call);
        self.0.ask();
    }

    /// Whether it still runs.
    #[must_use]
    pub fn runs(&self) -> bool {
        self.0.asked.get().is_some()
    }

    /// Stops it where it is.
    pub fn stop(&self) {
        self.0.stop();
    }
}

impl Frames {
    fn ask(&self) {
        let call = self.call.borrow();
        let call = call.as_ref().map(|call| call.as_ref().unchecked_ref());
        let id = web_sys::window()
            .zip(call)
            .and_then(|(window, call)| window.request_animation_frame(call).ok());
        self.asked.set(id);
    }

    fn stop(&self) {
        if let (Some(window), Some(id)) = (web_sys::window(), self.asked.take()) {
            // A frame that was asked for can always be given up.
            let _ = window.cancel_animation_frame(id);
        }
    }
}

impl Drop for Frames {
    fn drop(&mut self) {
        self.stop();
    }
}
