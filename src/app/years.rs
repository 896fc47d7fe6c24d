//! A span of years: two ends to drag, the span between them to move, and both
//! years to type.

use super::latest::use_latest;
use super::state::Action;
use crate::figure::Span;
use crate::i18n::{Lang, sentences, words};
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::{Element, HtmlElement, HtmlInputElement};
use yew::prelude::*;

/// Props of [`YearRange`].
#[derive(PartialEq, Properties)]
pub struct YearRangeProps {
    /// The years there are.
    pub bounds: Span,
    /// The years shown when none are chosen.
    pub usual: Span,
    /// The years chosen.
    pub span: Span,
    /// The language of its names.
    pub lang: Lang,
    /// Where changes go.
    pub dispatch: Callback<Action>,
}

/// Which end of a span.
#[derive(Clone, Copy, PartialEq)]
enum End {
    From,
    To,
}

impl End {
    fn of(self, span: Span) -> i32 {
        match self {
            End::From => span.from,
            End::To => span.to,
        }
    }

    /// The years that this end can have, the other one staying where it is.
    fn room(self, span: Span, bounds: Span) -> Span {
        match self {
            End::From => Span {
                from: bounds.from,
                to: span.to - 1,
            },
            End::To => Span {
                from: span.from + 1,
                to: bounds.to,
            },
        }
    }

    fn put(self, year: i32, span: Span, bounds: Span) -> Span {
        let room = self.room(span, bounds);
        let year = year.clamp(room.from, room.to);
        match self {
            End::From => Span { from: year, ..span },
            End::To => Span { to: year, ..span },
        }
    }
}

/// The whole span, moved by some years within its bounds.
fn moved(span: Span, by: i32, bounds: Span) -> Span {
    let by = by.clamp(bounds.from - span.from, bounds.to - span.to);
    Span {
        from: span.from + by,
        to: span.to + by,
    }
}

/// A pointer that holds the span: where it was taken, how many pixels a year has,
/// and what the span was.
type Grip = Rc<RefCell<Option<(f64, f64, Span)>>>;

