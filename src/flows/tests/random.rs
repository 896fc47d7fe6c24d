//! Any file, cut anywhere.

use super::*;
use proptest::prelude::*;

/// Reads bytes in pieces that end at the given places.
fn in_pieces(bytes: &[u8], cuts: &[usize]) -> Result<Read, Problem> {
    let mut reader = Reader::new(Settings::default());
    let mut from = 0;
    let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut % (bytes.len() + 1)).collect();
    cuts.sort_unstable();
    for to in cuts.into_iter().chain([bytes.len()]) {
        reader.push(&bytes[from..to])?;
        from = to;
    }
    reader.finish()
}

fn samples() -> impl Strategy<Value = &'static str> {
    prop::sample::select(SAMPLES.to_vec())
}

/// A row of a tidy file, and its parts.
type Flow = (i32, usize, usize, u32, u8);

fn flows() -> impl Strategy<Value = Vec<Flow>> {
    prop::collection::vec(
        (
            1990..1994i32,
            0..CODES.len(),
            0..CODES.len(),
            0..1_000_000u32,
            0..3u8,
        ),
        1..60,
    )
}

const CODES: [&str; 12] = [
    "JPN", "TWN", "KOR", "WLD", "XX", "own code", "a, b", "\"q\"", "#x", "=1+1", "'@x", "a;\"-b",
];

fn text(flows: &[Flow], times: u32) -> String {
    let mut text = String::from("year,exporter,importer,value,declared\n");
    for (year, from, to, value, by) in flows {
        let code = |at: &usize| "\"".to_owned() + &CODES[*at].replace('"', "\"\"") + "\"";
        let by = ["exporter", "importer", ""][usize::from(*by)];
        text.push_str(&format!(
            "{year},{},{},{},{by}\n",
            code(from),
            code(to),
            u64::from(*value) * u64::from(times)
        ));
    }
    text
}

proptest! {
    #[test]
    fn pieces_of_a_file_may_end_anywhere(sample in samples(), cuts in prop::collection::vec(any::<usize>(), 0..6), wide: bool) {
        let bytes = if wide {
            sample.encode_utf16().flat_map(u16::to_le_bytes).collect()
        } else {
            sample.as_bytes().to_vec()
        };
        prop_assert_eq!(in_pieces(&bytes, &cuts), in_pieces(&bytes, &[]));
    }

    #[test]
    fn the_order_of_rows_does_not_matter(flows in flows(), seed: u64) {
        let mut turned = flows.clone();
        let len = turned.len();
        let mut seed = seed;
        for at in (1..len).rev() {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            turned.swap(at, (seed >> 33) as usize % (at + 1));
        }
        let cube = |flows: &[Flow]| read_with(text(flows, 1).as_bytes(), Settings::default()).map(|read| read.cube).ok();
        prop_assert_eq!(cube(&flows), cube(&turned));
    }

    #[test]
    fn values_ten_times_as_large_make_a_cube_ten_times_as_large(flows in flows()) {
        let cube = |times| read_with(text(&flows, times).as_bytes(), Settings::default()).map(|read| read.cube).ok();
        let (one, ten) = (cube(1), cube(10));
        prop_assert_eq!(one.is_some(), ten.is_some());
        if let (Some(one), Some(ten)) = (one, ten) {
            prop_assert_eq!(one.years(), ten.years());
            for year in one.years() {
                let (one, ten) = (one.year(*year).unwrap(), ten.year(*year).unwrap());
                for (one, ten) in one.exported.iter().chain(&one.imported).zip(ten.exported.iter().chain(&ten.imported)) {
                    prop_assert!((one * 10.0).to_bits() == ten.to_bits() || (one.is_nan() && ten.is_nan()));
                }
            }
        }
    }

    #[test]
    fn what_is_saved_is_read_back(flows in flows(), name in "\\PC{0,20}", key in "[a-z:% ]{1,8}", value in ".{0,20}") {
        if let Ok(read) = read_with(text(&flows, 1).as_bytes(), Settings::default()) {
            adds_up(&read.report);
            let reserved = ["tairi", "name", "unit-currency", "unit-power"].contains(&key.as_str()) || key.starts_with("economy ");
            let entries = if reserved { Vec::new() } else { vec![(key, value)] };
            let head = Head { name, entries };
            let bytes = saved(&read.cube, &head);
            for cell in std::str::from_utf8(&bytes).unwrap().split([',', ';', '\t', '\n']) {
                prop_assert!(!cell.trim_start_matches([' ', '"']).starts_with(['=', '+', '-', '@', '＝']), "{}", cell);
            }
            let again = read_with(&bytes, Settings::default()).unwrap();
            prop_assert_eq!(&again.cube, &read.cube);
            prop_assert_eq!(again.head, Some(head));
        }
    }

    #[test]
    fn hostile_bytes_give_a_cube_or_a_problem(
        head in prop::sample::select(vec!["", "year,exporter,importer,value\n", "t,i,j,k,v,q\n", "# tairi: 1\n"]),
        bytes in prop::collection::vec(prop_oneof![any::<u8>(), prop::sample::select(b",;\t|\"\n\r#0123456789.eJPNTWN ".to_vec())], 0..300),
        cuts in prop::collection::vec(any::<usize>(), 0..4),
    ) {
        let bytes = [head.as_bytes(), &bytes].concat();
        let _ = look(&bytes, None);
        let whole = in_pieces(&bytes, &[]);
        if let Ok(read) = &whole {
            adds_up(&read.report);
        }
        prop_assert_eq!(in_pieces(&bytes, &cuts), whole);
    }

    #[test]
    fn plain_rows_are_read_as_others_are(rows in prop::collection::vec(plain_row(), 1..80), returns: bool, cuts in prop::collection::vec(any::<usize>(), 0..4)) {
        let end = if returns { "\r\n" } else { "\n" };
        let written = |field: &dyn Fn(&str) -> String| {
            let lines = rows.iter().map(|row| row.iter().map(|text| field(text)).collect::<Vec<_>>().join(","));
            ["year,exporter,importer,value".to_owned()].into_iter().chain(lines).map(|line| line + end).collect::<String>()
        };
        let read = |text: String| in_pieces(text.as_bytes(), &cuts).map(|read| (read.cube, read.report));
        // Quotation marks lead around the short way.
        prop_assert_eq!(read(written(&|text| text.to_owned())), read(written(&|text| format!("\"{text}\""))));
    }
}

/// Fields of a row that is plain, or nearly so.
fn plain_row() -> impl Strategy<Value = Vec<&'static str>> {
    let one = |usual: &'static [&'static str], odd: &'static [&'static str]| prop_oneof![6 => prop::sample::select(usual), 1 => prop::sample::select(odd)];
    let code = || {
        one(
            &["JPN", "TWN", "KOR", "USA"],
            &["WLD", "XX", "EU27", "x", "", "490", "Own code"],
        )
    };
    let year = one(&["1999", "2000"], &["2001-05", "", "soon", "2000Q1"]);
    let value = one(
        &["1", "2.5", "30", "0"],
        &["-3", "-9", "", "n/a", "1e3", "2 000", "1e300", "5 p", "-0"],
    );
    (year, code(), code(), value).prop_map(|(year, from, to, value)| vec![year, from, to, value])
}
