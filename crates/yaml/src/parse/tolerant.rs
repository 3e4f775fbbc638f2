//! Reading for an editor: everything that can be read, and all that is wrong.

use crate::cause::Cause;
use crate::memo;
use crate::node::{Node, NodeKind};
use crate::problem::{Fault, Message, Problem, Said, Severity, Span};
use chartroom_diagnostics::LineIndex;
use std::collections::HashMap;
use std::rc::Rc;

/// How often reading is tried again behind a fault.
const MAX_ERRORS: usize = 5;

/// What [`parse`] found.
#[derive(Clone, Debug, Default)]
pub struct Parsed {
    /// The first document. With errors, what could be read of it; None if there is nothing.
    pub root: Option<Rc<Node>>,
    /// Errors, the one that Helm reports first, and then warnings.
    pub problems: Vec<Problem>,
}

impl Parsed {
    /// Whether Helm can read the document.
    pub fn is_valid(&self) -> bool {
        self.problems.iter().all(|problem| problem.severity != Severity::Error)
    }
}

/// Reads the first document of a text. After an error a line at fault is blanked and the text is read again, so that
/// an editor keeps its outline; the first error is the one of go-yaml, in its words.
pub fn parse(text: &str) -> Parsed {
    if let Some(root) = memo::clean_document(text.as_bytes()) {
        return Parsed { root, problems: Vec::new() };
    }
    let lines = LineIndex::new(text.as_bytes());
    let mut parsed = Parsed::default();
    let mut bytes = text.as_bytes().to_vec();
    let mut reading = Reading::of(&bytes);
    for _ in 0..MAX_ERRORS {
        let Some(fault) = &reading.fault else {
            break;
        };
        report(&mut parsed.problems, fault, &lines);
        // The reading that gets furthest is the most useful one.
        let attempts = faulty_lines(fault, &lines).into_iter().filter_map(|line| {
            let blanked = blank_line(&bytes, lines.line_range(line))?;
            Some((Reading::of(&blanked), blanked))
        });
        match attempts.max_by_key(|(attempt, _)| attempt.reached()) {
            Some((attempt, blanked)) if attempt.reached() > reading.reached() => {
                (reading, bytes) = (attempt, blanked);
            }
            _ => break,
        }
    }
    parsed.root = reading.root;
    finish(&mut parsed, &lines);
    if parsed.problems.is_empty() {
        memo::note_clean(text.as_bytes());
    }
    parsed
}

/// One attempt at a text.
struct Reading {
    root: Option<Rc<Node>>,
    fault: Option<Fault>,
}

impl Reading {
    fn of(bytes: &[u8]) -> Self {
        let read = memo::document_or(bytes, |parser, fault| Self {
            root: parser.partial().map(Rc::new),
            fault: Some(fault),
        });
        read.map_or_else(|partial| partial, |root| Self { root, fault: None })
    }

    /// How far it got.
    fn reached(&self) -> usize {
        self.fault.as_ref().map_or(usize::MAX, |fault| fault.span.start)
    }
}

/// What the decoder would refuse, and what it would silently drop.
fn finish(parsed: &mut Parsed, lines: &LineIndex) {
    let Some(root) = &parsed.root else {
        return;
    };
    if parsed.problems.is_empty()
        && let Err(error) = crate::decode::value_of(root)
    {
        let span = error.span.unwrap_or_else(|| root.span.clone());
        let message = error.message.unprefixed();
        parsed.problems.push(problem(message, span, Severity::Error, None, lines));
    }
    for (first, second, key) in duplicates(root) {
        let message = Message::new(Said::Alone, Cause::Duplicate(key));
        parsed.problems.push(problem(message, second, Severity::Warning, Some(first), lines));
    }
}

fn problem(
    message: Message,
    span: Span,
    severity: Severity,
    related: Option<Span>,
    lines: &LineIndex,
) -> Problem {
    let line = lines.line_col(span.start as u32).line + 1;
    Problem { message, span, line, severity, related }
}

/// Notes a fault. Of those that come up after blanking, only the ones further down are new.
fn report(problems: &mut Vec<Problem>, fault: &Fault, lines: &LineIndex) {
    if problems.last().is_none_or(|last| fault.span.start > last.span.start) {
        let (span, context) = (fault.span.clone(), fault.context.clone());
        let message = Message::new(Said::Yaml(fault.line), fault.cause.clone());
        problems.push(problem(message, span, Severity::Error, context, lines));
    }
}

/// Lines that may be the cause of a fault: its own, the one above, and that of the quote or collection which it ends.
fn faulty_lines(fault: &Fault, lines: &LineIndex) -> Vec<u32> {
    let line_of = |span: &Span| lines.line_col(span.start as u32).line;
    let line = line_of(&fault.span);
    let mut candidates = vec![line, line.saturating_sub(1)];
    candidates.extend(fault.context.as_ref().map(line_of));
    // Of equally good ones the last is taken: the line at fault.
    candidates.reverse();
    candidates
}

/// The text with a line overwritten by spaces; None if nothing is written on it.
fn blank_line(bytes: &[u8], range: std::ops::Range<u32>) -> Option<Vec<u8>> {
    let range = range.start as usize..range.end as usize;
    let written = bytes.get(range.clone())?.iter().any(|byte| !matches!(byte, b' ' | b'\r'));
    let mut blanked = bytes.to_vec();
    blanked.get_mut(range)?.iter_mut().filter(|byte| **byte != b'\r').for_each(|byte| *byte = b' ');
    written.then_some(blanked)
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
    chartroom_diagnostics::order::sort_by_key(&mut found, |(_, second, _)| second.start);
    found
}
