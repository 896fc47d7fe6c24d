//! The cursor: what is drawn over a picture when a place is pointed at.

use super::scene::{Mark, Rect, Stop};
use super::theme::Theme;

/// The marks of a cursor at a stop, for a layer over the picture.
#[must_use]
pub fn cursor(stop: &Stop, theme: &Theme) -> Vec<Mark> {
    let mut marks = vec![Mark::Block {
        rect: Rect::new(stop.x - 0.5, stop.top, 1.0, stop.bottom - stop.top),
        color: theme.ink,
    }];
    for &(center, color) in &stop.dots {
        marks.push(Mark::Dot {
            center,
            radius: 6.0,
            color: theme.ground,
        });
        marks.push(Mark::Dot {
            center,
            radius: 4.0,
            color,
        });
    }
    marks
}
