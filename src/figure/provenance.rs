//! What a number says of where it comes from, when it is opened.

use super::origin::{Op, Origin};
use super::{Detail, Figure, Working};
use crate::data::{CellRef, catalogue};
use crate::i18n::{Lang, Tri, number, sentences, words};
use crate::trade::currency::Currency;

/// Facts in one language.
struct Facts {
    lang: Lang,
    facts: Vec<(String, String)>,
}

impl Facts {
    #[inline(never)]
    fn add(&mut self, term: Tri, text: String) {
        if !text.is_empty() {
            self.facts.push((term.text(self.lang), text));
        }
    }

    /// Adds a text to others, unless it is among them.
    #[inline(never)]
    fn once(&self, text: Option<Tri>, to: &mut String) {
        let text = text.map_or("", |text| text.get(self.lang));
        if !to.contains(text) {
            if !to.is_empty() {
                to.push_str(if self.lang == Lang::En { "; " } else { "；" });
            }
            to.push_str(text);
        }
    }
}

/// A number with its unit behind it.
fn with_unit(mut text: String, unit: &str) -> String {
    if !unit.is_empty() && unit != "%" {
        text.push(' ');
    }
    text + unit
}

/// A cell's number as printed.
fn printed(cell: &CellRef, lang: Lang) -> String {
    let digits = number::printed(cell.cell().text());
    with_unit(digits, cell.basis().unit.get(lang))
}

/// The unit of what an origin computes.
fn unit(origin: &Origin, lang: Lang) -> &'static str {
    match origin.op {
        Op::Percent | Op::ShareOfTrade | Op::Gap => "%",
        Op::Index | Op::Intensity(_) => "",
        _ => match origin.into {
            Some(Currency::Usd) => words::USD_MILLION.get(lang),
            Some(Currency::Twd) => words::TWD_MILLION.get(lang),
            None => origin
                .from
                .first()
                .map_or("", |cell| cell.basis().unit.get(lang)),
        },
    }
}

/// The detail of a number of the figure's table, by the id of its cell.
pub(super) fn detail(figure: &Figure, id: &str) -> Option<Detail> {
    let lang = figure.lang;
    let table = &figure.table;
    let (row_at, column) = table.find(id)?;
    let cell = table.rows.get(row_at)?.get(column)?;
    let origin = cell.origin.as_ref()?;
    if origin.op == Op::Working {
        let (row, _) = id.split_once('.')?;
        let mut own = figure
            .details
            .iter()
            .find(|detail| detail.id == row)?
            .clone();
        own.id = id.to_owned();
        own.heading = heading(figure, row_at, column);
        return Some(own);
    }
    let value = origin.value().ok();
    let computed = value.map(|value| number::fixed(value, origin.decimals()));
    let mut facts = Facts {
        lang,
        facts: Vec::new(),
    };
    let mut heading = heading(figure, row_at, column);
    if let Some(cell) = &origin.printed {
        facts.add(words::AS_PRINTED, printed(cell, lang));
    } else if cell.value.is_none() {
        facts.add(words::AS_PRINTED, words::NOT_PRINTED.text(lang));
    }
    if let Some(computed) = &computed {
        let text = with_unit(computed.clone(), unit(origin, lang));
        if cell.value.is_none() {
            heading.push_str(" → ");
            heading.push_str(&text);
        }
        // The last term of an intensity's formula says it already.
        if !matches!(origin.op, Op::Intensity(_)) {
            facts.add(words::AS_COMPUTED, text);
        }
    }
    // What a formula takes in, but for a change of unit, which says it all.
    let mut cells = match origin.op {
        Op::Same => Vec::new(),
        _ => origin.from.clone(),
    };
    cells.extend(origin.rates());
    for (index, cell) in cells.iter().enumerate() {
        // The fifth of a trade intensity is the exporter's own imports.
        let name = match index {
            4 => words::M_I,
            _ => words::column(cell.column),
        };
        facts.add(name, printed(cell, lang) + " · " + &cell.place());
    }
    if let Some(cell) = origin.printed {
        facts.add(words::PLACE, cell.place());
        cells.push(cell);
    }
    let [mut sources, mut valued, mut declared] = [const { String::new() }; 3];
    let mut text: Vec<String> = Vec::new();
    for cell in &cells {
        let basis = cell.basis();
        let entry = catalogue::entry(cell.dataset);
        facts.once(Some(entry.source), &mut sources);
        facts.once(basis.valuation, &mut valued);
        facts.once(basis.declared, &mut declared);
        for note in cell.notes() {
            let note = note.text.text(lang);
            if !text.contains(&note) {
                text.push(note);
            }
        }
    }
    facts.add(words::SOURCE, sources);
    facts.add(words::VALUATION, valued);
    facts.add(words::DECLARED, declared);
    // To the digit to which both are meant.
    let printed = origin
        .printed_value()
        .map(|value| number::fixed(value, origin.decimals()));
    if computed.is_some() && printed.is_some() && printed != computed && !origin.is_corrected() {
        text.push(words::BY_ROUNDING.text(lang));
    }
    if origin.op == Op::Quoted {
        let label = table.columns.get(column)?.label.clone();
        facts.facts.push((label, cell.text.clone()));
        facts.facts.extend(source(figure));
        text.extend(figure.notes.first().cloned());
    }
    Some(Detail {
        id: id.to_owned(),
        heading,
        working: working(figure, id, origin, computed),
        text,
        facts: facts.facts,
        ..Detail::default()
    })
}

