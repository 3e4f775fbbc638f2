//! What a lesson asks of the latest render.

#[cfg(feature = "whole")]
pub(crate) use whole::judged;

#[cfg(feature = "whole")]
pub(crate) use crate::making::Workshop;
/// The small engine makes none.
#[cfg(not(feature = "whole"))]
pub(crate) type Workshop = ();

/// The small engine has no checks to judge by.
#[cfg(not(feature = "whole"))]
pub(crate) fn judged(
    _: Option<&chartroom_core::Project>,
    _: &std::collections::HashMap<usize, chartroom_core::Report>,
    _: &[u8],
    _: &crate::checks::Checks,
    (): &mut Workshop,
) -> Option<Vec<u8>> {
    None
}

#[cfg(feature = "whole")]
mod whole {
    use crate::checks::Checks;
    use crate::input;
    use crate::making::Workshop;
    use chartroom_assist::new_environment::renamed;
    use chartroom_core as core;
    use chartroom_lesson::{Asked, Draft, Layers, Looking, Seen, Step, apply, judge, place};
    use chartroom_protocol as wire;
    use std::collections::HashMap;

    /// How keys of records of the page's own chart begin.
    const BUILT_IN: &str = "builtin/";

    /// The tab of the output that has its lines.
    const MANIFESTS: u32 = 1;

    /// Conditions judged, places found, steps taken; as bytes for the view.
    pub(crate) fn judged(
        project: Option<&core::Project>,
        reports: &HashMap<usize, core::Report>,
        judging: &[u8],
        checks: &Checks,
        workshop: &mut Workshop,
    ) -> Option<Vec<u8>> {
        let judging: wire::Judging = wire::decode(judging).ok()?;
        let asked: Asked = wire::decode(&judging.asked).ok()?;
        let project = project?;
        let all: Vec<Option<&core::Report>> =
            (0..project.environments.len()).map(|at| reports.get(&at)).collect();
        let looking = looking(&judging);
        let seen = Seen { project, reports: &all, looking: &looking };
        let judged = asked.checks.iter().map(|check| judge(check, &seen));
        let layers = |one: &core::Environment| Layers {
            name: one.name.clone(),
            overlays: one.overlays.clone(),
            sets: one.sets.iter().map(core::SetEntry::line).collect(),
        };
        let now = Draft::of(&project.files, project.environments.iter().map(layers).collect());
        let mut judged = wire::Judged {
            key: judging.key.clone(),
            active: judging.active,
            conditions: judged.map(|one| (one.met, one.now)).collect(),
            lines: asked.places.iter().map(|at| place(at, &now)).collect(),
            steps: !asked.steps.is_empty(),
            changed: changed(project, &asked, &now),
            landing: landing(project, &all, &asked.steps),
            made: Vec::new(),
        };
        match &asked.making {
            Some(making) => {
                let screen = (project, now, judging.active as usize);
                let built_in = judging.key.starts_with(BUILT_IN);
                let made = workshop.made(screen, built_in, checks, making);
                judged.made = wire::encode(&made).unwrap_or_default();
            }
            None => *workshop = Workshop::default(),
        }
        wire::encode(&judged).ok()
    }

    fn looking(judging: &wire::Judging) -> Looking {
        let explained = match &judging.pinned {
            Some(wire::Question::Line { environment, object, line }) => {
                Some((*environment as usize, *object as usize, *line as usize))
            }
            _ => None,
        };
        let compared = judging
            .comparing
            .map(|comparing| (comparing.from.map(|from| from as usize), comparing.to as usize));
        Looking { active: judging.active as usize, explained, compared }
    }

    /// What steps change of a chart.
    fn changed(project: &core::Project, asked: &Asked, now: &Draft) -> Option<wire::SharedState> {
        let mut then = now.clone();
        for step in &asked.steps {
            if apply(step, &mut then).is_err() && !step.file.is_empty() {
                // The reader rewrote what it is about.
                let text = anew(project, asked, &step.file)?;
                then.put(&step.file, text);
            }
        }
        let files = then.files.iter().filter(|(path, text)| now.file(path) != Some(text));
        let file = |(path, text): &(String, String)| wire::SharedFile {
            path: path.clone(),
            text: Some(text.clone()),
        };
        let state = wire::SharedState {
            files: files.map(file).collect(),
            environments: (then.environments != now.environments)
                .then(|| then.environments.iter().map(|one| environment(project, one)).collect()),
            ..wire::SharedState::default()
        };
        let nothing = state.files.is_empty() && state.environments.is_none();
        (!nothing).then_some(state)
    }

    /// A file as the lesson has it at its end.
    fn anew(project: &core::Project, asked: &Asked, path: &str) -> Option<String> {
        let came = project.before.as_ref().map(|before| before.files.as_slice());
        let came = came.filter(|came| !came.is_empty()).unwrap_or(&project.files);
        let mut draft = Draft::of(came, Vec::new());
        let of_file = |step: &&Step| step.file == *path;
        for step in asked.start.iter().chain(&asked.steps).filter(of_file) {
            apply(step, &mut draft).ok()?;
        }
        draft.file(path).map(str::to_owned)
    }

    fn environment(project: &core::Project, layers: &Layers) -> wire::Environment {
        let all = &project.environments;
        let known = all.iter().find(|one| one.name == layers.name);
        let base = known.or(all.last()).cloned().map(input::opened_environment);
        let (release, namespace) = match (base, known) {
            (Some(base), Some(_)) => (base.release, base.namespace),
            (Some(base), None) => {
                let of = all.last().map_or("", |one| one.name.as_str());
                (base.release, renamed(&base.namespace, of, &layers.name))
            }
            (None, _) => ("release".to_owned(), "default".to_owned()),
        };
        input::opened_environment(core::Environment {
            name: layers.name.clone(),
            overlays: layers.overlays.clone(),
            sets: layers.sets.iter().filter_map(|line| core::SetEntry::of_line(line)).collect(),
            release,
            namespace,
        })
    }

    /// Where steps look.
    fn landing(
        project: &core::Project,
        reports: &[Option<&core::Report>],
        steps: &[Step],
    ) -> Option<(u32, wire::Landing)> {
        let named = |name: &str| project.environments.iter().position(|one| one.name == *name);
        let step = steps.iter().rev().find(|step| step.look.is_some())?;
        let at = named(&step.environment)?;
        let environment = reports.get(at)?.as_ref()?.environments.first()?;
        let found = Looking::of(step.look.as_ref()?, at, environment, named);
        let line = found.explained.map(|(_, object, line)| (object as u32, line as u32));
        let landing = wire::Landing {
            tab: if line.is_some() { MANIFESTS } else { 0 },
            pinned: line.is_some(),
            line,
            beside: found.compared.map(|(from, _)| from.map(|from| from as u32)),
            ..wire::Landing::default()
        };
        Some((at as u32, landing))
    }
}
