//! Another name for a key of the values or for a named template, everywhere at once, and proved: all environments have to
//! render the same bytes as before.

use crate::messages;
use crate::messages::renders_otherwise;
use crate::target::Target;
use crate::{Asked, Place};
use chartroom_check::plain_or_quoted;
use chartroom_core::{Environment, Project, ProjectFile, SetEntry};
use chartroom_yaml::Node;
use std::collections::BTreeMap;
use std::ops::Range;

/// The chart's settings, which name its environments.
const SETTINGS: &str = ".chartroom.yaml";

/// What a new name changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Renaming {
    /// Places of files with what stands there then, by file and place.
    pub edits: Vec<(Place, String)>,
    /// `--set` entries with their new texts: the numbers of the environment and of the entry.
    pub sets: Vec<(usize, usize, String)>,
    /// An environment with its new name, by its number.
    pub environment: Option<(usize, String)>,
    /// A file with its new path.
    pub file: Option<(String, String)>,
    /// Files with their new texts; most are not there yet.
    pub made: Vec<(String, String)>,
    /// Environments as they are then, by their numbers.
    pub layers: Vec<(usize, Environment)>,
}

impl Asked<'_> {
    /// Renames what stands at a byte of a file; the error says in a sentence why that cannot be.
    pub fn rename(&self, path: &str, offset: usize, name: &str) -> Result<Renaming, String> {
        self.rename_with(path, offset, name, &|| ())
    }

    /// The same, with a sign of life before each render that it takes.
    pub fn rename_with(
        &self,
        path: &str,
        offset: usize,
        name: &str,
        sign: &dyn Fn(),
    ) -> Result<Renaming, String> {
        if path == SETTINGS {
            let number = self.environment_at(offset)?;
            let renaming = self.rename_environment(number, name, sign)?;
            if renaming.file.is_none() {
                // In a folder an environment is there by its values file.
                let environment = self.project.environments.get(number);
                let old = environment.map_or("", |one| one.name.as_str());
                return Err(messages::RenameNoFile { name: &old }.text());
            }
            return Ok(renaming);
        }
        let (target, _) = self.target(path, offset).ok_or(messages::RENAME_NOTHING)?;
        let renaming = match target {
            Target::Value(value) => self.rename_value(&value, name)?,
            Target::Template(old) => self.rename_template(&old, name)?,
            Target::Function(_) | Target::BuiltIn(_) => {
                return Err(messages::RENAME_OF_HELM.into());
            }
        };
        self.renders_the_same(&renaming, sign).map_err(|environment| {
            messages::RefusedRendersOtherwiseRename { environment: &environment }.text()
        })?;
        Ok(renaming)
    }

    fn rename_value(&self, value: &[String], name: &str) -> Result<Renaming, String> {
        let (last, above) = value.split_last().ok_or(messages::RENAME_NOTHING)?;
        let number = last == "*" || last.bytes().all(|byte| byte.is_ascii_digit());
        if number
            || self.model.charts.iter().any(|chart| chart.prefix == value)
            || *value == ["global"]
        {
            return Err(messages::RENAME_GIVEN.into());
        }
        let word = |char: char| char.is_alphanumeric() || char == '_';
        let fits =
            name.chars().all(word) && name.chars().next().is_some_and(|first| !first.is_numeric());
        if !fits {
            return Err(messages::RenameNoDot { name: &name }.text());
        }
        if self.model.children(above).iter().any(|child| child.name == name) {
            return Err(messages::RefusedThereAlready { path: &name }.text());
        }
        let mut renaming = Renaming::default();
        let mut places = self.places_of_value(value);
        places.extend(self.required_of(value));
        for place in places {
            let text = self.text_of(&place.path);
            let old = text.get(place.start..place.end).unwrap_or_default();
            let quote = old.chars().next().filter(|char| matches!(char, '"' | '\''));
            let new =
                quote.map_or_else(|| name.to_owned(), |quote| format!("{quote}{name}{quote}"));
            renaming.edits.push((place, new));
        }
        renaming.sets = self.sets_of(value, name);
        settle(&mut renaming);
        Ok(renaming)
    }

    /// The number of the environment that a byte of the chart's settings names.
    fn environment_at(&self, offset: usize) -> Result<usize, String> {
        let keys = self.declared();
        let on = keys.iter().find(|(_, place)| place.start <= offset && offset <= place.end);
        let (old, _) = on.ok_or(messages::RENAME_NOTHING)?;
        let number = self.project.environments.iter().position(|one| one.name == *old);
        number.ok_or_else(|| messages::RenameNoEnvironment { name: &old }.text())
    }

    /// The environments that the chart's settings name, with their places there.
    fn declared(&self) -> Vec<(String, Range<usize>)> {
        let root = chartroom_yaml::parse(&self.text_of(SETTINGS)).root;
        let node = root.as_ref().and_then(|root| root.get(&["environments"]));
        let entries = node.map(Node::entries).unwrap_or_default().iter();
        let named = entries.filter_map(|one| {
            Some((one.key.text()?.to_owned(), one.key.span.start..one.key.span.end))
        });
        named.collect()
    }

    /// Renames an environment by its number: with it its values file, if that has its name, and what the chart's settings
    /// call it. The error says in a sentence why that cannot be.
    pub fn rename_environment(
        &self,
        number: usize,
        name: &str,
        sign: &dyn Fn(),
    ) -> Result<Renaming, String> {
        let all = &self.project.environments;
        let environment = all.get(number).ok_or(messages::REFUSED_NO_ENVIRONMENT)?;
        let old = environment.name.as_str();
        let letter = |char: char| char.is_ascii_alphanumeric() || matches!(char, '-' | '_' | '.');
        if name.is_empty() || !name.chars().all(letter) {
            return Err(messages::RenameNoFileName { name: &name }.text());
        }
        let declared = self.declared();
        if declared.iter().any(|(one, _)| one == name) || all.iter().any(|one| one.name == name) {
            return Err(messages::RefusedThereAlready { path: &name }.text());
        }
        let file = environment.overlays.iter().rev().find_map(|path| {
            let file = path.rfind('/').map_or(0, |slash| slash + 1);
            let at = file + path.get(file..)?.rfind(old)?;
            let (before, behind) = (path.get(..at)?, path.get(at + old.len()..)?);
            Some((path.clone(), format!("{before}{name}{behind}")))
        });
        if let Some((_, new)) = &file
            && self.project.files.iter().any(|one| one.path == *new)
        {
            return Err(messages::RefusedThereAlready { path: new }.text());
        }
        let text = self.text_of(SETTINGS);
        let edit = |(_, range): &(String, Range<usize>)| {
            let written = text.get(range.clone()).unwrap_or_default();
            let quote = written.chars().next().filter(|char| matches!(char, '"' | '\''));
            let quote = quote.map(String::from).unwrap_or_default();
            let place = Place { path: SETTINGS.to_owned(), start: range.start, end: range.end };
            (place, format!("{quote}{name}{quote}"))
        };
        let mut edits: Vec<(Place, String)> =
            declared.iter().filter(|(one, _)| one == old).map(edit).collect();
        if let Some((old, new)) = &file {
            edits.extend(self.declared_layers(old).map(|place| (place, plain_or_quoted(new))));
        }
        let renaming = Renaming {
            edits,
            environment: Some((number, name.to_owned())),
            file,
            ..Renaming::default()
        };
        self.renders_the_same(&renaming, sign).map_err(renders_otherwise)?;
        Ok(renaming)
    }

    /// Where the chart's settings name a file as a layer.
    fn declared_layers(&self, path: &str) -> impl Iterator<Item = Place> {
        let root = chartroom_yaml::parse(&self.text_of(SETTINGS)).root;
        let node = root.as_ref().and_then(|root| root.get(&["environments"]));
        let entries = node.map(Node::entries).unwrap_or_default().iter();
        let lists = entries.filter_map(|one| one.value.entry("values"));
        let items = lists.flat_map(|list| list.value.items());
        let named = items.filter(|item| item.text() == Some(path));
        let place = |item: &Node| Place {
            path: SETTINGS.to_owned(),
            start: item.span.start,
            end: item.span.end,
        };
        named.map(place).collect::<Vec<_>>().into_iter()
    }

    fn rename_template(&self, old: &str, name: &str) -> Result<Renaming, String> {
        if name.is_empty() || name.contains(['"', '`', '\\', '\n']) {
            return Err(messages::RENAME_QUOTES.into());
        }
        if !self.defines_of(name).is_empty() {
            return Err(messages::RenameDefined { name: &name }.text());
        }
        let places = self.defines_of(old).into_iter().chain(self.calls_of(old));
        let edits = places.map(|place| (place, name.to_owned())).collect();
        let mut renaming = Renaming { edits, ..Renaming::default() };
        settle(&mut renaming);
        Ok(renaming)
    }

    fn text_of(&self, path: &str) -> String {
        let mut files = self.project.beside.iter().chain(&self.project.files);
        let file = files.find(|file| file.path == path);
        file.map(|file| String::from_utf8_lossy(&file.data).into_owned()).unwrap_or_default()
    }

    /// The key in lists of what a schema requires.
    fn required_of(&self, value: &[String]) -> Vec<Place> {
        let Some((last, above)) = value.split_last() else { return Vec::new() };
        let mut places = Vec::new();
        for (number, node) in self.model.schemas_at(above) {
            let Some((path, _, _)) = self.model.schemas.get(number) else { continue };
            let required = node.get(&["required"]).map(Node::items).unwrap_or_default();
            for item in required.iter().filter(|item| item.text() == Some(last)) {
                places.push(Place {
                    path: path.clone(),
                    start: item.span.start,
                    end: item.span.end,
                });
            }
        }
        places
    }

    /// The `--set` entries that name a value, with the new name.
    fn sets_of(&self, value: &[String], name: &str) -> Vec<(usize, usize, String)> {
        let mut found = Vec::new();
        for (number, environment) in self.project.environments.iter().enumerate() {
            for (at, SetEntry { text, .. }) in environment.sets.iter().enumerate() {
                if let Some(text) = renamed_set(text, value, name) {
                    found.push((number, at, text));
                }
            }
        }
        found
    }
}

