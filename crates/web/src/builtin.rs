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

/// The environments of a chart by its overlays: `values-<name>.yaml` beside `values.yaml`. The base is made for
/// dev, so dev needs no overlay; the known ones come in the order in which a change travels.
pub(crate) fn environments(files: &[File]) -> Vec<Environment> {
    let overlays = || files.iter().filter_map(|file| overlay_name(&file.path));
    let known = KNOWN
        .iter()
        .copied()
        .filter(|known| *known == "dev" || overlays().any(|name| name == *known));
    let names = known.chain(overlays().filter(|name| !KNOWN.contains(name)));
    names.map(|name| environment(name, files)).collect()
}

/// The environments that most charts have.
const KNOWN: [&str; 4] = ["dev", "test", "staging", "prod"];

/// `prod` of `values-prod.yaml`; none for other paths.
pub(crate) fn overlay_name(path: &str) -> Option<&str> {
    path.strip_prefix("values-")?
        .strip_suffix(".yaml")
        .filter(|name| !name.is_empty() && !name.contains('/'))
}

fn environment(name: &str, files: &[File]) -> Environment {
    let overlay = format!("values-{name}.yaml");
    let exists = files.iter().any(|file| *file.path == *overlay);
    Environment {
        name: name.to_owned(),
        overlays: if exists { vec![overlay] } else { Vec::new() },
        sets: Vec::new(),
        release: RELEASE.to_owned(),
        namespace: format!("ai-{name}"),
    }
}
