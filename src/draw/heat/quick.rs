//! What the app draws of a heat map: an image with a pixel a cell, which the browser
//! enlarges, and few marks over it. So a new zoom costs one image and some hundred
//! letters, however many cells there are.

use super::{HATCH, LINE, Lens, NAME, Room, colors, every, name, over};
use crate::draw::scene::{Mark, Rect, Scene, Type};
use crate::draw::text::Measure;
use crate::draw::theme::Theme;
use crate::figure::heat::{EMPTY, Heat};

/// The cells as an image: red, green, blue and opacity of one after another.
#[must_use]
pub fn image(tones: &[u8], theme: &Theme) -> Vec<u8> {
    let colors: Vec<[u8; 4]> = colors(theme)
        .iter()
        .map(|color| [color.rgb.0, color.rgb.1, color.rgb.2, 255])
        .collect();
    // Clear, unless a tone has a colour.
    let mut bytes = vec![0; tones.len() * 4];
    let (pixels, _) = bytes.as_chunks_mut::<4>();
    for (pixel, tone) in pixels.iter_mut().zip(tones) {
        if let Some(color) = colors.get(usize::from(*tone)) {
            *pixel = *color;
        }
    }
    bytes
}

/// The marks under the image, which show through where a cell is empty; and those
/// over it.
#[must_use]
pub fn seen(
    heat: &Heat,
    tones: &[u8],
    lens: &Lens,
    room: &Room,
    theme: &Theme,
    measure: &dyn Measure,
) -> (Vec<Mark>, Vec<Mark>) {
    let mut under = Scene::default();
    if tones.contains(&EMPTY) {
        let end = lens.square().w.min(room.side);
        let rect = Rect::new(room.left, room.top, end, end);
        under.hatch(rect, theme.grid, HATCH);
    }
    (under.marks, over(heat, tones, lens, room, theme, measure))
}

/// The least width of a ring around a cell.
const RING: f64 = 9.0;

/// The marks of a cursor at a cell, and of an economy that was looked for, for a layer
/// over the picture: a ring, the names of row and column, and lines along those.
#[must_use]
pub fn pointed(
    heat: &Heat,
    at: Option<(usize, usize)>,
    marked: Option<usize>,
    lens: &Lens,
    room: &Room,
    theme: &Theme,
    measure: &dyn Measure,
) -> Vec<Mark> {
    let mut scene = Scene::default();
    let map = room.map();
    let end = lens.square().w.min(room.side);
    // Over the names in their way, which would show behind them.
    let every = every(lens.cell);
    let middle = |place: usize, row: bool| {
        let cell = match row {
            true => lens.cell_rect(place, 0),
            false => lens.cell_rect(0, place),
        };
        let (x, y) = cell.center();
        if row { y } else { x }
    };
    let named = |scene: &mut Scene, place: usize, row: bool, color| {
        let at = middle(place, row);
        if !(0.0..=room.side).contains(&at) {
            return;
        }
        let high = match row || lens.cell < 24.0 {
            true => LINE + 1.0,
            false => lens.cell,
        };
        let before = place / every * every;
        for other in [before, before + every, place] {
            let at = middle(other, row);
            if (at - middle(place, row)).abs() < LINE && at <= room.side && other < heat.count() {
                let start = at - high / 2.0;
                let behind = match row {
                    true => Rect::new(0.0, room.top + start, room.left - 2.0, high),
                    false => {
                        let down = room.top - room.above - 2.0;
                        Rect::new(room.left + start, room.above, high, down)
                    }
                };
                scene.block(behind, theme.ground);
            }
        }
        let kind = Type {
            size: NAME,
            bold: true,
            color,
        };
        name(heat, place, row, at, room, lens, kind, measure, scene);
    };
    if let Some(place) = marked {
        let color = theme.exports;
        // Along both edges of its row and of its column, as far as they are seen.
        let start = lens.cell_rect(place, place);
        for (at, row) in [
            (start.y, true),
            (start.bottom(), true),
            (start.x, false),
            (start.right(), false),
        ] {
            if (0.0..=room.side).contains(&at) {
                scene.block(
                    match row {
                        true => Rect::new(map.x, map.y + at - 0.75, end, 1.5),
                        false => Rect::new(map.x + at - 0.75, map.y, 1.5, end),
                    },
                    color,
                );
            }
        }
        named(&mut scene, place, true, color);
        named(&mut scene, place, false, color);
    }
    if let Some((row, column)) = at {
        let cell = lens.cell_rect(row, column);
        let (x, y) = cell.center();
        if (0.0..=room.side).contains(&x) && (0.0..=room.side).contains(&y) {
            let line = theme.ink.faint(0.45);
            scene.block(
                Rect::new(map.x, map.y + y - 0.5, (cell.x).max(0.0), 1.0),
                line,
            );
            scene.block(
                Rect::new(map.x + x - 0.5, map.y, 1.0, (cell.y).max(0.0)),
                line,
            );
            named(&mut scene, row, true, theme.ink);
            named(&mut scene, column, false, theme.ink);
            let wide = cell.w.max(RING);
            let (left, top) = (x - wide / 2.0, y - wide / 2.0);
            // Of a cell half in sight, what is in sight.
            let from = (left.max(-2.0), top.max(-2.0));
            let to = (
                (left + wide).min(room.side + 2.0),
                (top + wide).min(room.side + 2.0),
            );
            let ring = Rect::new(map.x + from.0, map.y + from.1, to.0 - from.0, to.1 - from.1);
            for (by, width, color) in [(-3.0, 1.0, theme.ground), (-2.0, 2.0, theme.ink)] {
                scene.border(ring.inset(by), color, width);
            }
        }
    }
    scene.marks
}

