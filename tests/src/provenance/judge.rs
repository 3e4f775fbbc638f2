//! What changed against what the trace named.

use super::mutate::Change;
use chartroom_gotemplate::{Key, SourceMap, Taint, Trace};
use chartroom_helm::release::{RenderedFile, Rendering};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// What came of one mutation.
#[derive(Debug, Default)]
pub struct Judgement {
    /// Old lines that changed or went, and places where lines were put in.
    pub changed: usize,
    /// Of those, what the trace did not name.
    pub missed: Vec<String>,
    /// Lines that the trace named and that had to change.
    pub named: usize,
    /// Of those, what did not change.
    pub spurious: Vec<String>,
}

/// How a line is named.
#[derive(Clone, Copy, Default)]
struct Naming {
    data: bool,
    control: bool,
    mark: bool,
    /// It changes with the seed; nothing is asked of it.
    random: bool,
}

impl Naming {
    fn any(self) -> bool {
        self.data || self.control || self.mark || self.random
    }
}

/// Compares two renders.
pub fn judge(
    base: &Rendering,
    after: &Rendering,
    change: &Change,
    random: &HashSet<(String, usize)>,
) -> Judgement {
    let mut judgement = Judgement::default();
    let Some(trace) = &base.trace else { return judgement };
    let atoms = atoms_of(trace, &change.path);
    let mut names = Names { trace, atoms, known: HashMap::new() };
    for file in &base.files {
        let new = after.files.iter().find(|other| other.path == file.path);
        let is_random = |line: usize| random.contains(&(file.path.clone(), line));
        judge_file(&mut names, (file, &is_random), new, change, &mut judgement);
    }
    for file in after.files.iter().filter(|new| base.files.iter().all(|old| old.path != new.path)) {
        // A subchart was switched on: its condition is all there is to name.
        if !file.text.trim_ascii().is_empty() {
            judgement.changed += 1;
            if !is_switch(base, &change.path) {
                judgement.missed.push(format!("{}: the whole file is new", file.path));
            }
        }
    }
    judgement
}

/// Bytes of output that no segment with a place in a template covers.
pub fn unmapped(base: &Rendering) -> usize {
    let of_file = |file: &RenderedFile| {
        let segments = file.map.iter().flat_map(|map| {
            map.segments.iter().filter(|segment| map.source(&segment.origin).is_some())
        });
        let mapped: usize = segments.map(|segment| segment.output.len()).sum();
        file.text.len().saturating_sub(mapped)
    };
    base.files.iter().map(of_file).sum()
}

/// Lines that differ between two renders of the same values: file and index.
pub fn random_lines(base: &Rendering, other: &Rendering) -> HashSet<(String, usize)> {
    let mut found = HashSet::new();
    for file in &base.files {
        let new = other.files.iter().find(|new| new.path == file.path);
        let (old_lines, _) = lines(&file.text);
        let (new_lines, _) = lines(new.map_or(&[], |new| &new.text));
        let differs = |index: &usize| old_lines.get(*index) != new_lines.get(*index);
        found.extend((0..old_lines.len()).filter(differs).map(|index| (file.path.clone(), index)));
    }
    found
}

/// Whether a value is the condition or tag of a subchart that is off. The trace cannot know what would be there, as
/// nothing of that chart was rendered; the list of what is not rendered names the chart.
fn is_switch(base: &Rendering, path: &[String]) -> bool {
    let off = base.chart.iter().flat_map(|chart| chart.switched_off());
    off.flat_map(|template| template.switches).any(|switch| switch == path)
}

fn judge_file(
    names: &mut Names<'_>,
    (file, is_random): (&RenderedFile, &dyn Fn(usize) -> bool),
    new: Option<&RenderedFile>,
    change: &Change,
    judgement: &mut Judgement,
) {
    let Some(map) = &file.map else { return };
    let (old_lines, spans) = lines(&file.text);
    let new_text: &[u8] = new.map_or(&[], |file| &file.text);
    let (new_lines, _) = lines(new_text);
    let mut namings: Vec<Naming> = spans.iter().map(|span| names.line(map, span)).collect();
    for (index, naming) in namings.iter_mut().enumerate() {
        naming.random = is_random(index);
    }
    let mut changed = HashSet::new();
    for op in capture_diff_slices(Algorithm::Patience, &old_lines, &new_lines) {
        match op {
            DiffOp::Equal { .. } => {}
            DiffOp::Insert { old_index, new_len, new_index } => {
                let blank = new_lines[new_index..new_index + new_len]
                    .iter()
                    .all(|line| line.trim().is_empty());
                judgement.changed += 1;
                let near = old_index.saturating_sub(1)..(old_index + 1).min(namings.len());
                let explained =
                    namings.get(near).is_some_and(|near| near.iter().any(|one| one.any()))
                        || names.any_mark(map);
                if !explained && !blank {
                    let line = new_lines.get(new_index).copied().unwrap_or_default();
                    judgement.missed.push(format!("{}: new: {line}", file.path));
                }
            }
            DiffOp::Delete { old_index, old_len, .. } => {
                let at = slide(&old_lines, &namings, old_index..old_index + old_len);
                changed.extend(at);
            }
            DiffOp::Replace { old_index, old_len, .. } => {
                changed.extend(old_index..old_index + old_len)
            }
        }
    }
    // A diff may take one of two equal lines for the other. What counts is that all lines that were not named can
    // be found again in their order.
    let kept = stay_in_order(&old_lines, &namings, &new_lines);
    for (index, naming) in namings.iter().enumerate() {
        let text = old_lines[index];
        if naming.random {
            continue;
        }
        let has_changed = changed.contains(&index);
        if has_changed {
            judgement.changed += 1;
            let blank = text.trim().is_empty();
            if !naming.any() && !blank && !kept {
                judgement.missed.push(format!("{}:{}: {text}", file.path, index + 1));
            }
        }
        let counts = naming.data || (naming.control && change.flips);
        if counts && !text.trim().is_empty() {
            judgement.named += 1;
            if !has_changed {
                let kind = if naming.data { "data" } else { "control" };
                judgement.spurious.push(format!("{}:{}: {kind}: {text}", file.path, index + 1));
            }
        }
    }
}

