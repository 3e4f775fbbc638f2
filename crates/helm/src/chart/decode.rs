//! Chart.yaml into [`Metadata`], as `sigs.k8s.io/yaml` and `encoding/json` decode it: names of fields in any case,
//! numbers and bools where a string is wanted, and Go's words for what does not fit.

use super::{Dependency, Maintainer, Metadata};
use crate::{InputCause, InputError};
use chartroom_gotemplate::{List, Map, Value, fmt};
use chartroom_yaml::json::type_name;
use chartroom_yaml::{Node, NodeKind};
use std::ops::Range;

/// `apiVersion`, which decides which loader Helm takes.
pub(super) struct ChartBase {
    pub(super) text: String,
    pub(super) span: Option<Range<u32>>,
}

/// Reads `apiVersion` only.
pub(super) fn chart_base(text: &[u8]) -> Result<ChartBase, InputError> {
    let mut base = ChartBase { text: String::new(), span: None };
    decode(text, "loader.chartBase", |decoder, key, field| {
        if key == "apiversion" {
            base.span = field.span();
            decoder.text(&At { of: "chartBase", path: "apiVersion" }, &field, &mut base.text);
        }
    })?;
    Ok(base)
}

/// Decodes over what `metadata` holds: fields that are missing or null stay as they are.
pub(super) fn metadata(text: &[u8], metadata: &mut Metadata) -> Result<(), InputError> {
    decode(text, "v2.Metadata", |decoder, key, field| {
        metadata_field(decoder, key, &field, metadata)
    })
}

/// Checks that a lock file decodes; nothing of it is used.
pub(super) fn check_lock(text: &[u8]) -> Result<(), InputError> {
    decode(text, "v2.Lock", |decoder, key, field| match key {
        "digest" => decoder.text(&At { of: "Lock", path: "digest" }, &field, &mut String::new()),
        "dependencies" => {
            let at = At { of: "Lock", path: "dependencies" };
            decoder.dependencies(&at, &field, &mut None);
        }
        "generated" => decoder.time(&field),
        _ => {}
    })
}

/// The `dependencies` of a Chart.yaml or a Chart.lock; None where they do not decode.
pub(super) fn listed(text: &[u8]) -> Option<Vec<Dependency>> {
    let mut list = None;
    let read = decode(text, "v2.Lock", |decoder, key, field| {
        if key == "dependencies" {
            decoder.dependencies(&At { of: "Lock", path: "dependencies" }, &field, &mut list);
        }
    });
    read.ok()?;
    Some(list.unwrap_or_default().into_iter().flatten().collect())
}

/// Where a top-level field of a YAML file has its value.
pub(super) fn field_span(text: &[u8], field: &str) -> Option<Range<u32>> {
    let tree = tree(text)?;
    let root = Field { value: Value::Nil, node: Some(&tree) };
    root.child_node(field).and_then(|node| span(&node.span))
}

/// The first document with its places.
fn tree(text: &[u8]) -> Option<std::rc::Rc<Node>> {
    chartroom_yaml::parse(std::str::from_utf8(text).ok()?).root
}

fn span(span: &Range<usize>) -> Option<Range<u32>> {
    Some(u32::try_from(span.start).ok()?..u32::try_from(span.end).ok()?)
}

/// Calls `each` with every key of the document, in lower case and in order, and its value. The error is the first
/// one that `each` met, as encoding/json goes on after one.
fn decode(
    text: &[u8],
    target: &str,
    mut each: impl FnMut(&mut Decoder, &str, Field<'_>),
) -> Result<(), InputError> {
    let value = chartroom_yaml::unmarshal(text).map_err(|error| {
        let place = error.span.as_ref().and_then(span);
        InputError::new(InputCause::Yaml(error.message)).at(place)
    })?;
    let tree = tree(text);
    let root = Field { value, node: tree.as_deref() };
    let mut decoder = Decoder::default();
    match &root.value {
        Value::Nil => {}
        Value::Map(map) => {
            for (key, value) in map.entries() {
                let key = key.to_text().into_owned();
                let field = Field { value, node: root.child_node(&key) };
                each(&mut decoder, &key.to_ascii_lowercase(), field);
            }
        }
        _ => decoder.fail(None, target, &root),
    }
    decoder.error.map_or(Ok(()), Err)
}

/// A value with the node it was written as.
struct Field<'a> {
    value: Value,
    node: Option<&'a Node>,
}

