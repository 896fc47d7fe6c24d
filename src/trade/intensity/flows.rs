//! A matrix from a reader's own flows.

use super::{
    Grid, Matrix, MatrixCell, PairMeasure, Rules, Source, Variant, Working, WorldTotal, YearFlows,
};

/// The code of the world as a partner: such a row is a total.
const WORLD: &str = "WLD";

/// One flow of one year.
#[derive(Clone, Debug, PartialEq)]
pub struct Flow {
    /// Code of the exporter, or `WLD` for a row of total imports.
    pub exporter: String,
    /// Code of the importer, or `WLD` for a row of total exports.
    pub importer: String,
    /// The value, in any unit that all rows share.
    pub value: f64,
}

/// The codes in some flows, sorted, without `WLD`.
///
/// A matrix has the square of their number in cells: ask here before computing
/// one from unknown data.
#[must_use]
pub fn economies(flows: &[Flow]) -> Vec<&str> {
    let mut codes: Vec<&str> = Vec::new();
    for flow in flows {
        for code in [flow.exporter.as_str(), flow.importer.as_str()] {
            // Few codes, many flows: keeping the list sorted beats sorting all.
            if code != WORLD
                && let Err(at) = codes.binary_search(&code)
            {
                codes.insert(at, code);
            }
        }
    }
    codes
}

/// What stands for the world's imports in a matrix of a list of flows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// A row of the list gives it.
    Given,
    /// The caller gives it.
    Own,
    /// The sum of all importers: no total is given, or those given say that the importers
    /// are nearly the world.
    Summed,
    /// The sum of all importers, who by the totals given are a part of the world.
    Part,
}

impl Stands {
    /// Its name in the JavaScript API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Stands::Given => "given",
            Stands::Own => "own",
            Stands::Summed => "summed",
            Stands::Part => "part",
        }
    }
}

/// The grid of a list's flows, and what stands for the world's imports in it; `None` where
/// nothing does. `own` is the caller's number for them.
///
/// A list says nothing of its unit, so there is no built-in series here; and where its
/// importers are a part of the world, their sum is taken all the same, and called one.
#[must_use]
pub fn listed(flows: &YearFlows, variant: Variant, own: Option<f64>) -> (Grid, Option<Stands>) {
    let with = |world| {
        let rules = Rules {
            world,
            ..Rules::default()
        };
        Grid::new(flows, &rules)
    };
    let grid = with(WorldTotal::Automatic.with_own(flows.year, own));
    let summed = |grid: &Grid, stands| {
        let some = grid.inputs(PairMeasure::Intensity(variant), 0, 0).m_w;
        some.map(|_| stands)
    };
    if variant == Variant::Closed {
        let stands = summed(&grid, Stands::Summed);
        return (grid, stands);
    }
    match grid.world_imports().source {
        Source::Given => (grid, Some(Stands::Given)),
        Source::Own => (grid, Some(Stands::Own)),
        Source::Summed | Source::BuiltIn => (grid, Some(Stands::Summed)),
        Source::Absent => {
            let grid = with(WorldTotal::FileSum);
            let stands = summed(&grid, Stands::Part);
            (grid, stands)
        }
    }
}

/// The matrix of the economies in `flows`, which are of one year and one unit.
///
/// Rows of one pair are added up; a value that is not finite or below zero is
/// left out. Totals are taken from rows with `WLD` as partner where there are
/// such, else they are the sums of the given flows; the world's imports, where
/// no row `WLD`,`WLD` gives them, are the sum of all importers' totals.
/// [`Variant::Closed`] takes sums only, over all given flows. A pair without a
/// row is [`Undefined::Missing`](crate::trade::Undefined::Missing), not zero.
#[must_use]
pub fn from_flows(flows: &[Flow], year: i32, variant: Variant) -> Matrix {
    from_flows_beside(flows, year, variant, None).0
}

