//! `intensity({year, variant, flows})`: a matrix of trade intensities.

use super::{columns, error, plain, shown};
use crate::data::bounds::{CALLED, ROWS};
use crate::trade::intensity::{self, Flow, Inputs, Matrix, Stands, Variant, Working};
use js_sys::{Array, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[derive(Serialize)]
struct Answer {
    year: Option<i32>,
    variant: &'static str,
    economies: Vec<String>,
    world_imports: Option<f64>,
    world_imports_source: Option<&'static str>,
    cells: Vec<Cell>,
}

#[derive(Serialize)]
struct Cell {
    exporter: String,
    importer: String,
    value: Option<f64>,
    reason: Option<&'static str>,
    inputs: Given,
    #[serde(skip_serializing_if = "Option::is_none")]
    shares: Option<Shares>,
}

#[derive(Default, Serialize)]
struct Given {
    x_ij: Option<f64>,
    x_i: Option<f64>,
    m_j: Option<f64>,
    m_w: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    m_i: Option<f64>,
}

#[derive(Serialize)]
struct Shares {
    in_importer_pct: Option<f64>,
    in_world_pct: Option<f64>,
}

const EXPECTED: &str = "intensity expects an object such as {year: 2005, variant: \"paper\"}, with flows: \
     [{exporter, importer, value, year}] for flows of your own";

const FLOW_ROWS: &str =
    "an array of {exporter, importer, value, year} with two texts and a number or two";

/// Computes a matrix from the embedded inputs, or from the flows given.
#[inline(never)]
pub fn intensity(query: JsValue, _: JsValue) -> Result<JsValue, JsValue> {
    if !query.is_object() {
        return Err(error(&format!("{EXPECTED}; got {}", shown(&query))));
    }
    let get = |key: &str| Reflect::get(&query, &key.into());
    let variant = variant(&get("variant")?)?;
    let year = get("year")?;
    let flows = get("flows")?;
    let whole = year
        .as_f64()
        .filter(|year| year.fract() == 0.0 && year.abs() <= 9999.0)
        .map(|year| year as i32);
    if flows.is_undefined() || flows.is_null() {
        let matrix = embedded(whole, &year, variant)?;
        let stands = match variant {
            Variant::Closed => Stands::Summed,
            _ => Stands::Given,
        };
        let stands = matrix.world_imports.map(|_| stands);
        return plain(&answer(matrix, whole, stands));
    }
    let named = !(year.is_undefined() || year.is_null());
    if named && whole.is_none() {
        let message = format!("year is {}; expected a whole number", shown(&year));
        return Err(error(&message));
    }
    let world = world(&get("worldImports")?)?;
    if columns::given(&flows) {
        return columns::intensity(&flows, whole, variant, world);
    }
    let (matrix, stands) = own(&flows, whole, variant, world)?;
    plain(&answer(matrix, whole, stands))
}

/// The caller's own number for the world's imports.
fn world(given: &JsValue) -> Result<Option<f64>, JsValue> {
    if given.is_undefined() || given.is_null() {
        return Ok(None);
    }
    let number = given
        .as_f64()
        .filter(|number| number.is_finite() && *number > 0.0);
    number.map(Some).ok_or_else(|| {
        let message = format!(
            "worldImports is {}; expected a number above zero",
            shown(given)
        );
        error(&message)
    })
}

/// Says so where there are more of something than are taken, before any is looked at.
pub(super) fn many(what: &str, count: usize, most: usize) -> Result<(), JsValue> {
    match count > most {
        true => Err(error(&format!(
            "{what} has {count} rows; expected {most} at most"
        ))),
        false => Ok(()),
    }
}

fn variant(given: &JsValue) -> Result<Variant, JsValue> {
    if given.is_undefined() || given.is_null() {
        return Ok(Variant::default());
    }
    given
        .as_string()
        .and_then(|name| Variant::parse(&name))
        .ok_or_else(|| {
            let names = Variant::ALL.map(Variant::as_str).join(", ");
            error(&format!(
                "variant is {}; expected one of {names}",
                shown(given)
            ))
        })
}

fn embedded(year: Option<i32>, given: &JsValue, variant: Variant) -> Result<Matrix, JsValue> {
    year.and_then(|year| intensity::embedded(year, variant))
        .ok_or_else(|| {
            let years: Vec<String> = intensity::years(variant)
                .into_iter()
                .map(|year| year.to_string())
                .collect();
            error(&format!(
                "year is {}; the embedded data of the variant {} have {}",
                shown(given),
                variant.as_str(),
                years.join(", ")
            ))
        })
}

fn own(
    flows: &JsValue,
    year: Option<i32>,
    variant: Variant,
    world: Option<f64>,
) -> Result<(Matrix, Option<Stands>), JsValue> {
    let Some(rows) = flows.dyn_ref::<Array>() else {
        let message = format!("flows is {}; expected {FLOW_ROWS}", shown(flows));
        return Err(error(&message));
    };
    many("flows", rows.length() as usize, ROWS)?;
    let mut flows = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let get = |key: &str| Reflect::get(&row, &key.into()).unwrap_or(JsValue::UNDEFINED);
        let of = get("year");
        let known = of.is_undefined() || of.is_null() || of.as_f64().is_some();
        let (Some(exporter), Some(importer), Some(value), true) = (
            get("exporter").as_string(),
            get("importer").as_string(),
            get("value").as_f64(),
            known,
        ) else {
            let message = format!("row {index} of flows could not be read; expected {FLOW_ROWS}");
            return Err(error(&message));
        };
        // Rows of other years are left out; rows without a year belong to any.
        let fits = year
            .zip(of.as_f64())
            .is_none_or(|(year, of)| of == f64::from(year));
        if fits {
            flows.push(Flow {
                exporter,
                importer,
                value,
            });
        }
    }
    if flows.is_empty() {
        let message = match year {
            Some(year) => format!("flows has no row of the year {year}; expected one at least"),
            None => "flows is empty; expected one row at least".to_owned(),
        };
        return Err(error(&message));
    }
    let economies = intensity::economies(&flows).len();
    if economies > CALLED {
        let message =
            format!("flows names {economies} economies; at most {CALLED} are computed at once");
        return Err(error(&message));
    }
    Ok(intensity::from_flows_beside(
        &flows,
        year.unwrap_or_default(),
        variant,
        world,
    ))
}

fn answer(matrix: Matrix, year: Option<i32>, stands: Option<Stands>) -> Answer {
    Answer {
        year,
        variant: matrix.variant.as_str(),
        economies: matrix.economies,
        world_imports: matrix.world_imports,
        world_imports_source: stands.map(Stands::as_str),
        cells: matrix
            .cells
            .into_iter()
            .map(|cell| {
                let (inputs, shares) = match cell.working {
                    Working::Flows(inputs) => (given(inputs, matrix.variant), None),
                    Working::Shares {
                        in_importer_pct,
                        in_world_pct,
                    } => (
                        Given::default(),
                        Some(Shares {
                            in_importer_pct,
                            in_world_pct,
                        }),
                    ),
                };
                Cell {
                    exporter: cell.exporter,
                    importer: cell.importer,
                    value: cell.value.ok(),
                    reason: cell.value.err().map(|reason| reason.id()),
                    inputs,
                    shares,
                }
            })
            .collect(),
    }
}

fn given(inputs: Inputs, variant: Variant) -> Given {
    Given {
        x_ij: inputs.x_ij,
        x_i: inputs.x_i,
        m_j: inputs.m_j,
        m_w: inputs.m_w,
        // Only this form needs it.
        m_i: inputs.m_i.filter(|_| variant == Variant::Net),
    }
}
