//! What a reader has brought, as far as one figure needs it.

use crate::trade::intensity::{Coverage, Group, Inputs, WorldTotal, YearFlows};
use std::cell::OnceCell;
use std::rc::Rc;

/// The flows of the year shown, and what belongs to them.
#[derive(Clone, Debug, Default)]
pub struct Brought {
    /// The work's name, such as that of its file.
    pub name: String,
    /// All years that there are, rising.
    pub years: Vec<i32>,
    /// The flows of the year shown.
    pub now: YearFlows,
    /// Those of the year it is compared with.
    pub earlier: Option<YearFlows>,
    /// Codes and names of economies and groups, in the reader's language; a code
    /// without a name is shown as it is.
    pub names: Vec<(String, String)>,
    /// Economies that are taken as one.
    pub groups: Vec<Group>,
    /// Which number stands for the world's imports.
    pub world: WorldTotal,
    /// How much of the trade the year's flows cover, when it has been asked for.
    pub coverage: OnceCell<Coverage>,
    /// Whether both sides of a flow may declare it, so that one can fill the other's gaps.
    pub both: bool,
    /// The unit of the values as the file calls it; empty where it does not say.
    pub unit: String,
    /// What the reader should know of how the file was read.
    pub notes: Vec<String>,
    /// The same in a line, before the figure.
    pub reading: Reading,
    /// A pair through the years, as it has been asked for.
    pub history: Option<History>,
}

/// How a file was read, in a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The line; empty where nothing was read.
    pub line: String,
    /// Whether so much is missing that the figure may not be what the file says.
    pub grave: bool,
}

/// A pair through the years.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    /// The pair, `JPN-KOR`.
    pub id: String,
    /// What each form of the intensity is computed from, in the order of
    /// [`Variant::ALL`](crate::trade::intensity::Variant::ALL), year by year.
    pub years: Vec<(i32, [Inputs; 4])>,
}

/// [`Brought`], shared; two are the same if they are one.
#[derive(Clone, Debug)]
pub struct Shared(pub Rc<Brought>);

impl PartialEq for Shared {
    fn eq(&self, other: &Shared) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
