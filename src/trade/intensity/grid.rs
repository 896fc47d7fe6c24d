//! A whole year's matrix: every pair of up to some hundred economies.
//!
//! The totals are taken from the file where it gives them, else they are the sums
//! of its flows; which of the two is said beside each. What stands for the world's imports
//! is for [`super::WorldTotal`] to say. Taking the economies of a
//! group as one leaves the trade inside it out of the flows and of the totals.

use super::{Coverage, Inputs, PairMeasure, Rules, Variant, YearFlows};
use crate::trade::undefined::{Computed, Undefined, ratio};

/// Where a total comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Source {
    /// A row of the file.
    Given,
    /// The sum of the flows declared.
    Summed,
    /// The built-in series of the world's imports.
    BuiltIn,
    /// The reader's own number.
    Own,
    /// There is neither.
    #[default]
    Absent,
}

/// A total and where it comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Total {
    /// In the unit of the flows; `None` where there is none.
    pub value: Option<f64>,
    /// Where it comes from.
    pub source: Source,
}

/// The flows of a year with the rules applied, ready for any measure.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    year: i32,
    codes: Vec<String>,
    /// As in [`YearFlows`].
    exported: Vec<f64>,
    imported: Vec<f64>,
    /// Which of both were taken from the other side: 1 exports, 2 imports.
    mirrored: Vec<u8>,
    exports: Vec<f64>,
    imports: Vec<f64>,
    world_from: Vec<f64>,
    world: f64,
    exports_source: Vec<Source>,
    imports_source: Vec<Source>,
    world_source: Source,
    coverage: Coverage,
    /// Sums of the exports declared between the economies of the grid.
    closed_exports: Vec<f64>,
    closed_imports: Vec<f64>,
    closed_world: f64,
}

/// Adds what is there; where nothing is, nothing comes of it.
fn add(sum: f64, value: f64) -> f64 {
    match (sum.is_nan(), value.is_nan()) {
        (_, true) => sum,
        (true, false) => value,
        (false, false) => sum + value,
    }
}

fn known(value: f64) -> Option<f64> {
    Some(value).filter(|value| value.is_finite())
}

/// Each total as given, or as summed.
fn either(given: &[f64], summed: &[f64]) -> (Vec<f64>, Vec<Source>) {
    let pick = |(given, summed): (&f64, &f64)| match (given.is_nan(), summed.is_nan()) {
        (false, _) => (*given, Source::Given),
        (true, false) => (*summed, Source::Summed),
        (true, true) => (f64::NAN, Source::Absent),
    };
    given.iter().zip(summed).map(pick).unzip()
}

impl Grid {
    /// Applies the rules to a year's flows, and finds the totals.
    #[must_use]
    pub fn new(flows: &YearFlows, rules: &Rules) -> Grid {
        let n = flows.codes.len();
        let (mut exported, mut imported) = (flows.exported.clone(), flows.imported.clone());
        let mut mirrored = vec![0; n * n];
        if rules.mirror {
            let both = exported.iter_mut().zip(&mut imported).zip(&mut mirrored);
            for ((x, m), taken) in both {
                match (x.is_nan(), m.is_nan()) {
                    (true, false) => (*x, *taken) = (*m, 1),
                    (false, true) => (*m, *taken) = (*x, 2),
                    _ => {}
                }
            }
        }
        let mut sum_exports = flows.exports_elsewhere.clone();
        let mut sum_imports = flows.imports_elsewhere.clone();
        let mut sum_from = vec![f64::NAN; n];
        for (i, sum) in sum_exports.iter_mut().enumerate() {
            for j in (0..n).filter(|&j| j != i) {
                let at = i * n + j;
                let (x, m) = (value(&exported, at), value(&imported, at));
                *sum = add(*sum, x);
                if let Some(imports) = sum_imports.get_mut(j) {
                    *imports = add(*imports, m);
                }
                if let Some(from) = sum_from.get_mut(i) {
                    *from = add(*from, m);
                }
            }
        }
        let (exports, exports_source) = either(&flows.exports_given, &sum_exports);
        let (imports, imports_source) = either(&flows.imports_given, &sum_imports);
        let sum = imports.iter().copied().fold(f64::NAN, add);
        let coverage = Coverage::of(flows);
        let (world, world_source) = rules.world.of(flows, sum, &coverage);
        // What the importers of the file take is a part of what the world takes.
        if !coverage.is_all_or_world() && world_source != Source::Summed {
            sum_from.fill(f64::NAN);
        }
        let (world_from, _) = either(&flows.world_imports_from_given, &sum_from);
        let mut grid = Grid {
            year: flows.year,
            codes: flows.codes.clone(),
            exported,
            imported,
            mirrored,
            exports,
            imports,
            world_from,
            world,
            exports_source,
            imports_source,
            world_source,
            coverage,
            closed_exports: Vec::new(),
            closed_imports: Vec::new(),
            closed_world: f64::NAN,
        };
        if !rules.groups.is_empty() {
            grid = grid.grouped(rules);
        }
        grid.close();
        grid
    }

