//! `chartroom cluster-profile`: what a cluster is, asked by the user's own kubectl and pasted back.

use crate::flags::apart;
use crate::host::MAX_READ;
use crate::{Host, Printed};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

const USAGE: &str = "chartroom cluster-profile needs an environment\n\n\
Usage:  chartroom cluster-profile --env NAME [--namespace NAME] [--read FILE]\n\n\
Without --read it prints commands for a shell that is logged in to the cluster; they only read. Save what they print \
to a file: with --read FILE it becomes the `cluster` of the environment, for .chartroom.yaml beside Chart.yaml.";

/// Runs the command with the arguments behind `cluster-profile`.
pub(crate) fn run(args: &[String], host: &dyn Host) -> Printed {
    match text(args, host) {
        Ok(text) => Printed::text(&text),
        Err(error) => Printed::refused(&error),
    }
}

fn text(args: &[String], host: &dyn Host) -> Result<String, String> {
    let (rest, own) = apart(args, &["--env", "--namespace", "--read"])?;
    if let Some(more) = rest.first() {
        return Err(format!("chartroom cluster-profile takes no {more:?}"));
    }
    let last = |wanted: &str| {
        own.iter().rev().find(|(name, _)| name == wanted).map(|(_, text)| text.as_str())
    };
    let environment = last("--env").ok_or(USAGE)?;
    match last("--read") {
        Some(path) => {
            let data = host.read(path, MAX_READ).map_err(|error| error.0)?;
            Profile::read(&String::from_utf8_lossy(&data))?.declaration(environment)
        }
        None => commands(last("--namespace").unwrap_or("default")),
    }
}

/// Names that need no quotes in a shell.
fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte))
}

/// What to run. Each prints lines that begin with what they are of.
fn commands(namespace: &str) -> Result<String, String> {
    if !is_plain(namespace) {
        return Err(format!("{namespace:?} is no name of a namespace"));
    }
    Ok(format!(
        r#"{{
  kubectl version -o yaml | sed -n '/^serverVersion/,$s/^ *gitVersion: */version /p'
  kubectl get nodes -o jsonpath='{{range .items[*]}}node cpu={{.status.allocatable.cpu}} memory={{.status.allocatable.memory}} gpus={{.status.allocatable.nvidia\.com/gpu}}{{"\n"}}{{range .spec.taints[*]}}taint {{.key}}={{.value}}:{{.effect}}{{"\n"}}{{end}}{{end}}'
  kubectl get storageclasses -o jsonpath='{{range .items[*]}}storageclass {{.metadata.name}} {{.metadata.annotations.storageclass\.kubernetes\.io/is-default-class}}{{"\n"}}{{end}}'
  kubectl get ingressclasses -o jsonpath='{{range .items[*]}}ingressclass {{.metadata.name}}{{"\n"}}{{end}}'
  kubectl api-versions | sed 's/^/api /'
  kubectl get namespace {namespace} -o jsonpath='podsecurity {{.metadata.labels.pod-security\.kubernetes\.io/enforce}}{{"\n"}}'
  kubectl get resourcequotas -n {namespace} -o jsonpath='{{range .items[*]}}quota {{.spec.hard}}{{"\n"}}{{end}}'
}} > cluster.txt
"#
    ))
}

/// What the commands printed.
#[derive(Default)]
struct Profile {
    version: Option<String>,
    /// Sorts of nodes: processors, memory, GPUs.
    nodes: BTreeSet<(String, String, String)>,
    taints: BTreeSet<String>,
    classes: Vec<String>,
    default_class: Option<String>,
    ingress_classes: Vec<String>,
    apis: BTreeSet<String>,
    level: Option<String>,
    quota: BTreeMap<String, String>,
    /// Whether nodes were told of.
    saw_nodes: bool,
}

impl Profile {
    fn read(text: &str) -> Result<Self, String> {
        let mut profile = Self::default();
        let mut known = 0;
        for line in text.lines().map(str::trim) {
            let (what, rest) = line.split_once(' ').unwrap_or((line, ""));
            known += usize::from(profile.line(what, rest.trim()));
        }
        match known {
            0 => {
                Err("the file holds nothing that the commands of `chartroom cluster-profile` print"
                    .to_owned())
            }
            _ => Ok(profile),
        }
    }

    /// Takes a line; whether it is one.
    fn line(&mut self, what: &str, rest: &str) -> bool {
        let first = rest.split(' ').next().unwrap_or_default().to_owned();
        match what {
            "version" => self.version = Some(first),
            "node" => {
                self.saw_nodes = true;
                let field = |name: &str| {
                    let mut parts = rest.split(' ').filter_map(|part| part.split_once('='));
                    parts.find(|(key, _)| *key == name).map_or("", |(_, value)| value).to_owned()
                };
                self.nodes.insert((field("cpu"), field("memory"), field("gpus")));
            }
            "taint" => {
                self.taints.insert(first.replacen("=:", ":", 1));
            }
            "storageclass" => {
                if rest.ends_with(" true") {
                    self.default_class = Some(first.clone());
                }
                self.classes.push(first);
            }
            "ingressclass" => self.ingress_classes.push(first),
            "api" => {
                self.apis.insert(first);
            }
            "podsecurity" => self.level = Some(first).filter(|level| !level.is_empty()),
            "quota" => self.quota.extend(hard(rest)),
            _ => return false,
        }
        true
    }

