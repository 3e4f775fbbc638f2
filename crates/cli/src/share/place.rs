//! The place that a link opens at: read from the command line, and told.

use chartroom_core::{Output, Project, SharedLine, SharedPlace, mark};
use chartroom_escape::shown;

/// The tab with the manifests, counted from the left.
const MANIFESTS: u32 = 1;

/// Reads `FILE:LINE` or `KIND/NAME:LINE`, of the first environment.
pub(super) fn read(at: &str, project: &Project) -> Result<SharedPlace, String> {
    let unknown = || format!("--at {at}: name a place as FILE:LINE or KIND/NAME:LINE");
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
    let (_, object) = object.ok_or_else(|| format!("--at {at}: no {kind} {name} is rendered"))?;
    let lines = object.text.lines();
    let written = lines.clone().nth(line as usize);
    let written =
        written.ok_or_else(|| format!("--at {at}: {kind} {name} has {} lines", lines.count()))?;
    place.mark = mark(written);
    Ok(SharedPlace { tab: MANIFESTS, line: Some(place), ..SharedPlace::default() })
}

/// The place of a link in words, as far as it names any, and what has become of its line.
pub(super) fn told(place: &SharedPlace, output: Option<&Output>) -> Option<String> {
    let mut parts = Vec::new();
    if let Some(line) = &place.line {
        let object = output.and_then(|output| line.object(output));
        let since = match object.map(|(_, object)| line.find(&object.text)) {
            _ if output.is_none() => String::new(),
            None => ", which is not rendered here".to_owned(),
            Some(None) => ", which is another line here, or gone".to_owned(),
            Some(Some(now)) if now != line.line => format!(", which is line {} here", now + 1),
            Some(Some(_)) => String::new(),
        };
        parts.push(format!("{} {}, line {}{since}", line.kind, line.name, line.line + 1));
    }
    if let Some((path, line)) = &place.file {
        let code = place.problem.as_ref().map(|code| format!("{code} at ")).unwrap_or_default();
        parts.push(format!("{code}{path}:{}", line + 1));
    }
    match place.compared.as_deref() {
        Some("") => parts.push("compared with the chart as it came".to_owned()),
        Some(other) => parts.push(format!("compared with {other}")),
        None => {}
    }
    (!parts.is_empty()).then(|| shown(&format!("Sent from {}", parts.join("; "))).into_owned())
}
