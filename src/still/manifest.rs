//! What a browser has to know to install the site: a manifest for each language,
//! and its icons.

#[cfg(feature = "cards")]
use super::png;
#[cfg(feature = "cards")]
use crate::draw::DrawError;
use crate::files::json::Writer;
use crate::i18n::{Lang, words};

/// The site's icon; the others are drawn of it.
#[cfg(feature = "cards")]
const DRAWING: &str = include_str!("../../www/icon.svg");

/// An icon of the installed site.
pub struct Icon {
    /// Its file, in the site's root.
    pub file: &'static str,
    /// Its width and height, in pixels.
    pub side: u32,
    /// Whether a system may cut it into a shape of its own.
    pub maskable: bool,
}

/// All of them.
pub const ICONS: [Icon; 3] = [
    Icon {
        file: "icon-192.png",
        side: 192,
        maskable: false,
    },
    Icon {
        file: "icon-512.png",
        side: 512,
        maskable: false,
    },
    Icon {
        file: "icon-maskable-512.png",
        side: 512,
        maskable: true,
    },
];

/// An icon as a PNG file.
///
/// # Errors
/// If the drawing is none.
#[cfg(feature = "cards")]
pub fn icon(icon: &Icon) -> Result<Vec<u8>, DrawError> {
    if !icon.maskable {
        return png::plain(DRAWING, icon.side);
    }
    // What is to be seen lies within the middle circle of four fifths of the
    // width; the ground goes to the edges.
    let ground = "<rect x=\"-12\" y=\"-12\" width=\"88\" height=\"88\" fill=\"#15181d\"/>";
    let drawing = DRAWING.replacen(
        "viewBox=\"0 0 64 64\">",
        &("viewBox=\"-12 -12 88 88\">".to_owned() + ground),
        1,
    );
    png::plain(&drawing, icon.side)
}

/// The address of a language's manifest, from the site's root.
#[must_use]
pub fn manifest_address(lang: Lang) -> String {
    "manifest.".to_owned() + lang.code() + ".webmanifest"
}

/// The site's manifest, with the icons that are beside it. Its addresses are relative, so
/// any folder will do.
#[must_use]
pub fn manifest(lang: Lang, icons: &[Icon]) -> String {
    let about = words::SITE.get(lang);
    let mut out = Writer::default();
    out.open('{');
    out.field("name", &("tairi · ".to_owned() + about));
    out.field("short_name", "tairi");
    out.field("description", about);
    out.field("lang", lang.code());
    out.field("dir", "ltr");
    out.field("start_url", &("./?lang=".to_owned() + lang.code()));
    out.field("scope", "./");
    out.field("display", "standalone");
    out.field("background_color", "#fcfbf8");
    out.field("theme_color", "#fcfbf8");
    out.list("icons", &mut icons.iter(), |out, icon| {
        let side = icon.side.to_string();
        out.open('{');
        out.field("src", icon.file);
        out.field("type", "image/png");
        out.field("sizes", &(side.clone() + "x" + &side));
        out.field("purpose", if icon.maskable { "maskable" } else { "any" });
        out.close('}');
    });
    out.close('}');
    out.text.push('\n');
    out.text
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    #[test]
    fn a_manifest_speaks_its_language_and_stays_in_its_folder() {
        for lang in Lang::ALL {
            let read: Value = serde_json::from_str(&manifest(lang, &ICONS)).unwrap();
            assert_eq!(read["lang"], lang.code());
            assert_eq!(read["description"], words::SITE.get(lang));
            for key in ["start_url", "scope"] {
                assert!(read[key].as_str().unwrap().starts_with("./"), "{key}");
            }
            let icons = read["icons"].as_array().unwrap();
            assert_eq!(icons.len(), ICONS.len());
            assert!(icons.iter().any(|icon| icon["purpose"] == "maskable"));
            assert!(
                icons
                    .iter()
                    .all(|icon| !icon["src"].as_str().unwrap().contains('/'))
            );
        }
    }

    #[cfg(feature = "cards")]
    #[test]
    fn every_icon_is_drawn_and_none_that_may_be_cut_loses_anything() {
        use resvg::tiny_skia::Pixmap;
        for each in &ICONS {
            let picture = Pixmap::decode_png(&icon(each).unwrap()).unwrap();
            assert_eq!((picture.width(), picture.height()), (each.side, each.side));
            let pixel = |x: u32, y: u32| picture.pixel(x, y).unwrap();
            let ground = pixel(each.side / 2, 4);
            assert_eq!(pixel(0, 0).alpha(), if each.maskable { 255 } else { 0 });
            let middle = f64::from(each.side) / 2.0;
            let mut seen = 0;
            for x in 0..each.side {
                for y in 0..each.side {
                    let ink = pixel(x, y) != ground && pixel(x, y).alpha() == 255;
                    seen += u32::from(ink);
                    let away = (f64::from(x) - middle).hypot(f64::from(y) - middle);
                    let cut = each.maskable && away > middle * 0.8;
                    assert!(!(ink && cut), "{} at {x}, {y}", each.file);
                }
            }
            assert!(seen > each.side * each.side / 20, "{}: {seen}", each.file);
        }
    }
}
