//! What Kubernetes' versions know: kinds, types and fields, all versions in one table.

mod read;

pub use read::{ReadError, checksum};

/// The schemas of the built-in kinds, as `cargo xtask kube-schemas` made them from k8s-openapi.
#[cfg(any(test, feature = "data"))]
pub const DATA: &[u8] = include_bytes!("../../data/kubernetes.bin");

/// A version of Kubernetes that there are schemas for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    /// 34 in 1.34.
    pub minor: u16,
    /// The version's bit in masks.
    mask: u32,
}

impl std::fmt::Display for Version {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "1.{}", self.minor)
    }
}

/// The number of a string.
pub(crate) type Name = u32;

/// What a value may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// The server's decoder does not look into it.
    Any,
    String,
    Int32,
    Int64,
    Float,
    Bool,
    /// `resource.Quantity`.
    Quantity,
    /// `intstr.IntOrString`.
    IntOrString,
    /// `metav1.Time`, RFC 3339.
    Time,
    /// `[]byte`: base64.
    Bytes,
    /// A type, by its number.
    Object(u32),
    /// A list; the number is that of the items' shape.
    List(u32),
    /// A map with text keys; the number is that of the values' shape.
    Map(u32),
    /// One of a set of texts, by the set's number.
    Enum(u32),
}

/// A field of a type in some versions.
#[derive(Clone, Copy, Debug)]
struct FieldEntry {
    name: Name,
    shape: u32,
    /// The versions this entry holds for.
    mask: u32,
    required: bool,
}

/// A type: a range of the fields.
#[derive(Clone, Debug)]
struct TypeEntry {
    name: Name,
    fields: std::ops::Range<usize>,
}

/// A kind in some versions.
#[derive(Clone, Copy, Debug)]
struct ResourceEntry {
    group: Name,
    version: Name,
    kind: Name,
    object: u32,
    mask: u32,
}

/// The schemas of all versions.
#[derive(Clone, Debug)]
pub struct Schemas {
    source: Box<str>,
    minors: Vec<u16>,
    strings: Vec<Box<str>>,
    enums: Vec<Vec<Name>>,
    shapes: Vec<Shape>,
    fields: Vec<FieldEntry>,
    types: Vec<TypeEntry>,
    resources: Vec<ResourceEntry>,
}

/// A field as one version has it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Field<'a> {
    pub(crate) name: &'a str,
    pub(crate) shape: Shape,
    pub(crate) required: bool,
}

/// Whether a version serves a kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Served {
    /// It does; the type's number.
    Yes(u32),
    /// Other versions do.
    Elsewhere(Vec<Version>),
    /// The API version is a built-in one, without this kind.
    NoSuchKind,
    /// The group is a built-in one, or can be no other's, and has no such version.
    NoSuchVersion,
    /// The group is not Kubernetes' own.
    Foreign,
}

