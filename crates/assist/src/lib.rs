//! What an editor asks while a chart is written: a project and a place go in, what to say there comes out. It answers
//! while the text is broken, from the text itself and from what was rendered last.
//!
//! | you look for | it lives in |
//! | --- | --- |
//! | where in YAML a cursor is | `outline.rs`, `flow.rs` |
//! | what an expression of a template stands for | `template/` |
//! | what is known of a value: files, schemas, comments, reads | `model.rs`, `known.rs`, `comments.rs` |
//! | where in an object of Kubernetes a place lands | `landing.rs` |
//! | what is offered | `complete/` |
//! | what stands under a cursor, where it is defined and used | `target.rs`, `goto.rs` |
//! | what a call gives, as it is rendered | `result.rs` |
//! | what may be made of it | `act/` |
//! | values that go from one layer to another | `moves/` |
//! | a new environment, made from another one | `new_environment/` |
//! | a file under another path, and what names it | `files.rs` |

mod act;
mod comments;
mod complete;
pub mod files;
mod flow;
mod format;
mod functions;
mod goto;
mod hover;
mod known;
mod landing;
mod marks;
mod matching;
mod messages;
mod model;
pub mod moves;
pub mod new_environment;
mod outline;
mod proof;
mod rename;
mod result;
mod said;
mod symbols;
mod target;
mod template;
mod trie;

pub use act::{Act, ActKind};
pub use hover::{Hover, Subject};
pub use marks::Mark;
pub use rename::{Renaming, applied, environment_moved, kept_environments, overlay_moved};
pub use result::CallResult;
pub use symbols::Symbol;

#[cfg(feature = "docs")]
pub use chartroom_kube::{DOCS, FieldDocs};
pub use functions::{FunctionInfo, functions};

use chartroom_core::{EnvironmentReport, Project, Report};
use chartroom_kube::{Schemas, Version};
use model::{Cache, Model};
use std::ops::Range;
use std::rc::Rc;

/// A place in a file of the project.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Path of the file inside the chart folder.
    pub path: String,
    /// Its bytes.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

/// What an item of a completion is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// A key of the values.
    Key,
    /// A value.
    Value,
    /// A function.
    Function,
    /// A keyword of templates.
    Keyword,
    /// A named template.
    Template,
    /// A variable.
    Variable,
    /// A field of an object of Kubernetes.
    Field,
    /// `.Values`, `.Release` and what is in the latter.
    BuiltIn,
    /// A file of the chart.
    File,
    /// A whole block. Its text is a snippet of the Language Server Protocol: `${1:…}` and `$0` are places to go through.
    Snippet,
}

/// Something to be put in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What is shown, and matched with what is typed.
    pub label: String,
    /// What it is.
    pub kind: ItemKind,
    /// A few words beside it: `base: 10`, `hpa.yaml:38`.
    pub detail: String,
    /// What there is to know of it, in paragraphs; the first says what it is for.
    pub doc: Vec<String>,
    /// The text to be put in.
    pub insert: String,
    /// A field of Kubernetes has its description under this key, see `chartroom_kube::FieldInfo::key`.
    pub field: Option<String>,
}

/// What may be put in at a place, the likeliest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completion {
    /// The bytes that an item takes the place of.
    pub range: Range<usize>,
    /// The items.
    pub items: Vec<Item>,
}

/// An environment as it was rendered last.
#[derive(Clone, Copy)]
pub struct Rendered<'a> {
    /// The report that it is in.
    pub report: &'a Report,
    /// The environment in it.
    pub environment: &'a EnvironmentReport,
}

/// Files by their paths, and which of them are layers.
type Texts = (Vec<(String, Rc<[u8]>)>, Vec<Vec<String>>);

/// Answers questions about one project after the other, keeping what was read of files that do not change.
#[derive(Default)]
pub struct Assistant {
    cache: Cache,
    last: Option<(Texts, Rc<Model>)>,
    functions: Option<Rc<Vec<FunctionInfo>>>,
}

/// A project that questions are asked about.
pub struct Asked<'a> {
    pub(crate) model: Rc<Model>,
    pub(crate) project: &'a Project,
    pub(crate) rendered: Vec<Rendered<'a>>,
    pub(crate) kube: Option<(&'a Schemas, Version)>,
    pub(crate) functions: Rc<Vec<FunctionInfo>>,
}

impl Assistant {
    /// Takes a project in, with its environments as far as they were rendered.
    pub fn about<'a>(
        &mut self,
        project: &'a Project,
        rendered: Vec<Rendered<'a>>,
        schemas: Option<&'a Schemas>,
    ) -> Asked<'a> {
        let model = self.model(project);
        let kube = schemas.and_then(|schemas| {
            let version = schemas.version(&project.kube_version).or_else(|| schemas.latest())?;
            Some((schemas, version))
        });
        let functions = self.functions.get_or_insert_with(|| Rc::new(functions())).clone();
        Asked { model, project, rendered, kube, functions }
    }

    fn model(&mut self, project: &Project) -> Rc<Model> {
        let files = project.beside.iter().chain(&project.files);
        let files = files.map(|file| (file.path.clone(), file.data.clone())).collect();
        let layers = project.environments.iter().map(|one| one.overlays.clone()).collect();
        let texts: Texts = (files, layers);
        if let Some((_, model)) = self.last.as_ref().filter(|(known, _)| *known == texts) {
            return model.clone();
        }
        let model = Rc::new(Model::new(project, &mut self.cache));
        self.last = Some((texts, model.clone()));
        model
    }
}

impl Asked<'_> {
    /// What may be put in at a byte of a file.
    pub fn complete(&self, path: &str, offset: usize) -> Completion {
        complete::complete(self, path, offset).unwrap_or_default()
    }
}
