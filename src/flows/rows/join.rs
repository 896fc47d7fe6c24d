//! Takes the rows of a further file to those of the files before.
//!
//! Levels are chosen after all files are in: chapters in one file give way to totals in
//! another. A flow that two files have counts once: alike, it is a repeat; otherwise the
//! later file's value stands where an economy declares each flow once, parts of it (other
//! products, other months) are added up, and where it is neither the reader is asked.

use super::counts::{LISTED, Tally};
use super::details::{Detail, FlowPlace, Group};
use super::fields::MOST_PRODUCTS;
use super::{FIRST, Rows, SIDES};
use crate::flows::mapping::Repeats;
use crate::flows::problem::Problem;
use crate::flows::report::{Report, Rule, Share};
use crate::flows::unit::Unit;
use std::collections::HashMap;

/// Values that differ by less came through another power of ten.
const ALIKE: f64 = 1e-12;

/// What is known of the files that were joined.
#[derive(Debug, Default)]
pub struct Joint {
    shares: Vec<Share>,
    /// The keys of the names of all files' classifications, at their numbers.
    classifications: Vec<u64>,
    /// Flows that are in doubt, and the first of them.
    doubtful: u64,
    example: Option<(i32, String, String)>,
}

/// What becomes of a value that two files have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Twice {
    Once,
    Later,
    Added,
    Doubtful,
}

fn alike(one: f64, other: f64) -> bool {
    one.to_bits() == other.to_bits() || (one - other).abs() <= ALIKE * one.abs().max(other.abs())
}

impl Joint {
    fn doubt(&mut self, year: i32, declarer: &str, partner: &str) {
        self.doubtful += 1;
        self.example
            .get_or_insert_with(|| (year, declarer.to_owned(), partner.to_owned()));
    }

    /// A file's classifications, and the numbers that they have here.
    fn numbers_of(&mut self, file: &Rows) -> Vec<(u8, u8)> {
        let mut pairs: Vec<(u8, u64)> = file
            .classifications
            .pairs()
            .map(|(key, number)| (number, key))
            .collect();
        // The first file's keep theirs.
        pairs.sort_unstable();
        let number = |(number, key)| {
            let known = self.classifications.iter().position(|known| *known == key);
            let here = known.unwrap_or_else(|| {
                self.classifications.push(key);
                self.classifications.len() - 1
            });
            (number, u8::try_from(here).unwrap_or(u8::MAX))
        };
        pairs.into_iter().map(number).collect()
    }
}

impl Rows {
    /// The unit of its values.
    pub(super) fn unit(&self) -> Unit {
        let unit = self.unit.as_ref().unwrap_or(&self.look.mapping.unit);
        let mut unit = unit.clone();
        if let Some(power) = self.scale_power.and_then(|power| i8::try_from(power).ok()) {
            unit.power = Some(unit.power.unwrap_or(0).saturating_add(power));
        }
        unit
    }

    /// What the file gives, before it is joined with others.
    fn share(&self) -> Share {
        Share {
            rows: self.read,
            entries: self.entries,
            used: self.used.iter().sum(),
            dialect: self.look.dialect,
            again: 0,
        }
    }

    /// Begins with the first of several files.
    ///
    /// # Errors
    /// If it has no usable row.
    pub fn first(&mut self, joint: &mut Joint) -> Result<(), Problem> {
        self.closed()?;
        self.straighten();
        joint.numbers_of(self);
        joint.shares.push(self.share());
        Ok(())
    }

    /// Takes a further file. What is there is of no use after an error.
    ///
    /// # Errors
    /// If it has no usable row, another unit, or there is too much of anything.
    pub fn join(
        &mut self,
        mut other: Rows,
        joint: &mut Joint,
        asked: Option<Repeats>,
    ) -> Result<(), Problem> {
        other.closed()?;
        other.straighten();
        let factor = self.factor_of(&other)?;
        let file = joint.shares.len();
        joint.shares.push(other.share());
        let classifications = joint.numbers_of(&other);
        let ids = self.ids_of(&other)?;
        let products = self.products_of(&mut other);
        let years = other
            .years
            .iter()
            .map(|year| self.year_place(*year).map(usize::from))
            .collect::<Option<Vec<usize>>>()
            .ok_or_else(super::records::too_many_years)?;
        for (own, more) in self.used.iter_mut().zip(other.used) {
            *own += more;
        }
        let before = self.tallied(Rule::FileAgain);
        let once = self.repeats == Repeats::Last && other.repeats == Repeats::Last;
        let mut taking = Taking {
            into: self,
            from: &other,
            joint,
            ids,
            years,
            products,
            classifications,
            factor,
            later: asked.or(once.then_some(Repeats::Last)),
            asked,
        };
        taking.whole();
        taking.kept();
        taking.sums();
        if let Some(share) = joint.shares.last_mut() {
            share.again = self.tallied(Rule::FileAgain) - before;
        }
        self.take_rest(other, file, factor);
        self.bound();
        self.trouble.take().map_or(Ok(()), Err)
    }

