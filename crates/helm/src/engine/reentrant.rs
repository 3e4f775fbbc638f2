//! `include` and `tpl`: functions that run templates (Helm's pkg/engine/engine.go). They cost heap, not stack: the
//! executor runs what they ask for and hands them the text.

use super::NO_VALUE;
use chartroom_gotemplate::{
    Cause, Env, ExecError, FuncError, Invocation, Made, Mark, Output, Reentrant, Segment,
    SourceMap, Str, TemplateSet, Value, fmt,
};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::rc::Rc;

/// How often a template may be entered within itself.
const RECURSION_MAX: usize = 1000;

/// How often each template is being included at the moment, over the whole render.
#[derive(Default)]
pub(super) struct Included(RefCell<FxHashMap<Str, usize>>);

impl Included {
    /// Counts an entry; None when it is one too many.
    fn enter(&self, name: &Str) -> Option<()> {
        let mut counts = self.0.borrow_mut();
        let count = counts.entry(name.clone()).or_insert(0);
        if *count > RECURSION_MAX {
            return None;
        }
        *count += 1;
        Some(())
    }

    fn leave(&self, name: &Str) {
        if let Some(count) = self.0.borrow_mut().get_mut(name) {
            *count = count.saturating_sub(1);
        }
    }
}

/// `include NAME DATA`
pub(super) struct Include(pub(super) Rc<Included>);

impl Reentrant for Include {
    fn enter(
        &self,
        _: &Env,
        args: &[Value],
        set: &Rc<TemplateSet>,
    ) -> Result<Invocation, FuncError> {
        let [Value::Str(name), data] = args else {
            return Err(FuncError::new("include takes a name and data"));
        };
        if self.0.enter(name).is_none() {
            return Err(FuncError::new(format!(
                "rendering template has a nested reference name: {name}: unable to execute template"
            )));
        }
        let Some(template) = set.lookup(name.as_bytes()) else {
            self.0.leave(name);
            return Err(Cause::NotAssociated(name.clone(), ROOT).into());
        };
        Ok(Invocation {
            set: Rc::clone(set),
            template: Rc::clone(template),
            data: data.clone(),
            note: name.clone(),
        })
    }

    fn leave(&self, call: &Invocation, result: Result<Str, ExecError>) -> Result<Value, FuncError> {
        self.0.leave(&call.note);
        result.map(Value::Str).map_err(|error| FuncError::wrap("", error))
    }
}

/// `tpl TEXT DATA`
pub(super) struct Tpl;

/// Steps of parsing any text.
const PARSE: u64 = 16;
/// Bytes of a parsed template without actions, and for each letter of one with actions.
const TEMPLATE: u64 = 1024;
const PARSED: u64 = 16;

/// The name that Helm's template set has, and so every text given to `tpl`.
pub(super) const ROOT: &str = "gotpl";

impl Reentrant for Tpl {
    fn enter(
        &self,
        env: &Env,
        args: &[Value],
        set: &Rc<TemplateSet>,
    ) -> Result<Invocation, FuncError> {
        let [Value::Str(text), data] = args else {
            return Err(FuncError::new("tpl takes a text and data"));
        };
        env.budget.work(PARSE + text.len() as u64 + set.own_len() as u64)?;
        let actions = text.as_bytes().iter().filter(|byte| **byte == b'{').count() as u64;
        let letters = if actions == 0 { 0 } else { text.len() as u64 };
        env.budget.hold(Made::Template, TEMPLATE + letters * PARSED)?;
        // What the text defines is seen inside only, so it is parsed into a copy of the set.
        let mut own = TemplateSet::clone(set);
        let template = own.parse(ROOT, text.clone()).map_err(|error| {
            FuncError::wrap(
                format!("cannot parse template {}: ", fmt::quote(text.as_bytes())),
                error,
            )
        })?;
        Ok(Invocation { set: Rc::new(own), template, data: data.clone(), note: text.clone() })
    }

