//! The same picture with less said: for a card, which is seen small, beside
//! other things, and only looked at. Native only.

use super::chart::{Chart, Role};
use super::picture::{Bar, Bars, List, Matrix, StepKind, Steps};
use super::{Figure, Picture, View};

/// A figure that says in little room what the whole one says at length.
#[must_use]
pub fn brief(figure: &Figure) -> Figure {
    let mut figure = figure.clone();
    match &mut figure.picture {
        Picture::Chart(chart) => without_events(chart),
        // The same years again, which stand under the map of the flows.
        Picture::Flows(flows) => flows.history = Chart::default(),
        Picture::Links(links) => {
            for pair in &mut links.pairs {
                pair.about.clear();
            }
        }
        Picture::Bars(bars) => bars.strips.clear(),
        Picture::Steps(steps) => stages(steps),
        Picture::List(list) => figure.picture = Picture::Bars(counts(list)),
        Picture::Matrix(matrix) => first_economies(matrix),
        Picture::Heat(_) => {}
    }
    // What is said of parts that are left out, and of what can be pressed.
    match figure.view {
        View::Triangle | View::Alliances => first_sentence(&mut figure.takeaway),
        View::Claims => figure.takeaway.clear(),
        _ => {}
    }
    figure
}

/// How many economies a small matrix has room for.
const FEW: usize = 5;

fn first_economies(matrix: &mut Matrix) {
    let count = matrix.names.len();
    let mut at = 0..;
    matrix.cells.retain(|_| {
        let at = at.next().unwrap_or(0);
        at / count < FEW && at % count < FEW
    });
    matrix.names.truncate(FEW);
    matrix.ids.truncate(FEW);
}

fn first_sentence(text: &mut String) {
    let end = text.find('。').map(|at| at + '。'.len_utf8());
    if let Some(end) = end.or_else(|| text.find(". ").map(|at| at + 1)) {
        text.truncate(end);
    }
}

/// Numbers that stand for events mean nothing without the list of them.
fn without_events(chart: &mut Chart) {
    chart.marks.clear();
}

/// The stages by their heads, and the goal.
fn stages(steps: &mut Steps) {
    let stage = |kind| matches!(kind, StepKind::Stage | StepKind::Current);
    let goal = steps.rows.iter().position(|row| row.kind == StepKind::Goal);
    steps
        .rows
        .truncate(goal.map_or(usize::MAX, |goal| goal + 1));
    steps
        .rows
        .retain(|row| stage(row.kind) || row.kind == StepKind::Goal);
    for row in &mut steps.rows {
        if stage(row.kind) {
            row.steps.clear();
        }
    }
}

/// How many claims have which verdict.
fn counts(list: &List) -> Bars {
    let (all, verdicts) = match list.tallies.split_first() {
        Some((all, verdicts)) => (
            all.name.clone() + "\u{a0}" + &all.count.to_string(),
            verdicts,
        ),
        None => (String::new(), &list.tallies[..]),
    };
    let role = |id: &str| match id {
        "holds" => Role::Exports,
        "differs" => Role::Imports,
        _ => Role::Context,
    };
    Bars {
        heading: all,
        rows: verdicts
            .iter()
            .map(|tally| Bar {
                id: tally.id,
                name: tally.name.clone(),
                about: String::new(),
                value: tally.count as f64,
                text: tally.count.to_string(),
                role: role(tally.id),
            })
            .collect(),
        strips: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::{Options, figure};

    #[test]
    fn claims_in_brief_count_every_claim_once() {
        let Picture::List(list) = figure(View::Claims, &Options::default()).picture else {
            panic!("claims are a list")
        };
        let bars = counts(&list);
        let sum: f64 = bars.rows.iter().map(|row| row.value).sum();
        assert_eq!(sum, list.tallies[0].count as f64);
        assert!(bars.rows.len() > 2);
    }

    #[test]
    fn the_first_sentence_ends_with_its_stop() {
        for (whole, first) in [
            ("甲為乙。乙為丙。", "甲為乙。"),
            ("It rose by 3.4. It fell.", "It rose by 3.4."),
            ("Nothing else", "Nothing else"),
        ] {
            let mut text = whole.to_owned();
            first_sentence(&mut text);
            assert_eq!(text, first);
        }
    }

    #[test]
    fn the_roadmap_in_brief_keeps_every_stage_and_the_goal() {
        let figure = figure(View::Roadmap, &Options::default());
        let Picture::Steps(steps) = brief(&figure).picture else {
            panic!("the roadmap is made of steps")
        };
        assert_eq!(steps.rows.len(), 4);
        assert!(steps.rows[..3].iter().all(|row| row.head.is_some()));
    }
}
