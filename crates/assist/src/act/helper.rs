//! A helper whose text takes the place of its call.

use super::{Act, ActKind, act, place};
use crate::Asked;
use crate::messages;
use crate::model::Template;
use crate::template::scan::{TokenKind, action_at, actions, unquoted};

/// `include "name" .` becomes what the helper prints, where that is one action or a plain text.
pub(super) fn inlined(asked: &Asked<'_>, template: &Template, offset: usize) -> Option<Act> {
    let text = &template.file.text;
    let action = action_at(&template.file.actions, offset)?;
    let slice = |at: usize| {
        action.tokens.get(at).and_then(|one| text.get(one.range.clone())).unwrap_or_default()
    };
    let on = action
        .tokens
        .iter()
        .position(|one| one.range.start <= offset && offset <= one.range.end)?;
    let first = (on.saturating_sub(2)..=on).find(|at| slice(*at) == "include" && *at + 2 >= on)?;
    let name = unquoted(slice(first + 1));
    let argument = slice(first + 2);
    if !matches!(argument, "." | "$") {
        return None;
    }
    let mut defines = asked.model.templates.iter().flat_map(|one| {
        one.defines.iter().filter(|define| define.name == name).map(move |define| (one, define))
    });
    let (owner, define) = defines.next()?;
    if defines.next().is_some() {
        return None;
    }
    let whole = owner.file.text.get(define.head.start..define.body.end)?;
    let head = owner.file.text.get(define.head.clone())?;
    let tail = owner.file.text.get(define.body.end..)?;
    let mut body = whole.strip_prefix(head)?;
    if head.ends_with("-}}") {
        body = body.trim_start();
    }
    if tail.starts_with("{{-") {
        body = body.trim_end();
    }
    let inner = actions(body);
    let printed = match inner.as_slice() {
        [] if !body.contains(['"', '\\', '\n']) => format!("\"{body}\""),
        [one]
            if one.range.start == 0 && one.range.end == body.len()
                || is_trimmed(body, &one.range) =>
        {
            if one.is_silent(body) {
                return None;
            }
            let expression = body.get(one.inside.clone())?.trim();
            let dotted = if argument == "$" { dollars(body, one)? } else { expression.to_owned() };
            let text = format!("({dotted})");
            let is_word = one.tokens.len() == 1;
            if is_word { dotted } else { text }
        }
        _ => return None,
    };
    let from = action.tokens.get(first)?.range.start;
    let to = action.tokens.get(first + 2)?.range.end;
    let alone = action.tokens.len() == 3;
    // What a helper prints is text, whatever it is made of.
    let printed = match alone {
        true => printed
            .strip_prefix('(')
            .and_then(|inner| inner.strip_suffix(')'))
            .map_or(printed.clone(), str::to_owned),
        false if printed.starts_with('"') => printed,
        false => format!("(toString {printed})"),
    };
    let edit = (place(&template.path, from..to), printed);
    Some(act(messages::ActInline { name: &name }.text(), ActKind::Inline, true, vec![edit]))
}

/// Whether the braces of an action take away all that is around it.
fn is_trimmed(body: &str, range: &std::ops::Range<usize>) -> bool {
    let before = body.get(..range.start).unwrap_or_default();
    let after = body.get(range.end..).unwrap_or_default();
    let action = body.get(range.clone()).unwrap_or_default();
    let first = before.is_empty() || (before.trim().is_empty() && action.starts_with("{{-"));
    first && (after.is_empty() || (after.trim().is_empty() && action.ends_with("-}}")))
}

/// The expression of an action with `$` for its dot.
fn dollars(body: &str, action: &crate::template::scan::Action) -> Option<String> {
    let mut text = body.get(action.inside.clone())?.to_owned();
    for token in action.tokens.iter().rev().filter(|token| token.kind == TokenKind::Field) {
        let at = token.range.start - action.inside.start;
        let bare = token.range.len() == 1;
        text.replace_range(at..at + 1, if bare { "$" } else { "$." });
    }
    Some(text.trim().to_owned())
}
