//! Files made in the browser and put into the reader's hands.

use super::canvas;
use crate::draw::{DrawError, Scene};
use crate::files::zip::{Entry, archive, crc32};
use crate::i18n::Lang;
use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Response, Url};

// web-sys has these only among what is unstable.
#[wasm_bindgen]
extern "C" {
    type CompressionStream;
    /// An error in browsers that do not have it, or not this form.
    #[wasm_bindgen(constructor, catch)]
    fn new(form: &str) -> Result<CompressionStream, JsValue>;

    #[wasm_bindgen(js_name = ReadableStream)]
    type Bytes;
    #[wasm_bindgen(method, js_name = pipeThrough)]
    fn pipe_through(this: &Bytes, through: &CompressionStream) -> web_sys::ReadableStream;
}

/// Device pixels in a CSS pixel of an exported picture.
const RATIO: f64 = 2.0;

/// A file's content, as the browser holds it.
///
/// # Errors
/// None that a browser is known to give.
pub fn blob(bytes: &[u8], kind: &str) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&Uint8Array::from(bytes));
    Blob::new_with_u8_array_sequence_and_options(&parts, &options)
}

/// A scene as a PNG, two device pixels to a CSS pixel: a promise of a `Blob`.
///
/// # Errors
/// If the browser cannot draw.
pub fn png(scene: &Scene, lang: Lang) -> Result<Promise, DrawError> {
    let canvas =
        canvas::create().ok_or_else(|| DrawError("this browser has no canvas".to_owned()))?;
    canvas::fit(&canvas, scene.width, scene.height, RATIO);
    canvas::draw(&canvas, &scene.marks, RATIO, lang)?;
    Ok(Promise::new(&mut |resolve, reject| {
        // The promise is the only one to hear of either outcome.
        let refuse = reject.clone();
        let done = Closure::once_into_js(move |blob: JsValue| {
            let _ = match blob.is_null() {
                true => refuse.call1(&JsValue::NULL, &"the browser gave no picture".into()),
                false => resolve.call1(&JsValue::NULL, &blob),
            };
        });
        if let Err(cause) = canvas.to_blob(done.unchecked_ref()) {
            let _ = reject.call1(&JsValue::NULL, &cause);
        }
    }))
}

/// The bytes of a blob, or of a stream of bytes.
async fn bytes(body: Response) -> Result<Vec<u8>, JsValue> {
    let buffer = JsFuture::from(body.array_buffer()?).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// The bytes of a blob.
///
/// # Errors
/// If the browser has let go of it.
pub async fn bytes_of(blob: &Blob) -> Result<Vec<u8>, JsValue> {
    bytes(Response::new_with_opt_blob(Some(blob))?).await
}

/// Deflated as ZIP wants it, without a head.
async fn deflated(content: &[u8]) -> Result<Vec<u8>, JsValue> {
    let squeezer = CompressionStream::new("deflate-raw")?;
    let stream: Bytes = blob(content, "")?.stream().unchecked_into();
    let squeezed = stream.pipe_through(&squeezer);
    bytes(Response::new_with_opt_readable_stream(Some(&squeezed))?).await
}

/// Files as one ZIP archive, deflated where the browser can.
pub async fn zipped(files: Vec<(String, Vec<u8>)>) -> Vec<u8> {
    let mut entries = Vec::new();
    for (name, content) in files {
        let squeezed = deflated(&content).await.ok();
        entries.push(Entry {
            name,
            crc: crc32(&content),
            size: content.len() as u32,
            deflated: squeezed.is_some(),
            data: squeezed.unwrap_or(content),
        });
    }
    archive(&entries)
}

/// Hands a file to the reader, as a download.
///
/// # Errors
/// If the page has nowhere to put the link.
pub fn save(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let document = web_sys::window()
        .and_then(|window| window.document())
        .ok_or(JsValue::NULL)?;
    let url = Url::create_object_url_with_blob(blob)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The download has its own hold on the content by now.
    super::page::later(60_000, move || {
        let _ = Url::revoke_object_url(&url);
    });
    Ok(())
}

/// The day, as ISO 8601 has it.
#[must_use]
pub fn today() -> String {
    let now = js_sys::Date::new_0().to_iso_string();
    now.slice(0, 10).into()
}
