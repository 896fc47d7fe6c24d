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

    /// What a measure is reckoned from, for a pair.
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
mod tests {
    use super::*;
    use crate::trade::intensity::{Flow, Group, WorldTotal, from_flows};
    use proptest::prelude::*;

    const PAPER: PairMeasure = PairMeasure::Intensity(Variant::Paper);
    const CLOSED: PairMeasure = PairMeasure::Intensity(Variant::Closed);

    /// Flows that both sides declare alike.
    fn flows(codes: &str, pairs: &[(usize, usize, f64)]) -> YearFlows {
        let mut flows = YearFlows::empty(2005, codes.chars().map(String::from).collect());
        let n = flows.codes.len();
        for &(i, j, value) in pairs {
            flows.exported[i * n + j] = value;
            flows.imported[i * n + j] = value;
        }
        flows
    }

    fn triangle() -> YearFlows {
        flows(
            "ABC",
            &[(2, 0, 40.0), (0, 1, 10.0), (0, 2, 30.0), (1, 0, 20.0)],
        )
    }

    fn grid(flows: &YearFlows) -> Grid {
        Grid::new(flows, &Rules::default())
    }

    fn group(code: &str, members: &str) -> Group {
        Group {
            code: code.into(),
            members: members.chars().map(String::from).collect(),
        }
    }

    #[test]
    fn totals_are_given_or_summed_and_say_which() {
        let mut flows = triangle();
        flows.exports_given[0] = 80.0;
        flows.imports_elsewhere[2] = 5.0;
        let grid = grid(&flows);
        let total = |value, source| Total {
            value: Some(value),
            source,
        };
        assert_eq!(grid.exports(0), total(80.0, Source::Given));
        assert_eq!(grid.exports(1), total(20.0, Source::Summed));
        assert_eq!(grid.imports(2), total(35.0, Source::Summed));
        assert_eq!(grid.covered_exports(0), Some(0.5));
        assert_eq!(grid.covered_imports(2), None, "a sum covers itself");
        assert_eq!(grid.world_imports().source, Source::Absent);
        let rules = Rules {
            world: WorldTotal::FileSum,
            ..Rules::default()
        };
        let grid = Grid::new(&flows, &rules);
        assert_eq!(grid.world_imports(), total(105.0, Source::Summed));
        let found = grid.value(PAPER, 0, 1).unwrap();
        assert!((found - (10.0 / 80.0) / (10.0 / 105.0)).abs() < 1e-12);
        let closed = grid.value(CLOSED, 0, 1).unwrap();
        assert!((closed - (10.0 / 40.0) / (10.0 / 100.0)).abs() < 1e-12);
    }

    #[test]
    fn what_nobody_declares_is_missing_and_the_diagonal_is_no_pair() {
        let grid = grid(&triangle());
        assert_eq!(grid.value(PAPER, 1, 2), Err(Undefined::Missing));
        assert_eq!(grid.value(PAPER, 1, 1), Err(Undefined::SameEconomy));
        let nothing = Grid::new(&YearFlows::empty(1, vec!["A".into()]), &Rules::default());
        assert_eq!(nothing.world_imports().source, Source::Absent);
        assert_eq!(nothing.exports(0).value, None);
    }

    #[test]
    fn a_flow_that_one_side_does_not_declare_is_taken_from_the_other_on_request() {
        let mut flows = triangle();
        flows.imported[3 + 2] = 7.0;
        let plain = grid(&flows);
        assert_eq!(plain.value(PAPER, 1, 2), Err(Undefined::Missing));
        let rules = Rules {
            mirror: true,
            ..Rules::default()
        };
        let mirrored = Grid::new(&flows, &rules);
        assert_eq!(mirrored.exported(1, 2), Some(7.0));
        assert!(mirrored.is_mirrored(PAPER, 1, 2));
        assert!(!mirrored.is_mirrored(PairMeasure::ShareOfImports, 1, 2));
        assert!(!mirrored.is_mirrored(PAPER, 0, 1));
        assert_eq!(mirrored.exports(1).value, Some(27.0));
    }

    #[test]
    fn trade_inside_a_group_is_in_no_flow_and_no_total() {
        let mut flows = triangle();
        flows.exports_given[0] = 80.0;
        flows.world_imports_given = 1000.0;
        let rules = Rules {
            groups: vec![group("G", "AC")],
            ..Rules::default()
        };
        let grid = Grid::new(&flows, &rules);
        assert_eq!(grid.codes(), ["B", "G"]);
        assert_eq!(grid.exported(1, 0), Some(10.0));
        assert_eq!(grid.exported(0, 1), Some(20.0));
        // 80 given and 40 summed, less 30 + 40 inside.
        assert_eq!(grid.exports(1).value, Some(50.0));
        assert_eq!(grid.exports(1).source, Source::Summed);
        assert_eq!(grid.imports(1).value, Some(20.0));
        assert_eq!(grid.world_imports().value, Some(930.0));
    }

    #[test]
    fn a_member_of_two_groups_counts_in_the_first() {
        let rules = Rules {
            groups: vec![group("G", "AB"), group("H", "BC")],
            ..Rules::default()
        };
        let grid = Grid::new(&triangle(), &rules);
        assert_eq!(grid.codes(), ["G", "H"]);
        assert_eq!(grid.exported(0, 1), Some(30.0));
        assert_eq!(grid.exported(1, 0), Some(40.0));
    }

