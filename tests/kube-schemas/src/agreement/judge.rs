//! The judge: `kubernetes-validate`'s schemas, as its own code chooses them, in a JSON Schema validator.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use boon::{Compiler, ErrorKind, InstanceToken, SchemaIndex, Schemas, ValidationError};
use serde_json::Value;

use crate::Finding;

/// Where the references within the schemas lead.
const BASE: &str = "https://kubernetes.io/api/";

/// The schemas of one version.
pub struct Judge {
    folder: PathBuf,
    definitions: Value,
    known: HashMap<String, Option<(Schemas, SchemaIndex)>>,
}

/// The objects of a document as JSON; the items of a list one by one.
pub fn objects(root: &chartroom_yaml::Node) -> Result<Vec<Value>, String> {
    let Ok(value) = root.to_value() else { return Ok(Vec::new()) };
    let json = chartroom_yaml::json::encode(&value, false)?;
    let json: Value = serde_json::from_slice(&json).map_err(|error| error.to_string())?;
    let items = json["items"].as_array().cloned();
    Ok(items.unwrap_or_else(|| if json.is_object() { vec![json] } else { Vec::new() }))
}

/// `apps/v1 Deployment`
pub fn kind_of(object: &Value) -> String {
    let text = |key: &str| object[key].as_str().unwrap_or("?").to_owned();
    format!("{} {}", text("apiVersion"), text("kind"))
}

impl Judge {
    pub fn open(folder: &Path, minor: u16) -> Result<Self, String> {
        let folder = folder
            .join(format!("kubernetes_validate/kubernetes-json-schema/v1.{minor}.0-local-strict"));
        let definitions = read(&folder.join("_definitions.json"))?;
        Ok(Self { folder, definitions, known: HashMap::new() })
    }

    pub fn findings(&mut self, object: &Value) -> Result<BTreeSet<Finding>, String> {
        let mut findings = BTreeSet::new();
        let (Some(api), Some(kind)) = (object["apiVersion"].as_str(), object["kind"].as_str())
        else {
            findings.insert((String::new(), "not an object"));
            return Ok(findings);
        };
        // As `kubernetes_validate.utils.validate` names its files: of a group only the first part.
        let api = match api.split_once('/') {
            Some((group, version)) => {
                format!("{}-{version}", group.split('.').next().unwrap_or(group))
            }
            None => api.to_owned(),
        };
        match self.schema(&format!("{}-{api}.json", kind.to_lowercase()))? {
            None => {
                findings.insert((String::new(), "unknown kind"));
            }
            Some((schemas, index)) => {
                if let Err(error) = schemas.validate(object, *index) {
                    collect(&error, &mut findings);
                }
            }
        }
        Ok(findings)
    }

    fn schema(&mut self, name: &str) -> Result<Option<&(Schemas, SchemaIndex)>, String> {
        if !self.known.contains_key(name) {
            let path = self.folder.join(name);
            let compiled = if path.is_file() { Some(self.compile(&path, name)?) } else { None };
            self.known.insert(name.to_owned(), compiled);
        }
        Ok(self.known[name].as_ref())
    }

    fn compile(&self, path: &Path, name: &str) -> Result<(Schemas, SchemaIndex), String> {
        let (mut compiler, mut schemas) = (Compiler::new(), Schemas::new());
        let url = format!("{BASE}{name}");
        let mut add = |url: &str, schema: Value| {
            compiler.add_resource(url, schema).map_err(|error| format!("{url}: {error}"))
        };
        add(&format!("{BASE}_definitions.json"), self.definitions.clone())?;
        let mut schema = read(path)?;
        if let Some(map) = schema.as_object_mut() {
            map.remove("$id");
        }
        add(&url, schema)?;
        let index =
            compiler.compile(&url, &mut schemas).map_err(|error| format!("{url}: {error:#}"))?;
        Ok((schemas, index))
    }
}

fn read(path: &Path) -> Result<Value, String> {
    let text =
        std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}

fn collect(error: &ValidationError, findings: &mut BTreeSet<Finding>) {
    let mut path = String::new();
    for token in &error.instance_location.tokens {
        match token {
            InstanceToken::Prop(name) => join(&mut path, name),
            InstanceToken::Item(_) => path.push_str("[]"),
        }
    }
    let below = |field: &str| {
        let mut path = path.clone();
        join(&mut path, field);
        path
    };
    match &error.kind {
        ErrorKind::AdditionalProperties { got } => {
            findings.extend(got.iter().map(|field| (below(field), "unknown field")));
        }
        ErrorKind::Required { want } => {
            findings.extend(want.iter().map(|field| (below(field), "missing")));
        }
        // A field that is required and null: the server decodes it as absent.
        ErrorKind::Type { got: boon::Type::Null, .. } => {
            findings.insert((path, "missing"));
        }
        ErrorKind::Type { .. } | ErrorKind::OneOf(_) => {
            findings.insert((path, "wrong type"));
        }
        ErrorKind::Enum { .. } => {
            findings.insert((path, "not allowed"));
        }
        _ if error.causes.is_empty() => {
            findings.insert((path, "other"));
        }
        _ => error.causes.iter().for_each(|cause| collect(cause, findings)),
    }
}

pub fn join(path: &mut String, field: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(field);
}
