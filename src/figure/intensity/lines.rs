//! The pairs through time: a panel for each importer, its suppliers as lines.
//!
//! Only the form from import shares has every year; the paper's form stands
//! beside it as rings, in the years that it has. Taiwan as importer has no
//! panel, as its declarations are not in the data.

use super::ANCHORS;
use super::forms::{cell, table, value};
use crate::data::DatasetId;
use crate::figure::chart::{Chart, Datum, Gap, Panel, Role, Run, Series, Tooltip, TooltipRow};
use crate::figure::chart::{Shape, XAxis, YAxis, runs};
use crate::figure::name;
use crate::figure::options::Choice;
use crate::figure::table::{DataTable, Heading, TableCell};
use crate::figure::{Detail, Figure, Op, Options, Origin, Picture, Span, View, YScale, sources};
use crate::i18n::{Lang, number, sentences, words};
use crate::trade::Undefined;
use crate::trade::intensity::{self, Variant};

/// The years of the source.
pub const YEARS: Span = Span {
    from: 1988,
    to: 2018,
};
/// China's declarations begin with this year.
const CHINA_FROM: i32 = 1992;

/// From the matrix to the lines.
pub const TURN: Choice = Choice {
    id: "lines",
    label: words::SEE_LINES,
};

/// The importers.
const IMPORTERS: [&str; 3] = ["CHN", "JPN", "KOR"];

/// The pairs, three for each importer in turn.
const PAIRS: [&str; 9] = [
    "JPN-CHN", "KOR-CHN", "TWN-CHN", "CHN-JPN", "KOR-JPN", "TWN-JPN", "CHN-KOR", "JPN-KOR",
    "TWN-KOR",
];

