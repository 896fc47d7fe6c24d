//! A table of more rows than a page should hold: those in sight are written, with
//! some around them, and the rest is only room.
//!
//! Which rows these are is plain Rust; the component needs the feature `web`.

#[cfg(feature = "web")]
mod view;

#[cfg(feature = "web")]
pub use view::{Rows, RowsProps, table};

use std::ops::Range;

/// Rows that are written above and below those in sight, so that a quick hand does
/// not see them come.
const AROUND: usize = 12;

/// The rows that are in sight, of `count` that are `row` high each, in an area of a
/// `height` that is scrolled to `top`.
#[must_use]
pub fn seen(top: f64, height: f64, row: f64, count: usize) -> Range<usize> {
    let row = row.max(1.0);
    let first = (top.max(0.0) / row) as usize;
    let last = ((top.max(0.0) + height.max(0.0)) / row).ceil() as usize;
    first.min(count)..last.min(count)
}

/// The rows that are written.
#[must_use]
pub fn written(seen: &Range<usize>, count: usize) -> Range<usize> {
    // By steps of a few, so that not every pixel of scrolling writes anew.
    let first = seen.start.saturating_sub(AROUND) / 4 * 4;
    let last = (seen.end + AROUND).div_ceil(4) * 4;
    first..last.min(count).max(first.min(count))
}

/// How far a key leads from a row of `count`, where `page` rows are in sight.
#[must_use]
pub fn towards(key: &str, far: bool, row: usize, page: usize, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    let to = match (key, far) {
        ("ArrowDown", false) => row + 1,
        ("ArrowUp", false) => row.saturating_sub(1),
        ("PageDown", false) => row + page.max(1),
        ("PageUp", false) => row.saturating_sub(page.max(1)),
        ("Home", _) => 0,
        ("End", _) => last,
        _ => return None,
    };
    Some(to.min(last))
}

/// Where to scroll to so that a row is in sight, moving as little as can be.
#[must_use]
pub fn reveal(top: f64, height: f64, row: f64, at: usize) -> f64 {
    let start = at as f64 * row;
    top.max(start + row - height).min(start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_empty_table_has_no_rows_in_sight_and_a_short_one_all() {
        assert_eq!(written(&seen(0.0, 500.0, 30.0, 0), 0), 0..0);
        assert_eq!(seen(0.0, 500.0, 30.0, 5), 0..5);
        assert_eq!(written(&seen(0.0, 500.0, 30.0, 5), 5), 0..5);
        assert_eq!(seen(1e9, 500.0, 30.0, 5), 5..5, "scrolled past the end");
        assert_eq!(written(&(5..5), 5), 0..5);
        assert_eq!(
            seen(0.0, 500.0, 0.0, 1_000_000).len(),
            500,
            "no height is not none"
        );
    }

    #[test]
    fn keys_lead_by_rows_pages_and_to_the_ends_and_not_out_of_the_table() {
        assert_eq!(towards("ArrowDown", false, 9, 5, 10), Some(9));
        assert_eq!(towards("PageUp", false, 3, 5, 10), Some(0));
        assert_eq!(towards("PageDown", false, 3, 5, 10), Some(8));
        assert_eq!(towards("End", true, 3, 5, 10), Some(9));
        assert_eq!(towards("ArrowDown", true, 3, 5, 10), None);
        assert_eq!(towards("Enter", false, 3, 5, 10), None);
        assert_eq!(towards("End", false, 0, 5, 0), None);
    }

    proptest! {
        #[test]
        fn what_is_in_sight_is_written_and_little_else(
            top in 0.0..2e6f64, height in 1.0..2000.0f64, row in 20.0..60.0f64, count in 0usize..62_250,
        ) {
            let seen = seen(top, height, row, count);
            let written = written(&seen, count);
            prop_assert!(written.start <= seen.start && seen.end <= written.end);
            prop_assert!(written.end <= count);
            prop_assert!(written.len() <= (height / row) as usize + 2 + 2 * AROUND + 8);
        }

        #[test]
        fn a_row_that_is_asked_for_is_in_sight(
            top in 0.0..2e6f64, at in 0usize..62_250, row in 20.0..60.0f64,
        ) {
            let top = reveal(top, 500.0, row, at);
            prop_assert!(seen(top, 500.0, row, 62_250).contains(&at));
            prop_assert!(at as f64 * row >= top - 1e-6 && (at + 1) as f64 * row <= top + 500.0 + 1e-6);
        }
    }
}
