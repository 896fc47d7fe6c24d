//! The world's imports: from the file, from the built-in series, from the reader, or none,
//! and what a figure says of them.

#![expect(
    clippy::unwrap_used,
    reason = "a file that cannot be read is a failure"
)]

use std::fs;
use std::path::Path;
use std::rc::Rc;
use tairi::figure::workbench::{Brought, Shared};
use tairi::figure::{Figure, Options, View, figure};
use tairi::files::{About, json::json, table_csv};
use tairi::flows::{Head, Read, Reader, Settings, tidy};
use tairi::i18n::Lang;
use tairi::trade::intensity::{Grid, PairMeasure, Rules, Source, Variant, WorldTotal};

const PAPER: PairMeasure = PairMeasure::Intensity(Variant::Paper);

fn read(bytes: &[u8]) -> Read {
    let mut reader = Reader::new(Settings::default());
    reader.push(bytes).unwrap();
    reader.finish().unwrap()
}

fn case(name: &str) -> Vec<u8> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    fs::read(root.join(name)).unwrap()
}

fn comtrade() -> Vec<u8> {
    case("49-comtrade-three-reporters/typical_comtrade.csv")
}

fn grid(read: &Read, year: i32, world: WorldTotal) -> Grid {
    let rules = Rules {
        world,
        ..Rules::default()
    };
    Grid::new(&read.cube.year(year).unwrap(), &rules)
}

/// What a reader sees of a file.
fn shown(read: &Read, year: i32, world: WorldTotal, measure: Option<&str>) -> Figure {
    let brought = Brought {
        years: vec![year],
        now: read.cube.year(year).unwrap(),
        world,
        ..Brought::default()
    };
    let options = Options {
        lang: Lang::En,
        measure: measure.map(str::to_owned),
        brought: Some(Shared(Rc::new(brought))),
        ..Options::default()
    };
    figure(View::Workbench, &options)
}

fn said(figure: &Figure, what: &str) -> bool {
    figure.notes.iter().any(|note| note.contains(what))
}

/// A tidy file of three reporters, a fifth of whose trade is with each other.
fn reporters(unit: &str, scale: f64) -> Vec<u8> {
    let mut text = String::from("year,exporter,importer,value,unit\n");
    let totals = [("CHN", 761_953.0, 659_953.0), ("JPN", 594_941.0, 515_866.0)];
    for (from, exports, imports) in totals {
        for (to, ..) in totals {
            if from != to {
                text += &format!("2005,{from},{to},{},{unit}\n", 80_000.0 * scale);
            }
        }
        text += &format!("2005,{from},WLD,{},{unit}\n", exports * scale);
        text += &format!("2005,WLD,{from},{},{unit}\n", imports * scale);
    }
    text.into_bytes()
}

#[test]
fn the_usual_comtrade_download_gets_the_world_from_the_built_in_series() {
    let read = read(&comtrade());
    let grid = grid(&read, 2005, WorldTotal::Automatic);
    let world = grid.world_imports();
    assert_eq!(world.source, Source::BuiltIn);
    assert!((world.value.unwrap() - 10_797_251_681_000.0).abs() < 1.0);
    for (pair, right) in [
        ("CHN-JPN", 2.307),
        ("CHN-KOR", 1.9044),
        ("JPN-CHN", 2.202),
        ("JPN-KOR", 3.2395),
        ("KOR-CHN", 3.5615),
        ("KOR-JPN", 1.7682),
    ] {
        let (i, j) = grid.pair(pair).unwrap();
        let found = grid.value(PAPER, i, j).unwrap();
        assert!((found / right - 1.0).abs() < 0.003, "{pair}: {found}");
    }
    let coverage = grid.coverage();
    assert!(coverage.exports.unwrap() < 0.25);
    assert_eq!((coverage.importers, coverage.economies), (3, 3));
}

