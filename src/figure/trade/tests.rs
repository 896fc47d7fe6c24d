use super::*;
use crate::figure::chart::{Series, Shape};

fn with(change: impl Fn(&mut Options)) -> Figure {
    let mut options = Options::default();
    change(&mut options);
    figure(&options)
}

fn chart(figure: &Figure) -> &Chart {
    match &figure.picture {
        Picture::Chart(chart) => chart,
        _ => panic!("trade is a chart"),
    }
}

#[test]
fn no_line_crosses_the_years_without_figures() {
    for (measure, also) in [
        ("value", None),
        ("share", None),
        ("balance", None),
        ("index", None),
        ("value", Some("japan-side")),
        ("index", Some("japan-side")),
    ] {
        let figure = with(|options| {
            options.measure = Some(measure.into());
            options.also = also.map(str::to_owned);
        });
        // Japan's thin lines have figures there.
        let taiwans = |series: &&Series| series.shape != Shape::Thin;
        for series in chart(&figure).panels[0].series.iter().filter(taiwans) {
            for run in &series.runs {
                let inside = |x: f64| (1973.0..=1986.0).contains(&x);
                assert!(!run.points.iter().any(|point| inside(point.x)));
                let first = run.points[0].x;
                let last = run.points[run.points.len() - 1].x;
                assert!(!(first < 1973.0 && last > 1986.0), "{measure}");
            }
        }
    }
}

#[test]
fn table_one_is_turned_into_dollars_by_the_yearly_rate() {
    let figure = with(|_| {});
    let row = figure
        .table
        .rows
        .iter()
        .find(|row| row[0].text == "1971")
        .unwrap();
    // 9,801,162 thousand at 40.00 to the dollar.
    assert_eq!(row[1].text, "245.0");
    assert_eq!(row[3].text, "1,074.1");
}

#[test]
fn a_corrected_figure_stands_beside_the_printed_one() {
    let figure = with(|options| {
        options.unit = Some("printed".into());
    });
    let row = |year: &str| {
        figure
            .table
            .rows
            .iter()
            .find(|row| row[0].text == year)
            .unwrap()
            .clone()
    };
    let cell = &row("1966")[6];
    assert_eq!(cell.text, "24.3");
    let note = &figure.table.footnotes[cell.note.unwrap() - 1];
    assert!(note.contains("24.03"), "{note}");
    let cell = &row("1998")[3];
    assert_eq!(cell.text, "363.2");
    assert!(figure.table.footnotes[cell.note.unwrap() - 1].contains("363.4"));
    assert_eq!(row("2001")[1].text, "130.25");
}

#[test]
fn the_gap_is_a_row_with_its_reason() {
    let figure = with(|_| {});
    let row = figure
        .table
        .rows
        .iter()
        .find(|row| row[0].text == "1973–1986")
        .unwrap();
    assert!(row[1].reason.is_some());
}

#[test]
fn a_span_inside_the_gap_is_a_figure_without_values_and_says_why() {
    let figure = with(|options| {
        options.time = Some(Span {
            from: 1975,
            to: 1980,
        });
    });
    assert!(figure.table.rows.is_empty());
    assert!(chart(&figure).gap.is_some());
    assert!(!figure.takeaway.is_empty());
}

#[test]
fn the_index_begins_at_a_hundred_in_the_first_year_shown() {
    let figure = with(|options| {
        options.measure = Some("index".into());
        options.time = Some(Span {
            from: 1987,
            to: 2010,
        });
    });
    assert_eq!(figure.table.rows[0][1].value, Some(100.0));
    let chart = chart(&figure);
    assert_eq!(chart.panels[0].y.reference, Some(100.0));
}

fn row<'a>(figure: &'a Figure, year: &str) -> &'a [crate::figure::table::TableCell] {
    let found = figure.table.rows.iter().find(|row| row[0].text == year);
    found.unwrap()
}

fn column(figure: &Figure, key: &str) -> usize {
    let mut columns = figure.table.columns.iter();
    columns.position(|column| column.key == key).unwrap()
}

#[test]
fn in_nt_dollars_the_rate_stands_beside_what_it_made() {
    let figure = with(|options| options.unit = Some("twd".into()));
    let exports = column(&figure, "exports_twd_million");
    let rate = column(&figure, "exchange_rate_twd_per_usd");
    // Table 1 counts in NT$ itself.
    assert_eq!(row(&figure, "1971")[exports].text, "9,801.2");
    assert!(row(&figure, "1971")[rate].reason.is_some());
    // 25,844.7 million US$ at 32.10… to the dollar.
    let last = row(&figure, "2024");
    let usd = with(|_| {});
    let dollars = row(&usd, "2024")[1].value.unwrap();
    let (made, by) = (last[exports].value.unwrap(), last[rate].value.unwrap());
    assert!((made - dollars * by).abs() < 1e-3);
    assert_eq!(last[rate + 1].text, "central bank");
    // In dollars it is the other way round.
    assert_eq!(row(&usd, "1971")[rate].text, "40.00");
    assert_eq!(row(&usd, "1971")[rate + 1].text, "PWT 10.01");
    assert!(row(&usd, "2024")[rate].reason.is_some());
    assert!(figure.takeaway.contains("NT$"), "{}", figure.takeaway);
}

