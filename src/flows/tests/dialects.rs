//! Each kind of file that is known.

use super::*;

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
    let read = read(include_str!("../samples/comtrade.csv"));
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
    let read = read(include_str!("../samples/comtrade-classic.csv"));
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
    let read = read(include_str!("../samples/wits.csv"));
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
    let read = read(include_str!("../samples/wits-wide.csv"));
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
    let read = read(include_str!("../samples/imf-wide.csv"));
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
    let read = read(include_str!("../samples/imf-long.csv"));
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
    let read = read(include_str!("../samples/baci.csv"));
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
    let lost = include_str!("../samples/baci.csv").replace(",0", ",");
    assert_eq!(
        value(&super::tests::read(&lost), 1995, "JPN", "TWN").0,
        10.0,
        "zeros lost in a spreadsheet"
    );
}

#[test]
fn tidy_files_in_chinese_and_japanese_are_read() {
    let zh = read(include_str!("../samples/tidy-zh.csv"));
    assert_eq!((zh.look.delimiter, zh.look.decimal), (b';', Decimal::Comma));
    assert_eq!(value(&zh, 2005, "JPN", "TWN").0, 46053.5);
    assert_eq!(zh.cube.year(2005).unwrap().exports_given[1], 198_432.0);
    assert_eq!(zh.report.count(Rule::Aggregate), 1);
    assert_eq!(zh.cube.unit(), &Unit::usd(Some(6)));
    let ja = read(include_str!("../samples/tidy-ja.csv"));
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
