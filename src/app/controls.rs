//! The controls of a figure: measure, unit, scale, years, filters.

use super::compare;
use super::play::Play;
use super::state::Action;
use super::years::YearRange;
use crate::figure::options::{Choice, Years};
use crate::figure::{ANCHORS, Options, Span, View, YScale, default_year};
use crate::i18n::{Lang, Tri, words};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// The controls of a figure, as many as it has. `id` is a prefix that no other
/// app on the page has; `unfolded` whether a phone shows them all.
pub fn controls(
    view: View,
    options: &Options,
    id: &str,
    dispatch: &Callback<Action>,
    play: &Play,
    unfolded: &UseStateHandle<bool>,
) -> Html {
    let lang = options.lang;
    // The counts over the claims are their filter by verdict, and only one form
    // of intensity has lines through the years.
    let measures = match view {
        View::Claims => Vec::new(),
        View::Intensity if options.lines() => Vec::new(),
        _ => view.measures(),
    };
    // A heat map's order is chosen beside its search and zoom.
    let units = match view {
        View::Workbench => Vec::new(),
        _ => view.units(options),
    };
    let measure_name = match view {
        View::Intensity | View::Workbench => words::VARIANT,
        View::Alliances => words::FORM,
        _ => words::MEASURE,
    };
    let unit_name = match view {
        View::Alliances => words::FIELD,
        View::Claims => words::CLAIM_PLACE,
        View::Intensity => words::TABS,
        _ => words::UNIT,
    };
    let years = view.years(options);
    let range = match years {
        Years::Range { bounds, usual } => Some(html! {
            <YearRange {bounds} {usual} span={options.span_or(bounds, usual)} {lang} dispatch={dispatch.clone()} />
        }),
        _ => None,
    };
    // A span is put back by a button of its own.
    let changed = options.time.is_some() && range.is_none()
        || options.measure.is_some()
        || options.unit.is_some()
        || options.also.is_some()
        || options.series.is_some()
        || options.y_scale.is_some();
    let any = !measures.is_empty()
        || !units.is_empty()
        || matches!(years, Years::One(_))
        || view.has_log(options);
    let years_control = match years {
        // A span has a row of its own.
        Years::None | Years::Range { .. } => html! {},
        Years::One(years) => {
            let year = options.year(&years, default_year(view));
            let slider = one_year(
                &years,
                year,
                (view, options),
                format!("{id}-year"),
                dispatch,
                play,
            );
            match view {
                View::Workbench => {
                    html! { <>{ slider }{ compare::list(&years, options, dispatch) }</> }
                }
                _ => slider,
            }
        }
    };
    // The matrix's years come first: they are what most come for.
    let (first, last) = match view {
        View::Intensity | View::Workbench => (years_control, html! {}),
        _ => (html! {}, years_control),
    };
    // On a phone the choices fold away behind a line that says what is chosen, so
    // that the picture comes first.
    let mut chosen: Vec<&str> = Vec::new();
    let mut named = |choices: &[Choice], now: &str| {
        let choice = choices.iter().find(|choice| choice.id == now);
        chosen.extend(choice.map(|choice| choice.label.get(lang)));
    };
    named(&measures, options.measure(view));
    named(&units, options.unit(view));
    if view.has_log(options) {
        named(&SCALES, options.scale(view).id());
    }
    let fold = (chosen.len() > 1).then(|| {
        let (open, toggle) = ((*unfolded).to_string(), unfolded.clone());
        let onclick = Callback::from(move |_: MouseEvent| toggle.set(!*toggle));
        html! {
            <button type="button" class="fold" aria-expanded={open} {onclick}>
                <span class="unseen">{ words::CHOICES.get(lang) }{ ": " }</span>{ chosen.join(" · ") }
            </button>
        }
    });
    let folded = fold.is_some() && !**unfolded;
    let row = html! {
        <div class="controls" data-folded={folded.then_some("")}>
            { first }
            { for fold }
            if !measures.is_empty() {
                { pick(&Pick {
                    name: measure_name,
                    lang,
                    group: format!("{id}-measure"),
                    data: "measure",
                    choices: &measures,
                    now: options.measure(view),
                    choose: dispatch.reform(Action::Measure),
                }) }
            }
            if !units.is_empty() {
                { pick(&Pick {
                    name: unit_name,
                    lang,
                    group: format!("{id}-unit"),
                    data: "unit",
                    choices: &units,
                    now: options.unit(view),
                    choose: dispatch.reform(Action::Unit),
                }) }
            }
            if view.has_log(options) {
                { pick(&Pick {
                    name: words::SCALE,
                    lang,
                    group: format!("{id}-scale"),
                    data: "yScale",
                    choices: &SCALES,
                    now: options.scale(view).id(),
                    choose: dispatch.reform(|id: String| {
                        Action::Scale(YScale::parse(&id).unwrap_or_default())
                    }),
                }) }
            }
            { last }
            if changed {
                <button type="button" class="reset" onclick={dispatch.reform(|_| Action::Reset)}>
                    { words::RESET.get(lang) }
                </button>
            }
        </div>
    };
    html! { <>{ for any.then_some(row) }{ for range }</> }
}

/// What can be shown besides, each with a box to tick.
pub fn extras(view: View, options: &Options, dispatch: &Callback<Action>) -> Html {
    let now = options.also(view);
    let extras = view.extras(options).into_iter().map(|choice| {
        let on = choice.id == now;
        let onchange = dispatch.reform(move |_: Event| Action::Also((!on).then_some(choice.id)));
        html! {
            <label class="also">
                <input type="checkbox" value={choice.id} data-key="also" checked={on} {onchange} />
                <span>{ choice.label.get(options.lang) }</span>
            </label>
        }
    });
    html! { <>{ for extras }</> }
}

