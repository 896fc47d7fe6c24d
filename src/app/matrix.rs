//! The matrix as a real table, with the heat in its cells.

use super::stops;
use crate::figure::{Figure, Picture};
use crate::i18n::words;
use yew::prelude::*;

/// From more economies on the cells are narrower.
const MANY: usize = 6;

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
    // An economy opens by its row's name.
    let opener = |row: usize, name: &String| match matrix.ids.get(row) {
        Some(id) if !still => {
            let open = focus == Some(id.as_str());
            let next = (!open).then(|| id.clone());
            html! {
                <button type="button" class="economy" tabindex="-1" data-target={id.clone()}
                    aria-expanded={open.to_string()} onclick={choose.reform(move |_| next.clone())}>
                    { name }
                </button>
            }
        }
        _ => html! { name },
    };
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
                    <button type="button" class="cell" tabindex="-1" data-heat={heat} data-cell={cell.id.clone()}
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
            <tr><th scope="row">{ opener(row, name) }{ " " }<span aria-hidden="true">{ matrix.arrow }</span></th>{ for cells }</tr>
        }
    });
    let [low, middle, high] = &matrix.legend;
    let steps = (-6..=6).map(|step| html! { <i data-heat={step.to_string()}></i> });
    let many = count > MANY;
    html! {
        // Where no cell takes the focus, keys pull what is wider than the page by its frame.
        <div class="matrix" data-many={many.then_some("")} tabindex={(many && still).then_some("0")}>
            <table aria-label={figure.alt.clone()} onkeydown={stops::parts()}>
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
