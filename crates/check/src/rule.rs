//! A rule of the catalogue.

use crate::finding::Findings;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;
use chartroom_messages::Message;

/// A rule of the catalogue: what it says, why, and how it is found.
#[derive(Debug)]
pub struct Rule {
    /// Stable id: letters of the family and a number (`GPU001`).
    pub id: &'static str,
    /// How bad it is unless the chart's settings say otherwise.
    pub severity: Severity,
    /// What must hold, in one sentence.
    pub title: Message,
    /// What goes wrong otherwise, in a few sentences.
    pub why: Message,
    /// The documentation that it follows.
    pub link: &'static str,
    /// Finds what breaks it.
    pub(crate) check: fn(&Scene<'_>, &mut Findings<'_>),
}