/// The control for a span of years.
#[component]
pub fn YearRange(props: &YearRangeProps) -> Html {
    let YearRangeProps {
        bounds,
        usual,
        span,
        lang,
        dispatch,
    } = props;
    let (bounds, usual, span, lang) = (*bounds, *usual, *span, *lang);
    let latest = use_latest(span);
    let choose = {
        let (dispatch, latest) = (dispatch.clone(), latest.clone());
        Callback::from(move |span: Span| {
            *latest.borrow_mut() = span;
            // What is shown when nothing is chosen needs no word in the address.
            dispatch.emit(Action::Time((span != usual).then_some(span)));
        })
    };
    // What was typed that is no year to be had here; it stays, to be mended.
    let wrong = use_state_eq(|| None::<(End, String)>);
    let track = use_node_ref();
    use_effect_with((track.clone(), span, bounds), |(track, span, bounds)| {
        let Some(track) = track.cast::<HtmlElement>() else {
            return;
        };
        let all = f64::from(bounds.to - bounds.from).max(1.0);
        for (name, year) in [("--from", span.from), ("--to", span.to)] {
            let part = f64::from(year - bounds.from) / all;
            // A number in a property of one's own is never refused.
            let _ = track.style().set_property(name, &part.to_string());
        }
    });
    let (shift, stands) = (choose.clone(), latest.clone());
    let field = |end: End, name: &'static str, key: &'static str| {
        let typed = wrong.as_ref().filter(|(at, _)| *at == end);
        let value = typed.map_or_else(|| end.of(span).to_string(), |(_, text)| text.clone());
        let onchange = {
            let (wrong, choose, latest) = (wrong.clone(), choose.clone(), latest.clone());
            Callback::from(move |event: Event| {
                let span = *latest.borrow();
                let input = event.target_dyn_into::<HtmlInputElement>();
                let text = input.map(|input| input.value()).unwrap_or_default();
                let room = end.room(span, bounds);
                match text.trim().parse().ok().filter(|year| room.contains(*year)) {
                    Some(year) => {
                        wrong.set(None);
                        choose.emit(end.put(year, span, bounds));
                    }
                    None => wrong.set(Some((end, text))),
                }
            })
        };
        html! {
            <input type="text" inputmode="numeric" autocomplete="off" maxlength="4" data-key={key} aria-label={name}
                aria-invalid={typed.map(|_| "true")} {value} {onchange} />
        }
    };
    let thumb = |end: End, name: &'static str| {
        let oninput = {
            let (wrong, choose, latest) = (wrong.clone(), choose.clone(), latest.clone());
            Callback::from(move |event: InputEvent| {
                let span = *latest.borrow();
                let Some(input) = event.target_dyn_into::<HtmlInputElement>() else {
                    return;
                };
                let put = end.put(input.value_as_number() as i32, span, bounds);
                // The thumb stops where the other end stands.
                input.set_value_as_number(f64::from(end.of(put)));
                wrong.set(None);
                choose.emit(put);
            })
        };
        html! {
            <input type="range" min={bounds.from.to_string()} max={bounds.to.to_string()} step="1"
                value={end.of(span).to_string()} aria-label={name} {oninput} />
        }
    };
    let grip: Grip = use_mut_ref(|| None);
    let hold = {
        let (grip, track, latest) = (grip.clone(), track.clone(), latest.clone());
        Callback::from(move |event: PointerEvent| {
            let Some(track) = track.cast::<Element>() else {
                return;
            };
            let years = f64::from(bounds.to - bounds.from).max(1.0);
            let year = (track.get_bounding_client_rect().width() - THUMB) / years;
            *grip.borrow_mut() = Some((
                f64::from(event.client_x()),
                year.max(1e-3),
                *latest.borrow(),
            ));
            let target = event.target_dyn_into::<Element>();
            if let Some(target) = target {
                // Without it the pointer is only followed as long as it is over.
                let _ = target.set_pointer_capture(event.pointer_id());
            }
        })
    };
    let drag = {
        let (grip, choose) = (grip.clone(), choose.clone());
        Callback::from(move |event: PointerEvent| {
            if let Some((from, year, start)) = *grip.borrow() {
                let by = ((f64::from(event.client_x()) - from) / year).round() as i32;
                let to = moved(start, by, bounds);
                if to != span {
                    choose.emit(to);
                }
            }
        })
    };
    let release = Callback::from(move |_: PointerEvent| *grip.borrow_mut() = None);
    let keys = Callback::from(move |event: KeyboardEvent| {
        let all = bounds.to - bounds.from;
        let by = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => 1,
            "ArrowLeft" | "ArrowDown" => -1,
            "PageUp" => 10,
            "PageDown" => -10,
            "End" => all,
            "Home" => -all,
            _ => return,
        };
        event.prevent_default();
        let span = *stands.borrow();
        shift.emit(moved(span, by, bounds));
    });
    let said = [&span.from.to_string(), "–", &span.to.to_string()].concat();
    let whole = span == bounds;
    let message = wrong.as_ref().map(|(end, _)| {
        let room = end.room(span, bounds);
        html! { <p class="wrong" role="alert">{ sentences::year_wanted(room, lang) }</p> }
    });
    let (first, last) = (words::YEAR_FROM.get(lang), words::YEAR_TO.get(lang));
    let all = {
        let wrong = wrong.clone();
        dispatch.reform(move |_: MouseEvent| {
            wrong.set(None);
            Action::Time(None)
        })
    };
    html! {
        <div class="years" role="group" aria-label={words::YEARS.get(lang)}>
            { field(End::From, first, "from") }
            <div class="range" ref={track} data-late={(span.from - bounds.from > bounds.to - span.to).then_some("")}>
                <div class="span" role="slider" tabindex={if whole { "-1" } else { "0" }} aria-label={words::YEARS_MOVE.get(lang)}
                    aria-disabled={whole.then_some("true")}
                    aria-valuemin={bounds.from.to_string()} aria-valuemax={bounds.to.to_string()}
                    aria-valuenow={span.from.to_string()} aria-valuetext={said}
                    onpointerdown={hold} onpointermove={drag} onpointerup={release.clone()} onpointercancel={release}
                    onkeydown={keys}></div>
                { thumb(End::From, first) }
                { thumb(End::To, last) }
            </div>
            { field(End::To, last, "to") }
            if span != usual {
                <button type="button" class="all" onclick={all}>{ words::YEARS_ALL.get(lang) }</button>
            }
            { for message }
        </div>
    }
}

/// Width of a slider's thumb in CSS pixels, as in the stylesheet.
const THUMB: f64 = 24.0;
