//! Puts what k8s-openapi knows of all versions into the one file of crates/kube: types that versions share are there
//! once, and every field says in which versions it is. The layout is in crates/kube/src/schemas/read.rs.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

/// The crate the schemas are from, as Cargo.toml pins it.
const SOURCE: &str = "k8s-openapi 0.29.0";
const ENUMS: [&str; 2] = [include_str!("../../enums.tsv"), include_str!("../../enums-more.tsv")];
const NOT_REQUIRED: &str = include_str!("../../not-required.tsv");

/// What a value may be, before it is numbered.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Shape {
    Plain(u64),
    Object(String),
    List(Box<Shape>),
    Map(Box<Shape>),
    Enum(Vec<String>),
}

const ANY: Shape = Shape::Plain(0);
const STRING: Shape = Shape::Plain(1);

/// A field in some versions: its name, shape and whether it is required.
type Fields = BTreeMap<(String, Shape, bool), u64>;

#[derive(Default)]
struct Packer {
    minors: Vec<u64>,
    /// By the full name.
    types: BTreeMap<String, Fields>,
    /// Group, version, kind and type.
    resources: BTreeMap<(String, String, String, String), u64>,
    enums: BTreeMap<(String, String), Vec<String>>,
    not_required: BTreeSet<(String, String)>,
}

fn main() -> Result<(), String> {
    let mut args = std::env::args().skip(1);
    let out = args.next().ok_or("usage: pack OUT DUMP…")?;
    let mut packer = Packer::default();
    packer.read_tables()?;
    for (at, dump) in args.enumerate() {
        let text = std::fs::read_to_string(&dump).map_err(|error| format!("{dump}: {error}"))?;
        let dump: Value =
            serde_json::from_str(&text).map_err(|error| format!("{dump}: {error}"))?;
        packer.add(&dump, 1 << at)?;
    }
    packer.unused_rows()?;
    let bytes = packer.write()?;
    let schemas = chartroom_kube::Schemas::read(&bytes)
        .map_err(|error| format!("the reader says: {error}"))?;
    std::fs::write(&out, &bytes).map_err(|error| format!("{out}: {error}"))?;
    println!(
        "{out}: {} bytes, {} types, {} kinds, from {}",
        bytes.len(),
        packer.types.len(),
        packer.resources.len(),
        schemas.source()
    );
    Ok(())
}

/// The name of a type in the tables: `apps/v1` and `DeploymentStrategy`, from `io.k8s.api.apps.v1.DeploymentStrategy`.
fn table_type(full: &str) -> (String, String) {
    let mut parts: Vec<&str> = full.rsplit('.').collect();
    parts.reverse();
    let [.., folder, version, name] = parts.as_slice() else {
        return (String::new(), full.to_owned());
    };
    let folder = if *folder == "core" { String::new() } else { format!("{folder}/") };
    (format!("{folder}{version}"), (*name).to_owned())
}

/// The same from a table: of an API group only the first part names the folder of its types.
fn row_type(api: &str, name: &str) -> String {
    let short = match api.split_once('/') {
        Some((group, version)) => format!("{}/{version}", group.split('.').next().unwrap_or(group)),
        None => api.to_owned(),
    };
    format!("{short} {name}")
}

fn rows(text: &str) -> impl Iterator<Item = Vec<&str>> {
    text.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect())
}

impl Packer {
    fn read_tables(&mut self) -> Result<(), String> {
        for row in ENUMS.iter().flat_map(|text| rows(text)) {
            let [api, name, field, values, ..] = row.as_slice() else {
                return Err(format!("row {row:?}"));
            };
            let mut values: Vec<String> = values.split(',').map(str::to_owned).collect();
            values.sort();
            self.enums.insert((row_type(api, name), (*field).to_owned()), values);
        }
        for row in rows(NOT_REQUIRED) {
            let [api, name, field, _] = row.as_slice() else { return Err(format!("row {row:?}")) };
            self.not_required.insert((row_type(api, name), (*field).to_owned()));
        }
        Ok(())
    }

