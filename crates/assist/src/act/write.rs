//! New keys in values files and schemas, with every other byte as it is.

use crate::matching::words;
use crate::{Asked, Place};
use chartroom_core::edit::{line_start, newline};
use chartroom_core::one_line;
use chartroom_gotemplate::Value;
use chartroom_yaml::{Node, NodeKind};

/// A name as one word: `terminationGracePeriodSeconds` of `termination-grace-period-seconds`.
pub(super) fn camel(name: &str) -> String {
    if name.chars().all(|char| char.is_ascii_alphanumeric())
        && name.starts_with(|char: char| char.is_ascii_lowercase())
    {
        return name.to_owned();
    }
    let mut found = String::new();
    for word in words(name) {
        match found.is_empty() {
            true => found.push_str(&word),
            false => found.push_str(&capital(&word)),
        }
    }
    found
}

pub(super) fn capital(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().map(|char| char.to_uppercase().to_string());
    first.unwrap_or_default() + chars.as_str()
}

/// What a name says, as a sentence: `Termination grace period seconds.`
pub(super) fn sentence(name: &str) -> String {
    format!("{}.", capital(&words(name).join(" ")))
}

/// A scalar as a values file has it, so that it is read as what it is in the output.
pub(super) fn scalar(text: &str) -> (String, &'static str) {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let whole = !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && (digits == "0" || !digits.starts_with('0'));
    match text {
        "true" | "false" => (text.to_owned(), "boolean"),
        _ if whole => (text.to_owned(), "integer"),
        _ => (one_line(&Value::str(text)), "string"),
    }
}

impl Asked<'_> {
    /// A key at the end of a chart's values.yaml, under a comment.
    pub(super) fn new_key(&self, chart: usize, lines: &[String]) -> Option<(Place, String)> {
        let prefix = &self.model.charts.get(chart)?.prefix;
        let file = self.model.values.iter().find(|file| file.base && file.prefix == *prefix)?;
        let text = &file.file.text;
        let end = newline(text);
        // A document that is a map in braces, or none, takes no further lines.
        let block = file.file.tree.as_deref().is_none_or(|root| is_block(text, root));
        if !block {
            return None;
        }
        let lead = if text.is_empty() || text.ends_with('\n') { "" } else { end };
        let gap = if text.trim().is_empty() { "" } else { end };
        let new = format!("{lead}{gap}{}{end}", lines.join(end));
        Some((Place { path: file.path.clone(), start: text.len(), end: text.len() }, new))
    }

    /// A name that no key below a path has yet.
    pub(super) fn free_name(&self, above: &[String], name: &str, stem: &str) -> String {
        let children = self.model.children(above);
        let taken = |name: &str| children.iter().any(|child| child.name == name);
        let longer = format!("{}{}", camel(stem), capital(name));
        let numbered = (2..).map(|number| format!("{longer}{number}"));
        let mut names = [name.to_owned(), longer.clone()].into_iter().chain(numbered);
        names.find(|name| !taken(name)).unwrap_or(longer)
    }

    /// A property of the schema of a chart, where it has one that is written on several lines.
    pub(super) fn new_property(
        &self,
        value: &[String],
        kind: &str,
        said: &str,
    ) -> Option<(Place, String)> {
        let known = self.model.schemas.iter().filter(|(_, prefix, _)| value.starts_with(prefix));
        let (path, prefix, file) = known.max_by_key(|(_, prefix, _)| prefix.len())?;
        let (text, root) = (&file.text, file.tree.as_deref()?);
        let mut node = root;
        let mut steps = value.get(prefix.len()..)?;
        // As deep as the schema goes; the rest is made.
        while let [step, rest @ ..] = steps {
            match node.get(&["properties", step]) {
                Some(below) if !rest.is_empty() => (node, steps) = (below, rest),
                Some(_) => return None,
                None => break,
            }
        }
        let properties = node.get(&["properties"])?;
        let last = properties.entries().last()?;
        let column = last.key.span.start - line_start(text, last.key.span.start);
        let lines = text.get(properties.span.clone())?.contains('\n');
        if !lines
            || !text
                .get(line_start(text, last.key.span.start)..last.key.span.start)?
                .trim()
                .is_empty()
        {
            return None;
        }
        let indent = " ".repeat(column);
        let (name, inner) = steps.split_first()?;
        let mut leaf = format!("\"type\": {}", json(kind)?);
        if !said.is_empty() {
            leaf.push_str(&format!(", \"description\": {}", json(said)?));
        }
        let mut nested = format!("{{ {leaf} }}");
        for step in inner.iter().rev() {
            let step = json(step)?;
            nested = format!("{{ \"type\": \"object\", \"properties\": {{ {step}: {nested} }} }}");
        }
        let at = last.value.span.end;
        let new = format!(",{}{indent}{}: {nested}", newline(text), json(name)?);
        Some((Place { path: path.clone(), start: at, end: at }, new))
    }
}

/// A text as JSON has it.
fn json(text: &str) -> Option<String> {
    String::from_utf8(chartroom_yaml::json::encode(&Value::str(text), false).ok()?).ok()
}

/// Whether a node is a map whose entries stand on lines of their own.
pub(super) fn is_block(text: &str, node: &Node) -> bool {
    matches!(node.kind, NodeKind::Mapping(_))
        && text.get(node.span.start..).is_some_and(|rest| !rest.starts_with('{'))
}