impl<'a> Field<'a> {
    /// The last entry of that key.
    fn child_node(&self, key: &str) -> Option<&'a Node> {
        let NodeKind::Mapping(entries) = &self.node?.kind else { return None };
        let is_key = |node: &Node| node.as_scalar().is_some_and(|scalar| scalar.value == key);
        entries.iter().rev().find(|entry| is_key(&entry.key)).map(|entry| &entry.value)
    }

    fn items(&self, list: &List) -> Vec<Field<'a>> {
        let nodes: &'a [Node] = match self.node.map(|node| &node.kind) {
            Some(NodeKind::Sequence(nodes)) => nodes,
            _ => &[],
        };
        let values = list.items().iter().enumerate();
        values.map(|(n, value)| Field { value: value.clone(), node: nodes.get(n) }).collect()
    }

    fn members(&self, map: &Map) -> Vec<(String, Field<'a>)> {
        let entries = map.entries().into_iter();
        entries
            .map(|(key, value)| {
                let key = key.to_text().into_owned();
                let node = self.child_node(&key);
                (key, Field { value, node })
            })
            .collect()
    }

    fn span(&self) -> Option<Range<u32>> {
        self.node.and_then(|node| span(&node.span))
    }

    /// The text of a number or bool where Go wants a string; None for others.
    fn coerced(&self) -> Option<String> {
        match self.value {
            Value::Bool(value) => Some(value.to_string()),
            Value::Float(value) => Some(self.integer_text().unwrap_or_else(|| float32_text(value))),
            _ => None,
        }
    }

    /// A YAML integer in decimal: the decoded value is a float and can no longer tell.
    fn integer_text(&self) -> Option<String> {
        let scalar = self.node?.as_scalar()?;
        if !scalar.implicit {
            return None;
        }
        let text = scalar.value.replace('_', "");
        let (sign, digits) = match text.strip_prefix('-') {
            Some(digits) => (-1, digits),
            None => (1, text.strip_prefix('+').unwrap_or(&text)),
        };
        let lower = digits.to_ascii_lowercase();
        let (radix, digits) = match lower.as_bytes() {
            [b'0', b'x', ..] => (16, lower.get(2..)?),
            [b'0', b'o', ..] => (8, lower.get(2..)?),
            [b'0', b'b', ..] => (2, lower.get(2..)?),
            [b'0', _, ..] => (8, lower.get(1..)?),
            _ => (10, lower.as_str()),
        };
        if digits.starts_with(['+', '-']) {
            return None;
        }
        let number = sign * i128::from_str_radix(digits, radix).ok()?;
        let fits = i128::from(i64::MIN)..=i128::from(u64::MAX);
        fits.contains(&number).then(|| number.to_string())
    }
}

/// `strconv.FormatFloat(v, 'g', -1, 32)`: the shortest digits that give the float32 back.
fn float32_text(value: f64) -> String {
    let digits = format!("{:e}", value as f32);
    fmt::float_g(digits.parse().unwrap_or(value))
}

/// The Go struct and the path of the field that is being decoded.
struct At<'a> {
    of: &'static str,
    path: &'a str,
}

#[derive(Default)]
struct Decoder {
    error: Option<InputError>,
}

impl Decoder {
    fn fail(&mut self, name: Option<String>, wants: &str, field: &Field<'_>) {
        let (got, wants) = (type_name(&field.value), wants.to_owned());
        let cause = InputCause::Unfit { got, field: name, wants };
        self.error.get_or_insert_with(|| InputError::new(cause).at(field.span()));
    }

    fn mismatch(&mut self, At { of, path }: &At<'_>, go_type: &str, field: &Field<'_>) {
        self.fail(Some(format!("{of}.{path}")), go_type, field);
    }

    fn text(&mut self, at: &At<'_>, field: &Field<'_>, into: &mut String) {
        match &field.value {
            Value::Nil => {}
            Value::Str(text) => *into = text.to_text().into_owned(),
            _ => match field.coerced() {
                Some(text) => *into = text,
                None => self.mismatch(at, "string", field),
            },
        }
    }

    fn bool(&mut self, at: &At<'_>, field: &Field<'_>, into: &mut bool) {
        match field.value {
            Value::Nil => {}
            Value::Bool(value) => *into = value,
            _ => self.mismatch(at, "bool", field),
        }
    }

