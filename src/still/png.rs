//! Drawings as PNG files, with the fonts of this machine. Only with the feature
//! `cards`.
//!
//! The fonts are Debian's, which the tests have, too: letters as wide as
//! Helvetica's, and Chinese and Japanese ones, each of its own region.

use crate::draw::DrawError;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, FontResolver, Tree, fontdb};
use std::sync::Arc;

/// The font families that every language needs, and Debian's package of each.
const WANTED: [(&str, &str); 3] = [
    ("Liberation Sans", "fonts-liberation"),
    ("Noto Sans CJK TC", "fonts-noto-cjk"),
    ("Noto Sans CJK JP", "fonts-noto-cjk"),
];

/// Fonts to write with.
pub struct Fonts(Arc<fontdb::Database>);

impl Fonts {
    /// The fonts of this machine.
    ///
    /// # Errors
    /// The Debian packages of those that are missing.
    pub fn find() -> Result<Fonts, Vec<&'static str>> {
        let mut all = fontdb::Database::new();
        all.load_system_fonts();
        Fonts::among(all)
    }

    fn among(mut all: fontdb::Database) -> Result<Fonts, Vec<&'static str>> {
        let mut missing = Vec::new();
        for (family, package) in WANTED {
            let there = |weight| {
                all.faces().any(|face| {
                    face.weight == weight && face.families.iter().any(|(name, _)| name == family)
                })
            };
            if !(there(fontdb::Weight::NORMAL) && there(fontdb::Weight::BOLD)) {
                missing.push(package);
            }
        }
        missing.dedup();
        if !missing.is_empty() {
            return Err(missing);
        }
        // No other font of this machine gets a say.
        let others: Vec<_> = all
            .faces()
            .filter(|face| {
                !face
                    .families
                    .iter()
                    .any(|(name, _)| WANTED.iter().any(|(family, _)| name == family))
            })
            .map(|face| face.id)
            .collect();
        for id in others {
            all.remove_face(id);
        }
        all.set_sans_serif_family(WANTED[0].0);
        Ok(Fonts(Arc::new(all)))
    }

    /// A drawing with its letters set.
    ///
    /// # Errors
    /// If it is no SVG document.
    pub fn set(&self, svg: &str) -> Result<Tree, DrawError> {
        let options = usvg::Options {
            fontdb: Arc::clone(&self.0),
            // Chinese words in an English line, in the weight of that line.
            font_resolver: FontResolver {
                select_font: FontResolver::default_font_selector(),
                select_fallback: Box::new(|_, used, fonts| {
                    let weight = fonts.face(*used.first()?)?.weight;
                    let query = fontdb::Query {
                        families: &[fontdb::Family::Name(WANTED[1].0)],
                        weight,
                        ..fontdb::Query::default()
                    };
                    fonts.query(&query).filter(|id| !used.contains(id))
                }),
            },
            ..usvg::Options::default()
        };
        Tree::from_str(svg, &options).map_err(|cause| DrawError(cause.to_string()))
    }

    /// A drawing as a PNG file, a pixel for each CSS pixel.
    ///
    /// # Errors
    /// If it is no SVG document, or has no size.
    pub fn png(&self, svg: &str) -> Result<Vec<u8>, DrawError> {
        let tree = self.set(svg)?;
        let size = tree.size().to_int_size();
        let mut pixels = Pixmap::new(size.width(), size.height())
            .ok_or_else(|| DrawError("a picture without a size".to_owned()))?;
        resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
        pixels
            .encode_png()
            .map_err(|cause| DrawError(cause.to_string()))
    }
}

