//! Every word and number format, in three languages.
//!
//! A text is a [`Tri`]: all three languages stand side by side, so a missing
//! one does not compile. Sentences with numbers in them are functions that
//! match on [`Lang`]. This room knows no figure and no pixel.

mod lang;
pub mod number;
pub mod sentences;
pub mod words;

pub(crate) use lang::tri;
pub use lang::{Lang, Tri};
