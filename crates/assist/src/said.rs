//! What there is to say of a value: its type, what it is for, what it is in each environment, who reads it.

use crate::Asked;
use crate::comments::{self, For};
use crate::known::Told;
use crate::messages;
use chartroom_core::{Layer, Source, short, value_at};
use chartroom_gotemplate::Value;
use chartroom_yaml::Node;

/// So many readers are named.
const READERS: usize = 3;

/// A value in an environment.
#[derive(Clone)]
pub(crate) struct InEnvironment {
    pub(crate) name: String,
    pub(crate) value: Option<Value>,
    pub(crate) source: Option<Source>,
}

impl Asked<'_> {
    /// The value at a path in each environment.
    pub(crate) fn everywhere(&self, path: &[String]) -> Vec<InEnvironment> {
        let path = self.model.outer_global(path);
        let of = |rendered: &crate::Rendered<'_>| {
            let environment = rendered.environment;
            let value = value_at(&environment.effective, path).or_else(|| {
                let said = environment.layers.layers.iter().rev();
                said.filter(|_| environment.effective.is_empty())
                    .find_map(|layer| layer.value(path))
            });
            let source = environment.layers.source(path).filter(|_| value.is_some());
            InEnvironment { name: environment.name.clone(), value, source }
        };
        self.rendered.iter().map(of).collect()
    }

    /// What the base has at a path, as the text of values.yaml says now.
    pub(crate) fn base_node(&self, path: &[String]) -> Option<&Node> {
        let base = |file: usize| self.model.values.get(file).is_some_and(|one| one.base);
        let mut written = self.model.written(path).into_iter();
        written.find(|(file, _)| base(*file)).map(|(_, node)| node)
    }

    /// Its value.
    pub(crate) fn base_value(&self, path: &[String]) -> Option<Value> {
        self.base_node(path)?.to_value().ok()
    }

    /// What comments or a schema say that a value is for.
    pub(crate) fn purpose(&self, path: &[String]) -> Option<String> {
        self.purpose_for(path, For::Reader)
    }

    /// The same, to be written into a file.
    pub(crate) fn purpose_written(&self, path: &[String]) -> Option<String> {
        self.purpose_for(path, For::File)
    }

    fn purpose_for(&self, path: &[String], reader: For) -> Option<String> {
        let told = self.model.told(path).description;
        let told = told.map(|said| reader.line(&said).to_owned());
        told.or_else(|| {
            let keys = self.model.keys_at(path).into_iter();
            keys.filter_map(|(file, key)| {
                let file = self.model.values.get(file)?;
                let inner = path.strip_prefix(file.prefix.as_slice()).unwrap_or(path);
                comments::above(&file.file.text, key.span.start, inner, reader)
            })
            .next()
        })
    }

    /// What may stand there, in a few words: `integer, 1 or more`.
    pub(crate) fn type_of(&self, path: &[String]) -> String {
        let Told { types, range, values, .. } = self.model.told(path);
        let mut words = types
            .iter()
            .map(|one| type_word(one))
            .collect::<Vec<_>>()
            .join(messages::KIND_OR.text());
        if words.is_empty() {
            let value = self.base_value(path);
            let value =
                value.or_else(|| self.everywhere(path).into_iter().find_map(|one| one.value));
            words = value.map(|value| value_word(&value).to_owned()).unwrap_or_default();
        }
        if let Some(range) = range {
            words = format!("{words}{}{range}", chartroom_messages::comma());
        }
        if !values.is_empty() && values.len() <= 8 {
            let values = &values.join(chartroom_messages::comma());
            words = messages::ValueWords { words: &words, values }.text();
        }
        words.trim_start_matches(chartroom_messages::comma()).to_owned()
    }

    /// `Base 10, staging 5, prod 5.`
    pub(crate) fn values_line(&self, path: &[String]) -> Option<String> {
        let mut parts = Vec::new();
        if let Some(value) = self.base_value(path) {
            parts.push(messages::ValueBase { value: &short(&value) }.text());
        }
        for one in self.everywhere(path) {
            let set =
                matches!(one.source, Some(Source { layer: Layer::Overlay(_) | Layer::Set(_), .. }));
            if let Some(value) = one.value.filter(|_| set) {
                parts.push(format!("{} {}", one.name, short(&value)));
            }
        }
        let parts = &parts.join(chartroom_messages::comma());
        (!parts.is_empty()).then(|| messages::ValueLine { parts }.text())
    }

    /// Where templates read a value: `hpa.yaml:28`.
    pub(crate) fn readers(&self, reads: &[(usize, usize)]) -> Vec<String> {
        let mut places = Vec::new();
        for (number, at) in reads {
            let Some(template) = self.model.templates.get(*number) else { continue };
            let Some((read, _)) = template.reads.get(*at) else { continue };
            let before = template.file.text.get(..read.range.start).unwrap_or_default();
            let name = template.path.rsplit('/').next().unwrap_or_default();
            let place = format!("{name}:{}", before.matches('\n').count() + 1);
            if !places.contains(&place) {
                places.push(place);
            }
        }
        places
    }

    /// `Read by hpa.yaml:28 and 2 more.`
    pub(crate) fn readers_line(&self, reads: &[(usize, usize)]) -> Option<String> {
        let places = self.readers(reads);
        if places.is_empty() {
            return None;
        }
        let shown: Vec<String> =
            places.iter().take(READERS).map(|place| format!("`{place}`")).collect();
        let more = places.len().saturating_sub(READERS);
        let places = &shown.join(chartroom_messages::comma());
        Some(match more {
            0 => messages::ValueReaders { places }.text(),
            count => messages::ValueReadersMore { places, count: &count }.text(),
        })
    }

    /// What templates take where nobody sets a value.
    pub(crate) fn default_of(&self, reads: &[(usize, usize)]) -> Option<String> {
        reads.iter().find_map(|(number, at)| {
            let (read, _) = self.model.templates.get(*number)?.reads.get(*at)?;
            read.default.clone()
        })
    }

    /// The paragraphs on a value.
    pub(crate) fn about_value(&self, path: &[String], reads: &[(usize, usize)]) -> Vec<String> {
        let mut said: Vec<String> = self.purpose(path).into_iter().collect();
        let kind = self.type_of(path);
        let values = self.values_line(path).unwrap_or_default();
        let line = match (kind.is_empty(), values.is_empty()) {
            (false, _) => format!("{kind}. {values}"),
            (true, _) => values,
        };
        said.extend(Some(line.trim().to_owned()).filter(|line| !line.is_empty()));
        if let Some(default) = self.default_of(reads) {
            said.push(messages::ValueDefault { default: &default }.text());
        }
        said.extend(self.readers_line(reads));
        said
    }
}

fn type_word(of: &str) -> &str {
    match of {
        "object" => messages::KIND_MAP.text(),
        "array" => messages::KIND_LIST.text(),
        "string" => messages::KIND_TEXT.text(),
        "boolean" => messages::KIND_BOOLEAN.text(),
        "integer" => messages::KIND_INTEGER.text(),
        "number" => messages::KIND_NUMBER.text(),
        other => other,
    }
}

pub(crate) fn value_word(value: &Value) -> &'static str {
    match value {
        Value::Map(_) => messages::KIND_MAP.text(),
        Value::List(_) => messages::KIND_LIST.text(),
        Value::Bool(_) => messages::KIND_BOOLEAN.text(),
        Value::Int(_) | Value::Int64(_) => messages::KIND_INTEGER.text(),
        Value::Float(number) if number.fract() == 0.0 => messages::KIND_INTEGER.text(),
        Value::Float(_) => messages::KIND_NUMBER.text(),
        Value::Str(_) => messages::KIND_TEXT.text(),
        _ => "",
    }
}
