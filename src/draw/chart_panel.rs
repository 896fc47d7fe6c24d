//! One panel of a chart: the room it leaves its plot, and its scales.

use super::Frame;
use super::chart::tick_text;
use super::scale::{self, Scale};
use super::scene::Rect;
use crate::figure::YScale;
use crate::figure::chart::{Datum, Panel as Data, Series, Shape, TooltipRow, XAxis};

/// Size of axis text.
pub const TEXT: f64 = 12.0;
/// Size of the labels at the lines' ends.
pub const LABEL: f64 = 13.0;
/// Rows under the plot: years, and the numbers of events.
pub const AXIS_ROW: f64 = 24.0;
/// See `AXIS_ROW`.
pub const MARK_ROW: f64 = 24.0;
/// How much of the plot's height an inset takes.
pub const INSET: f64 = 0.56;
/// Row under the years: the sources.
pub const SOURCE_ROW: f64 = 30.0;
/// Each row of events' names under their numbers.
pub const NAME_ROW: f64 = 16.0;
/// Rows over the plot: the phases' names, and the unit.
pub const BAND_ROW: f64 = 20.0;
/// See `BAND_ROW`.
pub const UNIT_ROW: f64 = 24.0;

/// Where a panel goes and what it has besides its plot.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// All the room there is.
    pub outer: Rect,
    /// Names stand at the lines' ends.
    pub end_labels: bool,
    /// Event numbers stand under the axis.
    pub marks: bool,
    /// Sources stand under the years.
    pub sources: bool,
    /// How many rows of events' names stand under their numbers.
    pub names: usize,
    /// Phases' names stand over the plot.
    pub bands: bool,
    /// It stands inside another panel and has no axis rows of its own.
    pub inset: bool,
    /// Its lines open from the names at their ends.
    pub opens: bool,
}

impl Place {
    /// Height of the rows under the years.
    pub fn under(&self) -> f64 {
        let sources = if self.sources { SOURCE_ROW } else { 0.0 };
        let marks = if self.marks { MARK_ROW } else { 0.0 };
        sources + marks + self.names as f64 * NAME_ROW
    }
}

/// A panel with its scales.
pub struct Panel<'a> {
    /// What it shows.
    pub data: &'a Data,
    /// Where it goes.
    pub place: Place,
    /// The room of the lines themselves.
    pub plot: Rect,
    scale: Scale,
    /// The values that get a rule.
    pub ticks: Vec<f64>,
}

