//! The cursor: what is drawn over a picture when a place is pointed at.

use super::scene::{Mark, Rect, Stop};
use super::theme::Theme;

/// The marks of a cursor at a stop, for a layer over the picture. `row` is the one
/// value that is read alone: its point stands out.
#[must_use]
pub fn cursor(stop: &Stop, row: Option<usize>, theme: &Theme) -> Vec<Mark> {
    let mut marks = vec![Mark::Block {
        rect: Rect::new(stop.x - 0.5, stop.top, 1.0, stop.bottom - stop.top),
        color: theme.ink,
    }];
    for dot in &stop.dots {
        let alone = row == Some(dot.row);
        let mut ring = |radius: f64, color| {
            marks.push(Mark::Dot {
                center: dot.at,
                radius,
                color,
            });
        };
        if alone {
            ring(9.0, theme.ink);
        }
        ring(if alone { 7.5 } else { 6.0 }, theme.ground);
        ring(if alone { 5.5 } else { 4.0 }, dot.color);
    }
    marks
}
