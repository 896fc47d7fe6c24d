//! What JavaScript may call, and the widget in an element, in a real browser.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails loudly")]

use js_sys::{Array, Error, Function, Object, Promise, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use tairi::claims::Verdict;
use tairi::data::DatasetId;
use tairi::data::schema::Kind;
use tairi::draw::Measure;
use tairi::figure::View;
use tairi::i18n::Lang;
use tairi::platform::canvas::{self, CanvasMeasure};
use tairi::trade::intensity::Variant;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Blob, Document, Element, HtmlCanvasElement, HtmlElement};

wasm_bindgen_test_configure!(run_in_browser);

// The tools.

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).unwrap()
}

fn number(object: &JsValue, key: &str) -> Option<f64> {
    get(object, key).as_f64()
}

fn text(object: &JsValue, key: &str) -> String {
    get(object, key).as_string().unwrap_or_default()
}

fn list(object: &JsValue, key: &str) -> Vec<JsValue> {
    Array::from(&get(object, key)).to_vec()
}

/// An object as JavaScript writes it.
fn js(source: &str) -> JsValue {
    js_sys::eval(&format!("({source})")).unwrap()
}

/// Calls a function of an object.
fn ask(object: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let function: Function = get(object, name).dyn_into().unwrap();
    function.apply(object, &arguments.iter().collect::<Array>())
}

/// Calls a function of the API.
fn call(name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    ask(&tairi::api::object().unwrap(), name, arguments)
}

fn intensity(query: &str) -> JsValue {
    call("intensity", &[js(query)]).unwrap()
}

fn cell(matrix: &JsValue, exporter: &str, importer: &str) -> JsValue {
    list(matrix, "cells")
        .into_iter()
        .find(|cell| text(cell, "exporter") == exporter && text(cell, "importer") == importer)
        .unwrap()
}

/// Waits until something is so, for two seconds at most.
async fn until(what: &str, so: impl Fn() -> bool) {
    for _ in 0..100 {
        if so() {
            return;
        }
        pause(20).await;
    }
    panic!("{what} did not come to be");
}

async fn pause(milliseconds: i32) {
    let promise = Promise::new(&mut |resolve, _| {
        web_sys::window()
            .unwrap()
            .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds)
            .unwrap();
    });
    JsFuture::from(promise).await.unwrap();
}

/// An element on the page that takes itself away.
struct Place(HtmlElement);

impl Place {
    fn new() -> Place {
        let element: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        element.style().set_property("width", "480px").unwrap();
        document().body().unwrap().append_child(&element).unwrap();
        Place(element)
    }

    fn mount(&self, options: &str) -> JsValue {
        call("mount", &[self.0.clone().into(), js(options)]).unwrap()
    }

    fn find(&self, selector: &str) -> Option<Element> {
        self.0.query_selector(selector).unwrap()
    }

    fn all(&self, selector: &str) -> u32 {
        self.0.query_selector_all(selector).unwrap().length()
    }

    async fn shows(&self, selector: &str) {
        until(selector, || self.find(selector).is_some()).await;
    }

    async fn draws(&self) -> HtmlCanvasElement {
        let canvas = || {
            self.find("canvas.picture")?
                .dyn_into::<HtmlCanvasElement>()
                .ok()
        };
        until("a picture", || canvas().is_some_and(|canvas| ink(&canvas))).await;
        canvas().unwrap()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.remove();
    }
}

/// Whether anything is drawn on a canvas.
fn ink(canvas: &HtmlCanvasElement) -> bool {
    let look = Function::new_with_args(
        "canvas",
        "const copy = new OffscreenCanvas(canvas.width, canvas.height);
         const context = copy.getContext('2d', { willReadFrequently: true });
         context.drawImage(canvas, 0, 0);
         return context.getImageData(0, 0, canvas.width, canvas.height).data.some((byte) => byte > 0);",
    );
    look.call1(&JsValue::NULL, canvas).unwrap().is_truthy()
}

// The embedded tables.

/// What the paper prints, as it stands in the repository.
const PRINTED: [(&str, &str); 3] = [
    (
        "trade-1952-1972",
        include_str!("../src/data/tables/trade-1952-1972.csv"),
    ),
    (
        "investment-in-china",
        include_str!("../src/data/tables/investment-in-china.csv"),
    ),
    (
        "trade-1987-2010",
        include_str!("../src/data/tables/trade-1987-2010.csv"),
    ),
];

