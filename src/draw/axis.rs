//! Which years an axis names.

/// A label wanted on an axis: where, how wide, and whether it must be there.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// The year.
    pub year: i32,
    /// Where its label's middle is, in pixels.
    pub x: f64,
}

/// Chooses years to label: the wanted ones first, then round ones, as many as
/// fit with `room` pixels from middle to middle.
///
/// `wanted` comes in order of importance. `at` gives a year's place.
#[must_use]
pub fn years(
    from: i32,
    to: i32,
    wanted: &[i32],
    skip: impl Fn(i32) -> bool,
    room: f64,
    at: impl Fn(i32) -> f64,
) -> Vec<Tick> {
    let mut ticks: Vec<Tick> = Vec::new();
    // Each finds its place among those before it.
    let mut put = |year: i32| {
        let x = at(year);
        if ticks.iter().all(|tick| (tick.x - x).abs() >= room) {
            let place = ticks.partition_point(|tick| tick.year < year);
            ticks.insert(place, Tick { year, x });
        }
    };
    for &year in wanted {
        if (from..=to).contains(&year) {
            put(year);
        }
    }
    let span = (at(to) - at(from)).abs();
    let most = (span / (room * 1.3)).max(1.0);
    let step = [1, 2, 5, 10, 20, 50]
        .into_iter()
        .find(|step| f64::from(to - from) / f64::from(*step) <= most)
        .unwrap_or(100);
    for year in (from..=to).filter(|year| year % step == 0 && !skip(*year)) {
        put(year);
    }
    ticks
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_wanted_years_come_first() {
        let ticks = years(
            1952,
            2024,
            &[1952, 2024],
            |_| false,
            40.0,
            |year| f64::from(year - 1952) * 5.0,
        );
        let named: Vec<i32> = ticks.iter().map(|tick| tick.year).collect();
        assert_eq!(named.first(), Some(&1952));
        assert_eq!(named.last(), Some(&2024));
        assert!(named.contains(&1980));
    }

    #[test]
    fn a_single_year_is_named_once() {
        let ticks = years(2005, 2005, &[2005, 2005], |_| false, 40.0, |_| 7.0);
        assert_eq!(ticks.len(), 1);
    }

    proptest! {
        #[test]
        fn no_two_labels_touch(from in 1900i32..2000, length in 0i32..120, width in 50.0..1000.0f64) {
            let to = from + length;
            let at = |year: i32| f64::from(year - from) / f64::from(length.max(1)) * width;
            let ticks = years(from, to, &[from, to, from + 20], |_| false, 36.0, at);
            for pair in ticks.windows(2) {
                prop_assert!(pair[1].x - pair[0].x >= 36.0);
            }
        }
    }
}
