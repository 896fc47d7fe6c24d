//! What opens: a pair with its formula and its years, an economy with its totals.

use super::{Inner, Pair, missing};
use crate::figure::table::{DataTable, Heading, TableCell};
use crate::figure::{Detail, Working};
use crate::flows::sample;
use crate::i18n::{Lang, number, sentences, words, workbench as say};
use crate::trade::intensity::{COVERED, Grid, Inputs, PairMeasure, Total, Variant};
use crate::trade::undefined::Computed;
use std::rc::Rc;

/// How many partners of an economy are listed.
const MOST_PARTNERS: usize = 10;

impl Inner {
    /// What opens with an id: a pair `JPN-KOR`, or an economy `JPN`.
    #[inline(never)]
    pub fn detail(&self, id: &str) -> Option<Detail> {
        match self.grid.place(id) {
            Some(at) => Some(self.economy(at, id)),
            None => Some(self.pair(self.grid.pair(id)?, id)),
        }
    }

    pub(super) fn amount(&self, value: Option<f64>) -> String {
        amount(value, &self.unit, self.lang)
    }

    #[inline(never)]
    fn pair(&self, (i, j): Pair, id: &str) -> Detail {
        let lang = self.lang;
        let (from, to) = (self.name(i), self.name(j));
        let inputs = self.grid.inputs(self.measure, i, j);
        let computed = self.grid.value(self.measure, i, j);
        let world = match self.measure {
            PairMeasure::Intensity(Variant::Net) => inputs.m_w.zip(inputs.m_i).map(|(w, i)| w - i),
            _ => inputs.m_w,
        };
        let imports = self.measure.variant() == Variant::ImportShare;
        let (one, two) = match imports {
            true => ((inputs.x_ij, inputs.m_j), (inputs.x_i, world)),
            false => ((inputs.x_ij, inputs.x_i), (inputs.m_j, world)),
        };
        let written = |pair: (Option<f64>, Option<f64>)| (self.amount(pair.0), self.amount(pair.1));
        let result = computed.map_or_else(|_| "–".to_owned(), |value| self.result(value));
        let share = matches!(
            self.measure,
            PairMeasure::ShareOfExports | PairMeasure::ShareOfImports
        );
        let mut text = Vec::new();
        let mut working = Working {
            formula: self.measure.formula().to_owned(),
            result,
            ..Working::default()
        };
        if share {
            let (part, whole) = written(one);
            working.line = [&part, " ÷ ", &whole].concat();
        } else {
            let shares = (percent(one), percent(two));
            if computed.is_ok() {
                text.push(match imports {
                    true => sentences::working_shares(from, to, &shares.0, &shares.1, lang),
                    false => sentences::working(from, to, &shares.0, &shares.1, lang),
                });
            }
            working.top = Some(written(one));
            working.bottom = Some(written(two));
            working.shares = Some(shares);
            if self.measure == PairMeasure::Symmetric {
                // The ratio of the shares is I, not yet S.
                let i = PairMeasure::ALL[0].of(&inputs);
                let i = i.map_or_else(|_| "–".to_owned(), |i| number::fixed(i, 3));
                working.result = ["I = ", &i, "; S = ", &working.result].concat();
            }
        }
        if let Err(reason) = computed {
            text.push(words::reason(reason).text(lang));
        }
        if self.grid.is_mirrored(self.measure, i, j) {
            text.push(say::MIRRORED.text(lang));
        }
        let fact = |name: crate::i18n::Tri, total: Total| {
            (name.text(lang), say::source(total.source).text(lang))
        };
        let mut facts = Vec::new();
        if self.measure != PairMeasure::Intensity(Variant::Closed) {
            if !imports {
                facts.push(fact(words::X_I, self.grid.exports(i)));
            }
            facts.push(fact(words::M_J, self.grid.imports(j)));
            if !share {
                facts.push(fact(words::M_W, self.grid.world_imports()));
            }
        }
        Detail {
            id: id.to_owned(),
            heading: sentences::pair(from, to, self.grid.year(), lang),
            working: Some(working),
            text,
            facts,
            table: self.history(id).map(Rc::new),
            ..Detail::default()
        }
    }

    /// A value with as many digits as a single one deserves.
    fn result(&self, value: f64) -> String {
        match self.measure {
            PairMeasure::ShareOfExports | PairMeasure::ShareOfImports => {
                number::fixed(value * 100.0, 2) + "%"
            }
            _ => number::fixed(value, 3),
        }
    }

