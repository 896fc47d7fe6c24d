//! Several files read as one work, from bytes to cube and report.

use super::tests::{adds_up, read_with, value};
use super::*;
use proptest::prelude::*;

fn gather(files: &[&str], repeats: Option<Repeats>) -> Result<Read, Problem> {
    let mut gathered = Gathered::default();
    for file in files {
        let mut reader = Reader::of_several(Settings::default(), None);
        reader.push(file.as_bytes())?;
        gathered.add(reader, repeats)?;
    }
    gathered.finish()
}

fn gathered(files: &[&str]) -> Read {
    let read = gather(files, None).unwrap();
    adds_up(&read.report);
    read
}

fn one(file: &str) -> Read {
    read_with(file.as_bytes(), Settings::default()).unwrap()
}

const HEAD: &str = "year,exporter,importer,value\n";
const COMTRADE: &str = "refYear,reporterISO,partnerISO,flowCode,cmdCode,primaryValue\n";

fn tidy_file(rows: &[(i32, &str, &str, f64)]) -> String {
    let rows = rows
        .iter()
        .map(|(year, from, to, value)| format!("{year},{from},{to},{value}\n"));
    HEAD.to_owned() + &rows.collect::<String>()
}

#[test]
fn a_file_a_year_is_as_one_file_with_both() {
    let both = gathered(&[
        &tidy_file(&[(2018, "JPN", "TWN", 5.0), (2018, "TWN", "KOR", 6.0)]),
        &tidy_file(&[(2019, "KOR", "TWN", 7.0), (2019, "JPN", "USA", 8.0)]),
    ]);
    let whole = one(&tidy_file(&[
        (2018, "JPN", "TWN", 5.0),
        (2018, "TWN", "KOR", 6.0),
        (2019, "KOR", "TWN", 7.0),
        (2019, "JPN", "USA", 8.0),
    ]));
    assert_eq!(both.cube, whole.cube);
    assert_eq!((both.report.rows, both.report.used), (4, 4));
    let used: Vec<u64> = both.report.files.iter().map(|file| file.used).collect();
    assert_eq!(used, [2, 2]);
}

#[test]
fn totals_of_the_world_in_one_file_stay_with_their_year() {
    let totals = format!("{COMTRADE}2020,JPN,WLD,X,TOTAL,90\n2020,JPN,TWN,X,TOTAL,5\n");
    let none = format!("{COMTRADE}2021,JPN,TWN,X,TOTAL,6\n");
    let both = gathered(&[&totals, &none]);
    let given = |year| both.cube.year(year).unwrap().exports_given[0];
    assert_eq!(given(2020), 90.0);
    assert!(given(2021).is_nan());
}

#[test]
fn a_file_a_reporter_is_as_one_file_with_all() {
    let japan = format!("{COMTRADE}2020,JPN,TWN,X,TOTAL,5\n2020,JPN,WLD,M,TOTAL,50\n");
    let taiwan = format!("{COMTRADE}2020,S19,JPN,M,TOTAL,6\n");
    let both = gathered(&[&japan, &taiwan]);
    let whole = one(&(japan.clone() + &taiwan[COMTRADE.len()..]));
    assert_eq!(both.cube, whole.cube);
    assert_eq!(value(&both, 2020, "JPN", "TWN"), (5.0, 6.0));
}

#[test]
fn files_of_two_dialects_are_one_work_in_the_first_ones_unit() {
    let comtrade = format!("{COMTRADE}2020,JPN,TWN,X,TOTAL,5000\n");
    let baci = "t,i,j,k,v,q\n2021,392,490,850431,7,1\n";
    let both = gathered(&[&comtrade, baci]);
    assert_eq!(both.cube.unit(), &Unit::usd(Some(0)));
    assert_eq!(value(&both, 2020, "JPN", "TWN").0, 5000.0);
    assert_eq!(value(&both, 2021, "JPN", "TWN").0, 7000.0);
    assert_eq!(both.report.files[1].dialect, Dialect::Baci);
}

#[test]
fn files_in_other_units_are_not_put_together() {
    let dollars = "year,exporter,importer,value,unit\n2020,JPN,TWN,5,USD\n";
    let yen = "year,exporter,importer,value,unit\n2021,JPN,TWN,5,JPY\n";
    assert!(matches!(
        gather(&[dollars, yen], None),
        Err(Problem::OtherUnit(..))
    ));
    let unsaid = tidy_file(&[(2021, "JPN", "TWN", 5.0)]);
    assert!(matches!(
        gather(&[dollars, &unsaid], None),
        Err(Problem::OtherUnit(..))
    ));
}