    fn add(&mut self, dump: &Value, bit: u64) -> Result<(), String> {
        self.minors.push(dump["minor"].as_u64().ok_or("a dump without a version")?);
        for resource in dump["resources"].as_array().into_iter().flatten() {
            let text = |key: &str| resource[key].as_str().unwrap_or_default().to_owned();
            let key = (text("group"), text("version"), text("kind"), text("type"));
            *self.resources.entry(key).or_default() |= bit;
        }
        let definitions = dump["definitions"].as_object().ok_or("a dump without definitions")?;
        for (name, schema) in definitions {
            if special(name).is_none() {
                self.add_type(name, schema, bit)?;
            }
        }
        Ok(())
    }

    fn add_type(&mut self, name: &str, schema: &Value, bit: u64) -> Result<(), String> {
        let (api, short) = table_type(name);
        let row = format!("{api} {short}");
        let required = |field: &str| {
            let listed = schema["required"].as_array().into_iter().flatten();
            listed.into_iter().any(|name| name == field)
        };
        let mut fields = Vec::new();
        for (field, schema) in schema["properties"].as_object().into_iter().flatten() {
            let key = (row.clone(), field.clone());
            let mut shape = shape(schema).map_err(|error| format!("{name}.{field}: {error}"))?;
            if let Some(values) = self.enums.get(&key) {
                shape =
                    with_enum(shape, values).ok_or_else(|| format!("{name}.{field} is no text"))?;
            }
            // k8s-openapi calls `metadata` required wherever there is one; the OpenAPI does not.
            let required =
                required(field) && field != "metadata" && !self.not_required.contains(&key);
            fields.push((field.clone(), shape, required));
        }
        let entry = self.types.entry(name.to_owned()).or_default();
        for field in fields {
            *entry.entry(field).or_default() |= bit;
        }
        Ok(())
    }

    /// A row for a field that is not there would say nothing and not be noticed.
    fn unused_rows(&self) -> Result<(), String> {
        let known: BTreeSet<(String, String)> = self
            .types
            .iter()
            .flat_map(|(name, fields)| {
                let (api, short) = table_type(name);
                fields.keys().map(move |(field, _, _)| (format!("{api} {short}"), field.clone()))
            })
            .collect();
        let rows = self.enums.keys().chain(&self.not_required);
        let unknown: Vec<_> = rows.filter(|row| !known.contains(*row)).collect();
        if unknown.is_empty() { Ok(()) } else { Err(format!("no such fields: {unknown:?}")) }
    }

    fn write(&self) -> Result<Vec<u8>, String> {
        let mut tables = Tables::default();
        for fields in self.types.values() {
            for (_, shape, _) in fields.keys() {
                tables.shape(shape, &self.types)?;
            }
        }
        let mut body = Vec::new();
        number(&mut body, self.types.len() as u64);
        for (name, fields) in &self.types {
            number(&mut body, tables.string(name));
            number(&mut body, fields.len() as u64);
            for ((field, shape, required), mask) in fields {
                number(&mut body, tables.string(field));
                number(&mut body, tables.shape(shape, &self.types)?);
                number(&mut body, mask << 1 | u64::from(*required));
            }
        }
        number(&mut body, self.resources.len() as u64);
        for ((group, version, kind, name), mask) in &self.resources {
            for text in [group, version, kind] {
                number(&mut body, tables.string(text));
            }
            number(&mut body, type_number(name, &self.types)?);
            number(&mut body, *mask);
        }
        let mut out = b"CKS1".to_vec();
        text(&mut out, SOURCE);
        number(&mut out, self.minors.len() as u64);
        self.minors.iter().for_each(|minor| number(&mut out, *minor));
        number(&mut out, tables.strings.len() as u64);
        tables.strings.iter().for_each(|string| text(&mut out, string));
        tables.write_shapes(&mut out);
        out.extend(body);
        let check = chartroom_kube::checksum(&out);
        out.extend(check.to_le_bytes());
        Ok(out)
    }
}

