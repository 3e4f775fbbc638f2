//! Where a line of output comes from.

use super::paths::{all_inputs, each_once};
use super::{Input, LineTrace, Provenance, inputs};
use crate::origins::reaching;
use crate::report::Source;
use chartroom_diagnostics::Span;
use chartroom_gotemplate::{Decision, Scope, Segment, SourceMap, Taint, Trace, Value};
use chartroom_yaml as yaml;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Why a line of output is there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LineOrigin {
    /// What wrote the line's last part that a value is in, or else its first: a template node, or the bytes of a
    /// template that stand in the line as they are. Then the calls that led to it, outward.
    pub templates: Vec<Span>,
    /// The first of those is text that stands in the line as it is.
    pub literal: bool,
    /// What it was computed from.
    pub values: Vec<ValueOrigin>,
    /// What it stands under, outermost first.
    pub conditions: Vec<ConditionOrigin>,
}

/// A value that something was computed from.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueOrigin {
    /// What it is.
    pub input: Input,
    /// The layers that set it, lowest first: the last one wins and hides the others. Empty for what no layer sets.
    pub layers: Vec<LayerValue>,
    /// Nulls above the winner that Helm does not follow: one for a subchart's value in the values.yaml of a chart above.
    pub ignored: Vec<LayerValue>,
}

/// What a layer has for a value.
#[derive(Clone, Debug, PartialEq)]
pub struct LayerValue {
    /// The layer and the place.
    pub source: Source,
    /// The value as inline YAML.
    pub text: String,
}

/// A condition and how it came out.
#[derive(Clone, Debug, PartialEq)]
pub struct ConditionOrigin {
    /// The `if`, `with` or `range`; None for the condition of a subchart, and in a text that `tpl` was given.
    pub place: Option<Span>,
    /// The action without its braces; empty for the condition of a subchart.
    pub text: String,
    /// Whether it held; otherwise it is its `else` that was taken.
    pub holds: bool,
    /// The values that decided it.
    pub values: Vec<ValueOrigin>,
}

/// A part of a line of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct LinePiece {
    /// Its bytes in the line.
    pub range: Range<usize>,
    /// The template node that wrote it, or if it is literal the same bytes of the template; None for text that a
    /// template made while rendering and that `tpl` was given.
    pub template: Option<Span>,
    /// It stands in the template as it does in the line.
    pub literal: bool,
}

/// Where a piece of an object's text comes from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PieceOrigin {
    /// What wrote its first part that a value is in, or else its first.
    pub template: Option<Span>,
    /// The bytes of a template that stand in the output as they are; None where anything was computed.
    pub literal: Option<Span>,
    /// The values it was computed from, each with the place that set it.
    pub values: Vec<(Input, Option<Source>)>,
}

impl Provenance {
    /// Where a range of bytes of an object's text comes from.
    pub fn piece(&self, object: usize, range: Range<usize>) -> Option<PieceOrigin> {
        self.piece_of(object, range, usize::MAX)
    }

    /// The same, with so many of its values at most: an action that prints a long list is computed from each item.
    pub fn piece_of(&self, object: usize, range: Range<usize>, most: usize) -> Option<PieceOrigin> {
        let (document, map) = self.document(object)?;
        let trace = self.trace.as_ref()?;
        let start = document.lines.first()?.range.start as usize;
        let range = start + range.start..start + range.end;
        let mut origin = PieceOrigin::default();
        let mut first = None;
        for segment in reaching(map, &range) {
            let telling = |first: &Segment| first.data.is_empty() && !segment.data.is_empty();
            if first.is_none_or(telling) {
                first = Some(segment);
            }
        }
        let all =
            reaching(map, &range).flat_map(|segment| all_inputs(trace, segment.data, &self.layers));
        let sourced = |input: Input| {
            let source = input.source(&self.layers);
            (input, source)
        };
        origin.values = each_once(all.take(most)).into_iter().map(sourced).collect();
        let first = first?;
        let bytes = range.start as u32..range.end as u32;
        origin.template = self.wrote(map, first, &bytes);
        let whole = first.output.start <= bytes.start && bytes.end <= first.output.end;
        let literal = first.origin.literal && first.data.is_empty() && whole;
        origin.literal = origin.template.filter(|_| literal);
        Some(origin)
    }

    /// The template text that wrote what of a segment is in a range of the output.
    fn wrote(&self, map: &SourceMap, segment: &Segment, range: &Range<u32>) -> Option<Span> {
        let source = map.source(&segment.origin)?;
        self.span(&source.name.to_text(), &segment.origin_of(range).span)
    }

    /// The parts of a line of an object in order; none if there is no such line.
    pub fn pieces(&self, object: usize, line: usize) -> Vec<LinePiece> {
        let Some((document, map)) = self.document(object) else { return Vec::new() };
        let Some(LineTrace { range, .. }) = document.lines.get(line) else { return Vec::new() };
        let piece = |segment: &Segment| {
            let own = segment.output.start.max(range.start)..segment.output.end.min(range.end);
            LinePiece {
                template: self.wrote(map, segment, &own),
                range: (own.start - range.start) as usize..(own.end - range.start) as usize,
                literal: segment.origin.literal,
            }
        };
        reaching(map, &(range.start as usize..range.end as usize)).map(piece).collect()
    }

