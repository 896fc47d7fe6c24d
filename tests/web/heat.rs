//! The heat map and the long table in a browser, with made-up economies.

use super::made_up;
use super::tools::*;
use std::cell::RefCell;
use std::rc::Rc;
use tairi::app::Shared;
use tairi::app::heat::{HeatProps, HeatView};
use tairi::app::rows::{Rows, RowsProps};
use tairi::draw::Theme;
use tairi::figure::order::Order;
use tairi::i18n::Lang;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, HtmlInputElement};
use yew::{AppHandle, AttrValue, Callback, Renderer};

/// What was told to those around a component.
#[derive(Clone, Default)]
struct Told(Rc<RefCell<Vec<String>>>);

impl Told {
    fn hear<T: 'static>(&self, say: impl Fn(T) -> String + 'static) -> Callback<T> {
        let told = self.0.clone();
        Callback::from(move |what| told.borrow_mut().push(say(what)))
    }

    fn last(&self) -> String {
        self.0.borrow().last().cloned().unwrap_or_default()
    }
}

fn figure(economies: usize) -> Shared {
    Shared::new(made_up::figure(made_up::sample(economies, 9), Lang::En))
}

fn heat(place: &Place, economies: usize, told: &Told) -> AppHandle<HeatView> {
    let props = HeatProps {
        figure: figure(economies),
        theme: &Theme::LIGHT,
        focus: None,
        opens: "made-up-detail".to_owned(),
        choose: told.hear(|pair: Option<String>| format!("open {}", pair.unwrap_or_default())),
        resort: told.hear(|order: Order| format!("sort {}", order.id())),
        announce: told.hear(|text: AttrValue| text.to_string()),
        page: false,
        still: false,
    };
    Renderer::<HeatView>::with_root_and_props(place.0.clone().into(), props).render()
}

fn event(target: &Element, source: &str) {
    let event: web_sys::Event = js(source).unchecked_into();
    target.dispatch_event(&event).unwrap();
}

fn key(target: &Element, key: &str, ctrl: bool) {
    let source = format!(
        "new KeyboardEvent('keydown', {{ key: '{key}', ctrlKey: {ctrl}, bubbles: true, cancelable: true }})"
    );
    event(target, &source);
}

fn pointer(target: &Element, kind: &str, id: i32, finger: bool, x: f64, y: f64) {
    let rect = target.get_bounding_client_rect();
    let source = format!(
        "new PointerEvent('pointer{kind}', {{ pointerId: {id}, pointerType: '{}', clientX: {}, clientY: {}, bubbles: true }})",
        if finger { "touch" } else { "mouse" },
        rect.left() + x,
        rect.top() + y,
    );
    event(target, &source);
}

fn map(place: &Place) -> Element {
    place.find(".map").unwrap()
}

fn cell(place: &Place) -> String {
    map(place).get_attribute("data-cell").unwrap_or_default()
}

fn zoomed(place: &Place) -> bool {
    place.find(".heat[data-zoomed]").is_some()
}

#[wasm_bindgen_test]
async fn the_keys_lead_through_a_heat_map_and_open_a_cell() {
    let (place, told) = (Place::new(), Told::default());
    let app = heat(&place, 230, &told);
    place.draws().await;
    key(&map(&place), "ArrowRight", false);
    key(&map(&place), "ArrowRight", false);
    until("a cell", || cell(&place) == "AAA-ABA").await;
    assert!(told.last().contains(" to "), "{}", told.last());
    key(&map(&place), "End", true);
    key(&map(&place), "ArrowLeft", false);
    let codes = made_up::sample(230, 9).codes;
    let last = format!("{}-{}", codes[229], codes[228]);
    until("the last row", || cell(&place) == last).await;
    key(&map(&place), "Enter", false);
    assert_eq!(told.last(), format!("open {last}"));
    key(&map(&place), "+", false);
    until("zoom", || zoomed(&place)).await;
    key(&map(&place), "0", false);
    until("all", || !zoomed(&place)).await;
    key(&map(&place), "Escape", false);
    until("nothing", || cell(&place).is_empty()).await;
    app.destroy();
}

#[wasm_bindgen_test]
async fn fingers_read_open_pinch_and_pull() {
    let (place, told) = (Place::new(), Told::default());
    let app = heat(&place, 60, &told);
    place.draws().await;
    let map = map(&place);
    let tap = |x: f64, y: f64| {
        pointer(&map, "down", 1, true, x, y);
        pointer(&map, "up", 1, true, x, y);
    };
    tap(200.0, 200.0);
    until("a cell", || !cell(&place).is_empty()).await;
    pause(400).await;
    tap(200.0, 200.0);
    let last = told.last();
    assert!(
        !last.starts_with("open"),
        "a small cell is only read: {last}"
    );
    let further: HtmlElement = place.find(".values .turn").unwrap().unchecked_into();
    further.click();
    assert_eq!(told.last(), format!("open {}", cell(&place)));
    pause(400).await;
    pointer(&map, "down", 1, true, 150.0, 150.0);
    pointer(&map, "down", 2, true, 250.0, 250.0);
    pointer(&map, "move", 2, true, 350.0, 350.0);
    until("zoom", || zoomed(&place)).await;
    pointer(&map, "up", 1, true, 150.0, 150.0);
    pointer(&map, "up", 2, true, 350.0, 350.0);
    let buttons = place.find(".zoom").unwrap().children();
    let fit: HtmlElement = buttons.item(1).unwrap().unchecked_into();
    fit.click();
    until("all", || !zoomed(&place)).await;
    // Two taps enlarge.
    tap(300.0, 300.0);
    tap(300.0, 300.0);
    until("zoom", || zoomed(&place)).await;
    pause(400).await;
    tap(300.0, 300.0);
    tap(300.0, 300.0);
    // A cell that a finger can hit opens when it is tapped again.
    pause(400).await;
    tap(350.0, 150.0);
    let read = told.last();
    pause(400).await;
    tap(350.0, 150.0);
    assert!(!read.starts_with("open"), "{read}");
    until("it opens", || {
        told.last() == format!("open {}", cell(&place))
    })
    .await;
    app.destroy();
}

