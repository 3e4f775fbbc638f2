//! What a chart says of its form: `chartroom-form.yaml` beside Chart.yaml groups, orders and names fields, and has
//! purposes, which set several values at once. `docs/form.md` says what it may hold.

use crate::Asked;
use chartroom_check::{Entries, with_entries};
use chartroom_core::edit::dedented;
use chartroom_core::{Project, chart_fact};
use chartroom_yaml::Node;

/// The file of a chart.
const FILE: &str = "chartroom-form.yaml";
/// The one of the built-in chart, which has none among its own files.
const BUILT_IN: (&str, &str) =
    ("ai-inference", include_str!("../../../../www/charts/ai-inference.form.yaml"));
/// What stands for the name of the new environment in the values of a purpose.
const NAME: &str = "{environment}";

/// A text in several languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told(Vec<(String, String)>);

impl Told {
    fn read(node: &Node) -> Self {
        if let Some(text) = node.text() {
            return Self(vec![(String::new(), text.to_owned())]);
        }
        let one = |entry: &chartroom_yaml::Entry| {
            Some((entry.key.text()?.to_owned(), entry.value.text()?.to_owned()))
        };
        Self(node.entries().iter().filter_map(one).collect())
    }

    /// In a language, or else in the first that there is.
    pub fn in_language(&self, language: &str) -> &str {
        let own = self.0.iter().find(|(known, _)| known == language).or(self.0.first());
        own.map_or("", |(_, text)| text)
    }
}

/// Something that an environment is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Purpose {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: Told,
    /// What it comes to.
    pub help: Told,
    /// The values that it sets, as YAML.
    values: String,
}

/// Fields that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What they are called.
    pub title: Told,
    /// The fields in their order.
    pub fields: Vec<FormField>,
}

/// What is said of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormField {
    /// Path of the value, with dots.
    pub path: String,
    /// What it is called.
    pub title: Told,
    /// What its number counts.
    pub unit: Told,
    /// Values to choose among.
    pub choices: Vec<String>,
    /// Paths of values that are always the same as this one.
    pub also: Vec<String>,
    /// It is asked only where each of these values is one of those.
    when: Vec<(String, Vec<String>)>,
}

/// What a chart says of its form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// What an environment may be for.
    pub purposes: Vec<Purpose>,
    /// Fields in groups.
    pub groups: Vec<Group>,
}

impl Asked<'_> {
    /// What the chart says of its form.
    pub fn form(&self) -> Form {
        form(self.project)
    }
}

fn form(project: &Project) -> Form {
    let own = project.files.iter().find(|file| file.path == FILE);
    match own.map(|file| String::from_utf8_lossy(&file.data)) {
        Some(text) => Form::read(&text),
        None if chart_fact(&project.files, "name").as_deref() == Some(BUILT_IN.0) => {
            Form::read(BUILT_IN.1)
        }
        None => Form::default(),
    }
}

impl Form {
    /// Reads it; what it should not say is left out.
    pub fn read(text: &str) -> Self {
        let Some(root) = chartroom_yaml::parse(text).root else { return Self::default() };
        let list = |node: &Node, key: &str| node.get(&[key]).map_or(Vec::new(), words);
        let told = |node: &Node, key: &str| node.get(&[key]).map(Told::read).unwrap_or_default();
        let name = |node: &Node, key: &str| {
            node.get(&[key]).and_then(Node::text).unwrap_or_default().to_owned()
        };
        let purpose = |node: &Node| Purpose {
            id: name(node, "id"),
            title: told(node, "title"),
            help: told(node, "help"),
            values: node.entry("values").map(|entry| block(text, &entry.value)).unwrap_or_default(),
        };
        let field = |node: &Node| FormField {
            path: name(node, "path"),
            title: told(node, "title"),
            unit: told(node, "unit"),
            choices: list(node, "choices"),
            also: list(node, "also"),
            when: node
                .get(&["when"])
                .map_or(&[][..], Node::entries)
                .iter()
                .filter_map(|entry| Some((entry.key.text()?.to_owned(), words(&entry.value))))
                .collect(),
        };
        let group = |node: &Node| Group {
            title: told(node, "title"),
            fields: node.get(&["fields"]).map_or(&[][..], Node::items).iter().map(field).collect(),
        };
        let all = |key: &str| root.get(&[key]).map_or(&[][..], Node::items).iter();
        Self {
            purposes: all("purposes").map(purpose).filter(|one| !one.id.is_empty()).collect(),
            groups: all("groups").map(group).collect(),
        }
    }

    /// What is said of a field, with the number of its group.
    pub fn field(&self, path: &str) -> Option<(usize, usize, &FormField)> {
        self.groups.iter().enumerate().find_map(|(group, one)| {
            let at = one.fields.iter().position(|field| field.path == path)?;
            Some((group, at, one.fields.get(at)?))
        })
    }

    /// A text with the values of a purpose for an environment of that name.
    pub(super) fn with_purpose(&self, text: &str, id: &str, name: &str) -> String {
        let Some(purpose) = self.purposes.iter().find(|one| one.id == id) else {
            return text.to_owned();
        };
        let values = purpose.values.replace(NAME, name);
        let Some(entries) = Entries::read(&values) else { return text.to_owned() };
        let paths: Vec<Vec<String>> = entries.all().into_iter().map(|entry| entry.path).collect();
        with_entries(text, &entries, paths.iter().map(Vec::as_slice))
    }
}

impl FormField {
    /// Whether it is asked, by what values are.
    pub fn is_asked(&self, value: impl Fn(&str) -> Option<String>) -> bool {
        self.when.iter().all(|(path, wanted)| {
            let value = value(path).unwrap_or_default();
            wanted.contains(&value)
        })
    }
}

/// A word, or the words of a list.
fn words(node: &Node) -> Vec<String> {
    let own = node.text().into_iter().chain(node.items().iter().filter_map(Node::text));
    own.map(str::to_owned).collect()
}

/// A block mapping of a text by itself: its lines without their indent.
fn block(text: &str, node: &Node) -> String {
    let start = node.span.start;
    let line = text.get(..start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let indent = start - line;
    let lines = text.get(line..node.span.end).unwrap_or_default().lines();
    lines.map(|line| format!("{}\n", dedented(line, indent))).collect()
}
