//! Pages that show a figure without scripts: the same figure, drawn and written
//! out beforehand. Native only; `src/bin/prerender.rs` puts them into `dist/`.
//!
//! Not here: anything that answers to touch. The app takes the place of what is
//! written here as soon as it has drawn the same.

mod gallery;
mod html;
mod lean;
mod manifest;
mod oembed;
#[cfg(feature = "cards")]
mod png;

pub use gallery::{GALLERY_CSS, gallery};
#[cfg(feature = "cards")]
pub use manifest::icon;
pub use manifest::{ICONS, Icon, manifest, manifest_address};
pub use oembed::{oembed, oembed_address};
#[cfg(feature = "cards")]
pub use png::Fonts;

use crate::draw::{CARD, DrawError, Foot, Frame, Scene, Theme, Widths, card, scene, svg};
use crate::figure::{DataTable, Figure, Options, Source, View, figure};
use crate::files::VERSION;
use crate::files::json::Writer;
use crate::i18n::{Lang, sentences, words};
use html::Html;
use lean::lean;

/// Widths that a picture is drawn for: a phone's, and any other's.
const WIDTHS: [(&str, f64); 2] = [("narrow", 343.0), ("wide", 704.0)];

/// What all pages of the site share.
#[derive(Clone, Debug, Default)]
pub struct Site {
    /// The styles and scripts of the app's own page, as in its head, with
    /// addresses that begin with `./`.
    pub head: String,
    /// What stands in its body for hours of need, such as notes of failure.
    pub notes: String,
    /// Where the site will be, with a slash at its end; empty if that is not
    /// known.
    pub url: String,
    /// Whether each page has its card beside it, as a PNG file.
    pub cards: bool,
}

/// The address of a view's page in a language, from the site's root.
#[must_use]
pub fn address(view: View, lang: Lang) -> String {
    "embed/".to_owned() + view.id() + "." + lang.code() + ".html"
}

/// The address of a view's card in a language, from the site's root.
#[must_use]
pub fn card_address(view: View, lang: Lang) -> String {
    "embed/".to_owned() + view.id() + "." + lang.code() + ".png"
}

/// A view's figure at its defaults.
fn plain(view: View, lang: Lang) -> Figure {
    let options = Options {
        lang,
        ..Options::default()
    };
    figure(view, &options)
}

/// A view as a card, which chats and other sites show beside a link to its page.
#[must_use]
pub fn card_of(view: View, lang: Lang) -> Scene {
    let figure = plain(view, lang);
    let mut sources: Vec<String> = Vec::new();
    for source in &figure.sources {
        sources.push(source.source.text(lang));
    }
    if let Some(first) = sources.first_mut() {
        *first = sentences::named(words::SOURCE.get(lang), first, lang);
    }
    let foot = Foot {
        name: "tairi",
        about: words::SITE.get(lang),
        sources,
    };
    card(&figure, &foot, &Theme::LIGHT, &Widths)
}

