//! The end of a file: for every flow the best of what stands for it is taken, and all else
//! is counted under the rule that leaves it out. Nothing counts twice.

use super::details::{Detail, Group};
use super::entries::left_out;
use super::{ELSEWHERE, FIRST, Rows, SIDES};
use crate::flows::dialect::Dialect;
use crate::flows::mapping::Repeats;
use crate::flows::report::Rule;
use std::collections::HashMap;

impl Rows {
    /// Takes for every flow the best that is there. Gives the lengths of products' codes
    /// that were added up.
    pub(super) fn choose(&mut self) -> Vec<u8> {
        let days = self.days_are_years();
        if days {
            self.seen.clear();
        }
        self.add_repeats();
        // Of several files each was asked by itself.
        let padded = !self.several && self.lost_zeros();
        let levels = match self.details.sums {
            None => self.choose_one_by_one(padded, days),
            Some(_) => self.choose_sums(padded, days),
        };
        (1..=8).filter(|level| levels & (1 << level) != 0).collect()
    }

    /// Whether years are given as one of their days, always in the same month.
    pub(super) fn days_are_years(&self) -> bool {
        self.only_days && self.day_months.count_ones() == 1
    }

    /// Rows alike to the digit are the same row twice, unless other rows of the file show
    /// that a flow comes in parts.
    pub(super) fn add_repeats(&mut self) {
        let parts = self.tallies[Rule::RepeatOther as usize].entries > 0;
        let mut repeated: Vec<_> = self
            .repeated
            .drain()
            .filter(|(_, known)| known.rows > 0)
            .collect();
        repeated.sort_unstable_by_key(|(_, known)| known.line);
        for ((key, declarer, partner), known) in repeated {
            let rule = if parts {
                let place = self
                    .whole
                    .place(key as usize, declarer as usize, partner as usize);
                *self.whole.at(place) += known.same;
                let rows = u32::try_from(known.rows).unwrap_or(u32::MAX);
                self.more(key as usize, declarer as usize, partner as usize, rows);
                Rule::RepeatSame
            } else {
                self.used[key as usize % SIDES.len()] -= known.rows;
                Rule::Duplicate
            };
            self.tallies[rule as usize].entries += known.rows;
            self.first_line(rule, known.line);
        }
    }

    /// Whether codes of the Harmonized System lost their leading zeros in a spreadsheet, so
    /// that 5 digits are 6, and so on.
    pub(super) fn lost_zeros(&self) -> bool {
        let codes = || self.codes_of_products.iter().skip(1);
        let zero = codes().any(|(code, level)| *level < 8 && code.starts_with('0'));
        let odd = codes().any(|(_, level)| *level < 8 && level % 2 == 1);
        self.hs && !zero && odd
    }

    fn choose_one_by_one(&mut self, padded: bool, days: bool) -> u16 {
        if padded {
            self.give_zeros();
        }
        let once = self.once();
        let nested = self.look.dialect.nested_codes();
        let mut headings = headings(&self.codes_of_products, &self.numbers_of_products, nested);
        let unknown = matches!(self.look.dialect, Dialect::Tidy | Dialect::Other);
        if unknown && !self.hs && are_ids(&once, &headings) {
            headings.fill(Vec::new());
        }
        let mut levels = 0;
        for flow in once.chunk_by(|one, other| one.flow == other.flow) {
            levels |= self.choose_flow(flow, &headings, days);
        }
        levels
    }

    /// Gives back their leading zeros to codes that have lost them.
    pub(super) fn give_zeros(&mut self) {
        for (code, level) in &mut self.codes_of_products {
            if *level < 8 && *level % 2 == 1 {
                code.insert(0, '0');
                *level += 1;
            }
        }
        let codes = self.codes_of_products.iter().zip(0..).skip(1);
        self.numbers_of_products = codes.map(|((code, _), at)| (code.clone(), at)).collect();
    }

