//! Codes and numbers.

use super::super::table::{self, lines};
use super::super::{Known, Numbers, known, lists};
use super::code;

#[test]
fn every_line_of_the_table_is_found_by_all_its_codes_and_names() {
    for line in lines() {
        let want = line.1.split(',').next().unwrap();
        for given in line.1.split(',').chain(line.2.split(',')) {
            assert_eq!(code(given), Some(want), "{given}");
        }
        if line.0 != "-" {
            assert_eq!(code(line.0), Some(want), "{}", line.0);
        }
        for name in line.3.split('|') {
            let found = known("", name, Numbers::M49);
            assert!(
                matches!(found, Known::Economy { code, .. } if code == want),
                "{name}: {found:?}"
            );
        }
    }
    assert!(lines().count() > 260);
}

#[test]
fn taiwan_is_found_under_all_codes_it_has() {
    for given in [
        "TW",
        "TWN",
        "twn",
        "158",
        "490",
        "S19",
        "OAS",
        "Taiwan",
        "Other Asia, nes",
        "臺灣",
        "台灣",
        "台湾",
    ] {
        assert_eq!(code(given), Some("TWN"), "{given}");
    }
    for (given, other) in [
        ("490", true),
        ("S19", true),
        ("OAS", true),
        ("158", false),
        ("TWN", false),
    ] {
        let found = known(given, "", Numbers::M49);
        assert!(
            matches!(found, Known::Economy { other_asia, .. } if other_asia == other),
            "{given}"
        );
    }
}

#[test]
fn numbers_of_baci_and_comtrade_mean_the_economy_they_are_used_for() {
    for (given, want) in [
        ("251", "FRA"),
        ("250", "FRA"),
        ("757", "CHE"),
        ("842", "USA"),
        ("840", "USA"),
        ("699", "IND"),
        ("579", "NOR"),
        ("381", "ITA"),
        ("4", "AFG"),
        ("004", "AFG"),
        ("36", "AUS"),
        ("810", "SUN"),
        ("890", "YUG"),
        ("891", "SCG"),
        ("200", "CSK"),
        ("278", "DDR"),
        ("280", "DEU"),
        ("58", "BLX"),
        ("711", "ZA1"),
        ("592", "PCZ"),
    ] {
        assert_eq!(code(given), Some(want), "{given}");
    }
}

#[test]
fn numbers_that_are_not_m49_say_nothing_without_a_name() {
    assert_eq!(known("158", "", Numbers::Own), Known::Unknown);
    assert!(matches!(
        known("158", "Japan", Numbers::Own),
        Known::Economy { code: "JPN", .. }
    ));
}

#[test]
fn monaco_is_not_europe_not_specified_but_in_comtrade() {
    assert_eq!(code("492"), Some("MCO"));
    assert_eq!(known("492", "", Numbers::Comtrade), Known::Elsewhere);
}

#[test]
fn what_nobody_knows_is_unknown() {
    for given in ["ALD", "Aldmere", "ZZZZ", "", "12345", "a code with blanks"] {
        assert_eq!(known(given, "", Numbers::M49), Known::Unknown, "{given}");
    }
}

#[test]
fn a_code_in_a_column_of_names_is_that_economy() {
    for line in lines().filter(|line| line.0 != "-") {
        for code in [line.0, line.1.split(',').next().unwrap()] {
            let found = known("", code, Numbers::M49);
            assert!(
                matches!(found, Known::Economy { alpha2, .. } if alpha2 == Some(line.0)),
                "{code}: {found:?}"
            );
        }
    }
}

