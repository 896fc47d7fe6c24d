//! One page that shows every view in every language: `gallery.html`.

use super::html::Html;
use super::lean::lean;
use super::{Site, address, plain};
use crate::draw::{DrawError, Theme, Widths, picture, svg};
use crate::figure::{View, brief::brief};
use crate::i18n::{Lang, words};

/// The gallery's styles, `gallery.css` beside it.
pub const GALLERY_CSS: &str = include_str!("../../www/gallery.css");

/// Room for each picture, in CSS pixels.
const ROOM: (f64, f64) = (460.0, 320.0);

/// The gallery. It has no scripts, and takes nothing but its styles.
///
/// # Errors
/// If a picture cannot be drawn.
pub fn gallery(site: &Site) -> Result<String, DrawError> {
    let mut out = Html::default();
    out.raw("<!doctype html>\n");
    out.open("html", &[("lang", Lang::En.code())]);
    out.raw("\n<head>\n<meta charset=\"utf-8\">\n");
    let size = "width=device-width, initial-scale=1";
    out.void("meta", &[("name", "viewport"), ("content", size)]);
    let schemes = "light dark";
    out.void("meta", &[("name", "color-scheme"), ("content", schemes)]);
    let title = words::NAV.get(Lang::En).to_owned() + " · tairi";
    out.element("title", &[], &title);
    let said = words::SITE.get(Lang::En);
    out.void("meta", &[("name", "description"), ("content", said)]);
    if !site.url.is_empty() {
        let url = site.url.clone() + "gallery.html";
        out.void("link", &[("rel", "canonical"), ("href", &url)]);
    }
    let styles = [("rel", "stylesheet"), ("href", "gallery.css")];
    out.void("link", &styles);
    // Of the app's head, only what names the site's icon.
    let icon = site
        .head
        .find("<link rel=\"icon\"")
        .map(|at| &site.head[at..]);
    if let Some((link, _)) = icon.and_then(|rest| rest.split_once('>')) {
        out.raw(link);
        out.raw(">\n");
    }
    out.raw("</head>\n<body>\n");
    out.open("header", &[]);
    out.raw("<h1><a href=\"./\" translate=\"no\">tairi</a></h1>\n");
    out.open("nav", &[("aria-label", words::LANGUAGE.get(Lang::En))]);
    for lang in Lang::ALL {
        let anchor = "#".to_owned() + lang.code();
        let link = [("href", anchor.as_str()), ("lang", lang.code())];
        out.element("a", &link, lang.own_name());
    }
    out.close("nav");
    out.close("header");
    out.open("main", &[]);
    for lang in Lang::ALL {
        section(lang, site, &mut out)?;
    }
    out.close("main");
    out.raw("</body>\n</html>\n");
    Ok(out.text)
}

/// All views in one language.
fn section(lang: Lang, site: &Site, out: &mut Html) -> Result<(), DrawError> {
    let code = lang.code();
    let heading = code.to_owned() + "-heading";
    out.open(
        "section",
        &[("id", code), ("lang", code), ("aria-labelledby", &heading)],
    );
    out.open("h2", &[("id", &heading)]);
    out.text(words::SITE.get(lang));
    out.raw(" <small>");
    out.text(words::NAV.get(lang));
    out.raw("</small>");
    out.close("h2");
    for view in View::ALL {
        let figure = plain(view, lang);
        out.open("article", &[("data-view", view.id())]);
        let drawn = lean(&svg(
            &picture(&figure, ROOM, &Theme::LIGHT, &Widths),
            lang,
            None,
        )?);
        // The figure in words is its name for those who cannot see it.
        let label = Html::attribute("aria-label", &figure.alt);
        out.raw(&drawn.replacen("<svg ", &("<svg role=\"img\" ".to_owned() + &label), 1));
        out.open("h3", &[]);
        let live = "./?view=".to_owned() + view.id() + "&lang=" + code;
        out.open("a", &[("href", &live)]);
        out.unbroken(&figure.title);
        out.close("a");
        out.close("h3");
        // In as few words as the picture is drawn.
        let takeaway = brief(&figure).takeaway;
        if !takeaway.is_empty() {
            out.open("p", &[]);
            out.unbroken(&takeaway);
            out.close("p");
        }
        out.open("p", &[("class", "files")]);
        let mut files = vec![address(view, lang)];
        if site.cards {
            files.push(super::card_address(view, lang));
        }
        for file in files {
            let name = file.trim_start_matches("embed/");
            out.element("a", &[("href", &file), ("translate", "no")], name);
        }
        out.close("p");
        out.close("article");
    }
    out.close("section");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_view_is_there_in_every_language_with_its_picture_and_its_pages() {
        let head = "<link rel=\"icon\" href=\"./icon.svg\"/><script src=\"./tairi.js\"></script>";
        let site = Site {
            head: head.to_owned(),
            ..Site::default()
        };
        let text = gallery(&site).unwrap();
        let all = View::ALL.len() * Lang::ALL.len();
        assert_eq!(text.matches("<article").count(), all);
        assert_eq!(text.matches("<svg role=\"img\" aria-label=\"").count(), all);
        for view in View::ALL {
            for lang in Lang::ALL {
                assert!(text.contains(&("href=\"".to_owned() + &address(view, lang))));
                let live = format!("href=\"./?view={}&amp;lang={}\"", view.id(), lang.code());
                assert!(text.contains(&live), "{live}");
            }
        }
        assert!(text.contains("<link rel=\"icon\" href=\"./icon.svg\"/>"));
        assert!(!text.contains("<script") && !text.contains("style="));
    }
}