#[wasm_bindgen_test]
fn every_printed_value_is_given() {
    for (id, printed) in PRINTED {
        let set = call("dataset", &[id.into()]).unwrap();
        let mut lines = printed.lines();
        let columns: Vec<&str> = lines.next().unwrap().split(',').collect();
        let given: Vec<String> = list(&set, "columns")
            .iter()
            .filter_map(JsValue::as_string)
            .collect();
        assert_eq!(given, columns, "{id}");
        let rows = list(&set, "rows");
        assert_eq!(rows.len(), lines.clone().count(), "{id}");
        for (row, line) in rows.iter().zip(lines) {
            let values = Array::from(row).to_vec();
            let cells: Vec<&str> = line.split(',').collect();
            assert_eq!(values.len(), cells.len(), "{id}: {line}");
            for ((value, cell), column) in values.iter().zip(cells).zip(&columns) {
                match (value.as_f64(), value.as_string()) {
                    (Some(number), _) => {
                        assert_eq!(
                            number,
                            cell.parse::<f64>().unwrap(),
                            "{id} {column}: {line}"
                        )
                    }
                    (_, Some(words)) => assert_eq!(words, cell, "{id} {column}: {line}"),
                    _ => assert!(value.is_null() && cell.is_empty(), "{id} {column}: {line}"),
                }
                assert!(
                    Object::is(&get(row, column), value),
                    "{id} {column} by its name: {line}"
                );
            }
        }
    }
}

#[wasm_bindgen_test]
fn values_that_are_found_wrong_stay_printed_and_the_reckoned_ones_stand_beside() {
    let set = call("dataset", &["trade-1952-1972".into(), "ja".into()]).unwrap();
    let note = list(&set, "notes")
        .into_iter()
        .find(|note| text(note, "row") == "1966" && number(note, "reckoned").is_some())
        .unwrap();
    let row = list(&set, "rows")
        .into_iter()
        .find(|row| number(row, "year") == Some(1966.0))
        .unwrap();
    let printed = number(&row, &text(&note, "column")).unwrap();
    assert_ne!(Some(printed), number(&note, "reckoned"));
    assert!(!text(&note, "text").is_empty());
}

#[wasm_bindgen_test]
fn every_table_is_listed_and_given_in_every_language() {
    // The page of these tests says no language.
    let english = call("datasets", &[]).unwrap();
    assert_eq!(
        Array::from(&english).length() as usize,
        DatasetId::ALL.len()
    );
    for lang in Lang::ALL {
        let listed = Array::from(&call("datasets", &[lang.code().into()]).unwrap()).to_vec();
        for (id, entry) in DatasetId::ALL.into_iter().zip(&listed) {
            let set = call("dataset", &[id.as_str().into(), lang.code().into()]).unwrap();
            for key in ["id", "title", "unit", "source", "coverage", "terms"] {
                assert!(!text(&set, key).is_empty(), "{} {key}", id.as_str());
                assert_eq!(text(&set, key), text(entry, key), "{} {key}", id.as_str());
            }
            assert_eq!(text(&set, "id"), id.as_str());
            assert_eq!(number(entry, "rows"), Some(list(&set, "rows").len() as f64));
        }
    }
}

// Trade intensity.

#[wasm_bindgen_test]
fn the_papers_formula_gives_its_values() {
    for (year, exporter, importer, value) in [
        (1995, "CHN", "JPN", 2.698),
        (2005, "CHN", "JPN", 2.239),
        (2005, "JPN", "KOR", 3.143),
        (2005, "KOR", "CHN", 3.456),
    ] {
        let matrix = intensity(&format!("{{ year: {year}, variant: 'paper' }}"));
        assert_eq!(number(&matrix, "year"), Some(f64::from(year)));
        assert_eq!(text(&matrix, "variant"), "paper");
        let cell = cell(&matrix, exporter, importer);
        let got = number(&cell, "value").unwrap();
        assert!(
            (got - value).abs() <= 0.001,
            "{exporter} to {importer} {year}: {got}"
        );
        assert!(get(&cell, "reason").is_null());
        let inputs = get(&cell, "inputs");
        let [x_ij, x_i, m_j, m_w] =
            ["x_ij", "x_i", "m_j", "m_w"].map(|key| number(&inputs, key).unwrap());
        assert!((x_ij / x_i / (m_j / m_w) - got).abs() < 1e-9);
        assert_eq!(number(&matrix, "world_imports"), Some(m_w));
    }
}

#[wasm_bindgen_test]
fn what_is_undefined_is_null_and_says_why() {
    let matrix = intensity("{ year: 1995, variant: 'paper' }");
    for (exporter, importer, reason) in [
        ("TWN", "CHN", "through-hong-kong"),
        ("JPN", "JPN", "same-economy"),
    ] {
        let cell = cell(&matrix, exporter, importer);
        assert!(get(&cell, "value").is_null(), "{exporter} to {importer}");
        assert_eq!(text(&cell, "reason"), reason);
    }
    for variant in Variant::ALL {
        for year in tairi::trade::intensity::years(variant) {
            let matrix = intensity(&format!(
                "{{ year: {year}, variant: '{}' }}",
                variant.as_str()
            ));
            for cell in list(&matrix, "cells") {
                let (value, reason) = (get(&cell, "value"), get(&cell, "reason"));
                assert_ne!(
                    value.is_null(),
                    reason.is_null(),
                    "{year} {}",
                    variant.as_str()
                );
                assert!(
                    value
                        .as_f64()
                        .is_none_or(|value| value.is_finite() && value >= 0.0)
                );
                let shares = !get(&cell, "shares").is_undefined();
                assert_eq!(shares, variant == Variant::ImportShare, "{year}");
            }
        }
    }
}