#[test]
fn the_same_file_twice_counts_once() {
    for file in [
        tidy_file(&[(2018, "JPN", "TWN", 5.0), (2018, "TWN", "KOR", 6.0)]),
        format!(
            "{COMTRADE}2020,JPN,TWN,X,TOTAL,5\n2020,JPN,_X,X,TOTAL,3\n2020,JPN,E19,X,TOTAL,4\n"
        ),
        "t,i,j,k,v,q\n2021,392,490,850431,7,1\n2021,392,490,850432,8,1\n".to_owned(),
    ] {
        let twice = gathered(&[&file, &file]);
        let once = one(&file);
        assert_eq!(twice.cube, once.cube);
        assert_eq!(twice.report.used, once.report.used);
        assert_eq!(twice.report.count(Rule::FileAgain), once.report.used);
        assert_eq!(twice.report.files[1].again, once.report.used);
    }
}

#[test]
fn where_an_economy_declares_once_the_later_file_counts() {
    let old = format!("{COMTRADE}2020,JPN,TWN,X,TOTAL,5\n2020,JPN,KOR,X,TOTAL,9\n");
    let new = format!("{COMTRADE}2020,JPN,TWN,X,TOTAL,6\n");
    let both = gathered(&[&old, &new]);
    assert_eq!(value(&both, 2020, "JPN", "TWN").0, 6.0);
    assert_eq!(value(&both, 2020, "JPN", "KOR").0, 9.0);
    assert_eq!(both.report.count(Rule::FileReplaced), 1);
}

#[test]
fn where_rows_may_be_parts_the_reader_is_asked_which_file_counts() {
    let old = tidy_file(&[(2018, "JPN", "TWN", 5.0), (2018, "TWN", "KOR", 6.0)]);
    let new = tidy_file(&[(2018, "JPN", "TWN", 7.0)]);
    let Err(Problem::Overlap {
        flows,
        year,
        one,
        other,
    }) = gather(&[&old, &new], None)
    else {
        panic!("asked");
    };
    assert_eq!(
        (flows, year, one.as_str(), other.as_str()),
        (1, 2018, "JPN", "TWN")
    );
    let last = gather(&[&old, &new], Some(Repeats::Last)).unwrap();
    adds_up(&last.report);
    assert_eq!(value(&last, 2018, "JPN", "TWN").0, 7.0);
    let sum = gather(&[&old, &new], Some(Repeats::Sum)).unwrap();
    adds_up(&sum.report);
    assert_eq!(value(&sum, 2018, "JPN", "TWN").0, 12.0);
}

#[test]
fn chapters_in_one_file_give_way_to_totals_in_another() {
    let chapters =
        format!("{COMTRADE}2020,JPN,TWN,X,84,5\n2020,JPN,TWN,X,85,6\n2020,JPN,KOR,X,85,2\n");
    let totals = format!("{COMTRADE}2020,JPN,TWN,X,TOTAL,15\n");
    for files in [[&chapters, &totals], [&totals, &chapters]] {
        let both = gathered(&[files[0], files[1]]);
        assert_eq!(value(&both, 2020, "JPN", "TWN").0, 15.0);
        assert_eq!(value(&both, 2020, "JPN", "KOR").0, 2.0);
        assert_eq!(both.report.count(Rule::Product), 2);
    }
}

#[test]
fn other_products_of_one_flow_in_two_files_are_added_up() {
    let one_file = format!("{COMTRADE}2020,JPN,TWN,X,84,5\n");
    let other = format!("{COMTRADE}2020,JPN,TWN,X,85,5\n");
    let both = gathered(&[&one_file, &other]);
    assert_eq!(value(&both, 2020, "JPN", "TWN").0, 10.0);
    assert_eq!(both.report.count(Rule::ProductSummed), 2);
    // A year and its products a file.
    let later = other.replace("2020", "2021");
    let first = one_file.replace("2020", "2021");
    let four = gathered(&[&one_file, &other, &first, &later]);
    assert_eq!(value(&four, 2021, "JPN", "TWN").0, 10.0);
}

#[test]
fn of_products_that_two_files_share_each_counts_once() {
    let one_file = format!("{COMTRADE}2020,JPN,TWN,X,84,5\n2020,JPN,TWN,X,85,6\n");
    let other = format!("{COMTRADE}2020,JPN,TWN,X,85,6\n2020,JPN,TWN,X,86,7\n");
    let both = gathered(&[&one_file, &other]);
    assert_eq!(value(&both, 2020, "JPN", "TWN").0, 18.0);
    assert_eq!(both.report.count(Rule::FileAgain), 1);
    // A newer value stands in the place of the other, product by product.
    let newer = other.replace("85,6", "85,9");
    let both = gathered(&[&one_file, &newer]);
    assert_eq!(value(&both, 2020, "JPN", "TWN").0, 21.0);
    assert_eq!(both.report.count(Rule::FileReplaced), 1);
    // In a file in which rows may be parts, that is asked.
    let own = |value: u32| {
        let rows = format!("2021,JPN,TWN,850431,{value}\n2021,JPN,KOR,850431,2\n");
        "year,exporter,importer,product,value\n".to_owned() + &rows
    };
    let asked = gather(&[&own(7), &own(8)], None);
    assert!(matches!(asked, Err(Problem::Overlap { flows: 1, .. })));
}

