//! From a place in what was rendered to the user's own line.

use crate::finding::Place;
use crate::messages;
use crate::scene::{Object, Scene};
use chartroom_core::provenance::{ConditionOrigin, Input, PieceOrigin};
use chartroom_core::{Content, Layer, Source, StackLayer, printed_id};
use chartroom_diagnostics::{
    Diagnostic, Edit, FileKind, Files, Fix, Related, Role, Severity, Span, Subject,
};
use chartroom_yaml::{Node, Style};
use std::collections::HashMap;
use std::ops::Range;

/// A comment that waves findings through: `# chartroom: ignore GPU007`, with ids as they are printed or without for all.
const IGNORE: &str = "chartroom: ignore";

impl Scene<'_> {
    /// Puts a diagnostic at the values key that the place was computed from, or else at the template's line, with the
    /// places between as related ones.
    pub(crate) fn locate(&self, place: &Place, diagnostic: &mut Diagnostic) {
        let (object, range) = match place {
            Place::File(span) => {
                diagnostic.span = Some(*span);
                return;
            }
            Place::Rendered(object, range) => (*object, range),
            Place::Environment => return,
        };
        let Some(one) = self.object(object) else { return };
        diagnostic.subject = Some(Subject { kind: one.kind.to_owned(), name: one.name.to_owned() });
        let rendered = Span::of(one.file, range);
        let origin = self.piece(object, range.clone());
        let value = self.cause(&origin, &self.rendered_text(object, range)).and_then(span_of);
        let mut related = |role, span, message: &str| {
            diagnostic.related.push(Related { role, span, message: message.to_owned() });
        };
        match (value, origin.template) {
            (Some(value), template) => {
                diagnostic.span = Some(value);
                if let Some(template) = template {
                    related(Role::DefinedHere, template, messages::RELATED_TEMPLATE.text());
                }
                related(Role::RenderedHere, rendered, messages::RELATED_RENDERED.text());
            }
            (None, Some(template)) => {
                diagnostic.span = Some(origin.literal.unwrap_or(template));
                related(Role::RenderedHere, rendered, messages::RELATED_RENDERED.text());
            }
            (None, None) => diagnostic.span = Some(rendered),
        }
    }

    /// Adds a further place, as the user's own line.
    pub(crate) fn relate(
        &self,
        role: Role,
        place: &Place,
        message: String,
        diagnostic: &mut Diagnostic,
    ) {
        let mut there = Diagnostic::new("", Severity::Info, "");
        self.locate(place, &mut there);
        let Some(span) = there.span else { return };
        let known = diagnostic.related.iter().any(|related| related.span == span);
        if !known && diagnostic.span != Some(span) {
            // What a rule has to say comes before what was only passed through.
            let own = diagnostic.related.iter().filter(|one| one.role == Role::DefinedHere);
            let at = own.count();
            diagnostic.related.insert(at, Related { role, span, message });
        }
    }

    fn piece(&self, object: usize, range: Range<usize>) -> PieceOrigin {
        let output = self.output.map(|output| output.provenance.piece(object, range));
        output.flatten().unwrap_or_default()
    }

    pub(crate) fn rendered_text(&self, object: usize, range: &Range<usize>) -> String {
        let object = self.output.and_then(|output| output.objects.get(object));
        let text = object.and_then(|object| object.text.get(range.clone()));
        text.unwrap_or_default().to_owned()
    }

    /// The value that a piece is, or else the one of the latest layer that it was computed from.
    fn cause(&self, origin: &PieceOrigin, text: &str) -> Option<Source> {
        let set = |one: &&(_, Option<Source>)| one.1.is_some_and(|one| one.span.is_some());
        let values = origin.values.iter().filter(set);
        let plain = text.trim_matches(['"', '\'']);
        let verbatim = values.clone().find(|(_, source)| {
            source.and_then(span_of).is_some_and(|span| {
                let text = self.slice(span).rsplit(": ").next().unwrap_or_default();
                text.trim_matches(['"', '\'']) == plain
            })
        });
        let latest = || values.max_by_key(|(_, source)| source.map(|source| source.layer));
        verbatim.or_else(latest).and_then(|(_, source)| *source)
    }

    /// Text of a file.
    pub(crate) fn slice(&self, span: Span) -> &str {
        let file = self.report.files.get(span.file);
        let text = file.and_then(|file| file.text.get(span.start as usize..span.end as usize));
        text.unwrap_or_default()
    }

    /// Writes `text` where a scalar of an object came from: the value it is in the layer that set it, or the same
    /// bytes of the template. None where it was computed from several things.
    pub(crate) fn rewrite(
        &self,
        object: usize,
        range: Range<usize>,
        text: String,
        title: String,
    ) -> Option<Fix> {
        let shown = self.rendered_text(object, &range);
        let origin = self.piece(object, range.clone());
        let span = match (origin.values.as_slice(), origin.literal) {
            ([(input, Some(source))], _) => {
                let layer = self.layers.layers.iter().find(|layer| layer.layer == source.layer)?;
                let own = self
                    .layers
                    .layers
                    .iter()
                    .rev()
                    .find(|layer| source.span.is_some_and(|span| span.file == layer.file));
                let (span, value) = scalar(own.unwrap_or(layer), input.value()?)?;
                let plain = |text: &str| text.trim_matches(['"', '\'']).to_owned();
                match plain(&value) == plain(&shown) {
                    true => span,
                    false => self.part(object, &range, span, &value)?,
                }
            }
            ([], Some(literal)) if self.slice(literal) == shown => literal,
            _ => return None,
        };
        let user = self.report.files.get(span.file)?.kind == FileKind::User;
        user.then(|| Fix { title, edits: vec![Edit { span, text }] })
    }

    /// The bytes of a scalar of a layer that are printed at a range of an object, with the rest of it on both sides.
    fn part(&self, object: usize, range: &Range<usize>, span: Span, value: &str) -> Option<Span> {
        let shown = self.rendered_text(object, range);
        let is_here = |at: &usize| {
            let behind = value.get(at + shown.len()..).unwrap_or_default();
            let Some(start) = range.start.checked_sub(*at) else { return false };
            self.rendered_text(object, &(start..range.start))
                == value.get(..*at).unwrap_or_default()
                && self.rendered_text(object, &(range.end..range.end + behind.len())) == behind
        };
        let at = value.match_indices(&shown).map(|(at, _)| at).find(is_here)?;
        let own = self.slice(span).find(value)? + at;
        let start = span.start + own as u32;
        Some(Span { start, end: start + shown.len() as u32, ..span })
    }

    /// Makes a scalar of an object text: by quotes where it stands in the template as it is, or by `quote` in the action
    /// that prints it and nothing else stands beside on its line.
    pub(crate) fn quote(&self, object: usize, range: Range<usize>) -> Option<Fix> {
        let shown = self.rendered_text(object, &range);
        let origin = self.piece(object, range);
        let literal = origin.literal.filter(|_| origin.values.is_empty());
        if let Some(span) = literal.filter(|span| self.slice(*span) == shown) {
            let edits = vec![Edit { span, text: format!("\"{shown}\"") }];
            return Some(Fix { title: messages::FixWriteQuoted { text: &shown }.text(), edits });
        }
        let span = origin.template?;
        // What a function makes text of as a whole is quoted in the values.
        let whole = ["toYaml", "toJson", "include", "tpl", "indent"];
        if whole.iter().any(|function| self.slice(span).contains(function)) {
            return self.quote_value(&origin, &shown);
        }
        let file = self.report.files.get(span.file)?;
        let inside = self.slice(span).strip_prefix("{{")?.strip_suffix("}}")?;
        let line = file.text.get(span.end as usize..)?.lines().next().unwrap_or_default();
        let before = file.text.get(..span.start as usize)?;
        if !line.trim().is_empty() || !(before.ends_with(": ") || before.ends_with("- ")) {
            return None;
        }
        let end = span.end - 2 - u32::from(inside.ends_with('-'));
        let kept = inside.trim_end_matches('-').trim_end().len() as u32;
        let at = span.start + 2 + kept;
        let span = Span { start: at, end, ..span };
        let blank = if self.slice(span).is_empty() { " " } else { self.slice(span) };
        let edits = vec![Edit { span, text: format!(" | quote{blank}") }];
        Some(Fix { title: messages::FIX_PRINT_QUOTED.into(), edits })
    }

    /// The action that prints text from values at an indentation of its own.
    pub(crate) fn indenting_action(
        &self,
        object: &Object<'_>,
        range: Range<usize>,
    ) -> Option<Span> {
        let origin = self.piece(object.index, range);
        let action = origin.template.filter(|_| !origin.values.is_empty())?;
        self.slice(action).contains("indent ").then_some(action)
    }

    /// The list of a values file whose index is printed, and its name: a template that ranges over a map's keys and
    /// values was given a list.
    pub(crate) fn list_of_index(
        &self,
        object: &Object<'_>,
        range: Range<usize>,
    ) -> Option<(Span, String)> {
        let shown = self.rendered_text(object.index, &range);
        let index: usize = shown.parse().ok()?;
        let conditions = self.conditions(object, range.start)?;
        let origin = self.piece(object.index, range);
        let action = self.slice(origin.template?).trim_matches(['{', '}', '-', ' ']);
        let ranges = conditions.iter().rev().filter(|condition| {
            let names = condition.text.strip_prefix("range ").and_then(|text| text.split_once(','));
            names.is_some_and(|(key, _)| action.starts_with('$') && action == key.trim())
        });
        let values = ranges.flat_map(|condition| &condition.values);
        values.into_iter().find_map(|value| {
            let path = value.input.value()?;
            let layer = value.layers.last()?.source.span?;
            let layer = self.layers.layers.iter().rev().find(|one| one.file == layer.file)?;
            let Content::Tree(root) = &layer.content else { return None };
            let list = root.get(path.strip_prefix(layer.prefix.as_slice())?)?;
            let start = list.span.start as u32;
            let span = Span { file: layer.file, start, end: start };
            (list.items().len() > index).then(|| (span, path.join(".")))
        })
    }

    /// The conditions that the line of a byte of an object's text stands under, outermost first.
    pub(crate) fn conditions(
        &self,
        object: &Object<'_>,
        at: usize,
    ) -> Option<Vec<ConditionOrigin>> {
        let output = self.output?;
        let before = output.objects.get(object.index)?.text.get(..at)?;
        let line = before.bytes().filter(|byte| *byte == b'\n').count();
        Some(output.provenance.line(object.index, line)?.conditions)
    }

    /// The entry of an overlay or flag that switched an object on, where none as late has a part in a node of it.
    pub(crate) fn switch(&self, object: &Object<'_>, node: &Node) -> Option<Span> {
        let conditions = self.conditions(object, 0)?;
        let values = conditions.iter().flat_map(|condition| &condition.values);
        let winners = values.filter_map(|value| value.layers.last());
        let latest = winners.max_by_key(|one| one.source.layer)?.source;
        let own = self.latest_layer(object, node.span.clone());
        (latest.layer > Layer::Base && Some(latest.layer) > own).then_some(latest.span)?
    }

    /// Quotes around the scalar of a values file that a piece of output is.
    fn quote_value(&self, origin: &PieceOrigin, shown: &str) -> Option<Fix> {
        let of = |(input, source): &(Input, Option<Source>)| {
            let span = (*source)?.span?;
            let layer = self.layers.layers.iter().rev().find(|layer| layer.file == span.file)?;
            scalar(layer, input.value()?).filter(|(_, text)| text == shown)
        };
        let (span, text) = origin.values.iter().find_map(of)?;
        let user = self.report.files.get(span.file)?.kind == FileKind::User;
        let text = format!("\"{text}\"");
        let title = messages::FixWrite { text: &text }.text();
        user.then(|| Fix { title, edits: vec![Edit { span, text }] })
    }

    /// Writes an entry of a mapping before another one whose key stands in the template as it is.
    pub(crate) fn insert_before(
        &self,
        object: usize,
        key: &Node,
        entry: &str,
        title: String,
    ) -> Option<Fix> {
        let mut fix = self.rewrite(object, key.span.clone(), key.text()?.to_owned(), title)?;
        for edit in &mut fix.edits {
            let file = self.report.files.get(edit.span.file)?;
            let at = file.lines.line_col(edit.span.start);
            let line = file.lines.line_range(at.line);
            let indent = file.text.get(line.start as usize..edit.span.start as usize)?;
            // Beside other text of its line it would not be an entry of its own.
            if !indent.chars().all(|char| char == ' ') {
                return None;
            }
            edit.text = format!("{entry}\n{indent}{}", edit.text);
        }
        Some(fix)
    }

    /// The latest layer that bytes of an object were computed from; None for what the template says by itself.
    pub(crate) fn latest_layer(&self, object: &Object<'_>, range: Range<usize>) -> Option<Layer> {
        let origin = self.piece(object.index, range);
        origin.values.iter().filter_map(|(_, source)| Some((*source)?.layer)).max()
    }

    /// Of two nodes of an object the one that the later layer set: what an overlay changed is what to look at.
    pub(crate) fn later<'n>(
        &self,
        object: &Object<'_>,
        one: &'n Node,
        other: &'n Node,
    ) -> &'n Node {
        let layer = |node: &Node| self.latest_layer(object, node.span.clone());
        if layer(one) > layer(other) { one } else { other }
    }

    /// The scalars of values files that a node of an object was computed from, each in its layer.
    pub(crate) fn scalars_of(&self, object: &Object<'_>, node: &Node) -> Vec<(&StackLayer, &Node)> {
        let origin = self.piece(object.index, node.span.clone());
        let of = |(input, source): &(Input, Option<Source>)| {
            let span = (*source)?.span?;
            let layer = self.layers.layers.iter().rev().find(|layer| layer.file == span.file)?;
            let Content::Tree(root) = &layer.content else { return None };
            let written = root.get(input.value()?.strip_prefix(layer.prefix.as_slice())?)?;
            written.as_scalar().is_some().then_some((layer, written))
        };
        origin.values.iter().filter_map(of).collect()
    }

    /// The bytes of a flag's value: all of its item, or the part behind the flag's name.
    pub(crate) fn flag_value(&self, object: &Object<'_>, node: &Node, value: &str) -> Range<usize> {
        let whole = node.span.clone();
        let raw = self.rendered_text(object.index, &whole);
        if raw.trim_matches(['"', '\'']) == value {
            return whole;
        }
        let behind = |(at, _): &(usize, &str)| {
            let before = raw.get(..*at).unwrap_or_default();
            let after = raw.get(at + value.len()..).unwrap_or_default();
            before.ends_with(['=', ' ', '\n'])
                && (after.is_empty() || after.starts_with(['"', '\'', ' ', '\n', '\\']))
        };
        let places: Vec<usize> =
            raw.match_indices(value).filter(behind).map(|(at, _)| at).collect();
        match places.as_slice() {
            [at] => whole.start + at..whole.start + at + value.len(),
            _ => whole,
        }
    }

    /// Whether a comment on the line of one of its places, or on the line above, waves a finding through.
    pub(crate) fn is_suppressed(&self, diagnostic: &Diagnostic) -> bool {
        waved(&self.report.files, diagnostic)
    }
}