#[wasm_bindgen_test]
async fn an_economy_is_found_and_another_order_asked_for() {
    let (place, told) = (Place::new(), Told::default());
    let app = heat(&place, 230, &told);
    place.draws().await;
    let field: HtmlInputElement = place.find(".find").unwrap().unchecked_into();
    assert_eq!(place.all("datalist option"), 230);
    field.set_value("aba");
    event(&field, "new InputEvent('input', { bubbles: true })");
    until("it is said", || told.last().ends_with("(ABA)")).await;
    field.set_value("atlantis");
    event(&field, "new Event('change', { bubbles: true })");
    until("it is not known", || {
        place.find(".find[aria-invalid]").is_some()
    })
    .await;
    assert!(told.last().contains("none found"));
    let list: web_sys::HtmlSelectElement = place.find("select").unwrap().unchecked_into();
    list.set_value("likeness");
    event(&list, "new Event('change', { bubbles: true })");
    until("an order", || told.last() == "sort likeness").await;
    app.destroy();
}

#[wasm_bindgen_test]
async fn drawing_a_large_map_anew_takes_a_part_of_a_frame() {
    let (place, told) = (Place::new(), Told::default());
    let app = heat(&place, 230, &told);
    place.draws().await;
    let map = map(&place);
    let now = || web_sys::window().unwrap().performance().unwrap().now();
    let mut times = Vec::new();
    for round in 0..20 {
        let start = now();
        key(&map, if round % 2 == 0 { "+" } else { "-" }, false);
        // What the key leads to is drawn before the next task.
        pause(0).await;
        times.push(now() - start);
    }
    times.sort_by(f64::total_cmp);
    // Unoptimized and in a slow machine; a release build takes some milliseconds.
    assert!(times[10] < 100.0, "{times:?}");
    app.destroy();
}

#[wasm_bindgen_test]
async fn of_fifty_thousand_rows_those_in_sight_are_written() {
    let (place, told) = (Place::new(), Told::default());
    // What the stylesheet does.
    let style = document().create_element("style").unwrap();
    style.set_text_content(Some(
        ".scroll { height: 400px; overflow: auto } .rows table { border-spacing: 0 } .rows th, .rows td { padding: 4px }",
    ));
    document().head().unwrap().append_child(&style).unwrap();
    let props = RowsProps {
        figure: figure(230),
        focus: None,
        opens: "made-up-detail".to_owned(),
        choose: Some(
            told.hear(|pair: Option<String>| format!("open {}", pair.unwrap_or_default())),
        ),
        sort: None,
        resort: told.hear(|sort: Option<(String, bool)>| format!("sort {sort:?}")),
    };
    let app = Renderer::<Rows>::with_root_and_props(place.0.clone().into(), props).render();
    place.shows("[data-at='0']").await;
    let area: HtmlElement = place.find(".scroll").unwrap().unchecked_into();
    assert_eq!(
        place
            .find("table")
            .unwrap()
            .get_attribute("aria-rowcount")
            .as_deref(),
        Some("52671")
    );
    let written = || place.all("tbody tr:not(.pad)");
    assert!(written() < 80, "{} rows", written());
    until("room for all", || area.scroll_height() > 1_000_000).await;
    area.set_scroll_top(area.scroll_height() / 2);
    until("rows of the middle", || {
        let row = place
            .find("[data-at]")
            .and_then(|row| row.get_attribute("aria-rowindex"));
        row.is_some_and(|row| row.parse::<usize>().unwrap() > 20_000)
    })
    .await;
    assert!(written() < 80, "{} rows", written());

    // The keys go from row to row, and to the last.
    area.set_scroll_top(0);
    place.shows("[data-at='0'] button[tabindex='0']").await;
    let first: HtmlElement = place.find("[data-at='0'] button").unwrap().unchecked_into();
    first.focus().unwrap();
    key(&first, "ArrowDown", false);
    place.shows("[data-at='1'] button:focus").await;
    let second: HtmlElement = place.find("[data-at='1'] button").unwrap().unchecked_into();
    key(&second, "End", false);
    place.shows("[data-at='52669'] button:focus").await;
    let last: HtmlElement = place
        .find("[data-at='52669'] button")
        .unwrap()
        .unchecked_into();
    last.click();
    assert!(told.last().starts_with("open "), "{}", told.last());

    let field: HtmlInputElement = place.find(".find").unwrap().unchecked_into();
    field.set_value("aaa-aba");
    event(&field, "new InputEvent('input', { bubbles: true })");
    until("one row", || written() == 1).await;
    let sort: HtmlElement = place
        .find("th:nth-child(3) .sort")
        .unwrap()
        .unchecked_into();
    sort.click();
    assert_eq!(told.last(), "sort Some((\"intensity\", true))");
    app.destroy();
    style.remove();
}
