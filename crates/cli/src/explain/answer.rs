//! What there is to say, apart from how it is printed.

use super::is_flag;
use chartroom_core::diagnostics::Span;
use chartroom_core::provenance::{ConditionOrigin, Input, ReachedLine, ValueOrigin};
use chartroom_core::{AbsentPart, Object, Output, Report, Source};

/// A place in a file.
pub(super) struct Place {
    /// Its path, or `--set TEXT`.
    pub(super) file: String,
    /// Counted from 1; 0 for a flag.
    pub(super) line: usize,
    /// The line, without indentation.
    pub(super) text: String,
}

/// A value and the layers that set it, lowest first.
pub(super) struct Value {
    pub(super) path: String,
    pub(super) layers: Vec<(String, Option<Place>)>,
}

pub(super) struct Condition {
    pub(super) text: String,
    pub(super) holds: bool,
    pub(super) place: Option<Place>,
    pub(super) values: Vec<Value>,
}

/// A line of output.
pub(super) struct Line {
    pub(super) object: String,
    pub(super) template: String,
    /// Counted from 1 in what the template rendered to.
    pub(super) number: usize,
    pub(super) text: String,
    /// It is only decided by the value.
    pub(super) control: bool,
}

/// What there is to say.
pub(super) enum Answer {
    Line { line: Line, templates: Vec<Place>, values: Vec<Value>, conditions: Vec<Condition> },
    Template { place: Place, lines: Vec<Line>, values: Vec<Value>, conditions: Vec<Condition> },
    Value { value: Value, lines: Vec<Line>, templates: Vec<Place>, absent: Vec<(String, String)> },
}

impl Answer {
    pub(super) fn line(
        report: &Report,
        output: &Output,
        file: &str,
        number: usize,
    ) -> Result<Self, String> {
        let (index, inside) = find_line(output, file, number)?;
        let object = output.objects.get(index).ok_or("no such line")?;
        let origin = output.provenance.line(index, inside).unwrap_or_default();
        Ok(Self::Line {
            line: line(object, number, inside, false),
            templates: origin.templates.iter().filter_map(|span| place(report, *span)).collect(),
            values: origin.values.iter().map(|one| value(report, one)).collect(),
            conditions: origin.conditions.iter().map(|one| condition(report, one)).collect(),
        })
    }

    pub(super) fn template(
        report: &Report,
        output: &Output,
        file: &str,
        number: usize,
    ) -> Result<Self, String> {
        let id = report.files.find(file).or_else(|| {
            let (_, rest) = file.split_once('/')?;
            report.files.find(rest)
        });
        let id = id.ok_or_else(|| format!("{file:?} is no file of this chart"))?;
        let text = report.files.get(id).map_or("", |file| &file.text);
        let line = text.split('\n').nth(number - 1);
        let line = line.ok_or_else(|| format!("{file} has {} lines", text.lines().count()))?;
        let start = (line.as_ptr() as usize - text.as_ptr() as usize) as u32;
        let span = Span { file: id, start, end: start + line.len() as u32 };
        let origin = output.provenance.of_template(id, span.start..span.end);
        let origin = origin.ok_or_else(|| format!("{file:?} is no template of this render"))?;
        Ok(Self::Template {
            place: place(report, span).ok_or("no such line")?,
            lines: reached(output, &origin.lines),
            values: origin.values.iter().map(|one| value(report, one)).collect(),
            conditions: origin.conditions.iter().map(|one| condition(report, one)).collect(),
        })
    }

    pub(super) fn value(report: &Report, output: &Output, path: &[String]) -> Result<Self, String> {
        let provenance = &output.provenance;
        let asked = provenance.value(Input::Value(path.to_vec()));
        let lines = provenance.lines_of(path);
        let templates = provenance.templates_of(path);
        if asked.layers.is_empty() && lines.is_empty() && templates.is_empty() {
            return Err(format!("no layer sets {:?} and no template reads it", path.join(".")));
        }
        let sources: Vec<Source> = asked.layers.iter().map(|layer| layer.source).collect();
        let absent = output.absent.iter();
        let absent = absent.filter(|part| part.sources.iter().any(|one| sources.contains(one)));
        Ok(Self::Value {
            value: value(report, &asked),
            lines: reached(output, &lines),
            templates: templates.iter().filter_map(|span| place(report, *span)).collect(),
            absent: absent
                .map(|part| (absent_name(report, output, part), part.reason.clone()))
                .collect(),
        })
    }
}

