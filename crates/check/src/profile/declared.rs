//! A cluster in `.chartroom.yaml`: read, and written so that every other byte stays.

use super::{NodeSize, Profile};
use crate::edit::{Editor, find, plain_or_quoted, quoted, spliced};
use chartroom_core::cluster_entry;
use chartroom_diagnostics::{Edit, FileId, Span, order};
use chartroom_yaml::{Entry, Node};

/// The one file.
const HERE: FileId = FileId(0);

/// What a field says.
#[derive(Debug, PartialEq, Eq)]
enum Said {
    Nothing,
    Text(String),
    /// Items, each as YAML on one line; whether they stand below each other where nothing stands yet.
    List(Vec<String>, bool),
    /// Keys with their values, as YAML.
    Map(Vec<String>),
}

impl Said {
    fn text(text: &str) -> Self {
        if text.is_empty() { Self::Nothing } else { Self::Text(plain(text)) }
    }

    fn list(list: Option<&Vec<String>>) -> Self {
        list.map_or(Self::Nothing, |list| {
            Self::List(list.iter().map(|item| plain(item)).collect(), false)
        })
    }

    /// On one line.
    fn inline(&self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Text(text) => text.clone(),
            Self::List(items, _) => format!("[{}]", items.join(", ")),
            Self::Map(pairs) => format!("{{{}}}", pairs.join(", ")),
        }
    }

    /// Below each other.
    fn lines(&self) -> Option<String> {
        match self {
            Self::List(items, _) if !items.is_empty() => {
                Some(items.iter().map(|item| format!("- {item}")).collect::<Vec<_>>().join("\n"))
            }
            Self::Map(pairs) if !pairs.is_empty() => Some(pairs.join("\n")),
            _ => None,
        }
    }

    /// As an entry of its own.
    fn entry(&self, key: &str) -> String {
        match (self, self.lines()) {
            (Self::List(_, true), Some(lines)) => {
                format!(
                    "{key}:\n{}",
                    lines.lines().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
                )
            }
            _ => format!("{key}: {}", self.inline()),
        }
    }
}

impl Profile {
    /// What a text declares of the cluster of an environment; None if the text cannot be read.
    pub fn of(text: &str, environment: &str) -> Option<Self> {
        let parsed = chartroom_yaml::parse(text);
        if !parsed.problems.is_empty() {
            return None;
        }
        let Some(root) = parsed.root else { return Some(Self::default()) };
        if let Some((name, entry)) = cluster_entry(&root, environment) {
            let name = name.unwrap_or_default().to_owned();
            return Some(Self { name, ..Self::read(&entry.value) });
        }
        // A name without its declaration.
        let name = root.get(&["environments", environment, "cluster"]).and_then(Node::text);
        Some(Self { name: name.unwrap_or_default().to_owned(), ..Self::default() })
    }

    /// What a text declares of a cluster that has a name.
    pub fn named(text: &str, name: &str) -> Option<Self> {
        let root = chartroom_yaml::parse(text).root?;
        let node = root.get(&["clusters", name])?;
        Some(Self { name: name.to_owned(), ..Self::read(node) })
    }

    /// The names of all clusters that have one.
    pub fn names(text: &str) -> Vec<String> {
        let root = chartroom_yaml::parse(text).root;
        let named = root.as_deref().and_then(|root| root.get(&["clusters"]));
        let names = named.map_or(&[][..], Node::entries).iter();
        names.filter_map(|one| one.key.text()).map(str::to_owned).collect()
    }

