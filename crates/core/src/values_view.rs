//! Effective values as lines of YAML, each with the layer that set it.

use crate::layers::LayerStack;
use crate::messages;
use crate::report::{Source, ValueLine};
use chartroom_gotemplate::{Map, Value};
use chartroom_yaml as yaml;

/// Nesting that is still spelled out; what lies deeper is shown on one line.
const MAX_DEPTH: usize = 60;

/// A value longer than this (characters) is shortened.
const SHORT: usize = 40;

/// The values of an environment, in the order in which `toYaml` writes them.
pub(crate) fn lines(values: &Map, layers: &LayerStack) -> Vec<ValueLine> {
    let mut view = View { layers, lines: Vec::new(), path: Vec::new() };
    view.map(values, "", "");
    view.lines
}

struct View<'a> {
    layers: &'a LayerStack,
    lines: Vec<ValueLine>,
    path: Vec<String>,
}

impl View<'_> {
    /// Writes a map; `first` stands before the first line (`- ` of a list item), `indent` before the others.
    fn map(&mut self, map: &Map, first: &str, indent: &str) {
        let mut lead = first;
        for (key, value) in map.entries() {
            self.path.push(key.to_text().into_owned());
            let head = format!("{lead}{}:", one_line(&Value::Str(key)));
            self.value(&head, &value, indent);
            self.path.pop();
            lead = indent;
        }
    }

    fn value(&mut self, head: &str, value: &Value, indent: &str) {
        let deep = self.path.len() > MAX_DEPTH;
        match value {
            Value::Map(map) if !map.is_empty() && !deep => {
                self.push(head.to_owned(), None, None);
                let inner = format!("{indent}  ");
                self.map(map, &inner, &inner);
            }
            Value::List(list) if !list.is_empty() && !deep => {
                let source = self.layers.source(&self.path);
                self.push(head.to_owned(), source, None);
                for (index, item) in list.items().iter().enumerate() {
                    self.path.push(index.to_string());
                    self.item(item, indent);
                    self.path.pop();
                }
            }
            scalar => {
                let text = one_line(scalar);
                let was = self.layers.below(&self.path).map(|below| one_line(&below));
                let was = was.filter(|was| *was != text);
                let source = self.layers.source(&self.path);
                self.push(format!("{head} {text}"), source, was);
            }
        }
    }

    fn item(&mut self, item: &Value, indent: &str) {
        match item {
            Value::Map(map) if !map.is_empty() && self.path.len() <= MAX_DEPTH => {
                self.map(map, &format!("{indent}- "), &format!("{indent}  "));
            }
            other => {
                let source = self.layers.source(&self.path);
                self.push(format!("{indent}- {}", one_line(other)), source, None);
            }
        }
    }

    fn push(&mut self, text: String, source: Option<Source>, was: Option<String>) {
        self.lines.push(ValueLine { text, source, was });
    }
}

/// A value on one line: scalars as `toYaml` writes them, unless that takes several lines; the rest as JSON.
pub fn one_line(value: &Value) -> String {
    let inline = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).trim_end_matches('\n').to_owned();
    if !matches!(value, Value::Map(_) | Value::List(_)) {
        let text = yaml::to_yaml(value).map(inline).unwrap_or_default();
        if !text.is_empty() && !text.contains('\n') {
            return text;
        }
    }
    yaml::json::encode(value, false).map(inline).unwrap_or_default()
}

/// A value on one short line.
pub fn short(value: &Value) -> String {
    let text = match value {
        Value::List(list) if list.len() > 1 || list.items().iter().any(is_table) => {
            let count = list.len();
            return messages::ShortEntries { count }.text();
        }
        Value::Map(map) if map.len() == 1 => {
            let entries = map.entries();
            let pair = entries.first().map(|(key, value)| format!("{key}: {}", short(value)));
            pair.unwrap_or_default()
        }
        Value::Map(map) if !map.is_empty() => format!("{} keys", map.len()),
        other => one_line(other),
    };
    beginning(&text, SHORT)
}

/// So many characters of a text at most, with `…` where there are more.
pub fn beginning(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

fn is_table(value: &Value) -> bool {
    matches!(value, Value::Map(_) | Value::List(_))
}
