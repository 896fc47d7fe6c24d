//! What the flows of a file are as a whole: how much they are, which economies have none, and
//! which partner is perhaps the world under another name.

use super::{FIRST, Rows, WORLD};

/// So many sums have to agree.
const ENOUGH: usize = 3;
/// How much more the others may be than what is as much as all of them.
const ROUNDED: f64 = 1.0 + 1e-6;

/// What the flows are as a whole.
pub(super) struct Whole {
    /// The sum of all flows but those with the world.
    pub(super) trade: f64,
    /// Economies that the file names and of which nothing could be used.
    pub(super) lost: Vec<String>,
    /// Economies that no list has, and whose value is nearly always as much as those of all
    /// the declarer's others together, or more.
    pub(super) sums: Vec<String>,
}

impl Rows {
    pub(super) fn as_a_whole(&self) -> Whole {
        let count = self.economies.len() + FIRST;
        let mut occurs = vec![false; count];
        let mut agree = vec![0usize; count];
        let mut trade = 0.0;
        for (declarer, row) in self.declared() {
            let (mut some, mut sum, mut most) = (0usize, 0.0, 0f64);
            for (value, occurs) in row.iter().zip(&mut occurs).skip(WORLD as usize + 1) {
                if !value.is_nan() {
                    *occurs = true;
                    some += 1;
                    sum += value;
                    most = most.max(*value);
                }
            }
            occurs[declarer] |= some > 0 || !row[WORLD as usize].is_nan();
            if declarer == WORLD as usize {
                continue;
            }
            trade += sum;
            let as_much = |value: f64| value > 0.0 && sum - value <= value * ROUNDED;
            if some > 2 && declarer >= FIRST && as_much(most) {
                for (partner, value) in row.iter().enumerate().skip(FIRST) {
                    agree[partner] += usize::from(as_much(*value));
                }
            }
        }
        let often = |at: usize| agree[at] >= ENOUGH;
        let named = || self.economies.iter().zip(FIRST..);
        let all = match named().any(|(economy, at)| !economy.listed && often(at)) {
            true => self.flows_by_partner(),
            false => Vec::new(),
        };
        let codes = |some: &dyn Fn(bool, usize) -> bool| {
            let some = named().filter(|(economy, at)| some(economy.listed, *at));
            some.map(|(economy, _)| economy.code.clone()).collect()
        };
        Whole {
            trade,
            lost: codes(&|_, at| !occurs[at]),
            sums: codes(&|listed, at| !listed && often(at) && agree[at] * 5 >= all[at] * 4),
        }
    }

    /// The declarers with what they declare, for each year and side.
    fn declared(&self) -> impl Iterator<Item = (usize, &[f64])> {
        let count = self.economies.len() + FIRST;
        let all = (0..self.whole.keys()).flat_map(move |key| (0..count).map(move |at| (key, at)));
        all.filter_map(move |(key, declarer)| {
            let (row, _) = self.whole.row(key, declarer)?;
            Some((declarer, &row[..count]))
        })
    }

    /// How many flows above nothing economies declare with each partner.
    fn flows_by_partner(&self) -> Vec<usize> {
        let mut all = vec![0; self.economies.len() + FIRST];
        for (_, row) in self.declared().filter(|(declarer, _)| *declarer >= FIRST) {
            for (all, value) in all.iter_mut().zip(row) {
                *all += usize::from(*value > 0.0);
            }
        }
        all
    }
}
