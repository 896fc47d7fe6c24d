//! What a chart shows, in words computed from what is drawn: for each series the
//! highest and the lowest value, the turn against its course, and the last.

use super::chart::{Chart, Datum, Series, Shape, TooltipRow};
use crate::i18n::{Lang, sentences};

/// A value in words and where it stands.
pub type Said<'a> = (&'a str, &'a str);

/// The sentences for a chart's series; thin lines beside others are left out.
#[must_use]
pub fn summary(chart: &Chart, lang: Lang) -> String {
    let mut out = String::new();
    for (index, panel) in chart.panels.iter().enumerate() {
        for series in &panel.series {
            if matches!(series.shape, Shape::Line | Shape::Columns { .. })
                && let Some(text) = sentence(chart, index, series, lang)
            {
                if lang == Lang::En && !out.is_empty() {
                    out.push(' ');
                }
                out.push_str(&text);
            }
        }
    }
    out
}

fn sentence(chart: &Chart, panel: usize, series: &Series, lang: Lang) -> Option<String> {
    let size = |datum: &Datum| datum.y;
    let most = series.points().max_by(|a, b| size(a).total_cmp(&size(b)))?;
    let least = series.points().min_by(|a, b| size(a).total_cmp(&size(b)))?;
    let (first, last) = (series.points().next()?, series.points().last()?);
    let said = |datum: &Datum| said(chart, panel, series, datum);
    let rises = size(last) >= size(first);
    let turn = turn(series, rises).and_then(|(from, to)| Some([said(from)?, said(to)?]));
    let turn = turn.map(|turn| sentences::turn(&turn, rises, lang));
    Some(sentences::summary(
        &series.name,
        &[said(most)?, said(least)?, said(last)?],
        &turn.unwrap_or_default(),
        lang,
    ))
}

/// The longest way that a series goes against its course, within one run: nobody
/// knows what it did where nothing is drawn, nor how two sources compare.
fn turn(series: &Series, rises: bool) -> Option<(&Datum, &Datum)> {
    let sign = if rises { 1.0 } else { -1.0 };
    let mut longest: Option<(f64, &Datum, &Datum)> = None;
    for run in &series.runs {
        let mut start = run.points.first()?;
        for datum in &run.points {
            if sign * datum.y >= sign * start.y {
                start = datum;
            }
            let way = sign * (start.y - datum.y);
            if way > longest.map_or(0.0, |(way, ..)| way) {
                longest = Some((way, start, datum));
            }
        }
    }
    longest.map(|(_, from, to)| (from, to))
}

/// A point as the tooltip at its place has it.
fn said<'a>(chart: &'a Chart, panel: usize, series: &Series, datum: &Datum) -> Option<Said<'a>> {
    let tooltip = chart
        .tooltips
        .iter()
        .find(|each| each.x == datum.x && (each.panel == panel || chart.twin))?;
    let top = datum.base + datum.y;
    let near = |y: f64| (y - top).abs() <= 1e-9 * top.abs().max(1.0);
    // Values of columns are not pointed at; their rows have the series' names.
    let own =
        |row: &&TooltipRow| row.role == series.role && row.y.map_or(row.name == series.name, near);
    let row = tooltip.rows.iter().find(own)?;
    Some((&tooltip.heading, &row.text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::chart::{Role, runs};
    use crate::figure::{Options, Picture, View, figure};

    fn series(points: &[(i32, Option<f64>, u8)]) -> Series {
        Series {
            id: "a",
            name: "A".into(),
            role: Role::Exports,
            shape: Shape::Line,
            runs: runs(points),
            end: String::new(),
        }
    }

    fn years(turn: Option<(&Datum, &Datum)>) -> Option<(i32, i32)> {
        turn.map(|(from, to)| (from.x as i32, to.x as i32))
    }

    #[test]
    fn the_turn_is_the_longest_way_back() {
        let values = [1.0, 5.0, 4.0, 9.0, 3.0, 12.0];
        let points: Vec<_> = (0..).zip(values).map(|(x, y)| (x, Some(y), 0)).collect();
        assert_eq!(years(turn(&series(&points), true)), Some((3, 4)));
        assert_eq!(years(turn(&series(&points), false)), Some((0, 5)));
    }

    #[test]
    fn no_turn_reaches_over_a_gap_or_from_source_to_source() {
        let gap = series(&[(0, Some(9.0), 0), (1, None, 0), (2, Some(1.0), 0)]);
        assert_eq!(turn(&gap, true), None);
        let seam = series(&[(0, Some(9.0), 0), (1, Some(1.0), 1)]);
        assert_eq!(turn(&seam, true), None);
    }

    #[test]
    fn a_series_that_only_rises_has_no_turn() {
        let rising = series(&[(0, Some(1.0), 0), (1, Some(2.0), 0), (2, Some(3.0), 0)]);
        assert_eq!(turn(&rising, true), None);
    }

    #[test]
    fn what_is_said_of_trade_is_what_its_table_holds() {
        let figure = figure(View::Trade, &Options::default());
        let Picture::Chart(chart) = &figure.picture else {
            panic!("trade is a chart")
        };
        let text = summary(chart, Lang::En);
        for (name, column) in [
            ("Exports", "exports_usd_million"),
            ("Imports", "imports_usd_million"),
        ] {
            let column = figure
                .table
                .columns
                .iter()
                .position(|each| each.key == column)
                .unwrap();
            let cells = figure
                .table
                .rows
                .iter()
                .filter_map(|row| Some((&row[0].text, row[column].value?)));
            let most = cells.max_by(|a, b| a.1.total_cmp(&b.1)).unwrap();
            let own = text
                .split(". ")
                .find(|each| each.starts_with(name))
                .unwrap();
            let highest = own.split("lowest").next().unwrap();
            assert!(highest.contains(&format!("({})", most.0)), "{own}");
        }
        assert!(figure.alt.contains(&text), "{}", figure.alt);
    }

    #[test]
    fn every_chart_sums_itself_up_in_every_language() {
        for (view, measures) in [
            (
                View::Trade,
                &["value", "share", "balance", "index", "mirror"][..],
            ),
            (View::ChinaMarket, &[""]),
            (View::Investment, &["amount", "cases"]),
        ] {
            for (measure, lang) in measures
                .iter()
                .flat_map(|m| Lang::ALL.map(|lang| (m, lang)))
            {
                let options = Options {
                    lang,
                    measure: Some((*measure).to_owned()),
                    ..Options::default()
                };
                let figure = figure(view, &options);
                let Picture::Chart(chart) = &figure.picture else {
                    panic!("{view:?} is a chart")
                };
                let text = summary(chart, lang);
                for series in &chart.panels[0].series {
                    let thin = series.shape == Shape::Thin;
                    assert!(
                        thin || text.contains(&series.name),
                        "{view:?} {measure}: {text}"
                    );
                }
                assert!(!text.contains('…'), "{text}");
            }
        }
    }
}
