//! Mirror data: each direction as the exporter and as the importer declares it.
//!
//! Taiwan's declarations are those of the trade chart, Japan's are thin lines
//! there as here. What is drawn is declared; the gap in per cent is in the
//! tooltips and the table, its reasons are in the notes.

use super::panels::{of_amounts, thin};
use super::quantity::{Count, Quantity, Side, TradeData};
use super::table::{rates, texts, years};
use super::years::{Source, Year, with_japan_alone, years_in};
use super::{Choices, GAP, MIRROR_YEARS, details, gap, source_line, stretches};
use crate::data::DatasetId;
use crate::figure::chart::{Chart, Panel, Role, Series, Shape, Tooltip};
use crate::figure::columns::{self, Column, Form, Part, Value};
use crate::figure::table::{DataTable, TableCell};
use crate::figure::{Figure, Op, Options, Origin, Picture, Span, View, sources};
use crate::i18n::number;
use crate::i18n::{Lang, Tri, sentences, words};
use crate::trade::currency::Currency;

/// A direction of trade, as Taiwan names it.
struct Flow {
    /// What the table's columns begin with.
    key: &'static str,
    name: Tri,
    quantity: Quantity,
    exporter: Side,
}

const FLOWS: [Flow; 2] = [
    Flow {
        key: "twn_jpn",
        name: words::FLOW_TWN_JPN,
        quantity: Quantity::Exports,
        exporter: Side::Taiwan,
    },
    Flow {
        key: "jpn_twn",
        name: words::FLOW_JPN_TWN,
        quantity: Quantity::Imports,
        exporter: Side::Japan,
    },
];

/// A flow with its values.
struct Declared {
    /// As the exporter and as the importer declares it.
    sides: [(Side, Column); 2],
    /// The importer's declaration over the exporter's.
    gap: Column,
}

impl Declared {
    fn by(&self, side: Side) -> &Column {
        let [exporter, importer] = &self.sides;
        if exporter.0 == side {
            &exporter.1
        } else {
            &importer.1
        }
    }

    /// The smallest and the largest gap of some years, as written; empty where
    /// there is none.
    fn range(&self, data: &TradeData, from: i32, to: i32) -> [String; 2] {
        let gaps = || {
            let inside = |(at, _): &(usize, f64)| (from..=to).contains(&data.years[*at].year);
            self.gap.known().filter(inside).map(|(_, gap)| gap)
        };
        let (low, high) = (gaps().reduce(f64::min), gaps().reduce(f64::max));
        [low, high].map(|gap| gap.map(signed).unwrap_or_default())
    }
}

impl Flow {
    fn declared(&self, data: &TradeData) -> Declared {
        let lang = data.lang;
        let importer = match self.exporter {
            Side::Taiwan => Side::Japan,
            Side::Japan => Side::Taiwan,
        };
        let sides = [
            (self.exporter, words::EXPORTER, "_exporter_usd_million"),
            (importer, words::IMPORTER, "_importer_usd_million"),
        ];
        Declared {
            sides: sides.map(|(side, does, end)| (side, self.side(data, side, does, end))),
            gap: Column {
                key: self.key.to_owned() + "_gap_pct",
                name: sentences::with_unit(self.name.get(lang), words::GAP.get(lang), lang),
                heading: sentences::mirror_gap_column(
                    self.name.get(lang),
                    words::GAP.get(lang),
                    lang,
                ),
                role: Role::Context,
                values: data.years.iter().map(|year| self.gap(year, lang)).collect(),
            },
        }
    }

    /// What a side declares.
    fn side(&self, data: &TradeData, side: Side, does: Tri, end: &str) -> Column {
        let lang = data.lang;
        let (who, of) = match side {
            Side::Taiwan => (words::TAIWAN, self.quantity.taiwans(MILLIONS)),
            Side::Japan => (words::JAPAN, self.quantity.japans(MILLIONS)),
        };
        let (who, name) = (who.get(lang), self.name.get(lang));
        let unit = words::USD_MILLION.get(lang);
        let column = data.column(of);
        Column {
            key: self.key.to_owned() + end,
            name: sentences::with_unit(name, who, lang),
            heading: sentences::mirror_column(name, does.get(lang), who, unit, lang),
            role: column.role,
            values: column.values.clone(),
        }
    }

    /// The gap of a year.
    fn gap(&self, year: &Year, lang: Lang) -> Value {
        let form = Form {
            said: &signed,
            decimals: 1,
            missing: &|reason| words::reason(reason).text(lang),
        };
        let cell = |side| year.declared(self.quantity, side);
        let both = match self.exporter {
            Side::Taiwan => [Side::Japan, Side::Taiwan],
            Side::Japan => [Side::Taiwan, Side::Japan],
        };
        let origin = cell(both[0])
            .zip(cell(both[1]))
            .map(|(importer, exporter)| Origin {
                into: Some(Currency::Usd),
                ..Origin::made(Op::Gap, vec![importer, exporter])
            });
        Value::of(origin, &form)
    }
}

