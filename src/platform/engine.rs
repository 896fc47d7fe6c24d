//! The engine that reads a reader's flows, as the page sees it: calls that are answered
//! later, from a worker where one can be had (`www/flows.js`, `crate::engine`).
//!
//! A file is read in a place of its own. What was read before stays in the other one
//! until the new flows are there, so nothing is lost by a file that is broken, a reader
//! who cancels, or an engine that stops; and memory is given back when a place ends.

mod seat;

use super::parts;
use crate::engine::arrays;
use crate::engine::messages::{Fault, Opened, Part, Progress, Summary, Trouble, Wanted};
use crate::flows::{Head, Look, Problem, Repeats, Settings, Strange, first};
use crate::packs::zip::{Entry, Wrong};
use crate::trade::intensity::YearFlows;
use js_sys::{Array, Promise, Uint8Array};
use seat::{Seat, begun, get, packed, plain};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::Blob;

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

#[derive(Default)]
struct Inner {
    /// Where the flows are that were read last, and what they were read from.
    holds: RefCell<Option<Rc<Seat>>>,
    kept: RefCell<Option<Rc<Reading>>>,
    /// Where files are looked at, and the next one is read.
    reads: RefCell<Option<Rc<Seat>>>,
    /// That place, while it begins.
    coming: RefCell<Option<Promise>>,
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

/// What goes with the question what can be read of files.
fn opening(files: &[(String, Source)], together: bool) -> [(&'static str, JsValue); 3] {
    let names: Array = files.iter().map(|(name, _)| JsValue::from(name)).collect();
    let files: Array = files.iter().map(|(_, source)| &source.file).collect();
    [
        ("files", files.into()),
        ("names", names.into()),
        ("together", together.into()),
    ]
}

/// What goes with the wish to have files read.
fn wanted(reading: &Reading) -> Result<[(&'static str, JsValue); 3], Trouble> {
    let files: Array = reading
        .files
        .iter()
        .map(|(source, _)| &source.file)
        .collect();
    let wanted = reading.files.iter().map(|(source, settings)| Wanted {
        entry: source.entry.clone(),
        settings: settings.clone(),
    });
    Ok([
        ("files", files.into()),
        ("wanted", packed(&wanted.collect::<Vec<_>>())?),
        ("between", packed(&reading.between)?),
    ])
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
        let coming = self
            .0
            .coming
            .borrow_mut()
            .get_or_insert_with(parts::engine)
            .clone();
        let place = begun(coming).await;
        self.0.coming.take();
        // Who waited for the same place may have taken it.
        let mut reads = self.0.reads.borrow_mut();
        if let Some(seat) = &*reads {
            return Ok(Rc::clone(seat));
        }
        Ok(Rc::clone(reads.insert(Rc::new(Seat::at(place?)))))
    }

    /// Begins where a reader is about to choose a file, which takes some seconds. Small files are
    /// looked at and read there, as a browser compiles code when it first runs.
    pub fn prepare(&self) {
        if self.0.reads.borrow().is_some() || self.0.coming.borrow().is_some() {
            return;
        }
        let engine = self.clone();
        spawn_local(async move {
            // Whoever asks next hears why there is none.
            let Ok(seat) = engine.reader().await else {
                return;
            };
            let files = first::files().map(|text| (String::new(), Source::text(&text)));
            let _ = seat.say(0, "open", &opening(&files, false));
            // One alone: a second one would cancel it.
            let [_, (_, file)] = files;
            let reading = Reading::from((file, Settings::default()));
            let _ = wanted(&reading).map(|with| seat.say(0, "read", &with));
        });
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
        if seat.is_lost() {
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
        let with = opening(files, together);
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
        let Ok(place) = begun(parts::sheets()).await else {
            return Ok(false);
        };
        let seat = Seat::at(place);
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
        let with = wanted(reading)?;
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
            seat.cancel();
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
            if !seat.is_lost() {
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
