//! What is not rendered, and the condition that switched it off.

use crate::layers::LayerStack;
use crate::report::{AbsentPart, Source};
use chartroom_diagnostics::{FileId, Span};
use chartroom_gotemplate::{Map, Value};
use chartroom_yaml as yaml;

/// A template text to look for conditions in.
pub(crate) struct TemplateText<'a> {
    /// Path inside the chart folder.
    pub(crate) path: &'a str,
    /// Its file.
    pub(crate) file: FileId,
    /// Its text.
    pub(crate) text: &'a str,
    /// `.Values` of its chart.
    pub(crate) values: &'a Map,
    /// Path of that map in the root chart's values.
    pub(crate) prefix: &'a [String],
}

/// A condition in a template.
struct Condition<'a> {
    /// What stands behind `if` or `with`.
    text: &'a str,
    /// Byte offset of that text.
    start: usize,
}

/// Why a template printed nothing.
pub(crate) fn template(template: &TemplateText<'_>, layers: &LayerStack) -> AbsentPart {
    let kind = template.text.lines().find_map(|line| line.strip_prefix("kind: ")).map(str::trim);
    let kind = kind.filter(|kind| !kind.contains("{{")).map(str::to_owned);
    let mut part = match conditions(template.text).next() {
        Some(condition) => explain(template, &condition, layers),
        None => AbsentPart {
            what: String::new(),
            kind: None,
            reason: "it has no text to print".into(),
            condition: None,
            sources: Vec::new(),
        },
    };
    part.what = template.path.to_owned();
    part.kind = kind;
    part
}

/// Why a field that a template can print is not there: the condition of the block around its line.
pub(crate) fn field(
    template: &TemplateText<'_>,
    line_start: &str,
    what: &str,
    layers: &LayerStack,
) -> Option<AbsentPart> {
    let at = template.text.lines().scan(0, |offset, line| {
        let start = *offset;
        *offset += line.len() + 1;
        Some((start, line))
    });
    let (at, _) = at.into_iter().find(|(_, line)| line.trim_start().starts_with(line_start))?;
    let condition =
        conditions(template.text).take_while(|condition| condition.start < at).last()?;
    let between = template.text.get(condition.start..at)?;
    // The block must still be open at the field.
    if between.contains("{{- end") || between.contains("{{ end") || between.contains("{{end") {
        return None;
    }
    let mut part = explain(template, &condition, layers);
    part.what = what.to_owned();
    Some(part)
}

/// All conditions of a text in order.
fn conditions(text: &str) -> impl Iterator<Item = Condition<'_>> {
    text.match_indices("{{").filter_map(move |(open, _)| {
        let inside = text.get(open + 2..)?;
        let inside = inside.get(..inside.find("}}")?)?;
        let body = inside.trim_start_matches('-').trim_start();
        let rest = body.strip_prefix("if ").or_else(|| body.strip_prefix("with "))?;
        let rest = rest.trim_end_matches('-').trim();
        let start = open + 2 + inside.find(rest)?;
        Some(Condition { text: rest, start })
    })
}

fn explain(
    template: &TemplateText<'_>,
    condition: &Condition<'_>,
    layers: &LayerStack,
) -> AbsentPart {
    let reads = value_paths(condition.text);
    let negated = condition.text.starts_with("not ");
    // What decided: the first value that is not as the condition wants it.
    let decided = reads.iter().find(|path| lookup(template.values, path).truth() == negated);
    let shown = decided.or(reads.first());
    let reason = match shown {
        Some(path)
            if reads.len() == 1
                || condition.text.starts_with("and ")
                || condition.text.starts_with("or ") =>
        {
            format!("`{}` {}", path.join("."), state(&lookup(template.values, path)))
        }
        Some(path) => format!(
            "`{}` does not hold; `{}` {}",
            condition.text,
            path.join("."),
            state(&lookup(template.values, path))
        ),
        None => format!("`{}` does not hold", condition.text),
    };
    let start = condition.start as u32;
    let span = Span { file: template.file, start, end: start + condition.text.len() as u32 };
    let sources = shown.into_iter().filter_map(|path| source(template, path, layers)).collect();
    AbsentPart { what: String::new(), kind: None, reason, condition: Some(span), sources }
}

fn source(template: &TemplateText<'_>, path: &[String], layers: &LayerStack) -> Option<Source> {
    let full: Vec<String> = template.prefix.iter().chain(path).cloned().collect();
    layers.source(&full)
}

/// A value in words.
fn state(value: &Value) -> String {
    match value {
        Value::Nil => "is not set".into(),
        Value::Str(text) if text.is_empty() => "is empty".into(),
        Value::List(list) if list.is_empty() => "is an empty list".into(),
        Value::Map(map) if map.is_empty() => "is an empty map".into(),
        Value::List(_) | Value::Map(_) => "is set".into(),
        scalar => {
            let text = yaml::json::encode(scalar, false).unwrap_or_default();
            format!("is {}", String::from_utf8_lossy(&text))
        }
    }
}

fn lookup(values: &Map, path: &[String]) -> Value {
    path.iter().fold(Value::Map(values.clone()), |value, key| {
        value.as_map().and_then(|map| map.get(key.as_bytes())).unwrap_or(Value::Nil)
    })
}

/// The paths below `.Values` that an expression names: `.Values.a.b`, `$.Values.a`.
pub(crate) fn value_paths(expression: &str) -> Vec<Vec<String>> {
    let mut paths: Vec<Vec<String>> = Vec::new();
    for (at, found) in expression.match_indices(".Values.") {
        let rest = expression.get(at + found.len()..).unwrap_or_default();
        let end = rest
            .find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.')))
            .unwrap_or(rest.len());
        let chain = rest.get(..end).unwrap_or_default().trim_end_matches('.');
        let path: Vec<String> = chain.split('.').map(str::to_owned).collect();
        if !chain.is_empty() && !paths.contains(&path) {
            paths.push(path);
        }
    }
    paths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_name_their_values() {
        let paths = value_paths("and .Values.ingress.enabled (eq $.Values.a \"b\")");
        assert_eq!(paths, [vec!["ingress".to_owned(), "enabled".into()], vec!["a".into()]]);
    }

    #[test]
    fn conditions_are_found_with_their_place() {
        let text = "{{- if .Values.a -}}\nx\n{{- end }}";
        let all: Vec<_> = conditions(text).map(|c| (c.text, c.start)).collect();
        assert_eq!(all, [(".Values.a", 7)]);
    }
}
