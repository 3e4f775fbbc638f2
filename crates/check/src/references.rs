//! What the objects of a release refer to: the same pieces that the rules about references read, as one graph.

use crate::messages;
use crate::rules::reference::{backends, selected_by};
use crate::scene::{Need, Object, Scene, Workload, selects};
use crate::settings::Settings;
use chartroom_core::{Project, Report};
use chartroom_diagnostics::LineIndex;
use chartroom_yaml::{Entry, Node};

/// An object that refers to another one, or to what is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Index of the object that refers.
    pub from: usize,
    /// The line of its text that does, 0-based.
    pub line: u32,
    /// What it does with the other: `reads`, `selects`.
    pub how: &'static str,
    /// The kind of the other.
    pub kind: String,
    /// Its name, or the labels that select it.
    pub name: String,
    /// Index of the other; None where the release does not render it.
    pub to: Option<usize>,
    /// Whether it works without the other.
    pub optional: bool,
}

/// All references of an environment of a report, in the order of the output.
pub fn references(project: &Project, report: &Report, environment: usize) -> Vec<Reference> {
    let (settings, _) = Settings::of(report);
    let Some(scene) = Scene::of(project, (report, &[]), environment, &settings, None) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for object in &scene.objects {
        let text = scene.output.and_then(|output| output.objects.get(object.index));
        let Some(text) = text.map(|one| one.text.as_bytes()) else { continue };
        let mut graph =
            Graph { scene: &scene, object, lines: LineIndex::new(text), found: Vec::new() };
        graph.object();
        found.append(&mut graph.found);
    }
    found
}

/// The references of one object.
struct Graph<'s, 'a> {
    scene: &'s Scene<'a>,
    object: &'s Object<'a>,
    lines: LineIndex,
    found: Vec<Reference>,
}

