//! `chartroom export`: what one takes away for an environment.

use crate::flags::{Flags, apart, unknown_format};
use crate::help::EXPORT;
use crate::paths::Paths;
use crate::project::{add_environments, project};
use crate::{Host, Printed, messages};
use chartroom_core::{Project, SetKind, set_file_paths};
use chartroom_export::{Helm, Refusal, Subject, gitlab, script, steps, summary};

/// Runs the command with the arguments behind `export`.
pub(crate) fn run(args: &[String], host: &dyn Host) -> Printed {
    match exported(args, host) {
        Ok(text) => Printed::text(&text),
        Err(error) => Printed::refused(&error),
    }
}

fn exported(args: &[String], host: &dyn Host) -> Result<String, String> {
    let (rest, own) = apart(args, &["--env", "--beside", "--helm", "--format"])?;
    let (mut name, mut beside, mut helm, mut format) =
        (None, None, Helm::Four, "commands".to_owned());
    for (flag, text) in own {
        match flag.as_str() {
            "--env" => name = Some(text),
            "--beside" => beside = Some(text),
            "--helm" => {
                let major = text.trim_start_matches('v').parse().ok().and_then(Helm::of);
                helm = major.ok_or_else(|| {
                    messages::UnknownHelm { text: &format_args!("{text:?}") }.text()
                })?;
            }
            _ => format = text,
        }
    }
    let flags = Flags::parse(&rest)?;
    let mut project = project(&flags, host)?.ok_or_else(|| EXPORT.usage())?;
    let names: Vec<String> =
        [Some(name.ok_or_else(|| EXPORT.usage())?), beside].into_iter().flatten().collect();
    add_environments(&mut project, &names)?;
    let chart = flags.chart();
    let folder = host.is_dir(chart).unwrap_or(false).then_some(chart);
    let from_root = |path: &str| host.absolute(path);
    match format.as_str() {
        // It is read where the command runs.
        "summary" => {}
        "gitlab" => rename_beside(&mut project, &|path| below(&from_root(chart), &from_root(path))),
        _ => rename_beside(&mut project, &from_root),
    }
    let paths = Paths::of(chart, &project, host);
    let shown = |path: &str| paths.path(path);
    let mut report = chartroom_core::report(&project);
    let schemas = chartroom_check::Schemas::read(chartroom_check::DATA);
    chartroom_check::check(&project, &mut report, &[], schemas.as_ref().ok());
    let subject = |at: usize| {
        let subject = Subject::new(&project, at, &report, at);
        subject.map(|subject| subject.with_paths(&shown)).map(|subject| match folder {
            Some(folder) => subject.in_folder(folder.trim_end_matches('/')),
            None => subject,
        })
    };
    let (environment, other) = (subject(0).ok_or_else(|| EXPORT.usage())?, subject(1));
    match format.as_str() {
        "commands" => steps(&environment, helm).map(|steps| script(&steps)).map_err(refused),
        "gitlab" => gitlab(&environment, helm).map_err(refused),
        "summary" => Ok(summary(&environment, other.as_ref())),
        other => Err(unknown_format(other, "commands|gitlab|summary")),
    }
}

fn refused(refusal: Refusal) -> String {
    refusal.to_string()
}

/// The path of a file from a folder, both absolute. Jobs run in a copy of the repository, which lies elsewhere.
fn below(folder: &str, file: &str) -> String {
    let parts = |path: &str| -> Vec<String> {
        path.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect()
    };
    let (folder, file) = (parts(folder), parts(file));
    let shared = folder.iter().zip(&file).take_while(|(a, b)| a == b).count();
    let up = folder.iter().skip(shared).map(|_| "..".to_owned());
    up.chain(file.into_iter().skip(shared)).collect::<Vec<_>>().join("/")
}

/// Commands run in the chart's folder: files that do not lie in it are named so that they are found from there.
fn rename_beside(project: &mut Project, path: &dyn Fn(&str) -> String) {
    let moved: Vec<(String, String)> =
        project.beside.iter().map(|file| (file.path.clone(), path(&file.path))).collect();
    let whole = |path: &str| moved.iter().find(|(old, _)| old == path).map(|(_, new)| new.clone());
    for environment in &mut project.environments {
        for path in &mut environment.overlays {
            *path = whole(path).unwrap_or_else(|| path.clone());
        }
        for entry in environment.sets.iter_mut().filter(|entry| entry.kind == SetKind::File) {
            let parts: Vec<String> =
                parts(&entry.text).iter().map(|part| moved_part(part, &whole)).collect();
            entry.text = parts.join(",");
        }
    }
    for (file, (_, new)) in project.beside.iter_mut().zip(&moved) {
        file.path.clone_from(new);
    }
}

/// The assignments of an entry of the `--set` family, parted by commas but for those behind a backslash.
fn parts(text: &str) -> Vec<String> {
    let (mut parts, mut escaped) = (vec![String::new()], false);
    for letter in text.chars() {
        if letter == ',' && !escaped {
            parts.push(String::new());
            continue;
        }
        escaped = letter == '\\' && !escaped;
        parts.last_mut().into_iter().for_each(|part| part.push(letter));
    }
    parts
}

/// An assignment with the whole path of its file.
fn moved_part(part: &str, whole: &dyn Fn(&str) -> Option<String>) -> String {
    let moved = || {
        let (key, _) = part.split_once('=')?;
        let path = set_file_paths(part).pop()?;
        let path = whole(&path)?.replace('\\', "\\\\").replace(',', "\\,");
        Some(format!("{key}={path}"))
    };
    moved().unwrap_or_else(|| part.to_owned())
}
