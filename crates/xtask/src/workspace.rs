//! Where things are: the repository, the build folders and the cache of tools.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::failure::{Failure, Outcome};
use crate::process;

/// The repository this xtask was built from.
pub(crate) struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// Finds the repository: cargo names the folder of this crate when it runs it.
    pub(crate) fn find() -> Outcome<Self> {
        let manifest_dir = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let start = match manifest_dir {
            Some(dir) => dir,
            None => std::env::current_dir().map_err(|error| {
                Failure::new(format!("cannot tell the current folder: {error}"))
            })?,
        };
        start
            .ancestors()
            .find(|dir| dir.join("Trunk.toml").is_file() && dir.join("crates").is_dir())
            .map(|dir| Self { root: dir.to_owned() })
            .ok_or_else(|| Failure::new("this is not inside the Chartroom repository"))
    }

    /// The top folder of the repository.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The folder the built page is put in.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Fails when dist/ holds no page.
    pub(crate) fn check_built(&self) -> Outcome<()> {
        if self.dist().join("index.html").is_file() {
            return Ok(());
        }
        Err(Failure::new("dist/ holds no page").way_out("build it first: cargo xtask build"))
    }

    /// The build folder for wasm. It is apart from the native one, because the compilers may differ and each would
    /// throw away what the other built.
    pub(crate) fn wasm_target_dir(&self) -> PathBuf {
        self.target_dir().join("wasm")
    }

    /// Cargo's build folder.
    pub(crate) fn target_dir(&self) -> PathBuf {
        match std::env::var_os("CARGO_TARGET_DIR") {
            Some(dir) => self.root.join(dir),
            None => self.root.join("target"),
        }
    }

    /// A cargo command that starts in the repository.
    pub(crate) fn cargo(&self) -> Command {
        let mut command = Command::new("cargo");
        command.current_dir(&self.root);
        command
    }

    /// Has a release say which commit it was built of. Other builds do not, as each commit would make them again.
    pub(crate) fn name_commit(&self, command: &mut Command) {
        let mut git = Command::new("git");
        git.current_dir(&self.root).args(["rev-parse", "--short=9", "HEAD"]);
        if let Some(commit) = process::answer(&mut git) {
            command.env("CHARTROOM_COMMIT", format!(" ({})", commit.trim()));
        }
    }

    /// What `cargo metadata` says about the crates of this repository.
    pub(crate) fn metadata(&self) -> Outcome<Metadata> {
        let mut command = self.cargo();
        command.args(["metadata", "--format-version", "1", "--no-deps"]);
        let text = process::answer(&mut command)
            .ok_or_else(|| Failure::new("`cargo metadata` failed").way_out("run it to see why"))?;
        serde_json::from_str(&text)
            .map(Metadata)
            .map_err(|error| Failure::new(format!("`cargo metadata` is not JSON: {error}")))
    }
}

/// The crates of the workspace.
pub(crate) struct Metadata(Value);

/// One crate of the workspace, a view on the metadata.
pub(crate) struct Package<'a>(&'a Value);

impl Metadata {
    /// All crates of the workspace.
    pub(crate) fn packages(&self) -> impl Iterator<Item = Package<'_>> {
        array(&self.0, "packages").map(Package)
    }

    /// Whether a crate has a target, such as a `bin` or a `test`, of this name.
    pub(crate) fn has_target(&self, package: &str, kind: &str, name: &str) -> bool {
        self.packages()
            .filter(|found| found.name() == package)
            .any(|found| found.targets(kind).any(|target| target == name))
    }
}

impl<'a> Package<'a> {
    /// The name in its Cargo.toml.
    pub(crate) fn name(&self) -> &'a str {
        string(self.0, "name")
    }

    /// The names of its targets of a kind: `bin`, `test`, `lib`.
    pub(crate) fn targets(&self, kind: &'a str) -> impl Iterator<Item = &'a str> {
        array(self.0, "targets")
            .filter(move |target| array(target, "kind").any(|found| found.as_str() == Some(kind)))
            .map(|target| string(target, "name"))
    }

    /// The names of its tests that need no feature.
    pub(crate) fn plain_tests(&self) -> impl Iterator<Item = &'a str> {
        array(self.0, "targets")
            .filter(|target| array(target, "kind").any(|found| found.as_str() == Some("test")))
            .filter(|target| array(target, "required-features").next().is_none())
            .map(|target| string(target, "name"))
    }

    /// The names of what it depends on; only for its tests when `dev` is set.
    pub(crate) fn dependencies(&self, dev: bool) -> impl Iterator<Item = &'a str> {
        array(self.0, "dependencies")
            .filter(move |dependency| (string(dependency, "kind") == "dev") == dev)
            .map(|dependency| string(dependency, "name"))
    }
}

fn array<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
    value.get(key).and_then(Value::as_array).into_iter().flatten()
}

fn string<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}
