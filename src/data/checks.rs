//! The tables against a second transcription, against themselves and against
//! the files they were made from. Tests only.

use super::normalize::normalize;
use super::table::text;
use super::{Cell, DatasetId, Table, entry, table};
use crate::trade::dependence::dependence;
use crate::trade::share::share_from_shares;

/// The digits of a row, cell by cell.
fn printed(table: &Table, row: usize) -> Vec<&'static str> {
    table.rows[row].iter().map(Cell::text).collect()
}

fn n(table: &Table, row: usize, column: &str) -> f64 {
    table.number(row, column).unwrap()
}

#[test]
fn every_figure_of_table_1_is_the_printed_one() {
    let table = table(DatasetId::Trade1952);
    assert_eq!((table.rows.len(), TABLE_1.len()), (21, 21));
    for (row, line) in TABLE_1.iter().enumerate() {
        assert_eq!(printed(table, row).join(" "), *line);
    }
}

#[test]
fn every_figure_of_table_2_is_the_printed_one() {
    let table = table(DatasetId::Investment);
    assert_eq!((table.rows.len(), TABLE_2.len()), (7, 7));
    for (row, (period, line)) in TABLE_2.iter().enumerate() {
        let cells = printed(table, row);
        assert_eq!(cells[0], *period);
        let rest: Vec<&str> = cells[1..]
            .iter()
            .map(|cell| if cell.is_empty() { "-" } else { cell })
            .collect();
        assert_eq!(rest.join(" "), *line);
    }
}

#[test]
fn every_figure_of_table_3_is_the_printed_one() {
    let table = table(DatasetId::Trade1987);
    assert_eq!((table.rows.len(), TABLE_3.len()), (24, 24));
    for (row, line) in TABLE_3.iter().enumerate() {
        assert_eq!(printed(table, row).join(" "), *line);
    }
}

#[test]
fn all_ratios_of_table_1_agree_to_the_printed_digit_but_for_exports_of_1966() {
    let table = table(DatasetId::Trade1952);
    let mut differing = Vec::new();
    for row in 0..table.rows.len() {
        for (part, all, ratio) in [
            ("exports_to_japan", "exports_total", "export_dependence_pct"),
            (
                "imports_from_japan",
                "imports_total",
                "import_dependence_pct",
            ),
        ] {
            let computed = dependence(n(table, row, part), n(table, row, all)).unwrap();
            // Printed with two decimals, a zero at the end left out.
            if (computed - n(table, row, ratio)).abs() > 0.005 + 1e-9 {
                differing.push((table.year(row).unwrap(), ratio, (computed * 100.0).round()));
            }
        }
    }
    assert_eq!(differing, [(1966, "export_dependence_pct", 2403.0)]);
}

#[test]
fn totals_and_balances_of_table_3_agree_but_for_1998() {
    let table = table(DatasetId::Trade1987);
    let mut differing = Vec::new();
    for row in 0..table.rows.len() {
        let (exports, imports) = (n(table, row, "exports"), n(table, row, "imports"));
        for (column, computed) in [
            ("trade_total", exports + imports),
            ("balance", exports - imports),
        ] {
            if (computed - n(table, row, column)).abs() > 0.1 + 1e-9 {
                differing.push((table.year(row).unwrap(), column, (computed * 10.0).round()));
            }
        }
    }
    assert_eq!(
        differing,
        [(1998, "trade_total", 3634.0), (1998, "balance", -1770.0)]
    );
}

#[test]
fn shares_of_table_3_follow_from_one_another_within_a_tenth_of_a_point() {
    let table = table(DatasetId::Trade1987);
    for row in 0..table.rows.len() {
        let share = share_from_shares(
            n(table, row, "exports"),
            n(table, row, "export_share_pct"),
            n(table, row, "imports"),
            n(table, row, "import_share_pct"),
        )
        .unwrap();
        let printed = n(table, row, "trade_share_pct");
        assert!((share - printed).abs() <= 0.1, "{:?}", table.year(row));
    }
}

