//! What a row says, and where its values are put.

use super::{
    AGGREGATE, CLASSES, ELSEWHERE, FOB, Factor, Id, LEVELS, NOBODY, OTHER_ASIA, Rows, SIDES, Side,
    Time, WORLD, part,
};
use crate::flows::dialect::{Declarer, Flow};
use crate::flows::mapping::Repeats;
use crate::flows::number::{Number, number};
use crate::flows::period::Part;
use crate::flows::problem::Problem;
use crate::flows::record::Span;
use crate::flows::report::{EXAMPLES, Rule};

/// Larger values are no trade, and sums of them no numbers.
const MOST_VALUE: f64 = 1e100;
/// The most memory for values while a file is read.
const MOST_BYTES: usize = 1 << 30;

/// What a row says of its flow: who, to whom, by whom declared, at which level.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    declarer: Id,
    partner: Id,
    side: Side,
    level: u8,
    factor: f64,
    other_asia: bool,
}

/// A row that is left out: why, and the field that says it.
pub(super) type Out = (Rule, Option<Span>);

impl Rows {
    /// What a row says but for time and value.
    #[inline]
    pub(super) fn settled(&mut self, bytes: &[u8], spans: &[Span]) -> Result<Row, Out> {
        let mut side = Side::Unsaid;
        let mut turned = false;
        let mut level = 0;
        if let Some(column) = self.plan.flow {
            let span = spans[column];
            match self.flow(bytes, span) {
                Flow::Export => side = Side::Exporter,
                Flow::Import => {
                    side = Side::Importer;
                    turned = self.plan.reported;
                }
                Flow::ImportFob => {
                    side = Side::Importer;
                    turned = self.plan.reported;
                    level = FOB;
                }
                Flow::Contained => return Err((Rule::ReExport, Some(span))),
                Flow::Other => return Err((Rule::OtherFlow, Some(span))),
                Flow::Bad => return Err((Rule::BadFlow, Some(span))),
            }
        } else if self.plan.reported {
            side = Side::Exporter;
        }
        for at in 0..self.plan.breakdowns.len() {
            let span = spans[self.plan.breakdowns[at]];
            if !self.total(bytes, span) {
                return Err((Rule::Breakdown, Some(span)));
            }
        }
        if let Some(column) = self.plan.product {
            let product = self.product(bytes, spans[column]);
            if product > 0 && level == FOB {
                return Err((Rule::Valuation, None));
            }
            level = level.max(product);
        }
        let (first, second) = (self.plan.first, self.plan.second);
        let first = self.code(bytes, spans, first, 0);
        let second = self.code(bytes, spans, second, 1);
        if first == NOBODY || second == NOBODY {
            return Err((Rule::MissingCode, None));
        }
        let other_asia = (first | second) & OTHER_ASIA != 0;
        let (first, second) = (first & 0xffff, second & 0xffff);
        if first == AGGREGATE || second == AGGREGATE {
            return Err((Rule::Aggregate, None));
        }
        let (exporter, importer) = if turned {
            (second, first)
        } else {
            (first, second)
        };
        if let Some(column) = self.plan.declared {
            let span = spans[column];
            side = match self.declarer(bytes, span) {
                Declarer::Exporter => Side::Exporter,
                Declarer::Importer => Side::Importer,
                Declarer::Unsaid => side,
                Declarer::Code => match self.code(bytes, spans, (Some(column), None), 1) & 0xffff {
                    code if code == exporter => Side::Exporter,
                    code if code == importer => Side::Importer,
                    _ => return Err((Rule::BadFlow, Some(span))),
                },
            };
        }
        if exporter == importer && exporter != WORLD {
            return Err(if exporter == ELSEWHERE {
                (Rule::ElsewhereDeclares, None)
            } else {
                (Rule::SelfTrade, None)
            });
        }
        let (declarer, partner) = match side {
            Side::Importer => (importer, exporter),
            Side::Exporter | Side::Unsaid => (exporter, importer),
        };
        if side == Side::Exporter && exporter == WORLD {
            return Err((Rule::WorldExports, None));
        }
        let nobody = |id: Id| id == WORLD || id == ELSEWHERE;
        let strange = if side == Side::Unsaid {
            nobody(exporter) && nobody(importer) && (exporter, importer) != (WORLD, WORLD)
        } else {
            declarer == ELSEWHERE || (declarer == WORLD && partner == ELSEWHERE)
        };
        if strange {
            return Err((Rule::ElsewhereDeclares, None));
        }
        let mut factor = 1.0;
        if let Some(column) = self.plan.scale {
            match self.scale(bytes, spans[column]) {
                Factor::By(by) => factor *= by,
                Factor::Other => return Err((Rule::OtherUnit, Some(spans[column]))),
            }
        }
        if let Some(column) = self.plan.unit {
            match self.factor(bytes, spans[column]) {
                Factor::By(by) => factor *= by,
                Factor::Other => return Err((Rule::OtherUnit, Some(spans[column]))),
            }
        }
        Ok(Row {
            declarer,
            partner,
            side,
            level,
            factor,
            other_asia,
        })
    }

