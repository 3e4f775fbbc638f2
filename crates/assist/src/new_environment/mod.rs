//! A new environment, made from another one in one of three ways: as a copy of it, with only what differs from it, or by a
//! form over the values of the chart. Nothing is rendered here.
//!
//! | you look for | it lives in |
//! | --- | --- |
//! | where a text names the environment that it is of | `mentions.rs` |
//! | the fields of the form, and what is written for them | `form.rs` |
//! | what a chart itself says of its form: groups, names, purposes | `curated.rs` |

mod curated;
mod form;
mod mentions;

pub use curated::{Form, FormField, Group, Purpose, Told};
pub use form::{Field, Input};
pub use mentions::{has_word, renamed};

use crate::Asked;
use crate::moves::leaves;
use chartroom_core::{Environment, Project};

/// How a new environment is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The last overlay of the origin is copied.
    Copy,
    /// A new overlay on top of all layers of the origin.
    Differs,
    /// The last overlay of the origin, with values from a form.
    Form,
}

/// What is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The name.
    pub name: String,
    /// The index of the origin; none for the chart's own values alone.
    pub from: Option<usize>,
    /// How.
    pub way: Way,
    /// What the reader chose: keys of rows and paths of fields, with what becomes of them; none leaves them as they are.
    pub chosen: Vec<(String, Option<String>)>,
    /// The comment that a new file starts with.
    pub header: String,
    /// The id of the purpose of the chart's form that the environment has, if any.
    pub purpose: Option<String>,
    /// The text that was written by hand, on which what is chosen comes.
    pub text: Option<String>,
}

impl Wanted {
    /// What the reader chose for a key, if anything.
    fn choice(&self, key: &str) -> Option<&Option<String>> {
        self.chosen.iter().rev().find(|(known, _)| known == key).map(|(_, choice)| choice)
    }
}

/// Why a name cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameRefused {
    /// There is none.
    Empty,
    /// It becomes part of a file's name and of a namespace, and cannot.
    Form,
    /// There is such an environment, or such a file.
    Taken,
}

/// Why a row is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// A comment names the origin.
    Comment,
    /// It is the origin's name.
    Name,
    /// It is the namespace.
    Namespace,
    /// It holds the origin's name.
    Holds,
    /// It is a host or an address with the origin's name, which two environments may share.
    Host,
    /// It says where something is.
    Region,
    /// It says how large something is.
    Size,
}

/// Something of the origin that may be otherwise in the new environment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its key in [`Wanted::chosen`].
    pub key: String,
    /// Its 0-based line in the origin's file, for a copy.
    pub line: Option<u32>,
    /// What the origin has.
    pub old: String,
    /// What it becomes if it is chosen.
    pub new: String,
    /// It is chosen.
    pub chosen: bool,
    /// Why it is there.
    pub why: Why,
}

/// A new environment as it would be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEnvironment {
    /// Why it cannot have its name.
    pub refused: Option<NameRefused>,
    /// The environment.
    pub environment: Environment,
    /// The path of its own values file.
    pub path: String,
    /// The text of that.
    pub text: String,
    /// What may be otherwise: of a copy, and of what differs.
    pub rows: Vec<Row>,
    /// The fields of the form.
    pub fields: Vec<Field>,
    /// What the chart says of its form.
    pub form: Form,
}

/// The path of the value that a byte of a values file is at, with dots.
pub fn path_at(text: &str, byte: usize) -> Option<String> {
    let root = chartroom_yaml::parse(text).root?;
    let mut found = None;
    leaves(&root, &mut Vec::new(), &mut |path, entry| {
        if entry.key.span.start <= byte {
            found = Some(path.join("."));
        }
    });
    found
}

/// The key of the row of the namespace.
const NAMESPACE: &str = "namespace";

impl Asked<'_> {
    /// A new environment as it would be.
    pub fn new_environment(&self, wanted: &Wanted) -> NewEnvironment {
        let project = self.project;
        let origin = wanted.from.and_then(|from| project.environments.get(from));
        let name = if wanted.name.is_empty() { "new" } else { &*wanted.name };
        let path = format!("values-{name}.yaml");
        let (text, mut rows) = match (wanted.way, origin) {
            (Way::Differs, Some(origin)) => mentions::differing(project, origin, name, wanted),
            (_, Some(origin)) => mentions::copied(project, origin, name, wanted),
            (_, None) => (wanted.header.clone(), Vec::new()),
        };
        let text = wanted.text.clone().unwrap_or(text);
        let form = if wanted.way == Way::Form { self.form() } else { Form::default() };
        let (text, fields) = match wanted.way {
            Way::Form => form::filled(self, origin, text, wanted, &form),
            Way::Copy | Way::Differs => (text, Vec::new()),
        };
        let mut overlays = origin.map(|origin| origin.overlays.clone()).unwrap_or_default();
        if wanted.way != Way::Differs {
            overlays.pop();
        }
        overlays.push(path.clone());
        let like = origin.or(project.environments.first());
        let namespace = like.map_or_else(
            || name.to_owned(),
            |like| mentions::renamed(&like.namespace, &like.name, name),
        );
        let namespace = match wanted.choice(NAMESPACE) {
            Some(Some(chosen)) => chosen.clone(),
            Some(None) => like.map(|like| like.namespace.clone()).unwrap_or_default(),
            None => namespace,
        };
        if let (Some(origin), Way::Copy) = (origin, wanted.way) {
            rows.push(Row {
                key: NAMESPACE.to_owned(),
                line: None,
                old: origin.namespace.clone(),
                new: namespace.clone(),
                chosen: !matches!(wanted.choice(NAMESPACE), Some(None)),
                why: Why::Namespace,
            });
        }
        NewEnvironment {
            refused: refused(project, &wanted.name, &path),
            environment: Environment {
                name: wanted.name.clone(),
                overlays,
                sets: origin.map(|origin| origin.sets.clone()).unwrap_or_default(),
                namespace,
                ..like.cloned().unwrap_or_default()
            },
            path,
            text,
            rows,
            fields,
            form,
        }
    }
}

fn refused(project: &Project, name: &str, path: &str) -> Option<NameRefused> {
    let letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let ends = [name.bytes().next(), name.bytes().next_back()];
    if name.is_empty() {
        Some(NameRefused::Empty)
    } else if !name.bytes().all(|byte| letter(byte) || byte == b'-')
        || !ends.into_iter().flatten().all(letter)
    {
        Some(NameRefused::Form)
    } else if project.environments.iter().any(|one| one.name == name)
        || project.files.iter().any(|file| file.path == path)
    {
        Some(NameRefused::Taken)
    } else {
        None
    }
}

/// The text of a file of the project.
fn text_of<'a>(project: &'a Project, path: &str) -> &'a str {
    let file = project.files.iter().find(|file| file.path == path);
    file.and_then(|file| std::str::from_utf8(&file.data).ok()).unwrap_or_default()
}
