//! What to ask a cluster, and what its answers say.

use super::{NodeSize, Profile};
use crate::messages;
use chartroom_objects::quantity::parse_milli;
use chartroom_yaml::Node;

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
  kubectl get nodes -o jsonpath='{{range .items[*]}}node cpu={{.status.allocatable.cpu}} memory={{.status.allocatable.memory}} gpus={{.status.allocatable.nvidia\.com/gpu}} gpu={{.metadata.labels.nvidia\.com/gpu\.product}} accelerator={{.metadata.labels.cloud\.google\.com/gke-accelerator}}{{"\n"}}{{range .spec.taints[*]}}taint {{.key}}={{.value}}:{{.effect}}{{"\n"}}{{end}}{{end}}'
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
        let mut known = false;
        for line in text.lines().map(str::trim) {
            let (what, rest) = line.split_once(' ').unwrap_or((line, ""));
            known |= profile.take(what, rest.trim());
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
                self.nodes.push(NodeSize {
                    cpu: field("cpu"),
                    memory: field("memory"),
                    gpus: field("gpus"),
                    gpu: gpu.unwrap_or_else(|| field("accelerator")),
                });
            }
            "taint" => self.taints.get_or_insert_default().push(first.replacen("=:", ":", 1)),
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
                for entry in root.as_deref().map_or(&[][..], Node::entries) {
                    let text = |node: &Node| node.text().unwrap_or_default().to_owned();
                    self.quota.push((text(&entry.key), text(&entry.value)));
                }
            }
            _ => return false,
        }
        true
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

/// Sorts of nodes: those that differ in memory by less than a fiftieth are one, told as the largest.
fn sorts(mut nodes: Vec<NodeSize>) -> Vec<NodeSize> {
    let memory = |node: &NodeSize| parse_milli(&node.memory).unwrap_or(0);
    let kind = |node: &NodeSize| (node.cpu.clone(), node.gpus.clone(), node.gpu.clone());
    nodes.sort_by_cached_key(|node| (kind(node), -memory(node)));
    nodes.dedup_by(|next, kept| {
        kind(next) == kind(kept) && (memory(kept) - memory(next)) * 50 <= memory(kept)
    });
    nodes
}

#[cfg(test)]
mod tests {
    use super::{Profile, kubectl_commands};

    const PRINTED: &str = "$ kubectl …\nversion v1.33.2-eks-931bdca\n\
        node cpu=7910m memory=30903420Ki gpus=1 gpu=NVIDIA-L4 accelerator=\ntaint nvidia.com/gpu=present:NoSchedule\ntaint dedicated=:NoExecute\n\
        node cpu=7910m memory=30903412Ki gpus=1 gpu=NVIDIA-L4 accelerator=\nnode cpu=3920m memory=15G gpus= gpu= accelerator=\n\
        storageclasses\nstorageclass gp2 \nstorageclass gp3 true\ningressclasses\ningressclass nginx\napi v1\napi apps/v1\napi v1\npodsecurity restricted\n\
        quota {\"requests.cpu\":\"10\",\"pods\":\"20\"}\n";

    #[test]
    fn what_was_pasted_becomes_a_declaration() {
        let profile = Profile::printed(PRINTED).unwrap();
        assert_eq!(profile.complaint(), None);
        let text = profile.declared_in("", "prod").unwrap();
        let expected = "environments:\n  prod:\n    cluster:\n      distribution: eks\n      version: v1.33.2-eks-931bdca\n      taints: [\"dedicated:NoExecute\", \"nvidia.com/gpu=present:NoSchedule\"]\n      storageClasses: [gp2, gp3]\n      defaultStorageClass: gp3\n      ingressClasses: [nginx]\n      podSecurity: restricted\n      quota: {pods: 20, requests.cpu: 10}\n      nodes:\n        - {cpu: 3920m, memory: 15G}\n        - {cpu: 7910m, memory: 30903420Ki, gpus: 1, gpu: NVIDIA-L4}\n      apis:\n        - apps/v1\n        - v1\n";
        assert_eq!(text, expected);
        assert_eq!(Profile::of(&text, "prod"), Some(profile));
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
