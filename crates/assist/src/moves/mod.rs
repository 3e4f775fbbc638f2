//! Values that go from one layer to another: up into values.yaml, down into overlays, between an overlay and `--set`, out of
//! several overlays into one that they share, and away where they change nothing. Every other byte stays.
//!
//! | you look for | it lives in |
//! | --- | --- |
//! | an entry taken out of a text or put into one, with its comment | `entry.rs` |
//! | `--set` entries that say what an overlay says, and the other way | `flag.rs` |
//! | what a layer says of a path | `says.rs` |
//! | what a move changes, as edits | `change.rs` |
//! | a move that is wanted, and the proof that it does nothing else | `plan.rs` |

mod change;
mod entry;
mod flag;
mod leaves;
mod plan;
mod says;

pub(crate) use leaves::leaves;
pub use plan::Plan;
pub(crate) use says::tree;

use crate::Renaming;
use crate::messages;
use chartroom_check::Entries;
use chartroom_core::{Environment, Problem, Project, ProjectFile, Report, report};
use says::{Said, said};

/// The chart's own values.
const BASE: &str = "values.yaml";

/// A move that can be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// What it changes.
    pub change: Renaming,
    /// The environments that it may make render something else; all others have to render the same.
    pub free: Vec<usize>,
    /// The keys that go, each with those around it.
    pub paths: Vec<Vec<String>>,
}

/// What becomes of a value of the base that goes down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// It stays for those who say nothing of their own.
    Stays,
    /// It goes out of the base.
    Goes,
}

/// A project that values are moved in, with what has moved so far.
struct Moving<'a> {
    before: &'a Project,
    after: Project,
}

/// Moves an entry of an overlay, or all that stands below it, into values.yaml. Environments that have no value of their own
/// there get it, too; with `keep` they get the old one into their own layers.
fn promote(project: &Project, overlay: &str, path: &[String], keep: bool) -> Result<Move, String> {
    let mut moving = Moving::new(project);
    let old = moving.text(BASE)?;
    let leaves = moving.leaves(overlay, path)?;
    let own = moving.text(overlay)?;
    let (base, own) = (entries(&old, BASE)?, entries(&own, overlay)?);
    let mut free = Vec::new();
    for leaf in &leaves {
        if base.value(leaf) == own.value(leaf) {
            // The base says so already: the entry only has to go.
            moving.take(overlay, leaf)?;
            continue;
        }
        let inheriting = inheriting(project, leaf, Some(overlay));
        for &number in inheriting.iter().filter(|_| keep) {
            let kept = entry::kept(&old, leaf).ok_or_else(|| bound(BASE, leaf))?;
            moving.give_environment(number, &kept, leaf, &[])?;
        }
        let text = moving.text(overlay)?;
        let comments = moving.take(overlay, leaf)?;
        moving.give(BASE, &text, leaf, &comments)?;
        free.extend(inheriting.into_iter().filter(|_| !keep));
    }
    moving.done(leaves, free)
}

/// Puts a value of the base, or all that stands below it, into the layers of environments that have none of their own. What
/// goes out of the base has to be in all of them.
fn push_down(
    project: &Project,
    path: &[String],
    environments: &[usize],
    base: Base,
) -> Result<Move, String> {
    let mut moving = Moving::new(project);
    let old = moving.text(BASE)?;
    let leaves = moving.leaves(BASE, path)?;
    let mut given = false;
    for leaf in &leaves {
        let text = moving.text(BASE)?;
        let comments = match base {
            Base::Goes => moving.take(BASE, leaf)?,
            Base::Stays => Vec::new(),
        };
        let inheriting = inheriting(project, leaf, None);
        if base == Base::Goes && inheriting.iter().any(|number| !environments.contains(number)) {
            return Err(messages::REFUSED_INHERIT.into());
        }
        for number in inheriting.into_iter().filter(|number| environments.contains(number)) {
            moving.give_environment(number, &text, leaf, &comments)?;
            given = true;
        }
    }
    if !given && moving.text(BASE)? == old {
        return Err(messages::REFUSED_OWN.into());
    }
    moving.done(leaves, Vec::new())
}

/// Moves an entry of an overlay into `--set` entries of every environment that has the overlay.
fn to_flag(project: &Project, overlay: &str, path: &[String]) -> Result<Move, String> {
    let mut moving = Moving::new(project);
    let leaves = moving.leaves(overlay, path)?;
    let values = tree(project, overlay).ok_or_else(|| unreadable(overlay))?;
    for leaf in &leaves {
        let value = values.get(leaf).and_then(|node| node.to_value().ok());
        let value = value.ok_or_else(|| unreadable(overlay))?;
        let entry = flag::entry(leaf, &value)
            .ok_or_else(|| messages::RefusedNoFlagValue { path: &leaf.join(".") }.text())?;
        moving.take(overlay, leaf)?;
        for (environment, before) in moving.after.environments.iter_mut().zip(&project.environments)
        {
            // Where a layer above it speaks, it has nothing to say.
            let at = before.overlays.iter().rposition(|path| path == overlay);
            let above = at.map(|at| before.overlays.iter().skip(at + 1).cloned().collect());
            let Some(overlays) = above else { continue };
            let above = Environment { overlays, ..before.clone() };
            if said(project, &above, leaf) == Said::Nothing {
                environment.sets.push(entry.clone());
            }
        }
    }
    moving.done(leaves, Vec::new())
}