    fn leave(&self, call: &Invocation, result: Result<Str, ExecError>) -> Result<Value, FuncError> {
        match result {
            Ok(text) => Ok(Value::Str(without_no_value(text))),
            Err(error) => {
                let text = fmt::quote(call.note.as_bytes());
                let prefix = format!("error during tpl function execution for {text}: ");
                Err(FuncError::wrap(prefix, error))
            }
        }
    }
}

/// Removes what Go prints for missing values.
fn without_no_value(text: Str) -> Str {
    let mut output = Output { text: text.as_bytes().to_vec(), map: None };
    if clean(&mut output) { output.text.into() } else { text }
}

/// Removes every `<no value>` from an output and its source map; whether there was one.
pub(super) fn clean(output: &mut Output) -> bool {
    let needle = NO_VALUE.as_bytes();
    let mut kept = Vec::new();
    let mut rest = output.text.as_slice();
    while let Some(at) = chartroom_gotemplate::find(rest, needle) {
        kept.extend_from_slice(rest.get(..at).unwrap_or_default());
        if let Some(map) = &mut output.map {
            cut(map, kept.len() as u32, needle.len() as u32);
        }
        rest = rest.get(at + needle.len()..).unwrap_or_default();
    }
    if kept.is_empty() && rest.len() == output.text.len() {
        return false;
    }
    kept.extend_from_slice(rest);
    output.text = kept;
    true
}

/// Takes `length` bytes at `start` out of a source map; what stood there is a mark then.
fn cut(map: &mut SourceMap, start: u32, length: u32) {
    let moved = |offset: u32| {
        if offset <= start { offset } else { offset.saturating_sub(length).max(start) }
    };
    for mark in &mut map.marks {
        mark.at = moved(mark.at);
    }
    let mut segments = Vec::with_capacity(map.segments.len() + 1);
    for segment in std::mem::take(&mut map.segments) {
        let output = moved(segment.output.start)..moved(segment.output.end);
        if output.is_empty() {
            map.marks.push(Mark { at: output.start, data: segment.data, under: segment.under });
        } else if output.len() == segment.output.len() {
            segments.push(Segment { output, ..segment });
        } else {
            // What is left of it on both sides.
            let (gone, end) = (start + length, segment.output.end);
            for part in [segment.output.start..start, gone..end] {
                if part.start < part.end {
                    let output = moved(part.start)..moved(part.end);
                    segments.push(Segment {
                        output,
                        origin: segment.origin_of(&part),
                        ..segment.clone()
                    });
                }
            }
        }
    }
    map.segments = segments;
    chartroom_diagnostics::order::sort_by_key(&mut map.marks, |mark| mark.at);
}

#[cfg(test)]
mod tests {
    use super::*;
    use chartroom_gotemplate::{Origin, Scope, Taint};

    #[test]
    fn what_is_left_of_literal_text_keeps_its_place() {
        let origin = Origin { source: 0, span: 10..23, literal: true, call: None };
        let (data, under) = (Taint::default(), Scope::default());
        let map = SourceMap {
            segments: vec![Segment { output: 0..13, origin, data, under }],
            ..SourceMap::default()
        };
        let mut output = Output { text: b"a<no value>bc".to_vec(), map: Some(map) };
        assert!(clean(&mut output));
        let map = output.map.unwrap();
        let places = map.segments.iter().map(|one| (one.output.clone(), one.origin.span.clone()));
        assert_eq!(places.collect::<Vec<_>>(), [(0..1, 10..11), (1..3, 21..23)]);
        assert_eq!(map.marks.len(), 0);
    }

    #[test]
    fn missing_values_are_cut_out_of_text() {
        for (text, expected) in [
            ("a<no value>b", "ab"),
            ("<no value><no value>", ""),
            ("<no<no value>", "<no"),
            ("", ""),
        ] {
            assert_eq!(without_no_value(text.into()), expected.into(), "{text}");
        }
    }
}
