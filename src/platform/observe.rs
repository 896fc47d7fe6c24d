//! Watching sizes and media queries; each watch ends when it is dropped.

use gloo_events::EventListener;
use wasm_bindgen::prelude::*;
use web_sys::{Element, MediaQueryList, ResizeObserver, ResizeObserverEntry};

/// Watches the size of an element's content.
pub struct SizeWatch {
    observer: ResizeObserver,
    // Called by the observer as long as this lives.
    _call: Closure<dyn FnMut(js_sys::Array)>,
}

impl SizeWatch {
    /// Calls back with the width in CSS pixels, at once and on every change.
    pub fn new(element: &Element, call: impl Fn(f64) + 'static) -> Option<SizeWatch> {
        let call = Closure::new(move |entries: js_sys::Array| {
            let last = entries.pop();
            if let Ok(entry) = last.dyn_into::<ResizeObserverEntry>() {
                call(entry.content_rect().width());
            }
        });
        let observer = ResizeObserver::new(call.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
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
