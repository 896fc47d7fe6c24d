//! The sheet on which a claim is computed: every figure that is read is
//! written down, with the cell it came from.

use super::{Claim, Data, Verdict, words};
use crate::data::{CellRef, DatasetId, economy, table};
use crate::i18n::{Lang, Tri, number};

/// A step of a working.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What is computed, or why nothing can be.
    pub label: String,
    /// The computation with its numbers, one or more lines; may be empty.
    pub expression: String,
    /// The cells whose figures are in it.
    pub cells: Vec<CellRef>,
}

impl Step {
    /// Whether it rests on a series from outside the paper.
    #[must_use]
    pub fn is_outside(&self) -> bool {
        self.cells.iter().any(|cell| is_outside(cell.dataset))
    }
}

/// Whether a table is evidence from outside the paper. An exchange rate only
/// turns one currency into another.
pub(super) fn is_outside(dataset: DatasetId) -> bool {
    !matches!(
        dataset,
        DatasetId::Trade1952
            | DatasetId::Investment
            | DatasetId::Trade1987
            | DatasetId::ExchangeRate
    )
}

/// What a check gives: see [`super::Checked`].
pub struct Outcome {
    pub verdict: Verdict,
    pub values: Vec<f64>,
    pub decimals: usize,
    pub join: &'static str,
    pub outside: Option<Verdict>,
}

impl Outcome {
    pub fn new(verdict: Verdict) -> Outcome {
        Outcome {
            verdict,
            values: Vec::new(),
            decimals: 0,
            join: "; ",
            outside: None,
        }
    }

    /// A count of something among all.
    pub fn count(agrees: bool, part: usize, all: usize) -> Outcome {
        Outcome {
            values: vec![part as f64, all as f64],
            join: super::COUNTED,
            ..Outcome::new(Verdict::of(agrees))
        }
    }

    /// The same verdict, given by series from outside.
    pub fn by_outside(self) -> Outcome {
        Outcome {
            outside: Some(self.verdict),
            ..self
        }
    }

    /// What outside series say of a claim that the paper's tables cannot settle.
    pub fn beside(self) -> Outcome {
        Outcome {
            verdict: Verdict::Unverifiable,
            ..self.by_outside()
        }
    }
}

/// A sheet, empty at first.
pub struct Sheet<'a> {
    claim: &'a Claim,
    data: &'a Data,
    lang: Lang,
    pub steps: Vec<Step>,
    /// A figure that was read is missing: whatever else is on the sheet is void.
    pub missing: bool,
}

