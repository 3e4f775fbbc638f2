//! Which object of one environment is which of another, and what became of each.

use crate::fields::{FieldChange, changes};
use crate::hunks::{Hunk, Sign, hunks};
use chartroom_core::{Object, Output};
use chartroom_yaml::{Node, parse};
use std::rc::Rc;

/// An object on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObjectChange {
    /// Its index in the old output.
    pub old: Option<usize>,
    /// Its index in the new output.
    pub new: Option<usize>,
    /// What became of it.
    pub status: Status,
    /// The fields that changed; none of an object that only one side has.
    pub fields: Vec<FieldChange>,
    /// The lines that changed.
    pub hunks: Vec<Hunk>,
}

impl ObjectChange {
    /// Whether it is not the same on both sides.
    pub fn differs(&self) -> bool {
        self.status != Status::Same
    }

    /// How many lines were added or removed.
    pub fn count(&self, sign: Sign) -> usize {
        let lines = self.hunks.iter().flat_map(|hunk| &hunk.lines);
        lines.filter(|line| line.sign == sign).count()
    }
}

/// What became of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Only the new side has it.
    Added,
    /// Only the old side has it.
    Removed,
    /// Both have it, and it differs.
    Changed,
    /// Both have it, and it is the same, or differs in nothing that was asked for.
    Same,
}

/// What is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Everything.
    All,
    /// All but noise: labels, checksums and namespaces.
    Quiet,
}

/// Compares what two environments render to: every object of either, in the new order, with those that went behind
/// the one that they stood behind. See [`partners`] for which belong together.
pub fn objects(old: &Output, new: &Output, which: Which) -> Vec<ObjectChange> {
    let pairs = pairs(&names(old), &names(new));
    let quiet = which == Which::Quiet;
    pairs.into_iter().map(|pair| change(old, new, pair, quiet)).collect()
}

type Pair = (Option<usize>, Option<usize>);

/// What an object is told by in several environments.
#[derive(Clone, Copy)]
pub(crate) struct Name<'a> {
    kind: &'a str,
    name: &'a str,
    template: &'a str,
    /// The name behind the release's, which names follow.
    tail: Option<&'a str>,
}

impl<'a> Name<'a> {
    pub(crate) fn of(object: &'a Object, release: &str) -> Self {
        let (kind, name, template) = (&object.kind, &object.name, &object.template);
        let tail = name.strip_prefix(release);
        let tail = tail.filter(|tail| tail.is_empty() || tail.starts_with('-'));
        Self { kind, name, template, tail }
    }

    /// metadata.name
    pub(crate) fn name(&self) -> &'a str {
        self.name
    }
}

fn names(output: &Output) -> Vec<Name<'_>> {
    output.objects.iter().map(|object| Name::of(object, &output.release)).collect()
}

/// For each new object the old one that it is, by its index. Objects of one kind and name belong together; then those
/// whose names differ by the release alone; then those of one kind and template, in their order.
pub(crate) fn partners(old: &[Name<'_>], new: &[Name<'_>]) -> Vec<Option<usize>> {
    let mut partners: Vec<Option<usize>> = vec![None; new.len()];
    let mut taken = vec![false; old.len()];
    let ways: [fn(&Name<'_>, &Name<'_>) -> bool; 4] = [
        |a, b| (a.kind, a.name, a.template) == (b.kind, b.name, b.template),
        |a, b| (a.kind, a.name) == (b.kind, b.name),
        |a, b| a.tail.is_some() && (a.kind, a.tail, a.template) == (b.kind, b.tail, b.template),
        |a, b| (a.kind, a.template) == (b.kind, b.template),
    ];
    for alike in ways {
        let without = new.iter().zip(&mut partners).filter(|(_, partner)| partner.is_none());
        for (object, partner) in without {
            let mut left = old.iter().zip(&mut taken).enumerate();
            let found = left.find(|(_, (other, taken))| !**taken && alike(other, object));
            if let Some((at, (_, taken))) = found {
                (*partner, *taken) = (Some(at), true);
            }
        }
    }
    partners
}

fn pairs(old: &[Name<'_>], new: &[Name<'_>]) -> Vec<Pair> {
    let partners = partners(old, new);
    let mut pairs: Vec<Pair> =
        partners.iter().enumerate().map(|(at, old)| (*old, Some(at))).collect();
    for at in (0..old.len()).filter(|at| !partners.contains(&Some(*at))) {
        let behind = pairs.iter().rposition(|(old, _)| old.is_some_and(|old| old < at));
        pairs.insert(behind.map_or(0, |behind| behind + 1), (Some(at), None));
    }
    pairs
}

fn change(old: &Output, new: &Output, pair: Pair, quiet: bool) -> ObjectChange {
    let object = |output: &Output, at: Option<usize>| {
        let object = output.objects.get(at?)?;
        Some((object.text.clone(), parse(&object.text).root))
    };
    let (before, after) = (object(old, pair.0), object(new, pair.1));
    let side = |side: &Option<(String, Option<Rc<Node>>)>| side.clone().unwrap_or_default();
    let ((old_text, old_root), (new_text, new_root)) = (side(&before), side(&after));
    let roots = (old_root.as_deref(), new_root.as_deref());
    let hunks = hunks((&old_text, roots.0), (&new_text, roots.1), quiet);
    let fields = match roots {
        (Some(old), Some(new)) => changes((&old_text, old), (&new_text, new), quiet),
        _ => Vec::new(),
    };
    let status = match pair {
        (None, _) => Status::Added,
        (_, None) => Status::Removed,
        _ if hunks.is_empty() => Status::Same,
        _ => Status::Changed,
    };
    ObjectChange { old: pair.0, new: pair.1, status, fields, hunks }
}
