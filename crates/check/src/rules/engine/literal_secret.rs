//! HF001: secrets in plain text.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::Scene;
use chartroom_core::Content;
use chartroom_diagnostics::{FileKind, Severity, Span};
use chartroom_messages::Message;
use chartroom_yaml::Node;
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    id: "HF001",
    severity: Severity::Error,
    title: messages::HF001_TITLE,
    why: messages::HF001_WHY,
    link: "https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets-as-environment-variables",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    let mut known: HashSet<String> = HashSet::new();
    for layer in &scene.layers.layers {
        let Some(file) = scene.report.files.get(layer.file) else { continue };
        let span = |start: usize, end: usize| Span {
            file: layer.file,
            start: start as u32,
            end: end as u32,
        };
        match &layer.content {
            Content::Tree(root) if file.kind == FileKind::User => {
                for (key, node) in scalars(root) {
                    let Some((what, token)) = node.text().and_then(secret) else { continue };
                    known.insert(token.to_owned());
                    let start = key.map_or(node.span.start, |key| key.span.start);
                    let message = match key.and_then(Node::text) {
                        Some(key) => messages::Hf001File { key: &key, secret: &what }.text(),
                        None => messages::Hf001List { secret: &what }.text(),
                    };
                    findings.push(
                        Finding::in_file(span(start, node.span.end), message)
                            .help(messages::HF001_HELP),
                    );
                }
            }
            Content::Flag(..) => {
                let Some((what, token)) = secret(&file.text) else { continue };
                known.insert(token.to_owned());
                findings.push(
                    Finding::in_file(
                        span(0, file.text.len()),
                        messages::Hf001Set { secret: &what },
                    )
                    .help(messages::HF001_SET_HELP),
                );
            }
            Content::Tree(_) => {}
        }
    }
    rendered(scene, &known, findings);
}

/// Secrets that templates hold: in the environment and the arguments of containers, and in ConfigMaps.
fn rendered(scene: &Scene<'_>, known: &HashSet<String>, findings: &mut Findings<'_>) {
    let mut push = |object, node: &Node, name: &str| {
        let Some((what, token)) = node.text().and_then(secret) else { return };
        // What comes from the values was said there.
        if known.contains(token) || what == KEY.text() {
            return;
        }
        findings.push(
            Finding::at(object, node, messages::Hf001Rendered { name: &name, secret: &what })
                .help(messages::HF001_HELP),
        );
    };
    for workload in scene.workloads() {
        for container in workload.all_containers() {
            for item in container.node.get(&["env"]).map_or(&[][..], Node::items) {
                let name = item.get(&["name"]).and_then(Node::text).unwrap_or("env");
                if let Some(value) = item.get(&["value"]) {
                    push(workload.object, value, name);
                }
            }
            for key in ["command", "args"] {
                for item in container.node.get(&[key]).map_or(&[][..], Node::items) {
                    push(workload.object, item, key);
                }
            }
        }
    }
    for map in scene.of_kind("ConfigMap") {
        for entry in map.at(&["data"]).map_or(&[][..], Node::entries) {
            push(map, &entry.value, entry.key.text().unwrap_or_default());
        }
    }
}

/// All scalars that are values, with the key they belong to.
fn scalars(root: &Node) -> Vec<(Option<&Node>, &Node)> {
    let (mut found, mut open) = (Vec::new(), vec![(None, root)]);
    while let Some((key, node)) = open.pop() {
        if node.as_scalar().is_some() {
            found.push((key, node));
        }
        open.extend(node.entries().iter().map(|entry| (Some(&entry.key), &entry.value)));
        open.extend(node.items().iter().map(|item| (key, item)));
    }
    found
}

const KEY: Message = messages::HF001_SECRET_PRIVATE_KEY;

