//! What to ask a cluster, and what its answers say.

use super::{NodeSize, Profile};
use crate::messages;
use chartroom_objects::quantity::parse_milli;
use chartroom_yaml::{Entry, Node};

/// Names that need no quotes in a shell.
fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte))
}

/// Commands for a shell that is logged in to a cluster. They only read, and each prints lines that begin with what they
/// are of. A list begins with a line of its own: what may not be listed is not said to be empty.
pub fn kubectl_commands(namespace: &str) -> Result<String, String> {
    if !is_plain(namespace) {
        return Err(
            messages::ProfileNamespace { namespace: &format_args!("{:?}", namespace) }.text()
        );
    }
    Ok(format!(
        r#"{{
  kubectl version -o yaml | sed -n '/^serverVersion/,$s/^ *gitVersion: */version /p'
  kubectl get nodes -o jsonpath='{{range .items[*]}}node cpu={{.status.allocatable.cpu}} memory={{.status.allocatable.memory}} gpus={{.status.allocatable.nvidia\.com/gpu}} gpu={{.metadata.labels.nvidia\.com/gpu\.product}} accelerator={{.metadata.labels.cloud\.google\.com/gke-accelerator}} labels={{.metadata.labels}}{{"\n"}}{{range .spec.taints[*]}}taint {{.key}}={{.value}}:{{.effect}}{{"\n"}}{{end}}{{end}}'
  kubectl get storageclasses -o jsonpath='storageclasses{{"\n"}}{{range .items[*]}}storageclass {{.metadata.name}} {{.metadata.annotations.storageclass\.kubernetes\.io/is-default-class}}{{"\n"}}{{end}}'
  kubectl get ingressclasses -o jsonpath='ingressclasses{{"\n"}}{{range .items[*]}}ingressclass {{.metadata.name}}{{"\n"}}{{end}}'
  kubectl api-versions | sed 's/^/api /'
  kubectl get namespace {namespace} -o jsonpath='podsecurity {{.metadata.labels.pod-security\.kubernetes\.io/enforce}}{{"\n"}}'
  kubectl get resourcequotas -n {namespace} -o jsonpath='{{range .items[*]}}quota {{.spec.hard}}{{"\n"}}{{end}}'
}}"#
    ))
}

impl Profile {
    /// What the commands printed, and whatever stands around it; None if nothing of it is theirs.
    pub fn printed(text: &str) -> Option<Self> {
        let mut profile = Self::default();
        // What `kubectl get nodes,resourcequotas -A -o json` prints, or the same as YAML.
        let mut known = match text.trim_start().starts_with(['{', 'a']) {
            true => chartroom_yaml::parse(text).root.is_some_and(|root| profile.objects(&root)),
            false => false,
        };
        if !known {
            for line in text.lines().map(str::trim) {
                let (what, rest) = line.split_once(' ').unwrap_or((line, ""));
                known |= profile.take(what, rest.trim());
            }
        }
        let lists = [&mut profile.apis].into_iter().chain(&mut profile.taints);
        for list in lists {
            chartroom_diagnostics::order::sort(list);
            list.dedup();
        }
        chartroom_diagnostics::order::sort(&mut profile.quota);
        profile.distribution = profile.by_version().unwrap_or_default().to_owned();
        profile.nodes = sorts(profile.nodes);
        known.then_some(profile)
    }

    /// Takes what these lines said in the place of what was known; what they say nothing of stays.
    pub fn with(mut self, printed: Self) -> Self {
        let texts = [
            (&mut self.distribution, printed.distribution),
            (&mut self.version, printed.version),
            (&mut self.pod_security, printed.pod_security),
        ];
        for (old, new) in texts.into_iter().filter(|(_, new)| !new.is_empty()) {
            *old = new;
        }
        if printed.storage_classes.is_some() {
            self.default_storage_class = printed.default_storage_class;
        }
        self.taints = printed.taints.or(self.taints);
        self.storage_classes = printed.storage_classes.or(self.storage_classes);
        self.ingress_classes = printed.ingress_classes.or(self.ingress_classes);
        if !printed.quota.is_empty() {
            self.quota = printed.quota;
        }
        if !printed.quotas.is_empty() {
            self.quotas = printed.quotas;
        }
        if !printed.nodes.is_empty() {
            self.nodes = printed.nodes;
        }
        if !printed.apis.is_empty() {
            self.apis = printed.apis;
        }
        self
    }

