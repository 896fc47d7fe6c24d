//! Files in the encodings that offices and their spreadsheets save: told apart, read to
//! the same flows as in UTF-8, however they come in.

#![allow(clippy::unwrap_used, reason = "a test fails loudly")]

#[path = "shared/letters.rs"]
mod letters;

use letters::{decoder, encoded};
use proptest::prelude::*;
use std::sync::OnceLock;
use tairi::flows::{Encoding, Hints, Look, Problem, Read, Reader, Role, Rule, Settings, look_as};

/// Headers and names as a spreadsheet in Taiwan, China, Korea or Japan has them, with
/// letters whose second byte is a backslash or a bar: 功, 許, 蓋, 育 in Big5; ソ, 表, 能,
/// ポ, 芸 in Shift_JIS.
const ZH_HANT: &str = "年份,出口國,進口國,金額(千美元),註\n2019,日本,臺灣,40,功許蓋育\n2019,日本,美國,110,\n\
2019,臺灣,日本,25,\n2019,臺灣,美國,60,\n2019,美國,日本,60,\n2019,美國,臺灣,35,\n2019,日本,世界,250,\n\
2019,世界,日本,230,\n2019,世界,世界,1109,\n";
const ZH_HANS: &str = "年份,出口国,进口国,金额(万美元)\n2019,日本,台湾,40\n2019,日本,美国,110\n2019,台湾,日本,25\n\
2019,台湾,美国,60\n2019,美国,日本,60\n2019,美国,台湾,35\n2019,日本,世界,250\n2019,世界,日本,230\n\
2019,世界,世界,1109\n";
const JA: &str = "年,輸出国,輸入国,金額（千米ドル）,品名\n2019,日本,台湾,40,ソース\n2019,日本,アメリカ,110,表\n\
2019,台湾,日本,25,工芸品\n2019,台湾,アメリカ,60,ポンプ\n2019,アメリカ,日本,60,機能\n2019,アメリカ,台湾,35,\n\
2019,日本,世界,250,\n2019,世界,日本,230,\n2019,世界,世界,1109,\n";
const KO: &str = "연도,수출국,수입국,금액\n2019,일본,대만,40\n2019,일본,미국,110\n2019,대만,일본,25\n\
2019,대만,미국,60\n2019,미국,일본,60\n2019,미국,대만,35\n";

const EAST: [(&str, Encoding); 6] = [
    (ZH_HANT, Encoding::Big5),
    (ZH_HANS, Encoding::Gb18030),
    (ZH_HANT, Encoding::Gb18030),
    (JA, Encoding::ShiftJis),
    (JA, Encoding::EucJp),
    (KO, Encoding::EucKr),
];

fn look(bytes: &[u8]) -> Look {
    let hints = Hints {
        decoders: Some(decoder),
        ..Hints::default()
    };
    look_as(bytes, None, hints).unwrap()
}

fn read(bytes: &[u8], settings: Settings, pieces: &[usize]) -> Result<Read, Problem> {
    let mut reader = Reader::with(settings, Some(decoder));
    let mut rest = bytes;
    for piece in pieces {
        let (now, later) = rest.split_at((*piece).min(rest.len()));
        reader.push(now)?;
        rest = later;
    }
    reader.push(rest)?;
    reader.finish()
}

/// The mapping that the look at the same in UTF-8 gives; where that does not know the
/// words of the header, columns are in the usual order.
fn mapped(text: &str, encoding: Option<Encoding>) -> Settings {
    let mut mapping = look(text.as_bytes()).mapping;
    if !mapping.missing().is_empty() {
        mapping.columns = vec![Role::Year, Role::Exporter, Role::Importer, Role::Value];
    }
    Settings {
        mapping: Some(mapping),
        encoding,
        ..Settings::default()
    }
}

#[test]
fn short_tables_of_east_asia_are_told_apart_and_read_as_in_utf_8() {
    for (text, encoding) in EAST {
        let bytes = encoded(text, encoding);
        let look = look(&bytes);
        assert_eq!(
            (look.encoding, look.encoding_open),
            (encoding, false),
            "{text}"
        );
        assert_eq!(look.header, self::look(text.as_bytes()).header);
        let settings = mapped(text, None);
        let plain = read(text.as_bytes(), settings.clone(), &[]).unwrap();
        let read = read(&bytes, settings, &[]).unwrap();
        assert_eq!(
            (read.cube, read.report),
            (plain.cube, plain.report),
            "{text}"
        );
    }
}

#[test]
fn a_few_names_among_ascii_are_enough() {
    for (name, encoding) in [
        ("臺灣", Encoding::Big5),
        ("日本", Encoding::Big5),
        ("日本", Encoding::Gb18030),
        ("韩国", Encoding::Gb18030),
        ("台湾", Encoding::ShiftJis),
        ("アメリカ", Encoding::ShiftJis),
        ("アメリカ", Encoding::EucJp),
        ("한국", Encoding::EucKr),
        ("인도네시아", Encoding::EucKr),
        ("Côte d'Ivoire", Encoding::Windows1252),
        ("Türkiye", Encoding::Windows1252),
        ("Côte d’Ivoire", Encoding::Macintosh),
        ("Türkiye", Encoding::Macintosh),
    ] {
        let text = format!("year,exporter,importer,value\n2019,{name},USA,5\n2019,USA,{name},6\n");
        let look = look(&encoded(&text, encoding));
        assert_eq!(
            (look.encoding, look.encoding_open),
            (encoding, false),
            "{name}"
        );
        assert_eq!(look.preview[0][1], name);
    }
}

