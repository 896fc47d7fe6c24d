//! Letters, delimiters and line ends.

use super::*;

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
