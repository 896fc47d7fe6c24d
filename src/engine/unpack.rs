//! Undoes what packs a file: by the browser's own inflater, which is the quickest; where
//! that reads the first of several members only, or there is none, by ours.

use super::messages::Fault;
use super::source::{Pieces, bytes};
use crate::packs::gzip::Gunzip;
use crate::packs::inflate::{Crc, Damaged, Inflate};
use crate::packs::zip::Entry;
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

/// Packed bytes that our own inflater takes at a time.
const STEP: u32 = 16_384;

/// How a file is packed.
enum Form {
    /// The length of its last member, as it says itself.
    Gzip(u32),
    /// Length and checksum, as its archive says.
    Entry(u64, u32, Crc),
}

/// A packed file that is being read.
pub(super) struct Packed {
    file: Blob,
    form: Form,
    /// The browser's inflater, until ours has to go on.
    theirs: Option<Theirs>,
    ours: Option<Ours>,
    taken: Rc<Cell<f64>>,
    /// Bytes that came out so far.
    given: u64,
    trailing: u64,
}

/// What comes out of the browser's own inflater, while another task puts the file in.
struct Theirs {
    reader: Reader,
    /// Whether the file itself could not be read.
    broken: Rc<Cell<bool>>,
}

/// Our own.
struct Ours {
    pieces: Pieces,
    piece: Option<(Uint8Array, u32)>,
    form: Own,
    /// Bytes that were given before by the other one.
    skip: u64,
    done: bool,
}

enum Own {
    Gzip(Gunzip),
    Entry(Inflate),
}

fn theirs(form: &str, file: &Blob, taken: &Rc<Cell<f64>>) -> Option<Theirs> {
    let stream = DecompressionStream::new(form).ok()?;
    let reader = stream.readable().reader();
    let writer = stream.writable().writer();
    let broken = Rc::new(Cell::new(false));
    let mut pieces = Pieces::new(file.clone());
    pieces.taken = Rc::clone(taken);
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
    Some(Theirs { reader, broken })
}

impl Packed {
    /// Of gzip.
    pub(super) async fn gzip(file: Blob) -> Result<Packed, Fault> {
        let end = bytes(&file, (file.size() - 4.0).max(0.0), 4.0).await?;
        let length = <[u8; 4]>::try_from(end.as_slice()).map_or(0, u32::from_le_bytes);
        Ok(Packed::new(file, Form::Gzip(length), "gzip"))
    }

    /// An entry of an archive, of which `file` is what is held there.
    pub(super) fn entry(file: Blob, entry: &Entry) -> Packed {
        let form = Form::Entry(entry.size, entry.crc, Crc::default());
        Packed::new(file, form, "deflate-raw")
    }

    fn new(file: Blob, form: Form, name: &str) -> Packed {
        let taken = Rc::default();
        let theirs = theirs(name, &file, &taken);
        let mut packed = Packed {
            file,
            form,
            theirs,
            ours: None,
            taken,
            given: 0,
            trailing: 0,
        };
        if packed.theirs.is_none() {
            packed.go_on();
        }
        packed
    }

    /// Goes on with our own inflater from the beginning, without what came out already.
    fn go_on(&mut self) {
        if let Some(theirs) = self.theirs.take() {
            theirs.close();
        }
        let mut pieces = Pieces::new(self.file.clone());
        self.taken.set(0.0);
        pieces.taken = Rc::clone(&self.taken);
        self.ours = Some(Ours {
            pieces,
            piece: None,
            form: match self.form {
                Form::Gzip(_) => Own::Gzip(Gunzip::default()),
                Form::Entry(..) => Own::Entry(Inflate::default()),
            },
            skip: self.given,
            done: false,
        });
    }

    /// Where it says how far it is.
    pub(super) fn taken(&self) -> Rc<Cell<f64>> {
        Rc::clone(&self.taken)
    }

    /// Bytes after the last member that belong to none.
    pub(super) fn trailing(&self) -> u64 {
        self.trailing
    }

    fn damaged(&self) -> Fault {
        match self.form {
            Form::Gzip(_) => Fault::Gzip,
            Form::Entry(..) => Fault::Zip,
        }
    }

