//! HF002: a token for models from Hugging Face.

use super::{env_text, sources};
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::{Engine, Scene, Workload};
use chartroom_diagnostics::Severity;

pub(super) const RULE: Rule = Rule {
    id: "HF002",
    severity: Severity::Warning,
    title: messages::HF002_TITLE,
    why: messages::HF002_WHY,
    link: "https://huggingface.co/docs/hub/models-gated",
    check,
};

/// Variables that libraries take a token from, or that say that nothing is downloaded.
const NAMES: [&str; 9] = [
    "HF_TOKEN",
    "HUGGING_FACE_HUB_TOKEN",
    "HUGGINGFACE_HUB_TOKEN",
    "HUGGINGFACEHUB_API_TOKEN",
    "HUGGINGFACE_TOKEN",
    "HF_API_TOKEN",
    "HF_TOKEN_PATH",
    "HF_HUB_OFFLINE",
    "TRANSFORMERS_OFFLINE",
];

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for (path, source) in sources(scene.values) {
        if !matches!(source.to_ascii_lowercase().as_str(), "huggingface" | "hf" | "huggingface-hub")
        {
            continue;
        }
        let Some(span) = scene.layers.source(&path).and_then(|one| one.span) else { continue };
        let workloads = scene.workloads().filter(|one| loads(one, &source));
        let mut bare = workloads.filter(|workload| !has_token(workload));
        let Some(workload) = bare.next() else { continue };
        findings.push(
            Finding::in_file(
                span,
                messages::Hf002 { kind: &workload.object.kind, name: &workload.object.name },
            )
            .help(messages::HF002_HELP)
            .related(
                workload.object,
                workload.object.anchor(&[]),
                messages::HF002_NOTE,
            ),
        );
    }
}

/// Whether a workload is one that loads the model: an engine, or what is told the source.
fn loads(workload: &Workload<'_>, source: &str) -> bool {
    let told = workload.all_containers().iter().any(|container| {
        let items = container.node.get(&["env"]).map_or(&[][..], chartroom_yaml::Node::items);
        items.iter().any(|item| item.get(&["value"]).and_then(|value| value.text()) == Some(source))
    });
    told || workload.containers().iter().any(|one| Engine::of(one).is_some())
}

/// Whether any container has a token, or may have one from a place that cannot be seen here.
fn has_token(workload: &Workload<'_>) -> bool {
    workload.all_containers().iter().any(|container| {
        container.node.get(&["envFrom"]).is_some()
            || NAMES.iter().any(|name| {
                // An empty text is no token.
                container.env(name).is_some() && env_text(container, name) != Some("")
            })
    })
}
