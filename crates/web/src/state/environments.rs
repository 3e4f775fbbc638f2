//! Environments are added, removed, brought back and changed.

use super::{Effect, File, Notice, Removed, State, Text};
use chartroom_protocol::{Ask, Environment, SharedFile, SharedState};
use std::rc::Rc;

impl State {
    /// An environment that is not there yet, with its own values file.
    pub(super) fn add_environment(
        &mut self,
        environment: Environment,
        path: &str,
        text: &str,
    ) -> Vec<Effect> {
        let taken = self.environments.iter().any(|other| other.name == environment.name);
        if taken || environment.name.is_empty() || self.file(path).is_some() {
            return Vec::new();
        }
        self.insert(Rc::from(path), Rc::from(text));
        self.environments.push(environment);
        self.settle_good();
        self.dialog = None;
        self.active = self.environments.len().saturating_sub(1);
        self.open_overlay();
        self.edited()
    }

    /// A values file as the last layer of the open environment; a new one, unless there is one of that path.
    pub(super) fn add_layer(&mut self, path: String, text: &str) -> Vec<Effect> {
        if self.file(&path).is_none() {
            self.insert(Rc::from(path.as_str()), Rc::from(text));
        }
        let Some(mut changed) = self.environment().cloned() else { return Vec::new() };
        if !changed.overlays.contains(&path) {
            changed.overlays.push(path);
        }
        self.change_environment(changed)
    }

    /// Asks what would become of something.
    pub(super) fn plan(&mut self, asked: Vec<u8>) {
        self.asks.retain(|ask| !matches!(ask, Ask::Plan(_)));
        self.asks.push_back(Ask::Plan(asked));
    }

    pub(super) fn remove_environment(&mut self, index: usize) -> Vec<Effect> {
        if self.environments.len() < 2 || index >= self.environments.len() {
            return Vec::new();
        }
        let environment = self.environments.remove(index);
        let mut files = Vec::new();
        for overlay in &environment.overlays {
            let used = self.environments.iter().any(|other| other.overlays.contains(overlay));
            let builtin = self.builtin.iter().any(|file| *file.path == **overlay);
            // A text that only the editor holds could not be brought back.
            let goes =
                |file: &mut File| *file.path == **overlay && matches!(file.text, Text::Small(_));
            if !used && !builtin {
                files.extend(self.files.extract_if(.., goes));
            }
        }
        let forgotten = files.iter().map(|file: &File| Effect::Forget(file.path.clone()));
        let mut effects: Vec<Effect> = forgotten.collect();
        self.notice(Notice::Removed(Rc::new(Removed { index, environment, files })));
        self.settle_good();
        self.active = self.active.min(self.environments.len().saturating_sub(1));
        self.dialog = None;
        self.open_overlay();
        effects.extend(self.edited());
        effects
    }

    /// Puts an environment that was removed back, unless there is another of its name by now.
    pub(super) fn restore_environment(&mut self, removed: &Rc<Removed>) -> Vec<Effect> {
        self.notices.retain(|notice| *notice != Notice::Removed(removed.clone()));
        let Removed { index, environment, files } = &**removed;
        if self.environments.iter().any(|other| other.name == environment.name) {
            return Vec::new();
        }
        for file in files {
            if let (None, Text::Small(text)) = (self.file(&file.path), &file.text) {
                self.insert(file.path.clone(), text.clone());
            }
        }
        let index = (*index).min(self.environments.len());
        self.environments.insert(index, environment.clone());
        self.settle_good();
        self.active = index;
        self.open_overlay();
        self.edited()
    }

    /// Gives the open environment another name. `change` has the path of its values file and that file's new path, both
    /// empty if that keeps its own, and the new text of the chart's settings, empty if that stays; each on a line, the text
    /// to the end.
    pub(super) fn rename_environment(&mut self, name: String, change: &str) -> Vec<Effect> {
        let (old, rest) = change.split_once('\n').unwrap_or_default();
        let (new, settings) = rest.split_once('\n').unwrap_or_default();
        let mut state = self.difference();
        let mut environments = self.environments.clone();
        let mut put = |path: &str, text: Option<&str>| {
            let text = text.map(str::to_owned);
            state.files.push(SharedFile { path: path.to_owned(), text });
        };
        if let Some(Text::Small(text)) = self.file(old).map(|file| &file.text) {
            put(old, None);
            put(new, Some(text));
            for path in environments.iter_mut().flat_map(|one| &mut one.overlays) {
                if path == old {
                    new.clone_into(path);
                }
            }
        }
        if !settings.is_empty() {
            put(".chartroom.yaml", Some(settings));
        }
        let Some(environment) = environments.get_mut(self.active) else { return Vec::new() };
        environment.name.clone_from(&name);
        state.open = name;
        state.environments = Some(environments);
        self.put_change(&state)
    }

    pub(super) fn change_environment(&mut self, changed: Environment) -> Vec<Effect> {
        match self.environments.get_mut(self.active) {
            Some(environment) if *environment != changed => *environment = changed,
            _ => return Vec::new(),
        }
        self.settle_good();
        self.edited()
    }

    pub(super) fn set_entry(
        &mut self,
        environment: usize,
        entry: usize,
        text: String,
    ) -> Vec<Effect> {
        let environment = self.environments.get_mut(environment);
        match environment.and_then(|environment| environment.sets.get_mut(entry)) {
            Some(entry) => entry.text = text,
            None => return Vec::new(),
        }
        self.edited()
    }

    /// Files with other texts, new ones and some that go among them, and all environments as they are then: a
    /// [`SharedState`] as JSON, which is how records are kept, too.
    pub(super) fn put_layers(&mut self, change: &str) -> Vec<Effect> {
        let Ok(change) = serde_json::from_str::<SharedState>(change) else { return Vec::new() };
        let mut state = self.difference();
        state.files.extend(change.files);
        state.environments = change.environments;
        self.put_change(&state)
    }

    /// Puts other environments on screen.
    pub(super) fn put_environments(&mut self, environments: Vec<Environment>) -> Vec<Effect> {
        let state = SharedState { environments: Some(environments), ..self.difference() };
        self.put_change(&state)
    }

    /// Puts the present difference with a change in it on screen. A text that is too long for the difference stays as
    /// it is, in its editor too, unless the change names its file.
    fn put_change(&mut self, state: &SharedState) -> Vec<Effect> {
        let is_named = |path: &str| state.files.iter().any(|file| file.path == path);
        let stays = |file: &&File| matches!(file.text, Text::Large(..)) && !is_named(&file.path);
        let long: Vec<File> = self.files.iter().filter(stays).cloned().collect();
        let mut effects = self.put(state);
        for file in long {
            effects.retain(|effect| {
                !matches!(effect, Effect::Replace(path, _) | Effect::Forget(path) if *path == file.path)
            });
            self.files.retain(|other| other.path != file.path);
            self.insert_file(file);
        }
        effects.extend(self.edited());
        effects
    }

    pub(super) fn facts(
        &mut self,
        release: &str,
        namespace: String,
        version: String,
    ) -> Vec<Effect> {
        let before = (self.environments.clone(), self.kube_version.clone());
        for environment in &mut self.environments {
            environment.release = release.to_owned();
        }
        if let Some(environment) = self.environments.get_mut(self.active) {
            environment.namespace = namespace;
        }
        self.kube_version = version;
        self.dialog = None;
        match before == (self.environments.clone(), self.kube_version.clone()) {
            true => Vec::new(),
            false => self.edited(),
        }
    }
}