/// `a.b=1,a.c[0].d=2` with another name for a path; None where it is not named.
fn renamed_set(text: &str, value: &[String], name: &str) -> Option<String> {
    let mut changed = false;
    let parts = text.split(',').map(|part| {
        let Some((key, rest)) = part.split_once('=') else { return part.to_owned() };
        let mut steps: Vec<String> = key.split('.').map(str::to_owned).collect();
        let plain = |step: &str| step.split('[').next().unwrap_or_default().to_owned();
        let meets = steps.len() >= value.len()
            && steps.iter().zip(value).all(|(step, key)| plain(step) == *key);
        if let Some(step) =
            value.len().checked_sub(1).filter(|_| meets).and_then(|at| steps.get_mut(at))
        {
            let index = step.find('[').map(|at| step.split_off(at)).unwrap_or_default();
            *step = format!("{name}{index}");
            changed = true;
        }
        format!("{}={rest}", steps.join("."))
    });
    let text = parts.collect::<Vec<_>>().join(",");
    changed.then_some(text)
}

/// Each place once, in order.
fn settle(renaming: &mut Renaming) {
    chartroom_diagnostics::order::sort_by(&mut renaming.edits, |a, b| a.0.cmp(&b.0));
    renaming.edits.dedup_by(|a, b| a.0 == b.0);
}

