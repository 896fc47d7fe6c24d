//! The root component: holds the state and keeps page, address and host told.

use super::address;
use super::panels::FigureView;
use super::shell::{header, nav, reveal};
use super::state::{Action, State, ThemeChoice};
use crate::draw::Theme;
use crate::figure::View;
use crate::i18n::{Lang, words};
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
    dispatch: Option<Callback<Action>>,
    /// Changes asked for before the app had begun.
    waiting: Vec<Action>,
    /// The state as it is, or will be with the next frame.
    state: Option<State>,
    begun: bool,
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
        bridge.0.borrow_mut().state = Some(initial.clone());
        bridge
    }

    /// The state with all changes that were asked for; `None` before the app
    /// has begun, unless it was named.
    #[must_use]
    pub fn state(&self) -> Option<State> {
        self.0.borrow().state.clone()
    }

    /// Changes the state from outside. The next call of [`Bridge::state`] knows
    /// of it, though the app shows it a moment later.
    pub fn dispatch(&self, action: Action) {
        let dispatch = {
            let mut ties = self.0.borrow_mut();
            ties.state = ties.state.as_ref().map(|state| state.after(action.clone()));
            if ties.dispatch.is_none() {
                ties.waiting.push(action.clone());
            }
            ties.dispatch.clone()
        };
        if let Some(dispatch) = dispatch {
            dispatch.emit(action);
        }
    }

    /// Calls back when the app is on the page: at once, if it is already. Before
    /// that it cannot be taken down without leaving something behind.
    pub fn once_begun(&self, call: impl FnOnce() + 'static) {
        if self.0.borrow().begun {
            call();
        } else {
            self.0.borrow_mut().then = Some(Box::new(call));
        }
    }

    fn begin(&self, dispatch: &Callback<Action>) {
        let waiting = {
            let mut ties = self.0.borrow_mut();
            ties.dispatch = Some(dispatch.clone());
            std::mem::take(&mut ties.waiting)
        };
        for action in waiting {
            dispatch.emit(action);
        }
    }

    /// Sets who is told of changes of the state.
    pub fn on_change(&self, call: impl Fn(&State) + 'static) {
        self.0.borrow_mut().changed = Some(Rc::new(call));
    }

    fn tell(&self, state: &State) {
        let (changed, then) = {
            let mut ties = self.0.borrow_mut();
            let begun = std::mem::replace(&mut ties.begun, true);
            if begun || ties.state.is_none() {
                ties.state = Some(state.clone());
            }
            (
                begun.then(|| ties.changed.clone()).flatten(),
                ties.then.take(),
            )
        };
        if let Some(changed) = changed {
            changed(state);
        }
        if let Some(then) = then {
            then();
        }
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

/// The state in a reducer.
#[derive(PartialEq)]
struct Store(State);

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Store(self.0.after(action)))
    }
}

/// The app.
#[component]
pub fn Root(props: &RootProps) -> Html {
    let initial = props.initial.clone();
    let store = use_reducer_eq(move || Store(initial));
    let state = store.0.clone();
    let dispatcher = store.dispatcher();
    let dispatch = use_callback((), move |action: Action, ()| {
        let dispatcher = dispatcher.clone();
        // Another language or figure is only turned to when its texts and its
        // code are there; if they are not to be had, all stays as it is.
        let (lang, view) = action.needs();
        parts::need(lang, view.map_or("", View::id), move |there| {
            if there {
                dispatcher.dispatch(action);
            }
        });
    });

    let dark = use_dark(state.theme);
    use_address(&state, props.page, dispatch.clone());

    let root = use_node_ref();
    use_effect_with(state.clone(), {
        let root = root.clone();
        let (bridge, dispatch, page) = (props.bridge.clone(), dispatch.clone(), props.page);
        move |state: &State| {
            bridge.begin(&dispatch);
            bridge.tell(state);
            if page {
                page::set_language(state.lang.code(), &title(state.view, state.lang));
            }
            if let Some(root) = root.cast::<Element>() {
                page::settle(&root);
                reveal(&root);
            }
        }
    });

    let theme = if dark { &Theme::DARK } else { &Theme::LIGHT };
    let whole = props.page && !state.plain && !state.still;
    html! {
        <div ref={root} class="tairi" lang={state.lang.code()} data-ground={if dark { "dark" } else { "light" }}
            data-plain={(!props.page || state.plain).then_some("")}
            data-transparent={state.transparent.then_some("")}>
            if whole {
                { header(state.lang, state.theme, &dispatch) }
                { nav(state.view, state.lang, &dispatch) }
            }
            if props.page {
                <main><FigureView state={state} {theme} {dispatch} page={props.page} /></main>
            } else {
                <FigureView state={state} {theme} {dispatch} page={props.page} />
            }
        </div>
    }
}

/// The page's title: the figure first, as tabs and lists of bookmarks cut the end.
fn title(view: View, lang: Lang) -> String {
    let (view, site) = (view.name().get(lang), words::SITE.get(lang));
    format!("{view} · tairi · {site}")
}

/// Whether the ground is dark now.
#[hook]
fn use_dark(choice: ThemeChoice) -> bool {
    const QUERY: &str = "(prefers-color-scheme: dark)";
    let system = use_state(|| observe::matches(QUERY));
    {
        let system = system.clone();
        use_effect_with((), move |()| {
            let watch = MediaWatch::new(QUERY, move |dark| system.set(dark));
            move || drop(watch)
        });
    }
    match choice {
        ThemeChoice::Auto => *system,
        ThemeChoice::Light => false,
        ThemeChoice::Dark => true,
    }
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

/// Keeps the address and the state the same.
///
/// On tairi's own page another figure is a step to go back to; whatever else is
/// changed only replaces the address, so that a slider does not fill the
/// history. In a frame the host's history is left alone altogether.
#[hook]
fn use_address(state: &State, page: bool, dispatch: Callback<Action>) {
    // The state that the address says; `None` until the reader changes one.
    let written = use_mut_ref(|| None::<State>);
    // When it was last written, and what waits to be.
    let pace = use_mut_ref(|| (0.0, None::<page::Later>));
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
        let push = before.view != state.view && !page::framed();
        let now = js_sys::Date::now();
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
    // An address that keeps its state in the hash goes on doing so.
    let in_hash = address::split(&hash)
        .iter()
        .any(|(key, _)| address::KEYS.contains(&key.as_str()));
    let address = match in_hash {
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
    parts::need(Some(initial.lang), initial.view.id(), move |there| {
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