    fn tallied(&self, rule: Rule) -> u64 {
        self.tallies[rule as usize].entries
    }

    /// The end of a file's rows: fails where there is none to use.
    fn closed(&mut self) -> Result<(), Problem> {
        self.last()?;
        self.bound();
        if let Some(problem) = self.trouble.take() {
            return Err(problem);
        }
        if self.read == 0 {
            return Err(Problem::HeaderOnly);
        }
        if self.used.iter().all(|used| *used == 0) {
            let report = self.report(Vec::new());
            return Err(Problem::NoUsableRow(Box::new(report)));
        }
        Ok(())
    }

    /// Settles what only the file itself can tell: rows that stand in it twice, zeros that
    /// products' codes have lost, days that stand for years.
    fn straighten(&mut self) {
        self.add_repeats();
        let padded = self.lost_zeros();
        if padded {
            self.give_zeros();
            self.details.pad(self.economies.len() + FIRST);
        }
        let mut kept = self.once();
        if self.days_are_years() && self.details.sums.is_none() {
            self.seen.clear();
            self.day_months = 0;
            kept = kept.iter().map(Detail::of_year).collect();
        }
        self.details.kept = kept;
        self.add_totals();
    }

    /// Puts what is a year's total after all where those stand.
    fn add_totals(&mut self) {
        let kept = std::mem::take(&mut self.details.kept);
        let (totals, kept): (Vec<Detail>, Vec<Detail>) =
            kept.into_iter().partition(Detail::is_total);
        self.details.kept = kept;
        for detail in totals {
            let (key, declarer, partner) = place_of(detail.flow);
            let place = self.whole.place(key, declarer, partner);
            let there = self.whole.at(place);
            let mut more = detail.rows;
            if there.is_nan() {
                *there = detail.value;
                more -= 1;
            } else {
                *there += detail.value;
            }
            self.more(key, declarer, partner, more);
        }
    }

    /// The numbers here of another file's products. Where there are more than are told
    /// apart, all are added up by the length of their codes from now on.
    fn products_of(&mut self, other: &mut Rows) -> Vec<u32> {
        let mut numbers = vec![0];
        for (code, level) in other.codes_of_products.iter().skip(1) {
            let known = self.numbers_of_products.get(code).copied();
            let number = known.unwrap_or_else(|| {
                let number = u32::try_from(self.codes_of_products.len()).unwrap_or(0);
                self.codes_of_products.push((code.clone(), *level));
                self.numbers_of_products.insert(code.clone(), number);
                number
            });
            numbers.push(number);
        }
        let folded = self.details.sums.is_some() || other.details.sums.is_some();
        let many = self.details.kept.len() + other.details.kept.len() > super::details::KEPT;
        if folded || many || self.codes_of_products.len() > MOST_PRODUCTS {
            self.details.fold(&self.codes_of_products);
            other.details.fold(&other.codes_of_products);
        }
        numbers
    }

    /// What the values of another file are multiplied by.
    fn factor_of(&self, other: &Rows) -> Result<f64, Problem> {
        let (own, new) = (self.unit(), other.unit());
        if !own.like(&new) {
            return Err(Problem::OtherUnit(own, new));
        }
        let power = |unit: &Unit| i32::from(unit.power.unwrap_or(0));
        Ok(10f64.powi(power(&new) - power(&own)))
    }

    /// The places here of another file's economies.
    fn ids_of(&mut self, other: &Rows) -> Result<Vec<usize>, Problem> {
        let mut ids: Vec<usize> = (0..FIRST).collect();
        for economy in &other.economies {
            let id = self.economy(economy.clone())? as usize;
            if let Some(own) = self.economies.get_mut(id - FIRST)
                && own.name == own.code
            {
                own.name.clone_from(&economy.name);
            }
            ids.push(id);
        }
        Ok(ids)
    }

    /// Takes counts and notes.
    fn take_rest(&mut self, other: Rows, file: usize, factor: f64) {
        self.read += other.read;
        self.entries += other.entries;
        self.mixed |= other.mixed;
        self.day_months |= other.day_months;
        self.only_days &= other.only_days;
        for (year, bits) in other.years.iter().zip(other.seen) {
            let at = self.years.iter().position(|own| own == year);
            if let Some(at) = at {
                if self.seen.len() <= at {
                    self.seen.resize(at + 1, 0);
                }
                self.seen[at] |= bits;
            }
        }
        for (own, more) in self.tallies.iter_mut().zip(other.tallies) {
            own.take(more, file, factor);
        }
    }

