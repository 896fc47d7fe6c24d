//! What short texts stand for: settled when they are first met, then looked up.

use super::{
    AGGREGATE, ELSEWHERE, FIRST, Factor, Id, NOBODY, OTHER_ASIA, Product, Rows, Time, WORLD, part,
};
use crate::data::bounds::{ECONOMIES, YEARS};
use crate::data::outside::{bare, distinct};
use crate::flows::cube::Economy;
use crate::flows::decode::{Encoding, text};
use crate::flows::dialect::{
    Declarer, Dialect, Flow, Measured, is_total, is_zero, labelled, product_level,
};
use crate::flows::economies::{self, Known, Numbers, plain};
use crate::flows::mojibake::settle;
use crate::flows::number::{bare as bare_number, is_missing};
use crate::flows::period::Period;
use crate::flows::problem::Problem;
use crate::flows::record::Span;
use crate::flows::report::{EXAMPLES, Rule};
use crate::flows::unit::Unit;

/// The most codes of products that are told apart.
pub(super) const MOST_PRODUCTS: usize = 1 << 17;

impl Rows {
    #[inline]
    pub(super) fn time(&mut self, bytes: &[u8], span: Span) -> Option<Time> {
        let (from, to) = (span.0 as usize, span.1 as usize);
        match self.times.get(bytes, from, to) {
            Some(known) => known,
            None => self.new_time(bytes, from, to),
        }
    }

    #[cold]
    fn new_time(&mut self, bytes: &[u8], from: usize, to: usize) -> Option<Time> {
        let period = Period::parse(&bytes[from..to], self.plan.years);
        let time = period.and_then(|period| {
            self.year_place(period.year).map(|year| Time {
                year,
                part: period.part,
            })
        });
        self.times.put(bytes, from, to, time);
        time
    }

    /// The place of a year; `None` if there are too many.
    pub(super) fn year_place(&mut self, year: i32) -> Option<u16> {
        let at = match self.years.iter().position(|known| *known == year) {
            Some(at) => at,
            None if self.years.len() < YEARS => {
                self.years.push(year);
                self.years.len() - 1
            }
            None => return None,
        };
        u16::try_from(at).ok()
    }

    /// The economy that a pair of columns names; [`NOBODY`] if both are empty.
    #[inline]
    pub(super) fn code(
        &mut self,
        bytes: &[u8],
        spans: &[Span],
        columns: (Option<usize>, Option<usize>),
        memory: usize,
    ) -> Id {
        if let Some(code) = columns.0 {
            let (from, to) = (spans[code].0 as usize, spans[code].1 as usize);
            if let Some(id) = self.codes[memory].get(bytes, from, to) {
                return id;
            }
        }
        self.other_code(bytes, spans, columns, memory)
    }

    /// The same where the code is new, or only a name is there.
    fn other_code(
        &mut self,
        bytes: &[u8],
        spans: &[Span],
        columns: (Option<usize>, Option<usize>),
        memory: usize,
    ) -> Id {
        let field = |column: Option<usize>| column.map_or((0, 0), |column| spans[column]);
        let (code, name) = (field(columns.0), field(columns.1));
        let said = part(bytes, code);
        let empty =
            !self.literal && (said != b"NA" || !self.two_letters) && is_missing(&text(said));
        let key = if empty || said.is_empty() { name } else { code };
        let (from, to) = (key.0 as usize, key.1 as usize);
        if from == to {
            return NOBODY;
        }
        if let Some(id) = self.codes[memory].get(bytes, from, to) {
            return id;
        }
        let said = if key == code { said } else { b"" };
        // Without names beside them, codes are the same on both sides.
        let known = match self.plan.coded {
            true => self.codes[1 - memory].get(bytes, from, to),
            false => None,
        };
        match known.map_or_else(|| self.new_code(said, part(bytes, name)), Ok) {
            Ok(id) => {
                self.worlds_named[memory] += u16::from(id == WORLD);
                self.codes[memory].put(bytes, from, to, id);
                id
            }
            Err(problem) => {
                self.trouble = Some(problem);
                AGGREGATE
            }
        }
    }

    /// The economy that stood above where a cell is empty, as in a pivot table that gives each
    /// only once.
    #[cold]
    pub(super) fn carried(&mut self, first: Id) -> Id {
        if first != NOBODY {
            self.above = first;
        }
        self.above
    }

