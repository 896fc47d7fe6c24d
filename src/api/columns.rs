//! `intensity({flows, …})` with the flows as columns: hundreds of economies in one
//! call, as typed arrays in and out.

use super::error;
use super::intensity::many;
use crate::data::bounds::{CALLED, COLUMN_ROWS};
use crate::trade::Undefined;
use crate::trade::intensity::{Grid, PairMeasure, Stands, Variant, YearFlows, listed};
use js_sys::{Array, ArrayBuffer, Float64Array, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;

const EXPECTED: &str = "flows as columns are {economies, exporter, importer, value} and perhaps year: \
     an array of codes, two arrays of places in it (-1 is the world), and arrays of numbers, all of one length";

fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).unwrap_or(JsValue::UNDEFINED)
}

/// How many a list says that it has.
fn length(list: &JsValue) -> Option<usize> {
    let length = get(list, "length").as_f64();
    // What is more than fits is too many; what is no number becomes 0.
    length
        .filter(|_| list.is_object())
        .map(|length| length as usize)
}

/// A column of numbers: a typed array or a plain one.
fn numbers(flows: &JsValue, key: &str) -> Result<Vec<f64>, JsValue> {
    let column = get(flows, key);
    let message = || error(&format!("flows.{key} is no array of numbers; {EXPECTED}"));
    let Some(length) = length(&column) else {
        return Err(message());
    };
    many(&["flows.", key].concat(), length, COLUMN_ROWS)?;
    // A typed array of numbers is taken at once; others hold no numbers (`BigInt`).
    if ArrayBuffer::is_view(&column) && get(&column, "0").as_f64().is_some() {
        return Ok(Float64Array::new(&column).to_vec());
    }
    let list = Array::from(&column);
    let numbers: Option<Vec<f64>> = list.iter().map(|each| each.as_f64()).collect();
    numbers.ok_or_else(message)
}

fn no_texts() -> JsValue {
    error(&format!("flows.economies is no array of texts; {EXPECTED}"))
}

/// Whether flows are given as columns.
pub fn given(flows: &JsValue) -> bool {
    flows.is_object() && !Array::is_array(flows)
}

/// Computes the matrix of such flows: `values` row by row, `NaN` where there is none,
/// and `reason`, an index into `reasons`, which is 0 where there is a value.
pub fn intensity(
    flows: &JsValue,
    year: Option<i32>,
    variant: Variant,
    world: Option<f64>,
) -> Result<JsValue, JsValue> {
    let economies = get(flows, "economies");
    let Some(n) = length(&economies).filter(|_| Array::is_array(&economies)) else {
        return Err(no_texts());
    };
    if n == 0 || n > CALLED {
        return Err(error(&format!(
            "flows names {n} economies; from 1 to {CALLED} are computed at once"
        )));
    }
    let codes = (0..n).map(|at| Reflect::get_u32(&economies, at as u32).ok()?.as_string());
    let codes: Vec<String> = codes.collect::<Option<_>>().ok_or_else(no_texts)?;
    let [from, to, values] = ["exporter", "importer", "value"].map(|key| numbers(flows, key));
    let (from, to, values) = (from?, to?, values?);
    let years = match get(flows, "year") {
        none if none.is_undefined() || none.is_null() => None,
        _ => Some(numbers(flows, "year")?),
    };
    let rows = values.len();
    let lengths = [from.len(), to.len(), years.as_ref().map_or(rows, Vec::len)];
    if lengths.iter().any(|length| *length != rows) {
        let [from, to, years] = lengths;
        let message =
            format!("the columns of flows have {rows}, {from}, {to} and {years} rows; {EXPECTED}");
        return Err(error(&message));
    }
    let mut flows = YearFlows::empty(year.unwrap_or_default(), codes);
    let mut used = false;
    for row in 0..rows {
        let fits = match (year, &years) {
            (Some(year), Some(years)) => years[row] == f64::from(year),
            _ => true,
        };
        if !fits {
            continue;
        }
        used = true;
        let place = |place: f64| match place {
            _ if place == -1.0 => Ok(None),
            _ if place.fract() == 0.0 && place >= 0.0 && place < n as f64 => {
                Ok(Some(place as usize))
            }
            _ => Err(error(&format!(
                "row {row} of flows names economy {place}; expected a whole number from -1 to {}",
                n - 1
            ))),
        };
        flows.add(place(from[row])?, place(to[row])?, values[row]);
    }
    if !used {
        let message = match year {
            Some(year) => format!("flows has no row of the year {year}; expected one at least"),
            None => "flows is empty; expected one row at least".to_owned(),
        };
        return Err(error(&message));
    }
    flows.declared_by_none();
    let (grid, stands) = listed(&flows, variant, world);
    Ok(answer(&grid, year, variant, stands).into())
}

fn answer(grid: &Grid, year: Option<i32>, variant: Variant, stands: Option<Stands>) -> Object {
    let measure = PairMeasure::Intensity(variant);
    let n = grid.codes().len();
    let mut values = Vec::with_capacity(n * n);
    let mut reasons = Vec::with_capacity(n * n);
    for (i, j) in (0..n).flat_map(|i| (0..n).map(move |j| (i, j))) {
        let computed = grid.value(measure, i, j);
        values.push(computed.unwrap_or(f64::NAN));
        let reason = computed.err().and_then(|reason| {
            let at = Undefined::ALL.iter().position(|known| *known == reason)?;
            u8::try_from(at + 1).ok()
        });
        reasons.push(reason.unwrap_or(0));
    }
    let totals = |of: &dyn Fn(usize) -> Option<f64>| -> Float64Array {
        let totals: Vec<f64> = (0..n).map(|at| of(at).unwrap_or(f64::NAN)).collect();
        Float64Array::from(totals.as_slice())
    };
    let inputs = |at: usize| grid.inputs(measure, at, at);
    let names =
        std::iter::once(JsValue::NULL).chain(Undefined::ALL.map(|reason| reason.id().into()));
    let number = |value: Option<f64>| value.map_or(JsValue::NULL, JsValue::from);
    let object = Object::new();
    let fields: [(&str, JsValue); 10] = [
        ("year", year.map_or(JsValue::NULL, JsValue::from)),
        ("variant", variant.as_str().into()),
        (
            "economies",
            grid.codes()
                .iter()
                .map(JsValue::from)
                .collect::<Array>()
                .into(),
        ),
        ("world_imports", number(inputs(0).m_w)),
        (
            "world_imports_source",
            stands.map_or(JsValue::NULL, |stands| stands.as_str().into()),
        ),
        ("exports", totals(&|at| inputs(at).x_i).into()),
        ("imports", totals(&|at| inputs(at).m_j).into()),
        ("values", Float64Array::from(values.as_slice()).into()),
        ("reason", Uint8Array::from(reasons.as_slice()).into()),
        ("reasons", names.collect::<Array>().into()),
    ];
    for (key, value) in fields {
        // A new object takes every property.
        let _ = Reflect::set(&object, &key.into(), &value);
    }
    object
}
