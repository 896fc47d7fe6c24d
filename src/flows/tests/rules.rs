//! What counts, what is left out, what is added up.

use super::*;

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
