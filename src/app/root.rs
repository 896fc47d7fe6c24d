//! The root component: holds the state and keeps page, address and host told.

use super::address;
use super::asked::Asked;
use super::panels::FigureView;
use super::shell::{header, nav, reveal};
use super::state::{Action, REST, State, ThemeChoice};
use super::workbench::Workbench;
use crate::draw::Theme;
use crate::figure::View;
use crate::figure::workbench::Shared as Brought;
use crate::i18n::{Lang, words, workbench as say};
use crate::platform::observe::{self, MediaWatch};
use crate::platform::page::{self, PageState};
use crate::platform::parts;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

/// What ties an app to whoever put it on a page.
#[derive(Clone, Default)]
pub struct Bridge(Rc<RefCell<Ties>>);

/// Who is told of a change.
type Listener = Rc<dyn Fn(&State)>;

#[derive(Default)]
struct Ties {
    /// The state, and what was asked of it; `None` before it is known.
    asked: Option<Asked>,
    /// Shows a state; `None` before the app has begun.
    show: Option<Callback<State>>,
    changed: Option<Listener>,
    /// What is to be done as soon as the app has begun.
    then: Option<Box<dyn FnOnce()>>,
}

impl PartialEq for Bridge {
    fn eq(&self, other: &Bridge) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Bridge {
    /// A bridge to an app that will begin with this state.
    #[must_use]
    pub fn to(initial: &State) -> Bridge {
        let bridge = Bridge::default();
        bridge.begin_with(initial);
        bridge
    }

    /// The state with all changes that were asked for; `None` before the app
    /// has begun, unless it was named, and after its end.
    #[must_use]
    pub fn state(&self) -> Option<State> {
        self.0.borrow().asked.as_ref().map(Asked::all)
    }

    /// Changes the state as soon as code and texts for it are there; if they are not to
    /// be had, all stays as it is. The next call of [`Bridge::state`] knows of it at once.
    pub fn dispatch(&self, action: Action) {
        let mut ties = self.0.borrow_mut();
        let Some(asked) = &mut ties.asked else {
            return;
        };
        let number = asked.ask(action.clone());
        if let Some(show) = ties.show.clone() {
            drop(ties);
            self.fetch(number, &action, show);
        }
    }

    /// Calls back when the app is on the page: at once, if it is already. Before
    /// that it cannot be taken down without leaving something behind.
    pub fn once_begun(&self, call: impl FnOnce() + 'static) {
        if self.has_begun() {
            call();
        } else {
            self.0.borrow_mut().then = Some(Box::new(call));
        }
    }

    /// Forgets app and host: each holds the bridge, and the bridge both of them.
    pub fn end(&self) {
        self.0.take();
    }

    /// Sets who is told of changes of the state.
    pub fn on_change(&self, call: impl Fn(&State) + 'static) {
        self.0.borrow_mut().changed = Some(Rc::new(call));
    }

    /// The state that the app begins with.
    fn begin_with(&self, state: &State) {
        let asked = &mut self.0.borrow_mut().asked;
        asked.get_or_insert_with(|| Asked::new(state.clone()));
    }

    /// The app is on the page: what was asked for before is done now.
    fn begin(&self, show: &Callback<State>) {
        let (waiting, then) = {
            let mut ties = self.0.borrow_mut();
            ties.show = Some(show.clone());
            let asked = ties.asked.as_ref();
            let waiting = asked.map(|asked| asked.waiting().to_vec());
            (waiting, ties.then.take())
        };
        for (number, action) in waiting.into_iter().flatten() {
            self.fetch(number, &action, show.clone());
        }
        if let Some(then) = then {
            then();
        }
    }

    fn fetch(&self, number: usize, action: &Action, show: Callback<State>) {
        let (lang, needed) = action.needs();
        let now = || Some(self.state()?.lang);
        let lang = lang.or_else(|| (!needed.is_empty()).then(now)?);
        let bridge = self.clone();
        parts::need(lang, &needed, false, move |ready| {
            if let Some(state) = bridge.settle(number, ready) {
                show.emit(state);
            }
        });
    }

    fn settle(&self, number: usize, ready: bool) -> Option<State> {
        self.0.borrow_mut().asked.as_mut()?.settle(number, ready)
    }

    /// Tells the host of another state.
    fn tell(&self, state: &State) {
        let changed = self.0.borrow().changed.clone();
        if let Some(changed) = changed {
            changed(state);
        }
    }

    fn has_begun(&self) -> bool {
        self.0.borrow().show.is_some()
    }
}

/// What an app is begun with.
#[derive(Clone, PartialEq, Properties)]
pub struct RootProps {
    /// The state to begin with.
    pub initial: State,
    /// Whether the page is tairi's own: it then follows the address.
    pub page: bool,
    /// Ties to the host.
    #[prop_or_default]
    pub bridge: Bridge,
}

/// The app.
#[component]
pub fn Root(props: &RootProps) -> Html {
    let bridge = props.bridge.clone();
    let shown = use_state_eq(|| {
        bridge.begin_with(&props.initial);
        props.initial.clone()
    });
    // Whether table and sources are written out, though nobody has asked for them.
    let whole = use_state_eq(|| false);
    let state = (*shown).clone();
    let dispatch = use_callback((), {
        let bridge = bridge.clone();
        move |action: Action, ()| bridge.dispatch(action)
    });

    let dark = use_dark(state.theme);
    let more = use_media("(prefers-contrast: more)");
    use_address(&state, props.page, dispatch.clone());

    let root = use_node_ref();
    use_effect_with(state.clone(), {
        let root = root.clone();
        let page = props.page;
        let (show, write_out) = (shown.setter(), whole.setter());
        move |state: &State| {
            if bridge.has_begun() {
                bridge.tell(state);
            } else {
                bridge.begin(&Callback::from(move |state| show.set(state)));
                parts::idle(REST, move || {
                    let lang = bridge.state().map(|state| state.lang);
                    parts::need(lang, REST, true, move |ready| write_out.set(ready));
                });
            }
            if page {
                page::set_language(state.lang.code(), &title(state.view, state.lang));
            }
            if let Some(root) = root.cast::<Element>() {
                page::settle(&root);
            }
        }
    });
    use_effect_with((state.view, state.lang), {
        // It asks where things are, which lays the page out while all else waits.
        let root = root.clone();
        move |_| {
            if let Some(root) = root.cast::<Element>() {
                reveal(&root);
            }
        }
    });

    let theme = match (dark, more) {
        (false, false) => &Theme::LIGHT,
        (false, true) => &Theme::LIGHT_MORE,
        (true, false) => &Theme::DARK,
        (true, true) => &Theme::DARK_MORE,
    };
    let site = props.page && !state.plain && !state.still;
    let whole = *whole || state.opened();
    let page = props.page;
    let (lang, view, transparent) = (state.lang, state.view, state.transparent);
    let (plain, chosen) = (!page || state.plain, state.theme);
    let (bench, brought) = use_bench(&state);
    let open = view == View::Workbench && !state.still;
    let shown = (*brought).clone();
    let figure = html! {
        <>
            <FigureView state={state.clone()} {theme} dispatch={dispatch.clone()} {whole} {page} brought={shown} />
            if open && bench.is_none() {
                <div class="bring"></div>
            }
            if open && bench == Some(false) {
                <p class="hint">{ say::NOT_HERE.get(lang) }</p>
            }
            // It stays behind other figures: what was brought lives in it, kept or not.
            if bench == Some(true) {
                <Workbench {state} {open} app={root.clone()} dispatch={dispatch.clone()} bring={Callback::from(move |flows| brought.set(flows))} />
            }
        </>
    };
    html! {
        <div ref={root} class="tairi" lang={lang.code()} data-ground={if dark { "dark" } else { "light" }}
            data-plain={plain.then_some("")}
            data-transparent={transparent.then_some("")}>
            if site {
                { header(lang, chosen, &dispatch) }
                { nav(view, lang, &dispatch) }
            }
            if props.page {
                <main>{ figure }</main>
            } else {
                { figure }
            }
        </div>
    }
}

/// The page's title: the figure first, as tabs and lists of bookmarks cut the end.
fn title(view: View, lang: Lang) -> String {
    let (view, site) = (view.name().get(lang), words::SITE.get(lang));
    format!("{view} · tairi · {site}")
}

/// The part of the code that flows of a reader's own need.
const OWN: &str = "own";

/// Whether the workbench can take flows, once that is known, and what it has brought.
/// The sample is on the page before the code for more is fetched.
#[hook]
fn use_bench(state: &State) -> (Option<bool>, UseStateHandle<Option<Brought>>) {
    let there = use_state_eq(|| None);
    let brought = use_state(|| None);
    let open = state.view == View::Workbench && !state.still;
    {
        let (there, lang) = (there.clone(), state.lang);
        use_effect_with((open, lang), move |&(open, lang)| {
            if open {
                page::later(0, move || {
                    parts::need(Some(lang), OWN, true, move |now| there.set(Some(now)));
                });
            }
        });
    }
    (*there, brought)
}

/// Whether the ground is dark now.
#[hook]
fn use_dark(choice: ThemeChoice) -> bool {
    let system = use_media("(prefers-color-scheme: dark)");
    match choice {
        ThemeChoice::Auto => system,
        ThemeChoice::Light => false,
        ThemeChoice::Dark => true,
    }
}

/// What a media query says now.
#[hook]
fn use_media(query: &'static str) -> bool {
    let says = use_state(|| observe::matches(query));
    {
        let says = says.clone();
        use_effect_with((), move |()| {
            let watch = MediaWatch::new(query, move |now| says.set(now));
            move || drop(watch)
        });
    }
    *says
}

/// Reads the state from the page's address, which goes before what the page
/// itself asks for.
fn from_address() -> State {
    let (search, hash) = page::address();
    let mut pairs = page::defaults();
    pairs.extend(address::split(&search));
    pairs.extend(address::split(&hash));
    let languages = page::languages();
    let lang = Lang::preferred(languages.iter().map(String::as_str));
    address::read(
        pairs
            .iter()
            .map(|(key, value)| (key.as_str(), value.as_str())),
        lang,
    )
}

/// Milliseconds between two changes of the address: browsers refuse more than
/// some twenty a second, and a slider makes sixty.
const PACE: f64 = 100.0;

/// Choices of one kind within so many milliseconds are one step of the history.
const BURST: f64 = 1000.0;

/// Keeps the address and the state the same.
///
/// On tairi's own page another figure and another choice are steps to go back to.
/// Choices of one kind that follow each other closely, as a slider makes them, are
/// one step; what is opened, pinned or only shown otherwise is none. In a frame the
/// host's history is left alone altogether.
#[hook]
fn use_address(state: &State, page: bool, dispatch: Callback<Action>) {
    // The state that the address says; `None` until the reader changes one.
    let written = use_mut_ref(|| None::<State>);
    // When it was last written, and what waits to be.
    let pace = use_mut_ref(|| (0.0, None::<page::Later>));
    // The last choice: its kind, and when it was made.
    let chosen = use_mut_ref(|| ("", 0.0));
    {
        let (written, pace) = (written.clone(), pace.clone());
        use_effect_with(page, move |&page| {
            let listeners = page.then(|| {
                page::on_address(move || {
                    pace.borrow_mut().1 = None;
                    let state = from_address();
                    *written.borrow_mut() = Some(state.clone());
                    dispatch.emit(Action::Address(state));
                })
            });
            move || drop(listeners)
        });
    }
    use_effect_with((state.clone(), page), move |(state, page)| {
        if !page {
            return;
        }
        let before = written.replace(Some(state.clone()));
        let Some(before) = before.filter(|before| before != state) else {
            return;
        };
        let now = js_sys::Date::now();
        let kind = before.choice(state);
        let push = {
            let mut chosen = chosen.borrow_mut();
            let goes_on = chosen.0 == kind && now - chosen.1 < BURST;
            if !kind.is_empty() {
                *chosen = (kind, now);
            }
            !kind.is_empty() && !goes_on && !page::framed()
        };
        let (last, waiting) = &mut *pace.borrow_mut();
        if push && waiting.is_some() {
            write(&before, false);
        }
        if push || waiting.is_none() && now - *last >= PACE {
            (*last, *waiting) = (now, None);
            write(state, push);
            return;
        }
        let (state, pace) = (state.clone(), pace.clone());
        *waiting = page::Later::new(PACE as i32, move || {
            write(&state, false);
            *pace.borrow_mut() = (js_sys::Date::now(), None);
        });
    });
}

/// Puts a state in the address.
fn write(state: &State, push: bool) {
    let (search, hash) = page::address();
    let has_keys = |part: &str| {
        let pairs = address::split(part);
        pairs
            .iter()
            .any(|(key, _)| address::KEYS.contains(&key.as_str()))
    };
    // An address that keeps its state in the hash goes on doing so. Its query says
    // nothing then: what is put back to its default would be there again otherwise.
    let address = match has_keys(&hash) {
        true if has_keys(&search) => {
            format!(
                "?{}#{}",
                address::others(&search),
                address::join(state, &hash)
            )
        }
        true => format!("{search}#{}", address::join(state, &hash)),
        false => format!("?{}{hash}", address::join(state, &search)),
    };
    page::set_address(&address, push);
}

/// Begins the app on tairi's own page, in the element with the id `tairi`.
pub fn start(bridge: Bridge) {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("tairi"));
    let Some(root) = root else {
        return;
    };
    let initial = from_address();
    parts::need(Some(initial.lang), &initial.parts(), false, move |there| {
        if !there {
            page::set_state(PageState::Error);
            return;
        }
        let props = RootProps {
            initial,
            page: true,
            bridge,
        };
        yew::Renderer::<Root>::with_root_and_props(root, props).render();
    });
}
