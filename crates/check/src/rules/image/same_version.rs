//! IMG004: another chart under the same version.

use crate::Rule;
use crate::edit::Editor;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_diagnostics::{Fix, Severity, Span};

pub(super) const RULE: Rule = Rule {
    id: "IMG004",
    severity: Severity::Info,
    title: messages::IMG004_TITLE,
    why: messages::IMG004_WHY,
    link: "https://helm.sh/docs/topics/charts/#charts-and-versioning",
    check,
};

/// Files that are named.
const NAMED: usize = 3;

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    let Some(before) = &scene.project.before else { return };
    let files = before.changed.iter().filter(|path| is_rendered(path));
    let files: Vec<&String> = files.collect();
    let report = &scene.report.files;
    let Some((first, id)) = files.first().zip(report.find("Chart.yaml")) else { return };
    let (Some(root), Some(chart)) = (scene.file("Chart.yaml"), report.get(id)) else { return };
    let version = root.get(&["version"]);
    let Some(version) = version.filter(|node| node.text() == Some(before.version.as_str())) else {
        return;
    };
    let span = Span::of(id, &version.span);
    let mut finding = Finding::in_file(
        span,
        messages::Img004 { version: &before.version, file: first, more: files.len() - 1 },
    )
    .help(messages::IMG004_HELP)
    .fix(next(&before.version).map(|next| Fix {
        title: messages::Img004Fix { next: &next }.text(),
        edits: vec![Editor::new(&chart.text, id).scalar(version, &next)],
    }));
    for file in files.iter().take(NAMED).filter_map(|path| report.find(path)) {
        finding = finding.related_file(Span { file, start: 0, end: 0 }, messages::IMG004_NOTE);
    }
    findings.push(finding);
}

/// Whether a file of a chart has a part in what it renders, beside its values: templates, definitions, subcharts.
fn is_rendered(path: &str) -> bool {
    ["templates/", "crds/", "charts/"].iter().any(|folder| path.starts_with(folder))
}

/// The next patch of a version without more to it.
fn next(version: &str) -> Option<String> {
    let (above, patch) = version.rsplit_once('.')?;
    let patch: u64 = patch.parse().ok()?;
    (above.split('.').count() == 2).then(|| format!("{above}.{}", patch.saturating_add(1)))
}