#[test]
fn what_is_not_from_the_file_is_marked_wherever_it_goes() {
    let read = read(&comtrade());
    let figure = shown(&read, 2005, WorldTotal::Automatic, None);
    assert!(
        figure
            .title
            .contains("Korea to China is the closest tie of 2005: 3.6")
    );
    assert!(said(
        &figure,
        "World imports, Mw: UNCTAD, not from the file"
    ));
    assert!(said(
        &figure,
        "The partners in this file are 20% of the exports"
    ));
    assert!(
        figure
            .takeaway
            .ends_with(" World imports, Mw: UNCTAD, not from the file.")
    );
    assert_eq!(figure.sources[0].dataset, "world-trade");
    let detail = figure.shown.as_ref().unwrap().detail("JPN-KOR").unwrap();
    let fact = detail.facts.iter().find(|(name, _)| name.contains("Mw"));
    assert_eq!(fact.unwrap().1, "UNCTAD, not from the file");
    let china = figure.shown.as_ref().unwrap().detail("CHN").unwrap();
    assert!(
        china.facts[0]
            .1
            .ends_with("16% of it with partners in this file"),
        "{:?}",
        china.facts[0]
    );
    let csv = table_csv(&figure.table);
    let mut lines = csv.lines();
    assert!(lines.next().unwrap().ends_with(",m_w,m_w_source"));
    assert!(lines.all(|line| line.ends_with(",\"UNCTAD, not from the file\"")));
    let about = About {
        address: "",
        day: "",
    };
    let json = json(&figure, &about);
    assert!(json.contains("\"m_w_source\":\"UNCTAD, not from the file\""));
    assert!(json.contains("\"dataset\":\"world-trade\""));
}

#[test]
fn the_reader_can_choose_another_total() {
    let read = read(&comtrade());
    let sum = shown(&read, 2005, WorldTotal::FileSum, None);
    assert_eq!(sum.title, "No tie is closer than size alone explains, 2005");
    assert!(said(&sum, "World imports, Mw: sum of the file’s flows"));
    let own = grid(&read, 2005, WorldTotal::Own(vec![(2005, 1.1e13)]));
    assert_eq!(own.world_imports().source, Source::Own);
    let closed = shown(&read, 2005, WorldTotal::Closed, None);
    assert!(closed.title.ends_with("among the 3 economies of this file"));
    assert!(said(&closed, "given as totals"));
}

#[test]
fn the_series_is_brought_to_the_scale_of_the_file() {
    for (unit, scale, power) in [
        ("US$ million", 1.0, 6),
        ("USD thousand", 1e3, 3),
        ("US$ billion", 1e-3, 9),
    ] {
        let read = read(&reporters(unit, scale));
        let grid = grid(&read, 2005, WorldTotal::Automatic);
        let world = grid.world_imports();
        assert_eq!(world.source, Source::BuiltIn, "{unit}");
        let right = 10_797_251.681 * 10f64.powi(6 - power);
        assert!((world.value.unwrap() / right - 1.0).abs() < 1e-12, "{unit}");
    }
}

#[test]
fn where_the_series_does_not_fit_the_world_is_absent_and_the_title_says_among_whom() {
    for (what, bytes) in [
        ("another currency", reporters("EUR million", 1.0)),
        ("no unit", reporters("", 1.0)),
        ("one product", reporters("US$ million", 0.03)),
        ("thousands called millions", reporters("US$ million", 1e3)),
    ] {
        let read = read(&bytes);
        let grid = grid(&read, 2005, WorldTotal::Automatic);
        assert_eq!(grid.world_imports().source, Source::Absent, "{what}");
        let figure = shown(&read, 2005, WorldTotal::Automatic, None);
        let title = &figure.title;
        assert!(
            title.ends_with("among the 2 economies of this file"),
            "{what}: {title}"
        );
        assert!(
            said(&figure, "The world’s imports are not in the file."),
            "{what}"
        );
        let paper = shown(&read, 2005, WorldTotal::Automatic, Some("paper"));
        assert_eq!(
            paper.title,
            "Only 0 of 2 pairs can be computed for 2005: The world’s imports are not in the file"
        );
    }
}

#[test]
fn a_year_outside_of_the_series_has_no_world() {
    let text = String::from_utf8(reporters("US$ million", 1.0)).unwrap();
    let read = read(text.replace("2005,", "1947,").as_bytes());
    let grid = grid(&read, 1947, WorldTotal::Automatic);
    assert_eq!(grid.world_imports().source, Source::Absent);
}

#[test]
fn given_totals_without_a_world_are_right_once_the_reader_says_the_sum() {
    let read = read(&case("33-rest-of-world-is-a-remainder/with_row.csv"));
    assert!(read.cube.years() == [2019]);
    // Without letters that are known the case of a Chinese file in UTF-8.
    let (text, given) = (
        "年份,出口國,進口國,金額（千美元）\n2019,日本,韓國,50\n2019,韓國,日本,30\n\
         2019,日本,世界,250\n2019,韓國,世界,160\n2019,世界,日本,230\n2019,世界,韓國,165\n",
        395.0,
    );
    let read = self::read(text.as_bytes());
    let asked = grid(&read, 2019, WorldTotal::Automatic);
    assert_eq!(asked.world_imports().source, Source::Absent);
    let answered = grid(&read, 2019, WorldTotal::FileSum);
    assert_eq!(answered.world_imports().value, Some(given));
    let (i, j) = answered.pair("JPN-KOR").unwrap();
    let found = answered.value(PAPER, i, j).unwrap();
    assert!((found - 50.0 / 250.0 / (165.0 / given)).abs() < 1e-12);
}

