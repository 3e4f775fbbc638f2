//! Answers to questions about lines and values, from the last render of their environment.

use crate::messages;
use crate::past::Shown;
use crate::places::Places;
use chartroom_core as core;
use chartroom_core::diagnostics::{FileId, Span};
use chartroom_core::provenance::{
    ConditionOrigin, Input, Provenance, ReachedLine, ValueOrigin, yaml_path,
};
use chartroom_protocol as wire;
use std::collections::HashMap;

/// A value longer than this (characters) is shortened.
const SHORT: usize = 80;

/// The answer; `reports` are the last ones of the environments that have been rendered, `past` is what the output on
/// screen was made of where the last one gave none.
pub(crate) fn explain(
    question: wire::Question,
    reports: &HashMap<usize, core::Report>,
    past: Option<&Shown>,
) -> wire::Explanation {
    let Some(past) = past else { return of_last(question, reports) };
    let wire::Question::Source { environment, path, line } = &question else {
        return of_past(question, past);
    };
    // What is said is of the text as it stands, as far as it can be; its lines are those on screen.
    let then = past.line_then(path, *line as usize);
    let then = then.map(|then| {
        let (environment, path, line) = (*environment, path.clone(), then as u32);
        of_past(wire::Question::Source { environment, path, line }, past)
    });
    let mut now = of_last(question.clone(), reports);
    match (&mut now.about, then) {
        (wire::About::Key(now), Some(wire::Explanation { about: wire::About::Key(then), .. }))
            if now.value.path == then.value.path =>
        {
            now.lines = then.lines;
        }
        (
            wire::About::Template(now),
            Some(wire::Explanation { about: wire::About::Template(then), .. }),
        ) => now.lines = then.lines,
        (wire::About::Nothing(_), Some(then)) => return wire::Explanation { question, ..then },
        _ => {}
    }
    wire::Explanation { past: true, ..now }
}

/// The answer from the last render.
fn of_last(question: wire::Question, reports: &HashMap<usize, core::Report>) -> wire::Explanation {
    let environment = environment(&question);
    let Some(report) = reports.get(&(environment as usize)) else {
        let reason = messages::EXPLAIN_NOT_RENDERED.text();
        return nothing(question, Vec::new(), reason);
    };
    let places = Places::new(report, environment);
    let only = report.environments.first();
    let whole = only.and_then(|only| only.output.as_ref());
    // Of values and templates there is something to say without an output too.
    let of_source = matches!(question, wire::Question::Source { .. });
    let part = only.and_then(|only| only.unfinished.as_ref()).filter(|_| of_source);
    let Some(output) = whole.or(part) else {
        let reason = messages::EXPLAIN_FAILS.text();
        return nothing(question, places.entries(), reason);
    };
    let about = about(&question, report, &places, output);
    // Lines of an output that is not there cannot be shown.
    let about = if whole.is_some() { about } else { without_lines(about) };
    wire::Explanation { question, files: places.entries(), past: false, about }
}

/// The answer from what the output on screen was made of; its places are named as they stood then.
fn of_past(question: wire::Question, past: &Shown) -> wire::Explanation {
    let places = Places::new(&past.report, environment(&question));
    let files = past.entries(&places);
    let only = past.report.environments.first();
    let answer = match only.and_then(|only| only.output.as_ref()) {
        Some(output) => {
            let about = about(&question, &past.report, &places, output);
            wire::Explanation { question, files, past: true, about }
        }
        None => nothing(question, files, messages::EXPLAIN_PAST.text()),
    };
    wire::Explanation { past: true, ..answer }
}

fn environment(question: &wire::Question) -> u32 {
    match question {
        wire::Question::Line { environment, .. }
        | wire::Question::Source { environment, .. }
        | wire::Question::Files { environment } => *environment,
    }
}

