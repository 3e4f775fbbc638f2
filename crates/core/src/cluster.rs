//! What `.chartroom.yaml` declares about the cluster of an environment: below the environment, or by the name of a cluster
//! that several environments share.
//!
//! ```yaml
//! clusters:
//!   frankfurt-gpu-01:
//!     nodes:
//!       - {name: gpu-t4, count: 20, cpu: 8, memory: 61Gi, gpus: 1, gpu: nvidia-tesla-t4, labels: {gpu-type: t4}}
//!     quotas:
//!       ai-prod: {requests.nvidia.com/gpu: 48}
//! environments:
//!   prod:
//!     cluster: frankfurt-gpu-01
//! ```

use crate::Project;
use chartroom_helm::engine::{DEFAULT_API_VERSIONS, KubeVersion};
use chartroom_objects::quantity::parse_milli;
use chartroom_yaml::{Entry, Node};

/// The file that declares it, beside Chart.yaml.
const FILE: &str = ".chartroom.yaml";

/// What a declaration may say.
pub const CLUSTER_FIELDS: [&str; 12] = [
    "distribution",
    "version",
    "helm",
    "taints",
    "storageClasses",
    "defaultStorageClass",
    "ingressClasses",
    "apis",
    "nodes",
    "podSecurity",
    "quota",
    "quotas",
];

/// What a sort of nodes may say.
pub const NODE_FIELDS: [&str; 8] =
    ["name", "count", "cpu", "memory", "gpus", "gpu", "labels", "taints"];

/// The levels of Pod Security.
pub const POD_SECURITY: [&str; 3] = ["privileged", "baseline", "restricted"];

/// A cluster, as far as it is declared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cluster {
    /// Its name, where several environments may share it.
    pub name: Option<String>,
    /// What runs it: `eks`, `gke`, `k3s`.
    pub distribution: Option<String>,
    /// What it says its version is, `v1.33.2-eks-931bdca`.
    pub version: Option<String>,
    /// The version of Helm that installs, 3 or 4.
    pub helm: Option<u8>,
    /// Taints of nodes; None where nothing is said of them.
    pub taints: Option<Vec<Taint>>,
    /// The classes of storage.
    pub storage_classes: Option<Vec<String>>,
    /// The class that claims without one get.
    pub default_storage_class: Option<String>,
    /// The classes of Ingresses.
    pub ingress_classes: Option<Vec<String>>,
    /// API versions that it serves, `group/version` or `group/version/Kind`.
    pub apis: Vec<String>,
    /// What a node of each sort has for pods.
    pub nodes: Vec<ClusterNode>,
    /// The PodSecurity level of the namespace: `privileged`, `baseline` or `restricted`.
    pub pod_security: Option<String>,
    /// `spec.hard` of the namespace's ResourceQuotas, of any namespace that has none of its own.
    pub quota: Vec<(String, String)>,
    /// The same, by namespace.
    pub quotas: Vec<(String, Vec<(String, String)>)>,
}

/// A taint of nodes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taint {
    /// Its key.
    pub key: String,
    /// Its value, which may be empty.
    pub value: String,
    /// `NoSchedule`, `NoExecute` or `PreferNoSchedule`.
    pub effect: String,
}

impl Taint {
    /// A taint as kubectl writes it: `key=value:Effect`, `key:Effect`.
    pub fn parse(text: &str) -> Option<Self> {
        let (name, effect) = text.rsplit_once(':')?;
        let (key, value) = name.split_once('=').unwrap_or((name, ""));
        (!key.is_empty() && !effect.is_empty()).then(|| Self {
            key: key.to_owned(),
            value: value.to_owned(),
            effect: effect.to_owned(),
        })
    }

    /// Whether some toleration of a pod takes it.
    pub fn is_tolerated(&self, tolerations: &[Node]) -> bool {
        tolerations.iter().any(|one| {
            let text = |key: &str| one.get(&[key]).and_then(Node::text).unwrap_or_default();
            let key = text("key") == self.key || text("key").is_empty();
            let value = text("operator") == "Exists" || text("value") == self.value;
            key && value && (text("effect").is_empty() || text("effect") == self.effect)
        })
    }

    /// As kubectl writes it.
    pub fn text(&self) -> String {
        let value = if self.value.is_empty() { "" } else { "=" };
        format!("{}{value}{}:{}", self.key, self.value, self.effect)
    }
}

