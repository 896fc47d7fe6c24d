//! The paper's numeric claims, each with a check on the embedded data.
//!
//! A claim says where it stands, what it says in our words, and how it is
//! checked. The verdict is computed whenever it is asked for, from [`Data`];
//! nothing here is a verdict written down. One section of the paper a file.
//!
//! Not here: pictures of claims, and any figure that is not the claim's own;
//! those lie in [`crate::data`].

mod cold_war;
mod data;
mod integration;
mod intro;
mod outlook;
mod post_cold_war;
mod sheet;
mod tables;
mod words;

/// What stands between a count and the number of what was counted.
pub const COUNTED: &str = " / ";
/// The unit of counts: how many years.
pub const YEARS: crate::i18n::Tri = words::YEARS;

pub use data::Data;
pub use sheet::Step;

use crate::data::{DatasetId, decimal};
use crate::i18n::{Lang, Tri, number};
use crate::trade::Undefined;
use sheet::{Outcome, Sheet};

/// What the data say of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It agrees, to the digit it is stated with.
    Holds,
    /// It does not.
    Differs,
    /// The paper's tables cannot settle it.
    Unverifiable,
    /// It is another study's result, which the paper only quotes.
    Quoted,
}

impl Verdict {
    /// All verdicts, in the order of their counts.
    pub const ALL: [Verdict; 4] = [
        Verdict::Holds,
        Verdict::Differs,
        Verdict::Unverifiable,
        Verdict::Quoted,
    ];

    /// Its name in the address, the API and downloads.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Verdict::Holds => "holds",
            Verdict::Differs => "differs",
            Verdict::Unverifiable => "unverifiable",
            Verdict::Quoted => "quoted",
        }
    }

    /// Its name for a reader.
    #[must_use]
    pub const fn label(self) -> Tri {
        match self {
            Verdict::Holds => words::HOLDS,
            Verdict::Differs => words::DIFFERS,
            Verdict::Unverifiable => words::UNVERIFIABLE,
            Verdict::Quoted => words::QUOTED,
        }
    }

    /// A sign beside the word, so that no colour has to say it.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Verdict::Holds => "=",
            Verdict::Differs => "≠",
            Verdict::Unverifiable => "?",
            Verdict::Quoted => "”",
        }
    }

    fn of(agrees: bool) -> Verdict {
        match agrees {
            true => Verdict::Holds,
            false => Verdict::Differs,
        }
    }
}

/// The parts of the paper that make claims: sections and tables, by `unit` id.
pub const SECTIONS: [(&str, Tri); 8] = [
    ("1", words::SECTION_1),
    ("2", words::SECTION_2),
    ("3", words::SECTION_3),
    ("4", words::SECTION_4),
    ("5", words::SECTION_5),
    ("t1", words::TABLE_1),
    ("t2", words::TABLE_2),
    ("t3", words::TABLE_3),
];

/// A numeric claim of the paper.
#[derive(Clone, Copy, Debug)]
pub struct Claim {
    /// Its id: `c01` and so on.
    pub id: &'static str,
    /// Where it stands: an id of [`SECTIONS`].
    pub section: &'static str,
    /// The row of the table it stands in, such as `1966`; empty for a text.
    pub row: &'static str,
    /// What it says, in our words.
    pub text: Tri,
    /// The stated value or values in plain digits; empty where it names none.
    pub stated: &'static str,
    /// What the values are counted in.
    pub unit: Tri,
    /// The figure with the cell in question marked, as keys of the address;
    /// empty where no figure shows it.
    pub jump: &'static str,
    check: Check,
}

/// Computes a claim on a sheet.
type Check = fn(&mut Sheet) -> Result<Outcome, Undefined>;

