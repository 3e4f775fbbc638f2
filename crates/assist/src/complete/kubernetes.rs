//! Fields of Kubernetes' objects: in templates outside of actions, and in values where they are printed as a whole.

use super::insertion::insertion;
use super::snippets;
use super::{Candidate, plain, sorted};
use crate::landing::Landing;
use crate::messages;
use crate::model::Template;
use crate::outline::{At, Cursor, cursor};
use crate::{Asked, Completion, Item, ItemKind};
use chartroom_kube::{FieldInfo, Type};

/// The order in which people write the fields of an object.
const TOP: &[&str] =
    &["apiVersion", "kind", "metadata", "spec", "data", "stringData", "type", "rules"];

/// Fields that nearly every object of their kind has, before the others.
const COMMON: &[&str] = &[
    "name",
    "image",
    "command",
    "args",
    "env",
    "envFrom",
    "ports",
    "resources",
    "volumeMounts",
    "livenessProbe",
    "readinessProbe",
    "startupProbe",
    "securityContext",
    "containers",
    "initContainers",
    "volumes",
    "nodeSelector",
    "tolerations",
    "affinity",
    "serviceAccountName",
    "imagePullSecrets",
    "replicas",
    "selector",
    "template",
    "labels",
    "annotations",
    "namespace",
    "matchLabels",
    "metadata",
    "spec",
    "strategy",
    "limits",
    "requests",
    "key",
    "operator",
    "value",
    "effect",
    "path",
    "port",
    "host",
    "mountPath",
    "imagePullPolicy",
];

/// At a place outside of actions.
pub(super) fn in_template(
    asked: &Asked<'_>,
    template: &Template,
    offset: usize,
) -> Option<Completion> {
    let start = template.beginning(offset);
    let masked = template.file.masked.get(start..)?;
    let mut cursor = cursor(masked, offset.checked_sub(start)?)?;
    (cursor.start, cursor.end) = (cursor.start + start, cursor.end + start);
    if cursor.prefix.contains("xx") || cursor.prefix.contains('{') {
        return None;
    }
    let candidates = match cursor.at {
        At::Key => keys(asked, template, offset, &cursor),
        At::Value => values(asked, template, offset, &cursor),
    };
    let items = sorted(asked, candidates, &cursor.prefix);
    Some(Completion { range: cursor.start..cursor.end.max(offset), items })
}

fn keys(asked: &Asked<'_>, template: &Template, offset: usize, cursor: &Cursor) -> Vec<Candidate> {
    let landings = asked.model.landings(template, offset, &cursor.path);
    let mut fields = fields(asked, &landings);
    if landings.is_empty() && cursor.path.is_empty() {
        fields = top();
    }
    if cursor.path.is_empty() {
        order(&mut fields);
    }
    let word = cursor.prefix.trim();
    fields.retain(|field| field.name == word || !cursor.siblings.contains(&field.name));
    fields.retain(|field| field.name != "status" || !cursor.path.is_empty());
    let mut found: Vec<Candidate> =
        fields.iter().map(|field| field_item(field, cursor, score(field))).collect();
    // Blocks come behind all single fields, unless they are typed.
    found.extend(snippets::of_fields(&fields, cursor, -10));
    found.extend(snippets::of_template(asked, template, cursor));
    found
}

fn score(field: &FieldInfo) -> i32 {
    let common = COMMON.iter().position(|name| *name == field.name);
    if field.required { 60 } else { common.map_or(0, |place| 50 - place as i32) }
}

fn order(fields: &mut [FieldInfo]) {
    chartroom_diagnostics::order::sort_by_key(fields, |field| {
        TOP.iter().position(|name| *name == field.name).unwrap_or(TOP.len())
    });
}

fn top() -> Vec<FieldInfo> {
    let of = |name: &&str| FieldInfo {
        name: (*name).to_owned(),
        key: String::new(),
        kind: if *name == "metadata" { "ObjectMeta" } else { "text" }.to_owned(),
        required: true,
        values: Vec::new(),
        is_map: matches!(*name, "metadata" | "spec"),
        is_list: false,
    };
    TOP.iter().take(4).map(of).collect()
}

/// What the schemas say of a field.
pub(crate) fn about(field: &FieldInfo) -> Vec<String> {
    let mut said = Vec::new();
    if field.required {
        said.push(messages::FIELD_REQUIRED.into());
    }
    if !field.values.is_empty() {
        said.push(
            messages::FieldValues { values: &field.values.join(chartroom_messages::comma()) }
                .text(),
        );
    }
    said
}

