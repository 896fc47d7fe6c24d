//! The frame of a host's page that tairi may stand in: listens to the host, and
//! tells it the figure's height and what the reader chooses. [`host`] says how.
//!
//! [`host`]: super::host

use super::host::{Host, LONGEST, Message, Wish, pixels};
use super::observe::SizeWatch;
use super::page::{self, Later};
use gloo_events::EventListener;
use js_sys::{JSON, JsString, Object, Reflect};
use std::cell::RefCell;
use std::mem::forget;
use wasm_bindgen::prelude::*;
use web_sys::Window;

/// Milliseconds in which whatever changes the height is told as one.
const PACE: i32 = 30;

/// Milliseconds that a host gets to follow.
const PATIENCE: i32 = 500;

struct Tie {
    host: Host,
    wish: Wish,
    next: Option<Later>,
    /// A second look, at what the host has made of it.
    again: Option<Later>,
    event: Option<Later>,
}

thread_local! {
    static TIE: RefCell<Option<Tie>> = const { RefCell::new(None) };
}

/// Does something with the tie to the host, if there is one.
fn with<T>(call: impl FnOnce(&mut Tie) -> T) -> Option<T> {
    TIE.with_borrow_mut(|tie| tie.as_mut().map(call))
}

fn parent() -> Option<Window> {
    web_sys::window()?.parent().ok()?
}

/// Sends the host a message. Nothing in it is secret: it may go to any origin.
fn post(message: &JsValue) {
    if let Some(parent) = parent() {
        // What cannot be sent is not heard; the figure does without.
        let _ = parent.post_message(message, "*");
    }
}

/// Begins to talk to the host, if there is one. Call it before the address is
/// changed for the first time.
#[must_use]
pub fn begin() -> bool {
    let html = web_sys::window().and_then(|window| window.document()?.document_element());
    let (Some(window), Some(html), true) = (web_sys::window(), html, page::framed()) else {
        return false;
    };
    TIE.set(Some(Tie {
        host: Host::new(&page::href()),
        wish: Wish::None,
        next: None,
        again: None,
        event: None,
    }));
    // For as long as there is a page.
    EventListener::new(&window, "message", |event| hear(event)).forget();
    // WordPress writes its secret into the address of a frame that may have begun without it.
    EventListener::new(&window, "hashchange", |_| soon(Wish::Answer)).forget();
    forget(page::on_resize(|| soon(Wish::Look)));
    forget(SizeWatch::new(&html, |_| soon(Wish::Look)));
    // iframe-resizer may have asked before there was an ear.
    post(&"[iFrameResizerChild]Ready".into());
    true
}

/// Hears a message, if it is the host's.
fn hear(event: &JsValue) {
    let of = |value: &JsValue, key: &str| Reflect::get(value, &key.into()).ok();
    let short = |value: JsValue| {
        let text: JsString = value.dyn_into().ok()?;
        (text.length() as usize <= LONGEST).then(|| String::from(text))
    };
    let (Some(source), Some(parent)) = (of(event, "source"), parent()) else {
        return;
    };
    let Some(data) = of(event, "data").filter(|_| Object::is(&source, &parent)) else {
        return;
    };
    let wish = if data.is_string() {
        short(data).and_then(|text| with(|tie| tie.host.hear(&text)))
    } else {
        let kind = ["type", "message"].into_iter();
        let mut kind = kind.filter_map(|key| short(of(&data, key)?));
        kind.next()
            .and_then(|kind| with(|tie| tie.host.hear_of(&kind)))
    };
    soon(wish.unwrap_or(Wish::None));
}

/// Looks at the height a moment later; of several wishes the strongest counts.
fn soon(wish: Wish) {
    if wish == Wish::None {
        return;
    }
    with(|tie| {
        if tie.wish != Wish::Answer {
            tie.wish = wish;
        }
        if tie.next.is_none() {
            tie.next = Later::new(PACE, look);
        }
    });
}

/// Looks at the height, and tells the host if it is to be told.
fn look() {
    let wish = with(|tie| {
        (tie.next, tie.again) = (None, None);
        std::mem::replace(&mut tie.wish, Wish::None)
    });
    let (Some(wish), Some(window)) = (wish, web_sys::window()) else {
        return;
    };
    let Some(html) = window.document().and_then(|all| all.document_element()) else {
        return;
    };
    if html.get_attribute("data-tairi").as_deref() == Some("static") {
        // The app is about to take this place; then there is a height to tell.
        soon(wish);
        return;
    }
    let size = |of: Result<JsValue, JsValue>| {
        pixels(of.ok().and_then(|size| size.as_f64()).unwrap_or_default())
    };
    let height = pixels(html.get_bounding_client_rect().height());
    let (frame, width) = (size(window.inner_height()), size(window.inner_width()));
    if width == 0 {
        // Nobody sees it; it will be another one when somebody does.
        return;
    }
    let (_, hash) = page::address();
    let messages = with(|tie| {
        let due = tie.host.due(height, frame, wish);
        due.then(|| tie.host.tell(height, width, &hash, wish))
    });
    let messages = messages.flatten();
    let told = messages.is_some();
    for message in messages.unwrap_or_default() {
        match message {
            Message::Text(text) => post(&text.into()),
            Message::Data(json) => post(&JSON::parse(&json).unwrap_or_default()),
        }
    }
    // In a frame that follows there is nothing to scroll; a bar that comes while it
    // grows would make the figure narrower, and so its height another one. A host
    // that does not follow leaves the bar to its reader.
    if frame >= height {
        let _ = html.set_attribute("data-fits", "");
    } else if told {
        with(|tie| tie.again = Later::new(PATIENCE, look));
    } else {
        let _ = html.remove_attribute("data-fits");
    }
}

/// Milliseconds of rest after which the host hears of a change.
const REST: i32 = 100;

/// Tells the host what has happened to a view, and the options in force; of several
/// events at once, the last.
pub fn tell(kind: &str, view: &str, options: &[(&'static str, String)]) {
    let object = |pairs: &[(&str, JsValue)]| {
        let object = Object::new();
        for (key, value) in pairs {
            // A plain object takes any property.
            let _ = Reflect::set(&object, &(*key).into(), value);
        }
        JsValue::from(object)
    };
    let pairs: Vec<(&str, JsValue)> = options
        .iter()
        .map(|(key, value)| (*key, value.into()))
        .collect();
    let event = object(&[
        ("source", "tairi".into()),
        ("view", view.into()),
        ("type", kind.into()),
        ("data", object(&pairs)),
    ]);
    with(|tie| tie.event = Later::new(REST, move || post(&event)));
}
