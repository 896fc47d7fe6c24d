//! Lays a heat map out: whole for files and static pages, and through a [`Lens`] for
//! the app, which draws its cells as an image (`quick`).

mod lens;
mod quick;

pub use lens::Lens;
pub use quick::{image, pointed, seen, tip};

use super::Frame;
use super::chart::quiet;
use super::scene::{Anchor, Mark, Rect, Scene, Type};
use super::text::{Measure, wrap};
use super::theme::{Color, Theme};
use crate::figure::heat::{EMPTY, Heat};

/// Size of the names along the edges.
const NAME: f64 = 11.0;
/// From one name to the next, at least.
const LINE: f64 = 13.0;
/// From this width on, rows have names; below it codes.
const NAMES_FROM: f64 = 560.0;
/// Cells are no larger, in a picture that nobody can zoom.
const LARGEST: f64 = 56.0;
/// In cells as large as this their numbers are written.
const NUMBERS_FROM: f64 = 34.0;
/// Cells as large as this are parted by hairlines.
const PARTED_FROM: f64 = 12.0;
/// From one stroke of the hatching to the next.
const HATCH: f64 = 5.0;

/// Where the cells of a heat map stand in its picture.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Room {
    /// Width of the picture.
    pub width: f64,
    /// What the rows' names take.
    pub left: f64,
    /// What the columns' codes take, and what rows and columns are.
    pub top: f64,
    /// What is above the columns' codes.
    pub above: f64,
    /// Width and height of the square.
    pub side: f64,
    /// Whether rows have names, not codes.
    pub names: bool,
}

impl Room {
    /// The room for a heat map in a picture of a width.
    #[must_use]
    pub fn of(heat: &Heat, width: f64, measure: &dyn Measure) -> Room {
        let widest = |texts: &[String], most: f64| {
            // As wide as it gets, which is bold.
            let width = |text: &String| measure.width(text, NAME, true);
            texts
                .iter()
                .map(width)
                .fold(10.0, f64::max)
                .min(most)
                .ceil()
        };
        let names = width >= NAMES_FROM;
        let codes = widest(&heat.codes, 48.0);
        let corner = measure.width(&heat.corner, NAME, false);
        let left = match names {
            true => widest(&heat.names, width * 0.2).max(codes).max(corner),
            false => codes,
        } + 8.0;
        // What rows and columns are stands in the corner, or above it.
        let above = if corner + 14.0 <= left { 2.0 } else { 18.0 };
        Room {
            width,
            left,
            top: above + codes + 6.0,
            above,
            // The last column's code stands out by half of its height.
            side: (width - left - NAME / 2.0).floor(),
            names,
        }
    }

    /// The square.
    #[must_use]
    pub fn map(&self) -> Rect {
        Rect::new(self.left, self.top, self.side, self.side)
    }

    /// Height of the picture.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.top + self.side
    }
}

/// The colours of the tones of a heat map; an empty cell has none.
#[must_use]
pub fn colors(theme: &Theme) -> Vec<Color> {
    (-6..=6i8)
        .map(|step| theme.heat(step))
        .chain([theme.grid.mix(theme.axis, 0.75)])
        .collect()
}

/// Lays a heat map out, whole.
#[inline(never)]
pub fn scene(heat: &Heat, frame: &Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let mut room = Room::of(heat, frame.width, frame.measure);
    room.side = room.side.min(heat.count() as f64 * LARGEST);
    let lens = Lens::whole(heat.count(), room.side);
    let theme = frame.theme;
    let map = room.map();
    let tones = heat.tones();
    if tones.contains(&EMPTY) {
        scene.hatch(map, theme.grid, HATCH);
    }
    scene.marks.push(Mark::Cells {
        rect: map,
        across: heat.count(),
        tones: tones.clone(),
        colors: colors(theme).into(),
    });
    scene
        .marks
        .extend(over(heat, &tones, &lens, &room, theme, frame.measure));
    if let Some((from, to)) = frame.focus.and_then(|id| heat.find(id)) {
        let cell = lens.cell_rect(heat.place(from), heat.place(to));
        let cell = Rect::new(cell.x + room.left, cell.y + room.top, cell.w, cell.h);
        scene.border(cell, theme.ink, 2.0);
    }
    let y = legend(heat, room.height() + 14.0, frame, &mut scene);
    scene.height = y.ceil();
    scene
}

