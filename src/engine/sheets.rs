//! Opens workbooks, in a WebAssembly file of its own (`src/bin/sheets.rs`): the page has it
//! fetched only when a workbook is brought.
//!
//! The page sends `{id, file}`; the answer is `{id, ok: {names, files, aside}}`, with a
//! file of CSV for each sheet, or `{id, problem}`.

use super::arrays::set;
use super::messages::{Fault, Trouble};
use crate::packs::sheets::{Found, LONGEST, sheets};
use crate::packs::zip::Wrong;
use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, MessagePort};

thread_local! {
    static PORT: std::cell::RefCell<Option<MessagePort>> = const { std::cell::RefCell::new(None) };
}

/// Begins: `port` is where answers go. A workbook is opened at one stretch.
#[wasm_bindgen]
pub fn begin(port: MessagePort, _slice: f64) {
    PORT.set(Some(port));
}

/// Hears a message.
#[wasm_bindgen]
pub fn hear(message: JsValue) {
    spawn_local(async move {
        let answer = Object::new();
        let get = |key: &str| Reflect::get(&message, &key.into()).unwrap_or(JsValue::UNDEFINED);
        set(&answer, "id", &get("id"));
        match opened(&get("file")).await {
            Ok(ok) => set(&answer, "ok", &ok),
            Err(trouble) => {
                let bytes = postcard::to_allocvec(&trouble).unwrap_or_default();
                set(&answer, "problem", &Uint8Array::from(bytes.as_slice()));
            }
        }
        if let Some(port) = PORT.with_borrow(Clone::clone) {
            // A page that has gone hears nothing.
            let _ = port.post_message(&answer);
        }
    });
}

async fn opened(file: &JsValue) -> Result<Object, Trouble> {
    let file: &Blob = file.dyn_ref().ok_or(Fault::Message)?;
    if file.size() > LONGEST as f64 {
        return Err(Wrong::TooLarge.into());
    }
    let buffer = JsFuture::from(file.array_buffer()).await;
    let bytes = Uint8Array::new(&buffer.map_err(|_| Fault::Stream)?).to_vec();
    let Found { sheets, aside } = sheets(&bytes)?;
    let (names, files) = (Array::new(), Array::new());
    for sheet in sheets {
        names.push(&sheet.name.into());
        let bytes = Array::of1(&Uint8Array::from(sheet.csv.as_slice()));
        let file = Blob::new_with_u8_array_sequence(&bytes).map_err(|_| Fault::Memory)?;
        files.push(&file.into());
    }
    let ok = Object::new();
    set(&ok, "names", &names);
    set(&ok, "files", &files);
    let aside: Array = aside.iter().map(JsValue::from).collect();
    set(&ok, "aside", &aside);
    Ok(ok)
}
