//! The page around the app: its address, its state for outsiders, its language.

use crate::i18n::Lang;
use gloo_events::EventListener;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement, HtmlSelectElement, Window};

/// What the page says about itself in `<html data-tairi>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageState {
    /// The figure answers to touch.
    Ready,
    /// The app cannot begin. That it has stopped, `www/start.js` says.
    Error,
}

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

fn html() -> Option<HtmlElement> {
    document()?.document_element()?.dyn_into().ok()
}

/// Sets `<html data-tairi>`.
pub fn set_state(state: PageState) {
    let value = match state {
        PageState::Ready => "ready",
        PageState::Error => "error",
    };
    if let Some(html) = html() {
        // An attribute of one's own on an element that exists is never refused.
        let _ = html.set_attribute("data-tairi", value);
    }
}

/// Puts the app in the place of the figure that stood there before it.
pub fn take_over() {
    let of = |id: &str| document().and_then(|document| document.get_element_by_id(id));
    if let Some(still) = of("tairi-still") {
        still.remove();
    }
    if let Some(app) = of("tairi") {
        // An attribute can always be taken away.
        let _ = app.remove_attribute("data-waiting");
    }
}

/// What the page itself asks for, where its address does not: keys and values as
/// an address has them.
#[must_use]
pub fn defaults() -> Vec<(String, String)> {
    let app = document().and_then(|document| document.get_element_by_id("tairi"));
    ["view", "lang", "plain"]
        .into_iter()
        .filter_map(|key| {
            let value = app.as_ref()?.get_attribute(&("data-".to_owned() + key))?;
            Some((key.to_owned(), value))
        })
        .collect()
}

/// An element that is on no page yet.
#[must_use]
pub fn element(tag: &str) -> Option<Element> {
    document()?.create_element(tag).ok()
}

/// Sets a performance mark, once.
pub fn mark(name: &str) {
    if let Some(performance) = window().and_then(|window| window.performance())
        && performance.get_entries_by_name(name).length() == 0
    {
        // A mark is a help for measuring; without it all else still works.
        let _ = performance.mark(name);
    }
}

/// Sets the language and the title of the page.
pub fn set_language(tag: &str, title: &str) {
    if let (Some(html), Some(document)) = (html(), document()) {
        html.set_lang(tag);
        document.set_title(title);
    }
}

/// The language that the page says it is in; English if it is none of tairi's.
#[must_use]
pub fn language() -> Lang {
    let tag = html().map(|html| html.lang()).unwrap_or_default();
    Lang::preferred([tag.as_str()])
}

/// The reader's preferred languages, the first one first.
#[must_use]
pub fn languages() -> Vec<String> {
    let Some(navigator) = window().map(|window| window.navigator()) else {
        return Vec::new();
    };
    let list = navigator.languages();
    list.iter().filter_map(|tag| tag.as_string()).collect()
}

/// Query and hash of the page's address, as they stand.
#[must_use]
pub fn address() -> (String, String) {
    let Some(location) = window().map(|window| window.location()) else {
        return Default::default();
    };
    (
        location.search().unwrap_or_default(),
        location.hash().unwrap_or_default(),
    )
}

/// Whether the page stands in a frame of another page.
#[must_use]
pub fn framed() -> bool {
    window().is_some_and(|window| match window.parent() {
        Ok(Some(parent)) => !js_sys::Object::is(&parent, &window),
        _ => false,
    })
}

/// Whether nobody can see the page, as behind another tab.
#[must_use]
pub fn hidden() -> bool {
    document().is_some_and(|document| document.hidden())
}

/// Puts an address in the bar. `push` adds a step to go back to.
///
/// Pages without an origin (a sandboxed frame, some files) may not change it;
/// they keep the one they have.
pub fn set_address(address: &str, push: bool) {
    let Some(history) = window().and_then(|window| window.history().ok()) else {
        return;
    };
    let _ = match push {
        true => history.push_state_with_url(&JsValue::NULL, "", Some(address)),
        false => history.replace_state_with_url(&JsValue::NULL, "", Some(address)),
    };
}

/// Calls back when the reader goes back or forward, or edits the hash.
#[must_use]
pub fn on_address(call: impl Fn() + Clone + 'static) -> Option<[EventListener; 2]> {
    let window = window()?;
    let again = call.clone();
    Some([
        EventListener::new(&window, "popstate", move |_| call()),
        EventListener::new(&window, "hashchange", move |_| again()),
    ])
}

