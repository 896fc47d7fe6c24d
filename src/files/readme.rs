//! What to know of a figure's files: what is in them, sources, terms, how to cite.

use super::{About, VERSION};
use crate::data::DatasetId;
use crate::figure::Figure;
use crate::i18n::{sentences, words};

/// How to cite the paper and the figure.
#[must_use]
pub fn citation(figure: &Figure, about: &About) -> String {
    sentences::citation(
        &[&figure.title, VERSION, about.address, about.day],
        figure.lang,
    )
}

/// The text of `README.txt`, with the mark that makes every editor take it for
/// UTF-8.
#[must_use]
pub fn readme(figure: &Figure, about: &About) -> String {
    let lang = figure.lang;
    let mut out = String::from('\u{feff}');
    let mut line = |text: &str| {
        out.push_str(text);
        out.push_str("\r\n");
    };
    line(&figure.title);
    line(&figure.takeaway);
    line("");
    line(words::FILES.get(lang));
    for (name, said) in [
        ("figure.png, figure.svg", words::FILE_FIGURE),
        ("table.csv, table.json", words::FILE_TABLE),
        ("data/*.csv", words::FILE_DATA),
    ] {
        line(&("- ".to_owned() + name + "  " + said.get(lang)));
    }
    for (name, notes) in [
        (words::NOTES, &figure.notes),
        (words::FOOTNOTES, &figure.table.footnotes),
    ] {
        if !notes.is_empty() {
            line("");
            line(name.get(lang));
            for note in notes {
                line(&("- ".to_owned() + note));
            }
        }
    }
    if !figure.events.is_empty() {
        line("");
        line(words::EVENTS.get(lang));
        for event in &figure.events {
            let number = event.number.to_string();
            line(&(number + ". " + &event.date + " " + &event.text));
        }
    }
    for source in &figure.sources {
        line("");
        line(source.title.get(lang));
        // What is told in words alone is no file.
        if DatasetId::parse(source.dataset).is_some() {
            let name = "data/".to_owned() + source.dataset + ".csv";
            line(&sentences::named(words::FILE.get(lang), &name, lang));
        }
        for (name, text) in [
            (words::SOURCE, source.source),
            (words::UNIT, source.unit),
            (words::COVERAGE, source.coverage),
            (words::TERMS, source.terms),
        ] {
            line(&sentences::named(name.get(lang), text.get(lang), lang));
        }
        for note in source.notes {
            line(&("- ".to_owned() + note.text.get(lang)));
        }
    }
    line("");
    line(words::CITATION.get(lang));
    line(&citation(figure, about));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::{Options, View, figure};
    use crate::i18n::Lang;

    #[test]
    fn it_names_sources_terms_version_and_address_in_every_language() {
        for lang in Lang::ALL {
            let options = Options {
                lang,
                ..Options::default()
            };
            let figure = figure(View::Trade, &options);
            let about = About {
                address: "https://example.org/?view=trade",
                day: "2026-11-22",
            };
            let text = readme(&figure, &about);
            for source in &figure.sources {
                for part in [source.source, source.terms, source.unit] {
                    assert!(text.contains(part.get(lang)), "{part:?}");
                }
            }
            for part in [VERSION, about.address, about.day, "台日經貿策略聯盟之研究"] {
                assert!(text.contains(part), "{part}");
            }
        }
    }
}