const SCALES: [Choice; 2] = [
    Choice {
        id: "linear",
        label: words::SCALE_LINEAR,
    },
    Choice {
        id: "log",
        label: words::SCALE_LOG,
    },
];

/// A choice of one among a few.
struct Pick<'a> {
    name: Tri,
    lang: Lang,
    /// Name of the radio group.
    group: String,
    /// The key in the address.
    data: &'static str,
    choices: &'a [Choice],
    now: &'static str,
    choose: Callback<String>,
}

/// Buttons where they fit, a list where not.
fn pick(pick: &Pick) -> Html {
    let Pick {
        name,
        lang,
        group,
        data,
        choices,
        now,
        choose,
    } = pick;
    let lang = *lang;
    let letters: usize = choices
        .iter()
        .map(|choice| choice.label.get(lang).chars().count() + 2)
        .sum();
    let most = if lang == Lang::En { 36 } else { 20 };
    if letters > most {
        let options: Vec<(String, String)> = choices
            .iter()
            .map(|choice| (choice.id.to_owned(), choice.label.get(lang).to_owned()))
            .collect();
        return html! {
            <label class="pick">
                <span class="name">{ name.get(lang) }</span>
                { list(data, None, &options, (*now).to_owned(), choose) }
            </label>
        };
    }
    let radios = choices.iter().map(|choice| {
        let id = choice.id;
        let onchange = choose.reform(move |_: Event| id.to_owned());
        html! {
            <label>
                <input type="radio" name={group.clone()} value={id} data-key={*data}
                    checked={id == *now} {onchange} />
                <span>{ choice.label.get(lang) }</span>
            </label>
        }
    });
    html! {
        <fieldset class="pick">
            <legend class="unseen">{ name.get(lang) }</legend>
            { for radios }
        </fieldset>
    }
}

/// A list to choose one value from. `data` is its key in the address, `label`
/// its name where no label beside it says so.
///
/// The value in force stands in `data-now`; [`crate::platform::page::settle`]
/// makes it the list's own, as the attribute `selected` of an option counts for
/// nothing once a reader has chosen.
pub fn list(
    data: &'static str,
    label: Option<&'static str>,
    options: &[(String, String)],
    now: String,
    choose: &Callback<String>,
) -> Html {
    let onchange = choose.reform(|event: Event| {
        let list = event.target_dyn_into::<HtmlSelectElement>();
        list.map(|list| list.value()).unwrap_or_default()
    });
    let options = options.iter().map(|(value, name)| {
        html! { <option key={value.clone()} value={value.clone()}>{ name }</option> }
    });
    html! {
        <select data-key={data} data-now={now} aria-label={label} {onchange}>{ for options }</select>
    }
}

/// One year: buttons for a few, a slider for many.
fn one_year(
    years: &[i32],
    year: i32,
    (view, options): (View, &Options),
    group: String,
    dispatch: &Callback<Action>,
    play: &Play,
) -> Html {
    let lang = options.lang;
    let kept = options.compared(view);
    let set = move |year: i32| Action::Time(Some(Span::beside(kept, year)));
    if years.len() <= 4 {
        let radios = years.iter().map(|&each| {
            let onchange = dispatch.reform(move |_: Event| set(each));
            html! {
                <label>
                    <input type="radio" name={group.clone()} value={each.to_string()} data-key="time"
                        checked={each == year} {onchange} />
                    <span>{ each }</span>
                </label>
            }
        });
        return html! {
            <fieldset class="pick keep">
                <legend class="unseen">{ words::YEAR.get(lang) }</legend>
                { for radios }
            </fieldset>
        };
    }
    let at = years.iter().position(|each| *each == year).unwrap_or(0);
    let step = |by: i32| play.turn.reform(move |_: MouseEvent| by);
    let known = years.to_vec();
    let slide = dispatch.reform(move |event: InputEvent| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        let index = input.map_or(at, |input| input.value_as_number() as usize);
        set(known.get(index).copied().unwrap_or(year))
    });
    // The years to be found again, under their places on the slider.
    let anchors = ANCHORS.into_iter().filter(|_| view == View::Intensity);
    let anchors = anchors.map(|each| {
        html! {
            <button type="button" aria-pressed={(each == year).to_string()}
                onclick={dispatch.reform(move |_| set(each))}>{ each }</button>
        }
    });
    let name = if play.on { words::PAUSE } else { words::PLAY };
    // While the years run, only their start and end are said aloud.
    let live = play.on.then_some("off");
    html! {
        <div class="slide" role="group" aria-label={words::YEAR.get(lang)}>
            <button type="button" disabled={at == 0} onclick={step(-1)}
                aria-label={words::YEAR_BEFORE.get(lang)}>{ "‹" }</button>
            <div class="track">
                <input type="range" min="0" max={(years.len() - 1).to_string()} step="1"
                    value={at.to_string()} data-key="time" aria-label={words::YEAR.get(lang)}
                    aria-valuetext={year.to_string()} oninput={slide} />
                <div class="anchors">{ for anchors }</div>
            </div>
            <button type="button" disabled={at + 1 == years.len()} onclick={step(1)}
                aria-label={words::YEAR_AFTER.get(lang)}>{ "›" }</button>
            <button type="button" class="play" data-playing={play.on.then_some("")}
                onclick={play.toggle.reform(|_| ())} aria-label={name.get(lang)}></button>
            <output aria-live={live}>{ year }</output>
        </div>
    }
}
