//! From one picture to another of the same kind: lines, columns and arrows go from
//! where they were to where they will be, so that the eye can follow them. Words
//! and rules are those of the later picture from the start.

use super::scene::{Mark, Point, Rect};
use super::theme::Color;

/// The marks on the way from one picture to another; `part` runs from 0 to 1.
///
/// A mark follows the one of its kind and colour that came at the same place in
/// the order of drawing; one that had none is there at once.
#[must_use]
pub fn between(from: &[Mark], to: &[Mark], part: f64) -> Vec<Mark> {
    let mut seen: Vec<(u8, Color, usize)> = Vec::new();
    to.iter()
        .map(|mark| {
            let Some(kind) = kind(mark) else {
                return mark.clone();
            };
            let at = match seen.iter_mut().find(|each| (each.0, each.1) == kind) {
                Some(each) => {
                    each.2 += 1;
                    each.2
                }
                None => {
                    seen.push((kind.0, kind.1, 0));
                    0
                }
            };
            let mut same = from.iter().filter(|old| self::kind(old) == Some(kind));
            match same.nth(at) {
                Some(old) => moved(old, mark, part),
                None => mark.clone(),
            }
        })
        .collect()
}

/// What is followed: its kind and its colour. Hairlines and words are not.
fn kind(mark: &Mark) -> Option<(u8, Color)> {
    match mark {
        Mark::Line { color, width, .. } if *width > 1.0 => Some((0, *color)),
        Mark::Area { color, .. } => Some((1, *color)),
        Mark::Block { rect, color } if rect.w > 1.5 && rect.h > 1.5 => Some((2, *color)),
        Mark::Dot { color, .. } => Some((3, *color)),
        _ => None,
    }
}

fn moved(old: &Mark, new: &Mark, part: f64) -> Mark {
    let mix = |a: f64, b: f64| a + (b - a) * part;
    let meet = |a: Point, b: Point| (mix(a.0, b.0), mix(a.1, b.1));
    let mut mark = new.clone();
    match (old, &mut mark) {
        (Mark::Line { points: old, .. }, Mark::Line { points, .. }) => {
            for point in points {
                point.1 = mix(height(old, point.0).unwrap_or(point.1), point.1);
            }
        }
        (Mark::Area { points: old, .. }, Mark::Area { points, .. })
            if old.len() == points.len() =>
        {
            for (point, old) in points.iter_mut().zip(old) {
                *point = meet(*old, *point);
            }
        }
        (Mark::Block { rect: old, .. }, Mark::Block { rect, .. }) => {
            let (x, y) = meet((old.x, old.y), (rect.x, rect.y));
            *rect = Rect::new(x, y, mix(old.w, rect.w), mix(old.h, rect.h));
        }
        (Mark::Dot { center: old, .. }, Mark::Dot { center, .. }) => *center = meet(*old, *center),
        _ => {}
    }
    mark
}

/// How high a line runs at a place; at its ends' height beyond them.
fn height(points: &[Point], x: f64) -> Option<f64> {
    let (first, last) = (points.first()?, points.last()?);
    if x <= first.0 {
        return Some(first.1);
    }
    let over = points.windows(2).find(|pair| x <= pair[1].0);
    Some(over.map_or(last.1, |pair| {
        let (a, b) = (pair[0], pair[1]);
        a.1 + (b.1 - a.1) * (x - a.0) / (b.0 - a.0).max(1e-9)
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::{Frame, Theme, Widths, scene};
    use crate::figure::{Options, View, figure};

    fn line(points: Vec<Point>) -> Mark {
        Mark::Line {
            points,
            color: Color::rgb(0x0b_6e8a),
            width: 2.0,
            dash: None,
        }
    }

    #[test]
    fn half_way_a_line_is_half_way() {
        let from = [line(vec![(0.0, 0.0), (10.0, 0.0)])];
        let to = [line(vec![(0.0, 10.0), (5.0, 20.0), (10.0, 30.0)])];
        let Mark::Line { points, .. } = &between(&from, &to, 0.5)[0] else {
            panic!("a line stays a line")
        };
        assert_eq!(points, &[(0.0, 5.0), (5.0, 10.0), (10.0, 15.0)]);
    }

    #[test]
    fn what_was_not_there_is_there_at_once() {
        let to = [line(vec![(0.0, 10.0), (10.0, 30.0)])];
        assert_eq!(between(&[], &to, 0.1), to);
    }

    #[test]
    fn every_way_ends_in_the_later_picture() {
        for view in View::ALL {
            let marks = |measure: Option<&str>| {
                let options = Options {
                    measure: measure.map(str::to_owned),
                    ..Options::default()
                };
                let frame = Frame {
                    width: 700.0,
                    theme: &Theme::LIGHT,
                    measure: &Widths,
                    focus: None,
                };
                scene(&figure(view, &options), &frame).marks
            };
            let from = marks(None);
            for choice in view.measures() {
                let to = marks(Some(choice.id));
                let last = between(&from, &to, 1.0);
                assert_eq!(last.len(), to.len());
                for (a, b) in last.iter().zip(&to) {
                    // But for the last bits of a sum.
                    assert_eq!(format!("{a:.6?}"), format!("{b:.6?}"));
                }
            }
        }
    }
}
