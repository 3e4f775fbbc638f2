//! What is done to a value where a template reads it: a default, a demand, quotes.

use super::{Act, ActKind, act, place};
use crate::Asked;
use crate::messages;
use crate::model::Template;
use crate::template::scan::{Action, TokenKind, action_at};
use chartroom_core::edit::line_end;
use chartroom_gotemplate::Value;

pub(super) fn acts(asked: &Asked<'_>, template: &Template, offset: usize) -> Vec<Act> {
    let text = &template.file.text;
    let Some(action) = action_at(&template.file.actions, offset).filter(|one| !one.comment) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let read = template.reads.iter().map(|(read, _)| read);
    let mut read = read.filter(|read| read.range.start <= offset && offset <= read.range.end);
    if let Some(read) = read.next() {
        let name = read.path.join(".");
        let base = asked.base_value(&read.path);
        let literal = base.as_ref().map_or(Some("\"\"".to_owned()), literal);
        let slice = text.get(read.range.clone()).unwrap_or_default();
        let alone = is_alone(text, action, read.range.start);
        let known = action.tokens.iter().any(|token| {
            matches!(
                text.get(token.range.clone()),
                Some("default" | "required" | "coalesce" | "ternary")
            )
        });
        if let Some(literal) = literal.filter(|_| !known && !slice.is_empty()) {
            let new = match alone {
                true => format!("{slice} | default {literal}"),
                false => format!("(default {literal} {slice})"),
            };
            let edit = (place(&template.path, read.range.clone()), new);
            let title = messages::ActDefault { name: &name, literal: &literal }.text();
            found.push(act(title, ActKind::Rewrite, true, vec![edit]));
        }
        if !known && !slice.is_empty() {
            let call = format!("required \"{name} is required\" {slice}");
            let new = if alone { call } else { format!("({call})") };
            let edit = (place(&template.path, read.range.clone()), new);
            found.push(act(
                messages::ActRequire { name: &name }.text(),
                ActKind::Rewrite,
                true,
                vec![edit],
            ));
        }
    }
    found.extend(quoted(template, action));
    found
}

/// Whether an operand is all that its pipeline begins with.
fn is_alone(text: &str, action: &Action, start: usize) -> bool {
    let Some(at) = action.tokens.iter().position(|one| one.range.start == start) else {
        return false;
    };
    let begins = action.tokens.get(..at).unwrap_or_default().iter().all(|one| {
        let word = text.get(one.range.clone()).unwrap_or_default();
        matches!(word, "if" | "else" | "with" | "range")
    });
    let before = at.checked_sub(1).and_then(|at| action.tokens.get(at));
    let assigned = before.is_some_and(|one| one.kind == TokenKind::Assign);
    let behind = action.tokens.get(at + 1).map(|one| one.kind);
    (begins || assigned) && matches!(behind, None | Some(TokenKind::Pipe))
}

/// A value as an action has it.
fn literal(value: &Value) -> Option<String> {
    match value {
        Value::Bool(is) => Some(is.to_string()),
        Value::Map(_) | Value::List(_) | Value::Nil => None,
        other => {
            let text = chartroom_core::one_line(other);
            let number = text.parse::<i64>().is_ok();
            let inner = text.trim_matches(['"', '\'']);
            let plain = !inner.contains(['"', '\\', '\n']);
            match number {
                true => Some(text),
                false => plain.then(|| format!("\"{inner}\"")),
            }
        }
    }
}

/// Quotes around what an action prints as the value of a key.
fn quoted(template: &Template, action: &Action) -> Option<Act> {
    let text = &template.file.text;
    let words = action.tokens.iter().filter_map(|token| text.get(token.range.clone()));
    let known = ["quote", "squote", "toYaml", "toJson", "nindent", "indent", "include", "template"];
    if action.is_silent(text) || words.clone().any(|word| known.contains(&word)) {
        return None;
    }
    let before = text.get(..action.range.start)?.rsplit('\n').next()?;
    let after = text.get(action.range.end..line_end(text, action.range.end))?;
    let value = before.ends_with(": ") || before.trim_end().ends_with('-');
    let last = action.tokens.last()?;
    if !value || !after.trim().is_empty() {
        return None;
    }
    let edit = (place(&template.path, last.range.end..last.range.end), " | quote".to_owned());
    Some(act(messages::ACT_QUOTE_OUTPUT.into(), ActKind::Rewrite, false, vec![edit]))
}
