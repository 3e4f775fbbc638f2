//! IMG003: tags that YAML read as numbers.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::Severity;
use chartroom_diagnostics::{Edit, Fix, Span};
use chartroom_gotemplate::{Value, fmt};
use chartroom_yaml::{Node, Style};

pub(super) const RULE: Rule = Rule {
    id: "IMG003",
    severity: Severity::Error,
    title: messages::IMG003_TITLE,
    why: messages::IMG003_WHY,
    link: "https://helm.sh/docs/chart_best_practices/values/#make-types-clear",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        for container in workload.all_containers() {
            let Some(node) = container.node.get(&["image"]) else { continue };
            let image = container.image();
            let tag = image.rsplit(':').next().filter(|_| !image.contains('@')).unwrap_or_default();
            for (layer, written) in scene.scalars_of(workload.object, node) {
                let Some(text) = other_text(written, tag) else { continue };
                let (start, end) = (written.span.start as u32, written.span.end as u32);
                let span = Span { file: layer.file, start, end };
                let quoted = format!("\"{text}\"");
                let message = messages::Img003 { written: &text, tag: &tag }.text();
                findings.push(
                    Finding::in_file(span, message)
                        .help(messages::Img003Help { quoted: &quoted })
                        .related(workload.object, node, messages::IMG003_NOTE)
                        .fix(Some(Fix {
                            title: messages::FixWrite { text: &quoted }.text(),
                            edits: vec![Edit { span, text: quoted }],
                        })),
                );
            }
        }
    }
}

/// What is written, if it is a number that templates print as `tag`, which is another text.
fn other_text<'n>(written: &'n Node, tag: &str) -> Option<&'n str> {
    let text = &written.as_scalar().filter(|one| one.style == Style::Plain)?.value;
    let value = written.to_value().ok()?;
    let number = matches!(value, Value::Int(_) | Value::Int64(_) | Value::Float(_));
    let whole = match &value {
        Value::Float(float) => format!("{float}"),
        _ => String::new(),
    };
    let printed = [fmt::display(&value).to_text().into_owned(), whole];
    (number && text != tag && printed.iter().any(|printed| printed == tag)).then_some(text)
}