    #[test]
    fn the_symmetric_form_is_between_minus_one_and_one_with_zero_as_expected() {
        let even = flows("AB", &[(0, 1, 10.0), (1, 0, 10.0)]);
        let grid = grid(&even);
        // Half of the world's imports are the partner's, all of the exports.
        assert_eq!(grid.value(PAPER, 0, 1), Ok(2.0));
        assert_eq!(grid.value(PairMeasure::Symmetric, 0, 1), Ok(1.0 / 3.0));
        let none = flows("AB", &[(0, 1, 0.0), (1, 0, 1.0)]);
        let mut none = none;
        none.exports_given[0] = 5.0;
        none.imports_given[1] = 5.0;
        none.world_imports_given = 5.0;
        assert_eq!(
            Grid::new(&none, &Rules::default()).value(PairMeasure::Symmetric, 0, 1),
            Ok(-1.0)
        );
    }

    #[test]
    fn concentration_is_one_for_one_partner_and_less_for_more() {
        let grid = grid(&triangle());
        assert_eq!(grid.concentration_of_exports(1), Ok(1.0));
        let two = grid.concentration_of_exports(0).unwrap();
        assert!((two - (0.25f64.powi(2) + 0.75f64.powi(2))).abs() < 1e-12);
        let nobody = Grid::new(
            &YearFlows::empty(1, vec!["A".into(), "B".into()]),
            &Rules::default(),
        );
        assert_eq!(nobody.concentration_of_imports(0), Err(Undefined::Missing));
    }

    fn system() -> impl Strategy<Value = YearFlows> {
        (2usize..7).prop_flat_map(|n| {
            prop::collection::vec(prop::option::weighted(0.9, 0.0..1e6f64), n * n).prop_map(
                move |values| {
                    let codes = (0..n).map(|at| format!("E{at}")).collect();
                    let mut flows = YearFlows::empty(2000, codes);
                    for (at, value) in values.into_iter().enumerate() {
                        if at / n != at % n
                            && let Some(value) = value
                        {
                            flows.exported[at] = value;
                            flows.imported[at] = value;
                        }
                    }
                    flows
                },
            )
        })
    }

    proptest! {
        #[test]
        fn the_matrix_of_a_closed_system_weighs_to_one(flows in system()) {
            let grid = grid(&flows);
            let n = grid.codes().len();
            for i in 0..n {
                let mut weighed = None;
                for j in 0..n {
                    let inputs = grid.inputs(CLOSED, i, j);
                    if let (Ok(value), Some(m_j), Some(m_w)) = (grid.value(CLOSED, i, j), inputs.m_j, inputs.m_w) {
                        weighed = Some(weighed.unwrap_or(0.0) + value * m_j / m_w);
                    }
                }
                // A row whose flows all go where nothing is imported has no values.
                if let Some(weighed) = weighed {
                    let all: f64 = (0..n).filter_map(|j| grid.exported(i, j)).sum();
                    let reached: f64 = (0..n).filter(|&j| grid.value(CLOSED, i, j).is_ok()).filter_map(|j| grid.exported(i, j)).sum();
                    prop_assert!((weighed - reached / all).abs() < 1e-9);
                    prop_assert!((reached - all).abs() <= 1e-9 * all);
                }
            }
        }

        #[test]
        fn neither_the_unit_nor_the_order_of_the_economies_matters(flows in system(), k in 1e-3..1e3f64) {
            let n = flows.codes.len();
            let mut other = YearFlows::empty(2000, flows.codes.iter().rev().cloned().collect());
            for i in 0..n {
                for j in 0..n {
                    let to = (n - 1 - i) * n + n - 1 - j;
                    other.exported[to] = flows.exported[i * n + j] * k;
                    other.imported[to] = flows.imported[i * n + j] * k;
                }
            }
            let (one, two) = (grid(&flows), grid(&other));
            for measure in PairMeasure::ALL {
                for i in 0..n {
                    for j in 0..n {
                        match (one.value(measure, i, j), two.value(measure, n - 1 - i, n - 1 - j)) {
                            (Ok(a), Ok(b)) => prop_assert!((a - b).abs() <= 1e-9 * a.abs().max(1e-3)),
                            (a, b) => prop_assert_eq!(a, b),
                        }
                    }
                }
            }
        }

        #[test]
        fn a_grid_and_a_list_of_flows_reckon_alike(flows in system()) {
            let n = flows.codes.len();
            let mut list = Vec::new();
            for i in 0..n {
                for j in 0..n {
                    let value = flows.exported[i * n + j];
                    if i != j && !value.is_nan() {
                        list.push(Flow {
                            exporter: flows.codes[i].clone(),
                            importer: flows.codes[j].clone(),
                            value,
                        });
                    }
                }
            }
            let grid = grid(&flows);
            for variant in Variant::ALL {
                let matrix = from_flows(&list, 2000, variant);
                for cell in &matrix.cells {
                    let (i, j) = (grid.place(&cell.exporter).unwrap(), grid.place(&cell.importer).unwrap());
                    match (grid.value(PairMeasure::Intensity(variant), i, j), cell.value) {
                        (Ok(a), Ok(b)) => prop_assert!((a - b).abs() <= 1e-9 * a.abs()),
                        (a, b) => prop_assert_eq!(a, b),
                    }
                }
            }
        }

        #[test]
        fn one_economy_a_group_changes_nothing(flows in system()) {
            let rules = Rules { groups: vec![group("G", ""), Group { code: "Z".into(), members: vec!["E0".into()] }], ..Rules::default() };
            let (one, two) = (grid(&flows), Grid::new(&flows, &rules));
            let n = flows.codes.len();
            for measure in PairMeasure::ALL {
                for j in 1..n {
                    match (one.value(measure, 0, j), two.value(measure, n - 1, j - 1)) {
                        (Ok(a), Ok(b)) => prop_assert!((a - b).abs() <= 1e-9 * a.abs().max(1e-3)),
                        (a, b) => prop_assert_eq!(a, b),
                    }
                }
            }
        }
    }
}
