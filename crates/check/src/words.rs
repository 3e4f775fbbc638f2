//! The names that a chart's texts mention: what can be read when conditions are other than they are now.

use crate::scene::Scene;
use std::collections::HashSet;

/// The names in the templates, helpers, notes and further files of a chart and its subcharts.
pub(crate) struct Words<'a> {
    names: HashSet<&'a str>,
    texts: Vec<&'a str>,
    actions: Vec<&'a str>,
    /// Whether the chart has parts that cannot be looked into.
    pub(crate) opaque: bool,
}

impl<'a> Words<'a> {
    /// Reads the texts of a scene's chart.
    pub(crate) fn of(scene: &'a Scene<'_>) -> Self {
        let mut words =
            Self { names: HashSet::new(), texts: Vec::new(), actions: Vec::new(), opaque: false };
        for file in &scene.project.files {
            let path = &*file.path;
            words.opaque |= path.contains("charts/") && path.ends_with(".tgz");
            let Ok(text) = std::str::from_utf8(&file.data) else { continue };
            if path.ends_with(".md") || path.ends_with("values.schema.json") {
                continue;
            }
            let is_template = path.contains("templates/") || path.ends_with("Chart.yaml");
            // Other files and values are read as templates by `tpl`.
            let actions = actions(text);
            words.actions.extend(&actions);
            let parts = if is_template { vec![text] } else { actions };
            for part in &parts {
                words.names.extend(part.split(|char| !is_name(char)));
            }
            words.texts.extend(parts);
        }
        words
    }

    /// Whether a key is named anywhere.
    pub(crate) fn mention(&self, key: &str) -> bool {
        match key.chars().all(is_name) {
            true => self.names.contains(key),
            false => self.texts.iter().any(|text| text.contains(key)),
        }
    }

    /// Whether the value of a key is taken somewhere as a whole, and not only for one of its fields: `toYaml .Values.a`
    /// and `with .Values.a` take `a`, `.Values.a.b` takes `b`.
    pub(crate) fn take_whole(&self, key: &str) -> bool {
        self.actions.iter().any(|text| {
            text.match_indices(key).any(|(at, _)| {
                let before = text.get(..at).and_then(|text| text.chars().next_back());
                let mut after = text.get(at + key.len()..).unwrap_or_default().chars();
                let (next, second) = (after.next(), after.next());
                let whole = !before.is_some_and(is_name) && !next.is_some_and(is_name);
                whole && !(next == Some('.') && second.is_some_and(is_name))
            })
        })
    }

    /// Whether all values are taken at once, or one by a computed name: `toYaml .Values`, `index .Values $name`.
    pub(crate) fn take_all_values(&self) -> bool {
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
            "mustDeepCopy",
            "with",
        ];
        self.actions.iter().any(|text| {
            text.match_indices(".Values").any(|(at, word)| {
                let mut after = text.get(at + word.len()..).unwrap_or_default().chars();
                let before = text.get(..at).unwrap_or_default().trim_end_matches('$').trim_end();
                let whole = !after.next().is_some_and(|next| next == '.' || is_name(next));
                whole && TAKERS.iter().any(|taker| before.ends_with(taker))
            })
        })
    }
}

fn is_name(char: char) -> bool {
    char.is_alphanumeric() || matches!(char, '_' | '-')
}

/// The parts of a text between double braces.
fn actions(text: &str) -> Vec<&str> {
    let parts = text.split("{{").skip(1);
    parts.filter_map(|part| part.split("}}").next()).collect()
}
