//! The four forms of one pair side by side, and what world imports do to them.

use super::ANCHORS;
use crate::figure::table::{DataTable, Heading, TableCell};
use crate::i18n::{Lang, number, sentences, words};
use crate::trade::Undefined;
use crate::trade::intensity::{self, Inputs, Matrix, MatrixCell, Variant, Working};
use crate::trade::undefined::Computed;

/// The value of a pair, such as `JPN-KOR`, in a form and a year.
pub fn value(variant: Variant, year: i32, pair: &str) -> Computed {
    let matrix = intensity::through_time(variant)
        .iter()
        .find(|matrix| matrix.year == year);
    let (from, to) = pair.split_once('-').ok_or(Undefined::Missing)?;
    matrix
        .and_then(|matrix| matrix.cell(from, to))
        .map_or(Err(Undefined::Missing), |cell| cell.value)
}

/// A pair in all four forms, in the anchor years and one more, each form with
/// the reason why it differs, each gap with its own.
pub fn table(pair: &str, year: Option<i32>, lang: Lang) -> DataTable {
    let mut years = ANCHORS.to_vec();
    if let Some(year) = year.filter(|year| !years.contains(year)) {
        let at = years.partition_point(|other| *other < year);
        years.insert(at, year);
    }
    let mut out = DataTable {
        caption: words::FORMS.text(lang),
        columns: vec![Heading::text("form", words::VARIANT.get(lang))],
        ..DataTable::default()
    };
    for year in &years {
        let year = year.to_string();
        out.columns.push(Heading::number(&year, year.as_str()));
    }
    for variant in Variant::ALL {
        let mut name = TableCell::text(words::variant(variant).get(lang));
        name.note = words::why_different(variant).map(|why| out.footnote(why.get(lang)));
        let mut row = vec![name];
        for &year in &years {
            row.push(cell(value(variant, year, pair), 2, &mut out, lang));
        }
        out.rows.push(row);
    }
    out
}

/// A value of a table, or a dash with its reason as a footnote.
pub fn cell(value: Computed, decimals: usize, out: &mut DataTable, lang: Lang) -> TableCell {
    match value {
        Ok(value) => TableCell::number((value * 1e6).round() / 1e6, number::fixed(value, decimals)),
        Err(reason) => {
            let text = words::reason(reason).get(lang);
            let mut missing = TableCell::missing(text);
            missing.note = Some(out.footnote(text));
            missing
        }
    }
}

/// World imports of a year as WITS adds up those who report, and as the sum of
/// UNCTAD's matrix, in US$ million.
fn world(year: i32) -> Option<(f64, f64)> {
    let of = |variant| {
        let mut all = intensity::through_time(variant).iter();
        all.find(|matrix| matrix.year == year)?.world_imports
    };
    of(Variant::Paper).zip(of(Variant::Closed))
}

fn world_sentence(year: i32, (reported, all): (f64, f64), lang: Lang) -> String {
    let more = (all / reported - 1.0) * 100.0;
    let sign = if more > 0.0 { "+" } else { "" };
    sentences::world_imports(
        year,
        &number::usd(reported, lang),
        &number::usd(all, lang),
        &[sign, &number::percent(more)].concat(),
        lang,
    )
}

/// Why world imports are the ones they are, with the difference in each year.
pub fn worlds(lang: Lang) -> String {
    let mut text = words::NOTE_WORLD_IMPORTS.text(lang);
    for year in ANCHORS {
        if let Some(world) = world(year) {
            text += &world_sentence(year, world, lang);
        }
    }
    text
}

/// The value of a cell with the other sum of world imports; `None` where the
/// form has none to choose.
pub fn with_other_world(matrix: &Matrix, cell: &MatrixCell, lang: Lang) -> Option<String> {
    let chosen = matches!(matrix.variant, Variant::Paper | Variant::Net);
    let Working::Flows(inputs) = cell.working else {
        return None;
    };
    let world = world(matrix.year).filter(|_| chosen && cell.value.is_ok())?;
    let other = Inputs {
        m_w: Some(world.1),
        ..inputs
    };
    let value = intensity::intensity(matrix.variant, &other).ok()?;
    let text = world_sentence(matrix.year, world, lang);
    Some(text.trim_start().to_owned() + &sentences::with_that_world(&number::fixed(value, 3), lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(row: &[TableCell]) -> Vec<&str> {
        row.iter().map(|cell| cell.text.as_str()).collect()
    }

    #[test]
    fn the_four_forms_stand_side_by_side_each_with_its_reason() {
        let table = table("JPN-KOR", Some(2005), Lang::En);
        assert_eq!(texts(&table.rows[0])[1..], ["2.47", "3.14", "2.61"]);
        assert_eq!(texts(&table.rows[1])[1..], ["2.30", "2.99", "2.51"]);
        assert_eq!(texts(&table.rows[2])[1..], ["2.70", "2.92", "2.38"]);
        assert_eq!(texts(&table.rows[3])[1..], ["2.96", "3.28", "2.68"]);
        let notes: Vec<_> = table.rows.iter().map(|row| row[0].note).collect();
        assert_eq!(notes, [None, Some(1), Some(2), Some(3)]);
    }

    #[test]
    fn a_year_that_is_no_anchor_has_its_place_among_them() {
        let table = table("JPN-KOR", Some(1999), Lang::En);
        let keys: Vec<&str> = table.columns.iter().map(|c| c.key.as_str()).collect();
        assert_eq!(keys, ["form", "1995", "1999", "2005", "2015"]);
        assert!(table.rows[0][2].reason.is_some());
        assert!(table.rows[2][2].value.is_some());
    }

    #[test]
    fn what_a_form_cannot_say_has_its_reason() {
        for (pair, year, row) in [("TWN-CHN", 1, 0), ("JPN-TWN", 2, 2)] {
            let table = table(pair, None, Lang::En);
            let cell = &table.rows[row][year];
            assert_eq!(cell.text, "–");
            assert!(cell.reason.is_some() && cell.note.is_some());
        }
    }

    #[test]
    fn world_imports_of_1995_are_named_from_both_sources() {
        let text = worlds(Lang::En);
        for part in ["4,739 billion", "5,062 billion", "+6.8%", "−0.6%", "+1.1%"] {
            assert!(text.contains(part), "{part} in {text}");
        }
    }

    #[test]
    fn the_value_with_the_other_world_is_computed() {
        let said = |variant, from, to| {
            let matrix = intensity::embedded(1995, variant).unwrap();
            let cell = matrix.cell(from, to).unwrap().clone();
            with_other_world(&matrix, &cell, Lang::En)
        };
        // 2.698 × 5,061,786.0 ÷ 4,738,707.6.
        assert!(
            said(Variant::Paper, "CHN", "JPN")
                .unwrap()
                .contains("2.882")
        );
        assert!(said(Variant::Net, "CHN", "JPN").unwrap().contains("2.806"));
        assert_eq!(said(Variant::Closed, "CHN", "JPN"), None);
        assert_eq!(said(Variant::ImportShare, "CHN", "JPN"), None);
        assert_eq!(said(Variant::Paper, "TWN", "CHN"), None);
    }
}
