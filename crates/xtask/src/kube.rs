//! `cargo xtask kube-schemas` makes the Kubernetes schemas of crates/kube and what is said of their fields; `kube-agreement` holds the validator against
//! an independent one.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::args::Args;
use crate::conformance::case_folders;
use crate::failure::{Failure, Outcome};
use crate::process;
use crate::setup::cache_dir;
use crate::ui;
use crate::workspace::Workspace;

/// A workspace of its own, so that the product's lock file carries neither Kubernetes' types nor the judge.
const MANIFEST: &str = "tests/kube-schemas/Cargo.toml";
/// The versions of Kubernetes that k8s-openapi has, the oldest first.
const MINORS: [u16; 5] = [33, 34, 35, 36, 37];
/// What the values of enums are from.
const ENUMS: &str = "kubernetes-models@5.1.0";
/// The judge, a package of PyPI.
const JUDGE: &str = "kubernetes-validate==1.37.0";
/// What Kubernetes says of fields, which the page fetches when it is first shown.
const DOCS: &str = "crates/kube/data/kubernetes-docs.gz";
const REPORT: &str = "docs/kubernetes-validation.md";

/// Dumps each version, one build each, and packs them into one file.
pub(crate) fn schemas(workspace: &Workspace, args: Args) -> Outcome<()> {
    args.done()?;
    ui::heading("Kubernetes schemas");
    let out = workspace.target_dir().join("kube-schemas");
    create(&out)?;
    let mut dumps = Vec::new();
    for minor in MINORS {
        ui::note(&format!("Kubernetes 1.{minor}"));
        let mut dump = run(workspace, &format!("v1_{minor}"), "dump");
        dumps.push(write(&mut dump, &out.join(format!("1.{minor}.json")))?);
    }
    ui::note(ENUMS);
    let mut enums = run(workspace, "default", "enums");
    enums.arg("--").arg(package(&out)?);
    write(&mut enums, &workspace.root().join("tests/kube-schemas/enums.tsv"))?;
    let mut pack = run(workspace, "default", "pack");
    pack.args(["--", "crates/kube/data/kubernetes.bin"]).args(&dumps);
    let packed = process::must(&mut pack, Duration::from_secs(600))?;
    packed.lines.iter().for_each(|line| ui::note(line));
    let mut docs = run(workspace, "default", "docs");
    docs.args(["--", DOCS]).args(dumps);
    let packed = process::must(&mut docs, Duration::from_secs(600))?;
    packed.lines.iter().for_each(|line| ui::note(line));
    Ok(())
}

/// What a real API server said of manifests lies beside the repository, where it does.
const VERDICTS: &str = "../shared/conformance/apiserver";
const CHARTS: &str = "../shared/conformance/charts";

/// The arguments of the program that holds the checks against a real API server's verdicts; None without those.
pub(crate) fn verdicts(workspace: &Workspace) -> Option<Vec<String>> {
    let there = workspace.root().join(VERDICTS).is_dir();
    there.then(|| [VERDICTS, CHARTS].map(str::to_owned).to_vec())
}

/// The checks beside the verdicts of a real API server, then the structure beside another validator, over the folders
/// given, or those of `cargo xtask conformance`; the latter is written into docs/.
pub(crate) fn agreement(workspace: &Workspace, args: Args) -> Outcome<()> {
    let mut folders = args.rest();
    if let Some(verdicts) = verdicts(workspace) {
        ui::heading("Kubernetes validation beside a real API server");
        crate::programs::program(workspace, "verdicts", &verdicts)?;
    }
    if folders.is_empty() {
        folders = case_folders(workspace);
    }
    ui::heading("Kubernetes validation, ours and another");
    let judge = judge()?;
    let mut command = run(workspace, "agreement", "agreement");
    command.arg("--").arg(judge).arg(REPORT).args(folders);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(Failure::new("kube-agreement failed; what it said is above")
            .way_out("give the new rows a verdict: tests/kube-schemas/verdicts.tsv, defaults.tsv")),
        Err(error) => Err(Failure::new(format!("cannot run cargo: {error}"))),
    }
}

/// A program of the workspace of its own. Its build folder is apart, as the peers' is.
fn run(workspace: &Workspace, features: &str, program: &str) -> Command {
    let mut cargo = workspace.cargo();
    cargo.args(["run", "--quiet", "--manifest-path", MANIFEST]);
    cargo.args(["--features", features, "--bin", program]);
    cargo.env("CARGO_TARGET_DIR", workspace.target_dir().join("kube-schemas"));
    cargo
}

/// Writes what a program prints to a file.
fn write(command: &mut Command, file: &Path) -> Outcome<PathBuf> {
    let output =
        command.output().map_err(|error| Failure::new(format!("cannot run cargo: {error}")))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(Failure::new(format!("making {} failed:\n{said}", file.display())));
    }
    std::fs::write(file, output.stdout).map_err(|error| Failure::io("write", file, &error))?;
    Ok(file.to_owned())
}

/// The unpacked npm package with the values of enums.
fn package(out: &Path) -> Outcome<PathBuf> {
    let mut npm = Command::new("npm");
    npm.args(["pack", "--silent", ENUMS]).current_dir(out);
    process::must(&mut npm, Duration::from_secs(180))?;
    let archive = format!("{}.tgz", ENUMS.replace('@', "-"));
    let mut tar = Command::new("tar");
    process::must(tar.args(["xzf", &archive]).current_dir(out), Duration::from_secs(60))?;
    Ok(out.join("package"))
}

/// The judge's schemas, unpacked in the cache once.
fn judge() -> Outcome<PathBuf> {
    let folder = cache_dir()?.join(JUDGE.replace("==", "-"));
    if folder.join("kubernetes_validate").is_dir() {
        return Ok(folder);
    }
    ui::note(&format!("fetching {JUDGE}, the schemas of another validator"));
    create(&folder)?;
    let mut pip = Command::new("python3");
    pip.args(["-m", "pip", "install", "--quiet", "--no-deps", "--target"]).arg(&folder).arg(JUDGE);
    process::must(&mut pip, Duration::from_secs(300))
        .map_err(|failure| failure.way_out("install Python 3 with pip"))?;
    Ok(folder)
}

fn create(folder: &Path) -> Outcome<()> {
    std::fs::create_dir_all(folder).map_err(|error| Failure::io("create", folder, &error))
}
