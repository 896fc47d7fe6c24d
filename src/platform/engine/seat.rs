//! One engine, as the page talks to it: questions are numbered, and answered later.

use crate::engine::arrays;
use crate::engine::messages::{Fault, Progress, Trouble};
use crate::platform::busy::Busy;
use js_sys::{Function, Object, Promise, Reflect, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, MessagePort};

/// Bytes of memory from which an engine that stops has most likely run out of it.
const MUCH: f64 = 300e6;

/// A question that was asked: its number, what hears the answer, and what hears of
/// progress.
struct Asked {
    id: u32,
    heard: Function,
    progress: Option<Rc<dyn Fn(Progress)>>,
}

/// An engine in its place.
pub(super) struct Seat {
    place: JsValue,
    port: MessagePort,
    asked: Rc<RefCell<Vec<Asked>>>,
    lost: Rc<Cell<bool>>,
    last: Cell<u32>,
    _hears: Closure<dyn Fn(MessageEvent)>,
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.port.set_onmessage(None);
        if let Ok(end) = Reflect::get(&self.place, &"end".into()) {
            // A place that has ended stays so.
            let _ = end.unchecked_into::<Function>().call0(&self.place);
        }
    }
}

pub(super) fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).unwrap_or(JsValue::UNDEFINED)
}

/// A value as the engine sends it; what is not understood is as good as lost.
pub(super) fn plain<T: DeserializeOwned>(value: JsValue) -> Result<T, Trouble> {
    let bytes = value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec);
    let value = bytes.and_then(|bytes| postcard::from_bytes(&bytes).ok());
    value.ok_or(Trouble::Fault(Fault::Message))
}

/// A value as the engine takes it.
pub(super) fn packed(value: &impl Serialize) -> Result<JsValue, Trouble> {
    match postcard::to_allocvec(value) {
        Ok(bytes) => Ok(Uint8Array::from(bytes.as_slice()).into()),
        Err(_) => Err(Trouble::Fault(Fault::Message)),
    }
}

/// The place where an engine works, when it has begun: what `www/flows.js` gives.
pub(super) async fn begun(coming: Promise) -> Result<JsValue, Trouble> {
    let _busy = Busy::begin();
    let place = JsFuture::from(coming).await;
    place.map_err(|_| Trouble::Fault(Fault::NoEngine))
}

impl Seat {
    /// One in a place that has begun.
    pub(super) fn at(place: JsValue) -> Seat {
        let port: MessagePort = get(&place, "port").unchecked_into();
        let asked = Rc::new(RefCell::new(Vec::<Asked>::new()));
        let lost = Rc::new(Cell::new(false));
        let (waiting, noted) = (Rc::clone(&asked), Rc::clone(&lost));
        let hears = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let data = event.data();
            if get(&data, "lost").as_f64().is_some() {
                noted.set(true);
                answer_all(&waiting, &data);
                return;
            }
            let id = get(&data, "id").as_f64().unwrap_or_default() as u32;
            let progress = get(&data, "progress");
            if progress.is_undefined() {
                let mut waiting = waiting.borrow_mut();
                if let Some(at) = waiting.iter().position(|each| each.id == id) {
                    // Whoever has gone needs no answer.
                    let _ = waiting.swap_remove(at).heard.call1(&JsValue::NULL, &data);
                }
                return;
            }
            let heard = waiting
                .borrow()
                .iter()
                .find(|each| each.id == id)
                .and_then(|each| each.progress.clone());
            // It may well cancel what it hears of.
            if let Some(heard) = heard {
                let number = |key| get(&progress, key).as_f64().unwrap_or_default();
                heard(Progress {
                    bytes: number("bytes"),
                    total: number("total"),
                    rows: number("rows"),
                });
            }
        });
        port.set_onmessage(Some(hears.as_ref().unchecked_ref()));
        Seat {
            place,
            port,
            asked,
            lost,
            last: Cell::new(0),
            _hears: hears,
        }
    }

    /// Asks, and waits for the answer.
    pub(super) async fn ask(
        &self,
        kind: &str,
        with: &[(&str, JsValue)],
        progress: Option<Rc<dyn Fn(Progress)>>,
    ) -> Result<JsValue, Trouble> {
        if self.lost.get() {
            return Err(Trouble::Fault(Fault::Lost));
        }
        let _busy = Busy::begin();
        let id = self.last.get() + 1;
        self.last.set(id);
        let mut progress = progress;
        let answer = Promise::new(&mut |heard, _| {
            let progress = progress.take();
            let each = Asked {
                id,
                heard,
                progress,
            };
            self.asked.borrow_mut().push(each);
        });
        self.say(id, kind, with)?;
        let answer = JsFuture::from(answer)
            .await
            .map_err(|_| Trouble::Fault(Fault::Lost))?;
        let ok = get(&answer, "ok");
        if !ok.is_undefined() {
            return Ok(ok);
        }
        let problem = get(&answer, "problem");
        Err(match get(&answer, "lost").as_f64() {
            Some(memory) if memory > MUCH => Trouble::Fault(Fault::Memory),
            Some(_) => Trouble::Fault(Fault::Lost),
            None if problem.is_undefined() => Trouble::Fault(Fault::Cancelled),
            None => plain(problem)?,
        })
    }

    /// Says something; where nobody waits for that number, the answer is not heard.
    pub(super) fn say(&self, id: u32, kind: &str, with: &[(&str, JsValue)]) -> Result<(), Trouble> {
        let message = Object::new();
        arrays::set(&message, "id", &id.into());
        arrays::set(&message, "kind", &kind.into());
        arrays::set(&message, "packed", &true.into());
        for (key, value) in with {
            arrays::set(&message, key, value);
        }
        self.port
            .post_message(&message)
            .map_err(|_| Trouble::Fault(Fault::Stream))
    }

    /// Whether the engine has stopped.
    pub(super) fn is_lost(&self) -> bool {
        self.lost.get()
    }

    /// Answers everyone who waits that it is cancelled.
    pub(super) fn cancel(&self) {
        answer_all(&self.asked, &JsValue::UNDEFINED);
    }

    /// Whether an answer is waited for.
    pub(super) fn busy(&self) -> bool {
        !self.asked.borrow().is_empty()
    }
}

/// Answers everyone who waits.
fn answer_all(waiting: &RefCell<Vec<Asked>>, with: &JsValue) {
    for each in waiting.take() {
        // As above.
        let _ = each.heard.call1(&JsValue::NULL, with);
    }
}