/// A page with a figure at its defaults: `embed/<view>.<lang>.html`, or, as the
/// `whole` site, `index.html` with the list of figures.
///
/// # Errors
/// If the picture cannot be drawn.
pub fn page(view: View, lang: Lang, site: &Site, whole: bool) -> Result<String, DrawError> {
    let figure = plain(view, lang);
    let up = if whole { "./" } else { "../" };
    let mut out = Html::default();
    out.raw("<!doctype html>\n");
    out.open("html", &[("lang", lang.code()), ("data-tairi", "static")]);
    out.raw("\n<head>\n<meta charset=\"utf-8\">\n");
    let size = "width=device-width, initial-scale=1";
    out.void("meta", &[("name", "viewport"), ("content", size)]);
    let schemes = "light dark";
    out.void("meta", &[("name", "color-scheme"), ("content", schemes)]);
    let title = view.name().get(lang).to_owned() + " · tairi · " + words::SITE.get(lang);
    out.element("title", &[], &title);
    let said = describe(&figure);
    out.void("meta", &[("name", "description"), ("content", &said)]);
    links(view, lang, site, &mut out);
    shared(&figure, &said, site, &mut out);
    let head = site.head.replace("\"./", &("\"".to_owned() + up));
    // The page that Trunk writes is English, and so is its manifest.
    out.raw(&head.replace(&manifest_address(Lang::En), &manifest_address(lang)));
    out.raw("\n</head>\n<body>\n");
    // The app begins unseen and takes the place of what follows it.
    let app = [
        ("id", "tairi"),
        ("data-waiting", ""),
        ("data-view", view.id()),
        ("data-lang", lang.code()),
        ("data-plain", ""),
    ];
    // The whole site asks the reader's browser for the language.
    out.open("div", if whole { &app[..2] } else { &app });
    out.close("div");
    let shows = view.id().to_owned() + " " + lang.code();
    out.open("div", &[("id", "tairi-still"), ("data-shows", &shows)]);
    let ground = [
        ("class", "tairi"),
        ("lang", lang.code()),
        ("data-plain", ""),
    ];
    out.open("div", if whole { &ground[..2] } else { &ground });
    if whole {
        header(view, lang, up, &mut out);
    }
    out.open("main", &[]);
    section(&figure, &mut out)?;
    out.close("main");
    out.close("div");
    out.close("div");
    out.raw(&site.notes);
    out.raw("</body>\n</html>\n");
    Ok(out.text)
}

/// One paragraph on the figure, for those who have not opened it.
fn describe(figure: &Figure) -> String {
    let gap = if figure.lang == Lang::En { ". " } else { "。" };
    figure.title.clone() + gap + &figure.takeaway
}

/// The same figure in the other languages, and its one address. Both want the
/// site's own address, so there are none as long as that is not known.
fn links(view: View, lang: Lang, site: &Site, out: &mut Html) {
    if site.url.is_empty() {
        return;
    }
    let at = |lang: Lang| site.url.clone() + &address(view, lang);
    out.void("link", &[("rel", "canonical"), ("href", &at(lang))]);
    for other in Lang::ALL {
        let (code, href) = (other.code(), at(other));
        out.void(
            "link",
            &[("rel", "alternate"), ("hreflang", code), ("href", &href)],
        );
    }
    oembed::link(view, lang, site, out);
}

/// What other sites and search engines show of a page that is shared.
fn shared(figure: &Figure, said: &str, site: &Site, out: &mut Html) {
    for (name, content) in [
        ("og:type", "article"),
        ("og:site_name", "tairi"),
        ("og:title", &figure.title),
        ("og:description", &figure.takeaway),
        ("og:locale", figure.lang.code()),
    ] {
        out.void("meta", &[("property", name), ("content", content)]);
    }
    // Other sites take an absolute address only.
    if site.cards && !site.url.is_empty() {
        let image = site.url.clone() + &card_address(figure.view, figure.lang);
        let (width, height) = (CARD.0.to_string(), CARD.1.to_string());
        for (name, content) in [
            ("og:image", image.as_str()),
            ("og:image:type", "image/png"),
            ("og:image:width", &width),
            ("og:image:height", &height),
            ("og:image:alt", said),
        ] {
            out.void("meta", &[("property", name), ("content", content)]);
        }
        let large = [("name", "twitter:card"), ("content", "summary_large_image")];
        out.void("meta", &large);
    }
    // Data, which no policy on scripts minds: they are not run.
    let mut data = Writer::default();
    data.open('{');
    data.field("@context", "https://schema.org");
    data.field("@type", "Dataset");
    data.field("name", &figure.table.caption);
    data.field("description", said);
    data.field("inLanguage", figure.lang.code());
    if !site.url.is_empty() {
        let url = site.url.clone() + &address(figure.view, figure.lang);
        data.field("url", &url);
    }
    let mut sources = figure.sources.iter();
    data.list("isBasedOn", &mut sources, |data, source| {
        data.text(source.source.get(figure.lang));
    });
    data.close('}');
    out.raw("<script type=\"application/ld+json\">");
    out.raw(&data.text);
    out.raw("</script>\n");
}

