//! The site around a figure: its name, the list of figures, language, ground.

use super::address;
use super::controls::list;
use super::state::{Action, State, ThemeChoice};
use crate::figure::View;
use crate::i18n::{Lang, words};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// The site's name, the language switch and the choice of ground.
pub fn header(lang: Lang, theme: ThemeChoice, dispatch: &Callback<Action>) -> Html {
    let languages = Lang::ALL.map(|each| {
        let dispatch = dispatch.clone();
        let pressed = each == lang;
        html! {
            <button type="button" lang={each.code()} aria-pressed={pressed.to_string()}
                onclick={move |_| dispatch.emit(Action::Lang(each))}>
                { each.own_name() }
            </button>
        }
    });
    let themes = ThemeChoice::ALL.map(|each| {
        let name = match each {
            ThemeChoice::Auto => words::THEME_AUTO,
            ThemeChoice::Light => words::THEME_LIGHT,
            ThemeChoice::Dark => words::THEME_DARK,
        };
        (each.id().to_owned(), name.get(lang).to_owned())
    });
    let choose =
        dispatch.reform(|id: String| Action::Theme(ThemeChoice::parse(&id).unwrap_or_default()));
    html! {
        <header class="site">
            <h1><span translate="no">{ "tairi" }</span><small>{ words::SITE.get(lang) }</small></h1>
            <div class="settings">
                <div class="languages" role="group" aria-label={words::LANGUAGE.get(lang)}>
                    { for languages }
                </div>
                <label class="theme">
                    <span class="unseen">{ words::THEME.get(lang) }</span>
                    { list("theme", None, &themes, theme.id().to_owned(), &choose) }
                </label>
            </div>
        </header>
    }
}

/// Where the list of figures is wider than the page, brings the figure shown
/// into sight.
pub fn reveal(root: &Element) {
    let part = |selector: &str| -> Option<HtmlElement> {
        let found = root.query_selector(selector).ok()??;
        found.dyn_into().ok()
    };
    if let (Some(list), Some(current)) = (part("nav ul"), part("nav [aria-current]")) {
        let middle = current.offset_left() + current.offset_width() / 2;
        list.set_scroll_left(middle - list.client_width() / 2);
    }
}

/// Whether a click on a link stays in the app; if so, the browser does not
/// follow it. Another window, another tab: that is the browser's own way.
pub fn stays(event: &MouseEvent) -> bool {
    let stays = !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.button() != 0);
    if stays {
        event.prevent_default();
    }
    stays
}

/// The list of figures. Each is a link with an address of its own.
pub fn nav(shown: View, lang: Lang, dispatch: &Callback<Action>) -> Html {
    let links = View::ALL.map(|view| {
        let mut state = State::new(lang);
        state.view = view;
        let dispatch = dispatch.clone();
        let go = move |event: MouseEvent| {
            if stays(&event) {
                dispatch.emit(Action::View(view));
            }
        };
        html! {
            <li>
                <a href={format!("?{}", address::join(&state, ""))} data-view={view.id()}
                    aria-current={(view == shown).then_some("page")} onclick={go}>
                    { view.name().get(lang) }
                </a>
            </li>
        }
    });
    html! {
        <nav aria-label={words::NAV.get(lang)}>
            <ul>{ for links }</ul>
        </nav>
    }
}