#[test]
fn numbers_mean_what_their_list_says() {
    for (numbers, list) in [
        (
            Numbers::Cow,
            &[
                ("2", "USA"),
                ("200", "GBR"),
                ("255", "DEU"),
                ("260", "DEU"),
                ("713", "TWN"),
                ("732", "KOR"),
                ("740", "JPN"),
                ("345", "YUG"),
            ][..],
        ),
        (
            Numbers::Imf,
            &[
                ("111", "USA"),
                ("158", "JPN"),
                ("528", "TWN"),
                ("542", "KOR"),
                ("924", "CHN"),
                ("532", "HKG"),
                ("126", "BLX"),
            ],
        ),
        (
            Numbers::Fao,
            &[
                ("41", "CHN"),
                ("214", "TWN"),
                ("110", "JPN"),
                ("117", "KOR"),
                ("231", "USA"),
                ("15", "BLX"),
            ],
        ),
        (
            Numbers::Geonom,
            &[
                ("001", "FRA"),
                ("0004", "DEU"),
                ("400", "USA"),
                ("720", "CHN"),
                ("728", "KOR"),
                ("732", "JPN"),
                ("736", "TWN"),
                ("740", "HKG"),
                ("6", "GBR"),
            ],
        ),
        (
            Numbers::Japan,
            &[
                ("103", "KOR"),
                ("106", "TWN"),
                ("304", "USA"),
                ("213", "DEU"),
            ],
        ),
    ] {
        for (given, want) in list {
            let found = known(given, "", numbers);
            assert!(
                matches!(found, Known::Economy { code, .. } if code == *want),
                "{numbers:?} {given}: {found:?}"
            );
        }
    }
    // China with Hong Kong, Macao and Taiwan, which have rows of their own.
    assert_eq!(known("351", "China", Numbers::Fao), Known::Aggregate);
    assert_eq!(known("159", "China", Numbers::M49), Known::Aggregate);
    assert_eq!(known("5000", "", Numbers::Fao), Known::World);
    assert_eq!(known("5300", "", Numbers::Fao), Known::Aggregate);
    assert_eq!(known("1011", "", Numbers::Geonom), Known::Aggregate);
    assert_eq!(known("001", "", Numbers::Imf), Known::World);
    // Never the M49 that another list lacks.
    assert_eq!(known("392", "", Numbers::Cow), Known::Unknown);
    assert_eq!(known("999", "", Numbers::Japan), Known::Unknown);
}

#[test]
fn every_code_of_the_lists_is_in_the_table() {
    for (numbers, text) in lists::LISTS {
        let mut seen = Vec::new();
        for (number, code) in lists::entries(text) {
            assert!(
                table::line_of(code).is_some() || matches!(code, "WLD" | "XX" | "GRP"),
                "{numbers:?} {code}"
            );
            assert!(
                seen.last() < Some(&number),
                "{numbers:?} {number}: not sorted"
            );
            seen.push(number);
            assert_ne!(known(&number.to_string(), "", numbers), Known::Unknown);
        }
        assert_eq!(seen.len(), text.lines().count());
        assert!(seen.len() > 70);
    }
}

#[test]
fn codes_are_read_as_spreadsheets_leave_them() {
    for given in [
        "392",
        "'392",
        "392.0",
        "=\"392\"",
        " 392 ",
        "0392",
        "\u{a0}392",
    ] {
        assert_eq!(code(given), Some("JPN"), "{given:?}");
    }
    assert_eq!(code("392.5"), None);
}

#[test]
fn small_words_are_no_codes() {
    for word in ["in", "is", "by", "it", "to", "no", "us"] {
        let found = known("", word, Numbers::Own);
        assert!(word == "us" || found == Known::Unknown, "{word}: {found:?}");
    }
    assert_eq!(code("jp"), Some("JPN"));
}

#[test]
fn a_name_that_is_another_economys_wins_over_the_code() {
    for (code, name, want) in [
        ("740", "Japan", "JPN"),
        ("1", "Japan", "JPN"),
        ("2", "United States of America", "USA"),
        ("492", "Monaco", "MCO"),
        ("AUS", "Austria", "AUT"),
        ("CH", "China", "CHN"),
        ("158", "Taiwan", "TWN"),
        ("490", "Other Asia, nes", "TWN"),
        // Loose names of former economies and unions.
        ("58", "Belgium", "BLX"),
        ("891", "Yugoslavia", "SCG"),
        ("711", "South Africa", "ZA1"),
    ] {
        let found = known(code, name, Numbers::Comtrade);
        assert!(
            matches!(found, Known::Economy { code, .. } if code == want),
            "{code} {name}: {found:?}"
        );
    }
    // What is no name of an economy leaves the code alone.
    assert!(matches!(
        known("392", "a note", Numbers::M49),
        Known::Economy { code: "JPN", .. }
    ));
    assert_eq!(known("G001", "Japan", Numbers::M49), Known::World);
}
