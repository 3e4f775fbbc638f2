//! What a chart refuses by `fail` and `required`: at the values that its conditions read, the template second.

use super::links::{call_places, link_span};
use super::{Context, expression};
use crate::messages;
use crate::provenance::{Input, actions, inner, inputs};
use crate::report::Source as Layered;
use chartroom_diagnostics::{Diagnostic, Role, Span, order};
use chartroom_gotemplate::ast::Source;
use chartroom_gotemplate::{Blame, Cause, Decision, ExecError, Scope, Taint, Trace};
use std::ops::Range;

/// So many values are told as the cause; of more, nobody could tell which to change.
const MOST: usize = 6;

/// The problems of a render that the chart itself ended, one for each complaint; None if it is not that.
pub(super) fn refused(context: &Context<'_>, error: &ExecError) -> Option<Vec<Diagnostic>> {
    let Cause::Refused(text) = &*error.cause else { return None };
    let callee = error.links.first()?.callee.as_ref();
    let is_required = callee.is_some_and(|callee| callee.name == "required");
    let found = complaints(text).into_iter().map(|range| {
        let message = text.get(range.clone()).unwrap_or_default();
        let found = match is_required {
            true => required(context, error, message),
            false => Diagnostic::error("exec/fail", message),
        };
        let values = causes(context, error, (message, &range));
        placed(context, error, values, found)
    });
    Some(found.collect())
}

/// The complaints in a text, without blanks and the marks of a list; one if it is no list.
fn complaints(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let visible = line.trim();
        let end = at + line.trim_end().len();
        let marked = visible.strip_prefix("- ").or_else(|| visible.strip_prefix("* "));
        match (marked, found.last_mut()) {
            (Some(rest), _) => found.push(end - rest.trim_start().len()..end),
            (None, _) if visible.is_empty() => {}
            (None, Some(last)) => last.end = end,
            (None, None) => break,
        }
        at += line.len();
    }
    if found.is_empty() {
        let start = text.len() - text.trim_start().len();
        found.push(start..text.trim_end().len().max(start));
    }
    found
}

fn required(context: &Context<'_>, error: &ExecError, message: &str) -> Diagnostic {
    let expression = error.links.first().map_or("", |link| &link.place.context);
    let paths = expression::value_paths(expression);
    let missing = paths.into_iter().find(|path| context.layers.source(path).is_none());
    let help = match missing {
        Some(path) => {
            let what = format!("`{}`", path.join("."));
            messages::CauseRequiredHelp { what: &what }.text()
        }
        None => messages::CAUSE_REQUIRED_HELP_IT.into(),
    };
    Diagnostic::error("exec/required", message).help(help)
}

/// A value that led to a complaint, and the entry that sets it.
type Value = (Vec<String>, Layered, Span);

/// The complaint at the entry of the highest layer, with the others and the template linked.
fn placed(
    context: &Context<'_>,
    error: &ExecError,
    mut values: Vec<Value>,
    mut found: Diagnostic,
) -> Diagnostic {
    let mut calls = call_places(context, error).into_iter();
    // What stands in a string that `tpl` ran has no file of its own: the call is the place then.
    let own = error.links.first().and_then(|link| link_span(context, link));
    let own = own.or_else(|| calls.next().map(|(span, _)| span));
    order::sort_by_key(&mut values, |(_, source, _)| std::cmp::Reverse(source.layer));
    let mut values = values.into_iter();
    let first = values.next();
    found.span = first.as_ref().map(|(_, _, span)| *span).or(own);
    for (path, _, span) in values {
        found = found.related(Role::ValueFrom, span, format!("`{}`", path.join(".")));
    }
    if let (Some(_), Some(own)) = (first, own) {
        found = found.related(Role::CalledFrom, own, messages::CAUSE_REQUIRED_NOTE);
    }
    calls.fold(found, |found, (span, how)| found.related(Role::CalledFrom, span, how))
}

