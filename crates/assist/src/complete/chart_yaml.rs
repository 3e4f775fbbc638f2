//! Completion in Chart.yaml.

use super::{plain, sorted};
use crate::outline::{At, cursor};
use crate::{Asked, Completion, ItemKind};

const KEYS: &[(&str, &str)] = &[
    ("apiVersion", "v2"),
    ("name", "the chart's name"),
    ("version", "of the chart, by SemVer"),
    ("appVersion", "of what it deploys"),
    ("description", "one sentence"),
    ("type", "application or library"),
    ("kubeVersion", "versions of Kubernetes it fits"),
    ("dependencies", "charts that it needs"),
    ("keywords", "to be found by"),
    ("home", "URL of the project"),
    ("sources", "URLs of its source"),
    ("maintainers", "who looks after it"),
    ("icon", "URL of an icon"),
    ("deprecated", "true or false"),
    ("annotations", "a map of texts"),
];

const DEPENDENCY: &[(&str, &str)] = &[
    ("name", "the chart's name"),
    ("version", "versions that fit"),
    ("repository", "URL, oci:// or file://"),
    ("condition", "values that switch it"),
    ("alias", "the name its values have"),
    ("tags", "tags that switch it"),
    ("import-values", "values that are lifted up"),
];

const MAINTAINER: &[(&str, &str)] = &[("name", ""), ("email", ""), ("url", "")];

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
                    let mut one = plain(name, ItemKind::Key, detail, 40 - place as i32);
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
