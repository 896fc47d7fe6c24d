//! Every word and number format, in three languages.
//!
//! A text is a [`Tri`]: all three languages stand side by side, so a missing
//! one does not compile. A reader of the site loads one of them ([`pack`]). Sentences with numbers in them are functions that
//! match on [`Lang`]. This room knows no figure and no pixel.

pub mod asks;
pub mod bounds;
pub mod bring;
pub mod flows;
pub mod keep;
mod lang;
pub mod number;
pub mod pack;
pub mod read;
mod runs;
pub mod sentences;
pub(crate) mod tri;
pub mod words;
pub mod workbench;

pub use lang::Lang;
pub use runs::runs;
pub use tri::Tri;
pub(crate) use tri::tri;
