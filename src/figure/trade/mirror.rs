//! Mirror data: each direction as the exporter and as the importer declares it.
//!
//! Taiwan's declarations are those of the trade chart, Japan's are thin lines
//! there as here. What is drawn is declared; the gap in per cent is in the
//! readings and the table, its reasons are in the notes.

use super::origins::{gap_origin, origin};
use super::panels::{in_unit, thin};
use super::readings::said;
use super::rows::{cell, rate_cells};
use super::years::{Source, Year, counted, with_japan_alone};
use super::{Choices, GAP, MIRROR_YEARS, details, gap, stretches};
use crate::data::DatasetId;
use crate::figure::chart::{Chart, Panel, Reading, ReadingRow, Role};
use crate::figure::table::{Column, DataTable, TableCell};
use crate::figure::{Figure, Options, Picture, Span, View, sources};
use crate::i18n::number::{self, Currency, MoneyUnit};
use crate::i18n::{Lang, Tri, sentences, words};
use crate::trade;
use crate::trade::undefined::Reckoned;

/// A direction of trade with its two declarations.
struct Flow {
    /// The table's columns: exporter, importer, gap.
    columns: [&'static str; 3],
    name: Tri,
    role: Role,
    /// As Taiwan and as Japan declares it, in US$ million.
    taiwan: fn(&Year) -> Reckoned,
    japan: fn(&Year) -> Reckoned,
    from_taiwan: bool,
}

const FLOWS: [Flow; 2] = [
    Flow {
        columns: [
            "twn_jpn_exporter_usd_million",
            "twn_jpn_importer_usd_million",
            "twn_jpn_gap_pct",
        ],
        name: words::FLOW_TWN_JPN,
        role: Role::Exports,
        taiwan: |year| year.exports,
        japan: |year| year.japan[0],
        from_taiwan: true,
    },
    Flow {
        columns: [
            "jpn_twn_exporter_usd_million",
            "jpn_twn_importer_usd_million",
            "jpn_twn_gap_pct",
        ],
        name: words::FLOW_JPN_TWN,
        role: Role::Imports,
        taiwan: |year| year.imports,
        japan: |year| year.japan[1],
        from_taiwan: false,
    },
];

impl Flow {
    /// What the exporter and what the importer declares.
    fn sides(&self, year: &Year) -> [Reckoned; 2] {
        let (taiwan, japan) = ((self.taiwan)(year), (self.japan)(year));
        match self.from_taiwan {
            true => [taiwan, japan],
            false => [japan, taiwan],
        }
    }

    fn gap(&self, year: &Year) -> Reckoned {
        let [exporter, importer] = self.sides(year);
        trade::mirror::gap(importer?, exporter?)
    }

