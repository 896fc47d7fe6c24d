//! What is saved, and read again.

use super::*;

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
