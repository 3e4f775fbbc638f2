//! What Helm lets through and what breaks later: rules over the layers of an environment and over what it renders to,
//! each finding at the user's own line.
//!
//! A rule is one file below `rules/` with a [`Rule`] and a function, and its cases below `cases/<ID>/`.

mod attach;
mod declared;
mod dedup;
mod edit;
mod entries;
mod finding;
mod messages;
mod place;
mod profile;
mod references;
mod rule;
pub mod rules;
mod scene;
mod schema;
mod settings;
mod severities;
mod suggest;
mod tried;

mod words;

#[cfg(feature = "data")]
pub use chartroom_kube::DATA;
pub use chartroom_kube::{ReadError, Schemas};
pub use declared::with_environments;
pub use edit::{plain_or_quoted, together};
pub use entries::{ChangedEntry, Entries, changed_entries, with_entries};
pub use profile::{NodeSize, Profile, kubectl_commands};
pub use references::{Reference, references};
pub use rule::Rule;
pub use settings::{declared_timeout, switch_off};
pub use suggest::suggest_schema;
pub use tried::{Trial, keep_mending_fixes};

use chartroom_core::{Output, Project, Report};
use chartroom_diagnostics::{Diagnostic, Doc, Severity};
use finding::Findings;
use scene::Scene;
use settings::Settings;
use severities::Severities;

/// Checks every environment of a report on a project, and adds what is found to its problems. Environments that did
/// not render are checked for what their layers say. `others` are reports on the same chart in further environments,
/// for rules that look at all of them. Without schemas, objects are not held against what Kubernetes knows of their
/// kinds.
pub fn check(
    project: &Project,
    report: &mut Report,
    others: &[&Report],
    schemas: Option<&Schemas>,
) {
    let earlier = project.earlier().map(|earlier| chartroom_core::report(&earlier));
    check_against(project, (report, others), schemas, earlier.as_ref());
}

/// The same, against what the chart rendered to before it was changed.
pub fn check_against(
    project: &Project,
    (report, others): (&mut Report, &[&Report]),
    schemas: Option<&Schemas>,
    earlier: Option<&Report>,
) {
    let (settings, complaints) = Settings::of(report);
    let (severities, further) = Severities::of(report);
    let all = 0..report.environments.len();
    for diagnostic in complaints.into_iter().chain(further) {
        report.add(diagnostic, all.clone());
    }
    for index in all {
        let earlier = earlier.and_then(|earlier| earlier.environments.get(index));
        let earlier = earlier.and_then(|one| one.output.as_ref());
        let reports = (&*report, others, earlier);
        for diagnostic in environment(project, reports, index, (&settings, &severities), schemas) {
            report.add(diagnostic, index..index + 1);
        }
    }
    dedup::one_cause(report);
    dedup::refused(report);
    attach::attach(report, &severities);
    report.sort();
}

/// Whether a values file of an environment cannot be read: all that could be said of its layers follows from that.
fn is_unreadable(report: &Report, environment: usize) -> bool {
    let broken = ["ERR007", "VAL020", "VAL021"];
    let rendered = report.environments.get(environment).is_some_and(|one| one.output.is_some());
    let mut here = report.problems.iter().filter(|one| one.environments.contains(&environment));
    !rendered
        && here.any(|one| {
            let found = &one.diagnostic;
            found.severity == Severity::Error && broken.contains(&found.code)
        })
}

/// What is found in one environment, each finding once.
fn environment(
    project: &Project,
    (report, others, earlier): (&Report, &[&Report], Option<&Output>),
    index: usize,
    (settings, severities): (&Settings, &Severities),
    schemas: Option<&Schemas>,
) -> Vec<Diagnostic> {
    if is_unreadable(report, index) {
        return Vec::new();
    }
    let Some(mut scene) = Scene::of(project, (report, others), index, settings, schemas) else {
        return Vec::new();
    };
    scene.earlier = earlier;
    let mut found = Vec::new();
    for rule in rules::all() {
        let Some(severity) = severities.severity(rule) else { continue };
        let mut findings = Findings::new(
            &scene,
            (rule.id, Doc { why: rule.why.text(), link: rule.link }),
            severity,
        );
        (rule.check)(&scene, &mut findings);
        found.extend(findings.finish());
    }
    dedup::merge(&mut found);
    dedup::told_by_helm(report, index, &mut found);
    place::once(found)
}