    /// Says in the report what came from which file.
    pub fn shared(report: &mut Report, joint: Joint) {
        report.files = joint.shares;
    }

    /// Whether the reader has to say what counts.
    ///
    /// # Errors
    /// If flows of two files differ, and it is not known which of them counts.
    pub fn settled_between(joint: &Joint) -> Result<(), Problem> {
        match &joint.example {
            None => Ok(()),
            Some((year, one, other)) => Err(Problem::Overlap {
                flows: joint.doubtful,
                year: *year,
                one: one.clone(),
                other: other.clone(),
            }),
        }
    }

    /// Counts entries of a flow beyond the first.
    pub(super) fn more(&mut self, key: usize, declarer: usize, partner: usize, count: u32) {
        if count > 0 && self.several {
            *self.beyond.entry(name(key, declarer, partner)).or_default() += count;
        }
    }

    fn beyond(&self, key: usize, declarer: usize, partner: usize) -> u32 {
        let beyond = self.beyond.get(&name(key, declarer, partner));
        beyond.copied().unwrap_or(0)
    }

    fn code_at(&self, id: usize) -> &str {
        match id.checked_sub(FIRST).and_then(|at| self.economies.get(at)) {
            Some(economy) => &economy.code,
            None if id == super::WORLD as usize => crate::flows::economies::WORLD,
            None => crate::flows::economies::ELSEWHERE,
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "years × sides, economies")]
fn name(key: usize, declarer: usize, partner: usize) -> (u32, u32, u32) {
    (key as u32, declarer as u32, partner as u32)
}

/// The key, the declarer and the partner of a flow.
fn place_of(flow: FlowPlace) -> (usize, usize, usize) {
    (flow.key as usize, flow.declarer.into(), flow.partner.into())
}

#[expect(clippy::cast_possible_truncation, reason = "years × sides, economies")]
fn flow_of(at: (usize, usize, usize)) -> FlowPlace {
    FlowPlace {
        key: at.0 as u32,
        declarer: at.1 as u16,
        partner: at.2 as u16,
    }
}

/// A file on its way into the rows of those before.
struct Taking<'a> {
    into: &'a mut Rows,
    from: &'a Rows,
    joint: &'a mut Joint,
    /// Places of its economies and years there.
    ids: Vec<usize>,
    years: Vec<usize>,
    /// Numbers of its products and classifications there.
    products: Vec<u32>,
    classifications: Vec<(u8, u8)>,
    factor: f64,
    /// What stands where values differ; `None` where nobody said it.
    later: Option<Repeats>,
    /// What the reader of the files has said.
    asked: Option<Repeats>,
}

