//! What someone else's version of a chart changes, item by item, and what becomes of one's own version when some of it
//! is taken over.

use chartroom_check::{Entries, changed_entries, with_entries};
use chartroom_core::{Environment, ProjectFile, SetEntry};
use std::collections::HashMap;
use std::rc::Rc;

/// A version of a chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Version {
    /// All files.
    pub files: Vec<ProjectFile>,
    /// All environments.
    pub environments: Vec<Environment>,
    /// `--kube-version`; empty where none was chosen.
    pub kube_version: String,
}

impl Version {
    fn data(&self, path: &str) -> Option<&Rc<[u8]>> {
        self.files.iter().find(|file| file.path == path).map(|file| &file.data)
    }

    fn text(&self, path: &str) -> Option<&str> {
        text_of(&self.files, path)
    }

    fn environment(&self, name: &str) -> Option<&Environment> {
        self.environments.iter().find(|environment| environment.name == name)
    }

    /// Puts a file in its place, or takes it out where there is no content.
    pub fn put(&mut self, path: &str, data: Option<Rc<[u8]>>) {
        let old = self.files.iter_mut().find(|file| file.path == path);
        match (old, data) {
            (Some(old), Some(data)) => old.data = data,
            (None, Some(data)) => {
                let at = self.files.iter().position(|file| *file.path > *path);
                let file = ProjectFile { path: path.to_owned(), data };
                self.files.insert(at.unwrap_or(self.files.len()), file);
            }
            (_, None) => self.files.retain(|file| file.path != path),
        }
    }

    fn put_environment(&mut self, name: &str, environment: Option<&Environment>) {
        let at = self.environments.iter().position(|one| one.name == name);
        match (at.and_then(|at| self.environments.get_mut(at)), environment) {
            (Some(old), Some(new)) => *old = new.clone(),
            (None, Some(new)) => self.environments.push(new.clone()),
            (Some(_), None) => self.environments.retain(|one| one.name != name),
            (None, None) => {}
        }
    }
}

/// The text of one of the files; none where it is not there, or no text.
pub fn text_of<'a>(files: &'a [ProjectFile], path: &str) -> Option<&'a str> {
    let file = files.iter().find(|file| file.path == path)?;
    std::str::from_utf8(&file.data).ok()
}

/// What an item is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// An entry of a values file: its path and the keys.
    Entry(String, Vec<String>),
    /// A whole file.
    File(String),
    /// An environment: its layers, `--set` entries, release and namespace.
    Environment(String),
    /// The version of Kubernetes.
    Kubernetes,
}

/// Something that is changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub what: What,
    /// What it was on one line; none where it was not there.
    pub old: Option<String>,
    /// What it is now; none where it is gone.
    pub new: Option<String>,
    /// One's own, where that is neither.
    pub own: Option<Own>,
    /// The sender left the value out, so that there is nothing to take over.
    pub masked: bool,
    /// It can be taken over without touching anything else.
    pub possible: bool,
}

/// What one made of it oneself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Own {
    /// The very same.
    Same,
    /// Something else; none where it is gone.
    Other(Option<String>),
}

/// What stands for a value that was left out of a link.
pub const REDACTED: &str = "<redacted>";

/// Files with more changed entries than this are one item, and those of which so many bytes would have to be read: each entry
/// is tried, and the text read again.
const MOST: usize = 400;
const MOST_READ: usize = 8 << 20;

/// The chart as it came, as it was sent, and one's own.
#[derive(Clone, Copy, Debug)]
pub struct Versions<'a> {
    /// As it came.
    pub came: &'a Version,
    /// As it was sent.
    pub sent: &'a Version,
    /// One's own.
    pub own: &'a Version,
}

