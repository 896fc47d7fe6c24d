//! `mount(element, options)`: an app in an element of any page.

use super::{error, language, shown};
use crate::app::address;
use crate::app::state::{Action, State, Tab, ThemeChoice};
use crate::app::{Bridge, Root, RootProps};
use crate::draw::{Frame, Mark, Rect, Scene, Theme, Widths, scene, svg};
use crate::figure::options::Choice;
use crate::figure::{Figure, Options, Span, View, YScale, figure};
use crate::files::VERSION;
use crate::i18n::Lang;
use crate::platform::{observe, page, parts, save};
use js_sys::{Array, Function, Object, Promise, Reflect, WeakSet};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, Component, Context, Html, Properties, html};

/// Width of exported pictures in CSS pixels.
const EXPORT_WIDTH: f64 = 720.0;

thread_local! {
    /// The elements that hold a widget: two in one would take each other's
    /// content away.
    static HOLDING: WeakSet = WeakSet::new();
    /// Seats that nobody sits in.
    static FREE: RefCell<Vec<Seat>> = const { RefCell::new(Vec::new()) };
    /// How many have sat down.
    static SEATED: Cell<u64> = const { Cell::new(0) };
}

/// An element for an app, and what is in it. Yew never takes the listeners of such
/// an element away again: those of a thousand widgets would stay. So a seat is kept
/// when its app goes, and the next one sits down in it.
struct Seat {
    element: Element,
    inside: AppHandle<Inside>,
}

/// An app, or nothing.
struct Inside;

/// Which app, and the number that tells it from the one before.
#[derive(Clone, PartialEq, Properties)]
struct InsideProps {
    app: Option<RootProps>,
    number: u64,
}

impl Component for Inside {
    type Message = ();
    type Properties = InsideProps;

    fn create(_: &Context<Inside>) -> Inside {
        Inside
    }

    fn view(&self, context: &Context<Inside>) -> Html {
        let InsideProps { app, number } = context.props();
        match app.clone() {
            Some(app) => html! { <Root key={*number} ..app /> },
            None => Html::default(),
        }
    }
}

impl Seat {
    /// Begins an app in a seat that takes the place of all in an element; `None`
    /// where there is no page.
    fn take(within: &Element, app: RootProps) -> Option<Seat> {
        let number = SEATED.get() + 1;
        SEATED.set(number);
        let app = Some(app);
        let props = InsideProps { app, number };
        let free = FREE.with_borrow_mut(Vec::pop);
        let element = match &free {
            Some(seat) => seat.element.clone(),
            None => page::element("div")?,
        };
        within.set_text_content(None);
        // An element takes any other that is not around it.
        let _ = within.append_child(&element);
        if let Some(mut seat) = free {
            seat.inside.update(props);
            return Some(seat);
        }
        let root = element.clone();
        let inside = yew::Renderer::<Inside>::with_root_and_props(root, props).render();
        Some(Seat { element, inside })
    }

    /// Takes the app out of the seat, and the seat out of the page.
    fn leave(mut self) {
        self.element.remove();
        self.inside.update(InsideProps {
            app: None,
            number: 0,
        });
        // The app goes with Yew's next turn: until then nobody else sits down.
        wasm_bindgen_futures::spawn_local(async {
            FREE.with_borrow_mut(|free| free.push(self));
        });
    }
}

type Listeners = Rc<RefCell<Vec<(usize, Function)>>>;

/// How far a widget has come.
enum Stage {
    /// The texts of its language are on their way; the element is as it was.
    Waiting,
    /// The app is in the element.
    Begun(Seat),
    /// It was destroyed.
    Gone,
}

/// An app in an element.
#[wasm_bindgen]
pub struct Widget {
    element: Element,
    bridge: Bridge,
    stage: Rc<RefCell<Stage>>,
    listeners: Listeners,
    next: Cell<usize>,
}