#[wasm_bindgen_test]
fn flows_of_ones_own_are_reckoned() {
    let flows = "[
        { exporter: 'A', importer: 'B', value: 30, year: 2001 },
        { exporter: 'A', importer: 'C', value: 10, year: 2001 },
        { exporter: 'B', importer: 'C', value: 60, year: 2001 },
        { exporter: 'B', importer: 'A', value: 999, year: 2002 },
    ]";
    let matrix = intensity(&format!("{{ year: 2001, flows: {flows} }}"));
    assert_eq!(number(&matrix, "year"), Some(2001.0));
    assert_eq!(number(&matrix, "world_imports"), Some(100.0));
    // (30 ÷ 40) ÷ (30 ÷ 100)
    assert_eq!(number(&cell(&matrix, "A", "B"), "value"), Some(2.5));
    let absent = cell(&matrix, "C", "A");
    assert!(get(&absent, "value").is_null());
    assert_eq!(text(&absent, "reason"), "missing");
    let all = intensity(&format!("{{ flows: {flows} }}"));
    assert!(get(&all, "year").is_null(), "no year was named");
    assert_eq!(number(&all, "world_imports"), Some(1099.0));
}

// Wrong calls.

fn thrown(what: &str, outcome: Result<JsValue, JsValue>) -> String {
    let Err(thrown) = outcome else {
        panic!("{what}: nothing was thrown");
    };
    match thrown.dyn_into::<Error>() {
        Ok(error) => error.message().into(),
        Err(other) => panic!("{what}: thrown, but no Error: {other:?}"),
    }
}

#[wasm_bindgen_test]
fn a_wrong_call_throws_an_error_that_says_what_was_expected() {
    for (name, arguments, expected) in [
        (
            "dataset",
            "['nope']",
            "trade-1952-1972, investment-in-china",
        ),
        ("dataset", "[]", "trade-1952-1972"),
        ("dataset", "[{}]", "trade-1952-1972"),
        ("dataset", "['triangle', 'fr']", "zh-TW, ja, en"),
        ("datasets", "[1]", "zh-TW, ja, en"),
        ("intensity", "[]", "{year: 2005"),
        ("intensity", "[2005]", "{year: 2005"),
        ("intensity", "[{}]", "1995, 2005, 2015"),
        ("intensity", "[{ year: 1700 }]", "1995, 2005, 2015"),
        ("intensity", "[{ year: 2005.5 }]", "1995, 2005, 2015"),
        ("intensity", "[{ year: 'soon' }]", "1995, 2005, 2015"),
        (
            "intensity",
            "[{ year: 2005, variant: 'nope' }]",
            "paper, net, import-share, closed",
        ),
        (
            "intensity",
            "[{ flows: 'A,B,1' }]",
            "an array of {exporter, importer, value, year}",
        ),
        (
            "intensity",
            "[{ flows: [{ exporter: 'A' }] }]",
            "an array of {exporter, importer, value, year}",
        ),
        (
            "intensity",
            "[{ flows: [{ exporter: 'A', importer: 'B', value: '1' }] }]",
            "two texts and a number or two",
        ),
        ("intensity", "[{ flows: [] }]", "one row at least"),
        (
            "intensity",
            "[{ year: 2001, flows: [{ exporter: 'A', importer: 'B', value: 1, year: 2 }] }]",
            "2001",
        ),
        (
            "intensity",
            "[{ year: 'x', flows: [{ exporter: 'A', importer: 'B', value: 1 }] }]",
            "a whole number",
        ),
        ("mount", "[]", "an element"),
        ("mount", "['#figure']", "an element"),
        (
            "mount",
            "[document.createElement('p'), 'trade']",
            "an object",
        ),
        (
            "mount",
            "[document.createElement('p'), { view: 'nope' }]",
            "china-market",
        ),
        (
            "mount",
            "[document.createElement('p'), { lang: 'fr' }]",
            "zh-TW, ja, en",
        ),
        (
            "mount",
            "[document.createElement('p'), { tab: 1 }]",
            "chart, table, sources",
        ),
        (
            "mount",
            "[document.createElement('p'), { theme: true }]",
            "auto, light, dark",
        ),
        (
            "mount",
            "[document.createElement('p'), { yScale: 'cubic' }]",
            "linear, log",
        ),
        (
            "mount",
            "[document.createElement('p'), { time: 'soon' }]",
            "1987..2010",
        ),
        (
            "mount",
            "[document.createElement('p'), { static: 'perhaps' }]",
            "true or false",
        ),
        (
            "mount",
            "[document.createElement('p'), { measure: 'net' }]",
            "value, share",
        ),
        (
            "mount",
            "[document.createElement('p'), { measure: 'share', view: 'intensity' }]",
            "paper, net",
        ),
        (
            "mount",
            "[document.createElement('p'), { view: 'roadmap', unit: 'usd' }]",
            "roadmap has only one",
        ),
        (
            "mount",
            "[document.createElement('p'), { colour: 'red' }]",
            "view, lang, time",
        ),
    ] {
        let given: Vec<JsValue> = Array::from(&js(arguments)).to_vec();
        let message = thrown(&format!("{name}({arguments})"), call(name, &given));
        assert!(message.starts_with("tairi: "), "{message}");
        assert!(message.contains(expected), "{name}({arguments}): {message}");
    }
}

