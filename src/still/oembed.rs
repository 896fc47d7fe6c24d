//! What hosts ask for that embed an address: oEmbed 1.0, as files. Only where the
//! site's own address is known, as all of it has to be absolute.

use super::html::Html;
use super::{Site, address, card_address, plain};
use crate::draw::CARD;
use crate::figure::View;
use crate::files::json::Writer;
use crate::i18n::Lang;

/// The width that a figure is offered at, in CSS pixels: that of an article.
const WIDTH: u32 = 640;

/// The heights of the figures, as measured in a browser: those that embed.js keeps.
const HEIGHTS: &str = include_str!("../../www/heights.json");

/// The height of a view's page at this width, in CSS pixels, for hosts that do not
/// hear how high it is; as high as wide if it was never measured.
fn height(view: View, lang: Lang) -> u32 {
    // Each list stands on one line, in one form: scripts/heights.mjs writes it.
    let list = |text: &'static str, name: &str| -> Option<&'static str> {
        let (_, rest) = text.split_once(&("\"".to_owned() + name + "\": ["))?;
        rest.split(']').next()
    };
    let found = || {
        let mut widths = list(HEIGHTS, "widths")?.split(',');
        let at = widths.position(|width| width.parse() == Ok(WIDTH))?;
        let (_, of_view) = HEIGHTS.split_once(&("\"".to_owned() + view.id() + "\": {"))?;
        let heights = list(of_view.split('}').next()?, lang.code())?;
        heights.split(',').nth(at)?.parse().ok()
    };
    found().unwrap_or(WIDTH)
}

/// The address of a view's oEmbed answer in a language, from the site's root.
#[must_use]
pub fn oembed_address(view: View, lang: Lang) -> String {
    "oembed/".to_owned() + view.id() + "." + lang.code() + ".json"
}

/// The oEmbed answer for a view in a language, of the type `rich`.
#[must_use]
pub fn oembed(view: View, lang: Lang, site: &Site) -> String {
    let title = plain(view, lang).title;
    let (width, height) = (WIDTH.to_string(), height(view, lang).to_string());
    let mut frame = Html::default();
    let src = site.url.clone() + &address(view, lang);
    let frame_attributes = [
        ("src", src.as_str()),
        ("title", &title),
        ("width", "100%"),
        ("height", &height),
        ("frameborder", "0"),
        ("loading", "lazy"),
    ];
    frame.open("iframe", &frame_attributes);
    frame.raw("</iframe>");
    let mut out = Writer::default();
    out.open('{');
    out.field("version", "1.0");
    out.field("type", "rich");
    out.field("title", &title);
    out.field("provider_name", "tairi");
    out.field("provider_url", &site.url);
    out.field("html", &frame.text);
    out.raw("width", &width);
    out.raw("height", &height);
    if site.cards {
        let card = site.url.clone() + &card_address(view, lang);
        out.field("thumbnail_url", &card);
        out.raw("thumbnail_width", &CARD.0.to_string());
        out.raw("thumbnail_height", &CARD.1.to_string());
    }
    out.close('}');
    out.text.push('\n');
    out.text
}

/// Where a page's answer is, in its head.
pub(super) fn link(view: View, lang: Lang, site: &Site, out: &mut Html) {
    let href = site.url.clone() + &oembed_address(view, lang);
    let attributes = [
        ("rel", "alternate"),
        ("type", "application/json+oembed"),
        ("href", &href),
    ];
    out.void("link", &attributes);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::still::page;
    use serde_json::Value;

    fn site() -> Site {
        Site {
            url: "https://example.org/tairi/".to_owned(),
            cards: true,
            ..Site::default()
        }
    }

    #[test]
    fn an_answer_has_all_that_the_standard_wants_of_a_rich_one() {
        for view in View::ALL {
            for lang in Lang::ALL {
                let read: Value = serde_json::from_str(&oembed(view, lang, &site())).unwrap();
                assert_eq!(
                    (&read["version"], &read["type"]),
                    (&"1.0".into(), &"rich".into())
                );
                assert_eq!(read["title"], plain(view, lang).title);
                let measured: Value = serde_json::from_str(HEIGHTS).unwrap();
                let widths = measured["widths"].as_array().unwrap();
                let at = widths.iter().position(|width| *width == WIDTH).unwrap();
                assert_eq!(read["width"], WIDTH);
                assert_eq!(
                    read["height"],
                    measured["heights"][view.id()][lang.code()][at]
                );
                let html = read["html"].as_str().unwrap();
                let page = site().url + &address(view, lang);
                assert!(
                    html.contains(&("src=\"".to_owned() + &page + "\"")),
                    "{html}"
                );
                assert!(html.starts_with("<iframe ") && html.ends_with("></iframe>"));
                assert_eq!(html.matches('<').count(), 2, "the frame alone");
                let card = read["thumbnail_url"].as_str().unwrap();
                assert_eq!(card, page.replace(".html", ".png"));
            }
        }
    }

    #[test]
    fn a_page_leads_to_its_answer_early_and_only_where_its_address_is_known() {
        for whole in [false, true] {
            let text = page(View::Fta, Lang::Ja, &site(), whole).unwrap();
            let link = "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"https://example.org/tairi/oembed/fta.ja.json\">";
            // WordPress reads no further than this.
            assert!(text.find(link).is_some_and(|at| at < 150 * 1024));
            let unknown = page(View::Fta, Lang::Ja, &Site::default(), whole).unwrap();
            assert!(!unknown.contains("oembed"));
        }
    }

    #[test]
    fn there_is_no_picture_where_none_was_drawn() {
        let bare = Site {
            cards: false,
            ..site()
        };
        assert!(!oembed(View::Fta, Lang::En, &bare).contains("thumbnail"));
    }
}
