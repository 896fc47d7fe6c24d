//! The root component: holds the state and keeps page, address and host told.

use super::address;
use super::panels::FigureView;
use super::shell::{Nav, header};
use super::state::{Action, State, ThemeChoice};
use crate::draw::Theme;
use crate::i18n::{Lang, words};
use crate::platform::observe::{self, MediaWatch};
use crate::platform::page;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// What ties an app to whoever put it on a page.
#[derive(Clone, Default)]
pub struct Bridge(Rc<RefCell<Ties>>);

/// Who is told of a change.
type Listener = Rc<dyn Fn(&State)>;

#[derive(Default)]
struct Ties {
    dispatch: Option<Callback<Action>>,
    state: Option<State>,
    changed: Option<Listener>,
}

impl PartialEq for Bridge {
    fn eq(&self, other: &Bridge) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Bridge {
    /// The state as it is now; `None` before the app has begun.
    #[must_use]
    pub fn state(&self) -> Option<State> {
        self.0.borrow().state.clone()
    }

    /// Changes the state from outside.
    pub fn dispatch(&self, action: Action) {
        let dispatch = self.0.borrow().dispatch.clone();
        if let Some(dispatch) = dispatch {
            dispatch.emit(action);
        }
    }

    /// Sets who is told of changes of the state.
    pub fn on_change(&self, call: impl Fn(&State) + 'static) {
        self.0.borrow_mut().changed = Some(Rc::new(call));
    }

    fn tell(&self, state: &State) {
        let changed = {
            let mut ties = self.0.borrow_mut();
            let first = ties.state.is_none();
            ties.state = Some(state.clone());
            (!first).then(|| ties.changed.clone()).flatten()
        };
        if let Some(changed) = changed {
            changed(state);
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
    let dispatch = use_callback((), move |action: Action, ()| dispatcher.dispatch(action));

    let dark = use_dark(state.theme);
    use_address(&state, props.page, dispatch.clone());

    use_effect_with(state.clone(), {
        let (bridge, dispatch, page) = (props.bridge.clone(), dispatch.clone(), props.page);
        move |state: &State| {
            bridge.0.borrow_mut().dispatch = Some(dispatch);
            bridge.tell(state);
            if page {
                page::set_language(state.lang.code(), &title(state.lang));
            }
        }
    });

    let classes = classes!(
        "tairi",
        if dark { "dark" } else { "light" },
        state.transparent.then_some("transparent"),
        (!props.page || state.plain).then_some("plain"),
    );
    let theme = if dark { &Theme::DARK } else { &Theme::LIGHT };
    let whole = props.page && !state.plain && !state.still;
    html! {
        <div class={classes} lang={state.lang.code()}>
            if whole {
                { header(state.lang, state.theme, &dispatch) }
                <Nav view={state.view} lang={state.lang} dispatch={dispatch.clone()} />
            }
            if whole {
                <main><FigureView state={state} {theme} {dispatch} page={props.page} /></main>
            } else {
                <FigureView state={state} {theme} {dispatch} page={props.page} />
            }
        </div>
    }
}

fn title(lang: Lang) -> String {
    format!("tairi · {}", words::SITE.get(lang))
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

/// Reads the state from the page's address.
fn from_address() -> State {
    let (search, hash) = page::address();
    let pairs: Vec<(String, String)> = address::split(&search)
        .into_iter()
        .chain(address::split(&hash))
        .collect();
    let languages = page::languages();
    let lang = Lang::preferred(languages.iter().map(String::as_str));
    address::read(
        pairs
            .iter()
            .map(|(key, value)| (key.as_str(), value.as_str())),
        lang,
    )
}

/// Keeps the address and the state the same.
///
/// On tairi's own page each change that a reader makes is a step to go back to;
/// moving the focus is not. In a frame the host's history is left alone, and
/// the address is only replaced.
#[hook]
fn use_address(state: &State, page: bool, dispatch: Callback<Action>) {
    // The state that the address says; `None` until the reader changes one.
    let written = use_mut_ref(|| None::<State>);
    {
        let written = written.clone();
        use_effect_with(page, move |&page| {
            let listeners = page.then(|| {
                page::on_address(move || {
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
        let mut same_but_focus = before;
        same_but_focus.options.focus = state.options.focus.clone();
        let push = same_but_focus != *state && !page::framed();
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
    });
}

/// Begins the app on tairi's own page, in the element with the id `tairi`.
pub fn start(bridge: Bridge) {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("tairi"));
    if let Some(root) = root {
        let props = RootProps {
            initial: from_address(),
            page: true,
            bridge,
        };
        yew::Renderer::<Root>::with_root_and_props(root, props).render();
    }
}
