//! Whole files, from bytes to cube and report.

use super::*;

/// One of each dialect.
const SAMPLES: [&str; 9] = [
    include_str!("samples/comtrade.csv"),
    include_str!("samples/comtrade-classic.csv"),
    include_str!("samples/wits.csv"),
    include_str!("samples/wits-wide.csv"),
    include_str!("samples/imf-wide.csv"),
    include_str!("samples/imf-long.csv"),
    include_str!("samples/baci.csv"),
    include_str!("samples/tidy-zh.csv"),
    include_str!("samples/tidy-ja.csv"),
];

pub(super) fn read_with(text: &[u8], settings: Settings) -> Result<Read, Problem> {
    let mut reader = Reader::new(settings);
    reader.push(text)?;
    reader.finish()
}

fn read(text: &str) -> Read {
    let read = read_with(text.as_bytes(), Settings::default()).unwrap();
    adds_up(&read.report);
    read
}

fn problem(text: &[u8]) -> Problem {
    read_with(text, Settings::default()).unwrap_err()
}

/// Nothing is dropped silently.
pub(super) fn adds_up(report: &Report) {
    let left_out: u64 = report
        .counts
        .iter()
        .filter(|count| count.rule.leaves_out())
        .map(|count| count.entries)
        .sum();
    assert_eq!(report.used + left_out, report.entries, "{report:?}");
}

pub(super) fn value(read: &Read, year: i32, from: &str, to: &str) -> (f64, f64) {
    let flows = read.cube.year(year).unwrap();
    let n = flows.codes.len();
    let at = |code: &str| flows.codes.iter().position(|known| known == code).unwrap();
    let place = at(from) * n + at(to);
    (flows.exported[place], flows.imported[place])
}

fn codes(read: &Read) -> Vec<&str> {
    read.cube
        .economies()
        .iter()
        .map(|economy| economy.code.as_str())
        .collect()
}

#[test]
fn a_tidy_file_is_read() {
    let read =
        read("year,exporter,importer,value\n2020,JPN,TWN,12.5\n2020,TWN,JPN,7\n2021,JPN,TWN,13\n");
    assert_eq!(codes(&read), ["JPN", "TWN"]);
    assert_eq!(read.cube.years(), [2020, 2021]);
    assert_eq!(read.cube.sides(), Sides::One);
    assert_eq!(value(&read, 2020, "JPN", "TWN"), (12.5, 12.5));
    assert!(value(&read, 2021, "TWN", "JPN").0.is_nan());
    assert_eq!((read.report.rows, read.report.used), (3, 3));
    assert!(read.report.counts.is_empty());
    assert!(read.look.sure);
    assert_eq!(read.cube.pairs(), 2);
}

const SAMPLE: &str = include_str!("samples/sample.csv");

#[test]
fn the_sample_is_read_whole() {
    let read = read(SAMPLE);
    let mut economies = sample::ECONOMIES;
    economies.sort_unstable();
    assert_eq!(codes(&read), economies);
    assert_eq!(read.cube.years(), sample::YEARS.collect::<Vec<i32>>());
    assert_eq!(read.cube.sides(), Sides::Two);
    assert_eq!(read.cube.unit(), &Unit::usd(Some(6)));
    assert_eq!(read.report.used, read.report.rows);
    assert!(read.look.sure);
    for year in sample::YEARS {
        let (here, there) = (read.cube.year(year).unwrap(), sample::year(year));
        let place = |code: &String| there.codes.iter().position(|known| known == code).unwrap();
        let n = here.codes.len();
        for (i, from) in here.codes.iter().enumerate() {
            let i_there = place(from);
            assert_eq!(
                here.exports_given[i].to_bits(),
                there.exports_given[i_there].to_bits()
            );
            assert_eq!(
                here.imports_given[i].to_bits(),
                there.imports_given[i_there].to_bits()
            );
            for (j, to) in here.codes.iter().enumerate() {
                let at = i_there * n + place(to);
                assert_eq!(
                    here.exported[i * n + j].to_bits(),
                    there.exported[at].to_bits(),
                    "{year} {from} {to}"
                );
                assert_eq!(
                    here.imported[i * n + j].to_bits(),
                    there.imported[at].to_bits(),
                    "{year} {from} {to}"
                );
            }
        }
    }
    // No invented code is anybody's.
    for code in sample::ECONOMIES {
        assert_eq!(
            economies::known(code, "", economies::Numbers::M49),
            economies::Known::Unknown
        );
    }
}

