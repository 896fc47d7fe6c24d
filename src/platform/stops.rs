//! Buttons that are one stop of the tab key together: arrow keys lead from one to
//! the next.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The next number of a table, from one of its buttons, that a key leads to.
/// Cells and rows without a number are passed over.
#[must_use]
pub fn number_towards(button: &Element, key: &str) -> Option<HtmlElement> {
    let inside = |cell: &Element| cell.query_selector("[data-origin]").ok().flatten();
    let cell = button.parent_element()?;
    let row = cell.parent_element()?;
    let index = (0..row.child_element_count())
        .find(|at| row.children().item(*at).as_ref() == Some(&cell))?;
    let (down, forward) = match key {
        "ArrowDown" => (true, true),
        "ArrowUp" => (true, false),
        "ArrowRight" | "Home" => (false, true),
        "ArrowLeft" | "End" => (false, false),
        _ => return None,
    };
    // From the row, from one end of it, or from the cell itself.
    let mut at = match key {
        "Home" => row.first_element_child()?,
        "End" => row.last_element_child()?,
        _ if down => row,
        _ => cell,
    };
    let mut here = matches!(key, "Home" | "End");
    loop {
        if !here {
            at = match forward {
                true => at.next_element_sibling()?,
                false => at.previous_element_sibling()?,
            };
        }
        here = false;
        let cell = match down {
            true => at.children().item(index),
            false => Some(at.clone()),
        };
        if let Some(found) = cell.and_then(|cell| inside(&cell)) {
            return found.dyn_into().ok();
        }
    }
}

/// Makes one of the buttons inside of an element the stop of the tab key: the one
/// given, else the one that is open, the one that was, or the first.
pub fn one_stop(within: &Element, buttons: &str, wanted: Option<&Element>) {
    let find = |more: &str| {
        let selector = buttons.to_owned() + more;
        within.query_selector(&selector).ok().flatten()
    };
    let before = find("[tabindex='0']");
    let stop = wanted
        .cloned()
        .or_else(|| find("[aria-expanded=true]"))
        .or_else(|| before.clone())
        .or_else(|| find(""));
    if stop == before {
        return;
    }
    for (button, index) in [(before, "-1"), (stop, "0")] {
        if let Some(button) = button {
            // An attribute on an element that exists is never refused.
            let _ = button.set_attribute("tabindex", index);
        }
    }
}

/// The button among all inside of an element that a key leads to from one of them:
/// right and left to the next and the one before, so that none is left out; up and
/// down to the nearest one that way, with those straight ahead before those aside;
/// by Home and End to the first and the last one.
#[must_use]
pub fn towards(within: &Element, buttons: &str, from: &Element, key: &str) -> Option<HtmlElement> {
    let all = within.query_selector_all(buttons).ok()?;
    let each = |index: u32| all.item(index)?.dyn_into::<HtmlElement>().ok();
    let index = || (0..all.length()).find(|index| all.item(*index).as_deref() == Some(from));
    let down = match key {
        "Home" => return each(0),
        "End" => return each(all.length().checked_sub(1)?),
        "ArrowRight" => return each(index()? + 1),
        "ArrowLeft" => return each(index()?.checked_sub(1)?),
        "ArrowDown" => 1.0,
        "ArrowUp" => -1.0,
        _ => return None,
    };
    let middle = |element: &Element| {
        let rect = element.get_bounding_client_rect();
        (
            rect.left() + rect.width() / 2.0,
            rect.top() + rect.height() / 2.0,
        )
    };
    let start = middle(from);
    let mut best: Option<(f64, HtmlElement)> = None;
    for index in 0..all.length() {
        let Some(button) = each(index) else {
            continue;
        };
        let end = middle(&button);
        let (x, y) = (end.0 - start.0, end.1 - start.1);
        let ahead = y * down;
        let cost = ahead + 3.0 * x.abs();
        if ahead > 1.0 && best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, button));
        }
    }
    best.map(|(_, button)| button)
}
