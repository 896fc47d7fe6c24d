//! What is said of each year that is pointed at.

use super::panels::index_base;
use super::years::{Source, Year};
use crate::figure::Options;
use crate::figure::chart::{Panel, Reading, ReadingRow, Role, XAxis};
use crate::i18n::number::{self, MoneyUnit};
use crate::i18n::{Lang, Tri, sentences, words};
use crate::trade;
use crate::trade::currency::rate;
use crate::trade::undefined::Reckoned;

/// A value with its unit, or why there is none.
pub fn said(value: Reckoned, lang: Lang, text: impl Fn(f64) -> String) -> String {
    match value {
        Ok(value) => text(value),
        Err(reason) => words::reason(reason).text(lang),
    }
}

pub fn readings(
    years: &[Year],
    measure: &str,
    printed: bool,
    panels: &[Panel],
    options: &Options,
) -> Vec<Reading> {
    let lang = options.lang;
    let bases = index_base(years);
    // Shares need no exchange rate.
    let in_dollars = !printed && measure != "share";
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
            let usd = |value: f64| number::usd(value, lang);
            let own = |value: f64| {
                let unit = MoneyUnit::of(year.unit.0, value, lang);
                unit.amount(value, number::decimals_for(value / unit.size), lang)
            };
            let index = |value: f64| number::fixed(value, 0);
            let unmarked = |row: ReadingRow| ReadingRow { y: None, ..row };
            let rows = match (measure, printed) {
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
                            of(year.imports, bases.1),
                            &index,
                        ),
                        row(
                            Role::Exports,
                            words::EXPORTS,
                            "exports_index",
                            of(year.exports, bases.0),
                            &index,
                        ),
                    ]
                }
                ("balance", false) => {
                    vec![row(
                        Role::Balance,
                        words::BALANCE,
                        "balance_usd_million",
                        year.balance(),
                        &usd,
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
                        "imports_usd_million",
                        year.imports,
                        &usd,
                    ),
                    row(
                        Role::Exports,
                        words::EXPORTS,
                        "exports_usd_million",
                        year.exports,
                        &usd,
                    ),
                    unmarked(row(
                        Role::Balance,
                        words::BALANCE,
                        "balance_usd_million",
                        year.balance(),
                        &usd,
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
                source: source_line(year, in_dollars, lang),
            }
        })
        .collect()
}

pub fn source_line(year: &Year, in_dollars: bool, lang: Lang) -> String {
    let name = year.source.name(lang);
    match (year.source, in_dollars, rate(year.year)) {
        (Source::Table1, true, Ok(rate)) => {
            format!("{name} · {}", sentences::rate(rate, lang))
        }
        _ => name.to_owned(),
    }
}