impl<'a> Sheet<'a> {
    pub fn new(claim: &'a Claim, data: &'a Data, lang: Lang) -> Sheet<'a> {
        Sheet {
            claim,
            data,
            lang,
            steps: Vec::new(),
            missing: false,
        }
    }

    /// Begins a step.
    pub fn head(&mut self, label: Tri) {
        self.steps.push(Step {
            label: label.text(self.lang),
            expression: String::new(),
            cells: Vec::new(),
        });
    }

    /// Begins a line of the step with a year or a name.
    pub fn line(&mut self, name: &str) {
        self.say("\n");
        self.say(name);
        self.say(": ");
    }

    /// Begins a line with the name of an economy.
    pub fn economy(&mut self, code: &str) {
        let name = economy(code).map_or(code, |name| name.get(self.lang));
        self.line(name);
    }

    /// Writes signs.
    pub fn say(&mut self, text: &str) {
        if let Some(step) = self.steps.last_mut() {
            let begins = step.expression.is_empty();
            step.expression
                .push_str(if begins { text.trim_start() } else { text });
        }
    }

    /// Writes a number.
    pub fn number(&mut self, value: f64, decimals: usize) {
        self.say(&number::trimmed(value, decimals));
    }

    /// Writes a result, and gives it back.
    pub fn is(&mut self, value: f64, decimals: usize) -> f64 {
        self.say(" = ");
        self.number(value, decimals);
        value
    }

    /// Whether a cell has a figure.
    pub fn has(&self, place: Option<CellRef>) -> bool {
        place.is_some_and(|place| self.data.number(place).is_some())
    }

    /// Reads a cell without writing its figure; the step names it all the same.
    /// One that is missing voids the sheet.
    pub fn read(&mut self, place: Option<CellRef>) -> f64 {
        if let Some((step, place)) = self.steps.last_mut().zip(place) {
            step.cells.push(place);
        }
        let figure = place.and_then(|place| self.data.number(place));
        self.missing |= figure.is_none();
        figure.unwrap_or_default()
    }

    /// Reads a cell and writes its figure as its source prints it.
    pub fn cell(&mut self, place: Option<CellRef>) -> f64 {
        let value = self.read(place);
        let printed = place.filter(|place| place.number() == Some(value));
        match printed {
            Some(place) => self.say(&number::printed(place.cell().text())),
            None => self.number(value, 4),
        }
        value
    }

    /// The cell of a year, read and written.
    pub fn year(&mut self, dataset: DatasetId, year: i32, column: &'static str) -> f64 {
        self.cell(CellRef::of_year(dataset, year, column))
    }

    /// A line with the sum or, with `−`, the difference of two cells of a year.
    pub fn two(
        &mut self,
        dataset: DatasetId,
        year: i32,
        (a, b): (&'static str, &'static str),
        sign: &str,
    ) -> f64 {
        self.line(&year.to_string());
        let first = self.year(dataset, year, a);
        self.say(sign);
        let second = self.year(dataset, year, b);
        let result = match sign {
            " + " => first + second,
            _ => first - second,
        };
        self.is(result, 2)
    }

    /// Writes one number over or under another, and says whether it is over.
    pub fn over(&mut self, a: f64, b: f64) -> bool {
        self.number(a, 2);
        self.say(match (a > b, a < b) {
            (true, _) => " > ",
            (_, true) => " < ",
            _ => " = ",
        });
        self.number(b, 2);
        a > b
    }

    /// Compares values with the stated ones, both rounded to a place: 0.1 for
    /// a figure printed with one decimal, 10 for a round one.
    pub fn against(&mut self, values: Vec<f64>, decimals: usize, place: f64) -> Outcome {
        self.head(words::ROUNDED);
        let stated = self.claim.values();
        let mut agrees = stated.len() == values.len();
        let digits = match place {
            ..0.05 => 2,
            0.05..1.0 => 1,
            _ => 0,
        };
        for (value, stated) in values.iter().zip(stated) {
            let rounded = (value / place).round();
            let same = rounded == (stated / place).round();
            self.say("\n");
            self.number(*value, decimals + 2);
            self.say(" → ");
            self.say(&number::fixed(rounded * place, digits));
            self.say(if same { " = " } else { " ≠ " });
            self.say(&number::fixed(stated, digits));
            agrees &= same;
        }
        Outcome {
            values,
            decimals,
            ..Outcome::new(Verdict::of(agrees))
        }
    }

    /// Writes how many of how many, and which are the others.
    pub fn counted(&mut self, part: usize, all: usize, others: &str) {
        self.head(words::COUNT);
        self.number(part as f64, 0);
        self.say(" / ");
        self.number(all as f64, 0);
        if !others.is_empty() {
            self.say(" (");
            self.say(others);
            self.say(")");
        }
    }

    /// The year of the largest figure of a column in some years, and the
    /// figure.
    pub fn largest(
        &mut self,
        dataset: DatasetId,
        years: std::ops::RangeInclusive<i32>,
        column: &'static str,
    ) -> (i32, f64) {
        let mut best = (0, f64::MIN);
        for year in years {
            let value = self.read(CellRef::of_year(dataset, year, column));
            if value > best.1 {
                best = (year, value);
            }
        }
        best
    }

    /// The place of a flow among the outside evidence.
    pub fn flow(&mut self, year: i32, exporter: &str, importer: &str) -> f64 {
        let dataset = DatasetId::OutsideEvidence;
        let t = table(dataset);
        let row = (0..t.rows.len()).find(|row| {
            t.year(*row) == Some(year)
                && t.cell(*row, "exporter").text() == exporter
                && t.cell(*row, "importer").text() == importer
        });
        self.cell(row.map(|row| CellRef {
            dataset,
            row,
            column: "value",
        }))
    }
}

/// The rank of one value among all, from 1.
pub fn rank(values: &[f64], index: usize) -> usize {
    let own = values.get(index).copied().unwrap_or_default();
    1 + values.iter().filter(|value| **value > own).count()
}

/// Adds a year to a list of years.
pub fn list_year(list: &mut String, year: i32) {
    if !list.is_empty() {
        list.push_str(", ");
    }
    list.push_str(&year.to_string());
}