    /// The grid with the members of each group as one economy, after the others.
    fn grouped(&self, rules: &Rules) -> Grid {
        let n = self.codes.len();
        let group_of = |code: &String| {
            let mut groups = rules.groups.iter();
            groups.position(|group| group.members.contains(code))
        };
        let mut codes: Vec<String> = Vec::new();
        let mut to = Vec::with_capacity(n);
        for code in &self.codes {
            to.push(match group_of(code) {
                Some(group) => Err(group),
                None => {
                    codes.push(code.clone());
                    Ok(codes.len() - 1)
                }
            });
        }
        let mut place = vec![None; rules.groups.len()];
        let mut targets = Vec::with_capacity(n);
        for at in to {
            targets.push(match at {
                Ok(at) => at,
                Err(group) => match place.get(group).copied().flatten() {
                    Some(at) => at,
                    None => {
                        codes.push(
                            rules
                                .groups
                                .get(group)
                                .map_or_else(String::new, |g| g.code.clone()),
                        );
                        if let Some(place) = place.get_mut(group) {
                            *place = Some(codes.len() - 1);
                        }
                        codes.len() - 1
                    }
                },
            });
        }
        let count = codes.len();
        let mut out = Grid {
            year: self.year,
            codes,
            exported: vec![f64::NAN; count * count],
            imported: vec![f64::NAN; count * count],
            mirrored: vec![0; count * count],
            exports: vec![f64::NAN; count],
            imports: vec![f64::NAN; count],
            world_from: vec![f64::NAN; count],
            world: self.world,
            exports_source: vec![Source::Absent; count],
            imports_source: vec![Source::Absent; count],
            world_source: self.world_source,
            coverage: self.coverage,
            closed_exports: Vec::new(),
            closed_imports: Vec::new(),
            closed_world: f64::NAN,
        };
        for (i, &to_i) in targets.iter().enumerate() {
            merge(&mut out.exports, to_i, value(&self.exports, i));
            merge(&mut out.imports, to_i, value(&self.imports, i));
            merge(&mut out.world_from, to_i, value(&self.world_from, i));
            // A total that is summed in part is a sum.
            source(&mut out.exports_source, to_i, self.exports_source.get(i));
            source(&mut out.imports_source, to_i, self.imports_source.get(i));
        }
        for (i, &to_i) in targets.iter().enumerate() {
            for (j, &to_j) in targets.iter().enumerate().filter(|&(j, _)| j != i) {
                let (x, m) = (
                    value(&self.exported, i * n + j),
                    value(&self.imported, i * n + j),
                );
                if to_i == to_j {
                    // Inside a group: in no flow and in no total.
                    less(&mut out.exports, to_i, x);
                    less(&mut out.imports, to_i, m);
                    less(&mut out.world_from, to_i, m);
                    if !m.is_nan() {
                        out.world -= m;
                    }
                    continue;
                }
                let at = to_i * count + to_j;
                merge(&mut out.exported, at, x);
                merge(&mut out.imported, at, m);
                if let (Some(to), Some(of)) =
                    (out.mirrored.get_mut(at), self.mirrored.get(i * n + j))
                {
                    *to |= of;
                }
            }
        }
        out
    }

