//! What the tests in a browser share: short ways to call JavaScript, and a place
//! on the page.

use js_sys::{Array, Error, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, HtmlCanvasElement, HtmlElement};

pub fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

pub fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).unwrap()
}

pub fn number(object: &JsValue, key: &str) -> Option<f64> {
    get(object, key).as_f64()
}

pub fn text(object: &JsValue, key: &str) -> String {
    get(object, key).as_string().unwrap_or_default()
}

pub fn list(object: &JsValue, key: &str) -> Vec<JsValue> {
    Array::from(&get(object, key)).to_vec()
}

/// An object as JavaScript writes it.
pub fn js(source: &str) -> JsValue {
    js_sys::eval(&format!("({source})")).unwrap()
}

/// Calls a function of an object.
pub fn ask(object: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let function: Function = get(object, name).dyn_into().unwrap();
    function.apply(object, &arguments.iter().collect::<Array>())
}

/// Calls a function of the API.
pub fn call(name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    ask(&tairi::api::object().unwrap(), name, arguments)
}

pub fn intensity(query: &str) -> JsValue {
    call("intensity", &[js(query)]).unwrap()
}

pub fn cell(matrix: &JsValue, exporter: &str, importer: &str) -> JsValue {
    list(matrix, "cells")
        .into_iter()
        .find(|cell| text(cell, "exporter") == exporter && text(cell, "importer") == importer)
        .unwrap()
}

/// Waits until something is so, for ten seconds at most.
pub async fn until(what: &str, so: impl Fn() -> bool) {
    for _ in 0..500 {
        if so() {
            return;
        }
        pause(20).await;
    }
    panic!("{what} did not come to be");
}

pub async fn pause(milliseconds: i32) {
    let promise = Promise::new(&mut |resolve, _| {
        web_sys::window()
            .unwrap()
            .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds)
            .unwrap();
    });
    JsFuture::from(promise).await.unwrap();
}

/// An element on the page that takes itself away.
pub struct Place(pub HtmlElement);

impl Place {
    pub fn new() -> Place {
        let element: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        element.style().set_property("width", "480px").unwrap();
        document().body().unwrap().append_child(&element).unwrap();
        Place(element)
    }

    pub fn mount(&self, options: &str) -> JsValue {
        call("mount", &[self.0.clone().into(), js(options)]).unwrap()
    }

    pub fn find(&self, selector: &str) -> Option<Element> {
        self.0.query_selector(selector).unwrap()
    }

    pub fn all(&self, selector: &str) -> u32 {
        self.0.query_selector_all(selector).unwrap().length()
    }

    pub async fn shows(&self, selector: &str) {
        for _ in 0..500 {
            if self.find(selector).is_some() {
                return;
            }
            pause(20).await;
        }
        panic!("{selector} did not come to be in {}", self.0.outer_html());
    }

    pub async fn draws(&self) -> HtmlCanvasElement {
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
pub fn ink(canvas: &HtmlCanvasElement) -> bool {
    let look = Function::new_with_args(
        "canvas",
        "const copy = new OffscreenCanvas(canvas.width, canvas.height);
         const context = copy.getContext('2d', { willReadFrequently: true });
         context.drawImage(canvas, 0, 0);
         return context.getImageData(0, 0, canvas.width, canvas.height).data.some((byte) => byte > 0);",
    );
    look.call1(&JsValue::NULL, canvas).unwrap().is_truthy()
}

pub fn thrown(what: &str, outcome: Result<JsValue, JsValue>) -> String {
    let Err(thrown) = outcome else {
        panic!("{what}: nothing was thrown");
    };
    match thrown.dyn_into::<Error>() {
        Ok(error) => error.message().into(),
        Err(other) => panic!("{what}: thrown, but no Error: {other:?}"),
    }
}