/// The same beside the caller's own number for the world's imports, with what stands for
/// them in the end.
#[must_use]
pub fn from_flows_beside(
    flows: &[Flow],
    year: i32,
    variant: Variant,
    own: Option<f64>,
) -> (Matrix, Option<Stands>) {
    let (grid, stands) = listed(&year_flows(flows, year), variant, own);
    let measure = PairMeasure::Intensity(variant);
    let n = grid.codes().len();
    let pairs = (0..n).flat_map(|i| (0..n).map(move |j| (i, j)));
    let matrix = Matrix {
        year,
        variant,
        economies: grid.codes().to_vec(),
        world_imports: grid.inputs(measure, 0, 0).m_w,
        cells: pairs
            .map(|(i, j)| MatrixCell {
                exporter: grid.codes().get(i).cloned().unwrap_or_default(),
                importer: grid.codes().get(j).cloned().unwrap_or_default(),
                value: grid.value(measure, i, j),
                working: Working::Flows(grid.inputs(measure, i, j)),
            })
            .collect(),
    };
    (matrix, stands)
}

/// A year of flows, of which a list does not say who declares them.
#[must_use]
pub fn year_flows(flows: &[Flow], year: i32) -> YearFlows {
    let codes = economies(flows);
    let mut out = YearFlows::empty(year, codes.iter().map(|code| (*code).into()).collect());
    let place = |code: &str| codes.binary_search(&code).ok();
    for flow in flows {
        // `WLD` is not among the codes, so it has no place.
        out.add(place(&flow.exporter), place(&flow.importer), flow.value);
    }
    out.declared_by_none();
    out
}

#[cfg(test)]
mod tests {
    use super::super::Inputs;
    use super::*;
    use crate::trade::Undefined;
    use proptest::prelude::*;

    fn flow(exporter: &str, importer: &str, value: f64) -> Flow {
        Flow {
            exporter: exporter.into(),
            importer: importer.into(),
            value,
        }
    }

    fn triangle() -> Vec<Flow> {
        vec![
            flow("C", "A", 40.0),
            flow("A", "B", 10.0),
            flow("A", "C", 30.0),
            flow("B", "A", 20.0),
        ]
    }

    fn value(matrix: &Matrix, exporter: &str, importer: &str) -> Result<f64, Undefined> {
        matrix.cell(exporter, importer).unwrap().value
    }

    #[test]
    fn no_flows_make_an_empty_matrix() {
        let matrix = from_flows(&[], 2005, Variant::Paper);
        assert!(matrix.economies.is_empty() && matrix.cells.is_empty());
        assert_eq!(matrix.world_imports, None);
    }

    #[test]
    fn totals_are_the_sums_of_the_flows_where_none_are_given() {
        for variant in [Variant::Paper, Variant::Closed, Variant::ImportShare] {
            let matrix = from_flows(&triangle(), 2005, variant);
            assert_eq!(matrix.economies, ["A", "B", "C"]);
            assert_eq!(matrix.world_imports, Some(100.0));
            let found = value(&matrix, "A", "B").unwrap();
            assert!((found - (10.0 / 40.0) / (10.0 / 100.0)).abs() < 1e-12);
        }
    }

    #[test]
    fn a_pair_without_a_row_is_missing_and_one_of_zero_is_zero() {
        let mut flows = triangle();
        flows.push(flow("C", "B", 0.0));
        let matrix = from_flows(&flows, 2005, Variant::Paper);
        assert_eq!(value(&matrix, "B", "C"), Err(Undefined::Missing));
        assert_eq!(value(&matrix, "C", "B"), Ok(0.0));
        assert_eq!(value(&matrix, "A", "A"), Err(Undefined::SameEconomy));
    }

    #[test]
    fn rows_with_the_world_are_totals_save_in_the_closed_form() {
        let mut flows = triangle();
        flows.push(flow("A", "WLD", 80.0));
        flows.push(flow("WLD", "B", 25.0));
        flows.push(flow("WLD", "WLD", 1000.0));
        let open = from_flows(&flows, 2005, Variant::Paper);
        assert_eq!(open.economies, ["A", "B", "C"]);
        let found = value(&open, "A", "B").unwrap();
        assert!((found - (10.0 / 80.0) / (25.0 / 1000.0)).abs() < 1e-12);
        let net = value(&from_flows(&flows, 2005, Variant::Net), "A", "B").unwrap();
        assert!((net - (10.0 / 80.0) / (25.0 / 940.0)).abs() < 1e-12);
        let closed = from_flows(&flows, 2005, Variant::Closed);
        assert_eq!(closed, from_flows(&triangle(), 2005, Variant::Closed));
    }