    /// The sums of the exports declared among the economies themselves.
    fn close(&mut self) {
        let n = self.codes.len();
        self.closed_exports = vec![f64::NAN; n];
        self.closed_imports = vec![f64::NAN; n];
        for i in 0..n {
            for j in (0..n).filter(|&j| j != i) {
                let x = value(&self.exported, i * n + j);
                merge(&mut self.closed_exports, i, x);
                merge(&mut self.closed_imports, j, x);
            }
        }
        self.closed_world = self.closed_imports.iter().copied().fold(f64::NAN, add);
    }

    /// The year.
    #[must_use]
    pub const fn year(&self) -> i32 {
        self.year
    }

    /// The codes of the n economies: groups after all others.
    #[must_use]
    pub fn codes(&self) -> &[String] {
        &self.codes
    }

    /// The place of a code.
    #[must_use]
    pub fn place(&self, code: &str) -> Option<usize> {
        self.codes.iter().position(|known| known == code)
    }

    /// The pair of two codes, `JPN-KOR`. A code may have a hyphen of its own.
    #[must_use]
    pub fn pair(&self, id: &str) -> Option<(usize, usize)> {
        let mut cuts = id.match_indices('-').map(|(cut, _)| cut);
        let pair = cuts.find_map(|cut| {
            let to = id.get(cut + 1..)?;
            Some((self.place(id.get(..cut)?)?, self.place(to)?))
        });
        pair.filter(|(i, j)| i != j)
    }

    /// All exports of an economy.
    #[must_use]
    pub fn exports(&self, i: usize) -> Total {
        total(&self.exports, &self.exports_source, i)
    }

    /// All imports of an economy.
    #[must_use]
    pub fn imports(&self, j: usize) -> Total {
        total(&self.imports, &self.imports_source, j)
    }

    /// The world's imports.
    #[must_use]
    pub fn world_imports(&self) -> Total {
        Total {
            value: known(self.world),
            source: self.world_source,
        }
    }

    /// How much of the trade the file covers, before any group is made.
    #[must_use]
    pub const fn coverage(&self) -> Coverage {
        self.coverage
    }

    /// The part of an economy's exports that goes to economies of the grid, 0 to 1, where
    /// the file gives its total.
    #[must_use]
    pub fn covered_exports(&self, i: usize) -> Option<f64> {
        let n = self.codes.len();
        part(self.exports(i), (0..n).map(|j| self.exported(i, j)))
    }

    /// The part of an economy's imports that comes from economies of the grid.
    #[must_use]
    pub fn covered_imports(&self, j: usize) -> Option<f64> {
        let n = self.codes.len();
        part(self.imports(j), (0..n).map(|i| self.imported(i, j)))
    }

    /// Exports of i to j as i declares them.
    #[must_use]
    pub fn exported(&self, i: usize, j: usize) -> Option<f64> {
        known(value(&self.exported, i * self.codes.len() + j))
    }

    /// Imports of j from i as j declares them.
    #[must_use]
    pub fn imported(&self, i: usize, j: usize) -> Option<f64> {
        known(value(&self.imported, i * self.codes.len() + j))
    }

    /// Whether the flow that a measure takes is the other side's declaration, in
    /// whole or, for a group, in part.
    #[must_use]
    pub fn is_mirrored(&self, measure: PairMeasure, i: usize, j: usize) -> bool {
        let side = match measure.variant() {
            Variant::ImportShare => 2,
            _ => 1,
        };
        let at = i * self.codes.len() + j;
        self.mirrored.get(at).is_some_and(|taken| taken & side != 0)
    }

    /// Whether sums are no totals for a measure: beside all imports of the world and totals
    /// that the file gives the sum of some partners is none.
    fn sums_are_parts(&self, measure: PairMeasure) -> bool {
        let shares = [PairMeasure::ShareOfExports, PairMeasure::ShareOfImports];
        matches!(self.world_source, Source::BuiltIn | Source::Own)
            && self.coverage.given
            && !self.coverage.is_all_or_world()
            && !shares.contains(&measure)
    }

