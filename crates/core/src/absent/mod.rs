//! What is not rendered, and the condition that switched it off.

mod blocks;
mod charts;
mod place;

pub(crate) use blocks::{Place, left_out};
pub(crate) use charts::Charts;

use crate::layers::{LayerStack, value_at};
use crate::messages;
use crate::provenance::{Input, inner, inputs};
use crate::report::AbsentPart;
use chartroom_diagnostics::{FileId, Span};
use chartroom_gotemplate::{Decision, Map, Mark, Scope, Trace, Value};
use chartroom_helm::release::RenderedFile;
use chartroom_yaml as yaml;

/// What the reasons are made of.
#[derive(Clone, Copy)]
pub(crate) struct Reasons<'a> {
    /// The trace of the render.
    pub(crate) trace: &'a Trace,
    /// `.Values` of the root chart.
    pub(crate) values: &'a Map,
    /// Who set them.
    pub(crate) layers: &'a LayerStack,
}

/// A template that printed nothing.
pub(crate) struct TemplateText<'a> {
    /// Path inside the chart folder.
    pub(crate) path: &'a str,
    /// Its file.
    pub(crate) file: FileId,
    /// Its text.
    pub(crate) text: &'a str,
    /// What it rendered to.
    pub(crate) rendered: &'a RenderedFile,
    /// Where reasons come from.
    pub(crate) reasons: Reasons<'a>,
}

impl<'a> TemplateText<'a> {
    /// The blocks of this text that could stand in the output, in order.
    fn left_out(&self) -> impl Iterator<Item = &'a Decision> {
        let name = &self.rendered.path;
        let marks = self.rendered.map.iter().flat_map(|map| &map.marks);
        marks.filter_map(|mark| not_taken(self.reasons.trace, mark)).filter(move |decision| {
            let site = decision.site.as_ref();
            site.is_some_and(|(source, _)| source.name.as_bytes() == name.as_bytes())
        })
    }

    /// Why a template printed nothing.
    pub(crate) fn absent(&self) -> AbsentPart {
        // The block that holds most of the text is what the template is for.
        let decision = self.left_out().max_by_key(|decision| decision.body.len());
        let mut part = match decision {
            Some(decision) => self.reasons.explain(decision, self.file),
            None => AbsentPart { reason: messages::ABSENT_NO_TEXT.into(), ..AbsentPart::default() },
        };
        let kind = self.text.lines().find_map(|line| line.strip_prefix("kind: ")).map(str::trim);
        part.what = self.path.to_owned();
        part.kind = kind.filter(|kind| !kind.contains("{{")).map(str::to_owned);
        part
    }
}

/// Values that are named where none decided alone.
const MOST_SHOWN: usize = 3;

impl Reasons<'_> {
    /// Why a block of a file was not taken; the caller says what that is.
    fn explain(&self, decision: &Decision, file: FileId) -> AbsentPart {
        let Some((source, span)) = &decision.site else { return AbsentPart::default() };
        let action = source.slice(span.clone());
        let action = std::str::from_utf8(action).unwrap_or_default();
        let (keyword, text) = inner(action).split_once(char::is_whitespace).unwrap_or_default();
        let text = text.trim();
        let inputs = inputs(self.trace, decision.taint, self.layers);
        let paths: Vec<&[String]> = inputs.iter().filter_map(Input::value).collect();
        // What decided: the first value that is not as the condition wants it.
        let is_negated =
            |path: &[String]| text.contains(&format!("not .Values.{}", path.join(".")));
        let negated = text.starts_with("not ");
        let decides =
            |path: &&&[String]| lookup(self.values, path).truth() == (negated || is_negated(path));
        let alone = paths.len() == 1 && paths.len() == inputs.len();
        let simple = ["and ", "or "].iter().any(|word| text.starts_with(word));
        let compares =
            ["eq ", "ne ", "gt ", "lt ", "ge ", "le "].iter().any(|word| text.contains(word));
        let decided = paths.iter().find(decides).filter(|_| (alone || simple) && !compares);
        let shown = match decided {
            Some(decided) => std::slice::from_ref(decided),
            None => paths.get(..MOST_SHOWN).unwrap_or(&paths),
        };
        let states = shown.iter().map(|path| {
            let value = lookup(self.values, path);
            state(&path.join("."), &value)
        });
        let states = states.collect::<Vec<_>>().join(chartroom_messages::comma());
        let reason = match (decided, states.as_str()) {
            (Some(_), states) => states.to_owned(),
            (None, "") if keyword == "range" => messages::AbsentNoItems { text: &text }.text(),
            (None, "") => messages::AbsentFalse { text: &text }.text(),
            (None, states) => messages::AbsentFalseStates { text: &text, states: &states }.text(),
        };
        let start = span.start + action.find(text).unwrap_or(0) as u32;
        let condition = Span { file, start, end: start + text.len() as u32 };
        let sources = shown.iter().filter_map(|path| self.layers.source(path)).collect();
        AbsentPart { reason, condition: Some(condition), sources, ..AbsentPart::default() }
    }
}

/// The innermost condition of a mark that did not hold.
fn not_taken<'a>(trace: &'a Trace, mark: &Mark) -> Option<&'a Decision> {
    let step = |scope: Scope| trace.decision(scope);
    let mut chain = std::iter::successors(step(mark.under), |decision| step(decision.parent));
    chain.find(|decision| !decision.taken && decision.site.is_some())
}

/// What a value is, in words.
fn state(path: &str, value: &Value) -> String {
    let path = &path;
    match value {
        Value::Nil => messages::StateUnset { path }.text(),
        Value::Str(text) if text.is_empty() => messages::StateEmpty { path }.text(),
        Value::List(list) if list.is_empty() => messages::StateNoItems { path }.text(),
        Value::Map(map) if map.is_empty() => messages::StateNoKeys { path }.text(),
        Value::List(_) | Value::Map(_) => messages::StateSet { path }.text(),
        scalar => {
            let text = yaml::json::encode(scalar, false).unwrap_or_default();
            messages::StateValue { path, value: &String::from_utf8_lossy(&text) }.text()
        }
    }
}

fn lookup(values: &Map, path: &[String]) -> Value {
    value_at(values, path).unwrap_or(Value::Nil)
}