/// Puts an app into an element.
///
/// # Errors
/// If the first argument is no element, or an option is not known.
pub fn mount(element: JsValue, options: JsValue) -> Result<Widget, JsValue> {
    let element: Element = element.dyn_into().map_err(|given: JsValue| {
        error(&format!(
            "mount expects an element first, such as document.querySelector(\"#figure\"); got {}",
            shown(&given)
        ))
    })?;
    let lang = element
        .closest("[lang]")
        .ok()
        .flatten()
        .and_then(|near| near.get_attribute("lang"))
        .map_or(Lang::En, |tag| Lang::preferred([tag.as_str()]));
    let mut initial = State::new(lang);
    apply(&mut initial, &options)?;
    if HOLDING.with(|holding| holding.has(&element)) {
        return Err(error(
            "this element holds a widget; expected another one, or destroy() first",
        ));
    }
    HOLDING.with(|holding| holding.add(&element));
    let bridge = Bridge::to(&initial);
    let listeners = Listeners::default();
    {
        let listeners = listeners.clone();
        bridge.on_change(move |state| {
            let detail = described(state);
            let all: Vec<Function> = listeners
                .borrow()
                .iter()
                .map(|(_, call)| call.clone())
                .collect();
            for call in all {
                // What a host's listener throws is the host's to see, not to
                // stop the figure.
                if let Err(thrown) = call.call1(&JsValue::NULL, &detail) {
                    web_sys::console::error_1(&thrown);
                }
            }
        });
    }
    let props = RootProps {
        initial,
        page: false,
        bridge: bridge.clone(),
    };
    let (lang, needed) = (props.initial.lang, props.initial.parts());
    let stage = Rc::new(RefCell::new(Stage::Waiting));
    let (root, begun) = (element.clone(), stage.clone());
    parts::need(Some(lang), &needed, false, move |there| {
        if !matches!(*begun.borrow(), Stage::Waiting) {
            return;
        }
        if !there {
            // What the host put there for this case stays.
            web_sys::console::error_1(&error("the texts could not be loaded; is there a network?"));
            return;
        }
        if let Some(seat) = Seat::take(&root, props) {
            *begun.borrow_mut() = Stage::Begun(seat);
        }
    });
    Ok(Widget {
        element,
        bridge,
        stage,
        listeners,
        next: Cell::new(0),
    })
}

/// The same as JavaScript has it.
///
/// # Errors
/// As [`mount`].
#[inline(never)]
pub fn mounted(element: JsValue, options: JsValue) -> Result<JsValue, JsValue> {
    mount(element, options).map(JsValue::from)
}

#[wasm_bindgen]
impl Widget {
    /// Changes options; those not named stay as they are.
    ///
    /// # Errors
    /// If an option is not known, or its value is not.
    pub fn update(&self, options: JsValue) -> Result<(), JsValue> {
        let mut state = self.state()?;
        apply(&mut state, &options)?;
        self.bridge.dispatch(Action::Address(state));
        Ok(())
    }

    /// Takes the app out of its element. A second call does nothing.
    pub fn destroy(&self) {
        match self.stage.replace(Stage::Gone) {
            Stage::Gone => return,
            Stage::Waiting => {}
            Stage::Begun(seat) => {
                let bridge = self.bridge.clone();
                self.bridge.once_begun(move || {
                    seat.leave();
                    bridge.end();
                });
            }
        }
        HOLDING.with(|holding| holding.delete(&self.element));
        self.listeners.borrow_mut().clear();
    }

