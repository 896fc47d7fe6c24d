//! What a part of a picture says when it is opened.

use crate::figure::{Detail, Working};
use crate::i18n::{Lang, words};
use yew::prelude::*;

/// An opened part: heading, reckoning, text, facts. `id` is that of the element.
/// Without `close` it stays open.
pub fn panel(detail: &Detail, id: &str, lang: Lang, close: Option<&Callback<()>>) -> Html {
    let facts = detail.facts.iter().map(|(term, text)| {
        html! { <><dt>{ term }</dt><dd>{ text }</dd></> }
    });
    html! {
        <aside class="detail" id={id.to_owned()} data-detail={detail.id.clone()} aria-label={detail.heading.clone()}>
            if let Some(close) = close {
                <button type="button" class="close" aria-label={words::CLOSE.get(lang)}
                    onclick={close.reform(|_| ())}>{ "×" }</button>
            }
            <h3>{ &detail.heading }</h3>
            if let Some(working) = &detail.working {
                { reckoning(working) }
            }
            { for detail.text.iter().map(|text| html! { <p>{ text }</p> }) }
            if !detail.facts.is_empty() {
                <dl>{ for facts }</dl>
            }
        </aside>
    }
}

/// The formula, and under it the same with its numbers.
fn reckoning(working: &Working) -> Html {
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
