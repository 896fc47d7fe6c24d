//! Numbers as a reader of each language is used to see them.
//!
//! Grouping and decimal point are alike in the three languages; what differs
//! is the unit: English counts in millions and billions, Chinese and Japanese
//! in 億 (a hundred million) and 兆 (a million million).

use super::Lang;
use crate::trade::currency::Currency;

/// The sign in front of negative numbers: a true minus, as wide as a plus.
pub const MINUS: char = '−';

/// A number with a fixed count of decimals and grouped thousands: `−1,234.5`.
///
/// A value that rounds to zero has no sign.
///
/// Put together from whole digits: the standard formatter's exact arithmetic is
/// for sixteen digits and more, and costs as much as all of the charts' axes.
#[must_use]
pub fn fixed(value: f64, decimals: usize) -> String {
    let one = 10u64.pow(decimals.min(12) as u32);
    let scaled = (value.abs() * one as f64).round();
    // Past 2⁵³ a double has no fraction left, and below it this is exact.
    let units = scaled.min(9e15) as u64;
    let whole = (units / one).to_string();
    let mut text = String::with_capacity(whole.len() + decimals + 8);
    if value < 0.0 && units > 0 {
        text.push(MINUS);
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    let mut place = one;
    for index in 0..decimals {
        if index == 0 {
            text.push('.');
        }
        place /= 10;
        let digit = units.checked_div(place).unwrap_or(0) % 10;
        text.push(char::from(b'0' + digit as u8));
    }
    text
}

/// A number without needless zeros after the point, at most `decimals` of them.
#[must_use]
pub fn trimmed(value: f64, decimals: usize) -> String {
    let text = fixed(value, decimals);
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text,
    }
}

/// Digits as a table prints them (`-48.6`, `130.25`), grouped and with a true minus.
///
/// The digits themselves are kept: `13.0` stays `13.0`.
#[must_use]
pub fn printed(digits: &str) -> String {
    match crate::data::decimal(digits) {
        Some(value) => {
            let decimals = digits.split_once('.').map_or(0, |(_, tail)| tail.len());
            fixed(value, decimals)
        }
        None => digits.to_owned(),
    }
}

/// A share in per cent with one decimal.
#[must_use]
pub fn percent(value: f64) -> String {
    format!("{}%", fixed(value, 1))
}

/// A size of amounts: how many units of currency one counts as, and its name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MoneyUnit {
    /// The currency.
    pub currency: Currency,
    /// Units of currency in one of these: `1e9` for a billion.
    pub size: f64,
}

impl MoneyUnit {
    /// The unit in which an amount of this size (in units of currency) reads best.
    #[must_use]
    pub fn of(currency: Currency, amount: f64, lang: Lang) -> MoneyUnit {
        let amount = amount.abs();
        let size = match lang {
            Lang::En if amount >= 1e9 => 1e9,
            Lang::En => 1e6,
            _ if amount >= 1e12 => 1e12,
            _ if amount >= 1e8 => 1e8,
            _ => 1e4,
        };
        MoneyUnit { currency, size }
    }

    /// The amount (in units of currency) with this unit's name: `US$ 33.9 billion`.
    #[must_use]
    pub fn amount(self, amount: f64, decimals: usize, lang: Lang) -> String {
        let digits = fixed(amount / self.size, decimals);
        let (sign, digits) = match digits.strip_prefix(MINUS) {
            Some(rest) => ("−", rest.to_owned()),
            None => ("", digits),
        };
        let scale = self.scale_word(lang);
        match (lang, self.currency) {
            // No line breaks between the sign of the currency and its amount.
            (Lang::En, Currency::Usd) => format!("{sign}US$\u{a0}{digits}{scale}"),
            (Lang::En, Currency::Twd) => format!("{sign}NT$\u{a0}{digits}{scale}"),
            (Lang::ZhTw, Currency::Usd) => format!("{sign}{digits} {scale}美元"),
            (Lang::ZhTw, Currency::Twd) => format!("{sign}新台幣 {digits} {scale}元"),
            (Lang::Ja, Currency::Usd) => format!("{sign}{digits}{scale}ドル"),
            (Lang::Ja, Currency::Twd) => format!("{sign}{digits}{scale}台湾ドル"),
        }
    }

    /// The unit alone, as an axis or a column names it: `US$ billion`, `億美元`.
    #[must_use]
    pub fn name(self, lang: Lang) -> String {
        let scale = self.scale_word(lang);
        match (lang, self.currency) {
            (Lang::En, Currency::Usd) => format!("US${scale}"),
            (Lang::En, Currency::Twd) => format!("NT${scale}"),
            (Lang::ZhTw, Currency::Usd) => format!("{scale}美元"),
            (Lang::ZhTw, Currency::Twd) => format!("新台幣{scale}元"),
            (Lang::Ja, Currency::Usd) => format!("{scale}ドル"),
            (Lang::Ja, Currency::Twd) => format!("{scale}台湾ドル"),
        }
    }

