//! CLU003: pods that no node has room for.

use crate::Rule;
use crate::finding::{Finding, Findings};
use crate::messages;
use crate::scene::{Scene, Workload};
use chartroom_core::{Cluster, ClusterNode};
use chartroom_diagnostics::Severity;
use chartroom_objects::quantity::{cpu_text, memory_text};

pub(super) const RULE: Rule = Rule {
    id: "CLU003",
    severity: Severity::Warning,
    title: messages::CLU003_TITLE,
    why: messages::CLU003_WHY,
    link: "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#how-pods-with-resource-requests-are-scheduled",
    check,
};

/// What a pod asks for, in thousandths.
struct Wanted {
    cpu: i128,
    memory: i128,
    gpus: i128,
}

impl Wanted {
    fn of(workload: &Workload<'_>) -> Self {
        let of = |name: &str| workload.asks(name);
        Self { cpu: of("cpu"), memory: of("memory"), gpus: i128::from(workload.gpus()) * 1000 }
    }

    fn fits(&self, node: &ClusterNode) -> bool {
        let within = |wanted: i128, has: Option<i128>| has.is_none_or(|has| wanted <= has);
        within(self.cpu, node.cpu)
            && within(self.memory, node.memory)
            // Where GPUs are declared for some, nodes without a figure have none.
            && self.gpus <= node.gpus.unwrap_or(0)
    }

    fn amounts(&self) -> String {
        let some = |amount: i128| Some(amount).filter(|amount| *amount > 0);
        amounts(some(self.cpu), some(self.memory), some(self.gpus))
    }
}

/// Amounts in thousandths, for people.
fn amounts(cpu: Option<i128>, memory: Option<i128>, gpus: Option<i128>) -> String {
    let cpu = cpu.map(|cpu| messages::Clu003Cpu { amount: &cpu_text(cpu) }.text());
    let memory =
        memory.map(|memory| messages::Clu003Memory { amount: &memory_text(memory) }.text());
    let gpus = gpus.map(|gpus| {
        let count = usize::try_from(gpus / 1000).unwrap_or_default();
        messages::Clu003Gpus { count }.text()
    });
    cpu.into_iter().chain(memory).chain(gpus).collect::<Vec<_>>().join(chartroom_messages::comma())
}

fn nodes(cluster: &Cluster) -> String {
    let node = |node: &ClusterNode| amounts(node.cpu, node.memory, node.gpus);
    cluster.nodes.iter().map(node).collect::<Vec<_>>().join(chartroom_messages::translated("; "))
}

fn check(scene: &Scene<'_>, findings: &mut Findings<'_>) {
    let Some(cluster) = super::declared(scene).filter(|one| !one.nodes.is_empty()) else { return };
    let counts_gpus = cluster.nodes.iter().any(|node| node.gpus.is_some());
    for workload in scene.workloads() {
        let mut wanted = Wanted::of(&workload);
        if !counts_gpus {
            wanted.gpus = 0;
        }
        if cluster.nodes.iter().any(|node| wanted.fits(node)) {
            continue;
        }
        let containers = workload.containers();
        let Some(first) = containers.first() else { continue };
        let place = first.node.entry("resources").map_or(first.anchor(), |entry| &entry.key);
        let message =
            messages::Clu003 { workload: &workload.object.name, amounts: &wanted.amounts() };
        let mut finding = Finding::at(workload.object, place, message)
            .help(messages::Clu003Help { nodes: &nodes(cluster) });
        if let Some(span) = super::place(scene, "nodes") {
            finding = finding.related_file(span, messages::CLU003_NOTE);
        }
        findings.push(finding);
    }
}
