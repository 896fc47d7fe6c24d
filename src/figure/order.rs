//! In which order the economies of a heat map stand.
//!
//! By name, by size, or so that those with like rows stand side by side: economies
//! are joined two by two, the nearest first (average linkage, by chains of nearest
//! neighbours), and every joint is turned so that the ends that meet are as alike as
//! they can be. It takes time as the cube of the economies for the distances and as
//! their square for the rest; 250 take milliseconds. No chance is in it.

use super::heat::Heat;
use crate::i18n::{Tri, words};
use std::cmp::Ordering;

/// How economies are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By name.
    #[default]
    Name,
    /// By their trade, the largest first.
    Size,
    /// Those with like rows side by side.
    Likeness,
}

impl Order {
    /// All orders.
    pub const ALL: [Order; 3] = [Order::Name, Order::Size, Order::Likeness];

    /// The order's name in an address.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Order::Name => "name",
            Order::Size => "size",
            Order::Likeness => "likeness",
        }
    }

    /// The order's name for the reader.
    #[must_use]
    pub const fn label(self) -> Tri {
        match self {
            Order::Name => words::SORT_NAME,
            Order::Size => words::SORT_SIZE,
            Order::Likeness => words::SORT_LIKENESS,
        }
    }

    /// Reads an order's name.
    #[must_use]
    pub fn parse(id: &str) -> Option<Order> {
        Order::ALL.into_iter().find(|order| order.id() == id)
    }
}

impl Heat {
    /// The same economies in another order. `compare` puts names in the order that
    /// the reader's language has them.
    #[must_use]
    #[inline(never)]
    pub fn sorted(self, by: Order, compare: &dyn Fn(&str, &str) -> Ordering) -> Heat {
        let order = order(&self, by, compare).into();
        Heat { by, order, ..self }
    }
}

/// The economies, in an order.
#[must_use]
pub fn order(heat: &Heat, by: Order, compare: &dyn Fn(&str, &str) -> Ordering) -> Vec<u16> {
    let all: Vec<u16> = (0..heat.count() as u16).collect();
    match by {
        Order::Name => sorted(&all, &|a, b| compare(heat.name(a), heat.name(b))),
        Order::Size => by_size(heat, &all),
        Order::Likeness => by_likeness(heat, all),
    }
}

