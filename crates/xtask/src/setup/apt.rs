//! Debian packages. As root they are installed, else through sudo; where neither is possible the reader gets the line
//! to run.

use std::io::IsTerminal;
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::Duration;

use super::{install, on_path};
use crate::failure::{Failure, Outcome};
use crate::process;
use crate::ui;

/// Options for every call: a server that does not answer is given up soon, another apt is waited for.
const OPTIONS: [&str; 4] =
    ["-oAcquire::http::Timeout=20", "-oAcquire::Retries=1", "-oDPkg::Lock::Timeout=180", "-q"];

/// What `find` finds, after an installation of packages if need be; `variables` are those that name it elsewhere.
pub(super) fn found<T>(
    find: fn() -> Option<T>,
    packages: &[&str],
    what: &str,
    variables: &str,
) -> Outcome<T> {
    if let Some(found) = find() {
        return Ok(found);
    }
    ensure(packages, what).map_err(|failure| {
        failure.way_out(format!("or name your own in the variables {variables}"))
    })?;
    find().ok_or_else(|| Failure::new(format!("installed, but not found: {what}")))
}

/// Installs packages, with what they are for in the visible line. Nothing that is installed is ever removed for them.
pub(super) fn ensure(packages: &[&str], what: &str) -> Outcome<()> {
    let by_hand = format!("apt-get install -y --no-install-recommends {}", packages.join(" "));
    if on_path("apt-get").is_none() {
        return Err(Failure::new(format!("missing: {what}; and this system has no apt-get"))
            .way_out(format!(
                "install what matches these Debian packages: {}",
                packages.join(", ")
            )));
    }
    let rights = Rights::find(&by_hand)?;
    update(&rights)?;
    let mut command = rights.apt_get();
    command.args(OPTIONS).args(["install", "-y", "--no-install-recommends", "--no-remove"]);
    install(
        &format!("{what} (Debian: {})", packages.join(" ")),
        command.args(packages),
        Duration::from_secs(900),
    )
    .map_err(|failure| failure.way_out(format!("see what this says: {by_hand}")))
}

/// Reads the package lists, once for each run of xtask.
fn update(rights: &Rights) -> Outcome<()> {
    static UPDATED: OnceLock<()> = OnceLock::new();
    if UPDATED.get().is_some() {
        return Ok(());
    }
    ui::note("reading Debian's package lists");
    let finished =
        process::watch(rights.apt_get().args(OPTIONS).arg("update"), Duration::from_secs(300))?;
    if !finished.success {
        // An unreachable third list must not stop an install that does not need it.
        ui::note("  not all lists could be read; going on with those that are there");
    }
    let _ = UPDATED.set(());
    Ok(())
}

/// How packages can be installed on this machine.
enum Rights {
    Root,
    Sudo,
}

impl Rights {
    fn find(by_hand: &str) -> Outcome<Self> {
        if process::answer(Command::new("id").arg("-u")).as_deref() == Some("0") {
            return Ok(Self::Root);
        }
        if on_path("sudo").is_some() && may_sudo() {
            return Ok(Self::Sudo);
        }
        Err(Failure::new("Debian packages are needed, and this user may not install any")
            .way_out(format!("run this as root, then try again: {by_hand}")))
    }

    fn apt_get(&self) -> Command {
        let mut command = match self {
            Self::Root => Command::new("env"),
            Self::Sudo => {
                let mut sudo = Command::new("sudo");
                sudo.args(["-n", "env"]);
                sudo
            }
        };
        command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        command
    }
}

/// Whether sudo works without a question, or after one where there is someone to ask.
fn may_sudo() -> bool {
    if process::answer(Command::new("sudo").args(["-n", "true"])).is_some() {
        return true;
    }
    if !std::io::stdin().is_terminal() {
        return false;
    }
    ui::note("sudo is needed to install Debian packages");
    Command::new("sudo")
        .arg("-v")
        .stdin(Stdio::inherit())
        .status()
        .is_ok_and(|status| status.success())
}
