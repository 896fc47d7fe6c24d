//! Made-up flows among made-up economies, which the workbench shows before a
//! reader brings any: `src/flows/samples/sample.csv`, as `build.rs` lays it out.
//!
//! A small gravity model with pacts, gaps and a slump; codes are of those that
//! ISO 3166 leaves to its users. Both sides declare, in US$ million: importers
//! some 4 to 9 per cent more (freight and insurance).

use crate::data::decimal::decimal;
use crate::trade::intensity::YearFlows;

/// Codes of the economies; `data::economies` has their names.
pub const ECONOMIES: [&str; 8] = ["XNL", "XSP", "XEH", "XWM", "XMV", "XHM", "XLS", "XFS"];

const N: usize = ECONOMIES.len();

/// Its lines, parted by bars, as packs of texts are by line breaks.
fn text() -> &'static str {
    #[cfg(tairi_packs)]
    let text = crate::text::tri::neutral!(
        "workbench",
        include_str!(concat!(env!("OUT_DIR"), "/sample.tsv"))
    );
    #[cfg(not(tairi_packs))]
    let text = include_str!(concat!(env!("OUT_DIR"), "/sample.tsv"));
    text
}

/// The years.
pub const YEARS: std::ops::RangeInclusive<i32> = 2010..=2020;

/// The flows of a year; of the nearest where it is none of them.
#[must_use]
pub fn year(year: i32) -> YearFlows {
    let year = year.clamp(*YEARS.start(), *YEARS.end());
    let codes = ECONOMIES.map(str::to_owned).to_vec();
    let mut flows = YearFlows::empty(year, codes);
    let first = (year - YEARS.start()) as usize * (2 * (N + 1) + 1) + 1;
    let mut lines = text().split('|').skip(first);
    for importers in [false, true] {
        for (i, line) in lines.by_ref().take(N + 1).enumerate() {
            for (j, text) in line.split('\t').enumerate() {
                let Some(value) = decimal(text) else {
                    continue;
                };
                let to = match (importers, i < N, j < N) {
                    (false, true, true) => flows.exported.get_mut(i * N + j),
                    (true, true, true) => flows.imported.get_mut(i * N + j),
                    (false, true, false) => flows.exports_given.get_mut(i),
                    (true, false, true) => flows.imports_given.get_mut(j),
                    _ => None,
                };
                if let Some(to) = to {
                    *to = value;
                }
            }
        }
    }
    flows
}

/// The sample as the file that it is.
#[must_use]
pub fn csv() -> String {
    let mut out = "year,exporter,importer,value,unit,declared\n".to_owned();
    let row = |out: &mut String, head: [&str; 3], value: f64, declared: &str| {
        if value.is_nan() {
            return;
        }
        for part in head {
            out.push_str(part);
            out.push(',');
        }
        let tenths = (value * 10.0).round() as i64;
        out.push_str(&(tenths / 10).to_string());
        out.push('.');
        out.push_str(&(tenths % 10).to_string());
        out.push_str(",US$ million,");
        out.push_str(declared);
        out.push('\n');
    };
    let (exporter, importer) = ("exporter", "importer");
    for flows in YEARS.map(year) {
        let year = flows.year.to_string();
        for (at, (x, m)) in flows.exported.iter().zip(&flows.imported).enumerate() {
            let head = [year.as_str(), ECONOMIES[at / N], ECONOMIES[at % N]];
            row(&mut out, head, *x, exporter);
            row(&mut out, head, *m, importer);
        }
        for (code, value) in ECONOMIES.iter().zip(&flows.exports_given) {
            row(&mut out, [&year, code, "WLD"], *value, exporter);
        }
        for (code, value) in ECONOMIES.iter().zip(&flows.imports_given) {
            row(&mut out, [&year, "WLD", code], *value, importer);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_written_as_the_file_that_it_is() {
        assert!(csv() == include_str!("samples/sample.csv"));
    }

    #[test]
    fn the_reader_of_files_reads_the_same() {
        use crate::flows::{Reader, Settings};
        let mut reader = Reader::new(Settings::default());
        reader.push(csv().as_bytes()).unwrap();
        let read = reader.finish().unwrap();
        assert_eq!(read.report.used, read.report.entries);
        for wanted in YEARS.map(year) {
            let found = read.cube.year(wanted.year).unwrap();
            let at = |code: &str| found.codes.iter().position(|known| known == code).unwrap();
            let same = |a: f64, b: f64| a == b || a.is_nan() && b.is_nan();
            for (i, from) in ECONOMIES.iter().enumerate() {
                assert!(same(wanted.exports_given[i], found.exports_given[at(from)]));
                assert!(same(wanted.imports_given[i], found.imports_given[at(from)]));
                for (j, to) in ECONOMIES.iter().enumerate() {
                    let there = at(from) * N + at(to);
                    assert!(
                        same(wanted.exported[i * N + j], found.exported[there]),
                        "{from} {to}"
                    );
                    assert!(
                        same(wanted.imported[i * N + j], found.imported[there]),
                        "{from} {to}"
                    );
                }
            }
        }
    }

    #[test]
    fn every_number_of_the_file_is_in_its_year() {
        let file = include_str!("samples/sample.csv");
        let at = |code: &str| ECONOMIES.iter().position(|known| *known == code);
        let mut count = 0;
        for line in file.lines().skip(1) {
            let fields: Vec<&str> = line.split(',').collect();
            let flows = year(fields[0].parse().unwrap());
            let exporters = fields[5] == "exporter";
            let found = match (at(fields[1]), at(fields[2])) {
                (Some(i), Some(j)) if exporters => flows.exported[i * N + j],
                (Some(i), Some(j)) => flows.imported[i * N + j],
                (Some(i), None) => flows.exports_given[i],
                (None, Some(j)) => flows.imports_given[j],
                (None, None) => f64::NAN,
            };
            assert_eq!(found, fields[3].parse::<f64>().unwrap(), "{line}");
            count += 1;
        }
        let all = YEARS.map(year).map(|flows| {
            let lists = [
                &flows.exported,
                &flows.imported,
                &flows.exports_given,
                &flows.imports_given,
            ];
            lists
                .into_iter()
                .flatten()
                .filter(|value| !value.is_nan())
                .count()
        });
        assert_eq!(all.sum::<usize>(), count);
    }
}
