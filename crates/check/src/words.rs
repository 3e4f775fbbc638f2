//! The names that a chart's texts mention: what can be read when conditions are other than they are now.

use crate::scene::Scene;
use rustc_hash::FxHashSet;

/// The names in the templates, helpers, notes and further files of a chart and its subcharts.
pub(crate) struct Words<'a> {
    texts: Vec<&'a str>,
    /// Names in actions.
    names: FxHashSet<&'a str>,
    /// Names whose value is taken as a whole in some action.
    whole: FxHashSet<&'a str>,
    /// Whether all values are taken at once, or one by a computed name: `toYaml .Values`, `index .Values $name`.
    pub(crate) all_values: bool,
    /// Whether the chart has parts that cannot be looked into.
    pub(crate) opaque: bool,
}

impl<'a> Words<'a> {
    /// Reads the texts of a scene's chart.
    pub(crate) fn of(scene: &'a Scene<'_>) -> Self {
        let mut words = Self {
            texts: Vec::new(),
            names: FxHashSet::default(),
            whole: FxHashSet::default(),
            all_values: false,
            opaque: false,
        };
        for file in &scene.project.files {
            let path = &*file.path;
            words.opaque |= path.contains("charts/") && path.ends_with(".tgz");
            let Ok(text) = std::str::from_utf8(&file.data) else { continue };
            if path.ends_with(".md") || path.ends_with("values.schema.json") {
                continue;
            }
            // Other files and values are read as templates by `tpl`.
            let actions = actions(text);
            actions.iter().for_each(|action| words.add(action));
            if path.contains("templates/") || path.ends_with("Chart.yaml") {
                words.texts.push(text);
            }
        }
        words
    }

    fn add(&mut self, action: &'a str) {
        let bytes = action.as_bytes();
        let mut at = 0;
        while let Some(first) = bytes.get(at) {
            if !is_name(*first) {
                at += 1;
                continue;
            }
            let length = bytes.iter().skip(at).take_while(|byte| is_name(**byte)).count();
            let end = at + length;
            let name = action.get(at..end).unwrap_or_default();
            self.names.insert(name);
            // `.Values.a.b` takes `b`, and of `a` only one field.
            let field = bytes.get(end) == Some(&b'.')
                && bytes.get(end + 1).is_some_and(|one| is_name(*one));
            if !field {
                self.whole.insert(name);
                self.all_values |= name == "Values" && taken(action.get(..at).unwrap_or_default());
            }
            at = end;
        }
    }

    /// Whether a key is named anywhere.
    pub(crate) fn mention(&self, key: &str) -> bool {
        self.names.contains(key) || self.texts.iter().any(|text| contains(text, key))
    }

    /// Whether an action names a key.
    pub(crate) fn name(&self, key: &str) -> bool {
        self.names.contains(key)
    }

    /// Whether actions name a key only for the fields of its value: `.Values.a.b` does for `a`, `toYaml .Values.a` and
    /// `with .Values.a` take it as a whole.
    pub(crate) fn take_apart(&self, key: &str) -> bool {
        self.names.contains(key) && !self.whole.contains(key)
    }
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-') || byte >= 0x80
}

/// Whether a text has a name that is not part of a longer one.
fn contains(text: &str, name: &str) -> bool {
    let bytes = text.as_bytes();
    text.match_indices(name).any(|(at, _)| {
        let before = at.checked_sub(1).and_then(|at| bytes.get(at));
        let after = bytes.get(at + name.len());
        !before.is_some_and(|byte| is_name(*byte)) && !after.is_some_and(|byte| is_name(*byte))
    })
}

/// Whether what stands before `Values` in an action does something with all of them.
fn taken(before: &str) -> bool {
    const TAKERS: &[&str] = &[
        "toYaml",
        "Json",
        "range",
        "=",
        "index",
        "get",
        "pick",
        "omit",
        "merge",
        "Overwrite",
        "pluck",
        "keys",
        "values",
        "deepCopy",
        "DeepCopy",
        "with",
    ];
    let before = before.trim_end_matches(['.', '$']).trim_end();
    TAKERS.iter().any(|taker| before.ends_with(taker))
}

/// The parts of a text between double braces.
fn actions(text: &str) -> Vec<&str> {
    let parts = text.split("{{").skip(1);
    parts.filter_map(|part| part.split("}}").next()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_whole_or_for_a_field() {
        let mut words = Words {
            texts: vec!["kind: Pod"],
            names: FxHashSet::default(),
            whole: FxHashSet::default(),
            all_values: false,
            opaque: false,
        };
        words.add(" with .Values.image ");
        words.add(" .Values.model.name | quote ");
        assert!(!words.take_apart("image") && !words.take_apart("name"));
        assert!(words.take_apart("model") && words.mention("Pod") && !words.name("Pod"));
        assert!(!words.mention("mod") && !words.all_values);
        words.add("- toYaml $.Values ");
        assert!(words.all_values);
    }
}
