//! Where something is defined, and where it is used: across values, templates, helpers, subcharts and schemas.

use crate::target::{Target, reads_in_text};
use crate::trie::Trie;
use crate::{Asked, Place};
use chartroom_yaml::Node;

impl Asked<'_> {
    /// Where what stands at a byte of a file is defined, the place that counts first.
    pub fn definition(&self, path: &str, offset: usize) -> Vec<Place> {
        let Some((target, own)) = self.target(path, offset) else { return Vec::new() };
        let mut places = match &target {
            Target::Value(value) => {
                let mut places = self.keys_of(value);
                // Where a value is set first leads to where it is described, to who reads it and to the layers above.
                if places.first().is_none_or(|place| same_key(place, &own)) {
                    let above = std::mem::take(&mut places);
                    places.extend(self.properties_of(value));
                    places.extend(self.reads_of(value));
                    places.extend(above);
                }
                places
            }
            Target::Template(name) => self.defines_of(name),
            Target::Function(_) | Target::BuiltIn(_) => Vec::new(),
        };
        places.retain(|place| !same_key(place, &own));
        places
    }

    /// All places that what stands at a byte of a file is used at or defined.
    pub fn references(&self, path: &str, offset: usize) -> Vec<Place> {
        let Some((target, _)) = self.target(path, offset) else { return Vec::new() };
        let mut places = match &target {
            Target::Value(value) => self.places_of_value(value),
            Target::Template(name) => {
                let mut places = self.defines_of(name);
                places.extend(self.calls_of(name));
                places
            }
            Target::Function(_) | Target::BuiltIn(_) => Vec::new(),
        };
        let mut known = std::collections::HashSet::new();
        places.retain(|place| known.insert(place.clone()));
        places
    }

    /// The keys, properties and reads of a value.
    pub(crate) fn places_of_value(&self, value: &[String]) -> Vec<Place> {
        let mut places = self.keys_of(value);
        places.extend(self.properties_of(value));
        places.extend(self.reads_of(value));
        places.extend(self.conditions_of(value));
        places
    }

    /// The keys of values files: those of the rendered environments' layers that win come first.
    pub(crate) fn keys_of(&self, value: &[String]) -> Vec<Place> {
        let keys = self.model.keys_at(value).into_iter();
        let place = |(file, key): (usize, &Node)| {
            let file = self.model.values.get(file)?;
            Some(Place { path: file.path.clone(), start: key.span.start, end: key.span.end })
        };
        keys.filter_map(place).collect()
    }

    pub(crate) fn properties_of(&self, value: &[String]) -> Vec<Place> {
        let Some((last, above)) = value.split_last() else { return Vec::new() };
        let mut places = Vec::new();
        for (number, node) in self.model.schemas_at(above) {
            let Some((path, _, _)) = self.model.schemas.get(number) else { continue };
            let properties = node.get(&["properties"]).map(Node::entries).unwrap_or_default();
            for pair in properties.iter().filter(|pair| pair.key.text() == Some(last)) {
                places.push(Place {
                    path: path.clone(),
                    start: pair.key.span.start,
                    end: pair.key.span.end,
                });
            }
        }
        places
    }

    /// The last keys of what reads exactly a value, and of what reads something in it: the step that names the value.
    pub(crate) fn reads_of(&self, value: &[String]) -> Vec<Place> {
        let value = self.model.outer_global(value);
        let mut places = Vec::new();
        for node in self.model.reads.at(value) {
            self.steps(node, 0, &mut places);
        }
        for file in &self.model.values {
            for (path, range) in reads_in_text(self, file) {
                if self.model.outer_global(&path) == value {
                    places.push(Place {
                        path: file.path.clone(),
                        start: range.start,
                        end: range.end,
                    });
                }
            }
        }
        places
    }

    fn steps(&self, node: &Trie<(usize, usize)>, below: usize, places: &mut Vec<Place>) {
        for (template, read) in &node.here {
            let Some(template) = self.model.templates.get(*template) else { continue };
            let Some((read, _)) = template.reads.get(*read) else { continue };
            if below >= read.spelled {
                continue;
            }
            let Some(range) = step_back(&template.file.text, read, below) else { continue };
            places.push(Place { path: template.path.clone(), start: range.start, end: range.end });
        }
        if below < 30 {
            node.below.values().for_each(|inner| self.steps(inner, below + 1, places));
        }
    }

    /// Conditions of dependencies in Chart.yaml that name a value.
    pub(crate) fn conditions_of(&self, value: &[String]) -> Vec<Place> {
        let mut places = Vec::new();
        for chart in &self.model.charts {
            let path = format!("{}Chart.yaml", chart.location);
            let Some(file) = self.project.files.iter().find(|file| file.path == path) else {
                continue;
            };
            let Some(inner) = value.strip_prefix(chart.prefix.as_slice()) else { continue };
            let text = String::from_utf8_lossy(&file.data);
            let Some(root) = chartroom_yaml::parse(&text).root else { continue };
            let dependencies = root.get(&["dependencies"]).map(Node::items).unwrap_or_default();
            for node in dependencies.iter().filter_map(|one| one.get(&["condition"])) {
                let raw = text.get(node.span.clone()).unwrap_or_default();
                let mut at = node.span.start;
                for part in raw.split(',') {
                    let name = part.trim().trim_matches(['"', '\'']);
                    let start = at + part.find(name).unwrap_or(0);
                    let steps: Vec<&str> = name.split('.').collect();
                    if steps.len() >= inner.len()
                        && !inner.is_empty()
                        && steps.iter().zip(inner).all(|(a, b)| a == b)
                    {
                        let before: usize =
                            steps.iter().take(inner.len() - 1).map(|step| step.len() + 1).sum();
                        let length = inner.last().map_or(0, String::len);
                        places.push(Place {
                            path: path.clone(),
                            start: start + before,
                            end: start + before + length,
                        });
                    }
                    at += part.len() + 1;
                }
            }
        }
        places
    }

    pub(crate) fn defines_of(&self, name: &str) -> Vec<Place> {
        let all = self
            .model
            .templates
            .iter()
            .flat_map(|one| one.defines.iter().map(move |define| (one, define)));
        let of_name = all.filter(|(_, define)| define.name == name);
        of_name
            .map(|(one, define)| Place {
                path: one.path.clone(),
                start: define.range.start,
                end: define.range.end,
            })
            .collect()
    }

    pub(crate) fn calls_of(&self, name: &str) -> Vec<Place> {
        let callers = self.model.callers.get(name).map(Vec::as_slice).unwrap_or_default();
        let place = |(template, call): &(usize, usize)| {
            let template = self.model.templates.get(*template)?;
            let (call, _) = template.calls.get(*call)?;
            Some(Place {
                path: template.path.clone(),
                start: call.range.start,
                end: call.range.end,
            })
        };
        callers.iter().filter_map(place).collect()
    }
}

fn same_key(a: &Place, b: &Place) -> bool {
    a.path == b.path && a.start <= b.end && b.start <= a.end
}

/// The bytes of the step so many steps before the last of a chain.
fn step_back(
    text: &str,
    read: &crate::template::eval::Read,
    back: usize,
) -> Option<std::ops::Range<usize>> {
    let mut range = read.key.clone();
    for _ in 0..back {
        let before = text.get(read.range.start..range.start)?.strip_suffix('.')?;
        let start = read.range.start + before.rfind('.').map_or(0, |at| at + 1);
        range = start..read.range.start + before.len();
    }
    Some(range)
}
