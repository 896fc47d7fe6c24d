//! The panels of each measure.

use super::Choices;
use super::years::{Source, Year, counted, years_in};
use crate::figure::chart::{Panel, Role, Series, Shape, XAxis, YAxis, runs};
use crate::figure::{Options, Span, View, YScale};
use crate::i18n::number::{self, Currency, MoneyUnit};
use crate::i18n::{Lang, sentences, words};
use crate::trade;
use crate::trade::undefined::{Reckoned, Undefined};

pub type Value = fn(&Year) -> Reckoned;

pub fn line(
    id: &'static str,
    name: &str,
    role: Role,
    years: &[Year],
    value: &dyn Fn(&Year) -> Reckoned,
    end: &dyn Fn(f64) -> String,
) -> Series {
    series(id, name, role, Shape::Line, years, value, end)
}

pub fn series(
    id: &'static str,
    name: &str,
    role: Role,
    shape: Shape,
    years: &[Year],
    value: &dyn Fn(&Year) -> Reckoned,
    end: &dyn Fn(f64) -> String,
) -> Series {
    let points: Vec<(i32, Option<f64>, u8)> = years
        .iter()
        .map(|year| (year.year, value(year).ok(), year.source.run()))
        .collect();
    let last = points.iter().rev().find_map(|(_, value, _)| *value);
    Series {
        id,
        name: name.to_owned(),
        role,
        shape,
        runs: runs(&points),
        end: last.map(end).unwrap_or_default(),
    }
}

/// Both directions, or the balance, as Japan declares them: thin, and never
/// joined with anything.
pub fn thin(
    id: &'static str,
    role: Role,
    years: &[Year],
    value: &dyn Fn(&Year) -> Reckoned,
    lang: Lang,
) -> Series {
    let points: Vec<(i32, Option<f64>, u8)> = years
        .iter()
        .map(|year| (year.year, value(year).ok(), 0))
        .collect();
    Series {
        id,
        name: words::AS_JAPAN_DECLARES.text(lang),
        role,
        shape: Shape::Thin,
        runs: runs(&points),
        end: String::new(),
    }
}

/// The thin lines of a measure in amounts.
pub fn japans(years: &[Year], measure: &str, lang: Lang) -> Vec<Series> {
    let one = |id, role, value: Value| thin(id, role, years, &value, lang);
    match measure {
        "balance" => vec![one(JAPAN_IDS[2], Role::Balance, Year::japan_balance)],
        _ => vec![
            one(JAPAN_IDS[0], Role::Exports, |year| year.japan[0]),
            one(JAPAN_IDS[1], Role::Imports, |year| year.japan[1]),
        ],
    }
}

const JAPAN_IDS: [&str; 3] = [
    "exports-japan-side",
    "imports-japan-side",
    "balance-japan-side",
];

pub const COLUMNS: Shape = Shape::Columns {
    slot: 0,
    of: 1,
    hatched: false,
};

/// The series of a measure in amounts, by what gives a year its values.
pub fn amounts(
    years: &[Year],
    measure: &str,
    values: [Value; 3],
    end: &dyn Fn(f64) -> String,
    lang: Lang,
) -> Vec<Series> {
    let [exports, imports, balance] = values;
    if measure == "balance" {
        let name = words::BALANCE.get(lang);
        return vec![series(
            "balance",
            name,
            Role::Balance,
            COLUMNS,
            years,
            &balance,
            end,
        )];
    }
    vec![
        line(
            "exports",
            words::EXPORTS.get(lang),
            Role::Exports,
            years,
            &exports,
            end,
        ),
        line(
            "imports",
            words::IMPORTS.get(lang),
            Role::Imports,
            years,
            &imports,
            end,
        ),
    ]
}

/// An amount in units of currency, counted in the unit of its axis.
pub fn in_unit(amount: f64, unit: MoneyUnit) -> String {
    let value = amount / unit.size;
    number::fixed(value, number::decimals_for(value))
}

/// A panel of amounts, in millions, over a span of years.
pub fn panel_of(span: Span, unit: MoneyUnit, series: Vec<Series>, options: &Options) -> Panel {
    Panel {
        x: XAxis::Years(f64::from(span.from), f64::from(span.to)),
        y: YAxis {
            scale: options.scale(View::Trade),
            unit: unit.name(options.lang),
            size: unit.size / 1e6,
            suffix: "",
            reference: None,
            shared: None,
        },
        heading: String::new(),
        series,
    }
}

pub fn money_panel(years: &[Year], span: Span, choices: &Choices, options: &Options) -> Panel {
    let lang = options.lang;
    let Choices {
        measure, currency, ..
    } = *choices;
    let values: [Value; 3] = [|year| year.exports, |year| year.imports, Year::balance];
    let largest = years
        .iter()
        .flat_map(|year| [year.exports, year.imports, year.japan[1]])
        .filter_map(Result::ok)
        .fold(0.0, f64::max);
    let unit = MoneyUnit::of(currency, largest * 1e6, lang);
    let end = |value: f64| in_unit(value * 1e6, unit);
    let mut series = amounts(years, measure, values, &end, lang);
    if choices.also {
        series.extend(japans(years, measure, lang));
    }
    panel_of(span, unit, series, options)
}