    /// Why a line of an object is there; None if there is no such line.
    pub fn line(&self, object: usize, line: usize) -> Option<LineOrigin> {
        let (document, map) = self.document(object)?;
        let trace = self.trace.as_ref()?;
        let LineTrace { range, visible } = document.lines.get(line)?;
        let reached = || reaching(map, &(range.start as usize..range.end as usize));
        let data = reached().flat_map(|segment| all_inputs(trace, segment.data, &self.layers));
        let (data, mut writer) = (each_once(data), None::<&Segment>);
        let scopes = each_once(reached().map(|segment| segment.under));
        for segment in reached() {
            // Who indented a line did not write it.
            let indents = segment.output.end <= *visible && visible < &range.end;
            if !indents && (writer.is_none() || !segment.data.is_empty()) {
                writer = Some(segment);
            }
        }
        let templates = writer.map(|segment| {
            let calls = map.calls(&segment.origin);
            let calls = calls.filter_map(|call| {
                let source = map.sources.get(call.source as usize)?;
                self.span(&source.name.to_text(), &call.span)
            });
            let own = self.wrote(map, segment, &(*visible..range.end));
            let literal = own.is_some() && segment.origin.literal;
            (own.into_iter().chain(calls).collect(), literal)
        });
        let (templates, literal) = templates.unwrap_or_default();
        Some(LineOrigin {
            templates,
            literal,
            values: data.into_iter().map(|input| self.value(input)).collect(),
            conditions: self.conditions(trace, &scopes),
        })
    }

    /// A value with what each layer has for it.
    pub fn value(&self, input: Input) -> ValueOrigin {
        let of_path = |path: &[String]| {
            let layers = self.layers.layers.iter();
            let entries = layers.filter_map(|layer| {
                let source = layer.source(path)?;
                let text = layer.value(path).map(|value| {
                    let text = yaml::json::encode(&value, false).unwrap_or_default();
                    String::from_utf8_lossy(&text).into_owned()
                });
                Some(LayerValue { source, text: text.unwrap_or_default() })
            });
            entries.collect()
        };
        let mut layers: Vec<LayerValue> = input.value().map(of_path).unwrap_or_default();
        let is_set = input.value().is_some_and(|path| self.is_set(path));
        let is_null = |layer: &LayerValue| layer.text == "null";
        let won = layers.iter().rposition(|layer| !is_null(layer)).filter(|_| is_set);
        let ignored = won.map(|won| layers.split_off(won + 1)).unwrap_or_default();
        ValueOrigin { input, layers, ignored }
    }

    /// Whether there is a value other than null at a path in the end.
    fn is_set(&self, path: &[String]) -> bool {
        let mut at = Value::Map(self.values.clone());
        for step in path {
            let found = match &at {
                Value::Map(map) => map.get(step.as_bytes()),
                Value::List(list) => {
                    step.parse().ok().and_then(|index: usize| list.items().get(index).cloned())
                }
                _ => None,
            };
            match found {
                Some(found) => at = found,
                None => return false,
            }
        }
        !at.is_nil()
    }

    fn values_of(&self, trace: &Trace, taint: Taint) -> Vec<ValueOrigin> {
        inputs(trace, taint, &self.layers).into_iter().map(|input| self.value(input)).collect()
    }

    /// The conditions that scopes stand under, each once, outermost first.
    fn conditions(&self, trace: &Trace, scopes: &[Scope]) -> Vec<ConditionOrigin> {
        let (mut numbers, mut known) = (Vec::new(), HashSet::new());
        let mut open: Vec<Scope> = scopes.to_vec();
        while let Some(scope) = open.pop() {
            let Some(decision) = trace.decision(scope).filter(|_| known.insert(scope)) else {
                continue;
            };
            numbers.push(scope);
            open.extend([decision.parent, decision.joined]);
        }
        chartroom_diagnostics::order::sort(&mut numbers);
        let all = numbers.iter().filter_map(|scope| self.condition(trace, trace.decision(*scope)?));
        each_condition_once(all)
    }

    /// A decision for people; None for one that says nothing.
    pub(super) fn condition(&self, trace: &Trace, decision: &Decision) -> Option<ConditionOrigin> {
        let values = self.values_of(trace, decision.taint);
        let Some((source, span)) = &decision.site else {
            let text = String::new();
            return (!values.is_empty()).then_some(ConditionOrigin {
                place: None,
                text,
                holds: true,
                values,
            });
        };
        let text = String::from_utf8_lossy(source.slice(span.clone())).into_owned();
        Some(ConditionOrigin {
            place: self.span(&source.name.to_text(), span),
            text: inner(&text).to_owned(),
            holds: decision.taken,
            values,
        })
    }
}

/// Conditions without repetition, in order: there can be thousands around each other.
pub(super) fn each_condition_once(
    all: impl Iterator<Item = ConditionOrigin>,
) -> Vec<ConditionOrigin> {
    let mut known: HashMap<(Option<Span>, bool), Vec<usize>> = HashMap::new();
    let mut found: Vec<ConditionOrigin> = Vec::new();
    for condition in all {
        let same = known.entry((condition.place, condition.holds)).or_default();
        if !same.iter().any(|at| found.get(*at) == Some(&condition)) {
            same.push(found.len());
            found.push(condition);
        }
    }
    found
}

/// An action without its braces.
pub(crate) fn inner(action: &str) -> &str {
    let inside = action.trim_start_matches("{{").trim_end_matches("}}");
    inside.trim_start_matches('-').trim_end_matches('-').trim()
}
