use super::super::{Grid, PairMeasure, Rules, Total, Variant};
use super::*;
use crate::trade::Undefined;

const PAPER: PairMeasure = PairMeasure::Intensity(Variant::Paper);

/// Three economies that trade alike: each sends 10 to each of the others.
fn three() -> YearFlows {
    let mut flows = YearFlows::empty(2005, ["A", "B", "C"].map(String::from).to_vec());
    for at in [1, 2, 3, 5, 6, 7] {
        flows.exported[at] = 10.0;
        flows.imported[at] = 10.0;
    }
    flows
}

/// The same, with totals of which they are a fifth.
fn reporters() -> YearFlows {
    let mut flows = three();
    flows.exports_given = vec![100.0; 3];
    flows.imports_given = vec![100.0; 3];
    flows
}

fn world(flows: &YearFlows, world: WorldTotal) -> Total {
    let rules = Rules {
        world,
        ..Rules::default()
    };
    Grid::new(flows, &rules).world_imports()
}

fn is(value: f64, source: Source) -> Total {
    Total {
        value: Some(value),
        source,
    }
}

const ABSENT: Total = Total {
    value: None,
    source: Source::Absent,
};

#[test]
fn some_reporters_beside_given_totals_are_not_the_world() {
    let flows = reporters();
    assert_eq!(world(&flows, WorldTotal::Automatic), ABSENT);
    let grid = Grid::new(&flows, &Rules::default());
    assert_eq!(grid.value(PAPER, 0, 1), Err(Undefined::NoWorld));
    let closed = PairMeasure::Intensity(Variant::Closed);
    assert_eq!(grid.value(closed, 0, 1), Ok(1.5));
    assert_eq!(grid.value(PairMeasure::ShareOfExports, 0, 1), Ok(0.1));
}

#[test]
fn a_file_without_totals_is_a_system_of_its_own() {
    let flows = three();
    assert_eq!(
        world(&flows, WorldTotal::Automatic),
        is(60.0, Source::Summed)
    );
}

/// A and B declare both sides with all partners; C and D declare nothing.
fn without_totals() -> YearFlows {
    let codes = ["A", "B", "C", "D"].map(String::from);
    let mut flows = YearFlows::empty(2005, codes.to_vec());
    for (from, to) in [(0, 1), (0, 2), (0, 3), (1, 0), (1, 2), (1, 3)] {
        flows.exported[from * 4 + to] = 10.0;
    }
    for (from, to) in [(1, 0), (2, 0), (3, 0), (0, 1), (2, 1), (3, 1)] {
        flows.imported[from * 4 + to] = 10.0;
    }
    flows
}

#[test]
fn reporters_with_all_partners_and_no_total_are_not_the_world_either() {
    let mut flows = without_totals();
    assert_eq!(world(&flows, WorldTotal::Automatic), ABSENT);
    let coverage = Coverage::of(&flows);
    assert_eq!((coverage.world, coverage.importers), (Some(1.0 / 3.0), 2));
    // What they sum up to are their totals, as a number for the world finds them.
    let rules = Rules {
        world: WorldTotal::Own(vec![(2005, 300.0)]),
        ..Rules::default()
    };
    let grid = Grid::new(&flows, &rules);
    let right = 10.0 / 30.0 / (30.0 / 300.0);
    assert!((grid.value(PAPER, 0, 1).unwrap() - right).abs() < 1e-12);
    let shares = PairMeasure::Intensity(Variant::ImportShare);
    assert_eq!(grid.value(shares, 0, 1), Err(Undefined::Missing));
    // If C and D declare their imports as well, all importers are there.
    for (from, to) in [(0, 2), (1, 2), (0, 3), (1, 3)] {
        flows.imported[from * 4 + to] = 10.0;
    }
    assert_eq!(
        world(&flows, WorldTotal::Automatic),
        is(100.0, Source::Summed)
    );
}

#[test]
fn a_partner_that_reports_nothing_leaves_a_system_of_the_others() {
    // A and B trade most with each other; what goes to C is less than half.
    let mut flows = YearFlows::empty(2005, ["A", "B", "C"].map(String::from).to_vec());
    for (from, to, value) in [(0, 1, 60.0), (1, 0, 60.0), (0, 2, 40.0), (1, 2, 40.0)] {
        flows.exported[from * 3 + to] = value;
        if to < 2 {
            flows.imported[from * 3 + to] = value;
        }
    }
    assert_eq!(
        world(&flows, WorldTotal::Automatic),
        is(120.0, Source::Summed)
    );
    assert!(Coverage::of(&flows).is_low());
}

#[test]
fn sums_fit_the_series_only_if_each_of_them_is_of_all_partners() {
    let mut flows = without_totals();
    let about = |code: &str| match code {
        "A" | "B" => [Some(30.0), Some(30.0)],
        _ => [None, None],
    };
    assert!(fits(&flows, &about));
    flows.exported[1] = f64::NAN;
    assert!(!fits(&flows, &about));
}

