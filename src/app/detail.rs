//! What a part of a picture says when it is opened.

use super::state::Action;
use crate::figure::{DataTable, Detail, Working};
use crate::i18n::{Lang, words};
use yew::prelude::*;

/// An opened part: heading, computation, text, facts, table. `id` is that of the
/// element. Without the callbacks (to close it, and for other changes) it stays
/// as it is.
#[inline(never)]
pub fn panel(
    detail: &Detail,
    id: &str,
    lang: Lang,
    calls: Option<(&Callback<()>, &Callback<Action>)>,
) -> Html {
    let facts = detail.facts.iter().map(|(term, text)| {
        html! { <><dt>{ term }</dt><dd>{ text }</dd></> }
    });
    html! {
        <aside class="detail" id={id.to_owned()} data-detail={detail.id.clone()} aria-label={detail.heading.clone()}>
            if let Some((close, _)) = calls {
                <button type="button" class="close" aria-label={words::CLOSE.get(lang)}
                    onclick={close.reform(|_| ())}>{ "×" }</button>
            }
            <h3>{ &detail.heading }</h3>
            if let Some(working) = &detail.working {
                { computation(working) }
            }
            { for detail.text.iter().map(|text| html! { <p>{ text }</p> }) }
            if !detail.facts.is_empty() {
                <dl>{ for facts }</dl>
            }
            if let Some(forms) = &detail.table {
                { table(forms) }
            }
            if let Some((turn, (_, dispatch))) = detail.turn.zip(calls) {
                <button type="button" class="turn"
                    onclick={dispatch.reform(move |_| Action::Unit(turn.id.to_owned()))}>
                    { turn.label.get(lang) }
                </button>
            }
        </aside>
    }
}

/// A small table with its footnotes: no wider than a phone.
#[inline(never)]
fn table(table: &DataTable) -> Html {
    let head = |scope: &'static str, text: &String, note: Html| {
        html! { <th {scope}>{ text }{ note }</th> }
    };
    let names = table.columns.iter();
    let names = names.map(|column| head("col", &column.label, Html::default()));
    let rows = table.rows.iter().map(|row| {
        let cells = row.iter().enumerate().map(|(index, cell)| {
            let note = match cell.note {
                Some(note) => html! { <sup>{ "[" }{ note }{ "]" }</sup> },
                None => Html::default(),
            };
            match index {
                0 => head("row", &cell.text, note),
                _ => html! { <td>{ &cell.text }{ note }</td> },
            }
        });
        html! { <tr>{ for cells }</tr> }
    });
    html! {
        <>
            <table>
                <caption>{ &table.caption }</caption>
                <thead><tr>{ for names }</tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
            <ol class="footnotes">
                { for table.footnotes.iter().map(|note| html! { <li>{ note }</li> }) }
            </ol>
        </>
    }
}

/// The formula, and under it the same with its numbers.
#[inline(never)]
fn computation(working: &Working) -> Html {
    let over = |(a, b): &(String, String)| {
        html! {
            <span class="over"><span>{ a }</span><span class="unseen">{ " ÷ " }</span><span>{ b }</span></span>
        }
    };
    html! {
        <div class="working">
            if !working.formula.is_empty() {
                <p class="formula" translate="no">{ &working.formula }</p>
            }
            <p class="numbers">
                if !working.line.is_empty() {
                    <span>{ &working.line }</span><span>{ "=" }</span>
                }
                if let Some((top, bottom)) = working.top.as_ref().zip(working.bottom.as_ref()) {
                    { over(top) }<span>{ "÷" }</span>{ over(bottom) }<span>{ "=" }</span>
                }
                if let Some(shares) = &working.shares {
                    { over(shares) }<span>{ "=" }</span>
                }
                <strong>{ &working.result }</strong>
            </p>
        </div>
    }
}