#[test]
fn comtrade_is_read_by_its_rules() {
    let read = read(include_str!("samples/comtrade.csv"));
    assert_eq!(read.look.dialect, Dialect::Comtrade);
    assert!(read.look.sure);
    assert_eq!(codes(&read), ["JPN", "KOR", "TWN"]);
    let (exported, imported) = value(&read, 2020, "JPN", "KOR");
    assert_eq!((exported, imported), (202.0, 210.0));
    assert_eq!(value(&read, 2020, "JPN", "TWN").0, 101.0);
    let flows = read.cube.year(2020).unwrap();
    assert_eq!(flows.exports_given[0], 1000.5);
    assert_eq!(flows.imports_given[1], 909.0);
    assert_eq!(flows.imports_elsewhere[1], 9.0);
    let report = &read.report;
    for (rule, entries) in [
        (Rule::Breakdown, 2),
        (Rule::Product, 1),
        (Rule::ReExport, 1),
        (Rule::Aggregate, 1),
        (Rule::SelfTrade, 1),
        (Rule::World, 2),
        (Rule::Elsewhere, 1),
        (Rule::OtherAsia, 1),
    ] {
        assert_eq!(report.count(rule), entries, "{rule:?}");
    }
    assert_eq!(
        (
            report.rows,
            report.used,
            report.by_exporter,
            report.by_importer
        ),
        (12, 6, 3, 3)
    );
    let aggregate = report
        .counts
        .iter()
        .find(|count| count.rule == Rule::Aggregate)
        .unwrap();
    assert_eq!(
        (aggregate.lines.as_slice(), aggregate.what.as_slice()),
        (&[12][..], &["EUR".to_owned()][..])
    );
    assert_eq!(read.cube.unit(), &Unit::usd(Some(0)));
}

#[test]
fn comtrade_without_descriptions_is_read_by_its_numbers() {
    let read = read(
        "period,reporterCode,reporterISO,partnerCode,partnerISO,flowCode,primaryValue\n2020,392,,490,,X,40\n2020,392,,0,,X,100\n2020,842,,392,,M,7\n",
    );
    assert_eq!(codes(&read), ["JPN", "TWN", "USA"]);
    assert!((value(&read, 2020, "JPN", "TWN").0 - 40.0).abs() < 1e-9);
}

#[test]
fn comtrade_classic_is_read_by_its_rules() {
    let read = read(include_str!("samples/comtrade-classic.csv"));
    assert_eq!(read.look.dialect, Dialect::ComtradeClassic);
    assert_eq!(codes(&read), ["CHN", "JPN", "TWN"]);
    assert_eq!(value(&read, 2010, "JPN", "CHN"), (502.0, 520.0));
    assert_eq!(value(&read, 2010, "JPN", "TWN").0, 501.0);
    let flows = read.cube.year(2010).unwrap();
    assert_eq!(flows.imports_elsewhere[0], 5.0);
    assert_eq!(read.report.count(Rule::ReExport), 1);
    assert_eq!(read.report.count(Rule::Product), 1);
}

#[test]
fn wits_is_read_by_its_rules() {
    let read = read(include_str!("samples/wits.csv"));
    assert_eq!(read.look.dialect, Dialect::Wits);
    assert_eq!(codes(&read), ["JPN", "KOR", "TWN"]);
    // Chapters are added, headings inside them are not.
    assert_eq!(value(&read, 1995, "JPN", "TWN").0, 34.0);
    assert_eq!(value(&read, 1995, "JPN", "KOR"), (33.0, 36.0));
    assert_eq!(read.report.levels, [2]);
    assert_eq!(read.report.count(Rule::ProductSummed), 4);
    assert_eq!(read.report.count(Rule::Product), 2);
    assert_eq!(read.report.count(Rule::ReExport), 1);
    assert_eq!(read.cube.unit(), &Unit::usd(Some(3)));
}