    /// The smallest and the largest gap of some years, as written; empty where
    /// there is none.
    fn range(&self, years: &[Year], from: i32, to: i32) -> [String; 2] {
        let gaps = || {
            let inside = |year: &&Year| (from..=to).contains(&year.year);
            years
                .iter()
                .filter(inside)
                .filter_map(|year| self.gap(year).ok())
        };
        let (low, high) = (gaps().reduce(f64::min), gaps().reduce(f64::max));
        [low, high].map(|gap| gap.map(signed).unwrap_or_default())
    }
}

/// A gap with its sign.
fn signed(gap: f64) -> String {
    let text = number::percent(gap);
    match gap > 0.0 {
        true => "+".to_owned() + &text,
        false => text,
    }
}

/// Draws up the figure.
#[inline(never)]
pub fn figure(span: Span, options: &Options) -> Figure {
    let lang = options.lang;
    let mut years = counted(span, Currency::Usd);
    with_japan_alone(&mut years, span, Currency::Usd);
    let (title, takeaway) = headline(&years, span, lang);
    let chart = Chart {
        panels: FLOWS
            .iter()
            .map(|flow| panel(flow, &years, span, options))
            .collect(),
        gap: gap(span, true, lang),
        stretches: stretches(&years, lang),
        twin: true,
        readings: years.iter().map(|year| reading(year, lang)).collect(),
        ..Chart::default()
    };
    Figure {
        view: View::Trade,
        shown: None,
        lang,
        alt: sentences::mirror_alt(&takeaway, lang),
        title,
        takeaway,
        picture: Picture::Chart(chart),
        details: details(&years, lang),
        events: Vec::new(),
        table: table(&years, span, lang),
        sources: sources(&[
            DatasetId::Trade1952,
            DatasetId::Trade1987,
            DatasetId::TradeSince2011,
            DatasetId::TradeJapanSide,
            DatasetId::ExchangeRate,
        ]),
        notes: notes(span, lang),
    }
}

fn panel(flow: &Flow, years: &[Year], span: Span, options: &Options) -> Panel {
    let lang = options.lang;
    let largest = years
        .iter()
        .flat_map(|year| flow.sides(year))
        .filter_map(Result::ok)
        .fold(0.0, f64::max);
    let unit = MoneyUnit::of(Currency::Usd, largest * 1e6, lang);
    let end = |value: f64| in_unit(value * 1e6, unit);
    let name = words::AS_TAIWAN_DECLARES.get(lang);
    let series = vec![
        super::panels::line("taiwan", name, flow.role, years, &flow.taiwan, &end),
        thin("japan", flow.role, years, &flow.japan, lang),
    ];
    Panel {
        heading: flow.name.text(lang),
        ..super::panels::panel_of(span, unit, series, options)
    }
}

fn reading(year: &Year, lang: Lang) -> Reading {
    let mut rows = Vec::new();
    for flow in &FLOWS {
        let name = flow.name.get(lang);
        let amount = |who: Tri, column: usize, value: Reckoned| ReadingRow {
            role: flow.role,
            name: sentences::with_unit(name, who.get(lang), lang),
            text: said(value, lang, &|value| number::usd(value, lang)),
            y: value.ok(),
            column: flow.columns[column],
            mark: None,
        };
        let (taiwan, japan) = (
            usize::from(!flow.from_taiwan),
            usize::from(flow.from_taiwan),
        );
        if year.source != Source::JapanAlone {
            rows.push(amount(words::TAIWAN, taiwan, (flow.taiwan)(year)));
        }
        rows.push(amount(words::JAPAN, japan, (flow.japan)(year)));
        if let Ok(gap) = flow.gap(year) {
            rows.push(ReadingRow {
                role: Role::Context,
                name: sentences::with_unit(name, words::GAP.get(lang), lang),
                text: signed(gap),
                y: None,
                column: flow.columns[2],
                mark: None,
            });
        }
    }
    Reading {
        x: f64::from(year.year),
        panel: 0,
        heading: year.year.to_string(),
        id: year.year.to_string(),
        rows,
        source: super::readings::source_line(year, &CHOICES, lang),
    }
}

/// Mirror data are in US$, with Japan's side.
const CHOICES: Choices = Choices {
    measure: "mirror",
    printed: false,
    currency: Currency::Usd,
    also: true,
};

fn headline(years: &[Year], span: Span, lang: Lang) -> (String, String) {
    let last = years.iter().rev().find_map(|year| {
        let gap = FLOWS[0].gap(year).ok()?;
        Some((year.year, gap))
    });
    let Some((year, gap)) = last else {
        return (
            words::MEASURE_MIRROR.text(lang),
            words::NOTE_TRADE_GAP.text(lang),
        );
    };
    let [out, back] = [0, 1].map(|flow: usize| FLOWS[flow].range(years, span.from, span.to));
    (
        sentences::mirror_title(year, gap, &number::percent(gap.abs()), lang),
        sentences::mirror_takeaway(span, &out, &back, lang),
    )
}

/// Why two declarations of one flow differ, and what these say.
fn notes(span: Span, lang: Lang) -> Vec<String> {
    let all = counted(MIRROR_YEARS, Currency::Usd);
    let range = |flow: usize, from, to| FLOWS[flow].range(&all, from, to);
    let mut notes = vec![
        words::NOTE_MIRROR_GAP.text(lang),
        words::NOTE_MIRROR_WHY.text(lang),
        sentences::mirror_later(
            &range(1, 1987, 2014),
            &range(0, 1987, 2002),
            &range(0, 2004, 2014),
            lang,
        ),
    ];
    if span.from < GAP.from {
        let (out, back) = (range(0, 1952, 1972), range(1, 1952, 1972));
        notes.push(sentences::mirror_early(
            &out,
            &back,
            &range(1, 1968, 1972),
            lang,
        ));
        notes.push(words::NOTE_TRADE_RATE.text(lang));
    }
    notes
}

fn table(years: &[Year], span: Span, lang: Lang) -> DataTable {
    let mut out = DataTable {
        caption: sentences::mirror_caption(span, lang),
        ..DataTable::default()
    };
    out.columns
        .push(Column::number("year", words::YEAR.get(lang)));
    let unit = words::USD_MILLION.get(lang);
    for flow in &FLOWS {
        let name = flow.name.get(lang);
        let (exporter, importer) = match flow.from_taiwan {
            true => (words::TAIWAN, words::JAPAN),
            false => (words::JAPAN, words::TAIWAN),
        };
        for (key, side, who) in [
            (flow.columns[0], words::EXPORTER, exporter),
            (flow.columns[1], words::IMPORTER, importer),
        ] {
            let label = sentences::mirror_column(name, side.get(lang), who.get(lang), unit, lang);
            out.columns.push(Column::number(key, label));
        }
        let label = sentences::mirror_gap_column(name, words::GAP.get(lang), lang);
        out.columns.push(Column::number(flow.columns[2], label));
    }
    for (key, label) in [
        ("exchange_rate_twd_per_usd", words::RATE),
        ("exchange_rate_source", words::RATE_SOURCE),
    ] {
        out.columns.push(Column {
            numeric: key != "exchange_rate_source",
            ..Column::text(key, label.get(lang))
        });
    }
    out.columns.push(Column::text(
        "source_taiwan",
        words::SOURCE_TAIWAN.get(lang),
    ));
    for year in years {
        let mut row = vec![TableCell::number(
            f64::from(year.year),
            year.year.to_string(),
        )];
        for (index, flow) in FLOWS.iter().enumerate() {
            let sides = flow.sides(year);
            for (value, taiwan) in sides.into_iter().zip([flow.from_taiwan, !flow.from_taiwan]) {
                let own = ["exports_usd_million", "imports_usd_million"];
                let other = [
                    "exports_japan_side_usd_million",
                    "imports_japan_side_usd_million",
                ];
                let key = if taiwan { own } else { other }[index];
                // Japan's are whole millions.
                let cell = cell(value, usize::from(taiwan), lang);
                let origin = origin(year, key, None, cell.value);
                row.push(match taiwan && year.source == Source::JapanAlone {
                    true => TableCell::missing(words::NOTE_TRADE_GAP.get(lang)),
                    false => cell.from(origin),
                });
            }
            let gap = cell(flow.gap(year), 1, lang);
            let origin = gap_origin(year, index).filter(|_| gap.value.is_some());
            row.push(gap.from(origin));
        }
        let [rate, source] = rate_cells(year, &CHOICES, lang);
        let origin = origin(year, "exchange_rate_twd_per_usd", None, rate.value);
        row.extend([rate.from(origin), source]);
        row.push(match year.source {
            Source::JapanAlone => TableCell::missing(words::NOTE_TRADE_GAP.get(lang)),
            source => TableCell::text(source.name(lang)),
        });
        out.rows.push(row);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mirror(time: Option<&str>) -> Figure {
        let options = Options {
            measure: Some("mirror".into()),
            time: time.and_then(Span::parse),
            ..Options::default()
        };
        crate::figure::figure(View::Trade, &options)
    }

    fn row<'a>(figure: &'a Figure, year: &str) -> &'a [TableCell] {
        let found = figure.table.rows.iter().find(|row| row[0].text == year);
        found.unwrap()
    }

