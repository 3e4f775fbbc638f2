//! Where a command runs, and how it is told where the chart and the overlays are.

use crate::case::Case;
use crate::disk::{Disk, join};
use chartroom_cli::Host;

/// The environment that is added to the chart of a case, so that there are two to compare.
pub(super) const OTHER: &str = "other-one";

/// A folder that no case has anything in.
const ELSEWHERE: &str = "/elsewhere/deep";

/// A case as it is run.
pub(super) struct Ground {
    pub(super) disk: Disk,
    pub(super) args: Vec<String>,
}

impl Ground {
    /// In the folder of the case, from elsewhere, and with absolute paths.
    pub(super) fn all(case: &Case) -> Vec<Self> {
        let mut disk = case.disk.clone();
        add_environment(case, &mut disk);
        let here = Self { disk: disk.clone(), args: case.args.clone() };
        // Paths behind a key stay as they are.
        if case.args.iter().any(|arg| arg.starts_with("--set-file")) {
            return vec![here];
        }
        let absolute = |path: &str| join(&case.disk.cwd, path);
        let relative = |path: &str| format!("../..{}", join(&case.disk.cwd, path));
        disk.cwd = ELSEWHERE.to_owned();
        let from_elsewhere = Self { disk: disk.clone(), args: moved(case, &relative) };
        vec![here, from_elsewhere, Self { disk, args: moved(case, &absolute) }]
    }
}

/// The arguments with other paths of the chart and of values files.
fn moved(case: &Case, path: &dyn Fn(&str) -> String) -> Vec<String> {
    let mut flag = "";
    let mut moved = Vec::new();
    for arg in &case.args {
        let is_path = match flag {
            "-f" | "--values" => true,
            "" => !arg.starts_with('-') && case.disk.kind(arg).is_some(),
            _ => false,
        };
        moved.push(if is_path {
            arg.split(',').map(path).collect::<Vec<_>>().join(",")
        } else {
            arg.clone()
        });
        let takes_one = arg.starts_with('-') && !arg.contains('=') && !is_switch(arg);
        flag = if takes_one && flag.is_empty() { arg } else { "" };
    }
    moved
}

fn is_switch(arg: &str) -> bool {
    let switches = ["--is-upgrade", "--include-crds", "--no-hooks", "--validate"];
    switches.contains(&arg) || arg.starts_with("--skip-")
}

/// An overlay in the chart that has every whole number of values.yaml one higher.
fn add_environment(case: &Case, disk: &mut Disk) {
    let chart =
        case.args.iter().rev().find(|arg| !arg.starts_with('-') && disk.is_dir(arg) == Some(true));
    let Some(chart) = chart.map(|path| join(&disk.cwd, path)) else { return };
    let values = disk.text(&format!("{chart}/values.yaml")).unwrap_or_default();
    let lines: Vec<String> = values.lines().map(raised).collect();
    let path = format!("{chart}/values-{OTHER}.yaml");
    disk.insert(&path, lines.join("\n").as_bytes());
}

fn raised(line: &str) -> String {
    let number =
        line.rsplit_once(": ").and_then(|(key, text)| Some((key, text.parse::<u16>().ok()?)));
    match number {
        Some((key, number)) => format!("{key}: {}", u32::from(number) + 1),
        None => line.to_owned(),
    }
}
