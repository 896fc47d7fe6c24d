//! Which part of a square of cells is seen, and how large: zoom and pan.
//!
//! All is in CSS pixels from the top left of the place where the square is seen.

use super::super::scene::{Point, Rect};
use std::ops::Range;

/// What is seen of a square of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Lens {
    /// Cells in a row.
    pub count: usize,
    /// Width and height of the place where they are seen.
    pub side: f64,
    /// Width and height of a cell.
    pub cell: f64,
    /// The same where all are seen.
    least: f64,
    /// How far to the right and down the place is in the square.
    at: Point,
}

/// Width of the largest cell.
const LARGEST: f64 = 72.0;

impl Lens {
    /// All cells.
    #[must_use]
    pub fn whole(count: usize, side: f64) -> Lens {
        let side = side.max(1.0);
        let cell = side / count.max(1) as f64;
        Lens {
            count,
            side,
            cell,
            least: cell,
            at: (0.0, 0.0),
        }
    }

    /// All cells, each of them a whole number of device pixels wide where that costs
    /// little room: otherwise some are wider than others.
    #[must_use]
    pub fn snapped(count: usize, side: f64, ratio: f64) -> Lens {
        let lens = Lens::whole(count, side);
        let cell = (lens.cell * ratio).floor() / ratio;
        match cell >= lens.cell * 0.9 {
            true => Lens {
                cell,
                least: cell,
                ..lens
            },
            false => lens,
        }
    }

    /// Whether not all is seen.
    #[must_use]
    pub fn zoomed(&self) -> bool {
        self.cell > self.least * 1.001
    }

    /// Whether cells can be no larger.
    #[must_use]
    pub fn closest(&self) -> bool {
        self.cell >= self.largest() * 0.999
    }

    fn largest(&self) -> f64 {
        LARGEST.max(self.least)
    }

    /// All again.
    #[must_use]
    pub fn fit(self) -> Lens {
        Lens {
            cell: self.least,
            at: (0.0, 0.0),
            ..self
        }
    }

    /// Larger or smaller; what is at a point stays there, as far as can be.
    #[must_use]
    pub fn zoom(self, by: f64, point: Point) -> Lens {
        let cell = (self.cell * by).clamp(self.least, self.largest());
        let part = cell / self.cell;
        let move_to = |at: f64, point: f64| (at + point) * part - point;
        let at = (move_to(self.at.0, point.0), move_to(self.at.1, point.1));
        Lens { cell, at, ..self }.inside()
    }

    /// Pulled along by a finger.
    #[must_use]
    pub fn pull(self, (right, down): Point) -> Lens {
        let at = (self.at.0 - right, self.at.1 - down);
        Lens { at, ..self }.inside()
    }

    /// Moved as little as can be, so that a cell is seen with some others around it.
    #[must_use]
    pub fn reveal(self, row: usize, column: usize) -> Lens {
        let margin = self.cell.min(self.side / 4.0);
        let moved = |at: f64, place: usize| {
            let start = place as f64 * self.cell;
            at.max(start + self.cell + margin - self.side)
                .min((start - margin).max(0.0))
        };
        let at = (moved(self.at.0, column), moved(self.at.1, row));
        Lens { at, ..self }.inside()
    }

    fn inside(self) -> Lens {
        let most = (self.cell * self.count as f64 - self.side).max(0.0);
        let at = (self.at.0.clamp(0.0, most), self.at.1.clamp(0.0, most));
        Lens { at, ..self }
    }

    /// The row and the column at a point.
    #[must_use]
    pub fn cell_at(&self, (x, y): Point) -> Option<(usize, usize)> {
        let inside = |value: f64| (0.0..self.side).contains(&value);
        if !inside(x) || !inside(y) {
            return None;
        }
        let row = ((self.at.1 + y) / self.cell) as usize;
        let column = ((self.at.0 + x) / self.cell) as usize;
        (row < self.count && column < self.count).then_some((row, column))
    }

    /// Where a cell is.
    #[must_use]
    pub fn cell_rect(&self, row: usize, column: usize) -> Rect {
        let along = |at: f64, place: usize| place as f64 * self.cell - at;
        Rect::new(
            along(self.at.0, column),
            along(self.at.1, row),
            self.cell,
            self.cell,
        )
    }

    /// Where the whole square is, most of it out of sight perhaps.
    #[must_use]
    pub fn square(&self) -> Rect {
        let all = self.cell * self.count as f64;
        Rect::new(-self.at.0, -self.at.1, all, all)
    }

