//! ERR008: a rendered object has each key once.

use crate::Rule;
use crate::finding::{Finding, Findings, Place};
use crate::scene::Scene;
use chartroom_diagnostics::Severity;
use chartroom_yaml::Severity as Grade;

pub(super) const RULE: Rule = Rule {
    id: "ERR008",
    severity: Severity::Warning,
    title: "A rendered object has each key once.",
    why: "Helm prints an object with a key twice as it is. When it is applied, the last one counts and the others are \
          lost, or the API server's strict field validation refuses the object.",
    link: "https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    let Some(output) = scene.output else { return };
    for object in &scene.objects {
        let Some(text) = output.objects.get(object.index).map(|one| one.text.as_str()) else {
            continue;
        };
        for problem in chartroom_yaml::parse(text).problems {
            if problem.severity != Grade::Warning {
                continue;
            }
            let key = text.get(problem.span.clone()).unwrap_or_default();
            let place = Place::Rendered(object.index, problem.span.clone());
            let message = format!(
                "`{key}` stands twice in {} {}: only the last one counts.",
                object.kind, object.name
            );
            let mut finding = Finding::in_place(place, message)
                .help("Print it once: both values below one key, or one of the two.");
            if let Some(first) = problem.related {
                let place = Place::Rendered(object.index, first);
                finding = finding.related_place(place, "the one that is lost");
            }
            findings.push(finding);
        }
    }
}