    fn read(node: &Node) -> Self {
        let of = |node: &Node, key: &str| {
            node.get(&[key]).and_then(Node::text).unwrap_or_default().to_owned()
        };
        let text = |key: &str| of(node, key);
        let list = |key: &str| {
            let value = node.get(&[key])?;
            let items = value.items().iter().filter_map(Node::text).map(str::to_owned);
            (value.text().is_none()).then(|| items.collect::<Vec<_>>())
        };
        let pairs = |node: &Node| {
            let pair = |one: &Entry| Some((one.key.text()?.into(), one.value.text()?.into()));
            node.entries().iter().filter_map(pair).collect::<Vec<(String, String)>>()
        };
        let words = |node: &Node| {
            let words = node.items().iter().filter_map(Node::text).map(str::to_owned);
            words.collect::<Vec<_>>()
        };
        let size = |node: &Node| NodeSize {
            name: of(node, "name"),
            count: of(node, "count"),
            labels: node.get(&["labels"]).map(pairs),
            taints: node.get(&["taints"]).map(words),
            cpu: of(node, "cpu"),
            memory: of(node, "memory"),
            gpus: of(node, "gpus"),
            gpu: of(node, "gpu"),
        };
        let quotas = node.get(&["quotas"]).map_or(&[][..], Node::entries).iter();
        Self {
            name: String::new(),
            distribution: text("distribution"),
            version: text("version"),
            helm: text("helm"),
            taints: list("taints"),
            storage_classes: list("storageClasses"),
            default_storage_class: text("defaultStorageClass"),
            ingress_classes: list("ingressClasses"),
            pod_security: text("podSecurity"),
            quota: node.get(&["quota"]).map(pairs).unwrap_or_default(),
            quotas: quotas
                .filter_map(|one| Some((one.key.text()?.to_owned(), pairs(&one.value))))
                .collect(),
            nodes: node.get(&["nodes"]).map_or(&[][..], Node::items).iter().map(size).collect(),
            apis: list("apis").unwrap_or_default(),
        }
    }

