//! Taiwan's trade with Japan, 1952–2024, from four sources.

mod origins;
mod panels;
mod readings;
mod rows;
mod said;
mod years;

use super::chart::{Band, Chart, Gap};
use super::{Detail, EventNote, Figure, Options, Picture, Span, View, sources};
use crate::data::DatasetId;
use crate::data::events::{EVENTS, Event, date_text};
use crate::data::phases::PHASES;
use crate::i18n::{Lang, words};
use years::{Year, notes_of, years_in};

/// The years shown when no others are asked for.
pub const YEARS: Span = Span {
    from: 1952,
    to: 2024,
};
/// The paper's tables leave these years out.
const GAP: Span = Span {
    from: 1973,
    to: 1986,
};

/// Draws up the figure.
pub fn figure(options: &Options) -> Figure {
    let lang = options.lang;
    let span = options.span(YEARS);
    let years = years_in(span);
    let measure = options.measure(View::Trade);
    let printed = options.unit(View::Trade) == "printed";
    let base = years.first().map(|year| year.year);
    let (panels, inset) = match measure {
        "share" => (vec![panels::share_panel(&years, span, options)], None),
        "index" => (vec![panels::index_panel(&years, span, options)], None),
        _ if printed => (panels::printed_panels(&years, measure, options), None),
        _ => {
            let panel = panels::usd_panel(&years, span, measure, options);
            let inset = panels::inset(&years, &panel, measure, options);
            (vec![panel], inset)
        }
    };
    let readings = readings::readings(&years, measure, printed, &panels, options);
    let gap = (!printed || matches!(measure, "share" | "index"))
        .then(|| gap(span, lang))
        .flatten();
    let table = rows::data_table(&years, measure, printed, base, span, lang);
    let mut chart = Chart {
        panels,
        inset,
        gap,
        bands: bands(lang),
        marks: marks(span),
        rule: None,
        readings,
    };
    chart.mark(&table);
    let (title, takeaway) = said::headline(&years, measure, span, lang);
    Figure {
        view: View::Trade,
        lang,
        title,
        takeaway,
        alt: said::alt(&years, span, lang),
        picture: Picture::Chart(chart),
        details: details(&years, lang),
        events: events(span, lang),
        table,
        sources: sources(
            &[
                DatasetId::Trade1952,
                DatasetId::Trade1987,
                DatasetId::TradeSince2011,
                DatasetId::ExchangeRate,
                DatasetId::Events,
            ],
            lang,
        ),
        notes: vec![
            words::NOTE_TRADE_GAP.text(lang),
            words::NOTE_TRADE_SOURCES.text(lang),
            words::NOTE_TRADE_RATE.text(lang),
        ],
    }
}

fn gap(span: Span, lang: Lang) -> Option<Gap> {
    let from = (GAP.from - 1).max(span.from);
    let to = (GAP.to + 1).min(span.to);
    (from < to).then(|| Gap {
        from: f64::from(from),
        to: f64::from(to),
        label: vec![
            words::NO_FIGURES.text(lang),
            format!("{}–{}", GAP.from, GAP.to),
        ],
    })
}

fn bands(lang: Lang) -> Vec<Band> {
    PHASES
        .iter()
        .map(|phase| Band {
            from: phase.from,
            to: phase.to,
            label: phase.label.text(lang),
            short: phase.short.text(lang),
        })
        .collect()
}

fn shown_events(span: Span) -> impl Iterator<Item = (usize, &'static Event)> {
    let inside = move |event: &&Event| {
        f64::from(span.from) <= event.from && event.from <= f64::from(span.to) + 0.99
    };
    EVENTS
        .iter()
        .filter(inside)
        .enumerate()
        .map(|(index, event)| (index + 1, event))
}

fn marks(span: Span) -> Vec<(f64, usize)> {
    let last = f64::from(span.to);
    shown_events(span)
        .map(|(number, event)| (event.from.min(last), number))
        .collect()
}

fn events(span: Span, lang: Lang) -> Vec<EventNote> {
    shown_events(span)
        .map(|(number, event)| EventNote {
            number,
            date: date_text(event, lang),
            text: event.text.text(lang),
        })
        .collect()
}

/// One detail a year that has something to be said about its printed figures.
fn details(years: &[Year], lang: Lang) -> Vec<Detail> {
    years
        .iter()
        .filter_map(|year| {
            let text: Vec<String> = notes_of(year).map(|note| note.text.text(lang)).collect();
            (!text.is_empty()).then(|| Detail {
                id: year.year.to_string(),
                heading: format!("{} · {}", year.year, year.source.name(lang)),
                text,
                ..Detail::default()
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

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
        for measure in ["value", "share", "balance", "index"] {
            let figure = with(|options| options.measure = Some(measure.into()));
            for series in &chart(&figure).panels[0].series {
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

    #[test]
    fn an_exchange_rate_is_named_only_where_it_is_used() {
        let named = |measure: &str| {
            let figure = with(|options| options.measure = Some(measure.into()));
            chart(&figure).readings[0].source.contains("NT$")
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
}
