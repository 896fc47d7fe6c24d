//! The engine that reads a reader's flows and holds them, in a WebAssembly file of its
//! own (`src/bin/flows.rs`), which `www/flows.js` begins in a worker, or on the page's own
//! thread where there is none. The page's half is `platform::engine`.
//!
//! Knows no page: it hears messages and answers them.

#[cfg(any(feature = "web", feature = "engine"))]
pub mod arrays;
#[cfg(feature = "engine")]
mod letters;
#[cfg(any(feature = "web", feature = "engine"))]
pub mod messages;
#[cfg(feature = "engine")]
mod serve;
#[cfg(feature = "engine")]
mod source;

#[cfg(feature = "engine")]
pub use serve::{begin, hear, here};
