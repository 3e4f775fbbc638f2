//! `cargo xtask fuzz`: libFuzzer on everything that reads bytes of others. Without it, the program `targets` of the
//! tests crate gives the same functions a fixed number of inputs, which `cargo xtask test` does.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use crate::args::Args;
use crate::conformance::case_folders;
use crate::failure::{Failure, Outcome};
use crate::process;
use crate::programs::program;
use crate::setup::cargo_fuzz;
use crate::ui;
use crate::workspace::Workspace;

/// An input may take this much memory and so many seconds; what takes more is a find as a crash is.
const LIMITS: [&str; 3] = ["-rss_limit_mb=2048", "-malloc_limit_mb=1024", "-timeout=20"];
/// Longer inputs are not made.
const LONGEST: &str = "-max_len=12000";

/// One target after the other, or with `--target NAME` that one, each for `--minutes N`. Finds are in target/fuzz/finds.
pub(crate) fn run(workspace: &Workspace, mut args: Args) -> Outcome<()> {
    let only = args.option("--target")?;
    let minutes = args.option("--minutes")?.unwrap_or_else(|| "1".to_owned());
    let minutes: f64 = minutes
        .parse()
        .map_err(|_| Failure::new(format!("--minutes: '{minutes}' is no number")))?;
    args.done()?;
    let targets = targets(workspace, only.as_deref())?;
    ui::heading("Set-up");
    let fuzz = Fuzz { workspace, program: cargo_fuzz()?, out: workspace.target_dir().join("fuzz") };
    fuzz.prepare(only)?;
    let mut failed = Vec::new();
    for target in &targets {
        ui::heading(&format!("Fuzzing {target}"));
        if !fuzz.run(target, Duration::from_secs_f64(minutes * 60.0))? {
            failed.push(target.as_str());
        }
    }
    if failed.is_empty() {
        return Ok(());
    }
    let finds = fuzz.out.join("finds");
    Err(Failure::new(format!("inputs that fail were found for {}", failed.join(", ")))
        .way_out(format!("they are below {}", finds.display())))
}

/// The names of all targets, or of the one that is asked for.
fn targets(workspace: &Workspace, only: Option<&str>) -> Outcome<Vec<String>> {
    let folder = workspace.root().join("fuzz/fuzz_targets");
    let entries =
        std::fs::read_dir(&folder).map_err(|error| Failure::io("read", &folder, &error))?;
    let name = |path: PathBuf| path.file_stem().map(|name| name.to_string_lossy().into_owned());
    let mut names: Vec<String> = entries.flatten().filter_map(|entry| name(entry.path())).collect();
    names.sort();
    let Some(only) = only else { return Ok(names) };
    if names.iter().any(|name| name == only) {
        return Ok(vec![only.to_owned()]);
    }
    Err(Failure::new(format!("there is no target '{only}'"))
        .way_out(format!("there are {}", names.join(", "))))
}

struct Fuzz<'a> {
    workspace: &'a Workspace,
    program: PathBuf,
    /// What is built, the inputs and the finds.
    out: PathBuf,
}

impl Fuzz<'_> {
    /// Writes the inputs to start from and starts from the versions of dependencies that everything else is built with.
    fn prepare(&self, only: Option<String>) -> Outcome<()> {
        let (lock, own) = ("Cargo.lock", "fuzz/Cargo.lock");
        let root = self.workspace.root();
        std::fs::copy(root.join(lock), root.join(own))
            .map_err(|error| Failure::io("write", &root.join(own), &error))?;
        let mut words = vec!["--seeds".to_owned(), self.out.display().to_string()];
        words.extend(only.into_iter().flat_map(|name| ["--target".to_owned(), name]));
        words.extend(case_folders(self.workspace));
        program(self.workspace, "targets", &words)
    }

    /// Whether nothing was found.
    fn run(&self, target: &str, time: Duration) -> Outcome<bool> {
        let [grown, seeds, finds] =
            ["grown", "corpus", "finds"].map(|folder| self.out.join(folder).join(target));
        for folder in [&grown, &seeds, &finds] {
            std::fs::create_dir_all(folder)
                .map_err(|error| Failure::io("create", folder, &error))?;
        }
        let mut command = Command::new(&self.program);
        command.current_dir(self.workspace.root()).args(["fuzz", "run"]);
        // The crates are free of unsafe code, so an address sanitizer would find nothing that is theirs.
        command.args(["--sanitizer", "none", "--target-dir"]).arg(&self.out).arg(target);
        command.arg(&grown).arg(&seeds).arg("--").args(LIMITS).arg(LONGEST);
        command.arg(format!("-max_total_time={}", time.as_secs()));
        command.arg(format!("-dict={}", self.out.join(format!("{target}.dict")).display()));
        command.arg(format!("-artifact_prefix={}/", finds.display()));
        command.args(["-print_final_stats=1", "-verbosity=0"]);
        // Building is part of the first run.
        let finished = process::watch(&mut command, time + Duration::from_secs(3600))?;
        let stat = |name: &str| {
            let line = finished.lines.iter().find_map(|line| line.strip_prefix(name));
            line.map_or("?", str::trim).to_owned()
        };
        let [count, memory] = ["stat::number_of_executed_units:", "stat::peak_rss_mb:"].map(stat);
        ui::note(&format!("{count} inputs, {memory} MB of memory at most"));
        if !finished.success {
            process::show_end(&finished.lines);
        }
        Ok(finished.success)
    }
}
