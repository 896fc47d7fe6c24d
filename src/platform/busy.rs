//! Says on tairi's own page that something is on its way which the last step asked for: code
//! and texts (`www/parts.js`), an answer of the engine, a work that is being kept. Who has to
//! wait for the page, such as a test or a program that takes its picture, waits until
//! `<html data-tairi-busy>` is gone.
//!
//! Not here: what is drawn, which the browser's next frames show, and what goes on by
//! itself, such as years that are played.

use super::parts;

/// Something on its way, until it is dropped.
pub struct Busy(());

impl Busy {
    /// Says so.
    #[must_use]
    pub fn begin() -> Busy {
        parts::busy(1);
        Busy(())
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        parts::busy(-1);
    }
}
