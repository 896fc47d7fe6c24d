//! What a row says, and where its values are put.

use super::details::{Detail, FlowPlace, Group, key};
use super::plan::Facing;
use super::{
    AGGREGATE, ELSEWHERE, Factor, Id, NOBODY, OTHER_ASIA, Product, Repeated, Rows, Side, Time,
    WORLD, part,
};
use crate::flows::dialect::{Declarer, Flow, Measured};
use crate::flows::mapping::{Direction, Repeats};
use crate::flows::number::{Number, number};
use crate::flows::period::Part;
use crate::flows::problem::Problem;
use crate::flows::record::Span;
use crate::flows::report::Rule;

/// Larger values are no trade, and sums of them no numbers.
pub(super) const MOST_VALUE: f64 = 1e100;
/// What some write where there is no value.
const SENTINELS: [f64; 6] = [-9.0, -99.0, -999.0, -9999.0, -8888.0, -99999.0];
/// The most memory for values while a file is read.
const MOST_BYTES: usize = 1 << 30;

/// What a row says of its flow: who, to whom, by whom declared, at which level.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    declarer: Id,
    partner: Id,
    side: Side,
    fob: bool,
    part: PartOf,
    factor: f64,
    other_asia: bool,
}

/// Which part of a flow a row is; all of it by default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct PartOf {
    product: Product,
    classification: u8,
    /// Which breakdowns it is a part of.
    mask: u8,
    /// And which part, as a number.
    split: u32,
}

/// A row that is left out: why, and the field that says it.
pub(super) type Out = (Rule, Option<Span>);

impl Rows {
    /// What a row says but for time and value. `partner` is the economy of a matrix's
    /// column.
    #[inline]
    pub(super) fn settled(
        &mut self,
        bytes: &[u8],
        spans: &[Span],
        facing: Facing,
        partner: Option<Id>,
    ) -> Result<Row, Out> {
        let mut side = Side::Unsaid;
        let mut turned = facing == Facing::Reverse;
        let mut fob = false;
        match facing {
            Facing::Export => side = Side::Exporter,
            Facing::Import => {
                side = Side::Importer;
                turned = self.plan.reported;
            }
            Facing::Row | Facing::Reverse => {
                if let Some((said, way)) = self.way(bytes, spans)? {
                    side = said;
                    fob = way;
                    turned ^= side == Side::Importer && self.plan.reported;
                }
            }
        }
        if self.plan.filtered {
            self.wanted(bytes, spans)?;
        }
        let part = match self.plan.parted {
            true => self.part(bytes, spans),
            false => PartOf::default(),
        };
        if fob && part.product.level > 0 {
            return Err((Rule::Valuation, None));
        }
        let (first, second) = (self.plan.first, self.plan.second);
        let first = match self.plan.reporter {
            Some(reporter) => reporter,
            None if partner.is_some() && first == (None, None) => {
                self.code(bytes, spans, second, 0)
            }
            None if self.plan.from_above => {
                let said = self.code(bytes, spans, first, 0);
                self.carried(said)
            }
            None => self.code(bytes, spans, first, 0),
        };
        let second = match partner {
            Some(partner) => partner,
            None => self.code(bytes, spans, second, 1),
        };
        if partner.is_some() {
            turned ^= self.plan.rows_import;
        }
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
        let factor = match self.plan.scaled {
            true => self.scaled(bytes, spans)?,
            false => 1.0,
        };
        Ok(Row {
            declarer,
            partner,
            side,
            fob,
            part,
            factor,
            other_asia,
        })
    }

