//! The claims against the file they were taken from, and against changed data.

use super::*;
use crate::data::{CellRef, table};

/// Id, section, stated value and verdict, as they were expected when the paper
/// was first read, before any check was written. The last claim came later.
const EXPECTED: [(&str, &str, &str, &str); 23] = [
    ("c01", "1", "10", "holds"),
    ("c02", "1", "100", "unverifiable"),
    ("c03", "1", "550", "holds"),
    ("c04", "1", "704.3", "holds"),
    ("c05", "2", "15.61 → 570.13", "differs"),
    ("c06", "2", "36", "holds"),
    ("c07", "2", "", "holds"),
    ("c08", "2", "", "unverifiable"),
    ("c09", "2", "", "holds"),
    ("c10", "2", "0.69 → 25.67", "unverifiable"),
    ("c11", "3", "21.3 → 17.2", "holds"),
    ("c12", "3", "", "unverifiable"),
    ("c13", "5", "200", "holds"),
    ("c14", "4", "0.4; 0.3; 2.8", "quoted"),
    ("c15", "4", "", "differs"),
    ("c16", "4", "", "unverifiable"),
    ("c17", "4", "70", "unverifiable"),
    ("c18", "t1", "24.3", "differs"),
    ("c19", "t3", "363.2; -176.8", "differs"),
    ("c20", "t3", "", "holds"),
    ("c21", "t3", "", "holds"),
    ("c22", "t2", "", "holds"),
    ("c23", "4", "", "differs"),
];

fn claim(id: &str) -> &'static Claim {
    CLAIMS.iter().find(|claim| claim.id == id).unwrap()
}

fn checked(id: &str) -> Checked {
    claim(id).check(&Data::embedded(), Lang::En)
}

