//! The browser's own decoders, for files in neither Unicode nor Windows-1252.

use crate::flows::{Decode, Encoding};
use js_sys::Object;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type TextDecoder;
    /// An error for an encoding that the browser does not have.
    #[wasm_bindgen(constructor, catch)]
    fn new(label: &str) -> Result<TextDecoder, JsValue>;
    /// Refuses nothing. Were there no memory for it, the engine has to stop: a piece of a
    /// file is never left out.
    #[wasm_bindgen(method)]
    fn decode(this: &TextDecoder, piece: &[u8], how: &Object) -> String;
}

/// The browser's decoder of an encoding.
#[must_use]
pub fn decoder(encoding: Encoding) -> Option<Box<dyn Decode>> {
    let decoder = TextDecoder::new(encoding.name()).ok()?;
    Some(Box::new(Platform { decoder }))
}

struct Platform {
    decoder: TextDecoder,
}

impl Decode for Platform {
    fn decode(&mut self, piece: &[u8], last: bool, out: &mut String) {
        let how = Object::new();
        super::arrays::set(&how, "stream", &(!last).into());
        out.push_str(&self.decoder.decode(piece, &how));
    }
}
