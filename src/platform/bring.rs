//! Files that a reader drops, picks or pastes, and the names that the platform has
//! for economies.

use crate::i18n::Lang;
use gloo_events::{EventListener, EventListenerOptions};
use js_sys::{Array, Function, Object, Reflect};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DragEvent, Element, Event, File, FileList, HtmlElement, HtmlInputElement};

fn all(files: Option<FileList>) -> Vec<File> {
    let files = files.into_iter();
    files
        .flat_map(|files| (0..files.length()).filter_map(move |at| files.get(at)))
        .collect()
}

/// The files that were dropped; what else is dropped is left to the browser.
#[must_use]
pub fn dropped(event: &DragEvent) -> Vec<File> {
    all(event.data_transfer().and_then(|carried| carried.files()))
}

/// Heard while they live: files that are dragged over the app, or leave it again, and
/// such as are dropped anywhere in it. A browser would open a file that misses the
/// place for it, and all that is on the page would be gone.
pub fn on_files(
    app: &Element,
    over: impl Fn(bool) + 'static,
    take: impl Fn(Vec<File>) + 'static,
) -> [EventListener; 3] {
    let options = EventListenerOptions::enable_prevent_default();
    let files = |event: &Event| {
        let carried = event.dyn_ref::<DragEvent>()?.data_transfer()?;
        carried.types().includes(&"Files".into(), 0).then_some(())
    };
    let over = Rc::new(over);
    let away = over.clone();
    [
        EventListener::new(app, "dragleave", move |_| away(false)),
        EventListener::new_with_options(app, "dragover", options, move |event| {
            if files(event).is_some() {
                event.prevent_default();
                over(true);
            }
        }),
        EventListener::new_with_options(app, "drop", options, move |event| {
            if files(event).is_some() {
                event.prevent_default();
                let files = event.dyn_ref().map(dropped).unwrap_or_default();
                if !files.is_empty() {
                    take(files);
                }
            }
        }),
    ]
}

/// The text that was dropped.
#[must_use]
pub fn dropped_text(event: &DragEvent) -> Option<String> {
    let text = event.data_transfer()?.get_data("text/plain").ok()?;
    (!text.trim().is_empty()).then_some(text)
}

/// The files that were picked. The field forgets them, so that the same ones can be
/// picked again.
#[must_use]
pub fn picked(event: &Event) -> Vec<File> {
    let target = event.target();
    let Some(field) = target.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) else {
        return Vec::new();
    };
    let files = all(field.files());
    field.set_value("");
    files
}

/// Opens the choice of files that a hidden field stands for.
pub fn pick(field: &HtmlElement) {
    field.click();
}

/// The platform's names of economies, by their two letters of ISO 3166.
pub struct Regions {
    names: Option<(JsValue, Function)>,
}

impl Regions {
    /// The names in a language; none where the platform has no `Intl.DisplayNames`.
    #[must_use]
    pub fn new(lang: Lang) -> Regions {
        let names = || {
            let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
            let kind = Reflect::get(&intl, &"DisplayNames".into()).ok()?;
            let options = Object::new();
            for (key, value) in [("type", "region"), ("fallback", "none"), ("style", "short")] {
                Reflect::set(&options, &key.into(), &value.into()).ok()?;
            }
            let with = Array::of2(&lang.code().into(), &options);
            let names = Reflect::construct(kind.dyn_ref::<Function>()?, &with).ok()?;
            let of = Reflect::get(&names, &"of".into()).ok()?;
            Some((names, of.dyn_into::<Function>().ok()?))
        };
        Regions { names: names() }
    }

    /// The name of an economy.
    #[must_use]
    pub fn name(&self, alpha2: &str) -> Option<String> {
        let (names, of) = self.names.as_ref()?;
        of.call1(names, &alpha2.into()).ok()?.as_string()
    }
}