    /// Calls back with the options in force whenever one changes; returns a
    /// function that ends it.
    ///
    /// # Errors
    /// If the type is not `change`, the second argument is no function, or the
    /// widget was destroyed.
    pub fn on(&self, kind: JsValue, call: JsValue) -> Result<JsValue, JsValue> {
        self.state()?;
        if kind.as_string().as_deref() != Some("change") {
            let message = format!("no event {}; expected \"change\"", shown(&kind));
            return Err(error(&message));
        }
        let call: Function = call.dyn_into().map_err(|given: JsValue| {
            error(&format!(
                "on expects a function second; got {}",
                shown(&given)
            ))
        })?;
        let id = self.next.replace(self.next.get() + 1);
        self.listeners.borrow_mut().push((id, call));
        let listeners = self.listeners.clone();
        let off = Closure::<dyn Fn()>::new(move || {
            listeners.borrow_mut().retain(|(known, _)| *known != id);
        });
        Ok(off.into_js_value())
    }

    /// The picture as an SVG document.
    ///
    /// # Errors
    /// If the widget was destroyed, or its texts are not there yet.
    pub fn svg(&self) -> Result<String, JsValue> {
        let (figure, theme) = self.figure()?;
        let scene = laid_out(&figure, theme);
        svg(&scene, figure.lang, Some(theme.ground))
            .map(|svg| svg + "<!-- tairi " + VERSION + " -->\n")
            .map_err(|cause| error(&cause.to_string()))
    }

    /// The picture as a PNG, two device pixels to a CSS pixel: a promise of a
    /// `Blob`.
    ///
    /// # Errors
    /// If the widget was destroyed, its texts are not there yet, or the browser
    /// cannot draw.
    pub fn png(&self) -> Result<Promise, JsValue> {
        let (figure, theme) = self.figure()?;
        let mut scene = laid_out(&figure, theme);
        let ground = Mark::Block {
            rect: Rect::new(0.0, 0.0, scene.width, scene.height),
            color: theme.ground,
        };
        scene.marks.insert(0, ground);
        save::png(&scene, figure.lang).map_err(|cause| error(&cause.to_string()))
    }

    /// The table behind the picture as CSV.
    ///
    /// # Errors
    /// If the widget was destroyed, or its texts are not there yet.
    pub fn csv(&self) -> Result<String, JsValue> {
        Ok(self.figure()?.0.table.csv())
    }

    fn state(&self) -> Result<State, JsValue> {
        let gone = matches!(*self.stage.borrow(), Stage::Gone);
        let alive = self.bridge.state().filter(|_| !gone);
        alive.ok_or_else(|| error("this widget was destroyed; expected a living one"))
    }

    fn figure(&self) -> Result<(Figure, &'static Theme), JsValue> {
        let state = self.state()?;
        language::there(state.lang)?;
        parts::at_once(None, &(state.parts() + " " + parts::FILES))?;
        let dark = match state.theme {
            ThemeChoice::Dark => true,
            ThemeChoice::Light => false,
            ThemeChoice::Auto => observe::matches("(prefers-color-scheme: dark)"),
        };
        let theme = if dark { &Theme::DARK } else { &Theme::LIGHT };
        Ok((figure(state.view, &state.options), theme))
    }
}

fn laid_out(figure: &Figure, theme: &Theme) -> Scene {
    scene(
        figure,
        &Frame {
            width: EXPORT_WIDTH,
            theme,
            measure: &Widths,
            focus: None,
        },
    )
}

/// The options in force, as `mount` takes them.
fn described(state: &State) -> Object {
    let object = Object::new();
    for (key, value) in address::pairs(state) {
        // A plain object takes any property.
        let _ = Reflect::set(&object, &key.into(), &value.into());
    }
    object
}