impl<'a> Panel<'a> {
    /// Finds the room for a panel's plot: what axes and labels leave.
    pub fn new(data: &'a Data, place: Place, frame: &Frame) -> Panel<'a> {
        let outer = place.outer;
        let mut top = outer.y + UNIT_ROW + if place.bands { BAND_ROW } else { 0.0 };
        if !data.heading.is_empty() {
            top += BAND_ROW;
        }
        let mut bottom = outer.bottom() - AXIS_ROW - place.under();
        if place.inset {
            top = outer.y + 28.0;
            bottom = outer.bottom() - 12.0;
        }
        let count = (((bottom - top) / 52.0).round() as usize).clamp(2, 7);
        let values = data.series.iter().flat_map(|series| {
            series
                .points()
                .flat_map(|datum| [datum.y + datum.base, datum.base_if_linear(data.y.scale)])
        });
        let values = values.chain(data.y.reference);
        let (scale, ticks) = match data.y.shared {
            Some(domain) => {
                let doubled = std::iter::successors(Some(domain.0), |tick| Some(tick * 2.0));
                let scale = Scale {
                    kind: data.y.scale,
                    domain,
                    range: (bottom, top),
                };
                (
                    scale,
                    doubled.take_while(|tick| *tick <= domain.1).collect(),
                )
            }
            None => {
                let scale = Scale::over(data.y.scale, values, (bottom, top), count);
                (scale, scale.ticks(count))
            }
        };
        let decimals = scale::decimals(&ticks_in(&ticks, data.y.size));
        let widest = ticks
            .iter()
            .map(|&tick| {
                let text = tick_text(&data.y, tick, decimals_of(tick, data, decimals));
                frame.measure.width(&text, TEXT, false)
            })
            .fold(0.0, f64::max);
        let left = outer.x + widest + 8.0;
        let right = outer.right()
            - match place.end_labels {
                true => end_width(data, frame).min(outer.w * 0.5),
                false => 8.0,
            };
        Panel {
            data,
            place,
            plot: Rect::new(
                left,
                top,
                (right - left).max(24.0),
                (bottom - top).max(24.0),
            ),
            scale,
            ticks,
        }
    }

    /// The pixel of a year or category; `None` outside the axis.
    pub fn x(&self, value: f64) -> Option<f64> {
        match &self.data.x {
            XAxis::Years(from, to) => (*from <= value && value <= *to).then(|| {
                let pad = self.pad();
                let extent = (to - from).max(1e-9);
                self.plot.x + pad + (value - from) / extent * (self.plot.w - 2.0 * pad)
            }),
            XAxis::Categories(names) => {
                let each = self.plot.w / names.len().max(1) as f64;
                (value >= 0.0 && value < names.len() as f64)
                    .then_some(self.plot.x + (value + 0.5) * each)
            }
        }
    }

    /// The pixel of a value; `None` where the scale has none.
    pub fn y(&self, value: f64) -> Option<f64> {
        self.scale.at(value)
    }

    /// Whether a value is drawn in this panel: twin panels have a direction each,
    /// and a series may be put aside.
    pub fn shows(&self, x: f64, row: &TooltipRow) -> bool {
        let columns = self.has_columns();
        let drawn = |datum: &Datum| {
            let y = row.y.unwrap_or(f64::NAN);
            // A column may stand on another one.
            datum.x == x && (columns || (datum.y - y).abs() <= 1e-9 * y.abs())
        };
        self.data
            .series
            .iter()
            .any(|series| series.role == row.role && series.points().any(drawn))
    }

    /// Whether a series stands in columns.
    pub fn has_columns(&self) -> bool {
        let columns = |series: &Series| matches!(series.shape, Shape::Columns { .. });
        self.data.series.iter().any(columns)
    }

    /// Columns need half their width at the ends.
    fn pad(&self) -> f64 {
        match (&self.data.x, self.has_columns()) {
            (XAxis::Years(from, to), true) => self.plot.w / (to - from + 1.0) / 2.0 + 1.0,
            _ => 0.0,
        }
    }
}

impl crate::figure::chart::Datum {
    /// A column's foot counts for a linear scale; a log scale has no foot.
    fn base_if_linear(&self, scale: YScale) -> f64 {
        match scale {
            YScale::Linear => self.base,
            YScale::Log => self.y,
        }
    }
}

/// Ticks in the unit of their axis.
pub fn ticks_in(ticks: &[f64], size: f64) -> Vec<f64> {
    ticks.iter().map(|tick| tick / size).collect()
}

/// On a log scale each tick has the decimals it needs.
pub fn decimals_of(tick: f64, data: &Data, decimals: usize) -> usize {
    match data.y.scale {
        YScale::Linear => decimals,
        YScale::Log => (-(tick / data.y.size).log10().floor()).clamp(0.0, 6.0) as usize,
    }
}

/// Room for the names at the lines' ends.
fn end_width(data: &Data, frame: &Frame) -> f64 {
    let widest = data
        .series
        .iter()
        .filter(|series| series.shape == Shape::Line)
        .map(|series| {
            let name = frame.measure.width(&series.name, LABEL, true);
            let end = frame.measure.width(&series.end, TEXT, false);
            name.max(end) + 10.0
        })
        .fold(0.0, f64::max);
    widest.max(8.0)
}