    #[test]
    fn the_gap_is_the_importers_over_the_exporters_declaration() {
        let figure = mirror(None);
        let row = row(&figure, "2005");
        let texts: Vec<&str> = row[1..7].iter().map(|cell| cell.text.as_str()).collect();
        assert_eq!(
            texts,
            ["15,110.0", "18,064", "19.5", "43,759", "46,050.0", "5.2"]
        );
    }

    #[test]
    fn it_begins_with_the_years_that_have_no_gap_and_ends_where_japans_side_does() {
        let figure = mirror(None);
        assert_eq!(figure.table.rows[0][0].text, "1987");
        assert_eq!(figure.table.rows.last().unwrap()[0].text, "2014");
        let Picture::Chart(chart) = &figure.picture else {
            panic!("mirror data are a chart")
        };
        assert!(chart.gap.is_none());
        assert_eq!(chart.panels.len(), 2);
        assert_eq!(mirror(Some("1952..2014")).table.rows[0][0].text, "1952");
    }

    #[test]
    fn a_year_that_japan_does_not_have_has_a_reason_and_no_gap() {
        let figure = mirror(Some("1952..1972"));
        let row = row(&figure, "1953");
        assert!(row[1].value.is_some());
        for cell in [&row[2], &row[3], &row[4], &row[6]] {
            assert!(cell.value.is_none() && cell.reason.is_some());
        }
        assert_eq!(row[7].text, "15.55", "table 1 is in NT$");
    }

    #[test]
    fn what_the_notes_say_of_the_gaps_is_reckoned_from_the_data() {
        let years = counted(MIRROR_YEARS, Currency::Usd);
        assert_eq!(FLOWS[0].range(&years, 2004, 2014), ["+19.5%", "+28.2%"]);
        assert_eq!(FLOWS[0].range(&years, 1987, 2002), ["−1.6%", "+9.7%"]);
        assert_eq!(FLOWS[1].range(&years, 1987, 2014), ["−0.9%", "+7.2%"]);
        assert_eq!(FLOWS[1].range(&years, 1968, 1972), ["−23.2%", "−5.4%"]);
        assert!(mirror(None).notes[2].contains("+28.2%"));
    }

    #[test]
    fn a_span_with_one_side_only_has_no_gap_and_says_why() {
        let figure = mirror(Some("1975..1980"));
        assert!(!figure.title.is_empty() && !figure.takeaway.is_empty());
        assert_eq!(figure.table.rows.len(), 6);
        for cell in [1, 3, 5, 6].map(|at| &figure.table.rows[0][at]) {
            assert!(cell.value.is_none() && cell.reason.is_some());
        }
        assert!(figure.table.rows[0][2].value.is_some());
    }

    #[test]
    fn each_sides_line_keeps_its_look_and_none_joins_the_other() {
        let figure = mirror(Some("1952..2014"));
        let Picture::Chart(chart) = &figure.picture else {
            panic!("mirror data are a chart")
        };
        for panel in &chart.panels {
            assert_eq!(panel.series[0].shape, crate::figure::chart::Shape::Line);
            assert_eq!(panel.series[1].shape, crate::figure::chart::Shape::Thin);
            let inside = |x: f64| (1973.0..=1986.0).contains(&x);
            assert!(!panel.series[0].points().any(|point| inside(point.x)));
            assert!(panel.series[1].points().any(|point| inside(point.x)));
        }
    }
}
