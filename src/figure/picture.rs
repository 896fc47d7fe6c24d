//! The kinds of picture a figure can have, before they have a size.

use super::chart::{Chart, Role};
pub use super::heat::{Before, Heat, HeatScale};

/// A picture.
#[derive(Clone, Debug, PartialEq)]
pub enum Picture {
    /// Series against years or categories.
    Chart(Chart),
    /// A square of values, exporters in rows.
    Matrix(Matrix),
    /// A square of values too many to print.
    Heat(Heat),
    /// Flows between places, drawn to size, over their history.
    Flows(Flows),
    /// Pairs that are linked.
    Links(Links),
    /// Bars beside names.
    Bars(Bars),
    /// Boxes in steps.
    Steps(Steps),
    /// Claims, one under another.
    List(List),
}

/// A square of values, exporters in rows and importers in columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    /// The economies' names, for rows and columns alike.
    pub names: Vec<String>,
    /// The economies' own values of the `focus` key, such as `JPN`; empty where
    /// they do not open.
    pub ids: Vec<String>,
    /// What stands at the head of a row's name, such as an arrow.
    pub arrow: &'static str,
    /// Row by row; as many as names squared.
    pub cells: Vec<MatrixCell>,
    /// What the low and the high end of the colours mean, and the middle.
    pub legend: [String; 3],
}

/// A value of a matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixCell {
    /// The value of the `focus` key, such as `JPN-KOR`; empty on the diagonal.
    pub id: String,
    /// The value as written, or a dash.
    pub text: String,
    /// A second, smaller line, such as the value of another year.
    pub under: String,
    /// The same in full words, for a reader who cannot see the place.
    pub label: String,
    /// Step of heat from −6 (far below 1) to 6 (far above 1); `None` where undefined.
    pub heat: Option<i8>,
}

/// Flows between places.
#[derive(Clone, Debug, PartialEq)]
pub struct Flows {
    /// The places; their order is fixed: Japan, Taiwan, United States.
    pub nodes: Vec<String>,
    /// The flows.
    pub flows: Vec<Flow>,
    /// What a band of a certain width stands for, as `(value, words)`.
    pub key: (f64, String),
    /// The flows over time.
    pub history: Chart,
}

/// A flow.
#[derive(Clone, Debug, PartialEq)]
pub struct Flow {
    /// The value of the `focus` key, such as `jpn-twn`.
    pub id: &'static str,
    /// From which place, by index.
    pub from: usize,
    /// To which place, by index.
    pub to: usize,
    /// Its name.
    pub name: String,
    /// Its size; `None` where it is not known.
    pub value: Option<f64>,
    /// The size as written, or why there is none.
    pub text: String,
    /// The same in as few letters as can be.
    pub brief: String,
    /// What it stands for.
    pub role: Role,
}

/// Pairs that are linked.
#[derive(Clone, Debug, PartialEq)]
pub struct Links {
    /// What stands on the left and on the right.
    pub headings: [String; 2],
    /// The pairs.
    pub pairs: Vec<Pair>,
    /// What the strokes mean, in the order of their numbers.
    pub kinds: Vec<String>,
}

/// A linked pair.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The value of the `focus` key.
    pub id: &'static str,
    /// On the left.
    pub left: String,
    /// On the right.
    pub right: String,
    /// What they do together.
    pub about: String,
    /// Which kind of link, as an index into the kinds.
    pub kind: usize,
    /// Whether the filters let it through.
    pub shown: bool,
}

/// Bars beside names.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// What is measured, with its unit.
    pub heading: String,
    /// The bars.
    pub rows: Vec<Bar>,
    /// Strips of boxes under the bars.
    pub strips: Vec<Strip>,
}

/// Boxes side by side under a heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Strip {
    /// What they are.
    pub heading: String,
    /// Whether each leads to the next.
    pub follows: bool,
    /// The boxes.
    pub steps: Vec<Step>,
}

/// A bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// The value of the `focus` key.
    pub id: &'static str,
    /// Its name.
    pub name: String,
    /// What is said under the name.
    pub about: String,
    /// Its length.
    pub value: f64,
    /// The value as written.
    pub text: String,
    /// What it stands for.
    pub role: Role,
}

/// Boxes in rows, from the foundation to the goal.
#[derive(Clone, Debug, PartialEq)]
pub struct Steps {
    /// The rows, from the first to the last.
    pub rows: Vec<StepRow>,
}

/// A row of boxes.
#[derive(Clone, Debug, PartialEq)]
pub struct StepRow {
    /// What the row is.
    pub heading: String,
    /// How its boxes look.
    pub kind: StepKind,
    /// A box that heads the others of the row.
    pub head: Option<Step>,
    /// Its boxes.
    pub steps: Vec<Step>,
}

/// How a row of boxes looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// What both sides share.
    Common,
    /// What sets them apart.
    Conflict,
    /// A way from the one to the other.
    Mechanism,
    /// A stage.
    Stage,
    /// The stage at which things stand.
    Current,
    /// What it leads to.
    Goal,
}

/// A box.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The value of the `focus` key.
    pub id: &'static str,
    /// A word above the label, such as who acts.
    pub over: String,
    /// What it says.
    pub label: String,
}

/// Claims, one under another, with their counts.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// How many there are of each verdict, all of them first.
    pub tallies: Vec<Tally>,
    /// The claims that the filters let through.
    pub entries: Vec<Entry>,
}

/// How many claims have a verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct Tally {
    /// The value of the `measure` key that filters by it.
    pub id: &'static str,
    /// Its name.
    pub name: String,
    /// How many.
    pub count: usize,
    /// Whether the list is filtered by it.
    pub chosen: bool,
}

/// A claim in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The value of the `focus` key.
    pub id: &'static str,
    /// Where it stands.
    pub place: String,
    /// What it says.
    pub text: String,
    /// The verdict in a word.
    pub verdict: String,
    /// The verdict's name in the API.
    pub verdict_id: &'static str,
    /// A sign for the verdict.
    pub sign: &'static str,
    /// Stated → computed; may be empty.
    pub values: String,
    /// The figure that shows it, as keys of the address; may be empty.
    pub jump: &'static str,
}
