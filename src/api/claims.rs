//! `claims(lang)`: the paper's numeric claims, checked when asked.

use super::{language, plain};
use crate::claims::{CLAIMS, Checked, Data};
use crate::data::DatasetId;
use crate::i18n::number::MINUS;
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[derive(Serialize)]
struct Answer {
    id: &'static str,
    section: &'static str,
    text: &'static str,
    unit: &'static str,
    stated: Option<Value>,
    computed: Option<Value>,
    difference: Option<Value>,
    verdict: &'static str,
    evidence: Option<Evidence>,
    steps: Vec<Step>,
}

/// One value is a number, several are a text.
#[derive(Serialize)]
#[serde(untagged)]
enum Value {
    One(f64),
    Several(String),
}

#[derive(Serialize)]
struct Evidence {
    verdict: &'static str,
    datasets: Vec<&'static str>,
}

#[derive(Serialize)]
struct Step {
    label: String,
    expression: String,
}

fn value(values: &[f64], text: impl FnOnce() -> String) -> Option<Value> {
    match values {
        [] => None,
        [one] => Some(Value::One(*one)),
        _ => Some(Value::Several(text())),
    }
}

fn written(checked: &Checked, values: &[f64]) -> Option<Value> {
    value(values, || checked.written(values).replace(MINUS, "-"))
}

/// All claims, with words in a language.
pub fn claims(lang: JsValue) -> Result<JsValue, JsValue> {
    let lang = language::spoken(&lang)?;
    let data = Data::embedded();
    let all = CLAIMS.map(|claim| {
        let checked = claim.check(&data, lang);
        let datasets = checked.sources(true).into_iter().map(DatasetId::as_str);
        Answer {
            id: claim.id,
            section: claim.section,
            text: claim.text.get(lang),
            unit: claim.unit.get(lang),
            stated: value(&claim.values(), || claim.stated.to_owned()),
            computed: written(&checked, &checked.computed),
            difference: written(&checked, &checked.difference),
            verdict: checked.verdict.id(),
            evidence: checked.outside.map(|verdict| Evidence {
                verdict: verdict.id(),
                datasets: datasets.collect(),
            }),
            steps: checked
                .steps
                .into_iter()
                .map(|step| Step {
                    label: step.label,
                    expression: step.expression,
                })
                .collect(),
        }
    });
    plain(&all.as_slice())
}
