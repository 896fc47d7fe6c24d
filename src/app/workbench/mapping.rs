//! The step in which a reader says what the columns of a file hold.

use super::columns::columns;
use super::questions::questions;
use super::typed::{Field, Typed, typing, written};
use super::{Msg, Step, Workbench};
use crate::app::controls::list;
use crate::flows::{Ask, Decimal, Encoding, Repeats, Role};
use crate::i18n::{Lang, asks as words_of, bring as say, flows as words};
use yew::html::Scope;
use yew::prelude::*;

/// The step.
#[inline(never)]
pub fn step(step: &Step, typed: &Typed, lang: Lang, link: &Scope<Workbench>, cancel: Html) -> Html {
    let mapping = &step.mapping;
    let decimals = [Decimal::Point, Decimal::Comma];
    let styles: Vec<(String, String)> = ["0", "1"]
        .iter()
        .zip(decimals)
        .map(|(at, style)| ((*at).to_owned(), words::decimal(style).text(lang)))
        .collect();
    let style = if mapping.decimal == Decimal::Comma {
        "1"
    } else {
        "0"
    };
    let set_style = link.callback(|chosen: String| {
        Msg::Map(Box::new(move |_, mapping| {
            mapping.decimal = match chosen.as_str() {
                "1" => Decimal::Comma,
                _ => Decimal::Point,
            };
        }))
    });
    let repeats = [
        ("", say::REPEATS_USUAL),
        ("sum", say::REPEATS_SUM),
        ("last", say::REPEATS_LAST),
    ];
    let choices: Vec<(String, String)> = repeats
        .iter()
        .map(|(id, name)| ((*id).to_owned(), name.text(lang)))
        .collect();
    let repeat = match step.settings.repeats {
        None => "",
        Some(Repeats::Sum) => "sum",
        Some(Repeats::Last) => "last",
    };
    let set_repeats = link.callback(|chosen: String| {
        Msg::Map(Box::new(move |settings, _| {
            settings.repeats = match chosen.as_str() {
                "sum" => Some(Repeats::Sum),
                "last" => Some(Repeats::Last),
                _ => None,
            };
        }))
    });
    let marks = [(b',', ","), (b';', ";"), (b'\t', "Tab"), (b'|', "|")];
    let marks: Vec<(String, String)> = marks
        .iter()
        .map(|(mark, name)| (mark.to_string(), (*name).to_owned()))
        .collect();
    let cut = link.batch_callback(|chosen: String| chosen.parse().ok().map(Msg::Cut));
    let letters = Encoding::ALL.map(words::encoding);
    let letters: Vec<(String, String)> = letters
        .iter()
        .map(|name| ((*name).to_owned(), (*name).to_owned()))
        .collect();
    let spell = link.batch_callback(|chosen: String| {
        let known = Encoding::ALL.iter();
        let mut known = known.filter(|known| words::encoding(**known) == chosen);
        known.next().copied().map(Msg::Spell)
    });
    let spelt = words::encoding(step.look.encoding).to_owned();
    let set_year = written(Field::Year, link, |text| {
        let year = text.trim().parse().ok();
        Msg::Map(Box::new(move |_, mapping| mapping.year = year))
    });
    let year = mapping
        .year
        .map_or_else(String::new, |year| year.to_string());
    let wide = mapping.columns.iter().any(|role| {
        matches!(
            role,
            Role::Year | Role::YearColumn(_) | Role::PartColumn(..)
        )
    });
    let table = html! {
        <>
            if step.look.encoding_open {
                <p>{ say::LETTERS_OPEN.get(lang) }</p>
            }
            if step.file.pieces.len() > 1 {
                <p><b>{ for step.file.pieces.get(step.at).map(|piece| piece.name.clone()) }</b></p>
            }
            { columns(step, lang, link) }
            <div class="row">
                <label class="pick"><span class="name">{ say::SEPARATOR.get(lang) }</span>
                    { list("delimiter", None, &marks, mapping.delimiter.to_string(), &cut) }</label>
                <label class="pick"><span class="name">{ say::LETTERS.get(lang) }</span>
                    { list("letters", None, &letters, spelt, &spell) }</label>
                <label class="pick"><span class="name">{ say::NUMBERS.get(lang) }</span>
                    { list("decimal", None, &styles, style.to_owned(), &set_style) }</label>
                if !wide {
                    <label class="pick"><span class="name">{ say::ONE_YEAR.get(lang) }</span>
                        <input type="text" inputmode="numeric" maxlength="4" size="4" autocomplete="off" oninput={typing(Field::Year, link)}
                            value={typed.or(Field::Year, year)} onchange={set_year} /></label>
                }
                <label class="pick"><span class="name">{ say::REPEATS.get(lang) }</span>
                    { list("repeats", None, &choices, repeat.to_owned(), &set_repeats) }</label>
            </div>
        </>
    };
    // Where the columns are known, only what is asked stands open.
    let asks = &step.look.asks;
    let seen = |ask: &Ask| matches!(ask, Ask::Columns | Ask::Decimal | Ask::Letters);
    let known = !asks.is_empty() && !asks.iter().any(seen);
    let title = match (known, asks.len()) {
        (true, 1) => words_of::ONE,
        (true, _) => words_of::SOME,
        _ => say::MAP,
    };
    html! {
        <div class="mapping" role="group" aria-label={title.get(lang)}>
            <h3>{ title.get(lang) }</h3>
            { questions(step, typed, lang, link) }
            if known {
                <details><summary>{ words_of::COLUMNS.get(lang) }</summary>{ table }</details>
            } else {
                <p>{ say::MAP_HELP.get(lang) }</p>
                { table }
            }
            <div class="row">
                <button type="button" class="main" onclick={link.callback(|_: MouseEvent| Msg::Read)}>{ say::READ.get(lang) }</button>
                { cancel }
            </div>
        </div>
    }
}
