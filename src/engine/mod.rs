//! The engine that reads a reader's flows and holds them, in a WebAssembly file of its
//! own (`src/bin/flows.rs`), which `www/flows.js` begins in a worker, or on the page's own
//! thread where there is none. The page's half is `platform::engine`.
//!
//! Knows no page: it hears messages and answers them.

#[cfg(any(feature = "web", feature = "engine", feature = "sheets"))]
pub mod arrays;
#[cfg(feature = "engine")]
mod letters;
#[cfg(any(feature = "web", feature = "engine", feature = "sheets"))]
pub mod messages;
#[cfg(feature = "engine")]
mod open;
#[cfg(feature = "engine")]
mod serve;
// Both files have the same two doors.
#[cfg(all(feature = "sheets", not(feature = "engine")))]
mod sheets;
#[cfg(feature = "engine")]
mod source;
#[cfg(feature = "engine")]
mod unpack;

#[cfg(feature = "engine")]
pub use serve::{begin, hear, here};
