//! OUT001: lines of blanks that an action leaves behind.

use crate::Rule;
use crate::finding::Place;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::{Scene, Workload};
use chartroom_diagnostics::Severity;
use chartroom_yaml::{Node, Style};
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    id: "OUT001",
    severity: Severity::Info,
    title: messages::OUT001_TITLE,
    why: messages::OUT001_WHY,
    link: "https://helm.sh/docs/chart_template_guide/control_structures/#controlling-whitespace",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    let rendered = scene.output.map(|output| output.objects.as_slice()).unwrap_or_default();
    // What runs pods is what people read and compare.
    for workload in scene.workloads().filter(Workload::is_long_running) {
        let object = workload.object;
        let Some(text) = rendered.get(object.index).map(|one| one.text.as_str()) else { continue };
        let mut texts = Vec::new();
        block_texts(&object.root, &mut texts);
        let mut at = 0;
        let mut blank = Vec::new();
        for line in text.split_inclusive('\n') {
            let (start, end) = (at, at + line.trim_end_matches('\n').len());
            at += line.len();
            let inside = texts.iter().any(|text: &Range<usize>| text.contains(&start));
            if end > start && line.trim().is_empty() && !inside {
                blank.push(start..end);
            }
        }
        let Some(first) = blank.first() else { continue };
        findings.push(
            Finding::in_place(
                Place::Rendered(object.index, first.clone()),
                messages::Out001 { kind: &object.kind, name: &object.name, count: blank.len() },
            )
            .help(messages::OUT001_HELP),
        );
    }
}

/// The bytes of block scalars, in which blanks are text.
fn block_texts(node: &Node, texts: &mut Vec<Range<usize>>) {
    let mut open = vec![node];
    while let Some(node) = open.pop() {
        if node.as_scalar().is_some_and(|one| matches!(one.style, Style::Literal | Style::Folded)) {
            texts.push(node.span.clone());
        }
        open.extend(node.items());
        open.extend(node.entries().iter().map(|entry| &entry.value));
    }
}
