//! The questions of a file that does not say everything, each with its guess.

use super::typed::{Field, Typed, typing, written};
use super::{Msg, Step, Workbench};
use crate::app::controls::list;
use crate::flows::{Ask, Direction, Look, Mapping, Role};
use crate::i18n::{Lang, Tri, asks as say};
use yew::html::Scope;
use yew::prelude::*;

/// Choices of a list: what stands in the field, and what is shown.
type Choices = Vec<(String, String)>;

/// The year that a file's name tells, and no other, for a file without one.
pub fn year_of(name: &str) -> Option<i32> {
    let numbers = name.split(|letter: char| !letter.is_ascii_digit());
    let mut years = numbers
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| digits.parse::<i32>().ok())
        .filter(|year| (1800..2200).contains(year));
    let year = years.next()?;
    years.next().is_none().then_some(year)
}

/// The questions, each with its answer so far.
#[inline(never)]
pub fn questions(step: &Step, typed: &Typed, lang: Lang, link: &Scope<Workbench>) -> Html {
    let asks = &step.look.asks;
    let ask = |ask: &Ask| {
        let answer = answer(*ask, step, typed, lang, link)?;
        Some(html! {
            <label class="pick ask"><span class="name">{ say::ask(*ask).get(lang) }</span>{ answer }</label>
        })
    };
    html! {
        <div class="asks">{ for asks.iter().filter_map(ask) }</div>
    }
}

/// A list whose choice changes the mapping.
fn choose(
    id: &'static str,
    choices: &Choices,
    now: String,
    link: &Scope<Workbench>,
    change: impl Fn(&mut Mapping, &str) + Clone + 'static,
) -> Html {
    let chosen = link.callback(move |chosen: String| {
        let change = change.clone();
        Msg::Map(Box::new(move |_, mapping| change(mapping, &chosen)))
    });
    list(id, None, choices, now, &chosen)
}

/// Two choices, by `0` and `1`.
fn two(first: Tri, second: Tri, lang: Lang) -> Choices {
    vec![
        ("0".to_owned(), first.text(lang)),
        ("1".to_owned(), second.text(lang)),
    ]
}

fn bit(is: bool) -> String {
    u8::from(is).to_string()
}

/// A field to write into.
fn write(
    field: Field,
    now: String,
    link: &Scope<Workbench>,
    change: impl Fn(&mut Mapping, &str) + Clone + 'static,
) -> Html {
    let taken = written(field, link, move |text| {
        let change = change.clone();
        Msg::Map(Box::new(move |_, mapping| change(mapping, text.trim())))
    });
    html! {
        <input type="text" autocomplete="off" size="12" value={now} oninput={typing(field, link)}
            onchange={taken} />
    }
}

/// What stands in a column of the first rows.
fn values(look: &Look, column: u32) -> Choices {
    let mut seen: Vec<String> = Vec::new();
    for row in &look.preview {
        if let Some(cell) = row.get(column as usize)
            && !cell.is_empty()
            && !seen.contains(cell)
        {
            seen.push(cell.clone());
        }
    }
    seen.into_iter().map(|cell| (cell.clone(), cell)).collect()
}

/// Lets only one text of a column count, or any.
fn only(mapping: &mut Mapping, column: u32, text: &str) {
    mapping.only.retain(|known| known.0 != column);
    if !text.is_empty() {
        mapping.only.push((column, text.to_owned()));
    }
}

/// The control of a question; the columns, and the decimal mark, have theirs elsewhere.
fn answer(
    ask: Ask,
    step: &Step,
    typed: &Typed,
    lang: Lang,
    link: &Scope<Workbench>,
) -> Option<Html> {
    let mapping = &step.mapping;
    let taken = |column: u32| {
        let known = mapping.only.iter().find(|known| known.0 == column);
        known.map_or_else(String::new, |known| known.1.clone())
    };
    Some(match ask {
        Ask::Columns | Ask::Decimal | Ask::Letters => return None,
        Ask::Reporter => write(
            Field::Reporter,
            typed.or(
                Field::Reporter,
                mapping.reporter.clone().unwrap_or_default(),
            ),
            link,
            |mapping, text| mapping.reporter = (!text.is_empty()).then(|| text.to_owned()),
        ),
        Ask::Year => write(
            Field::AskedYear,
            typed.or(
                Field::AskedYear,
                mapping
                    .year
                    .map_or_else(String::new, |year| year.to_string()),
            ),
            link,
            |mapping, text| mapping.year = text.parse().ok(),
        ),
        Ask::Direction => {
            let choices = two(
                say::direction(Direction::Export),
                say::direction(Direction::Import),
                lang,
            );
            let now = bit(mapping.direction == Some(Direction::Import));
            choose("direction", &choices, now, link, |mapping, chosen| {
                mapping.direction = Some(match chosen {
                    "1" => Direction::Import,
                    _ => Direction::Export,
                });
            })
        }
        Ask::FlowCodes => {
            let choices = two(say::ONE_IMPORTS, say::ONE_EXPORTS, lang);
            let now = bit(mapping.one_is_export);
            choose("flow-codes", &choices, now, link, |mapping, chosen| {
                mapping.one_is_export = chosen == "1";
            })
        }
        Ask::Rows => {
            let choices = two(say::ROWS_EXPORT, say::ROWS_IMPORT, lang);
            let now = bit(mapping.rows_import);
            choose("rows", &choices, now, link, |mapping, chosen| {
                mapping.rows_import = chosen == "1";
            })
        }
        Ask::SplitYears => {
            let choices = two(say::A_MONTH, say::A_YEAR, lang);
            let now = bit(mapping.split_years);
            choose("split-years", &choices, now, link, |mapping, chosen| {
                mapping.split_years = chosen == "1";
            })
        }
        Ask::Numbers => {
            let lists = say::NUMBERS.iter().enumerate();
            let choices = lists
                .map(|(at, numbers)| (at.to_string(), say::numbers(*numbers).text(lang)))
                .collect();
            let now = say::NUMBERS
                .iter()
                .position(|list| *list == mapping.numbers);
            let now = now.unwrap_or_default().to_string();
            choose("numbers", &choices, now, link, |mapping, chosen| {
                let at = chosen.parse::<usize>().ok();
                if let Some(numbers) = at.and_then(|at| say::NUMBERS.get(at)) {
                    mapping.numbers = *numbers;
                }
            })
        }
        Ask::Measure(column) => {
            let choices = values(&step.look, column);
            choose(
                "measure",
                &choices,
                taken(column),
                link,
                move |mapping, chosen| {
                    only(mapping, column, chosen);
                },
            )
        }
        Ask::Breakdown(column) => {
            let mut choices = vec![(String::new(), say::ADD_UP.text(lang))];
            choices.extend(values(&step.look, column));
            choose(
                "breakdown",
                &choices,
                taken(column),
                link,
                move |mapping, chosen| {
                    only(mapping, column, chosen);
                    if let Some(role) = mapping.columns.get_mut(column as usize) {
                        *role = match chosen.is_empty() {
                            true => Role::Breakdown,
                            false => Role::Ignore,
                        };
                    }
                },
            )
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_a_year_if_it_has_one() {
        assert_eq!(year_of("matrix_2019.csv"), Some(2019));
        assert_eq!(year_of("2018-2019.csv"), None);
        assert_eq!(year_of("trade.csv"), None);
        assert_eq!(year_of("20190101.csv"), None);
    }
}
