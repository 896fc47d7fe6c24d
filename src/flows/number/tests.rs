use super::*;
use Decimal::{Comma, Point};

fn is(text: &str, decimal: Decimal) -> f64 {
    match number(text.as_bytes(), decimal) {
        Number::Is(value) => value,
        other => panic!("{text:?}: {other:?}"),
    }
}

#[test]
fn numbers_are_read_in_the_styles_of_many_countries() {
    for (text, decimal) in [
        ("1234.5", Point),
        ("1,234.5", Point),
        ("1 234.5", Point),
        ("1'234.5", Point),
        ("1234,5", Comma),
        ("1.234,5", Comma),
        ("1 234,5", Comma),
        ("1\u{a0}234,5", Comma),
        ("1\u{202f}234,5", Comma),
        ("1’234,5", Comma),
        ("1.2345e3", Point),
        ("1.2345E+03", Point),
        ("12345e-1", Point),
        ("+1234.5", Point),
        ("$1,234.5", Point),
        ("US$ 1,234.5", Point),
    ] {
        assert_eq!(is(text, decimal), 1234.5, "{text}");
    }
    assert_eq!(is("12,34,567", Point), 1_234_567.0);
    assert_eq!(is("1.234.567", Comma), 1_234_567.0);
    assert_eq!(is("(1,234)", Point), -1234.0);
    assert_eq!(is("-5", Point), -5.0);
    assert_eq!(is("\u{2212}5", Point), -5.0);
    assert_eq!(is(".5", Point), 0.5);
    assert_eq!(is("5.", Point), 5.0);
    assert_eq!(is("0", Point), 0.0);
}

#[test]
fn signs_for_nothing_are_missing_and_words_are_bad() {
    for text in ["", " ", "..", "-", "NA", "n/a", ":", "NaN", "null"] {
        assert_eq!(number(text.as_bytes(), Point), Number::Missing, "{text:?}");
    }
    for text in [
        "abc", "1.2.3", "1,23", "1234,5", "1,2345", "1e", "1e999", "inf", "1 23", "12 34 5", "--1",
        "e5", "0x1F",
    ] {
        assert_eq!(number(text.as_bytes(), Point), Number::Bad, "{text:?}");
    }
    assert_eq!(number(&[0xff, 0xfe], Point), Number::Bad);
    assert_eq!(number(&[b'9'; 500], Point), Number::Bad);
}

#[test]
fn marks_are_told_beside_flags_and_signs_of_money_too() {
    for text in ["50,5 p", "50,5 €", "€50,5", "50,5(1)"] {
        assert_eq!(evidence(text.as_bytes()), (Some(false), true), "{text}");
        assert_eq!(is(text, Comma), 50.5, "{text}");
    }
}

#[test]
fn flags_and_wrappings_are_none_of_the_number() {
    for text in [
        "1234.5 p",
        "1234.5b",
        "1234.5*",
        "1234.5(1)",
        "1,234.5 r",
        "'1234.5",
        "=\"1234.5\"",
        "１２３４.５",
        "1，234.5",
        "1234.5 e",
        "1234.5 bp",
        "1234.5 [2]",
        "€1,234.5",
        "1\u{2009}234.5",
    ] {
        assert_eq!(is(text, Point), 1234.5, "{text}");
    }
    for text in [
        "c", ": c", ":c", "D", "nil", "#VALUE!", "########", "n.a", ": bc", "(D)",
    ] {
        assert_eq!(number(text.as_bytes(), Point), Number::Missing, "{text}");
    }
    assert_eq!(is("1234.5-", Point), -1234.5);
    for text in ["12 k", "12k", "12M", "12 t", "12%", "12 bn", "1 2", "c5"] {
        assert_eq!(number(text.as_bytes(), Point), Number::Bad, "{text}");
    }
}

#[test]
fn a_field_tells_its_decimal_mark_or_leaves_it_open() {
    for (text, told) in [
        ("1,234.5", Some(true)),
        ("1.234,5", Some(false)),
        ("1,234,567", Some(true)),
        ("1.234.567", Some(false)),
        ("12.5", Some(true)),
        ("12,5", Some(false)),
        ("0.123", Some(true)),
        ("1234.567", Some(true)),
        ("1.234", None),
        ("1,234", None),
        ("1234", None),
        ("abc", None),
        ("", None),
    ] {
        assert_eq!(evidence(text.as_bytes()).0, told, "{text}");
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod random {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_is_read_to_the_last_bit(value in prop::num::f64::NORMAL | prop::num::f64::SUBNORMAL | prop::num::f64::ZERO) {
            for text in [format!("{value}"), format!("{value:e}")] {
                prop_assert_eq!(is(&text, Point), text.parse::<f64>().unwrap());
                prop_assert_eq!(is(&text.replace('.', ","), Comma), value);
            }
        }

        #[test]
        fn plain_digits_are_read_as_the_standard_library_does(whole in "[0-9]{1,22}", part in "[0-9]{0,24}") {
            let text = format!("{whole}.{part}");
            prop_assert_eq!(is(&text, Point), text.parse::<f64>().unwrap());
        }

        #[test]
        fn groups_of_three_do_not_change_a_number(value in 0u64..1_000_000_000_000_000) {
            let digits = value.to_string();
            let mut grouped = String::new();
            for (at, digit) in digits.chars().enumerate() {
                if at > 0 && (digits.len() - at) % 3 == 0 {
                    grouped.push(',');
                }
                grouped.push(digit);
            }
            prop_assert_eq!(is(&grouped, Point), value as f64);
            prop_assert_eq!(is(&grouped.replace(',', "."), Comma), value as f64);
        }

        #[test]
        fn no_bytes_make_it_fail(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
            let _ = number(&bytes, Point);
            let _ = number(&bytes, Comma);
            let _ = evidence(&bytes);
        }
    }
}
