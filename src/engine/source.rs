//! What is read: a file of the reader's, piece by piece, unpacked where it is gzip.

use super::messages::Fault;
use js_sys::{Promise, Reflect, Uint8Array};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Blob;

// web-sys has the first only among what is unstable.
#[wasm_bindgen]
extern "C" {
    type DecompressionStream;
    /// An error in browsers that do not have it.
    #[wasm_bindgen(constructor, catch)]
    fn new(form: &str) -> Result<DecompressionStream, JsValue>;
    #[wasm_bindgen(method, getter)]
    fn readable(this: &DecompressionStream) -> Readable;
    #[wasm_bindgen(method, getter)]
    fn writable(this: &DecompressionStream) -> Writable;

    #[wasm_bindgen(js_name = ReadableStream)]
    type Readable;
    #[wasm_bindgen(method, js_name = getReader)]
    fn reader(this: &Readable) -> Reader;
    #[wasm_bindgen(js_name = ReadableStreamDefaultReader)]
    type Reader;
    #[wasm_bindgen(method)]
    fn read(this: &Reader) -> Promise;
    #[wasm_bindgen(method)]
    fn cancel(this: &Reader) -> Promise;

    #[wasm_bindgen(js_name = WritableStream)]
    type Writable;
    #[wasm_bindgen(method, js_name = getWriter)]
    fn writer(this: &Writable) -> Writer;
    #[wasm_bindgen(js_name = WritableStreamDefaultWriter)]
    type Writer;
    #[wasm_bindgen(method)]
    fn write(this: &Writer, piece: &JsValue) -> Promise;
    #[wasm_bindgen(method)]
    fn close(this: &Writer) -> Promise;
    #[wasm_bindgen(method)]
    fn abort(this: &Writer) -> Promise;
}

/// Bytes that are asked of the file at a time.
const PIECE: f64 = 1_048_576.0;

/// The first bytes of every file that gzip has packed.
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// A file that is being read.
pub struct Source {
    pieces: Pieces,
    unpacked: Option<Unpacked>,
}

/// A file as it lies there. The next piece is asked for before this one is used, so
/// that the disk and the reader of rows work at the same time.
struct Pieces {
    file: Blob,
    asked: f64,
    coming: Option<JsFuture>,
    taken: Rc<Cell<f64>>,
}

impl Pieces {
    fn new(file: Blob) -> Pieces {
        Pieces {
            file,
            asked: 0.0,
            coming: None,
            taken: Rc::default(),
        }
    }

    fn ask(&mut self) -> Option<JsFuture> {
        let from = self.asked;
        if from >= self.file.size() {
            return None;
        }
        self.asked += PIECE;
        let piece = self.file.slice_with_f64_and_f64(from, self.asked).ok()?;
        Some(JsFuture::from(piece.array_buffer()))
    }

    /// The next piece; `None` after the last one.
    async fn next(&mut self) -> Result<Option<Uint8Array>, Fault> {
        let now = match self.coming.take() {
            Some(coming) => Some(coming),
            None => self.ask(),
        };
        let Some(now) = now else {
            return Ok(None);
        };
        self.coming = self.ask();
        // Refused if the file was changed or taken away meanwhile.
        let buffer = now.await.map_err(|_| Fault::Stream)?;
        let piece = Uint8Array::new(&buffer);
        self.taken.set(self.taken.get() + f64::from(piece.length()));
        Ok(Some(piece))
    }
}

/// What comes out of the browser's own gzip, while another task puts the file in.
struct Unpacked {
    reader: Reader,
    /// Whether the file itself could not be read.
    broken: Rc<Cell<bool>>,
}

impl Source {
    /// Begins to read a `Blob` or a text.
    ///
    /// # Errors
    /// [`Fault::Stream`] if it is neither or cannot be read, [`Fault::NoGzip`] if it is
    /// packed and the browser cannot unpack it.
    pub async fn open(file: &JsValue) -> Result<Source, Fault> {
        let file = match file.dyn_ref::<Blob>() {
            Some(blob) => blob.clone(),
            None if file.is_string() => {
                let parts = js_sys::Array::of1(file);
                Blob::new_with_str_sequence(&parts).map_err(|_| Fault::Stream)?
            }
            None => return Err(Fault::Stream),
        };
        let head = file
            .slice_with_f64_and_f64(0.0, 2.0)
            .map_err(|_| Fault::Stream)?
            .array_buffer();
        let head = JsFuture::from(head).await.map_err(|_| Fault::Stream)?;
        let packed = Uint8Array::new(&head).to_vec() == GZIP;
        let mut source = Source {
            pieces: Pieces::new(file),
            unpacked: None,
        };
        if packed {
            source.unpack()?;
        }
        Ok(source)
    }

    fn unpack(&mut self) -> Result<(), Fault> {
        let gzip = DecompressionStream::new("gzip").map_err(|_| Fault::NoGzip)?;
        let reader = gzip.readable().reader();
        let writer = gzip.writable().writer();
        let broken = Rc::new(Cell::new(false));
        let mut pieces = Pieces::new(self.pieces.file.clone());
        pieces.taken = Rc::clone(&self.pieces.taken);
        let noted = Rc::clone(&broken);
        spawn_local(async move {
            // Whoever reads the other end hears of every fault.
            loop {
                let step = match pieces.next().await {
                    Ok(Some(piece)) => writer.write(&piece),
                    Ok(None) => {
                        let _ = JsFuture::from(writer.close()).await;
                        return;
                    }
                    Err(_) => {
                        noted.set(true);
                        let _ = JsFuture::from(writer.abort()).await;
                        return;
                    }
                };
                if JsFuture::from(step).await.is_err() {
                    return;
                }
            }
        });
        self.unpacked = Some(Unpacked { reader, broken });
        Ok(())
    }

    /// Bytes of the file, packed as they may be.
    pub fn total(&self) -> f64 {
        self.pieces.file.size()
    }

    /// Bytes of the file that were read so far.
    pub fn taken(&self) -> f64 {
        self.pieces.taken.get()
    }

    /// The next piece, unpacked; `None` after the last one.
    ///
    /// # Errors
    /// [`Fault::Stream`] if the file cannot be read on, [`Fault::Gzip`] if it cannot be
    /// unpacked on.
    pub async fn next(&mut self) -> Result<Option<Uint8Array>, Fault> {
        let Some(Unpacked { reader, broken }) = &self.unpacked else {
            return self.pieces.next().await;
        };
        let fault = |_| match broken.get() {
            true => Fault::Stream,
            false => Fault::Gzip,
        };
        let given = JsFuture::from(reader.read()).await.map_err(fault)?;
        let value = Reflect::get(&given, &"value".into()).map_err(|_| Fault::Gzip)?;
        // Undefined when all is done.
        Ok(value.dyn_into().ok())
    }

    /// Reads no further.
    pub fn close(self) {
        if let Some(Unpacked { reader, .. }) = self.unpacked {
            spawn_local(async move {
                // Nobody waits for what is not wanted any more.
                let _ = JsFuture::from(reader.cancel()).await;
            });
        }
    }
}