/// What kind of secret a text holds, and the secret.
fn secret(text: &str) -> Option<(&'static str, &str)> {
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-')));
    let found = words.into_iter().find_map(|word| Some((kind(word)?, word)));
    if found.is_some() {
        return found;
    }
    let (_, after) = text.split_once("-----BEGIN ")?;
    let (label, body) = after.split_once("-----")?;
    // A placeholder has no body to speak of.
    let body = body.split("-----END").next().unwrap_or_default();
    let long = body.chars().filter(char::is_ascii_alphanumeric).count() > 100;
    (label.ends_with("PRIVATE KEY") && long).then_some((KEY.text(), body))
}

/// The kind of token that a word is, by its issuer's prefix and length.
fn kind(word: &str) -> Option<&'static str> {
    let rest = |prefix: &str, length: usize| {
        let rest = word.strip_prefix(prefix)?;
        (rest.len() >= length && is_random(rest)).then_some(())
    };
    let plain = |prefix: &str, length: usize| {
        rest(prefix, length)?;
        let rest = word.strip_prefix(prefix)?;
        rest.chars().all(|c| c.is_ascii_alphanumeric()).then_some(())
    };
    let aws = |prefix: &str| {
        let rest = word.strip_prefix(prefix)?;
        let capital = rest.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
        (rest.len() == 16 && capital && is_random(rest)).then_some(())
    };
    if plain("hf_", 30).is_some() {
        Some(messages::HF001_SECRET_HUGGING_FACE.text())
    } else if aws("AKIA").or_else(|| aws("ASIA")).is_some() {
        Some(messages::HF001_SECRET_AWS.text())
    } else if plain("LTAI", 12).filter(|()| word.len() <= 30).is_some() {
        Some(messages::HF001_SECRET_ALIBABA.text())
    } else if plain("ghp_", 36).or_else(|| rest("github_pat_", 40)).is_some() {
        Some(messages::HF001_SECRET_GITHUB.text())
    } else if rest("glpat-", 20).is_some() {
        Some(messages::HF001_SECRET_GITLAB.text())
    } else if rest("nvapi-", 40).is_some() {
        Some(messages::HF001_SECRET_NVIDIA.text())
    } else if rest("sk-proj-", 40)
        .or_else(|| plain("sk-", 40))
        .or_else(|| rest("sk-ant-", 40))
        .is_some()
    {
        Some(messages::HF001_SECRET_API_KEY.text())
    } else if rest("xoxb-", 30).is_some() {
        Some(messages::HF001_SECRET_SLACK.text())
    } else {
        None
    }
}

/// Whether a text looks drawn by chance: many different characters, and no word that placeholders have.
fn is_random(text: &str) -> bool {
    let different: HashSet<char> = text.chars().collect();
    let lower = text.to_ascii_lowercase();
    let placeholder =
        ["example", "xxxx", "your", "token", "secret", "changeme", "replace", "12345678"];
    let digits = text.chars().any(|c| c.is_ascii_digit()) || text.len() >= 30;
    different.len() >= 8 && digits && !placeholder.iter().any(|word| lower.contains(word))
}

#[cfg(test)]
mod tests {
    use super::secret;

    #[test]
    fn secrets_are_told_from_placeholders() {
        let kind = |text: &str| secret(text).map(|(kind, _)| kind);
        // Put together here, so that no scanner takes this file for a leak.
        let hf = format!("hf_{}", "aBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeFgH");
        assert_eq!(kind(&hf), Some("a Hugging Face token"));
        assert_eq!(kind(&format!("--token={hf}")), Some("a Hugging Face token"));
        assert_eq!(kind(&format!("AKIA{}", "Q3EGR7SJXW5TYH2Z")), Some("an AWS access key"));
        assert_eq!(kind("AKIAIOSFODNN7EXAMPLE"), None);
        assert_eq!(kind("hf_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"), None);
        assert_eq!(kind("hf_your_token_here"), None);
        assert_eq!(kind("sk-learn"), None);
        assert_eq!(kind("hf_transfer"), None);
        assert_eq!(
            kind("-----BEGIN RSA PRIVATE KEY-----\n...\n-----END RSA PRIVATE KEY-----"),
            None
        );
    }
}