/// Sets the options that an object names; `null` sets the default.
fn apply(state: &mut State, options: &JsValue) -> Result<(), JsValue> {
    if options.is_undefined() || options.is_null() {
        return Ok(());
    }
    if !options.is_object() {
        let message = format!("options is {}; expected an object", shown(options));
        return Err(error(&message));
    }
    let entries: Vec<(String, JsValue)> = read(options)?
        .iter()
        .map(|entry| {
            let entry: Array = entry.unchecked_into();
            (entry.get(0).as_string().unwrap_or_default(), entry.get(1))
        })
        .filter(|(_, value)| !value.is_undefined())
        .collect();
    // Another view begins with its defaults, so it is chosen before the rest,
    // and what the rest may be is known.
    let first = |first: bool| {
        entries
            .iter()
            .filter(move |(key, _)| (key == "view") == first)
    };
    for (key, value) in first(true).chain(first(false)) {
        if value.is_null() && address::KEYS.contains(&key.as_str()) {
            clear(state, key);
            continue;
        }
        let text = value
            .as_string()
            .or_else(|| {
                value
                    .as_bool()
                    .map(|yes| if yes { "1" } else { "0" }.to_owned())
            })
            .or_else(|| value.as_f64().map(|number| number.to_string()))
            .unwrap_or_default();
        if let Some(expected) = refused(state.view, key, &text) {
            let message = format!("{key} is {}; expected {expected}", shown(value));
            return Err(error(&message));
        }
        match (key.as_str(), View::parse(&text)) {
            ("view", Some(view)) if view == state.view => {}
            ("view", Some(view)) => *state = state.after(Action::View(view)),
            _ => address::set(state, key, &text),
        }
    }
    Ok(())
}

/// The entries of an object. What reading them throws is an error like others: thrown through
/// the code it would leave the widget as if it were still being called.
fn read(object: &JsValue) -> Result<Array, JsValue> {
    let all = Reflect::get(&js_sys::global(), &"Object".into())?;
    let entries: Function = Reflect::get(&all, &"entries".into())?.dyn_into()?;
    entries.call1(&JsValue::UNDEFINED, object)?.dyn_into()
}

/// Sets the default of one option. The language has none but the one in force.
fn clear(state: &mut State, key: &str) {
    let fresh = State::new(state.lang);
    match key {
        "view" => *state = state.after(Action::View(fresh.view)),
        "plain" => state.plain = fresh.plain,
        "static" => state.still = fresh.still,
        "transparent" => state.transparent = fresh.transparent,
        "lang" => {}
        _ => address::set(state, key, ""),
    }
}

/// What was expected, where an option's value is not known.
fn refused(view: View, key: &str, value: &str) -> Option<String> {
    let one_of = |known: bool, ids: &[&str]| (!known).then(|| format!("one of {}", ids.join(", ")));
    let among = |choices: Vec<Choice>| {
        let ids: Vec<&str> = choices.iter().map(|choice| choice.id).collect();
        match ids.is_empty() {
            true => Some(format!("none, as {} has only one", view.id())),
            false => one_of(ids.contains(&value), &ids),
        }
    };
    match key {
        "view" => one_of(View::parse(value).is_some(), &View::ALL.map(View::id)),
        "lang" => one_of(Lang::parse(value).is_some(), &Lang::ALL.map(Lang::code)),
        "tab" => one_of(Tab::parse(value).is_some(), &Tab::ALL.map(Tab::id)),
        "theme" => one_of(
            ThemeChoice::parse(value).is_some(),
            &ThemeChoice::ALL.map(ThemeChoice::id),
        ),
        "yScale" => one_of(YScale::parse(value).is_some(), &["linear", "log"]),
        "time" => Span::parse(value)
            .is_none()
            .then(|| "a year such as 2005 or a span such as 1987..2010".to_owned()),
        "plain" | "static" | "transparent" => {
            (!["0", "1", "true", "false"].contains(&value)).then(|| "true or false".to_owned())
        }
        "measure" => among(view.measures()),
        "unit" => among(view.units(&Options::default())),
        "also" => among(view.extras(&Options::default())),
        "series" => {
            let id = |byte: u8| byte.is_ascii_alphanumeric() || b"-_,".contains(&byte);
            (!value.bytes().all(id)).then(|| "ids of series with commas between".to_owned())
        }
        _ => (!address::KEYS.contains(&key))
            .then(|| format!("an option among {}", address::KEYS.join(", "))),
    }
}