#[test]
fn reporters_that_are_nearly_the_world_are_added_up() {
    let mut flows = reporters();
    flows.exports_given = vec![22.0; 3];
    assert_eq!(
        world(&flows, WorldTotal::Automatic),
        is(300.0, Source::Summed)
    );
    flows.exports_given = vec![22.3; 3];
    assert_eq!(world(&flows, WorldTotal::Automatic), ABSENT);
    // Of imports alone the same is asked.
    let mut imports = three();
    imports.imports_given = vec![21.0; 3];
    assert_eq!(
        world(&imports, WorldTotal::Automatic),
        is(63.0, Source::Summed)
    );
    imports.imports_given = vec![30.0; 3];
    assert_eq!(world(&imports, WorldTotal::Automatic), ABSENT);
}

#[test]
fn partners_that_only_others_name_do_not_make_a_world() {
    // One value stands for both sides; B and C report nothing themselves.
    let mut flows = YearFlows::empty(2005, ["A", "B", "C"].map(String::from).to_vec());
    flows.exported[1] = 60.0;
    flows.exported[2] = 40.0;
    flows.exports_given[0] = 100.0;
    flows.declared_by_none();
    let coverage = Coverage::of(&flows);
    assert_eq!((coverage.exports, coverage.world), (Some(1.0), Some(0.0)));
    assert_eq!((coverage.importers, coverage.economies), (0, 3));
    assert_eq!(world(&flows, WorldTotal::Automatic), ABSENT);
}

#[test]
fn the_files_own_row_goes_before_all_but_the_readers_choice() {
    let mut flows = reporters();
    flows.world_imports_given = 1000.0;
    flows.world_built_in = 2000.0;
    let own = WorldTotal::Own(vec![(2005, 3000.0)]);
    assert_eq!(
        world(&flows, WorldTotal::Automatic),
        is(1000.0, Source::Given)
    );
    assert_eq!(
        world(&flows, WorldTotal::BuiltIn),
        is(2000.0, Source::BuiltIn)
    );
    assert_eq!(
        world(&flows, WorldTotal::FileSum),
        is(300.0, Source::Summed)
    );
    assert_eq!(world(&flows, own.clone()), is(3000.0, Source::Own));
    assert_eq!(world(&flows, WorldTotal::Closed), ABSENT);
    flows.year = 2006;
    assert_eq!(world(&flows, own), is(1000.0, Source::Given));
}

#[test]
fn beside_the_worlds_total_a_sum_of_some_partners_is_no_total() {
    let mut flows = reporters();
    flows.world_built_in = 2000.0;
    flows.imports_given[1] = f64::NAN;
    let grid = Grid::new(&flows, &Rules::default());
    assert_eq!(grid.world_imports(), is(2000.0, Source::BuiltIn));
    assert_eq!(grid.value(PAPER, 0, 1), Err(Undefined::Missing));
    assert_eq!(grid.value(PAPER, 1, 0), Ok(10.0 / 100.0 / (100.0 / 2000.0)));
}

#[test]
fn trade_inside_a_group_is_taken_off_the_world_whatever_its_source() {
    let mut flows = reporters();
    flows.world_built_in = 2000.0;
    for (choice, whole) in [
        (WorldTotal::Automatic, 2000.0),
        (WorldTotal::FileSum, 300.0),
        (WorldTotal::Own(vec![(2005, 500.0)]), 500.0),
    ] {
        let rules = Rules {
            world: choice,
            groups: vec![super::super::Group {
                code: "G".into(),
                members: vec!["A".into(), "B".into()],
            }],
            ..Rules::default()
        };
        let grid = Grid::new(&flows, &rules);
        assert_eq!(grid.world_imports().value, Some(whole - 20.0));
    }
}

#[test]
fn a_number_is_read_as_it_is_written() {
    for text in ["1", "10797251.681", "0.5", "123456789.123456"] {
        assert_eq!(written_number(text), text.parse().ok(), "{text}");
    }
    for text in [
        "",
        ".",
        "-1",
        "0",
        "1e5",
        "1,5",
        "99999999999999999999",
        "1.2.3",
    ] {
        assert_eq!(written_number(text), None, "{text}");
    }
}

#[test]
fn a_choice_reads_back_from_what_is_kept() {
    for choice in [
        WorldTotal::Automatic,
        WorldTotal::BuiltIn,
        WorldTotal::FileSum,
        WorldTotal::Closed,
        WorldTotal::Own(vec![(2005, 10_797_251.681), (2006, 0.3)]),
    ] {
        assert_eq!(WorldTotal::parse(&choice.written()), choice);
    }
    assert_eq!(
        WorldTotal::parse("2005=-1 x 2006=nan"),
        WorldTotal::Automatic
    );
    let one = WorldTotal::Closed.with_own(2005, Some(7.0));
    assert_eq!(one, WorldTotal::Own(vec![(2005, 7.0)]));
    assert_eq!(one.with_own(2005, None), WorldTotal::Automatic);
}

#[test]
fn a_product_or_another_scale_does_not_fit_the_world() {
    let about = |code: &str| match code {
        "A" => [Some(100.0), Some(100.0)],
        "B" => [Some(90.0), None],
        _ => [None, None],
    };
    let mut flows = reporters();
    assert!(fits(&flows, &about));
    flows.exports_given = vec![5.0; 3];
    flows.imports_given = vec![5.0; 3];
    assert!(!fits(&flows, &about));
    flows.exports_given = vec![100_000.0; 3];
    assert!(!fits(&flows, &about));
    flows.codes = ["D", "E", "F"].map(String::from).to_vec();
    assert!(!fits(&flows, &about), "there is nothing to tell it by");
    assert!(!fits(&three(), &about));
}
