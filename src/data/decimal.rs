//! Reading plain decimals: what the embedded tables hold, and nothing more.
//!
//! The standard parser takes any number in any notation and costs six
//! kilobytes of a download for it. This one takes an optional minus, digits and
//! an optional point. It is exact: up to fifteen digits and powers of ten up
//! to 10²² are whole numbers that a double holds, and one division rounds once.

/// The value of a plain decimal such as `-48.6`; `None` for anything else, and
/// for more than fifteen digits.
#[must_use]
pub fn decimal(text: &str) -> Option<f64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let mut whole: u64 = 0;
    let mut count = 0;
    let mut scale = None;
    for byte in digits.bytes() {
        match byte {
            b'0'..=b'9' => {
                whole = whole * 10 + u64::from(byte - b'0');
                count += 1;
                scale = scale.map(|power: f64| power * 10.0);
            }
            b'.' if scale.is_none() && count > 0 => scale = Some(1.0),
            _ => return None,
        }
        if count > 15 {
            return None;
        }
    }
    if count == 0 || digits.ends_with('.') {
        return None;
    }
    let value = whole as f64 / scale.unwrap_or(1.0);
    Some(if digits.len() < text.len() {
        -value
    } else {
        value
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_plain_decimal_is_refused() {
        for text in [
            "",
            "-",
            ".",
            ".5",
            "5.",
            "1e3",
            "+1",
            "1,000",
            "NaN",
            "1.2.3",
            "1234567890123456",
        ] {
            assert_eq!(decimal(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn it_reads_as_the_standard_parser_does(text in "-?[0-9]{1,8}(\\.[0-9]{1,7})?") {
            prop_assert_eq!(decimal(&text), text.parse().ok());
        }
    }
}
