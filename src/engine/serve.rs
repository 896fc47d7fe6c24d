//! Hears what the page asks, and answers it.

use super::arrays::{given, set};
use super::letters::decoder;
use super::messages::{Fault, Progress, Summary, Trouble, Wanted};
use super::open::{looked, opened};
use super::source::{Source, blob};
use crate::flows::{Cube, Gathered, Hints, Read, Reader, Repeats, Settings, tidy};
use crate::packs::zip::Entry;
use js_sys::{Array, Date, Object, Promise, Reflect, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, MessageChannel, MessageEvent, MessagePort};

/// Milliseconds between two words on how far it is.
const TELL: f64 = 100.0;
/// Bytes that are read before the clock is looked at.
const CHUNK: u32 = 262_144;
/// Milliseconds at a stretch where the page waits for it.
const SLICE: f64 = 12.0;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn later(heard: &js_sys::Function);
}

/// Where one page's messages come in, and what is known there.
struct Desk {
    port: MessagePort,
    /// Milliseconds that it works at a stretch.
    slice: f64,
    /// The flows that were read last.
    cube: RefCell<Option<Rc<Cube>>>,
    /// Which reading is wanted: each one, and each cancelling, counts.
    turn: Cell<u32>,
}

/// How far the files of one reading are.
struct Going {
    turn: u32,
    /// Bytes and rows of the files that are done, and bytes of all.
    bytes: f64,
    rows: u64,
    total: f64,
    trailing: u64,
    /// When a word was said last, and all else had its turn.
    told: f64,
    rested: f64,
}

impl Going {
    fn new(turn: u32) -> Going {
        Going {
            turn,
            bytes: 0.0,
            rows: 0,
            total: 0.0,
            trailing: 0,
            told: Date::now(),
            rested: Date::now(),
        }
    }
}

thread_local! {
    static DESK: RefCell<Option<Rc<Desk>>> = const { RefCell::new(None) };
}

/// Begins: `port` is where answers go, `slice` the milliseconds after which all else has
/// its turn.
#[wasm_bindgen]
pub fn begin(port: MessagePort, slice: f64) {
    DESK.set(Some(Desk::new(port, slice)));
}

/// Hears a message; see [`super::messages`].
#[wasm_bindgen]
pub fn hear(message: JsValue) {
    if let Some(desk) = DESK.with_borrow(Clone::clone) {
        desk.hear(message);
    }
}

/// An engine that is linked with the page, as in tests: `{port, end}`.
///
/// # Errors
/// If the browser has no channels.
pub fn here() -> Result<JsValue, JsValue> {
    let channel = MessageChannel::new()?;
    let (near, far) = (channel.port1(), channel.port2());
    let desk = Desk::new(far.clone(), SLICE);
    let ending = Rc::clone(&desk);
    let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        Rc::clone(&desk).hear(event.data());
    });
    far.set_onmessage(Some(heard.into_js_value().unchecked_ref()));
    let place = Object::new();
    set(&place, "port", &near);
    let end = Closure::once_into_js(move || {
        ending.next_turn();
        near.close();
    });
    set(&place, "end", &end);
    Ok(place.into())
}

fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).unwrap_or(JsValue::UNDEFINED)
}

/// A value as the one who asks wants it: plain JavaScript, or `packed` for the page's
/// own code, which is the shorter for it.
fn plain(value: &impl Serialize, packed: bool) -> Result<JsValue, Trouble> {
    if packed {
        let bytes = postcard::to_allocvec(value).map_err(|_| Trouble::Fault(Fault::Message))?;
        return Ok(Uint8Array::from(bytes.as_slice()).into());
    }
    value
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .map_err(|_| Trouble::Fault(Fault::Message))
}

/// What a message holds; what it leaves out is the default.
fn taken<T: DeserializeOwned + Default>(value: JsValue) -> Result<T, Trouble> {
    if value.is_undefined() || value.is_null() {
        return Ok(T::default());
    }
    match value.dyn_ref::<Uint8Array>() {
        Some(bytes) => postcard::from_bytes(&bytes.to_vec()).ok(),
        None => serde_wasm_bindgen::from_value(value).ok(),
    }
    .ok_or(Trouble::Fault(Fault::Message))
}

