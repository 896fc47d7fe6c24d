//! What may be added to a file without changing what it says: each intensity stays.

#![cfg(not(target_arch = "wasm32"))]

use super::*;
use crate::trade::intensity::{Grid, PairMeasure, Rules};
use proptest::prelude::*;

const ECONOMIES: [(&str, &str); 4] = [
    ("392", "JPN"),
    ("410", "KOR"),
    ("490", "S19"),
    ("842", "USA"),
];
const PRODUCTS: [&str; 3] = ["0101", "8471", "8542"];
const HEAD: &str = "period,reporterCode,reporterISO,partnerCode,partnerISO,flowCode,classificationCode,cmdCode,motCode,primaryValue";

/// A declared flow of one product.
#[derive(Clone, Debug)]
struct Declared {
    reporter: usize,
    partner: usize,
    export: bool,
    product: usize,
    value: u32,
}

fn row(
    flow: &Declared,
    (code, iso): (&str, &str),
    classification: &str,
    product: &str,
    transport: &str,
    value: u64,
) -> String {
    let reporter = ECONOMIES[flow.reporter];
    let way = if flow.export { "X" } else { "M" };
    format!(
        "2019,{},{},{code},{iso},{way},{classification},{product},{transport},{value}",
        reporter.0, reporter.1
    )
}

fn plain_row(flow: &Declared) -> String {
    row(
        flow,
        ECONOMIES[flow.partner],
        "H5",
        PRODUCTS[flow.product],
        "0",
        flow.value.into(),
    )
}

/// Each pair's declarations, of all products, both ways.
fn declared() -> impl Strategy<Value = Vec<Declared>> {
    let pairs = (0..4).flat_map(|reporter| (0..4).map(move |partner| (reporter, partner)));
    let pairs: Vec<(usize, usize)> = pairs.filter(|(one, other)| one != other).collect();
    let count = pairs.len() * 2 * PRODUCTS.len();
    prop::collection::vec(1..100_000u32, count).prop_map(move |values| {
        let mut values = values.into_iter();
        let mut all = Vec::new();
        for (reporter, partner) in &pairs {
            for export in [true, false] {
                for product in 0..PRODUCTS.len() {
                    all.push(Declared {
                        reporter: *reporter,
                        partner: *partner,
                        export,
                        product,
                        value: values.next().unwrap_or(1),
                    });
                }
            }
        }
        all
    })
}

/// What is added, each as rows beside those of the flows.
fn added(kind: usize, flows: &[Declared]) -> Vec<String> {
    let sum = |same: &dyn Fn(&Declared) -> bool| -> u64 {
        let some = flows.iter().filter(|flow| same(flow));
        some.map(|flow| u64::from(flow.value)).sum()
    };
    let firsts = flows.iter().filter(|flow| flow.product == 0);
    match kind {
        // The same rows once more.
        0 => flows.iter().map(plain_row).collect(),
        // The same trade in another classification.
        1 => flows
            .iter()
            .map(|flow| {
                let value = u64::from(flow.value);
                row(
                    flow,
                    ECONOMIES[flow.partner],
                    "S4",
                    ["001", "752", "776"][flow.product],
                    "0",
                    value,
                )
            })
            .collect(),
        // Headings, and the total of all products.
        2 => flows
            .iter()
            .map(|flow| {
                let heading = &PRODUCTS[flow.product][..2];
                let value = sum(&|other| {
                    (other.reporter, other.partner, other.export)
                        == (flow.reporter, flow.partner, flow.export)
                        && PRODUCTS[other.product].starts_with(heading)
                });
                row(flow, ECONOMIES[flow.partner], "H5", heading, "0", value)
            })
            .collect(),
        3 => firsts
            .map(|flow| {
                let value = sum(&|other| {
                    (other.reporter, other.partner, other.export)
                        == (flow.reporter, flow.partner, flow.export)
                });
                row(flow, ECONOMIES[flow.partner], "H5", "TOTAL", "0", value)
            })
            .collect(),
        // Groups of partners.
        4 => firsts
            .map(|flow| row(flow, ("97", "EUR"), "H5", "TOTAL", "0", 77_777))
            .collect(),
        // Parts by means of transport of what is there as a whole.
        5 => flows
            .iter()
            .map(|flow| {
                let value = u64::from(flow.value) / 2;
                row(
                    flow,
                    ECONOMIES[flow.partner],
                    "H5",
                    PRODUCTS[flow.product],
                    "2100",
                    value,
                )
            })
            .collect(),
        // Totals with the world that are the sums of the flows.
        _ => firsts
            .map(|flow| {
                let value =
                    sum(&|other| (other.reporter, other.export) == (flow.reporter, flow.export));
                row(flow, ("0", "W00"), "H5", "TOTAL", "0", value)
            })
            .collect(),
    }
}

