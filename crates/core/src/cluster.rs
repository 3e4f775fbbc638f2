//! What `.chartroom.yaml` declares about the cluster of an environment.

use crate::Project;
use chartroom_helm::engine::{DEFAULT_API_VERSIONS, KubeVersion};
use chartroom_objects::quantity::parse_milli;
use chartroom_yaml::Node;

/// The file that declares it, beside Chart.yaml.
const FILE: &str = ".chartroom.yaml";

/// What a declaration may say.
pub const CLUSTER_FIELDS: [&str; 11] = [
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
];

/// The levels of Pod Security.
pub const POD_SECURITY: [&str; 3] = ["privileged", "baseline", "restricted"];

/// A cluster, as far as it is declared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cluster {
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
    /// `spec.hard` of the namespace's ResourceQuotas.
    pub quota: Vec<(String, String)>,
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
}

/// What a node of some sort has for pods, in thousandths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClusterNode {
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
        declared(project, environment, Self::read).unwrap_or_default()
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
        let quota = node.get(&["quota"]).map_or(&[][..], Node::entries);
        Self {
            distribution: text("distribution"),
            version: text("version"),
            helm: text("helm").and_then(|text| text.parse().ok()),
            taints: list("taints")
                .map(|list| list.iter().filter_map(|text| Taint::parse(text)).collect()),
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
            quota: quota
                .iter()
                .filter_map(|one| Some((one.key.text()?.to_owned(), one.value.text()?.to_owned())))
                .collect(),
        }
    }
}

/// The version and the API versions that are declared: all that a render has to know.
pub(crate) fn served(project: &Project, environment: &str) -> (Option<String>, Vec<String>) {
    let read = |node: &Node| {
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
fn declared<T>(project: &Project, environment: &str, read: impl Fn(&Node) -> T) -> Option<T> {
    let file = project.files.iter().find(|file| file.path == FILE)?;
    let root = chartroom_yaml::parse(&String::from_utf8_lossy(&file.data)).root?;
    let environment = root.get(&["environments"])?.entry(environment)?;
    environment.value.get(&["cluster"]).map(read)
}

impl ClusterNode {
    fn read(node: &Node) -> Self {
        let amount = |key: &str| parse_milli(node.get(&[key])?.text()?);
        Self {
            cpu: amount("cpu"),
            memory: amount("memory"),
            gpus: amount("gpus"),
            gpu: node.get(&["gpu"]).and_then(Node::text).map(str::to_owned),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Cluster, Taint};

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
}