/// The environments with the one at `from` moved to `to`, both counted from 0; none where there is no such place.
pub fn environment_moved(project: &Project, from: usize, to: usize) -> Option<Renaming> {
    let mut order: Vec<usize> = (0..project.environments.len()).collect();
    move_item(&mut order, from, to)?;
    let moved = order.into_iter().enumerate().filter(|(at, was)| at != was);
    let layers = moved.filter_map(|(at, was)| Some((at, project.environments.get(was)?.clone())));
    Some(Renaming { layers: layers.collect(), ..Renaming::default() })
}

/// An environment with its overlay at `from` moved to `to`, both counted from 0; none where there is no such place.
pub fn overlay_moved(
    project: &Project,
    environment: usize,
    from: usize,
    to: usize,
) -> Option<Renaming> {
    let mut changed = project.environments.get(environment)?.clone();
    move_item(&mut changed.overlays, from, to)?;
    Some(Renaming { layers: vec![(environment, changed)], ..Renaming::default() })
}

/// The chart's settings with all environments and their layers in them; none where they cannot be changed entry by entry.
pub fn kept_environments(project: &Project) -> Option<Renaming> {
    let old = project.files.iter().find(|file| file.path == SETTINGS);
    let old = old.map(|file| String::from_utf8_lossy(&file.data)).unwrap_or_default();
    let text = chartroom_check::with_environments(&old, &project.environments)?;
    Some(Renaming { made: vec![(SETTINGS.to_owned(), text)], ..Renaming::default() })
}

