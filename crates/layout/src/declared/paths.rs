//! Paths in a repository.

/// What stands before the paths of a folder's files.
pub(super) fn folder(path: &str) -> String {
    if path.is_empty() { String::new() } else { format!("{path}/") }
}

/// The folder that a file is in.
pub(super) fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// A path as it is from a folder on, without `.` and `..`; none where it leaves the repository, is an address, or has parts
/// that only a run knows.
pub(super) fn joined(from: &str, path: &str) -> Option<String> {
    if path.contains("://") || path.contains(['$', '{']) {
        return None;
    }
    let (from, path) = match path.strip_prefix('/') {
        Some(rest) => ("", rest),
        None => (from, path),
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in from.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// What a values file says of its environment: `prod` of `values-prod.yaml`, `prod.yaml` and `prod/values.yaml`.
pub(super) fn environment(path: &str, chart: &str) -> Option<String> {
    let within = path.strip_prefix(&folder(chart)).unwrap_or(path);
    let (folder, file) = within.rsplit_once('/').unwrap_or(("", within));
    if let Some(name) = crate::overlay_name(file) {
        return Some(name.to_owned());
    }
    let stem = file.strip_suffix(".yaml").or_else(|| file.strip_suffix(".yml"))?;
    match stem {
        "values" | "helm-values" | "config" | "override" | "overrides" => {
            let last = folder.rsplit('/').find(|part| !chart.ends_with(part))?;
            (!last.is_empty()).then(|| last.to_owned())
        }
        "common" | "shared" | "global" | "base" | "defaults" => None,
        stem => Some(stem.to_owned()),
    }
}