    /// Whether as much came out as there should be. Not every browser says that it has
    /// left members aside.
    fn whole(&self) -> bool {
        match &self.form {
            #[expect(clippy::cast_possible_truncation, reason = "as gzip counts")]
            Form::Gzip(length) => self.given as u32 == *length,
            Form::Entry(size, sum, crc) => self.given == *size && crc.sum() == *sum,
        }
    }

    /// Counts and checks what came out.
    fn came(&mut self, piece: &Uint8Array) -> Result<(), Fault> {
        self.given += u64::from(piece.length());
        if let Form::Entry(size, _, crc) = &mut self.form {
            // It says how long it is, and may not be longer.
            if self.given > *size {
                return Err(Fault::Zip);
            }
            crc.push(&piece.to_vec());
        }
        Ok(())
    }

    /// The next piece, unpacked; `None` after the last one.
    pub(super) async fn next(&mut self) -> Result<Option<Uint8Array>, Fault> {
        if let Some(theirs) = &self.theirs {
            match theirs.next().await {
                Ok(Some(piece)) => {
                    self.came(&piece)?;
                    return Ok(Some(piece));
                }
                Ok(None) if self.whole() => return Ok(None),
                Err(Fault::Stream) => return Err(Fault::Stream),
                // Several members, or it is damaged: ours tells which.
                Ok(None) | Err(_) => self.go_on(),
            }
        }
        loop {
            let damaged = self.damaged();
            let Some(ours) = &mut self.ours else {
                return Err(damaged);
            };
            let Some(out) = ours
                .next()
                .await
                .map_err(|fault| fault.unwrap_or(damaged))?
            else {
                self.trailing = ours.finish().map_err(|_| damaged)?;
                let entry = matches!(self.form, Form::Entry(..));
                return match entry && !self.whole() {
                    true => Err(damaged),
                    false => Ok(None),
                };
            };
            if !out.is_empty() {
                let piece = Uint8Array::from(out.as_slice());
                self.came(&piece)?;
                return Ok(Some(piece));
            }
        }
    }

    /// Reads no further.
    pub(super) fn close(self) {
        if let Some(theirs) = self.theirs {
            theirs.close();
        }
    }
}

impl Theirs {
    async fn next(&self) -> Result<Option<Uint8Array>, Fault> {
        let fault = |_| match self.broken.get() {
            true => Fault::Stream,
            false => Fault::Gzip,
        };
        let given = JsFuture::from(self.reader.read()).await.map_err(fault)?;
        let value = Reflect::get(&given, &"value".into()).map_err(|_| Fault::Gzip)?;
        // Undefined when all is done.
        Ok(value.dyn_into().ok())
    }

    fn close(self) {
        spawn_local(async move {
            // Nobody waits for what is not wanted any more.
            let _ = JsFuture::from(self.reader.cancel()).await;
        });
    }
}

impl Ours {
    /// What is packed in the next bytes, without what is skipped; `None` at the end.
    async fn next(&mut self) -> Result<Option<Vec<u8>>, Option<Fault>> {
        if self.done {
            return Ok(None);
        }
        let (piece, from) = match self.piece.take() {
            Some(begun) => begun,
            None => match self.pieces.next().await? {
                Some(piece) => (piece, 0),
                None => {
                    self.done = true;
                    return Ok(None);
                }
            },
        };
        let to = piece.length().min(from + STEP);
        let bytes = piece.subarray(from, to).to_vec();
        if to < piece.length() {
            self.piece = Some((piece, to));
        }
        let mut out = Vec::new();
        let pushed = match &mut self.form {
            Own::Gzip(gunzip) => gunzip.push(&bytes, &mut out),
            Own::Entry(inflate) => inflate.push(&bytes, &mut out).map(|_| ()),
        };
        pushed.map_err(|_| None)?;
        let skipped = self.skip.min(out.len() as u64);
        self.skip -= skipped;
        Ok(Some(out.split_off(skipped as usize)))
    }

    /// Bytes that belong to nothing, when all is read.
    fn finish(&mut self) -> Result<u64, Damaged> {
        match &mut self.form {
            Own::Gzip(gunzip) => Ok(std::mem::take(gunzip).finish()?.trailing),
            Own::Entry(inflate) => inflate.done().then_some(0).ok_or(Damaged),
        }
    }
}