    /// What a measure is computed from, for a pair.
    #[must_use]
    pub fn inputs(&self, measure: PairMeasure, i: usize, j: usize) -> Inputs {
        let at = i * self.codes.len() + j;
        let parts = self.sums_are_parts(measure);
        let whole = |total: Total| match (parts, total.source) {
            (true, Source::Summed) => f64::NAN,
            _ => total.value.unwrap_or(f64::NAN),
        };
        let inputs = match measure.variant() {
            Variant::Closed => [
                value(&self.exported, at),
                value(&self.closed_exports, i),
                value(&self.closed_imports, j),
                self.closed_world,
                value(&self.closed_imports, i),
            ],
            Variant::ImportShare => [
                value(&self.imported, at),
                value(&self.world_from, i),
                whole(self.imports(j)),
                self.world,
                whole(self.imports(i)),
            ],
            Variant::Paper | Variant::Net => [
                value(&self.exported, at),
                whole(self.exports(i)),
                whole(self.imports(j)),
                self.world,
                whole(self.imports(i)),
            ],
        };
        let [x_ij, x_i, m_j, m_w, m_i] = inputs.map(known);
        Inputs {
            x_ij,
            x_i,
            m_j,
            m_w,
            m_i,
        }
    }

    /// A measure of a pair; i exports, j imports.
    ///
    /// # Errors
    /// As for [`super::intensity`]; [`Undefined::SameEconomy`] on the diagonal.
    pub fn value(&self, measure: PairMeasure, i: usize, j: usize) -> Computed {
        match i == j {
            true => Err(Undefined::SameEconomy),
            false => measure.of(&self.inputs(measure, i, j)),
        }
    }

    /// How concentrated the partners of an economy's exports are: the sum of the
    /// squared shares (Herfindahl–Hirschman index), from 1 ÷ number of partners to
    /// 1. The shares are of the exports to the economies of the grid.
    ///
    /// # Errors
    /// [`Undefined::Missing`] if no export is declared; [`Undefined::ZeroTotal`] if
    /// they are all zero.
    pub fn concentration_of_exports(&self, i: usize) -> Computed {
        let n = self.codes.len();
        concentration(
            (0..n)
                .filter(|&j| j != i)
                .map(|j| value(&self.exported, i * n + j)),
        )
    }

    /// The same for the sources of an economy's imports, as it declares them.
    ///
    /// # Errors
    /// As for [`Grid::concentration_of_exports`].
    pub fn concentration_of_imports(&self, j: usize) -> Computed {
        let n = self.codes.len();
        concentration(
            (0..n)
                .filter(|&i| i != j)
                .map(|i| value(&self.imported, i * n + j)),
        )
    }
}

fn concentration(parts: impl Iterator<Item = f64>) -> Computed {
    let (mut sum, mut squares) = (f64::NAN, 0.0);
    for part in parts.filter(|part| part.is_finite() && *part >= 0.0) {
        sum = add(sum, part);
        squares += part * part;
    }
    ratio(squares, sum).and_then(|value| ratio(value, sum))
}

/// The part that some flows are of a total that the file gives.
fn part(total: Total, flows: impl Iterator<Item = Option<f64>>) -> Option<f64> {
    let whole = total.value.filter(|_| total.source == Source::Given)?;
    ratio(flows.flatten().sum(), whole).ok()
}

fn value(list: &[f64], at: usize) -> f64 {
    list.get(at).copied().unwrap_or(f64::NAN)
}

fn merge(list: &mut [f64], at: usize, more: f64) {
    if let Some(sum) = list.get_mut(at) {
        *sum = add(*sum, more);
    }
}

fn less(list: &mut [f64], at: usize, part: f64) {
    if let Some(sum) = list.get_mut(at)
        && !part.is_nan()
    {
        *sum -= part;
    }
}

fn source(list: &mut [Source], at: usize, of: Option<&Source>) {
    if let (Some(known), Some(of)) = (list.get_mut(at), of) {
        *known = match (*known, *of) {
            (Source::Absent, other) | (other, Source::Absent) => other,
            (Source::Given, Source::Given) => Source::Given,
            _ => Source::Summed,
        };
    }
}

fn total(list: &[f64], sources: &[Source], at: usize) -> Total {
    Total {
        value: known(value(list, at)),
        source: sources.get(at).copied().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests;
