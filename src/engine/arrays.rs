//! The flows of a year on their way between the engine and the page: as typed arrays,
//! which change hands without being copied.

use crate::trade::intensity::YearFlows;
use js_sys::{Array, Float64Array, Object, Reflect};
use wasm_bindgen::prelude::*;

/// Names of the arrays, in the order of [`fields`].
const NAMES: [&str; 7] = [
    "exported",
    "imported",
    "exportsGiven",
    "importsGiven",
    "worldImportsFromGiven",
    "exportsElsewhere",
    "importsElsewhere",
];

/// The arrays of a year's flows.
fn fields(flows: &mut YearFlows) -> [&mut Vec<f64>; 7] {
    [
        &mut flows.exported,
        &mut flows.imported,
        &mut flows.exports_given,
        &mut flows.imports_given,
        &mut flows.world_imports_from_given,
        &mut flows.exports_elsewhere,
        &mut flows.imports_elsewhere,
    ]
}

/// Puts a field into an object that is new, and so takes it.
pub(crate) fn set(object: &Object, key: &str, value: &JsValue) {
    let _ = Reflect::set(object, &key.into(), value);
}

/// As an object; the buffers that change hands with it are put into `hands`.
#[must_use]
pub fn given(mut flows: YearFlows, hands: &Array) -> JsValue {
    let object = Object::new();
    set(&object, "year", &flows.year.into());
    set(
        &object,
        "worldImportsGiven",
        &flows.world_imports_given.into(),
    );
    set(&object, "worldBuiltIn", &flows.world_built_in.into());
    let codes: Array = flows.codes.iter().map(JsValue::from).collect();
    set(&object, "codes", &codes);
    for (name, values) in NAMES.iter().zip(fields(&mut flows)) {
        let array = Float64Array::from(values.as_slice());
        hands.push(&array.buffer());
        set(&object, name, &array);
    }
    object.into()
}

/// The flows that such an object holds; `None` if it is none.
#[must_use]
pub fn taken(object: &JsValue) -> Option<YearFlows> {
    let get = |key: &str| Reflect::get(object, &key.into()).ok();
    let mut flows = YearFlows {
        year: get("year")?.as_f64()? as i32,
        world_imports_given: get("worldImportsGiven")?.as_f64()?,
        world_built_in: get("worldBuiltIn")?.as_f64()?,
        codes: Array::from(&get("codes")?)
            .iter()
            .filter_map(|code| code.as_string())
            .collect(),
        ..YearFlows::default()
    };
    for (name, values) in NAMES.iter().zip(fields(&mut flows)) {
        *values = get(name)?.dyn_into::<Float64Array>().ok()?.to_vec();
    }
    Some(flows)
}
