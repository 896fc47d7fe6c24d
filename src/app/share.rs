//! The dialog that an editor takes a snippet from, and a reader a link.

use super::snippet::{self, Embed, Kind};
use super::state::{State, ThemeChoice};
use crate::figure::Figure;
use crate::files::{self, About};
use crate::i18n::{Tri, words};
use crate::platform::{clipboard, page, save};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// What the dialog shows.
#[derive(Clone, PartialEq)]
pub struct Shared {
    /// What the editor has chosen.
    pub embed: Embed,
    /// The width of the preview in CSS pixels.
    pub width: u32,
    /// Which text was copied last, and whether the browser took it.
    pub copied: Option<(&'static str, bool)>,
}

/// What the dialog begins with, for a figure of a height.
pub fn begin(height: u32) -> Shared {
    Shared {
        embed: snippet::begin(height),
        width: WIDTHS[0],
        copied: None,
    }
}

/// The widths of the preview: a phone's, a column's, a whole page's.
const WIDTHS: [u32; 3] = [320, 600, 900];
/// Frames that are lower or higher are a slip.
const HEIGHTS: (u32, u32) = (200, 3000);

/// The dialog's content. `set` changes what it shows; `None` closes it.
#[inline(never)]
pub fn dialog(
    figure: &Figure,
    state: &State,
    shared: &Shared,
    set: &Callback<Option<Shared>>,
) -> Html {
    let lang = state.lang;
    let href = page::href();
    let base = snippet::base(&href);
    let Shared { embed, width, .. } = shared;
    let code = snippet::snippet(&base, state, embed, &figure.title);
    let link = snippet::link(&base, state);
    let about = About {
        address: &link,
        day: &save::today(),
    };
    let cite = files::citation(figure, &about);
    let with = {
        let (shared, set) = (shared.clone(), set.clone());
        move |change: &dyn Fn(&mut Shared)| {
            let mut next = shared.clone();
            next.copied = None;
            change(&mut next);
            set.emit(Some(next));
        }
    };
    let copy = |id: &'static str, text: &str, name: Tri| {
        let now = shared.copied.filter(|(copied, _)| *copied == id);
        let (shared, set, text) = (shared.clone(), set.clone(), text.to_owned());
        let onclick = Callback::from(move |_: MouseEvent| {
            let (shared, set) = (shared.clone(), set.clone());
            clipboard::copy(&text, move |done| {
                set.emit(Some(Shared {
                    copied: Some((id, done)),
                    ..shared
                }));
            });
        });
        let said = now.map(|(_, done)| match done {
            true => words::COPIED,
            false => words::NOT_COPIED,
        });
        html! {
            <div class="copy">
                <textarea readonly=true rows={if id == "code" { "4" } else { "2" }} aria-label={name.get(lang)}
                    value={text_of(id, &code, &link, &cite).to_owned()} />
                <button type="button" {onclick}>{ words::COPY.get(lang) }</button>
                <span role="status">{ said.map(|said| said.get(lang)) }</span>
            </div>
        }
    };
    let kinds = Kind::ALL.map(|kind| {
        let with = with.clone();
        let onchange = move |_: Event| with(&|next: &mut Shared| next.embed.kind = kind);
        html! {
            <label><input type="radio" name="tairi-embed-kind" value={kind.id()} checked={kind == embed.kind} {onchange} />
                <span>{ kind_name(kind).get(lang) }</span></label>
        }
    });
    let tick = |on: bool, name: Tri, change: fn(&mut Embed)| {
        let with = with.clone();
        let onchange = move |_: Event| with(&|next: &mut Shared| change(&mut next.embed));
        html! {
            <label class="also"><input type="checkbox" checked={on} {onchange} /><span>{ name.get(lang) }</span></label>
        }
    };
    let theme = {
        let with = with.clone();
        let onchange = move |event: Event| {
            let list = event.target_dyn_into::<HtmlSelectElement>();
            let chosen = list.and_then(|list| ThemeChoice::parse(&list.value()));
            with(&|next: &mut Shared| next.embed.theme = chosen.unwrap_or_default());
        };
        let names = [words::THEME_AUTO, words::THEME_LIGHT, words::THEME_DARK];
        let each = ThemeChoice::ALL.into_iter().zip(names).map(|(choice, name)| {
            html! { <option value={choice.id()} selected={choice == embed.theme}>{ name.get(lang) }</option> }
        });
        html! {
            <label class="pick"><span class="name">{ words::THEME.get(lang) }</span>
                <select data-key="embed-theme" {onchange}>{ for each }</select></label>
        }
    };
    let height = (embed.kind == Kind::Frame).then(|| {
        let with = with.clone();
        let onchange = move |event: Event| {
            let input = event.target_dyn_into::<HtmlInputElement>();
            let wanted = input.map(|input| input.value_as_number()).filter(|n| n.is_finite());
            with(&|next: &mut Shared| {
                let wanted = wanted.map_or(next.embed.height, |wanted| wanted as u32);
                next.embed.height = wanted.clamp(HEIGHTS.0, HEIGHTS.1);
            });
        };
        html! {
            <label class="pick"><span class="name">{ words::HEIGHT.get(lang) }</span>
                <input type="number" min={HEIGHTS.0.to_string()} max={HEIGHTS.1.to_string()} data-key="embed-height"
                    value={embed.height.to_string()} {onchange} /></label>
        }
    });
    let widths = WIDTHS.map(|each| {
        let with = with.clone();
        let onclick = move |_: MouseEvent| with(&|next: &mut Shared| next.width = each);
        html! {
            <button type="button" aria-pressed={(each == *width).to_string()} {onclick}>{ each }{ " px" }</button>
        }
    });
    // Where the page has no address, nothing can be shown in a frame.
    let framed = href
        .starts_with("http")
        .then(|| snippet::page(&base, state, embed));
    let preview = framed.map(|src| {
        html! {
            <>
                <div class="widths" role="group" aria-label={words::PREVIEW.get(lang)}>{ for widths }</div>
                <div class="preview"><iframe {src} data-width={width.to_string()} loading="lazy" title={words::PREVIEW.get(lang)}></iframe></div>
            </>
        }
    });
    let sheet = clipboard::shares().then(|| {
        let (title, link) = (figure.title.clone(), link.clone());
        let onclick = move |_: MouseEvent| clipboard::share(&title, &link);
        html! { <button type="button" class="plain" {onclick}>{ words::SHARE_SHEET.get(lang) }</button> }
    });
    let close = set.reform(|_: MouseEvent| None);
    html! {
        <>
            <h3>{ words::SHARE.get(lang) }</h3>
            <button type="button" class="close" aria-label={words::CLOSE.get(lang)} onclick={close}>{ "×" }</button>
            <h4>{ words::LINK.get(lang) }</h4>
            { copy("link", &link, words::LINK) }
            { for sheet }
            <h4>{ words::EMBED.get(lang) }</h4>
            <fieldset class="kinds"><legend class="unseen">{ words::EMBED.get(lang) }</legend>{ for kinds }</fieldset>
            <p class="hint">{ kind_about(embed.kind).get(lang) }</p>
            <div class="choices">
                { theme }
                { for height }
                { tick(!embed.any_language, words::EMBED_LANGUAGE, |embed| embed.any_language = !embed.any_language) }
                { tick(embed.controls, words::EMBED_CONTROLS, |embed| embed.controls = !embed.controls) }
            </div>
            { copy("code", &code, words::EMBED) }
            { for preview }
            <h4>{ words::ONE_FILE.get(lang) }</h4>
            <p class="hint">{ words::ONE_FILE_ABOUT.get(lang) }</p>
            <a class="plain" href={base.clone() + "tairi.html"} download="tairi.html">{ words::ONE_FILE_GET.get(lang) }</a>
            <h4>{ words::CITATION.get(lang) }</h4>
            { copy("cite", &cite, words::CITATION) }
        </>
    }
}

fn text_of<'a>(id: &str, code: &'a str, link: &'a str, cite: &'a str) -> &'a str {
    match id {
        "code" => code,
        "link" => link,
        _ => cite,
    }
}

fn kind_name(kind: Kind) -> Tri {
    match kind {
        Kind::Script => words::EMBED_SCRIPT,
        Kind::Frame => words::EMBED_FRAME,
        Kind::Element => words::EMBED_ELEMENT,
        Kind::Address => words::EMBED_ADDRESS,
        Kind::Picture => words::EMBED_PICTURE,
    }
}

fn kind_about(kind: Kind) -> Tri {
    match kind {
        Kind::Script => words::EMBED_SCRIPT_ABOUT,
        Kind::Frame => words::EMBED_FRAME_ABOUT,
        Kind::Element => words::EMBED_ELEMENT_ABOUT,
        Kind::Address => words::EMBED_ADDRESS_ABOUT,
        Kind::Picture => words::EMBED_PICTURE_ABOUT,
    }
}