/// The same of what only the page's own code sends, always packed.
fn unpacked<T: DeserializeOwned + Default>(value: JsValue) -> Result<T, Trouble> {
    match value.dyn_ref::<Uint8Array>() {
        Some(bytes) => postcard::from_bytes(&bytes.to_vec()).map_err(|_| Fault::Message.into()),
        None if value.is_undefined() => Ok(T::default()),
        None => Err(Fault::Message.into()),
    }
}

/// Whether the one who asks wants packed answers.
fn packed(message: &JsValue) -> bool {
    get(message, "packed").is_truthy()
}

/// Lets all else have its turn.
async fn rest() {
    let turn = Promise::new(&mut |heard, _| later(&heard));
    // It comes, whatever it brings.
    let _ = JsFuture::from(turn).await;
}

/// Bytes of memory that the engine has.
fn memory() -> f64 {
    #[cfg(target_arch = "wasm32")]
    return core::arch::wasm32::memory_size::<0>() as f64 * 65_536.0;
    #[cfg(not(target_arch = "wasm32"))]
    return 0.0;
}

impl Desk {
    fn new(port: MessagePort, slice: f64) -> Rc<Desk> {
        Rc::new(Desk {
            port,
            slice,
            cube: RefCell::default(),
            turn: Cell::default(),
        })
    }

    /// Ends what is being read, and gives the number of the next one.
    fn next_turn(&self) -> u32 {
        self.turn.set(self.turn.get().wrapping_add(1));
        self.turn.get()
    }

    fn say(&self, message: &Object, hands: &Array) {
        // A page that has gone hears nothing.
        let _ = self.port.post_message_with_transferable(message, hands);
    }

    fn hear(self: Rc<Self>, message: JsValue) {
        let kind = get(&message, "kind").as_string().unwrap_or_default();
        if kind == "cancel" {
            self.next_turn();
            return;
        }
        spawn_local(async move {
            let (answer, hands) = (Object::new(), Array::new());
            set(&answer, "id", &get(&message, "id"));
            match self.answer(&kind, &message, &hands).await {
                Ok(ok) => set(&answer, "ok", &ok),
                Err(trouble) => {
                    let problem = plain(&trouble, packed(&message)).unwrap_or(JsValue::NULL);
                    set(&answer, "problem", &problem);
                }
            }
            self.say(&answer, &hands);
        });
    }

    /// The flows that were read last.
    fn held(&self) -> Result<Rc<Cube>, Fault> {
        self.cube.borrow().clone().ok_or(Fault::Nothing)
    }

    /// The answer; what changes hands with it is put into `hands`.
    async fn answer(
        &self,
        kind: &str,
        message: &JsValue,
        hands: &Array,
    ) -> Result<JsValue, Trouble> {
        match kind {
            "open" => {
                let list = |key| Array::from(&get(message, key));
                let together = get(message, "together").is_truthy();
                let opened = opened(&list("files"), &list("names"), together).await?;
                let bytes = postcard::to_allocvec(&opened).map_err(|_| Fault::Message)?;
                Ok(Uint8Array::from(bytes.as_slice()).into())
            }
            "look" => {
                let settings: Settings = taken(get(message, "settings"))?;
                let hints = Hints {
                    delimiter: get(message, "delimiter").as_f64().map(|byte| byte as u8),
                    encoding: settings.encoding,
                    decoders: Some(decoder),
                };
                let entry: Option<Entry> = unpacked(get(message, "entry"))?;
                let file = get(message, "file");
                let (look, _) = looked(&file, entry.as_ref(), hints).await?;
                plain(&look, packed(message))
            }
            "read" => self.read(message).await,
            "year" => {
                let year = get(message, "year").as_f64().ok_or(Fault::Message)?;
                let flows = self.held()?.year(year as i32).ok_or(Fault::Nothing)?;
                Ok(given(flows, hands))
            }
            "save" => {
                let (cube, parts) = (self.held()?, Array::new());
                let head = taken(get(message, "head"))?;
                tidy(&cube, &head, &mut |bytes: &[u8]| {
                    parts.push(&Uint8Array::from(bytes));
                });
                let file = Blob::new_with_u8_array_sequence(&parts).map_err(|_| Fault::Memory)?;
                Ok(file.into())
            }
            _ => Err(Fault::Message.into()),
        }
    }