    /// Takes a line; whether it is one.
    fn take(&mut self, what: &str, rest: &str) -> bool {
        let first = rest.split(' ').next().unwrap_or_default().to_owned();
        match what {
            "version" => self.version = first,
            "node" => {
                self.taints.get_or_insert_default();
                let field = |name: &str| {
                    let mut parts = rest.split(' ').filter_map(|part| part.split_once('='));
                    parts.find(|(key, _)| *key == name).map_or("", |(_, value)| value).to_owned()
                };
                let gpu = Some(field("gpu")).filter(|gpu| !gpu.is_empty());
                let labels = Some(field("labels")).filter(|labels| labels.starts_with('{'));
                let labels = labels.and_then(|labels| chartroom_yaml::parse(&labels).root);
                let labels = labels.as_deref().map(pairs);
                self.nodes.push(NodeSize {
                    name: labels.as_deref().and_then(pool).unwrap_or_default(),
                    count: "1".to_owned(),
                    labels,
                    taints: Some(Vec::new()),
                    cpu: field("cpu"),
                    memory: field("memory"),
                    gpus: field("gpus"),
                    gpu: gpu.unwrap_or_else(|| field("accelerator")),
                });
            }
            "taint" => self.taint(first.replacen("=:", ":", 1)),
            "storageclasses" if rest.is_empty() => {
                self.storage_classes.get_or_insert_default();
            }
            "storageclass" => {
                if rest.ends_with(" true") {
                    self.default_storage_class.clone_from(&first);
                }
                self.storage_classes.get_or_insert_default().push(first);
            }
            "ingressclasses" if rest.is_empty() => {
                self.ingress_classes.get_or_insert_default();
            }
            "ingressclass" => self.ingress_classes.get_or_insert_default().push(first),
            "api" => self.apis.push(first),
            "podsecurity" => self.pod_security = first,
            "quota" => {
                // kubectl prints a map as JSON.
                let root = chartroom_yaml::parse(rest).root;
                self.quota.extend(root.as_deref().map(pairs).unwrap_or_default());
            }
            _ => return false,
        }
        true
    }

    /// A taint of the node that came last.
    fn taint(&mut self, taint: String) {
        if let Some(node) = self.nodes.last_mut() {
            node.taints.get_or_insert_default().push(taint.clone());
        }
        self.taints.get_or_insert_default().push(taint);
    }

    /// Takes objects that kubectl printed; whether some are nodes or quotas.
    fn objects(&mut self, root: &Node) -> bool {
        let list = root.get(&["items"]).map_or(std::slice::from_ref(root), Node::items);
        let text = |node: &Node, path: &[&str]| {
            node.get(path).and_then(Node::text).unwrap_or_default().to_owned()
        };
        let mut known = false;
        for object in list {
            match text(object, &["kind"]).as_str() {
                "Node" => {
                    let labels = object.get(&["metadata", "labels"]).map(pairs).unwrap_or_default();
                    let label = |name: &str| {
                        let own = labels.iter().find(|(key, _)| key == name);
                        own.map(|(_, value)| value.clone())
                    };
                    let gpu = label("nvidia.com/gpu.product")
                        .or_else(|| label("cloud.google.com/gke-accelerator"));
                    let has = |what: &str| text(object, &["status", "allocatable", what]);
                    let version = text(object, &["status", "nodeInfo", "kubeletVersion"]);
                    if self.version.is_empty() {
                        self.version = version;
                    }
                    self.nodes.push(NodeSize {
                        name: pool(&labels).unwrap_or_default(),
                        count: "1".to_owned(),
                        cpu: has("cpu"),
                        memory: has("memory"),
                        gpus: Some(has("nvidia.com/gpu"))
                            .filter(|gpus| !gpus.is_empty())
                            .unwrap_or_else(|| has("amd.com/gpu")),
                        gpu: gpu.unwrap_or_default(),
                        labels: Some(labels),
                        taints: Some(Vec::new()),
                    });
                    self.taints.get_or_insert_default();
                    let taints = object.get(&["spec", "taints"]).map_or(&[][..], Node::items);
                    for taint in taints {
                        let value = text(taint, &["value"]);
                        let value = if value.is_empty() { value } else { format!("={value}") };
                        let (key, effect) = (text(taint, &["key"]), text(taint, &["effect"]));
                        self.taint(format!("{key}{value}:{effect}"));
                    }
                }
                "ResourceQuota" => {
                    let namespace = text(object, &["metadata", "namespace"]);
                    let hard = object.get(&["spec", "hard"]).map(pairs).unwrap_or_default();
                    match self.quotas.iter_mut().find(|(name, _)| *name == namespace) {
                        Some((_, quota)) => quota.extend(hard),
                        None => self.quotas.push((namespace, hard)),
                    }
                }
                _ => continue,
            }
            known = true;
        }
        known
    }

