//! From the state to what the worker is asked, and between the state and what a link carries.

use super::{Effect, File, Include, Input, LARGE, State, Text, View};
use crate::builtin;

use chartroom_protocol::{
    Ask, Assist, Before, ChartFile, Content, Earlier, Environment, Fixes, Link, Project,
    SharedFile, SharedState, Utf16, Wish,
};
use std::rc::Rc;

/// The schema that Helm holds values against.
const SCHEMA: &str = "values.schema.json";

/// What a chart says to the checks.
const SETTINGS: &str = ".chartroom.yaml";

impl File {
    /// The file as it crosses to the worker; none while it is too large.
    fn to_chart_file(&self) -> Option<ChartFile> {
        let content = match &self.text {
            Text::Small(text) => Content::Text(text.to_string()),
            Text::Binary(bytes) => Content::Bytes(bytes.to_vec()),
            Text::Large(..) => return None,
        };
        Some(ChartFile { path: self.path.to_string(), content })
    }

    /// The file as a link carries it, if it is text.
    pub(super) fn to_shared(&self) -> Option<SharedFile> {
        let Text::Small(text) = &self.text else { return None };
        Some(SharedFile { path: self.path.to_string(), text: Some(text.to_string()) })
    }
}

impl Text {
    /// Whether it is the very same text; an equal one that was made anew need not be.
    fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Text::Small(one), Text::Small(other)) => Rc::ptr_eq(one, other),
            (Text::Binary(one), Text::Binary(other)) => Rc::ptr_eq(one, other),
            _ => false,
        }
    }
}

/// Files that are looked up one after the other in the order of their paths, as they mostly stand.
struct Beside<'a> {
    files: &'a [File],
    next: usize,
}

impl<'a> Beside<'a> {
    fn new(files: &'a [File]) -> Self {
        Self { files, next: 0 }
    }

    /// The file of that path.
    fn of(&mut self, path: &str) -> Option<&'a File> {
        let is = |file: &&File| *file.path == *path;
        // One more or one less in between moves the others by one.
        let near = [self.next, self.next + 1, self.next.saturating_sub(1)];
        let near = near.into_iter().find(|at| self.files.get(*at).as_ref().is_some_and(is));
        let found = near.or_else(|| self.files.iter().position(|file| is(&file)));
        if let Some(at) = found {
            self.next = at + 1;
        }
        self.files.get(found?)
    }
}

impl State {
    /// What the engine is given to render; none while a file is too large. Of files that it was given before only the
    /// paths cross.
    pub(super) fn project(&self, input: &Input) -> Option<Project> {
        let given = self.given.as_ref().map(|given| given.files.as_slice()).unwrap_or_default();
        let mut given = Beside::new(given);
        let file = |file: &File| {
            let old = given.of(&file.path).filter(|old| old.text.is(&file.text));
            let kept = || ChartFile { path: file.path.to_string(), content: Content::Kept };
            old.map(|_| kept()).or_else(|| file.to_chart_file())
        };
        Some(Project {
            files: input.files.iter().map(file).collect::<Option<Vec<_>>>()?,
            environments: input.environments.clone(),
            kube_version: asked(&input.kube_version).unwrap_or_default(),
            seed: self.seed,
            now: (self.now / 1000.0) as i64,
            before: self.before(),
        })
    }

    /// The chart as it was opened, once files of it were changed.
    fn before(&self) -> Option<Before> {
        let changed: Vec<String> =
            self.changed_paths().into_iter().map(|path| path.to_string()).collect();
        let mut old = Beside::new(&self.builtin);
        let files = changed.iter().filter_map(|path| old.of(path)?.to_chart_file()).collect();
        let version = self.builtin_version();
        (!changed.is_empty()).then_some(Before { version, changed, files })
    }

    /// All that differs from the chart as it came.
    pub(crate) fn difference(&self) -> SharedState {
        let environments = self.first_environments();
        SharedState {
            chart: self.builtin_name(),
            chart_version: self.builtin_version(),
            open: self
                .environment()
                .map(|environment| environment.name.clone())
                .unwrap_or_default(),
            environments: (environments != self.environments).then(|| self.environments.clone()),
            kube_version: asked(&self.kube_version),
            files: self.changed_files(),
        }
    }

