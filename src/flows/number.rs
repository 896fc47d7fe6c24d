//! Numbers as files write them.
//!
//! The quick way takes plain digits with a decimal mark and is exact: up to fifteen
//! digits and a power of ten up to 22 are both whole in an `f64`, so that one division rounds
//! once. All else goes the slow way, in the end through the standard library.

use super::mapping::Decimal;
use std::borrow::Cow;

/// What stands in a field for values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Number {
    /// A finite number.
    Is(f64),
    /// Nothing, or a sign for it.
    Missing,
    /// Something that is no number.
    Bad,
}

const TENS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];

/// A field's number.
#[inline]
pub(super) fn number(field: &[u8], decimal: Decimal) -> Number {
    let mark = match decimal {
        Decimal::Point => b'.',
        Decimal::Comma => b',',
    };
    let mut digits: u64 = 0;
    let mut add = |from: usize| {
        let mut at = from;
        while let Some(digit) = field.get(at).map(|byte| byte.wrapping_sub(b'0')) {
            if digit > 9 {
                break;
            }
            digits = digits.wrapping_mul(10).wrapping_add(u64::from(digit));
            at += 1;
        }
        at
    };
    let whole = add(0);
    let mut end = whole;
    if field.get(whole) == Some(&mark) {
        end = add(whole + 1);
    }
    if end < field.len() {
        return slow(field, decimal);
    }
    let places = end.saturating_sub(whole + 1);
    let count = whole + places;
    // 19 digits cannot overflow; above 2^53 they would be rounded twice.
    if count == 0 || count > 19 || digits > 1 << 53 || places > 22 {
        return slow(field, decimal);
    }
    #[expect(clippy::cast_precision_loss, reason = "at most 2^53")]
    let whole = digits as f64;
    Number::Is(if places == 0 {
        whole
    } else {
        whole / TENS[places]
    })
}

/// Signs, exponents, groups of thousands, and the words for nothing.
#[cold]
fn slow(field: &[u8], decimal: Decimal) -> Number {
    let text = super::decode::text(field);
    let text = narrow(&text);
    let mut text = bare(text.trim());
    if is_missing(text) {
        return Number::Missing;
    }
    if text.len() > 400 {
        return Number::Bad;
    }
    text = unflagged(text);
    if is_missing(text) {
        return Number::Missing;
    }
    // Accountants' brackets.
    let mut below = false;
    if let Some(inner) = text
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'))
    {
        below = true;
        text = inner.trim();
    }
    if let Some(rest) = text.strip_prefix(['-', '\u{2212}']) {
        below = !below;
        text = rest.trim_start();
    } else if let Some(rest) = text.strip_suffix(['-', '\u{2212}']) {
        below = !below;
        text = rest.trim_end();
    } else if let Some(rest) = text.strip_prefix('+') {
        text = rest;
    }
    text = unpriced(text);
    let (mark, group) = match decimal {
        Decimal::Point => ('.', ','),
        Decimal::Comma => (',', '.'),
    };
    let mut plain = String::with_capacity(text.len());
    // Digits since the last sign of a group; the first group may be shorter.
    let mut since = 0usize;
    let mut groups: Option<char> = None;
    let mut exponent = false;
    let mut fraction = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '0'..='9' => {
                plain.push(letter);
                since += 1;
            }
            _ if letter == mark && !fraction && !exponent => {
                if groups.is_some() && since != 3 {
                    return Number::Bad;
                }
                groups = None;
                fraction = true;
                plain.push('.');
            }
            'e' | 'E' if !exponent && !plain.is_empty() => {
                if groups.is_some() && since != 3 {
                    return Number::Bad;
                }
                groups = None;
                exponent = true;
                plain.push('e');
                if let Some(sign) = letters.next_if(|next| matches!(next, '+' | '-')) {
                    plain.push(sign);
                }
            }
            _ if is_group(letter, group) && !fraction && !exponent => {
                // Three digits a group; India's two are known too, the last has three.
                let fits = match groups {
                    None => (1..=3).contains(&since),
                    Some(before) => before == letter && matches!(since, 2 | 3),
                };
                if !fits {
                    return Number::Bad;
                }
                groups = Some(letter);
                since = 0;
            }
            _ => return Number::Bad,
        }
    }
    if groups.is_some() && since != 3 {
        return Number::Bad;
    }
    match plain.parse::<f64>() {
        Ok(value) if value.is_finite() => Number::Is(if below { -value } else { value }),
        _ => Number::Bad,
    }
}

/// A number without the sign of a currency.
fn unpriced(text: &str) -> &str {
    const SIGNS: [char; 4] = ['$', '€', '£', '¥'];
    let text = text.trim_start_matches("US$");
    text.trim_matches(SIGNS).trim()
}

/// Whether a letter parts groups of digits: the other mark, or a blank or apostrophe.
fn is_group(letter: char, other: char) -> bool {
    letter == other
        || matches!(
            letter,
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '\u{2019}'
        )
}

/// Full-width digits and marks as plain ones.
fn narrow(text: &str) -> Cow<'_, str> {
    let wide = |letter: char| ('！'..='～').contains(&letter);
    if !text.contains(wide) {
        return Cow::Borrowed(text);
    }
    let plain = |letter: char| match wide(letter) {
        true => char::from_u32(letter as u32 - 0xfee0).unwrap_or(letter),
        false => letter,
    };
    Cow::Owned(text.chars().map(plain).collect())
}