fn after(id: &str, place: (DatasetId, i32, &'static str), figure: Option<f64>) -> Verdict {
    let place = CellRef::of_year(place.0, place.1, place.2).unwrap();
    let data = Data::embedded().with(place, figure);
    claim(id).check(&data, Lang::En).verdict
}

#[test]
fn every_claim_gets_the_verdict_that_was_expected() {
    let found: Vec<_> = CLAIMS
        .iter()
        .map(|claim| {
            let verdict = checked(claim.id).verdict.id();
            (claim.id, claim.section, claim.stated, verdict)
        })
        .collect();
    assert_eq!(found, EXPECTED);
}

#[test]
fn the_computed_values_are_the_ones_found_by_hand() {
    let values = |id: &str| {
        let checked = checked(id);
        checked.written(&checked.computed)
    };
    for (id, expected) in [
        ("c01", "10.74"),
        ("c02", "126.2"),
        ("c03", "551.6"),
        ("c04", "704.3"),
        ("c05", "15.62 → 570.14"),
        ("c06", "36.5"),
        ("c07", "19 / 21"),
        ("c09", "3 / 5"),
        ("c11", "21.3 → 17.2"),
        ("c12", "2; 4"),
        ("c13", "9 / 24"),
        ("c15", "−4.1; −0.3"),
        ("c18", "24.03"),
        ("c19", "363.4; −177.0"),
        ("c20", "23 / 23"),
        ("c22", "5.8"),
        ("c23", "9 / 10"),
    ] {
        assert_eq!(values(id), expected, "{id}");
    }
    assert!(checked("c21").computed[0] <= 0.1);
    for id in ["c10", "c14", "c16", "c17"] {
        assert!(checked(id).computed.is_empty(), "{id}");
    }
}

#[test]
fn the_difference_is_the_computed_value_less_the_stated_one() {
    let difference = |id: &str| checked(id).difference;
    assert_eq!(difference("c18"), [-0.27]);
    assert_eq!(difference("c19"), [0.2, -0.2]);
    assert_eq!(difference("c05"), [0.01, 0.01]);
    assert_eq!(difference("c11"), [0.0, 0.0]);
    assert!(difference("c07").is_empty());
}

#[test]
fn a_changed_figure_turns_the_verdict() {
    use DatasetId::{ChinaImports, Investment, OutsideEvidence, Trade1952, Trade1987, Triangle};
    let (holds, differs) = (Verdict::Holds, Verdict::Differs);
    for (id, place, figure, turned) in [
        ("c01", (Trade1952, 1971, "exports_to_japan"), 3e7, differs),
        (
            "c01",
            (DatasetId::ExchangeRate, 1971, "twd_per_usd"),
            20.0,
            differs,
        ),
        ("c03", (Trade1987, 1995, "trade_total"), 550.1, differs),
        ("c04", (Trade1987, 2010, "trade_total"), 800.0, differs),
        (
            "c06",
            (Trade1952, 1952, "exports_to_japan"),
            871_647.0,
            differs,
        ),
        ("c07", (Trade1952, 1952, "imports_from_japan"), 1.0, holds),
        ("c09", (Triangle, 1965, "jpn_twn"), 246.0, differs),
        ("c09", (OutsideEvidence, 1967, "value"), 400.0, differs),
        ("c11", (Trade1987, 1997, "trade_share_pct"), 17.3, differs),
        ("c13", (Trade1987, 2008, "balance"), -199.9, differs),
        ("c15", (ChinaImports, 2011, "kor"), 13.7, holds),
        (
            "c18",
            (Trade1952, 1966, "exports_to_japan"),
            5_213_578.0,
            holds,
        ),
        ("c19", (Trade1987, 1998, "exports"), 93.0, differs),
        ("c20", (Trade1987, 1987, "imports"), 118.5, differs),
        ("c20", (Trade1987, 2010, "balance"), -338.0, differs),
        ("c21", (Trade1987, 2000, "trade_share_pct"), 19.5, differs),
        ("c22", (Investment, 1996, "cn_amount"), 1229.0, differs),
        ("c23", (ChinaImports, 2002, "twn"), 11.2, differs),
    ] {
        assert_eq!(after(id, place, Some(figure)), turned, "{id} {place:?}");
    }
    // Two figures at once.
    let at = |year, column| CellRef::of_year(Trade1952, year, column).unwrap();
    let data = Data::embedded()
        .with(at(1952, "exports_to_japan"), Some(770_746.0))
        .with(at(1972, "exports_to_japan"), Some(15_068_328.0));
    assert_eq!(claim("c05").check(&data, Lang::En).verdict, holds);
}

#[test]
fn outside_evidence_turns_with_its_figures_and_leaves_the_verdict() {
    let told = |id: &str, place: Option<(DatasetId, i32, &'static str, f64)>| {
        let data = match place {
            Some((dataset, year, column, figure)) => {
                let place = CellRef::of_year(dataset, year, column).unwrap();
                Data::embedded().with(place, Some(figure))
            }
            None => Data::embedded(),
        };
        let checked = claim(id).check(&data, Lang::En);
        (checked.verdict, checked.outside)
    };
    use Verdict::{Differs, Holds, Unverifiable};
    assert_eq!(told("c02", None), (Unverifiable, Some(Holds)));
    let doubled = Some((DatasetId::Triangle, 1986, "jpn_twn", 15_000.0));
    assert_eq!(told("c02", doubled), (Unverifiable, Some(Differs)));
    assert_eq!(told("c08", None), (Unverifiable, Some(Holds)));
    let sooner = Some((DatasetId::Triangle, 1964, "twn_usa", 150.0));
    assert_eq!(told("c08", sooner), (Unverifiable, Some(Differs)));
    assert_eq!(told("c12", None), (Unverifiable, Some(Holds)));
    let behind = Some((DatasetId::Triangle, 2005, "jpn_twn", 60_000.0));
    assert_eq!(told("c12", behind), (Unverifiable, Some(Differs)));
    // Singapore was fifth, not Korea.
    assert_eq!(told("c16", None), (Unverifiable, Some(Differs)));
    assert_eq!(told("c04", None), (Holds, Some(Differs)));
    assert_eq!(told("c09", None), (Holds, Some(Holds)));
    assert_eq!(told("c15", None), (Differs, Some(Differs)));
    assert_eq!(told("c18", None), (Differs, None));
}

#[test]
fn a_figure_that_is_missing_leaves_nothing_to_say_but_that() {
    let place = (DatasetId::Trade1952, 1971, "exports_to_japan");
    assert_eq!(after("c01", place, None), Verdict::Unverifiable);
    let place = CellRef::of_year(place.0, place.1, place.2).unwrap();
    let data = Data::embedded().with(place, None);
    let checked = claim("c01").check(&data, Lang::En);
    assert!(checked.computed.is_empty() && checked.difference.is_empty());
    assert_eq!(checked.outside, None);
    let [step] = checked.steps.as_slice() else {
        panic!("a computation with a gap in it: {:?}", checked.steps)
    };
    assert_eq!(step.expression, "");
    assert!(step.label.contains("not in the data"), "{}", step.label);
}

#[test]
fn no_verdict_outlives_a_figure_it_rests_on() {
    for claim in &CLAIMS {
        for step in checked(claim.id).steps {
            for cell in step.cells {
                let data = Data::embedded().with(cell, None);
                let verdict = claim.check(&data, Lang::En).verdict;
                // Most years have no late registrations.
                let sparse = cell.column == "tw_retroactive_amount";
                assert!(sparse || verdict == Verdict::Unverifiable, "{}", claim.id);
            }
        }
    }
}

#[test]
fn every_working_has_its_steps_with_their_numbers_in_every_language() {
    for claim in &CLAIMS {
        for lang in Lang::ALL {
            let checked = claim.check(&Data::embedded(), lang);
            assert!(!claim.text.get(lang).is_empty() && !claim.place(lang).is_empty());
            assert!(!checked.steps.is_empty(), "{}", claim.id);
            for step in &checked.steps {
                assert!(!step.label.is_empty(), "{}", claim.id);
                // A cell that was read stands in a step that shows a number.
                let numbers = step.expression.contains(|c: char| c.is_ascii_digit());
                assert!(step.cells.is_empty() || numbers, "{}", claim.id);
            }
            let judged = matches!(checked.verdict, Verdict::Holds | Verdict::Differs);
            let cells = checked.steps.iter().any(|step| !step.cells.is_empty());
            assert!(!judged || cells, "{}", claim.id);
            assert_eq!(checked.outside.is_some(), !checked.sources(true).is_empty());
        }
    }
}

#[test]
fn the_working_of_1966_reads_as_one_would_write_it() {
    let checked = checked("c18");
    assert_eq!(
        checked.steps[0].expression,
        "5,153,578 ÷ 21,450,780 × 100 = 24.03"
    );
    assert_eq!(checked.steps[1].expression, "41 / 41");
    assert_eq!(checked.steps[2].expression, "24.0251 → 24.0 ≠ 24.3");
}

#[test]
fn every_flow_of_the_outside_evidence_is_evidence_of_a_claim() {
    let used: Vec<usize> = CLAIMS
        .iter()
        .flat_map(|claim| claim.check(&Data::embedded(), Lang::En).steps)
        .flat_map(|step| step.cells)
        .filter(|cell| cell.dataset == DatasetId::OutsideEvidence)
        .map(|cell| cell.row)
        .collect();
    for row in 0..table(DatasetId::OutsideEvidence).rows.len() {
        assert!(used.contains(&row), "row {row} is of no use");
    }
}

#[test]
fn every_jump_leads_to_a_cell_or_a_part_that_is_there() {
    use crate::app::{address, state::State};
    for claim in CLAIMS.iter().filter(|claim| !claim.jump.is_empty()) {
        let mut state = State::new(Lang::En);
        for (key, value) in address::split(claim.jump) {
            address::set(&mut state, &key, &value);
        }
        // Nothing fell back to a default: the state says all of it again.
        let again: Vec<(String, String)> = address::pairs(&state)
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .collect();
        for pair in address::split(claim.jump) {
            assert!(again.contains(&pair), "{}: {pair:?}", claim.id);
        }
        let figure = crate::figure::figure(state.view, &state.options);
        let focus = state.options.focus.unwrap();
        let Some((row, column)) = focus.split_once('.') else {
            assert!(figure.detail(&focus).is_some(), "{}", claim.id);
            continue;
        };
        let table = figure.table;
        let column = table.columns.iter().position(|each| each.key == column);
        let row = table.rows.iter().find(|cells| cells[0].text == row);
        let cell = &row.unwrap()[column.unwrap()];
        assert!(cell.value.is_some(), "{}: nothing to see", claim.id);
    }
}
