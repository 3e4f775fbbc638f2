//! The property that moves of values between layers have to have: nothing but the entries that move is another afterwards, to
//! the byte, and every environment that is not said to change prints what the real Helm printed for the chart as it was.
//!
//! The way is another than the product's own proof: the changed files go back to a disk, `chartroom template` runs on it with
//! the layers as they are then, and what it prints is compared with Helm's recorded output.

use crate::renames::{Used, in_charts};
use chartroom_assist::moves::{Base, Move, Plan, inheriting};
use chartroom_assist::{Renaming, applied};
use chartroom_core::Project;
use chartroom_yaml::Node;
use std::collections::BTreeMap;

/// Sums over charts.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Charts.
    pub charts: usize,
    /// Moves that were done.
    pub moved: usize,
    /// Entries that went with them.
    pub entries: usize,
    /// Values files that were changed by them.
    pub files: usize,
    /// Environments that were rendered afterwards and had to be the same.
    pub same: usize,
    /// Environments that were said to change.
    pub free: usize,
    /// Moves that were refused, with the reason.
    pub refused: Vec<String>,
    /// What is not as it has to be.
    pub wrong: Vec<String>,
}

impl Tally {
    /// Adds another.
    pub fn add(&mut self, other: Self) {
        self.charts += other.charts;
        self.moved += other.moved;
        self.entries += other.entries;
        self.files += other.files;
        self.same += other.same;
        self.free += other.free;
        self.refused.extend(other.refused);
        self.wrong.extend(other.wrong);
    }
}

/// A chart in which values are moved.
struct Measured<'a> {
    used: &'a [Used<'a>],
    tally: Tally,
}

/// Moves `count` entries of a chart's values.yaml, and as many of each of its overlays, in every way that there is.
pub fn measure(cases: &[crate::case::Case], count: usize) -> Tally {
    let Some((project, used)) = in_charts(cases) else { return Tally::default() };
    let mut measured = Measured { used: &used, tally: Tally { charts: 1, ..Tally::default() } };
    let all: Vec<usize> = (0..project.environments.len()).collect();
    for path in sample(&project, "values.yaml", count) {
        measured.down_and_up(&project, &path, &all);
    }
    for overlay in project.environments.iter().flat_map(|one| &one.overlays) {
        for path in sample(&project, overlay, count) {
            for keep in [false, true] {
                let (overlay, path) = (overlay.clone(), path.clone());
                measured.moved(&project, &Plan::Promote { overlay, path, keep });
            }
            measured.by_flag(&project, overlay, &path);
        }
    }
    measured.tally
}

impl Measured<'_> {
    /// Down into all layers, out of them into a shared one, and up again; in a copy, and taken out of it.
    fn down_and_up(&mut self, project: &Project, path: &[String], all: &[usize]) {
        let path = path.to_vec();
        let push = |base| Plan::PushDown { path: path.clone(), environments: all.to_vec(), base };
        if let Some(pushed) = self.moved(project, &push(Base::Stays)) {
            let overlay = pushed.environments.first().and_then(|one| one.overlays.last()).cloned();
            if let Some(overlay) = overlay.filter(|_| inheriting(project, &path, None).contains(&0))
            {
                self.by_flag(&pushed, &overlay, &path);
                self.moved(&pushed, &Plan::Minimise { overlay });
            }
        }
        let Some(pushed) = self.moved(project, &push(Base::Goes)) else { return };
        let shared =
            Plan::Extract { environments: all.to_vec(), file: "values-common.yaml".into() };
        let overlay = match all.len() > 1 && inheriting(project, &path, None).len() == all.len() {
            true => self.moved(&pushed, &shared).map(|it| (it, "values-common.yaml".to_owned())),
            false => {
                let last = pushed.environments.first().and_then(|one| one.overlays.last().cloned());
                last.map(|overlay| (pushed, overlay))
            }
        };
        let says = |project: &Project, overlay: &str| {
            leaves(project, overlay).iter().any(|(leaf, _)| leaf.starts_with(&path))
        };
        if let Some((project, overlay)) = overlay.filter(|(project, it)| says(project, it)) {
            self.moved(&project, &Plan::Promote { overlay, path: path.clone(), keep: true });
        }
    }

    /// To `--set`, and back.
    fn by_flag(&mut self, project: &Project, overlay: &str, path: &[String]) {
        let plan = Plan::ToFlag { overlay: overlay.to_owned(), path: path.to_vec() };
        let Some(flagged) = self.moved(project, &plan) else { return };
        let with = |one: &chartroom_core::Environment| one.overlays.iter().any(|it| it == overlay);
        let Some(environment) = flagged.environments.iter().position(with) else { return };
        let entry = flagged.environments[environment].sets.len().saturating_sub(1);
        self.moved(&flagged, &Plan::FromFlag { environment, entry });
    }

    /// Does a move, and looks at what is another then.
    fn moved(&mut self, project: &Project, plan: &Plan) -> Option<Project> {
        let name = self.used.first().map_or("", |used| used.set()).to_owned();
        let made = match plan.proved(project, &|| ()) {
            Ok(made) => made,
            Err(why) => {
                self.tally.refused.push(format!("{name} {plan:?}: {why}"));
                return None;
            }
        };
        let after = applied(project, &made.change);
        self.tally.moved += 1;
        self.tally.entries += made.paths.len();
        self.tally.free += made.free.len();
        for one in differences(project, &after, &made, plan) {
            self.tally.wrong.push(format!("{name} {plan:?}: {one}"));
        }
        self.tally.files += changed(&made.change);
        for (at, used) in self.used.iter().enumerate().filter(|(at, _)| !made.free.contains(at)) {
            self.tally.same += 1;
            if used.printed(&after, at) != used.expected() {
                let environment = &project.environments[at].name;
                self.tally.wrong.push(format!("{name} {plan:?}: {environment} prints otherwise"));
            }
        }
        Some(after)
    }
}

