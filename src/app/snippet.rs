//! What an editor pastes into an article to have a figure there.
//!
//! Plain Rust; `app::share` shows it. Everything that comes from the state is
//! among known letters, and is escaped all the same.

use super::address;
use super::state::{State, ThemeChoice};

/// A way to embed a figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// A place in the page and `embed.js`, which makes it fit.
    #[default]
    Script,
    /// A frame of a fixed height.
    Frame,
    /// An element of the page itself.
    Element,
    /// The address alone, for a CMS that makes the rest of it.
    Address,
    /// A picture with a link.
    Picture,
}

impl Kind {
    /// All ways, in their order.
    pub const ALL: [Kind; 5] = [
        Kind::Script,
        Kind::Frame,
        Kind::Element,
        Kind::Address,
        Kind::Picture,
    ];

    /// Its name in a form.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Kind::Script => "script",
            Kind::Frame => "frame",
            Kind::Element => "element",
            Kind::Address => "address",
            Kind::Picture => "picture",
        }
    }
}

/// What an editor chooses.
#[derive(Clone, Debug, PartialEq)]
pub struct Embed {
    /// The way.
    pub kind: Kind,
    /// In the article's or the reader's language instead of the one shown.
    pub any_language: bool,
    /// The ground.
    pub theme: ThemeChoice,
    /// With controls.
    pub controls: bool,
    /// Height of a frame in CSS pixels.
    pub height: u32,
}

/// The site's folder, with a slash at its end, from the address of one of its
/// pages; a placeholder where the page has none that others could reach.
#[must_use]
pub fn base(href: &str) -> String {
    let path = href.split(['?', '#']).next().unwrap_or_default();
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let folder = folder.strip_suffix("/embed").unwrap_or(folder);
    match folder.starts_with("http") {
        true => folder.to_owned() + "/",
        false => "https://YOUR-HOST/tairi/".to_owned(),
    }
}

/// The keys that a snippet carries: what was chosen for the figure, and what the
/// editor chooses.
fn keys(state: &State, embed: &Embed) -> Vec<(&'static str, String)> {
    let mut state = state.clone();
    state.theme = embed.theme;
    state.still = !embed.controls;
    state.plain = false;
    let mut keys = address::pairs(&state);
    keys.retain(|(key, _)| !matches!(*key, "view" | "lang"));
    keys
}

/// The address of the page to be embedded.
#[must_use]
pub fn page(base: &str, state: &State, embed: &Embed) -> String {
    let view = state.view.id();
    let mut out = match embed.any_language {
        // The first page asks the reader's browser.
        true => base.to_owned() + "index.html?view=" + view + "&plain=1",
        false => base.to_owned() + "embed/" + view + "." + state.lang.code() + ".html",
    };
    for (key, value) in keys(state, embed) {
        out.push(if out.contains('?') { '&' } else { '?' });
        out.push_str(key);
        out.push('=');
        out.push_str(&address::encode(&value));
    }
    out
}

/// The address that shows what is shown here.
#[must_use]
pub fn link(base: &str, state: &State) -> String {
    let mut out = base.to_owned();
    for (index, (key, value)) in address::pairs(state).into_iter().enumerate() {
        let value = address::encode(&value);
        for part in [if index == 0 { "?" } else { "&" }, key, "=", &value] {
            out.push_str(part);
        }
    }
    out
}

/// The snippet.
#[must_use]
pub fn snippet(base: &str, state: &State, embed: &Embed, title: &str) -> String {
    let (view, lang) = (state.view.id(), state.lang.code());
    let mut out = String::new();
    let mut put = |name: &str, value: &str| {
        for part in [" ", name, "=\"", &escaped(value), "\""] {
            out.push_str(part);
        }
    };
    let src = page(base, state, embed);
    match embed.kind {
        Kind::Script => {
            put("class", "tairi");
            put("data-view", view);
            if !embed.any_language {
                put("data-lang", lang);
            }
            for (key, value) in keys(state, embed) {
                // As attributes have no capitals.
                let key = if key == "yScale" { "y-scale" } else { key };
                put(&("data-".to_owned() + key), &value);
            }
            [
                "<div",
                &out,
                "></div>\n<script async src=\"",
                base,
                "embed.js\"></script>",
            ]
            .concat()
        }
        Kind::Frame => {
            put("src", &src);
            put("title", title);
            put("width", "100%");
            put("height", &embed.height.to_string());
            put("style", "border: 0");
            put("loading", "lazy");
            put("allow", "clipboard-write; web-share");
            ["<iframe", &out, "></iframe>"].concat()
        }
        Kind::Element => {
            put("view", view);
            if !embed.any_language {
                put("lang", lang);
            }
            for (key, value) in keys(state, embed) {
                put(key, &value);
            }
            [
                "<script type=\"module\" src=\"",
                base,
                "tairi.js\"></script>\n<tairi-widget",
                &out,
                "></tairi-widget>",
            ]
            .concat()
        }
        Kind::Address => src,
        Kind::Picture => {
            put("src", &[base, "embed/", view, ".", lang, ".png"].concat());
            put("width", "1200");
            put("height", "630");
            put("style", "width: 100%; height: auto");
            put("alt", title);
            ["<a href=\"", &escaped(&src), "\"><img", &out, "></a>"].concat()
        }
    }
}

