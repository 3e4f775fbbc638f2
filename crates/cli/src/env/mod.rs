//! `chartroom env`: the environments of a chart in a folder, by its values files. What changes files says what it did, or
//! with `--dry-run` prints a patch.

mod list;
mod new;

use crate::flags::{Flags, apart, switch};
use crate::help::ENV;
use crate::project::{project, set_all_environments};
use crate::tree::set_declared_environments;
use crate::{Host, Printed, messages};
use chartroom_assist::moves::{Base, Move, Plan};
use chartroom_assist::{Assistant, Renaming, applied};
use chartroom_core::{Environment, Project};
use chartroom_escape::Lines;
use chartroom_export::chart_patch;

/// Runs the command with the arguments behind `env`.
pub(crate) fn run(args: &[String], host: &dyn Host) -> Printed {
    match done(args, host) {
        Ok(text) => Printed::text(&text),
        Err(error) => Printed::refused(&error),
    }
}

fn done(args: &[String], host: &dyn Host) -> Result<String, String> {
    let (what, args) = args.split_first().ok_or_else(|| ENV.usage())?;
    let mut args = args.to_vec();
    let dry = switch(&mut args, "--dry-run");
    let keep = switch(&mut args, "--keep");
    let (mut args, own) = apart(&args, &["--from", "--format", "--env", "--tree"])?;
    let option = |name: &str| own.iter().rev().find(|(flag, _)| flag == name).map(|(_, text)| text);
    let words = match what.as_str() {
        "list" => 0,
        "new" | "minimise" | "minimize" | "push-down" => 1,
        "rename" | "promote" => 2,
        _ => return Err(ENV.usage()),
    };
    if args.len() < words || args.iter().take(words).any(|word| word.starts_with('-')) {
        return Err(ENV.usage());
    }
    let words: Vec<String> = args.drain(..words).collect();
    let flags = Flags::parse(&args)?;
    let mut project = project(&flags, host)?.ok_or_else(|| ENV.usage())?;
    // Layers from outside are no environment's own.
    for one in &mut project.environments {
        one.overlays.clear();
        one.sets.clear();
    }
    let chart = flags.chart();
    match option("--tree") {
        Some(tree) if what == "list" => {
            set_declared_environments(&mut project, chart, tree, host)?;
        }
        Some(_) => {
            return Err(messages::ENV_TREE.into());
        }
        None => set_all_environments(&mut project),
    }
    if what != "list" && host.is_dir(chart) != Some(true) {
        return Err(messages::EnvPacked { chart: &chart }.text());
    }
    let task = Task { project: &project, chart: chart.trim_end_matches('/'), host, dry };
    match (what.as_str(), words.as_slice()) {
        ("new", [name]) => new::new(&task, name, option("--from").map(String::as_str)),
        ("rename", [old, name]) => {
            let number = number(&project, old)?;
            let mut assistant = Assistant::default();
            let asked = assistant.about(&project, Vec::new(), None);
            let renaming = asked.rename_environment(number, name, &|| ())?;
            if renaming.file.is_none() {
                return Err(messages::EnvNoFile { name: old }.text());
            }
            task.finish(&renaming, &messages::EnvRenamed { old, new: name }.text())
        }
        ("minimise" | "minimize", [name]) => {
            let overlay = overlay(&project, name)?.to_owned();
            let made = Plan::Minimise { overlay: overlay.clone() }.proved(&project, &|| ())?;
            let gone: Vec<String> = made.paths.iter().map(|path| path.join(".")).collect();
            let says = messages::EnvTookOut { file: &overlay, entries: &gone.join(", ") };
            task.finish(&made.change, &says.text())
        }
        ("promote", [name, path]) => {
            let overlay = overlay(&project, name)?.to_owned();
            let path = crate::explain::path(path);
            let plan = Plan::Promote { overlay, path, keep };
            task.moved(&plan.proved(&project, &|| ())?, |entries, told| {
                messages::EnvMoved { entries: &entries, file: &"values.yaml", told: &told }.text()
            })
        }
        ("push-down", [path]) => {
            let named: Vec<&String> =
                own.iter().filter(|(flag, _)| flag == "--env").map(|(_, text)| text).collect();
            let environments = match named.is_empty() {
                true => (0..project.environments.len()).collect(),
                false => {
                    named.iter().map(|name| number(&project, name)).collect::<Result<_, _>>()?
                }
            };
            let path = crate::explain::path(path);
            let base = if keep { Base::Stays } else { Base::Goes };
            let made = Plan::PushDown { path, environments, base }.proved(&project, &|| ())?;
            task.moved(&made, |entries, told| {
                messages::EnvSpread { entries: &entries, told: &told }.text()
            })
        }
        _ => list::list(&project, option("--format").map_or("text", String::as_str)),
    }
}

/// The number of an environment.
fn number(project: &Project, name: &str) -> Result<usize, String> {
    let at = project.environments.iter().position(|one| one.name == name);
    at.ok_or_else(|| {
        let names: Vec<&str> = project.environments.iter().map(|one| one.name.as_str()).collect();
        messages::EnvUnknown { name: &name, names: &names.join(", ") }.text()
    })
}

/// The values file that is an environment's own.
fn overlay<'a>(project: &'a Project, name: &str) -> Result<&'a str, String> {
    let environment: Option<&Environment> = project.environments.get(number(project, name)?);
    let overlay = environment.and_then(|one| one.overlays.last());
    overlay.map(String::as_str).ok_or_else(|| messages::EnvAlone { name: &name }.text())
}

/// What is worked on.
struct Task<'a> {
    project: &'a Project,
    chart: &'a str,
    host: &'a dyn Host,
    /// Nothing is written.
    dry: bool,
}

impl Task<'_> {
    /// Says what a move did.
    fn moved(&self, made: &Move, says: fn(&str, &str) -> String) -> Result<String, String> {
        let moved: Vec<String> = made.paths.iter().map(|path| path.join(".")).collect();
        let names = made.free.iter().filter_map(|at| self.project.environments.get(*at));
        let names: Vec<&str> = names.map(|one| one.name.as_str()).collect();
        let told: String = match names.is_empty() {
            true => messages::ENV_SAME.into(),
            false => messages::EnvReaches { names: &names.join(", ") }.text(),
        };
        self.finish(&made.change, &says(&moved.join(", "), &told))
    }

    /// Writes a change, or prints it.
    fn finish(&self, change: &Renaming, says: &str) -> Result<String, String> {
        let mut out = Lines::default();
        let after = applied(self.project, change);
        if self.dry {
            let patch = chart_patch(&self.project.files, &after.files);
            out.block(patch.text.trim_end_matches('\n'));
            return Ok(out.text());
        }
        let path = |file: &str| format!("{}/{file}", self.chart);
        let written = after.files.iter().filter(|file| {
            let moved = change.file.as_ref().is_some_and(|(_, new)| file.path == *new);
            let old = self.project.files.iter().find(|old| old.path == file.path);
            !moved && old.is_none_or(|old| old.data != file.data)
        });
        for file in written {
            let done = self.host.write(&path(&file.path), &file.data, false);
            done.map_err(|error| error.0)?;
        }
        if let Some((old, new)) = &change.file {
            self.host.rename(&path(old), &path(new)).map_err(|error| error.0)?;
        }
        out.block(says);
        Ok(out.text())
    }
}