/// The first table enlarged: beside the later years it lies flat.
pub fn inset(years: &[Year], main: &Panel, choices: &Choices, options: &Options) -> Option<Panel> {
    let lang = options.lang;
    let early: Vec<&Year> = years
        .iter()
        .filter(|year| year.source == Source::Table1)
        .collect();
    let (first, last) = (early.first()?.year, early.last()?.year);
    let later = years.iter().any(|year| year.year > 1995);
    if main.y.scale == YScale::Log || last - first < 5 || !later || choices.measure == "balance" {
        return None;
    }
    let span = Span {
        from: first,
        to: last,
    };
    let own = counted(span, choices.currency);
    let mut panel = money_panel(&own, span, choices, options);
    // The unit of the main panel, so that the two can be compared.
    panel.y.size = main.y.size;
    panel.y.unit = String::new();
    panel.heading = sentences::enlarged(first, last, lang);
    Some(panel)
}

pub fn printed_panels(years: &[Year], measure: &str, options: &Options) -> Vec<Panel> {
    let lang = options.lang;
    let mut panels = Vec::new();
    for currency in [Currency::Twd, Currency::Usd] {
        let own: Vec<&Year> = years
            .iter()
            .filter(|year| year.unit.0 == currency)
            .collect();
        let (Some(first), Some(last)) = (own.first(), own.last()) else {
            continue;
        };
        let span = Span {
            from: first.year,
            to: last.year,
        };
        let own = years_in(span);
        let values: [Value; 3] = [
            |year| year.printed_amount(0),
            |year| year.printed_amount(1),
            |year| year.printed_amount(3),
        ];
        let largest = own
            .iter()
            .flat_map(|year| [year.printed_amount(0), year.printed_amount(1)])
            .filter_map(Result::ok)
            .fold(0.0, f64::max);
        let unit = MoneyUnit::of(currency, largest, lang);
        let end = |value: f64| in_unit(value, unit);
        let series = amounts(&own, measure, values, &end, lang);
        panels.push(Panel {
            x: XAxis::Years(f64::from(span.from), f64::from(span.to)),
            y: YAxis {
                scale: options.scale(View::Trade),
                unit: unit.name(lang),
                size: unit.size,
                suffix: "",
                reference: None,
                shared: None,
            },
            heading: format!("{}–{}", span.from, span.to),
            series,
        });
    }
    panels
}

pub fn share_panel(years: &[Year], span: Span, options: &Options) -> Panel {
    let lang = options.lang;
    Panel {
        x: XAxis::Years(f64::from(span.from), f64::from(span.to)),
        y: YAxis {
            scale: options.scale(View::Trade),
            unit: words::SHARE_UNIT.text(lang),
            size: 1.0,
            suffix: "%",
            reference: None,
            shared: None,
        },
        heading: String::new(),
        series: vec![
            line(
                "share",
                words::SHARE_OF_TRADE.get(lang),
                Role::Context,
                years,
                &|year| year.share,
                &number::percent,
            ),
            line(
                "export-dependence",
                words::SHARE_OF_EXPORTS.get(lang),
                Role::Exports,
                years,
                &|year| year.export_share,
                &number::percent,
            ),
            line(
                "import-dependence",
                words::SHARE_OF_IMPORTS.get(lang),
                Role::Imports,
                years,
                &|year| year.import_share,
                &number::percent,
            ),
        ],
    }
}

/// The values of the first year shown that has figures of Taiwan's: what the
/// index is reckoned from. Exports and imports, then the same as Japan declares
/// them: each series has its own base.
pub fn index_base(years: &[Year]) -> [Reckoned; 4] {
    base_year(years).map_or([Err(Undefined::Missing); 4], Year::four)
}

/// The year that the index is reckoned from.
pub fn base_year(years: &[Year]) -> Option<&Year> {
    years.iter().find(|year| year.source != Source::JapanAlone)
}

pub fn index_panel(years: &[Year], span: Span, also: bool, options: &Options) -> Panel {
    let lang = options.lang;
    let base = base_year(years).map_or(span.from, |year| year.year);
    let bases = index_base(years);
    let index = |at: usize| move |year: &Year| trade::index::index(year.four()[at]?, bases[at]?);
    let end = |value: f64| number::fixed(value, 0);
    let exports = words::EXPORTS.get(lang);
    let imports = words::IMPORTS.get(lang);
    let mut series = vec![
        line("exports", exports, Role::Exports, years, &index(0), &end),
        line("imports", imports, Role::Imports, years, &index(1), &end),
    ];
    if also {
        series.push(thin(JAPAN_IDS[0], Role::Exports, years, &index(2), lang));
        series.push(thin(JAPAN_IDS[1], Role::Imports, years, &index(3), lang));
    }
    Panel {
        x: XAxis::Years(f64::from(span.from), f64::from(span.to)),
        y: YAxis {
            scale: options.scale(View::Trade),
            unit: sentences::index_unit(base, lang),
            size: 1.0,
            suffix: "",
            reference: Some(100.0),
            shared: None,
        },
        heading: String::new(),
        series,
    }
}