    /// Settles a code that was not met before.
    #[cold]
    pub(super) fn new_code(&mut self, code: &[u8], name: &[u8]) -> Result<Id, Problem> {
        // Only bytes that are passed on as they are can be of another encoding.
        let other = |bytes: &[u8]| {
            self.look.encoding != Encoding::Windows1252 && std::str::from_utf8(bytes).is_err()
        };
        let strange = other(if code.is_empty() { name } else { code });
        self.mixed |= strange || other(name);
        let code = match self.literal {
            // Its own apostrophe is none of its letters.
            true => distinct(&bare(&text(code))),
            false => distinct(&text(code)),
        };
        let name = distinct(&text(name));
        let (code, name) = match self.literal {
            true => (code.as_str(), name.as_str()),
            false => (unwrapped(&code), bare_number(&name)),
        };
        let shown = if code.is_empty() { name } else { code };
        if shown.is_empty() {
            return Ok(NOBODY);
        }
        if self.literal {
            return match code {
                economies::WORLD => Ok(WORLD),
                economies::ELSEWHERE => Ok(ELSEWHERE),
                _ => self.economy(self.written(code)),
            };
        }
        if among(&self.worlds, code, name) {
            return Ok(WORLD);
        }
        let said = settle(code, name, self.look.mapping.numbers);
        if let Some((rule, garbled)) = said.doubt(shown, strange) {
            self.named(rule, garbled);
        }
        let (code, name) = (&*said.code, &*said.name);
        let shown = if code.is_empty() { name } else { code };
        // By its name alone FAOSTAT's “China” is all four, as its number 351 is.
        let of_four = self.look.dialect == Dialect::Faostat && code.is_empty() && name == "China";
        let known = match said.known {
            Known::Economy { .. } if of_four => Known::Aggregate,
            known => known,
        };
        match known {
            Known::World => Ok(WORLD),
            Known::Elsewhere if !self.kept_by_wish(code, name) => {
                self.list(Rule::Elsewhere, shown);
                Ok(ELSEWHERE)
            }
            Known::Aggregate if !self.kept_by_wish(code, name) => {
                self.list(Rule::Aggregate, shown);
                Ok(AGGREGATE)
            }
            Known::Economy {
                code,
                alpha2,
                name,
                other_asia,
            } => {
                if other_asia {
                    self.list(Rule::OtherAsia, shown);
                }
                let id = self.economy(Economy {
                    code: code.to_owned(),
                    name: name.to_owned(),
                    alpha2: alpha2.map(str::to_owned),
                    listed: true,
                })?;
                Ok(if other_asia { id | OTHER_ASIA } else { id })
            }
            Known::Unknown | Known::Elsewhere | Known::Aggregate => {
                // The codes that stand for all and for elsewhere are taken.
                let name = if name.is_empty() { shown } else { name };
                self.economy(Economy {
                    code: shown.to_owned(),
                    name: name.to_owned(),
                    alpha2: None,
                    listed: false,
                })
            }
        }
    }

    /// Whether an aggregate is to be taken as an economy. The codes of a tidy file for
    /// the world and for elsewhere cannot.
    fn kept_by_wish(&self, code: &str, name: &str) -> bool {
        let shown = if code.is_empty() { name } else { code };
        shown != economies::WORLD && shown != economies::ELSEWHERE && among(&self.keep, code, name)
    }

    /// An economy of a file that was written here: its code stands for itself, and
    /// its name is in the head.
    fn written(&self, code: &str) -> Economy {
        let given = self
            .kept
            .iter()
            .flat_map(|kept| &kept.names)
            .find(|known| known.0 == code);
        match (given, economies::known(code, "", Numbers::Own)) {
            (
                None,
                Known::Economy {
                    code: own,
                    alpha2,
                    name,
                    ..
                },
            ) if own == code => Economy {
                code: code.to_owned(),
                name: name.to_owned(),
                alpha2: alpha2.map(str::to_owned),
                listed: true,
            },
            _ => Economy {
                code: code.to_owned(),
                name: given.map_or(code, |known| &known.1).to_owned(),
                alpha2: None,
                listed: false,
            },
        }
    }

    pub(super) fn economy(&mut self, economy: Economy) -> Result<Id, Problem> {
        if let Some(at) = self
            .economies
            .iter()
            .position(|known| known.code == economy.code)
        {
            return Ok(u32::try_from(at + FIRST).unwrap_or(AGGREGATE));
        }
        if self.economies.len() >= ECONOMIES {
            let some = self.economies.iter().filter(|economy| !economy.listed);
            let some = some
                .take(EXAMPLES)
                .map(|economy| economy.code.clone())
                .collect();
            return Err(Problem::TooManyEconomies(
                u32::try_from(ECONOMIES).unwrap_or(0),
                some,
            ));
        }
        self.economies.push(economy);
        let wide = self.economies.len() + FIRST;
        self.whole.widen(wide);
        self.details.widen(wide);
        Ok(u32::try_from(wide - 1).unwrap_or(AGGREGATE))
    }

    #[inline]
    pub(super) fn flow(&mut self, bytes: &[u8], span: Span) -> Flow {
        let one_is_export = self.plan.one_is_export;
        self.flows
            .value(bytes, span, |text| Flow::of(text, one_is_export))
    }

    #[inline]
    pub(super) fn declarer(&mut self, bytes: &[u8], span: Span) -> Declarer {
        self.declarers.value(bytes, span, Declarer::of)
    }