// The claims.

#[wasm_bindgen_test]
fn every_claim_is_given_with_its_verdict_and_its_working() {
    let claims = Array::from(&call("claims", &["ja".into()]).unwrap()).to_vec();
    assert_eq!(claims.len(), 23);
    let of = |id: &str| claims.iter().find(|claim| text(claim, "id") == id).unwrap();
    let c18 = of("c18");
    assert_eq!(text(c18, "verdict"), "differs");
    assert_eq!(number(c18, "computed"), Some(24.03));
    assert_eq!(number(c18, "difference"), Some(-0.27));
    assert!(text(c18, "text").contains("1966年"));
    assert!(get(c18, "evidence").is_null());
    assert_eq!(text(of("c19"), "computed"), "363.4; -177.0");
    assert_eq!(text(&get(of("c16"), "evidence"), "verdict"), "differs");
    assert!(get(of("c17"), "computed").is_null());
    for claim in &claims {
        assert!(!list(claim, "steps").is_empty(), "{}", text(claim, "id"));
    }
}

// The declarations.

#[wasm_bindgen_test]
fn the_declarations_name_what_the_code_knows() {
    let types = include_str!("../www/tairi.d.ts");
    let quoted = |id: &str| {
        assert!(types.contains(&format!("\"{id}\"")), "{id} is not declared");
    };
    DatasetId::ALL.iter().for_each(|id| quoted(id.as_str()));
    View::ALL.iter().for_each(|view| quoted(view.id()));
    Verdict::ALL.iter().for_each(|verdict| quoted(verdict.id()));
    Lang::ALL.iter().for_each(|lang| quoted(lang.code()));
    Variant::ALL
        .iter()
        .for_each(|variant| quoted(variant.as_str()));
    for view in View::ALL {
        let options = tairi::figure::Options::default();
        let (units, extras) = (view.units(&options), view.extras(&options));
        for choice in view.measures().iter().chain(&units).chain(&extras) {
            quoted(choice.id);
        }
    }
    for variant in Variant::ALL {
        for year in tairi::trade::intensity::years(variant) {
            let matrix = tairi::trade::intensity::embedded(year, variant).unwrap();
            for reason in matrix.cells.iter().filter_map(|cell| cell.value.err()) {
                quoted(reason.id());
            }
        }
    }
    for id in DatasetId::ALL {
        let from = types.find(&format!("  \"{}\": {{", id.as_str()));
        let from = from
            .or_else(|| types.find(&format!("  {}: {{", id.as_str())))
            .unwrap();
        let end = from + types[from..].find('}').unwrap();
        let declared = &types[from..end];
        for (column, kind) in id.schema().columns {
            let holds = match kind {
                Kind::Sparse => "number | null",
                kind if kind.is_numeric() => "number",
                _ => "string",
            };
            let line = format!("{column}: {holds}");
            let there =
                declared.contains(&format!("{line};")) || declared.contains(&format!("{line} "));
            assert!(there, "{}: {line}", id.as_str());
        }
    }
    for name in Object::keys(&tairi::api::object().unwrap()).iter() {
        let name = name.as_string().unwrap();
        assert!(
            types.contains(&format!("export function {name}")),
            "{name} is not declared"
        );
    }
}

// The widget.

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
    pause(50).await;
    assert_eq!(place.0.child_nodes().length(), 0);

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
        if !matches!(view, View::Intensity | View::Claims) {
            place.draws().await;
        }
        if let Some(part) = place.find("[data-cell], [data-target]") {
            part.unchecked_into::<HtmlElement>().click();
            place.shows("[data-detail]").await;
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
