//! The widget in an element, and its canvas.

use super::tools::*;
use js_sys::{Array, Function, Promise};
use std::cell::RefCell;
use std::rc::Rc;
use tairi::draw::Measure;
use tairi::figure::View;
use tairi::i18n::Lang;
use tairi::platform::canvas::{self, CanvasMeasure};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Blob, Element, HtmlElement};

#[wasm_bindgen_test]
async fn a_widget_is_mounted_updated_given_away_and_taken_down() {
    let place = Place::new();
    let widget = place.mount("{ view: 'intensity', lang: 'ja' }");
    place
        .shows("[data-figure=intensity] [data-cell=JPN-KOR]")
        .await;
    assert_eq!(
        place
            .find(".tairi")
            .unwrap()
            .get_attribute("lang")
            .as_deref(),
        Some("ja")
    );
    assert_eq!(place.all("header, nav"), 0, "a widget is the figure alone");

    let heard = Rc::new(RefCell::new(Vec::new()));
    let listener = {
        let heard = heard.clone();
        Closure::<dyn FnMut(JsValue)>::new(move |options: JsValue| {
            heard.borrow_mut().push(format!(
                "{} {} {}",
                text(&options, "view"),
                text(&options, "lang"),
                text(&options, "time")
            ));
        })
    };
    let off = ask(&widget, "on", &["change".into(), listener.as_ref().clone()]).unwrap();
    ask(
        &widget,
        "update",
        &[js("{ view: 'trade', lang: 'en', time: '1990..2000' }")],
    )
    .unwrap();
    place.shows("[data-figure=trade]").await;
    place.draws().await;
    assert_eq!(*heard.borrow(), ["trade en 1990..2000"]);

    // A reader's change is told too.
    let table: HtmlElement = place.find("[data-tab=table]").unwrap().unchecked_into();
    table.click();
    until("a second call", || heard.borrow().len() == 2).await;
    off.unchecked_ref::<Function>()
        .call0(&JsValue::NULL)
        .unwrap();
    ask(&widget, "update", &[js("{ tab: null, time: null }")]).unwrap();
    until("the chart", || {
        place
            .find("[data-chart]")
            .is_some_and(|chart| !chart.has_attribute("hidden"))
    })
    .await;
    assert_eq!(
        heard.borrow().len(),
        2,
        "a listener that was ended hears nothing"
    );

    let svg = ask(&widget, "svg", &[]).unwrap().as_string().unwrap();
    assert!(
        svg.starts_with("<svg") && svg.contains("width=\"720\""),
        "{}",
        &svg[..120]
    );
    let csv = ask(&widget, "csv", &[]).unwrap().as_string().unwrap();
    assert!(csv.starts_with("year,"), "{}", &csv[..40]);
    assert!(csv.lines().any(|line| line.starts_with("1995,")));
    let png: Promise = ask(&widget, "png", &[]).unwrap().unchecked_into();
    let png: Blob = JsFuture::from(png).await.unwrap().dyn_into().unwrap();
    assert_eq!(png.type_(), "image/png");
    assert!(png.size() > 5000.0, "{} bytes", png.size());

    ask(&widget, "on", &["change".into(), listener.as_ref().clone()]).unwrap();
    ask(&widget, "update", &[js("{ view: 'fta' }")]).unwrap();
    ask(&widget, "destroy", &[]).unwrap();
    pause(100).await;
    assert_eq!(place.0.child_nodes().length(), 0, "the element is empty");
    assert_eq!(heard.borrow().len(), 2, "the listeners are silent");
    ask(&widget, "destroy", &[]).unwrap();
    for (name, arguments) in [
        ("update", "[{}]"),
        ("on", "['change', () => {}]"),
        ("svg", "[]"),
        ("png", "[]"),
        ("csv", "[]"),
    ] {
        let given = Array::from(&js(arguments)).to_vec();
        assert!(
            thrown(name, ask(&widget, name, &given)).contains("destroyed"),
            "{name}"
        );
    }

    let again = place.mount("{ view: 'roadmap' }");
    place.shows("[data-figure=roadmap]").await;
    ask(&again, "destroy", &[]).unwrap();
}

#[wasm_bindgen_test]
async fn a_widget_obeys_from_the_first_moment() {
    let place = Place::new();
    let widget = place.mount("{ view: 'trade' }");
    ask(&widget, "update", &[js("{ lang: 'ja' }")]).unwrap();
    ask(&widget, "update", &[js("{ view: 'intensity' }")]).unwrap();
    let csv = ask(&widget, "csv", &[]).unwrap().as_string().unwrap();
    assert!(csv.starts_with("exporter,"), "{csv}");
    place.shows(".tairi[lang=ja] [data-figure=intensity]").await;
    ask(&widget, "destroy", &[]).unwrap();
}