    /// What a share link is to carry.
    pub(crate) fn link(&self, include: Include) -> Link {
        let state = self.shared(include);
        let binaries = self.files.iter().filter_map(|file| match &file.text {
            Text::Binary(_) => file.to_chart_file(),
            _ => None,
        });
        let whole = include == Include::Chart && self.own.is_some();
        Link { state, binaries: whole.then(|| binaries.collect()), ..Link::default() }
    }

    /// All files of the chart that are text.
    fn texts(&self) -> Vec<SharedFile> {
        self.files.iter().filter_map(File::to_shared).collect()
    }

    /// The environments that the chart opens with.
    pub(super) fn first_environments(&self) -> Vec<Environment> {
        builtin::environments(&self.builtin, self.own.is_some())
    }

    /// Whether nothing differs from the built-in chart.
    pub(crate) fn pristine(&self) -> bool {
        let difference = self.difference();
        difference.environments.is_none()
            && difference.kube_version.is_none()
            && difference.files.is_empty()
            && !self.files.iter().any(|file| matches!(file.text, Text::Large(..)))
    }

    /// The `name:` of Chart.yaml as the chart came.
    pub(crate) fn builtin_name(&self) -> String {
        builtin::fact(&self.builtin, "name:")
    }

    /// The `version:` of Chart.yaml as the chart came.
    pub(crate) fn builtin_version(&self) -> String {
        builtin::fact(&self.builtin, "version:")
    }

    /// What an environment was when the chart came, or in the state that is compared; one that was not there had none of
    /// its layers.
    pub(super) fn earlier(&self, index: usize) -> Option<Earlier> {
        let now = self.environments.get(index)?;
        let state = self.beside_state.as_deref().cloned();
        let then = state.as_ref().and_then(|(_, state)| state.environments.clone());
        let then = then.unwrap_or_else(|| self.first_environments());
        let there = then.into_iter().find(|there| there.name == now.name);
        let environment = there.unwrap_or_else(|| Environment {
            overlays: Vec::new(),
            sets: Vec::new(),
            ..now.clone()
        });
        let link = self.received.link.as_deref().filter(|_| self.work.foreign).map(str::to_owned);
        Some(Earlier { environment, state, link, answering: self.received.answering })
    }

    fn changed_files(&self) -> Vec<SharedFile> {
        let text = |path: &Rc<str>| match self.file(path).map(|file| &file.text) {
            Some(Text::Small(text)) => Some(text.to_string()),
            _ => None,
        };
        let changed = self.changed_paths().into_iter();
        changed.map(|path| SharedFile { path: path.to_string(), text: text(&path) }).collect()
    }

    /// The files whose texts differ from the chart as it came, then those that are gone.
    fn changed_paths(&self) -> Vec<Rc<str>> {
        let (mut before, mut now) = (Beside::new(&self.builtin), Beside::new(&self.files));
        let differs = |file: &&File| {
            let old = before.of(&file.path);
            matches!(file.text, Text::Small(_))
                && old.is_none_or(|old| !old.text.is(&file.text) && old.text != file.text)
        };
        let changed = self.files.iter().filter(differs);
        let gone = self.builtin.iter().filter(|old| now.of(&old.path).is_none());
        changed.chain(gone).map(|file| file.path.clone()).collect()
    }

    /// The texts of a share link.
    pub(crate) fn shared(&self, include: Include) -> SharedState {
        let mut shared = self.difference();
        match include {
            Include::Chart if self.own.is_some() => shared.files = self.texts(),
            Include::Chart => {}
            Include::Overlays => shared.files.retain(|file| self.is_layer(&file.path)),
            Include::Environment => self.only_open(&mut shared),
        }
        shared
    }

    /// Whether a path is values.yaml or an overlay of some environment.
    pub(super) fn is_layer(&self, path: &str) -> bool {
        let overlays = self.environments.iter().flat_map(|environment| &environment.overlays);
        path == "values.yaml" || overlays.into_iter().any(|overlay| overlay == path)
    }

    /// Leaves only what the open environment adds: its overlays, its `--set` entries and itself.
    fn only_open(&self, shared: &mut SharedState) {
        let Some(open) = self.environment() else { return };
        shared.files.retain(|file| open.overlays.contains(&file.path));
        let mut environments = self.first_environments();
        let same = environments.iter_mut().find(|environment| environment.name == open.name);
        match same {
            Some(same) => *same = open.clone(),
            None => environments.push(open.clone()),
        }
        let builtin = self.first_environments();
        shared.environments = (environments != builtin).then_some(environments);
    }

