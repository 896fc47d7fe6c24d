//! What is said of each year that is pointed at.

use super::Choices;
use super::panels::index_base;
use super::years::{Source, Year};
use crate::figure::Options;
use crate::figure::chart::{Panel, Reading, ReadingRow, Role, XAxis};
use crate::i18n::number::{self, MoneyUnit};
use crate::i18n::{Lang, Tri, sentences, words};
use crate::trade;
use crate::trade::currency::{rate, rate_source};
use crate::trade::undefined::Reckoned;

/// A value with its unit, or why there is none.
pub fn said(value: Reckoned, lang: Lang, text: &dyn Fn(f64) -> String) -> String {
    match value {
        Ok(value) => text(value),
        Err(reason) => words::reason(reason).text(lang),
    }
}

/// The table's columns of exports, imports and balance, then the same of
/// Japan's side, by currency.
const COLUMNS: [[&str; 6]; 2] = [
    [
        "exports_usd_million",
        "imports_usd_million",
        "balance_usd_million",
        "exports_japan_side_usd_million",
        "imports_japan_side_usd_million",
        "balance_japan_side_usd_million",
    ],
    [
        "exports_twd_million",
        "imports_twd_million",
        "balance_twd_million",
        "exports_japan_side_twd_million",
        "imports_japan_side_twd_million",
        "balance_japan_side_twd_million",
    ],
];

pub fn readings(
    years: &[Year],
    choices: &Choices,
    panels: &[Panel],
    options: &Options,
) -> Vec<Reading> {
    let lang = options.lang;
    let bases = index_base(years);
    let (measure, printed) = (choices.measure, choices.printed);
    years
        .iter()
        .map(|year| {
            let x = f64::from(year.year);
            let row = |role,
                       name: Tri,
                       column: &'static str,
                       value: Reckoned,
                       text: &dyn Fn(f64) -> String| ReadingRow {
                role,
                name: name.text(lang),
                text: said(value, lang, text),
                y: value.ok(),
                column,
                mark: None,
            };
            let column = |at: usize| COLUMNS[choices.currency as usize][at];
            let money = |value: f64| number::money(choices.currency, value, lang);
            let own = |value: f64| {
                let unit = MoneyUnit::of(year.unit.0, value, lang);
                unit.amount(value, number::decimals_for(value / unit.size), lang)
            };
            let index = |value: f64| number::fixed(value, 0);
            let unmarked = |row: ReadingRow| ReadingRow { y: None, ..row };
            let mut rows = match (measure, printed) {
                _ if year.source == Source::JapanAlone => Vec::new(),
                ("share", _) => vec![
                    row(
                        Role::Imports,
                        words::SHARE_OF_IMPORTS,
                        "share_of_imports_pct",
                        year.import_share,
                        &number::percent,
                    ),
                    row(
                        Role::Exports,
                        words::SHARE_OF_EXPORTS,
                        "share_of_exports_pct",
                        year.export_share,
                        &number::percent,
                    ),
                    row(
                        Role::Context,
                        words::SHARE_OF_TRADE,
                        "share_of_trade_pct",
                        year.share,
                        &number::percent,
                    ),
                ],
                ("index", _) => {
                    let of = |value: Reckoned, base: Reckoned| {
                        value.and_then(|value| trade::index::index(value, base?))
                    };
                    vec![
                        row(
                            Role::Imports,
                            words::IMPORTS,
                            "imports_index",
                            of(year.imports, bases[1]),
                            &index,
                        ),
                        row(
                            Role::Exports,
                            words::EXPORTS,
                            "exports_index",
                            of(year.exports, bases[0]),
                            &index,
                        ),
                    ]
                }
                ("balance", false) => {
                    vec![row(
                        Role::Balance,
                        words::BALANCE,
                        column(2),
                        year.balance(),
                        &money,
                    )]
                }
                ("balance", true) => {
                    vec![row(
                        Role::Balance,
                        words::BALANCE,
                        "balance_printed",
                        year.printed_amount(3),
                        &own,
                    )]
                }
                (_, false) => vec![
                    row(
                        Role::Imports,
                        words::IMPORTS,
                        column(1),
                        year.imports,
                        &money,
                    ),
                    row(
                        Role::Exports,
                        words::EXPORTS,
                        column(0),
                        year.exports,
                        &money,
                    ),
                    unmarked(row(
                        Role::Balance,
                        words::BALANCE,
                        column(2),
                        year.balance(),
                        &money,
                    )),
                ],
                (_, true) => vec![
                    row(
                        Role::Imports,
                        words::IMPORTS,
                        "imports_printed",
                        year.printed_amount(1),
                        &own,
                    ),
                    row(
                        Role::Exports,
                        words::EXPORTS,
                        "exports_printed",
                        year.printed_amount(0),
                        &own,
                    ),
                    unmarked(row(
                        Role::Balance,
                        words::BALANCE,
                        "balance_printed",
                        year.printed_amount(3),
                        &own,
                    )),
                ],
            };
            if choices.also {
                let [_, _, exports, imports] = year.four();
                let (text, all): (&dyn Fn(f64) -> String, _) = match measure {
                    "balance" => (
                        &money,
                        vec![(
                            Role::Balance,
                            words::BALANCE,
                            column(5),
                            year.japan_balance(),
                        )],
                    ),
                    "index" => {
                        let of = |value: Reckoned, base: Reckoned| {
                            value.and_then(|value| trade::index::index(value, base?))
                        };
                        let (exports, imports) = (of(exports, bases[2]), of(imports, bases[3]));
                        let columns = ["imports_japan_side_index", "exports_japan_side_index"];
                        (
                            &index,
                            vec![
                                (Role::Imports, words::IMPORTS, columns[0], imports),
                                (Role::Exports, words::EXPORTS, columns[1], exports),
                            ],
                        )
                    }
                    _ => (
                        &money,
                        vec![
                            (Role::Imports, words::IMPORTS, column(4), imports),
                            (Role::Exports, words::EXPORTS, column(3), exports),
                        ],
                    ),
                };
                rows.extend(all.into_iter().map(|(role, name, column, value)| {
                    let side = words::JAPANS_SIDE.get(lang);
                    ReadingRow {
                        name: sentences::with_unit(name.get(lang), side, lang),
                        ..row(role, name, column, value, text)
                    }
                }));
            }
            let panel = panels
                .iter()
                .position(|panel| match panel.x {
                    XAxis::Years(from, to) => (from..=to).contains(&x),
                    XAxis::Categories(_) => false,
                })
                .unwrap_or(0);
            Reading {
                x,
                panel,
                heading: year.year.to_string(),
                id: year.year.to_string(),
                rows,
                source: source_line(year, choices, lang),
            }
        })
        .collect()
}

/// Where a year's figures come from, and the rate if they needed one.
pub fn source_line(year: &Year, choices: &Choices, lang: Lang) -> String {
    let mut line = match year.source {
        Source::JapanAlone => words::NO_TAIWAN_FIGURES.text(lang),
        source => source.name(lang).to_owned(),
    };
    if choices.also {
        line.push_str(" · ");
        line.push_str(Source::JapanAlone.name(lang));
    }
    if let Some(Ok(rate)) = choices.needs_rate(year).then(|| rate(year.year)) {
        line.push_str(" · ");
        line.push_str(&sentences::rate(rate, lang));
        let source = words::rate_source(rate_source(year.year)).get(lang);
        line = sentences::with_unit(&line, source, lang);
    }
    line
}
