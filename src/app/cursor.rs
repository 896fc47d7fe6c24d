//! The cursor of a chart: what a key means to it.
//!
//! Plain Rust; `app::picture` gives it keys and moves what is shown.

/// A place of the chart, and the series read there.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Cursor {
    /// The tooltip pointed at, by index.
    pub at: Option<usize>,
    /// The one row of it that is read alone.
    pub row: Option<usize>,
    /// How far down the picture the pointer was when it came to this place;
    /// `None` where a key led there.
    pub y: Option<f64>,
}

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Goes to a place.
    To(usize),
    /// Reads one series alone, or all again.
    Row(Option<usize>),
    /// Pins the place, or lets it go.
    Pin,
    /// Lets everything go.
    Leave,
    /// Is a digit of a year.
    Digit(char),
}

/// Places that a page of keys leads past.
const PAGE: usize = 10;

/// What a key does at a place, among `count` places, where `rows` series are read.
#[must_use]
pub fn step(key: &str, cursor: Cursor, count: usize, rows: usize) -> Option<Step> {
    let last = count.checked_sub(1)?;
    // The first key shows the end that it comes from.
    let on = |by: usize| Step::To(cursor.at.map_or(0, |at| (at + by).min(last)));
    let back = |by: usize| Step::To(cursor.at.map_or(last, |at| at.saturating_sub(by)));
    // All series, then each alone, and around.
    let around = |by: usize| {
        let now = cursor.row.map_or(0, |row| row + 1);
        Step::Row(((now + by) % (rows + 1)).checked_sub(1))
    };
    let among = rows > 1 && cursor.at.is_some();
    Some(match key {
        "ArrowDown" if among => around(1),
        "ArrowUp" if among => around(rows),
        "ArrowRight" | "ArrowUp" => on(1),
        "ArrowLeft" | "ArrowDown" => back(1),
        "PageUp" => on(PAGE),
        "PageDown" => back(PAGE),
        "Home" => Step::To(0),
        "End" => Step::To(last),
        "Enter" | " " if cursor.at.is_some() => Step::Pin,
        "Escape" => Step::Leave,
        _ => Step::Digit(digit(key)?),
    })
}

/// The digit that a key writes.
#[must_use]
pub fn digit(key: &str) -> Option<char> {
    let digit = key.chars().next().filter(char::is_ascii_digit)?;
    (key.len() == 1).then_some(digit)
}

/// Digits typed one after the other, until they are a year.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    digits: String,
    /// When the last one came, in milliseconds.
    at: f64,
}

/// Digits further apart are not of one year, in milliseconds.
const PAUSE: f64 = 1500.0;

impl Typed {
    /// Takes a digit; the year, once four have come.
    pub fn take(&mut self, digit: char, now: f64) -> Option<String> {
        if now - self.at > PAUSE {
            self.digits.clear();
        }
        self.at = now;
        self.digits.push(digit);
        (self.digits.len() == 4).then(|| std::mem::take(&mut self.digits))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(at: usize) -> Cursor {
        Cursor {
            at: Some(at),
            ..Cursor::default()
        }
    }

    #[test]
    fn the_first_key_shows_the_end_it_comes_from() {
        let none = Cursor::default();
        assert_eq!(step("ArrowRight", none, 5, 3), Some(Step::To(0)));
        assert_eq!(step("ArrowLeft", none, 5, 3), Some(Step::To(4)));
        assert_eq!(step("PageDown", none, 5, 3), Some(Step::To(4)));
        assert_eq!(step("Enter", none, 5, 3), None, "there is nothing to pin");
    }

    #[test]
    fn up_and_down_go_through_the_series_and_back_to_all() {
        let mut cursor = at(2);
        let mut seen = Vec::new();
        for _ in 0..4 {
            let Some(Step::Row(row)) = step("ArrowDown", cursor, 5, 3) else {
                panic!("down reads another series")
            };
            cursor.row = row;
            seen.push(row);
        }
        assert_eq!(seen, [Some(0), Some(1), Some(2), None]);
        assert_eq!(step("ArrowUp", cursor, 5, 3), Some(Step::Row(Some(2))));
    }

    #[test]
    fn where_one_series_is_read_up_and_down_go_along_it() {
        assert_eq!(step("ArrowUp", at(2), 5, 1), Some(Step::To(3)));
        assert_eq!(step("ArrowDown", at(2), 5, 1), Some(Step::To(1)));
    }

    #[test]
    fn a_chart_without_places_answers_to_no_key() {
        for key in ["ArrowRight", "Home", "Enter", "1"] {
            assert_eq!(step(key, Cursor::default(), 0, 0), None);
        }
    }

    #[test]
    fn other_keys_are_the_browsers() {
        for key in ["Tab", "F5", "a", "", "１", "Shift"] {
            assert_eq!(step(key, at(1), 5, 2), None, "{key}");
        }
    }

    #[test]
    fn four_digits_are_a_year_and_a_pause_begins_anew() {
        let mut typed = Typed::default();
        let mut took = None;
        for (index, digit) in "1995".chars().enumerate() {
            took = typed.take(digit, 10_000.0 + 100.0 * index as f64);
        }
        assert_eq!(took.as_deref(), Some("1995"));
        assert_eq!(typed.take('1', 20_000.0), None);
        for (index, digit) in "2005".chars().enumerate() {
            took = typed.take(digit, 30_000.0 + 100.0 * index as f64);
        }
        assert_eq!(took.as_deref(), Some("2005"), "the lone digit is forgotten");
    }

    proptest! {
        #[test]
        fn no_key_leads_out_of_the_chart(
            key in prop::sample::select(vec!["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End"]),
            from in prop::option::of(0usize..80), count in 1usize..80, rows in 0usize..8,
        ) {
            let cursor = Cursor { at: from.filter(|at| *at < count), ..Cursor::default() };
            match step(key, cursor, count, rows) {
                Some(Step::To(to)) => prop_assert!(to < count),
                Some(Step::Row(row)) => prop_assert!(row.is_none_or(|row| row < rows)),
                other => prop_assert!(false, "{other:?}"),
            }
        }
    }
}
