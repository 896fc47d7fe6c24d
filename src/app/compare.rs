//! The choice of a year to compare with.

use super::controls;
use super::state::Action;
use crate::figure::{Options, Span, workbench};
use crate::i18n::workbench as say;
use yew::prelude::*;

/// The year that the one shown is compared with.
#[inline(never)]
pub fn list(years: &[i32], options: &Options, dispatch: &Callback<Action>) -> Html {
    let (year, earlier) = workbench::times(options);
    let lang = options.lang;
    let before = years.iter().filter(|each| **each < year);
    let mut choices: Vec<(String, String)> = before
        .map(|each| (each.to_string(), each.to_string()))
        .collect();
    if choices.is_empty() {
        return Html::default();
    }
    choices.push((String::new(), say::COMPARE_NONE.text(lang)));
    choices.reverse();
    let choose = dispatch.reform(move |from: String| {
        let from = from.parse().unwrap_or(year);
        Action::Time(Some(Span { from, to: year }))
    });
    let now = earlier.map_or_else(String::new, |year| year.to_string());
    html! {
        <label class="pick">
            <span class="name">{ say::COMPARE.get(lang) }</span>
            { controls::list("compare", None, &choices, now, &choose) }
        </label>
    }
}
