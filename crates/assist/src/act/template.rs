//! A literal that becomes a value, and lines that hang on one.

use super::write::{camel, scalar, sentence};
use super::{Act, ActKind, act, place};
use crate::messages;
use crate::model::Template;
use crate::template::scan::{Action, Token, TokenKind, action_at, unquoted};
use crate::template::subject::Subject;
use crate::template::walk::walk;
use crate::{Asked, Place};
use chartroom_core::edit::{line_end, line_start, newline};
use std::ops::Range;

/// How the values of the chart are reached from a place: `` or `$`, to stand before `.Values`.
pub(super) fn root(asked: &Asked<'_>, template: &Template, offset: usize) -> Option<&'static str> {
    let context = asked.model.context(template.chart);
    let known = |name: &str| asked.model.dots.get(name).cloned();
    let dot_of = |name: &str| known(name).unwrap_or_else(|| context.clone());
    let file = &template.file;
    let (_, here) = walk(&file.text, &file.actions, &context, &dot_of, offset);
    let is_context = |subject: &Subject| match subject {
        Subject::Context(_) => true,
        Subject::Any(all) => all.iter().all(|one| matches!(one, Subject::Context(_))),
        _ => false,
    };
    match (is_context(&here.scope.dot), is_context(&here.scope.root)) {
        (true, _) => Some(""),
        (_, true) => Some("$"),
        _ => None,
    }
}

/// The name of the file without its folders and ending.
fn stem(template: &Template) -> &str {
    let name = template.path.rsplit('/').next().unwrap_or_default();
    name.split('.').next().unwrap_or_default().trim_start_matches('_')
}

/// What a literal is for, with its bytes, its text, and what its value is printed through.
struct Literal {
    name: String,
    range: Range<usize>,
    text: String,
    through: &'static str,
    within: bool,
}

pub(super) fn extract(asked: &Asked<'_>, template: &Template, offset: usize) -> Option<Act> {
    let text = &template.file.text;
    let literal = match action_at(&template.file.actions, offset) {
        Some(action) if action.comment => return None,
        Some(action) => in_action(text, action, offset)?,
        None => in_line(text, offset)?,
    };
    let root = root(asked, template, literal.range.start)?;
    let prefix = &asked.model.charts.get(template.chart)?.prefix;
    let name = asked.free_name(prefix, &literal.name, stem(template));
    let (value, kind) = scalar(&literal.text);
    // Numbers of values.yaml are printed as floating ones are: a large one would be 1e+06.
    let large = kind == "integer" && literal.text.len() > 6;
    let through = if large { " | int64" } else { literal.through };
    let read = format!("{root}.Values.{name}");
    let new = if literal.within { read } else { format!("{{{{ {read}{through} }}}}") };
    let said = sentence(&literal.name);
    let mut edits = vec![(place(&template.path, literal.range), new)];
    let lines = [format!("# -- {said}"), format!("{name}: {value}")];
    edits.push(asked.new_key(template.chart, &lines)?);
    let path: Vec<String> = prefix.iter().cloned().chain([name.clone()]).collect();
    edits.extend(asked.new_property(&path, kind, &said));
    Some(act(messages::ActExtract { name: &name }.text(), ActKind::Extract, true, edits))
}

/// `key: literal` on a line outside of actions.
fn in_line(text: &str, offset: usize) -> Option<Literal> {
    let start = line_start(text, offset);
    let line = text.get(start..line_end(text, offset))?;
    if line.contains("{{") {
        return None;
    }
    let trimmed = line.trim_start_matches([' ', '-']);
    let (key, rest) = trimmed.split_once(": ")?;
    let raw = rest.split(" #").next()?.trim();
    let plain = !raw.is_empty() && !raw.starts_with(['|', '>', '&', '*', '{', '[', '#', '!']);
    if key.is_empty()
        || key.starts_with(['#', '"', '\''])
        || !plain
        || matches!(key, "apiVersion" | "kind")
    {
        return None;
    }
    let from = start + line.len() - rest.len() + rest.find(raw)?;
    let (inner, through) = match raw.chars().next()? {
        '"' => (raw.strip_prefix('"')?.strip_suffix('"')?, " | quote"),
        '\'' => (raw.strip_prefix('\'')?.strip_suffix('\'')?, " | squote"),
        _ => (raw, ""),
    };
    if inner.contains(['\\', '"', '\'']) {
        return None;
    }
    let (name, text) = (camel(key), inner.to_owned());
    Some(Literal { name, range: from..from + raw.len(), text, through, within: false })
}

/// A quoted text in an action that is no name of a template.
fn in_action(text: &str, action: &Action, offset: usize) -> Option<Literal> {
    let at = action
        .tokens
        .iter()
        .position(|one| one.range.start <= offset && offset <= one.range.end)?;
    let token = action.tokens.get(at).filter(|one| one.kind == TokenKind::Text)?;
    let slice = |token: &Token| text.get(token.range.clone()).unwrap_or_default();
    let before = at.checked_sub(1).and_then(|at| action.tokens.get(at)).map(slice);
    let named = [
        "include", "template", "define", "block", "printf", "index", "get", "hasKey", "fail",
        "required", "dict", "set", "lookup",
    ];
    if before.is_none_or(|word| {
        named.contains(&word) || word.contains(".Files.") || word.ends_with("Has")
    }) {
        return None;
    }
    let inner = unquoted(slice(token));
    if inner.is_empty() || inner.contains(['\\', '%']) {
        return None;
    }
    let key = text.get(line_start(text, action.range.start)..action.range.start)?;
    let key = key.trim_start_matches([' ', '-']).split(':').next().unwrap_or_default();
    let name = camel(if key.is_empty() || key.contains(' ') { inner } else { key });
    let named = name.starts_with(|char: char| char.is_ascii_alphabetic());
    let name = if named { name } else { "text".to_owned() };
    let (range, text) = (token.range.clone(), inner.to_owned());
    Some(Literal { name, range, text, through: "", within: true })
}

/// The lines of a selection; where nothing is selected the line and what stands deeper below it.
fn lines(text: &str, selection: &Range<usize>) -> Option<Range<usize>> {
    let start = line_start(text, selection.start);
    if !selection.is_empty() {
        let last = if text.get(..selection.end)?.ends_with('\n') {
            selection.end - 1
        } else {
            selection.end
        };
        return Some(start..line_end(text, last.max(start)));
    }
    let indent = |line: &str| line.len() - line.trim_start().len();
    let line = text.get(start..line_end(text, start))?;
    if line.trim().is_empty() || line.trim_start().starts_with("{{") {
        return None;
    }
    let own = indent(line);
    let mut end = start + line.len();
    let mut next = end;
    loop {
        next += text.get(next..)?.find('\n').map_or(text.len() - next, |at| at + 1);
        let stop = line_end(text, next);
        let below = text.get(next..stop)?;
        if next >= text.len() || (!below.trim().is_empty() && indent(below) <= own) {
            break;
        }
        if !below.trim().is_empty() {
            end = stop;
        }
    }
    Some(start..end)
}

/// The lines in `if` of a new value, or in `with` of the one value that they read.
pub(super) fn wrapped(
    asked: &Asked<'_>,
    template: &Template,
    selection: &Range<usize>,
) -> Vec<Act> {
    let text = &template.file.text;
    let Some(range) = lines(text, selection) else { return Vec::new() };
    let within =
        |action: &&Action| range.start <= action.range.start && action.range.end <= range.end;
    let touched = template
        .file
        .actions
        .iter()
        .filter(|one| one.range.start < range.end && range.start < one.range.end);
    if touched.clone().count() != touched.clone().filter(within).count() {
        return Vec::new();
    }
    let actions: Vec<&Action> = touched.collect();
    let opens =
        |one: &&&Action| matches!(one.word(text), "if" | "with" | "range" | "define" | "block");
    let ends = actions.iter().filter(|one| one.word(text) == "end").count();
    if actions.iter().filter(opens).count() != ends
        || actions.iter().any(|one| one.word(text) == "define")
    {
        return Vec::new();
    }
    let Some(root) = root(asked, template, range.start) else { return Vec::new() };
    let mut found = Vec::new();
    found.extend(in_if(asked, template, &range, root));
    if root.is_empty() && ends == 0 {
        found.extend(in_with(template, &range, &actions));
    }
    found
}

/// Puts the lines between a block's action and its end.
fn between(template: &Template, range: &Range<usize>, head: &str) -> [(Place, String); 2] {
    let text = &template.file.text;
    let line = text.get(range.clone()).unwrap_or_default();
    let indent = line.get(..line.len() - line.trim_start().len()).unwrap_or_default();
    let end = newline(text);
    [
        (
            place(&template.path, range.start..range.start),
            format!("{indent}{{{{- {head} }}}}{end}"),
        ),
        (place(&template.path, range.end..range.end), format!("{end}{indent}{{{{- end }}}}")),
    ]
}

fn in_if(asked: &Asked<'_>, template: &Template, range: &Range<usize>, root: &str) -> Option<Act> {
    let line = template.file.text.get(range.clone())?.lines().next()?;
    let key = line
        .trim_start_matches([' ', '-'])
        .split(':')
        .next()
        .filter(|key| !key.contains([' ', '{']))?;
    let prefix = &asked.model.charts.get(template.chart)?.prefix;
    let name = asked.free_name(prefix, &format!("{}Enabled", camel(key)), stem(template));
    let mut edits = between(template, range, &format!("if {root}.Values.{name}")).to_vec();
    let said = format!("Whether {key} is rendered.");
    edits.push(asked.new_key(template.chart, &[format!("# -- {said}"), format!("{name}: true")])?);
    let path: Vec<String> = prefix.iter().cloned().chain([name.clone()]).collect();
    edits.extend(asked.new_property(&path, "boolean", &said));
    Some(act(messages::ActCondition { name: &name }.text(), ActKind::Extract, true, edits))
}

fn in_with(template: &Template, range: &Range<usize>, actions: &[&Action]) -> Option<Act> {
    let text = &template.file.text;
    let inside = |at: usize| range.start <= at && at < range.end;
    let mut reads =
        template.reads.iter().filter(|(read, _)| inside(read.range.start)).map(|(read, _)| read);
    let read = reads.next()?;
    let spelled = text.get(read.range.clone()).filter(|text| text.starts_with(".Values."))?;
    if reads.any(|other| other.path != read.path) {
        return None;
    }
    let mut edits = between(template, range, &format!("with {spelled}")).to_vec();
    for token in actions.iter().flat_map(|action| &action.tokens) {
        let slice = text.get(token.range.clone())?;
        if token.kind != TokenKind::Field {
            continue;
        }
        let new = match slice {
            "." => "$".to_owned(),
            _ if slice == spelled => ".".to_owned(),
            other => format!("${other}"),
        };
        edits.push((place(&template.path, token.range.clone()), new));
    }
    Some(act(messages::ActWith { value: &spelled }.text(), ActKind::Rewrite, true, edits))
}