fn nothing(
    question: wire::Question,
    files: Vec<wire::FileEntry>,
    reason: &str,
) -> wire::Explanation {
    let about = wire::About::Nothing(reason.to_owned());
    wire::Explanation { question, files, past: false, about }
}

fn about(
    question: &wire::Question,
    report: &core::Report,
    places: &Places,
    output: &core::Output,
) -> wire::About {
    let writer = Writer { report, places, provenance: &output.provenance };
    let about = match question {
        wire::Question::Line { object, line, .. } => {
            writer.line(output, *object as usize, *line as usize).map(wire::About::Line)
        }
        wire::Question::Source { path, line, .. } => {
            let key = writer.key(output, path, *line as usize).map(wire::About::Key);
            let template = || writer.template_line(path, *line as usize).map(wire::About::Template);
            key.or_else(template).or_else(|| off(output, path).map(wire::About::Nothing))
        }
        wire::Question::Files { .. } => None,
    };
    about.unwrap_or_else(|| {
        let reason = match question {
            wire::Question::Line { .. } => messages::EXPLAIN_NO_LINE.text(),
            wire::Question::Source { .. } => messages::EXPLAIN_NOTHING.text(),
            wire::Question::Files { .. } => "",
        };
        wire::About::Nothing(reason.to_owned())
    })
}

/// Why a file of a chart that is off does nothing.
fn off(output: &core::Output, path: &str) -> Option<String> {
    let is_in = |folder: &String| {
        path.strip_prefix(folder.as_str()).is_some_and(|rest| rest.starts_with("/templates/"))
    };
    let part = output.absent.iter().find(|part| part.folder.as_ref().is_some_and(is_in))?;
    Some(messages::ExplainOff { reason: &part.reason }.text())
}

fn without_lines(about: wire::About) -> wire::About {
    match about {
        wire::About::Key(trace) => wire::About::Key(wire::KeyTrace { lines: Vec::new(), ..trace }),
        wire::About::Template(trace) => {
            wire::About::Template(wire::TemplateTrace { lines: Vec::new(), ..trace })
        }
        other => other,
    }
}

struct Writer<'a> {
    report: &'a core::Report,
    places: &'a Places<'a>,
    provenance: &'a Provenance,
}

