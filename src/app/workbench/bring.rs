//! Where a file is dropped, picked or pasted, and what becomes of it.

use super::files::{Brought, lacks_unit};
use super::report::counts;
use super::{Msg, Stage, Workbench, mapping};
use crate::engine::messages::Trouble;
use crate::flows::{Problem, Repeats};
use crate::i18n::{bring as say, keep};
use crate::platform::bring::{dropped, dropped_text, pick, picked};
use web_sys::{DragEvent, HtmlTextAreaElement};
use yew::prelude::*;

/// The place where files are brought.
#[inline(never)]
pub fn place(bench: &Workbench, context: &Context<Workbench>) -> Html {
    let link = context.link();
    let lang = bench.lang(context);
    let text = move |text: String| Msg::Bring(Brought::text(&say::PASTED_NAME.text(lang), &text));
    // Files are heard of wherever in the app they are dropped: `Workbench::rendered`.
    let ondrop = link.batch_callback(move |event: DragEvent| {
        let brought = match dropped(&event).is_empty() {
            false => None,
            true => {
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
    let adding = bench.adding;
    let onchange = link.batch_callback(move |event: Event| {
        let files = picked(&event);
        (!files.is_empty()).then(|| Msg::Bring(Brought::of(&files, adding)))
    });
    let choose = |add: bool| {
        let (field, link) = (bench.field.clone(), link.clone());
        Callback::from(move |_: MouseEvent| {
            link.send_message(Msg::Adding(add));
            if let Some(field) = field.cast() {
                pick(&field);
            }
        })
    };
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
                <button type="button" class="main" onclick={choose(false)} disabled={busy}>{ say::CHOOSE.get(lang) }</button>
                <input ref={bench.field.clone()} type="file" multiple=true hidden=true aria-hidden="true" tabindex="-1" {onchange} />
                if bench.loaded.is_some() {
                    <button type="button" onclick={choose(true)} disabled={busy}>{ say::ADD_FILES.get(lang) }</button>
                }
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
        Stage::Choosing(choice) => choice.view(lang, link, cancel),
        Stage::Mapping(step) => mapping::step(step, &bench.typed, lang, link, cancel),
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
                { answers(bench, context) }
                if let Some(report) = report {
                    { counts(report, &[], lang) }
                }
            </div>
        }
    });
    let added = bench
        .before
        .as_ref()
        .filter(|_| matches!(bench.stage, Stage::Idle));
    let added = added.map(|before| {
        html! {
            <p class="row" role="status">{ say::added(&before.name, lang) }
                <button type="button" onclick={link.callback(|_: MouseEvent| Msg::Unadd)}>{ say::UNDO.get(lang) }</button>
            </p>
        }
    });
    html! { <>{ now }{ for wrong }{ for added }</> }
}

/// What can be answered where files differ, or another tab was faster.
fn answers(bench: &Workbench, context: &Context<Workbench>) -> Html {
    let (link, lang) = (context.link(), bench.lang(context));
    if bench.is_parted() {
        return html! { <button type="button" onclick={link.callback(|_: MouseEvent| Msg::Apart)}>{ keep::APART.get(lang) }</button> };
    }
    let Some(trouble) = bench
        .trouble
        .as_ref()
        .filter(|_| bench.refused_file.is_some())
    else {
        return Html::default();
    };
    if let Some((_, unit)) = lacks_unit(trouble) {
        let text = say::same_unit(&crate::i18n::flows::unit(&unit, lang), lang);
        return html! { <button type="button" onclick={link.callback(|_: MouseEvent| Msg::SameUnit)}>{ text }</button> };
    }
    if !matches!(trouble, Trouble::Problem(Problem::Overlap { .. })) {
        return Html::default();
    }
    let answer = |repeats: Repeats| link.callback(move |_: MouseEvent| Msg::Between(repeats));
    html! {
        <p class="row">
            <button type="button" onclick={answer(Repeats::Last)}>{ say::LATER_FILE.get(lang) }</button>
            <button type="button" onclick={answer(Repeats::Sum)}>{ say::ADD_FLOWS.get(lang) }</button>
        </p>
    }
}
