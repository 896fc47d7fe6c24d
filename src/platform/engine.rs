//! The engine that reads a reader's flows, as the page sees it: calls that are answered
//! later, from a worker where one can be had (`www/flows.js`, `crate::engine`).
//!
//! A file is read in a place of its own. What was read before stays in the other one
//! until the new flows are there, so nothing is lost by a file that is broken, a reader
//! who cancels, or an engine that stops; and memory is given back when a place ends.

use super::busy::Busy;
use super::parts;
use crate::engine::arrays;
use crate::engine::messages::{Fault, Opened, Part, Progress, Summary, Trouble, Wanted};
use crate::flows::{Head, Look, Problem, Repeats, Settings, Strange};
use crate::packs::zip::{Entry, Wrong};
use crate::trade::intensity::YearFlows;
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, MessageEvent, MessagePort};

/// Bytes of memory from which an engine that stops has most likely run out of it.
const MUCH: f64 = 300e6;

/// What is to be read.
#[derive(Clone, Debug)]
pub struct Source {
    file: JsValue,
    entry: Option<Entry>,
}

impl Source {
    /// A file that was dropped, picked or kept. It is read from where it lies.
    #[must_use]
    pub fn file(file: &Blob) -> Source {
        Source::of(file.into())
    }

    fn of(file: JsValue) -> Source {
        Source { file, entry: None }
    }

    /// An entry of it, where it is an archive.
    #[must_use]
    pub fn part(&self, entry: Option<Entry>) -> Source {
        Source {
            file: self.file.clone(),
            entry,
        }
    }

    /// A text that was pasted.
    #[must_use]
    pub fn text(text: &str) -> Source {
        Source::of(text.into())
    }

    /// Bytes.
    ///
    /// # Errors
    /// None that a browser is known to give.
    pub fn bytes(bytes: &Uint8Array) -> Result<Source, Trouble> {
        match Blob::new_with_u8_array_sequence(&Array::of1(bytes)) {
            Ok(blob) => Ok(Source::of(blob.into())),
            Err(_) => Err(Trouble::Fault(Fault::Stream)),
        }
    }
}

/// A question that was asked: its number, what hears the answer, and what hears of
/// progress.
struct Asked {
    id: u32,
    heard: Function,
    progress: Option<Rc<dyn Fn(Progress)>>,
}

/// A place where an engine works.
struct Seat {
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

fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).unwrap_or(JsValue::UNDEFINED)
}

/// A value as the engine sends it; what is not understood is as good as lost.
fn plain<T: DeserializeOwned>(value: JsValue) -> Result<T, Trouble> {
    let bytes = value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec);
    let value = bytes.and_then(|bytes| postcard::from_bytes(&bytes).ok());
    value.ok_or(Trouble::Fault(Fault::Message))
}

/// A value as the engine takes it.
fn packed(value: &impl Serialize) -> Result<JsValue, Trouble> {
    match postcard::to_allocvec(value) {
        Ok(bytes) => Ok(Uint8Array::from(bytes.as_slice()).into()),
        Err(_) => Err(Trouble::Fault(Fault::Message)),
    }
}

impl Seat {
    /// Begins one; `coming` is what `www/flows.js` gives.
    async fn begin(coming: Promise) -> Result<Seat, Trouble> {
        let _busy = Busy::begin();
        let place = JsFuture::from(coming)
            .await
            .map_err(|_| Trouble::Fault(Fault::NoEngine))?;
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
        Ok(Seat {
            place,
            port,
            asked,
            lost,
            last: Cell::new(0),
            _hears: hears,
        })
    }

