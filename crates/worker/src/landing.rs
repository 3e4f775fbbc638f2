//! Where the sender of a link stood, in what is rendered here.

use crate::input;
use chartroom_core as core;
use chartroom_protocol as wire;

/// The place in the last render of its environment.
pub(crate) fn found(
    place: core::SharedPlace,
    report: &core::Report,
    project: &core::Project,
) -> wire::Found {
    let output = report.environments.first().and_then(|one| one.output.as_ref());
    let is_here = |path: &str| project.files.iter().any(|file| file.path == path);
    let no_file = place.file.as_ref().filter(|(path, _)| !is_here(path));
    let no_file = no_file.map(|_| wire::Since::NoFile);
    let (line, since) = match &place.line {
        Some(line) => found_line(line, output),
        None => (None, None),
    };
    let beside = place.compared.as_deref().and_then(|name| beside(name, project));
    let place = input::opened_place(place);
    wire::Found { place, line, since: since.or(no_file), beside }
}

/// Where a line stands now, and what became of it.
fn found_line(
    line: &core::SharedLine,
    output: Option<&core::Output>,
) -> (Option<(u32, u32)>, Option<wire::Since>) {
    let Some((at, object)) = output.and_then(|output| line.object(output)) else {
        return (None, Some(wire::Since::NoObject));
    };
    let last = object.text.lines().count().saturating_sub(1) as u32;
    let (now, since) = match line.find(&object.text) {
        Some(now) => (now, (now != line.line).then_some(wire::Since::Moved)),
        None => (line.line.min(last), Some(wire::Since::NoLine)),
    };
    (Some((at as u32, now)), since)
}

/// What the sender compared the environment with: another one, or the chart as it came.
fn beside(name: &str, project: &core::Project) -> Option<Option<u32>> {
    match name {
        "" => Some(None),
        name => Some(Some(project.environments.iter().position(|one| one.name == name)? as u32)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chartroom_core::{Environment, ProjectFile};
    use std::rc::Rc;

    fn landing(text: &str, mark: &str, line: u32) -> wire::Found {
        let file = |path: &str, text: &str| ProjectFile {
            path: path.into(),
            data: Rc::from(text.as_bytes()),
        };
        let files = vec![
            file("Chart.yaml", "apiVersion: v2\nname: x\nversion: 1.0.0\n"),
            file("values.yaml", "a: 1\n"),
            file("templates/a.yaml", text),
        ];
        let environments = vec![Environment {
            name: "prod".into(),
            release: "r".into(),
            ..Environment::default()
        }];
        let project = core::Project { files, environments, ..core::Project::default() };
        let (kind, name) = ("ConfigMap".to_owned(), "m".to_owned());
        let line = core::SharedLine { kind, name, line, mark: core::mark(mark) };
        let file = Some(("gone.yaml".to_owned(), 0));
        let place = core::SharedPlace { line: Some(line), file, ..core::SharedPlace::default() };
        found(place, &core::report(&project), &project)
    }

    const MAP: &str = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: m\ndata:\n  v: two\n";

    #[test]
    fn a_line_is_found_told_to_have_moved_or_told_to_be_gone() {
        let at = |text: &str, mark: &str, line| {
            let landing = landing(text, mark, line);
            (landing.line, landing.since)
        };
        let file = Some(wire::Since::NoFile);
        assert_eq!(at(MAP, "  v: two", 5), (Some((0, 5)), file));
        let more = MAP.replace("\ndata:\n", "\ndata:\n  u: one\n");
        assert_eq!(at(&more, "  v: two", 5), (Some((0, 6)), Some(wire::Since::Moved)));
        assert_eq!(at(MAP, "  v: three", 5), (Some((0, 5)), Some(wire::Since::NoLine)));
        assert_eq!(at(MAP, "  v: three", 99), (Some((0, 5)), Some(wire::Since::NoLine)));
        let other = MAP.replace("name: m", "name: n");
        assert_eq!(at(&other, "  v: two", 5), (None, Some(wire::Since::NoObject)));
    }
}
