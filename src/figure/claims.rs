//! The paper's numeric claims against the data.

use super::origin::{Op, Origin};
use super::picture::{Entry, List, Tally};
use super::table::{DataTable, Heading, TableCell};
use super::{Detail, Figure, Options, Picture, View, sources};
use crate::claims::{self, CLAIMS, COUNTED, Checked, Claim, Data, Verdict};
use crate::data::{DatasetId, catalogue};
use crate::i18n::{Lang, Tri, sentences, words};

/// Draws up the figure.
#[inline(never)]
pub fn figure(options: &Options) -> Figure {
    let lang = options.lang;
    let verdict = options.measure(View::Claims);
    let section = options.unit(View::Claims);
    let data = Data::embedded();
    let mut counts = [0; Verdict::ALL.len()];
    let mut entries = Vec::new();
    let mut details = Vec::new();
    let mut table = data_table(lang);
    for claim in &CLAIMS {
        let checked = claim.check(&data, lang);
        counts[checked.verdict as usize] += 1;
        if (verdict != "all" && checked.verdict.id() != verdict)
            || (section != "all" && claim.section != section)
        {
            continue;
        }
        entries.push(entry(claim, &checked, lang));
        details.push(detail(claim, &checked, lang));
        table.rows.push(row(claim, &checked, lang));
    }
    let all = CLAIMS.len();
    let takeaway = sentences::claims_takeaway(entries.len(), all, lang);
    let tallies = std::iter::once(Tally {
        id: "all",
        name: words::ALL_CLAIMS.text(lang),
        count: all,
        chosen: verdict == "all",
    })
    .chain(
        Verdict::ALL
            .into_iter()
            .zip(counts)
            .map(|(each, count)| Tally {
                id: each.id(),
                name: each.label().text(lang),
                count,
                chosen: each.id() == verdict,
            }),
    )
    .collect();
    Figure {
        view: View::Claims,
        shown: None,
        lang,
        title: sentences::claims_title(all, counts[0], counts[1], lang),
        alt: takeaway.clone(),
        takeaway,
        picture: Picture::List(List { tallies, entries }),
        details,
        events: Vec::new(),
        table,
        sources: sources(&[
            DatasetId::Trade1952,
            DatasetId::Investment,
            DatasetId::Trade1987,
            DatasetId::ExchangeRate,
            DatasetId::Triangle,
            DatasetId::ChinaImports,
            DatasetId::TradeSince2011,
            DatasetId::OutsideEvidence,
        ]),
        notes: vec![
            words::NOTE_CLAIMS.text(lang),
            words::NOTE_OUTSIDE.text(lang),
        ],
    }
}

/// The stated values with a true minus.
fn stated(claim: &Claim) -> String {
    claim.stated.replace('-', "−")
}

/// Differences with their signs.
fn difference(checked: &Checked) -> String {
    let written = checked.written(&checked.difference);
    match checked.difference.first() {
        Some(first) if *first > 0.0 => "+".to_owned() + &written,
        _ => written,
    }
}

/// The unit of what was computed: a count is one of years, whatever was counted.
fn unit(claim: &Claim, checked: &Checked) -> Tri {
    match checked.join {
        COUNTED => claims::YEARS,
        _ => claim.unit,
    }
}

fn entry(claim: &Claim, checked: &Checked, lang: Lang) -> Entry {
    // Counts say more than the bound they were counted by.
    let counts = checked.join == COUNTED;
    let mut values = match counts {
        true => String::new(),
        false => stated(claim),
    };
    if !checked.computed.is_empty() {
        if !values.is_empty() {
            // A pair has an arrow of its own.
            values.push_str(if values.contains('→') {
                "  ⇒  "
            } else {
                " → "
            });
        }
        values.push_str(&checked.written(&checked.computed));
    }
    if claim.unit == words::RANK {
        // A rank says nothing without whose it is; the working does.
        values.clear();
    } else if !values.is_empty() {
        values.push(' ');
        values.push_str(unit(claim, checked).get(lang));
    }
    Entry {
        id: claim.id,
        place: claim.place(lang),
        text: claim.text.text(lang),
        verdict: checked.verdict.label().text(lang),
        verdict_id: checked.verdict.id(),
        sign: checked.verdict.sign(),
        values,
        jump: claim.jump,
    }
}

fn detail(claim: &Claim, checked: &Checked, lang: Lang) -> Detail {
    let mut facts: Vec<(String, String)> = Vec::new();
    for (name, text) in [
        (words::STATED, stated(claim)),
        (words::COMPUTED, checked.written(&checked.computed)),
        (words::DIFFERENCE, difference(checked)),
    ] {
        if !text.is_empty() {
            let name = sentences::with_unit(name.get(lang), unit(claim, checked).get(lang), lang);
            facts.push((name, text));
        }
    }
    let mut outside = checked.outside;
    for step in &checked.steps {
        // From the first outside figure on, all of the working is outside.
        if step.is_outside()
            && let Some(verdict) = outside.take()
        {
            facts.push((
                words::OUTSIDE_EVIDENCE.text(lang),
                verdict.label().text(lang),
            ));
        }
        facts.push((step.label.clone(), step.expression.clone()));
    }
    let mut sources = checked.sources(false);
    if sources.is_empty() {
        // Nothing but the paper's own text says it.
        sources.push(DatasetId::Events);
    }
    for id in sources {
        facts.push((
            words::SOURCE.text(lang),
            catalogue::entry(id).source.text(lang),
        ));
    }
    Detail {
        id: claim.id.to_owned(),
        heading: claim.id.to_owned() + " · " + checked.verdict.label().get(lang),
        facts,
        ..Detail::default()
    }
}

