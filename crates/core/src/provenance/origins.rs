//! Where a line of output comes from.

use super::{Input, Provenance, inputs};
use crate::origins::reaching;
use crate::report::Source;
use chartroom_diagnostics::Span;
use chartroom_gotemplate::{Decision, Scope, Segment, Taint, Trace};
use chartroom_yaml as yaml;
use std::ops::Range;

/// Why a line of output is there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LineOrigin {
    /// The template node that wrote the line's last part that a value is in, or else its first, then the calls that
    /// led to it, outward.
    pub templates: Vec<Span>,
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

/// Where a piece of an object's text comes from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PieceOrigin {
    /// The template node that wrote its first part that a value is in, or else its first byte.
    pub template: Option<Span>,
    /// The bytes of a template that stand in the output as they are; None where anything was computed.
    pub literal: Option<Span>,
    /// The values it was computed from, each with the place that set it.
    pub values: Vec<(Input, Option<Source>)>,
}

impl Provenance {
    /// Where a range of bytes of an object's text comes from.
    pub fn piece(&self, object: usize, range: Range<usize>) -> Option<PieceOrigin> {
        let (document, map) = self.document(object)?;
        let trace = self.trace.as_ref()?;
        let start = document.lines.first()?.start as usize;
        let range = start + range.start..start + range.end;
        let mut origin = PieceOrigin::default();
        let mut first = None;
        for segment in reaching(map, &range) {
            for input in inputs(trace, segment.data, &self.layers) {
                if !origin.values.iter().any(|(known, _)| *known == input) {
                    let source = input.source(&self.layers);
                    origin.values.push((input, source));
                }
            }
            let telling = |first: &Segment| first.data.is_empty() && !segment.data.is_empty();
            if first.is_none_or(telling) {
                first = Some(segment);
            }
        }
        let first = first?;
        let source = map.source(&first.origin)?;
        let span = &first.origin.span;
        origin.template = self.span(&source.name.to_text(), span);
        let inside = first.data.is_empty() && first.output.end as usize >= range.end;
        if let Some(delta) = (range.start as u32).checked_sub(first.output.start).filter(|_| inside)
        {
            let at = span.start + delta;
            let length = (range.end - range.start) as u32;
            let fits = at + length <= span.end;
            origin.literal =
                fits.then(|| self.span(&source.name.to_text(), &(at..at + length))).flatten();
        }
        Some(origin)
    }

    /// Why a line of an object is there; None if there is no such line.
    pub fn line(&self, object: usize, line: usize) -> Option<LineOrigin> {
        let (document, map) = self.document(object)?;
        let trace = self.trace.as_ref()?;
        let range = document.lines.get(line)?;
        let range = range.start as usize..range.end as usize;
        let (mut data, mut scopes, mut writer) = (Vec::new(), Vec::new(), None);
        for segment in reaching(map, &range) {
            for input in inputs(trace, segment.data, &self.layers) {
                if !data.contains(&input) {
                    data.push(input);
                }
            }
            if !scopes.contains(&segment.under) {
                scopes.push(segment.under);
            }
            if writer.is_none() || !segment.data.is_empty() {
                writer = Some(segment);
            }
        }
        let templates = writer.map(|segment| {
            let own = map.source(&segment.origin).map(|source| (source, &segment.origin.span));
            let calls = map
                .calls(&segment.origin)
                .filter_map(|call| Some((map.sources.get(call.source as usize)?, &call.span)));
            let all = own.into_iter().chain(calls);
            all.filter_map(|(source, span)| self.span(&source.name.to_text(), span)).collect()
        });
        Some(LineOrigin {
            templates: templates.unwrap_or_default(),
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
        let layers = input.value().map(of_path).unwrap_or_default();
        ValueOrigin { input, layers }
    }

    fn values_of(&self, trace: &Trace, taint: Taint) -> Vec<ValueOrigin> {
        inputs(trace, taint, &self.layers).into_iter().map(|input| self.value(input)).collect()
    }

    /// The conditions that scopes stand under, each once, outermost first.
    fn conditions(&self, trace: &Trace, scopes: &[Scope]) -> Vec<ConditionOrigin> {
        let mut numbers: Vec<Scope> = Vec::new();
        let mut open: Vec<Scope> = scopes.to_vec();
        while let Some(scope) = open.pop() {
            let Some(decision) = trace.decision(scope).filter(|_| !numbers.contains(&scope)) else {
                continue;
            };
            numbers.push(scope);
            open.extend([decision.parent, decision.joined]);
        }
        chartroom_diagnostics::order::sort(&mut numbers);
        let mut found: Vec<ConditionOrigin> = Vec::new();
        for condition in
            numbers.iter().filter_map(|scope| self.condition(trace, trace.decision(*scope)?))
        {
            if !found.contains(&condition) {
                found.push(condition);
            }
        }
        found
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

/// An action without its braces.
pub(crate) fn inner(action: &str) -> &str {
    let inside = action.trim_start_matches("{{").trim_end_matches("}}");
    inside.trim_start_matches('-').trim_end_matches('-').trim()
}
