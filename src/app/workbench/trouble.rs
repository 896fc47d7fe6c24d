//! What went wrong, in words.

use super::Workbench;
use crate::engine::messages::{Fault, Trouble};
use crate::flows::{Problem, Report};
use crate::i18n::{Lang, Tri, bring as say, flows as words, keep};
use crate::packs::zip::Wrong;
use crate::platform::store::Refused;

impl Workbench {
    /// What is wrong, in words; and the report, where rows were read but none used.
    pub(super) fn wrong(&self, lang: Lang) -> Option<(String, Option<&Report>)> {
        if let Some(refused) = &self.refused {
            let parted = self.loaded.as_ref().and_then(|loaded| loaded.parted);
            return Some((not_kept(*refused, parted.is_some(), lang), None));
        }
        self.said(self.trouble.as_ref()?, lang)
    }

    fn said<'a>(&self, trouble: &'a Trouble, lang: Lang) -> Option<(String, Option<&'a Report>)> {
        Some(match trouble {
            Trouble::In(at, inner) => {
                let (text, report) = self.said(inner, lang)?;
                let name = self.names.get(*at as usize);
                (
                    name.map_or(String::new(), |name| [name, ": "].concat()) + &text,
                    report,
                )
            }
            Trouble::Archive(wrong) => (archive(*wrong).text(lang), None),
            Trouble::Problem(problem) => {
                let report = match problem {
                    Problem::NoUsableRow(report) => Some(&**report),
                    _ => None,
                };
                (words::problem(problem, lang), report)
            }
            Trouble::Fault(fault) => (in_words(*fault).text(lang), None),
        })
    }
}

/// Why something is not kept.
pub(super) fn not_kept(refused: Refused, parted: bool, lang: Lang) -> String {
    let text = match refused {
        Refused::Full => say::FULL,
        Refused::Many => return keep::many(lang),
        Refused::Changed => keep::CHANGED,
        Refused::Newer => keep::NEWER,
        Refused::Foreign => keep::FOREIGN,
        Refused::Slow => keep::SLOW,
        Refused::Gone if parted => keep::GONE,
        Refused::Gone => keep::NOT_THERE,
        Refused::Denied | Refused::Failed => say::NOT_KEPT,
    };
    text.text(lang)
}

fn in_words(fault: Fault) -> Tri {
    match fault {
        Fault::Stream => say::fault::STREAM,
        Fault::Gzip => say::fault::GZIP,
        Fault::Zip => say::fault::ZIP,
        Fault::Memory => say::fault::MEMORY,
        Fault::Lost => say::fault::LOST,
        Fault::NoEngine => say::fault::NO_ENGINE,
        Fault::Cancelled | Fault::Nothing | Fault::Message => say::fault::OTHER,
    }
}

fn archive(wrong: Wrong) -> Tri {
    match wrong {
        Wrong::Damaged => say::fault::ZIP,
        Wrong::Encrypted => say::fault::ENCRYPTED,
        Wrong::Packer => say::fault::PACKER,
        Wrong::TooLarge => say::fault::TOO_LARGE,
        Wrong::Parts => say::fault::PARTS,
        Wrong::NoTable => say::fault::NO_TABLE,
    }
}
