//! What is read: a file of the reader's, or an entry of an archive, piece by piece,
//! unpacked; of a web page its table.

use super::messages::{Fault, Trouble};
use super::unpack::Packed;
use crate::packs::html;
use crate::packs::zip::{self, Entry, Wrong};
use js_sys::{Array, Uint8Array};
use std::cell::Cell;
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

/// Bytes that are asked of the file at a time.
const PIECE: f64 = 1_048_576.0;

/// The first bytes of every file that gzip has packed.
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// The first bytes of an archive with something in it, and of one with nothing.
const ZIP: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];

/// Bytes that tell a web page.
const PAGE: u32 = 8192;

/// What is brought: a `Blob`, or a text as one.
///
/// # Errors
/// [`Fault::Stream`] if it is neither.
pub(super) fn blob(file: &JsValue) -> Result<Blob, Fault> {
    match file.dyn_ref::<Blob>() {
        Some(blob) => Ok(blob.clone()),
        None if file.is_string() => {
            Blob::new_with_str_sequence(&Array::of1(file)).map_err(|_| Fault::Stream)
        }
        None => Err(Fault::Stream),
    }
}

/// Some bytes of a file.
pub(super) async fn bytes(file: &Blob, from: f64, length: f64) -> Result<Vec<u8>, Fault> {
    let part = part(file, from, length)?;
    let buffer = JsFuture::from(part.array_buffer()).await;
    Ok(Uint8Array::new(&buffer.map_err(|_| Fault::Stream)?).to_vec())
}

fn part(file: &Blob, from: f64, length: f64) -> Result<Blob, Fault> {
    file.slice_with_f64_and_f64(from, from + length)
        .map_err(|_| Fault::Stream)
}

/// Whether a file is an archive, as far as its first bytes say.
pub(super) async fn is_archive(file: &Blob) -> Result<bool, Fault> {
    let first = bytes(file, 0.0, 4.0).await?;
    Ok(ZIP.iter().any(|begin| first == *begin))
}

/// The entries of an archive.
pub(super) async fn entries(file: &Blob) -> Result<Vec<Entry>, Trouble> {
    let length = file.size();
    let tail = length.min(zip::TAIL as f64);
    let tail = bytes(file, length - tail, tail).await?;
    let directory = match zip::end(&tail, length as u64)? {
        zip::End::Here(directory) => directory,
        zip::End::At(at) => {
            let record = bytes(file, at as f64, zip::END64 as f64).await?;
            zip::end64(&record, at)?
        }
    };
    let held = bytes(file, directory.at as f64, directory.size as f64).await?;
    Ok(zip::entries(&held, &directory)?)
}

/// A file that is being read.
pub struct Source {
    flow: Flow,
    /// Bytes of the file, packed as they may be.
    total: f64,
    /// Bytes of it that were read so far.
    taken: Rc<Cell<f64>>,
    /// Pieces that were looked at beforehand.
    front: VecDeque<Uint8Array>,
    /// Tables of a web page beside the one that is read.
    others: usize,
}

enum Flow {
    Plain(Pieces),
    Packed(Packed),
}

/// A file as it lies there. The next piece is asked for before this one is used, so
/// that the disk and the reader of rows work at the same time.
pub(super) struct Pieces {
    file: Blob,
    asked: f64,
    coming: Option<JsFuture>,
    /// Bytes that were taken so far.
    pub(super) taken: Rc<Cell<f64>>,
}