/// Between a cell and the values beside it.
const GAP: f64 = 12.0;

/// Where the values of a cell stand beside it, as the sides of the picture from which
/// they are set off, and how far: towards its middle, never over the cell. How large
/// they are need not be known, which would have the page laid out.
#[must_use]
pub fn tip(cell: Rect, room: &Room) -> [(&'static str, f64); 2] {
    let (x, y) = cell.center();
    let across = match x < room.width / 2.0 {
        true => ("left", cell.right() + GAP),
        false => ("right", room.width - cell.x + GAP),
    };
    let down = match y < room.height() / 2.0 {
        true => ("top", cell.bottom() + GAP),
        false => ("bottom", room.height() - cell.y + GAP),
    };
    [across, down]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::Widths;
    use crate::draw::scene::Mark;
    use crate::figure::heat::DIAGONAL;
    use crate::figure::made_up::sample;
    use proptest::prelude::*;

    #[test]
    fn each_cell_is_a_pixel_of_its_steps_colour_and_an_empty_one_lets_through() {
        for theme in [Theme::LIGHT, Theme::DARK] {
            let bytes = image(&[6, 12, DIAGONAL, EMPTY], &theme);
            let of = |(r, g, b): (u8, u8, u8)| [r, g, b, 255];
            assert_eq!(bytes[..4], of(theme.neutral.rgb));
            assert_eq!(bytes[4..8], of(theme.hot.rgb));
            assert_eq!(bytes[8..12], of(colors(&theme)[13].rgb));
            assert_eq!(bytes[12..], [0; 4]);
        }
    }

    fn texts(marks: &[Mark]) -> usize {
        let text = |mark: &&Mark| matches!(mark, Mark::Text { .. });
        marks.iter().filter(text).count()
    }

    #[test]
    fn what_is_drawn_anew_does_not_grow_with_the_cells() {
        for n in [60, 230, 250] {
            let heat = sample(n, 5);
            let room = Room::of(&heat, 700.0, &Widths);
            let whole = Lens::whole(n, room.side);
            let tones = heat.tones();
            for by in [1.0, 2.0, 5.0, 100.0] {
                let lens = whole.zoom(by, (200.0, 200.0));
                let (under, over) = seen(&heat, &tones, &lens, &room, &Theme::LIGHT, &Widths);
                assert!(under.len() + over.len() < 900, "{n} × {by}: {}", over.len());
                // Numbers are few and near; from afar only names.
                assert!(texts(&over) < if lens.cell < 34.0 { 110 } else { 450 });
            }
        }
    }

    #[test]
    fn a_cursor_rings_its_cell_and_names_row_and_column() {
        let heat = sample(230, 5);
        let room = Room::of(&heat, 320.0, &Widths);
        let lens = Lens::whole(230, room.side);
        let pointed = |at, marked, lens: &Lens| {
            pointed(&heat, at, marked, lens, &room, &Theme::LIGHT, &Widths)
        };
        assert_eq!(texts(&pointed(Some((3, 90)), None, &lens)), 2);
        assert_eq!(texts(&pointed(None, Some(7), &lens)), 2);
        assert!(pointed(None, None, &lens).is_empty());
        let far = lens.zoom(20.0, (0.0, 0.0));
        assert!(
            pointed(Some((200, 200)), None, &far).is_empty(),
            "out of sight"
        );
    }

    proptest! {
        #[test]
        fn the_values_neither_cover_their_cell_nor_leave_the_picture(
            row in 0usize..60, column in 0usize..60, w in 60.0..300.0f64, h in 30.0..90.0f64,
        ) {
            let heat = sample(60, 2);
            let room = Room::of(&heat, 700.0, &Widths);
            let cell = Lens::whole(60, room.side).cell_rect(row, column);
            let cell = Rect::new(cell.x + room.left, cell.y + room.top, cell.w, cell.h);
            let [(across, x), (down, y)] = tip(cell, &room);
            let x = if across == "left" { x } else { room.width - x - w };
            let y = if down == "top" { y } else { room.height() - y - h };
            prop_assert!(x >= 0.0 && x + w <= room.width && y >= 0.0 && y + h <= room.height());
            prop_assert!(!Rect::new(x, y, w, h).overlaps(&cell));
        }
    }
}
