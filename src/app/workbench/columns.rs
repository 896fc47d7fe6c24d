//! The table in which a reader says what the columns of a file hold: as many at once as can
//! be looked over, the others by their names.

use super::{Msg, Step, Workbench};
use crate::app::controls::list;
use crate::data::bounds::COLUMNS_SHOWN;
use crate::flows::Role;
use crate::i18n::{Lang, bounds, bring as say, flows as words};
use web_sys::{HtmlInputElement, InputEvent};
use yew::html::Scope;
use yew::prelude::*;

/// Rows of the file that are shown.
const ROWS: usize = 8;

/// The columns that are shown, from the left: those that are sought by name, else those that
/// hold something, and the first of the rest.
fn shown(header: &[String], roles: &[Role], sought: &str) -> Vec<usize> {
    // All cases of all scripts would take a table of 14 kB.
    let sought = sought.trim().to_ascii_lowercase();
    let mut found: Vec<usize> = if sought.is_empty() {
        let holds = |at: &usize| roles.get(*at).is_some_and(|role| *role != Role::Ignore);
        let (held, rest): (Vec<usize>, Vec<usize>) = (0..header.len()).partition(holds);
        held.into_iter().chain(rest).take(COLUMNS_SHOWN).collect()
    } else {
        let named = |at: &usize| header[*at].to_ascii_lowercase().contains(&sought);
        let named = (0..header.len()).filter(named);
        named.take(COLUMNS_SHOWN).collect()
    };
    found.sort_unstable();
    found
}

/// The table.
#[inline(never)]
pub fn columns(step: &Step, lang: Lang, link: &Scope<Workbench>) -> Html {
    let header = &step.look.header;
    let shown = shown(header, &step.mapping.columns, &step.sought);
    let roles: Vec<(String, String)> = words::ROLES
        .iter()
        .enumerate()
        .map(|(at, role)| (at.to_string(), words::role(*role).text(lang)))
        .collect();
    let heads = shown.iter().map(|&column| {
        let now = step.mapping.columns.get(column).copied();
        let chosen = role(column, now.unwrap_or_default(), &roles, lang, link);
        html! { <th key={column} scope="col"><label><span>{ &header[column] }</span>{ chosen }</label></th> }
    });
    let rows = step.look.preview.iter().take(ROWS).map(|row| {
        let cells = shown.iter().map(|&column| {
            let cell = row.get(column).map_or("", String::as_str);
            html! { <td key={column}>{ cell }</td> }
        });
        html! { <tr>{ for cells }</tr> }
    });
    html! {
        <>
            if header.len() > COLUMNS_SHOWN {
                { seek(step, shown.len(), lang, link) }
            }
            <div class="scroll" tabindex="0" role="region" aria-label={say::MAP.get(lang)}>
                <table>
                    <thead><tr>{ for heads }</tr></thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
        </>
    }
}

/// What a column holds.
fn role(
    column: usize,
    now: Role,
    roles: &[(String, String)],
    lang: Lang,
    link: &Scope<Workbench>,
) -> Html {
    let at = words::ROLES.iter().position(|role| *role == now);
    let mut roles = roles.to_vec();
    // A column of a year stays one, unless something else is chosen.
    if at.is_none() {
        roles.push((String::new(), words::role(now).text(lang)));
    }
    let choose = link.callback(move |chosen: String| {
        Msg::Map(Box::new(move |_, mapping| {
            let at = chosen.parse::<usize>().ok();
            if let Some(role) = at.and_then(|at| words::ROLES.get(at)) {
                give(&mut mapping.columns, column, *role);
            }
        }))
    });
    let now = at.map_or_else(String::new, |at| at.to_string());
    list("role", None, &roles, now, &choose)
}

/// Where columns are sought by name.
fn seek(step: &Step, shown: usize, lang: Lang, link: &Scope<Workbench>) -> Html {
    let oninput = link.batch_callback(|event: InputEvent| {
        let field = event.target_dyn_into::<HtmlInputElement>()?;
        Some(Msg::Seek(field.value()))
    });
    html! {
        <div class="row">
            <label class="pick"><span class="name">{ bounds::SEEK.get(lang) }</span>
                <input type="search" maxlength="120" autocomplete="off" spellcheck="false" value={step.sought.clone()} {oninput} /></label>
            <span role="status">{ bounds::columns_shown(shown, step.look.header.len(), lang) }</span>
        </div>
    }
}

/// Gives a column a role; of most there can be only one.
fn give(columns: &mut Vec<Role>, column: usize, role: Role) {
    if columns.len() <= column {
        columns.resize(column + 1, Role::Ignore);
    }
    if !matches!(role, Role::Ignore | Role::Breakdown) {
        for other in columns.iter_mut().filter(|other| **other == role) {
            *other = Role::Ignore;
        }
    }
    if let Some(place) = columns.get_mut(column) {
        *place = role;
    }
}