#[test]
fn the_wide_table_of_wits_is_read() {
    let read = read(include_str!("samples/wits-wide.csv"));
    assert_eq!(read.look.dialect, Dialect::WitsWide);
    assert_eq!(codes(&read), ["JPN", "TWN"]);
    assert_eq!(value(&read, 1990, "JPN", "TWN").0, 120.5);
    assert_eq!(read.cube.year(1989).unwrap().exports_given[0], 1100.0);
    assert_eq!(read.report.entries, 12);
    assert_eq!(read.report.count(Rule::MissingValue), 1);
    assert_eq!(read.report.count(Rule::Aggregate), 3);
    assert_eq!(read.report.count(Rule::Quantity), 3);
    assert_eq!(read.cube.unit(), &Unit::usd(Some(3)));
}

#[test]
fn the_wide_table_of_the_imf_is_read_by_names_as_its_numbers_are_its_own() {
    let read = read(include_str!("samples/imf-wide.csv"));
    assert_eq!(read.look.dialect, Dialect::ImfWide);
    assert_eq!(codes(&read), ["CHN", "JPN", "KOR", "TWN"]);
    assert_eq!(read.cube.years(), [2000, 2001]);
    assert_eq!(value(&read, 2001, "JPN", "TWN").0, 2600.25);
    assert_eq!(value(&read, 2000, "CHN", "JPN").1, 5511.0);
    // Only the FOB value of Korea's imports is there.
    assert_eq!(value(&read, 2000, "JPN", "KOR").1, 3100.0);
    let report = &read.report;
    for (rule, entries) in [
        (Rule::Valuation, 2),
        (Rule::ValuationUsed, 2),
        (Rule::OtherFlow, 4),
        (Rule::SubAnnual, 2),
        (Rule::Aggregate, 4),
        (Rule::Quantity, 4),
    ] {
        assert_eq!(report.count(rule), entries, "{rule:?}");
    }
    assert_eq!(read.cube.year(2000).unwrap().world_imports_given, 66000.0);
}

#[test]
fn the_long_table_of_the_imf_is_read() {
    let read = read(include_str!("samples/imf-long.csv"));
    assert_eq!(read.look.dialect, Dialect::ImfLong);
    assert_eq!(codes(&read), ["JPN", "TWN", "XKX"]);
    // Values are in dollars, whatever the scale says of how they are shown.
    assert_eq!(
        value(&read, 2020, "JPN", "TWN"),
        (44_400_000.0, 45_900_000.0)
    );
    assert_eq!(read.report.count(Rule::SubAnnual), 1);
    assert_eq!(read.report.count(Rule::MissingValue), 1);
    assert_eq!(read.report.count(Rule::WorldExports), 1);
    assert_eq!(read.report.count(Rule::Aggregate), 1);
    assert_eq!(
        read.cube.year(2020).unwrap().world_imports_from_given[0],
        650_000_000.0
    );
}

#[test]
fn baci_is_summed_over_its_products_with_its_own_country_codes() {
    let read = read(include_str!("samples/baci.csv"));
    assert_eq!(read.look.dialect, Dialect::Baci);
    assert_eq!(
        codes(&read),
        ["CHE", "FRA", "IND", "JPN", "NOR", "TWN", "USA"]
    );
    assert_eq!(value(&read, 1995, "JPN", "TWN"), (10.0, 10.0));
    assert_eq!(read.cube.sides(), Sides::One);
    assert_eq!(read.cube.unit(), &Unit::usd(Some(3)));
    assert_eq!(read.report.levels, [6]);
    assert_eq!(read.report.count(Rule::OtherAsia), 4);
    let lost = include_str!("samples/baci.csv").replace(",0", ",");
    assert_eq!(
        value(&super::tests::read(&lost), 1995, "JPN", "TWN").0,
        10.0,
        "zeros lost in a spreadsheet"
    );
}