/// What fails in a text that `tpl` runs is told at the value that holds the text.
pub(super) fn in_values(
    context: &Context<'_>,
    error: &ExecError,
    mut found: Diagnostic,
) -> Diagnostic {
    let (Some((blame, trace)), Some(link)) =
        (error.from.as_deref().zip(context.trace), error.links.first())
    else {
        return found;
    };
    let reasons = Reasons { context, trace, blame };
    let (taints, action) = match &*error.cause {
        Cause::Parse(inner) => {
            let at = inner.span.start;
            let piece = blame.pieces.iter().find(|(piece, ..)| piece.contains(&at));
            let own = piece.map(|(_, data, _)| *data);
            (vec![own.unwrap_or_default(), blame.data], action_at(&inner.source, at))
        }
        _ if link_span(context, link).is_none() => {
            (vec![blame.text], action_at(&link.place.source, link.place.span.start))
        }
        _ => return found,
    };
    let holds = |(_, _, span): &Value| {
        let file = context.files.get(span.file);
        let text = file.and_then(|file| file.text.get(span.start as usize..span.end as usize));
        text.is_some_and(|text| text.contains(&action))
    };
    let mut values = reasons.values(&taints);
    values.retain(holds);
    let Some((path, _, span)) = values.into_iter().max_by_key(|(path, ..)| path.len()) else {
        return found;
    };
    found = match found.span.replace(span) {
        Some(call) => found.related(Role::CalledFrom, call, messages::CAUSE_IN_VALUES_NOTE),
        None => found,
    };
    if let Cause::Parse(inner) = &*error.cause {
        let why = super::wording::parse(&inner.cause, context.functions).message;
        let why = why.trim_end_matches(['.', '。']);
        found.message =
            messages::CauseInValues { path: &path.join("."), action: &action, why: &why }.text();
        found.help = Some(messages::CauseInValuesHelp { action: &action }.text());
    }
    found
}

/// The action of a text that a byte is in.
fn action_at(source: &Source, at: u32) -> String {
    let text = String::from_utf8_lossy(source.slice(0..source.text.len() as u32)).into_owned();
    let all = actions(&text);
    let found = all.into_iter().find(|one| one.start <= at as usize && (at as usize) < one.end);
    found.and_then(|one| text.get(one)).unwrap_or("{{").to_owned()
}

/// The values that led to a complaint: those it names among what it was computed from, or else all that decided it.
fn causes(
    context: &Context<'_>,
    error: &ExecError,
    (message, range): (&str, &Range<usize>),
) -> Vec<Value> {
    let Some((blame, trace)) = error.from.as_deref().zip(context.trace) else { return Vec::new() };
    let reasons = Reasons { context, trace, blame };
    let expression = error.links.first().map_or("", |link| &link.place.context);
    let groups = [reasons.pieces(range), reasons.assigned(expression), reasons.nearest()];
    let all: Vec<Value> = groups.iter().flat_map(|group| reasons.values(group)).collect();
    let named: Vec<Value> = all.into_iter().filter(|(path, ..)| names(message, path)).collect();
    let candidates = std::iter::once(named).chain(groups.iter().map(|group| reasons.values(group)));
    let outer = std::iter::once_with(|| reasons.switch());
    let mut fitting = candidates.chain(outer).map(without_containers);
    fitting.find(|values| !values.is_empty() && values.len() <= MOST).unwrap_or_default()
}

/// Whether a message names a value: by its path or by its own key.
fn names(message: &str, path: &[String]) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    let has = |word: &str| {
        message.match_indices(word).any(|(at, _)| {
            let before = message.get(..at).and_then(|text| text.chars().next_back());
            let after = message.get(at + word.len()..).and_then(|text| text.chars().next());
            !before.is_some_and(is_part) && !after.is_some_and(is_part)
        })
    };
    // Keys such as `enabled` and `name` are words as well.
    let own = path.last().filter(|key| path.len() == 1 || key.contains(char::is_uppercase));
    has(&path.join(".")) || own.is_some_and(|key| has(key))
}