/// The site's name, its languages, and the list of figures, all of them links.
fn header(view: View, lang: Lang, up: &str, out: &mut Html) {
    out.open("header", &[("class", "site")]);
    out.raw("<h1><span translate=\"no\">tairi</span>");
    out.element("small", &[], words::SITE.get(lang));
    out.raw("</h1>");
    out.open("div", &[("class", "settings")]);
    for other in Lang::ALL {
        let href = up.to_owned() + &address(view, other);
        out.element(
            "a",
            &[("href", &href), ("lang", other.code())],
            other.own_name(),
        );
    }
    out.close("div");
    out.close("header");
    out.open("nav", &[("aria-label", words::NAV.get(lang))]);
    out.open("ul", &[]);
    for each in View::ALL {
        let href = up.to_owned() + &address(each, lang);
        out.open("li", &[]);
        let mut attributes = vec![("href", href.as_str())];
        if each == view {
            attributes.push(("aria-current", "page"));
        }
        out.element("a", &attributes, each.name().get(lang));
        out.close("li");
    }
    out.close("ul");
    out.close("nav");
}

fn section(figure: &Figure, out: &mut Html) -> Result<(), DrawError> {
    let lang = figure.lang;
    out.open(
        "section",
        &[
            ("class", "figure"),
            ("data-figure", figure.view.id()),
            ("aria-labelledby", "title"),
        ],
    );
    out.open("h2", &[("id", "title")]);
    out.unbroken(&figure.title);
    out.close("h2");
    out.open("p", &[("class", "takeaway")]);
    out.unbroken(&figure.takeaway);
    out.close("p");
    let still = words::STANDS_STILL;
    out.raw("<noscript>");
    out.element("p", &[("class", "hint")], still.get(lang));
    out.raw("</noscript>\n");
    let waits = [
        ("id", "tairi-still-note"),
        ("class", "hint"),
        ("hidden", ""),
    ];
    out.element("p", &waits, still.get(lang));
    out.open("div", &[("data-chart", "")]);
    for (class, width) in WIDTHS {
        let frame = Frame {
            width,
            theme: &Theme::LIGHT,
            measure: &Widths,
            focus: None,
        };
        out.open("div", &[("class", class)]);
        let drawn = lean(&svg(&scene(figure, &frame), lang, None)?);
        // The figure in words is its name for those who cannot see it.
        let label = Html::attribute("aria-label", &figure.alt);
        out.raw(&drawn.replacen("<svg ", &("<svg role=\"img\" ".to_owned() + &label), 1));
        out.close("div");
    }
    out.close("div");
    for (name, attribute) in [
        (words::TAB_TABLE, "data-table"),
        (words::TAB_SOURCES, "data-sources"),
    ] {
        out.raw("<details>");
        out.element("summary", &[], name.get(lang));
        out.open("div", &[(attribute, "")]);
        match attribute {
            "data-table" => table(&figure.table, out),
            _ => sources(figure, out),
        }
        out.close("div");
        out.close("details");
    }
    out.close("section");
    Ok(())
}

fn table(table: &DataTable, out: &mut Html) {
    out.open(
        "div",
        &[
            ("class", "scroll"),
            ("role", "region"),
            ("tabindex", "0"),
            ("aria-label", &table.caption),
        ],
    );
    out.open("table", &[]);
    out.element("caption", &[], &table.caption);
    let kind = |column: usize| match table.columns.get(column) {
        Some(column) if column.numeric => ("data-number", ""),
        _ => ("class", "text"),
    };
    out.raw("<thead><tr>");
    for (index, column) in table.columns.iter().enumerate() {
        out.element("th", &[("scope", "col"), kind(index)], &column.label);
    }
    out.raw("</tr></thead><tbody>\n");
    for row in &table.rows {
        out.raw("<tr>");
        for (index, cell) in row.iter().enumerate() {
            let tag = if index == 0 { "th" } else { "td" };
            let scope = if index == 0 {
                Some(("scope", "row"))
            } else {
                None
            };
            let attributes: Vec<_> = scope.into_iter().chain([kind(index)]).collect();
            out.open(tag, &attributes);
            out.text(&cell.text);
            if let Some(note) = cell.note {
                out.raw(&format!("<sup>[{note}]</sup>"));
            }
            if let Some(reason) = &cell.reason {
                out.element("span", &[("class", "unseen")], reason);
            }
            out.close(tag);
        }
        out.raw("</tr>\n");
    }
    out.raw("</tbody></table></div>\n");
    list("ol", "footnotes", &table.footnotes, out);
}