/// By insertion, with the place looked up: names are few and slow to compare, and a
/// general sort is kilobytes. Those that are equal keep their order.
fn sorted(all: &[u16], compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<u16> {
    let mut order: Vec<u16> = Vec::with_capacity(all.len());
    for &each in all {
        let after = |other: &u16| compare(usize::from(*other), each.into()) != Ordering::Greater;
        let at = order.partition_point(after);
        order.insert(at, each);
    }
    order
}

fn size(heat: &Heat, economy: usize) -> f64 {
    let size = heat.sizes.get(economy).copied().unwrap_or_default();
    if size.is_finite() { size } else { 0.0 }
}

fn by_size(heat: &Heat, all: &[u16]) -> Vec<u16> {
    sorted(all, &|a, b| size(heat, b).total_cmp(&size(heat, a)))
}

/// Beyond the ends of the colours rows may differ still, up to here: eight times and
/// an eighth in a logarithmic scale.
const FAR: f64 = 1.5;

fn by_likeness(heat: &Heat, all: Vec<u16>) -> Vec<u16> {
    let n = all.len();
    // What is compared is what is seen, and 0 with 0 for its weight where nothing is.
    let (mut rows, mut known) = (vec![0f32; n * n], vec![0f32; n * n]);
    for at in 0..n * n {
        let (from, to) = (at / n, at % n);
        if let Ok(value) = heat.shown(from, to)
            && from != to
        {
            rows[at] = heat.scale.place(value).clamp(-FAR, FAR) as f32;
            known[at] = 1.0;
        }
    }
    let some = |economy: &u16| {
        let row = usize::from(*economy) * n;
        known[row..row + n].contains(&1.0)
    };
    let (there, empty): (Vec<u16>, Vec<u16>) = all.into_iter().partition(some);
    let apart = distances(&rows, &known, n, &there);
    let mut order: Vec<u16> = seriation(&apart, there.len())
        .into_iter()
        .map(|at| there[at])
        .collect();
    // Of the two ways to read it, the one that begins with the larger economies.
    let (first, last) = order.split_at(order.len() / 2);
    let last = &last[order.len() % 2..];
    let sum = |part: &[u16]| part.iter().map(|at| size(heat, (*at).into())).sum::<f64>();
    if sum(first) < sum(last) {
        order.reverse();
    }
    order.extend(by_size(heat, &empty));
    order
}

/// How far apart rows are: the mean square of their differences where both have a
/// value, with two more of one half each, so that rows that share little say little.
fn distances(rows: &[f32], known: &[f32], n: usize, there: &[u16]) -> Vec<f64> {
    let m = there.len();
    let mut apart = vec![0.0; m * m];
    let row = |at: usize| {
        let start = usize::from(there[at]) * n;
        (&rows[start..start + n], &known[start..start + n])
    };
    for a in 0..m {
        let (ra, ka) = row(a);
        for b in 0..a {
            let (rb, kb) = row(b);
            let (mut sum, mut count) = (0f32, 0f32);
            for (((x, y), p), q) in ra.iter().zip(rb).zip(ka).zip(kb) {
                let both = p * q;
                let far = (x - y) * both;
                sum += far * far;
                count += both;
            }
            let far = (f64::from(sum) + 1.0) / (f64::from(count) + 2.0);
            apart[a * m + b] = far;
            apart[b * m + a] = far;
        }
    }
    apart
}

/// The order of m things whose distances (m × m, symmetric) are known.
fn seriation(apart: &[f64], m: usize) -> Vec<usize> {
    let mut between = apart.to_vec();
    // What each group holds, from one end to the other; empty once it is in another.
    let mut groups: Vec<Vec<usize>> = (0..m).map(|at| vec![at]).collect();
    let mut living: Vec<usize> = (0..m).collect();
    let mut chain: Vec<usize> = Vec::new();
    while living.len() > 1 {
        let last = match chain.last() {
            Some(last) => *last,
            None => {
                chain.push(living[0]);
                living[0]
            }
        };
        let before = chain.len().checked_sub(2).map(|at| chain[at]);
        // Of those equally near the one that the chain came from, so that it ends.
        let mut nearest = before;
        let mut least = before.map_or(f64::INFINITY, |at| between[last * m + at]);
        for &other in living.iter().filter(|other| **other != last) {
            if nearest.is_none() || between[last * m + other] < least {
                least = between[last * m + other];
                nearest = Some(other);
            }
        }
        let Some(nearest) = nearest else { break };
        if before != Some(nearest) {
            chain.push(nearest);
            continue;
        }
        chain.truncate(chain.len() - 2);
        let (kept, gone) = (last.min(nearest), last.max(nearest));
        let (a, b) = (
            std::mem::take(&mut groups[kept]),
            std::mem::take(&mut groups[gone]),
        );
        let (p, q) = (a.len() as f64, b.len() as f64);
        living.retain(|other| *other != gone);
        for &other in living.iter().filter(|other| **other != kept) {
            let far = (p * between[kept * m + other] + q * between[gone * m + other]) / (p + q);
            between[kept * m + other] = far;
            between[other * m + kept] = far;
        }
        groups[kept] = joined(a, b, apart, m);
    }
    living
        .into_iter()
        .flat_map(|at| std::mem::take(&mut groups[at]))
        .collect()
}

/// Two groups as one, with the ends together that are most alike.
fn joined(mut a: Vec<usize>, mut b: Vec<usize>, apart: &[f64], m: usize) -> Vec<usize> {
    let ends = |group: &[usize]| Some((*group.first()?, *group.last()?));
    let (Some(of_a), Some(of_b)) = (ends(&a), ends(&b)) else {
        a.append(&mut b);
        return a;
    };
    let mut best = (f64::INFINITY, false, false);
    for (turn_a, end) in [(false, of_a.1), (true, of_a.0)] {
        for (turn_b, start) in [(false, of_b.0), (true, of_b.1)] {
            let far = apart[end * m + start];
            if far < best.0 {
                best = (far, turn_a, turn_b);
            }
        }
    }
    if best.1 {
        a.reverse();
    }
    if best.2 {
        b.reverse();
    }
    a.append(&mut b);
    a
}

#[cfg(test)]
mod tests {
    use super::super::made_up::sample;
    use super::super::workbench::{Brought, Shared};
    use super::super::{Options, Picture, View, figure};
    use super::*;
    use crate::trade::intensity::YearFlows;
    use proptest::prelude::*;
    use std::rc::Rc;
    use std::time::Instant;

    fn plain(a: &str, b: &str) -> Ordering {
        a.cmp(b)
    }

    /// The same economies under other numbers: `to[at]` is where one went.
    fn moved(heat: &Heat, to: &[usize]) -> Heat {
        let n = heat.count();
        let mut from = vec![0; n];
        for (at, &place) in to.iter().enumerate() {
            from[place] = at;
        }
        let cell = |at: usize| from[at / n] * n + from[at % n];
        Heat {
            codes: from.iter().map(|&at| heat.codes[at].clone()).collect(),
            names: from.iter().map(|&at| heat.names[at].clone()).collect(),
            sizes: from.iter().map(|&at| heat.sizes[at]).collect(),
            values: (0..n * n).map(|at| heat.values[cell(at)]).collect(),
            reasons: (0..n * n).map(|at| heat.reasons[cell(at)]).collect(),
            ..heat.clone()
        }
    }

    #[test]
    fn names_go_by_the_language_and_sizes_from_the_largest_on() {
        let mut heat = sample(4, 1);
        heat.names = ["d", "b", "a", "c"].map(str::to_owned).to_vec();
        heat.sizes = vec![1.0, f64::NAN, 30.0, 2.0];
        assert_eq!(order(&heat, Order::Name, &plain), [2, 1, 3, 0]);
        assert_eq!(order(&heat, Order::Size, &plain), [2, 3, 0, 1]);
        let heat = heat.sorted(Order::Size, &plain);
        assert_eq!(
            (heat.economy(0), heat.place(2), heat.by),
            (2, 0, Order::Size)
        );
    }

    #[test]
    fn planted_blocks_come_out_together() {
        for (n, blocks) in [(12, 2), (60, 5), (230, 9)] {
            let heat = sample(n, blocks);
            let order = order(&heat, Order::Likeness, &plain);
            let block = |at: &u16| (usize::from(*at) * 7) % blocks;
            let changes = order
                .windows(2)
                .filter(|pair| block(&pair[0]) != block(&pair[1]));
            assert_eq!(changes.count(), blocks - 1, "{n} economies");
        }
    }

    #[test]
    fn the_workbench_shows_many_economies_in_the_order_that_the_address_names() {
        let n = 30;
        let mut flows = YearFlows::empty(2005, sample(n, 3).codes);
        for at in (0..n * n).filter(|at| at / n != at % n) {
            // The later ones trade more.
            flows.exported[at] = (at / n + at % n) as f64;
            flows.imported[at] = flows.exported[at];
        }
        let brought = Brought {
            years: vec![2005],
            now: flows,
            ..Brought::default()
        };
        let shown = |unit: Option<&str>| {
            let options = Options {
                unit: unit.map(str::to_owned),
                brought: Some(Shared(Rc::new(brought.clone()))),
                ..Options::default()
            };
            match figure(View::Workbench, &options).picture {
                Picture::Heat(heat) => heat,
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(
            (shown(None).by, shown(Some("nope")).by),
            (Order::Name, Order::Name)
        );
        let sized = shown(Some("size"));
        assert_eq!((sized.by, sized.economy(0)), (Order::Size, n - 1));
        assert_eq!(shown(Some("likeness")).order.len(), n);
    }

    #[test]
    fn economies_without_any_value_stand_at_the_end() {
        let mut heat = sample(9, 2);
        let mut reasons = heat.reasons.to_vec();
        reasons[4 * 9..5 * 9].fill(2);
        reasons[0..9].fill(2);
        heat.reasons = reasons.into();
        let order = order(&heat, Order::Likeness, &plain);
        assert_eq!(order.len(), 9);
        let mut last = order[7..].to_vec();
        last.sort_unstable();
        assert_eq!(last, [0, 4]);
    }

    #[test]
    fn none_one_and_two_are_in_order_and_so_are_rows_that_are_all_alike() {
        for n in 0..3 {
            assert_eq!(order(&sample(n, 1), Order::Likeness, &plain).len(), n);
        }
        let mut heat = sample(30, 1);
        heat.values = vec![1.0; 900].into();
        heat.reasons = vec![0; 900].into();
        let mut all = order(&heat, Order::Likeness, &plain);
        all.sort_unstable();
        assert_eq!(all, (0..30).collect::<Vec<u16>>());
    }

    #[test]
    fn the_same_is_given_every_time_and_soon() {
        let heat = sample(250, 12);
        let start = Instant::now();
        let first = order(&heat, Order::Likeness, &plain);
        let took = start.elapsed();
        assert_eq!(order(&heat, Order::Likeness, &plain), first);
        // Unoptimized, and on a busy machine; optimized it is some 5 ms.
        assert!(took.as_millis() < 3000, "{took:?}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn under_other_numbers_the_order_is_the_same_or_reversed(
            to in Just((0..40usize).collect::<Vec<_>>()).prop_shuffle(), blocks in 1usize..6,
        ) {
            let heat = sample(40, blocks);
            let names = |heat: &Heat| -> Vec<String> {
                let order = order(heat, Order::Likeness, &plain);
                order.iter().map(|at| heat.codes[usize::from(*at)].clone()).collect()
            };
            let (own, mut other) = (names(&heat), names(&moved(&heat, &to)));
            if own != other {
                other.reverse();
            }
            prop_assert_eq!(own, other);
        }
    }
}
