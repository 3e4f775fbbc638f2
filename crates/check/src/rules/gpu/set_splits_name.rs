//! GPU011: `--set` splits a name with a domain at its dots.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_core::{SetKind, VirtualFile};
use chartroom_diagnostics::{Severity, Span};

pub(super) const RULE: Rule = Rule {
    id: "GPU011",
    severity: Severity::Error,
    title: messages::GPU011_TITLE,
    why: messages::GPU011_WHY,
    link: "https://helm.sh/docs/intro/using_helm/#the-format-and-limitations-of---set",
    check,
};

/// Domains of resources, labels, taints and annotations.
const DOMAINS: [&str; 17] = [
    "gpu.intel.com/",
    "nvidia.com/",
    "amd.com/",
    "cloud.google.com/gke-",
    "k8s.amazonaws.com/",
    "node.kubernetes.io/",
    "node-role.kubernetes.io/",
    "topology.kubernetes.io/",
    "nginx.ingress.kubernetes.io/",
    "alb.ingress.kubernetes.io/",
    "service.beta.kubernetes.io/",
    "beta.kubernetes.io/",
    "kubernetes.io/",
    "eks.amazonaws.com/",
    "karpenter.sh/",
    "prometheus.io/",
    "cert-manager.io/",
];

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for (file, place) in &scene.report.virtual_files {
        let VirtualFile::Set(environment, number) = *place else { continue };
        let here = scene.project.environments.get(environment);
        if !here.is_some_and(|one| std::ptr::eq(one, scene.environment)) {
            continue;
        }
        let Some(entry) = scene.environment.sets.get(number) else { continue };
        let flag = match entry.kind {
            SetKind::Set => "--set",
            SetKind::String => "--set-string",
            SetKind::Json => "--set-json",
            _ => continue,
        };
        for (start, assignment) in assignments(&entry.text, entry.kind == SetKind::Json) {
            let Some((above, name, value)) = bare(assignment) else { continue };
            let made =
                name.rsplit('.').fold(value.to_owned(), |made, step| format!("{{{step}: {made}}}"));
            let (flag, made) = (&flag, &made);
            let message = match above.trim_end_matches('.') {
                "" => messages::Gpu011Root { flag, made }.text(),
                parent => messages::Gpu011 { flag, made, parent: &parent }.text(),
            };
            let assignment = format!("{above}{}={value}", name.replace('.', "\\."));
            let span =
                Span { file: *file, start: start as u32, end: (start + assignment.len()) as u32 };
            findings.push(
                Finding::in_file(span, message)
                    .help(messages::Gpu011Help { flag, assignment: &assignment }),
            );
        }
    }
}

/// The assignments of an entry with their offsets: split at commas, but not at escaped ones or inside of `{}`.
fn assignments(text: &str, whole: bool) -> Vec<(usize, &str)> {
    let (mut found, mut start, mut depth, mut escape) = (Vec::new(), 0, 0_u32, false);
    for (at, char) in text.char_indices() {
        match char {
            _ if escape => escape = false,
            '\\' => escape = true,
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            ',' if depth == 0 && !whole => {
                found.extend(text.get(start..at).map(|part| (start, part)));
                start = at + 1;
            }
            _ => {}
        }
    }
    found.extend(text.get(start..).map(|part| (start, part)));
    found
}

/// What stands above a GPU's name whose dots have no backslash, the name, and the value.
fn bare(assignment: &str) -> Option<(&str, &str, &str)> {
    let (path, value) = assignment.split_once('=')?;
    let at = DOMAINS.iter().find_map(|domain| {
        let at = path.find(domain)?;
        let is_whole = at == 0 || path.get(..at)?.ends_with('.');
        (is_whole && !path.get(..at)?.ends_with("\\.")).then_some(at)
    })?;
    let (above, name) = path.split_at_checked(at)?;
    Some((above, name, value))
}

#[cfg(test)]
mod tests {
    use super::{assignments, bare};

    #[test]
    fn names_with_bare_dots_are_found() {
        assert_eq!(bare("limits.nvidia.com/gpu=2"), Some(("limits.", "nvidia.com/gpu", "2")));
        assert_eq!(bare(r"limits.nvidia\.com/gpu=2"), None);
        assert_eq!(bare("image=nvidia.com/gpu"), None);
        assert_eq!(assignments("a=1,b={2,3},c=4", false).len(), 3);
    }
}