    /// Settles what stands there twice: the later one counts where each is declared once;
    /// where the file has parts, they are added, and alike ones only if others differ.
    pub(super) fn once(&mut self) -> Vec<Detail> {
        let mut kept = std::mem::take(&mut self.details.kept);
        // Stable, so that of repeated rows the later one stays the later.
        kept.sort_by_key(|detail| {
            (
                detail.flow,
                detail.group(),
                detail.part(),
                detail.split,
                detail.product(),
            )
        });
        let differ = |one: &Detail, other: &Detail| {
            one.again(other) && one.value.to_bits() != other.value.to_bits()
        };
        let nobody = |detail: &Detail| u32::from(detail.flow.partner) == ELSEWHERE;
        let parts = kept
            .windows(2)
            .any(|two| differ(&two[0], &two[1]) && !nobody(&two[0]));
        let last = self.repeats == Repeats::Last;
        let mut once: Vec<Detail> = Vec::with_capacity(kept.len());
        for detail in kept.drain(..) {
            let Some(before) = once.last_mut().filter(|before| before.again(&detail)) else {
                once.push(detail);
                continue;
            };
            let same = before.value.to_bits() == detail.value.to_bits();
            let (rule, out) = match (same, last) {
                // Areas that are no economy share one place.
                _ if nobody(&detail) => {
                    before.value += detail.value;
                    before.rows += 1;
                    continue;
                }
                (true, true) => (Rule::Duplicate, true),
                (false, true) => (Rule::Replaced, true),
                (true, false) if !parts && !self.asked_to_add => (Rule::Duplicate, true),
                (true, false) => (Rule::RepeatSame, false),
                (false, false) => (Rule::RepeatOther, false),
            };
            if out {
                before.value = detail.value;
                self.used[detail.flow.key as usize % SIDES.len()] -= 1;
            } else {
                before.value += detail.value;
                before.rows += 1;
            }
            self.tallies[rule as usize].entries += 1;
        }
        once
    }

    /// Takes the best group of a flow, and in it what no heading holds already.
    fn choose_flow(&mut self, flow: &[Detail], headings: &[Vec<u32>], days: bool) -> u16 {
        let mut levels = 0;
        let Some(place) = flow.first().map(|detail| detail.flow) else {
            return levels;
        };
        let (key, declarer, partner) = (
            place.key as usize,
            usize::from(place.declarer),
            usize::from(place.partner),
        );
        let better = self
            .whole
            .row(key, declarer)
            .is_some_and(|row| !row.0[partner].is_nan());
        let mut taken: Option<Group> = None;
        let mut sum = 0.0;
        for group in flow.chunk_by(|one, other| one.group() == other.group()) {
            let this = group[0].group();
            if better || taken.is_some_and(|taken| taken != this) {
                for detail in group {
                    let rule = self.instead(this, taken, detail.product() > 0);
                    self.leave(key, rule, detail.rows.into(), detail.value);
                }
                continue;
            }
            taken = Some(this);
            let same = |one: &Detail, other: &Detail| {
                one.part() == other.part() && one.split == other.split
            };
            for part in group.chunk_by(same) {
                let there = |number: u32| {
                    part.binary_search_by_key(&(number as usize), Detail::product)
                        .is_ok()
                };
                let total = part[0].product() == 0;
                for detail in part {
                    let rows = u64::from(detail.rows);
                    let number = detail.product();
                    if number > 0 && (total || headings[number].iter().any(|known| there(*known))) {
                        self.leave(key, Rule::Product, rows, detail.value);
                        continue;
                    }
                    sum += detail.value;
                    let level = self.codes_of_products[number].1;
                    levels |= self.summed(this, level, rows, days);
                }
            }
        }
        if taken.is_some() {
            let place = self.whole.place(key, declarer, partner);
            *self.whole.at(place) = sum;
        }
        levels
    }

    /// The rule for what is left out where a group is taken, or the year's total is there.
    fn instead(&self, group: Group, taken: Option<Group>, product: bool) -> Rule {
        let Some(taken) = taken else {
            return left_out(group, product);
        };
        match () {
            () if taken.kind != group.kind => Rule::SubAnnual,
            () if taken.fob != group.fob => Rule::Valuation,
            () if taken.mask != group.mask => Rule::Breakdown,
            () => Rule::Classification,
        }
    }

    /// Counts what is left out for something better.
    fn leave(&mut self, key: usize, rule: Rule, rows: u64, value: f64) {
        self.used[key % SIDES.len()] -= rows;
        let tally = &mut self.tallies[rule as usize];
        tally.entries += rows;
        tally.value += value;
    }

    /// Counts what is added up; gives the length of the product's code as a bit.
    fn summed(&mut self, group: Group, level: u8, rows: u64, days: bool) -> u16 {
        let mut count = |rule: Rule| self.tallies[rule as usize].entries += rows;
        if group.kind > 0 && !days {
            count(Rule::SubAnnualSummed);
        }
        if group.mask > 0 {
            count(Rule::BreakdownSummed);
        }
        if group.fob {
            count(Rule::ValuationUsed);
        } else if level > 0 {
            count(Rule::ProductSummed);
            return 1 << level;
        }
        0
    }