const MILLIONS: Count = Count::Millions(Currency::Usd);

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
    let mut years = years_in(span);
    with_japan_alone(&mut years, span);
    let data = TradeData::new(&years, span, lang);
    let flows = FLOWS.each_ref().map(|flow| flow.declared(&data));
    let (title, takeaway) = headline(&flows, &data);
    let panels = FLOWS.iter().zip(&flows);
    let chart = Chart {
        panels: panels
            .map(|(flow, declared)| panel(flow, declared, &data, options))
            .collect(),
        gap: gap(span, true, lang),
        stretches: stretches(&years, lang),
        twin: true,
        tooltips: tooltips(&flows, &data),
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
        table: table(&flows, &data),
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

fn panel(flow: &Flow, declared: &Declared, data: &TradeData, options: &Options) -> Panel {
    let lang = options.lang;
    let sides = declared.sides.iter();
    let largest = sides
        .map(|(_, column)| column.largest())
        .fold(0.0, f64::max);
    let (panel, end) = of_amounts(data.span, (Currency::Usd, 1e6, largest), options);
    let line = declared
        .by(Side::Taiwan)
        .series("taiwan", Shape::Line, &data.rows, &end);
    Panel {
        heading: flow.name.text(lang),
        series: vec![
            Series {
                name: words::AS_TAIWAN_DECLARES.text(lang),
                ..line
            },
            thin("japan", declared.by(Side::Japan), &data.rows, lang),
        ],
        ..panel
    }
}

/// What the tooltips say: of each flow Taiwan's declaration, Japan's, and the gap.
fn tooltips(flows: &[Declared; 2], data: &TradeData) -> Vec<Tooltip> {
    let mut columns: Vec<&Column> = Vec::new();
    for flow in flows {
        columns.extend([flow.by(Side::Taiwan), flow.by(Side::Japan), &flow.gap]);
    }
    let source = |at: usize| source_line(&data.years[at], &CHOICES, data.lang);
    let mut tooltips = columns::tooltips(&data.rows, &columns, &source);
    for (tooltip, year) in tooltips.iter_mut().zip(data.years) {
        let mut place = 0;
        tooltip.rows.retain_mut(|row| {
            place += 1;
            match place % 3 {
                1 => year.source != Source::JapanAlone,
                2 => true,
                _ => row.y.take().is_some(),
            }
        });
    }
    tooltips
}

/// Mirror data are in US$, with Japan's side.
const CHOICES: Choices = Choices {
    measure: "mirror",
    printed: false,
    currency: Currency::Usd,
    also: true,
};

fn headline(flows: &[Declared; 2], data: &TradeData) -> (String, String) {
    let (span, lang) = (data.span, data.lang);
    let Some((at, gap)) = flows[0].gap.known().next_back() else {
        return (
            words::MEASURE_MIRROR.text(lang),
            words::NOTE_TRADE_GAP.text(lang),
        );
    };
    let [out, back] = flows
        .each_ref()
        .map(|flow| flow.range(data, span.from, span.to));
    let year = data.years[at].year;
    (
        sentences::mirror_title(year, gap, &number::percent(gap.abs()), lang),
        sentences::mirror_takeaway(span, &out, &back, lang),
    )
}

/// Why two declarations of one flow differ, and what these say.
fn notes(span: Span, lang: Lang) -> Vec<String> {
    let all = years_in(MIRROR_YEARS);
    let data = TradeData::new(&all, MIRROR_YEARS, lang);
    let flows = FLOWS.each_ref().map(|flow| flow.declared(&data));
    let range = |flow: usize, from, to| flows[flow].range(&data, from, to);
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

fn table(flows: &[Declared; 2], data: &TradeData) -> DataTable {
    let lang = data.lang;
    let mut parts = vec![years(data)];
    for flow in flows {
        let sides = flow.sides.iter().map(|(_, column)| column);
        parts.extend(sides.chain([&flow.gap]).map(Part::Numbers));
    }
    parts.extend(rates(data, &CHOICES));
    let source = |year: &Year| match year.source {
        Source::JapanAlone => TableCell::missing(words::NOTE_TRADE_GAP.get(lang)),
        source => TableCell::text(source.name(lang)),
    };
    parts.push(texts(data, "source_taiwan", words::SOURCE_TAIWAN, &source));
    columns::table(sentences::mirror_caption(data.span, lang), &parts)
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
    fn what_the_notes_say_of_the_gaps_is_computed_from_the_data() {
        let years = years_in(MIRROR_YEARS);
        let data = TradeData::new(&years, MIRROR_YEARS, Lang::En);
        let [out, back] = FLOWS.each_ref().map(|flow| flow.declared(&data));
        assert_eq!(out.range(&data, 2004, 2014), ["+19.5%", "+28.2%"]);
        assert_eq!(out.range(&data, 1987, 2002), ["−1.6%", "+9.7%"]);
        assert_eq!(back.range(&data, 1987, 2014), ["−0.9%", "+7.2%"]);
        assert_eq!(back.range(&data, 1968, 1972), ["−23.2%", "−5.4%"]);
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