    /// The pair year by year: in the sample, and where it has been asked for.
    #[inline(never)]
    fn history(&self, id: &str) -> Option<DataTable> {
        let years: Vec<(i32, Computed)> = match &self.brought {
            None => {
                let (i, j) = self.grid.pair(id)?;
                let years = sample::YEARS.map(|year| {
                    let grid = Grid::new(&sample::year(year), &self.rules);
                    (year, grid.value(self.measure, i, j))
                });
                years.collect()
            }
            Some(brought) => {
                let history = brought
                    .0
                    .history
                    .as_ref()
                    .filter(|history| history.id == id)?;
                let form = self.measure.variant();
                let form = Variant::ALL.iter().position(|known| *known == form)?;
                let of =
                    |inputs: &[Inputs; 4]| self.measure.of(inputs.get(form).unwrap_or(&inputs[0]));
                let years = history.years.iter();
                years.map(|(year, inputs)| (*year, of(inputs))).collect()
            }
        };
        if years.len() < 2 {
            return None;
        }
        let lang = self.lang;
        let mut out = DataTable {
            caption: say::HISTORY.text(lang),
            columns: vec![Heading::text("year", words::YEAR.get(lang)), self.column()],
            ..DataTable::default()
        };
        for (year, computed) in years {
            let cell = match computed {
                Ok(value) => self.cell(value),
                Err(reason) => missing(&mut out, words::reason(reason).get(lang)),
            };
            out.rows.push(vec![TableCell::text(year.to_string()), cell]);
        }
        Some(out)
    }

    #[inline(never)]
    fn economy(&self, at: usize, id: &str) -> Detail {
        let lang = self.lang;
        let total = |name: &'static str, total: Total, covered: Option<f64>| {
            let amount = self.amount(total.value);
            let source = say::source(total.source).get(lang);
            let mut text = match total.value {
                Some(_) => sentences::with_unit(&amount, source, lang),
                None => source.to_owned(),
            };
            if let Some(part) = covered.filter(|part| *part < COVERED) {
                text += &say::covered(&number::fixed(part * 100.0, 0), lang);
            }
            (name.to_owned(), text)
        };
        let concentration = |name: &'static str, computed: Computed| {
            let text = match computed {
                Ok(value) => say::concentration(value, lang),
                Err(reason) => words::reason(reason).text(lang),
            };
            (name.to_owned(), text)
        };
        Detail {
            id: id.to_owned(),
            heading: say::economy_in(self.name(at), self.grid.year(), lang),
            text: vec![say::HHI_NOTE.text(lang)],
            facts: vec![
                total(
                    words::EXPORTS.get(lang),
                    self.grid.exports(at),
                    self.grid.covered_exports(at),
                ),
                total(
                    words::IMPORTS.get(lang),
                    self.grid.imports(at),
                    self.grid.covered_imports(at),
                ),
                concentration(
                    say::HHI_EXPORTS.get(lang),
                    self.grid.concentration_of_exports(at),
                ),
                concentration(
                    say::HHI_IMPORTS.get(lang),
                    self.grid.concentration_of_imports(at),
                ),
            ],
            table: Some(Rc::new(self.partners(at))),
            ..Detail::default()
        }
    }

    /// Where most of an economy's exports go, with the measure shown.
    #[inline(never)]
    fn partners(&self, at: usize) -> DataTable {
        let lang = self.lang;
        let share = |j: &usize| {
            let value = self.grid.value(PairMeasure::ShareOfExports, at, *j);
            value.unwrap_or(-1.0)
        };
        let mut partners: Vec<usize> = (0..self.count()).filter(|j| *j != at).collect();
        partners.sort_by(|a, b| share(b).total_cmp(&share(a)));
        let own = self.measure != PairMeasure::ShareOfExports;
        let mut out = DataTable {
            caption: say::PARTNERS.text(lang),
            columns: vec![
                Heading::text("partner", say::PARTNER.get(lang)),
                Heading::number(
                    "share_of_exports",
                    say::column(PairMeasure::ShareOfExports).get(lang),
                ),
            ],
            ..DataTable::default()
        };
        out.columns.extend(own.then(|| self.column()));
        for j in partners.into_iter().take(MOST_PARTNERS) {
            let mut row = vec![TableCell::text(self.name(j))];
            row.push(match self.grid.value(PairMeasure::ShareOfExports, at, j) {
                Ok(value) => TableCell::number(value * 100.0, number::fixed(value * 100.0, 1)),
                Err(reason) => missing(&mut out, words::reason(reason).get(lang)),
            });
            if own {
                row.push(match self.grid.value(self.measure, at, j) {
                    Ok(value) => self.cell(value),
                    Err(reason) => missing(&mut out, words::reason(reason).get(lang)),
                });
            }
            out.rows.push(row);
        }
        out
    }
}

/// An amount in a file's unit; without one a dash.
#[must_use]
pub fn amount(value: Option<f64>, unit: &str, lang: Lang) -> String {
    match (value, unit) {
        (None, _) => "–".to_owned(),
        (Some(value), unit) if unit == words::USD_MILLION.get(lang) => number::usd(value, lang),
        (Some(value), "") => number::trimmed(value, 1),
        (Some(value), unit) => [&number::trimmed(value, 1), " ", unit].concat(),
    }
}

/// A part of a whole as written.
fn percent((part, whole): (Option<f64>, Option<f64>)) -> String {
    match part.zip(whole) {
        Some((part, whole)) if whole > 0.0 => number::fixed(part / whole * 100.0, 2) + "%",
        _ => "–".to_owned(),
    }
}
