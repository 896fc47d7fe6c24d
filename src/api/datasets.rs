//! `datasets()` and `dataset(id)`: the embedded tables.

use super::{error, language, plain, shown};
use crate::data::{Cell, DatasetId, catalogue, table};
use crate::i18n::Lang;
use js_sys::{Array, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// What the catalogue says of a dataset. A list counts its rows and leaves its
/// notes out.
#[derive(Serialize)]
struct Described {
    id: &'static str,
    title: &'static str,
    unit: &'static str,
    source: &'static str,
    coverage: &'static str,
    terms: &'static str,
    columns: &'static [&'static str],
    #[serde(skip_serializing_if = "Option::is_none")]
    rows: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    notes: Option<Vec<Note>>,
}

#[derive(Serialize)]
struct Note {
    row: &'static str,
    column: &'static str,
    text: &'static str,
    reckoned: Option<f64>,
}

fn described(id: DatasetId, lang: Lang) -> Described {
    let entry = catalogue::entry(id);
    Described {
        id: id.as_str(),
        title: entry.title.get(lang),
        unit: entry.unit.get(lang),
        source: entry.source.get(lang),
        coverage: entry.coverage.get(lang),
        terms: entry.terms.get(lang),
        columns: &table(id).columns,
        rows: None,
        notes: None,
    }
}

/// All datasets without their rows.
#[inline(never)]
pub fn datasets(lang: JsValue, _: JsValue) -> Result<JsValue, JsValue> {
    let lang = language::spoken(&lang)?;
    let list = DatasetId::ALL.map(|id| Described {
        rows: Some(table(id).rows.len()),
        ..described(id, lang)
    });
    plain(&list.as_slice())
}

/// One dataset. Each row is an array in the order of the columns and carries
/// the same values under the columns' names; a gap is `null`.
#[inline(never)]
pub fn dataset(id: JsValue, lang: JsValue) -> Result<JsValue, JsValue> {
    let lang = language::spoken(&lang)?;
    let known = id.as_string().and_then(|id| DatasetId::parse(&id));
    let Some(id) = known else {
        let ids = DatasetId::ALL.map(DatasetId::as_str).join(", ");
        let message = format!("no dataset {}; expected one of {ids}", shown(&id));
        return Err(error(&message));
    };
    let (entry, table) = (catalogue::entry(id), table(id));
    let notes = entry.notes.iter().map(|note| Note {
        row: note.row,
        column: note.column,
        text: note.text.get(lang),
        reckoned: note.computed,
    });
    let object = plain(&Described {
        notes: Some(notes.collect()),
        ..described(id, lang)
    })?;
    let rows = Array::new();
    for cells in &table.rows {
        let row = Array::new();
        for (column, cell) in table.columns.iter().zip(cells) {
            let value = match cell {
                Cell::Number { value, .. } => JsValue::from_f64(*value),
                Cell::Text(text) => JsValue::from_str(text),
                Cell::Missing => JsValue::NULL,
            };
            row.push(&value);
            Reflect::set(&row, &JsValue::from_str(column), &value)?;
        }
        rows.push(&row);
    }
    Reflect::set(&object, &"rows".into(), &rows)?;
    Ok(object)
}