/// Whether a comment on the line of one of its places, or on the line above, waves a finding through.
pub(crate) fn waved(files: &Files, diagnostic: &Diagnostic) -> bool {
    let spans = diagnostic.span.into_iter();
    let spans = spans.chain(diagnostic.related.iter().map(|related| related.span));
    spans.into_iter().any(|span| {
        let Some(file) = files.get(span.file) else { return false };
        let line = file.lines.line_col(span.start).line;
        [Some(line), line.checked_sub(1)].into_iter().flatten().any(|line| {
            let range = file.lines.line_range(line);
            let text = file.text.get(range.start as usize..range.end as usize);
            ignores(text.unwrap_or_default(), diagnostic.code)
        })
    })
}

/// Whether a line holds the comment for an id.
fn ignores(line: &str, wanted: &str) -> bool {
    let Some((_, after)) = line.split_once(IGNORE) else { return false };
    let words = after.split([' ', ',', '\t']).map(|word| word.trim_end_matches(':'));
    let is_id = |word: &&str| {
        chartroom_core::CODES.contains(word)
            || word.len() > 3
                && word.ends_with(|last: char| last.is_ascii_digit())
                && word.chars().all(|one| one.is_ascii_uppercase() || one.is_ascii_digit())
    };
    let ids: Vec<&str> = words.filter(is_id).collect();
    ids.is_empty() || ids.iter().any(|id| printed_id(id) == wanted)
}