/// The field of a name at a place of an object.
pub(crate) fn field_at(asked: &Asked<'_>, landings: &[Landing], name: &str) -> Option<FieldInfo> {
    fields(asked, landings).into_iter().find(|field| field.name == name)
}

/// A field as an item.
pub(super) fn field_item(field: &FieldInfo, cursor: &Cursor, score: i32) -> Candidate {
    Candidate {
        item: Item {
            label: field.name.clone(),
            kind: ItemKind::Field,
            detail: field.kind.clone(),
            doc: about(field),
            insert: insertion(&field.name, cursor, field.is_map, field.is_list),
            field: Some(field.key.clone()).filter(|key| !key.is_empty()),
        },
        score,
        about: None,
    }
}

fn values(
    asked: &Asked<'_>,
    template: &Template,
    offset: usize,
    cursor: &Cursor,
) -> Vec<Candidate> {
    let path: Vec<&str> = cursor.path.iter().map(String::as_str).collect();
    let known = match (path.as_slice(), asked.kube) {
        (["kind"], Some((schemas, version))) => {
            let api = field_beside(template, offset, "apiVersion");
            let all = schemas.all_kinds(version).into_iter();
            return all
                .map(|(kind, apis)| {
                    let fits = api.as_ref().is_some_and(|api| apis.contains(api));
                    plain(
                        &kind,
                        ItemKind::Value,
                        &apis.join(chartroom_messages::comma()),
                        if fits { 30 } else { 0 },
                    )
                })
                .collect();
        }
        (["apiVersion"], Some((schemas, version))) => {
            let kind = field_beside(template, offset, "kind");
            schemas
                .all_kinds(version)
                .into_iter()
                .filter(|(one, _)| kind.as_ref().is_none_or(|kind| kind == one))
                .flat_map(|(_, apis)| apis)
                .collect()
        }
        _ => values_at(asked, &asked.model.landings(template, offset, &cursor.path)),
    };
    known.iter().map(|value| plain(value, ItemKind::Value, "", 10)).collect()
}

/// A field at the top of the same document.
fn field_beside(template: &Template, offset: usize, name: &str) -> Option<String> {
    let start = template.beginning(offset);
    let text = template.file.masked.get(start..)?;
    let within = offset.checked_sub(start)?;
    let from = text.get(..within)?.rfind("\n---").map_or(0, |at| at + 1);
    let end = within + text.get(within..)?.find("\n---").unwrap_or(text.len() - within);
    let line =
        text.get(from..end)?.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?;
    Some(line.trim().to_owned()).filter(|value| !value.is_empty() && !value.starts_with("xx"))
}

fn type_at(asked: &Asked<'_>, landing: &Landing) -> Option<Type> {
    let (schemas, version) = asked.kube?;
    let kind = schemas.kind(landing.api_version.as_deref(), &landing.kind, version)?;
    schemas.below(kind, &landing.path, version)
}

fn fields(asked: &Asked<'_>, landings: &[Landing]) -> Vec<FieldInfo> {
    let Some((schemas, version)) = asked.kube else { return Vec::new() };
    let mut found: Vec<FieldInfo> = Vec::new();
    for landing in landings {
        let Some(at) = type_at(asked, landing) else { continue };
        for field in schemas.fields_of(at, version) {
            if !found.iter().any(|one| one.name == field.name) {
                found.push(field);
            }
        }
    }
    found
}

fn values_at(asked: &Asked<'_>, landings: &[Landing]) -> Vec<String> {
    let Some((schemas, _)) = asked.kube else { return Vec::new() };
    let types = landings.iter().filter_map(|landing| type_at(asked, landing));
    let mut found: Vec<String> = Vec::new();
    for value in types.flat_map(|at| schemas.values_of(at)) {
        if !found.contains(&value) {
            found.push(value);
        }
    }
    found
}

/// The fields that may stand below a value that templates print as a whole.
pub(super) fn fields_of_value(asked: &Asked<'_>, path: &[String]) -> Vec<FieldInfo> {
    if path.is_empty() || asked.kube.is_none() {
        return Vec::new();
    }
    let mut found = fields(asked, &asked.model.landings_of_value(path));
    chartroom_diagnostics::order::sort_by_key(&mut found, |field| -score(field));
    found
}

/// The texts that may stand in a value, by the field that it lands in.
pub(super) fn values_of_value(asked: &Asked<'_>, path: &[String]) -> Vec<String> {
    if asked.kube.is_none() {
        return Vec::new();
    }
    values_at(asked, &asked.model.landings_of_value(path))
}
