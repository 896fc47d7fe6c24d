//! Works that a reader keeps, in this browser only (IndexedDB): what each is called and
//! holds, and its tidy file.
//!
//! Storage may be refused (a frame in a sandbox, a private window, a full disk): each call
//! then says so, and nothing else changes. Called by name, not through web-sys, whose
//! every function would be a line of JavaScript for all pages.

use super::busy::Busy;
use crate::data::bounds::WORKS as MOST;
use crate::data::outside::line;
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

/// The database, and what is in it: descriptions by id, files by id, and one entry that
/// says which work was open last.
const DATABASE: &str = "tairi";
const WORKS: &str = "works";
const FILES: &str = "files";
const STATE: &str = "state";
const LAST: &str = "last";

/// Why nothing can be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The browser lets this page keep nothing.
    Denied,
    /// There is no room left.
    Full,
    /// As many works are kept as may be.
    Many,
    /// The work is not there (any more).
    Gone,
    /// It was changed meanwhile, in another tab.
    Changed,
    /// A newer version of tairi keeps its works in this browser.
    Newer,
    /// Something else has a database of this name.
    Foreign,
    /// The browser does not answer; it may yet.
    Slow,
    /// Something else went wrong.
    Failed,
}

/// A work that is kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Work {
    /// Its id; empty in one that is not kept yet.
    pub id: String,
    /// What the reader calls it.
    pub name: String,
    /// When it was kept, in milliseconds since 1970.
    pub saved_at: f64,
    /// How many economies it has.
    pub economies: u32,
    /// Its first and its last year.
    pub years: (i32, i32),
    /// Bytes of its file.
    pub bytes: f64,
    /// How often it was kept. Who would keep it again has to know the last of them.
    pub revision: f64,
}

/// The names of a work's fields.
const FIELDS: [&str; 8] = [
    "id",
    "name",
    "savedAt",
    "economies",
    "from",
    "to",
    "bytes",
    "revision",
];

impl Work {
    fn given(&self) -> Object {
        let values: [JsValue; 8] = [
            self.id.as_str().into(),
            self.name.as_str().into(),
            self.saved_at.into(),
            self.economies.into(),
            self.years.0.into(),
            self.years.1.into(),
            self.bytes.into(),
            self.revision.into(),
        ];
        let object = Object::new();
        for (key, value) in FIELDS.iter().zip(&values) {
            // A new object takes every property.
            let _ = Reflect::set(&object, &(*key).into(), value);
        }
        object
    }

    fn taken(object: &JsValue) -> Option<Work> {
        let get = |index: usize| Reflect::get(object, &FIELDS[index].into()).ok();
        let number = |index: usize| get(index)?.as_f64();
        Some(Work {
            id: get(0)?.as_string()?,
            name: line(&get(1)?.as_string()?),
            saved_at: number(2)?,
            economies: number(3)? as u32,
            years: (number(4)? as i32, number(5)? as i32),
            bytes: number(6)?,
            // Those that were kept before there was one have none.
            revision: number(7).unwrap_or_default(),
        })
    }
}

