//! A figure as a card of a fixed size, which chats and other sites show beside a
//! link: large letters at the left, the picture in brief at the right, the source
//! below. Native only.

use super::phrases::fill;
use super::scene::{Anchor, Mark, Rect, Scene, Type};
use super::{Frame, Measure, Theme, scene, text};
use crate::figure::Figure;
use crate::figure::brief::brief;

/// Size of a card in pixels, as sites that show links ask for.
pub const CARD: (f64, f64) = (1200.0, 630.0);

/// Room on every side.
const MARGIN: f64 = 48.0;
/// Width of the words at the left.
const COLUMN: f64 = 440.0;
/// Between the words and the picture.
const GAP: f64 = 48.0;
/// Where the picture and the words end, and the foot begins.
const FOOT: f64 = 536.0;

/// Sizes of the title's letters, the best first.
const TITLES: [f64; 8] = [58.0, 54.0, 50.0, 46.0, 42.0, 38.0, 35.0, 32.0];
/// Letters of the sentence under the title, and of the foot.
const TAKEAWAY: f64 = 25.0;
const SMALL: f64 = 15.0;

/// What stands under a card's picture.
#[derive(Clone, Debug, Default)]
pub struct Foot<'a> {
    /// Whose card it is.
    pub name: &'a str,
    /// What that is.
    pub about: &'a str,
    /// Where the numbers come from; as many are shown as fit, each whole.
    pub sources: Vec<String>,
}

/// A figure as a card.
#[must_use]
pub fn card(figure: &Figure, foot: &Foot, theme: &Theme, measure: &dyn Measure) -> Scene {
    let mut out = Scene::new(CARD.0);
    out.height = CARD.1;
    out.block(Rect::new(0.0, 0.0, CARD.0, CARD.1), theme.ground);
    let figure = &brief(figure);
    words_of(figure, theme, measure, &mut out);
    let left = MARGIN + COLUMN + GAP;
    let room = Rect::new(left, MARGIN, CARD.0 - MARGIN - left, FOOT - MARGIN - 16.0);
    let inner = fitted(figure, (room.w, room.h), theme, measure);
    let marks = inner.marks.into_iter();
    out.marks
        .extend(marks.map(|mark| mark.moved(room.x, room.y)));
    under(foot, theme, measure, &mut out);
    out
}

/// The picture in brief, as large as it can be in a room, and in its middle.
#[must_use]
pub fn picture(
    figure: &Figure,
    (width, height): (f64, f64),
    theme: &Theme,
    measure: &dyn Measure,
) -> Scene {
    fitted(&brief(figure), (width, height), theme, measure)
}

fn fitted(
    figure: &Figure,
    (width, height): (f64, f64),
    theme: &Theme,
    measure: &dyn Measure,
) -> Scene {
    let mut best: Option<(f64, Scene)> = None;
    // The narrower a picture is laid out, the larger are its letters in the end.
    for step in 0..=18u32 {
        let frame = Frame {
            width: 260.0 + f64::from(step) * 10.0,
            theme,
            measure,
            focus: None,
        };
        let drawn = scene(figure, &frame);
        let scale = (width / drawn.width).min(height / drawn.height);
        if best.as_ref().is_none_or(|(other, _)| scale >= *other) {
            best = Some((scale, drawn));
        }
    }
    let mut out = Scene::new(width);
    out.height = height;
    if let Some((scale, drawn)) = best {
        let right = (width - drawn.width * scale) / 2.0;
        let down = (height - drawn.height * scale) / 2.0;
        let marks = drawn.marks.into_iter();
        out.marks = marks
            .map(|mark| scaled(mark, scale).moved(right, down))
            .collect();
    }
    out
}

/// The title in the largest letters that leave room for the sentence under it.
fn words_of(figure: &Figure, theme: &Theme, measure: &dyn Measure, out: &mut Scene) {
    let (under, _) = fill(&figure.takeaway, COLUMN, TAKEAWAY, false, measure);
    let left = FOOT - MARGIN - 16.0 - 20.0 - under.len() as f64 * TAKEAWAY * 1.36;
    // Larger letters are worth a little, a line that breaks well is worth more.
    let mut best: Option<(f64, Vec<String>, f64)> = None;
    for (index, size) in TITLES.into_iter().enumerate() {
        let (title, cost) = fill(&figure.title, COLUMN, size, true, measure);
        if title.len() as f64 * size * 1.2 > left {
            continue;
        }
        let cost = cost + index as f64 * 3.0;
        if best.as_ref().is_none_or(|(other, ..)| cost < *other) {
            best = Some((cost, title, size));
        }
    }
    let (_, title, size) = best.unwrap_or_default();
    let mut y = MARGIN;
    for (lines, size, leading, bold, color) in [
        (title, size, 1.2, true, theme.ink),
        (under, TAKEAWAY, 1.36, false, theme.quiet),
    ] {
        for line in lines {
            y += size * leading;
            let at = (MARGIN, y - size * leading / 2.0);
            out.text(at, line, Type { size, bold, color }, Anchor::Start);
        }
        y += 20.0;
    }
}

