//! What there is to say, apart from how it is printed.

use crate::messages;
use crate::paths::Paths;
use chartroom_core::diagnostics::Span;
use chartroom_core::provenance::{
    ConditionOrigin, Input, LayerValue, ReachedLine, Unreached, ValueOrigin,
};
use chartroom_core::{AbsentPart, Object, Output, Report, Source, beginning};
use std::collections::HashMap;

/// A place in a file.
pub(super) struct Place {
    /// Its path, or `--set TEXT`.
    pub(super) file: String,
    /// Whether that is the path of a file that opens.
    pub(super) opens: bool,
    /// Counted from 1; 0 for a flag.
    pub(super) line: usize,
    /// Of the first character, counted from 1 in characters.
    pub(super) column: usize,
    /// The line, without indentation.
    pub(super) text: String,
}

/// A value and the layers that set it, lowest first.
pub(super) struct Value {
    pub(super) path: String,
    pub(super) layers: Vec<(String, Option<Place>)>,
    /// Places of nulls that delete nothing.
    pub(super) ignored: Vec<Option<Place>>,
}

pub(super) struct Condition {
    pub(super) text: String,
    pub(super) holds: bool,
    pub(super) place: Option<Place>,
    pub(super) values: Vec<Value>,
}

/// What does not read a value.
pub(super) struct Unread {
    /// The actions.
    pub(super) places: Vec<Place>,
    /// The condition that keeps the render from them.
    pub(super) guard: Condition,
    /// The action is that condition: what stands before the value decided it.
    pub(super) is_own: bool,
}

/// A line of output.
pub(super) struct Line {
    /// `Deployment llm`; none where it is no object.
    pub(super) object: Option<String>,
    /// The path of the template's file.
    pub(super) template: String,
    /// Counted from 1 in what the template rendered to.
    pub(super) number: usize,
    pub(super) text: String,
    /// It is only decided by the value.
    pub(super) control: bool,
}

/// A part of a line of output.
pub(super) struct Piece {
    pub(super) text: String,
    /// What wrote it.
    pub(super) place: Option<Place>,
    /// It stands there as it stands in the line.
    pub(super) literal: bool,
}

/// What there is to say.
pub(super) enum Answer {
    Line {
        line: Line,
        templates: Vec<Place>,
        pieces: Vec<Piece>,
        values: Vec<Value>,
        conditions: Vec<Condition>,
    },
    Template {
        place: Place,
        lines: Vec<Line>,
        values: Vec<Value>,
        conditions: Vec<Condition>,
    },
    Value {
        value: Value,
        lines: Vec<Line>,
        templates: Vec<Place>,
        absent: Vec<(String, String)>,
        /// What reads it in branches that are off.
        unreached: Vec<Unread>,
        /// Charts that are off and would read it, each with the reason and its place.
        off: Vec<(String, String, Option<Place>)>,
    },
    /// Of a template that gives nothing.
    Nothing {
        template: String,
        reason: String,
        conditions: Vec<Condition>,
    },
}

/// Makes answers of what a report knows.
pub(super) struct Writer<'a> {
    pub(super) report: &'a Report,
    pub(super) output: &'a Output,
    pub(super) paths: &'a Paths,
}

