//! The property that places have to have: what stands in the output as it stands in a template has that template's line
//! and column.
//!
//! For each line of each object that a case renders, every piece that is said to be literal is held against the bytes
//! that are named for it, and the line that `explain --line` names against the line of the output. Beyond that, lines that
//! some template of the chart holds word for word are counted, and those of them that are named at a line without that
//! text: they were computed (`printf "a: %s" "b"`), or their text was lost on its way.

use crate::case::Case;
use chartroom_core::provenance::Provenance;
use chartroom_core::{Output, Report, diagnostics::Span};
use std::collections::HashMap;

/// Sums over cases.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Cases that render.
    pub cases: usize,
    /// Lines of output with something in them.
    pub lines: usize,
    /// Pieces of lines that stand in a template as they are.
    pub literal: usize,
    /// Lines without a value that stand in some template word for word.
    pub verbatim: usize,
    /// What is named wrongly: case, template and line, text, what is named for it.
    pub wrong: Vec<String>,
    /// Lines that stand in some template word for word and are named at another line.
    pub elsewhere: Vec<String>,
}

impl Tally {
    /// Adds another.
    pub fn add(&mut self, other: Self) {
        self.cases += other.cases;
        self.lines += other.lines;
        self.literal += other.literal;
        self.verbatim += other.verbatim;
        self.wrong.extend(other.wrong);
        self.elsewhere.extend(other.elsewhere);
    }
}

/// Looks at every line of a case; nothing for one that does not render.
pub fn measure(case: &Case) -> Tally {
    let Ok(Some(report)) = chartroom_cli::report(&case.args, &case.disk) else {
        return Tally::default();
    };
    let output = report.environments.first().and_then(|only| only.output.as_ref());
    let Some(output) = output else { return Tally::default() };
    let mut lines = Lines {
        name: format!("{}/{}", case.set, case.name),
        known: template_lines(&report),
        report: &report,
        output,
        tally: Tally { cases: 1, ..Tally::default() },
    };
    for (number, object) in output.objects.iter().enumerate() {
        for (line, text) in object.text.lines().enumerate() {
            lines.look(&output.provenance, (number, line), text);
        }
    }
    lines.tally
}

struct Lines<'a> {
    name: String,
    /// Lines of templates without surrounding blanks, those without an action.
    known: HashMap<&'a str, usize>,
    report: &'a Report,
    output: &'a Output,
    tally: Tally,
}

impl<'a> Lines<'a> {
    fn look(&mut self, provenance: &Provenance, (object, line): (usize, usize), text: &str) {
        if text.trim().is_empty() {
            return;
        }
        self.tally.lines += 1;
        let (name, template) = (self.name.clone(), &self.output.objects[object].template);
        let at = |found: &str| {
            format!("{name}: {template}, line {}: {text:?} is said to be {found:?}", line + 1)
        };
        for piece in provenance.pieces(object, line) {
            let (Some(span), true) = (piece.template, piece.literal) else { continue };
            self.tally.literal += 1;
            let found = self.bytes(span);
            if found != text.get(piece.range.clone()) {
                self.tally.wrong.push(at(found.unwrap_or_default()));
            }
        }
        let Some(origin) = provenance.line(object, line) else { return };
        let Some(named) = origin.templates.first().and_then(|span| self.line(*span)) else {
            return;
        };
        if origin.literal
            && !origin.templates.first().is_some_and(|span| {
                let literal = self.bytes(*span).unwrap_or_default();
                text.contains(literal.trim()) && named.contains(literal.trim())
            })
        {
            self.tally.wrong.push(at(named));
        }
        if origin.values.is_empty() && self.known.contains_key(text.trim()) {
            self.tally.verbatim += 1;
            if !named.contains(text.trim()) {
                self.tally.elsewhere.push(at(named));
            }
        }
    }

    fn bytes(&self, span: Span) -> Option<&'a str> {
        let report: &'a Report = self.report;
        report.files.get(span.file)?.text.get(span.start as usize..span.end as usize)
    }

    /// The line that a place stands in.
    fn line(&self, span: Span) -> Option<&'a str> {
        let report: &'a Report = self.report;
        let text = &report.files.get(span.file)?.text;
        let start = text.get(..span.start as usize)?.rfind('\n').map_or(0, |at| at + 1);
        text.get(start..)?.lines().next()
    }
}

fn template_lines(report: &Report) -> HashMap<&str, usize> {
    let mut known = HashMap::new();
    for (_, file) in report.files.iter().filter(|(_, file)| file.name.contains("templates/")) {
        for line in file.text.lines().map(str::trim) {
            if !line.is_empty() && !line.contains("{{") && !line.contains("}}") {
                *known.entry(line).or_default() += 1;
            }
        }
    }
    known
}