fn list(tag: &str, class: &str, items: &[String], out: &mut Html) {
    if items.is_empty() {
        return;
    }
    out.open(tag, &[("class", class)]);
    for item in items {
        out.element("li", &[], item);
    }
    out.close(tag);
}

fn sources(figure: &Figure, out: &mut Html) {
    let lang = figure.lang;
    list("ul", "notes", &figure.notes, out);
    for source in &figure.sources {
        let Source {
            title,
            source: from,
            unit,
            coverage,
            terms,
            notes,
            ..
        } = source;
        out.open("article", &[]);
        out.element("h3", &[], title.get(lang));
        out.open("dl", &[]);
        for (name, text) in [
            (words::SOURCE, from),
            (words::UNIT, unit),
            (words::COVERAGE, coverage),
            (words::TERMS, terms),
        ] {
            out.element("dt", &[], name.get(lang));
            out.element("dd", &[], text.get(lang));
        }
        out.close("dl");
        let notes: Vec<String> = notes.iter().map(|note| note.text.text(lang)).collect();
        list("ul", "notes", &notes, out);
        out.close("article");
    }
    let name = "tairi ".to_owned() + VERSION;
    out.element("p", &[("translate", "no")], &name);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_holds_figure_table_and_source_in_its_language() {
        for view in View::ALL {
            for lang in Lang::ALL {
                let text = page(view, lang, &Site::default(), false).unwrap();
                let figure = plain(view, lang);
                let written = |text: &str| {
                    let mut html = Html::default();
                    html.text(text);
                    html.text
                };
                let unbroken = |text: &str| {
                    let mut html = Html::default();
                    html.unbroken(text);
                    html.text
                };
                for part in [
                    "<svg role=\"img\"",
                    "data-table",
                    "data-sources",
                    &unbroken(&figure.title),
                    &unbroken(&figure.takeaway),
                    &written(&figure.table.caption),
                ] {
                    assert!(text.contains(part), "{} {part}", view.id());
                }
                for source in &figure.sources {
                    let from = source.source.get(figure.lang);
                    assert!(text.contains(&written(from)), "{}", view.id());
                }
                assert_eq!(text.matches("<tr>").count(), figure.table.rows.len() + 1);
            }
        }
    }

    #[test]
    fn a_card_is_named_where_its_absolute_address_is_known() {
        let tags = |url: &str, cards| {
            let site = Site {
                url: url.to_owned(),
                cards,
                ..Site::default()
            };
            let text = page(View::Fta, Lang::Ja, &site, false).unwrap();
            (text.matches("og:image").count(), text)
        };
        let (count, text) = tags("https://example.org/tairi/", true);
        assert_eq!(count, 5);
        assert!(text.contains("content=\"https://example.org/tairi/embed/fta.ja.png\""));
        assert!(text.contains("\"twitter:card\" content=\"summary_large_image\""));
        for (url, cards) in [("", true), ("https://example.org/", false)] {
            let (count, text) = tags(url, cards);
            assert_eq!(count, 0);
            assert!(!text.contains("twitter:card"));
        }
    }

    #[test]
    fn addresses_of_files_lead_up_from_a_page_in_a_folder() {
        let site = Site {
            head: "<link rel=\"stylesheet\" href=\"./tairi.css\">".to_owned(),
            ..Site::default()
        };
        let embed = page(View::Fta, Lang::En, &site, false).unwrap();
        assert!(embed.contains("href=\"../tairi.css\""));
        let index = page(View::Fta, Lang::En, &site, true).unwrap();
        assert!(index.contains("href=\"./tairi.css\""));
        assert!(index.contains("href=\"./embed/roadmap.en.html\""));
    }
}
