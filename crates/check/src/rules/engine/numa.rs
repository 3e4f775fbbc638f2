//! NUMA001: memory that may not be bound to a NUMA node.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::{Container, Scene, Workload};
use chartroom_diagnostics::Severity;
use chartroom_yaml::Node;

pub(super) const RULE: Rule = Rule {
    id: "NUMA001",
    severity: Severity::Error,
    title: messages::NUMA001_TITLE,
    why: messages::NUMA001_WHY,
    link: "https://kubernetes.io/docs/tutorials/security/seccomp/",
    check,
};

/// Options of numactl that set where memory comes from.
const OPTIONS: [&str; 9] = [
    "--membind",
    "-m",
    "--interleave",
    "-i",
    "--preferred",
    "-p",
    "--localalloc",
    "-l",
    "--weighted-interleave",
];

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    for workload in scene.workloads() {
        for container in workload.all_containers() {
            let Some((option, node)) = binds(&container) else { continue };
            if !is_confined(&workload, &container) {
                continue;
            }
            findings.push(
                Finding::at(
                    workload.object,
                    node,
                    messages::Numa001 { option: &option, name: &container.name() },
                )
                .help(messages::NUMA001_HELP),
            );
        }
    }
}

/// The option of numactl that binds memory, if a container runs it.
fn binds<'s>(container: &Container<'s>) -> Option<(String, &'s Node)> {
    let words = container.words();
    let is_numactl = |word: &str| word.rsplit('/').next() == Some("numactl");
    let at = words.iter().position(|(word, _)| is_numactl(word))?;
    // Behind its options comes the command that it runs.
    let nodes =
        |word: &str| word.bytes().all(|byte| byte.is_ascii_digit() || b",-+!".contains(&byte));
    let is_own = |word: &str| word.starts_with('-') || nodes(word) || word == "all";
    let options = words.iter().skip(at + 1).take_while(|(word, _)| is_own(word));
    let name = |word: &str| word.split('=').next().unwrap_or_default().to_owned();
    let mut options = options.map(|(word, node)| (name(word), *node));
    options.find(|(option, _)| OPTIONS.contains(&option.as_str()))
}

/// Whether the profile of the runtime holds a container that has no capability for it.
fn is_confined(workload: &Workload<'_>, container: &Container<'_>) -> bool {
    let own = container.node.get(&["securityContext"]);
    let profile =
        |holder: Option<&Node>| Some(holder?.get(&["seccompProfile", "type"])?.text()?.to_owned());
    let pod = workload.spec.get(&["securityContext"]);
    let said = profile(own).or_else(|| profile(pod));
    let is_privileged = own.and_then(|own| own.get(&["privileged"])).and_then(Node::text);
    let added = own.and_then(|own| own.get(&["capabilities", "add"]));
    let may = added
        .map_or(&[][..], Node::items)
        .iter()
        .any(|one| matches!(one.text(), Some("SYS_NICE" | "CAP_SYS_NICE" | "ALL")));
    said.as_deref() == Some("RuntimeDefault") && is_privileged != Some("true") && !may
}