    /// What runs the cluster, by the end of its version.
    fn distribution(&self) -> Option<&'static str> {
        let version = self.version.as_deref()?;
        let known = [
            ("-eks-", "eks"),
            ("-gke.", "gke"),
            ("+k3s", "k3s"),
            ("+rke2", "rke2"),
            ("-tke.", "tke"),
            ("-aliyun", "ack"),
        ];
        known.iter().find(|(mark, _)| version.contains(mark)).map(|(_, name)| *name)
    }

    fn declaration(&self, environment: &str) -> Result<String, String> {
        let mut out = format!("environments:\n  {}:\n    cluster:\n", quoted(environment));
        let mut line = |key: &str, value: &str| writeln!(out, "      {key}: {value}").is_ok();
        self.distribution().map(|name| line("distribution", name));
        self.version.as_ref().map(|version| line("version", &quoted(version)));
        let list = |items: &mut dyn Iterator<Item = &String>| {
            format!("[{}]", items.map(|item| quoted(item)).collect::<Vec<_>>().join(", "))
        };
        if self.saw_nodes {
            line("taints", &list(&mut self.taints.iter()));
        }
        line("storageClasses", &list(&mut self.classes.iter()));
        self.default_class.as_ref().map(|name| line("defaultStorageClass", &quoted(name)));
        line("ingressClasses", &list(&mut self.ingress_classes.iter()));
        self.level.as_ref().map(|level| line("podSecurity", &quoted(level)));
        if !self.quota.is_empty() {
            let pair =
                |(key, value): (&String, &String)| format!("{}: {}", quoted(key), quoted(value));
            line(
                "quota",
                &format!("{{{}}}", self.quota.iter().map(pair).collect::<Vec<_>>().join(", ")),
            );
        }
        if !self.nodes.is_empty() {
            line("nodes", "");
            for (cpu, memory, gpus) in &self.nodes {
                let all = [("cpu", cpu), ("memory", memory), ("gpus", gpus)];
                let set = all.iter().filter(|(_, value)| !value.is_empty());
                let fields: Vec<String> =
                    set.map(|(key, value)| format!("{key}: {}", quoted(value))).collect();
                writeln!(out, "        - {{{}}}", fields.join(", "))
                    .map_err(|error| error.to_string())?;
            }
        }
        if !self.apis.is_empty() {
            out.push_str("      apis:\n");
            for api in &self.apis {
                writeln!(out, "        - {}", quoted(api)).map_err(|error| error.to_string())?;
            }
        }
        Ok(out.replace("nodes: \n", "nodes:\n"))
    }
}

/// A map of strings as kubectl prints it: JSON.
fn hard(text: &str) -> BTreeMap<String, String> {
    serde_json::from_str(text).unwrap_or_default()
}

/// Text as YAML of any version reads it as text.
fn quoted(text: &str) -> String {
    let plain = text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-./+".contains(&byte))
        && !matches!(
            text.to_ascii_lowercase().as_str(),
            "true" | "false" | "yes" | "no" | "on" | "off" | "y" | "n" | "null"
        );
    if plain { text.to_owned() } else { serde_json::Value::from(text).to_string() }
}

#[cfg(test)]
mod tests {
    use super::{Profile, commands};

    const PRINTED: &str = "version v1.33.2-eks-931bdca\n\
        node cpu=7910m memory=30903420Ki gpus=1\ntaint nvidia.com/gpu=present:NoSchedule\ntaint dedicated=:NoExecute\n\
        node cpu=7910m memory=30903420Ki gpus=1\nnode cpu=3920m memory=15G gpus=\n\
        storageclass gp2 \nstorageclass gp3 true\ningressclass nginx\napi apps/v1\napi v1\npodsecurity restricted\n\
        quota {\"requests.cpu\":\"10\",\"pods\":\"20\"}\n";

    #[test]
    fn what_was_pasted_becomes_a_declaration() {
        let text = Profile::read(PRINTED).unwrap().declaration("prod").unwrap();
        let expected = "environments:\n  prod:\n    cluster:\n      distribution: eks\n      version: v1.33.2-eks-931bdca\n      taints: [\"dedicated:NoExecute\", \"nvidia.com/gpu=present:NoSchedule\"]\n      storageClasses: [gp2, gp3]\n      defaultStorageClass: gp3\n      ingressClasses: [nginx]\n      podSecurity: restricted\n      quota: {pods: \"20\", requests.cpu: \"10\"}\n      nodes:\n        - {cpu: \"3920m\", memory: \"15G\"}\n        - {cpu: \"7910m\", memory: \"30903420Ki\", gpus: \"1\"}\n      apis:\n        - apps/v1\n        - v1\n";
        assert_eq!(text, expected);
        let read = chartroom_yaml_of(&text);
        assert_eq!(read.default_storage_class.as_deref(), Some("gp3"));
        assert_eq!((read.nodes.len(), read.taints.map(|taints| taints.len())), (2, Some(2)));
    }

    fn chartroom_yaml_of(text: &str) -> chartroom_core::Cluster {
        let file = chartroom_core::ProjectFile {
            path: ".chartroom.yaml".to_owned(),
            data: text.as_bytes().into(),
        };
        let project = chartroom_core::Project { files: vec![file], ..Default::default() };
        chartroom_core::Cluster::of(&project, "prod")
    }

    #[test]
    fn what_is_no_output_of_the_commands_is_refused() {
        assert!(Profile::read("hello\n").is_err());
        assert!(commands("a b").is_err());
        assert!(commands("ai").unwrap().contains("-n ai "));
    }
}
