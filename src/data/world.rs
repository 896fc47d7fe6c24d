//! The world's imports of goods, and the trade of a few economies to tell by whether a
//! file's numbers are of the same kind: UNCTAD, 1948–2024, current US$.
//!
//! All of it is `tables/world-trade.csv`, which the site has as a file of its own. No page
//! carries it: what stands here is what the engine needs of it, as `build.rs` lays it out.
//! Totals of economies are kept to within 4 %, enough to tell a product or another scale.

use std::ops::RangeInclusive;

/// The years.
pub const YEARS: RangeInclusive<i32> = 1948..=2024;

/// The economies beside the world, in the order of `build.rs`.
pub const ECONOMIES: [&str; 17] = [
    "BRN", "CHN", "DEU", "HKG", "IDN", "JPN", "KHM", "KOR", "LAO", "MMR", "MYS", "PHL", "SGP",
    "THA", "TWN", "USA", "VNM",
];

/// Steps of a coarse total in a doubling.
const STEPS: f64 = 11.0;

const COUNT: usize = (*YEARS.end() - *YEARS.start() + 1) as usize;

/// The world's imports, eight bytes a year, then a byte a year of each economy's exports
/// and of its imports: the change of its step from the year before.
static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/world.bin"));

fn place(year: i32) -> Option<usize> {
    YEARS
        .contains(&year)
        .then(|| (year - YEARS.start()) as usize)
}

/// The world's imports of a year, in US$ million; `None` outside of the years.
#[must_use]
pub fn imports(year: i32) -> Option<f64> {
    let at = place(year)? * 8;
    let bytes = BYTES.get(at..at + 8)?.try_into().ok()?;
    Some(f64::from_le_bytes(bytes))
}

/// Exports and imports of an economy in a year, in US$ million, to within 4 %; `None`
/// where there is no number.
#[must_use]
pub fn about(economy: &str, year: i32) -> [Option<f64>; 2] {
    let of = |flow: usize| {
        let row = ECONOMIES.iter().position(|code| *code == economy)? * 2 + flow;
        let from = COUNT * 8 + row * COUNT;
        let changes = BYTES.get(from..=from + place(year)?)?;
        let step = changes
            .iter()
            .fold(0u8, |step, change| step.wrapping_add(*change));
        (step > 0).then(|| ((f64::from(step) - 1.0) / STEPS).exp2() / 2.0)
    };
    [of(0), of(1)]
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = include_str!("tables/world-trade.csv");

    #[test]
    fn the_world_is_as_the_table_has_it_and_economies_nearly() {
        let mut seen = 0;
        for line in TABLE.lines().skip(1) {
            let fields: Vec<&str> = line.split(',').collect();
            let (year, economy) = (fields[0].parse().unwrap(), fields[1]);
            let numbers = [fields[2], fields[3]].map(|text| text.parse::<f64>().unwrap());
            if economy == "WLD" {
                assert_eq!(imports(year), Some(numbers[1]));
                seen += 1;
                continue;
            }
            for (found, printed) in about(economy, year).into_iter().zip(numbers) {
                let found = found.unwrap();
                assert!((found / printed - 1.0).abs() < 0.04, "{line}: {found}");
            }
        }
        assert_eq!(seen, COUNT);
    }

    #[test]
    fn what_the_table_does_not_have_is_nothing() {
        assert_eq!(imports(1947), None);
        assert_eq!(imports(2025), None);
        assert_eq!(about("CHN", 1949), [None, None]);
        assert_eq!(about("VNM", 1975), [None, None]);
        assert_eq!(about("FRA", 2005), [None, None]);
        assert_eq!(imports(2005), Some(10_797_251.681));
    }
}