#[wasm_bindgen_test]
async fn a_widget_can_be_taken_down_at_any_moment() {
    let place = Place::new();
    // Before it is on the page, as frameworks do that mount everything twice.
    let first = place.mount("{ view: 'trade' }");
    ask(&first, "destroy", &[]).unwrap();
    let second = place.mount("{ view: 'fta' }");
    place.shows("[data-figure=fta]").await;
    pause(50).await;
    assert_eq!(place.all("[data-figure]"), 1);
    ask(&second, "destroy", &[]).unwrap();
    let third = place.mount("{ view: 'trade' }");
    ask(&third, "destroy", &[]).unwrap();
    pause(50).await;
    assert_eq!(place.0.child_nodes().length(), 0);

    // By its own listener.
    let widget = place.mount("{ view: 'trade', lang: 'en' }");
    place.draws().await;
    let end = js("(widget) => () => widget.destroy()").unchecked_into::<Function>();
    let listener = end.call1(&JsValue::NULL, &widget).unwrap();
    ask(&widget, "on", &["change".into(), listener]).unwrap();
    ask(&widget, "update", &[js("{ lang: 'ja' }")]).unwrap();
    until("an empty place", || place.0.child_nodes().length() == 0).await;

    // When its place is on the page no more, or was emptied by the host.
    let widget = place.mount("{ view: 'roadmap' }");
    place.shows("[data-figure]").await;
    place.0.set_text_content(None);
    ask(&widget, "update", &[js("{ view: 'trade' }")]).unwrap();
    pause(50).await;
    place.0.remove();
    ask(&widget, "destroy", &[]).unwrap();
    pause(50).await;
}

#[wasm_bindgen_test]
async fn a_wrong_update_changes_nothing() {
    let place = Place::new();
    let widget = place.mount("{ view: 'trade', lang: 'en' }");
    for wrong in [
        "{ lang: 'ja', view: 'nope' }",
        "{ view: 'fta', colour: 1 }",
        "{ measure: 'net' }",
    ] {
        thrown(wrong, ask(&widget, "update", &[js(wrong)]));
    }
    for wrong in ["['close', () => {}]", "['change', 1]"] {
        thrown(wrong, ask(&widget, "on", &Array::from(&js(wrong)).to_vec()));
    }
    place.shows("[data-figure=trade]").await;
    pause(50).await;
    assert!(place.find(".tairi[lang=en] [data-figure=trade]").is_some());
    ask(&widget, "destroy", &[]).unwrap();
}

#[wasm_bindgen_test]
async fn a_listener_that_throws_stops_nothing() {
    let place = Place::new();
    let widget = place.mount("{ view: 'trade', lang: 'en' }");
    place.draws().await;
    ask(
        &widget,
        "on",
        &[
            "change".into(),
            js("() => { throw new Error('the host has a fault, as this test wants it') }"),
        ],
    )
    .unwrap();
    ask(&widget, "update", &[js("{ lang: 'ja' }")]).unwrap();
    place.shows(".tairi[lang=ja]").await;
    ask(&widget, "update", &[js("{ lang: 'zh-TW' }")]).unwrap();
    place.shows(".tairi[lang=zh-TW]").await;
    ask(&widget, "destroy", &[]).unwrap();
}

#[wasm_bindgen_test]
async fn two_widgets_live_on_one_page_but_not_in_one_element() {
    let (left, right) = (Place::new(), Place::new());
    let one = left.mount("{ view: 'trade', lang: 'en' }");
    let two = right.mount("{ view: 'trade', lang: 'en' }");
    let message = thrown("a second one", call("mount", &[left.0.clone().into()]));
    assert!(message.contains("holds a widget"), "{message}");
    left.draws().await;
    right.draws().await;

    let mut ids: Vec<String> = Vec::new();
    let all = document().query_selector_all("[id]").unwrap();
    for index in 0..all.length() {
        let element: Element = all.item(index).unwrap().unchecked_into();
        ids.push(element.id());
    }
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count, "each id is there once");
    let radios = |place: &Place| {
        place
            .find("input[type=radio]")
            .unwrap()
            .get_attribute("name")
    };
    assert_ne!(
        radios(&left),
        radios(&right),
        "a choice in one is none in the other"
    );

    ask(&one, "update", &[js("{ unit: 'printed' }")]).unwrap();
    left.shows("input[value=printed]:checked").await;
    pause(50).await;
    let checked = |place: &Place| {
        text(
            &place.find("[data-key=unit]:checked").unwrap().into(),
            "value",
        )
    };
    assert_eq!(
        (checked(&left), checked(&right)),
        ("printed".into(), "usd".into())
    );
    ask(&one, "destroy", &[]).unwrap();
    pause(50).await;
    assert_eq!(left.0.child_nodes().length(), 0);
    assert_eq!(right.all("[data-figure=trade]"), 1, "the other one stays");
    ask(&two, "destroy", &[]).unwrap();
}