    /// One value of a row.
    #[inline]
    pub(super) fn entry(&mut self, bytes: &[u8], span: Span, time: Time, row: Row, line: u64) {
        let mut value = match number(part(bytes, span), self.decimal) {
            Number::Is(value) => value,
            Number::Missing => {
                self.out(Rule::MissingValue, line, None);
                return;
            }
            Number::Bad => {
                self.out(Rule::BadNumber, line, Some(part(bytes, span)));
                return;
            }
        };
        if row.factor.to_bits() != 1f64.to_bits() {
            value *= row.factor;
        }
        if value > MOST_VALUE || value.is_nan() {
            self.out(Rule::BadNumber, line, Some(part(bytes, span)));
            return;
        }
        if value < 0.0 {
            self.out(Rule::Negative, line, Some(part(bytes, span)));
            return;
        }
        // No zero below zero.
        value += 0.0;
        self.used[row.side as usize] += 1;
        if row.declarer == WORLD || row.partner == WORLD {
            self.note(Rule::World, line);
        }
        let elsewhere = row.declarer == ELSEWHERE || row.partner == ELSEWHERE;
        if elsewhere {
            self.note(Rule::Elsewhere, line);
        }
        if row.other_asia {
            self.note(Rule::OtherAsia, line);
        }
        let key = usize::from(time.year) * SIDES.len() + row.side as usize;
        let (declarer, partner) = (row.declarer as usize, row.partner as usize);
        if row.level == 0 && time.part == Part::Whole {
            let place = self.whole.place(key, declarer, partner);
            let there = self.whole.at(place);
            if there.is_nan() {
                *there = value;
            } else if elsewhere {
                *there += value;
            } else {
                self.repeat(key, place, value, row, line);
            }
        } else {
            self.part_of(key, time, row, value, line);
        }
    }

    /// Stops where too much memory is asked for.
    pub(super) fn bound(&mut self) {
        if self.whole.bytes() + self.parts.bytes() > MOST_BYTES {
            self.trouble = Some(Problem::TooLarge);
        }
    }

    /// A second value for a flow.
    #[cold]
    fn repeat(&mut self, key: usize, place: usize, value: f64, row: Row, line: u64) {
        let there = self.whole.at(place);
        match self.repeats {
            Repeats::Last => {
                let same = there.to_bits() == value.to_bits();
                *there = value;
                self.used[row.side as usize] -= 1;
                self.out(
                    if same {
                        Rule::Duplicate
                    } else {
                        Rule::Replaced
                    },
                    line,
                    None,
                );
            }
            Repeats::Sum => {
                let first = *there;
                *there += value;
                #[expect(clippy::cast_possible_truncation, reason = "years × sides")]
                let name = (key as u32, row.declarer, row.partner);
                let last = self.repeated.insert(name, value).unwrap_or(first);
                let same = last.to_bits() == value.to_bits();
                self.note(
                    if same {
                        Rule::RepeatSame
                    } else {
                        Rule::RepeatOther
                    },
                    line,
                );
            }
        }
    }

    /// A value of a product, a part of a year, or at FOB: kept apart until it is
    /// known whether something better is there.
    fn part_of(&mut self, key: usize, time: Time, row: Row, value: f64, line: u64) {
        let kind = match time.part {
            Part::Whole => 0,
            Part::Quarter(_) => 1,
            Part::Month(_) | Part::Day(_) => 2,
        };
        let bit = match time.part {
            Part::Whole => 0,
            Part::Quarter(quarter) => 1 << (12 + quarter),
            Part::Month(month) => 1 << month,
            Part::Day(month) => {
                self.day_months |= 1 << month;
                1 << month
            }
        };
        if !matches!(time.part, Part::Whole) {
            self.only_days &= matches!(time.part, Part::Day(_));
            let year = usize::from(time.year);
            if self.seen.len() <= year {
                self.seen.resize(year + 1, 0);
            }
            self.seen[year] |= bit;
        }
        self.levels |= 1 << row.level;
        let class = kind * LEVELS + usize::from(row.level);
        let place = self.parts.place(
            key * CLASSES + class,
            row.declarer as usize,
            row.partner as usize,
        );
        self.parts.add(place, value);
        // First lines of each kind, should it be left out in the end.
        let rule = if kind > 0 {
            Rule::SubAnnual
        } else if row.level == FOB {
            Rule::Valuation
        } else {
            Rule::Product
        };
        let tally = &mut self.tallies[rule as usize];
        if tally.lines.len() < EXAMPLES {
            tally.lines.push(line);
        }
    }
}
