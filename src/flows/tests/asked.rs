//! What a file does not say, and files that are none.

use super::*;

#[test]
fn a_file_without_header_is_guessed_by_content_and_not_sure() {
    let text = "2020,JPN,TWN,12.5\n2020,TWN,JPN,7.25\n2021,TWN,JPN,8\n";
    let seen = look(text.as_bytes(), None).unwrap();
    assert_eq!(
        seen.mapping.columns,
        [Role::Year, Role::Exporter, Role::Importer, Role::Value]
    );
    assert!(!seen.sure && !seen.mapping.headed);
    assert_eq!(seen.preview.len(), 3);
    assert_eq!(read(text).report.rows, 3);
}

#[test]
fn a_mapping_says_what_the_file_does_not() {
    let text = "foo;bar;baz\nJPN;TWN;1.234\nTWN;JPN;5.678\n";
    let seen = look(text.as_bytes(), None).unwrap();
    assert!(!seen.sure && seen.decimal_open);
    assert_eq!(
        problem(text.as_bytes()),
        Problem::Unmapped(vec![Role::Year])
    );
    let mapping = Mapping {
        year: Some(2020),
        decimal: Decimal::Comma,
        ..seen.mapping
    };
    assert!(mapping.missing().is_empty());
    let settings = Settings {
        mapping: Some(mapping),
        ..Settings::default()
    };
    let read = read_with(text.as_bytes(), settings).unwrap();
    assert_eq!(value(&read, 2020, "JPN", "TWN").0, 1234.0);
}

#[test]
fn reporters_without_a_flow_need_a_decision() {
    let seen = look(b"year,reporter,partner,value\n2020,JPN,TWN,1.5\n", None).unwrap();
    assert!(!seen.sure);
    let seen = look(
        b"year,reporter,partner,flow,value\n2020,JPN,TWN,Export,1.5\n",
        None,
    )
    .unwrap();
    assert!(seen.sure);
}

#[test]
fn files_that_are_none_each_get_their_problem() {
    assert_eq!(problem(b""), Problem::Empty);
    assert_eq!(problem(b" \n\n"), Problem::Empty);
    assert_eq!(problem(b"\xef\xbb\xbf"), Problem::Empty);
    assert_eq!(problem(HEAD.as_bytes()), Problem::HeaderOnly);
    assert_eq!(problem(b"just words\nand more words\n"), Problem::OneColumn);
    for (bytes, strange) in [
        (&b"%PDF-1.7\n..."[..], Strange::Pdf),
        (b"PK\x03\x04........[Content_Types].xml", Strange::Workbook),
        (b"PK\x03\x04........flows.csv", Strange::Zip),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Strange::OldOffice),
        (b"\x1f\x8b\x08\x00", Strange::Gzip),
        (b"7z\xbc\xaf\x27", Strange::Packed),
        (b"\x89PNG\r\n\x1a\n", Strange::Image),
        (b"PAR1....", Strange::Database),
        (b"<!DOCTYPE html><html>", Strange::Html),
        (b"<?xml version=\"1.0\"?>", Strange::Xml),
        (b"{\"data\":[{\"refYear\":2020}]}", Strange::Json),
        (
            b"\x01\x02\x03\x04\x05 and so on, a program",
            Strange::Binary,
        ),
    ] {
        assert_eq!(problem(bytes), Problem::Strange(strange));
        assert_eq!(look(bytes, None), Err(Problem::Strange(strange)));
    }
}

#[test]
fn a_mark_that_is_never_closed_is_found() {
    let text = HEAD.to_owned() + "2020,JPN,TWN,1\n2020,\"JPN,TWN,2\n2020,JPN,KOR,3\n";
    assert_eq!(problem(text.as_bytes()), Problem::OpenQuote(3));
    let long = HEAD.to_owned()
        + "2020,JPN,TWN,1\n2020,\"JPN,TWN,2\n"
        + &"2020,JPN,KOR,3\n".repeat(100_000);
    assert_eq!(problem(long.as_bytes()), Problem::LongLine(3));
}

#[test]
fn a_file_that_breaks_off_is_read_to_where_it_does() {
    for cut in ["2020,TWN,JP", "2020,TWN,\"JP"] {
        let read = read(&(HEAD.to_owned() + "2020,JPN,TWN,1\n" + cut));
        assert_eq!(
            (read.report.used, read.report.count(Rule::CutOff)),
            (1, 1),
            "{cut}"
        );
    }
}

#[test]
fn columns_that_are_no_codes_are_found_out() {
    let rows: String = (0..500)
        .map(|row| format!("2020,product {row},JPN,1\n"))
        .collect();
    assert!(
        matches!(problem((HEAD.to_owned() + &rows).as_bytes()), Problem::TooManyEconomies(400, some) if some.len() == 5)
    );
    let rows: String = (1500..2000)
        .map(|year| format!("{year},TWN,JPN,1\n"))
        .collect();
    assert_eq!(
        problem((HEAD.to_owned() + &rows).as_bytes()),
        Problem::TooManyYears(400)
    );
}

#[test]
fn a_problem_stays() {
    let mut reader = Reader::new(Settings::default());
    let text = HEAD.to_owned() + "2020,\"JPN" + &"x".repeat(2 << 20);
    let first = reader.push(text.as_bytes());
    assert_eq!(first, Err(Problem::LongLine(2)));
    assert_eq!(reader.push(b"more"), first);
    assert_eq!(reader.finish().map(|_| ()), first);
}
