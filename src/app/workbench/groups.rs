//! Economies that are taken as one.

use super::{Msg, Named, Workbench};
use crate::data::bounds::{GROUPS, MEMBERS, MEMBERS_SHOWN};
use crate::data::outside::{distinct, line};
use crate::flows::Head;
use crate::i18n::{Lang, Tri, bounds, bring as say};
use crate::trade::intensity::{ASEAN, EU, Group};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The groups that come with tairi: code, name and members.
const KNOWN: [(&str, Tri, &[&str]); 2] = [("ASEAN", say::ASEAN, &ASEAN), ("EU27", say::EU, &EU)];

impl Named {
    /// The group's name: its own, or that of one that comes with tairi.
    pub(super) fn name(&self, lang: Lang) -> String {
        let known = KNOWN.iter().find(|(code, ..)| *code == self.group.code);
        known.map_or_else(|| self.name.clone(), |(_, name, _)| name.text(lang))
    }
}

/// The choice of groups.
#[inline(never)]
pub fn grouping(bench: &Workbench, context: &Context<Workbench>) -> Html {
    let lang = bench.lang(context);
    let link = context.link();
    let Some(loaded) = &bench.loaded else {
        return Html::default();
    };
    let there = |code: &str| {
        loaded
            .summary
            .economies
            .iter()
            .any(|each| each.code == code)
    };
    let known = KNOWN
        .iter()
        .filter(|(_, _, members)| members.iter().filter(|code| there(code)).count() > 1);
    let known = known.map(|(code, name, members)| {
        let on = bench.groups.iter().any(|each| each.group.code == *code);
        let mut next = bench.groups.clone();
        match on {
            true => next.retain(|each| each.group.code != *code),
            false => next.push(Named {
                group: Group {
                    code: (*code).to_owned(),
                    members: members.iter().map(|code| (*code).to_owned()).collect(),
                },
                name: String::new(),
            }),
        }
        let onchange = link.callback(move |_: Event| Msg::Groups(next.clone()));
        html! {
            <label class="also"><input type="checkbox" checked={on} {onchange} /><span>{ name.get(lang) }</span></label>
        }
    });
    let own = bench
        .groups
        .iter()
        .enumerate()
        .filter(|(_, each)| KNOWN.iter().all(|(code, ..)| *code != each.group.code));
    let own = own.map(|(at, each)| {
        let mut next = bench.groups.clone();
        next.remove(at);
        let label = format!("{}: {}", say::REMOVE.get(lang), each.name);
        html! {
            <li>
                <span>{ &each.name }{ ": " }{ named(&each.group.members, lang) }</span>{ " " }
                <button type="button" aria-label={label} onclick={link.callback(move |_: MouseEvent| Msg::Groups(next.clone()))}>{ say::REMOVE.get(lang) }</button>
            </li>
        }
    });
    let codes: Vec<String> = loaded
        .summary
        .economies
        .iter()
        .map(|each| each.code.clone())
        .collect();
    let groups = bench.groups.clone();
    let add = link.batch_callback(move |event: SubmitEvent| {
        event.prevent_default();
        let form = event.target_dyn_into::<web_sys::Element>()?;
        let field = |name: &str| {
            let found = form.query_selector(name).ok()??;
            wasm_bindgen::JsCast::dyn_into::<HtmlInputElement>(found).ok()
        };
        let (name, members) = (field("[name=group]")?, field("[name=members]")?);
        // What is wrong with it is said by the browser, at the field.
        members.set_custom_validity("");
        let made = match groups.len() < GROUPS {
            true => made(&members.value(), &codes, lang),
            false => Err(bounds::groups(lang)),
        };
        match made {
            Err(why) => {
                members.set_custom_validity(&why);
                members.report_validity();
                None
            }
            Ok(list) => {
                let mut next = groups.clone();
                let number =
                    (1..).find(|number| next.iter().all(|each| each.group.code != code(*number)));
                next.push(Named {
                    group: Group {
                        code: code(number.unwrap_or(0)),
                        members: list,
                    },
                    name: line(&name.value()),
                });
                name.set_value("");
                members.set_value("");
                Some(Msg::Groups(next))
            }
        }
    });
    let again = Callback::from(|event: InputEvent| {
        if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
            field.set_custom_validity("");
        }
    });
    html! {
        <details class="groups" data-groups="" open={!bench.groups.is_empty()}>
            <summary>{ say::GROUPS.get(lang) }</summary>
            <p>{ say::GROUPS_HELP.get(lang) }</p>
            <div class="row">{ for known }</div>
            <ul>{ for own }</ul>
            <form class="row" onsubmit={add} aria-label={say::OWN_GROUP.get(lang)}>
                <label class="pick"><span class="name">{ say::GROUP_NAME.get(lang) }</span>
                    <input name="group" type="text" required=true maxlength="40" autocomplete="off" /></label>
                <label class="pick wide"><span class="name">{ say::GROUP_MEMBERS.get(lang) }</span>
                    <input name="members" type="text" required=true maxlength={MEMBERS.to_string()} autocomplete="off" spellcheck="false" oninput={again} /></label>
                <button type="submit">{ say::ADD.get(lang) }</button>
            </form>
        </details>
    }
}

/// The key under which a saved file has a group.
pub(super) const KEY: &str = "group ";

/// The groups that a saved file has, as many as there can be.
pub(super) fn groups_of(head: &Head) -> Vec<Named> {
    let groups = head.entries.iter().filter_map(|(key, value)| {
        let code = key.strip_prefix(KEY)?;
        let (members, name) = value.split_once('|')?;
        Some(Named {
            group: Group {
                code: distinct(code),
                members: members.split_whitespace().map(distinct).collect(),
            },
            name: line(name),
        })
    });
    groups.take(GROUPS).collect()
}

/// How many groups of a saved file are left out, in words.
pub(super) fn left_out(head: &Head, lang: Lang) -> Option<String> {
    let keys = head.entries.iter().filter(|(key, _)| key.starts_with(KEY));
    let left = keys.count().saturating_sub(GROUPS);
    (left > 0).then(|| bounds::groups_left(left, lang))
}

/// The first members of a group, and how many more there are.
fn named(members: &[String], lang: Lang) -> String {
    let first = &members[..members.len().min(MEMBERS_SHOWN)];
    match members.len() - first.len() {
        0 => first.join(" "),
        more => first.join(" ") + &bounds::members_more(more, lang),
    }
}

/// The code of a group of the reader's own.
fn code(number: usize) -> String {
    format!("group{number}")
}

/// The members that a text names.
fn made(text: &str, codes: &[String], lang: Lang) -> Result<Vec<String>, String> {
    let words = text
        .split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';' | '、' | '，'));
    let mut list: Vec<String> = Vec::new();
    let mut unknown = Vec::new();
    for word in words.filter(|word| !word.is_empty()) {
        match codes.iter().find(|code| code.eq_ignore_ascii_case(word)) {
            Some(code) if list.contains(code) => {}
            Some(code) => list.push(code.clone()),
            None => unknown.push(word),
        }
    }
    match () {
        () if !unknown.is_empty() => Err(say::unknown_members(&unknown.join(" "), lang)),
        () if list.len() < 2 => Err(say::TWO_MEMBERS.text(lang)),
        () => Ok(list),
    }
}