    #[test]
    fn without_a_world_total_the_importers_totals_make_the_world() {
        let mut flows = triangle();
        flows.push(flow("WLD", "B", 25.0));
        let matrix = from_flows(&flows, 2005, Variant::Paper);
        assert_eq!(matrix.world_imports, Some(60.0 + 25.0 + 30.0));
    }

    #[test]
    fn what_stands_for_the_world_is_said() {
        let stands = |flows: &[Flow], own| {
            let (matrix, stands) = from_flows_beside(flows, 2005, Variant::Paper, own);
            (matrix.world_imports, stands)
        };
        let mut flows = triangle();
        let summed = (Some(100.0), Some(Stands::Summed));
        assert_eq!(stands(&flows, None), summed);
        assert_eq!(
            stands(&flows, Some(500.0)),
            (Some(500.0), Some(Stands::Own))
        );
        // Half of what A exports goes to others.
        flows.push(flow("A", "WLD", 80.0));
        assert_eq!(
            stands(&flows, None),
            (Some(100.0), Some(Stands::Part)),
            "some reporters"
        );
        let (closed, why) = from_flows_beside(&flows, 2005, Variant::Closed, Some(500.0));
        assert_eq!((closed.world_imports, why), summed);
        flows.push(flow("WLD", "WLD", 1000.0));
        assert_eq!(stands(&flows, None), (Some(1000.0), Some(Stands::Given)));
        assert_eq!(stands(&[], None), (None, None));
    }

    #[test]
    fn a_total_given_as_zero_is_the_reason() {
        let mut flows = triangle();
        flows.push(flow("A", "WLD", 0.0));
        let matrix = from_flows(&flows, 2005, Variant::Paper);
        assert_eq!(value(&matrix, "A", "B"), Err(Undefined::ZeroTotal));
    }

    #[test]
    fn rows_of_one_pair_are_added_and_unusable_values_left_out() {
        let mut flows = triangle();
        flows.push(flow("A", "B", 5.0));
        flows.push(flow("A", "B", f64::NAN));
        flows.push(flow("B", "C", -3.0));
        let matrix = from_flows(&flows, 2005, Variant::Closed);
        assert!(matches!(
            matrix.cell("A", "B").unwrap().working,
            Working::Flows(Inputs { x_ij: Some(x), .. }) if x == 15.0
        ));
        assert_eq!(value(&matrix, "B", "C"), Err(Undefined::Missing));
    }

    proptest! {
        #[test]
        fn the_unit_and_the_order_of_the_rows_do_not_matter(
            values in prop::collection::vec(0.0..1e6f64, 12), k in 1e-3..1e3f64,
        ) {
            let codes = ["A", "B", "C", "D"];
            let mut flows = Vec::new();
            let mut next = values.iter();
            for i in codes {
                for j in codes {
                    if i != j && let Some(value) = next.next() {
                        flows.push(flow(i, j, *value));
                    }
                }
            }
            let mut other: Vec<Flow> = flows
                .iter()
                .map(|f| flow(&f.exporter, &f.importer, f.value * k))
                .collect();
            other.reverse();
            for variant in Variant::ALL {
                let one = from_flows(&flows, 2005, variant);
                let two = from_flows(&other, 2005, variant);
                for (a, b) in one.cells.iter().zip(&two.cells) {
                    match (a.value, b.value) {
                        (Ok(a), Ok(b)) => prop_assert!((a - b).abs() <= 1e-9 * a.abs()),
                        (a, b) => prop_assert_eq!(a, b),
                    }
                }
            }
        }

        #[test]
        fn whatever_comes_in_finite_numbers_or_reasons_come_out(
            rows in prop::collection::vec(("[A-C]|WLD", "[A-C]|WLD", any::<f64>()), 0..20),
        ) {
            let flows: Vec<Flow> = rows.iter().map(|(i, j, v)| flow(i, j, *v)).collect();
            for variant in Variant::ALL {
                for cell in from_flows(&flows, 1, variant).cells {
                    prop_assert!(cell.value.map_or(true, |v| v.is_finite() && v >= 0.0));
                }
            }
        }
    }
}
