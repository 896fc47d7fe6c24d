//! A chart of series against years or categories, before it has a size.

use super::table::DataTable;

/// What a series stands for; a theme gives each role one colour everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// What Taiwan sells.
    Exports,
    /// What Taiwan buys.
    Imports,
    /// Exports less imports.
    Balance,
    /// Anything that only helps to read the rest, such as a total.
    Context,
    /// Taiwan among other economies.
    Taiwan,
    /// Japan among other economies.
    Japan,
    /// Korea among other economies.
    Korea,
    /// China among other economies.
    China,
    /// What Taiwan sells to others than Japan.
    Other,
}

/// A chart: one or more panels side by side, and what they share.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chart {
    /// The panels, from left to right.
    pub panels: Vec<Panel>,
    /// An enlarged part of the first panel, drawn inside it where it is empty.
    pub inset: Option<Panel>,
    /// Years without data in the first panel, hatched and labelled.
    pub gap: Option<Gap>,
    /// Phases behind the lines.
    pub bands: Vec<Band>,
    /// Sources under the axis, each with its years, and a seam between two.
    pub stretches: Vec<Stretch>,
    /// Events under the axis, by number, rising.
    pub marks: Vec<EventMark>,
    /// Whether the panels show the same years, so that a year is pointed at in
    /// all of them at once.
    pub twin: bool,
    /// A year to be marked with a rule, such as the one a diagram shows.
    pub rule: Option<f64>,
    /// Years to be marked with quieter rules, such as those of the paper.
    pub anchors: Vec<f64>,
    /// Whether each line opens, by its id, from the name at its end.
    pub opens: bool,
    /// The ids of the series that a reader can choose among; may be empty.
    pub toggles: Vec<&'static str>,
    /// Those chosen; none where all are shown.
    pub chosen: Vec<&'static str>,
    /// The series that are not, one of each id.
    pub hidden: Vec<Series>,
    /// The values at each position, from left to right.
    pub tooltips: Vec<Tooltip>,
}

/// A panel with an axis of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// Along the picture.
    pub x: XAxis,
    /// Up the picture.
    pub y: YAxis,
    /// A heading, where there is more than one panel.
    pub heading: String,
    /// The series, the one to be drawn last (on top) last.
    pub series: Vec<Series>,
}

/// The axis along the picture.
#[derive(Clone, Debug, PartialEq)]
pub enum XAxis {
    /// From one year to another.
    Years(f64, f64),
    /// Named places 0, 1, 2 …; each with a full and a short name.
    Categories(Vec<(String, String)>),
}

/// The axis up the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct YAxis {
    /// Linear or log.
    pub scale: super::YScale,
    /// The unit, named at the topmost tick.
    pub unit: String,
    /// What a value is divided by to be counted in that unit.
    pub size: f64,
    /// A suffix of each tick, such as `%`.
    pub suffix: &'static str,
    /// A value that gets a rule of its own, such as 100 for an index.
    pub reference: Option<f64>,
    /// The ends of a scale of ratios that panels share, the lower one a power of
    /// two; its ticks are doublings. Otherwise the values make the ends.
    pub shared: Option<(f64, f64)>,
}

/// How a series is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A line through its points.
    Line,
    /// A thin dashed line: the same as another side declares it. It is named
    /// over the plot instead of at its end.
    Thin,
    /// Rings at its points: values beside those of a line, computed otherwise.
    Rings,
    /// Columns; `slot` of `of` side by side at each place.
    Columns {
        /// Which of the columns at one place, from 0.
        slot: usize,
        /// How many columns stand at one place.
        of: usize,
        /// Hatched instead of filled: the part that is counted apart.
        hatched: bool,
    },
}

/// A series.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Its id, unique in the panel.
    pub id: &'static str,
    /// Its name.
    pub name: String,
    /// What it stands for.
    pub role: Role,
    /// How it is drawn.
    pub shape: Shape,
    /// Its runs. Nothing is drawn between one run and the next.
    pub runs: Vec<Run>,
    /// A second line under the name at the line's end, such as the last value.
    pub end: String,
}

/// Points of one source without a gap between them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Run {
    /// From another source than the paper: drawn as dots.
    pub dotted: bool,
    /// The points, `x` rising.
    pub points: Vec<Datum>,
}

/// A value at a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Datum {
    /// Year or category.
    pub x: f64,
    /// Where a column begins; 0 for lines.
    pub base: f64,
    /// The value, finite.
    pub y: f64,
}

/// Years without data.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// The last year before it with data.
    pub from: f64,
    /// The first year after it with data.
    pub to: f64,
    /// Why nothing is there, in one or more lines.
    pub label: Vec<String>,
}

