//! GPU005: MIG slices have names of one form, and each GPU has its own.

use super::rename_key;
use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::{Scene, Workload};
use chartroom_diagnostics::Severity;
use chartroom_yaml::Node;

pub(super) const RULE: Rule = Rule {
    id: "GPU005",
    severity: Severity::Warning,
    title: messages::GPU005_TITLE,
    why: messages::GPU005_WHY,
    link: "https://github.com/NVIDIA/k8s-device-plugin#readme",
    check,
};

/// GPU products, as the label `nvidia.com/gpu.product` names them, with the profiles of their MIG slices.
const PROFILES: [(&[&str], &[&str]); 5] = [
    (&["A100", "40GB"], &["1g.5gb", "1g.10gb", "2g.10gb", "3g.20gb", "4g.20gb", "7g.40gb"]),
    (&["A100", "80GB"], &["1g.10gb", "1g.20gb", "2g.20gb", "3g.40gb", "4g.40gb", "7g.80gb"]),
    (&["H100", "80GB"], &["1g.10gb", "1g.20gb", "2g.20gb", "3g.40gb", "4g.40gb", "7g.80gb"]),
    (&["H200"], &["1g.18gb", "1g.35gb", "2g.35gb", "3g.71gb", "4g.71gb", "7g.141gb"]),
    (&["A30-"], &["1g.6gb", "2g.12gb", "4g.24gb"]),
];

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        for container in workload.all_containers() {
            let lists = ["limits", "requests"].map(|list| container.resources(list));
            for entry in lists.into_iter().flatten() {
                let Some(name) = entry.key.text() else { continue };
                let Some(slice) = name.strip_prefix("nvidia.com/mig-") else { continue };
                let Some((message, help, rename)) = wrong(&workload, slice) else { continue };
                let fix = rename.and_then(|to| rename_key(scene, workload.object, &entry.key, &to));
                findings
                    .push(Finding::at(workload.object, &entry.key, message).help(help).fix(fix));
            }
        }
    }
}

/// What is wrong with a slice, what to do, and the name that was meant if that is plain.
fn wrong(workload: &Workload<'_>, slice: &str) -> Option<(String, String, Option<String>)> {
    let Some((slices, memory)) = profile(slice) else {
        let numbers: Vec<&str> =
            slice.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
        let meant = match numbers.as_slice() {
            [slices, memory] => {
                Some(format!("{slices}g.{memory}gb")).filter(|name| profile(name).is_some())
            }
            _ => None,
        };
        let example = meant.clone().unwrap_or_else(|| "1g.10gb".to_owned());
        return Some((
            messages::Gpu005Form { slice: &slice }.text(),
            messages::Gpu005FormHelp { example: &example }.text(),
            meant.map(|name| format!("nvidia.com/mig-{name}")),
        ));
    };
    let selector = workload.spec.get(&["nodeSelector", "nvidia.com/gpu.product"]);
    let product = selector.and_then(Node::text)?;
    let known = PROFILES.iter().find(|(words, _)| words.iter().all(|word| product.contains(word)));
    let (_, profiles) = known?;
    let plain = format!("{slices}g.{memory}gb");
    (!profiles.contains(&plain.as_str())).then(|| {
        (
            messages::Gpu005Product { product: &product, profile: &plain }.text(),
            messages::Gpu005ProductHelp { profiles: &list(profiles) }.text(),
            None,
        )
    })
}

/// Slices and gigabytes of a profile: `1g.10gb`, `1c.3g.20gb`, `1g.10gb.me`.
fn profile(slice: &str) -> Option<(u32, u32)> {
    let mut parts = slice.split('.').peekable();
    let number = |part: &str, unit: &str| part.strip_suffix(unit)?.parse::<u32>().ok();
    if parts.peek().is_some_and(|part| number(part, "c").is_some()) {
        parts.next();
    }
    // A GPU has seven slices, and no profile of five or six.
    let slices = number(parts.next()?, "g").filter(|n| [1, 2, 3, 4, 7].contains(n))?;
    let memory = number(parts.next()?, "gb")?;
    parts.all(|part| part.chars().all(|c| c.is_ascii_lowercase())).then_some((slices, memory))
}

fn list(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(chartroom_messages::comma())
}
