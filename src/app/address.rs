//! The state as an address says it: `view=trade&lang=ja&time=1987..2010`.
//!
//! Query and hash carry the same keys; where both do, the hash wins. Keys that
//! are not tairi's are left alone. A value that cannot be read falls back to
//! its default and is never shown.

use super::state::{State, Tab, ThemeChoice};
use crate::figure::{Options, Span, View, YScale};
use crate::i18n::Lang;

/// The keys of the address, of the element's attributes and of `mount`'s options.
pub const KEYS: [&str; 14] = [
    "view",
    "lang",
    "time",
    "measure",
    "unit",
    "also",
    "series",
    "yScale",
    "tab",
    "focus",
    "theme",
    "plain",
    "static",
    "transparent",
];

/// Longer values are no tairi's; they are not kept.
const LONGEST: usize = 64;

/// The same of what is open, which may be a pair of a reader's own names.
const LONGEST_NAME: usize = 256;

/// Reads a state from decoded pairs. `lang` is used where the pairs name none.
#[must_use]
pub fn read<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>, lang: Lang) -> State {
    let mut state = State::new(lang);
    // What the rest may be hangs on the view.
    let (views, rest): (Vec<_>, Vec<_>) = pairs.into_iter().partition(|(key, _)| *key == "view");
    for (key, value) in views.into_iter().chain(rest) {
        set(&mut state, key, value);
    }
    state.options.lang = state.lang;
    state
}

/// Sets one key; an unreadable value sets its default. The view goes before what belongs to it.
pub fn set(state: &mut State, key: &str, value: &str) {
    let words = || {
        let known = value.len() <= LONGEST
            && value.bytes().all(|byte| {
                byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b',')
            });
        (known && !value.is_empty()).then(|| value.to_owned())
    };
    match key {
        "view" => state.view = View::parse(value).unwrap_or_default(),
        "lang" => {
            if let Some(lang) = Lang::parse(value) {
                state.lang = lang;
                state.options.lang = lang;
            }
        }
        "time" => state.options.time = Span::parse(value),
        "measure" => state.options.measure = words(),
        "unit" => state.options.unit = words(),
        "also" => state.options.also = words(),
        "series" => state.options.series = words(),
        "yScale" => state.options.y_scale = YScale::parse(value),
        "tab" => state.tab = Tab::parse(value).unwrap_or_default(),
        // In a reader's own file an economy may be called anything.
        "focus" if state.view == View::Workbench => {
            let known = value.len() <= LONGEST_NAME && !value.chars().any(char::is_control);
            state.options.focus = (known && !value.is_empty()).then(|| value.to_owned());
        }
        "focus" => state.options.focus = words(),
        "theme" => state.theme = ThemeChoice::parse(value).unwrap_or_default(),
        "plain" => state.plain = flag(value),
        "static" => state.still = flag(value),
        "transparent" => state.transparent = flag(value),
        _ => {}
    }
}

/// A flag is set by its presence, unless it says no.
fn flag(value: &str) -> bool {
    !matches!(value, "0" | "false" | "no")
}

/// The state as pairs: view and language always, the rest where it differs
/// from the default.
#[must_use]
pub fn pairs(state: &State) -> Vec<(&'static str, String)> {
    let mut pairs = vec![
        ("view", state.view.id().to_owned()),
        ("lang", state.lang.code().to_owned()),
    ];
    let Options {
        time,
        measure,
        unit,
        also,
        series,
        y_scale,
        focus,
        ..
    } = &state.options;
    let mut put = |key, value: Option<String>| {
        if let Some(value) = value {
            pairs.push((key, value));
        }
    };
    put("time", time.map(|span| span.to_string()));
    put("measure", measure.clone());
    put("unit", unit.clone());
    put("also", also.clone());
    put("series", series.clone());
    put("yScale", y_scale.map(|scale| scale.id().to_owned()));
    put(
        "tab",
        (state.tab != Tab::default()).then(|| state.tab.id().to_owned()),
    );
    put("focus", focus.clone());
    let theme = (state.theme != ThemeChoice::default()).then(|| state.theme.id().to_owned());
    put("theme", theme);
    for (key, set) in [
        ("plain", state.plain),
        ("static", state.still),
        ("transparent", state.transparent),
    ] {
        put(key, set.then(|| "1".to_owned()));
    }
    pairs
}

