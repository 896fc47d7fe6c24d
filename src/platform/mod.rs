//! The browser, and nothing else: canvas, sizes, media queries, address, page.
//!
//! What is handed out of here is plain data or an object that lets go of the
//! page when it is dropped.

pub mod canvas;
pub mod observe;
pub mod page;
pub mod parts;
pub mod save;
