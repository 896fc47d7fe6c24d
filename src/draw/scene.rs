//! A picture laid out: marks in CSS pixels, and what of it can be touched.

use super::text::{self, Measure};
use super::theme::Color;
use std::rc::Rc;

/// A point in CSS pixels, from the top left.
pub type Point = (f64, f64);

/// A rectangle in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width, not negative.
    pub w: f64,
    /// Height, not negative.
    pub h: f64,
}

impl Rect {
    /// A rectangle from its top left corner and its size.
    #[must_use]
    pub const fn new(x: f64, y: f64, w: f64, h: f64) -> Rect {
        Rect { x, y, w, h }
    }

    /// The right edge.
    #[must_use]
    pub fn right(&self) -> f64 {
        self.x + self.w
    }

    /// The bottom edge.
    #[must_use]
    pub fn bottom(&self) -> f64 {
        self.y + self.h
    }

    /// The middle.
    #[must_use]
    pub fn center(&self) -> Point {
        (self.x + self.w / 2.0, self.y + self.h / 2.0)
    }

    /// The same, smaller by `by` on every side.
    #[must_use]
    pub fn inset(&self, by: f64) -> Rect {
        let w = (self.w - 2.0 * by).max(0.0);
        let h = (self.h - 2.0 * by).max(0.0);
        Rect::new(self.x + by, self.y + by, w, h)
    }

    /// Whether two rectangles share more than an edge.
    #[must_use]
    pub fn overlaps(&self, other: &Rect) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }
}

/// Which point of a text is at its place; the middle line vertically.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Anchor {
    /// The left end.
    #[default]
    Start,
    /// The middle.
    Middle,
    /// The right end.
    End,
}

/// One stroke, area or text.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A line through points.
    Line {
        /// The points.
        points: Vec<Point>,
        /// Its colour.
        color: Color,
        /// Its width.
        width: f64,
        /// Lengths of dash and gap, if it is not whole.
        dash: Option<(f64, f64)>,
    },
    /// A filled polygon.
    Area {
        /// Its corners.
        points: Vec<Point>,
        /// Its colour.
        color: Color,
    },
    /// A filled rectangle, its edges snapped to device pixels.
    Block {
        /// Where it is.
        rect: Rect,
        /// Its colour.
        color: Color,
    },
    /// Cells side by side in rows, each filled with one of some colours.
    Cells {
        /// Where they are.
        rect: Rect,
        /// How many are in a row.
        across: usize,
        /// The colour of each, row by row; one that there is not leaves it free.
        tones: Rc<[u8]>,
        /// The colours.
        colors: Rc<[Color]>,
    },
    /// A filled circle.
    Dot {
        /// Its middle.
        center: Point,
        /// Its radius.
        radius: f64,
        /// Its colour.
        color: Color,
    },
    /// A text on one line.
    Text {
        /// Where its anchor is.
        at: Point,
        /// What it says.
        text: String,
        /// Height of its letters' square.
        size: f64,
        /// Heavier than usual.
        bold: bool,
        /// Its colour.
        color: Color,
        /// Which point of it is at its place.
        anchor: Anchor,
        /// Read from bottom to top.
        upright: bool,
    },
}

impl Mark {
    /// The same mark, further right and down.
    #[must_use]
    pub fn moved(mut self, right: f64, down: f64) -> Mark {
        let shift = |point: &mut Point| {
            point.0 += right;
            point.1 += down;
        };
        match &mut self {
            Mark::Line { points, .. } | Mark::Area { points, .. } => {
                points.iter_mut().for_each(shift);
            }
            Mark::Block { rect, .. } | Mark::Cells { rect, .. } => {
                rect.x += right;
                rect.y += down;
            }
            Mark::Dot { center, .. } => shift(center),
            Mark::Text { at, .. } => shift(at),
        }
        self
    }
}

/// A place that can be pointed at along a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    /// The index of the chart's tooltip.
    pub tooltip: usize,
    /// Where it is along the picture.
    pub x: f64,
    /// The rows of pixels it spans.
    pub top: f64,
    /// See `top`.
    pub bottom: f64,
    /// The points to be marked when it is pointed at.
    pub dots: Vec<Dot>,
}

/// A point that a cursor marks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dot {
    /// Where it is.
    pub at: Point,
    /// Its colour.
    pub color: Color,
    /// The row of the tooltip whose value it is.
    pub row: usize,
}

/// A part of a diagram that opens.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The value of the `focus` key.
    pub id: String,
    /// Where it is; at least 24 pixels each way.
    pub rect: Rect,
    /// Its name.
    pub label: String,
    /// Of a series that can be chosen: whether it is. Such a part does not open.
    pub chosen: Option<bool>,
}

/// A picture laid out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Width in CSS pixels.
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
    /// The marks, the topmost last.
    pub marks: Vec<Mark>,
    /// The places that can be pointed at, from left to right and top to bottom.
    pub stops: Vec<Stop>,
    /// The parts that open, in reading order.
    pub targets: Vec<Target>,
}