/// Calls a method.
fn call(object: &JsValue, name: &str, with: &[&JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(object, &name.into())?.dyn_into()?;
    method.apply(object, &with.iter().copied().collect::<Array>())
}

/// What is meant by an exception.
fn reason(error: &JsValue) -> Refused {
    let name = Reflect::get(error, &"name".into()).ok();
    match name.and_then(|name| name.as_string()).as_deref() {
        Some("QuotaExceededError") => Refused::Full,
        Some("VersionError") => Refused::Newer,
        // There is no such store in it.
        Some("NotFoundError") => Refused::Foreign,
        Some("SecurityError" | "InvalidStateError" | "UnknownError" | "TypeError") => {
            Refused::Denied
        }
        _ => Refused::Failed,
    }
}

fn refused(error: JsValue) -> Refused {
    reason(&error)
}

/// Waits for one of a target's events, of which the first is the good one.
async fn event(target: &JsValue, events: &[&str]) -> Result<(), Refused> {
    let promise = Promise::new(&mut |resolve, reject| {
        for (index, name) in events.iter().enumerate() {
            let heard = if index == 0 { &resolve } else { &reject };
            // The target is the browser's own and takes it.
            let _ = Reflect::set(target, &(*name).into(), heard);
        }
    });
    match JsFuture::from(promise).await {
        Ok(_) => Ok(()),
        Err(_) => {
            Err(Reflect::get(target, &"error".into())
                .map_or(Refused::Failed, |error| reason(&error)))
        }
    }
}

/// Waits for a request's result.
async fn result(request: JsValue) -> Result<JsValue, Refused> {
    event(&request, &["onsuccess", "onerror"]).await?;
    Reflect::get(&request, &"result".into()).map_err(refused)
}

/// The database, opened for one call: a page that keeps it open would be in the way of a
/// later version's.
struct Database(JsValue);

impl Drop for Database {
    fn drop(&mut self) {
        // It ends when what was begun is done.
        let _ = call(&self.0, "close", &[]);
    }
}

async fn open() -> Result<Database, Refused> {
    let request = (|| {
        // An exception where the page has no origin.
        let factory = Reflect::get(&js_sys::global(), &"indexedDB".into())?;
        call(&factory, "open", &[&DATABASE.into(), &1.into()])
    })()
    .map_err(|_| Refused::Denied)?;
    // It holds nothing: what it held would hold it, and neither would ever be let go.
    let made = Closure::once_into_js(|event: JsValue| {
        let database = Reflect::get(&event, &"target".into())
            .and_then(|asked| Reflect::get(&asked, &"result".into()));
        let Ok(database) = database else {
            return;
        };
        for store in [WORKS, FILES, STATE] {
            // What is missing is missed by the first transaction.
            let _ = call(&database, "createObjectStore", &[&store.into()]);
        }
    });
    // The request is the browser's own and takes it.
    let _ = Reflect::set(&request, &"onupgradeneeded".into(), &made);
    event(&request, &["onsuccess", "onerror", "onblocked"])
        .await
        .map_err(|why| match why {
            Refused::Full | Refused::Newer => why,
            _ => Refused::Denied,
        })?;
    Reflect::get(&request, &"result".into())
        .map(Database)
        .map_err(refused)
}

/// Stores of the database, to be changed together or not at all: what is not [`Change::done`]
/// is taken back.
struct Change {
    transaction: JsValue,
    _busy: Busy,
    _database: Database,
}

impl Change {
    async fn begin(mode: &str) -> Result<Change, Refused> {
        let busy = Busy::begin();
        let database = open().await?;
        let stores: Array = [WORKS, FILES, STATE]
            .iter()
            .map(|&name| JsValue::from(name))
            .collect();
        let transaction =
            call(&database.0, "transaction", &[&stores, &mode.into()]).map_err(refused)?;
        Ok(Change {
            transaction,
            _busy: busy,
            _database: database,
        })
    }

    /// Calls a method of a store: a request.
    fn ask(&self, store: &str, name: &str, with: &[&JsValue]) -> Result<JsValue, Refused> {
        call(&self.transaction, "objectStore", &[&store.into()])
            .and_then(|store| call(&store, name, with))
            .map_err(refused)
    }

    /// A kept work, if it is there.
    async fn work(&self, id: &JsValue) -> Result<Option<Work>, Refused> {
        let found = result(self.ask(WORKS, "get", &[id])?).await?;
        Ok(Work::taken(&found))
    }

    /// The file of a work.
    async fn file(&self, id: &JsValue) -> Result<Blob, Refused> {
        let found = result(self.ask(FILES, "get", &[id])?).await?;
        found.dyn_into().map_err(|_| Refused::Gone)
    }

    /// Has a work and its file kept.
    fn put(&self, work: &Work, file: &Blob) -> Result<(), Refused> {
        let id = JsValue::from(work.id.as_str());
        self.ask(WORKS, "put", &[&work.given(), &id])?;
        self.ask(FILES, "put", &[file, &id])?;
        Ok(())
    }

    /// Waits until all of it is kept.
    async fn done(self) -> Result<(), Refused> {
        event(&self.transaction, &["oncomplete", "onabort"]).await
    }
}

impl Drop for Change {
    fn drop(&mut self) {
        // Refused where it is over. Else one of its requests was refused, and the browser would
        // keep the others.
        let _ = call(&self.transaction, "abort", &[]);
    }
}

/// All works that are kept, the latest first; of more than may be, the latest.
///
/// # Errors
/// If the browser refuses.
pub async fn list() -> Result<Vec<Work>, Refused> {
    let change = Change::begin("readonly").await?;
    let all = result(change.ask(WORKS, "getAll", &[])?).await?;
    let mut works: Vec<Work> = Vec::new();
    for work in Array::from(&all)
        .iter()
        .filter_map(|work| Work::taken(&work))
    {
        let at = works
            .iter()
            .position(|other| other.saved_at < work.saved_at);
        works.insert(at.unwrap_or(works.len()), work);
        works.truncate(MOST);
    }
    Ok(works)
}

/// Keeps a work with its file; gives it back as it is kept: with its id, the hour and its
/// bytes. One with an id takes the place of the one that has it, if that is the one that it
/// was made from: what another tab has kept, or deleted, is neither lost nor brought back.
///
/// # Errors
/// If the browser refuses, as many are kept as may be, or another tab was faster; what was
/// kept stays.
pub async fn put(work: &Work, file: &Blob) -> Result<Work, Refused> {
    let mut work = work.clone();
    work.saved_at = js_sys::Date::now();
    work.bytes = file.size();
    let change = Change::begin("readwrite").await?;
    if work.id.is_empty() {
        let count = result(change.ask(WORKS, "count", &[])?).await?;
        if count.as_f64().unwrap_or_default() >= MOST as f64 {
            return Err(Refused::Many);
        }
        work.id = js_sys::Math::random().to_string();
    } else {
        let known = change.work(&work.id.as_str().into()).await?;
        if known.ok_or(Refused::Gone)?.revision != work.revision {
            return Err(Refused::Changed);
        }
    }
    work.revision += 1.0;
    change.put(&work, file)?;
    change.done().await?;
    Ok(work)
}

/// Brings a deleted work back as it was.
///
/// # Errors
/// If the browser refuses, or there is one in its place.
pub async fn put_back(work: &Work, file: &Blob) -> Result<(), Refused> {
    let change = Change::begin("readwrite").await?;
    if change.work(&work.id.as_str().into()).await?.is_some() {
        return Err(Refused::Changed);
    }
    change.put(work, file)?;
    change.done().await
}

/// A work and its file, both as they are now.
///
/// # Errors
/// If it is not there, or the browser refuses.
pub async fn get(id: &str) -> Result<(Work, Blob), Refused> {
    let change = Change::begin("readonly").await?;
    let id = id.into();
    let work = change.work(&id).await?.ok_or(Refused::Gone)?;
    Ok((work, change.file(&id).await?))
}

/// Forgets a work; gives it as it was, with its file.
///
/// # Errors
/// If it is not there, or the browser refuses.
pub async fn delete(id: &str) -> Result<(Work, Blob), Refused> {
    let change = Change::begin("readwrite").await?;
    let id = id.into();
    let work = change.work(&id).await?.ok_or(Refused::Gone)?;
    let file = change.file(&id).await?;
    for store in [WORKS, FILES] {
        change.ask(store, "delete", &[&id])?;
    }
    change.done().await?;
    Ok((work, file))
}

/// Remembers which work is open, to be opened again on the next visit; `None`: none is.
///
/// # Errors
/// If the browser refuses.
pub async fn set_last(id: Option<&str>) -> Result<(), Refused> {
    let change = Change::begin("readwrite").await?;
    match id {
        Some(id) => change.ask(STATE, "put", &[&id.into(), &LAST.into()])?,
        None => change.ask(STATE, "delete", &[&LAST.into()])?,
    };
    change.done().await
}

/// The work that was open last, if it is still kept.
///
/// # Errors
/// If the browser refuses.
pub async fn last() -> Result<Option<Work>, Refused> {
    let change = Change::begin("readonly").await?;
    let id = result(change.ask(STATE, "get", &[&LAST.into()])?).await?;
    if !id.is_string() {
        return Ok(None);
    }
    change.work(&id).await
}