fn changed(change: &Renaming) -> usize {
    let mut paths: Vec<&str> = change.edits.iter().map(|(place, _)| place.path.as_str()).collect();
    paths.dedup();
    paths.len() + change.made.len()
}

/// Entries of a file all over it.
fn sample(project: &Project, file: &str, count: usize) -> Vec<Vec<String>> {
    let all: Vec<Vec<String>> = leaves(project, file).into_iter().map(|(path, _)| path).collect();
    let step = (all.len() / count.max(1)).max(1);
    all.into_iter().skip(step / 2).step_by(step).take(count).collect()
}

/// The entries of a file that are no tables, in order, with their values as they are written.
fn leaves(project: &Project, file: &str) -> Vec<(Vec<String>, String)> {
    let text = text(project, file);
    let mut found = Vec::new();
    if let Some(root) = chartroom_yaml::parse(&text).root {
        collect(&text, &root, &mut Vec::new(), &mut found);
    }
    found
}

fn collect(
    text: &str,
    node: &Node,
    path: &mut Vec<String>,
    found: &mut Vec<(Vec<String>, String)>,
) {
    for entry in node.entries() {
        path.push(entry.key.text().unwrap_or_default().to_owned());
        if entry.value.entries().is_empty() {
            // The blank lines behind a block scalar are no part of it.
            found.push((path.clone(), text[entry.value.span.clone()].trim_end().to_owned()));
        } else {
            collect(text, &entry.value, path, found);
        }
        path.pop();
    }
}

fn text(project: &Project, file: &str) -> String {
    let file = project.layer_file(file);
    file.map(|file| String::from_utf8_lossy(&file.data).into_owned()).unwrap_or_default()
}

/// What is another between two states, apart from the entries that moved.
fn differences(before: &Project, after: &Project, made: &Move, plan: &Plan) -> Vec<String> {
    let mut wrong = Vec::new();
    let moves = |path: &[String]| made.paths.iter().any(|one| path.starts_with(one));
    let mut comments: BTreeMap<String, isize> = BTreeMap::new();
    for file in before.beside.iter().chain(&before.files) {
        let now = after.layer_file(&file.path);
        if now.is_some_and(|now| now.data == file.data) {
            continue;
        }
        let rest = |project: &Project| {
            let mut all = leaves(project, &file.path);
            // An empty table that one comes into is none any more.
            let filled = |path: &[String]| made.paths.iter().any(|one| one.starts_with(path));
            all.retain(|(path, _)| !moves(path) && !filled(path));
            all
        };
        let (old, new) = (rest(before), rest(after));
        if old != new {
            let other = old.iter().zip(&new).find(|(old, new)| old != new);
            wrong.push(format!("{} has another {other:?}", file.path));
        }
        let (old, new) = (text(before, &file.path), text(after, &file.path));
        let ends = |text: &str| (text.contains("\r\n"), text.replace("\r\n", "").contains('\n'));
        if ends(&old).0 != ends(&new).0 && old.lines().count() > 1 && new.lines().count() > 1 {
            wrong.push(format!("{} has other line ends", file.path));
        }
        count(&old, 1, &mut comments);
        count(&new, -1, &mut comments);
    }
    for (_, text) in &made.change.made {
        count(text, -1, &mut comments);
    }
    // The comment of an entry that goes nowhere goes with it; one that came from two places comes once.
    let stays = !matches!(
        plan,
        Plan::Minimise { .. } | Plan::ToFlag { .. } | Plan::Extract { .. } | Plan::Promote { .. }
    );
    let lost = comments.iter().find(|(_, left)| **left > 0).filter(|_| stays);
    let goes = matches!(plan, Plan::PushDown { base: Base::Goes, .. })
        && made.change.layers.is_empty()
        && changed(&made.change) == 1;
    if let Some((lost, _)) = lost.filter(|_| !goes) {
        wrong.push(format!("lost the comment {lost:?}"));
    }
    wrong
}

fn count(text: &str, by: isize, comments: &mut BTreeMap<String, isize>) {
    for line in text.lines().map(str::trim).filter(|line| line.starts_with('#')) {
        *comments.entry(line.to_owned()).or_default() += by;
    }
}
