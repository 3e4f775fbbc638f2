//! The property that provenance has to have: change one scalar of the values, and exactly the lines that the trace
//! named for it may change.
//!
//! A chart is rendered with its effective values as one overlay, traced. Then, for each scalar of those values, that
//! scalar alone is changed ([`mutate`]) and the chart is rendered again; file by file the old lines are compared with
//! the new ones ([`judge`]).
//!
//! - **Recall**: of the old lines that changed or went, those that the trace named for the scalar, as data or as
//!   control, or by a mark in the line (a place where something is left out). New lines between old ones that stay
//!   are explained by a mark anywhere in the file, or by a named line next to them.
//! - **Precision**: of the old lines that the trace named as data, those that changed. A line that is named only by a
//!   condition counts when the change turned the truth of the scalar around (`false` → `true`, `""` → `"x"`), since a
//!   condition that holds before and after changes nothing.
//!
//! Lines that another seed of the random functions changes are left out, since what is drawn depends on how much was
//! drawn before. Mutations that make the render fail say nothing and are counted apart.

pub mod judge;
pub mod mutate;
pub mod subject;

use judge::Judgement;
use subject::Subject;

/// Sums over mutations.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Mutations whose render succeeded.
    pub mutations: usize,
    /// Mutations that made the render fail.
    pub failed: usize,
    /// Old lines that changed or went, and places where lines were put in.
    pub changed: usize,
    /// Those that the trace named.
    pub changed_named: usize,
    /// Lines that the trace named and that had to change.
    pub named: usize,
    /// Those that changed.
    pub named_changed: usize,
    /// Bytes of output that map to no place in a template.
    pub unmapped: usize,
    /// Lines that changed and were not named, for people: value, file, line.
    pub missed: Vec<String>,
    /// Lines that were named and did not change.
    pub spurious: Vec<String>,
}

impl Tally {
    /// Share of what changed that was named.
    pub fn recall(&self) -> f64 {
        share(self.changed_named, self.changed)
    }

    /// Share of what was named that changed.
    pub fn precision(&self) -> f64 {
        share(self.named_changed, self.named)
    }

    /// Adds another.
    pub fn add(&mut self, other: Tally) {
        self.mutations += other.mutations;
        self.failed += other.failed;
        self.unmapped += other.unmapped;
        self.changed += other.changed;
        self.changed_named += other.changed_named;
        self.named += other.named;
        self.named_changed += other.named_changed;
        self.missed.extend(other.missed);
        self.spurious.extend(other.spurious);
    }

    fn judged(&mut self, path: &str, judgement: Judgement) {
        self.mutations += 1;
        self.changed += judgement.changed;
        self.changed_named += judgement.changed - judgement.missed.len();
        self.named += judgement.named;
        self.named_changed += judgement.named - judgement.spurious.len();
        self.missed.extend(judgement.missed.into_iter().map(|line| format!("{path}: {line}")));
        self.spurious.extend(judgement.spurious.into_iter().map(|line| format!("{path}: {line}")));
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// Mutates at most `limit` scalars of a chart's values, evenly chosen; an error if the chart does not render.
pub fn measure(subject: &Subject, limit: usize) -> Result<Tally, String> {
    let values = subject.effective_values()?;
    let base = subject.render(&values, 1, true)?;
    let random = judge::random_lines(&base, &subject.render(&values, 2, false)?);
    let mut tally = Tally { unmapped: judge::unmapped(&base), ..Tally::default() };
    let leaves = mutate::leaves(&values);
    let step = leaves.len().div_ceil(limit.max(1)).max(1);
    for leaf in leaves.iter().step_by(step) {
        let Some(change) = mutate::change(&values, leaf) else { continue };
        match subject.render(&change.values, 1, false) {
            Ok(after) => {
                tally.judged(&leaf.join("."), judge::judge(&base, &after, &change, &random))
            }
            Err(_) => tally.failed += 1,
        }
    }
    Ok(tally)
}
