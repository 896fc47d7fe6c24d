//! What files come packed in: gzip of one or many members, ZIP archives, workbooks, and
//! tables in web pages that are named `.xls` or `.csv`.
//!
//! Knows no browser: bytes in, bytes out. Whoever has a file reads the pieces that are
//! asked for. What is in an archive is believed only within bounds (`docs/security.md`).

#[cfg(any(test, feature = "engine"))]
pub mod gzip;
pub mod html;
#[cfg(any(test, feature = "engine"))]
pub mod inflate;
#[cfg(any(test, feature = "sheets"))]
pub mod sheets;
pub mod zip;

#[cfg(test)]
mod tests;