fn reached(output: &Output, lines: &[ReachedLine]) -> Vec<Line> {
    let one = |reached: &ReachedLine| {
        let object = output.objects.get(reached.object)?;
        let before = lines_before(output, reached.object);
        Some(line(object, before + reached.line + 1, reached.line, reached.control))
    };
    lines.iter().filter_map(one).collect()
}

/// What is left out; of a block also the first object it would stand in and the line of its condition.
fn absent_name(report: &Report, output: &Output, part: &AbsentPart) -> String {
    let mut name = part.what.clone();
    if part.block {
        let object = part.objects.first().and_then(|index| output.objects.get(*index));
        if let Some(object) = object {
            name += &format!(" of {} {}", object.kind, object.name);
        }
        match part.objects.len() {
            0 | 1 => {}
            count => name += &format!(" and {} more", count - 1),
        }
        if let Some(place) = part.condition.and_then(|span| place(report, span)) {
            name += &format!(" ({}:{})", place.file, place.line);
        }
    }
    name
}

/// The object, and the line in it (from 0), that a line of what a template rendered to is.
fn find_line(output: &Output, file: &str, number: usize) -> Result<(usize, usize), String> {
    let is_named = |object: &Object| {
        object.template == file
            || file.split_once('/').is_some_and(|(_, rest)| object.template == rest)
    };
    let mut left = number - 1;
    let mut seen = 0;
    for (index, object) in output.objects.iter().enumerate().filter(|(_, object)| is_named(object))
    {
        if left < object.lines.len() {
            return Ok((index, left));
        }
        left -= object.lines.len();
        seen += object.lines.len();
    }
    Err(if seen == 0 {
        format!("{file:?} rendered to nothing; name a template such as templates/deployment.yaml")
    } else {
        format!("{file} rendered to {seen} lines")
    })
}

/// Lines that the template of an object rendered to before it.
fn lines_before(output: &Output, index: usize) -> usize {
    let template = output.objects.get(index).map(|object| &object.template);
    let before = output.objects.iter().take(index);
    before
        .filter(|object| Some(&object.template) == template)
        .map(|object| object.lines.len())
        .sum()
}

fn line(object: &Object, number: usize, inside: usize, control: bool) -> Line {
    let text = object.text.lines().nth(inside).unwrap_or_default().to_owned();
    let name = format!("{} {}", object.kind, object.name);
    Line { object: name, template: object.template.clone(), number, text, control }
}

fn place(report: &Report, span: Span) -> Option<Place> {
    let file = report.files.get(span.file)?;
    if is_flag(report, span.file) {
        let text = file.text.to_string();
        return Some(Place {
            file: format!("{} {text}", file.name.split(' ').next()?),
            line: 0,
            text,
        });
    }
    let before = file.text.get(..span.start as usize)?;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let text = file.text.get(start..)?.lines().next().unwrap_or_default().trim().to_owned();
    let line = before.matches('\n').count() + 1;
    Some(Place { file: file.name.to_string(), line, text })
}

fn value(report: &Report, origin: &ValueOrigin) -> Value {
    let path = match &origin.input {
        Input::Value(path) => path.join("."),
        Input::Release(path) => format!(".{}", path.join(".")),
    };
    let layers = origin
        .layers
        .iter()
        .map(|layer| (layer.text.clone(), layer.source.span.and_then(|span| place(report, span))));
    Value { path, layers: layers.collect() }
}

fn condition(report: &Report, origin: &ConditionOrigin) -> Condition {
    Condition {
        text: origin.text.clone(),
        holds: origin.holds,
        place: origin.place.and_then(|span| place(report, span)),
        values: origin.values.iter().map(|one| value(report, one)).collect(),
    }
}
