//! Playing through the years: one after the other, until the last.

use super::latest::use_latest;
use super::state::{Action, State};
use crate::figure::options::Years;
use crate::figure::{Span, default_year};
use crate::i18n::words;
use crate::platform::page;
use yew::prelude::*;

/// Milliseconds that each year is shown.
const PACE: i32 = 700;

/// A slider's play button: whether it plays, and what a press does.
#[derive(Clone)]
pub struct Play {
    /// Whether the years are running.
    pub on: bool,
    /// Starts or stops them.
    pub toggle: Callback<()>,
    /// Goes some years on, or back.
    pub turn: Callback<i32>,
}

/// The years that can be played, and which of them is shown.
fn years(state: &State) -> Option<(Vec<i32>, usize)> {
    let Years::One(years) = state.view.years(&state.options) else {
        return None;
    };
    let year = state.options.year(&years, default_year(state.view));
    let at = years.iter().position(|each| *each == year)?;
    Some((years, at))
}

fn at_year(state: &State, year: i32) -> Action {
    let kept = state.options.compared(state.view);
    Action::Time(Some(Span::beside(kept, year)))
}

/// A state without what a reader has brought, which is another one each year.
fn bare(state: &State) -> State {
    let mut state = state.clone();
    state.options.brought = None;
    state
}

/// Plays the years of the figure shown.
///
/// Whatever else changes the state stops it: another year, another choice,
/// another figure. So does a page that is not seen, and the end of the app.
#[hook]
pub fn use_play(
    state: &State,
    dispatch: &Callback<Action>,
    announce: &Callback<AttrValue>,
) -> Play {
    let on = use_state(|| false);
    // The state before the last step and after it: any other is not its own.
    let own = use_mut_ref(|| None::<(State, State)>);
    {
        let (on, own) = (on.clone(), own.clone());
        let (dispatch, announce) = (dispatch.clone(), announce.clone());
        use_effect_with((state.clone(), *on), move |(state, playing)| {
            let mut later = None;
            let known = own.borrow().clone().filter(|_| *playing);
            if let Some((before, after)) = known {
                let now = bare(state);
                if now == after {
                    *own.borrow_mut() = Some((after.clone(), after));
                    let next = years(state).and_then(|(years, at)| years.get(at + 1).copied());
                    match next {
                        Some(year) => later = step(state, year, on.clone(), own, dispatch),
                        None => {
                            on.set(false);
                            announce.emit(said(state, words::PAUSE));
                        }
                    }
                } else if now != before {
                    on.set(false);
                }
            }
            move || drop(later)
        });
    }
    let toggle = {
        let (on, own) = (on.clone(), own.clone());
        let (state, dispatch, announce) = (state.clone(), dispatch.clone(), announce.clone());
        Callback::from(move |()| {
            if *on {
                on.set(false);
                announce.emit(said(&state, words::PAUSE));
                return;
            }
            let Some((years, at)) = years(&state) else {
                return;
            };
            // At the end it begins anew.
            let again = years.first().filter(|_| at + 1 == years.len());
            let first = match again {
                Some(&year) => state.after(at_year(&state, year)),
                None => state.clone(),
            };
            announce.emit(said(&first, words::PLAY));
            *own.borrow_mut() = Some((bare(&state), bare(&first)));
            on.set(true);
            if let Some(&year) = again {
                dispatch.emit(at_year(&state, year));
            }
        })
    };
    let latest = use_latest(state.clone());
    let dispatch = dispatch.clone();
    let turn = Callback::from(move |by: i32| {
        let state = latest.borrow().clone();
        let to = years(&state).and_then(|(years, at)| {
            let to = at.checked_add_signed(by as isize)?;
            years.get(to).copied()
        });
        if let Some(year) = to {
            let action = at_year(&state, year);
            *latest.borrow_mut() = state.after(action.clone());
            dispatch.emit(action);
        }
    });
    Play {
        on: *on,
        toggle,
        turn,
    }
}

fn step(
    state: &State,
    year: i32,
    on: UseStateHandle<bool>,
    own: std::rc::Rc<std::cell::RefCell<Option<(State, State)>>>,
    dispatch: Callback<Action>,
) -> Option<page::Later> {
    let state = state.clone();
    page::Later::new(PACE, move || {
        if page::hidden() {
            on.set(false);
            return;
        }
        let action = at_year(&state, year);
        *own.borrow_mut() = Some((bare(&state), bare(&state.after(action.clone()))));
        dispatch.emit(action);
    })
}

/// What is said aloud at the start and at the end, but not in between.
fn said(state: &State, what: crate::i18n::Tri) -> AttrValue {
    let year = years(state).map_or(0, |(years, at)| years[at]);
    AttrValue::from([what.get(state.lang), " ", &year.to_string()].concat())
}