    /// Asks, and waits for the answer.
    async fn ask(
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
        let message = Object::new();
        arrays::set(&message, "id", &id.into());
        arrays::set(&message, "kind", &kind.into());
        arrays::set(&message, "packed", &true.into());
        for (key, value) in with {
            arrays::set(&message, key, value);
        }
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
        self.port
            .post_message(&message)
            .map_err(|_| Trouble::Fault(Fault::Stream))?;
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

    /// Whether an answer is waited for.
    fn busy(&self) -> bool {
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

#[derive(Default)]
struct Inner {
    /// Where the flows are that were read last, and what they were read from.
    holds: RefCell<Option<Rc<Seat>>>,
    kept: RefCell<Option<Rc<Reading>>>,
    /// Where files are looked at, and the next one is read.
    reads: RefCell<Option<Rc<Seat>>>,
}

/// What can be read of files that are brought.
pub struct Found {
    /// The parts, in their order.
    pub parts: Vec<FoundPart>,
    /// What is in archives, workbooks and pages beside them, by name.
    pub aside: Vec<String>,
}

/// One of them.
pub struct FoundPart {
    /// Where it is read from.
    pub source: Source,
    /// What is known of it.
    pub part: Part,
    /// The archive or the workbook that it is in, by its place among the files.
    pub within: Option<u32>,
}

fn is_workbook(part: &Part) -> bool {
    matches!(
        part.look,
        Err(Trouble::Problem(Problem::Strange(
            Strange::Workbook | Strange::OldOffice
        )))
    ) && part.entry.is_none()
}

/// Files that are read as one work.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The files, and what their reader has settled.
    pub files: Vec<(Source, Settings)>,
    /// What counts where two of them have other values of one flow.
    pub between: Option<Repeats>,
}

impl From<(Source, Settings)> for Reading {
    fn from(file: (Source, Settings)) -> Reading {
        Reading {
            files: vec![file],
            between: None,
        }
    }
}

/// An engine with the flows of one work, begun when it is first asked, and ended with
/// the last of its clones.
#[derive(Clone, Default)]
pub struct Engine(Rc<Inner>);

impl Engine {
    /// Where files are looked at and read.
    async fn reader(&self) -> Result<Rc<Seat>, Trouble> {
        if let Some(seat) = &*self.0.reads.borrow() {
            return Ok(Rc::clone(seat));
        }
        let seat = Rc::new(Seat::begin(parts::engine()).await?);
        *self.0.reads.borrow_mut() = Some(Rc::clone(&seat));
        Ok(seat)
    }

    /// Leaves a place, if it is that of the next file; the last who waits there ends it.
    fn leave(&self, seat: &Rc<Seat>) {
        let mut reads = self.0.reads.borrow_mut();
        if reads.as_ref().is_some_and(|now| Rc::ptr_eq(now, seat)) {
            *reads = None;
        }
    }

    /// Asks where files are looked at.
    async fn ask_reader(&self, kind: &str, with: &[(&str, JsValue)]) -> Result<JsValue, Trouble> {
        let seat = self.reader().await?;
        let answer = seat.ask(kind, with, None).await;
        if seat.lost.get() {
            self.leave(&seat);
        }
        answer
    }

    /// Finds what can be read of files that are brought, each with its name: of archives
    /// the tables, of workbooks the sheets.
    ///
    /// # Errors
    /// If they cannot be read, or there is no engine. What is wrong with one of them is
    /// said beside it.
    pub async fn open(&self, files: &[(String, Source)]) -> Result<Found, Trouble> {
        let Opened { parts, aside } = self.list(files, false).await?;
        let mut found = Found {
            parts: Vec::new(),
            aside,
        };
        for part in parts {
            let Some((_, source)) = files.get(part.file as usize) else {
                continue;
            };
            if !is_workbook(&part) || !self.sheets(source, &part, &mut found).await? {
                found.parts.push(FoundPart {
                    source: source.part(part.entry.clone()),
                    within: part.entry.as_ref().map(|_| part.file),
                    part,
                });
            }
        }
        Ok(found)
    }

    async fn list(&self, files: &[(String, Source)], together: bool) -> Result<Opened, Trouble> {
        let names: Array = files.iter().map(|(name, _)| JsValue::from(name)).collect();
        let files: Array = files.iter().map(|(_, source)| &source.file).collect();
        let with = [
            ("files", files.into()),
            ("names", names.into()),
            ("together", together.into()),
        ];
        plain(self.ask_reader("open", &with).await?)
    }

    /// Finds the sheets of a workbook; `false` if it is none after all, or what opens one
    /// cannot be had.
    async fn sheets(
        &self,
        source: &Source,
        book: &Part,
        found: &mut Found,
    ) -> Result<bool, Trouble> {
        let Ok(seat) = Seat::begin(parts::sheets()).await else {
            return Ok(false);
        };
        let answer = match seat
            .ask("sheets", &[("file", source.file.clone())], None)
            .await
        {
            Err(Trouble::Archive(Wrong::Damaged)) => return Ok(false),
            answer => answer?,
        };
        let list = |key| Array::from(&get(&answer, key)).to_vec();
        let names = list("names")
            .into_iter()
            .filter_map(|name| name.as_string());
        let files = list("files").into_iter().map(Source::of);
        let sheets: Vec<(String, Source)> = names.zip(files).collect();
        let opened = self.list(&sheets, true).await?;
        for part in opened.parts {
            if let Some((_, source)) = sheets.get(part.file as usize) {
                found.parts.push(FoundPart {
                    source: source.clone(),
                    within: Some(book.file),
                    part: Part {
                        name: [&book.name, ": ", &part.name].concat(),
                        ..part
                    },
                });
            }
        }
        let aside = list("aside")
            .into_iter()
            .filter_map(|name| name.as_string());
        found.aside.extend(opened.aside.into_iter().chain(aside));
        Ok(true)
    }

    /// Looks at how a file is written, from its first bytes; `delimiter` is one that the
    /// reader has chosen, and of `settings` the encoding is one.
    ///
    /// # Errors
    /// If it is no table, cannot be read, or there is no engine.
    pub async fn look(
        &self,
        source: &Source,
        delimiter: Option<u8>,
        settings: &Settings,
    ) -> Result<Look, Trouble> {
        let with = [
            ("file", source.file.clone()),
            ("entry", packed(&source.entry)?),
            ("delimiter", delimiter.into()),
            ("settings", packed(settings)?),
        ];
        plain(self.ask_reader("look", &with).await?)
    }

    /// Reads files as one work; `progress` hears of it ten times a second. The flows that
    /// were read before are let go only when these are there. What is being read is
    /// cancelled.
    ///
    /// # Errors
    /// If they give no flows, cannot be read to their end, or there is no engine.
    pub async fn read(
        &self,
        reading: impl Into<Reading>,
        progress: impl Fn(Progress) + 'static,
    ) -> Result<Summary, Trouble> {
        if self
            .0
            .reads
            .borrow()
            .as_ref()
            .is_some_and(|seat| seat.busy())
        {
            self.cancel();
        }
        let reading = Rc::new(reading.into());
        let summary = self.fill(&reading, Some(Rc::new(progress))).await?;
        *self.0.kept.borrow_mut() = Some(reading);
        plain(summary)
    }

    /// Reads files in a place, which then holds their flows.
    async fn fill(
        &self,
        reading: &Reading,
        progress: Option<Rc<dyn Fn(Progress)>>,
    ) -> Result<JsValue, Trouble> {
        let seat = self.reader().await?;
        let files: Array = reading
            .files
            .iter()
            .map(|(source, _)| &source.file)
            .collect();
        let wanted = reading.files.iter().map(|(source, settings)| Wanted {
            entry: source.entry.clone(),
            settings: settings.clone(),
        });
        let with = [
            ("files", files.into()),
            ("wanted", packed(&wanted.collect::<Vec<_>>())?),
            ("between", packed(&reading.between)?),
        ];
        let answer = seat.ask("read", &with, progress).await;
        // Its memory is as large as what could not be read.
        self.leave(&seat);
        let summary = answer?;
        *self.0.holds.borrow_mut() = Some(seat);
        Ok(summary)
    }

    /// Stops reading. Whoever waits for it hears [`Fault::Cancelled`].
    pub fn cancel(&self) {
        if let Some(seat) = self.0.reads.take() {
            answer_all(&seat.asked, &JsValue::UNDEFINED);
        }
    }

    /// Asks where the flows are. An engine that has stopped meanwhile begins anew and
    /// reads them once more.
    async fn ask(&self, kind: &str, with: &[(&str, JsValue)]) -> Result<JsValue, Trouble> {
        let mut answer = Err(Trouble::Fault(Fault::Nothing));
        for _ in 0..2 {
            let seat = self.0.holds.borrow().clone();
            let seat = match seat {
                Some(seat) => Some(seat),
                None => {
                    let kept = self.0.kept.borrow().clone();
                    let Some(reading) = kept else {
                        return answer;
                    };
                    self.fill(&reading, None).await?;
                    self.0.holds.borrow().clone()
                }
            };
            let Some(seat) = seat else {
                return answer;
            };
            answer = seat.ask(kind, with, None).await;
            if !seat.lost.get() {
                break;
            }
            self.0.holds.take();
        }
        answer
    }

    /// The flows of a year.
    ///
    /// # Errors
    /// If nothing was read, or the engine has stopped and what was read cannot be read
    /// again.
    pub async fn year(&self, year: i32) -> Result<YearFlows, Trouble> {
        let answer = self.ask("year", &[("year", year.into())]).await?;
        arrays::taken(&answer).ok_or(Trouble::Fault(Fault::Message))
    }

    /// What is read, as a tidy file that reads back the same.
    ///
    /// # Errors
    /// As [`Engine::year`].
    pub async fn save(&self, head: &Head) -> Result<Blob, Trouble> {
        let head = packed(head)?;
        let answer = self.ask("save", &[("head", head)]).await?;
        answer
            .dyn_into()
            .map_err(|_| Trouble::Fault(Fault::Message))
    }
}