    /// Reads a file, or several as one work. The flows that were read before stay until
    /// these are there.
    async fn read(&self, message: &JsValue) -> Result<JsValue, Trouble> {
        let turn = self.next_turn();
        let files = get(message, "files");
        let mut going = Going::new(turn);
        let read = if files.is_undefined() {
            let settings = taken(get(message, "settings"))?;
            let file = get(message, "file");
            let reader = Reader::with(settings, Some(decoder));
            let reader = self.rows(message, &file, None, reader, &mut going).await?;
            reader.finish()?
        } else {
            self.several(message, &files.into(), &mut going).await?
        };
        if self.turn.get() != turn {
            return Err(Fault::Cancelled.into());
        }
        let Read {
            cube,
            mut report,
            look,
            head,
        } = read;
        report.trailing = going.trailing;
        let summary = Summary {
            economies: cube.economies().to_vec(),
            years: cube.years().to_vec(),
            sides: cube.sides(),
            unit: cube.unit().clone(),
            report,
            look,
            head,
            bytes: going.total,
            held: cube.bytes() as f64,
            memory: memory(),
        };
        self.cube.replace(Some(Rc::new(cube)));
        plain(&summary, packed(message))
    }

    /// Reads several files one after the other.
    async fn several(
        &self,
        message: &JsValue,
        files: &Array,
        going: &mut Going,
    ) -> Result<Read, Trouble> {
        let wanted: Vec<Wanted> = unpacked(get(message, "wanted"))?;
        let between: Option<Repeats> = unpacked(get(message, "between"))?;
        if files.length() == 0 || wanted.len() != files.length() as usize {
            return Err(Fault::Message.into());
        }
        let alone = wanted.len() == 1;
        for (file, each) in files.iter().zip(&wanted) {
            going.total += match &each.entry {
                Some(entry) => entry.held as f64,
                None => blob(&file)?.size(),
            };
        }
        let mut gathered = Gathered::default();
        for (at, (file, each)) in (0..).zip(files.iter().zip(wanted)) {
            let within = |trouble: Trouble| match alone || trouble == Fault::Cancelled.into() {
                true => trouble,
                false => Trouble::In(at, Box::new(trouble)),
            };
            let settings = each.settings;
            let reader = match alone {
                true => Reader::with(settings, Some(decoder)),
                false => Reader::of_several(settings, Some(decoder)),
            };
            let entry = each.entry.as_ref();
            let read = self.rows(message, &file, entry, reader, going).await;
            let read = read.map_err(within)?;
            if alone {
                return Ok(read.finish()?);
            }
            let added = gathered.add(read, between);
            added.map_err(|problem| within(problem.into()))?;
        }
        Ok(gathered.finish()?)
    }

    /// Reads the rows of a file.
    async fn rows(
        &self,
        message: &JsValue,
        file: &JsValue,
        entry: Option<&Entry>,
        mut reader: Reader,
        going: &mut Going,
    ) -> Result<Reader, Trouble> {
        let mut source = Source::open(file, entry).await?;
        let done = self.pieces(message, &mut source, &mut reader, going).await;
        going.bytes += source.total();
        going.rows += reader.rows();
        going.trailing += source.trailing();
        going.total = going.total.max(going.bytes);
        self.tell(message, going, 0.0, 0);
        source.close();
        done.map(|()| reader)
    }

    async fn pieces(
        &self,
        message: &JsValue,
        source: &mut Source,
        reader: &mut Reader,
        going: &mut Going,
    ) -> Result<(), Trouble> {
        let mut chunk = Vec::new();
        going.total = going.total.max(source.total());
        while let Some(piece) = source.next().await? {
            let mut at = 0;
            while at < piece.length() {
                if self.turn.get() != going.turn {
                    return Err(Fault::Cancelled.into());
                }
                let part = piece.subarray(at, piece.length().min(at + CHUNK));
                at += part.length();
                chunk.resize(part.length() as usize, 0);
                part.copy_to(&mut chunk);
                reader.push(&chunk)?;
                let now = Date::now();
                if now - going.told >= TELL {
                    going.told = now;
                    self.tell(message, going, source.taken(), reader.rows());
                }
                if now - going.rested >= self.slice {
                    rest().await;
                    going.rested = Date::now();
                }
            }
        }
        Ok(())
    }

    /// Says how far it is.
    fn tell(&self, message: &JsValue, going: &Going, bytes: f64, rows: u64) {
        let progress = Progress {
            bytes: going.bytes + bytes,
            total: going.total,
            rows: (going.rows + rows) as f64,
        };
        let told = Object::new();
        set(&told, "id", &get(message, "id"));
        if let Ok(progress) = plain(&progress, false) {
            set(&told, "progress", &progress);
        }
        self.say(&told, &Array::new());
    }
}
