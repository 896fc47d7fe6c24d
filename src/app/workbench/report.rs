//! What became of the rows of a file.

use super::groups::left_out;
use super::{Loaded, Msg, Workbench};
use crate::flows::{Count, Report};
use crate::i18n::{Lang, bounds, bring as say, flows as words, number, read};
use yew::prelude::*;

/// How files were read, in a line.
pub fn line(loaded: &Loaded, lang: Lang) -> String {
    let (report, look) = (&loaded.summary.report, &loaded.summary.look);
    let mut kind = words::dialect(look.dialect).text(lang);
    if report.files.iter().any(|file| file.dialect != look.dialect) {
        kind = say::KINDS_MIXED.text(lang);
    }
    read::line(&kind, report, lang)
}

/// What each of several files gave, and what was left aside.
fn files(loaded: &Loaded, lang: Lang) -> Vec<String> {
    let (report, file) = (&loaded.summary.report, &loaded.file);
    let shares = report.files.iter().zip(&file.pieces).map(|(share, piece)| {
        let left = share.entries.saturating_sub(share.used);
        let kind = words::dialect(share.dialect).get(lang);
        let line = say::read_in(kind, share.rows, share.used, left, lang);
        [&piece.name, ": ", &line].concat()
    });
    let aside = (!file.aside.is_empty()).then(|| say::aside(&file.aside, lang));
    let trailing = (report.trailing > 0).then(|| say::trailing(report.trailing, lang));
    let head = loaded.summary.look.head.as_ref();
    let groups = head.and_then(|head| left_out(head, lang));
    let more = (file.more > 0).then(|| bounds::files_left(file.more, lang));
    let rest = [aside, more, trailing, groups];
    shares.chain(rest.into_iter().flatten()).collect()
}

/// What the figure's sources say of it: the line, what came from which file, and each rule
/// with its count.
pub fn notes(loaded: &Loaded, lang: Lang) -> Vec<String> {
    let report = &loaded.summary.report;
    let counts = report.counts.iter();
    let counts = counts.map(|count| read::counted(report, count, lang));
    let letters = words::encoding(loaded.summary.look.encoding);
    let letters = [say::LETTERS.get(lang), ": ", letters].concat();
    [line(loaded, lang), letters]
        .into_iter()
        .chain(files(loaded, lang))
        .chain(counts)
        .collect()
}

/// Each rule that applied, how often, and where first; of several files, in which.
#[inline(never)]
pub fn counts(report: &Report, names: &[String], lang: Lang) -> Html {
    let rows = report.counts.iter().map(|count| {
        html! {
            <tr>
                <th scope="row">{ words::rule(count.rule).get(lang) }</th>
                <td>{ number::fixed(count.entries as f64, 0) }</td>
                <td>{ examples(count, names, lang) }</td>
            </tr>
        }
    });
    html! { <table class="counts"><tbody>{ for rows }</tbody></table> }
}

fn examples(count: &Count, names: &[String], lang: Lang) -> String {
    let lines: Vec<String> = count
        .lines
        .iter()
        .take(3)
        .map(|line| number::fixed(*line as f64, 0))
        .collect();
    let what: Vec<&str> = count.what.iter().map(String::as_str).take(5).collect();
    if lines.is_empty() {
        return what.join(", ");
    }
    let text = say::examples(&lines.join(", "), &what.join(", "), lang);
    match names.get(count.file as usize) {
        Some(name) => [name, ", ", &text].concat(),
        None => text,
    }
}

/// How the file was read.
#[inline(never)]
pub fn report(bench: &Workbench, context: &Context<Workbench>) -> Html {
    let lang = bench.lang(context);
    let Some(loaded) = &bench.loaded else {
        return Html::default();
    };
    let (report, look) = (&loaded.summary.report, &loaded.summary.look);
    let pieces = loaded.file.pieces.iter();
    let names: Vec<String> = match loaded.file.pieces.len() {
        0 | 1 => Vec::new(),
        _ => pieces.map(|piece| piece.name.clone()).collect(),
    };
    let said = files(loaded, lang);
    let said = said.iter().map(|text| html! { <li>{ text }</li> });
    let change = loaded.file.kinds().into_iter().map(|at| {
        let name = names.get(at).map(|name| [" (", name, ")"].concat());
        html! {
            <button type="button" onclick={context.link().callback(move |_: MouseEvent| Msg::Remap(at))}>
                { say::CHANGE_MAP.get(lang) }{ for name }
            </button>
        }
    });
    let worlds = report.sums.iter().map(|code| {
        let world = code.clone();
        let onclick = context
            .link()
            .callback(move |_: MouseEvent| Msg::NamedWorld(world.clone()));
        html! { <button type="button" {onclick}>{ read::is_world(code, lang) }</button> }
    });
    html! {
        <details class="report" data-report="">
            <summary>{ say::REPORT.get(lang) }</summary>
            <p>{ line(loaded, lang) }</p>
            if names.is_empty() {
                <p>{ words::encoding(look.encoding) }{ " · " }{ words::decimal(look.decimal).get(lang) }</p>
            }
            <ul>{ for said }</ul>
            { counts(report, &names, lang) }
            { for worlds }
            { for change }
        </details>
    }
}
