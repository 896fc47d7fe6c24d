//! Scales: from values to pixels and back, and the ticks in between.

use crate::figure::YScale;

/// Maps values to pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// Linear or log.
    pub kind: YScale,
    /// The values at the ends; above zero on a log scale; never equal.
    pub domain: (f64, f64),
    /// The pixels at the ends.
    pub range: (f64, f64),
}

impl Scale {
    /// A scale over the values, its ends on round numbers.
    ///
    /// A linear scale takes in zero. A log scale leaves out what is not above
    /// zero. Without any value it runs from 0 to 1 (linear) or 1 to 10 (log).
    #[must_use]
    pub fn over(
        kind: YScale,
        values: impl IntoIterator<Item = f64>,
        range: (f64, f64),
        ticks: usize,
    ) -> Scale {
        let kept = values
            .into_iter()
            .filter(|value| value.is_finite() && (kind == YScale::Linear || *value > 0.0));
        let (low, high) = kept.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
            (low.min(value), high.max(value))
        });
        let domain = match kind {
            YScale::Linear => {
                let (low, high) = (low.min(0.0), high.max(0.0));
                let (low, high) = if low < high { (low, high) } else { (0.0, 1.0) };
                let step = step(high - low, ticks);
                ((low / step).floor() * step, (high / step).ceil() * step)
            }
            YScale::Log if low <= high => {
                let (low, high) = (log_floor(low), log_ceil(high));
                if low < high {
                    (low, high)
                } else {
                    (low, low * 10.0)
                }
            }
            YScale::Log => (1.0, 10.0),
        };
        Scale {
            kind,
            domain,
            range,
        }
    }

    /// The pixel of a value; `None` for what the scale cannot show.
    #[must_use]
    pub fn at(&self, value: f64) -> Option<f64> {
        let (low, high) = self.domain;
        let part = match self.kind {
            YScale::Linear => (value - low) / (high - low),
            YScale::Log => (value / low).ln() / (high / low).ln(),
        };
        part.is_finite()
            .then_some(self.range.0 + part * (self.range.1 - self.range.0))
    }

    /// The value at a pixel.
    #[must_use]
    pub fn value(&self, pixel: f64) -> f64 {
        let (low, high) = self.domain;
        let part = (pixel - self.range.0) / (self.range.1 - self.range.0);
        match self.kind {
            YScale::Linear => low + part * (high - low),
            YScale::Log => low * (high / low).powf(part),
        }
    }

    /// Round values inside the domain, about `count` of them, rising.
    #[must_use]
    pub fn ticks(&self, count: usize) -> Vec<f64> {
        let (low, high) = self.domain;
        match self.kind {
            YScale::Linear => {
                let step = step(high - low, count);
                let first = (low / step).ceil() as i64;
                let last = (high / step + 1e-9).floor() as i64;
                (first..=last).map(|index| index as f64 * step).collect()
            }
            YScale::Log => {
                let decades = (high / low).log10();
                let factors: &[f64] = match decades * 3.0 <= count as f64 + 1.0 {
                    true => &[1.0, 2.0, 5.0],
                    false => &[1.0],
                };
                let (first, last) = (low.log10().floor() as i32, high.log10().ceil() as i32);
                let mut ticks = Vec::new();
                for power in first..=last {
                    for factor in factors {
                        let tick = factor * 10f64.powi(power);
                        if tick >= low * (1.0 - 1e-9) && tick <= high * (1.0 + 1e-9) {
                            ticks.push(tick);
                        }
                    }
                }
                ticks
            }
        }
    }
}

/// Decimals needed to tell ticks apart.
#[must_use]
pub fn decimals(ticks: &[f64]) -> usize {
    let step = ticks
        .windows(2)
        .map(|pair| (pair[1] - pair[0]).abs())
        .fold(f64::INFINITY, f64::min);
    match step {
        step if step >= 1.0 || !step.is_finite() => 0,
        step => (-step.log10()).ceil().clamp(0.0, 6.0) as usize,
    }
}

/// A round step (1, 2 or 5 times a power of ten) that cuts `extent` into about
/// `count` parts.
fn step(extent: f64, count: usize) -> f64 {
    let rough = extent / count.max(1) as f64;
    let power = 10f64.powi(rough.log10().floor() as i32);
    let error = rough / power;
    power
        * match error {
            e if e >= 50f64.sqrt() => 10.0,
            e if e >= 10f64.sqrt() => 5.0,
            e if e >= 2f64.sqrt() => 2.0,
            _ => 1.0,
        }
}

