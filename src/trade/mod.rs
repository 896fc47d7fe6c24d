//! One measure a file, each with its formula, unit and source.
//!
//! A measure that cannot be computed says why ([`Undefined`]); no NaN and no
//! infinity leaves this layer. It knows no figure and no pixel.

pub mod balance;
pub mod currency;
pub mod dependence;
pub mod growth;
pub mod index;
pub mod intensity;
pub mod mirror;
pub mod share;
pub mod total;
pub mod undefined;

pub use undefined::{Computed, Undefined};
