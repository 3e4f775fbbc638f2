//! What one takes away for an environment, which only the whole engine can say.

#[cfg(not(feature = "whole"))]
pub(crate) use small::exported;
#[cfg(feature = "whole")]
pub(crate) use whole::exported;

#[cfg(not(feature = "whole"))]
mod small {
    use chartroom_core::{Project, Report};
    use chartroom_protocol::Exporting;
    use std::collections::HashMap;

    /// The small engine exports nothing.
    pub(crate) fn exported(
        _: Option<&Project>,
        _: &HashMap<usize, Report>,
        _: Exporting,
    ) -> Option<Vec<u8>> {
        None
    }
}

#[cfg(feature = "whole")]
mod whole {
    use chartroom_core::{Project, Report};
    use chartroom_export::{Helm, Pack, Subject, exports, pack, script};
    use chartroom_protocol as wire;
    use std::collections::HashMap;

    /// What is exported of the project that was rendered last, as bytes.
    pub(crate) fn exported(
        project: Option<&Project>,
        reports: &HashMap<usize, Report>,
        exporting: wire::Exporting,
    ) -> Option<Vec<u8>> {
        // What is not there any more is asked for again, and not of another engine.
        Some(of(project, reports, exporting).unwrap_or_default())
    }

    fn of(
        project: Option<&Project>,
        reports: &HashMap<usize, Report>,
        exporting: wire::Exporting,
    ) -> Option<Vec<u8>> {
        let environment = project?.environments.get(exporting.environment as usize)?;
        let version = chartroom_core::rendered_for(project?, &environment.name);
        let project = &Project { kube_version: version, ..project?.clone() };
        // Each report is on one environment.
        let subject =
            |index: u32| Subject::new(project, index as usize, reports.get(&(index as usize))?, 0);
        let subject_of = subject(exporting.environment)?;
        let other = exporting.other.and_then(subject);
        let helm = Helm::of(exporting.helm)?;
        let made = exports(&subject_of, other.as_ref(), helm);
        let file = |file: chartroom_export::File| wire::ExportedFile {
            name: file.name,
            note: file.note,
            text: file.text,
        };
        let packed = |how| {
            let how = match how {
                wire::Pack::Tgz => Pack::Tgz,
                wire::Pack::Zip => Pack::Zip,
            };
            let packed = pack(&project.files, how, project.now)?;
            Ok(wire::PackedChart { name: packed.name, data: packed.data })
        };
        let refused = made.steps.as_ref().err().map(ToString::to_string);
        let steps = made.steps.unwrap_or_default();
        let exported = wire::Exported {
            exporting,
            environments: project.environments.iter().map(|one| one.name.clone()).collect(),
            files: made.files.into_iter().map(file).collect(),
            packed: exporting.pack.map(packed),
            script: script(&steps),
            gitlab: made.gitlab.unwrap_or_default(),
            summary: made.summary,
            refused,
            reason: subject_of.reason(),
            steps: steps
                .into_iter()
                .map(|step| wire::Step { title: step.title, note: step.note, script: step.script })
                .collect(),
        };
        wire::encode(&exported).ok()
    }
}