#[test]
fn tidy_files_in_chinese_and_japanese_are_read() {
    let zh = read(include_str!("samples/tidy-zh.csv"));
    assert_eq!((zh.look.delimiter, zh.look.decimal), (b';', Decimal::Comma));
    assert_eq!(value(&zh, 2005, "JPN", "TWN").0, 46053.5);
    assert_eq!(zh.cube.year(2005).unwrap().exports_given[1], 198_432.0);
    assert_eq!(zh.report.count(Rule::Aggregate), 1);
    assert_eq!(zh.cube.unit(), &Unit::usd(Some(6)));
    let ja = read(include_str!("samples/tidy-ja.csv"));
    assert_eq!(ja.cube.sides(), Sides::Two);
    assert_eq!(value(&ja, 2005, "JPN", "TWN"), (460.5, 480.5));
    assert!(
        (value(&ja, 2005, "KOR", "JPN").1 - 151.0).abs() < 1e-9,
        "百万円 into 億円"
    );
    assert_eq!(ja.report.count(Rule::OtherUnit), 1);
    assert_eq!(
        ja.cube.unit(),
        &Unit {
            currency: "JPY".to_owned(),
            power: Some(8)
        }
    );
}

const HEAD: &str = "year,exporter,importer,value\n";

#[test]
fn each_entry_that_cannot_be_used_is_counted_with_its_line() {
    let rows = [
        ("2020,JPN,TWN,1", None),
        ("2020,JPN,KOR,-1", Some(Rule::Negative)),
        ("2020,JPN,KOR,", Some(Rule::MissingValue)),
        ("2020,JPN,KOR,n/a", Some(Rule::MissingValue)),
        ("2020,JPN,KOR,many", Some(Rule::BadNumber)),
        ("2020,,KOR,1", Some(Rule::MissingCode)),
        ("2020,JPN,..,1", Some(Rule::MissingCode)),
        ("twenty,JPN,KOR,1", Some(Rule::BadYear)),
        (",JPN,KOR,1", Some(Rule::BadYear)),
        ("2020,JPN,KOR", Some(Rule::Fields)),
        ("2020,JPN,KOR,1,2", Some(Rule::Fields)),
        ("2020,JPN,JPN,1", Some(Rule::SelfTrade)),
        ("2020,EU,JPN,1", Some(Rule::Aggregate)),
        ("2020,XX,XX,1", Some(Rule::ElsewhereDeclares)),
        ("2020,JPN,CHN,3,,", None),
        ("2020,JPN,CHN,4\r", None),
        ("   ", None),
        ("2020,JPN,CHN,-0", None),
    ];
    let text = HEAD.to_owned() + &rows.map(|row| row.0).join("\n") + "\n";
    let read = read(&text);
    for rule in Rule::ALL.into_iter().filter(|rule| rule.leaves_out()) {
        let lines: Vec<u64> = rows
            .iter()
            .zip(2u64..)
            .filter(|(row, _)| row.1 == Some(rule))
            .map(|(_, line)| line)
            .collect();
        assert_eq!(read.report.count(rule), lines.len() as u64, "{rule:?}");
        let counted = read.report.counts.iter().find(|count| count.rule == rule);
        assert_eq!(
            counted.map(|count| count.lines.clone()).unwrap_or_default(),
            lines,
            "{rule:?}"
        );
    }
    assert_eq!(value(&read, 2020, "JPN", "CHN").0, 7.0);
    assert_eq!(read.report.rows, rows.len() as u64 - 1);
}

#[test]
fn repeats_are_added_or_replaced_and_said() {
    let text = HEAD.to_owned() + "2020,A1,B1,5\n2020,A1,B1,5\n2020,A1,B1,7\n2020,A1,B1,7\n";
    let sum = read(&text);
    assert_eq!(value(&sum, 2020, "A1", "B1").0, 24.0);
    assert_eq!(
        (
            sum.report.count(Rule::RepeatSame),
            sum.report.count(Rule::RepeatOther)
        ),
        (2, 1)
    );
    let settings = Settings {
        repeats: Some(Repeats::Last),
        ..Settings::default()
    };
    let last = read_with(text.as_bytes(), settings).unwrap();
    adds_up(&last.report);
    assert_eq!(value(&last, 2020, "A1", "B1").0, 7.0);
    assert_eq!(
        (
            last.report.count(Rule::Duplicate),
            last.report.count(Rule::Replaced),
            last.report.used
        ),
        (2, 1, 1)
    );
    assert!(last.report.last_of_repeats);
}