/// The years that come from one source.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    /// First year.
    pub from: f64,
    /// Last year.
    pub to: f64,
    /// The source's name.
    pub label: String,
    /// A shorter name for narrow pictures.
    pub short: String,
    /// From another source than the paper.
    pub dotted: bool,
}

/// An event that is marked by its number.
#[derive(Clone, Debug, PartialEq)]
pub struct EventMark {
    /// When, in years.
    pub at: f64,
    /// Its number, from 1.
    pub number: usize,
    /// The value of the `focus` key that opens it.
    pub id: String,
    /// The value of the `focus` key that opens its phase with all events.
    pub phase: String,
    /// A short name where it has one and there is room.
    pub name: String,
    /// What it is, for those who cannot see the picture.
    pub label: String,
}

/// A phase.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// The value of the `focus` key that opens it.
    pub id: String,
    /// Where it begins, in years.
    pub from: f64,
    /// Where it ends, in years.
    pub to: f64,
    /// Its name.
    pub label: String,
    /// A shorter name for narrow pictures.
    pub short: String,
}

/// All values at one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Tooltip {
    /// The place: year or category.
    pub x: f64,
    /// Which panel it belongs to.
    pub panel: usize,
    /// The place's name.
    pub heading: String,
    /// Its name in an address: that of its row in the table.
    pub id: String,
    /// The values.
    pub rows: Vec<TooltipRow>,
    /// Where they come from.
    pub source: String,
}

/// One value of a tooltip.
#[derive(Clone, Debug, PartialEq)]
pub struct TooltipRow {
    /// What it stands for.
    pub role: Role,
    /// Its name.
    pub name: String,
    /// The value, or why there is none.
    pub text: String,
    /// The value in the unit of the axis, where it can be pointed at.
    pub y: Option<f64>,
    /// The key of the table's column that holds the value.
    pub column: String,
    /// The number of its footnote, where the source prints it otherwise.
    pub mark: Option<usize>,
}

impl Chart {
    /// Marks the values that the source prints otherwise, as the table does.
    pub fn mark(&mut self, table: &DataTable) {
        for tooltip in &mut self.tooltips {
            for value in &mut tooltip.rows {
                let cell = table
                    .find(&(tooltip.id.clone() + "." + &value.column))
                    .and_then(|(row, column)| table.rows.get(row)?.get(column));
                value.mark = cell.and_then(|cell| {
                    let corrected = cell
                        .origin
                        .as_ref()
                        .is_some_and(|origin| origin.is_corrected());
                    cell.note.filter(|_| corrected)
                });
            }
        }
    }
}

impl Series {
    /// All points of all runs.
    pub fn points(&self) -> impl Iterator<Item = &Datum> {
        self.runs.iter().flat_map(|run| &run.points)
    }
}

/// Splits points, given as `(year, value, source)`, into runs: a new one
/// wherever a value is missing, the years jump, or the source changes. Source 0
/// is the paper; others are dotted.
#[must_use]
pub fn runs(points: &[(i32, Option<f64>, u8)]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut last: Option<(i32, u8)> = None;
    for &(year, value, source) in points {
        let Some(y) = value.filter(|y| y.is_finite()) else {
            last = None;
            continue;
        };
        let datum = Datum {
            x: f64::from(year),
            base: 0.0,
            y,
        };
        match runs.last_mut() {
            Some(run) if last == Some((year - 1, source)) => run.points.push(datum),
            _ => runs.push(Run {
                dotted: source > 0,
                points: vec![datum],
            }),
        }
        last = Some((year, source));
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_value_breaks_the_line() {
        let runs = runs(&[
            (1, Some(1.0), 0),
            (2, None, 0),
            (3, Some(3.0), 0),
            (4, Some(4.0), 0),
        ]);
        assert_eq!(runs.len(), 2);
        assert_eq!(runs[1].points.len(), 2);
    }

    #[test]
    fn a_jump_in_the_years_breaks_the_line() {
        let runs = runs(&[(1972, Some(1.0), 0), (1987, Some(2.0), 0)]);
        assert_eq!(runs.len(), 2);
    }

    #[test]
    fn no_line_joins_two_sources() {
        let runs = runs(&[(1, Some(1.0), 0), (2, Some(2.0), 1), (3, Some(3.0), 2)]);
        assert_eq!(runs.len(), 3);
        assert!(!runs[0].dotted && runs[1].dotted && runs[2].dotted);
    }

    #[test]
    fn what_is_not_a_number_never_reaches_a_run() {
        assert!(runs(&[(1, Some(f64::NAN), 0)]).is_empty());
        assert!(runs(&[]).is_empty());
    }
}
