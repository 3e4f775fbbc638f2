//! A values.schema.json to begin with, made of values and the comments above them.

use chartroom_gotemplate::Value;
use chartroom_yaml::{Node, NodeKind, json};

/// Nesting that is described.
const MAX_DEPTH: usize = 30;

/// A JSON schema, draft 7, that the text of a values file keeps: types, defaults and, from comments that begin with
/// `# --`, descriptions. Ends in a newline. The error is why the text cannot be read, with its line.
pub fn suggest_schema(text: &str) -> Result<String, String> {
    let parsed = chartroom_yaml::parse(text);
    let is_error =
        |problem: &&chartroom_yaml::Problem| problem.severity == chartroom_yaml::Severity::Error;
    if let Some(problem) = parsed.problems.iter().find(is_error) {
        return Err(format!("line {}: {}", problem.line, problem.message));
    }
    Ok(parsed.root.map_or_else(|| "{}\n".to_owned(), |root| of(&root, text)))
}

fn of(values: &Node, text: &str) -> String {
    let mut schema =
        vec![("$schema".to_owned(), Json::Text(string("http://json-schema.org/draft-07/schema#")))];
    let Json::Object(own) = describe(values, text, None, 0) else { return "{}\n".to_owned() };
    schema.extend(own);
    let mut out = String::new();
    write(&Json::Object(schema), 0, &mut out);
    out.push('\n');
    out
}

/// JSON to be written.
enum Json {
    /// As it stands there.
    Text(String),
    /// Pairs in their order.
    Object(Vec<(String, Json)>),
}

fn string(text: &str) -> String {
    encoded(&Value::Str(text.into()))
}

fn encoded(value: &Value) -> String {
    String::from_utf8_lossy(&json::encode(value, false).unwrap_or_default()).into_owned()
}

fn describe(node: &Node, text: &str, comment: Option<String>, depth: usize) -> Json {
    let mut schema: Vec<(String, Json)> = Vec::new();
    let mut add = |key: &str, value: Json| schema.push((key.to_owned(), value));
    if let Some(comment) = comment {
        add("description", Json::Text(string(&comment)));
    }
    if let Some(name) = type_of(node) {
        add("type", Json::Text(string(name)));
    }
    match &node.kind {
        NodeKind::Mapping(entries) if !entries.is_empty() && depth < MAX_DEPTH => {
            let entries = entries.iter().filter(|entry| {
                let last = entry.key.text().and_then(|key| node.entry(key));
                last.is_some_and(|last| std::ptr::eq(last, *entry))
            });
            let property = |entry: &chartroom_yaml::Entry| {
                let key = entry.key.text().filter(|key| *key != "<<")?;
                let comment = comment_above(text, entry.key.span.start);
                Some((key.to_owned(), describe(&entry.value, text, comment, depth + 1)))
            };
            add("properties", Json::Object(entries.filter_map(property).collect()));
        }
        _ => {
            let default = node.to_value().ok().filter(|value| !matches!(value, Value::Nil));
            if let NodeKind::Sequence(items) = &node.kind
                && let Some(name) = common_type(items)
            {
                let items = vec![("type".to_owned(), Json::Text(string(name)))];
                add("items", Json::Object(items));
            }
            if let Some(default) = default {
                add("default", Json::Text(encoded(&default)));
            }
        }
    }
    Json::Object(schema)
}

/// The type of a value as schemas name it; None for null and for what is written elsewhere.
fn type_of(node: &Node) -> Option<&'static str> {
    match node.to_value().ok()? {
        Value::Map(_) => Some("object"),
        Value::List(_) => Some("array"),
        Value::Bool(_) => Some("boolean"),
        Value::Float(number) if number.fract() == 0.0 => Some("integer"),
        Value::Float(_) => Some("number"),
        Value::Str(_) => Some("string"),
        _ => None,
    }
}

fn common_type(items: &[Node]) -> Option<&'static str> {
    let first = type_of(items.first()?)?;
    items.iter().all(|item| type_of(item) == Some(first)).then_some(first)
}

/// The text behind `# --` in the comment right above a key, further lines of the comment included.
fn comment_above(text: &str, key: usize) -> Option<String> {
    let before = text.get(..key)?;
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let mut lines: Vec<&str> = Vec::new();
    for line in text.get(..line)?.lines().rev() {
        let Some(comment) = line.trim_start().strip_prefix('#') else { break };
        let comment = comment.trim_start_matches('#').trim();
        if let Some(first) = comment.strip_prefix("--") {
            lines.push(first.trim());
            lines.reverse();
            return Some(lines.join(" ").trim().to_owned()).filter(|text| !text.is_empty());
        }
        // Annotations of helm-docs are none of the description.
        if !comment.starts_with('@') {
            lines.push(comment);
        }
    }
    None
}

fn write(json: &Json, depth: usize, out: &mut String) {
    match json {
        Json::Text(text) => out.push_str(text),
        Json::Object(pairs) if pairs.is_empty() => out.push_str("{}"),
        Json::Object(pairs) => {
            let indent = "  ".repeat(depth + 1);
            out.push_str("{\n");
            for (number, (key, value)) in pairs.iter().enumerate() {
                let end = if number + 1 == pairs.len() { "" } else { "," };
                out.push_str(&format!("{indent}{}: ", string(key)));
                write(value, depth + 1, out);
                out.push_str(end);
                out.push('\n');
            }
            out.push_str(&format!("{}}}", "  ".repeat(depth)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::suggest_schema;

    #[test]
    fn values_and_comments_make_a_schema() {
        let text = "# -- How many pods\n# there are\nreplicas: 2\n# no description\nimage:\n  # -- Tag\n  tag: \"1.0\"\nshare: 0.9\non_: null\nargs: [a, \"b\"]\nnodeSelector: {}\n";
        let schema = suggest_schema(text).unwrap();
        let expected = r#"{
  "$schema": "http://json-schema.org/draft-07/schema#",
  "type": "object",
  "properties": {
    "replicas": {
      "description": "How many pods there are",
      "type": "integer",
      "default": 2
    },
    "image": {
      "type": "object",
      "properties": {
        "tag": {
          "description": "Tag",
          "type": "string",
          "default": "1.0"
        }
      }
    },
    "share": {
      "type": "number",
      "default": 0.9
    },
    "on_": {},
    "args": {
      "type": "array",
      "items": {
        "type": "string"
      },
      "default": ["a","b"]
    },
    "nodeSelector": {
      "type": "object",
      "default": {}
    }
  }
}
"#;
        assert_eq!(schema, expected);
    }
}
