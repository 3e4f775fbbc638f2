//! The objects that Helm gives to templates.

use super::{Candidate, plain};
use crate::{Asked, ItemKind};
use chartroom_core::ChartFacts;

const CONTEXT: &[(&str, &str)] = &[
    ("Values", "the values"),
    ("Release", "the release"),
    ("Chart", "Chart.yaml"),
    ("Capabilities", "the cluster"),
    ("Files", "files of the chart"),
    ("Template", "this template"),
    ("Subcharts", "contexts of subcharts"),
];

const RELEASE: &[(&str, &str)] = &[
    ("Name", "the name of the release"),
    ("Namespace", "the namespace of the release"),
    ("Service", "what renders: Helm"),
    ("IsInstall", "true on install"),
    ("IsUpgrade", "true on upgrade and rollback"),
    ("Revision", "counts up from 1"),
];

const CHART: &[(&str, &str)] = &[
    ("Name", "name"),
    ("Version", "version"),
    ("AppVersion", "appVersion"),
    ("Description", "description"),
    ("Type", "type"),
    ("APIVersion", "apiVersion"),
    ("KubeVersion", "kubeVersion"),
    ("Annotations", "annotations"),
    ("Dependencies", "dependencies"),
    ("Home", "home"),
    ("Icon", "icon"),
    ("Keywords", "keywords"),
    ("Maintainers", "maintainers"),
    ("Sources", "sources"),
    ("Tags", "tags"),
    ("Condition", "condition"),
    ("Deprecated", "deprecated"),
    ("IsRoot", "no chart is above it"),
];

const CAPABILITIES: &[(&str, &str)] = &[
    ("KubeVersion", "the version of Kubernetes"),
    ("APIVersions", "what the cluster serves"),
    ("HelmVersion", "the version of Helm"),
];

const KUBE_VERSION: &[(&str, &str)] = &[
    ("Version", "v1.34.0"),
    ("Major", "1"),
    ("Minor", "34"),
    ("GitVersion", "the same as Version"),
];

const HELM_VERSION: &[(&str, &str)] = &[
    ("Version", "the version of Helm"),
    ("GitCommit", "the commit it was built from"),
    ("GitTreeState", "clean or dirty"),
    ("GoVersion", "the Go it was built with"),
];

const API_VERSIONS: &[(&str, &str)] = &[("Has", "whether an API version or kind is served")];

const FILES: &[(&str, &str)] = &[
    ("Get", "the text of a file"),
    ("GetBytes", "the bytes of a file"),
    ("Glob", "the files that fit a pattern"),
    ("Lines", "the lines of a file"),
    ("AsConfig", "files as data of a ConfigMap"),
    ("AsSecrets", "files as data of a Secret"),
];

const TEMPLATE: &[(&str, &str)] =
    &[("Name", "the path of the template"), ("BasePath", "the path of templates/")];

/// What the context has, for behind its dot.
pub(super) fn context() -> Vec<Candidate> {
    table(CONTEXT)
}

/// The same with the dot, for where an operand may begin.
pub(super) fn roots() -> Vec<Candidate> {
    let of = |place: usize, (name, detail): &(&str, &str)| {
        plain(&format!(".{name}"), ItemKind::BuiltIn, detail, 58 - 8 * place as i32)
    };
    CONTEXT.iter().take(5).enumerate().map(|(place, row)| of(place, row)).collect()
}

/// What is below `.Release` and the like.
pub(super) fn below(asked: &Asked<'_>, path: &[String]) -> Vec<Candidate> {
    let words: Vec<&str> = path.iter().map(String::as_str).collect();
    let mut found = table(match words.as_slice() {
        ["Release"] => RELEASE,
        ["Chart"] => CHART,
        ["Capabilities"] => CAPABILITIES,
        ["Capabilities", "KubeVersion"] => KUBE_VERSION,
        ["Capabilities", "HelmVersion"] => HELM_VERSION,
        ["Capabilities", "APIVersions"] => API_VERSIONS,
        ["Files"] => FILES,
        ["Template"] => TEMPLATE,
        _ => &[],
    });
    match words.as_slice() {
        ["Release"] => {
            for one in &mut found {
                let said: Vec<String> = asked
                    .project
                    .environments
                    .iter()
                    .filter_map(|env| match one.item.label.as_str() {
                        "Name" => Some(format!("{} {}", env.name, env.release)),
                        "Namespace" => Some(format!("{} {}", env.name, env.namespace)),
                        _ => None,
                    })
                    .collect();
                one.item.doc.extend(Some(said.join(", ")).filter(|said| !said.is_empty()));
            }
        }
        ["Chart"] => {
            let facts = asked.rendered.iter().find_map(|one| one.report.chart.as_ref());
            found.iter_mut().for_each(|one| told(one, facts));
        }
        ["Subcharts"] => {
            found.extend(
                asked
                    .model
                    .charts
                    .iter()
                    .skip(1)
                    .map(|one| plain(&one.name, ItemKind::BuiltIn, "subchart", 10)),
            );
        }
        _ => {}
    }
    found
}

fn told(one: &mut Candidate, facts: Option<&ChartFacts>) {
    let Some(facts) = facts else { return };
    one.item.detail = match one.item.label.as_str() {
        "Name" => facts.name.clone(),
        "Version" => facts.version.clone(),
        "AppVersion" => facts.app_version.clone(),
        _ => return,
    };
}

fn table(rows: &[(&str, &str)]) -> Vec<Candidate> {
    let of = |(place, (name, detail)): (usize, &(&str, &str))| {
        plain(name, ItemKind::BuiltIn, detail, 40 - place as i32)
    };
    rows.iter().enumerate().map(of).collect()
}