    #[inline]
    pub(super) fn measured(&mut self, bytes: &[u8], span: Span) -> Measured {
        self.measures.value(bytes, span, Measured::of)
    }

    #[inline]
    pub(super) fn total(&mut self, bytes: &[u8], span: Span) -> bool {
        let zero = self.plan.zero_is_total;
        let whole = |text: &str| is_total(text) && (zero || !is_zero(text));
        self.totals.value(bytes, span, whole)
    }

    #[inline]
    pub(super) fn classification(&mut self, bytes: &[u8], span: Span) -> u8 {
        let (from, to) = (span.0 as usize, span.1 as usize);
        match self.classifications.get(bytes, from, to) {
            Some(known) => known,
            None => {
                let number = self.classified;
                self.classified = self.classified.saturating_add(1);
                self.classifications.put(bytes, from, to, number);
                number
            }
        }
    }

    #[inline]
    pub(super) fn product(&mut self, bytes: &[u8], span: Span) -> Product {
        let (from, to) = (span.0 as usize, span.1 as usize);
        match self.products.get(bytes, from, to) {
            Some(known) => known,
            None => self.new_product(bytes, from, to),
        }
    }

    #[cold]
    fn new_product(&mut self, bytes: &[u8], from: usize, to: usize) -> Product {
        let said = text(&bytes[from..to]);
        let level = product_level(&said);
        let code = plain(labelled(bare_number(said.trim())));
        let known = self.numbers_of_products.get(&code).copied();
        let number = match (level, known) {
            (0, _) => 0,
            (_, Some(number)) => number,
            (_, None) if self.codes_of_products.len() < MOST_PRODUCTS => {
                let number = u32::try_from(self.codes_of_products.len()).unwrap_or(0);
                self.codes_of_products.push((code.clone(), level));
                self.numbers_of_products.insert(code, number);
                number
            }
            // More than any classification has: they are not told apart any more.
            (_, None) => {
                self.details.fold(&self.codes_of_products);
                0
            }
        };
        let product = Product { number, level };
        self.products.put(bytes, from, to, product);
        product
    }

    #[inline]
    pub(super) fn factor(&mut self, bytes: &[u8], span: Span) -> Factor {
        let (from, to) = (span.0 as usize, span.1 as usize);
        match self.units.get(bytes, from, to) {
            Some(Some(factor)) => factor,
            _ => self.new_unit(bytes, from, to),
        }
    }

    #[cold]
    fn new_unit(&mut self, bytes: &[u8], from: usize, to: usize) -> Factor {
        let said = text(&bytes[from..to]);
        let factor = if said.trim().is_empty() || self.literal {
            Factor::By(1.0)
        } else {
            let said = Unit::parse(&said);
            let unit = self.unit.get_or_insert_with(|| said.clone());
            if !unit.like(&said) {
                Factor::Other
            } else {
                let power = i32::from(said.power.unwrap_or(0)) - i32::from(unit.power.unwrap_or(0));
                Factor::By(10f64.powi(power))
            }
        };
        self.units.put(bytes, from, to, Some(factor));
        factor
    }

    #[inline]
    pub(super) fn scale(&mut self, bytes: &[u8], span: Span) -> Factor {
        let (from, to) = (span.0 as usize, span.1 as usize);
        match self.scales.get(bytes, from, to) {
            Some(Some(factor)) => factor,
            _ => self.new_scale(bytes, from, to),
        }
    }

    #[cold]
    fn new_scale(&mut self, bytes: &[u8], from: usize, to: usize) -> Factor {
        let said = text(&bytes[from..to]);
        let said = said.trim();
        let power = match said.to_ascii_lowercase().as_str() {
            "" | "units" | "unit" => Some(0),
            "thousands" => Some(3),
            "millions" => Some(6),
            "billions" => Some(9),
            _ => said
                .parse::<i32>()
                .ok()
                .filter(|power| (-30..=30).contains(power)),
        };
        // The first one tells the unit's power; others are put into it.
        let factor = match power {
            Some(power) => {
                let first = *self.scale_power.get_or_insert(power);
                Factor::By(10f64.powi(power - first))
            }
            None => Factor::Other,
        };
        self.scales.put(bytes, from, to, Some(factor));
        factor
    }
}

/// A code without what spreadsheets and other programs make of it: `'392`, `="410"`,
/// `842.0`.
fn unwrapped(code: &str) -> &str {
    let code = bare_number(code.trim());
    let whole = code
        .strip_suffix(".0")
        .or_else(|| code.strip_suffix(".00"))
        .filter(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()));
    whole.unwrap_or(code)
}

/// Whether a list that the reader made names an economy, by its code or name.
fn among(list: &[String], code: &str, name: &str) -> bool {
    list.iter().any(|known| {
        (!code.is_empty() && known.eq_ignore_ascii_case(code))
            || (!name.is_empty() && known.eq_ignore_ascii_case(name))
    })
}