/// Moves what a `--set` entry says into the last overlay of its environment.
fn from_flag(project: &Project, environment: usize, number: usize) -> Result<Move, String> {
    let mut moving = Moving::new(project);
    let sets = project.environments.get(environment).map(|one| one.sets.as_slice());
    let set = sets.and_then(|sets| sets.get(number)).ok_or(messages::REFUSED_NO_FLAG)?;
    let said = flag::leaves(set).ok_or(messages::REFUSED_FLAG_FORM)?;
    for (leaf, text) in &said {
        moving.give_environment(environment, text, leaf, &[])?;
    }
    if let Some(environment) = moving.after.environments.get_mut(environment) {
        environment.sets.remove(number);
    }
    moving.done(said.into_iter().map(|(leaf, _)| leaf).collect(), Vec::new())
}

/// Takes all entries out of an overlay that change nothing in any environment that has it. `sign` is called before each
/// render.
fn minimise(project: &Project, overlay: &str, sign: &dyn Fn()) -> Result<Move, String> {
    let mut common: Option<Vec<u32>> = None;
    let with = |one: &&Environment| one.overlays.iter().any(|path| path == overlay);
    for environment in project.environments.iter().filter(with) {
        sign();
        let one = Project { environments: vec![environment.clone()], ..project.clone() };
        let report = report(&one);
        let starts: Vec<u32> = idle(&report, overlay).map(|(_, start)| start).collect();
        common = Some(match common {
            None => starts,
            Some(known) => known.into_iter().filter(|one| starts.contains(one)).collect(),
        });
    }
    let idle = common.ok_or_else(|| messages::RefusedNoLayer { file: &overlay }.text())?;
    let mut moving = Moving::new(project);
    let root = tree(project, overlay).ok_or_else(|| unreadable(overlay))?;
    let mut paths = Vec::new();
    leaves(&root, &mut Vec::new(), &mut |path, entry| {
        if idle.contains(&(entry.key.span.start as u32)) {
            paths.push(path.to_vec());
        }
    });
    // One that others hang on, by an anchor, stays.
    paths.retain(|path| moving.take(overlay, path).is_ok());
    if paths.is_empty() {
        return Err(messages::RefusedNothingIdle { file: &overlay }.text());
    }
    moving.done(paths, Vec::new())
}

/// What a report tells of entries of an overlay that change nothing, and where each begins.
pub fn idle<'r>(
    report: &'r Report,
    overlay: &'r str,
) -> impl Iterator<Item = (&'r Problem, u32)> + 'r {
    report.problems.iter().filter_map(move |problem| {
        let span = problem.diagnostic.span.filter(|_| problem.diagnostic.code == REDUNDANT)?;
        let named = report.files.get(span.file).is_some_and(|file| *file.name == *overlay);
        named.then_some((problem, span.start))
    })
}

const REDUNDANT: &str = "values/redundant";

/// Moves what the last overlays of environments have in common into a new file, a layer of each right below that overlay.
fn extract(project: &Project, environments: &[usize], file: &str) -> Result<Move, String> {
    let mut moving = Moving::new(project);
    let paths = shared(project, environments);
    if paths.is_empty() {
        return Err(messages::REFUSED_NOTHING_SHARED.into());
    }
    let overlays = own_overlays(project, environments);
    moving.add(file)?;
    for path in &paths {
        for (at, overlay) in overlays.iter().enumerate() {
            let text = moving.text(overlay)?;
            let comments = moving.take(overlay, path)?;
            if at == 0 {
                moving.give(file, &text, path, &comments)?;
            }
        }
    }
    for number in environments {
        if let Some(environment) = moving.after.environments.get_mut(*number) {
            let last = environment.overlays.len().saturating_sub(1);
            environment.overlays.insert(last, file.to_owned());
        }
    }
    moving.done(paths, Vec::new())
}

/// The entries that the last overlays of environments all have with the same value; none where two of them have one
/// overlay, or one has none.
pub fn shared(project: &Project, environments: &[usize]) -> Vec<Vec<String>> {
    let overlays = own_overlays(project, environments);
    if overlays.len() < 2 || overlays.len() < environments.len() {
        return Vec::new();
    }
    let texts: Vec<String> = overlays.iter().filter_map(|path| text_of(project, path)).collect();
    let read: Vec<_> = texts.iter().filter_map(|text| Entries::read(text)).collect();
    let Some((first, others)) = read.split_first().filter(|_| read.len() == overlays.len()) else {
        return Vec::new();
    };
    let all = first.all().into_iter();
    let in_all = all.filter(|one| others.iter().all(|file| file.value(&one.path) == one.new));
    in_all.map(|one| one.path).collect()
}

/// The last overlays of environments, each once.
fn own_overlays(project: &Project, environments: &[usize]) -> Vec<String> {
    let chosen = environments.iter().filter_map(|number| project.environments.get(*number));
    let mut found: Vec<String> = Vec::new();
    for path in chosen.filter_map(|one| one.overlays.last()) {
        if !found.contains(path) {
            found.push(path.clone());
        }
    }
    found
}

/// The environments that have the base's word on a path, as no layer of theirs says anything of it. Those that have
/// `overlay` are left out.
pub fn inheriting(project: &Project, path: &[String], overlay: Option<&str>) -> Vec<usize> {
    let inherits = |environment: &Environment| {
        let has = overlay.is_some_and(|path| environment.overlays.iter().any(|one| one == path));
        !has && said(project, environment, path) == Said::Nothing
    };
    let all = project.environments.iter().enumerate();
    all.filter(|(_, one)| inherits(one)).map(|(number, _)| number).collect()
}

fn text_of(project: &Project, path: &str) -> Option<String> {
    String::from_utf8(project.layer_file(path)?.data.to_vec()).ok()
}

fn entries<'a>(text: &'a str, path: &str) -> Result<Entries<'a>, String> {
    Entries::read(text).ok_or_else(|| unreadable(path))
}