#[test]
fn a_value_noted_as_computed_differs_from_the_printed_one() {
    let mut noted = Vec::new();
    for id in DatasetId::ALL {
        for note in entry(id).notes {
            if let Some(computed) = note.computed {
                let year = note.row.parse().unwrap();
                let row = table(id).row_of_year(year).unwrap();
                assert_ne!(n(table(id), row, note.column), computed);
                noted.push((year, note.column, computed));
            }
        }
    }
    assert_eq!(
        noted,
        [
            (1966, "export_dependence_pct", 24.03),
            (1998, "trade_total", 363.4),
            (1998, "balance", -177.0)
        ]
    );
}

#[test]
fn the_years_of_every_table_never_go_back() {
    for id in DatasetId::ALL {
        let years = table(id).years();
        assert!(years.is_sorted(), "{}", id.as_str());
        assert_eq!(years.is_empty(), id == DatasetId::Alliances);
    }
}

#[test]
fn yearly_tables_have_every_year_of_their_span() {
    for (id, first, last) in [
        (DatasetId::Trade1952, 1952, 1972),
        (DatasetId::Investment, 1991, 1997),
        (DatasetId::Trade1987, 1987, 2010),
        (DatasetId::IntensityAnnual, 1988, 2018),
        (DatasetId::Triangle, 1950, 2014),
        (DatasetId::ChinaImports, 1992, 2018),
        (DatasetId::TradeSince2011, 2011, 2024),
        (DatasetId::ExchangeRate, 1951, 2024),
        (DatasetId::TradeJapanSide, 1952, 2014),
    ] {
        let span: Vec<i32> = (first..=last).collect();
        assert_eq!(table(id).years(), span, "{}", id.as_str());
    }
}

#[test]
fn annual_intensity_is_the_ratio_of_the_two_shares() {
    let table = table(DatasetId::IntensityAnnual);
    assert_eq!(table.rows.len(), 264);
    for row in 0..table.rows.len() {
        let (part, world) = (
            n(table, row, "share_in_importer_pct"),
            n(table, row, "share_in_world_pct"),
        );
        // The intensity has four decimals, as have the shares.
        let slack = 0.00006 + part / world * (0.00006 / part + 0.00006 / world);
        let found = n(table, row, "intensity");
        assert!(
            (found - part / world).abs() <= slack,
            "{:?}",
            printed(table, row)
        );
        let (exporter, importer) = (table.cell(row, "exporter"), table.cell(row, "importer"));
        assert_ne!(exporter, importer);
        assert!(["CHN", "JPN", "KOR"].contains(&importer.text()));
    }
}

#[test]
fn the_shares_of_china_s_imports_are_the_ones_its_intensities_rest_on() {
    let (china, annual) = (
        table(DatasetId::ChinaImports),
        table(DatasetId::IntensityAnnual),
    );
    for row in 0..annual.rows.len() {
        if annual.cell(row, "importer").text() != "CHN" {
            continue;
        }
        let column = annual.cell(row, "exporter").text().to_lowercase();
        let at = china.row_of_year(annual.year(row).unwrap()).unwrap();
        assert_eq!(
            china.cell(at, &column).text(),
            annual.cell(row, "share_in_importer_pct").text()
        );
    }
}

#[test]
fn totals_in_the_intensity_inputs_are_the_same_in_every_row_of_their_economy() {
    let table = table(DatasetId::IntensityInputs);
    assert_eq!(table.rows.len(), 36);
    for a in 0..table.rows.len() {
        for b in 0..a {
            let same = |column| table.cell(a, column) == table.cell(b, column);
            if !same("year") {
                continue;
            }
            assert!(same("m_w") && same("closed_m_w"));
            assert!(!same("exporter") || (same("x_i") && same("closed_x_i")));
            assert!(!same("importer") || (same("m_j") && same("closed_m_j")));
        }
    }
}