#[test]
fn letters_of_europe_are_told_apart_where_they_can_be() {
    for (names, encoding) in [
        (
            "Österreich;Südkorea;Weißrussland;Färöer",
            Encoding::Windows1252,
        ),
        ("Corée du Sud;Grèce;Norvège;Émirats", Encoding::Windows1252),
        (
            "España;Japón;México;Perú;Corea del Sur",
            Encoding::Windows1252,
        ),
        ("Coréia;Áustria;Japão;Países Baixos", Encoding::Windows1252),
        (
            "España;Japón;México;Perú;Corea del Sur",
            Encoding::Macintosh,
        ),
        (
            "Włochy;Białoruś;Łotwa;Węgry;Słowacja",
            Encoding::Windows1250,
        ),
        (
            "Česko;Čína;Nový Zéland;Řecko;Německo",
            Encoding::Windows1250,
        ),
        (
            "Çin;İtalya;Birleşik Krallık;Türkiye;Mısır",
            Encoding::Windows1254,
        ),
        ("Россия;Китай;Япония;Германия", Encoding::Windows1251),
    ] {
        let names: Vec<&str> = names.split(';').collect();
        let rows = names.iter().map(|name| format!("2019,{name},Japan,5\n"));
        let text = "year,exporter,importer,value\n".to_owned() + &rows.collect::<String>();
        let look = look(&encoded(&text, encoding));
        assert_eq!(look.encoding, encoding, "{names:?}");
        assert_eq!(look.preview[0][1], names[0]);
    }
}

#[test]
fn numbers_with_hard_blanks_and_prices_with_signs_are_western() {
    let text =
        "year;exporter;importer;value (€)\n2019;JPN;TWN;1\u{a0}234,5\n2019;TWN;JPN;12\u{a0}345\n";
    let bytes = encoded(text, Encoding::Windows1252);
    assert_eq!(look(&bytes).encoding, Encoding::Windows1252);
    let read = read(&bytes, Settings::default(), &[]).unwrap();
    assert_eq!(read.report.used, 2);
}

#[test]
fn what_stays_open_is_asked_and_a_choice_wins() {
    // The same bytes are a name in several encodings.
    let text = "year,exporter,importer,value\n2019,柏泊雷,USA,5\n2019,USA,柏泊雷,5\n";
    let bytes = encoded(text, Encoding::Gb18030);
    let look = look(&bytes);
    assert!(look.encoding_open && !look.sure);
    let hints = Hints {
        encoding: Some(Encoding::Gb18030),
        decoders: Some(decoder),
        ..Hints::default()
    };
    let chosen = look_as(&bytes, None, hints).unwrap();
    assert_eq!(
        (chosen.encoding, chosen.encoding_open),
        (Encoding::Gb18030, false)
    );
    assert_eq!(chosen.preview[0][1], "柏泊雷");
    let settings = Settings {
        encoding: Some(Encoding::Gb18030),
        ..Settings::default()
    };
    let read = read(&bytes, settings, &[]).unwrap();
    assert_eq!(read.look.encoding, Encoding::Gb18030);
    assert!(
        read.cube
            .economies()
            .iter()
            .any(|economy| economy.name == "柏泊雷")
    );
}

#[test]
fn a_second_byte_that_is_a_bar_cuts_no_field() {
    for (trap, encoding) in [
        ("ポー", Encoding::ShiftJis), // 0x83 0x7C
        ("弌", Encoding::ShiftJis),
        ("育", Encoding::Big5), // 0xA8 0x7C
        ("坾", Encoding::Gb18030),
    ] {
        let text = format!(
            "year|exporter|importer|value\n2019|{trap}|TWN|5\n2019|TWN|{trap}|7\n2019|TWN|JPN|7\n"
        );
        let settings = mapped(&text, Some(encoding));
        let plain = read(text.as_bytes(), mapped(&text, None), &[]).unwrap();
        let read = read(&encoded(&text, encoding), settings, &[]).unwrap();
        assert_eq!(
            (read.cube, read.report),
            (plain.cube, plain.report),
            "{trap}"
        );
    }
}

#[test]
fn without_a_decoder_the_letters_of_a_file_are_a_guess() {
    let bytes = encoded(ZH_HANT, Encoding::Big5);
    let look = look_as(&bytes, None, Hints::default()).unwrap();
    assert_eq!(
        (look.encoding, look.encoding_open, look.sure),
        (Encoding::Windows1252, true, false)
    );
}