/// What is drawn over the cells that are seen: hairlines between them, their numbers
/// where there is room, and names along the edges.
fn over(
    heat: &Heat,
    tones: &[u8],
    lens: &Lens,
    room: &Room,
    theme: &Theme,
    measure: &dyn Measure,
) -> Vec<Mark> {
    let mut scene = Scene::default();
    let (rows, columns) = (lens.rows(), lens.columns());
    let map = room.map();
    // What of the square there is.
    let end = (heat.count() as f64 * lens.cell).min(room.side);
    if lens.cell >= PARTED_FROM {
        for row in rows.clone().skip(1) {
            let y = room.top + lens.cell_rect(row, 0).y;
            scene.rule(map.x, y - 0.5, end, theme.ground);
        }
        for column in columns.clone().skip(1) {
            let x = room.left + lens.cell_rect(0, column).x;
            scene.block(Rect::new(x - 0.5, map.y, 1.0, end), theme.ground);
        }
    }
    if lens.cell >= NUMBERS_FROM {
        let size = if lens.cell >= 44.0 { 13.0 } else { NAME };
        for row in rows.clone() {
            for column in columns.clone() {
                let tone = tones.get(row * heat.count() + column);
                let ground = tone
                    .filter(|tone| **tone < 13)
                    .map(|tone| theme.heat(*tone as i8 - 6));
                let Some(ground) = ground else {
                    continue;
                };
                let (x, y) = lens.cell_rect(row, column).center();
                // A number half seen at the edge would be another.
                let half = lens.cell / 2.0 - 1.0;
                let inside = |at: f64| at >= half && at <= room.side - half;
                let text = heat.text(heat.economy(row), heat.economy(column));
                if inside(x) && inside(y) && measure.width(&text, size, false) <= lens.cell - 3.0 {
                    let kind = Type {
                        size,
                        bold: false,
                        color: theme.on(ground),
                    };
                    scene.text((room.left + x, room.top + y), text, kind, Anchor::Middle);
                }
            }
        }
    }
    let kind = Type {
        size: NAME,
        bold: false,
        color: theme.quiet,
    };
    let every = every(lens.cell);
    for row in rows.filter(|row| row % every == 0) {
        let y = lens.cell_rect(row, 0).center().1;
        if (0.0..=room.side).contains(&y) {
            name(heat, row, true, y, room, lens, kind, measure, &mut scene);
        }
    }
    for column in columns.filter(|column| column % every == 0) {
        let x = lens.cell_rect(0, column).center().0;
        if (0.0..=room.side).contains(&x) {
            name(
                heat, column, false, x, room, lens, kind, measure, &mut scene,
            );
        }
    }
    let (at, anchor) = match room.above < 18.0 {
        true => ((room.left - 12.0, room.top - 13.0), Anchor::End),
        false => ((0.0, 7.0), Anchor::Start),
    };
    scene.text(at, heat.corner.clone(), kind, anchor);
    scene.marks
}

/// Of how many names one is written, so that none touches another.
fn every(cell: f64) -> usize {
    let round = [1, 2, 5, 10, 20, 25, 50];
    let fits = |every: &usize| *every as f64 * cell >= LINE;
    round.into_iter().find(fits).unwrap_or(100)
}

/// Writes the name of a row or the code of a column, at its middle along the edge.
#[expect(clippy::too_many_arguments, reason = "where, what and how of a name")]
fn name(
    heat: &Heat,
    place: usize,
    row: bool,
    at: f64,
    room: &Room,
    lens: &Lens,
    kind: Type,
    measure: &dyn Measure,
    scene: &mut Scene,
) {
    let economy = heat.economy(place);
    let text = match row && room.names {
        true => heat.name(economy),
        false => heat.code(economy),
    };
    let most = if row {
        room.left - 8.0
    } else {
        room.top - room.above - 6.0
    };
    let text = shortened(text, most, kind, measure);
    let wide = measure.width(&text, kind.size, kind.bold);
    let lies = wide + 6.0 <= lens.cell;
    // At the edge of what is seen a name would be cut in two.
    let half = if lies && !row { wide } else { NAME } / 2.0;
    if lens.zoomed() && at + half > room.side + NAME / 2.0 {
        return;
    }
    if row {
        scene.text((room.left - 6.0, room.top + at), text, kind, Anchor::End);
        return;
    }
    let (down, anchor) = match lies {
        true => (9.0, Anchor::Middle),
        false => (5.0, Anchor::Start),
    };
    scene.marks.push(Mark::Text {
        at: (room.left + at, room.top - down),
        text,
        size: kind.size,
        bold: kind.bold,
        color: kind.color,
        anchor,
        upright: !lies,
    });
}

/// A text that is no wider than it may be, its end left out if need be.
fn shortened(text: &str, most: f64, kind: Type, measure: &dyn Measure) -> String {
    let fits = |text: &str| measure.width(text, kind.size, kind.bold) <= most;
    if fits(text) {
        return text.to_owned();
    }
    let mut text = text.to_owned();
    while text.pop().is_some() {
        let short = text.trim_end().to_owned() + "…";
        if fits(&short) {
            return short;
        }
    }
    text
}

