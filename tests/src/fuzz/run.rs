//! The same inputs by both.

use super::{Input, Setting, chart};
use crate::compare::Actual;
use crate::disk::Disk;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What we take longer for is not given to Helm, which knows no limits.
const LONGEST: Duration = Duration::from_millis(500);
/// Helm is ended after so many seconds.
const PATIENCE: &str = "30";
/// How Go ends when a map that holds itself is printed.
const FATAL: &str = "goroutine stack exceeds";
/// What is said about a key that JSON has no form for.
const MAP_KEY: &str = "unsupported map key of type";
/// What stands before each document.
const SOURCE: &str = "# Source: fuzz/templates/";

/// What came of an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Both print the same.
    Same,
    /// What Helm and we print.
    Different(String, String),
    /// Not compared.
    Skipped,
}

impl Verdict {
    /// Said in a word.
    pub fn word(&self) -> &'static str {
        match self {
            Verdict::Same => "same",
            Verdict::Different(..) => "different",
            Verdict::Skipped => "skipped",
        }
    }
}

/// The real Helm, and a folder that charts are put in for it.
pub struct Helm {
    program: PathBuf,
    place: PathBuf,
    /// So many times it ran.
    pub runs: usize,
}

impl Helm {
    /// `place` is made, used and emptied.
    pub fn new(program: PathBuf, place: PathBuf) -> Self {
        Self { program, place, runs: 0 }
    }

    /// Judges inputs that share a values.yaml; of those that we refuse at most `errors` are compared.
    pub fn judge(
        &mut self,
        setting: &Setting,
        inputs: &[Input],
        errors: usize,
    ) -> io::Result<Vec<Verdict>> {
        let mut verdicts = vec![Verdict::Skipped; inputs.len()];
        let (mut together, mut alone) = (Vec::new(), Vec::new());
        for (at, input) in inputs.iter().enumerate() {
            let start = Instant::now();
            let ours = here(setting, &chart(setting, &[input]));
            if start.elapsed() > LONGEST || ours.stderr.contains("exceeded") {
                continue;
            }
            if ours.ok { together.push(at) } else { alone.push((at, ours)) }
        }
        for (at, ours) in alone.into_iter().take(errors) {
            let helm = self.run(setting, &chart(setting, &[&inputs[at]]))?;
            verdicts[at] = verdict(helm, &ours);
        }
        self.judge_together(setting, inputs, together, &mut verdicts)?;
        Ok(verdicts)
    }

    fn judge_together(
        &mut self,
        setting: &Setting,
        inputs: &[Input],
        mut together: Vec<usize>,
        verdicts: &mut [Verdict],
    ) -> io::Result<()> {
        while !together.is_empty() {
            let chosen: Vec<&Input> = together.iter().map(|&at| &inputs[at]).collect();
            let disk = chart(setting, &chosen);
            let (helm, ours) = (self.run(setting, &disk)?, here(setting, &disk));
            if helm.ok && ours.ok {
                let (helm, ours) = (documents(&helm.stdout), documents(&ours.stdout));
                for at in together {
                    let of = |all: &BTreeMap<String, String>| {
                        all.get(&inputs[at].id).cloned().unwrap_or_default()
                    };
                    let (helm, ours) = (of(&helm), of(&ours));
                    verdicts[at] = compared(helm, ours);
                }
                return Ok(());
            }
            // The error names the first input that Helm refuses; the others have another try without it.
            let blamed = together.iter().position(|&at| {
                let id = &inputs[at].id;
                let files = [format!("templates/_{id}.tpl"), format!("templates/{id}.yaml")];
                files.iter().any(|file| helm.stderr.contains(file) || ours.stderr.contains(file))
            });
            let Some(blamed) = blamed else {
                // Helm itself died, or what one input did is seen in another.
                if let [at] = together[..] {
                    verdicts[at] = verdict(helm, &ours);
                    return Ok(());
                }
                let half = together.split_off(together.len() / 2);
                self.judge_together(setting, inputs, half, verdicts)?;
                continue;
            };
            let at = together.remove(blamed);
            let disk = chart(setting, &[&inputs[at]]);
            verdicts[at] = verdict(self.run(setting, &disk)?, &here(setting, &disk));
        }
        Ok(())
    }

    /// Runs Helm on a chart.
    fn run(&mut self, setting: &Setting, disk: &Disk) -> io::Result<Actual> {
        self.runs += 1;
        let _ = std::fs::remove_dir_all(&self.place);
        write(disk, &self.place)?;
        let output = Command::new("timeout")
            .arg(PATIENCE)
            .arg(&self.program)
            .arg("template")
            .args(&setting.args)
            .current_dir(self.place.join(disk.cwd.trim_start_matches('/')))
            .env_clear()
            .env("TZ", "UTC")
            .env("PATH", "/usr/bin:/bin")
            .stdin(Stdio::null())
            .output()?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let ok = output.status.success();
        Ok(Actual { ok, stdout: text(&output.stdout), stderr: text(&output.stderr) })
    }
}

fn verdict(helm: Actual, ours: &Actual) -> Verdict {
    if helm.stderr.contains(FATAL) {
        return Verdict::Skipped;
    }
    let shown = |actual: &Actual| format!("{}{}", logs_in_order(&actual.stderr), actual.stdout);
    compared(shown(&helm), shown(ours))
}

/// Warnings about values come in the order of a Go map.
fn logs_in_order(stderr: &str) -> String {
    let (mut logs, others): (Vec<&str>, Vec<&str>) =
        stderr.split_inclusive('\n').partition(|line| line.starts_with("level="));
    logs.sort_unstable();
    logs.extend(others);
    logs.concat()
}

fn compared(helm: String, ours: String) -> Verdict {
    match helm == ours {
        true => Verdict::Same,
        false if shows_an_address(&helm) => Verdict::Skipped,
        // Which of several such keys is named first is in the order of a Go map.
        false if [&helm, &ours].iter().all(|text| text.contains(MAP_KEY)) => Verdict::Skipped,
        false => Verdict::Different(helm, ours),
    }
}

/// Whether Go printed a pointer, which is another in each run.
fn shows_an_address(text: &str) -> bool {
    let digits = |rest: &str| rest.bytes().take_while(u8::is_ascii_hexdigit).count();
    text.match_indices("0x").any(|(at, _)| (9..=12).contains(&digits(&text[at + 2..])))
}

/// Our own run.
pub(super) fn here(setting: &Setting, disk: &Disk) -> Actual {
    let args: Vec<String> =
        std::iter::once("template".to_owned()).chain(setting.args.iter().cloned()).collect();
    let printed = chartroom_cli::run(&args, disk);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Actual { ok: printed.ok, stdout: text(&printed.stdout), stderr: text(&printed.stderr) }
}

/// Documents by the name of their template.
fn documents(stdout: &str) -> BTreeMap<String, String> {
    let parts = stdout.split(SOURCE).skip(1);
    let named = parts.filter_map(|part| part.split_once(".yaml\n"));
    named.map(|(name, text)| (name.to_owned(), text.trim_end_matches("---\n").to_owned())).collect()
}

/// Puts files below a folder.
fn write(disk: &Disk, place: &Path) -> io::Result<()> {
    for (path, data) in disk.below("") {
        let file = place.join(path.trim_start_matches('/'));
        std::fs::create_dir_all(file.parent().unwrap_or(place))?;
        std::fs::write(file, data)?;
    }
    Ok(())
}

impl Drop for Helm {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.place);
    }
}
