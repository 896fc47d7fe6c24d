//! The table whose rows are written as they come in sight.

use super::{reveal, seen, towards, written};
use crate::app::drawing::Shared;
use crate::app::stops;
use crate::app::table::{NUMBERS, Numbers, SORTS, head};
use crate::app::tooltip::open_number;
use crate::figure::table::{Lazy, TableCell};
use crate::i18n::{number, sentences, words};
use crate::platform::page;
use crate::platform::stops::{one_stop, towards as next_sort};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};
use yew::prelude::*;

/// The table of a figure whose rows are not written out, and what opens in it.
#[inline(never)]
pub fn table(numbers: &Numbers) -> Html {
    let detail = numbers.detail.clone();
    html! {
        <>
            { for detail }
            <Rows figure={(*numbers.figure).clone()} focus={numbers.focus.map(str::to_owned)}
                opens={numbers.opens.to_owned()} choose={numbers.choose.cloned()}
                sort={numbers.sort.clone()} resort={numbers.resort.clone()} />
        </>
    }
}

/// Props of [`Rows`].
#[derive(PartialEq, Properties)]
pub struct RowsProps {
    /// The figure, whose table is lazy.
    pub figure: Shared,
    /// The row that is open.
    pub focus: Option<String>,
    /// The id of the element that shows it.
    pub opens: String,
    /// Called with the row to open; `None` where nothing answers to touch.
    pub choose: Option<Callback<Option<String>>>,
    /// How the rows are sorted: by the column with this key, falling or rising.
    pub sort: Option<(String, bool)>,
    /// Called with another way to sort them.
    pub resort: Callback<Option<(String, bool)>>,
}

/// The place in the table where a row is written.
fn row_of(element: &Element) -> Option<usize> {
    let row = element.closest("[data-at]").ok().flatten()?;
    row.get_attribute("data-at")?.parse().ok()
}

/// No screen shows more of a table, in CSS pixels.
const TALLEST: f64 = 3000.0;

/// What of an area is in sight under a head that stays: how far it is scrolled, and
/// its height.
fn room(area: &Element) -> (f64, f64) {
    let head = area.query_selector("thead").ok().flatten();
    let head = head.map_or(0.0, |head| head.get_bounding_client_rect().height());
    let top = f64::from(area.scroll_top());
    // An area that does not scroll, as without styles, is as high as all of its rows.
    (top, (f64::from(area.client_height()) - head).min(TALLEST))
}

/// Heights are set through the object model, as a strict policy wants it.
fn set_height(area: &Element, selector: &str, height: f64) {
    let pad = area.query_selector(selector).ok().flatten();
    if let Some(pad) = pad.and_then(|pad| pad.dyn_into::<HtmlElement>().ok()) {
        // A length is never refused.
        let _ = pad.style().set_property("height", &format!("{height}px"));
    }
}

