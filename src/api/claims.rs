//! `claims(lang)`: the paper's numeric claims, checked when asked.

use super::language;
use crate::claims::{CLAIMS, Checked, Claim, Data};
use crate::i18n::Lang;
use crate::i18n::number::MINUS;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

/// All claims, with words in a language.
#[inline(never)]
pub fn claims(lang: JsValue, _: JsValue) -> Result<JsValue, JsValue> {
    let lang = language::spoken(&lang)?;
    let data = Data::embedded();
    let all = Array::new();
    for claim in &CLAIMS {
        all.push(&answer(claim, &claim.check(&data, lang), lang)?);
    }
    Ok(all.into())
}

fn answer(claim: &Claim, checked: &Checked, lang: Lang) -> Result<JsValue, JsValue> {
    let written = |values: &[f64]| value(values, || checked.written(values).replace(MINUS, "-"));
    let evidence = match checked.outside {
        Some(verdict) => {
            let datasets = Array::new();
            for id in checked.sources(true) {
                datasets.push(&id.as_str().into());
            }
            object(&[
                ("verdict", verdict.id().into()),
                ("datasets", datasets.into()),
            ])?
        }
        None => JsValue::NULL,
    };
    let steps = Array::new();
    for step in &checked.steps {
        steps.push(&object(&[
            ("label", step.label.as_str().into()),
            ("expression", step.expression.as_str().into()),
        ])?);
    }
    object(&[
        ("id", claim.id.into()),
        ("section", claim.section.into()),
        ("text", claim.text.get(lang).into()),
        ("unit", claim.unit.get(lang).into()),
        ("stated", value(&claim.values(), || claim.stated.to_owned())),
        ("computed", written(&checked.computed)),
        ("difference", written(&checked.difference)),
        ("verdict", checked.verdict.id().into()),
        ("evidence", evidence),
        ("steps", steps.into()),
    ])
}

/// One value is a number, several are a text, none is `null`.
fn value(values: &[f64], text: impl Fn() -> String) -> JsValue {
    match values {
        [] => JsValue::NULL,
        [one] => JsValue::from_f64(*one),
        _ => text().into(),
    }
}

fn object(pairs: &[(&str, JsValue)]) -> Result<JsValue, JsValue> {
    let object = Object::new();
    for (key, value) in pairs {
        Reflect::set(&object, &JsValue::from_str(key), value)?;
    }
    Ok(object.into())
}