    /// What runs the cluster, by the end of its version.
    fn by_version(&self) -> Option<&'static str> {
        let known = [
            ("-eks-", "eks"),
            ("-gke.", "gke"),
            ("+k3s", "k3s"),
            ("+rke2", "rke2"),
            ("-tke.", "tke"),
            ("-aliyun", "ack"),
        ];
        known.iter().find(|(mark, _)| self.version.contains(mark)).map(|(_, name)| *name)
    }
}

/// Keys with their values.
fn pairs(node: &Node) -> Vec<(String, String)> {
    let pair = |one: &Entry| Some((one.key.text()?.to_owned(), one.value.text()?.to_owned()));
    node.entries().iter().filter_map(pair).collect()
}

/// The node pool that labels name.
fn pool(labels: &[(String, String)]) -> Option<String> {
    const POOLS: [&str; 9] = [
        "cloud.google.com/gke-nodepool",
        "eks.amazonaws.com/nodegroup",
        "alpha.eksctl.io/nodegroup-name",
        "kubernetes.azure.com/agentpool",
        "karpenter.sh/nodepool",
        "alibabacloud.com/nodepool-id",
        "cloud.tencent.com/node-instance-group",
        "doks.digitalocean.com/node-pool",
        "node.kubernetes.io/pool",
    ];
    POOLS
        .iter()
        .find_map(|name| labels.iter().find(|(key, _)| key == name))
        .map(|one| one.1.clone())
}

/// Whether a label says something of a sort of nodes that pods may ask for, and not of one node.
fn is_kept((key, _): &(String, String)) -> bool {
    let of_one = [
        "kubernetes.io/hostname",
        "beta.kubernetes.io/",
        "failure-domain.beta.kubernetes.io/",
        "feature.node.kubernetes.io/",
    ];
    let nvidia = ["nvidia.com/gpu.product", "nvidia.com/gpu.memory", "nvidia.com/gpu.count"];
    !of_one.iter().any(|start| key.starts_with(start))
        && (!key.starts_with("nvidia.com/") || nvidia.contains(&key.as_str()))
}

/// Sorts of nodes: those that differ in memory by less than a fiftieth are one, told as the largest, with the labels that
/// all of them have.
fn sorts(mut nodes: Vec<NodeSize>) -> Vec<NodeSize> {
    let memory = |node: &NodeSize| parse_milli(&node.memory).unwrap_or(0);
    let kind = |node: &NodeSize| {
        let size = (node.cpu.clone(), node.gpus.clone(), node.gpu.clone());
        (node.name.clone(), size, node.taints.clone())
    };
    for node in &mut nodes {
        node.taints.iter_mut().for_each(|taints| taints.sort());
        node.labels.iter_mut().for_each(|labels| labels.retain(is_kept));
    }
    nodes.sort_by_cached_key(|node| (kind(node), -memory(node)));
    nodes.dedup_by(|next, kept| {
        let same = kind(next) == kind(kept)
            && (memory(kept) - memory(next)) * 50 <= memory(kept)
            && next.labels.is_some() == kept.labels.is_some();
        if same {
            let count = |node: &NodeSize| node.count.parse().unwrap_or(1_u32);
            kept.count = count(kept).saturating_add(count(next)).to_string();
            let next = next.labels.take().unwrap_or_default();
            kept.labels.iter_mut().for_each(|labels| labels.retain(|one| next.contains(one)));
        }
        same
    });
    nodes
}

#[cfg(test)]
mod tests {
    use super::{Profile, kubectl_commands};

    const PRINTED: &str = "$ kubectl …\nversion v1.33.2-eks-931bdca\n\
        node cpu=7910m memory=30903420Ki gpus=1 gpu=NVIDIA-L4 accelerator=\ntaint nvidia.com/gpu=present:NoSchedule\ntaint dedicated=:NoExecute\n\
        node cpu=7910m memory=30903412Ki gpus=1 gpu=NVIDIA-L4 accelerator=\ntaint dedicated=:NoExecute\ntaint nvidia.com/gpu=present:NoSchedule\nnode cpu=3920m memory=15G gpus= gpu= accelerator=\n\
        storageclasses\nstorageclass gp2 \nstorageclass gp3 true\ningressclasses\ningressclass nginx\napi v1\napi apps/v1\napi v1\npodsecurity restricted\n\
        quota {\"requests.cpu\":\"10\",\"pods\":\"20\"}\n";