#[test]
fn japans_side_is_off_until_asked_for_and_then_has_columns_and_readings_of_its_own() {
    let without = with(|_| {});
    let thin = |figure: &Figure| {
        let series = chart(figure).panels[0].series.iter();
        series.filter(|series| series.shape == Shape::Thin).count()
    };
    assert_eq!(thin(&without), 0);
    let figure = with(|options| options.also = Some("japan-side".into()));
    assert_eq!(thin(&figure), 2);
    let at = column(&figure, "imports_japan_side_usd_million");
    assert_eq!(row(&figure, "1980")[at].text, "5,173");
    for cell in &row(&figure, "1980")[1..8] {
        assert!(
            cell.value.is_none() && cell.reason.is_some(),
            "Taiwan’s is not there"
        );
    }
    assert!(row(&figure, "1953")[at].reason.is_some());
    assert!(row(&figure, "2015")[at].reason.is_some());
    let tooltips = &chart(&figure).tooltips;
    let gap = tooltips
        .iter()
        .find(|tooltip| tooltip.heading == "1980")
        .unwrap();
    assert_eq!(gap.rows.len(), 2);
    assert!(gap.rows[0].name.contains("Japan’s side") && gap.source.contains("COW 4.0"));
    assert_eq!(
        figure.title, without.title,
        "what is said is Taiwan’s still"
    );
    assert!(
        figure
            .sources
            .iter()
            .any(|source| source.dataset == "trade-japan-side")
    );
}

#[test]
fn an_index_of_japans_side_has_its_own_base() {
    let figure = with(|options| {
        options.measure = Some("index".into());
        options.also = Some("japan-side".into());
        options.time = Span::parse("1955..2014");
    });
    let first = row(&figure, "1955");
    let texts: Vec<&str> = first[1..5].iter().map(|cell| cell.text.as_str()).collect();
    assert_eq!(texts, ["100.0"; 4]);
    // Japan has nothing of 1953, so nothing is a hundred there.
    let figure = with(|options| {
        options.measure = Some("index".into());
        options.also = Some("japan-side".into());
        options.time = Span::parse("1953..2014");
    });
    assert!(row(&figure, "2000")[1].value.is_some());
    assert!(row(&figure, "2000")[3].reason.is_some());
}

#[test]
fn each_source_has_a_stretch_of_its_own() {
    for also in [None, Some("japan-side".to_owned())] {
        let figure = with(|options| options.also.clone_from(&also));
        let stretches: Vec<(f64, f64, &str)> = chart(&figure)
            .stretches
            .iter()
            .map(|stretch| (stretch.from, stretch.to, stretch.short.as_str()))
            .collect();
        assert_eq!(
            stretches,
            [
                (1952.0, 1972.0, "Table 1"),
                (1987.0, 2010.0, "Table 3"),
                (2011.0, 2014.0, "Comtrade"),
                (2015.0, 2024.0, "MOF"),
            ]
        );
    }
}

#[test]
fn every_event_and_every_phase_opens() {
    let figure = with(|_| {});
    for mark in &chart(&figure).marks {
        assert!(figure.detail(&mark.id).is_some(), "{}", mark.id);
        let phase = figure.detail(&mark.phase).unwrap();
        assert!(
            phase
                .facts
                .iter()
                .any(|(date, _)| date.starts_with(&mark.number.to_string()))
        );
    }
    for band in &chart(&figure).bands {
        assert!(figure.detail(&band.id).is_some(), "{}", band.id);
    }
    let open = figure.detail("phase-regional-integration").unwrap();
    assert_eq!(open.heading, "Regional integration, 1997–");
}

#[test]
fn an_exchange_rate_is_named_only_where_it_is_used() {
    let named = |measure: &str| {
        let figure = with(|options| options.measure = Some(measure.into()));
        chart(&figure).tooltips[0].source.contains("PWT 10.01")
    };
    assert!(named("value"));
    assert!(!named("share"));
}

#[test]
fn as_printed_each_currency_has_a_panel_of_its_own() {
    let figure = with(|options| options.unit = Some("printed".into()));
    assert_eq!(chart(&figure).panels.len(), 2);
    assert!(chart(&figure).gap.is_none());
}