/// What came out of a check.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// The verdict.
    pub verdict: Verdict,
    /// The computed values, rounded to the decimals of the claim's check, in
    /// the claim's unit; empty where there are none.
    pub computed: Vec<f64>,
    /// Computed less stated, value by value; empty where either is missing.
    pub difference: Vec<f64>,
    /// With how many decimals the two are written.
    pub decimals: usize,
    /// What stands between two values.
    pub join: &'static str,
    /// The working.
    pub steps: Vec<Step>,
    /// What series from outside the paper say, where they were asked: the
    /// ground of the verdict, or beside one that the paper's tables cannot give.
    pub outside: Option<Verdict>,
}

impl Claim {
    /// Where it stands, for a reader.
    #[must_use]
    pub fn place(&self, lang: Lang) -> String {
        let mut place = SECTIONS
            .iter()
            .find(|(id, _)| *id == self.section)
            .map_or_else(String::new, |(_, name)| name.text(lang));
        if !self.row.is_empty() {
            place.push_str(" · ");
            place.push_str(self.row);
        }
        place
    }

    /// The stated values, one by one.
    #[must_use]
    pub fn values(&self) -> Vec<f64> {
        let parts = self.stated.split([' ', ';']);
        parts.filter_map(decimal).collect()
    }

    /// Checks it against the data, with its working in a language. A figure
    /// that is missing makes it unverifiable, and the working says so.
    #[must_use]
    pub fn check(&self, data: &Data, lang: Lang) -> Checked {
        let mut sheet = Sheet::new(self, data, lang);
        let outcome = match (self.check)(&mut sheet) {
            _ if sheet.missing => {
                // What was written with a gap in it is no computation.
                sheet.steps.clear();
                Err(Undefined::Missing)
            }
            outcome => outcome,
        };
        let outcome = outcome.unwrap_or_else(|reason| {
            sheet.head(crate::i18n::words::reason(reason));
            Outcome::new(Verdict::Unverifiable)
        });
        let Outcome {
            verdict,
            values,
            decimals,
            join,
            outside,
        } = outcome;
        let scale = 10f64.powi(decimals as i32);
        let rounded = |value: f64| (value * scale).round() / scale;
        let computed: Vec<f64> = values.into_iter().map(rounded).collect();
        let stated = self.values();
        let difference = match stated.len() == computed.len() {
            true => computed
                .iter()
                .zip(stated)
                .map(|(computed, stated)| rounded(computed - stated))
                .collect(),
            false => Vec::new(),
        };
        Checked {
            verdict,
            computed,
            difference,
            decimals,
            join,
            steps: sheet.steps,
            outside,
        }
    }
}

impl Checked {
    /// Values as written: `15.62 → 570.14`; empty for none.
    #[must_use]
    pub fn written(&self, values: &[f64]) -> String {
        let mut text = String::new();
        for (index, value) in values.iter().enumerate() {
            if index > 0 {
                text.push_str(self.join);
            }
            text.push_str(&number::fixed(*value, self.decimals));
        }
        text
    }

    /// The tables that were asked, each once: all, or those from outside the
    /// paper only.
    #[must_use]
    pub fn sources(&self, outside: bool) -> Vec<DatasetId> {
        let mut ids = Vec::new();
        for cell in self.steps.iter().flat_map(|step| &step.cells) {
            let asked = !outside || sheet::is_outside(cell.dataset);
            if asked && !ids.contains(&cell.dataset) {
                ids.push(cell.dataset);
            }
        }
        ids
    }
}

/// All claims, by id. The first 22 are the ones the paper's tables and text
/// were first read for; the last was found in the text later.
pub static CLAIMS: [Claim; 23] = [
    intro::C01,
    intro::C02,
    intro::C03,
    intro::C04,
    cold_war::C05,
    cold_war::C06,
    cold_war::C07,
    cold_war::C08,
    cold_war::C09,
    cold_war::C10,
    post_cold_war::C11,
    post_cold_war::C12,
    outlook::C13,
    integration::C14,
    integration::C15,
    integration::C16,
    integration::C17,
    tables::C18,
    tables::C19,
    tables::C20,
    tables::C21,
    tables::C22,
    integration::C23,
];

#[cfg(test)]
mod tests;