fn unreadable(path: &str) -> String {
    messages::RefusedNotByEntry { file: &path }.text()
}

fn bound(file: &str, path: &[String]) -> String {
    messages::RefusedTouchesOthers { path: &path.join("."), file: &file }.text()
}

impl<'a> Moving<'a> {
    fn new(before: &'a Project) -> Self {
        Self { before, after: before.clone() }
    }

    fn text(&self, path: &str) -> Result<String, String> {
        match self.after.layer_file(path) {
            Some(file) => String::from_utf8(file.data.to_vec()).map_err(|_| unreadable(path)),
            None if path == BASE => Ok(String::new()),
            None => Err(messages::RefusedNoFile { file: &path }.text()),
        }
    }

    /// The entries of a file at or below a path that are no tables.
    fn leaves(&self, file: &str, path: &[String]) -> Result<Vec<Vec<String>>, String> {
        let text = self.text(file)?;
        let all = entries(&text, file)?.all().into_iter().map(|one| one.path);
        let found: Vec<Vec<String>> = all.filter(|one| one.starts_with(path)).collect();
        match found.is_empty() {
            true => Err(messages::RefusedNotSet { file: &file, path: &path.join(".") }.text()),
            false => Ok(found),
        }
    }

    fn put(&mut self, path: &str, text: String) {
        let files = self.after.beside.iter_mut().chain(&mut self.after.files);
        if let Some(file) = files.into_iter().find(|file| file.path == path) {
            file.data = text.into_bytes().into();
            return;
        }
        let file = ProjectFile { path: path.to_owned(), data: text.into_bytes().into() };
        self.after.files.push(file);
    }

    /// A new file.
    fn add(&mut self, path: &str) -> Result<(), String> {
        if self.after.layer_file(path).is_some() {
            return Err(messages::RefusedThereAlready { path: &path }.text());
        }
        self.put(path, String::new());
        Ok(())
    }

    /// Takes an entry out of a file; the comments that are its own come back.
    fn take(&mut self, file: &str, path: &[String]) -> Result<Vec<String>, String> {
        let taken = entry::taken(&self.text(file)?, path).ok_or_else(|| bound(file, path))?;
        self.put(file, taken.text);
        Ok(taken.comments)
    }

    /// Puts an entry of another text into a file.
    fn give(
        &mut self,
        file: &str,
        from: &str,
        path: &[String],
        comments: &[String],
    ) -> Result<(), String> {
        let given = entry::given(&self.text(file)?, from, path, comments);
        self.put(file, given.ok_or_else(|| bound(file, path))?);
        Ok(())
    }

    /// Puts an entry into the last overlay of an environment; one that has none gets one.
    fn give_environment(
        &mut self,
        number: usize,
        from: &str,
        path: &[String],
        comments: &[String],
    ) -> Result<(), String> {
        let environment = self.after.environments.get(number);
        let environment = environment.ok_or(messages::REFUSED_NO_ENVIRONMENT)?;
        let file = match environment.overlays.last() {
            Some(file) => file.clone(),
            None => {
                let file = format!("values-{}.yaml", environment.name);
                self.add(&file)?;
                let environment = self.after.environments.get_mut(number);
                environment.into_iter().for_each(|one| one.overlays.push(file.clone()));
                file
            }
        };
        self.give(&file, from, path, comments)
    }

    fn done(self, paths: Vec<Vec<String>>, mut free: Vec<usize>) -> Result<Move, String> {
        chartroom_diagnostics::order::sort(&mut free);
        free.dedup();
        let change = change::between(self.before, &self.after);
        Ok(Move { change, free, paths })
    }
}