    /// Whether files outside the layers were changed, which only [`Include::Chart`] carries.
    pub(crate) fn chart_changed(&self) -> bool {
        self.changed_paths().iter().any(|path| !self.is_layer(path))
    }

    /// Puts a difference in place of the present edits. Returns the files whose text changed, by path.
    pub(crate) fn apply(&mut self, shared: &SharedState) -> Vec<(Rc<str>, Option<Rc<str>>)> {
        let before = std::mem::replace(&mut self.files, self.builtin.to_vec());
        for file in &shared.files {
            self.files.retain(|old| *old.path != *file.path);
            if let Some(text) = &file.text {
                self.insert(Rc::from(file.path.as_str()), Rc::from(text.as_str()));
            }
        }
        let environments = shared.environments.clone().filter(|list| !list.is_empty());
        self.environments = environments.unwrap_or_else(|| self.first_environments());
        self.kube_version =
            shared.kube_version.clone().unwrap_or_else(|| builtin::KUBE_VERSION.to_owned());
        let open = self.environments.iter().position(|environment| environment.name == shared.open);
        self.active = open.unwrap_or_else(|| self.environments.len().saturating_sub(1));
        self.settle_good();
        self.open_overlay();
        self.texts_changed(&before)
    }

    /// Adds a file at its place in the order of paths.
    pub(crate) fn insert(&mut self, path: Rc<str>, text: Rc<str>) {
        let length = u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX);
        let text = match length > LARGE {
            true => Text::Large(length, Some(text)),
            false => Text::Small(text),
        };
        self.insert_file(File { path, text });
    }

    /// Adds a file, read before, at its place in the order of paths.
    pub(super) fn insert_file(&mut self, file: File) {
        let after = |other: &File| other.path > file.path;
        let at = self.files.iter().position(after).unwrap_or(self.files.len());
        self.files.insert(at, file);
    }

    /// Whether the chart has values, and no schema for them.
    pub(crate) fn lacks_schema(&self) -> bool {
        self.file("values.yaml").is_some() && self.file(SCHEMA).is_none()
    }

    /// Asks for a schema of values.yaml.
    pub(crate) fn suggest_schema(&mut self) -> Vec<Effect> {
        if let Some(Text::Small(text)) = self.file("values.yaml").map(|file| &file.text) {
            let ask = Ask::Suggest(text.to_string());
            self.asks.push_back(ask);
        }
        Vec::new()
    }

    /// Asks for help with a text at a place, before all else; an older question of the kind that was not sent yet is
    /// not asked any more. What the page knows itself is answered at once.
    pub(super) fn assist(
        &mut self,
        wish: u32,
        ticket: u32,
        path: String,
        at: u32,
        name: String,
    ) -> Vec<Effect> {
        let wish = match wish {
            0 => Wish::Complete,
            1 => Wish::Definition,
            2 => Wish::Uses,
            3 => Wish::Hover,
            4 => Wish::Rename,
            5 => Wish::Contents,
            7 => Wish::Acts,
            8 => Wish::Act,
            20 => Wish::Format,
            texts => return self.tell_texts(ticket, texts),
        };
        let text = match self.file(&path).map(|file| &file.text) {
            Some(Text::Small(text)) => text.to_string(),
            _ => String::new(),
        };
        self.asks.retain(|ask| !matches!(ask, Ask::Assist(other) if other.wish == wish));
        let offset = Utf16(at);
        self.asks.push_front(Ask::Assist(Assist { ticket, wish, path, text, offset, name }));
        Vec::new()
    }

    /// The objects as they are on screen, each with its text as it may be taken away, and the files if they are wanted;
    /// or the values as if they were one; or all that a folder on a disk is held against.
    fn tell_texts(&self, ticket: u32, wish: u32) -> Vec<Effect> {
        #[derive(serde::Serialize)]
        struct Texts<'a> {
            ticket: u32,
            files: Vec<(&'a str, &'a str)>,
            objects: Vec<(String, &'a str, &'a str)>,
            folder: Option<Vec<Environment>>,
        }
        let mut texts = Texts { ticket, files: Vec::new(), objects: Vec::new(), folder: None };
        let folder = wish == 23;
        for file in self.files.iter().filter(|_| wish == 6 || folder) {
            if let Text::Small(text) = &file.text {
                texts.files.push((&file.path, text));
            } else if folder {
                let (text, kind) = match &file.text {
                    Text::Large(_, text) => (text.as_deref().unwrap_or_default(), "large"),
                    _ => ("", ""),
                };
                texts.objects.push((file.path.to_string(), text, kind));
            }
        }
        if folder && (self.work.loaded || self.trouble.is_some()) {
            let reading = if self.reading() { "reading" } else { "" };
            texts.objects.push((self.key(), reading, "key"));
            texts.folder = Some(self.environments.clone());
        }
        let view = self.good().and_then(|good| good.view.as_ref()).filter(|_| !folder);
        let values = |view: &Rc<View>| {
            let lines: Vec<&str> = view.values.iter().map(|line| line.text.as_str()).collect();
            lines.join("\n")
        };
        let values = view.filter(|_| wish == 22).map(values);
        if let Some(values) = &values {
            texts.objects.push((String::new(), values, values));
        }
        for object in view.iter().filter(|_| values.is_none()).flat_map(|view| &view.objects) {
            let taken = object.copied.as_ref().unwrap_or(&object.text);
            let title = format!("{} {}", object.kind, object.name);
            texts.objects.push((title, &object.text, taken));
        }
        serde_json::to_string(&texts).ok().map(Effect::Assisted).into_iter().collect()
    }

    /// Takes the schema in and opens it, unless the chart has one by now.
    pub(crate) fn take_schema(&mut self, schema: &str) -> Vec<Effect> {
        if !self.lacks_schema() {
            return Vec::new();
        }
        let before = self.saved().state;
        self.insert(Rc::from(SCHEMA), Rc::from(schema));
        self.open_file(Rc::from(SCHEMA));
        let mut effects = self.edited();
        self.undoable(crate::text::KEPT_SCHEMA.text(), before);
        effects.push(Effect::Focus(Rc::from(SCHEMA)));
        effects
    }

    /// Asks for the entry that switches a check off.
    pub(crate) fn switch_off(&mut self, check: String) -> Vec<Effect> {
        let settings = self.settings();
        self.asks.push_back(Ask::SwitchOff(settings, check));
        Vec::new()
    }

    /// Asks something about the cluster of the open environment.
    pub(super) fn ask_cluster(&mut self, asked: Vec<u8>) {
        if let Some(environment) = self.environment().cloned() {
            let ask = Ask::Cluster(self.settings(), environment, asked);
            self.asks.push_back(ask);
        }
    }

    /// The chart's settings, to be edited; empty where there are none.
    fn settings(&self) -> Fixes {
        let text = match self.file(SETTINGS).map(|file| &file.text) {
            Some(Text::Small(text)) => text.to_string(),
            _ => String::new(),
        };
        Fixes { path: SETTINGS.to_owned(), text, edits: Vec::new() }
    }

    fn texts_changed(&self, before: &[File]) -> Vec<(Rc<str>, Option<Rc<str>>)> {
        let (mut old, mut now) = (Beside::new(before), Beside::new(&self.files));
        let changed = self.files.iter().filter_map(|file| {
            let old = old.of(&file.path)?;
            match &file.text {
                Text::Small(text) if old.text != file.text => {
                    Some((file.path.clone(), Some(text.clone())))
                }
                _ => None,
            }
        });
        let gone = before.iter().filter(|old| now.of(&old.path).is_none());
        changed.chain(gone.map(|old| (old.path.clone(), None))).collect()
    }

    /// Keeps one [`super::Good`] for each environment, in their order.
    pub(crate) fn settle_good(&mut self) {
        let named = self.good.iter().map(|good| &good.name);
        if !named.eq(self.environments.iter().map(|environment| &environment.name)) {
            // Answers name environments by index: those of the old list are not waited for any more.
            (self.in_flight, self.rendering) = (None, None);
        }
        let good = self.environments.iter().map(|environment| {
            let kept = self.good.iter().find(|good| good.name == environment.name);
            kept.cloned().unwrap_or_else(|| super::Good::none(&environment.name))
        });
        self.good = good.collect();
    }
}

/// The version of Kubernetes that the user chose, if it is not Helm's own.
fn asked(version: &str) -> Option<String> {
    (version != builtin::KUBE_VERSION).then(|| version.to_owned())
}