/// Types with a JSON form of their own.
fn special(name: &str) -> Option<Shape> {
    Some(match name.strip_prefix("io.k8s.")?.rsplit('.').next()? {
        "Quantity" => Shape::Plain(6),
        "IntOrString" => Shape::Plain(7),
        "Time" | "MicroTime" => Shape::Plain(8),
        // Kept as they are: the server's decoder does not look into them.
        "JSON"
        | "FieldsV1"
        | "RawExtension"
        | "JSONSchemaPropsOrArray"
        | "JSONSchemaPropsOrBool"
        | "JSONSchemaPropsOrStringArray" => ANY,
        _ => return None,
    })
}

fn shape(schema: &Value) -> Result<Shape, String> {
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.rsplit('/').next().unwrap_or_default();
        return Ok(special(name).unwrap_or_else(|| Shape::Object(name.to_owned())));
    }
    let kind = schema["type"].as_str().unwrap_or_default();
    Ok(match (kind, schema["format"].as_str()) {
        ("string", None) => STRING,
        ("string", Some("byte")) => Shape::Plain(9),
        ("integer", Some("int32")) => Shape::Plain(2),
        ("integer", _) => Shape::Plain(3),
        ("number", _) => Shape::Plain(4),
        ("boolean", _) => Shape::Plain(5),
        ("array", _) => Shape::List(Box::new(shape(&schema["items"])?)),
        ("object", _) if schema["additionalProperties"].is_object() => {
            Shape::Map(Box::new(shape(&schema["additionalProperties"])?))
        }
        ("object", _) => ANY,
        other => return Err(format!("a schema of a new form: {other:?}")),
    })
}

fn with_enum(shape: Shape, values: &[String]) -> Option<Shape> {
    match shape {
        STRING => Some(Shape::Enum(values.to_vec())),
        Shape::List(item) => Some(Shape::List(Box::new(with_enum(*item, values)?))),
        _ => None,
    }
}

/// Strings, sets of values and shapes, each there once; a shape only refers to earlier ones.
#[derive(Default)]
struct Tables {
    strings: Vec<String>,
    string_numbers: BTreeMap<String, u64>,
    sets: Vec<Vec<u64>>,
    shapes: Vec<[u64; 2]>,
    shape_numbers: BTreeMap<Shape, u64>,
}

impl Tables {
    fn string(&mut self, text: &str) -> u64 {
        if let Some(number) = self.string_numbers.get(text) {
            return *number;
        }
        let number = self.strings.len() as u64;
        self.strings.push(text.to_owned());
        self.string_numbers.insert(text.to_owned(), number);
        number
    }

    fn shape(&mut self, shape: &Shape, types: &BTreeMap<String, Fields>) -> Result<u64, String> {
        if let Some(number) = self.shape_numbers.get(shape) {
            return Ok(*number);
        }
        let entry = match shape {
            Shape::Plain(tag) => [*tag, 0],
            Shape::Object(name) => [10, type_number(name, types)?],
            Shape::List(item) => [11, self.shape(item, types)?],
            Shape::Map(value) => [12, self.shape(value, types)?],
            Shape::Enum(values) => {
                let set = values.iter().map(|value| self.string(value)).collect();
                self.sets.push(set);
                [13, self.sets.len() as u64 - 1]
            }
        };
        let number = self.shapes.len() as u64;
        self.shapes.push(entry);
        self.shape_numbers.insert(shape.clone(), number);
        Ok(number)
    }

    fn write_shapes(&self, out: &mut Vec<u8>) {
        number(out, self.sets.len() as u64);
        for set in &self.sets {
            number(out, set.len() as u64);
            set.iter().for_each(|string| number(out, *string));
        }
        number(out, self.shapes.len() as u64);
        for [tag, of] in &self.shapes {
            number(out, *tag);
            if *tag >= 10 {
                number(out, *of);
            }
        }
    }
}

fn type_number(name: &str, types: &BTreeMap<String, Fields>) -> Result<u64, String> {
    let at = types.keys().position(|known| known == name);
    at.map(|at| at as u64).ok_or_else(|| format!("no type {name}"))
}

/// A number in groups of seven bits, the lowest first.
fn number(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn text(out: &mut Vec<u8>, text: &str) {
    number(out, text.len() as u64);
    out.extend(text.as_bytes());
}