#[test]
fn products_of_two_classifications_are_not_mixed_between_files() {
    let head = COMTRADE.replace("cmdCode", "classificationCode,cmdCode");
    let hs = format!("{head}2020,JPN,TWN,X,H5,84,5\n2020,JPN,TWN,X,H5,85,6\n");
    let sitc =
        format!("{head}2020,JPN,TWN,X,S4,71,4\n2020,JPN,TWN,X,S4,77,7\n2020,JPN,KOR,X,S4,77,3\n");
    let both = gathered(&[&hs, &sitc]);
    assert_eq!(value(&both, 2020, "JPN", "TWN").0, 11.0);
    assert_eq!(value(&both, 2020, "JPN", "KOR").0, 3.0);
}

#[test]
fn lost_zeros_in_one_file_are_the_same_products_in_another() {
    let head = COMTRADE.replace("cmdCode", "classificationCode,cmdCode");
    let right = format!("{head}2020,JPN,TWN,X,H5,010121,5\n2020,JPN,TWN,X,H5,850431,6\n");
    let lost = right.replace("010121", "10121");
    let both = gathered(&[&right, &lost]);
    assert_eq!(value(&both, 2020, "JPN", "TWN").0, 11.0);
    let both = gathered(&[&lost, &right]);
    assert_eq!(value(&both, 2020, "JPN", "TWN").0, 11.0);
}

#[test]
fn months_in_two_files_make_a_year() {
    let month = |from: u32, to: u32| {
        let rows = (from..=to).map(|month| format!("2020{month:02},JPN,TWN,X,TOTAL,1\n"));
        COMTRADE.replace("refYear", "period") + &rows.collect::<String>()
    };
    let both = gathered(&[&month(1, 6), &month(7, 12)]);
    assert_eq!(value(&both, 2020, "JPN", "TWN").0, 12.0);
    assert!(both.report.partial_years.is_empty());
    let both = gathered(&[&month(1, 6), &month(6, 12)]);
    assert_eq!(value(&both, 2020, "JPN", "TWN").0, 12.0);
    assert_eq!(both.report.count(Rule::FileAgain), 1);
    assert_eq!(
        value(
            &gathered(&[&month(1, 6), &month(1, 12)]),
            2020,
            "JPN",
            "TWN"
        )
        .0,
        12.0
    );
}

#[test]
fn a_saved_work_goes_on_with_a_further_file() {
    let mut saved = Vec::new();
    let first = one(&tidy_file(&[(2018, "JPN", "TWN", 5.0)]));
    tidy(&first.cube, &Head::default(), &mut |bytes| {
        saved.extend_from_slice(bytes)
    });
    let saved = String::from_utf8(saved).unwrap();
    let both = gathered(&[&saved, &tidy_file(&[(2019, "392", "158", 6.0)])]);
    assert_eq!(both.cube.years(), [2018, 2019]);
    assert_eq!(value(&both, 2019, "JPN", "TWN").0, 6.0);
}

#[test]
fn a_file_that_is_none_says_so() {
    let good = tidy_file(&[(2018, "JPN", "TWN", 5.0)]);
    assert_eq!(
        gather(&[&good, "%PDF-1.4"], None),
        Err(Problem::Strange(Strange::Pdf))
    );
    assert_eq!(gather(&[&good, HEAD], None), Err(Problem::HeaderOnly));
    assert!(matches!(
        gather(&[&good, &tidy_file(&[(2018, "JPN", "JPN", 5.0)])], None),
        Err(Problem::NoUsableRow(_))
    ));
    assert_eq!(gather(&[], None), Err(Problem::Empty));
}

proptest! {
    #[test]
    fn however_rows_are_shared_out_among_files_the_flows_are_the_same(
        rows in prop::collection::btree_map((2018i32..2021, 0usize..5, 0usize..5), (1u32..1000, 0usize..3), 1..40)
    ) {
        const CODES: [&str; 5] = ["JPN", "KOR", "TWN", "USA", "WLD"];
        let mut files = [const { Vec::new() }; 3];
        let mut all = Vec::new();
        for ((year, from, to), (value, file)) in &rows {
            if from != to {
                let row = (*year, CODES[*from], CODES[*to], f64::from(*value));
                files[*file].push(row);
                all.push(row);
            }
        }
        let texts: Vec<String> = files.iter().filter(|file| !file.is_empty()).map(|file| tidy_file(file)).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let whole = read_with(tidy_file(&all).as_bytes(), Settings::default());
        match (gather(&texts, None), whole) {
            (Ok(several), Ok(whole)) => {
                adds_up(&several.report);
                prop_assert_eq!(several.cube, whole.cube);
                // And each of them once more changes nothing.
                let twice: Vec<&str> = texts.iter().chain(&texts).copied().collect();
                let twice = gather(&twice, None).unwrap();
                adds_up(&twice.report);
                prop_assert_eq!(twice.cube, gather(&texts, None).unwrap().cube);
            }
            (several, whole) => prop_assert!(several.is_err() || whole.is_err()),
        }
    }
}
