//! The texts and environments that steps change.

use crate::{Step, messages};

/// A chart as texts, with its environments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Files by path, those that are text.
    pub files: Vec<(String, String)>,
    /// Environments, in order.
    pub environments: Vec<Layers>,
}

/// What is stacked for an environment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layers {
    /// Its name.
    pub name: String,
    /// Its overlays.
    pub overlays: Vec<String>,
    /// Its entries of the `--set` family, with their flags.
    pub sets: Vec<String>,
}

#[cfg(feature = "judge")]
impl Draft {
    /// The texts of a chart, with the environments that are given.
    pub fn of(files: &[chartroom_core::ProjectFile], environments: Vec<Layers>) -> Self {
        let text = |file: &chartroom_core::ProjectFile| {
            Some((file.path.clone(), std::str::from_utf8(&file.data).ok()?.to_owned()))
        };
        Self { files: files.iter().filter_map(text).collect(), environments }
    }
}

impl Draft {
    /// The text of a file.
    pub fn file(&self, path: &str) -> Option<&str> {
        self.files.iter().find(|(other, _)| other == path).map(|(_, text)| text.as_str())
    }

    /// Gives a file a text.
    pub fn put(&mut self, path: &str, text: String) {
        match self.files.iter_mut().find(|(other, _)| other == path) {
            Some((_, old)) => *old = text,
            None => self.files.push((path.to_owned(), text)),
        }
    }

    /// Takes a step that needs nothing read: texts and environments. The error says why it does not fit.
    pub fn take(&mut self, step: &Step) -> Result<(), String> {
        if let Some(text) = &step.text {
            self.put(&step.file, text.clone());
        } else if !step.replace.is_empty() {
            let old = self.text(&step.file)?;
            let (file, text) = (&step.file, &format_args!("{:?}", step.replace));
            let new = match old.matches(&step.replace).count() {
                1 => old.replacen(&step.replace, &step.by, 1),
                0 => return Err(messages::TextMissing { file, text }.text()),
                _ => return Err(messages::TextTwice { file, text }.text()),
            };
            self.put(&step.file, new);
        } else if !step.environment.is_empty() {
            self.layers(step)?;
        }
        Ok(())
    }

    pub(crate) fn text(&self, path: &str) -> Result<String, String> {
        let missing = || messages::FileMissing { file: &format_args!("{path:?}") }.text();
        self.file(path).map(str::to_owned).ok_or_else(missing)
    }

    fn layers(&mut self, step: &Step) -> Result<(), String> {
        let named = |name: &str| self.environments.iter().position(|one| one.name == *name);
        let at = match named(&step.environment) {
            Some(at) => at,
            None if step.overlays.is_none() && step.sets.is_none() && step.like.is_empty() => {
                let name = &format_args!("{:?}", step.environment);
                return Err(messages::EnvironmentMissing { name }.text());
            }
            None => {
                let like = named(&step.like).and_then(|at| self.environments.get(at));
                let copy =
                    Layers { name: step.environment.clone(), ..like.cloned().unwrap_or_default() };
                self.environments.push(copy);
                self.environments.len() - 1
            }
        };
        if let Some(layers) = self.environments.get_mut(at) {
            layers.overlays = step.overlays.clone().unwrap_or_else(|| layers.overlays.clone());
            layers.sets = step.sets.clone().unwrap_or_else(|| layers.sets.clone());
        }
        Ok(())
    }
}
