//! What no command can be written for, because it would do something else than the page shows.

use crate::Subject;
use crate::messages;
use chartroom_core::{SetEntry, SetKind, set_file_paths, validate_release_name};
use chartroom_escape::shown;
use std::fmt;

/// Why there are no commands, in a sentence with the way out. Names stand in backticks, on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal(String);

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

type Checked = Result<(), Refusal>;

fn refused(name: &str, text: impl FnOnce(&str) -> String) -> Checked {
    Err(Refusal(text(&format!("`{}`", shown(name)))))
}

/// Looks at all that commands are made of.
pub(crate) fn check(subject: &Subject<'_>) -> Checked {
    let (environment, project) = (subject.environment, subject.project);
    if validate_release_name(&environment.release).is_err() {
        return refused(&environment.release, |name| {
            messages::RefusalRelease { name: &name }.text()
        });
    }
    no_nul("folder", &subject.folder)?;
    no_nul("namespace", &environment.namespace)?;
    no_nul("version", &project.kube_version)?;
    environment.overlays.iter().try_for_each(|path| file(subject, "-f", path))?;
    environment.sets.iter().try_for_each(|entry| set(subject, entry))
}

fn set(subject: &Subject<'_>, entry: &SetEntry) -> Checked {
    no_nul(entry.kind.flag(), &entry.text)?;
    if entry.kind != SetKind::File {
        return Ok(());
    }
    for path in set_file_paths(&entry.text) {
        // `./` cannot be put before it without changing how the entry is read.
        if is_address(&path) || path.trim() == "-" {
            return refused(&path, |name| messages::RefusalAddress { name: &name }.text());
        }
        file(subject, "--set-file", &path)?;
    }
    Ok(())
}

/// A file that Helm reads as the page does, and that lies in the chart or was named by the user.
fn file(subject: &Subject<'_>, flag: &str, path: &str) -> Checked {
    // Helm reads the path as an address first (net/url, Parse), which refuses these.
    if path.contains(|letter: char| letter.is_ascii_control()) || has_broken_escape(path) {
        return refused(path, |name| messages::RefusalEscape { name: &name, flag: &flag }.text());
    }
    let is_named = subject.project.beside.iter().any(|file| file.path == path);
    let is_outside =
        path.starts_with(['/', '\\']) || path.split(['/', '\\']).any(|part| part == "..");
    if !is_named && is_outside {
        return refused(path, |name| messages::RefusalOutside { name: &name, flag: &flag }.text());
    }
    Ok(())
}

/// Whether a path begins with a scheme, as `https:` or that of a plugin.
pub(crate) fn is_address(path: &str) -> bool {
    path.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|letter: char| letter.is_ascii_alphabetic())
            && scheme.chars().all(|letter| letter.is_ascii_alphanumeric() || "+-.".contains(letter))
    })
}

/// Whether a `%` outside of a query is not followed by two hexadecimal digits.
fn has_broken_escape(path: &str) -> bool {
    let (path, fragment) = path.split_once('#').unwrap_or((path, ""));
    let path = path.split('?').next().unwrap_or(path);
    let broken = |text: &str| {
        text.split('%').skip(1).any(|rest| {
            let digits = rest.bytes().take(2).filter(u8::is_ascii_hexdigit).count();
            digits < 2
        })
    };
    broken(path) || broken(fragment)
}

fn no_nul(what: &str, text: &str) -> Checked {
    if !text.contains('\0') {
        return Ok(());
    }
    refused(text, |name| messages::RefusalNul { what, name: &name }.text())
}
