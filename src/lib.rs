//! tairi: the evidence of a paper on the Taiwan–Japan economic alliance, live.
//!
//! The layers; each names only those below it (`tests/layers.rs`):
//!
//! | layer | what lives there | what it must not know |
//! |---|---|---|
//! | [`text`] | the languages, and texts in all of them | what they say |
//! | [`data`] | the embedded tables and texts, and their catalogue | measures, pixels |
//! | [`trade`] | one measure a file, each with formula, unit and source | figures, pixels |
//! | [`claims`] | the paper's numeric claims, each with its check | pixels |
//! | [`figure`] | options and data in, a [`figure::Figure`] out | pixels |
//! | [`draw`] | a figure, a size and a theme in, strokes out | data, the browser |
//! | [`files`] | a figure in, the files that a reader takes away out | the browser |
//! | `still` | a figure in, a page without scripts out; native only | the browser |
//! | [`i18n`] | every word and number format, in three languages | figures |
//! | [`app`] | the Yew components and the one reducer | measures |
//! | [`platform`] | canvas, sizes, media queries, address, clock, host page | figures |
//! | [`packs`] | gzip, archives and pages: bytes in, tables out | what the tables are of |
//! | [`flows`] | trade flows that a reader brings: files in, one cube out | words, the browser |
//! | `engine` | what reads them off the page's thread, and its messages | figures, the page |
//! | `api` | what JavaScript may call | pixels |
//!
//! `api`, the components of `app` and all of `platform` that touches the browser are
//! built with the feature `web` only, `engine` also with the feature `engine`; all else is
//! plain Rust without a browser crate in its tree.

// What tests of all kinds share names the crate as those outside of it do.
#[cfg(test)]
extern crate self as tairi;

pub mod app;
pub mod claims;
pub mod data;
pub mod draw;
#[cfg(any(feature = "web", feature = "engine", feature = "sheets"))]
pub mod engine;
pub mod figure;
pub mod files;
pub mod flows;
pub mod i18n;
pub mod packs;
pub mod platform;
pub mod text;
pub mod trade;

#[cfg(not(target_arch = "wasm32"))]
pub mod still;

#[cfg(feature = "web")]
pub mod api;