    /// The sums by length of code: of each flow the best group, and in it the shortest.
    fn choose_sums(&mut self, padded: bool, days: bool) -> u16 {
        let details = std::mem::take(&mut self.details);
        let long = |level: u8| match padded && level < 8 {
            true => level.next_multiple_of(2),
            false => level,
        };
        let mut order: Vec<(Group, u8, usize)> = details
            .classes
            .iter()
            .enumerate()
            .map(|(class, (group, level))| (*group, long(*level), class))
            .collect();
        order.sort_unstable();
        let mut levels = 0;
        for key in 0..details.keys() {
            for declarer in 0..self.economies.len() + FIRST {
                let classes: Vec<_> = order
                    .iter()
                    .filter_map(|(group, level, class)| {
                        let (values, rows) = details.summed(key, *class, declarer)?;
                        Some((*group, *level, values, rows))
                    })
                    .collect();
                if !classes.is_empty() {
                    levels |= self.choose_row(key, declarer, &classes, days);
                }
            }
        }
        levels
    }

    fn choose_row(
        &mut self,
        key: usize,
        declarer: usize,
        classes: &[(Group, u8, &[f64], &[u32])],
        days: bool,
    ) -> u16 {
        let mut levels = 0;
        for partner in 0..self.economies.len() + FIRST {
            let better = self
                .whole
                .row(key, declarer)
                .is_some_and(|row| !row.0[partner].is_nan());
            let mut taken: Option<(Group, u8)> = None;
            let mut sum = 0.0;
            for (group, level, values, rows) in classes {
                let rows = u64::from(rows[partner]);
                if rows == 0 {
                    continue;
                }
                match taken {
                    _ if better => {
                        let rule = left_out(*group, *level > 0);
                        self.leave(key, rule, rows, values[partner]);
                    }
                    Some((best, _)) if best != *group => {
                        let rule = self.instead(*group, Some(best), *level > 0);
                        self.leave(key, rule, rows, values[partner]);
                    }
                    Some((_, short)) if short != *level => {
                        self.leave(key, Rule::Product, rows, values[partner]);
                    }
                    _ => {
                        taken = Some((*group, *level));
                        sum += values[partner];
                        levels |= self.summed(*group, *level, rows, days);
                    }
                }
            }
            if taken.is_some() {
                let place = self.whole.place(key, declarer, partner);
                *self.whole.at(place) = sum;
            }
        }
        levels
    }
}

/// Whether codes are no more than numbers of things: what seems to be in a heading is mostly
/// more than the heading (industries 10 to 19, and 1).
fn are_ids(once: &[Detail], headings: &[Vec<u32>]) -> bool {
    let (mut more, mut all) = (0, 0);
    let same = |one: &Detail, other: &Detail| {
        (one.flow, one.group(), one.part(), one.split)
            == (other.flow, other.group(), other.part(), other.split)
    };
    for part in once.chunk_by(same) {
        // What is in each heading, where something is.
        let mut sums = vec![None; part.len()];
        for detail in part {
            let mut nearest = headings[detail.product()].iter().rev();
            let heading = nearest.find_map(|number| {
                let number = *number as usize;
                part.binary_search_by_key(&number, Detail::product).ok()
            });
            if let Some(heading) = heading {
                *sums[heading].get_or_insert(0.0) += detail.value;
            }
        }
        for (heading, sum) in part.iter().zip(sums) {
            let Some(sum) = sum else { continue };
            all += 1;
            more += usize::from(sum > heading.value * 1.01);
        }
    }
    more * 2 > all
}

/// For each product the numbers of its headings: the codes that its own begins with.
fn headings(codes: &[(String, u8)], numbers: &HashMap<String, u32>, nested: bool) -> Vec<Vec<u32>> {
    let headings = |(code, level): &(String, u8)| {
        let digits = code.starts_with(|letter: char| letter.is_ascii_digit()) && code.is_ascii();
        if *level == 0 || !digits || !nested {
            return Vec::new();
        }
        let shorter = (1..code.len()).filter_map(|end| numbers.get(&code[..end]).copied());
        shorter.collect()
    };
    codes.iter().map(headings).collect()
}
