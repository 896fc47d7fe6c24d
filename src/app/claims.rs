//! The claims as a real list, each opening to its working in place.

use super::address;
use super::shell::stays;
use super::state::{Action, State};
use super::tooltip::row_of;
use crate::figure::{Figure, Picture};
use crate::i18n::words;
use yew::prelude::*;

/// The list with its counts on top, and what the open one says, with that
/// element's id. In a still figure nothing answers.
#[inline(never)]
pub fn list(
    figure: &Figure,
    state: &State,
    page: bool,
    dispatch: &Callback<Action>,
    (detail, opens): (Html, &str),
) -> Html {
    let Picture::List(list) = &figure.picture else {
        return html! {};
    };
    let (lang, still) = (figure.lang, state.still);
    // A number of the table that is open belongs to the claim of its row.
    let focus = state.options.focus.as_deref().map(row_of);
    let counts = list.tallies.iter().map(|tally| {
        let id = tally.id;
        html! {
            <button type="button" data-count={id} aria-pressed={tally.chosen.to_string()} disabled={still}
                onclick={dispatch.reform(move |_| Action::Measure(id.to_owned()))}>
                <b>{ tally.count }</b>{ " " }{ &tally.name }
            </button>
        }
    });
    let entries = list.entries.iter().map(|entry| {
        let id = entry.id;
        let open = focus == Some(id);
        let next = (!open).then(|| id.to_owned());
        html! {
            <li key={id} data-verdict={entry.verdict_id}>
                <button type="button" class="claim" data-cell={id} aria-expanded={open.to_string()} aria-controls={open.then(|| opens.to_owned())}
                    disabled={still} onclick={dispatch.reform(move |_| Action::Focus(next.clone()))}>
                    <i aria-hidden="true">{ entry.sign }</i>
                    <span>
                        <small><b>{ &entry.verdict }</b>{ " · " }{ &entry.place }</small>
                        <span>{ &entry.text }</span>
                        if !entry.values.is_empty() {
                            <small>{ &entry.values }</small>
                        }
                    </span>
                </button>
                if open {
                    { detail.clone() }
                    if !still && !entry.jump.is_empty() {
                        { jump(entry.jump, state, page, dispatch) }
                    }
                }
            </li>
        }
    });
    html! {
        <div class="claims">
            <div class="counts" role="group" aria-label={words::VERDICT.get(lang)}>{ for counts }</div>
            <ul>{ for entries }</ul>
        </div>
    }
}

/// A link to the figure that shows the cell in question. Inside another page it
/// is a button: the address there is the host's.
fn jump(keys: &str, state: &State, page: bool, dispatch: &Callback<Action>) -> Html {
    let mut target = state.at_defaults();
    for (key, value) in address::split(keys) {
        address::set(&mut target, &key, &value);
    }
    let href = "?".to_owned() + &address::join(&target, "");
    let dispatch = dispatch.clone();
    let go = move |event: MouseEvent| {
        if stays(&event) {
            dispatch.emit(Action::Address(target.clone()));
        }
    };
    html! {
        if page {
            <a class="jump" {href} data-jump="" onclick={go}>{ words::SEE_FIGURE.get(state.lang) }</a>
        } else {
            <button type="button" class="jump" data-jump="" onclick={go}>{ words::SEE_FIGURE.get(state.lang) }</button>
        }
    }
}