impl Taking<'_> {
    /// The key and the places that a value has there.
    fn there(&self, key: usize, declarer: usize, partner: usize) -> (usize, usize, usize) {
        let year = self.years[key / SIDES.len()];
        (
            year * SIDES.len() + key % SIDES.len(),
            self.ids[declarer],
            self.ids[partner],
        )
    }

    fn scaled(&self, value: f64) -> f64 {
        if self.factor.to_bits() == 1f64.to_bits() {
            value
        } else {
            value * self.factor
        }
    }

    fn whole(&mut self) {
        let count = self.from.economies.len() + FIRST;
        for key in 0..self.from.whole.keys() {
            for declarer in 0..count {
                let Some((row, _)) = self.from.whole.row(key, declarer) else {
                    continue;
                };
                for (partner, value) in row.iter().take(count).enumerate() {
                    if !value.is_nan() {
                        self.value(key, declarer, partner, *value);
                    }
                }
            }
        }
    }

    fn value(&mut self, key: usize, declarer: usize, partner: usize, value: f64) {
        let value = self.scaled(value);
        let more = self.from.beyond(key, declarer, partner);
        let at = self.there(key, declarer, partner);
        self.total(at, value, more);
    }

    /// A year's total.
    fn total(&mut self, at: (usize, usize, usize), value: f64, more: u32) {
        let place = self.into.whole.place(at.0, at.1, at.2);
        let there = *self.into.whole.at(place);
        if there.is_nan() {
            *self.into.whole.at(place) = value;
            self.into.more(at.0, at.1, at.2, more);
            return;
        }
        let own = self.into.beyond(at.0, at.1, at.2) + 1;
        let verdict = self.verdict(there, value, true);
        if self.twice(verdict, at, own, more + 1) {
            *self.into.whole.at(place) = match verdict {
                Twice::Added => there + value,
                _ => value,
            };
            let name = name(at.0, at.1, at.2);
            self.into.beyond.insert(
                name,
                match verdict {
                    Twice::Added => own + more,
                    _ => more,
                },
            );
        }
    }

    /// What becomes of a value that is there already; `whole` if both are of the same
    /// products.
    fn verdict(&self, there: f64, value: f64, whole: bool) -> Twice {
        match self.later {
            _ if self.asked == Some(Repeats::Sum) => Twice::Added,
            _ if alike(there, value) => Twice::Once,
            Some(Repeats::Last) if whole || self.asked.is_some() => Twice::Later,
            _ => Twice::Doubtful,
        }
    }

    fn classification(&self, group: Group) -> u8 {
        let mut known = self.classifications.iter();
        let known = known.find(|known| known.0 == group.classification);
        known.map_or(group.classification, |known| known.1)
    }

    /// Parts of flows, each with its product.
    fn kept(&mut self) {
        let kept = self.into.details.kept.iter().enumerate();
        let mut known: HashMap<_, usize> = kept.map(|(at, one)| (one.place(), at)).collect();
        let from = self.from;
        for detail in &from.details.kept {
            let (key, declarer, partner) = place_of(detail.flow);
            let at = self.there(key, declarer, partner);
            let product = self.products.get(detail.product()).copied().unwrap_or(0);
            let classification = self.classification(detail.group());
            let new = detail.moved(flow_of(at), classification, product, self.factor);
            if new.is_total() {
                self.total(at, new.value, new.rows.saturating_sub(1));
                continue;
            }
            let Some(place) = known.get(&new.place()).copied() else {
                known.insert(new.place(), self.into.details.kept.len());
                self.into.details.kept.push(new);
                continue;
            };
            let old = self.into.details.kept[place];
            let verdict = self.verdict(old.value, new.value, true);
            if self.twice(verdict, at, old.rows, new.rows) {
                let mut now = new;
                if verdict == Twice::Added {
                    now.value += old.value;
                    now.rows += old.rows;
                }
                self.into.details.kept[place] = now;
            }
        }
    }

    /// Parts that are added up by the length of their codes: which products they are is not
    /// known any more.
    fn sums(&mut self) {
        let from = self.from;
        for (key, class, declarer, partner, value, rows) in
            from.details.cells(from.economies.len() + FIRST)
        {
            let at = self.there(key, declarer, partner);
            let value = self.scaled(value);
            let (group, level) = from.details.classes[class];
            let classification = self.classification(group);
            let group = Group {
                classification,
                ..group
            };
            let spot = self.into.details.sum_at((group, level), flow_of(at));
            let Some((sums, place)) = spot else {
                continue;
            };
            let (there, own) = sums.counted(place);
            if own == 0 {
                sums.add_some(place, value, rows);
                continue;
            }
            let mut verdict = self.verdict(there, value, false);
            if verdict == Twice::Once && own != rows {
                verdict = Twice::Doubtful;
            }
            if self.twice(verdict, at, own, rows) {
                let spot = self.into.details.sum_at((group, level), flow_of(at));
                if let Some((sums, place)) = spot {
                    if verdict != Twice::Added {
                        sums.clear(place);
                    }
                    sums.add_some(place, value, rows);
                }
            }
        }
    }

    /// Counts a flow that two files have, with so many entries each; whether the value
    /// there changes.
    fn twice(&mut self, verdict: Twice, at: (usize, usize, usize), own: u32, new: u32) -> bool {
        let (own, new) = (u64::from(own), u64::from(new));
        let side = at.0 % SIDES.len();
        let (rule, entries) = match verdict {
            Twice::Once => (Rule::FileAgain, new),
            Twice::Later => (Rule::FileReplaced, own),
            Twice::Added => (Rule::FileSummed, new),
            Twice::Doubtful => {
                let year = self.into.years[at.0 / SIDES.len()];
                let (one, other) = (self.into.code_at(at.1), self.into.code_at(at.2));
                self.joint.doubt(year, one, other);
                return false;
            }
        };
        if rule.leaves_out() {
            self.into.used[side] -= entries;
        }
        self.into.tallies[rule as usize].entries += entries;
        matches!(verdict, Twice::Later | Twice::Added)
    }
}

impl Tally {
    /// Takes what a rule did in a further file.
    fn take(&mut self, more: Tally, file: usize, factor: f64) {
        self.entries += more.entries;
        self.value += more.value * factor;
        if self.lines.is_empty() && !more.lines.is_empty() {
            self.lines = more.lines;
            self.file = u32::try_from(file).unwrap_or(u32::MAX);
        }
        for what in more.what {
            if self.what.len() < LISTED && !self.what.contains(&what) {
                self.what.push(what);
            }
        }
    }
}