impl Pieces {
    pub(super) fn new(file: Blob) -> Pieces {
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
    pub(super) async fn next(&mut self) -> Result<Option<Uint8Array>, Fault> {
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

impl Source {
    /// Begins to read a `Blob` or a text, or an entry of an archive.
    ///
    /// # Errors
    /// [`Fault::Stream`] if it is neither or cannot be read, [`Wrong`] if the entry cannot
    /// be unpacked.
    pub async fn open(file: &JsValue, entry: Option<&Entry>) -> Result<Source, Trouble> {
        let file = blob(file)?;
        let mut source = match entry {
            Some(entry) => Source::entry(&file, entry).await?,
            None => Source::file(file).await?,
        };
        source.peek(entry.is_some()).await?;
        Ok(source)
    }

    fn plain(file: Blob) -> Source {
        let total = file.size();
        let pieces = Pieces::new(file);
        Source {
            taken: Rc::clone(&pieces.taken),
            flow: Flow::Plain(pieces),
            total,
            front: VecDeque::new(),
            others: 0,
        }
    }

    async fn file(file: Blob) -> Result<Source, Fault> {
        let packed = bytes(&file, 0.0, 2.0).await? == GZIP;
        let mut source = Source::plain(file.clone());
        if packed {
            let packed = Packed::gzip(file).await?;
            source.taken = packed.taken();
            source.flow = Flow::Packed(packed);
        }
        Ok(source)
    }

    async fn entry(file: &Blob, entry: &Entry) -> Result<Source, Trouble> {
        if let Some(wrong) = entry.wrong {
            return Err(wrong.into());
        }
        let local = bytes(file, entry.at as f64, zip::LOCAL as f64).await?;
        let from = entry.at + zip::data(&local)?;
        if (from + entry.held) as f64 > file.size() {
            return Err(Wrong::Damaged.into());
        }
        let data = part(file, from as f64, entry.held as f64)?;
        let mut source = Source::plain(data.clone());
        if entry.packed {
            let packed = Packed::entry(data, entry);
            source.taken = packed.taken();
            source.flow = Flow::Packed(packed);
        }
        Ok(source)
    }

    /// Looks at what comes first: gzip within an archive is unpacked as well, and of a web
    /// page its table is taken.
    async fn peek(&mut self, within: bool) -> Result<(), Trouble> {
        let Some(first) = self.next().await? else {
            return Ok(());
        };
        let head = first.subarray(0, first.length().min(PAGE)).to_vec();
        self.front.push_back(first);
        if within && head.starts_with(&GZIP) {
            let packed = self.whole(f64::MAX).await?;
            let packed = Packed::gzip(packed.ok_or(Fault::Memory)?).await?;
            self.flow = Flow::Packed(packed);
            self.front.clear();
        } else if html::is_page(&head) {
            self.page().await?;
        }
        Ok(())
    }

    /// All that is left, as a file, unless it is too long; what was read stays in front.
    async fn whole(&mut self, most: f64) -> Result<Option<Blob>, Fault> {
        let mut read: VecDeque<Uint8Array> = std::mem::take(&mut self.front);
        let mut length: f64 = read.iter().map(|piece| f64::from(piece.length())).sum();
        while length <= most {
            let Some(piece) = self.next().await? else {
                break;
            };
            length += f64::from(piece.length());
            read.push_back(piece);
        }
        let parts: Array = read.iter().collect();
        self.front = read;
        if length > most {
            return Ok(None);
        }
        let blob = Blob::new_with_u8_array_sequence(&parts);
        blob.map(Some).map_err(|_| Fault::Memory)
    }

    /// Takes the table of a page in its place, if it has one.
    async fn page(&mut self) -> Result<(), Fault> {
        let Some(page) = self.whole(html::LONGEST as f64).await? else {
            return Ok(());
        };
        let page = bytes(&page, 0.0, page.size()).await?;
        if let Some(found) = html::table(&page) {
            self.others = found.others;
            self.front.clear();
            self.front.push_back(Uint8Array::from(found.csv.as_slice()));
        }
        Ok(())
    }

    /// Bytes of the file, packed as they may be.
    pub fn total(&self) -> f64 {
        self.total
    }

    /// Bytes of the file that were read so far.
    pub fn taken(&self) -> f64 {
        self.taken.get()
    }

    /// Tables of a web page beside the one that is read.
    pub fn others(&self) -> usize {
        self.others
    }

    /// Bytes after what is packed that belong to nothing.
    pub fn trailing(&self) -> u64 {
        match &self.flow {
            Flow::Plain(_) => 0,
            Flow::Packed(packed) => packed.trailing(),
        }
    }

    /// The next piece, unpacked; `None` after the last one.
    ///
    /// # Errors
    /// [`Fault::Stream`] if the file cannot be read on, [`Fault::Gzip`] if it cannot be
    /// unpacked on.
    pub async fn next(&mut self) -> Result<Option<Uint8Array>, Fault> {
        if let Some(piece) = self.front.pop_front() {
            return Ok(Some(piece));
        }
        match &mut self.flow {
            Flow::Plain(pieces) => pieces.next().await,
            Flow::Packed(packed) => packed.next().await,
        }
    }

    /// Reads no further.
    pub fn close(self) {
        if let Flow::Packed(packed) = self.flow {
            packed.close();
        }
    }
}
