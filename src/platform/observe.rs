//! Watching sizes and media queries; each watch ends when it is dropped.

use super::page::Later;
use gloo_events::EventListener;
use wasm_bindgen::prelude::*;
use web_sys::{Element, MediaQueryList, ResizeObserver};

/// Watches the width of an element.
pub struct SizeWatch {
    observer: ResizeObserver,
    // Called by the observer as long as this lives.
    _call: Closure<dyn FnMut()>,
}

impl SizeWatch {
    /// Calls back with the width in CSS pixels, at once and a moment after every
    /// change. What is drawn then changes sizes itself, and within the observer's
    /// own call the browser would report that to the page as an error.
    pub fn new(element: &Element, call: impl Fn(f64) + Clone + 'static) -> Option<SizeWatch> {
        let element = element.clone();
        let look = {
            let element = element.clone();
            move || call(element.get_bounding_client_rect().width())
        };
        look();
        let mut later = None;
        let call = Closure::<dyn FnMut()>::new(move || {
            // Of several changes at once the last one counts.
            drop(later.take());
            later = Later::new(0, look.clone());
        });
        let observer = ResizeObserver::new(call.as_ref().unchecked_ref()).ok()?;
        observer.observe(&element);
        Some(SizeWatch {
            observer,
            _call: call,
        })
    }
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Watches a media query.
pub struct MediaWatch {
    _listener: EventListener,
}

impl MediaWatch {
    /// Calls back whenever the query begins or ceases to match.
    pub fn new(query: &str, call: impl Fn(bool) + 'static) -> Option<MediaWatch> {
        let list = media(query)?;
        let target = list.clone();
        let listener = EventListener::new(&target, "change", move |_| call(list.matches()));
        Some(MediaWatch {
            _listener: listener,
        })
    }
}

fn media(query: &str) -> Option<MediaQueryList> {
    web_sys::window()?.match_media(query).ok()?
}

/// Whether a media query matches now.
#[must_use]
pub fn matches(query: &str) -> bool {
    media(query).is_some_and(|list| list.matches())
}

/// Device pixels in a CSS pixel; 1 where it is not known.
#[must_use]
pub fn pixel_ratio() -> f64 {
    let ratio = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio());
    if ratio.is_finite() && ratio > 0.0 {
        ratio.clamp(0.25, 8.0)
    } else {
        1.0
    }
}
