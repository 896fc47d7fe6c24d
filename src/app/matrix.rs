//! The matrix as a real table, with the heat in its cells.

use super::picture::first_drawn;
use crate::figure::{Figure, Picture};
use crate::i18n::words;
use std::rc::Rc;
use yew::prelude::*;

/// Props of [`MatrixTable`].
#[derive(PartialEq, Properties)]
pub struct MatrixProps {
    /// The figure; its picture is a matrix.
    pub figure: Rc<Figure>,
    /// The cell that is open.
    pub focus: Option<String>,
    /// Called with the cell to open, or none.
    pub choose: Callback<Option<String>>,
    /// Whether the tab is shown.
    pub shown: bool,
    /// Whether the page is tairi's own.
    pub page: bool,
    /// Whether nothing opens.
    pub still: bool,
}

/// A matrix whose cells open.
#[component]
pub fn MatrixTable(props: &MatrixProps) -> Html {
    use_effect_with((props.page, props.shown), |&(page, shown)| {
        if page && shown {
            first_drawn();
        }
    });
    let figure = &props.figure;
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
            let open = props.focus.as_deref() == Some(cell.id.as_str());
            let next = (!open).then(|| cell.id.clone());
            let heat = cell.heat.map_or("none".to_owned(), |heat| heat.to_string());
            html! {
                <td>
                    <button type="button" class={format!("cell heat{heat}")} data-cell={cell.id.clone()}
                        aria-expanded={open.to_string()} disabled={props.still}
                        onclick={props.choose.reform(move |_| next.clone())}>
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
    let steps = (-6..=6).map(|step| html! { <i class={format!("heat{step}")}></i> });
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
            if props.focus.is_none() && !props.still {
                <p class="hint">{ words::OPEN_CELL.get(lang) }</p>
            }
        </div>
    }
}
