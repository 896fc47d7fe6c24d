//! Labels that keep out of each other's way.

/// Moves labels apart along one direction, each as little as needed.
///
/// Takes the wanted middles and the labels' lengths and gives the middles to
/// use, in the same order: none overlap, and all lie within `from..to` if they
/// fit there at all.
#[must_use]
pub fn spread(wanted: &[f64], lengths: &[f64], from: f64, to: f64) -> Vec<f64> {
    // Put in one by one: labels are few, and a general sort is kilobytes.
    let mut order: Vec<usize> = Vec::with_capacity(wanted.len());
    for (index, middle) in wanted.iter().enumerate() {
        let at = order.partition_point(|&other| wanted[other] <= *middle);
        order.insert(at, index);
    }
    let mut placed = wanted.to_vec();
    let mut edge = from;
    for &index in &order {
        let half = lengths[index] / 2.0;
        placed[index] = placed[index].max(edge + half);
        edge = placed[index] + half;
    }
    let mut edge = to;
    for &index in order.iter().rev() {
        let half = lengths[index] / 2.0;
        placed[index] = placed[index].min(edge - half);
        edge = placed[index] - half;
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn labels_far_apart_stay_where_they_are() {
        assert_eq!(spread(&[10.0, 50.0], &[8.0, 8.0], 0.0, 100.0), [10.0, 50.0]);
    }

    #[test]
    fn no_labels_is_no_trouble() {
        assert!(spread(&[], &[], 0.0, 1.0).is_empty());
    }

    proptest! {
        #[test]
        fn labels_that_fit_neither_overlap_nor_leave(
            wanted in proptest::collection::vec(-50.0..150.0f64, 0..8),
        ) {
            let lengths = vec![10.0; wanted.len()];
            let placed = spread(&wanted, &lengths, 0.0, 100.0);
            let mut sorted = placed.clone();
            sorted.sort_by(f64::total_cmp);
            for pair in sorted.windows(2) {
                prop_assert!(pair[1] - pair[0] >= 10.0 - 1e-9);
            }
            for middle in placed {
                prop_assert!((5.0 - 1e-9..=95.0 + 1e-9).contains(&middle));
            }
        }
    }
}