/// A square drawing without letters as a PNG file of a width in pixels.
///
/// # Errors
/// If it is no SVG document, or has no size.
pub(super) fn plain(svg: &str, side: u32) -> Result<Vec<u8>, DrawError> {
    let fault = |cause: String| DrawError(cause);
    let tree = Tree::from_str(svg, &usvg::Options::default());
    let tree = tree.map_err(|cause| fault(cause.to_string()))?;
    let mut pixels =
        Pixmap::new(side, side).ok_or_else(|| fault("a picture without a size".to_owned()))?;
    let scale = side as f32 / tree.size().width();
    let scale = Transform::from_scale(scale, scale);
    resvg::render(&tree, scale, &mut pixels.as_mut());
    pixels
        .encode_png()
        .map_err(|cause| fault(cause.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::{CARD, svg};
    use crate::figure::View;
    use crate::i18n::Lang;
    use crate::still::card_of;
    use resvg::tiny_skia::Rect;
    use resvg::usvg::{Group, Node};

    fn fonts() -> Fonts {
        Fonts::find().expect("apt-get install fonts-liberation fonts-noto-cjk")
    }

    /// The texts of a drawing as the fonts set them, each with its box.
    fn texts(group: &Group, found: &mut Vec<(String, Rect)>) {
        for node in group.children() {
            match node {
                Node::Group(group) => texts(group, found),
                Node::Text(text) => {
                    let said = text.chunks().iter().map(|chunk| chunk.text()).collect();
                    found.push((said, text.abs_bounding_box()));
                }
                _ => {}
            }
        }
    }

    #[test]
    fn what_is_missing_is_named_once() {
        let found = Fonts::among(fontdb::Database::new());
        assert_eq!(
            found.err(),
            Some(vec!["fonts-liberation", "fonts-noto-cjk"])
        );
    }

    #[test]
    fn every_card_has_its_size_and_is_drawn_on_and_none_of_its_texts_is_cut_or_covered() {
        let fonts = fonts();
        for view in View::ALL {
            for lang in Lang::ALL {
                let name = format!("{} {}", view.id(), lang.code());
                let card = svg(&card_of(view, lang), lang, None).unwrap();
                let picture = Pixmap::decode_png(&fonts.png(&card).unwrap()).unwrap();
                assert_eq!((picture.width(), picture.height()), (1200, 630), "{name}");
                let pixels = picture.pixels();
                let ink = pixels.iter().filter(|pixel| **pixel != pixels[0]).count();
                let share = ink as f64 / pixels.len() as f64;
                assert!(share > 0.03, "{name}: a share of {share} is drawn on");

                let mut boxes = Vec::new();
                texts(fonts.set(&card).unwrap().root(), &mut boxes);
                let written = card.matches("<text").count();
                assert_eq!(boxes.len(), written, "{name}: every text is set");
                for (index, (text, rect)) in boxes.iter().enumerate() {
                    let inside = rect.left() > 40.0
                        && rect.right() < CARD.0 as f32 - 40.0
                        && rect.top() > 30.0
                        && rect.bottom() < CARD.1 as f32 - 20.0;
                    assert!(inside, "{name}: “{text}” is cut off: {rect:?}");
                    for (other, at) in &boxes[..index] {
                        let across = rect.right().min(at.right()) - rect.left().max(at.left());
                        let down = rect.bottom().min(at.bottom()) - rect.top().max(at.top());
                        // The boxes are as high as the font, not as its letters.
                        let least = rect.height().min(at.height());
                        let apart = across < 1.0 || down < least * 0.4;
                        assert!(apart, "{name}: “{text}” covers “{other}”");
                    }
                }
            }
        }
    }

    #[test]
    fn taiwan_and_japan_write_the_same_character_each_in_its_own_way() {
        let fonts = fonts();
        let drawn = |family: &str| {
            let text = format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"90\" height=\"50\">\
                 <text x=\"5\" y=\"40\" font-size=\"40\" font-family=\"{family}\">直骨</text></svg>"
            );
            Pixmap::decode_png(&fonts.png(&text).unwrap()).unwrap()
        };
        let family = crate::draw::paint::fonts;
        let [taiwan, japan] = [drawn(family(Lang::ZhTw)), drawn(family(Lang::Ja))];
        assert!(taiwan == drawn("Noto Sans CJK TC") && japan == drawn("Noto Sans CJK JP"));
        assert!(taiwan != japan);
        assert!(taiwan.pixels().iter().any(|pixel| pixel.alpha() > 200));
    }
}
