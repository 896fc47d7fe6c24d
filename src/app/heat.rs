//! The heat map on the page: what keys and fingers mean to it, and its component.
//!
//! Keys and fingers are plain Rust; the component needs the feature `web`.

pub mod fingers;
#[cfg(feature = "web")]
mod view;

#[cfg(feature = "web")]
pub use view::{HeatProps, HeatView, map};

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Goes to a row and a column.
    To(usize, usize),
    /// Larger cells.
    In,
    /// Smaller cells.
    Out,
    /// All cells.
    Fit,
    /// Opens the cell, or closes it.
    Open,
    /// Lets everything go.
    Leave,
}

/// Cells that a page of keys leads past.
const PAGE: usize = 10;

/// What a key does at a cell of `count` rows and columns, as row and column; where
/// none is pointed at, the first arrow leads to `start`. `far` is whether Ctrl (or
/// the key that stands for it) is down: other keys are the browser's then.
#[must_use]
pub fn step(
    key: &str,
    far: bool,
    at: Option<(usize, usize)>,
    start: (usize, usize),
    count: usize,
) -> Option<Step> {
    let last = count.checked_sub(1)?;
    let to = |row: usize, column: usize| Some(Step::To(row.min(last), column.min(last)));
    let (row, column) = at.unwrap_or(start);
    if far {
        return match key {
            "Home" => to(0, 0),
            "End" => to(last, last),
            _ => None,
        };
    }
    match key {
        "+" | "=" => return Some(Step::In),
        "-" | "−" | "_" => return Some(Step::Out),
        "0" => return Some(Step::Fit),
        "Escape" => return Some(Step::Leave),
        "Enter" | " " => return at.map(|_| Step::Open),
        _ => {}
    }
    let by = |row: usize, column: usize| match at {
        Some(_) => to(row, column),
        None => to(start.0, start.1),
    };
    match key {
        "ArrowRight" => by(row, column + 1),
        "ArrowLeft" => by(row, column.saturating_sub(1)),
        "ArrowDown" => by(row + 1, column),
        "ArrowUp" => by(row.saturating_sub(1), column),
        "PageDown" => by(row + PAGE, column),
        "PageUp" => by(row.saturating_sub(PAGE), column),
        "Home" => to(row, 0),
        "End" => to(row, last),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_arrow_shows_where_the_cursor_is_the_next_moves_it() {
        let key = |key, at| step(key, false, at, (3, 4), 9);
        for arrow in ["ArrowRight", "ArrowUp", "PageDown"] {
            assert_eq!(key(arrow, None), Some(Step::To(3, 4)));
        }
        assert_eq!(key("ArrowRight", Some((3, 4))), Some(Step::To(3, 5)));
        assert_eq!(key("ArrowUp", Some((0, 4))), Some(Step::To(0, 4)));
        assert_eq!(key("PageDown", Some((3, 4))), Some(Step::To(8, 4)));
        assert_eq!(key("PageUp", Some((8, 4))), Some(Step::To(0, 4)));
    }

    #[test]
    fn home_and_end_are_the_rows_ends_and_with_ctrl_the_corners() {
        let key = |key, far| step(key, far, Some((3, 4)), (0, 0), 9);
        assert_eq!(key("Home", false), Some(Step::To(3, 0)));
        assert_eq!(key("End", false), Some(Step::To(3, 8)));
        assert_eq!(key("Home", true), Some(Step::To(0, 0)));
        assert_eq!(key("End", true), Some(Step::To(8, 8)));
    }

    #[test]
    fn with_ctrl_plus_and_minus_are_the_browsers_and_so_are_all_other_keys() {
        for each in ["+", "-", "0", "Enter", "ArrowRight", "f"] {
            assert_eq!(step(each, true, Some((1, 1)), (0, 0), 9), None, "{each}");
        }
        for each in ["Tab", "F5", "a", "", "1"] {
            assert_eq!(step(each, false, Some((1, 1)), (0, 0), 9), None, "{each}");
        }
    }

    #[test]
    fn nothing_opens_where_nothing_is_pointed_at_and_no_key_works_without_cells() {
        assert_eq!(step("Enter", false, None, (0, 0), 9), None);
        assert_eq!(
            step("Enter", false, Some((1, 2)), (0, 0), 9),
            Some(Step::Open)
        );
        for each in ["ArrowDown", "Home", "+"] {
            assert_eq!(step(each, false, None, (0, 0), 0), None);
        }
    }
}
