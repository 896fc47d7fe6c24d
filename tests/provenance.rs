//! Every number that a figure shows says where it comes from, and the cells that
//! it names give the number again.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test fails loudly")]

use tairi::figure::options::Years;
use tairi::figure::{Detail, Figure, Op, Options, Origin, Picture, Span, View, figure};
use tairi::i18n::{Lang, number};

/// Every choice of measure and unit of every view, with all its years where it
/// shows one, and with a few spans where it shows many.
fn figures() -> Vec<(String, Figure)> {
    let mut all = Vec::new();
    for view in View::ALL {
        let measures = view.measures();
        let measures = measures.iter().map(|choice| Some(choice.id.to_owned()));
        for measure in measures.chain([None]) {
            let mut options = Options {
                measure,
                ..Options::default()
            };
            let units = view.units(&options);
            for unit in units.iter().map(|choice| choice.id).chain(["none"]) {
                options.unit = Some(unit.to_owned());
                let times = match view.years(&options) {
                    Years::None => vec![None],
                    Years::One(years) => years.into_iter().map(Span::year).map(Some).collect(),
                    Years::Range { .. } => ["1952..2024", "1960..1990", "1995..2015"]
                        .into_iter()
                        .map(Span::parse)
                        .collect(),
                };
                for time in times {
                    options.time = time;
                    for also in [None, Some("japan-side".to_owned())] {
                        options.also = also;
                        if options.also.is_some() && options.also(view).is_empty() {
                            continue;
                        }
                        let name = format!("{} {options:?}", view.id());
                        all.push((name, figure(view, &options)));
                    }
                }
            }
        }
    }
    all
}

/// A number as the detail gives it: behind its name, before its unit.
fn fact<'a>(detail: &'a Detail, name: &str) -> Option<&'a str> {
    let mut facts = detail.facts.iter();
    facts
        .find(|(term, _)| term == name)
        .map(|(_, text)| &**text)
}

fn decimals(text: &str) -> usize {
    text.trim_end_matches(')')
        .split_once('.')
        .map_or(0, |(_, tail)| tail.len())
}

#[test]
fn every_number_of_every_table_is_printed_somewhere_or_computed_to_the_digit_shown() {
    let mut numbers = 0;
    for (name, figure) in figures() {
        for (row, cells) in figure.table.rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate().skip(1) {
                let Some(value) = cell.value else { continue };
                numbers += 1;
                let id = figure.table.id(row, column);
                if figure.view == View::Workbench {
                    // It stands in a reader's file, or in the sample: the pair of its row
                    // opens with the formula and the file's numbers in it.
                    let pair = figure.detail(figure.table.row_id(row));
                    let working = pair.and_then(|pair| pair.working);
                    let working = working.unwrap_or_else(|| panic!("{name} {id}"));
                    // Where a number is not in the file there is no result either.
                    let shown = cells.iter().find_map(|cell| {
                        (cell.value.is_some() || cell.reason.is_some()).then_some(cell.value)
                    });
                    let none = shown.flatten().is_none();
                    assert_eq!(working.result.ends_with('–'), none, "{name} {id}");
                    continue;
                }
                let origin = cell
                    .origin
                    .as_ref()
                    .unwrap_or_else(|| panic!("{name} {id}"));
                if matches!(origin.op, Op::Quoted | Op::Working) {
                    let wanted = matches!(figure.view, View::Fta | View::Claims);
                    assert!(wanted, "{name} {id}");
                    continue;
                }
                let printed = origin.printed.and_then(|cell| cell.number());
                // The paper's brackets are no part of the number.
                let shown = cell.text.trim_matches(['(', ')']);
                match origin.value() {
                    Ok(computed) if printed != Some(value) => {
                        let computed = number::fixed(computed, decimals(&cell.text));
                        assert_eq!(computed, shown, "{name} {id}");
                    }
                    // As printed; what can be checked agrees, or a note says why not.
                    Ok(computed) => {
                        let apart = (computed - value).abs();
                        assert!(apart <= 0.1 + 1e-9 || origin.is_corrected(), "{name} {id}");
                    }
                    Err(_) => {
                        assert_eq!(printed, Some(value), "{name} {id}");
                        let rounded = number::fixed(value, decimals(&cell.text));
                        assert_eq!(rounded, shown, "{name} {id}");
                    }
                }
            }
        }
    }
    assert!(numbers > 15_000, "{numbers}");
}

#[test]
fn every_number_opens_and_names_its_source_its_cell_and_its_unit() {
    for (name, figure) in figures() {
        for (row, cells) in figure.table.rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                let id = figure.table.id(row, column);
                let Some(origin) = &cell.origin else { continue };
                let detail = figure.detail(&id).unwrap_or_else(|| panic!("{name} {id}"));
                assert_eq!(detail.id, id);
                assert!(detail.heading.contains(&cell.text), "{name} {id}");
                assert!(fact(&detail, "Source").is_some_and(|text| text.len() > 20));
                if matches!(origin.op, Op::Quoted | Op::Working) {
                    continue;
                }
                if let Some(cell) = origin.printed {
                    let place = fact(&detail, "Table · row · column").unwrap();
                    assert!(place.ends_with(cell.column), "{place}");
                    let printed = fact(&detail, "As printed").unwrap();
                    assert!(printed.starts_with(&number::printed(cell.cell().text())));
                    assert!(printed.ends_with(cell.basis().unit.get(Lang::En)));
                }
                assert!(origin.printed.is_some() || !origin.from.is_empty());
                match origin.op {
                    Op::Printed => assert!(detail.working.is_none(), "{name} {id}"),
                    // Its formula ends with it.
                    Op::Intensity(_) => {
                        assert!(
                            detail
                                .working
                                .as_ref()
                                .is_some_and(|it| it.result == cell.text)
                        );
                    }
                    _ => assert!(fact(&detail, "As computed").is_some(), "{name} {id}"),
                }
                assert!(fact(&detail, "Declared by").is_some(), "{name} {id}");
                for text in detail.text.iter().chain([&detail.heading]) {
                    assert!(!text.contains(['…', '{', '}']), "{name} {id}: {text}");
                }
            }
        }
    }
}