/// What a node of some sort has for pods, in thousandths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClusterNode {
    /// What the sort is called, such as its node pool; empty where it has no name.
    pub name: String,
    /// How many there are at most; None where it is not known.
    pub count: Option<u32>,
    /// Its labels; None where nothing is said of them.
    pub labels: Option<Vec<(String, String)>>,
    /// Its taints; None where nothing is said of them.
    pub taints: Option<Vec<Taint>>,
    /// Processors.
    pub cpu: Option<i128>,
    /// Bytes.
    pub memory: Option<i128>,
    /// GPUs.
    pub gpus: Option<i128>,
    /// What GPUs they are, as labels of nodes say it: `NVIDIA-A100-SXM4-80GB`.
    pub gpu: Option<String>,
}

impl Cluster {
    /// What the project declares about the cluster of an environment.
    pub fn of(project: &Project, environment: &str) -> Self {
        declared(project, environment, Self::named).unwrap_or_default()
    }

    /// What settings declare about it.
    pub fn declared_in(settings: &str, environment: &str) -> Self {
        let root = chartroom_yaml::parse(settings).root;
        let found = root.as_deref().and_then(|root| cluster_entry(root, environment));
        found.map(|(name, entry)| Self::named(name, &entry.value)).unwrap_or_default()
    }

    fn named(name: Option<&str>, node: &Node) -> Self {
        Self { name: name.map(str::to_owned), ..Self::read(node) }
    }

    /// A declaration; what it should not say is left out.
    pub fn read(node: &Node) -> Self {
        let text = |key: &str| {
            node.get(&[key]).and_then(Node::text).filter(|text| !text.is_empty()).map(str::to_owned)
        };
        let list = |key: &str| {
            let items = node.get(&[key])?.items().iter();
            Some(items.filter_map(Node::text).map(str::to_owned).collect::<Vec<_>>())
        };
        let quotas = node.get(&["quotas"]).map_or(&[][..], Node::entries).iter();
        Self {
            name: None,
            distribution: text("distribution"),
            version: text("version"),
            helm: text("helm").and_then(|text| text.parse().ok()),
            taints: node.get(&["taints"]).map(taints),
            storage_classes: list("storageClasses"),
            default_storage_class: text("defaultStorageClass"),
            ingress_classes: list("ingressClasses"),
            apis: list("apis").unwrap_or_default(),
            nodes: node
                .get(&["nodes"])
                .map_or(&[][..], Node::items)
                .iter()
                .map(ClusterNode::read)
                .collect(),
            pod_security: text("podSecurity"),
            quota: node.get(&["quota"]).map(pairs).unwrap_or_default(),
            quotas: quotas
                .filter_map(|one| Some((one.key.text()?.to_owned(), pairs(&one.value))))
                .collect(),
        }
    }

    /// The quota of a namespace.
    pub fn quota_of(&self, namespace: &str) -> &[(String, String)] {
        let own = self.quotas.iter().find(|(name, _)| name == namespace);
        own.map_or(&self.quota, |(_, quota)| quota)
    }
}

/// Keys with their values.
fn pairs(node: &Node) -> Vec<(String, String)> {
    let pair = |one: &Entry| Some((one.key.text()?.to_owned(), one.value.text()?.to_owned()));
    node.entries().iter().filter_map(pair).collect()
}

fn taints(node: &Node) -> Vec<Taint> {
    node.items().iter().filter_map(Node::text).filter_map(Taint::parse).collect()
}

/// What settings declare of the cluster of an environment, with its name where it is a shared one.
pub fn cluster_entry<'n>(
    settings: &'n Node,
    environment: &str,
) -> Option<(Option<&'n str>, &'n Entry)> {
    let environment = settings.get(&["environments"])?.entry(environment)?;
    let own = environment.value.entry("cluster")?;
    match own.value.text() {
        None => Some((None, own)),
        Some(name) => Some((Some(name), settings.get(&["clusters"])?.entry(name)?)),
    }
}

/// The version and the API versions that are declared: all that a render has to know.
pub(crate) fn served(project: &Project, environment: &str) -> (Option<String>, Vec<String>) {
    let read = |_: Option<&str>, node: &Node| {
        let version = node.get(&["version"]).and_then(Node::text).map(str::to_owned);
        let apis = node.get(&["apis"]).map_or(&[][..], Node::items).iter().filter_map(Node::text);
        (version.filter(|version| !version.is_empty()), apis.map(str::to_owned).collect())
    };
    declared(project, environment, read).unwrap_or_default()
}

