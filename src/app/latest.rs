//! What was chosen last, be it drawn already or not.

use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// A value as it was drawn last, which a press that changes it also writes here.
///
/// A press that goes one step on from what is drawn would lose those before it:
/// Yew lets the browser go on when its work takes more than 16 ms, and then further
/// presses come before the first one is drawn.
#[hook]
pub fn use_latest<T: Clone + 'static>(drawn: T) -> Rc<RefCell<T>> {
    let latest = use_mut_ref(|| drawn.clone());
    *latest.borrow_mut() = drawn;
    latest
}
