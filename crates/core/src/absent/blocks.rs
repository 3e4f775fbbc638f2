//! The blocks of rendered templates that did not run.

use super::Reasons;
use super::place::{around, key};
use crate::report::{AbsentPart, Object};
use chartroom_diagnostics::FileId;
use chartroom_diagnostics::order;
use chartroom_gotemplate::ast::Source;
use chartroom_gotemplate::{Decision, Mark, Scope, SourceMap};
use chartroom_helm::release::RenderedFile;
use rustc_hash::{FxHashMap, FxHashSet};
use std::rc::Rc;

/// An object in the output of its template.
pub(crate) struct Place<'a> {
    /// Where it starts there.
    pub(crate) start: usize,
    /// Index in [`crate::Output::objects`].
    pub(crate) index: usize,
    /// The object.
    pub(crate) object: &'a Object,
}

/// A block: its text and where its opening action starts.
type Site = (usize, u32);

/// All blocks of the rendered files with something to print and no `else` that did not run for an object, each once,
/// in the order of the templates. Each file comes with its objects in their order; `file` gives the project's file of
/// a template.
pub(crate) fn left_out<'a>(
    reasons: Reasons<'a>,
    rendered: &[(&'a RenderedFile, Vec<Place<'a>>)],
    file: &dyn Fn(&str) -> Option<FileId>,
) -> Vec<AbsentPart> {
    let mut known: FxHashMap<Site, usize> = FxHashMap::default();
    let mut parts: Vec<AbsentPart> = Vec::new();
    for (output, places) in rendered {
        let Some(map) = &output.map else { continue };
        let scene = Scene { reasons, output, map, places };
        for (mark, decision, source, place) in scene.not_run() {
            let site = site(source, decision);
            let part = known.get(&site).and_then(|index| parts.get_mut(*index));
            if let Some(part) = part {
                part.objects.extend(place.map(|place| place.index));
                continue;
            }
            let Some(file) = file(&source.name.to_text()) else { continue };
            known.insert(site, parts.len());
            let mut part = reasons.explain(decision, file);
            part.block = true;
            part.objects.extend(place.map(|place| place.index));
            scene.name(&mut part, (mark, decision, source, place));
            parts.push(part);
        }
    }
    for part in &mut parts {
        order::sort(&mut part.objects);
        part.objects.dedup();
    }
    order::sort_by_key(&mut parts, |part| part.condition.map(|span| (span.file, span.start)));
    parts
}

/// A block that did not run: where it would stand, how it came out, its text, its object.
type NotRun<'a> = (&'a Mark, &'a Decision, &'a Rc<Source>, Option<&'a Place<'a>>);

struct Scene<'a, 'b> {
    reasons: Reasons<'a>,
    output: &'a RenderedFile,
    map: &'a SourceMap,
    places: &'b [Place<'a>],
}

impl<'a, 'b> Scene<'a, 'b> {
    /// The object that an offset of the output is in.
    fn place(&self, at: u32) -> Option<&'b Place<'a>> {
        let at = at as usize;
        let after = self.places.partition_point(|place| place.start <= at);
        let place = self.places.get(after.checked_sub(1)?)?;
        (at <= place.start + place.object.text.len()).then_some(place)
    }

    fn not_run(&self) -> Vec<NotRun<'b>>
    where
        'a: 'b,
    {
        let trace = self.reasons.trace;
        let mut ran: FxHashSet<(Option<usize>, Site)> = FxHashSet::default();
        let mut seen: FxHashSet<(Option<usize>, u32)> = FxHashSet::default();
        let segments = self.map.segments.iter().map(|one| (one.output.start, one.under));
        let marks = self.map.marks.iter().map(|mark| (mark.at, mark.under));
        for (at, under) in segments.chain(marks) {
            let object = self.place(at).map(|place| place.index);
            let mut open = vec![under];
            while let Some(scope) = open.pop() {
                let Some(decision) = trace.decision(scope) else { continue };
                if !seen.insert((object, scope.number())) {
                    continue;
                }
                if let Some((source, _)) = decision.site.as_ref().filter(|_| decision.taken) {
                    ran.insert((object, site(source, decision)));
                }
                open.extend([decision.parent, decision.joined]);
            }
        }
        let candidate = |mark: &'b Mark| -> Option<NotRun<'b>> {
            let decision = written_under(self.reasons, mark.under)?;
            let (source, _) = decision.site.as_ref()?;
            let place = self.place(mark.at);
            let key = (place.map(|place| place.index), site(source, decision));
            let left_out = !decision.taken && decision.optional && !ran.contains(&key);
            left_out.then_some((mark, decision, source, place))
        };
        self.map.marks.iter().filter_map(candidate).collect()
    }