fn intensities(lines: &[String]) -> Vec<f64> {
    let text = format!("{HEAD}\n{}\n", lines.join("\n"));
    let mut reader = Reader::new(Settings::default());
    reader.push(text.as_bytes()).unwrap();
    let read = reader.finish().unwrap();
    let grid = Grid::new(&read.cube.year(2019).unwrap(), &Rules::default());
    let n = grid.codes().len();
    assert_eq!(n, 4, "{:?}", grid.codes());
    (0..n * n)
        .filter(|at| at / n != at % n)
        .map(|at| {
            grid.value(PairMeasure::ALL[0], at / n, at % n)
                .unwrap_or(f64::NAN)
        })
        .collect()
}

fn same(one: &[f64], other: &[f64]) -> bool {
    let near = |(one, other): (&f64, &f64)| (one - other).abs() <= 1e-9 * one.abs();
    one.len() == other.len() && one.iter().zip(other).all(near)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn what_is_there_already_in_another_way_changes_no_intensity(
        flows in declared(),
        kinds in prop::sample::subsequence((0..7).collect::<Vec<usize>>(), 1..=7),
        seed in any::<u64>(),
    ) {
        let mut lines: Vec<String> = flows.iter().map(plain_row).collect();
        let plain = intensities(&lines);
        for kind in &kinds {
            lines.extend(added(*kind, &flows));
        }
        // In any order.
        let mut state = seed | 1;
        for at in (1..lines.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            lines.swap(at, (state >> 33) as usize % (at + 1));
        }
        let more = intensities(&lines);
        prop_assert!(same(&plain, &more), "{kinds:?}: {plain:?}, not {more:?}");
    }

    #[test]
    fn quantities_beside_values_change_no_intensity(values in prop::collection::vec(1..100_000u32, 12), tidy: bool) {
        let measures = [("VALUE_IN_EUROS", 1.0), ("QUANTITY_IN_100KG", 0.37)];
        let table = |measures: &[(&str, f64)]| {
            let mut text = match tidy {
                true => "year,exporter,importer,measure,value\n".to_owned(),
                false => "reporter,partner,product,flow,indicators,TIME_PERIOD,OBS_VALUE\n".to_owned(),
            };
            let codes = ["DE", "FR", "IT", "NL"];
            let pairs = (0..16).filter(|at| at / 4 != at % 4);
            for (at, value) in pairs.zip(&values) {
                for (measure, times) in measures {
                    let (from, to, value) = (codes[at / 4], codes[at % 4], f64::from(*value) * times);
                    text += &match tidy {
                        true => format!("2019,{from},{to},{measure},{value}\n"),
                        false => format!("{from},{to},TOTAL,2,{measure},2019,{value}\n{to},{from},TOTAL,1,{measure},2019,{value}\n"),
                    };
                }
            }
            let mut reader = Reader::new(Settings::default());
            reader.push(text.as_bytes()).unwrap();
            reader.finish().unwrap().cube
        };
        prop_assert_eq!(table(&measures[..1]), table(&measures));
    }
}
