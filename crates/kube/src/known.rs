//! Custom resources that are common enough to be known without their definitions: `data/custom.txt`.
//!
//! | line | what |
//! | --- | --- |
//! | `source NAME: …` | where the types below come from; names of types hold up to the next one |
//! | `kind GROUP/VERSION KIND` | a kind; its fields follow |
//! | `type NAME` | a type; its fields follow |
//! | ` NAME SHAPE`, ` NAME! SHAPE` | a field, and one that has to be there |
//! | ` ...SHAPE` | the fields of another type stand here too |
//!
//! Shapes: `s` text, `n` number, `b` boolean, `p` number or text, `*` anything, `[]SHAPE` a list, `{}SHAPE` a map, `"a"|"b"`
//! these texts, `=NAME` a type of Kubernetes’ own, otherwise a type above or below.

use crate::crd::{Additional, Crd, CrdVersion, Schema, SchemaType};
use std::collections::BTreeMap;
use std::sync::OnceLock;

const TEXT: &str = include_str!("../data/custom.txt");
/// Types in types are followed so deep; what lies deeper is taken as it is.
const DEEPEST: usize = 40;

/// A kind that is known, and by what.
struct Known {
    crd: Crd,
    source: &'static str,
}

fn all() -> &'static [Known] {
    static ALL: OnceLock<Vec<Known>> = OnceLock::new();
    ALL.get_or_init(|| TEXT.split("source ").skip(1).flat_map(read).collect())
}

/// The definition of a custom resource that is known without its chart’s.
pub(crate) fn known(group: &str, kind: &str) -> Option<&'static Crd> {
    find(group, kind).map(|known| &known.crd)
}

/// By what a kind of an API version is known without its definition: `keda`.
pub fn known_by(api_version: &str, kind: &str) -> Option<&'static str> {
    let (group, version) = api_version.split_once('/')?;
    let known = find(group, kind)?;
    known.crd.served(version).and(Some(known.source))
}

fn find(group: &str, kind: &str) -> Option<&'static Known> {
    all().iter().find(|known| known.crd.group == group && known.crd.kind == kind)
}

/// The kinds of one source.
fn read(section: &'static str) -> Vec<Known> {
    let source = section.split(':').next().unwrap_or_default();
    let mut types: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut kinds = Vec::new();
    let mut current = "";
    for line in section.lines().skip(1) {
        if let Some(field) = line.strip_prefix(' ') {
            types.entry(current).or_default().push(field);
        } else if let Some(kind) = line.strip_prefix("kind ") {
            current = kind;
            kinds.push(kind);
        } else if let Some(name) = line.strip_prefix("type ") {
            current = name;
        }
    }
    let known = |line: &&str| {
        let (api, kind) = line.split_once(' ')?;
        let (group, version) = api.split_once('/')?;
        let schema = Some(fields(&types, line, DEEPEST));
        let version = CrdVersion { name: version.to_owned(), served: true, schema };
        let (group, kind) = (group.to_owned(), kind.to_owned());
        Some(Known { crd: Crd { group, kind, versions: vec![version] }, source })
    };
    kinds.iter().filter_map(known).collect()
}

type Types = BTreeMap<&'static str, Vec<&'static str>>;

fn of(kind: SchemaType) -> Schema {
    Schema { kind: Some(kind), ..Schema::default() }
}

/// The schema of a type.
fn fields(types: &Types, name: &str, left: usize) -> Schema {
    let mut schema = of(SchemaType::Object);
    for line in types.get(name).into_iter().flatten() {
        if let Some(other) = line.strip_prefix("...") {
            match other.strip_prefix('=') {
                Some(own) => schema.own.push(own.to_owned()),
                None => schema.take_in(fields(types, other, left.saturating_sub(1))),
            }
            continue;
        }
        let Some((name, text)) = line.split_once(' ') else { continue };
        let bare = name.trim_end_matches('!');
        if bare.len() < name.len() {
            schema.required.push(bare.to_owned());
        }
        schema.properties.insert(bare.to_owned(), shape(types, text, left));
    }
    schema
}

fn shape(types: &Types, text: &str, left: usize) -> Schema {
    let anything = || Schema { preserves_unknown: true, ..Schema::default() };
    let Some(left) = left.checked_sub(1) else { return anything() };
    if let Some(item) = text.strip_prefix("[]") {
        let items = Some(Box::new(shape(types, item, left)));
        return Schema { items, ..of(SchemaType::Array) };
    }
    if let Some(value) = text.strip_prefix("{}") {
        let additional = Some(Box::new(Additional::Schema(shape(types, value, left))));
        return Schema { additional, ..of(SchemaType::Object) };
    }
    if text.starts_with('"') {
        let values = text.split('|').map(|one| one.trim_matches('"').to_owned()).collect();
        return Schema { values: Some(values), ..of(SchemaType::String) };
    }
    if let Some(own) = text.strip_prefix('=') {
        return Schema { is_own: Some(own.to_owned()), ..Schema::default() };
    }
    match text {
        "s" => of(SchemaType::String),
        "n" => of(SchemaType::Number),
        "b" => of(SchemaType::Boolean),
        "p" => Schema { int_or_string: true, ..Schema::default() },
        "*" => anything(),
        name => fields(types, name, left),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{DATA, Schemas};

    /// All shapes that `schema` is made of.
    fn each<'a>(schema: &'a Schema, see: &mut impl FnMut(&'a Schema)) {
        see(schema);
        schema.properties.values().for_each(|one| each(one, see));
        schema.items.iter().for_each(|one| each(one, see));
        if let Some(Additional::Schema(one)) = schema.additional.as_deref() {
            each(one, see);
        }
    }

    #[test]
    fn every_type_that_is_named_is_there() {
        let schemas = Schemas::read(DATA).unwrap();
        for section in TEXT.split("source ").skip(1) {
            let named = |line: &str| {
                let shape = line.trim_start_matches(' ').trim_start_matches("...");
                let shape = shape.split_once(' ').map_or(shape, |(_, shape)| shape);
                shape
                    .trim_start_matches("[]")
                    .trim_start_matches("{}")
                    .trim_start_matches("[]")
                    .to_owned()
            };
            for line in section.lines().filter(|line| line.starts_with(' ')) {
                let name = named(line);
                let simple = ["s", "n", "b", "p", "*"].contains(&name.as_str());
                let there = match name.strip_prefix('=') {
                    Some(own) => schemas.type_number(own).is_some(),
                    None => section.contains(&format!("\ntype {name}\n")),
                };
                assert!(simple || name.starts_with('"') || there, "{line}");
            }
        }
    }

    #[test]
    fn kinds_are_known_with_their_fields() {
        assert_eq!(all().len(), 24);
        assert_eq!(known_by("keda.sh/v1alpha1", "ScaledObject"), Some("keda"));
        assert_eq!(known_by("keda.sh/v9", "ScaledObject"), None);
        for known in all() {
            let mut count = 0;
            for version in &known.crd.versions {
                each(version.schema.as_ref().unwrap(), &mut |_| count += 1);
            }
            assert!(count > 5, "{}: {count}", known.crd.kind);
        }
    }
}
