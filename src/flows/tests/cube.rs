//! Years and pairs of what was read.

use super::*;

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