/// Rows that are written as they come in sight, with a field to find some.
#[component]
pub fn Rows(props: &RowsProps) -> Html {
    let RowsProps {
        figure,
        focus,
        opens,
        choose,
        sort,
        resort,
    } = props;
    let lang = figure.lang;
    let table = &figure.table;
    let area = use_node_ref();
    let find = use_state_eq(String::new);
    let sorted = sort.as_ref().and_then(|(key, falling)| {
        let column = table.columns.iter().position(|column| column.key == *key)?;
        Some((column, *falling))
    });
    let rows = use_memo(
        (figure.clone(), (*find).clone(), sorted),
        |(figure, find, sorted)| {
            let Some(lazy) = &figure.table.lazy else {
                return Vec::new();
            };
            let rows = lazy.0.meant(find);
            match sorted {
                Some((column, falling)) => lazy.sorted(rows, *column, *falling),
                None => rows,
            }
        },
    );
    let count = rows.len();
    // The height of a row, and where the area is scrolled to; known once it is there.
    let row = use_state_eq(|| 34.0);
    let scrolled = use_state_eq(|| (0.0, 540.0));
    let (top, height) = *scrolled;
    let in_sight = seen(top, height, *row, count);
    let shown = written(&in_sight, count);
    // The row that is to have the keys when it is written.
    let wanted = use_mut_ref(|| None::<usize>);
    {
        let (area, row, scrolled) = (area.clone(), row.clone(), scrolled.clone());
        let (wanted, shown) = (wanted.clone(), shown.clone());
        use_effect(move || {
            let Some(area) = area.cast::<Element>() else {
                return;
            };
            set_height(&area, "[data-pad=above] td", shown.start as f64 * *row);
            set_height(
                &area,
                "[data-pad=below] td",
                (count - shown.end) as f64 * *row,
            );
            let first = area.query_selector("[data-at]").ok().flatten();
            let high = first.map(|first| first.get_bounding_client_rect().height());
            // On a tab that is not shown nothing has a height.
            if let Some(high) = high.filter(|high| *high > 1.0) {
                row.set(high);
                scrolled.set(room(&area));
            }
            if let Some(body) = area.query_selector("tbody").ok().flatten() {
                let button = wanted.borrow().and_then(|at| {
                    let selector = format!("[data-at='{at}'] {NUMBERS}");
                    body.query_selector(&selector).ok().flatten()
                });
                // It may be written a moment later only.
                if button.is_some() {
                    *wanted.borrow_mut() = None;
                }
                one_stop(&body, NUMBERS, button.as_ref());
                if let Some(button) = button.and_then(|at| at.dyn_into::<HtmlElement>().ok()) {
                    // An element that is on the page can always be focused.
                    let _ = button.focus();
                }
            }
        });
    }
    {
        // Another order or other rows begin at the top; the open row comes in sight.
        let (area, row, focus) = (area.clone(), row.clone(), focus.clone());
        let lazy = table.lazy.clone();
        use_effect_with(rows.clone(), move |rows| {
            let Some(area) = area.cast::<Element>() else {
                return;
            };
            let open = focus.zip(lazy).and_then(|(id, Lazy(lazy))| lazy.find(&id));
            let at = open.and_then(|open| rows.iter().position(|at| *at as usize == open));
            let (_, height) = room(&area);
            let to = at.map_or(0.0, |at| reveal(0.0, height, *row, at));
            area.set_scroll_top(to as i32);
        });
    }
    let onscroll = {
        let (area, scrolled, row) = (area.clone(), scrolled.clone(), row.clone());
        Callback::from(move |_: Event| {
            let Some(area) = area.cast::<HtmlElement>() else {
                return;
            };
            let (top, height) = room(&area);
            // Keys in a row that goes out of sight would be lost with it.
            let stays = written(&seen(top, height, *row, count), count);
            let at = page::focused_in(&area).as_ref().and_then(row_of);
            if at.is_some_and(|at| !stays.contains(&at)) {
                // An element that is on the page can always be focused.
                let _ = area.focus();
            }
            scrolled.set((top, height));
        })
    };
    let onkeydown = {
        let (area, scrolled, row) = (area.clone(), scrolled.clone(), row.clone());
        let wanted = wanted.clone();
        Callback::from(move |event: KeyboardEvent| {
            let target = event.target_dyn_into::<Element>();
            // A row that a key before this one leads to may not be written yet.
            let from = wanted.borrow().or_else(|| row_of(&target?));
            let (Some(area), Some(from)) = (area.cast::<Element>(), from) else {
                return;
            };
            let (top, height) = room(&area);
            let page = (height / row.max(1.0)) as usize;
            let far = event.ctrl_key() || event.meta_key() || event.alt_key();
            let Some(to) = towards(&event.key(), far, from, page, count) else {
                return;
            };
            event.prevent_default();
            *wanted.borrow_mut() = Some(to);
            let top = reveal(top, height, *row, to);
            area.set_scroll_top(top.round() as i32);
            // A place between two pixels, so that it is drawn anew though it is the same.
            scrolled.set((top + 0.001 * (to % 2 + 1) as f64, height));
        })
    };
    let oninput = {
        let (find, wanted) = (find.clone(), wanted.clone());
        Callback::from(move |event: InputEvent| {
            *wanted.borrow_mut() = None;
            let input = event.target_dyn_into::<HtmlInputElement>();
            find.set(input.map(|input| input.value()).unwrap_or_default());
        })
    };
    let body = shown.clone().filter_map(|at| {
        let number = *rows.get(at)? as usize;
        let Lazy(lazy) = table.lazy.as_ref()?;
        let id = lazy.id(number);
        let open = focus.as_deref() == Some(id.as_str());
        let cells = lazy.row(number);
        // The first number of a row opens it.
        let opener = table.columns.iter().position(|column| column.numeric);
        let cells = cells.iter().enumerate().map(|(index, cell)| {
            let number = table.columns.get(index).is_some_and(|column| column.numeric);
            let number = number.then_some("");
            let content = match choose.as_ref().filter(|_| opener == Some(index)) {
                Some(_) => html! {
                    <button type="button" class="number" tabindex="-1" data-origin={id.clone()}
                        aria-expanded={open.to_string()} aria-controls={open.then(|| opens.clone())}>{ said(cell) }</button>
                },
                None => said(cell),
            };
            match index {
                0 => html! { <th scope="row" title={cell.text.clone()}>{ content }</th> },
                _ => html! { <td data-number={number} title={cell.reason.clone().unwrap_or_else(|| cell.text.clone())}>{ content }</td> },
            }
        });
        Some(html! {
            <tr key={number} data-at={at.to_string()} aria-rowindex={(at + 2).to_string()} data-marked={open.then_some("")}>{ for cells }</tr>
        })
    });
    let noop = Callback::noop();
    let onclick = open_number(choose.as_ref().unwrap_or(&noop), focus.as_deref(), false);
    let sorts = stops::keys(SORTS, |within, from, key| {
        next_sort(within, SORTS, from, key)
    });
    let (first, last) = match count {
        0 => (0, 0),
        _ => (in_sight.start + 1, in_sight.end),
    };
    let all = table.lazy.as_ref().map_or(0, |Lazy(lazy)| lazy.count());
    let [first, last, all] = [first, last, all].map(|each| number::fixed(each as f64, 0));
    let found = number::fixed(count as f64, 0);
    let name = words::FIND_PAIR.get(lang);
    let columns = table.columns.len().to_string();
    let pad = |side: &'static str| {
        html! { <tr class="pad" data-pad={side} aria-hidden="true"><td colspan={columns.clone()}></td></tr> }
    };
    html! {
        <div class="rows">
            if choose.is_some() {
                <div class="bar">
                    <input type="search" class="find" autocomplete="off" spellcheck="false" placeholder={name} aria-label={name} {oninput} />
                    <p class="hint">{ sentences::rows_shown(&first, &last, &found, lang) }</p>
                </div>
            }
            <div class="scroll" ref={area} role="region" tabindex="0" aria-label={table.caption.clone()} {onscroll}>
                <table {onclick} aria-rowcount={(count + 1).to_string()} data-columns={columns.clone()}>
                    <caption>{ &table.caption }</caption>
                    <thead onkeydown={sorts}>{ head(table, sorted, choose.as_ref(), resort) }</thead>
                    <tbody {onkeydown}>
                        { pad("above") }
                        { for body }
                        { pad("below") }
                    </tbody>
                </table>
            </div>
            if !find.is_empty() {
                <p class="unseen" role="status">{ sentences::rows_found(&found, &all, lang) }</p>
            }
            if !table.footnotes.is_empty() {
                <ol class="footnotes">
                    { for table.footnotes.iter().map(|note| html! { <li>{ note }</li> }) }
                </ol>
            }
        </div>
    }
}

/// What a cell says, and for the ear why it says nothing.
fn said(cell: &TableCell) -> Html {
    html! {
        <>
            { &cell.text }
            if let Some(reason) = &cell.reason {
                <span class="unseen">{ " (" }{ reason }{ ")" }</span>
            }
        </>
    }
}