#[test]
fn the_gaps_of_the_triangle_are_the_ones_the_catalogue_tells() {
    let table = table(DatasetId::Triangle);
    for column in ["jpn_twn", "twn_usa", "twn_jpn"] {
        let gaps: Vec<i32> = (0..table.rows.len())
            .filter(|row| table.number(*row, column).is_none())
            .filter_map(|row| table.year(row))
            .collect();
        assert_eq!(gaps, [1950, 1951, 1953, 1954, 1956, 1957, 1958, 1959]);
    }
    let row = table.row_of_year(1952).unwrap();
    assert_eq!(printed(table, row), ["1952", "58", "4", "255", "61"]);
}

#[test]
fn the_outside_evidence_names_each_flow_once_and_its_source() {
    let table = table(DatasetId::OutsideEvidence);
    let flow = |row: usize| printed(table, row)[..3].join(" ");
    for row in 0..table.rows.len() {
        assert!(
            (0..row).all(|other| flow(other) != flow(row)),
            "{}",
            flow(row)
        );
        let source = table.cell(row, "source").text();
        let sources = ["cow-4.0", "comtrade-490", "comtrade-392"];
        assert!(sources.contains(&source), "{source}");
        // From 1997 China in Correlates of War includes Hong Kong.
        let china = flow(row).contains("CHN") && table.year(row) > Some(1996);
        assert!(!(china && source == "cow-4.0"));
    }
}

#[test]
fn the_source_changes_between_2014_and_2015() {
    for (id, before, after) in [
        (DatasetId::TradeSince2011, "comtrade-490", "mof"),
        (DatasetId::ExchangeRate, "pwt-10.01", "cbc"),
    ] {
        let table = table(id);
        for row in 0..table.rows.len() {
            let expected = if table.year(row) < Some(2015) {
                before
            } else {
                after
            };
            assert_eq!(table.cell(row, "source"), Cell::Text(expected));
        }
    }
}

#[test]
fn japans_side_is_the_same_in_both_tables_of_its_source() {
    let (side, triangle) = (table(DatasetId::TradeJapanSide), table(DatasetId::Triangle));
    for row in 0..side.rows.len() {
        let other = triangle.row_of_year(side.year(row).unwrap()).unwrap();
        for (own, theirs) in [
            ("exports_to_japan", "twn_jpn"),
            ("imports_from_japan", "jpn_twn"),
        ] {
            assert_eq!(side.cell(row, own), triangle.cell(other, theirs));
        }
    }
}

#[test]
fn the_embedded_text_is_the_csv_file() {
    macro_rules! file {
        ($name:literal) => {
            ($name, include_str!(concat!("tables/", $name, ".csv")))
        };
    }
    let files = [
        file!("trade-1952-1972"),
        file!("investment-in-china"),
        file!("trade-1987-2010"),
        file!("alliances"),
        file!("events"),
        file!("intensity-inputs"),
        file!("intensity-annual"),
        file!("triangle"),
        file!("china-imports"),
        file!("trade-since-2011"),
        file!("exchange-rate"),
        file!("outside-evidence"),
        file!("trade-japan-side"),
    ];
    for (id, (name, content)) in DatasetId::ALL.into_iter().zip(files) {
        assert_eq!(id.as_str(), name);
        assert_eq!(
            normalize(name, content, id.schema()).as_deref(),
            Ok(text(id)),
            "{name}"
        );
        let mut reader = csv::Reader::from_reader(content.as_bytes());
        let table = table(id);
        assert_eq!(reader.headers().unwrap(), table.columns);
        let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(records.len(), table.rows.len());
        for (row, record) in records.iter().enumerate() {
            assert_eq!(record, printed(table, row));
            for (cell, (column, kind)) in table.rows[row].iter().zip(id.schema().columns) {
                assert_eq!(
                    matches!(cell, Cell::Number { .. }),
                    kind.is_numeric() && !cell.text().is_empty(),
                    "{name} {column}"
                );
            }
        }
    }
}

