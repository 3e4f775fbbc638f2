//! What a line of a template does.

use super::origins::each_condition_once;
use super::{ConditionOrigin, Input, LineTrace, Provenance, ReachedLine, ValueOrigin, inputs};
use crate::origins::reaching;
use chartroom_diagnostics::{FileId, order};
use chartroom_gotemplate::ast::Source;
use chartroom_gotemplate::{Decision, Scope, Segment, SourceMap, Trace};
use std::collections::HashSet;
use std::ops::Range;

/// What a line of a template does in a render.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TemplateOrigin {
    /// The lines of output that it writes, itself or by what it calls, and those that a condition in it decides.
    pub lines: Vec<ReachedLine>,
    /// The values that it prints.
    pub values: Vec<ValueOrigin>,
    /// The conditions in the line and around it, each as it came out, outermost first.
    pub conditions: Vec<ConditionOrigin>,
}

/// A range of bytes of a template, under the names that the template has.
struct Asked<'a> {
    names: Vec<&'a str>,
    range: Range<u32>,
}

impl Asked<'_> {
    fn is_of(&self, source: &Source) -> bool {
        let name = source.name.as_bytes();
        self.names.iter().any(|one| one.as_bytes() == name)
    }

    fn meets(&self, span: &Range<u32>) -> bool {
        span.start < self.range.end && self.range.start < span.end
    }

    /// The bytes of the output that a segment has from here; None if it has none.
    fn wrote(&self, map: &SourceMap, segment: &Segment) -> Option<Range<u32>> {
        let span = &segment.origin.span;
        let own = map.source(&segment.origin).is_some_and(|source| self.is_of(source));
        if own && self.meets(span) {
            // Text stands in the output as it is, so that its lines can be told apart.
            if !segment.origin.literal {
                return Some(segment.output.clone());
            }
            let at = |offset: u32| segment.output.start + (offset - span.start);
            return Some(at(self.range.start.max(span.start))..at(self.range.end.min(span.end)));
        }
        let called = map.calls(&segment.origin).any(|call| {
            let source = map.sources.get(call.source as usize);
            source.is_some_and(|source| self.is_of(source)) && self.meets(&call.span)
        });
        called.then(|| segment.output.clone())
    }
}

impl Provenance {
    /// What the bytes of a line of a template do; None for what is no template of this render.
    pub fn of_template(&self, file: FileId, range: Range<u32>) -> Option<TemplateOrigin> {
        let trace = self.trace.as_ref()?;
        let names = self.templates.iter().filter(|(_, known)| **known == file);
        let names: Vec<&str> = names.map(|(name, _)| name.as_str()).collect();
        (!names.is_empty()).then_some(())?;
        let asked = Asked { names, range };
        let mut origin = TemplateOrigin::default();
        let own = self.decided(trace, &asked, &mut origin);
        let under = Under::of(trace, own);
        let mut printed: Vec<Input> = Vec::new();
        for (object, document) in self.documents.iter().enumerate() {
            let Some((_, map)) = self.maps.get(document.map) else { continue };
            for (line, LineTrace { range, .. }) in document.lines.iter().enumerate() {
                let bytes = range.start as usize..range.end as usize;
                let (mut wrote, mut decided) = (false, false);
                for segment in reaching(map, &bytes) {
                    decided |= under.is_in(segment.under);
                    let Some(written) = asked.wrote(map, segment) else { continue };
                    if written.start.max(range.start) < written.end.min(range.end) {
                        wrote = true;
                        printed.extend(inputs(trace, segment.data, &self.layers));
                    }
                }
                if wrote || decided {
                    origin.lines.push(ReachedLine { object, line, control: !wrote });
                }
            }
        }
        let mut known = HashSet::new();
        printed.retain(|input: &Input| known.insert(input.clone()));
        origin.values = printed.into_iter().map(|input| self.value(input)).collect();
        Some(origin)
    }

    /// Notes the conditions in the line and around it; gives those in it.
    fn decided(&self, trace: &Trace, asked: &Asked<'_>, origin: &mut TemplateOrigin) -> Vec<Scope> {
        let mut own = Vec::new();
        let mut around: Vec<(u32, &Decision)> = Vec::new();
        for (scope, decision) in trace.decisions() {
            let Some((source, span)) = &decision.site else { continue };
            if !asked.is_of(source) {
                continue;
            }
            if asked.meets(span) {
                own.push(scope);
            } else if !asked.meets(&decision.body) {
                continue;
            }
            around.push((span.start, decision));
        }
        order::sort_by_key(&mut around, |(start, _)| *start);
        let conditions = around.into_iter().filter_map(|(_, one)| self.condition(trace, one));
        origin.conditions = each_condition_once(conditions);
        own
    }
}

/// Whether scopes stand under any of some.
struct Under(HashSet<Scope>);

impl Under {
    fn of(trace: &Trace, own: Vec<Scope>) -> Self {
        let mut all: HashSet<Scope> = own.into_iter().collect();
        if !all.is_empty() {
            // Decisions around one stand before it.
            for (scope, decision) in trace.decisions() {
                if all.contains(&decision.parent) || all.contains(&decision.joined) {
                    all.insert(scope);
                }
            }
        }
        Self(all)
    }

    fn is_in(&self, scope: Scope) -> bool {
        self.0.contains(&scope)
    }
}
