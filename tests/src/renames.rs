//! The property that another name for a key of the values has to have: with it, every environment prints what the real
//! Helm printed for the chart as it was.
//!
//! The way is another than the product's own proof: the changed files go back to a disk, `chartroom template` runs on it
//! with the changed `--set` entries, and what it prints is compared with Helm's recorded output.

use crate::case::Case;
use crate::disk::{Disk, join};
use chartroom_assist::{Assistant, Symbol, applied};
use chartroom_core::{Environment, Project, ProjectFile, SetEntry, SetKind};

/// So many environments a project has, at most.
const ENVIRONMENTS: usize = 3;
/// The name that a key is given.
const NAME: &str = "quiteAnotherName";
/// The flags that an environment can have.
const SETS: [(&str, SetKind); 4] = [
    ("--set", SetKind::Set),
    ("--set-string", SetKind::String),
    ("--set-json", SetKind::Json),
    ("--set-literal", SetKind::Literal),
];

/// Sums over charts.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Keys that got another name, in so many environments each.
    pub renamed: usize,
    /// Environments that were rendered with it.
    pub rendered: usize,
    /// Keys that keep their name, with the reason.
    pub refused: Vec<String>,
    /// What printed something else.
    pub wrong: Vec<String>,
}

impl Tally {
    /// Adds another.
    pub fn add(&mut self, other: Self) {
        self.renamed += other.renamed;
        self.rendered += other.rendered;
        self.refused.extend(other.refused);
        self.wrong.extend(other.wrong);
    }
}

/// A case as an environment of a project.
pub(crate) struct Used<'a> {
    case: &'a Case,
    /// Where the chart is on its disk.
    root: String,
    /// What stands before the paths of its values files in the project.
    prefix: String,
}

impl Used<'_> {
    /// The set that the case is of.
    pub(crate) fn set(&self) -> &str {
        &self.case.set
    }

    /// What Helm printed for it.
    pub(crate) fn expected(&self) -> &str {
        &self.case.expected.stdout
    }

    /// What is printed for the environment as it is in a project, by the command.
    pub(crate) fn printed(&self, project: &Project, at: usize) -> String {
        let mut disk: Disk = self.case.disk.clone();
        for file in &project.files {
            disk.insert(&format!("{}/{}", self.root, file.path), &file.data);
        }
        for file in &project.beside {
            if let Some(path) = file.path.strip_prefix(&self.prefix) {
                let path = join(&disk.cwd, path);
                disk.insert(&path, &file.data);
            }
        }
        let environment = &project.environments[at];
        let mut words = vec!["template".to_owned(), environment.release.clone()];
        words.retain(|word| !word.is_empty());
        words.push("../../chart".to_owned());
        let mut flag = |name: &str, text: &str| words.extend([name.to_owned(), text.to_owned()]);
        if !environment.namespace.is_empty() {
            flag("--namespace", &environment.namespace);
        }
        for path in &environment.overlays {
            match path.strip_prefix(&self.prefix) {
                Some(path) => flag("-f", path),
                None => flag("-f", &format!("../../chart/{path}")),
            }
        }
        environment.sets.iter().for_each(|set| flag(set.kind.flag(), &set.text));
        String::from_utf8_lossy(&chartroom_cli::run(&words, &disk).stdout).into_owned()
    }
}

/// Gives `count` keys of a chart's values another name, one at a time.
pub fn measure(cases: &[Case], count: usize) -> Tally {
    let mut tally = Tally::default();
    let Some((project, used)) = in_charts(cases) else { return tally };
    let mut assistant = Assistant::default();
    let asked = assistant.about(&project, Vec::new(), None);
    let mut keys = Vec::new();
    places(&asked.symbols("values.yaml"), &mut keys);
    let step = (keys.len() / count.max(1)).max(1);
    for (key, offset) in keys.iter().skip(step / 2).step_by(step).take(count) {
        let name = used.first().map_or("", |used| &used.case.set);
        match asked.rename("values.yaml", *offset, NAME) {
            Err(why) => tally.refused.push(format!("{name} {key}: {why}")),
            Ok(renaming) => {
                tally.renamed += 1;
                let renamed = applied(&project, &renaming);
                for (at, used) in used.iter().enumerate() {
                    tally.rendered += 1;
                    if used.printed(&renamed, at) != used.expected() {
                        tally.wrong.push(format!("{name}/{} {key}", used.case.name));
                    }
                }
            }
        }
    }
    tally
}

/// The keys of a file with a byte of each.
fn places(symbols: &[Symbol], found: &mut Vec<(String, usize)>) {
    for symbol in symbols {
        if !symbol.name.starts_with('[') {
            found.push((symbol.name.clone(), symbol.own.start));
        }
        places(&symbol.below, found);
    }
}

/// The chart of some cases, with those that are told by layers and entries alone as its environments.
pub(crate) fn in_charts(cases: &[Case]) -> Option<(Project, Vec<Used<'_>>)> {
    let mut project = Project::default();
    let mut used = Vec::new();
    for case in cases {
        let root = format!("{}/chart", case.disk.cwd.rsplit_once("/cases/")?.0);
        let files: Vec<ProjectFile> = files(&case.disk, &root).collect();
        let expected = &case.expected;
        let one = expected.ok && !expected.unordered && expected.stdout_alt.is_none();
        if !one || !project.files.is_empty() && project.files != files {
            continue;
        }
        let prefix = format!("{}-", case.name);
        let Some((environment, beside)) = environment(case, &prefix) else { continue };
        project.files = files;
        project.environments.push(environment);
        project.beside.extend(beside);
        used.push(Used { case, root, prefix });
        if used.len() == ENVIRONMENTS {
            break;
        }
    }
    (!used.is_empty()).then_some((project, used))
}

fn files<'a>(disk: &'a Disk, root: &'a str) -> impl Iterator<Item = ProjectFile> + 'a {
    disk.below(root).filter_map(move |(path, data)| {
        let path = path.strip_prefix(root)?.strip_prefix('/')?.to_owned();
        Some(ProjectFile { path, data: data.clone() })
    })
}

/// None where a case has a flag that an environment has not.
fn environment(case: &Case, prefix: &str) -> Option<(Environment, Vec<ProjectFile>)> {
    let mut environment = Environment { name: case.name.clone(), ..Environment::default() };
    let mut beside = Vec::new();
    let mut words = case.args.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--namespace" => environment.namespace.clone_from(words.next()?),
            "-f" => {
                let name = words.next()?;
                let path = format!("{prefix}{name}");
                let data = case.disk.get(&join(&case.disk.cwd, name))?.clone();
                beside.push(ProjectFile { path: path.clone(), data });
                environment.overlays.push(path);
            }
            flag if flag.starts_with('-') => {
                let (_, kind) = SETS.iter().find(|(known, _)| *known == flag)?;
                environment.sets.push(SetEntry { kind: *kind, text: words.next()?.clone() });
            }
            "../../chart" => {}
            release => release.clone_into(&mut environment.release),
        }
    }
    Some((environment, beside))
}
