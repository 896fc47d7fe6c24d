//! The files that a reader takes away.

use super::drawing::Shared;
use crate::draw::{Frame, Scene, Theme, Widths, sheet, svg};
use crate::figure::Options;
use crate::files::{self, About};
use crate::i18n::{Tri, sentences, words};
use crate::platform::{page, parts, save};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, HtmlElement};
use yew::prelude::*;

/// Width of the picture in CSS pixels; the sheet around it is wider.
const WIDTH: f64 = 760.0;

/// A form that a figure can be taken away in.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    Png,
    Svg,
    Csv,
    Json,
    Zip,
}

impl Form {
    const ALL: [Form; 5] = [Form::Png, Form::Svg, Form::Csv, Form::Json, Form::Zip];

    /// The ending of its files' names, their type, and its name.
    fn about(self) -> (&'static str, &'static str, Tri) {
        match self {
            Form::Png => ("png", "image/png", words::DOWNLOAD_PNG),
            Form::Svg => ("svg", "image/svg+xml", words::DOWNLOAD_SVG),
            Form::Csv => ("csv", "text/csv", words::DOWNLOAD_CSV),
            Form::Json => ("json", "application/json", words::DOWNLOAD_JSON),
            Form::Zip => ("zip", "application/zip", words::DOWNLOAD_ZIP),
        }
    }
}

/// What files are made of.
#[derive(Clone)]
pub struct Taken {
    /// The figure shown.
    pub figure: Shared,
    /// The choices that made it.
    pub options: Options,
    /// The colours in force.
    pub theme: &'static Theme,
}

/// The forms to choose from, folded away. `trouble` is shown when a file could
/// not be made.
pub fn downloads(taken: &Taken, trouble: &NodeRef) -> Html {
    let lang = taken.figure.lang;
    let forms = Form::ALL.map(|form| {
        let (ending, _, name) = form.about();
        let (taken, trouble) = (taken.clone(), trouble.clone());
        let onclick = move |_: MouseEvent| {
            let (taken, trouble) = (taken.clone(), trouble.clone());
            parts::need(Some(lang), parts::FILES, false, move |there| {
                if there {
                    start(form, taken, trouble);
                }
            });
        };
        html! {
            <button type="button" data-download={ending} {onclick}>{ name.get(lang) }</button>
        }
    });
    html! {
        <details class="downloads">
            <summary>{ words::DOWNLOAD.get(lang) }</summary>
            <div>{ for forms }</div>
            <p role="alert" ref={trouble} hidden=true>{ words::DOWNLOAD_FAILED.get(lang) }</p>
        </details>
    }
}

/// Begins to make a file; says so if it cannot be made.
#[inline(never)]
fn start(form: Form, taken: Taken, trouble: NodeRef) {
    spawn_local(async move {
        let failed = hand_out(form, &taken).await.is_err();
        if let Some(note) = trouble.cast::<HtmlElement>() {
            note.set_hidden(!failed);
        }
    });
}

/// Makes a file and hands it to the reader.
async fn hand_out(form: Form, taken: &Taken) -> Result<(), JsValue> {
    let figure = &*taken.figure;
    // A file on somebody's disk is nobody else's to know.
    let address = Some(page::href()).filter(|href| href.starts_with("http"));
    let address = address.unwrap_or_default();
    let day = save::today();
    let about = About {
        address: &address,
        day: &day,
    };
    let stem = files::stem(figure.view, &taken.options);
    let (ending, kind, _) = form.about();
    let blob = match form {
        Form::Png => picture(taken, &about).await?,
        Form::Svg => save::blob(drawing(taken, &about)?.as_bytes(), kind)?,
        Form::Csv => save::blob(files::table_csv(&figure.table).as_bytes(), kind)?,
        Form::Json => save::blob(files::json(figure, &about).as_bytes(), kind)?,
        Form::Zip => {
            let folder = stem.clone() + "/";
            let mut all = Vec::new();
            for (name, text) in files::texts(figure, &about) {
                all.push((folder.clone() + &name, text.into_bytes()));
            }
            let svg = drawing(taken, &about)?.into_bytes();
            all.push((folder.clone() + "figure.svg", svg));
            let png = save::bytes_of(&picture(taken, &about).await?).await?;
            all.push((folder + "figure.png", png));
            save::blob(&save::zipped(all).await, kind)?
        }
    };
    save::save(&(stem + "." + ending), &blob)
}

/// The figure as it travels alone.
fn laid_out(taken: &Taken, about: &About<'_>) -> Scene {
    let lang = taken.figure.lang;
    let mut sources = String::new();
    for source in &taken.figure.sources {
        if !sources.is_empty() {
            sources.push_str(" · ");
        }
        sources.push_str(source.source.get(lang));
    }
    let frame = Frame {
        width: WIDTH,
        theme: taken.theme,
        measure: &Widths,
        focus: None,
    };
    let shown = taken.figure.shown.as_ref();
    let reading = shown.and_then(|shown| shown.reading());
    let mut foot = vec![
        sentences::named(words::SOURCE.get(lang), &sources, lang),
        files::credit(about),
    ];
    // How a reader's file was read goes with the picture.
    foot.extend(reading.map(|(reading, _)| reading.line.clone()));
    sheet(&taken.figure, &frame, &foot)
}

fn drawing(taken: &Taken, about: &About<'_>) -> Result<String, JsValue> {
    svg(&laid_out(taken, about), taken.figure.lang, None)
        .map_err(|cause| JsValue::from_str(&cause.to_string()))
}

async fn picture(taken: &Taken, about: &About<'_>) -> Result<Blob, JsValue> {
    let promise = save::png(&laid_out(taken, about), taken.figure.lang)
        .map_err(|cause| JsValue::from_str(&cause.to_string()))?;
    Ok(JsFuture::from(promise).await?.unchecked_into())
}