#[test]
fn a_file_without_any_total_says_that_it_covers_its_economies_only() {
    let text = "year,exporter,importer,value\n2005,JPN,KOR,40\n2005,KOR,JPN,30\n2005,JPN,USA,50\n\
                2005,USA,JPN,60\n2005,KOR,USA,20\n2005,USA,KOR,10\n";
    let figure = shown(&read(text.as_bytes()), 2005, WorldTotal::Automatic, None);
    assert!(figure.title.contains("is the closest tie"));
    assert!(said(&figure, "cover only the partners in it"));
    assert!(!said(&figure, "given as totals"));
}

#[test]
fn no_headline_rests_on_the_sum_of_some_partners_beside_the_worlds_total() {
    // Korea gives no totals: its exports to Japan are all that is known of them.
    let text = "year,exporter,importer,value\n2005,JPN,USA,60\n2005,USA,JPN,40\n2005,KOR,JPN,30\n\
                2005,JPN,KOR,20\n2005,JPN,WLD,300\n2005,USA,WLD,500\n2005,WLD,JPN,250\n\
                2005,WLD,USA,800\n2005,WLD,WLD,4000\n";
    let figure = shown(&read(text.as_bytes()), 2005, WorldTotal::Automatic, None);
    assert!(
        figure.title.contains("USA to Japan") || figure.title.contains("United States to Japan"),
        "{}",
        figure.title
    );
}

#[test]
fn a_choice_comes_back_with_a_saved_work() {
    let first = read(&comtrade());
    let choice = WorldTotal::Own(vec![(2005, 1.07e13)]);
    let head = Head {
        name: "Work".into(),
        entries: vec![("world-imports".into(), choice.written())],
    };
    let mut saved = Vec::new();
    tidy(&first.cube, &head, &mut |bytes: &[u8]| {
        saved.extend_from_slice(bytes)
    });
    let again = read(&saved);
    let entries = again.head.clone().unwrap().entries;
    let kept = entries.iter().find(|(key, _)| key == "world-imports");
    assert_eq!(WorldTotal::parse(&kept.unwrap().1), choice);
    let grid = grid(&again, 2005, WorldTotal::Automatic);
    assert_eq!(grid.world_imports().source, Source::BuiltIn);
}

/// The reporters of [`reporters`] with all their partners and without any row of the world.
fn all_partners(rest: f64) -> Vec<u8> {
    let mut text = String::from("year,exporter,importer,value,unit,declared\n");
    let sides = [("CHN", 761_953.0, 659_953.0), ("JPN", 594_941.0, 515_866.0)];
    for (own, exports, imports) in sides {
        for (other, ..) in sides.into_iter().filter(|(other, ..)| *other != own) {
            text += &format!("2005,{own},{other},80000,US$ million,exporter\n");
            text += &format!("2005,{other},{own},80000,US$ million,importer\n");
        }
        let (out, back) = ((exports - 80_000.0) * rest, (imports - 80_000.0) * rest);
        for other in ["USA", "DEU"] {
            text += &format!("2005,{own},{other},{},US$ million,exporter\n", out / 2.0);
            text += &format!("2005,{other},{own},{},US$ million,importer\n", back / 2.0);
        }
    }
    text.into_bytes()
}

#[test]
fn reporters_with_all_partners_but_no_row_of_the_world_are_not_the_world() {
    let read = read(&all_partners(1.0));
    let grid = grid(&read, 2005, WorldTotal::Automatic);
    assert_eq!(grid.world_imports().source, Source::BuiltIn);
    let (i, j) = grid.pair("CHN-JPN").unwrap();
    let found = grid.value(PAPER, i, j).unwrap();
    let right = 80_000.0 / 761_953.0 / (515_866.0 / 10_797_251.681);
    assert!((found / right - 1.0).abs() < 1e-9, "{found}");
    // With few of their partners their sums are no totals, and nothing is known.
    let few = self::read(&all_partners(0.2));
    let figure = shown(&few, 2005, WorldTotal::Automatic, None);
    assert!(
        figure.title.ends_with("among the 4 economies of this file"),
        "{}",
        figure.title
    );
}