/// Gives each list inside of an element the value that its `data-now` names.
pub fn settle(within: &Element) {
    let Ok(lists) = within.query_selector_all("select[data-now]") else {
        return;
    };
    for index in 0..lists.length() {
        let list = lists.item(index);
        if let Some(list) = list.and_then(|list| list.dyn_into::<HtmlSelectElement>().ok())
            && let Some(now) = list.get_attribute("data-now")
            && list.value() != now
        {
            list.set_value(&now);
        }
    }
}

/// Scrolls until an element is seen that lies below the edge of the window, or
/// of the area that it scrolls in; of one that is higher than that, the top.
pub fn bring_into_sight(element: &Element) {
    let rect = element.get_bounding_client_rect();
    let height = window()
        .and_then(|window| window.inner_height().ok())
        .and_then(|height| height.as_f64());
    let Some(mut room) = height else {
        return;
    };
    let mut edge = room;
    if let Ok(Some(area)) = element.closest(".scroll") {
        let area = area.get_bounding_client_rect();
        room = room.min(area.height());
        edge = edge.min(area.bottom());
    }
    if rect.bottom() > edge {
        element.scroll_into_view_with_bool(rect.height() > room);
    }
}

/// The number's name, where an element lies in one that opens.
#[must_use]
pub fn number_at(target: &Element) -> Option<String> {
    let button = target.closest("[data-origin]").ok().flatten()?;
    button.get_attribute("data-origin")
}

/// Scrolls a table's own box, and nothing else, until a cell is seen and as much
/// as can be of what opens under it.
pub fn reveal_inside(scroll: &Element, cell: &Element, opened: &Element) {
    let size = |selector: &str| {
        let found = scroll.query_selector(selector).ok().flatten();
        found.map(|found| found.get_bounding_client_rect())
    };
    // What stays in its place over the cells.
    let top = size("thead").map_or(0.0, |head| head.height());
    let left = size("tbody th").map_or(0.0, |head| head.width());
    let edge = scroll.get_bounding_client_rect();
    let (at, below) = (
        cell.get_bounding_client_rect(),
        opened.get_bounding_client_rect(),
    );
    let most = at.top() - edge.top() - top;
    let down = (below.bottom() - edge.bottom()).max(0.0).min(most);
    scroll.set_scroll_top(scroll.scroll_top() + down as i32);
    let right = (at.right() - edge.right()).max(0.0);
    let across = right.min(at.left() - edge.left() - left);
    scroll.set_scroll_left(scroll.scroll_left() + across as i32);
}

/// The element that keys go to, if it is inside of this one.
#[must_use]
pub fn focused_in(element: &Element) -> Option<Element> {
    // The document itself only knows of the host of a shadow tree.
    element.query_selector(":focus").ok().flatten()
}

/// Calls back when the window's size in CSS pixels changes, as zooming makes it.
#[must_use]
pub fn on_resize(call: impl Fn() + 'static) -> Option<EventListener> {
    let window = window()?;
    Some(EventListener::new(&window, "resize", move |_| call()))
}

/// Calls back when Escape is pressed anywhere on the page.
#[must_use]
pub fn on_escape(call: impl Fn() + 'static) -> Option<EventListener> {
    let document = document()?;
    Some(EventListener::new(&document, "keydown", move |event| {
        let key = event.dyn_ref::<web_sys::KeyboardEvent>();
        if key.is_some_and(|key| key.key() == "Escape") {
            call();
        }
    }))
}

/// Calls back once, after some milliseconds.
pub fn later(milliseconds: i32, call: impl FnOnce() + 'static) {
    if let Some(window) = window() {
        // Without a clock there is nothing to wait for.
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(
            Closure::once_into_js(call).unchecked_ref(),
            milliseconds,
        );
    }
}

/// The page's whole address.
#[must_use]
pub fn href() -> String {
    window()
        .and_then(|window| window.location().href().ok())
        .unwrap_or_default()
}

/// A call put off; dropped, it is never made.
pub struct Later {
    id: i32,
    // Called by the browser as long as this lives.
    _call: Closure<dyn FnMut()>,
}

impl Later {
    /// Calls back once, after some milliseconds.
    pub fn new(milliseconds: i32, call: impl FnMut() + 'static) -> Option<Later> {
        let call = Closure::new(call);
        let id = window()?
            .set_timeout_with_callback_and_timeout_and_arguments_0(
                call.as_ref().unchecked_ref(),
                milliseconds,
            )
            .ok()?;
        Some(Later { id, _call: call })
    }
}

impl Drop for Later {
    fn drop(&mut self) {
        if let Some(window) = window() {
            window.clear_timeout_with_handle(self.id);
        }
    }
}