    /// The rows of which something is seen.
    #[must_use]
    pub fn rows(&self) -> Range<usize> {
        self.range(self.at.1)
    }

    /// The columns of which something is seen.
    #[must_use]
    pub fn columns(&self) -> Range<usize> {
        self.range(self.at.0)
    }

    fn range(&self, at: f64) -> Range<usize> {
        let first = (at / self.cell) as usize;
        let last = ((at + self.side) / self.cell).ceil() as usize;
        first.min(self.count)..last.min(self.count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn all_is_seen_at_first_and_again_after_any_zoom() {
        let lens = Lens::whole(230, 600.0);
        assert!(!lens.zoomed() && lens.rows() == (0..230));
        let near = lens.zoom(8.0, (300.0, 300.0));
        assert!(near.zoomed() && near.rows().len() < 40);
        assert_eq!(near.fit(), lens);
        assert_eq!(near.zoom(0.01, (10.0, 10.0)), lens);
        assert!(lens.zoom(1e9, (0.0, 0.0)).closest());
    }

    #[test]
    fn nothing_and_one_cell_can_be_seen_too() {
        let none = Lens::whole(0, 300.0);
        assert_eq!((none.rows(), none.cell_at((5.0, 5.0))), (0..0, None));
        let one = Lens::whole(1, 300.0).zoom(2.0, (10.0, 10.0));
        assert_eq!(one.cell_at((299.0, 0.0)), Some((0, 0)));
        assert!(Lens::whole(3, 0.0).cell > 0.0);
    }

    #[test]
    fn cells_are_whole_device_pixels_where_that_costs_little() {
        assert_eq!(Lens::snapped(60, 590.0, 1.0).cell, 9.0);
        assert_eq!(Lens::snapped(230, 320.0, 3.0).cell, 4.0 / 3.0);
        let uneven = Lens::snapped(230, 584.0, 1.0);
        assert_eq!(
            uneven.cell,
            584.0 / 230.0,
            "a fifth of the room is too much"
        );
        assert_eq!(Lens::snapped(60, 590.0, 1.0).cell_at((560.0, 1.0)), None);
    }

    proptest! {
        #[test]
        fn what_is_pointed_at_stays_under_the_pointer(
            x in 100.0..500.0f64, y in 100.0..500.0f64, by in 1.0..6.0f64,
        ) {
            // In the middle of a map that is zoomed already no edge is in the way.
            let lens = Lens::whole(250, 600.0).zoom(4.0, (300.0, 300.0));
            let (row, column) = lens.cell_at((x, y)).unwrap();
            let rect = lens.zoom(by, (x, y)).cell_rect(row, column);
            prop_assert!(rect.x <= x + 1e-6 && x <= rect.right() + 1e-6);
            prop_assert!(rect.y <= y + 1e-6 && y <= rect.bottom() + 1e-6);
        }

        #[test]
        fn a_cell_that_is_asked_for_is_seen_whole(
            row in 0usize..250, column in 0usize..250, by in 1.0..40.0f64, right in -9e3..9e3f64, down in -9e3..9e3f64,
        ) {
            let lens = Lens::whole(250, 600.0).zoom(by, (1.0, 1.0)).pull((right, down));
            let rect = lens.reveal(row, column).cell_rect(row, column);
            prop_assert!(rect.x >= -1e-6 && rect.right() <= 600.0 + 1e-6, "{rect:?}");
            prop_assert!(rect.y >= -1e-6 && rect.bottom() <= 600.0 + 1e-6, "{rect:?}");
        }

        #[test]
        fn no_way_leads_out_of_the_square(
            moves in prop::collection::vec((0.2..5.0f64, 0.0..600.0f64, -9e3..9e3f64, -9e3..9e3f64), 1..8),
        ) {
            let mut lens = Lens::whole(60, 600.0);
            for (by, point, right, down) in moves {
                lens = lens.zoom(by, (point, point)).pull((right, down));
                let square = lens.square();
                prop_assert!(square.x <= 0.0 && square.right() >= 600.0 - 1e-6);
                prop_assert!(square.y <= 0.0 && square.bottom() >= 600.0 - 1e-6);
                let (row, column) = lens.cell_at((300.0, 300.0)).unwrap();
                prop_assert!(lens.rows().contains(&row) && lens.columns().contains(&column));
            }
        }
    }
}
