//! The repository that a chart is in, for what its tools declare of environments.

use crate::{Found, Host, Kind, Link, ReadError, Visitor, messages};
use chartroom_core::{Environment, Project, ProjectFile, SetEntry, SetKind};
use chartroom_layout::declared::{
    self, Declared, File, LARGEST, Layer, SETTINGS, environments, may_declare,
};

/// More files than that are not read.
const MOST: usize = 20_000;
/// Folders of what is not the repository's own.
const FOREIGN: [&str; 5] = ["node_modules", "target", "vendor", "dist", "build"];

/// The text files of a folder that may declare something.
struct Walk<'a> {
    tree: &'a str,
    host: &'a dyn Host,
    files: Vec<(String, String)>,
}

impl Visitor for Walk<'_> {
    fn enters(&self, folder: &str) -> bool {
        let name = folder.rsplit('/').next().unwrap_or(folder);
        let hidden = name.starts_with('.') && !matches!(name, ".github" | ".gitlab");
        !hidden && !FOREIGN.contains(&name)
    }

    fn follow(&mut self, _: Link) {}

    fn find(&mut self, found: Found) -> Result<(), ReadError> {
        let may = matches!(found.kind, Kind::File(size) if may_declare(&found.path, size));
        if !may || self.files.len() == MOST {
            return Ok(());
        }
        let path = format!("{}/{}", self.tree, found.path);
        // What cannot be read, or is no text, declares nothing.
        let data = self.host.read(&path, LARGEST).ok();
        let text = data.and_then(|data| String::from_utf8(data).ok());
        self.files.extend(text.map(|text| (found.path, text)));
        Ok(())
    }
}

/// Puts the environments that a repository declares of a chart in the place of the one without.
pub(crate) fn set_declared_environments(
    project: &mut Project,
    chart: &str,
    tree: &str,
    host: &dyn Host,
) -> Result<(), String> {
    let tree = tree.trim_end_matches('/');
    let (inside, outside) = (host.absolute(chart), host.absolute(tree));
    let chart = inside.trim_end_matches('/').strip_prefix(outside.trim_end_matches('/'));
    let chart = chart.map(|rest| rest.trim_start_matches('/').to_owned());
    let chart =
        chart.ok_or_else(|| messages::NotBelow { chart: &inside, tree: &outside }.text())?;
    let mut walk = Walk { tree, host, files: Vec::new() };
    host.walk(tree, &mut walk).map_err(|error| error.0)?;
    let files: Vec<File<'_>> =
        walk.files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let Some(base) = project.environments.first().cloned() else { return Ok(()) };
    let found = environments(&files, &chart);
    project.environments.clear();
    for one in found {
        let environment = environment(project, &base, &one, (&chart, tree), &files);
        project.environments.push(environment);
    }
    Ok(())
}

/// The environments that the chart's own `.chartroom.yaml` declares.
pub(crate) fn own_environments(project: &mut Project, base: &Environment) -> Vec<Environment> {
    let settings = project.files.iter().find(|file| file.path == SETTINGS);
    let settings = settings.map(|file| String::from_utf8_lossy(&file.data).into_owned());
    let file = settings.as_deref().map(|text| (SETTINGS, text));
    let found = declared::own_environments(file.as_slice(), "");
    found.iter().map(|one| environment(project, base, one, ("", "."), &[])).collect()
}

fn environment(
    project: &mut Project,
    base: &Environment,
    one: &Declared,
    (chart, tree): (&str, &str),
    files: &[File<'_>],
) -> Environment {
    let mut environment = Environment { name: one.name.clone(), ..base.clone() };
    if !one.release.is_empty() {
        environment.release.clone_from(&one.release);
    }
    if !one.namespace.is_empty() {
        environment.namespace.clone_from(&one.namespace);
    }
    let folder = if chart.is_empty() { String::new() } else { format!("{chart}/") };
    let mut own: Vec<String> = Vec::new();
    let mut sets = Vec::new();
    for (number, layer) in one.layers.iter().enumerate() {
        match layer {
            Layer::File(path) => {
                let inside = path.strip_prefix(&folder);
                let inside =
                    inside.filter(|path| project.files.iter().any(|file| file.path == **path));
                if let Some(path) = inside {
                    own.push(path.to_owned());
                    continue;
                }
                // One that is not there is told of as such.
                own.push(match files.iter().find(|(known, _)| known == path) {
                    Some((_, text)) => beside(project, format!("{tree}/{path}"), text),
                    None => path.clone(),
                });
            }
            Layer::Inline(text) => {
                let name = format!("{tree}/{} ({}, values {})", one.from, one.name, number + 1);
                own.push(beside(project, name, text));
            }
            Layer::Flag(flag, text) => {
                let kind = SetKind::ALL.into_iter().find(|kind| kind.flag() == *flag);
                sets.extend(kind.map(|kind| SetEntry { kind, text: text.clone() }));
            }
        }
    }
    environment.overlays.splice(0..0, own);
    environment.sets.splice(0..0, sets);
    environment
}

/// Puts a file beside the chart; its path.
fn beside(project: &mut Project, path: String, text: &str) -> String {
    if !project.beside.iter().any(|file| file.path == path) {
        let data = text.as_bytes().into();
        project.beside.push(ProjectFile { path: path.clone(), data });
    }
    path
}