impl Versions<'_> {
    /// All that was changed: files in their order, then environments.
    pub fn items(&self) -> Vec<Item> {
        let mut items = Vec::new();
        for changed in crate::changed_files(&self.came.files, &self.sent.files) {
            self.add_file(&changed.path, &mut items);
        }
        let names = self.sent.environments.iter().chain(&self.came.environments);
        let mut done: Vec<&str> = Vec::new();
        for name in names.map(|environment| environment.name.as_str()) {
            if !done.contains(&name) {
                done.push(name);
                items.extend(self.environment(name));
            }
        }
        items.extend(self.kubernetes());
        items
    }

    fn item<T: PartialEq + ?Sized>(
        &self,
        what: What,
        [came, sent, own]: [Option<&T>; 3],
        shown: impl Fn(&T) -> String,
    ) -> Item {
        let own = match own {
            own if own == came => None,
            own if own == sent => Some(Own::Same),
            own => Some(Own::Other(own.map(&shown))),
        };
        let (old, new) = (came.map(&shown), sent.map(&shown));
        let masked = new.as_deref().is_some_and(|new| new.contains(REDACTED));
        Item { what, old, new, own, masked, possible: true }
    }

    fn is_layer(&self, path: &str) -> bool {
        let mut all = self.came.environments.iter().chain(&self.sent.environments);
        path == "values.yaml" || all.any(|one| one.overlays.iter().any(|other| other == path))
    }

    fn add_file(&self, path: &str, items: &mut Vec<Item>) {
        let texts = self.came.text(path).zip(self.sent.text(path)).filter(|_| self.is_layer(path));
        let entries = texts.and_then(|(old, new)| changed_entries(old, new));
        let own = self.own.text(path);
        let few = |entries: &Vec<_>| {
            let read = entries.len() * own.map_or(0, str::len);
            (1..=MOST).contains(&entries.len()) && read <= MOST_READ
        };
        match entries.filter(few).zip(own.zip(texts)) {
            Some((entries, (own, (_, sent)))) => {
                let (own, sent) = (Entries::read(own), Entries::read(sent));
                for entry in entries {
                    let mine = own.as_ref().and_then(|own| own.value(&entry.path));
                    let sides = [entry.old.as_ref(), entry.new.as_ref(), mine.as_ref()];
                    let both = own.as_ref().zip(sent.as_ref());
                    let possible =
                        both.is_some_and(|(own, sent)| own.with(sent, &entry.path).is_some());
                    let what = What::Entry(path.to_owned(), entry.path.clone());
                    items.push(Item { possible, ..self.item(what, sides, String::clone) });
                }
            }
            None => {
                let sides = [self.came, self.sent, self.own].map(|side| side.data(path));
                let what = What::File(path.to_owned());
                let item = self.item(what, sides, |data| format!("{} lines", lines(data)));
                items.push(item);
            }
        }
    }

    fn environment(&self, name: &str) -> Option<Item> {
        let sides = [self.came, self.sent, self.own].map(|side| side.environment(name));
        let [came, sent, _] = sides;
        let what = What::Environment(name.to_owned());
        (came != sent).then(|| self.item(what, sides, |one| told(one, came)))
    }

    fn kubernetes(&self) -> Option<Item> {
        let sides = [self.came, self.sent, self.own];
        let sides = sides.map(|side| Some(side.kube_version.as_str()).filter(|it| !it.is_empty()));
        let item = || self.item(What::Kubernetes, sides, str::to_owned);
        (sides.first() != sides.get(1)).then(item)
    }

    /// One's own version with the items that are chosen.
    pub fn taken(&self, items: &[Item], chosen: &[bool]) -> Version {
        let mut own = self.own.clone();
        let mut read: HashMap<&str, Option<Entries<'_>>> = HashMap::new();
        let is_chosen = |at: usize| chosen.get(at).copied().unwrap_or_default();
        for (_, item) in items.iter().enumerate().filter(|(at, _)| is_chosen(*at)) {
            match &item.what {
                What::File(path) => own.put(path, self.sent.data(path).cloned()),
                What::Environment(name) => {
                    own.put_environment(name, self.sent.environment(name));
                }
                What::Kubernetes => own.kube_version = self.sent.kube_version.clone(),
                What::Entry(path, key) => {
                    let of_file =
                        |item: &Item| matches!(&item.what, What::Entry(other, _) if other == path);
                    let mut all = items.iter().enumerate().filter(|(_, item)| of_file(item));
                    let whole = self.own.data(path) == self.came.data(path)
                        && all.all(|(other, _)| is_chosen(other));
                    // Comments and order come along where all of it does.
                    if whole {
                        own.put(path, self.sent.data(path).cloned());
                        continue;
                    }
                    let sent = read
                        .entry(path)
                        .or_insert_with(|| self.sent.text(path).and_then(Entries::read));
                    if let Some((text, sent)) = own.text(path).zip(sent.as_ref()) {
                        let text = with_entries(text, sent, [key.as_slice()]);
                        own.put(path, Some(Rc::from(text.into_bytes())));
                    }
                }
            }
        }
        own
    }

    /// Whether an item can go into an environment of its own beside `of`: what is in that one's layers, and its
    /// `--set` entries.
    pub fn fits(&self, item: &Item, of: &str) -> bool {
        let Some(environment) = self.sent.environment(of) else { return false };
        match &item.what {
            What::Entry(path, _) if path == "values.yaml" => item.new.is_some(),
            What::Entry(path, _) => environment.overlays.contains(path),
            What::Environment(name) => name == of,
            What::File(_) | What::Kubernetes => false,
        }
    }

    /// One's own version with a further environment: `of`, with the items that are chosen and fit; an overlay of its own
    /// holds them. None where there is such an environment or file.
    pub fn as_environment(
        &self,
        items: &[Item],
        chosen: &[bool],
        of: &str,
        name: &str,
    ) -> Option<Version> {
        let sent = self.sent.environment(of)?;
        let base = self.own.environment(of).unwrap_or(sent);
        let path = format!("values-{name}.yaml");
        if name.is_empty() || self.own.environment(name).is_some() || self.own.data(&path).is_some()
        {
            return None;
        }
        let chosen =
            items.iter().zip(chosen).filter(|(item, chosen)| **chosen && self.fits(item, of));
        let mut text = base
            .overlays
            .last()
            .and_then(|path| self.own.text(path))
            .unwrap_or_default()
            .to_owned();
        let mut sets: &[SetEntry] = &base.sets;
        let mut read: HashMap<&str, Option<Entries<'_>>> = HashMap::new();
        for (item, _) in chosen {
            match &item.what {
                What::Entry(path, key) => {
                    let sent = read
                        .entry(path)
                        .or_insert_with(|| self.sent.text(path).and_then(Entries::read));
                    if let Some(sent) = sent {
                        text = with_entries(&text, sent, [key.as_slice()]);
                    }
                }
                _ => sets = &sent.sets,
            }
        }
        let mut overlays = base.overlays.clone();
        overlays.pop();
        overlays.push(path.clone());
        let environment = Environment {
            name: name.to_owned(),
            overlays,
            sets: sets.to_vec(),
            release: base.release.clone(),
            namespace: base.namespace.replace(of, name),
        };
        let mut own = self.own.clone();
        own.put(&path, Some(Rc::from(text.into_bytes())));
        own.environments.push(environment);
        Some(own)
    }
}

fn lines(data: &[u8]) -> usize {
    String::from_utf8_lossy(data).lines().count()
}

/// What is special of an environment, against the one that it was.
fn told(one: &Environment, came: Option<&Environment>) -> String {
    let Some(came) = came else { return one.overlays.join(", ") };
    let mut parts: Vec<String> = Vec::new();
    if one.overlays != came.overlays {
        parts.push(one.overlays.join(", "));
    }
    parts.extend(one.sets.iter().map(|entry| format!("{} {}", entry.kind.flag(), entry.text)));
    if one.release != came.release {
        parts.push(format!("release {}", one.release));
    }
    if one.namespace != came.namespace {
        parts.push(format!("namespace {}", one.namespace));
    }
    parts.join(" ")
}

#[cfg(test)]
mod tests;
