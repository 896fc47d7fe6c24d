//! What there is of each year: quantities as two sides declare them, counted in several
//! ways. Each names the cells it comes from, and its number is computed from these.

use super::years::{Source, Year};
use crate::data::Cell;
use crate::figure::chart::Role;
use crate::figure::columns::{Column, Form, Row, Value};
use crate::figure::table::TableCell;
use crate::figure::{Op, Origin, Span};
use crate::i18n::number::{self, MoneyUnit};
use crate::i18n::{Lang, Tri, sentences, words};
use crate::trade::currency::Currency;
use crate::trade::{Computed, Undefined};
use std::cell::RefCell;
use std::rc::Rc;

/// A quantity, in the order of the printed columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    Exports,
    Imports,
    Total,
    Balance,
    ShareOfTrade,
    ShareOfExports,
    ShareOfImports,
}

use Quantity::{Balance, Exports, Imports, ShareOfExports, ShareOfImports, ShareOfTrade, Total};

impl Quantity {
    /// All of them.
    pub const ALL: [Quantity; 7] = [
        Exports,
        Imports,
        Total,
        Balance,
        ShareOfTrade,
        ShareOfExports,
        ShareOfImports,
    ];

    fn is_share(self) -> bool {
        matches!(self, ShareOfTrade | ShareOfExports | ShareOfImports)
    }

    fn id(self) -> &'static str {
        match self {
            Exports => "exports",
            Imports => "imports",
            Total => "total",
            Balance => "balance",
            ShareOfTrade => "share_of_trade",
            ShareOfExports => "share_of_exports",
            ShareOfImports => "share_of_imports",
        }
    }

    fn name(self) -> Tri {
        match self {
            Exports => words::EXPORTS,
            Imports => words::IMPORTS,
            Total => words::TOTAL,
            Balance => words::BALANCE,
            ShareOfTrade => words::SHARE_OF_TRADE,
            ShareOfExports => words::SHARE_OF_EXPORTS,
            ShareOfImports => words::SHARE_OF_IMPORTS,
        }
    }

    fn role(self) -> Role {
        match self {
            Exports | ShareOfExports => Role::Exports,
            Imports | ShareOfImports => Role::Imports,
            Balance => Role::Balance,
            Total | ShareOfTrade => Role::Context,
        }
    }
}

/// Who declares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Taiwan,
    Japan,
}

/// How amounts are counted; shares are in per cent, in any of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// In the unit of the source.
    Printed,
    /// In millions.
    Millions(Currency),
    /// The first year shown = 100.
    Index,
}

/// A column of the figure, before it has values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measured {
    pub quantity: Quantity,
    pub side: Side,
    pub count: Count,
}

impl Quantity {
    /// As Taiwan declares it.
    pub fn taiwans(self, count: Count) -> Measured {
        Measured {
            quantity: self,
            side: Side::Taiwan,
            count,
        }
    }

    /// As Japan declares it.
    pub fn japans(self, count: Count) -> Measured {
        Measured {
            quantity: self,
            side: Side::Japan,
            count,
        }
    }
}

/// The years shown, with the columns that were looked up for them so far.
pub struct TradeData<'a> {
    pub years: &'a [Year],
    pub span: Span,
    pub rows: Vec<Row>,
    pub lang: Lang,
    columns: RefCell<Vec<(Measured, Rc<Column>)>>,
}

impl<'a> TradeData<'a> {
    pub fn new(years: &'a [Year], span: Span, lang: Lang) -> TradeData<'a> {
        let row = |year: &Year| Row::year(year.year, year.source.run());
        TradeData {
            years,
            span,
            rows: years.iter().map(row).collect(),
            lang,
            columns: RefCell::default(),
        }
    }

    /// The year that an index is computed from: the first with figures of Taiwan's.
    pub fn base(&self) -> Option<&'a Year> {
        let mut years = self.years.iter();
        years.find(|year| year.source != Source::JapanAlone)
    }

    /// What an index says of its base.
    pub fn index_unit(&self) -> String {
        let base = self.base().map_or(self.span.from, |year| year.year);
        sentences::index_unit(base, self.lang)
    }

    /// A column with its values.
    pub fn column(&self, of: Measured) -> Rc<Column> {
        let found = |(known, _): &&(Measured, Rc<Column>)| *known == of;
        if let Some((_, column)) = self.columns.borrow().iter().find(found) {
            return column.clone();
        }
        let column = Rc::new(of.column(self));
        self.columns.borrow_mut().push((of, column.clone()));
        column
    }
}

impl Measured {
    /// Its number in a year: of what is printed in units of currency or per cent, also
    /// where it is not printed but can be computed.
    ///
    /// # Errors
    /// Why there is none.
    pub fn number(self, year: &Year, base: Option<&Year>) -> Computed {
        let origin = self.origin(year, base).ok_or(Undefined::Missing)?;
        match (self.count, origin.printed_value()) {
            (Count::Printed, Some(printed)) => Ok(printed * self.size(year)),
            (Count::Printed, None) => Ok(origin.value()? * self.size(year)),
            _ => origin.number(),
        }
    }

    /// What makes an amount as printed one in units of currency.
    fn size(self, year: &Year) -> f64 {
        if self.quantity.is_share() {
            1.0
        } else {
            year.source.unit().1
        }
    }