fn move_item<T>(list: &mut Vec<T>, from: usize, to: usize) -> Option<()> {
    if from >= list.len() || to >= list.len() {
        return None;
    }
    let item = list.remove(from);
    list.insert(to, item);
    Some(())
}

/// A project with a renaming done.
pub fn applied(project: &Project, renaming: &Renaming) -> Project {
    let mut renamed = project.clone();
    let mut files: BTreeMap<&str, Vec<&(Place, String)>> = BTreeMap::new();
    for edit in &renaming.edits {
        files.entry(&edit.0.path).or_default().push(edit);
    }
    for file in renamed.files.iter_mut().chain(&mut renamed.beside) {
        let Some(edits) = files.get(file.path.as_str()) else { continue };
        let mut data = file.data.to_vec();
        for (place, text) in edits.iter().rev() {
            if place.start <= place.end && place.end <= data.len() {
                data.splice(place.start..place.end, text.bytes());
            }
        }
        file.data = data.into();
    }
    for (environment, entry, text) in &renaming.sets {
        let environment = renamed.environments.get_mut(*environment);
        if let Some(entry) = environment.and_then(|one| one.sets.get_mut(*entry)) {
            entry.text.clone_from(text);
        }
    }
    for (path, text) in &renaming.made {
        let data = text.as_bytes().into();
        renamed.files.retain(|file| file.path != *path);
        renamed.files.push(ProjectFile { path: path.clone(), data });
    }
    for (number, layers) in &renaming.layers {
        if let Some(environment) = renamed.environments.get_mut(*number) {
            environment.clone_from(layers);
        }
    }
    if let Some((old, new)) = &renaming.file {
        let files = renamed.files.iter_mut().chain(&mut renamed.beside);
        files.filter(|file| file.path == *old).for_each(|file| file.path.clone_from(new));
        let layers = renamed.environments.iter_mut().flat_map(|one| &mut one.overlays);
        layers.filter(|path| *path == old).for_each(|path| path.clone_from(new));
    }
    if let Some((number, name)) = &renaming.environment
        && let Some(environment) = renamed.environments.get_mut(*number)
    {
        environment.name.clone_from(name);
    }
    renamed
}

#[cfg(test)]
mod tests {
    use super::renamed_set;

    #[test]
    fn entries_of_set_take_a_new_name() {
        let path = |text: &str| text.split('.').map(str::to_owned).collect::<Vec<_>>();
        let renamed = |text, value: &str| renamed_set(text, &path(value), "new");
        assert_eq!(renamed("a.b=1,c=2", "a.b").as_deref(), Some("a.new=1,c=2"));
        assert_eq!(renamed("a.b[0].c=1", "a.b").as_deref(), Some("a.new[0].c=1"));
        assert_eq!(renamed("a.b=1", "a").as_deref(), Some("new.b=1"));
        assert_eq!(renamed("ab=1", "a"), None);
    }
}