fn span_of(source: Source) -> Option<Span> {
    source.span
}

/// The bytes and the text of a scalar at a path of a layer's file; None for those that span lines.
fn scalar(layer: &StackLayer, path: &[String]) -> Option<(Span, String)> {
    let Content::Tree(root) = &layer.content else { return None };
    let node = root.get(path.strip_prefix(layer.prefix.as_slice())?)?;
    let scalar = node.as_scalar()?;
    if matches!(scalar.style, Style::Literal | Style::Folded) || node.span.is_empty() {
        return None;
    }
    let span = Span::of(layer.file, &node.span);
    Some((span, scalar.value.clone()))
}

/// One finding for each place and rule: a loop of a template says the same at every turn.
pub(crate) fn once(found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut kept: Vec<Diagnostic> = Vec::new();
    let mut places = HashMap::new();
    for diagnostic in found {
        let Some(span) = diagnostic.span else {
            kept.push(diagnostic);
            continue;
        };
        let place = *places.entry((diagnostic.code, span)).or_insert(kept.len());
        match kept.get_mut(place) {
            Some(known) => known.count += diagnostic.count,
            None => kept.push(diagnostic),
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::ignores;

    #[test]
    fn comments_name_rules_or_mean_all() {
        assert!(ignores("a: 1 # chartroom: ignore", "GPU007"));
        assert!(ignores("{{/* chartroom: ignore GPU007, HPA002 */}}", "HPA002"));
        assert!(ignores("# chartroom: ignore GPU007: our nodes have no taint", "GPU007"));
        assert!(!ignores("# chartroom: ignore GPU007", "HPA002"));
        let redundant = "values/redundant";
        assert!(ignores("a: 1 # chartroom: ignore values/redundant: to be seen", redundant));
        assert!(ignores("# chartroom: ignore and/or leave it", redundant));
        assert!(!ignores("# chartroom: ignore yaml/duplicate-key", redundant));
        assert!(ignores("a: 1 # chartroom: ignore yaml/duplicate-key", "VAL018"));
        assert!(!ignores("# GPU007", "GPU007"));
    }
}