    /// Which part of a flow a row is.
    fn part(&mut self, bytes: &[u8], spans: &[Span]) -> PartOf {
        let mut found = PartOf::default();
        for at in 0..self.plan.breakdowns.len() {
            let span = spans[self.plan.breakdowns[at]];
            if !self.total(bytes, span) {
                found.mask |= 1 << at.min(7);
                for byte in part(bytes, span) {
                    found.split = (found.split ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
                }
                found.split = found.split.rotate_left(7) ^ 1;
            }
        }
        if let Some(column) = self.plan.product {
            found.product = self.product(bytes, spans[column]);
        }
        if let Some(column) = self.plan.classification {
            found.classification = self.classification(bytes, spans[column]);
        }
        found
    }

    /// Who declares a row, and whether it is an import at FOB value, where the row or the
    /// file says it.
    #[inline]
    fn way(&mut self, bytes: &[u8], spans: &[Span]) -> Result<Option<(Side, bool)>, Out> {
        let Some(column) = self.plan.flow else {
            return Ok(match self.plan.direction {
                Some(Direction::Export) => Some((Side::Exporter, false)),
                Some(Direction::Import) => Some((Side::Importer, false)),
                None => self.plan.reported.then_some((Side::Exporter, false)),
            });
        };
        let span = spans[column];
        match self.flow(bytes, span) {
            Flow::Export => Ok(Some((Side::Exporter, false))),
            Flow::Import => Ok(Some((Side::Importer, false))),
            Flow::ImportFob => Ok(Some((Side::Importer, true))),
            Flow::Contained => Err((Rule::ReExport, Some(span))),
            Flow::Other => Err((Rule::OtherFlow, Some(span))),
            Flow::Quantity => Err((Rule::Quantity, Some(span))),
            Flow::Bad => Err((Rule::BadFlow, Some(span))),
        }
    }

    /// By what a row's unit and scale put its value into those of the file.
    fn scaled(&mut self, bytes: &[u8], spans: &[Span]) -> Result<f64, Out> {
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
        Ok(factor)
    }

    /// Whether a row is a value of what is wanted.
    fn wanted(&mut self, bytes: &[u8], spans: &[Span]) -> Result<(), Out> {
        for (column, text) in &self.only {
            if part(bytes, spans[*column]) != text.as_slice() {
                return Err((Rule::Quantity, Some(spans[*column])));
            }
        }
        if let Some(column) = self.plan.measure {
            let span = spans[column];
            if self.measured(bytes, span) == Measured::Else {
                return Err((Rule::Quantity, Some(span)));
            }
        }
        Ok(())
    }

    /// One value of a row.
    #[inline]
    pub(super) fn entry(&mut self, bytes: &[u8], span: Span, time: Time, row: &Row, line: u64) {
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
            if SENTINELS.contains(&value) {
                self.out(Rule::MissingValue, line, Some(part(bytes, span)));
                return;
            }
            self.out(Rule::Negative, line, Some(part(bytes, span)));
            self.tallies[Rule::Negative as usize].value -= value;
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
        let key = key(time.year, row.side);
        let (declarer, partner) = (row.declarer as usize, row.partner as usize);
        let part = row.part;
        let total = part.product.level == 0 && part.mask == 0 && part.classification == 0;
        if total && !row.fob && time.part == Part::Whole {
            let place = self.whole.place(key, declarer, partner);
            let there = self.whole.at(place);
            if there.is_nan() {
                *there = value;
            } else if elsewhere {
                *there += value;
                self.more(key, declarer, partner, 1);
            } else {
                self.repeat(key, place, value, row, line);
            }
        } else {
            self.part_of(key, time, row, value, line);
        }
    }

    /// Stops where too much memory is asked for.
    pub(super) fn bound(&mut self) {
        if self.whole.bytes() + self.details.bytes() > MOST_BYTES || self.details.overfull() {
            self.trouble = Some(Problem::TooLarge);
        }
    }

    /// A second value for a flow.
    #[cold]
    fn repeat(&mut self, key: usize, place: usize, value: f64, row: &Row, line: u64) {
        let two = self.worlds_named.iter().any(|named| *named > 1);
        let there = self.whole.at(place);
        if two && !self.asked_to_add && (row.declarer == WORLD || row.partner == WORLD) {
            // Of two totals the smaller is that of some partners: “Total” beside “India's Total”.
            *there = there.max(value);
            self.used[row.side as usize] -= 1;
            self.out(Rule::Aggregate, line, None);
            return;
        }
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
                #[expect(clippy::cast_possible_truncation, reason = "years × sides")]
                let name = (key as u32, row.declarer, row.partner);
                let known = self.repeated.entry(name).or_insert(Repeated {
                    last: first,
                    same: 0.0,
                    rows: 0,
                    line,
                });
                if known.last.to_bits() == value.to_bits() && !self.asked_to_add {
                    // Added at the end, or not, as the file's other repeats tell.
                    known.same += value;
                    known.rows += 1;
                    return;
                }
                known.last = value;
                *self.whole.at(place) += value;
                self.more(key, row.declarer as usize, row.partner as usize, 1);
                let same = first.to_bits() == value.to_bits();
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

    /// A value of a product, a part of a year or of a flow, or at FOB: kept apart until
    /// it is known whether something better is there.
    fn part_of(&mut self, key: usize, time: Time, row: &Row, value: f64, line: u64) {
        let (kind, bit) = match time.part {
            Part::Whole => (0, 0),
            Part::Quarter(quarter) => (1, 1 << (12 + quarter)),
            Part::Month(month) => (2, 1 << month),
            Part::Day(month) => {
                self.day_months |= 1 << month;
                (2, 1 << month)
            }
        };
        if kind > 0 {
            self.only_days &= matches!(time.part, Part::Day(_));
            let year = usize::from(time.year);
            if self.seen.len() <= year {
                self.seen.resize(year + 1, 0);
            }
            self.seen[year] |= bit;
        }
        let group = Group {
            kind,
            fob: row.fob,
            parts: row.part.mask.count_ones() as u8,
            mask: row.part.mask,
            classification: row.part.classification,
        };
        #[expect(clippy::cast_possible_truncation, reason = "years × sides; economies")]
        let flow = FlowPlace {
            key: key as u32,
            declarer: row.declarer as u16,
            partner: row.partner as u16,
        };
        let detail = Detail::new(
            flow,
            group,
            time.part,
            (row.part.product.number, row.part.split),
            value,
        );
        self.details
            .take(detail, row.part.product, &self.codes_of_products);
        // First lines of each kind, should it be left out in the end.
        self.first_line(left_out(group, row.part.product.level > 0), line);
    }
}

/// The rule under which a detail is left out where something better is there.
pub(super) fn left_out(group: Group, product: bool) -> Rule {
    match group {
        _ if group.kind > 0 => Rule::SubAnnual,
        _ if group.fob => Rule::Valuation,
        _ if group.mask > 0 => Rule::Breakdown,
        _ if product => Rule::Product,
        _ => Rule::Classification,
    }
}
