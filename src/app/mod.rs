//! The app: one reducer, its state in the address, and the components that
//! show it.
//!
//! [`state`] and [`address`] are plain Rust; the components need the feature
//! `web`. Whatever touches the page itself goes through `crate::platform`.

pub mod address;
pub mod asked;
pub mod cursor;
pub mod heat;
pub mod rows;
pub mod snippet;
pub mod state;

#[cfg(feature = "web")]
mod claims;
#[cfg(feature = "web")]
mod compare;
#[cfg(feature = "web")]
mod controls;
#[cfg(feature = "web")]
mod detail;
#[cfg(feature = "web")]
mod downloads;
#[cfg(feature = "web")]
mod drawing;
#[cfg(feature = "web")]
mod latest;
#[cfg(feature = "web")]
mod matrix;
#[cfg(feature = "web")]
mod panels;
#[cfg(feature = "web")]
mod picture;
#[cfg(feature = "web")]
mod play;
#[cfg(feature = "web")]
mod pointer;
#[cfg(feature = "web")]
mod root;
#[cfg(feature = "web")]
mod share;
#[cfg(feature = "web")]
mod shell;
#[cfg(feature = "web")]
mod stops;
#[cfg(feature = "web")]
mod table;
#[cfg(feature = "web")]
mod tooltip;
#[cfg(feature = "web")]
mod workbench;
#[cfg(feature = "web")]
mod years;

#[cfg(feature = "web")]
pub use drawing::Shared;
#[cfg(feature = "web")]
pub use root::{Bridge, Root, RootProps, start};