#[test]
fn every_value_that_a_chart_reads_out_is_a_number_of_its_table() {
    let mut values = 0;
    for (name, figure) in figures() {
        let chart = match &figure.picture {
            Picture::Chart(chart) => chart,
            Picture::Flows(flows) => &flows.history,
            _ => continue,
        };
        for tooltip in &chart.tooltips {
            for value in &tooltip.rows {
                let id = format!("{}.{}", tooltip.id, value.column);
                let (row, column) = figure
                    .table
                    .find(&id)
                    .unwrap_or_else(|| panic!("{name} {id}"));
                let cell = &figure.table.rows[row][column];
                // A value that can be pointed at, or one written in digits.
                if value.y.is_some() || cell.value.is_some() {
                    assert!(cell.origin.is_some(), "{name} {id}");
                    values += 1;
                }
                let ascii = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
                assert!(
                    id.len() <= 64 && id.bytes().all(ascii),
                    "{id} fits an address"
                );
            }
        }
    }
    assert!(values > 3_000, "{values}");
}

#[test]
fn every_number_in_a_picture_opens_to_its_source() {
    for (name, figure) in figures() {
        for detail in &figure.details {
            let opened = figure.detail(&detail.id).unwrap();
            let sourced = fact(&opened, "Source").is_some();
            // The yearly notes of trade stand beside values that have their own.
            let missing = opened.facts.iter().any(|(_, text)| text == "not recorded");
            let undefined = detail.working.as_ref().is_some_and(|w| w.result == "–");
            assert!(
                sourced || figure.view == View::Trade || missing || undefined,
                "{name} {}",
                detail.id
            );
        }
    }
}

fn trade(measure: &str, unit: &str) -> Figure {
    let options = Options {
        measure: Some(measure.into()),
        unit: Some(unit.into()),
        ..Options::default()
    };
    figure(View::Trade, &options)
}

#[test]
fn the_misprint_of_1966_shows_what_is_printed_and_what_the_amounts_give() {
    for (measure, unit, shown) in [("value", "printed", "24.3"), ("share", "usd", "24.03")] {
        let detail = trade(measure, unit)
            .detail("1966.share_of_exports_pct")
            .unwrap();
        assert_eq!(detail.heading, format!("1966 · Of exports (%): {shown}"));
        assert_eq!(fact(&detail, "As printed"), Some("24.3%"));
        assert_eq!(fact(&detail, "As computed"), Some("24.03%"));
        let working = detail.working.unwrap();
        assert_eq!(working.formula, "Exports ÷ All exports × 100");
        assert_eq!(working.line, "5,153,578 ÷ 21,450,780 × 100");
        assert_eq!(working.result, "24.03%");
        assert!(detail.text[0].contains("the amounts in the same row give 24.03"));
    }
}

#[test]
fn an_amount_in_dollars_names_the_rate_and_a_gap_is_computed() {
    let detail = trade("value", "usd")
        .detail("1971.exports_usd_million")
        .unwrap();
    let working = detail.working.as_ref().unwrap();
    assert_eq!(working.line, "9,801,162 ÷ 1,000 ÷ 40.0");
    assert_eq!(working.result, "245.0 US$ million");
    let rate = fact(&detail, "Exchange rate").unwrap();
    assert_eq!(
        rate,
        "40.0 NT$ per US$ · exchange-rate · 1971 · twd_per_usd"
    );
    let detail = trade("balance", "printed")
        .detail("1971.balance_printed")
        .unwrap();
    assert_eq!(fact(&detail, "As printed"), Some("Not in the source."));
    assert_eq!(
        fact(&detail, "As computed"),
        Some("−23,362,443 NT$ thousand")
    );
}

#[test]
fn a_chart_marks_the_two_values_that_are_printed_otherwise_and_no_more() {
    for (measure, unit, marked) in [
        ("share", "usd", vec!["1966.share_of_exports_pct"]),
        ("balance", "usd", vec!["1998.balance_usd_million"]),
        ("balance", "printed", vec!["1998.balance_printed"]),
        ("index", "usd", vec![]),
    ] {
        let Picture::Chart(chart) = trade(measure, unit).picture else {
            panic!("trade is a chart")
        };
        let mut found = Vec::new();
        for tooltip in &chart.tooltips {
            for value in tooltip.rows.iter().filter(|value| value.mark.is_some()) {
                found.push(format!("{}.{}", tooltip.id, value.column));
            }
        }
        assert_eq!(found, marked, "{measure} {unit}");
    }
}

#[test]
fn a_sum_of_rounded_figures_says_that_it_may_differ_by_rounding() {
    let detail = trade("value", "printed")
        .detail("1995.total_printed")
        .unwrap();
    assert_eq!(fact(&detail, "As printed"), Some("434.2 US$ 100 million"));
    assert_eq!(fact(&detail, "As computed"), Some("434.3 US$ 100 million"));
    assert!(detail.text[0].contains("rounding"));
}

#[test]
fn what_is_no_number_of_the_table_opens_nothing() {
    let figure = trade("value", "usd");
    for id in [
        "",
        ".",
        "1966.",
        "1966.weather",
        "1980.exports_usd_million",
        "1966.source",
    ] {
        assert_eq!(figure.detail(id), None, "{id}");
    }
    assert_eq!(Origin::made(Op::Sum, Vec::new()).value().ok(), None);
}