fn data_table(lang: Lang) -> DataTable {
    DataTable {
        caption: words::CAPTION_CLAIMS.text(lang),
        columns: [
            ("id", words::CLAIM_ID),
            ("section", words::CLAIM_PLACE),
            ("claim", words::CLAIM),
            ("unit", words::UNIT),
            ("stated", words::STATED),
            ("computed", words::COMPUTED),
            ("difference", words::DIFFERENCE),
            ("verdict", words::VERDICT),
            ("outside_evidence", words::OUTSIDE_EVIDENCE),
        ]
        .iter()
        .map(|(key, name)| Heading::text(key, name.get(lang)))
        .collect(),
        ..DataTable::default()
    }
}

fn row(claim: &Claim, checked: &Checked, lang: Lang) -> Vec<TableCell> {
    // One value is a number, several are a text.
    let values = |values: &[f64], text: String| {
        let mut cell = match text.is_empty() {
            true => return TableCell::missing(words::NONE.get(lang)),
            false => TableCell::text(text),
        };
        cell.value = values.first().copied().filter(|_| values.len() == 1);
        cell.from(Some(Origin::made(Op::Working, Vec::new())))
    };
    let name = |verdict: Verdict| TableCell::text(verdict.label().get(lang));
    vec![
        TableCell::text(claim.id),
        TableCell::text(claim.place(lang)),
        TableCell::text(claim.text.get(lang)),
        TableCell::text(claim.unit.get(lang)),
        values(&claim.values(), stated(claim)),
        values(&checked.computed, checked.written(&checked.computed)),
        values(&checked.difference, difference(checked)),
        name(checked.verdict),
        match checked.outside {
            Some(verdict) => name(verdict),
            None => TableCell::missing(words::NONE.get(lang)),
        },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::figure;

    fn list(options: &Options) -> (Figure, List) {
        let figure = figure(View::Claims, options);
        let Picture::List(list) = figure.picture.clone() else {
            panic!("claims are a list")
        };
        (figure, list)
    }

    #[test]
    fn the_counts_are_of_all_claims_whatever_is_filtered() {
        let counts = |options: &Options| -> Vec<usize> {
            let (_, list) = list(options);
            list.tallies.iter().map(|tally| tally.count).collect()
        };
        let all = counts(&Options::default());
        assert_eq!(all[0], CLAIMS.len());
        assert_eq!(all[1..].iter().sum::<usize>(), all[0]);
        let filtered = Options {
            measure: Some("differs".into()),
            ..Options::default()
        };
        assert_eq!(counts(&filtered), all);
    }

    #[test]
    fn a_filter_leaves_what_fits_in_list_table_and_details() {
        let (figure, list) = list(&Options {
            measure: Some("differs".into()),
            unit: Some("t3".into()),
            ..Options::default()
        });
        let ids: Vec<&str> = list.entries.iter().map(|entry| entry.id).collect();
        assert_eq!(ids, ["c19"]);
        assert_eq!(figure.table.rows.len(), 1);
        assert!(figure.detail("c19").is_some() && figure.detail("c18").is_none());
    }

    #[test]
    fn a_filter_that_nothing_passes_says_so() {
        let (figure, list) = list(&Options {
            measure: Some("quoted".into()),
            unit: Some("t1".into()),
            ..Options::default()
        });
        assert!(list.entries.is_empty());
        let says = sentences::claims_takeaway(0, CLAIMS.len(), figure.lang);
        assert_eq!(figure.takeaway, says);
        assert!(!says.contains("Open one"), "{says}");
    }

    #[test]
    fn a_single_value_is_a_number_and_a_pair_a_text() {
        let (figure, _) = list(&Options::default());
        let cell = |row: usize, column: usize| &figure.table.rows[row][column];
        assert_eq!(cell(17, 5).value, Some(24.03));
        assert_eq!(
            (cell(17, 4).value, cell(17, 6).value),
            (Some(24.3), Some(-0.27))
        );
        assert_eq!(
            (cell(18, 5).text.as_str(), cell(18, 5).value),
            ("363.4; −177.0", None)
        );
        assert_eq!(cell(18, 6).text, "+0.2; −0.2");
    }

    #[test]
    fn every_claim_names_its_sources_and_what_of_them_is_outside_evidence() {
        let (figure, _) = list(&Options::default());
        for (id, outside) in [("c09", true), ("c12", true), ("c18", false), ("c01", false)] {
            let facts = &figure.detail(id).unwrap().facts;
            let named = |name: &str| facts.iter().any(|(term, _)| term == name);
            assert_eq!(named("Outside evidence"), outside, "{id}");
            assert!(named("Source"), "{id}");
        }
    }
}