/// Each value once, and none that only holds another.
fn without_containers(values: Vec<Value>) -> Vec<Value> {
    let mut found: Vec<Value> = Vec::new();
    for value in &values {
        let holds = |other: &Value| other.0.len() > value.0.len() && other.0.starts_with(&value.0);
        if !found.contains(value) && !values.iter().any(holds) {
            found.push(value.clone());
        }
    }
    found
}

/// What a failure was computed from and stands under.
struct Reasons<'a> {
    context: &'a Context<'a>,
    trace: &'a Trace,
    blame: &'a Blame,
}

impl Reasons<'_> {
    /// The values of sets that a layer sets.
    fn values(&self, taints: &[Taint]) -> Vec<Value> {
        let layers = self.context.layers;
        let inputs = taints.iter().flat_map(|taint| inputs(self.trace, *taint, layers));
        let value = |input: Input| {
            let path = input.value()?.to_vec();
            let source = layers.source(&path)?;
            let span = source.span?;
            Some((path, source, span))
        };
        inputs.filter_map(value).collect()
    }

    /// A decision and those around it, innermost first, without those that no template made.
    fn around(&self, scope: Scope) -> impl Iterator<Item = &Decision> {
        let next = |decision: &&Decision| self.trace.decision(decision.parent);
        let all = std::iter::successors(self.trace.decision(scope), next);
        all.filter(|decision| decision.site.is_some() && !decision.taint.is_empty())
    }

    /// Of a text that templates wrote: what its own pieces in a range stand under, or else were computed from.
    fn pieces(&self, range: &Range<usize>) -> Vec<Taint> {
        let own = self.blame.pieces.iter().filter(|(piece, ..)| {
            (piece.start as usize) < range.end && range.start < piece.end as usize
        });
        let conditions = own.clone().filter_map(|(_, _, under)| self.around(*under).next());
        let mut found: Vec<Taint> = conditions.map(|decision| decision.taint).collect();
        if found.is_empty() {
            found = own.map(|(_, data, _)| *data).collect();
        }
        found.dedup();
        found
    }

    /// Of complaints that were gathered in a variable: the conditions under which it was given one.
    fn assigned(&self, expression: &str) -> Vec<Taint> {
        let Some(decision) = self.around(self.blame.under).next() else { return Vec::new() };
        let Some((source, span)) = &decision.site else { return Vec::new() };
        let text =
            |range: &Range<u32>| String::from_utf8_lossy(source.slice(range.clone())).into_owned();
        let condition = text(span);
        let variables = [inner(&condition), expression].into_iter().flat_map(variables);
        let variables: Vec<String> = variables.map(|name| format!("{name} = ")).collect();
        let gives = |other: &&Decision| {
            let here = other.site.as_ref().is_some_and(|(own, _)| own.name == source.name);
            let body = if here && other.taken { text(&other.body) } else { String::new() };
            variables.iter().any(|assigned| body.contains(assigned))
        };
        self.trace
            .decisions()
            .map(|(_, decision)| decision)
            .filter(gives)
            .map(|one| one.taint)
            .collect()
    }

    /// What the call was given, and the condition next to it.
    fn nearest(&self) -> Vec<Taint> {
        let condition = self.around(self.blame.under).next().map(|decision| decision.taint);
        std::iter::once(self.blame.data).chain(condition).collect()
    }

    /// Of what is set nowhere: the values that had it asked for.
    fn switch(&self) -> Vec<Value> {
        let conditions =
            self.around(self.blame.under).map(|decision| self.values(&[decision.taint]));
        conditions.into_iter().find(|values| !values.is_empty()).unwrap_or_default()
    }
}

/// The variables that an expression names.
fn variables(expression: &str) -> impl Iterator<Item = &str> {
    expression.match_indices('$').filter_map(|(at, _)| {
        let rest = expression.get(at..)?;
        let end = rest.char_indices().skip(1).find(|(_, c)| !c.is_alphanumeric() && *c != '_');
        let name = rest.get(..end.map_or(rest.len(), |(end, _)| end))?;
        (name.len() > 1).then_some(name)
    })
}
