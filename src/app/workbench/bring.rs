//! Where a file is dropped, picked or pasted, and what becomes of it.

use super::report::counts;
use super::{File, Msg, Stage, Workbench, mapping};
use crate::i18n::bring as say;
use crate::platform::bring::{dropped, dropped_text, pick, picked};
use crate::platform::engine::Source;
use web_sys::{DragEvent, HtmlTextAreaElement};
use yew::prelude::*;

/// The place where files are brought.
#[inline(never)]
pub fn place(bench: &Workbench, context: &Context<Workbench>) -> Html {
    let link = context.link();
    let lang = bench.lang(context);
    let text = move |text: String| {
        Msg::Bring(File::new(&say::PASTED_NAME.text(lang), Source::text(&text)))
    };
    // Files are heard of wherever in the app they are dropped: `Workbench::rendered`.
    let ondrop = link.batch_callback(move |event: DragEvent| {
        let brought = match dropped(&event) {
            Some(_) => None,
            None => {
                event.prevent_default();
                dropped_text(&event).map(text)
            }
        };
        [Some(Msg::Over(false)), brought]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
    });
    let ondragover = link.callback(|event: DragEvent| {
        event.prevent_default();
        Msg::Over(true)
    });
    let ondragleave = link.callback(|_: DragEvent| Msg::Over(false));
    let onchange = link
        .batch_callback(move |event: Event| picked(&event).map(|file| Msg::Bring(File::of(&file))));
    let field = bench.field.clone();
    let choose = Callback::from(move |_: MouseEvent| {
        if let Some(field) = field.cast() {
            pick(&field);
        }
    });
    let pasted = bench.pasted.clone();
    let read_pasted = link.batch_callback(move |_: MouseEvent| {
        let written = pasted.cast::<HtmlTextAreaElement>()?.value();
        (!written.trim().is_empty()).then(|| text(written))
    });
    let busy = matches!(bench.stage, Stage::Looking | Stage::Reading(..));
    html! {
        <section class="bring" aria-label={say::OWN.get(lang)} data-over={bench.over.then_some("")}
            data-bring="" {ondrop} {ondragover} {ondragleave}>
            <p>{ say::INVITE.get(lang) }</p>
            <div class="row">
                <button type="button" class="main" onclick={choose} disabled={busy}>{ say::CHOOSE.get(lang) }</button>
                <input ref={bench.field.clone()} type="file" hidden=true aria-hidden="true" tabindex="-1"
                    accept=".csv,.tsv,.txt,.gz,text/csv,text/tab-separated-values,text/plain,application/gzip" {onchange} />
                <button type="button" aria-expanded={bench.paste.to_string()} disabled={busy}
                    onclick={let open = !bench.paste; link.callback(move |_: MouseEvent| Msg::Paste(open))}>{ say::PASTE.get(lang) }</button>
                if bench.loaded.is_some() {
                    <button type="button" onclick={link.callback(|_: MouseEvent| Msg::Back)}>{ say::BACK.get(lang) }</button>
                }
                <button type="button" onclick={link.callback(|_: MouseEvent| Msg::Sample)}>{ say::SAMPLE_FILE.get(lang) }</button>
            </div>
            // What is written into it stays, shut or open.
            <div class="paste" hidden={!bench.paste}>
                <label>
                    <span>{ say::PASTED.get(lang) }</span>
                    <textarea ref={bench.pasted.clone()} rows="6" spellcheck="false" autocomplete="off"
                        placeholder="year,exporter,importer,value" />
                </label>
                <button type="button" class="main" onclick={read_pasted} disabled={busy}>{ say::READ.get(lang) }</button>
            </div>
            { doing(bench, context) }
        </section>
    }
}

/// What is being done, and what is wrong.
fn doing(bench: &Workbench, context: &Context<Workbench>) -> Html {
    let link = context.link();
    let lang = bench.lang(context);
    let cancel = html! {
        <button type="button" onclick={link.callback(|_: MouseEvent| Msg::Cancel)}>{ say::CANCEL.get(lang) }</button>
    };
    let now = match &bench.stage {
        Stage::Idle => Html::default(),
        Stage::Looking => {
            html! { <p role="status" class="row">{ say::LOOKING.get(lang) }{ " " }{ cancel }</p> }
        }
        Stage::Mapping(step) => mapping::step(step, lang, link, cancel),
        Stage::Reading(progress, since) => {
            let spent = (js_sys::Date::now() - since) / 1000.0;
            let done = progress.bytes / progress.total.max(1.0);
            // A guess from less is none.
            let left = (spent > 1.0 && done > 0.02).then(|| spent * (1.0 - done) / done);
            let text = say::progress(progress.bytes, progress.total, progress.rows, left, lang);
            html! {
                <div class="row progress">
                    <progress max={progress.total.max(1.0).to_string()} value={progress.bytes.to_string()}
                        aria-label={say::READING.get(lang)}></progress>
                    <span>{ text }</span>
                    { cancel }
                </div>
            }
        }
    };
    let wrong = bench.wrong(lang).map(|(text, report)| {
        let stays = bench.loaded.is_some() && bench.trouble.is_some();
        html! {
            <div class="fault" role="alert">
                <p>{ text }{ " " }if stays { { say::STAYS.get(lang) } }</p>
                if let Some(report) = report {
                    { counts(report, lang) }
                }
            </div>
        }
    });
    html! { <>{ now }{ for wrong }</> }
}