/// Table 1 as the paper prints it, thousands marks taken out.
const TABLE_1: &[&str] = &[
    "1952 1467859 771647 52.57 1768210 790246 44.69",
    "1953 1984309 903869 45.55 2754305 843528 30.63",
    "1954 1450795 737490 50.83 3303678 1105020 33.45",
    "1955 1916930 1140153 59.48 3145998 958322 30.46",
    "1956 2931365 1090488 37.2 4799792 1741573 36.28",
    "1957 3674503 1294901 35.24 5259378 1744751 33.17",
    "1958 3861072 1618378 41.92 5604940 2216628 39.55",
    "1959 5708248 2369131 41.5 8419831 3396629 40.34",
    "1960 5965665 2247038 37.67 10796868 3814611 35.33",
    "1961 7812176 2262035 28.96 12894294 3993144 30.97",
    "1962 8734792 2083499 23.85 12173537 4156965 34.15",
    "1963 13282602 4209210 31.69 14483366 4295985 29.66",
    "1964 17361528 5357690 30.86 17161449 5972045 34.8",
    "1965 17987292 5503947 30.6 22296043 8874878 39.8",
    "1966 21450780 5153578 24.3 24956663 10082849 40.4",
    "1967 25629180 4585932 17.89 32313880 13074588 40.46",
    "1968 31567554 5115541 16.21 36221506 14500648 40.03",
    "1969 41974582 6303116 15.02 48629181 21488297 44.19",
    "1970 57131723 8625019 15.1 61110446 26176596 42.83",
    "1971 79906424 9801162 12.27 73941929 33163605 44.85",
    "1972 116648491 15069528 12.92 100791412 41944672 41.62",
];

/// Table 2 as the paper prints it; `-` where nothing is printed in brackets.
const TABLE_2: &[(&str, &str)] = &[
    ("1991 and before", "237 174 - - 3446 2783"),
    ("1992", "264 247 - - 6430 5543"),
    ("1993", "1262 1140 8067 2028 10948 9965"),
    ("1994", "934 962 - - 6247 5395"),
    ("1995", "490 1093 - - 4778 5777"),
    ("1996", "383 1229 - - 3184 5141"),
    ("1997", "728 1615 7997 2720 3014 2814"),
];

/// Table 3 as the paper prints it.
const TABLE_3: &[&str] = &[
    "1987 187.8 21.3 69.6 13.0 118.2 34.3 -48.6",
    "1988 235.9 21.4 87.7 14.5 148.2 29.9 -60.6",
    "1989 250.9 21.2 90.6 13.7 160.3 30.7 -69.6",
    "1990 243.4 20.0 83.4 12.4 160.0 29.2 -76.6",
    "1991 280.3 20.2 91.7 12.0 188.6 30.0 -96.9",
    "1992 306.8 20.0 88.9 10.9 217.9 30.3 -129.0",
    "1993 321.6 19.9 89.7 10.6 231.9 30.1 -142.2",
    "1994 350.2 19.6 102.2 11.0 247.9 29.0 -145.7",
    "1995 434.2 20.2 131.6 11.8 302.7 29.2 -171.1",
    "1996 411.7 18.9 136.6 11.8 275.0 26.9 -138.3",
    "1997 407.1 17.2 116.9 9.6 290.2 25.4 -173.3",
    "1998 363.2 16.9 93.2 8.4 270.2 25.8 -176.8",
    "1999 424.9 18.3 119.0 9.8 305.9 27.6 -186.9",
    "2000 551.6 19.1 166.0 11.2 385.6 27.5 -219.6",
    "2001 389.6 16.6 130.25 10.3 259.3 24.0 -129.1",
    "2002 397.3 16.0 123.7 9.1 273.6 24.2 -149.9",
    "2003 451.5 16.2 124.3 8.3 327.2 25.6 -202.9",
    "2004 575.2 16.4 138.1 7.6 437.2 25.9 -299.1",
    "2005 611.6 16.1 151.1 7.6 460.5 25.2 -309.4",
    "2006 625.8 14.7 163.0 7.3 462.8 22.8 -299.8",
    "2007 618.7 13.3 159.3 6.5 459.4 21.0 -300.0",
    "2008 640.6 12.9 175.6 6.9 465.1 19.3 -289.5",
    "2009 507.2 13.4 145.0 7.1 362.2 20.8 -217.2",
    "2010 699.2 13.3 180.1 6.6 519.2 20.7 -339.1",
];
