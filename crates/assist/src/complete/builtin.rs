//! The objects that Helm gives to templates.

use super::{Candidate, Detail, plain};
use crate::messages;
use crate::{Asked, ItemKind};
use chartroom_core::ChartFacts;

const CONTEXT: &[(&str, Detail)] = &[
    ("Values", Detail::Said(messages::BUILT_IN_VALUES)),
    ("Release", Detail::Said(messages::BUILT_IN_RELEASE)),
    ("Chart", Detail::As("Chart.yaml")),
    ("Capabilities", Detail::Said(messages::BUILT_IN_CAPABILITIES)),
    ("Files", Detail::Said(messages::BUILT_IN_FILES)),
    ("Template", Detail::Said(messages::BUILT_IN_TEMPLATE)),
    ("Subcharts", Detail::Said(messages::BUILT_IN_SUBCHARTS)),
];

const RELEASE: &[(&str, Detail)] = &[
    ("Name", Detail::Said(messages::RELEASE_NAME)),
    ("Namespace", Detail::Said(messages::RELEASE_NAMESPACE)),
    ("Service", Detail::Said(messages::RELEASE_SERVICE)),
    ("IsInstall", Detail::Said(messages::RELEASE_IS_INSTALL)),
    ("IsUpgrade", Detail::Said(messages::RELEASE_IS_UPGRADE)),
    ("Revision", Detail::Said(messages::RELEASE_REVISION)),
];

const CHART: &[(&str, Detail)] = &[
    ("Name", Detail::As("name")),
    ("Version", Detail::As("version")),
    ("AppVersion", Detail::As("appVersion")),
    ("Description", Detail::As("description")),
    ("Type", Detail::As("type")),
    ("APIVersion", Detail::As("apiVersion")),
    ("KubeVersion", Detail::As("kubeVersion")),
    ("Annotations", Detail::As("annotations")),
    ("Dependencies", Detail::As("dependencies")),
    ("Home", Detail::As("home")),
    ("Icon", Detail::As("icon")),
    ("Keywords", Detail::As("keywords")),
    ("Maintainers", Detail::As("maintainers")),
    ("Sources", Detail::As("sources")),
    ("Tags", Detail::As("tags")),
    ("Condition", Detail::As("condition")),
    ("Deprecated", Detail::As("deprecated")),
    ("IsRoot", Detail::Said(messages::CHART_IS_ROOT)),
];

const CAPABILITIES: &[(&str, Detail)] = &[
    ("KubeVersion", Detail::Said(messages::CAPABILITIES_KUBE_VERSION)),
    ("APIVersions", Detail::Said(messages::CAPABILITIES_API_VERSIONS)),
    ("HelmVersion", Detail::Said(messages::CAPABILITIES_HELM_VERSION)),
];

const KUBE_VERSION: &[(&str, Detail)] = &[
    ("Version", Detail::As("v1.34.0")),
    ("Major", Detail::As("1")),
    ("Minor", Detail::As("34")),
    ("GitVersion", Detail::Said(messages::KUBE_VERSION_GIT_VERSION)),
];

const HELM_VERSION: &[(&str, Detail)] = &[
    ("Version", Detail::Said(messages::CAPABILITIES_HELM_VERSION)),
    ("GitCommit", Detail::Said(messages::HELM_VERSION_GIT_COMMIT)),
    ("GitTreeState", Detail::Said(messages::HELM_VERSION_TREE_STATE)),
    ("GoVersion", Detail::Said(messages::HELM_VERSION_GO_VERSION)),
];

const API_VERSIONS: &[(&str, Detail)] = &[("Has", Detail::Said(messages::API_VERSIONS_HAS))];

const FILES: &[(&str, Detail)] = &[
    ("Get", Detail::Said(messages::FILES_GET)),
    ("GetBytes", Detail::Said(messages::FILES_GET_BYTES)),
    ("Glob", Detail::Said(messages::FILES_GLOB)),
    ("Lines", Detail::Said(messages::FILES_LINES)),
    ("AsConfig", Detail::Said(messages::FILES_AS_CONFIG)),
    ("AsSecrets", Detail::Said(messages::FILES_AS_SECRETS)),
];

const TEMPLATE: &[(&str, Detail)] = &[
    ("Name", Detail::Said(messages::TEMPLATE_NAME)),
    ("BasePath", Detail::Said(messages::TEMPLATE_BASE_PATH)),
];

/// What the context has, for behind its dot.
pub(super) fn context() -> Vec<Candidate> {
    table(CONTEXT)
}

/// The same with the dot, for where an operand may begin.
pub(super) fn roots() -> Vec<Candidate> {
    let of = |place: usize, (name, detail): &(&str, Detail)| {
        plain(&format!(".{name}"), ItemKind::BuiltIn, detail.text(), 58 - 8 * place as i32)
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
                one.item.doc.extend(
                    Some(said.join(chartroom_messages::comma())).filter(|said| !said.is_empty()),
                );
            }
        }
        ["Chart"] => {
            let facts = asked.rendered.iter().find_map(|one| one.report.chart.as_ref());
            found.iter_mut().for_each(|one| told(one, facts));
        }
        ["Subcharts"] => {
            found.extend(asked.model.charts.iter().skip(1).map(|one| {
                plain(&one.name, ItemKind::BuiltIn, messages::COMPLETE_SUBCHART.text(), 10)
            }));
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

fn table(rows: &[(&str, Detail)]) -> Vec<Candidate> {
    let of = |(place, (name, detail)): (usize, &(&str, Detail))| {
        plain(name, ItemKind::BuiltIn, detail.text(), 40 - place as i32)
    };
    rows.iter().enumerate().map(of).collect()
}
