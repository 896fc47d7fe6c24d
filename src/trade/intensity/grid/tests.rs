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
    fn a_grid_and_a_list_of_flows_compute_alike(flows in system()) {
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