    #[test]
    fn what_was_pasted_becomes_a_declaration() {
        let profile = Profile::printed(PRINTED).unwrap();
        assert_eq!(profile.complaint(), None);
        let text = profile.declared_in("", "prod").unwrap();
        let expected = "environments:\n  prod:\n    cluster:\n      distribution: eks\n      version: v1.33.2-eks-931bdca\n      taints: [\"dedicated:NoExecute\", \"nvidia.com/gpu=present:NoSchedule\"]\n      storageClasses: [gp2, gp3]\n      defaultStorageClass: gp3\n      ingressClasses: [nginx]\n      podSecurity: restricted\n      quota: {pods: 20, requests.cpu: 10}\n      nodes:\n        - {count: 1, cpu: 3920m, memory: 15G, taints: []}\n        - {count: 2, cpu: 7910m, memory: 30903420Ki, gpus: 1, gpu: NVIDIA-L4, taints: [\"dedicated:NoExecute\", \"nvidia.com/gpu=present:NoSchedule\"]}\n      apis:\n        - apps/v1\n        - v1\n";
        assert_eq!(text, expected);
        assert_eq!(Profile::of(&text, "prod"), Some(profile));
    }

    #[test]
    fn nodes_and_quotas_as_kubectl_prints_them_become_pools() {
        let node = |number: u32, pool: &str, gpus: &str| {
            format!(
                r#"{{"kind": "Node", "metadata": {{"name": "n{number}", "labels": {{"kubernetes.io/hostname": "n{number}", "cloud.google.com/gke-nodepool": "{pool}", "gpu-type": "{pool}"}}}}, "spec": {{"taints": [{{"key": "nvidia.com/gpu", "value": "present", "effect": "NoSchedule"}}]}}, "status": {{"allocatable": {{"cpu": "7910m", "memory": "3090342{number}Ki", "nvidia.com/gpu": "{gpus}"}}, "nodeInfo": {{"kubeletVersion": "v1.34.1-gke.1"}}}}}}"#
            )
        };
        let quota = r#"{"kind": "ResourceQuota", "metadata": {"namespace": "ai-prod"}, "spec": {"hard": {"requests.nvidia.com/gpu": "48"}}}"#;
        let items = [node(1, "t4", "1"), node(2, "t4", "1"), node(3, "a100", "4"), quota.into()];
        let text = format!(r#"{{"kind": "List", "items": [{}]}}"#, items.join(", "));
        let profile = Profile::printed(&text).unwrap();
        assert_eq!(profile.complaint(), None);
        let declared = profile.declared_in("", "prod").unwrap();
        let nodes = "      quotas: {ai-prod: {requests.nvidia.com/gpu: 48}}\n      nodes:\n        - {name: a100, count: 1, cpu: 7910m, memory: 30903423Ki, gpus: 4, labels: {cloud.google.com/gke-nodepool: a100, gpu-type: a100}, taints: [\"nvidia.com/gpu=present:NoSchedule\"]}\n        - {name: t4, count: 2, cpu: 7910m, memory: 30903422Ki, gpus: 1, labels: {cloud.google.com/gke-nodepool: t4, gpu-type: t4}, taints: [\"nvidia.com/gpu=present:NoSchedule\"]}\n";
        assert!(declared.ends_with(nodes), "{declared}");
        assert!(declared.contains("distribution: gke\n"), "{declared}");
        assert_eq!(Profile::of(&declared, "prod"), Some(profile));
    }

    #[test]
    fn what_may_not_be_listed_is_not_said_to_be_empty() {
        let some = Profile::printed("version v1.34.1+k3s1\nstorageclasses\n").unwrap();
        assert_eq!(some.storage_classes, Some(Vec::new()));
        assert_eq!((some.ingress_classes, some.taints), (None, None));
        assert_eq!(some.distribution, "k3s");
        let before = Profile { helm: "3".into(), version: "v1.33.0".into(), ..Profile::default() };
        let both = before.with(Profile::printed("api v1\n").unwrap());
        assert_eq!((both.helm.as_str(), both.version.as_str()), ("3", "v1.33.0"));
    }

    #[test]
    fn what_is_no_output_of_the_commands_is_refused() {
        assert_eq!(Profile::printed("hello\n"), None);
        assert!(kubectl_commands("a b").is_err());
        assert!(kubectl_commands("ai").unwrap().contains("-n ai "));
    }

    #[test]
    fn what_means_nothing_is_told() {
        let told = |change: fn(&mut Profile)| {
            let mut profile = Profile::default();
            change(&mut profile);
            profile.complaint()
        };
        assert_eq!(told(|_| ()), None);
        assert!(told(|one| one.version = "newest".into()).is_some());
        assert!(told(|one| one.taints = Some(vec!["gpu".into()])).is_some());
        assert!(told(|one| one.quota = vec![("pods".into(), "many".into())]).is_some());
        assert!(told(|one| one.pod_security = "strict".into()).is_some());
    }
}
