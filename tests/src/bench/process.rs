//! Our command against the real Helm, process against process, in turns on the same chart.

use super::milliseconds;
use crate::case::Case;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The two programs.
pub struct Programs {
    /// The real Helm.
    pub helm: PathBuf,
    /// `chartroom`, built for release.
    pub ours: PathBuf,
}

/// Milliseconds of one chart, the best of each.
#[derive(Clone, Copy, Debug)]
pub struct Figure {
    /// Of Helm.
    pub helm: f64,
    /// Of our command.
    pub ours: f64,
}

impl Figure {
    /// How many times as fast ours is.
    pub fn ratio(&self) -> f64 {
        self.helm / self.ours
    }
}

/// Runs a case in turns by both programs, from files on disk below `place`, which is taken away again.
pub fn measure(
    programs: &Programs,
    case: &Case,
    place: &Path,
    turns: usize,
) -> Result<Figure, String> {
    let _ = std::fs::remove_dir_all(place);
    write(case, place).map_err(|error| format!("{}: {error}", place.display()))?;
    let folder = place.join(case.disk.cwd.trim_start_matches('/'));
    let mut best = Figure { helm: f64::INFINITY, ours: f64::INFINITY };
    for _ in 0..turns {
        best.helm = best.helm.min(time(&programs.helm, case, &folder)?);
        // Ours is over so soon that a single run says little.
        for _ in 0..3 {
            best.ours = best.ours.min(time(&programs.ours, case, &folder)?);
        }
    }
    let _ = std::fs::remove_dir_all(place);
    Ok(best)
}

fn write(case: &Case, place: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(place.join(case.disk.cwd.trim_start_matches('/')))?;
    for (path, data) in case.disk.below("") {
        let file = place.join(path.trim_start_matches('/'));
        std::fs::create_dir_all(file.parent().unwrap_or(place))?;
        std::fs::write(file, data)?;
    }
    Ok(())
}

/// The time of one process; it has to succeed, or it is no measurement.
fn time(program: &Path, case: &Case, folder: &Path) -> Result<f64, String> {
    let mut command = Command::new(program);
    command.arg("template").args(&case.args).current_dir(folder).env_clear().env("TZ", "UTC");
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut status = None;
    let time = milliseconds(|| status = command.status().ok());
    if status.is_some_and(|status| status.success()) {
        return Ok(time);
    }
    Err(format!("{} fails on {}/{}", program.display(), case.set, case.name))
}