/// `1966 · Of exports (%): 24.3`.
fn heading(figure: &Figure, row: usize, column: usize) -> String {
    let table = &figure.table;
    let text = |at: usize| {
        let cell = table.rows.get(row).and_then(|cells| cells.get(at));
        cell.map_or("", |cell| &cell.text)
    };
    let mut name = text(0).to_owned();
    // Where two texts name the row, they are exporter and importer.
    if let [from, to, ..] = table.columns.as_slice()
        && !from.numeric
        && !to.numeric
    {
        name = name + " → " + text(1);
    }
    let label = table.columns.get(column).map_or("", |column| &column.label);
    sentences::heading(&name, label, text(column), figure.lang)
}

/// The formula, in words and in numbers.
fn working(
    figure: &Figure,
    id: &str,
    origin: &Origin,
    computed: Option<String>,
) -> Option<Working> {
    // A cell of the matrix has its own, as a ratio of ratios.
    let row = id.split_once('.').map_or(id, |(row, _)| row);
    let own = figure.details.iter().find(|detail| detail.id == row);
    if let Some(own) = own.filter(|_| matches!(origin.op, Op::Intensity(_))) {
        return own.working.clone();
    }
    let result = computed?;
    let lang = figure.lang;
    let name = |cell: &CellRef| {
        let mut name = words::column(cell.column).text(lang);
        if origin.op == Op::Index {
            name = name + " " + cell.row_name();
        }
        name
    };
    let names: Vec<String> = match origin.op {
        Op::Gap => [words::IMPORTER, words::EXPORTER]
            .map(|side| side.text(lang))
            .to_vec(),
        _ => origin.from.iter().map(name).collect(),
    };
    let numbers: Vec<String> = origin
        .from
        .iter()
        .map(|cell| origin.operand(cell))
        .collect();
    Some(Working {
        formula: match origin.op {
            Op::Same => String::new(),
            _ => origin.formula(&names),
        },
        line: origin.formula(&numbers),
        result: with_unit(result, unit(origin, lang)),
        ..Working::default()
    })
}

/// The source of a figure that has but one.
pub(super) fn source(figure: &Figure) -> Option<(String, String)> {
    match figure.sources.as_slice() {
        [only] => Some((
            words::SOURCE.text(figure.lang),
            only.source.text(figure.lang),
        )),
        _ => None,
    }
}
