//! The embedded tables and texts, and their catalogue.
//!
//! The tables lie as CSV in `tables/`; the build script checks them against
//! [`schema`] and the binary carries them as plain text that [`table()`]
//! splits once. Where they come from is told in `PROVENANCE.md` and, for the
//! reader, in [`catalogue`]. The rest of the room is texts, those from [`outside`] among them.
//!
//! Not here: anything computed. A table holds what its source prints.

pub mod alliances;
pub mod bounds;
pub mod catalogue;
mod cell_ref;
pub(crate) mod decimal;
pub mod economies;
pub mod events;
pub mod file_name;
pub mod fta;
pub mod outside;
pub mod phases;
pub mod roadmap;
pub mod schema;
mod span;
pub mod table;
pub mod world;

#[cfg(test)]
mod checks;
#[cfg(test)]
mod normalize;

pub use catalogue::{Entry, Note, entry};
pub use cell_ref::CellRef;
pub use decimal::decimal;
pub use economies::economy;
pub use schema::DatasetId;
pub use span::Span;
pub use table::{Cell, Table, table};