    /// Says what a block would print.
    fn name(&self, part: &mut AbsentPart, (mark, decision, source, place): NotRun<'_>) {
        let body = source.slice(decision.body.clone());
        let body = std::str::from_utf8(body).unwrap_or_default();
        let mut lines = body.lines().enumerate().map(|(number, line)| (number, line.trim_end()));
        let text = lines.find(|(_, line)| {
            let text = line.trim_start();
            !text.is_empty() && !text.starts_with("{{") && !text.starts_with(['#', '}'])
        });
        let text = text.map(|(number, line)| {
            (number > 0, line.len() - line.trim_start().len(), line.trim_start())
        });
        if let Some((true, 0, "---" | "...")) = text {
            part.objects.clear();
        }
        let kind = body.lines().find_map(|line| line.strip_prefix("kind: "));
        if let Some(kind) = kind.map(str::trim).filter(|kind| !kind.contains("{{")) {
            part.what = kind.to_owned();
            part.kind = Some(kind.to_owned());
            return;
        }
        let before = place.and_then(|place| {
            let end = (mark.at as usize).checked_sub(place.start)?;
            place.object.text.get(..end.min(place.object.text.len()))
        });
        let before = before.unwrap_or_default();
        let shift = self.shift(mark, source);
        let shown = |text: &str| text.chars().take(60).collect::<String>();
        part.what = match text {
            Some((true, indent, text)) => {
                let is_item = text.starts_with("- ");
                let mut found = around(before, indent.saturating_add_signed(shift), is_item);
                if let Some(name) = item_name(text) {
                    found.name_last(name);
                }
                let name = key(text);
                let named =
                    !is_item && !found.in_text && text.contains(':') && !name.contains([' ', '{']);
                match (found.path.is_empty(), named) {
                    (true, true) => name.to_owned(),
                    (true, false) => shown(text),
                    (false, true) => format!("{}.{name}", found.path),
                    (false, false) => found.path,
                }
            }
            // Nothing but values, moved to where they belong.
            None if indented(body).is_some() => {
                let indent = indented(body).unwrap_or_default();
                around(before, indent.saturating_add_signed(shift), false).path
            }
            // A part of a line, or values that belong to the line before.
            _ => {
                let last = before.lines().rev().find(|line| !line.trim().is_empty());
                let last = last.unwrap_or_default();
                let indent = last.len() - last.trim_start().len();
                let inside = text.is_some() || last.ends_with(':');
                around(before, if inside { usize::MAX } else { indent }, false).path
            }
        };
        if part.what.is_empty() {
            part.what = shown(body.trim());
        }
    }

    /// How much further right the lines of a helper stand in the output than in its text, told by what it wrote
    /// nearby.
    fn shift(&self, mark: &Mark, source: &Rc<Source>) -> isize {
        if source.name.as_bytes() == self.output.path.as_bytes() {
            return 0;
        }
        let segments = &self.map.segments;
        let middle = segments.partition_point(|segment| segment.output.start < mark.at);
        let (before, after) = segments.split_at(middle);
        let near = before.iter().rev().take(NEAR).chain(after.iter().take(NEAR));
        let mut shifts = near.filter_map(|segment| {
            let wrote = self.map.source(&segment.origin).filter(|one| Rc::ptr_eq(one, source))?;
            let node = source.slice(segment.origin.span.clone());
            let text = self.output.text.get(segment.output.start as usize..)?;
            let (from, to) = (node.trim_ascii_start(), text.trim_ascii_start());
            let same =
                from.first().is_some_and(|first| *first != b'{' && to.first() == Some(first));
            let from = segment.origin.span.start as usize + node.len() - from.len();
            let from = column(wrote.text.as_bytes(), from)?;
            let to = column(&self.output.text, self.output.text.len() - to.len())?;
            same.then_some(to as isize - from as isize)
        });
        shifts.next().unwrap_or_default()
    }
}

/// The name of an item that starts with it, as those of containers and variables do.
fn item_name(text: &str) -> Option<&str> {
    let name = text.strip_prefix("- name: ")?.trim().trim_matches(['"', '\'']);
    (!name.contains(['{', ' '])).then_some(name)
}

/// The columns that the first `indent` or `nindent` of a text moves its lines by.
fn indented(body: &str) -> Option<usize> {
    let (_, rest) = body.split_once("indent ")?;
    let digits = rest.split(|char: char| !char.is_ascii_digit()).next()?;
    digits.parse().ok()
}

/// Pieces of output that are looked at on either side.
const NEAR: usize = 24;

/// The column of a byte that is the first visible one of its line.
fn column(text: &[u8], at: usize) -> Option<usize> {
    let before = text.get(..at)?;
    let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
    before.get(start..)?.iter().all(|byte| *byte == b' ').then_some(at - start)
}

fn site(source: &Rc<Source>, decision: &Decision) -> Site {
    (Rc::as_ptr(source) as usize, decision.body.start)
}

/// The decision under which something was written, before its text was put elsewhere.
fn written_under<'a>(reasons: Reasons<'a>, scope: Scope) -> Option<&'a Decision> {
    let mut decision = reasons.trace.decision(scope)?;
    while decision.site.is_none() && decision.joined != Scope::default() {
        decision = reasons.trace.decision(decision.parent)?;
    }
    Some(decision)
}
