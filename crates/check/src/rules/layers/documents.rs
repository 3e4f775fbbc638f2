//! VAL019: several documents in one values file.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_core::Content;
use chartroom_diagnostics::{Edit, Fix, Severity, Span};
use chartroom_yaml::Node;

pub(super) const RULE: Rule = Rule {
    id: "VAL019",
    severity: Severity::Warning,
    title: messages::VAL019_TITLE,
    why: messages::VAL019_WHY,
    link: "https://helm.sh/docs/chart_template_guide/yaml_techniques/#embedding-multiple-documents-in-one-file",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for layer in &scene.layers.layers {
        if !matches!(layer.content, Content::Tree(_)) || !layer.prefix.is_empty() {
            continue;
        }
        let Some(file) = scene.report.files.get(layer.file) else { continue };
        let documents = chartroom_yaml::documents(&file.text);
        if documents.len() < 2 {
            continue;
        }
        let filled: Vec<_> = documents
            .into_iter()
            .filter_map(|range| {
                let root = chartroom_yaml::parse(file.text.get(range.clone())?).root?;
                (!root.entries().is_empty()).then_some((range, root))
            })
            .collect();
        let [(first, one), (second, other), rest @ ..] = filled.as_slice() else { continue };
        // The line that separates the two ends right before the second.
        let before = file.text.get(..second.start).unwrap_or_default();
        let start = before.trim_end_matches(['\n', '\r']).rfind('\n').map_or(0, |at| at + 1);
        let line = start as u32..second.start as u32;
        let span = Span { file: layer.file, start: line.start, end: line.end };
        let mut finding = Finding::in_file(
            Span { end: line.start + 3, ..span },
            messages::Val019 { file: &file.name, count: &(rest.len() + 2) },
        )
        .help(messages::VAL019_HELP);
        let key = |node: &Node| {
            let keys = node.entries().iter().filter_map(|entry| entry.key.text());
            keys.map(str::to_owned).collect::<Vec<_>>()
        };
        let disjoint = key(one).iter().all(|name| !key(other).contains(name));
        let block = [(first, one), (second, other)].iter().all(|(range, root)| {
            let text = file.text.get((*range).clone()).unwrap_or_default();
            !text.get(root.span.clone()).is_some_and(|text| text.starts_with('{'))
        });
        if disjoint && block {
            let edits = vec![Edit { span, text: String::new() }];
            finding = finding.fix(Some(Fix { title: messages::VAL019_FIX.text().into(), edits }));
        }
        findings.push(finding);
    }
}