/// A text as an attribute's value.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '<' => out.push_str("&lt;"),
            _ => out.push(letter),
        }
    }
    out
}

/// What an editor begins with, for a figure of a height.
#[must_use]
pub fn begin(height: u32) -> Embed {
    Embed {
        kind: Kind::default(),
        any_language: false,
        theme: ThemeChoice::Auto,
        controls: true,
        height,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::state::Action;
    use crate::figure::{Span, View};
    use crate::i18n::Lang;

    const BASE: &str = "https://news.example/tairi/";

    fn state() -> State {
        let state = State::new(Lang::Ja).after(Action::View(View::Trade));
        let state = state.after(Action::Measure("share".into()));
        state.after(Action::Time(Some(Span {
            from: 1990,
            to: 2010,
        })))
    }

    fn of(kind: Kind) -> String {
        let embed = Embed { kind, ..begin(640) };
        snippet(BASE, &state(), &embed, "A \"title\" & <more>")
    }

    #[test]
    fn each_way_carries_what_was_chosen() {
        assert_eq!(
            of(Kind::Script),
            "<div class=\"tairi\" data-view=\"trade\" data-lang=\"ja\" data-time=\"1990..2010\" data-measure=\"share\"></div>\n\
             <script async src=\"https://news.example/tairi/embed.js\"></script>"
        );
        assert_eq!(
            of(Kind::Address),
            "https://news.example/tairi/embed/trade.ja.html?time=1990..2010&measure=share"
        );
        assert!(of(Kind::Element).contains(
            "<tairi-widget view=\"trade\" lang=\"ja\" time=\"1990..2010\" measure=\"share\">"
        ));
        assert!(of(Kind::Picture).contains("embed/trade.ja.png"));
    }

    #[test]
    fn a_title_never_becomes_markup() {
        for kind in [Kind::Frame, Kind::Picture] {
            let text = of(kind);
            assert!(
                text.contains("A &quot;title&quot; &amp; &lt;more>"),
                "{text}"
            );
            assert!(
                !text.contains("time=1990..2010&m"),
                "ampersands are escaped"
            );
        }
    }

    #[test]
    fn a_name_from_a_file_never_becomes_markup_or_another_key() {
        let focus = Action::Focus(Some("<b title=\"a\">&lang=ja#-TWN".into()));
        let state = State::new(Lang::En)
            .after(Action::View(View::Workbench))
            .after(focus);
        let encoded = "focus=%3Cb%20title%3D%22a%22%3E%26lang%3Dja%23-TWN";
        assert!(link(BASE, &state).ends_with(encoded));
        for kind in [Kind::Address, Kind::Frame, Kind::Picture] {
            let embed = Embed { kind, ..begin(640) };
            let text = snippet(BASE, &state, &embed, "");
            assert!(text.contains(encoded), "{text}");
        }
    }

    #[test]
    fn the_editors_choices_are_in_it() {
        let embed = Embed {
            any_language: true,
            theme: ThemeChoice::Dark,
            controls: false,
            ..begin(640)
        };
        let text = snippet(BASE, &state(), &embed, "");
        assert!(!text.contains("lang"), "{text}");
        assert!(text.contains("data-theme=\"dark\"") && text.contains("data-static=\"1\""));
        let page = page(BASE, &state(), &embed);
        assert!(page.starts_with("https://news.example/tairi/index.html?view=trade&plain=1&"));
    }

    #[test]
    fn the_folder_is_found_from_any_page_of_the_site() {
        for href in [
            "https://news.example/tairi/",
            "https://news.example/tairi/index.html?view=fta#x",
            "https://news.example/tairi/embed/fta.ja.html?time=2000",
        ] {
            assert_eq!(base(href), BASE);
        }
        for href in ["file:///home/me/tairi.html", "about:srcdoc", ""] {
            assert_eq!(base(href), "https://YOUR-HOST/tairi/");
        }
    }
}