/// A field without what spreadsheets put around a text that they are not to compute
/// with: `'392`, `="410"`.
pub(super) fn bare(text: &str) -> &str {
    let inner = text
        .strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'));
    inner
        .or_else(|| text.strip_prefix('\''))
        .unwrap_or(text)
        .trim()
}

/// A number without the flags behind it: `110 p`, `: c`, `1234.5b`, `12*`, `12(1)`. Only the
/// letters that Eurostat and others flag with; `12 k`, `12 t`, `12 %` say something else.
pub(super) fn unflagged(text: &str) -> &str {
    let flag = |letter: char| {
        matches!(
            letter,
            'b' | 'c' | 'd' | 'f' | 'i' | 'n' | 'p' | 'r' | 's' | 'u' | 'z'
        )
    };
    let mut rest = text.trim_end_matches(['*', '†', '‡', '¹', '²', '³']);
    for (open, close) in [('(', ')'), ('[', ']')] {
        let note = rest
            .strip_suffix(close)
            .and_then(|rest| rest.rsplit_once(open));
        if let Some((value, note)) = note
            && !value.is_empty()
            && note.len() <= 2
            && note.bytes().all(|byte| byte.is_ascii_alphanumeric())
        {
            rest = value;
        }
    }
    let rest = rest.trim_end();
    let value = rest.trim_end_matches(flag);
    let apart = rest
        .rsplit_once(' ')
        .filter(|(_, flags)| {
            flags.len() <= 3 && flags.chars().all(|each| flag(each) || each == 'e')
        })
        .filter(|(_, flags)| *flags != "bn");
    match apart {
        Some((value, _)) => value.trim_end(),
        None if value == ":" => value,
        None if rest.len() - value.len() <= 2
            && value.ends_with(|each: char| each.is_ascii_digit()) =>
        {
            value
        }
        None => rest,
    }
}

/// Whether a field says that there is no value.
pub(super) fn is_missing(text: &str) -> bool {
    // A column too narrow for its numbers, as it was printed.
    if text.len() > 1 && text.bytes().all(|byte| byte == b'#') {
        return true;
    }
    matches!(
        text,
        "" | "."
            | ".."
            | "..."
            | "…"
            | "-"
            | "--"
            | "–"
            | "—"
            | ":"
            | "*"
            | "NA"
            | "N/A"
            | "n/a"
            | "n.a."
            | "na"
            | "NaN"
            | "nan"
            | "NULL"
            | "null"
            | "None"
            | "x"
            | "X"
            | "#N/A"
            | "#VALUE!"
            | "#REF!"
            | "#DIV/0!"
            | "#NUM!"
            | "#NAME?"
            | "#NULL!"
            | "n.a"
            | "N.A."
            | "nil"
            | "Nil"
            | "NIL"
            | "c"
            | "(c)"
            | "D"
            | "(D)"
            | "(S)"
            | "confidential"
            | "suppressed"
            | "not available"
    )
}

/// What one field says of the decimal mark: `Some(true)` that it is a point,
/// `Some(false)` a comma; `None` if it could be either or has none.
/// The second part: whether it has a mark at all.
pub(super) fn evidence(field: &[u8]) -> (Option<bool>, bool) {
    // Without flags and signs of money: `50,5 p`, `50,5 €`.
    let ends = |at: Option<&u8>| at.is_some_and(u8::is_ascii_digit);
    let field = match std::str::from_utf8(field) {
        Ok(text) if !ends(field.first()) || !ends(field.last()) => {
            unpriced(unflagged(text)).as_bytes()
        }
        _ => field,
    };
    let digits_only = field.iter().all(|byte| {
        matches!(
            byte,
            b'0'..=b'9' | b'.' | b',' | b'-' | b'+' | b' ' | b'\'' | b'e' | b'E' | 0xa0 | 0xc2
        )
    });
    if !digits_only || !field.iter().any(u8::is_ascii_digit) {
        return (None, false);
    }
    let points = field.iter().filter(|byte| **byte == b'.').count();
    let commas = field.iter().filter(|byte| **byte == b',').count();
    let last = |mark: u8| field.iter().rposition(|byte| *byte == mark).unwrap_or(0);
    match (points, commas) {
        (0, 0) => (None, false),
        (1.., 1..) => (Some(last(b'.') > last(b',')), true),
        // Twice the same mark groups.
        (2.., 0) => (Some(false), true),
        (0, 2..) => (Some(true), true),
        (1, 0) | (0, 1) => {
            let mark = if points == 1 { b'.' } else { b',' };
            let at = last(mark);
            let head: Vec<u8> = field[..at]
                .iter()
                .copied()
                .filter(u8::is_ascii_digit)
                .collect();
            let tail = field[at + 1..]
                .iter()
                .take_while(|byte| byte.is_ascii_digit())
                .count();
            let grouping = tail == 3
                && at + 1 + tail == field.len()
                && (1..=3).contains(&head.len())
                && head[0] != b'0';
            (if grouping { None } else { Some(mark == b'.') }, true)
        }
    }
}

#[cfg(test)]
mod tests;
