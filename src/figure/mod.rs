//! Figures: options and data in, everything that is said and shown out.
//!
//! One figure a file. A [`Figure`] holds its words already in the reader's
//! language and its values in the unit shown, and knows no pixel: [`crate::draw`]
//! gives it a size, `app` gives it controls.

mod alliances;
mod basis;
#[cfg(not(target_arch = "wasm32"))]
pub mod brief;
pub mod chart;
mod china_market;
mod claims;
mod columns;
mod fta;
pub mod heat;
mod intensity;
mod investment;
#[cfg(test)]
#[path = "../../tests/shared/heat.rs"]
pub(crate) mod made_up;
pub mod options;
pub mod order;
pub mod origin;
pub mod pairs;
pub mod picture;
mod provenance;
mod roadmap;
mod series;
mod summary;
pub mod table;
mod trade;
mod triangle;
pub mod view;
pub mod workbench;
mod yearly;

pub use chart::Chart;
pub use intensity::ANCHORS;
pub use options::{Options, YScale};
pub use origin::{Op, Origin};
pub use picture::Picture;
pub use table::DataTable;
pub use view::View;

pub use crate::data::Span;
use crate::data::{DatasetId, catalogue, economy};
use crate::i18n::{Lang, Tri};
use std::rc::Rc;

/// One figure, ready to be drawn and read.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Which figure this is.
    pub view: View,
    /// The language of all its words.
    pub lang: Lang,
    /// A sentence that says what the data show.
    pub title: String,
    /// One sentence under the title: what is drawn, and what to look for.
    pub takeaway: String,
    /// What the picture shows, for those who cannot see it.
    pub alt: String,
    /// The picture.
    pub picture: Picture,
    /// What opens when a part of the picture is chosen, by `focus` id.
    pub details: Vec<Detail>,
    /// Dated events, in the order of the numbers that mark them; may be empty.
    pub events: Vec<EventNote>,
    /// The table behind the picture.
    pub table: DataTable,
    /// Where the data come from.
    pub sources: Vec<Source>,
    /// What a reader should know about this figure's data.
    pub notes: Vec<String>,
    /// What opens besides, where it is too much to be written out at once.
    pub shown: Option<workbench::Shown>,
}

impl Figure {
    /// The detail with this id: that of a part of the picture, or that of a
    /// number of the table (`1966.share_of_exports_pct`), which says where the
    /// number comes from.
    #[must_use]
    pub fn detail(&self, id: &str) -> Option<Detail> {
        if let Some(shown) = &self.shown {
            return shown.detail(id);
        }
        let Some(own) = self.details.iter().find(|detail| detail.id == id) else {
            return provenance::detail(self, id);
        };
        let mut detail = own.clone();
        match provenance::detail(self, &own.cell) {
            Some(cell) => {
                detail.text.extend(cell.text);
                detail.facts.extend(cell.facts);
            }
            None => detail.facts.extend(provenance::source(self)),
        }
        Some(detail)
    }
}

/// What a part of a picture has to say when it is opened.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Detail {
    /// The value of the `focus` key that opens it.
    pub id: String,
    /// Its heading.
    pub heading: String,
    /// The computation behind it, where it is a number.
    pub working: Option<Working>,
    /// Sentences.
    pub text: Vec<String>,
    /// Named facts, as term and description.
    pub facts: Vec<(String, String)>,
    /// The cell of the table that holds the part's number, by its id, or empty:
    /// the detail then also says where the number comes from.
    pub cell: String,
    /// A small table, such as other ways to compute the same.
    pub table: Option<Rc<DataTable>>,
    /// The `unit` that shows the same part in another picture.
    pub turn: Option<options::Choice>,
}

/// A computation with its numbers: one line of them, or a ratio of two ratios,
/// `(a ÷ b) ÷ (c ÷ d) = p ÷ q = r`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Working {
    /// The formula, in signs or in words.
    pub formula: String,
    /// The same with its numbers; empty where it is a ratio of ratios.
    pub line: String,
    /// `a` and `b`; `None` where the ratio itself is the datum.
    pub top: Option<(String, String)>,
    /// `c` and `d`.
    pub bottom: Option<(String, String)>,
    /// `p` and `q`, in per cent.
    pub shares: Option<(String, String)>,
    /// `r`, or why there is none.
    pub result: String,
}

/// A dated event that a chart marks with a number.
#[derive(Clone, Debug, PartialEq)]
pub struct EventNote {
    /// The number of its mark, from 1.
    pub number: usize,
    /// The date in the reader's habit.
    pub date: String,
    /// What happened, in one sentence.
    pub text: String,
}

/// A source of a figure's data. Its words are looked up where they are shown,
/// which is on no page that has just been opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The dataset's id, as in the address and the API.
    pub dataset: &'static str,
    /// The dataset's name.
    pub title: Tri,
    /// Who published the data.
    pub source: Tri,
    /// The unit of its values.
    pub unit: Tri,
    /// Years and economies.
    pub coverage: Tri,
    /// Terms of use.
    pub terms: Tri,
    /// Notes on the dataset and its cells.
    pub notes: &'static [catalogue::Note],
}

/// The year that a view of single years shows when no other is asked for.
#[must_use]
pub const fn default_year(view: View) -> i32 {
    match view {
        View::Intensity => intensity::DEFAULT_YEAR,
        // The last one.
        View::Workbench => 9999,
        _ => triangle::DEFAULT_YEAR,
    }
}

/// Draws up the figure of a view.
///
/// Each is a function that the compiler keeps whole, as are the scenes of
/// [`crate::draw`]: `scripts/split.mjs` cuts the code there.
#[must_use]
pub fn figure(view: View, options: &Options) -> Figure {
    let mut figure = drawn_up(view, options);
    if let Picture::Chart(chart) = &mut figure.picture {
        series::choose(chart, options.series.as_deref());
        let summary = summary::summary(chart, options.lang);
        if !chart.opens && !summary.is_empty() {
            if options.lang == Lang::En {
                figure.alt.push(' ');
            }
            figure.alt.push_str(&summary);
        }
    }
    figure
}

fn drawn_up(view: View, options: &Options) -> Figure {
    match view {
        View::Trade => trade::figure(options),
        View::Intensity => intensity::figure(options),
        View::Investment => investment::figure(options),
        View::Triangle => triangle::figure(options),
        View::ChinaMarket => china_market::figure(options),
        View::Alliances => alliances::figure(options),
        View::Fta => fta::figure(options),
        View::Roadmap => roadmap::figure(options),
        View::Claims => claims::figure(options),
        View::Workbench => workbench::figure(options),
    }
}

/// An economy's name; its code where it has none.
fn name(code: &str, lang: Lang) -> String {
    match economy(code) {
        Some(name) => name.text(lang),
        None => code.to_owned(),
    }
}

/// The catalogue's entries of some datasets.
fn sources(ids: &[DatasetId]) -> Vec<Source> {
    ids.iter()
        .map(|&id| {
            let entry = catalogue::entry(id);
            Source {
                dataset: id.as_str(),
                title: entry.title,
                source: entry.source,
                unit: entry.unit,
                coverage: entry.coverage,
                terms: entry.terms,
                notes: entry.notes,
            }
        })
        .collect()
}
