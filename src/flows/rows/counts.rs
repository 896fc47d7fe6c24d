//! Counts what a rule was used for, with the first examples.

use super::Rows;
use crate::flows::decode::text;
use crate::flows::number::{Number, number};
use crate::flows::report::{EXAMPLES, Rule};

/// How many names of aggregates and the like are kept.
pub(super) const LISTED: usize = 60;

/// What a rule did: to how many entries, in which lines first, and what they held.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    pub(super) entries: u64,
    pub(super) value: f64,
    pub(super) lines: Vec<u64>,
    pub(super) what: Vec<String>,
    /// The file that the lines are of.
    pub(super) file: u32,
}

impl Rows {
    /// An entry that is left out.
    #[inline]
    pub(super) fn out(&mut self, rule: Rule, line: u64, what: Option<&[u8]>) {
        self.note(rule, line);
        if let Some(what) = what {
            let tally = &mut self.tallies[rule as usize];
            if tally.what.len() < EXAMPLES {
                let what: String = text(what).chars().take(40).collect();
                if !tally.what.contains(&what) {
                    tally.what.push(what);
                }
            }
        }
    }

    #[inline]
    pub(super) fn note(&mut self, rule: Rule, line: u64) {
        self.tallies[rule as usize].entries += 1;
        self.first_line(rule, line);
    }

    /// The value of an entry that is left out for what else the row says.
    #[cold]
    pub(super) fn weigh(&mut self, rule: Rule, field: &[u8]) {
        if let Number::Is(value) = number(field, self.decimal)
            && value > 0.0
        {
            self.tallies[rule as usize].value += value;
        }
    }

    /// One of the first lines of a kind of which it is not yet known what becomes of it.
    #[inline]
    pub(super) fn first_line(&mut self, rule: Rule, line: u64) {
        let tally = &mut self.tallies[rule as usize];
        if tally.lines.len() < EXAMPLES && tally.lines.last() != Some(&line) {
            tally.lines.push(line);
        }
    }

    /// A code or name that a rule is for.
    pub(super) fn list(&mut self, rule: Rule, what: &str) {
        let tally = &mut self.tallies[rule as usize];
        if tally.what.len() < LISTED && !tally.what.iter().any(|known| known == what) {
            tally.what.push(what.chars().take(80).collect());
        }
    }

    /// The same where names are counted, not their rows.
    pub(super) fn named(&mut self, rule: Rule, name: &str) {
        let tally = &mut self.tallies[rule as usize];
        tally.entries += u64::from(!tally.what.iter().any(|known| known == name));
        self.list(rule, name);
    }
}