#[test]
fn months_make_a_year_where_there_is_no_whole_one() {
    let months: String = (1..=12)
        .map(|month| format!("2019{month:02},JPN,TWN,{month}\n"))
        .collect();
    let text = HEAD.to_owned()
        + &months
        + "2020-01,JPN,TWN,5\n2020Q1,JPN,TWN,20\n2020Q1,TWN,JPN,8\n2021,JPN,TWN,9\n2021M01,JPN,TWN,1\n";
    let read = read(&text);
    assert_eq!(value(&read, 2019, "JPN", "TWN").0, 78.0);
    assert_eq!(
        value(&read, 2020, "JPN", "TWN").0,
        20.0,
        "quarters before months"
    );
    assert_eq!(
        value(&read, 2021, "JPN", "TWN").0,
        9.0,
        "the year before its months"
    );
    assert_eq!(read.report.count(Rule::SubAnnual), 2);
    assert_eq!(read.report.count(Rule::SubAnnualSummed), 14);
    assert_eq!(read.report.partial_years, [2020, 2021]);
}

#[test]
fn years_written_as_one_of_their_days_are_whole() {
    let read = read(&(HEAD.to_owned() + "2019-12-31,JPN,TWN,5\n2020-12-31,JPN,TWN,6\n"));
    assert_eq!(value(&read, 2020, "JPN", "TWN").0, 6.0);
    assert!(read.report.counts.is_empty() && read.report.partial_years.is_empty());
}

#[test]
fn the_coarsest_level_of_products_is_taken_for_each_flow() {
    let head = "year,exporter,importer,hs,value\n";
    let read = read(
        &(head.to_owned()
            + "2020,JPN,TWN,TOTAL,100\n2020,JPN,TWN,85,60\n2020,JPN,KOR,85,30\n2020,JPN,KOR,84,20\n2020,JPN,KOR,8542,25\n2020,TWN,JPN,854231,9\n2020,TWN,JPN,010121,1\n"),
    );
    assert_eq!(value(&read, 2020, "JPN", "TWN").0, 100.0);
    assert_eq!(value(&read, 2020, "JPN", "KOR").0, 50.0);
    assert_eq!(value(&read, 2020, "TWN", "JPN").0, 10.0);
    assert_eq!(read.report.levels, [2, 6]);
    assert_eq!(
        (
            read.report.count(Rule::Product),
            read.report.count(Rule::ProductSummed)
        ),
        (2, 4)
    );
}

#[test]
fn a_group_can_be_kept_as_an_economy() {
    let text = HEAD.to_owned() + "2020,EU,JPN,5\n";
    assert!(
        matches!(problem(text.as_bytes()), Problem::NoUsableRow(report) if report.count(Rule::Aggregate) == 1)
    );
    let settings = Settings {
        keep: vec!["eu".to_owned()],
        ..Settings::default()
    };
    let read = read_with(text.as_bytes(), settings).unwrap();
    assert_eq!(codes(&read), ["EU", "JPN"]);
}

#[test]
fn namibia_is_not_a_missing_code_among_codes_of_two_letters() {
    let two = read(&(HEAD.to_owned() + "2020,NA,JP,5\n2020,TW,JP,6\n"));
    assert_eq!(codes(&two), ["JPN", "NAM", "TWN"]);
    let three = read(&(HEAD.to_owned() + "2020,NA,JPN,5\n2020,TWN,JPN,6\n"));
    assert_eq!(three.report.count(Rule::MissingCode), 1);
}

