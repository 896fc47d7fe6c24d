//! Every word and number format, in three languages.
//!
//! A text is a [`Tri`]: all three languages stand side by side, so a missing
//! one does not compile. Sentences with numbers in them are functions that
//! match on [`Lang`]. This layer knows no figure and no pixel.

pub mod asks;
pub mod bounds;
pub mod bring;
pub mod flows;
pub mod keep;
pub mod number;
pub mod read;
mod runs;
pub mod sentences;
pub mod words;
pub mod workbench;

pub use runs::runs;

pub(crate) use crate::text::tri;
pub use crate::text::{Lang, Tri};