    fn column(self, data: &TradeData) -> Column {
        let (lang, base) = (data.lang, data.base());
        let name = self.quantity.name().get(lang);
        let japans = |name: &str| sentences::with_unit(name, words::JAPANS_SIDE.get(lang), lang);
        let name = match self.side {
            Side::Taiwan => name.to_owned(),
            Side::Japan => japans(name),
        };
        let (unit, end) = match self.count {
            _ if self.quantity.is_share() => ("%".to_owned(), "_pct"),
            Count::Printed => (words::UNIT_PRINTED.text(lang), "_printed"),
            Count::Millions(Currency::Usd) => (words::USD_MILLION.text(lang), "_usd_million"),
            Count::Millions(Currency::Twd) => (words::TWD_MILLION.text(lang), "_twd_million"),
            Count::Index => (data.index_unit(), "_index"),
        };
        let side = match self.side {
            Side::Taiwan => "",
            Side::Japan => "_japan_side",
        };
        Column {
            key: [self.quantity.id(), side, end].concat(),
            heading: sentences::with_unit(&name, &unit, lang),
            name,
            role: self.quantity.role(),
            values: data
                .years
                .iter()
                .map(|year| self.value(year, base, lang))
                .collect(),
        }
    }

    /// Its value in a year.
    pub fn value(self, year: &Year, base: Option<&Year>, lang: Lang) -> Value {
        let said = |value: f64| match self.count {
            _ if self.quantity.is_share() => number::percent(value),
            Count::Millions(currency) => number::money(currency, value, lang),
            Count::Index => number::fixed(value, 0),
            Count::Printed => {
                let unit = MoneyUnit::of(year.source.unit().0, value, lang);
                unit.amount(value, number::decimals_for(value / unit.size), lang)
            }
        };
        let form = Form {
            said: &said,
            decimals: match (self.count, self.side) {
                // Japan's are whole millions.
                (Count::Millions(Currency::Usd), Side::Japan) => 0,
                _ if self.quantity.is_share() && year.source != Source::Table3 => 2,
                _ => 1,
            },
            missing: &|reason| words::reason(reason).text(lang),
        };
        if self.side == Side::Taiwan && year.source == Source::JapanAlone {
            let reason = words::NOTE_TRADE_GAP.get(lang);
            return Value {
                cell: TableCell::missing(reason),
                ..Value::of(None, &form)
            };
        }
        let note = self.note(year, lang);
        if self.count == Count::Printed {
            return self.as_printed(year, note, &form, lang);
        }
        Value {
            note,
            ..Value::of(self.origin(year, base), &form)
        }
    }

    /// A value as the source prints it; what it does not print has no text, and its origin
    /// still says what it would be.
    fn as_printed(self, year: &Year, note: &'static str, form: &Form, lang: Lang) -> Value {
        let number = self.number(year, None);
        let cell = match year.printed(self.quantity).map(|cell| cell.cell()) {
            Some(Cell::Number { value, printed }) => {
                TableCell::number(value, number::printed(printed))
            }
            Some(Cell::Text(text)) => TableCell::text(text),
            Some(Cell::Missing) | None => TableCell::missing(words::NOT_PRINTED.get(lang)),
        };
        Value {
            said: match number {
                Ok(number) => (form.said)(number),
                Err(reason) => (form.missing)(reason),
            },
            number,
            cell: cell.from(self.origin(year, None)),
            note,
        }
    }

    /// What the catalogue notes on the cell that prints it. An amount in another unit than
    /// the source's is not what is printed; a corrected sum stands under the sum in any.
    fn note(self, year: &Year, lang: Lang) -> &'static str {
        let amount = matches!(self.quantity, Exports | Imports);
        let other = self.side == Side::Japan || self.count == Count::Index;
        if other || amount && self.count != Count::Printed {
            return "";
        }
        let Some(cell) = year.printed(self.quantity) else {
            return "";
        };
        // Those on the whole row stand beside the year.
        let note = cell.notes().find(|note| note.column == cell.column);
        note.map_or("", |note| note.text.get(lang))
    }

    /// Where its number in a year comes from; `base` is the year of an index.
    pub fn origin(self, year: &Year, base: Option<&Year>) -> Option<Origin> {
        let of = |quantity| year.declared(quantity, self.side);
        let (op, from) = match self.quantity {
            _ if self.count == Count::Index => {
                let base = base?.declared(self.quantity, self.side)?;
                (Op::Index, vec![of(self.quantity)?, base])
            }
            Exports | Imports => (Op::Same, vec![of(self.quantity)?]),
            Total => (Op::Sum, vec![of(Exports)?, of(Imports)?]),
            Balance => (Op::Difference, vec![of(Exports)?, of(Imports)?]),
            // Table 3 prints its shares, but not the totals they are shares of.
            _ if year.source == Source::Table3 => (Op::Printed, Vec::new()),
            ShareOfTrade => {
                let all = [year.whole(Exports)?, year.whole(Imports)?];
                (
                    Op::ShareOfTrade,
                    [[of(Exports)?, of(Imports)?], all].concat(),
                )
            }
            ShareOfExports => (Op::Percent, vec![of(Exports)?, year.whole(Exports)?]),
            ShareOfImports => (Op::Percent, vec![of(Imports)?, year.whole(Imports)?]),
        };
        let counted = match (self.side, self.count) {
            (Side::Japan, Count::Millions(currency)) => currency == Currency::Usd,
            (_, Count::Millions(currency)) => year.source.unit() == (currency, 1e6),
            (_, count) => count == Count::Printed,
        };
        // What the source counts so itself is not computed.
        if op == Op::Same && counted {
            return Some(Origin {
                into: self.currency().filter(|_| self.side == Side::Taiwan),
                ..Origin::printed(from[0])
            });
        }
        Some(Origin {
            printed: match self.side {
                Side::Taiwan if op != Op::Index => year.printed(self.quantity),
                _ => None,
            },
            op,
            from,
            into: self.currency(),
        })
    }

    /// The currency that amounts are first counted in.
    fn currency(self) -> Option<Currency> {
        match self.count {
            Count::Millions(currency) if !self.quantity.is_share() => Some(currency),
            Count::Index => Some(Currency::Usd),
            _ => None,
        }
    }
}