/// The nearest of 1, 2, 5 × 10ⁿ that is not above the value.
fn log_floor(value: f64) -> f64 {
    let power = 10f64.powi(value.log10().floor() as i32);
    let factor = [5.0, 2.0, 1.0]
        .into_iter()
        .find(|factor| factor * power <= value * (1.0 + 1e-12))
        .unwrap_or(1.0);
    factor * power
}

/// The nearest of 1, 2, 5 × 10ⁿ that is not below the value.
fn log_ceil(value: f64) -> f64 {
    let power = 10f64.powi(value.log10().floor() as i32);
    let factor = [1.0, 2.0, 5.0]
        .into_iter()
        .find(|factor| factor * power >= value * (1.0 - 1e-12))
        .unwrap_or(10.0);
    factor * power
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn linear(values: &[f64]) -> Scale {
        Scale::over(YScale::Linear, values.iter().copied(), (100.0, 0.0), 5)
    }

    #[test]
    fn an_empty_scale_still_has_two_ends() {
        let scale = linear(&[]);
        assert_eq!(scale.domain, (0.0, 1.0));
        let log = Scale::over(YScale::Log, [], (100.0, 0.0), 5);
        assert_eq!(log.domain, (1.0, 10.0));
    }

    #[test]
    fn a_single_value_is_not_put_in_the_wrong_place() {
        let scale = linear(&[7.0]);
        assert!(scale.domain.0 == 0.0 && scale.domain.1 >= 7.0);
        assert_eq!(linear(&[0.0]).domain, (0.0, 1.0));
        let log = Scale::over(YScale::Log, [100.0], (100.0, 0.0), 5);
        assert!(log.domain.0 < log.domain.1);
    }

    #[test]
    fn what_is_not_above_zero_has_no_place_on_a_log_scale() {
        let log = Scale::over(YScale::Log, [-5.0, 0.0, 10.0, 1000.0], (100.0, 0.0), 5);
        assert_eq!(log.at(0.0), None);
        assert_eq!(log.at(-1.0), None);
        assert_eq!(log.at(10.0), Some(100.0));
    }

    #[test]
    fn a_range_without_width_gives_a_place_all_the_same() {
        let scale = Scale::over(YScale::Linear, [1.0, 2.0], (50.0, 50.0), 5);
        assert_eq!(scale.at(1.5), Some(50.0));
    }

    #[test]
    fn ticks_are_round() {
        assert_eq!(
            linear(&[56.1]).ticks(5),
            [0.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0]
        );
        let log = Scale::over(YScale::Log, [47.0, 56_000.0], (100.0, 0.0), 5);
        assert_eq!(log.ticks(3), [100.0, 1000.0, 10_000.0, 100_000.0]);
        assert_eq!(decimals(&[0.0, 0.5, 1.0]), 1);
        assert_eq!(decimals(&[0.0, 20.0]), 0);
    }

    proptest! {
        #[test]
        fn a_pixel_goes_back_to_its_value(a in -1e6..1e6f64, b in -1e6..1e6f64, part in 0.0..1.0f64) {
            let scale = linear(&[a, b]);
            let value = scale.domain.0 + part * (scale.domain.1 - scale.domain.0);
            let back = scale.value(scale.at(value).unwrap());
            prop_assert!((back - value).abs() <= 1e-6 * (scale.domain.1 - scale.domain.0));
        }

        #[test]
        fn the_ends_take_in_every_value(values in proptest::collection::vec(-1e9..1e9f64, 1..20)) {
            let scale = linear(&values);
            for value in values {
                prop_assert!(scale.domain.0 <= value && value <= scale.domain.1);
            }
        }

        #[test]
        fn ticks_rise_inside_the_domain(a in 1e-3..1e9f64, b in 1e-3..1e9f64, count in 1usize..12, log: bool) {
            let kind = if log { YScale::Log } else { YScale::Linear };
            let scale = Scale::over(kind, [a, b], (0.0, 100.0), count);
            let ticks = scale.ticks(count);
            prop_assert!(!ticks.is_empty() || log);
            prop_assert!(ticks.len() <= 3 * count + 4);
            for pair in ticks.windows(2) {
                prop_assert!(pair[0] < pair[1]);
            }
            for tick in ticks {
                prop_assert!(tick >= scale.domain.0 * (1.0 - 1e-6) && tick <= scale.domain.1 * (1.0 + 1e-6));
            }
        }
    }
}
