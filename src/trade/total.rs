//! Total trade.

/// Total trade: `exports + imports`, in the unit of the two.
///
/// Source: the paper's tables 1 and 3 (`trade_total`). Finite for finite
/// inputs of any size that trade has.
#[must_use]
pub fn total(exports: f64, imports: f64) -> f64 {
    exports + imports
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_total_of_1987_is_the_printed_one() {
        assert!((total(69.6, 118.2) - 187.8).abs() < 1e-9);
    }
}
