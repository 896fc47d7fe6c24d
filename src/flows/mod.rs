//! Trade flows that a reader brings: files in the field's own dialects, read as
//! they stream in, into one cube of economies and years.
//!
//! Knows no browser and no words: what went wrong and what was left out are
//! counts and codes, which `i18n` puts into sentences.
//!
//! The way of a file: [`look`] tells from its first bytes how it is written and
//! guesses what its columns hold; a [`Reader`] takes it in pieces of any size and
//! gives a [`Read`]: the [`Cube`], the [`Report`] of what was done with every
//! entry, and the look. [`tidy`] writes a cube as a file that reads back the same.
//!
//! Bytes are handed over unpacked; gzip is the browser's to undo. Who decodes Big5,
//! Shift_JIS and the like is handed in ([`Decoders`]). Memory is bounded
//! by declarers × partners × years, not by the file. The rules, in words, are in
//! `docs/workbench.md`.

mod cube;
mod decode;
mod dialect;
pub mod economies;
pub mod first;
mod intern;
mod letters;
mod look;
mod mapping;
mod mojibake;
mod number;
mod period;
mod problem;
mod reader;
mod record;
mod report;
mod reshape;
mod rows;
pub mod sample;
mod table;
mod tidy;
mod unit;

#[cfg(test)]
mod invariants;
#[cfg(test)]
mod several;
#[cfg(test)]
mod tests;

pub use cube::{Cube, Economy, Sides};
pub use decode::{Decode, Decoders, Encoding};
pub use dialect::Dialect;
pub use look::{Ask, Hints, LOOK_BYTES, Look, look, look_as};
pub use mapping::{Decimal, Direction, Mapping, Repeats, Role, Settings};
pub use problem::{Problem, Strange};
pub use reader::{Gathered, Read, Reader};
pub use report::{Count, Report, Rule, Share};
pub use tidy::{Head, tidy};
pub use unit::Unit;
