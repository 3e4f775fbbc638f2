//! The chart that the page opens with.

use crate::state::{File, Text};
use chartroom_protocol::Environment;
use std::rc::Rc;

/// The content of a file in this build.
pub(crate) enum Builtin {
    /// UTF-8 text.
    Text(&'static str),
    /// Anything else.
    #[allow(dead_code, reason = "only built when the chart holds a packed subchart")]
    Bytes(&'static [u8]),
}

include!(concat!(env!("OUT_DIR"), "/builtin.rs"));

/// The Kubernetes version that Helm v4.2.3 assumes without a cluster.
pub(crate) const KUBE_VERSION: &str = "v1.36.0";

/// The release name that the chart's README uses.
pub(crate) const RELEASE: &str = "llm";

/// The files of the built-in chart.
pub(crate) fn files() -> Vec<File> {
    let file = |(path, content): &(&'static str, Builtin)| File {
        path: Rc::from(*path),
        text: match content {
            Builtin::Text(text) => Text::Small(Rc::from(*text)),
            Builtin::Bytes(bytes) => Text::Binary(Rc::from(*bytes)),
        },
    };
    FILES.iter().map(file).collect()
}

/// What stands behind a key of Chart.yaml, as it stands in its text; empty if there is none.
pub(crate) fn fact(files: &[File], key: &str) -> String {
    let chart = files.iter().find(|file| &*file.path == "Chart.yaml");
    let Some(Text::Small(text)) = chart.map(|file| &file.text) else { return String::new() };
    let value = text.lines().find_map(|line| line.strip_prefix(key)).unwrap_or_default();
    let value = value.split('#').next().unwrap_or_default().trim();
    value.trim_matches(|quote| quote == '"' || quote == '\'').to_owned()
}

/// The environments of a chart by its overlays. The built-in chart's base is made for dev, so dev needs no overlay;
/// another chart's values.yaml alone is an environment too. Known ones come in the order in which a change travels.
pub(crate) fn environments(files: &[File], own: bool) -> Vec<Environment> {
    let mut named: Vec<(&str, Option<&str>)> = Vec::new();
    let found = files.iter().filter_map(|file| Some((overlay_name(&file.path)?, &*file.path)));
    for (name, path) in found {
        if !named.iter().any(|(other, _)| *other == name) {
            named.push((name, Some(path)));
        }
    }
    let base = if own { "default" } else { "dev" };
    if !named.iter().any(|(name, _)| *name == base) {
        named.push((base, None));
    }
    let known = |one: &(&str, Option<&str>)| KNOWN.contains(&one.0);
    let first = KNOWN.iter().filter_map(|known| named.iter().find(|(name, _)| name == known));
    let others = named.iter().filter(|one| !known(one));
    let release = if own { fact(files, "name:") } else { RELEASE.to_owned() };
    let environment = |(name, overlay): (&str, Option<&str>)| Environment {
        name: name.to_owned(),
        overlays: overlay.map(str::to_owned).into_iter().collect(),
        sets: Vec::new(),
        release: if release.is_empty() { "release".to_owned() } else { release.clone() },
        namespace: if own { "default".to_owned() } else { format!("ai-{name}") },
    };
    first.chain(others).copied().map(environment).collect()
}

/// The environments that most charts have.
const KNOWN: [&str; 5] = ["default", "dev", "test", "staging", "prod"];

/// Folders that values files of environments stand in.
const FOLDERS: [&str; 6] = ["ci", "env", "envs", "environments", "overlays", "values"];

/// `prod` of `values-prod.yaml`, `prod.values.yml` or `environments/prod.yaml`; none for paths that are no overlays.
pub(crate) fn overlay_name(path: &str) -> Option<&str> {
    let path = path.strip_suffix(".yaml").or_else(|| path.strip_suffix(".yml"))?;
    let (folder, stem) = path.rsplit_once('/').unwrap_or(("", path));
    let parts = stem.split_once(['-', '.', '_']).filter(|(first, _)| *first == "values");
    let last = || stem.rsplit_once(['-', '.', '_']).filter(|(_, last)| *last == "values");
    let named = parts.map(|(_, name)| name).or_else(|| last().map(|(name, _)| name));
    let named = match folder {
        "" => named,
        _ if FOLDERS.contains(&folder) => Some(named.unwrap_or(stem)),
        _ => None,
    };
    named.filter(|name| !name.is_empty())
}
