//! Reading for an editor: everything that can be read, and all that is wrong.

use super::Parser;
use crate::node::{Node, NodeKind};
use crate::problem::{Fault, Problem, Severity, Span};
use chartroom_diagnostics::LineIndex;
use std::collections::HashMap;

/// How often reading is tried again behind a fault.
const MAX_ERRORS: usize = 5;

/// What [`parse`] found.
#[derive(Clone, Debug, Default)]
pub struct Parsed {
    /// The first document. With errors, what could be read of it; None if there is nothing.
    pub root: Option<Node>,
    /// Errors, the one that Helm reports first, and then warnings.
    pub problems: Vec<Problem>,
}

impl Parsed {
    /// Whether Helm can read the document.
    pub fn is_valid(&self) -> bool {
        self.problems.iter().all(|problem| problem.severity != Severity::Error)
    }
}

/// Reads the first document of a text. After an error the line at fault is blanked and the rest is read again, so
/// that an editor keeps its outline; the first error is the one of go-yaml, in its words.
pub fn parse(text: &str) -> Parsed {
    let lines = LineIndex::new(text.as_bytes());
    let mut bytes = text.as_bytes().to_vec();
    let mut parsed = Parsed::default();
    let mut best = 0;
    for _ in 0..MAX_ERRORS {
        let mut parser = Parser::new(&bytes);
        let (root, fault) = match parser.document() {
            Ok(root) => (root, None),
            Err(fault) => (parser.partial(), Some(fault)),
        };
        // The reading that got furthest is the most useful one.
        let reached = fault.as_ref().map_or(usize::MAX, |fault| fault.span.start);
        if parsed.root.is_none() || reached > best {
            parsed.root = root;
            best = reached;
        }
        let Some(fault) = fault else {
            break;
        };
        let blanked = blank_line(&mut bytes, &fault, &lines);
        report(&mut parsed.problems, fault, &lines);
        if !blanked {
            break;
        }
    }
    finish(&mut parsed, &lines);
    parsed
}

/// What the decoder would refuse, and what it would silently drop.
fn finish(parsed: &mut Parsed, lines: &LineIndex) {
    let Some(root) = &parsed.root else {
        return;
    };
    if parsed.problems.is_empty()
        && let Err(error) = crate::decode::value_of(root)
    {
        let message = error.message.strip_prefix("error converting YAML to JSON: ").unwrap_or(&error.message);
        let span = error.span.clone().unwrap_or_else(|| root.span.clone());
        parsed.problems.push(problem(message.to_owned(), span, Severity::Error, None, lines));
    }
    for (first, second, key) in duplicates(root) {
        let message = format!("duplicate key {}: only the last one counts", crate::quote::quote(&key));
        parsed.problems.push(problem(message, second, Severity::Warning, Some(first), lines));
    }
}

fn problem(message: String, span: Span, severity: Severity, related: Option<Span>, lines: &LineIndex) -> Problem {
    let line = lines.line_col(span.start as u32).line + 1;
    Problem { message, span, line, severity, related }
}

/// Notes a fault. Of those that come up after blanking, only the ones further down are new.
fn report(problems: &mut Vec<Problem>, fault: Fault, lines: &LineIndex) {
    if problems.last().is_some_and(|last| fault.span.start <= last.span.start) {
        return;
    }
    let message = fault.text();
    problems.push(problem(message, fault.span, Severity::Error, fault.context, lines));
}

/// Overwrites the line at fault with spaces: that of an unclosed quote or bracket, if it is in another line, else the
/// faulty one. False if there is nothing left to blank.
fn blank_line(bytes: &mut [u8], fault: &Fault, lines: &LineIndex) -> bool {
    let at_end = fault.span.start >= bytes.len();
    let start = match &fault.context {
        Some(context) if at_end => context.start,
        _ => fault.span.start,
    };
    let line = lines.line_col(start as u32).line;
    // A fault at the start of an empty last line belongs to the line above.
    [line, line.saturating_sub(1)].into_iter().any(|line| {
        let range = lines.line_range(line);
        let Some(bytes) = bytes.get_mut(range.start as usize..range.end as usize) else {
            return false;
        };
        let written = bytes.iter().any(|byte| !matches!(byte, b' ' | b'\r'));
        bytes.iter_mut().filter(|byte| **byte != b'\r').for_each(|byte| *byte = b' ');
        written
    })
}

/// Keys that a later one of the same mapping replaces: both spans and the text.
fn duplicates(root: &Node) -> Vec<(Span, Span, String)> {
    let mut found = Vec::new();
    let mut waiting = vec![root];
    while let Some(node) = waiting.pop() {
        if let NodeKind::Mapping(entries) = &node.kind {
            let mut seen: HashMap<&str, &Span> = HashMap::new();
            for entry in entries {
                let Some(text) = entry.key.text().filter(|text| *text != "<<") else {
                    continue;
                };
                if let Some(first) = seen.insert(text, &entry.key.span) {
                    found.push((first.clone(), entry.key.span.clone(), text.to_owned()));
                }
            }
        }
        waiting.extend(node.children());
    }
    found.sort_by_key(|(_, second, _)| second.start);
    found
}