impl<'s> Graph<'s, '_> {
    fn object(&mut self) {
        if let Some(workload) = Workload::of(self.scene, self.object) {
            self.pods(&workload);
        }
        match self.object.kind {
            "Service" => self.selecting(&["spec", "selector"], messages::REFERENCES_SELECTS.text()),
            "PodDisruptionBudget" => {
                self.matching(&["spec", "selector"], messages::REFERENCES_PROTECTS.text())
            }
            "NetworkPolicy" => {
                self.matching(&["spec", "podSelector"], messages::REFERENCES_APPLIES_TO.text())
            }
            "PodMonitor" => {
                self.matching(&["spec", "selector"], messages::REFERENCES_SCRAPES.text())
            }
            "ServiceMonitor" => self.services(),
            "HorizontalPodAutoscaler" | "ScaledObject" => {
                self.named(
                    &["spec", "scaleTargetRef"],
                    messages::REFERENCES_SCALES.text(),
                    "Deployment",
                );
            }
            "Ingress" => {
                for backend in backends(self.object) {
                    self.to(
                        backend.get(&["name"]),
                        messages::REFERENCES_ROUTES_TO.text(),
                        "Service",
                        false,
                    );
                }
            }
            "HTTPRoute" | "GRPCRoute" | "TCPRoute" | "TLSRoute" => self.routes(),
            "RoleBinding" | "ClusterRoleBinding" => {
                self.named(&["roleRef"], messages::REFERENCES_GRANTS.text(), "Role");
                for one in self.object.at(&["subjects"]).map_or(&[][..], Node::items) {
                    if one.get(&["kind"]).and_then(Node::text) == Some("ServiceAccount") {
                        self.to(
                            one.get(&["name"]),
                            messages::REFERENCES_GRANTS_TO.text(),
                            "ServiceAccount",
                            false,
                        );
                    }
                }
            }
            _ => {}
        }
    }

    /// What pods read, mount and run as.
    fn pods(&mut self, workload: &Workload<'s>) {
        let volumes = workload
            .needs_of_volumes()
            .into_iter()
            .map(|need| (need, messages::REFERENCES_MOUNTS.text()));
        let reads = workload
            .needs_of_environment()
            .into_iter()
            .map(|need| (need, messages::REFERENCES_READS.text()));
        let account =
            workload.account().into_iter().map(|need| (need, messages::REFERENCES_RUNS_AS.text()));
        for (need, how) in volumes.chain(reads).chain(account) {
            self.need(&need, how);
        }
        for one in workload.spec.get(&["imagePullSecrets"]).map_or(&[][..], Node::items) {
            self.to(one.get(&["name"]), messages::REFERENCES_PULLS_WITH.text(), "Secret", true);
        }
        if self.object.kind == "StatefulSet" {
            let service = self.object.at(&["spec", "serviceName"]);
            self.to(service, messages::REFERENCES_NAMED_BY.text(), "Service", false);
        }
    }

    fn need(&mut self, need: &Need<'_>, how: &'static str) {
        // Every namespace has that one.
        if need.kind != "ServiceAccount" || need.name != "default" {
            self.to(Some(need.node), how, need.kind, need.optional);
        }
    }

    /// An object by its name.
    fn to(&mut self, node: Option<&Node>, how: &'static str, kind: &str, optional: bool) {
        let Some((node, name)) = node.and_then(|node| Some((node, node.text()?))) else { return };
        let known =
            self.found.iter().any(|one| one.kind == kind && one.name == name && one.how == how);
        if name.is_empty() || known {
            return;
        }
        let to = self.scene.find(kind, name).map(|object| object.index);
        self.push(node, how, (kind, name.to_owned()), to, optional);
    }

    /// An object by the kind and name that stand below a path.
    fn named(&mut self, path: &[&str], how: &'static str, otherwise: &str) {
        let Some(reference) = self.object.at(path) else { return };
        let kind = reference.get(&["kind"]).and_then(Node::text).unwrap_or(otherwise).to_owned();
        self.to(reference.get(&["name"]), how, &kind, false);
    }

    /// Pods by labels as a Service selects them.
    fn selecting(&mut self, path: &[&str], how: &'static str) {
        let Some(selector) = self.object.entry(path) else { return };
        let wanted = selector.value.entries();
        if wanted.is_empty() {
            return;
        }
        let is_selected = |one: &Workload<'_>| selected_by(wanted, one);
        let found = self.scene.labelled(wanted).filter(is_selected);
        let pods = found.map(|one| one.object.index).collect();
        self.workloads(&selector.key, how, pods, || shown(wanted));
    }

    /// Pods by a label selector.
    fn matching(&mut self, path: &[&str], how: &'static str) {
        let Some(selector) = self.object.entry(path) else { return };
        let labels = selector.value.get(&["matchLabels"]).map_or(&[][..], Node::entries);
        if selector.value.entries().is_empty() {
            return;
        }
        let is_selected = |one: &Workload<'_>| selects(&selector.value, one.labels());
        let found = self.scene.labelled(labels).filter(is_selected);
        let pods = found.map(|one| one.object.index).collect();
        self.workloads(&selector.key, how, pods, || shown(labels));
    }

    fn workloads(
        &mut self,
        node: &Node,
        how: &'static str,
        pods: Vec<usize>,
        labels: impl Fn() -> String,
    ) {
        if pods.is_empty() {
            self.push(node, how, ("pods", labels()), None, false);
        }
        for index in pods {
            let Some(object) = self.scene.object(index) else { continue };
            self.push(node, how, (object.kind, object.name.to_owned()), Some(index), false);
        }
    }

    fn services(&mut self) {
        let Some(selector) = self.object.entry(&["spec", "selector"]) else { return };
        let everywhere = self.object.at(&["spec", "namespaceSelector"]).is_some();
        let is_selected =
            |one: &&Object<'_>| selects(&selector.value, one.at(&["metadata", "labels"]));
        let found: Vec<_> =
            self.scene.services(&selector.value).into_iter().filter(is_selected).collect();
        if found.is_empty() && !everywhere {
            let labels = selector.value.get(&["matchLabels"]).map_or(&[][..], Node::entries);
            self.push(
                &selector.key,
                messages::REFERENCES_SCRAPES.text(),
                ("Service", shown(labels)),
                None,
                false,
            );
        }
        for one in found {
            self.push(
                &selector.key,
                messages::REFERENCES_SCRAPES.text(),
                ("Service", one.name.to_owned()),
                Some(one.index),
                false,
            );
        }
    }

    fn routes(&mut self) {
        for rule in self.object.at(&["spec", "rules"]).map_or(&[][..], Node::items) {
            for one in rule.get(&["backendRefs"]).map_or(&[][..], Node::items) {
                let kind = one.get(&["kind"]).and_then(Node::text).unwrap_or("Service").to_owned();
                self.to(one.get(&["name"]), messages::REFERENCES_ROUTES_TO.text(), &kind, false);
            }
        }
    }

    fn push(
        &mut self,
        node: &Node,
        how: &'static str,
        (kind, name): (&str, String),
        to: Option<usize>,
        optional: bool,
    ) {
        let line = self.lines.line_col(u32::try_from(node.span.start).unwrap_or_default()).line;
        let (from, kind) = (self.object.index, kind.to_owned());
        self.found.push(Reference { from, line, how, kind, name, to, optional });
    }
}

/// Labels as they are asked for on a command line.
fn shown(labels: &[Entry]) -> String {
    let one = |entry: &Entry| Some(format!("{}={}", entry.key.text()?, entry.value.text()?));
    labels.iter().filter_map(one).collect::<Vec<_>>().join(",")
}