    /// The items of a list; None if it is none.
    fn list<'f>(
        &mut self,
        at: &At<'_>,
        go_type: &str,
        field: &Field<'f>,
    ) -> Option<Vec<Field<'f>>> {
        match &field.value {
            Value::List(list) => Some(field.items(list)),
            Value::Nil => Some(Vec::new()),
            _ => {
                self.mismatch(at, go_type, field);
                None
            }
        }
    }

    fn texts(&mut self, at: &At<'_>, field: &Field<'_>, into: &mut Vec<String>) {
        let Some(items) = self.list(at, "[]string", field) else { return };
        *into = items
            .iter()
            .map(|item| {
                let mut text = String::new();
                self.text(at, item, &mut text);
                text
            })
            .collect();
    }

    /// A list of pointers to structs: null items stay null.
    fn structs<T: Default>(
        &mut self,
        at: &At<'_>,
        go_type: &str,
        field: &Field<'_>,
        each: fn(&mut Self, &str, &Field<'_>, &mut T),
    ) -> Option<Vec<Option<T>>> {
        let items = self.list(at, &format!("[]*{go_type}"), field)?;
        let mut decoded = Vec::new();
        for item in items {
            decoded.push(match &item.value {
                Value::Nil => None,
                Value::Map(map) => {
                    let mut target = T::default();
                    for (key, member) in item.members(map) {
                        each(self, &key.to_ascii_lowercase(), &member, &mut target);
                    }
                    Some(target)
                }
                _ => {
                    self.mismatch(at, go_type, &item);
                    Some(T::default())
                }
            });
        }
        Some(decoded)
    }

    fn dependencies(
        &mut self,
        at: &At<'_>,
        field: &Field<'_>,
        into: &mut Option<Vec<Option<Dependency>>>,
    ) {
        if field.value.is_nil() {
            *into = None;
            return;
        }
        if let Some(list) = self.structs(at, "v2.Dependency", field, dependency_field) {
            *into = Some(list);
        }
    }

    fn annotations(&mut self, field: &Field<'_>, into: &mut Option<Vec<(String, String)>>) {
        let at = At { of: "Metadata", path: "annotations" };
        match &field.value {
            Value::Nil => *into = None,
            Value::Map(map) => {
                let annotations = into.get_or_insert_default();
                for (key, member) in field.members(map) {
                    let mut text = String::new();
                    self.text(&at, &member, &mut text);
                    annotations.retain(|(other, _)| *other != key);
                    annotations.push((key, text));
                }
            }
            _ => self.mismatch(&at, "map[string]string", field),
        }
    }

    /// `time.Time`
    fn time(&mut self, field: &Field<'_>) {
        let problem = match &field.value {
            Value::Nil => return,
            Value::Str(text) => {
                let text = text.to_text();
                if crate::schema::is_date_time(&text) {
                    return;
                }
                let quoted = fmt::quote(text.as_bytes());
                format!(
                    "parsing time {quoted} as \"2006-01-02T15:04:05Z07:00\": cannot parse {quoted} as \"2006\""
                )
            }
            _ => "Time.UnmarshalJSON: input is not a JSON string".to_owned(),
        };
        let text = format!("error unmarshaling JSON: while decoding JSON: {problem}");
        self.error.get_or_insert_with(|| InputError::new(text).at(field.span()));
    }
}

fn metadata_field(decoder: &mut Decoder, key: &str, field: &Field<'_>, into: &mut Metadata) {
    let at = |path: &'static str| At { of: "Metadata", path };
    match key {
        "name" => decoder.text(&at("name"), field, &mut into.name),
        "home" => decoder.text(&at("home"), field, &mut into.home),
        "sources" => decoder.texts(&at("sources"), field, &mut into.sources),
        "version" => decoder.text(&at("version"), field, &mut into.version),
        "description" => decoder.text(&at("description"), field, &mut into.description),
        "keywords" => decoder.texts(&at("keywords"), field, &mut into.keywords),
        "icon" => decoder.text(&at("icon"), field, &mut into.icon),
        "apiversion" => decoder.text(&at("apiVersion"), field, &mut into.api_version),
        "condition" => decoder.text(&at("condition"), field, &mut into.condition),
        "tags" => decoder.text(&at("tags"), field, &mut into.tags),
        "appversion" => decoder.text(&at("appVersion"), field, &mut into.app_version),
        "deprecated" => decoder.bool(&at("deprecated"), field, &mut into.deprecated),
        "annotations" => decoder.annotations(field, &mut into.annotations),
        "kubeversion" => decoder.text(&at("kubeVersion"), field, &mut into.kube_version),
        "type" => decoder.text(&at("type"), field, &mut into.chart_type),
        "maintainers" => {
            let at = at("maintainers");
            if let Some(list) = decoder.structs(&at, "v2.Maintainer", field, maintainer_field) {
                into.maintainers = list;
            }
        }
        "dependencies" => {
            decoder.dependencies(&at("dependencies"), field, &mut into.dependencies);
        }
        _ => {}
    }
}

fn maintainer_field(decoder: &mut Decoder, key: &str, field: &Field<'_>, into: &mut Maintainer) {
    let at = |path: &'static str| At { of: "Maintainer", path };
    match key {
        "name" => decoder.text(&at("maintainers.name"), field, &mut into.name),
        "email" => decoder.text(&at("maintainers.email"), field, &mut into.email),
        "url" => decoder.text(&at("maintainers.url"), field, &mut into.url),
        _ => {}
    }
}

fn dependency_field(decoder: &mut Decoder, key: &str, field: &Field<'_>, into: &mut Dependency) {
    let at = |path: &'static str| At { of: "Dependency", path };
    match key {
        "name" => decoder.text(&at("dependencies.name"), field, &mut into.name),
        "version" => decoder.text(&at("dependencies.version"), field, &mut into.version),
        "repository" => decoder.text(&at("dependencies.repository"), field, &mut into.repository),
        "condition" => decoder.text(&at("dependencies.condition"), field, &mut into.condition),
        "tags" => decoder.texts(&at("dependencies.tags"), field, &mut into.tags),
        "enabled" => decoder.bool(&at("dependencies.enabled"), field, &mut into.enabled),
        "alias" => decoder.text(&at("dependencies.alias"), field, &mut into.alias),
        "import-values" => {
            let at = at("dependencies.import-values");
            if let Some(items) = decoder.list(&at, "[]interface {}", field) {
                into.import_values = items.into_iter().map(|item| item.value).collect();
            }
        }
        _ => {}
    }
}
