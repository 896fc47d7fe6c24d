//! Texts in three languages: what a text is, which languages there are, and the packs in
//! which a reader loads one of them. What the texts say stands where they are used, most
//! of it in [`crate::i18n`].

mod lang;
pub mod pack;
pub(crate) mod tri;

pub use lang::Lang;
pub use tri::Tri;
pub(crate) use tri::tri;
