//! The table behind a figure: its numbers open, its columns sort.

use super::drawing::Shared;
use super::stops;
use super::tooltip::{open_number, row_of};
use crate::figure::DataTable;
use crate::i18n::words;
use crate::platform::stops::{number_towards, towards};
use js_sys::{Array, JsString, Object};
use yew::prelude::*;

/// How a table is sorted: by the column with this key, falling or rising.
pub type Sort = Option<(String, bool)>;

/// The numbers of a table that open.
pub const NUMBERS: &str = "[data-origin]";

/// What the table of a figure needs besides the figure.
pub struct Numbers<'a> {
    pub figure: &'a Shared,
    /// The number that is open, or the row that is marked.
    pub focus: Option<&'a str>,
    /// What the open number says.
    pub detail: Option<Html>,
    /// The id of the element that says it.
    pub opens: &'a str,
    /// Called with the number to open; `None` where nothing answers to touch.
    pub choose: Option<&'a Callback<Option<String>>>,
    /// How its rows are sorted.
    pub sort: &'a Sort,
    /// Called with another way to sort them.
    pub resort: Callback<Sort>,
}

/// The buttons that sort.
pub const SORTS: &str = ".sort";

/// What a press on a column's heading leads to: numbers begin with the largest,
/// words with the first; the third press brings the rows' own order back.
fn next(now: Option<bool>, numeric: bool) -> Option<bool> {
    match now {
        None => Some(numeric),
        Some(falling) if falling == numeric => Some(!falling),
        Some(_) => None,
    }
}

/// The columns' headings, by which its rows are sorted: `sorted` is the one they are
/// sorted by, and whether they fall.
pub fn head(
    table: &DataTable,
    sorted: Option<(usize, bool)>,
    choose: Option<&Callback<Option<String>>>,
    resort: &Callback<Sort>,
) -> Html {
    let head = table.columns.iter().enumerate().map(|(index, column)| {
        let now = sorted.filter(|(at, _)| *at == index).map(|(_, falling)| falling);
        let (order, sign) = match now {
            None => (None, "↕"),
            Some(true) => (Some("descending"), "↓"),
            Some(false) => (Some("ascending"), "↑"),
        };
        let key = column.key.clone();
        let then = next(now, column.numeric).map(|falling| (key, falling));
        let heading = html! { <>{ &column.label }</> };
        let heading = match choose {
            Some(_) => html! {
                <button type="button" class="sort" tabindex="-1" onclick={resort.reform(move |_| then.clone())}>
                    { heading }<span aria-hidden="true">{ sign }</span>
                </button>
            },
            None => heading,
        };
        html! {
            <th scope="col" data-number={column.numeric.then_some("")} aria-sort={order}>{ heading }</th>
        }
    });
    html! { <tr>{ for head }</tr> }
}

/// The table: its numbers are buttons, all of them one stop of the tab key.
#[inline(never)]
pub fn table(numbers: &Numbers) -> Html {
    let Numbers {
        figure,
        focus,
        detail,
        opens,
        choose,
        sort,
        resort,
    } = numbers;
    let table = &figure.table;
    if table.lazy.is_some() {
        return super::rows::table(numbers);
    }
    let sorted = sort.as_ref().and_then(|(key, falling)| {
        let column = table.columns.iter().position(|column| column.key == *key)?;
        Some((column, *falling))
    });
    let head = head(table, sorted, *choose, resort);
    let lang = JsString::from(figure.lang.code());
    let compare = |a: &str, b: &str| {
        let languages = Array::of1(&lang);
        let order = JsString::from(a).locale_compare(b, &languages, &Object::new());
        order.cmp(&0)
    };
    let order: Vec<usize> = match sorted {
        Some((column, falling)) => table.order(column, falling, &compare),
        None => (0..table.rows.len()).collect(),
    };
    let rows = order
        .into_iter()
        .filter_map(|at| Some((at, table.rows.get(at)?)));
    let rows = rows.map(|(at, row)| {
        let mut open_here = false;
        let cells: Vec<Html> = row.iter().enumerate().map(|(index, cell)| {
            let numeric = table
                .columns
                .get(index)
                .is_some_and(|column| column.numeric);
            let note = cell.note.map(|note| {
                let label = table.footnotes.get(note - 1).cloned();
                // In brackets, or a copied 36,340.0 with note 2 would be 36,340.02.
                html! { <sup title={label}>{ format!("[{note}]") }</sup> }
            });
            let content = html! {
                <>
                    { &cell.text }
                    if let Some(reason) = &cell.reason {
                        <span class="unseen">{ format!(" ({reason})") }</span>
                    }
                </>
            };
            let id = cell.origin.as_ref().map(|_| table.id(at, index));
            let open = id.is_some() && id.as_deref() == *focus;
            open_here |= open;
            let content = match id.filter(|_| choose.is_some()) {
                Some(id) => html! {
                    <button type="button" class="number" tabindex="-1" data-origin={id}
                        aria-expanded={open.to_string()}
                        aria-controls={open.then(|| (*opens).to_owned())}>{ content }</button>
                },
                None => content,
            };
            let number = numeric.then_some("");
            match index {
                0 => html! { <th scope="row" data-number={number}>{ content }{ for note }</th> },
                _ => {
                    html! { <td data-number={number} title={cell.reason.clone()}>{ content }{ for note }</td> }
                }
            }
        }).collect();
        let marked = focus.is_some_and(|id| row_of(id) == table.row_id(at));
        html! {
            <>
                <tr data-marked={marked.then_some("")}>{ for cells }</tr>
                if open_here && detail.is_some() {
                    <tr><td class="opened" colspan={table.columns.len().to_string()}>{ for detail.clone() }</td></tr>
                }
            </>
        }
    });
    let noop = Callback::noop();
    let onclick = open_number(choose.unwrap_or(&noop), *focus, false);
    let numbers = stops::keys(NUMBERS, |_, from, key| number_towards(from, key));
    let sorts = stops::keys(SORTS, |within, from, key| towards(within, SORTS, from, key));
    let mut cells = table.rows.iter().flatten();
    let any = choose.is_some() && cells.any(|cell| cell.origin.is_some());
    html! {
        <>
            if any {
                <p class="hint">{ words::OPEN_NUMBER.get(figure.lang) }</p>
            }
            <div class="scroll" role="region" tabindex={(!any).then_some("0")} aria-label={table.caption.clone()}>
                <table {onclick}>
                    <caption>{ &table.caption }</caption>
                    <thead onkeydown={sorts}>{ head }</thead>
                    <tbody onkeydown={numbers}>
                        { for rows }
                        if table.rows.is_empty() {
                            <tr><td colspan={table.columns.len().to_string()}>{ words::NONE.get(figure.lang) }</td></tr>
                        }
                    </tbody>
                </table>
            </div>
            if !table.footnotes.is_empty() {
                <ol class="footnotes">
                    { for table.footnotes.iter().map(|note| html! { <li>{ note }</li> }) }
                </ol>
            }
        </>
    }
}
