//! Completion in Chart.yaml.

use super::{Detail, plain, sorted};
use crate::messages;
use crate::outline::{At, cursor};
use crate::{Asked, Completion, ItemKind};

const KEYS: &[(&str, Detail)] = &[
    ("apiVersion", Detail::As("v2")),
    ("name", Detail::Said(messages::CHART_NAME)),
    ("version", Detail::Said(messages::CHART_VERSION)),
    ("appVersion", Detail::Said(messages::CHART_APP_VERSION)),
    ("description", Detail::Said(messages::CHART_DESCRIPTION)),
    ("type", Detail::Said(messages::CHART_TYPE)),
    ("kubeVersion", Detail::Said(messages::CHART_KUBE_VERSION)),
    ("dependencies", Detail::Said(messages::CHART_DEPENDENCIES)),
    ("keywords", Detail::Said(messages::CHART_KEYWORDS)),
    ("home", Detail::Said(messages::CHART_HOME)),
    ("sources", Detail::Said(messages::CHART_SOURCES)),
    ("maintainers", Detail::Said(messages::CHART_MAINTAINERS)),
    ("icon", Detail::Said(messages::CHART_ICON)),
    ("deprecated", Detail::Said(messages::KIND_BOOLEAN)),
    ("annotations", Detail::Said(messages::CHART_ANNOTATIONS)),
];

const DEPENDENCY: &[(&str, Detail)] = &[
    ("name", Detail::Said(messages::CHART_NAME)),
    ("version", Detail::Said(messages::DEPENDENCY_VERSION)),
    ("repository", Detail::Said(messages::DEPENDENCY_REPOSITORY)),
    ("condition", Detail::Said(messages::DEPENDENCY_CONDITION)),
    ("alias", Detail::Said(messages::DEPENDENCY_ALIAS)),
    ("tags", Detail::Said(messages::DEPENDENCY_TAGS)),
    ("import-values", Detail::Said(messages::DEPENDENCY_IMPORT_VALUES)),
];

const MAINTAINER: &[(&str, Detail)] =
    &[("name", Detail::As("")), ("email", Detail::As("")), ("url", Detail::As(""))];

pub(super) fn complete(asked: &Asked<'_>, path: &str, offset: usize) -> Option<Completion> {
    let file = asked.project.files.iter().find(|file| file.path == path)?;
    let text = String::from_utf8_lossy(&file.data);
    let cursor = cursor(&text, offset)?;
    let steps: Vec<&str> = cursor.path.iter().map(String::as_str).collect();
    let mut candidates = Vec::new();
    match (cursor.at, steps.as_slice()) {
        (At::Key, steps) => {
            let rows = match steps {
                [] => KEYS,
                ["dependencies", _] => DEPENDENCY,
                ["maintainers", _] => MAINTAINER,
                _ => &[],
            };
            for (place, (name, detail)) in rows.iter().enumerate() {
                if *name == cursor.prefix || !cursor.siblings.iter().any(|one| one == name) {
                    let mut one = plain(name, ItemKind::Key, detail.text(), 40 - place as i32);
                    if !cursor.colon {
                        one.item.insert = format!("{name}: ");
                    }
                    candidates.push(one);
                }
            }
        }
        (At::Value, ["apiVersion"]) => {
            candidates.extend(["v2", "v1"].map(|one| plain(one, ItemKind::Value, "", 0)))
        }
        (At::Value, ["type"]) => candidates
            .extend(["application", "library"].map(|one| plain(one, ItemKind::Value, "", 0))),
        (At::Value, ["dependencies", _, "condition"]) => return conditions(asked, &cursor, offset),
        _ => {}
    }
    Some(Completion {
        range: cursor.start..cursor.end.max(offset),
        items: sorted(asked, candidates, &cursor.prefix),
    })
}

/// Paths of values that are true or false, for what switches a dependency.
fn conditions(
    asked: &Asked<'_>,
    cursor: &crate::outline::Cursor,
    offset: usize,
) -> Option<Completion> {
    let mut candidates = Vec::new();
    for child in asked.model.children(&[]) {
        for inner in asked.model.children(std::slice::from_ref(&child.name)) {
            let path = [child.name.clone(), inner.name];
            let boolean =
                matches!(asked.base_value(&path), Some(chartroom_gotemplate::Value::Bool(_)));
            if boolean {
                candidates.push(plain(&path.join("."), ItemKind::Value, "", 0));
            }
        }
    }
    Some(Completion {
        range: cursor.start..cursor.end.max(offset),
        items: sorted(asked, candidates, &cursor.prefix),
    })
}
