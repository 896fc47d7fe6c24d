//! What the flows of a file are as a whole: how much they are, and which partner is perhaps
//! the world under another name.

use super::{FIRST, Rows, WORLD};

/// So many sums have to agree.
const ENOUGH: usize = 3;

impl Rows {
    /// The sum of all flows but those with the world, and the economies that the file names
    /// and of which nothing could be used.
    pub(super) fn trade(&self) -> (f64, Vec<String>) {
        let count = self.economies.len() + FIRST;
        let mut occurs = vec![false; count];
        let mut trade = 0.0;
        for key in 0..self.whole.keys() {
            for declarer in 0..count {
                let Some((row, _)) = self.whole.row(key, declarer) else {
                    continue;
                };
                for (partner, value) in row.iter().take(count).enumerate() {
                    if value.is_nan() {
                        continue;
                    }
                    occurs[declarer] = true;
                    occurs[partner] = true;
                    if declarer != WORLD as usize && partner != WORLD as usize {
                        trade += value;
                    }
                }
            }
        }
        let lost = self.economies.iter().zip(&occurs[FIRST..]);
        let lost = lost.filter(|(_, occurs)| !**occurs);
        let lost = lost.map(|(economy, _)| economy.code.clone()).collect();
        (trade, lost)
    }

    /// Economies that no list has, and whose value is nearly always as much as those of all
    /// the declarer's others together, or more.
    pub(super) fn sums(&self) -> Vec<String> {
        if self.economies.iter().all(|economy| economy.listed) {
            return Vec::new();
        }
        let count = self.economies.len() + FIRST;
        let mut agree = vec![0usize; count];
        let mut all = vec![0usize; count];
        for key in 0..self.whole.keys() {
            for declarer in FIRST..count {
                let Some((row, _)) = self.whole.row(key, declarer) else {
                    continue;
                };
                let values = &row[..count];
                let partners = values.iter().skip(WORLD as usize + 1);
                let (some, sum) = partners
                    .filter(|value| !value.is_nan())
                    .fold((0, 0.0), |(some, sum), value| (some + 1, sum + value));
                for (partner, value) in values.iter().enumerate().skip(FIRST) {
                    if value.is_nan() || *value <= 0.0 {
                        continue;
                    }
                    all[partner] += 1;
                    let rest = sum - value;
                    let as_much = rest <= value * (1.0 + 1e-6);
                    agree[partner] += usize::from(as_much && some > 2);
                }
            }
        }
        let unknown = self.economies.iter().enumerate().filter(|(at, economy)| {
            let at = at + FIRST;
            !economy.listed && agree[at] >= ENOUGH && agree[at] * 5 >= all[at] * 4
        });
        unknown.map(|(_, economy)| economy.code.clone()).collect()
    }
}