/// Splits a query or a hash into pairs, percent-decoded.
#[must_use]
pub fn split(text: &str) -> Vec<(String, String)> {
    text.trim_start_matches(['?', '#'])
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode(key), decode(value))
        })
        .collect()
}

/// Joins the state with those pairs of an old address that are not tairi's.
#[must_use]
pub fn join(state: &State, old: &str) -> String {
    let mut out = others(old);
    for (key, value) in pairs(state) {
        push(&mut out, key, &value);
    }
    out
}

/// Those pairs of an old address that are not tairi's.
#[must_use]
pub fn others(old: &str) -> String {
    let mut out = String::new();
    for (key, value) in split(old) {
        if !KEYS.contains(&key.as_str()) {
            push(&mut out, &key, &value);
        }
    }
    out
}

fn push(out: &mut String, key: &str, value: &str) {
    if !out.is_empty() {
        out.push('&');
    }
    out.push_str(&encode(key));
    if !value.is_empty() {
        out.push('=');
        out.push_str(&encode(value));
    }
}

fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = |byte: u8| char::from(byte).to_digit(16).map(|digit| digit as u8);
        let escape = || Some(hex(*bytes.get(at + 1)?)? * 16 + hex(*bytes.get(at + 2)?)?);
        match (bytes[at], escape()) {
            (b'%', Some(byte)) => {
                out.push(byte);
                at += 3;
            }
            (b'+', _) => {
                out.push(b' ');
                at += 1;
            }
            (byte, _) => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// A text as a part of an address.
#[must_use]
pub fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                out.push(char::from(byte));
            }
            _ => {
                out.push('%');
                for digit in [byte >> 4, byte & 15] {
                    let digit = char::from_digit(u32::from(digit), 16).unwrap_or('0');
                    out.push(digit.to_ascii_uppercase());
                }
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn from(text: &str) -> State {
        let pairs = split(text);
        read(
            pairs
                .iter()
                .map(|(key, value)| (key.as_str(), value.as_str())),
            Lang::En,
        )
    }

    #[test]
    fn an_address_gives_its_state_and_the_state_its_address() {
        let text = "view=intensity&lang=ja&time=2005&measure=net&also=japan-side&tab=table&focus=JPN-KOR&theme=dark&plain=1";
        let state = from(text);
        assert_eq!(state.view, View::Intensity);
        assert_eq!(state.options.time, Some(Span::year(2005)));
        assert_eq!(join(&state, ""), text);
    }

    #[test]
    fn broken_values_fall_back() {
        let state = from(
            "?view=nothing&lang=xx&time=last&yScale=cubic&tab=%3Cb%3E&theme=&measure=<script>&focus=a%07b",
        );
        assert_eq!(state, State::new(Lang::En));
    }

    #[test]
    fn what_is_open_may_have_any_name_in_a_readers_own_flows_only() {
        let mut state = State::new(Lang::En);
        state.view = View::Workbench;
        state.options.focus = Some("台灣-Côte d’Ivoire <b>&=#%".to_owned());
        let text = join(&state, "");
        assert_eq!(from(&text), state);
        // Whichever comes first.
        let mut pairs: Vec<&str> = text.split('&').collect();
        pairs.reverse();
        assert_eq!(from(&pairs.join("&")), state);
        let elsewhere = from(&text.replace("view=workbench", "view=trade"));
        assert_eq!(elsewhere.options.focus, None);
    }

    #[test]
    fn keys_that_are_not_tairis_stay() {
        let state = from("utm_source=x&view=fta&childId=pym-0");
        assert_eq!(
            join(&state, "?utm_source=x&view=fta&childId=pym-0"),
            "utm_source=x&childId=pym-0&view=fta&lang=en"
        );
    }

    #[test]
    fn a_flag_is_set_by_being_there() {
        assert!(from("plain").plain);
        assert!(from("plain=1").plain);
        assert!(!from("plain=0").plain);
        assert!(from("static").still);
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_fault_and_settles(text in "\\PC{0,80}") {
            let state = from(&text);
            let written = join(&state, "");
            prop_assert_eq!(from(&written), state);
        }

        #[test]
        fn what_is_encoded_decodes_to_itself(text in "\\PC{0,40}") {
            prop_assert_eq!(decode(&encode(&text)), text);
        }
    }
}
