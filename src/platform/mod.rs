//! The browser, and nothing else: canvas, sizes, media queries, address, page, and
//! the host's page around a frame.
//!
//! What is handed out of here is plain data or an object that lets go of the
//! page when it is dropped. [`host`] is plain Rust; all else needs the feature `web`.

#[cfg(feature = "web")]
pub mod bring;
#[cfg(feature = "web")]
pub mod busy;
#[cfg(feature = "web")]
pub mod canvas;
#[cfg(feature = "web")]
pub mod clipboard;
#[cfg(feature = "web")]
pub mod engine;
#[cfg(feature = "web")]
pub mod frame;
pub mod host;
#[cfg(feature = "web")]
pub mod motion;
#[cfg(feature = "web")]
pub mod observe;
#[cfg(feature = "web")]
pub mod opening;
#[cfg(feature = "web")]
pub mod page;
#[cfg(feature = "web")]
pub mod parts;
#[cfg(feature = "web")]
pub mod pen;
#[cfg(feature = "web")]
pub mod save;
#[cfg(feature = "web")]
pub mod stops;
#[cfg(feature = "web")]
pub mod store;