/// The version of Kubernetes that an environment is rendered for: the one that is asked for, or else the one that its
/// cluster declares. Where there is none it is Helm's own.
pub fn kube_version(project: &Project, environment: &str) -> Option<String> {
    let asked = Some(project.kube_version.clone()).filter(|version| !version.is_empty());
    asked.or_else(|| served(project, environment).0)
}

/// The same, with Helm's own where there is none.
pub fn rendered_for(project: &Project, environment: &str) -> String {
    kube_version(project, environment).unwrap_or_else(|| KubeVersion::default().version)
}

/// The API versions that an environment is rendered with beyond those that Helm takes for granted: asked for, or declared
/// of its cluster.
pub fn further_apis(project: &Project, environment: &str) -> Vec<String> {
    let mut further: Vec<String> = Vec::new();
    for api in project.api_versions.iter().cloned().chain(served(project, environment).1) {
        if !DEFAULT_API_VERSIONS.contains(&api.as_str()) && !further.contains(&api) {
            further.push(api);
        }
    }
    further
}

/// What is read of the declaration of an environment's cluster.
fn declared<T>(
    project: &Project,
    environment: &str,
    read: impl Fn(Option<&str>, &Node) -> T,
) -> Option<T> {
    let file = project.files.iter().find(|file| file.path == FILE)?;
    let root = chartroom_yaml::parse(&String::from_utf8_lossy(&file.data)).root?;
    let (name, entry) = cluster_entry(&root, environment)?;
    Some(read(name, &entry.value))
}

impl ClusterNode {
    fn read(node: &Node) -> Self {
        let amount = |key: &str| parse_milli(node.get(&[key])?.text()?);
        let text = |key: &str| node.get(&[key]).and_then(Node::text).map(str::to_owned);
        Self {
            name: text("name").unwrap_or_default(),
            count: text("count").and_then(|text| text.parse().ok()),
            labels: node.get(&["labels"]).map(pairs),
            taints: node.get(&["taints"]).map(taints),
            cpu: amount("cpu"),
            memory: amount("memory"),
            gpus: amount("gpus"),
            gpu: text("gpu"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Cluster, Taint};
    use crate::{Project, ProjectFile};

    #[test]
    fn a_cluster_is_read() {
        let text = "version: v1.33.2-eks-1\nhelm: 3\ntaints: [nvidia.com/gpu=present:NoSchedule]\nnodes:\n- {cpu: 8, memory: 32Gi, gpus: 1}\nquota: {pods: 10}\n";
        let cluster = Cluster::read(chartroom_yaml::parse(text).root.as_deref().unwrap());
        assert_eq!(cluster.version.as_deref(), Some("v1.33.2-eks-1"));
        assert_eq!((cluster.helm, cluster.nodes[0].gpus), (Some(3), Some(1000)));
        assert_eq!(
            cluster.taints,
            Some(vec![Taint::parse("nvidia.com/gpu=present:NoSchedule").unwrap()])
        );
        assert_eq!(cluster.quota, [("pods".to_owned(), "10".to_owned())]);
        assert_eq!(Cluster::default().taints, None);
    }

    #[test]
    fn several_environments_share_a_cluster_by_its_name() {
        let text = "clusters:\n  gpu-01:\n    version: v1.34.0\n    quota: {pods: 5}\n    quotas: {ai-prod: {pods: 9}}\n    nodes: [{name: t4, count: 3, gpus: 1, labels: {a: b}, taints: [c:NoSchedule]}]\nenvironments:\n  prod: {cluster: gpu-01}\n  dev: {cluster: {helm: 3}}\n  test: {cluster: other}\n";
        let file = ProjectFile { path: super::FILE.into(), data: text.as_bytes().into() };
        let project = Project { files: vec![file], ..Project::default() };
        let prod = Cluster::of(&project, "prod");
        assert_eq!((prod.name.as_deref(), prod.nodes[0].count), (Some("gpu-01"), Some(3)));
        assert_eq!(prod.nodes[0].labels, Some(vec![("a".to_owned(), "b".to_owned())]));
        assert_eq!(prod.nodes[0].taints, Some(vec![Taint::parse("c:NoSchedule").unwrap()]));
        let hard = |namespace| prod.quota_of(namespace)[0].1.as_str();
        assert_eq!((hard("ai-prod"), hard("ai-test")), ("9", "5"));
        assert_eq!(super::rendered_for(&project, "prod"), "v1.34.0");
        assert_eq!(Cluster::of(&project, "dev").helm, Some(3));
        assert_eq!(Cluster::of(&project, "test"), Cluster::default());
    }
}
