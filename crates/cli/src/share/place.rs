//! The place that a link opens at: read from the command line, and told.

use crate::messages;
use chartroom_core::{Output, Project, SharedLine, SharedPlace, mark};
use chartroom_escape::shown;

/// The tab with the manifests, counted from the left.
const MANIFESTS: u32 = 1;

/// Reads `FILE:LINE` or `KIND/NAME:LINE`, of the first environment.
pub(super) fn read(at: &str, project: &Project) -> Result<SharedPlace, String> {
    let unknown = || messages::AtUnknown { at: &at }.text();
    let (what, line) = at.rsplit_once(':').ok_or_else(unknown)?;
    let line: u32 = line.parse().ok().filter(|line| *line > 0).ok_or_else(unknown)?;
    let line = line - 1;
    if project.files.iter().any(|file| file.path == what) {
        return Ok(SharedPlace { file: Some((what.to_owned(), line)), ..SharedPlace::default() });
    }
    let (kind, name) = what.split_once('/').ok_or_else(unknown)?;
    let one = Project {
        environments: project.environments.iter().take(1).cloned().collect(),
        ..project.clone()
    };
    let report = chartroom_core::report(&one);
    let output = report.environments.first().and_then(|one| one.output.as_ref());
    let (kind, name) = (kind.to_owned(), name.to_owned());
    let mut place = SharedLine { kind, name, line, mark: 0 };
    let (kind, name) = (&place.kind, &place.name);
    let object = output.and_then(|output| place.object(output));
    let (_, object) = object.ok_or_else(|| {
        messages::AtNoObject { at: &at, object: &format_args!("{kind} {name}") }.text()
    })?;
    let lines = object.text.lines();
    let written = lines.clone().nth(line as usize);
    let written = written.ok_or_else(|| {
        let what = &format_args!("--at {at}: {kind} {name}");
        messages::HasLines { what, count: lines.count() }.text()
    })?;
    place.mark = mark(written);
    Ok(SharedPlace { tab: MANIFESTS, line: Some(place), ..SharedPlace::default() })
}

/// The place of a link in words, as far as it names any, and what has become of its line.
pub(super) fn told(place: &SharedPlace, output: Option<&Output>) -> Option<String> {
    let mut parts = Vec::new();
    if let Some(line) = &place.line {
        let found = output.and_then(|output| line.object(output));
        let object = &format_args!("{} {}", line.kind, line.name);
        let number = &(line.line + 1);
        parts.push(match found.map(|(_, found)| line.find(&found.text)) {
            None if output.is_some() => messages::SentFromMissing { object, line: number }.text(),
            Some(None) => messages::SentFromOther { object, line: number }.text(),
            Some(Some(now)) if now != line.line => {
                messages::SentFromMoved { object, line: number, now: &(now + 1) }.text()
            }
            None | Some(Some(_)) => messages::SentFromLine { object, line: number }.text(),
        });
    }
    if let Some((path, line)) = &place.file {
        let at = format!("{path}:{}", line + 1);
        parts.push(match &place.problem {
            Some(code) => messages::SentFromProblem { code, place: &at }.text(),
            None => at,
        });
    }
    match place.compared.as_deref() {
        Some("") => parts.push(messages::SENT_FROM_CAME.into()),
        Some(other) => parts.push(messages::SentFromBeside { environment: &other }.text()),
        None => {}
    }
    let sent = || messages::SentFrom { place: &parts.join("; ") }.text();
    (!parts.is_empty()).then(|| shown(&sent()).into_owned())
}