    fn scale_word(self, lang: Lang) -> &'static str {
        match (lang, self.size) {
            (Lang::En, size) if size >= 1e9 => " billion",
            (Lang::En, size) if size >= 1e6 => " million",
            (Lang::ZhTw | Lang::Ja, size) if size >= 1e12 => "兆",
            (Lang::ZhTw, size) if size >= 1e8 => "億",
            (Lang::Ja, size) if size >= 1e8 => "億",
            (Lang::ZhTw, size) if size >= 1e4 => "萬",
            (Lang::Ja, size) if size >= 1e4 => "万",
            _ => "",
        }
    }
}

/// An amount in US$ million, in the unit that reads best, to about three digits.
#[must_use]
pub fn usd(millions: f64, lang: Lang) -> String {
    money(Currency::Usd, millions, lang)
}

/// An amount in millions of a currency, as [`usd`].
#[must_use]
pub fn money(currency: Currency, millions: f64, lang: Lang) -> String {
    let amount = millions * 1e6;
    let unit = MoneyUnit::of(currency, amount, lang);
    unit.amount(amount, decimals_for(amount / unit.size), lang)
}

/// An amount in US$ million in as few letters as can be: `$5.07bn`.
#[must_use]
pub fn usd_brief(millions: f64, lang: Lang) -> String {
    match lang {
        Lang::En if millions.abs() >= 1e3 => {
            let value = millions / 1e3;
            format!("${}bn", fixed(value, decimals_for(value)))
        }
        Lang::En => format!("${}m", fixed(millions, 0)),
        Lang::ZhTw | Lang::Ja => usd(millions, lang),
    }
}

/// A round amount in US$ million, without needless zeros.
#[must_use]
pub fn usd_round(millions: f64, lang: Lang) -> String {
    let amount = millions * 1e6;
    let unit = MoneyUnit::of(Currency::Usd, amount, lang);
    let value = amount / unit.size;
    let decimals = usize::from((value - value.round()).abs() > 1e-9);
    unit.amount(amount, decimals, lang)
}

/// Decimals that show about three digits of a value.
#[must_use]
pub fn decimals_for(value: f64) -> usize {
    match value.abs() {
        size if size >= 100.0 => 0,
        size if size >= 10.0 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn thousands_are_grouped_and_the_minus_is_a_true_one() {
        assert_eq!(fixed(1_467_859.0, 0), "1,467,859");
        assert_eq!(fixed(-339.1, 1), "−339.1");
        assert_eq!(fixed(999.0, 0), "999");
        assert_eq!(fixed(1000.0, 0), "1,000");
    }

    #[test]
    fn what_rounds_to_zero_has_no_sign() {
        assert_eq!(fixed(-0.04, 1), "0.0");
    }

    #[test]
    fn needless_zeros_go() {
        assert_eq!(trimmed(2.50, 2), "2.5");
        assert_eq!(trimmed(100.0, 0), "100");
        assert_eq!(trimmed(3.0, 2), "3");
    }

    #[test]
    fn printed_digits_are_kept() {
        assert_eq!(printed("130.25"), "130.25");
        assert_eq!(printed("13.0"), "13.0");
        assert_eq!(printed("-48.6"), "−48.6");
        assert_eq!(printed("116648491"), "116,648,491");
        assert_eq!(printed("n/a"), "n/a");
    }

    #[test]
    fn money_speaks_the_readers_units() {
        assert_eq!(usd(33_910.0, Lang::En), "US$\u{a0}33.9 billion");
        assert_eq!(usd(33_910.0, Lang::ZhTw), "339 億美元");
        assert_eq!(usd(33_910.0, Lang::Ja), "339億ドル");
        assert_eq!(usd(-850.0, Lang::En), "−US$\u{a0}850 million");
        assert_eq!(usd(58.0, Lang::Ja), "5,800万ドル");
        assert_eq!(usd(1_200_000.0, Lang::ZhTw), "1.20 兆美元");
    }

    proptest! {
        #[test]
        fn it_rounds_as_the_standard_formatter_does(value in -1e9..1e9f64, decimals in 0usize..5) {
            let text = fixed(value, decimals).replace(',', "").replace(MINUS, "-");
            let exact = format!("{value:.decimals$}");
            let differ = (text.parse::<f64>().unwrap() - exact.parse::<f64>().unwrap()).abs();
            // Where the last digit is a tie, either neighbour is right.
            let tie = (value.abs() * 10f64.powi(decimals as i32)).fract() - 0.5;
            let same = text == exact || text == exact.trim_start_matches('-') && differ == 0.0;
            prop_assert!(same || tie.abs() < 1e-6, "{text} {exact}");
        }

        #[test]
        fn taking_the_grouping_away_gives_the_number_back(value in -1e12..1e12f64) {
            let plain: String = fixed(value, 3).replace(',', "").replace(MINUS, "-");
            let back: f64 = plain.parse().unwrap();
            prop_assert!((back - value).abs() <= 0.000_5 + value.abs() * 1e-12);
        }
    }
}
