//! Figures drawn: a figure, a width and a theme in, marks out.
//!
//! Drawing has two halves. [`fn@scene`] lays a figure out as a [`Scene`]: a list of
//! marks in CSS pixels, with the places that can be touched. [`paint()`] puts a
//! scene on any plotters `DrawingBackend`, at any pixel ratio: the browser's
//! canvas or an SVG file. Text is measured by whoever draws ([`text::Measure`]),
//! so that nothing here reaches for a page.
//!
//! This layer does not know data, words, or the browser.

mod axis;
mod bars;
#[cfg(not(target_arch = "wasm32"))]
mod card;
mod chart;
mod chart_ground;
mod chart_panel;
mod chart_series;
mod chart_under;
mod cursor;
mod flows;
pub mod heat;
mod label;
mod links;
mod list;
mod matrix;
mod morph;
pub mod paint;
#[cfg(not(target_arch = "wasm32"))]
mod phrases;
#[cfg(test)]
mod proof;
pub mod scale;
pub mod scene;
mod sheet;
mod steps;
pub mod text;
pub mod theme;
pub mod tip;

#[cfg(not(target_arch = "wasm32"))]
pub use card::{CARD, Foot, card, picture};
pub use cursor::cursor;
pub use morph::between;
pub use paint::{DrawError, paint, svg};
pub use scene::{Mark, Point, Rect, Scene};
pub use sheet::sheet;
pub use text::{Measure, Widths};
pub use theme::{Color, Theme};

use crate::figure::{Figure, Picture};

/// The narrowest width that a figure is laid out for, in CSS pixels.
pub const MIN_WIDTH: f64 = 240.0;

/// What a scene is laid out with.
pub struct Frame<'a> {
    /// Width in CSS pixels; the height follows from the figure.
    pub width: f64,
    /// Colours.
    pub theme: &'a Theme,
    /// How wide a text runs.
    pub measure: &'a dyn Measure,
    /// The part of the picture that is marked as chosen.
    pub focus: Option<&'a str>,
}

/// Lays a figure's picture out.
#[must_use]
pub fn scene(figure: &Figure, frame: &Frame) -> Scene {
    let width = frame.width.max(MIN_WIDTH);
    let frame = Frame { width, ..*frame };
    match &figure.picture {
        Picture::Chart(chart) => chart::scene(chart, &frame),
        Picture::Matrix(matrix) => matrix::scene(matrix, &frame),
        Picture::Heat(heat) => heat::scene(heat, &frame),
        Picture::Flows(flows) => flows::scene(flows, &frame),
        Picture::Links(links) => links::scene(links, &frame),
        Picture::Bars(bars) => bars::scene(bars, &frame),
        Picture::Steps(steps) => steps::scene(steps, &frame),
        Picture::List(list) => list::scene(list, &frame),
    }
}
