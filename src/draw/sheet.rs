//! A picture that travels alone: its heading above it, its sources below.

use super::scene::{Anchor, Rect, Scene, Type};
use super::{Frame, scene, text};
use crate::figure::Figure;

/// Room on every side.
const MARGIN: f64 = 20.0;

/// A figure on its ground, with title and takeaway, and under it `foot`, line by
/// line: sources and a credit. `frame.width` is that of the picture, to which
/// the margins come.
#[must_use]
pub fn sheet(figure: &Figure, frame: &Frame, foot: &[String]) -> Scene {
    let theme = frame.theme;
    let picture = scene(figure, frame);
    let width = picture.width;
    let mut out = Scene::new(width + 2.0 * MARGIN);
    let mut y = MARGIN;
    let write = |out: &mut Scene, y: &mut f64, text: &str, kind: Type| {
        for line in text::wrap(text, width, kind.size, kind.bold, frame.measure) {
            *y += kind.size * 1.4;
            out.text((MARGIN, *y - kind.size * 0.7), line, kind, Anchor::Start);
        }
    };
    let kind = |size: f64, bold: bool, color| Type { size, bold, color };
    write(&mut out, &mut y, &figure.title, kind(20.0, true, theme.ink));
    y += 4.0;
    write(
        &mut out,
        &mut y,
        &figure.takeaway,
        kind(14.0, false, theme.quiet),
    );
    y += 12.0;
    let marks = picture.marks.into_iter();
    out.marks.extend(marks.map(|mark| mark.moved(MARGIN, y)));
    y += picture.height + 10.0;
    out.rule(MARGIN, y, width, theme.grid);
    y += 8.0;
    for line in foot {
        write(&mut out, &mut y, line, kind(11.0, false, theme.quiet));
    }
    out.height = (y + MARGIN).ceil();
    let ground = Rect::new(0.0, 0.0, out.width, out.height);
    out.marks.insert(
        0,
        super::Mark::Block {
            rect: ground,
            color: theme.ground,
        },
    );
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::{Theme, Widths};
    use crate::figure::{Options, View, figure};
    use crate::i18n::Lang;

    #[test]
    fn title_picture_and_foot_stand_apart_and_inside_the_sheet_in_every_view_and_language() {
        for view in View::ALL {
            for lang in Lang::ALL {
                let options = Options {
                    lang,
                    ..Options::default()
                };
                let figure = figure(view, &options);
                let frame = Frame {
                    width: 720.0,
                    theme: &Theme::LIGHT,
                    measure: &Widths,
                    focus: None,
                };
                let foot = ["a source ".repeat(40), "tairi".to_owned()];
                let sheet = sheet(&figure, &frame, &foot);
                let boxes = sheet.text_boxes(&Widths);
                assert_eq!(boxes.last().map(|(text, _)| text.as_str()), Some("tairi"));
                for (index, (text, rect)) in boxes.iter().enumerate() {
                    let inside = rect.x >= 0.0 && rect.right() <= sheet.width;
                    assert!(inside && rect.bottom() <= sheet.height, "{text}");
                    let covered = boxes[..index]
                        .iter()
                        .find(|(_, other)| other.overlaps(rect));
                    assert_eq!(covered, None, "{text}");
                }
            }
        }
    }
}