/// The importers, each with its pairs.
fn panels() -> impl Iterator<Item = (&'static str, &'static [&'static str])> {
    IMPORTERS.into_iter().zip(PAIRS.chunks(3))
}

fn years(span: Span) -> impl Iterator<Item = i32> {
    span.from..=span.to
}

/// The exporter's code of a pair.
fn exporter(pair: &'static str) -> &'static str {
    pair.get(..3).unwrap_or_default()
}

fn role(code: &str) -> Role {
    match code {
        "CHN" => Role::China,
        "JPN" => Role::Japan,
        "KOR" => Role::Korea,
        _ => Role::Taiwan,
    }
}

/// The value that the lines show.
fn shown(year: i32, pair: &str) -> Option<f64> {
    value(Variant::ImportShare, year, pair).ok()
}

/// The value of the paper's form beside it.
fn beside(year: i32, pair: &str) -> Option<f64> {
    value(Variant::Paper, year, pair).ok()
}

/// The years with the highest and the lowest value of a pair.
fn extremes(pair: &str, span: Span) -> Option<[(i32, f64); 2]> {
    let known = || years(span).filter_map(|year| Some((year, shown(year, pair)?)));
    let by_value = |a: &(i32, f64), b: &(i32, f64)| a.1.total_cmp(&b.1);
    Some([known().max_by(by_value)?, known().min_by(by_value)?])
}

/// The history of a pair in one sentence; `None` where the form has none.
pub fn history(pair: &str, span: Span, lang: Lang) -> Option<String> {
    let [(high, most), (low, least)] = extremes(pair, span)?;
    let (most, least) = (number::fixed(most, 2), number::fixed(least, 2));
    Some(sentences::history(span, (high, &most), (low, &least), lang))
}

/// Draws up the figure.
#[inline(never)]
pub fn figure(options: &Options) -> Figure {
    let lang = options.lang;
    let span = options.span(YEARS);
    let takeaway = sentences::lines_takeaway(span, lang);
    let closest = PAIRS
        .into_iter()
        .filter_map(|pair| Some((pair, extremes(pair, span)?[0])))
        .max_by(|a, b| a.1.1.total_cmp(&b.1.1));
    let title = match closest {
        Some((pair, (year, value))) => {
            sentences::lines_title(&ends(pair, lang), year, &number::fixed(value, 1), lang)
        }
        None => words::VIEW_INTENSITY.text(lang),
    };
    let first_and_last: Vec<_> = PAIRS
        .into_iter()
        .filter_map(|pair| {
            let mut known = years(span).filter_map(|year| shown(year, pair));
            let first = known.next()?;
            let last = known.last().unwrap_or(first);
            let (from, to) = ends(pair, lang);
            let both = [&*from, " → ", &to].concat();
            Some((both, number::fixed(first, 2), number::fixed(last, 2)))
        })
        .collect();
    Figure {
        view: View::Intensity,
        shown: None,
        lang,
        title,
        alt: sentences::with_ends(takeaway.clone(), &first_and_last, lang),
        takeaway,
        picture: Picture::Chart(chart(span, lang)),
        details: PAIRS.map(|pair| detail(pair, span, lang)).to_vec(),
        events: Vec::new(),
        table: data_table(span, lang),
        sources: sources(&[DatasetId::IntensityAnnual, DatasetId::IntensityInputs]),
        notes: vec![
            words::NOTE_INTENSITY_FIGURE_1.text(lang),
            words::variant_note(Variant::ImportShare).text(lang),
            super::forms::worlds(lang),
        ],
    }
}

/// The names of a pair's two ends.
fn ends(pair: &str, lang: Lang) -> (String, String) {
    let (from, to) = pair.split_once('-').unwrap_or((pair, ""));
    (name(from, lang), name(to, lang))
}

fn into(importer: &str, lang: Lang) -> String {
    ["→ ", &name(importer, lang)].concat()
}

fn chart(span: Span, lang: Lang) -> Chart {
    let mut panels: Vec<Panel> = panels()
        .map(|(importer, pairs)| Panel {
            x: XAxis::Years(f64::from(span.from), f64::from(span.to)),
            y: YAxis {
                scale: YScale::Log,
                unit: sentences::on_log_scale(words::VIEW_INTENSITY.get(lang), lang),
                size: 1.0,
                suffix: "",
                reference: Some(1.0),
                shared: None,
            },
            heading: into(importer, lang),
            series: pairs
                .iter()
                .flat_map(|&pair| series(pair, span, lang))
                .collect(),
        })
        .collect();
    // One scale for all panels, with 1 in it.
    let (low, high) = panels
        .iter()
        .flat_map(|panel| &panel.series)
        .flat_map(Series::points)
        .fold((1.0, 2.0), |(low, high), datum| {
            (f64::min(low, datum.y), f64::max(high, datum.y))
        });
    let low = 2f64.powi(low.max(0.01).log2().floor() as i32);
    for panel in &mut panels {
        panel.y.shared = Some((low, high * 1.08));
    }
    let mut tooltips = Vec::new();
    for (panel, (importer, pairs)) in self::panels().enumerate() {
        for year in years(span) {
            tooltips.push(tooltip(panel, importer, pairs, year, lang));
        }
    }
    let until = CHINA_FROM.min(span.to);
    Chart {
        panels,
        gap: (span.from < until).then(|| Gap {
            from: f64::from(span.from),
            to: f64::from(until),
            label: vec![words::NO_FIGURES.text(lang)],
        }),
        anchors: ANCHORS[..2].iter().map(|&year| f64::from(year)).collect(),
        opens: true,
        tooltips,
        ..Chart::default()
    }
}

/// A pair's line, and the rings of the paper's form on it.
fn series(pair: &'static str, span: Span, lang: Lang) -> [Series; 2] {
    let points: Vec<_> = years(span)
        .map(|year| (year, shown(year, pair), 0))
        .collect();
    let rings = years(span).filter_map(|year| {
        Some(Datum {
            x: f64::from(year),
            base: 0.0,
            y: beside(year, pair)?,
        })
    });
    let of = |shape, runs| Series {
        id: pair,
        name: name(exporter(pair), lang),
        role: role(exporter(pair)),
        shape,
        runs,
        end: String::new(),
    };
    let rings = Run {
        dotted: false,
        points: rings.collect(),
    };
    [
        of(Shape::Line, runs(&points)),
        of(Shape::Rings, vec![rings]),
    ]
}

fn tooltip(panel: usize, importer: &str, pairs: &[&'static str], year: i32, lang: Lang) -> Tooltip {
    let rows = pairs.iter().map(|&pair| {
        let y = shown(year, pair);
        let mut text = match y {
            Some(y) => number::fixed(y, 2),
            None => words::NO_FIGURES.text(lang),
        };
        if let Some(paper) = beside(year, pair) {
            text = sentences::beside_paper(&text, &number::fixed(paper, 2), lang);
        }
        TooltipRow {
            role: role(exporter(pair)),
            name: name(exporter(pair), lang),
            text,
            y,
            column: key(exporter(pair)).to_owned(),
            mark: None,
        }
    });
    Tooltip {
        x: f64::from(year),
        panel,
        id: row_id(importer, year),
        heading: sentences::year_into(year, &name(importer, lang), lang),
        rows: rows.collect(),
        source: words::SOURCE_SHARES.text(lang),
    }
}

fn detail(pair: &'static str, span: Span, lang: Lang) -> Detail {
    let (from, to) = ends(pair, lang);
    Detail {
        id: pair.to_owned(),
        heading: sentences::cell(&from, &to, &sentences::span(span, lang), lang),
        text: history(pair, span, lang).into_iter().collect(),
        facts: vec![(words::SOURCE.text(lang), words::SOURCE_SHARES.text(lang))],
        table: Some(table(pair, None, lang).into()),
        turn: Some(Choice {
            id: "matrix",
            label: words::SEE_MATRIX,
        }),
        ..Detail::default()
    }
}

fn data_table(span: Span, lang: Lang) -> DataTable {
    let mut out = DataTable {
        caption: sentences::lines_caption(span, lang),
        columns: vec![
            Heading::text("year", words::YEAR.get(lang)),
            Heading::text("importer", words::IMPORTER.get(lang)),
            Heading::text("form", words::VARIANT.get(lang)),
        ],
        ..DataTable::default()
    };
    for code in ["CHN", "JPN", "KOR", "TWN"] {
        let label = [&name(code, lang), " →"].concat();
        out.columns.push(Heading::number(key(code), label));
    }
    for (importer, pairs) in panels() {
        for year in years(span) {
            for variant in [Variant::ImportShare, Variant::Paper] {
                let paper = variant == Variant::Paper;
                if paper && !ANCHORS.contains(&year) {
                    continue;
                }
                let mut row = vec![
                    TableCell::text(year.to_string()),
                    TableCell::text(name(importer, lang)),
                    TableCell::text(words::variant(variant).get(lang)),
                ];
                for code in ["CHN", "JPN", "KOR", "TWN"] {
                    let Some(pair) = pairs.iter().find(|pair| exporter(pair) == code) else {
                        row.push(TableCell::missing(
                            words::reason(Undefined::SameEconomy).get(lang),
                        ));
                        continue;
                    };
                    let value = value(variant, year, pair);
                    let mut cell = cell(value, 3, &mut out, lang);
                    if value.is_ok() {
                        let from = intensity::cells(year, variant, code, importer);
                        let from = from.into_iter().flatten().collect();
                        cell = cell.from(Some(Origin::made(Op::Intensity(variant), from)));
                    }
                    row.push(cell);
                }
                let id = row_id(importer, year);
                out.ids.push(if paper { id + "-paper" } else { id });
                out.rows.push(row);
            }
        }
    }
    out
}

/// The name of a place on the lines, and of its row in the table.
fn row_id(importer: &str, year: i32) -> String {
    [importer, "-", &year.to_string()].concat()
}

/// The key of an exporter's column.
fn key(code: &str) -> &'static str {
    match code {
        "CHN" => "chn",
        "JPN" => "jpn",
        "KOR" => "kor",
        _ => "twn",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(time: Option<Span>) -> Figure {
        figure(&Options {
            time,
            unit: Some("lines".into()),
            ..Options::default()
        })
    }

    fn chart(figure: &Figure) -> &Chart {
        match &figure.picture {
            Picture::Chart(chart) => chart,
            _ => panic!("lines make a chart"),
        }
    }

    #[test]
    fn the_years_are_those_of_the_data() {
        let all: Vec<i32> = years(YEARS).collect();
        assert_eq!(crate::trade::intensity::years(Variant::ImportShare), all);
    }

    #[test]
    fn each_importer_has_a_panel_and_all_share_one_scale_with_one_in_it() {
        let figure = with(None);
        let panels = &chart(&figure).panels;
        assert_eq!(panels.len(), 3);
        for panel in panels {
            assert_eq!(panel.y.shared, panels[0].y.shared);
            assert_eq!(panel.series.len(), 6);
            let (low, high) = panel.y.shared.unwrap();
            assert!(low <= 1.0 && 1.0 <= high);
            for datum in panel.series.iter().flat_map(Series::points) {
                assert!(low <= datum.y && datum.y <= high);
            }
        }
    }

    #[test]
    fn a_year_without_a_value_breaks_the_line() {
        let figure = with(None);
        let panels = &chart(&figure).panels;
        let line = |id: &str| {
            let mut all = panels.iter().flat_map(|panel| &panel.series);
            all.find(|series| series.id == id).unwrap()
        };
        // Korea names Taiwan in 1988 and from 1991 on.
        assert_eq!(line("TWN-KOR").runs.len(), 2);
        assert_eq!(line("TWN-KOR").runs[0].points.len(), 1);
        assert_eq!(line("JPN-CHN").runs[0].points[0].x, f64::from(CHINA_FROM));
        assert_eq!(line("JPN-KOR").runs.len(), 1);
    }

    #[test]
    fn the_papers_form_stands_beside_in_its_years() {
        let figure = with(None);
        let rings = &chart(&figure).panels[2].series[3];
        assert_eq!((rings.id, rings.shape), ("JPN-KOR", Shape::Rings));
        let years: Vec<f64> = rings.points().map(|datum| datum.x).collect();
        assert_eq!(years, [1995.0, 2005.0, 2015.0]);
        // What went through Hong Kong has a line, but no ring.
        let through = &chart(&figure).panels[0].series[5];
        assert_eq!(through.points().count(), 2);
        let mut tooltips = chart(&figure).tooltips.iter();
        let tooltip = tooltips.find(|tooltip| tooltip.id == "KOR-2005").unwrap();
        assert_eq!(tooltip.rows[1].text, "2.92 (paper’s formula 3.14)");
    }

    #[test]
    fn every_line_opens_to_its_history_and_its_four_forms() {
        let figure = with(None);
        for pair in PAIRS {
            let detail = figure.detail(pair).unwrap();
            assert_eq!(detail.table.as_ref().unwrap().rows.len(), 4);
            assert_eq!(detail.turn.unwrap().id, "matrix");
        }
        let detail = figure.detail("TWN-CHN").unwrap();
        assert!(
            detail.text[0].contains("5.11 in 1998"),
            "{}",
            detail.text[0]
        );
        assert!(figure.title.contains("1998") && figure.title.contains("5.1"));
        assert_eq!(figure.detail("JPN-TWN"), None);
    }

    #[test]
    fn the_table_has_every_year_and_the_papers_years_twice() {
        let table = with(None).table;
        assert_eq!(table.rows.len(), 3 * (31 + 3));
        for cell in &table.rows[0][3..] {
            assert_eq!(cell.text, "–");
            assert!(cell.reason.is_some() && cell.origin.is_none());
        }
    }

    #[test]
    fn every_place_on_the_lines_has_its_row_with_where_it_comes_from() {
        let figure = with(None);
        for tooltip in &chart(&figure).tooltips {
            for row in &tooltip.rows {
                let id = [tooltip.id.as_str(), ".", &row.column].concat();
                let (at, column) = figure.table.find(&id).unwrap();
                let cell = &figure.table.rows[at][column];
                assert_eq!(cell.origin.is_some(), row.y.is_some(), "{id}");
                if let (Some(origin), Some(y)) = (&cell.origin, row.y) {
                    assert!((origin.value().unwrap() - y).abs() < 1e-9);
                }
            }
        }
        let detail = figure.detail("KOR-2005-paper.jpn").unwrap();
        assert_eq!(detail.working.unwrap().result, "3.143");
    }

    #[test]
    fn a_span_before_chinas_declarations_is_a_gap_throughout() {
        let figure = with(Some(Span {
            from: 1988,
            to: 1990,
        }));
        let gap = chart(&figure).gap.as_ref().unwrap();
        assert_eq!((gap.from, gap.to), (1988.0, 1990.0));
        assert_eq!(figure.detail("JPN-CHN").unwrap().text.len(), 0);
    }
}
