//! What a reader takes away: a figure's table, data and sources as files.
//!
//! Here is what the files hold, byte for byte, without a browser; pictures come
//! from [`crate::draw`], and `platform` puts them into the reader's hands.

mod csv;
pub mod json;
mod readme;
pub mod zip;

pub use csv::{dataset_csv, table_csv};
pub use json::json;
pub use readme::{citation, readme};

use crate::figure::{Figure, Options, View};

/// What a file says of where it comes from.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// The figure's address, as a reader can open it again.
    pub address: &'a str,
    /// The day it was made, such as `2026-11-22`; empty if not known.
    pub day: &'a str,
}

/// The version of tairi that makes the files.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What a figure's files are called, without an ending:
/// `tairi-0.1.0-trade-share-1987-2010`. A CSV has no other place for the version.
#[must_use]
pub fn stem(view: View, options: &Options) -> String {
    let mut stem = "tairi-".to_owned() + VERSION + "-" + view.id();
    let time = options.time.map(|span| span.to_string().replace("..", "-"));
    // Only words that the view knows: an address may say anything.
    let measure = options.measure.as_ref().map(|_| options.measure(view));
    let unit = options.unit.as_ref().map(|_| options.unit(view));
    let also = options.also.as_ref().map(|_| options.also(view));
    let parts = [measure, unit, also, time.as_deref()];
    for part in parts.into_iter().flatten().filter(|part| !part.is_empty()) {
        stem.push('-');
        stem.push_str(part);
    }
    stem
}

/// The line under a picture that travels alone: who made it, and where.
#[must_use]
pub fn credit(about: &About) -> String {
    let mut line = "tairi ".to_owned() + VERSION;
    for part in [about.address, about.day] {
        if !part.is_empty() {
            line.push_str(" · ");
            line.push_str(part);
        }
    }
    line
}

/// The files of a figure that need no browser, as name and content: its table,
/// the datasets behind it as their sources print them, and what to know of them.
#[must_use]
pub fn texts(figure: &Figure, about: &About) -> Vec<(String, String)> {
    let mut files = vec![
        ("README.txt".to_owned(), readme(figure, about)),
        ("table.csv".to_owned(), table_csv(&figure.table)),
        ("table.json".to_owned(), json(figure, about)),
    ];
    for source in &figure.sources {
        if let Some(id) = crate::data::DatasetId::parse(source.dataset) {
            let name = "data/".to_owned() + source.dataset + ".csv";
            files.push((name, dataset_csv(id)));
        }
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::{Source, Span, figure};

    fn is_dataset(source: &Source) -> bool {
        crate::data::DatasetId::parse(source.dataset).is_some()
    }

    const ABOUT: About = About {
        address: "https://example.org/?view=trade",
        day: "2026-11-22",
    };

    #[test]
    fn a_files_name_says_what_was_chosen_and_nothing_from_outside() {
        let mut options = Options::default();
        let named = |rest: &str| format!("tairi-{VERSION}-{rest}");
        assert_eq!(stem(View::Trade, &options), named("trade"));
        options.measure = Some("share".into());
        options.time = Some(Span {
            from: 1987,
            to: 2010,
        });
        assert_eq!(stem(View::Trade, &options), named("trade-share-1987-2010"));
        options.measure = Some("../../etc".into());
        options.time = None;
        assert_eq!(stem(View::Trade, &options), named("trade-value"));
        assert_eq!(stem(View::Fta, &options), named("fta"));
    }

    #[test]
    fn every_figure_comes_with_its_table_its_data_and_a_word_on_them() {
        for view in View::ALL {
            let figure = figure(view, &Options::default());
            let files = texts(&figure, &ABOUT);
            let datasets = figure.sources.iter().filter(|source| is_dataset(source));
            assert_eq!(files.len(), 3 + datasets.count(), "{}", view.id());
            for (name, text) in files {
                assert!(!text.is_empty(), "{name}");
                assert!(!text.contains("NaN"), "{name}");
            }
        }
    }
}
