//! The trade balance.

/// Trade balance: `exports − imports`, in the unit of the two; below zero is a
/// deficit.
///
/// Source: the paper's table 3 (`balance`). Finite for finite inputs of any
/// size that trade has.
#[must_use]
pub fn balance(exports: f64, imports: f64) -> f64 {
    exports - imports
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deficit_is_below_zero() {
        assert!((balance(69.6, 118.2) + 48.6).abs() < 1e-9);
    }
}
