//! What is done to a year's flows before anything is computed from them.

use super::WorldTotal;

/// Economies that are taken as one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "web", derive(serde::Serialize, serde::Deserialize))]
pub struct Group {
    /// Its code, in place of those of its members; differs from every other code.
    pub code: String,
    /// The codes of its members. A member of two groups counts in the first.
    pub members: Vec<String>,
}

/// The rules in force; by default none.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "web", derive(serde::Serialize, serde::Deserialize))]
pub struct Rules {
    /// A flow that one side does not declare is taken from the other side's
    /// declaration. The two differ by freight and insurance, among other things.
    pub mirror: bool,
    /// Economies that are taken as one; trade inside a group is left out.
    pub groups: Vec<Group>,
    /// Which number stands for the world's imports.
    pub world: WorldTotal,
}

/// ASEAN as it was until 2025: its ten members.
pub const ASEAN: [&str; 10] = [
    "BRN", "KHM", "IDN", "LAO", "MYS", "MMR", "PHL", "SGP", "THA", "VNM",
];

/// The European Union since 2020: its 27 members, whatever the year of the flows.
pub const EU: [&str; 27] = [
    "AUT", "BEL", "BGR", "HRV", "CYP", "CZE", "DNK", "EST", "FIN", "FRA", "DEU", "GRC", "HUN",
    "IRL", "ITA", "LVA", "LTU", "LUX", "MLT", "NLD", "POL", "PRT", "ROU", "SVK", "SVN", "ESP",
    "SWE",
];