#[test]
fn a_value_that_nobody_is_said_to_declare_fills_what_is_not_declared() {
    let text = "year,exporter,importer,value,declared\n2020,JPN,TWN,5,JPN\n2020,JPN,TWN,9,\n2020,TWN,JPN,7,\n2020,TWN,KOR,1,KOR\n2020,TWN,KOR,1,CHN\n";
    let read = read(text);
    assert_eq!(value(&read, 2020, "JPN", "TWN"), (5.0, 9.0));
    assert_eq!(value(&read, 2020, "TWN", "JPN"), (7.0, 7.0));
    assert_eq!(read.report.count(Rule::BadFlow), 1);
}

#[test]
fn every_encoding_gives_the_same_cube() {
    let text = "年,輸出国,輸入国,金額\n2020,日本,台湾,12.5\n2020,台湾,ニュージーランド,7\n";
    let plain = read(text).cube;
    let units = |big: bool, mark: bool| -> Vec<u8> {
        let text = if mark {
            "\u{feff}".to_owned() + text
        } else {
            text.to_owned()
        };
        text.encode_utf16()
            .flat_map(|unit| {
                if big {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                }
            })
            .collect()
    };
    for (bytes, encoding) in [
        (
            [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            Encoding::Utf8Mark,
        ),
        (units(false, true), Encoding::Utf16Le),
        (units(true, true), Encoding::Utf16Be),
    ] {
        let read = read_with(&bytes, Settings::default()).unwrap();
        assert_eq!((read.look.encoding, &read.cube), (encoding, &plain));
    }
    let latin = b"year,exporter,importer,value\n2020,C\xf4te d'Ivoire,R\xe9union,5\n";
    let read = read_with(latin, Settings::default()).unwrap();
    assert_eq!(
        (codes(&read), read.look.encoding),
        (vec!["CIV", "REU"], Encoding::Windows1252)
    );
}

#[test]
fn line_ends_and_delimiters_of_all_kinds_give_the_same_cube() {
    let text = "year,exporter,importer,value\n2020,JPN,TWN,12.5\n2020,TWN,JPN,7\n";
    let plain = read(text).cube;
    for changed in [
        text.replace('\n', "\r\n"),
        text.replace('\n', "\r"),
        text.replace('\n', "\n\n"),
        text.trim_end().to_owned(),
        text.replace(',', "\t"),
        text.replace(',', ";"),
        text.replace(',', "|"),
        text.replace(',', " , "),
        "sep=;\n".to_owned() + &text.replace(',', ";"),
        "# a comment\n\n".to_owned() + text,
        "A title of the table\n\n".to_owned() + text,
        text.replace(".5\n", ".5,\n").replace("7\n", "7,\n"),
        text.lines()
            .map(|line| "\"".to_owned() + &line.replace(',', "\",\"") + "\"\n")
            .collect(),
    ] {
        assert_eq!(read(&changed).cube, plain, "{changed:?}");
    }
}

#[test]
fn quoted_fields_may_hold_delimiters_marks_and_line_ends() {
    let read = read(
        "year,exporter,exporter name,importer,value\n2020,Q1,\"Quaint, the \"\"old\"\"\nland\",Q2,\"1,234.5\"\n2020,Q2,Plain,Q1,-2\n",
    );
    assert_eq!(read.cube.economies()[0].name, "Quaint, the \"old\" land");
    assert_eq!(value(&read, 2020, "Q1", "Q2").0, 1234.5);
    let negative = &read.report.counts[0];
    assert_eq!(
        (negative.rule, negative.lines.as_slice()),
        (Rule::Negative, &[4][..]),
        "lines inside fields count"
    );
}

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

#[test]
fn the_same_table_is_made_of_two_and_of_three_hundred_economies() {
    let rows: String = (0..300)
        .flat_map(|i| {
            [1, 7].map(|step| format!("2020,e{i:03},e{:03},{}\n", (i + step) % 300, i * 10 + step))
        })
        .collect();
    let read = read(&(HEAD.to_owned() + &rows));
    assert_eq!(read.cube.economies().len(), 300);
    assert_eq!(read.cube.pairs(), 600);
    assert_eq!(value(&read, 2020, "e299", "e006").0, 2997.0);
    assert_eq!(value(&read, 2020, "e010", "e011").0, 101.0);
    // Memory by declarers and partners, not by the square of the file.
    assert!(
        read.cube.bytes() < 300 * 300 * 8 + 200_000,
        "{}",
        read.cube.bytes()
    );
}

#[test]
fn the_history_of_a_pair_goes_through_all_years() {
    let read = read(SAMPLE);
    let n = read.cube.economies().len();
    for (from, to) in [(0, 1), (n - 1, 0), (3, 2)] {
        let history = read.cube.pair(from, to);
        assert_eq!(history.len(), read.cube.years().len());
        for (year, exported, imported) in history {
            let flows = read.cube.year(year).unwrap();
            assert_eq!(exported.to_bits(), flows.exported[from * n + to].to_bits());
            assert_eq!(imported.to_bits(), flows.imported[from * n + to].to_bits());
        }
    }
    assert!(read.cube.pair(0, 999).iter().all(|year| year.1.is_nan()));
}

#[test]
fn codes_in_a_column_of_names_are_codes() {
    let text = "Reporter Name,Partner Name,Trade Flow,1988\nJPN,TW,Export,5\nWLD,EUN,Export,5\n";
    let read = read(text);
    assert_eq!(codes(&read), ["JPN", "TWN"]);
    assert!(read.cube.economies().iter().all(|economy| economy.listed));
    assert_eq!(read.report.count(Rule::Aggregate), 1);
}

#[test]
fn control_characters_in_a_name_do_not_make_a_saved_work_unreadable() {
    let text = HEAD.to_owned()
        + "2020,\"\u{1}\u{2}\u{3} \u{4}\u{5}A\n\u{7}\",JPN,5\n"
        + &"2020,TWN,KOR,1\n".repeat(50);
    let cube = read(&text).cube;
    assert_eq!(cube.economies()[0].code, "A");
    let again = read_with(&saved(&cube, &Head::default()), Settings::default()).unwrap();
    assert_eq!(again.cube, cube);
}

fn saved(cube: &Cube, head: &Head) -> Vec<u8> {
    let mut bytes = Vec::new();
    tidy(cube, head, &mut |piece| bytes.extend_from_slice(piece));
    bytes
}

#[test]
fn what_is_saved_reads_back_the_same_for_every_sample() {
    let head = Head {
        name: "A: name %\n of two lines ".to_owned(),
        entries: vec![
            ("group East: Asia".to_owned(), "JPN TWN".to_owned()),
            ("also".to_owned(), "mirror".to_owned()),
        ],
    };
    for sample in [SAMPLE].iter().chain(&SAMPLES) {
        let cube = read(sample).cube;
        let again = read_with(&saved(&cube, &head), Settings::default()).unwrap();
        adds_up(&again.report);
        assert_eq!(again.cube, cube);
        assert_eq!(again.head.as_ref(), Some(&head));
        assert_eq!(again.look.dialect, Dialect::Tairi);
        assert_eq!(again.report.used, again.report.entries);
        assert_eq!(saved(&again.cube, &head), saved(&cube, &head));
    }
}

#[test]
fn a_file_longer_than_a_look_may_be_cut_anywhere_too() {
    let mut text = HEAD.to_owned();
    for row in 0..25_000 {
        let note = if row % 7 == 0 {
            "\"Q, the \"\"old\"\"\nland\""
        } else {
            "P"
        };
        text.push_str(&format!(
            "{},{note},e{:02},{}.5\n",
            2000 + row % 5,
            row % 40,
            row
        ));
    }
    assert!(text.len() > LOOK_BYTES + 100_000);
    let whole = read(&text);
    for size in [1, 7, 4096, LOOK_BYTES - 1, LOOK_BYTES, LOOK_BYTES + 1] {
        let mut reader = Reader::new(Settings::default());
        for piece in text.as_bytes().chunks(size) {
            reader.push(piece).unwrap();
        }
        assert_eq!(reader.rows(), 25_000);
        assert_eq!(reader.finish().unwrap(), whole, "{size}");
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod random {
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
        "JPN", "TWN", "KOR", "WLD", "XX", "own code", "a, b", "\"q\"", "#x", "=1+1", "'@x",
        "a;\"-b",
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
    }
}
