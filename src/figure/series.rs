//! Some of a chart's series, chosen by the reader; all others step aside.

use super::chart::{Chart, Shape};

/// Keeps the series that `wanted` names (ids, separated by commas) and puts the
/// others into [`Chart::hidden`]. Where it names none of the chart's, all stay.
///
/// Notes down in [`Chart::toggles`] which there are to choose from: none where
/// there is but one, or where lines open instead.
pub fn choose(chart: &mut Chart, wanted: Option<&str>) {
    if chart.opens {
        return;
    }
    let twin = chart.twin;
    // Thin lines beside the others come and go with a control of their own.
    let counts = |shape: Shape| twin || matches!(shape, Shape::Line | Shape::Columns { .. });
    let mut ids: Vec<&'static str> = Vec::new();
    for series in chart.panels.iter().flat_map(|panel| &panel.series) {
        if counts(series.shape) && !ids.contains(&series.id) {
            ids.push(series.id);
        }
    }
    if ids.len() < 2 {
        return;
    }
    let named = |id: &str| wanted.is_some_and(|all| all.split(',').any(|each| each == id));
    let chosen: Vec<&'static str> = ids.iter().copied().filter(|id| named(id)).collect();
    if !chosen.is_empty() {
        let hidden = &mut chart.hidden;
        for panel in chart.panels.iter_mut().chain(&mut chart.inset) {
            for series in std::mem::take(&mut panel.series) {
                if !ids.contains(&series.id) || chosen.contains(&series.id) {
                    panel.series.push(series);
                } else if !hidden.iter().any(|other| other.id == series.id) {
                    hidden.push(series);
                }
            }
        }
    }
    chart.toggles = ids;
    chart.chosen = chosen;
}

#[cfg(test)]
mod tests {
    use crate::figure::{Chart, Options, Picture, View, figure};

    fn chart(view: View, options: Options) -> Chart {
        match figure(view, &options).picture {
            Picture::Chart(chart) => chart,
            _ => panic!("{view:?} is no chart"),
        }
    }

    fn trade(series: &str) -> Chart {
        let series = Some(series.to_owned());
        chart(
            View::Trade,
            Options {
                series,
                ..Options::default()
            },
        )
    }

    fn shown(chart: &Chart) -> Vec<&'static str> {
        chart.panels[0].series.iter().map(|each| each.id).collect()
    }

    #[test]
    fn what_is_named_stays_and_the_rest_is_kept_aside() {
        let one = trade("exports");
        assert_eq!(shown(&one), ["exports"]);
        assert_eq!(one.hidden[0].id, "imports");
        assert_eq!(one.chosen, ["exports"]);
        assert!(one.inset.is_some_and(|inset| inset.series.len() == 1));
    }

    #[test]
    fn where_nothing_known_is_named_all_stay() {
        for wanted in ["", "rice", "EXPORTS", ",,"] {
            let all = trade(wanted);
            assert_eq!(shown(&all).len(), 2, "{wanted:?}");
            assert!(all.chosen.is_empty());
        }
    }

    #[test]
    fn the_readings_stay_whole() {
        assert_eq!(trade("exports").tooltips, trade("").tooltips);
    }

    #[test]
    fn one_series_alone_is_no_choice() {
        let options = Options {
            measure: Some("balance".into()),
            ..Options::default()
        };
        assert!(chart(View::Trade, options).toggles.is_empty());
    }

    #[test]
    fn columns_are_chosen_too() {
        let options = Options {
            series: Some("china".into()),
            ..Options::default()
        };
        let chart = chart(View::Investment, options);
        assert_eq!(chart.toggles.len(), 3);
        assert_eq!(shown(&chart), ["china"]);
    }
}