#[wasm_bindgen_test]
async fn a_widget_speaks_the_language_around_it() {
    let place = Place::new();
    place.0.set_lang("ja");
    let widget = place.mount("{}");
    place.shows(".tairi[lang=ja]").await;
    ask(&widget, "destroy", &[]).unwrap();
}

#[wasm_bindgen_test]
async fn a_widget_begins_with_nothing_of_the_one_before() {
    let (before, after) = (Place::new(), Place::new());
    let widget = before.mount("{ view: 'trade', lang: 'en' }");
    before.draws().await;
    ask(&widget, "destroy", &[]).unwrap();
    let widget = after.mount("{ view: 'fta', lang: 'en' }");
    assert!(after.find("[data-figure=trade]").is_none());
    after.shows("[data-figure=fta]").await;
    ask(&widget, "destroy", &[]).unwrap();
}

#[wasm_bindgen_test]
async fn no_style_attribute_is_written_as_a_strict_policy_would_refuse_it() {
    js_sys::eval(
        "globalThis.tairiPlain = Element.prototype.setAttribute;
         globalThis.tairiStyles = [];
         Element.prototype.setAttribute = function (name, value) {
           if (/^(style|on)/i.test(name)) globalThis.tairiStyles.push(`${this.tagName} ${name}=${value}`);
           return globalThis.tairiPlain.call(this, name, value);
         };",
    )
    .unwrap();
    for view in View::ALL {
        let place = Place::new();
        let widget = place.mount(&format!("{{ view: '{}', lang: 'en' }}", view.id()));
        place.shows(&format!("[data-figure={}]", view.id())).await;
        if !matches!(view, View::Intensity | View::Claims | View::Workbench) {
            place.draws().await;
        }
        if let Some(part) = place.find("[data-cell], [data-target]:not([aria-pressed])") {
            part.unchecked_into::<HtmlElement>().click();
            place
                .shows(&format!("[data-figure={}] [data-detail]", view.id()))
                .await;
        }
        ask(&widget, "svg", &[]).unwrap();
        ask(&widget, "destroy", &[]).unwrap();
    }
    let written = js_sys::eval(
        "Element.prototype.setAttribute = globalThis.tairiPlain; globalThis.tairiStyles.join()",
    );
    assert_eq!(written.unwrap().as_string().as_deref(), Some(""));
}

// The canvas.

#[wasm_bindgen_test]
fn measuring_a_text_adds_nothing_to_the_page() {
    let count = || document().query_selector_all("*").unwrap().length();
    let before = count();
    for lang in Lang::ALL {
        let measure = CanvasMeasure::new(lang).unwrap();
        let (short, long) = (
            measure.width("台", 16.0, false),
            measure.width("台日貿易", 16.0, false),
        );
        assert!(short > 8.0 && long > 3.5 * short, "{short} {long}");
        assert!(
            measure.width("trade", 16.0, true) > measure.width("trade", 16.0, false),
            "bold is wider"
        );
        assert!(measure.width("trade", 32.0, false) > 1.9 * measure.width("trade", 16.0, false));
    }
    assert_eq!(count(), before);
}

#[wasm_bindgen_test]
fn a_canvas_is_as_many_device_pixels_as_its_place_has() {
    let canvas = canvas::create().unwrap();
    for ratio in [1.0, 1.25, 2.0, 3.0] {
        canvas::fit(&canvas, 301.0, 200.0, ratio);
        assert_eq!(f64::from(canvas.width()), (301.0 * ratio).round());
        assert_eq!(f64::from(canvas.height()), (200.0 * ratio).round());
        assert_eq!(canvas.style().get_property_value("width").unwrap(), "301px");
    }
}

#[wasm_bindgen_test]
async fn a_mounted_picture_is_crisp_and_follows_the_width_of_its_place() {
    let place = Place::new();
    let widget = place.mount("{ view: 'china-market', lang: 'en' }");
    let canvas = place.draws().await;
    let ratio = web_sys::window().unwrap().device_pixel_ratio();
    let crisp = |width: f64| {
        let shown = canvas.get_bounding_client_rect().width();
        (shown - width).abs() < 1.0 && (f64::from(canvas.width()) - shown * ratio).abs() <= 1.0
    };
    until("480 pixels", || crisp(480.0)).await;
    place.0.style().set_property("width", "333px").unwrap();
    until("333 pixels", || crisp(333.0)).await;
    assert!(ink(&canvas), "and it is drawn anew");
    ask(&widget, "destroy", &[]).unwrap();
}
