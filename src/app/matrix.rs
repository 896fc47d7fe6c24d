//! The matrix as a real table, with the heat in its cells.

use crate::figure::{Figure, Picture};
use crate::i18n::words;
use yew::prelude::*;

/// A matrix whose cells open; in a still figure they do not.
#[inline(never)]
pub fn table(
    figure: &Figure,
    focus: Option<&str>,
    choose: &Callback<Option<String>>,
    still: bool,
) -> Html {
    let lang = figure.lang;
    let Picture::Matrix(matrix) = &figure.picture else {
        return html! {};
    };
    let count = matrix.names.len();
    let head = matrix
        .names
        .iter()
        .map(|name| html! { <th scope="col">{ name }</th> });
    let rows = matrix.names.iter().enumerate().map(|(row, name)| {
        let cells = matrix.cells.iter().skip(row * count).take(count).map(|cell| {
            if cell.id.is_empty() {
                return html! {
                    <td>
                        <span class="unseen">{ &cell.label }</span>
                        <span aria-hidden="true">{ "–" }</span>
                    </td>
                };
            }
            let open = focus == Some(cell.id.as_str());
            let next = (!open).then(|| cell.id.clone());
            let heat = cell.heat.map_or("none".to_owned(), |heat| heat.to_string());
            html! {
                <td>
                    <button type="button" class="cell" data-heat={heat} data-cell={cell.id.clone()}
                        aria-expanded={open.to_string()} disabled={still}
                        onclick={choose.reform(move |_| next.clone())}>
                        <span class="unseen">{ &cell.label }</span>
                        <b aria-hidden="true">{ &cell.text }</b>
                        if !cell.under.is_empty() {
                            <small aria-hidden="true">{ &cell.under }</small>
                        }
                    </button>
                </td>
            }
        });
        html! {
            <tr><th scope="row">{ name }{ " " }<span aria-hidden="true">{ matrix.arrow }</span></th>{ for cells }</tr>
        }
    });
    let [low, middle, high] = &matrix.legend;
    let steps = (-6..=6).map(|step| html! { <i data-heat={step.to_string()}></i> });
    html! {
        <div class="matrix">
            <table aria-label={figure.alt.clone()}>
                <thead>
                    <tr><td class="corner">{ words::MATRIX_CORNER.get(lang) }</td>{ for head }</tr>
                </thead>
                <tbody>{ for rows }</tbody>
            </table>
            <div class="heat-key" aria-hidden="true">
                <div class="steps">{ for steps }</div>
                <div class="ends"><span>{ low }</span><span>{ middle }</span><span>{ high }</span></div>
            </div>
            if focus.is_none() && !still {
                <p class="hint">{ words::OPEN_CELL.get(lang) }</p>
            }
        </div>
    }
}