#[test]
fn utf_16_without_a_mark_is_known_where_half_of_it_is_chinese() {
    for encoding in [Encoding::Utf16Le, Encoding::Utf16Be] {
        let bytes = encoded(ZH_HANT, encoding);
        let look = look(&bytes);
        assert_eq!((look.encoding, look.encoding_open), (encoding, false));
        assert_eq!(look.header[1], "出口國");
    }
}

#[test]
fn names_garbled_before_are_repaired_and_said() {
    let text = "year,exporter,importer,value\n2019,TÃ¼rkiye,Côte d'Ivoire,5\n2019,Türkiye,Japan,6\n\
2019,CÃ´te dâ€™Ivoire,T?rkiye,7\n2019,Japan,T\u{fffd}rkiye,8\n";
    let read = read(text.as_bytes(), Settings::default(), &[]).unwrap();
    let codes: Vec<&str> = read
        .cube
        .economies()
        .iter()
        .map(|economy| economy.code.as_str())
        .collect();
    assert_eq!(codes, ["CIV", "JPN", "TUR"]);
    let counts = &read.report.counts;
    let said = counts
        .iter()
        .find(|count| count.rule == Rule::Repaired)
        .unwrap();
    assert_eq!((said.entries, said.what.len()), (4, 4));
    assert_eq!(said.what[0], "TÃ¼rkiye");
}

#[test]
fn headers_garbled_before_are_repaired_and_said() {
    let garbled: String = "年份,出口國,進口國,金額".bytes().map(char::from).collect();
    let text = garbled + "\n2019,JPN,TWN,5\n";
    let read = read(text.as_bytes(), Settings::default(), &[]).unwrap();
    assert_eq!(read.look.header, ["年份", "出口國", "進口國", "金額"]);
    assert_eq!(read.report.count(Rule::Repaired), 4);
}

#[test]
fn one_name_in_another_encoding_is_said_in_a_file_of_utf_8() {
    let mut bytes = ZH_HANT
        .replace(",註", "")
        .replace(",\n", "\n")
        .replace(",功許蓋育", "")
        .into_bytes();
    bytes.extend_from_slice(b"2019,T\xfcrkiye,\xe8\x87\xba\xe7\x81\xa3,5\n");
    let read = read(&bytes, Settings::default(), &[]).unwrap();
    assert_eq!(read.look.encoding, Encoding::Utf8);
    assert!(read.report.mixed_encoding);
    assert!(
        read.cube
            .economies()
            .iter()
            .any(|economy| economy.code == "TUR")
    );
    assert_eq!(read.report.count(Rule::Repaired), 1);
}

#[test]
fn names_that_cannot_be_repaired_are_said() {
    let text = "year,exporter,importer,value\n2019,Atl\u{fffd}ntis,Japan,5\n2019,Japan,\u{fffd}\u{fffd},5\n";
    let read = read(text.as_bytes(), Settings::default(), &[]).unwrap();
    let said = &read.report.counts[0];
    assert_eq!((said.rule, said.entries), (Rule::Doubtful, 2));
}

/// Encodings, and the letters of each, with those whose second byte is a sign of ASCII.
fn alphabets() -> &'static [(Encoding, Vec<char>)] {
    static ALPHABETS: OnceLock<Vec<(Encoding, Vec<char>)>> = OnceLock::new();
    ALPHABETS.get_or_init(|| {
        // Without Unicode's and Windows-1252, which are passed on as they are.
        let others = Encoding::ALL.into_iter().skip(3);
        let others = others.filter(|encoding| *encoding != Encoding::Windows1252);
        others
            .map(|encoding| (encoding, alphabet(encoding)))
            .collect()
    })
}

fn alphabet(encoding: Encoding) -> Vec<char> {
    let known = encoding_rs::Encoding::for_label(encoding.name().as_bytes()).unwrap();
    // Signs and blanks are cut off at the ends of names.
    let letters = ('\u{80}'..='\u{ffee}').filter(|letter| letter.is_alphabetic());
    let all = letters.filter(|letter| {
        let text = letter.to_string();
        let (bytes, _, lost) = known.encode(&text);
        !lost && known.decode_without_bom_handling(&bytes).0 == text
    });
    all.collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_letters_come_out_the_same_however_a_file_is_cut(
        at in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..12),
        pieces in prop::collection::vec(1usize..9, 0..40),
        which in 0usize..9,
    ) {
        let (encoding, letters) = &alphabets()[which];
        let mut text = String::from("year|exporter|importer|value\n2019|JPN|TWN|1\n");
        for (one, two, three) in &at {
            let name: String = [one, two, three].iter().map(|at| letters[at.index(letters.len())]).collect();
            text += &format!("2019|{name}|JPN|5\n");
        }
        let bytes = encoded(&text, *encoding);
        let settings = mapped(&text, Some(*encoding));
        let whole = read(&bytes, settings.clone(), &[]).unwrap();
        prop_assert_eq!(&read(&bytes, settings.clone(), &pieces).unwrap(), &whole);
        let plain = read(text.as_bytes(), mapped(&text, None), &pieces).unwrap();
        prop_assert_eq!((plain.cube, plain.report), (whole.cube, whole.report));
    }
}