/// The steps of heat with what the two ends and the middle mean, and what a cell
/// without a value looks like.
fn legend(heat: &Heat, top: f64, frame: &Frame, scene: &mut Scene) -> f64 {
    let kind = quiet(frame);
    let steps = heat.scale.lowest()..=6;
    let wide = frame.width.min(360.0);
    let each = wide / steps.clone().count() as f64;
    for (index, step) in steps.enumerate() {
        let rect = Rect::new(index as f64 * each, top, each - 1.0, 10.0);
        scene.block(rect, frame.theme.heat(step));
    }
    let [low, middle, high] = &heat.legend;
    let places = [
        (low, 0.0, Anchor::Start),
        (middle, wide / 2.0, Anchor::Middle),
        (high, wide, Anchor::End),
    ];
    let mut bottom = top + 22.0;
    for (text, x, anchor) in places {
        let mut y = top + 22.0;
        for line in wrap(text, wide / 3.0 - 4.0, kind.size, false, frame.measure) {
            scene.text((x, y), line, kind, anchor);
            y += kind.size * 1.25;
        }
        bottom = f64::max(bottom, y);
    }
    let needs = 26.0 + frame.measure.width(&heat.empty, kind.size, false);
    // Beside the steps where there is room, otherwise under them.
    let beside = wide + 24.0 + needs <= frame.width;
    let (x, y) = match beside {
        true => (wide + 24.0, top),
        false => (0.0, bottom + 2.0),
    };
    let sample = Rect::new(x, y, 18.0, 10.0);
    scene.hatch(sample, frame.theme.grid, HATCH);
    scene.border(sample, frame.theme.grid, 1.0);
    scene.text((x + 26.0, y + 5.0), heat.empty.clone(), kind, Anchor::Start);
    if beside { bottom } else { y + 14.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::{Widths, svg};
    use crate::figure::made_up::sample;
    use crate::i18n::Lang;

    fn drawn(heat: &Heat, width: f64) -> Scene {
        let frame = Frame {
            width,
            theme: &Theme::LIGHT,
            measure: &Widths,
            focus: None,
        };
        scene(heat, &frame)
    }

    #[test]
    fn no_name_is_cut_off_or_covers_another_at_any_size() {
        for n in [0, 1, 2, 9, 21, 60, 230, 250] {
            for width in [240.0, 280.0, 320.0, 390.0, 560.0, 768.0, 1280.0] {
                let scene = drawn(&sample(n, 3), width);
                let boxes = scene.text_boxes(&Widths);
                for (index, (text, rect)) in boxes.iter().enumerate() {
                    let inside = rect.x >= -0.5 && rect.right() <= width + 0.5;
                    let inside = inside && rect.y >= -1.5 && rect.bottom() <= scene.height + 1.5;
                    assert!(
                        inside,
                        "“{text}” of {n} at {width}: {rect:?} in {}",
                        scene.height
                    );
                    for (other, at) in &boxes[..index] {
                        let apart = !rect.inset(0.75).overlaps(&at.inset(0.75));
                        assert!(apart, "“{text}” covers “{other}” of {n} at {width}");
                    }
                }
            }
        }
    }

    #[test]
    fn codes_are_written_whole_at_every_width() {
        for width in [240.0, 390.0, 768.0, 1280.0] {
            for (text, _) in drawn(&sample(60, 3), width).text_boxes(&Widths) {
                let code = text.len() <= 6;
                assert!(!code || !text.contains('…'), "“{text}” at {width}");
            }
        }
    }

    #[test]
    fn nine_economies_have_their_numbers_and_two_hundred_have_none() {
        let few = sample(9, 2);
        let texts: Vec<String> = drawn(&few, 720.0)
            .text_boxes(&Widths)
            .into_iter()
            .map(|(text, _)| text)
            .collect();
        assert!(texts.contains(&few.text(1, 2)), "{texts:?}");
        let many = drawn(&sample(230, 5), 720.0);
        assert!(many.text_boxes(&Widths).len() < 150);
    }

    #[test]
    fn a_large_map_stays_a_small_file() {
        let svg = svg(&drawn(&sample(230, 5), 720.0), Lang::En, None).unwrap();
        // 52,900 cells with chance in each; one mark a cell would be ten times that.
        assert!(svg.len() < 420_000, "{} bytes", svg.len());
        assert!(!svg.contains("NaN"));
    }

    #[test]
    fn a_long_name_is_shortened_and_a_short_one_left_alone() {
        let kind = Type {
            size: 11.0,
            bold: false,
            color: Theme::LIGHT.ink,
        };
        assert_eq!(shortened("Japan", 60.0, kind, &Widths), "Japan");
        let short = shortened("Bosnia and Herzegovina", 60.0, kind, &Widths);
        assert!(short.starts_with("Bos") && short.ends_with('…'), "{short}");
        assert!(Widths.width(&short, 11.0, false) <= 60.0);
        assert_eq!(shortened("Japan", 1.0, kind, &Widths), "");
    }
}
