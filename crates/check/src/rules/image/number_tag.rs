//! IMG003: tags that YAML read as numbers.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::scene::Scene;
use chartroom_diagnostics::Severity;
use chartroom_diagnostics::{Edit, Fix, Span};
use chartroom_gotemplate::Value;
use chartroom_yaml::Style;

pub(super) const RULE: Rule = Rule {
    id: "IMG003",
    severity: Severity::Error,
    title: "A tag is text.",
    why: "YAML reads a tag such as `0012345`, `1.10` or `1e3` as a number unless it is quoted, and prints \
          another text: the image that is pulled is another one, or does not exist. A commit of digits alone \
          is enough.",
    link: "https://helm.sh/docs/chart_best_practices/values/#make-types-clear",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        for container in workload.all_containers() {
            let Some(node) = container.node.get(&["image"]) else { continue };
            for (layer, written) in scene.scalars_of(workload.object, node) {
                let Some(scalar) = written.as_scalar().filter(|one| one.style == Style::Plain)
                else {
                    continue;
                };
                let number = matches!(
                    written.to_value(),
                    Ok(Value::Int(_) | Value::Int64(_) | Value::Float(_))
                );
                let kept = container.image().ends_with(&format!(":{}", scalar.value));
                let tag = container.image().rsplit(':').next().unwrap_or_default();
                if !number || kept || container.image().contains('@') {
                    continue;
                }
                let (start, end) = (written.span.start as u32, written.span.end as u32);
                let span = Span { file: layer.file, start, end };
                let quoted = format!("\"{}\"", scalar.value);
                findings.push(
                    Finding::in_file(
                        span,
                        format!(
                            "The tag `{}` is read as a number and becomes `{tag}`.",
                            scalar.value
                        ),
                    )
                    .help(format!("Quote it: `{quoted}`."))
                    .related(workload.object, node, "the image")
                    .fix(Some(Fix {
                        title: format!("Write `{quoted}`"),
                        edits: vec![Edit { span, text: quoted }],
                    })),
                );
            }
        }
    }
}
