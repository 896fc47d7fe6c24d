//! Files that a reader drops, picks or pastes, and the names that the platform has
//! for economies.

use crate::i18n::Lang;
use gloo_events::{EventListener, EventListenerOptions};
use js_sys::{Array, Function, Object, Reflect};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DragEvent, Element, Event, File, FileList, HtmlElement, HtmlInputElement};

fn first(files: Option<FileList>) -> Option<File> {
    files?.get(0)
}

/// The file that was dropped; what else is dropped is left to the browser.
#[must_use]
pub fn dropped(event: &DragEvent) -> Option<File> {
    first(event.data_transfer()?.files())
}

/// Heard while they live: a file that is dragged over the app, or leaves it again, and
/// one that is dropped anywhere in it. A browser would open a file that misses the
/// place for it, and all that is on the page would be gone.
pub fn on_files(
    inside: &Element,
    over: impl Fn(bool) + 'static,
    take: impl Fn(File) + 'static,
) -> Option<[EventListener; 3]> {
    let app = inside.closest(".tairi").ok()??;
    let options = EventListenerOptions::enable_prevent_default();
    let files = |event: &Event| {
        let carried = event.dyn_ref::<DragEvent>()?.data_transfer()?;
        carried.types().includes(&"Files".into(), 0).then_some(())
    };
    let over = Rc::new(over);
    let away = over.clone();
    Some([
        EventListener::new(&app, "dragleave", move |_| away(false)),
        EventListener::new_with_options(&app, "dragover", options, move |event| {
            if files(event).is_some() {
                event.prevent_default();
                over(true);
            }
        }),
        EventListener::new_with_options(&app, "drop", options, move |event| {
            if files(event).is_some() {
                event.prevent_default();
                event
                    .dyn_ref()
                    .and_then(dropped)
                    .into_iter()
                    .for_each(&take);
            }
        }),
    ])
}

/// The text that was dropped.
#[must_use]
pub fn dropped_text(event: &DragEvent) -> Option<String> {
    let text = event.data_transfer()?.get_data("text/plain").ok()?;
    (!text.trim().is_empty()).then_some(text)
}

/// The file that was picked. The field forgets it, so that the same one can be picked
/// again.
#[must_use]
pub fn picked(event: &Event) -> Option<File> {
    let field: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = first(field.files());
    field.set_value("");
    file
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
