//! What can be read of the files that were brought: each by itself, and of an archive
//! the tables.

use super::letters::decoder;
use super::messages::{Opened, Part, Trouble};
use super::source::{Source, blob, entries, is_archive};
use crate::data::bounds::FILES;
use crate::flows::{Hints, LOOK_BYTES, Look, Problem, Strange, look_as};
use crate::packs::zip::{Entry, Wrong, may_be_table};
use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::Blob;

/// Looks at a file's first bytes; gives how many tables are beside the one that is read, too.
pub(super) async fn looked(
    file: &JsValue,
    entry: Option<&Entry>,
    hints: Hints,
) -> Result<(Look, usize), Trouble> {
    let mut source = Source::open(file, entry).await?;
    let mut first = Vec::new();
    let mut whole = false;
    while first.len() < LOOK_BYTES && !whole {
        match source.next().await {
            Ok(Some(piece)) => first.extend_from_slice(&piece.to_vec()),
            Ok(None) => whole = true,
            Err(fault) => {
                source.close();
                return Err(fault.into());
            }
        }
    }
    let others = source.others();
    source.close();
    let length = whole.then_some(first.len() as u64);
    Ok((look_as(&first, length, hints)?, others))
}

/// What is known of a file beforehand: nothing but who decodes it.
fn guessed() -> Hints {
    Hints {
        decoders: Some(decoder),
        ..Hints::default()
    }
}

/// A name without folders.
fn bare(name: &str) -> String {
    name.rsplit('/').next().unwrap_or(name).to_owned()
}

/// What is in all files; of those that are the sheets of a workbook, what is of use.
pub(super) async fn opened(
    files: &Array,
    names: &Array,
    together: bool,
) -> Result<Opened, Trouble> {
    let mut opened = Opened::default();
    for (at, file) in files.iter().enumerate() {
        let name = names.get(at as u32).as_string().unwrap_or_default();
        let blob = blob(&file)?;
        let found = match is_archive(&blob).await? {
            true => archive(&blob, at as u32, &mut opened).await,
            false => Ok(false),
        };
        match found {
            Ok(true) => continue,
            Ok(false) => {}
            // What is no whole archive may still be known for a part of a workbook.
            Err(Trouble::Archive(Wrong::Damaged)) if is_book(&file).await => {
                opened.parts.push(Part {
                    file: at as u32,
                    name,
                    entry: None,
                    size: blob.size(),
                    look: Err(Problem::Strange(Strange::Workbook).into()),
                });
                continue;
            }
            Err(trouble) => {
                opened.parts.push(Part {
                    file: at as u32,
                    name,
                    entry: None,
                    size: blob.size(),
                    look: Err(trouble),
                });
                continue;
            }
        }
        let look = looked(&file, None, guessed()).await;
        if let Ok((_, others @ 1..)) = look {
            opened.aside.push(format!("{name}: <table> × {others}"));
        }
        opened.parts.push(Part {
            file: at as u32,
            name,
            entry: None,
            size: blob.size(),
            look: look.map(|look| look.0),
        });
    }
    if together {
        let parts = std::mem::take(&mut opened.parts);
        sort_out(parts, &mut opened)?;
    }
    Ok(opened)
}

/// Whether a file begins as a workbook does.
async fn is_book(file: &JsValue) -> bool {
    let workbook = Trouble::from(Problem::Strange(Strange::Workbook));
    looked(file, None, Hints::default()).await.err() == Some(workbook)
}

/// Finds the tables of an archive; whether it is one, and not a workbook.
async fn archive(file: &Blob, at: u32, opened: &mut Opened) -> Result<bool, Trouble> {
    let mut entries = entries(file).await?;
    let workbook = |entry: &Entry| entry.name == "[Content_Types].xml" || entry.name == "mimetype";
    if entries.iter().any(workbook) {
        return Err(Problem::Strange(Strange::Workbook).into());
    }
    entries.sort_by(|one, other| one.name.cmp(&other.name));
    let (tables, rest): (Vec<Entry>, Vec<Entry>) = entries
        .into_iter()
        .partition(|entry| may_be_table(&entry.name));
    if tables.len() > FILES {
        return Err(Wrong::TooLarge.into());
    }
    let mut parts = Vec::new();
    for entry in tables {
        let look = looked(file, Some(&entry), guessed()).await;
        parts.push(Part {
            file: at,
            name: bare(&entry.name),
            size: entry.size as f64,
            look: look.map(|look| look.0),
            entry: Some(entry),
        });
    }
    let aside = rest.iter().map(|entry| bare(&entry.name));
    opened.aside.extend(aside);
    sort_out(parts, opened)?;
    Ok(true)
}

/// Keeps what says enough to be a table of flows, or else what could be mapped. What is
/// damaged stays, or it would be missing without a word.
fn sort_out(parts: Vec<Part>, opened: &mut Opened) -> Result<(), Trouble> {
    let says_all = |part: &Part| {
        let look = part.look.as_ref();
        look.is_ok_and(|look| look.mapping.missing().is_empty())
    };
    let full = parts.iter().any(says_all);
    let broken = |part: &Part| match &part.look {
        Err(Trouble::Problem(_)) => false,
        Err(_) => true,
        Ok(_) => false,
    };
    let mut any = false;
    for part in parts {
        let table = if full {
            says_all(&part)
        } else {
            part.look.is_ok()
        };
        if table || broken(&part) {
            any = true;
            opened.parts.push(part);
        } else {
            opened.aside.push(part.name);
        }
    }
    if any {
        Ok(())
    } else {
        Err(Wrong::NoTable.into())
    }
}