/// How a text looks.
#[derive(Clone, Copy, Debug)]
pub struct Type {
    /// Height of its letters' square.
    pub size: f64,
    /// Heavier than usual.
    pub bold: bool,
    /// Its colour.
    pub color: Color,
}

impl Scene {
    /// An empty scene of a width; the height is set when it is known.
    #[must_use]
    pub fn new(width: f64) -> Scene {
        Scene {
            width,
            ..Scene::default()
        }
    }

    /// Adds a whole line.
    pub fn line(&mut self, points: Vec<Point>, color: Color, width: f64) {
        self.dashed(points, color, width, None);
    }

    /// Adds a line with dashes.
    pub fn dashed(
        &mut self,
        points: Vec<Point>,
        color: Color,
        width: f64,
        dash: Option<(f64, f64)>,
    ) {
        self.marks.push(Mark::Line {
            points,
            color,
            width,
            dash,
        });
    }

    /// Adds a filled polygon.
    pub fn area(&mut self, points: Vec<Point>, color: Color) {
        self.marks.push(Mark::Area { points, color });
    }

    /// Adds a filled rectangle.
    pub fn block(&mut self, rect: Rect, color: Color) {
        self.marks.push(Mark::Block { rect, color });
    }

    /// Adds a horizontal rule, one pixel high.
    pub fn rule(&mut self, x: f64, y: f64, w: f64, color: Color) {
        self.block(Rect::new(x, y, w, 1.0), color);
    }

    /// Adds the four edges of a rectangle.
    pub fn border(&mut self, rect: Rect, color: Color, width: f64) {
        let Rect { x, y, w, h } = rect;
        self.block(Rect::new(x, y, w, width), color);
        self.block(Rect::new(x, rect.bottom() - width, w, width), color);
        self.block(Rect::new(x, y, width, h), color);
        self.block(Rect::new(rect.right() - width, y, width, h), color);
    }

    /// Adds a filled circle.
    pub fn dot(&mut self, center: Point, radius: f64, color: Color) {
        self.marks.push(Mark::Dot {
            center,
            radius,
            color,
        });
    }

    /// Adds a text on one line.
    pub fn text(&mut self, at: Point, text: impl Into<String>, kind: Type, anchor: Anchor) {
        self.marks.push(Mark::Text {
            at,
            text: text.into(),
            size: kind.size,
            bold: kind.bold,
            color: kind.color,
            anchor,
            upright: false,
        });
    }

    /// Adds slanted strokes inside a rectangle.
    pub fn hatch(&mut self, rect: Rect, color: Color, step: f64) {
        let mut offset = step - rect.h;
        while offset < rect.w {
            // The stroke runs from the bottom edge up to the right; clipped by hand.
            let (x0, y0) = match offset < 0.0 {
                true => (rect.x, rect.bottom() + offset),
                false => (rect.x + offset, rect.bottom()),
            };
            let reach = (rect.right() - x0).min(y0 - rect.y);
            if reach > 0.0 {
                self.line(vec![(x0, y0), (x0 + reach, y0 - reach)], color, 1.0);
            }
            offset += step;
        }
    }

    /// The boxes of all texts, for finding overlaps and cut labels.
    #[must_use]
    pub fn text_boxes(&self, measure: &dyn Measure) -> Vec<(String, Rect)> {
        self.marks
            .iter()
            .filter_map(|mark| match mark {
                Mark::Text {
                    at,
                    text,
                    size,
                    bold,
                    anchor,
                    upright,
                    ..
                } => {
                    let w = measure.width(text, *size, *bold);
                    let h = size * text::LETTER_HEIGHT;
                    let along = match anchor {
                        Anchor::Start => 0.0,
                        Anchor::Middle => w / 2.0,
                        Anchor::End => w,
                    };
                    let rect = match upright {
                        false => Rect::new(at.0 - along, at.1 - h / 2.0, w, h),
                        true => Rect::new(at.0 - h / 2.0, at.1 + along - w, h, w),
                    };
                    Some((text.clone(), rect))
                }
                _ => None,
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hatching_stays_inside_its_rectangle() {
        let mut scene = Scene::new(100.0);
        let rect = Rect::new(10.0, 20.0, 30.0, 50.0);
        scene.hatch(rect, Color::rgb(0), 6.0);
        assert!(scene.marks.len() > 8);
        for mark in &scene.marks {
            let Mark::Line { points, .. } = mark else {
                panic!("a hatch is made of lines")
            };
            for &(x, y) in points {
                assert!(x >= rect.x - 1e-9 && x <= rect.right() + 1e-9);
                assert!(y >= rect.y - 1e-9 && y <= rect.bottom() + 1e-9);
            }
        }
    }

    #[test]
    fn touching_edges_do_not_overlap() {
        let a = Rect::new(0.0, 0.0, 10.0, 10.0);
        assert!(!a.overlaps(&Rect::new(10.0, 0.0, 5.0, 5.0)));
        assert!(a.overlaps(&Rect::new(9.9, 0.0, 5.0, 5.0)));
    }
}
