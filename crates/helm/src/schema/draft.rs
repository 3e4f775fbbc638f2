//! The drafts of JSON Schema, their metaschemas, and where each has schemas inside schemas.

use super::json::{Json, Node, parse};
use super::url::percent_decode;
use std::rc::Rc;

/// A draft, in the order they came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Draft {
    Four,
    Six,
    Seven,
    Y2019,
    Y2020,
}

/// Where a keyword has schemas.
enum Holds {
    /// It is one.
    Schema,
    /// It is a list of them.
    Items,
    /// It is a map of them.
    Members,
}

const KEYWORDS: &[(&str, Holds, Draft)] = &[
    ("definitions", Holds::Members, Draft::Four),
    ("not", Holds::Schema, Draft::Four),
    ("allOf", Holds::Items, Draft::Four),
    ("anyOf", Holds::Items, Draft::Four),
    ("oneOf", Holds::Items, Draft::Four),
    ("properties", Holds::Members, Draft::Four),
    ("additionalProperties", Holds::Schema, Draft::Four),
    ("patternProperties", Holds::Members, Draft::Four),
    ("items", Holds::Schema, Draft::Four),
    ("items", Holds::Items, Draft::Four),
    ("additionalItems", Holds::Schema, Draft::Four),
    ("dependencies", Holds::Members, Draft::Four),
    ("propertyNames", Holds::Schema, Draft::Six),
    ("contains", Holds::Schema, Draft::Six),
    ("if", Holds::Schema, Draft::Seven),
    ("then", Holds::Schema, Draft::Seven),
    ("else", Holds::Schema, Draft::Seven),
    ("$defs", Holds::Members, Draft::Y2019),
    ("dependentSchemas", Holds::Members, Draft::Y2019),
    ("unevaluatedProperties", Holds::Schema, Draft::Y2019),
    ("unevaluatedItems", Holds::Schema, Draft::Y2019),
    ("contentSchema", Holds::Schema, Draft::Y2019),
    ("prefixItems", Holds::Items, Draft::Y2020),
];

const METASCHEMAS: [&str; 5] = [
    include_str!("metaschemas/draft-04.json"),
    include_str!("metaschemas/draft-06.json"),
    include_str!("metaschemas/draft-07.json"),
    include_str!("metaschemas/2019-09.json"),
    include_str!("metaschemas/2020-12.json"),
];

impl Draft {
    /// The draft that a `$schema` names, with or without an empty fragment, over http or https.
    pub(super) fn from_url(url: &str) -> Option<Self> {
        let url = url.strip_suffix("#/").or_else(|| url.strip_suffix('#')).unwrap_or(url);
        let path = url.strip_prefix("http://").or_else(|| url.strip_prefix("https://"))?;
        match path.strip_prefix("json-schema.org/")? {
            "schema" | "draft/2020-12/schema" => Some(Draft::Y2020),
            "draft/2019-09/schema" => Some(Draft::Y2019),
            "draft-07/schema" => Some(Draft::Seven),
            "draft-06/schema" => Some(Draft::Six),
            "draft-04/schema" => Some(Draft::Four),
            _ => None,
        }
    }

    pub(super) fn metaschema_url(self) -> &'static str {
        match self {
            Draft::Four => "http://json-schema.org/draft-04/schema",
            Draft::Six => "http://json-schema.org/draft-06/schema",
            Draft::Seven => "http://json-schema.org/draft-07/schema",
            Draft::Y2019 => "https://json-schema.org/draft/2019-09/schema",
            Draft::Y2020 => "https://json-schema.org/draft/2020-12/schema",
        }
    }

    /// The URL that a schema gives itself, without its fragment.
    pub(super) fn id(self, schema: &Node) -> Option<&str> {
        let (url, _) =
            self.whole_id(schema)?.split_once('#').unwrap_or((self.whole_id(schema)?, ""));
        (!url.is_empty()).then_some(url)
    }

    fn whole_id(self, schema: &Node) -> Option<&str> {
        if self <= Draft::Seven && schema.get("$ref").is_some() {
            return None;
        }
        let keyword = if self == Draft::Four { "id" } else { "$id" };
        schema.get(keyword)?.as_str().map(|id| &**id)
    }

    /// The anchors a schema gives itself; the second item says whether it is a dynamic one.
    pub(super) fn anchors(self, schema: &Node) -> Vec<(String, bool)> {
        let text = |keyword: &str| schema.get(keyword)?.as_str().map(|text| text.to_string());
        let mut anchors = Vec::new();
        if self <= Draft::Seven {
            let fragment = self.whole_id(schema).and_then(|id| id.split_once('#'));
            let anchor = fragment.and_then(|(_, fragment)| percent_decode(fragment));
            anchors
                .extend(anchor.filter(|anchor| !anchor.is_empty()).map(|anchor| (anchor, false)));
            return anchors;
        }
        anchors.extend(text("$anchor").map(|anchor| (anchor, false)));
        if self == Draft::Y2020 {
            anchors.extend(text("$dynamicAnchor").map(|anchor| (anchor, true)));
        }
        anchors
    }

    /// Shows the schemas directly inside a schema, each with its keyword and with its name or number there.
    pub(super) fn each_subschema(
        self,
        schema: &Node,
        mut show: impl FnMut(&str, Option<&str>, &Node),
    ) {
        for (keyword, holds, _) in KEYWORDS.iter().filter(|(_, _, since)| *since <= self) {
            let Some(value) = schema.get(keyword) else { continue };
            match (holds, &value.json) {
                (Holds::Schema, Json::Object(_) | Json::Bool(_)) => {
                    show(keyword, None, value);
                }
                (Holds::Items, Json::Array(items)) => {
                    for (number, item) in items.iter().enumerate() {
                        show(keyword, Some(&number.to_string()), item);
                    }
                }
                (Holds::Members, Json::Object(members)) => {
                    members.iter().for_each(|(name, item)| show(keyword, Some(name), item));
                }
                _ => {}
            }
        }
    }
}

/// The document of a metaschema, which Helm's library carries with it too.
pub(super) fn metaschema(url: &str) -> Option<Rc<Node>> {
    let http = url.replacen("https://", "http://", 1);
    let https = http.replacen("http://", "https://", 1);
    let url = if url == "https://json-schema.org/schema" {
        Draft::Y2020.metaschema_url()
    } else if http.starts_with("http://json-schema.org/draft-0") {
        &http
    } else {
        &https
    };
    for file in METASCHEMAS.iter().filter(|file| file.contains(&format!("\"{url}\":"))) {
        let Ok(Node { json: Json::Object(mut documents), .. }) = parse(file.as_bytes()) else {
            continue;
        };
        if let Some(document) = documents.remove(url) {
            return Some(Rc::new(document));
        }
    }
    None
}
