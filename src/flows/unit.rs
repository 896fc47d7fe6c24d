//! The unit of a file's values. Intensities do not depend on it; what is written
//! beside a number does.

use super::economies::plain;
use crate::data::outside::line;

/// A currency and a power of ten.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    any(feature = "web", feature = "engine", feature = "sheets"),
    derive(serde::Serialize, serde::Deserialize)
)]
pub struct Unit {
    /// ISO code of the currency (`USD`), or the file's own text; empty if the file
    /// does not say it.
    pub currency: String,
    /// Values are in 10^power of it (6 for millions); `None` if the file does not
    /// say.
    pub power: Option<i8>,
}

/// Words for currencies, as [`plain`] makes them.
const CURRENCIES: [(&str, &[&str]); 7] = [
    (
        "USD",
        &[
            "usd",
            "us$",
            "usdollar",
            "달러",
            "美元",
            "美金",
            "米ドル",
            "ドル",
        ],
    ),
    (
        "TWD",
        &[
            "twd",
            "ntd",
            "nt$",
            "新台幣",
            "新臺幣",
            "台幣",
            "臺幣",
            "台湾元",
        ],
    ),
    ("JPY", &["jpy", "yen", "円", "日圓", "日元"]),
    ("EUR", &["eur", "euro", "€", "歐元", "欧元", "ユーロ"]),
    ("CNY", &["cny", "rmb", "人民幣", "人民币", "人民元"]),
    ("KRW", &["krw", "韓元", "ウォン"]),
    ("GBP", &["gbp", "£", "poundsterling", "英鎊", "ポンド"]),
];

/// Words for powers of ten; the longer before those they hold.
const POWERS: [(i8, &[&str]); 8] = [
    (12, &["trillion", "兆"]),
    (9, &["billion", "十億", "10億", "十亿", "bn"]),
    (8, &["億", "亿"]),
    (
        6,
        &[
            "million", "百萬", "百万", "100萬", "100万", "백만", "mio", "mill.", "millones",
            "milioni", "milhões", "m€", "meur", "mn", "us$mil", "usdmil",
        ],
    ),
    (7, &["千萬", "千万"]),
    (4, &["萬", "万"]),
    (
        3,
        &[
            "thousand", "tsd", "tys.", "milliers", "milesde", "migliaia", "tausend", "千", "천",
            "1000", "us$000", "usd000", "'000",
        ],
    ),
    (0, &["units"]),
];

impl Unit {
    /// US dollars in 10^power.
    #[must_use]
    pub fn usd(power: Option<i8>) -> Unit {
        Unit {
            currency: "USD".to_owned(),
            power,
        }
    }

    /// What a text says: `US$ million`, `千美元`, `TradeValue in 1000 USD`. A text in
    /// which no currency is known is kept as it is, without a power.
    #[must_use]
    pub fn parse(text: &str) -> Unit {
        let text = text.trim();
        Unit::within(text).unwrap_or_else(|| Unit {
            currency: line(text),
            power: None,
        })
    }

    /// The unit that a longer text, such as a column's header, names.
    #[must_use]
    pub fn within(text: &str) -> Option<Unit> {
        if text.len() > 200 {
            return None;
        }
        let mut packed = text.to_ascii_lowercase();
        packed.retain(|letter| !letter.is_whitespace());
        let has = |words: &[&str]| words.iter().any(|word| packed.contains(word));
        let parts = parts(text);
        let named = |words: &[&str]| {
            // A short word may be a part of another: `eur` of `valeur`.
            words
                .iter()
                .any(|word| match word.len() <= 4 && word.is_ascii() {
                    true if word.bytes().all(|byte| byte.is_ascii_alphabetic()) => {
                        parts.iter().any(|part| part.trim_end_matches('s') == *word)
                    }
                    _ => packed.contains(word),
                })
        };
        let currency = CURRENCIES.iter().find(|(_, words)| named(words))?.0;
        let power = if packed.contains("scaleunknown") {
            None
        } else if let Some((_, power)) = packed.split_once("10^") {
            let end = power
                .find(|letter: char| !letter.is_ascii_digit())
                .unwrap_or(power.len());
            power[..end].parse().ok()
        } else {
            Some(
                POWERS
                    .iter()
                    .find(|(_, words)| has(words))
                    .map_or(0, |power| power.0),
            )
        };
        Some(Unit {
            currency: currency.to_owned(),
            power,
        })
    }

    /// The unit as text, which [`Unit::parse`] reads back for a known currency.
    #[must_use]
    pub fn text(&self) -> String {
        let known = CURRENCIES.iter().any(|(code, _)| *code == self.currency);
        match self.power {
            Some(0) => self.currency.clone(),
            None if !known => self.currency.clone(),
            None => self.currency.clone() + " (scale unknown)",
            Some(3) => "thousand ".to_owned() + &self.currency,
            Some(6) => "million ".to_owned() + &self.currency,
            Some(9) => "billion ".to_owned() + &self.currency,
            Some(power) => "10^".to_owned() + &power.to_string() + " " + &self.currency,
        }
    }

    /// Whether two units are the same but for powers of ten that are both known.
    pub(super) fn like(&self, other: &Unit) -> bool {
        plain(&self.currency) == plain(&other.currency)
            && (self.power == other.power || (self.power.is_some() && other.power.is_some()))
    }
}

/// The words of a text, in small letters: cut at signs, digits, and where a small letter
/// goes before a capital, as in `VALUE_IN_EUROS`, `1000USD`, `valueUSD`.
fn parts(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut small = false;
    for letter in text.chars() {
        let begins = letter.is_ascii_uppercase() && small;
        small = letter.is_ascii_lowercase();
        if begins || !letter.is_ascii_alphabetic() {
            parts.push(String::new());
        }
        if letter.is_ascii_alphabetic()
            && let Some(last) = parts.last_mut()
        {
            last.push(letter.to_ascii_lowercase());
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_read_in_three_languages() {
        for (text, power) in [
            ("USD", 0),
            ("US$", 0),
            ("Trade Value (US$)", 0),
            ("US$ million", 6),
            ("Millions of US dollars", 6),
            ("TradeValue in 1000 USD", 3),
            ("千美元", 3),
            ("百萬美元", 6),
            ("億米ドル", 8),
            ("十億美元", 9),
            ("US$ Thousand", 3),
            ("billion USD", 9),
            ("萬美元", 4),
            ("千萬美元", 7),
        ] {
            assert_eq!(Unit::parse(text), Unit::usd(Some(power)), "{text}");
        }
        assert_eq!(Unit::parse("百万円").currency, "JPY");
        assert_eq!(Unit::parse("新台幣百萬元").currency, "TWD");
        assert_eq!(Unit::within("value"), None);
        assert_eq!(Unit::within("valeur"), None);
        assert_eq!(Unit::parse("VALUE_IN_EUROS").currency, "EUR");
        assert_eq!(Unit::parse("tradeValueUSD").currency, "USD");
        assert_eq!(Unit::parse("USD thousand"), Unit::usd(Some(3)));
        assert_eq!(Unit::parse("shells").currency, "shells");
    }

    #[test]
    fn what_is_written_reads_back() {
        for power in [
            None,
            Some(0),
            Some(3),
            Some(4),
            Some(6),
            Some(8),
            Some(9),
            Some(12),
        ] {
            let unit = Unit::usd(power);
            assert_eq!(Unit::parse(&unit.text()), unit);
        }
        let own = Unit::parse("shells");
        assert_eq!(Unit::parse(&own.text()), own);
    }
}
