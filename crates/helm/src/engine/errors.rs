//! Helm's texts for template errors, made from their structure (Helm's `cleanupParseError` and
//! `reformatExecErrorMsg` in pkg/engine, which take Go's texts apart again).

use chartroom_gotemplate::{Cause, ExecError, Link, ParseError, Place};

/// Helm's text for a template that cannot be parsed: the place and what stands behind the last `: `.
pub fn parse_error_text(error: &ParseError) -> String {
    let text = error.to_string();
    let mut tokens = text.split(": ");
    let location = tokens.nth(1).unwrap_or_default();
    let message = text.rsplit(": ").next().unwrap_or_default();
    format!("parse error at ({location}): {message}")
}

/// Helm's text for a template that fails: one paragraph per nested template where every error of the chain is a
/// template's own, else Go's text in one line. The message of `required` and `fail` stands alone.
pub fn exec_error_text(error: &ExecError) -> String {
    if let (Cause::Refused(text), Some(link)) = (&*error.cause, error.links.last()) {
        let Place { source, line, column, .. } = &link.place;
        return format!("execution error at ({}:{line}:{column}): {text}", source.name);
    }
    let mut paragraphs: Vec<String> = Vec::new();
    let last = error.links.len().saturating_sub(1);
    for (depth, link) in error.links.iter().rev().enumerate() {
        let inner = if depth == last { error.cause.to_string() } else { "template:".to_owned() };
        if depth != last && link.callee.as_ref().is_some_and(|callee| !callee.prefix.is_empty()) {
            return error.to_string();
        }
        let paragraph = link_paragraph(link, &inner);
        if paragraphs.last() != Some(&paragraph) {
            paragraphs.push(paragraph);
        }
    }
    // A function's own error is one more link, which must read like a template's.
    if error.links.first().is_some_and(|link| link.callee.is_some()) {
        match leaf_paragraph(error) {
            Some(paragraph) => paragraphs.push(paragraph),
            None => return error.to_string(),
        }
    }
    paragraphs.concat().trim().to_owned()
}

/// One link as Helm sets it: location, what was executing, message; the message ends before the next link's text.
fn link_paragraph(link: &Link, inner: &str) -> String {
    let place = &link.place;
    let message = match &link.callee {
        Some(callee) => format!("error calling {}: {}{inner}", callee.name, callee.prefix),
        None => inner.to_owned(),
    };
    // Helm looks for the first `>: `, which may stand in the node's text.
    let rest = format!("{}>: {message}", place.context);
    let (context, message) = rest.split_once(">: ").unwrap_or((&rest, ""));
    let message = message.split(" template:").next().unwrap_or_default();
    let template = chartroom_gotemplate::fmt::quote(link.template.as_bytes());
    format!(
        "{}:{}:{}\n  executing {template} at <{context}>:\n    {message}\n",
        place.source.name, place.line, place.column
    )
}

/// A function's error as the last link, if Helm can read it as one: `template: no template …` or
/// `template: LOCATION: MESSAGE`.
fn leaf_paragraph(error: &ExecError) -> Option<String> {
    let prefix = error.links.first()?.callee.as_ref().map_or("", |callee| &callee.prefix);
    let text = format!("{prefix}{}", error.cause);
    let rest = text.strip_prefix("template: ")?;
    if rest.starts_with("no template ") {
        return Some(format!("{text}\n"));
    }
    let (location, message) = rest.rsplit_once(": ")?;
    Some(format!("{location}\n  {message}\n"))
}