impl Writer<'_> {
    pub(super) fn line(&self, file: &str, number: usize) -> Result<Answer, String> {
        let Some((index, inside)) = self.find_line(file, number)? else {
            return self.nothing(file);
        };
        let object = self.output.objects.get(index).ok_or(messages::NO_SUCH_LINE)?;
        let provenance = &self.output.provenance;
        let origin = provenance.line(index, inside).unwrap_or_default();
        let line = self.output_line(object, number, inside, false);
        let whole = self.line_of(object, inside);
        let pieces = provenance.pieces(index, inside).into_iter().map(|piece| Piece {
            text: cut(whole.get(piece.range).unwrap_or_default()),
            place: piece.template.and_then(|span| self.place(span)),
            literal: piece.literal,
        });
        Ok(Answer::Line {
            pieces: pieces.collect(),
            line,
            templates: origin.templates.iter().filter_map(|span| self.place(*span)).collect(),
            values: origin.values.iter().map(|one| self.origin(one)).collect(),
            conditions: origin.conditions.iter().map(|one| self.condition(one)).collect(),
        })
    }

    pub(super) fn template(&self, file: &str, number: usize) -> Result<Answer, String> {
        let id = self.paths.find(self.report, file);
        let id = id.ok_or_else(|| messages::NoFile { file: &format_args!("{file:?}") }.text())?;
        let text = self.report.files.get(id).map_or("", |file| &file.text);
        let line = text.split('\n').nth(number - 1);
        let line = line.ok_or_else(|| {
            messages::HasLines { what: &file, count: text.lines().count() }.text()
        })?;
        let start = (line.as_ptr() as usize - text.as_ptr() as usize) as u32;
        let span = Span { file: id, start, end: start + line.len() as u32 };
        let origin = self.output.provenance.of_template(id, span.start..span.end);
        let Some(origin) = origin else {
            let is_template = file.split('/').any(|part| part == "templates");
            let other = || messages::NoRender { file: &format_args!("{file:?}") }.text();
            return if is_template { self.nothing(file) } else { Err(other()) };
        };
        Ok(Answer::Template {
            place: self.place(span).ok_or(messages::NO_SUCH_LINE)?,
            lines: self.reached(&origin.lines),
            values: origin.values.iter().map(|one| self.origin(one)).collect(),
            conditions: origin.conditions.iter().map(|one| self.condition(one)).collect(),
        })
    }

    pub(super) fn value(&self, path: &[String]) -> Result<Answer, String> {
        let provenance = &self.output.provenance;
        let asked = provenance.value(Input::Value(path.to_vec()));
        let lines = provenance.lines_of(path);
        let is_whole = self.report.environments.first().is_some_and(|one| one.output.is_some());
        let templates = provenance.readers(&self.report.files, path, is_whole);
        let unreached = self.unread(provenance.unreached(&self.report.files, path));
        let off = self.off(|part| !part.values.is_empty() && path.starts_with(&part.values));
        let is_known = !asked.layers.is_empty() || !asked.ignored.is_empty();
        if !is_known && lines.is_empty() && templates.is_empty() && unreached.is_empty() {
            let path = &format_args!("{:?}", path.join("."));
            return Err(messages::NoReader { path }.text());
        }
        let sources: Vec<Source> = asked.layers.iter().map(|layer| layer.source).collect();
        let absent = self.output.absent.iter();
        let absent = absent.filter(|part| part.sources.iter().any(|one| sources.contains(one)));
        Ok(Answer::Value {
            value: self.origin(&asked),
            lines: self.reached(&lines),
            templates: templates.iter().filter_map(|span| self.place(*span)).collect(),
            absent: absent.map(|part| (self.absent_name(part), part.reason.clone())).collect(),
            unreached,
            off,
        })
    }

    /// What does not read a value, those under one condition together.
    fn unread(&self, found: Vec<Unreached>) -> Vec<Unread> {
        let mut all: Vec<(ConditionOrigin, Unread)> = Vec::new();
        for one in found {
            let Some(place) = self.place(one.place) else { continue };
            let same = |(guard, known): &&mut (ConditionOrigin, Unread)| {
                *guard == one.guard && known.is_own == one.is_own
            };
            match all.iter_mut().find(same) {
                Some((_, known)) => known.places.push(place),
                None => {
                    let (guard, is_own) = (self.condition(&one.guard), one.is_own);
                    all.push((one.guard, Unread { places: vec![place], guard, is_own }));
                }
            }
        }
        all.into_iter().map(|(_, one)| one).collect()
    }

    /// Charts that are off, each with the reason and its place.
    fn off(&self, is_meant: impl Fn(&AbsentPart) -> bool) -> Vec<(String, String, Option<Place>)> {
        let parts = self.output.absent.iter().filter(|part| is_meant(part));
        let place = |part: &AbsentPart| {
            let source = part.sources.first().and_then(|source| source.span);
            source.or(part.condition).and_then(|span| self.place(span))
        };
        parts.map(|part| (part.what.clone(), part.reason.clone(), place(part))).collect()
    }

    /// Why a template gives nothing.
    fn nothing(&self, file: &str) -> Result<Answer, String> {
        let unknown = || messages::NoTemplate { file: &format_args!("{file:?}") }.text();
        let id = self.paths.find(self.report, file).ok_or_else(unknown)?;
        let path =
            self.report.files.get(id).map(|file| file.name.to_string()).ok_or_else(unknown)?;
        let template = self.paths.path(&path);
        let guards = self.output.provenance.guards(id);
        let conditions: Vec<Condition> = guards.iter().map(|one| self.condition(one)).collect();
        let is_in = |folder: &String| {
            path.strip_prefix(folder.as_str()).is_some_and(|rest| rest.starts_with('/'))
        };
        let switched_off = self.off(|part| part.folder.as_ref().is_some_and(is_in));
        let is_failed = self.report.environments.iter().any(|one| one.output.is_none());
        let reason = match switched_off.into_iter().next() {
            Some((_, reason, place)) => {
                let off = messages::NothingOff { reason: &reason }.text();
                let place = place.map(|place| format!(", {}:{}", place.file, place.line));
                off + &place.unwrap_or_default()
            }
            None if !conditions.is_empty() => messages::NOTHING_CONDITIONS.into(),
            None if !path.contains("templates/") => return Err(unknown()),
            None if is_failed => messages::NOTHING_STOPPED.into(),
            None => messages::NOTHING_BLANK.into(),
        };
        Ok(Answer::Nothing { template, reason, conditions })
    }

    fn reached(&self, lines: &[ReachedLine]) -> Vec<Line> {
        let mut known = HashMap::new();
        let one = |reached: &ReachedLine| {
            let object = self.output.objects.get(reached.object)?;
            let before =
                *known.entry(reached.object).or_insert_with(|| self.lines_before(reached.object));
            let number = before + reached.line + 1;
            Some(self.output_line(object, number, reached.line, reached.control))
        };
        lines.iter().filter_map(one).collect()
    }

    /// What is left out; of a block also the first object it would stand in and the line of its condition.
    fn absent_name(&self, part: &AbsentPart) -> String {
        if !part.values.is_empty() {
            let folder = part.folder.as_deref().map(|folder| self.paths.path(folder));
            return folder.unwrap_or_else(|| part.what.clone());
        }
        if !part.block {
            return self.paths.path(&part.what);
        }
        let mut name = part.what.clone();
        let object = part.objects.first().and_then(|index| self.output.objects.get(*index));
        if let Some(object) = object {
            let object = &format_args!("{} {}", object.kind, object.name);
            name = messages::AbsentOf { name: &name, object }.text();
        }
        match part.objects.len() {
            0 | 1 => {}
            count => name = messages::AbsentMore { name: &name, count: &(count - 1) }.text(),
        }
        if let Some(place) = part.condition.and_then(|span| self.place(span)) {
            name += &format!(" ({}:{})", place.file, place.line);
        }
        name
    }

    /// The object, and the line in it (from 0), that a line of what a template rendered to is; None if it gave nothing.
    fn find_line(&self, file: &str, number: usize) -> Result<Option<(usize, usize)>, String> {
        let inside = self.paths.inside(file);
        let is_named = |object: &Object| {
            let is = |path: &str| object.template == path;
            is(inside)
                || is(file)
                || self.paths.path(&object.template) == file
                || file.split_once('/').is_some_and(|(_, rest)| is(rest))
        };
        let mut left = number - 1;
        let mut seen = 0;
        let objects = self.output.objects.iter().enumerate();
        for (index, object) in objects.filter(|(_, object)| is_named(object)) {
            if left < object.lines.len() {
                return Ok(Some((index, left)));
            }
            left -= object.lines.len();
            seen += object.lines.len();
        }
        match seen {
            0 => Ok(None),
            count => Err(messages::RenderedLines { file: &file, count }.text()),
        }
    }

    /// Lines that the template of an object rendered to before it.
    fn lines_before(&self, index: usize) -> usize {
        let template = self.output.objects.get(index).map(|object| &object.template);
        let before = self.output.objects.iter().take(index);
        before
            .filter(|object| Some(&object.template) == template)
            .map(|object| object.lines.len())
            .sum()
    }

    /// A line of an object's text, by the index of its file.
    fn line_of(&self, object: &Object, inside: usize) -> &str {
        let Some(file) = self.report.files.get(object.file) else { return "" };
        let range = file.lines.line_range(inside as u32);
        file.text
            .get(range.start as usize..range.end as usize)
            .unwrap_or_default()
            .trim_end_matches('\r')
    }

    fn output_line(&self, object: &Object, number: usize, inside: usize, control: bool) -> Line {
        let text = cut(self.line_of(object, inside));
        let name = (!object.kind.is_empty()).then(|| format!("{} {}", object.kind, object.name));
        Line { object: name, template: self.paths.path(&object.template), number, text, control }
    }

    fn place(&self, span: Span) -> Option<Place> {
        let file = self.report.files.get(span.file)?;
        let shown = self.paths.shown(file);
        if !shown.has_lines {
            let (file, text) = (shown.name, file.text.to_string());
            return Some(Place { file, opens: false, line: 0, column: 0, text });
        }
        let at = file.lines.line_col(span.start);
        let range = file.lines.line_range(at.line);
        let text = file.text.get(range.start as usize..range.end as usize)?;
        let column = text.get(..(span.start - range.start) as usize)?.chars().count() + 1;
        let text = around(text, (span.start - range.start) as usize);
        let line = at.line as usize + 1;
        Some(Place { file: shown.name, opens: shown.opens, line, column, text })
    }

    fn origin(&self, origin: &ValueOrigin) -> Value {
        let path = match &origin.input {
            Input::Value(path) => path.join("."),
            Input::Release(path) => format!(".{}", path.join(".")),
        };
        let place = |layer: &LayerValue| layer.source.span.and_then(|span| self.place(span));
        let layers = origin.layers.iter().map(|layer| (layer.text.clone(), place(layer)));
        let ignored = origin.ignored.iter().map(place);
        Value { path, layers: layers.collect(), ignored: ignored.collect() }
    }

    fn condition(&self, origin: &ConditionOrigin) -> Condition {
        Condition {
            text: origin.text.clone(),
            holds: origin.holds,
            place: origin.place.and_then(|span| self.place(span)),
            values: origin.values.iter().map(|one| self.origin(one)).collect(),
        }
    }
}

/// How many characters of a line are shown.
const MOST_SHOWN: usize = 400;

/// The beginning of a line.
fn cut(text: &str) -> String {
    beginning(text, MOST_SHOWN)
}

/// A line without blanks around it; of a long one, what stands around a byte of it.
fn around(line: &str, at: usize) -> String {
    if line.len() <= MOST_SHOWN {
        return line.trim().to_owned();
    }
    let start = line.floor_char_boundary(at.saturating_sub(MOST_SHOWN / 4));
    let rest = line.get(start..).unwrap_or_default();
    let shown = cut(rest);
    if line.get(..start).is_some_and(|before| !before.trim().is_empty()) {
        return format!("…{}", shown.trim_end());
    }
    shown.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_cut_around_the_place() {
        assert_eq!(around("  a: b  ", 2), "a: b");
        let long = format!("{}{{{{ here }}}}{}", "ä".repeat(1000), "b".repeat(1_000_000));
        let shown = around(&long, 2000);
        assert!(shown.starts_with('…') && shown.ends_with('…'), "{shown}");
        assert!(shown.contains("{{ here }}") && shown.chars().count() < 410, "{shown}");
        assert_eq!(cut(&"x".repeat(500)).chars().count(), 401);
    }
}