    /// Its fields in the order in which they are written.
    fn fields(&self) -> [(&'static str, Said); 12] {
        let quota = inline(&self.quota);
        let quotas = self.quotas.iter();
        let quotas = quotas
            .map(|(namespace, quota)| {
                format!("{}: {{{}}}", plain(namespace), inline(quota).join(", "))
            })
            .collect();
        let nodes: Vec<String> = self.nodes.iter().map(NodeSize::inline).collect();
        let some = |said: Said, any: bool| if any { said } else { Said::Nothing };
        [
            ("distribution", Said::text(&self.distribution)),
            ("version", Said::text(&self.version)),
            ("helm", Said::text(&self.helm)),
            ("taints", Said::list(self.taints.as_ref())),
            ("storageClasses", Said::list(self.storage_classes.as_ref())),
            ("defaultStorageClass", Said::text(&self.default_storage_class)),
            ("ingressClasses", Said::list(self.ingress_classes.as_ref())),
            ("podSecurity", Said::text(&self.pod_security)),
            ("quota", some(Said::Map(quota), !self.quota.is_empty())),
            ("quotas", some(Said::Map(quotas), !self.quotas.is_empty())),
            ("nodes", some(Said::List(nodes, true), !self.nodes.is_empty())),
            (
                "apis",
                some(
                    Said::List(self.apis.iter().map(|api| plain(api)).collect(), true),
                    !self.apis.is_empty(),
                ),
            ),
        ]
    }

    /// The text with this cluster declared for an environment; fields that say the same stay as they are written. None
    /// where it cannot be written, such as into what an anchor stands for.
    pub fn declared_in(&self, text: &str, environment: &str) -> Option<String> {
        self.declared_for(text, &[(environment, true)])
    }

    /// The same for several environments, of which a cluster with a name is taken from some: true for those that go to it.
    /// One without a name is declared for the first alone.
    pub fn declared_for(&self, text: &str, environments: &[(&str, bool)]) -> Option<String> {
        let (first, _) = *environments.first()?;
        let own = ["environments", first, "cluster"];
        let shared = ["clusters", self.name.as_str()];
        let mut text = text.to_owned();
        let mut before = Self::of(&text, first)?;
        if self.name.is_empty() && !before.name.is_empty() {
            text = with(&text, &own, &Said::Nothing)?;
            before = Self::default();
        }
        if !self.name.is_empty() {
            before = Self::named(&text, &self.name).unwrap_or_default();
            for (environment, goes) in environments {
                let named = Self::of(&text, environment)?.name == self.name;
                let said = if *goes { Said::text(&self.name) } else { Said::Nothing };
                if named != *goes {
                    text = with(&text, &["environments", environment, "cluster"], &said)?;
                }
            }
        }
        let path: &[&str] = if self.name.is_empty() { &own } else { &shared };
        for ((key, old), (_, new)) in before.fields().into_iter().zip(self.fields()) {
            if old != new {
                text = with(&text, &[path, &[key]].concat(), &new)?;
            }
        }
        let now = Self::of(&text, first)?;
        (now.fields() == self.fields() && now.name == self.name).then_some(text)
    }

    /// The same as one edit of the text; none where nothing changes.
    pub fn declare(&self, text: &str, environments: &[(&str, bool)]) -> Option<Vec<Edit>> {
        let new = self.declared_for(text, environments)?;
        if new == text {
            return Some(Vec::new());
        }
        let same = |(one, other): &(char, char)| one == other;
        let start: usize =
            text.chars().zip(new.chars()).take_while(same).map(|(one, _)| one.len_utf8()).sum();
        let (old, made) = (text.get(start..)?, new.get(start..)?);
        let end: usize = old
            .chars()
            .rev()
            .zip(made.chars().rev())
            .take_while(same)
            .map(|(one, _)| one.len_utf8())
            .sum();
        let span = Span { file: HERE, start: start as u32, end: (text.len() - end) as u32 };
        Some(vec![Edit { span, text: made.get(..made.len() - end)?.to_owned() }])
    }
}

impl NodeSize {
    fn inline(&self) -> String {
        let all = [
            ("name", &self.name),
            ("count", &self.count),
            ("cpu", &self.cpu),
            ("memory", &self.memory),
            ("gpus", &self.gpus),
            ("gpu", &self.gpu),
        ];
        let set = all.into_iter().filter(|(_, value)| !value.is_empty());
        let mut fields: Vec<String> =
            set.map(|(key, value)| format!("{key}: {}", plain(value))).collect();
        let labels = self.labels.as_ref();
        fields.extend(labels.map(|labels| format!("labels: {{{}}}", inline(labels).join(", "))));
        let taints = Said::list(self.taints.as_ref());
        fields.extend(self.taints.as_ref().map(|_| format!("taints: {}", taints.inline())));
        format!("{{{}}}", fields.join(", "))
    }
}

/// Keys with their values, as YAML.
fn inline(pairs: &[(String, String)]) -> Vec<String> {
    pairs.iter().map(|(key, value)| format!("{}: {}", plain(key), plain(value))).collect()
}

/// The text with a field in its place, or without it.
fn with(text: &str, path: &[&str], said: &Said) -> Option<String> {
    let mut edits = put(text, path, said)?;
    order::sort_by_key(&mut edits, |edit| edit.span.start);
    spliced(text, &edits)
}

/// What puts a field in its place, or takes it out.
fn put(text: &str, path: &[&str], said: &Said) -> Option<Vec<Edit>> {
    let editor = Editor::new(text, HERE);
    let parsed = chartroom_yaml::parse(text);
    let Some(root) = parsed.root.as_deref().filter(|root| !root.entries().is_empty()) else {
        if *said == Said::Nothing {
            return Some(Vec::new());
        }
        let at = text.len() as u32;
        let lead = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
        let span = Span { file: HERE, start: at, end: at };
        return Some(vec![Edit { span, text: format!("{lead}{}\n", nested(path, said)) }]);
    };
    if let Some(found) = find(root, path) {
        if *said == Said::Nothing {
            return Some(vec![editor.remove(&found)?]);
        }
        let value = &found.entry.value;
        let block = !editor.is_flow(value) && value.text().is_none();
        if let (Said::List(items, _), Some(lines)) = (said, said.lines())
            && let Some(more) = further(text, value, items)
        {
            let other = chartroom_yaml::parse(&lines).root?;
            let new: Vec<&Node> = other.items().iter().skip(items.len() - more).collect();
            return Some(vec![editor.append(value, &lines, &new)?]);
        }
        return match said.lines().filter(|_| block && !editor.is_flow(found.map)) {
            Some(lines) => editor.set(found.map, found.entry, &lines),
            None => Some(vec![on_line(text, found.entry, &said.inline())?]),
        };
    }
    let (mut map, mut above) = (root, None);
    for (at, step) in path.iter().enumerate() {
        match map.entry(step) {
            Some(entry) => {
                above = Some((map, entry));
                map = &entry.value;
            }
            None => {
                let block = nested(path.get(at..)?, said);
                return match above {
                    Some((map, entry)) => editor.insert_below(map, entry, &block),
                    None => {
                        Some(vec![editor.insert_after(root, root.entries().last()?, &block)?])
                    }
                };
            }
        }
    }
    None
}

/// A value on the line of its key in the place of what stands there or below.
fn on_line(text: &str, entry: &Entry, inline: &str) -> Option<Edit> {
    let key = entry.key.span.end;
    let colon = key + text.get(key..)?.find(':')? + 1;
    let value = entry.value.span.clone();
    let blank = text.get(colon..value.start)?.trim().is_empty();
    let old = text.get(colon..value.end)?;
    let end = if blank { colon + old.trim_end().len() } else { value.end };
    let start = if blank { colon } else { value.start };
    let lead = if blank { " " } else { "" };
    let span = Span { file: HERE, start: start as u32, end: end.max(start) as u32 };
    Some(Edit { span, text: format!("{lead}{inline}") })
}

/// How many items come behind those of a list that stay as they are, if some do.
fn further(text: &str, list: &Node, items: &[String]) -> Option<usize> {
    let old = list.items();
    let same = |(old, new): (&Node, &String)| {
        let read = chartroom_yaml::parse(new).root;
        let plain = old.text().is_some() && read.is_some_and(|read| read.text() == old.text());
        plain || text.get(old.span.clone()) == Some(new.as_str())
    };
    let more = items.len().checked_sub(old.len()).filter(|more| *more > 0)?;
    (!old.is_empty() && old.iter().zip(items).all(same)).then_some(more)
}

/// Keys in each other, with what the last one says.
fn nested(path: &[&str], said: &Said) -> String {
    match path.split_first() {
        None => String::new(),
        Some((key, [])) => said.entry(key),
        Some((key, rest)) => {
            let inner = nested(rest, said);
            let inner = inner.lines().map(|line| format!("\n  {line}")).collect::<String>();
            format!("{}:{inner}", plain_or_quoted(key))
        }
    }
}

/// Text as YAML of any version reads it back, also between brackets.
fn plain(text: &str) -> String {
    let letters = |text: &str| {
        text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-./+_".contains(&byte))
    };
    let word = matches!(
        text.to_ascii_lowercase().as_str(),
        "true" | "false" | "yes" | "no" | "on" | "off" | "y" | "n" | "null"
    );
    let starts = text.starts_with(|first: char| first.is_ascii_alphanumeric());
    if starts && letters(text) && !word { text.to_owned() } else { quoted(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(text: &str, change: impl Fn(&mut Profile)) -> String {
        let mut profile = Profile::of(text, "prod").unwrap();
        change(&mut profile);
        let new = profile.declared_in(text, "prod").unwrap();
        let edits = profile.declare(text, &[("prod", true)]).unwrap();
        assert_eq!(spliced(text, &edits).as_deref(), Some(&*new));
        new
    }

    const TEXT: &str = "# ours\nchecks:\n  GPU007: off # for now\nenvironments:\n  dev: {gpus: 1}\n  prod:\n    timeout: 10m # long\n    cluster:\n      # asked in May\n      version: 'v1.33.0'  # soon 1.34\n      taints:\n        - a=b:NoSchedule # ours\n      storageClasses: [gp3]\n";

    #[test]
    fn a_field_changes_and_every_other_byte_stays() {
        assert_eq!(changed(TEXT, |_| ()), TEXT);
        let version = |one: &mut Profile| one.version = "v1.34.1".into();
        assert_eq!(changed(TEXT, version), TEXT.replace("'v1.33.0'", "v1.34.1"));
        let taint = |one: &mut Profile| one.taints.as_mut().unwrap().push("c:NoExecute".into());
        let line = "        - a=b:NoSchedule # ours\n";
        assert_eq!(
            changed(TEXT, taint),
            TEXT.replace(line, &format!("{line}        - \"c:NoExecute\"\n"))
        );
        let class = |one: &mut Profile| one.storage_classes.as_mut().unwrap().push("gp2".into());
        assert_eq!(changed(TEXT, class), TEXT.replace("[gp3]", "[gp3, gp2]"));
        let helm = |one: &mut Profile| one.helm = "3".into();
        assert_eq!(changed(TEXT, helm), format!("{TEXT}      helm: 3\n"));
        let none = |one: &mut Profile| one.taints = Some(Vec::new());
        let block = format!("taints:\n{line}");
        assert_eq!(changed(TEXT, none), TEXT.replace(&block, "taints: [] # ours\n"));
    }

    #[test]
    fn what_is_not_there_yet_is_put_in() {
        let helm = |one: &mut Profile| one.helm = "4".into();
        let own = "environments:\n  prod:\n    cluster:\n      helm: 4\n";
        assert_eq!(changed("", helm), own);
        assert_eq!(changed("# none", helm), format!("# none\n{own}"));
        assert_eq!(changed("checks:\n  A: off\n", helm), format!("checks:\n  A: off\n{own}"));
        assert_eq!(
            changed("environments:\n  dev:\n    gpus: 1\n", helm),
            format!(
                "environments:\n  dev:\n    gpus: 1\n{}",
                own.trim_start_matches("environments:\n")
            )
        );
        assert_eq!(changed("environments:\n  prod:\n", helm), own);
        assert_eq!(
            changed("environments: {prod: {gpus: 1}}\n", helm),
            "environments: {prod: {gpus: 1, cluster: {helm: 4}}}\n"
        );
        let nodes = |one: &mut Profile| {
            one.nodes = vec![NodeSize { cpu: "8".into(), gpus: "1".into(), ..NodeSize::default() }];
        };
        assert_eq!(
            changed("environments:\r\n  prod:\r\n    gpus: 1\r\n", nodes),
            "environments:\r\n  prod:\r\n    gpus: 1\r\n    cluster:\r\n      nodes:\r\n        - {cpu: 8, gpus: 1}\r\n"
        );
    }

    #[test]
    fn what_is_taken_away_leaves_nothing_behind() {
        let text = "environments:\n  dev:\n    gpus: 1\n  prod:\n    cluster:\n      helm: 3\n      quota: {pods: 10}\n";
        assert_eq!(
            changed(text, |one| *one = Profile::default()),
            "environments:\n  dev:\n    gpus: 1\n"
        );
        assert_eq!(
            changed(text, |one| one.quota.clear()),
            text.replace("      quota: {pods: 10}\n", "")
        );
    }

    #[test]
    fn a_text_that_cannot_be_changed_safely_stays() {
        let profile = Profile { helm: "3".into(), ..Profile::default() };
        assert_eq!(profile.declare("environments: [\n", &[("prod", true)]), None);
        let shared = "environments:\n  dev:\n    cluster: &one {version: v1.33.0}\n  prod:\n    cluster: *one\n";
        assert_eq!(profile.declare(shared, &[("prod", true)]), None);
    }

    #[test]
    fn a_cluster_is_shared_by_its_name() {
        let node = NodeSize {
            name: "t4".into(),
            count: "20".into(),
            gpus: "1".into(),
            labels: Some(vec![("gpu-type".into(), "t4".into())]),
            taints: Some(vec!["nvidia.com/gpu:NoSchedule".into()]),
            ..NodeSize::default()
        };
        let quotas = vec![("ai-prod".into(), vec![("pods".into(), "48".into())])];
        let profile =
            Profile { name: "gpu-01".into(), nodes: vec![node], quotas, ..Profile::default() };
        let both = [("prod", true), ("staging", true)];
        let text = profile.declared_for("# ours\n", &both).unwrap();
        let expected = "# ours\nenvironments:\n  prod:\n    cluster: gpu-01\n  staging:\n    cluster: gpu-01\nclusters:\n  gpu-01:\n    quotas: {ai-prod: {pods: 48}}\n    nodes:\n      - {name: t4, count: 20, gpus: 1, labels: {gpu-type: t4}, taints: [\"nvidia.com/gpu:NoSchedule\"]}\n";
        assert_eq!(text, expected);
        assert_eq!(Profile::of(&text, "staging").as_ref(), Some(&profile));
        assert_eq!(Profile::names(&text), ["gpu-01"]);
        let one = [("prod", true), ("staging", false)];
        let left = profile.declared_for(&text, &one).unwrap();
        assert_eq!(Profile::of(&left, "staging"), Some(Profile::default()), "{left}");
        // A cluster of one's own takes the name's place, and the shared one stays.
        let own = Profile { helm: "3".into(), ..Profile::default() };
        let apart = own.declared_in(&text, "staging").unwrap();
        assert_eq!(Profile::of(&apart, "staging"), Some(own));
        assert_eq!(Profile::of(&apart, "prod"), Some(profile));
    }
}