/// Whether all lines that were not named, blank ones aside, are in the new text in their order.
fn stay_in_order(old: &[&str], namings: &[Naming], new: &[&str]) -> bool {
    let mut rest = new.iter();
    let mut unnamed =
        old.iter().zip(namings).filter(|(line, naming)| !naming.any() && !line.trim().is_empty());
    unnamed.all(|(line, _)| rest.any(|other| other == line))
}

/// A deleted block may stand one or more lines further up or down with the same result; the place that the trace names
/// best is taken.
fn slide(lines: &[&str], namings: &[Naming], block: Range<usize>) -> Range<usize> {
    let score =
        |block: &Range<usize>| namings[block.clone()].iter().filter(|one| one.any()).count();
    let mut best = block.clone();
    let mut at = block.clone();
    while at.start > 0 && lines[at.start - 1] == lines[at.end - 1] {
        at = at.start - 1..at.end - 1;
        if score(&at) > score(&best) {
            best = at.clone();
        }
    }
    let mut at = block;
    while at.end < lines.len() && lines[at.start] == lines[at.end] {
        at = at.start + 1..at.end + 1;
        if score(&at) > score(&best) {
            best = at.clone();
        }
    }
    best
}

/// Lines with their bytes in the text, without the newline.
fn lines(text: &[u8]) -> (Vec<&str>, Vec<Range<u32>>) {
    let text = std::str::from_utf8(text).unwrap_or_default();
    let mut at = 0;
    text.split('\n')
        .map(|line| {
            let span = at as u32..(at + line.len()) as u32;
            at += line.len() + 1;
            (line, span)
        })
        .unzip()
}

/// The atoms that a value is: its own, and, as Helm copies `global` into subcharts and theirs, those of the copies.
fn atoms_of(trace: &Trace, path: &[String]) -> HashSet<u32> {
    let global = path.iter().position(|key| key == "global").unwrap_or(path.len());
    let (charts, rest) = path.split_at(global);
    let is = |(key, wanted): (&Key, &String)| match key {
        Key::Name(name) => name.as_bytes() == wanted.as_bytes(),
        Key::Index(index) => index.to_string() == *wanted,
        Key::Shape => false,
    };
    let same = |keys: &[Key]| {
        let Some((Key::Name(root), keys)) = keys.split_first() else { return false };
        let fits =
            if rest.is_empty() { keys.len() == path.len() } else { keys.len() >= path.len() };
        root.as_bytes() == b"Values"
            && fits
            && keys.iter().zip(charts).all(is)
            && keys[keys.len() - rest.len()..].iter().zip(rest).all(is)
    };
    let atoms = 0..trace.all_atoms().len() as u32;
    atoms.filter(|atom| trace.paths(*atom).iter().any(|keys| same(keys))).collect()
}

/// Which lines are named for the changed value.
struct Names<'a> {
    trace: &'a Trace,
    atoms: HashSet<u32>,
    known: HashMap<Taint, bool>,
}

impl Names<'_> {
    fn has(&mut self, taint: Taint) -> bool {
        let (trace, atoms) = (self.trace, &self.atoms);
        *self
            .known
            .entry(taint)
            .or_insert_with(|| trace.atoms(taint).iter().any(|atom| atoms.contains(atom)))
    }

    fn line(&mut self, map: &SourceMap, span: &Range<u32>) -> Naming {
        let mut naming = Naming::default();
        let first = map.segments.partition_point(|segment| segment.output.end <= span.start);
        for segment in map.segments[first..].iter().take_while(|one| one.output.start < span.end) {
            naming.data |= self.has(segment.data);
            naming.control |= self.has(self.trace.control(segment.under));
        }
        for mark in map.marks.iter().filter(|mark| span.start <= mark.at && mark.at <= span.end) {
            naming.mark |= self.has(mark.data) || self.has(self.trace.control(mark.under));
        }
        naming
    }

    fn any_mark(&mut self, map: &SourceMap) -> bool {
        map.marks.iter().any(|mark| self.has(mark.data) || self.has(self.trace.control(mark.under)))
    }
}