/// Whose card it is, and where its numbers come from.
fn under(foot: &Foot, theme: &Theme, measure: &dyn Measure, out: &mut Scene) {
    let kind = |size, bold, color| Type { size, bold, color };
    out.rule(MARGIN, FOOT, CARD.0 - 2.0 * MARGIN, theme.axis);
    let name = kind(28.0, true, theme.ink);
    let middle = FOOT + 34.0;
    out.text((MARGIN, middle), foot.name, name, Anchor::Start);
    let beside = MARGIN + measure.width(foot.name, name.size, true) + 12.0;
    let about = kind(19.0, false, theme.quiet);
    out.text((beside, middle), foot.about, about, Anchor::Start);
    let left = MARGIN + COLUMN + GAP;
    let small = kind(SMALL, false, theme.quiet);
    let lines = sources(&foot.sources, CARD.0 - MARGIN - left, measure);
    // One source may be long enough for three lines.
    let mut y = (middle - (lines.len() as f64 - 1.0) * SMALL * 0.65).max(FOOT + 20.0);
    for line in lines {
        out.text((left, y), line, small, Anchor::Start);
        y += SMALL * 1.3;
    }
}

/// As many sources, each whole, as fit on two lines.
fn sources(all: &[String], width: f64, measure: &dyn Measure) -> Vec<String> {
    let mut said = String::new();
    let mut lines = Vec::new();
    for (index, source) in all.iter().enumerate() {
        if index > 0 {
            said.push_str(" · ");
        }
        said.push_str(source);
        let more = if index + 1 < all.len() { " …" } else { "" };
        let now = text::wrap(&(said.clone() + more), width, SMALL, false, measure);
        if now.len() > 2 && index > 0 {
            break;
        }
        lines = now;
    }
    lines
}

/// A mark, larger or smaller from the top left.
fn scaled(mut mark: Mark, by: f64) -> Mark {
    match &mut mark {
        Mark::Line {
            points,
            width,
            dash,
            ..
        } => {
            for point in points {
                *point = (point.0 * by, point.1 * by);
            }
            *width *= by;
            *dash = dash.map(|(on, off)| (on * by, off * by));
        }
        Mark::Area { points, .. } => {
            for point in points {
                *point = (point.0 * by, point.1 * by);
            }
        }
        Mark::Block { rect, .. } | Mark::Cells { rect, .. } => {
            *rect = Rect::new(rect.x * by, rect.y * by, rect.w * by, rect.h * by);
        }
        Mark::Dot { center, radius, .. } => {
            *center = (center.0 * by, center.1 * by);
            *radius *= by;
        }
        Mark::Text { at, size, .. } => {
            *at = (at.0 * by, at.1 * by);
            *size *= by;
        }
    }
    mark
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::Widths;
    use crate::figure::{Options, View, figure};
    use crate::i18n::Lang;

    /// Every card of the site.
    fn cards() -> Vec<(String, Scene)> {
        let mut cards = Vec::new();
        for view in View::ALL {
            for lang in Lang::ALL {
                let options = Options {
                    lang,
                    ..Options::default()
                };
                let foot = Foot {
                    name: "tairi",
                    about: "Taiwan and Japan in figures",
                    sources: vec!["a source of numbers".repeat(3); 6],
                };
                let card = card(&figure(view, &options), &foot, &Theme::LIGHT, &Widths);
                cards.push((format!("{} {}", view.id(), lang.code()), card));
            }
        }
        cards
    }

    #[test]
    fn no_text_of_a_card_is_cut_off_or_covers_another() {
        for (name, card) in cards() {
            let boxes = card.text_boxes(&Widths);
            assert!(boxes.len() > 6, "{name}");
            for (index, (text, rect)) in boxes.iter().enumerate() {
                let inside = rect.x >= MARGIN - 1.0
                    && rect.right() <= CARD.0 - MARGIN + 1.0
                    && rect.y >= MARGIN - 4.0
                    && rect.bottom() <= CARD.1 - 24.0;
                assert!(inside, "{name}: “{text}” is cut off: {rect:?}");
                for (other, at) in &boxes[..index] {
                    let apart = !rect.inset(0.75).overlaps(&at.inset(0.75));
                    assert!(apart, "{name}: “{text}” covers “{other}”");
                }
            }
        }
    }

    #[test]
    fn a_title_can_be_read_at_a_third_of_a_cards_size() {
        for (name, card) in cards() {
            let mut sizes = Vec::new();
            for mark in &card.marks {
                if let Mark::Text { size, .. } = mark {
                    sizes.push(*size);
                }
            }
            // The title comes first; the least letters are those of legends.
            assert!(sizes[0] >= 32.0, "{name}: a title of {}", sizes[0]);
            let least = sizes.iter().copied().fold(f64::INFINITY, f64::min);
            assert!(least >= 14.0, "{name}: letters of {least}");
        }
    }

    #[test]
    fn a_mark_grows_from_the_top_left() {
        let mark = Mark::Dot {
            center: (3.0, 4.0),
            radius: 2.0,
            color: Theme::LIGHT.ink,
        };
        let Mark::Dot { center, radius, .. } = scaled(mark, 2.0) else {
            panic!("a dot stays a dot")
        };
        assert_eq!((center, radius), ((6.0, 8.0), 4.0));
    }
}