impl Writer<'_> {
    fn line(&self, output: &core::Output, object: usize, line: usize) -> Option<wire::LineTrace> {
        let origin = self.provenance.line(object, line)?;
        Some(wire::LineTrace {
            path: yaml_path(&output.objects.get(object)?.text, line),
            templates: origin.templates.iter().filter_map(|span| self.template(*span)).collect(),
            values: origin.values.iter().map(|value| self.value(value)).collect(),
            conditions: origin.conditions.iter().map(|one| self.condition(one)).collect(),
        })
    }

    /// The file of a path, where a line begins in it, and the line.
    fn source(&self, path: &str, line: usize) -> Option<(FileId, usize, &str)> {
        let id = self.report.files.find(path)?;
        let file = self.report.files.get(id)?;
        let start: usize = file.text.split_inclusive('\n').take(line).map(str::len).sum();
        Some((id, start, file.text.get(start..)?.lines().next()?))
    }

    fn template_line(&self, path: &str, line: usize) -> Option<wire::TemplateTrace> {
        let (id, start, text) = self.source(path, line)?;
        let range = start as u32..(start + text.len()) as u32;
        let origin = self.provenance.of_template(id, range.clone())?;
        let span = Span { file: id, start: range.start, end: range.end };
        Some(wire::TemplateTrace {
            template: self.template(span)?,
            lines: origin.lines.into_iter().map(reached).collect(),
            values: origin.values.iter().map(|value| self.value(value)).collect(),
            conditions: origin.conditions.iter().map(|one| self.condition(one)).collect(),
        })
    }

    fn key(&self, output: &core::Output, path: &str, line: usize) -> Option<wire::KeyTrace> {
        let (id, start, text) = self.source(path, line)?;
        let content = text.trim_start_matches([' ', '-']);
        if content.is_empty() || content.starts_with('#') {
            return None;
        }
        let value = self.provenance.path_at(id, (start + text.len() - content.len()) as u32)?;
        let is_whole = self.report.environments.first().is_some_and(|one| one.output.is_some());
        let readers = self.provenance.readers(&self.report.files, &value, is_whole);
        let mut templates: Vec<wire::TemplateLine> = Vec::new();
        for reader in readers.into_iter().filter_map(|span| self.template(span)) {
            let same = |other: &wire::TemplateLine| {
                (other.place.file, other.place.start.line)
                    == (reader.place.file, reader.place.start.line)
            };
            if !templates.iter().any(same) {
                templates.push(reader);
            }
        }
        Some(wire::KeyTrace {
            lines: self.provenance.lines_of(&value).into_iter().map(reached).collect(),
            templates,
            unread: self.unread(output, &value),
            value: self.value(&self.provenance.value(Input::Value(value))),
        })
    }

    /// What would read a value and is off, what stands under one condition together.
    fn unread(&self, output: &core::Output, value: &[String]) -> Vec<wire::Unread> {
        let above = output
            .absent
            .iter()
            .filter(|part| !part.values.is_empty() && value.starts_with(&part.values));
        let chart = |part: &core::AbsentPart| wire::Unread {
            places: Vec::new(),
            condition: wire::Condition {
                place: part.condition.and_then(|span| self.places.place(span)),
                text: messages::ExplainConditionOf { chart: &part.what }.text(),
                holds: false,
                values: vec![self.value(&self.provenance.value(Input::Value(part.switch.clone())))],
            },
            is_own: false,
        };
        let mut found: Vec<wire::Unread> = above.map(chart).collect();
        for one in self.provenance.unreached(&self.report.files, value) {
            let Some(place) = self.places.place(one.place) else { continue };
            let (condition, is_own) = (self.condition(&one.guard), one.is_own);
            let same = |known: &&mut wire::Unread| {
                (&known.condition, known.is_own) == (&condition, is_own)
            };
            match found.iter_mut().find(same) {
                Some(known) => known.places.push(place),
                None => found.push(wire::Unread { places: vec![place], condition, is_own }),
            }
        }
        found
    }

    /// A node of a template with the line it begins in.
    fn template(&self, span: Span) -> Option<wire::TemplateLine> {
        let file = self.report.files.get(span.file)?;
        let line = file.lines.line_range(file.lines.line_col(span.start).line);
        let text = file.text.get(line.start as usize..line.end as usize)?;
        Some(wire::TemplateLine { place: self.places.place(span)?, text: text.trim().to_owned() })
    }

    fn value(&self, value: &ValueOrigin) -> wire::ValueTrace {
        let layer = |layer: &core::provenance::LayerValue| wire::LayerValue {
            source: self.places.source(&layer.source),
            text: core::beginning(&layer.text, SHORT),
        };
        wire::ValueTrace {
            path: match &value.input {
                Input::Value(path) => path.join("."),
                Input::Release(path) => format!(".{}", path.join(".")),
            },
            layers: value.layers.iter().map(layer).collect(),
            ignored: value.ignored.iter().map(layer).collect(),
        }
    }

    fn condition(&self, condition: &ConditionOrigin) -> wire::Condition {
        wire::Condition {
            place: condition.place.and_then(|span| self.places.place(span)),
            text: match condition.text.is_empty() {
                true => messages::EXPLAIN_CONDITION.into(),
                false => core::beginning(&condition.text, SHORT),
            },
            holds: condition.holds,
            values: condition.values.iter().map(|value| self.value(value)).collect(),
        }
    }
}

fn reached(line: ReachedLine) -> wire::ReachedLine {
    let ReachedLine { object, line, control } = line;
    wire::ReachedLine { object: object as u32, line: line as u32, control }
}
