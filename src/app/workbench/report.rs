//! What became of the rows of a file.

use super::{Msg, Workbench};
use crate::flows::{Count, Look, Report};
use crate::i18n::{Lang, bring as say, flows as words, number};
use yew::prelude::*;

/// How a file was read, in a line.
fn line(report: &Report, look: &Look, lang: Lang) -> String {
    let left = report.entries.saturating_sub(report.used);
    let kind = words::dialect(look.dialect).get(lang);
    say::read_in(kind, report.rows, report.used, left, lang)
}

/// What the figure's sources say of it: the line, and each rule with its count.
pub fn notes(report: &Report, look: &Look, lang: Lang) -> Vec<String> {
    let counts = report.counts.iter().map(|count| {
        let entries = number::fixed(count.entries as f64, 0);
        [words::rule(count.rule).get(lang), " (", &entries, ")"].concat()
    });
    let letters = [say::LETTERS.get(lang), ": ", words::encoding(look.encoding)].concat();
    [line(report, look, lang), letters]
        .into_iter()
        .chain(counts)
        .collect()
}

/// Each rule that applied, how often, and where first.
#[inline(never)]
pub fn counts(report: &Report, lang: Lang) -> Html {
    let rows = report.counts.iter().map(|count| {
        html! {
            <tr>
                <th scope="row">{ words::rule(count.rule).get(lang) }</th>
                <td>{ number::fixed(count.entries as f64, 0) }</td>
                <td>{ examples(count, lang) }</td>
            </tr>
        }
    });
    html! { <table class="counts"><tbody>{ for rows }</tbody></table> }
}

fn examples(count: &Count, lang: Lang) -> String {
    let lines: Vec<String> = count
        .lines
        .iter()
        .take(3)
        .map(|line| number::fixed(*line as f64, 0))
        .collect();
    let what: Vec<&str> = count.what.iter().map(String::as_str).take(5).collect();
    match lines.is_empty() {
        true => what.join(", "),
        false => say::examples(&lines.join(", "), &what.join(", "), lang),
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
    html! {
        <details class="report" data-report="">
            <summary>{ say::REPORT.get(lang) }{ ": " }{ line(report, look, lang) }</summary>
            <p>{ words::encoding(look.encoding) }{ " · " }{ words::decimal(look.decimal).get(lang) }</p>
            { counts(report, lang) }
            <button type="button" onclick={context.link().callback(|_: MouseEvent| Msg::Remap)}>
                { say::CHANGE_MAP.get(lang) }
            </button>
        </details>
    }
}