impl Schemas {
    /// What the schemas were made from: `k8s-openapi 0.29.0`.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The versions there are schemas for, the oldest first.
    pub fn versions(&self) -> impl DoubleEndedIterator<Item = Version> + '_ {
        self.minors.iter().enumerate().map(|(at, minor)| Version { minor: *minor, mask: 1 << at })
    }

    /// The version a text names, such as `1.34`, `v1.34.2` or `1.34.2-gke.100`; None if there are no schemas for it.
    pub fn version(&self, text: &str) -> Option<Version> {
        let mut parts = text.strip_prefix('v').unwrap_or(text).split('.');
        let major = parts.next()?;
        let digits = |char: &char| char.is_ascii_digit();
        let minor: String = parts.next()?.chars().take_while(digits).collect();
        let minor: u16 = minor.parse().ok()?;
        self.versions().find(|version| major == "1" && version.minor == minor)
    }

    /// The newest version.
    pub fn latest(&self) -> Option<Version> {
        self.versions().next_back()
    }

    pub(crate) fn text(&self, name: Name) -> &str {
        self.strings.get(name as usize).map_or("", |text| text)
    }

    pub(crate) fn shape(&self, number: u32) -> Shape {
        self.shapes.get(number as usize).copied().unwrap_or(Shape::Any)
    }

    /// The values of an enum, sorted.
    pub(crate) fn values(&self, set: u32) -> impl Iterator<Item = &str> {
        self.enums.get(set as usize).into_iter().flatten().map(|name| self.text(*name))
    }

    /// The full name of a type: `io.k8s.api.core.v1.PodSpec`.
    pub(crate) fn type_name(&self, number: u32) -> &str {
        self.types.get(number as usize).map_or("", |entry| self.text(entry.name))
    }

    /// The number of a type of a full name.
    pub(crate) fn type_number(&self, name: &str) -> Option<u32> {
        let at = self.types.iter().position(|entry| self.text(entry.name) == name)?;
        u32::try_from(at).ok()
    }

    /// The fields of a type in a version.
    pub(crate) fn fields(&self, number: u32, version: Version) -> impl Iterator<Item = Field<'_>> {
        let range = self.types.get(number as usize).map_or(0..0, |entry| entry.fields.clone());
        let entries = self.fields.get(range).unwrap_or_default().iter();
        entries.filter(move |entry| entry.mask & version.mask != 0).map(|entry| Field {
            name: self.text(entry.name),
            shape: self.shape(entry.shape),
            required: entry.required,
        })
    }

    /// Whether and how a version serves a kind.
    pub(crate) fn served(&self, group: &str, api: &str, kind: &str, version: Version) -> Served {
        let of_api = |entry: &&ResourceEntry| {
            self.text(entry.group) == group && self.text(entry.version) == api
        };
        let mut there = 0;
        for entry in self.resources.iter().filter(of_api) {
            if self.text(entry.kind) == kind {
                if entry.mask & version.mask != 0 {
                    return Served::Yes(entry.object);
                }
                there |= entry.mask;
            }
        }
        if there != 0 {
            return Served::Elsewhere(
                self.versions().filter(|version| version.mask & there != 0).collect(),
            );
        }
        if self.resources.iter().any(|entry| of_api(&entry)) {
            return Served::NoSuchKind;
        }
        // Groups of custom resources are domains. Some of a server's own APIs are off unless asked for, and not known.
        let own = |entry: &&ResourceEntry| self.text(entry.group) == group;
        let stable = api.strip_prefix('v').is_some_and(|number| number.parse::<u32>().is_ok());
        let known =
            self.resources.iter().filter(own).any(|entry| stable || self.text(entry.kind) == kind);
        if !group.contains('.') || known {
            return Served::NoSuchVersion;
        }
        Served::Foreign
    }

    /// The API versions that serve a kind of a group in a version.
    pub(crate) fn api_versions(&self, group: &str, kind: &str, version: Version) -> Vec<String> {
        let of_kind = |entry: &&ResourceEntry| {
            self.text(entry.group) == group
                && self.text(entry.kind) == kind
                && entry.mask & version.mask != 0
        };
        let api = |entry: &ResourceEntry| match group {
            "" => self.text(entry.version).to_owned(),
            group => format!("{group}/{}", self.text(entry.version)),
        };
        self.resources.iter().filter(of_kind).map(api).collect()
    }

    /// The API versions of any group that serve a kind in a version.
    pub(crate) fn everywhere(&self, kind: &str, version: Version) -> Vec<String> {
        let of_kind = |entry: &&ResourceEntry| {
            self.text(entry.kind) == kind && entry.mask & version.mask != 0
        };
        let entries = self.resources.iter().filter(of_kind);
        let apis = entries.map(|entry| match self.text(entry.group) {
            "" => self.text(entry.version).to_owned(),
            group => format!("{group}/{}", self.text(entry.version)),
        });
        apis.collect()
    }

    /// The names of the kinds of a version, some of them twice.
    pub(crate) fn kind_names(&self, version: Version) -> impl Iterator<Item = &str> {
        let here = move |entry: &&ResourceEntry| entry.mask & version.mask != 0;
        self.resources.iter().filter(here).map(|entry| self.text(entry.kind))
    }

    /// The kinds that an API version has in a version.
    pub(crate) fn kinds(&self, group: &str, api: &str, version: Version) -> Vec<&str> {
        let here = |entry: &&ResourceEntry| {
            self.text(entry.group) == group
                && self.text(entry.version) == api
                && entry.mask & version.mask != 0
        };
        self.resources.iter().filter(here).map(|entry| self.text(entry.kind)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_found_as_people_write_them() {
        let schemas = Schemas::read(DATA).unwrap();
        let minors: Vec<u16> = schemas.versions().map(|version| version.minor).collect();
        assert_eq!(minors, [33, 34, 35, 36, 37]);
        for text in ["1.34", "v1.34.2", "1.34.0-gke.1", "v1.34+"] {
            assert_eq!(schemas.version(text).map(|version| version.minor), Some(34), "{text}");
        }
        for text in ["", "1", "2.34", "1.22.0", "v", "1.x"] {
            assert_eq!(schemas.version(text), None, "{text}");
        }
    }

    #[test]
    fn kinds_come_and_go_with_versions() {
        let schemas = Schemas::read(DATA).unwrap();
        let at = |text: &str| schemas.version(text).unwrap();
        let served = |version, group, api, kind| schemas.served(group, api, kind, at(version));
        assert!(matches!(served("1.33", "apps", "v1", "Deployment"), Served::Yes(_)));
        assert!(matches!(
            served("1.33", "resource.k8s.io", "v1", "ResourceClaim"),
            Served::Elsewhere(_)
        ));
        assert!(matches!(served("1.34", "resource.k8s.io", "v1", "ResourceClaim"), Served::Yes(_)));
        assert_eq!(served("1.34", "apps", "v1", "Deploy"), Served::NoSuchKind);
        assert_eq!(served("1.34", "example.com", "v1", "Deployment"), Served::Foreign);
        for (group, api) in
            [("apps", "v2"), ("", "v2"), ("core", "v1"), ("networking.k8s.io", "v2")]
        {
            assert_eq!(
                served("1.34", group, api, "Deployment"),
                Served::NoSuchVersion,
                "{group}/{api}"
            );
        }
        assert_eq!(served("1.34", "storage.k8s.io", "v1alpha9", "X"), Served::Foreign);
        assert_eq!(schemas.api_versions("apps", "Deployment", at("1.37")), ["apps/v1"]);
    }
}
