//! Environments side by side, which only the whole engine can do.

#[cfg(not(feature = "whole"))]
pub(crate) use small::{Before, compared};
#[cfg(feature = "whole")]
pub(crate) use whole::{Before, compared, hunk};

#[cfg(not(feature = "whole"))]
mod small {
    use crate::checks::Checks;
    use chartroom_core::{Project, Report};
    use chartroom_protocol::{Comparing, Earlier};
    use std::collections::HashMap;

    /// The small engine renders nothing as it was earlier.
    pub(crate) struct Before;

    impl Before {
        /// Nothing of it is needed.
        pub(crate) fn of(_: Earlier, _: &Project) -> Self {
            Self
        }
    }

    /// The small engine compares nothing.
    pub(crate) fn compared(
        _: Option<&Project>,
        _: &HashMap<usize, Report>,
        _: &Checks,
        _: Comparing,
        _: u32,
        _: Option<Before>,
    ) -> Option<Vec<u8>> {
        None
    }
}

#[cfg(feature = "whole")]
mod whole {
    use crate::checks::Checks;
    use crate::messages;
    use crate::places::Places;
    use crate::{baseline, input, output};
    use chartroom_compare as compare;
    use chartroom_core as core;
    use chartroom_core::diagnostics::Severity;
    use chartroom_export::{ChangedFile, Version, changed_files, only};
    use chartroom_protocol as wire;
    use std::collections::HashMap;

    /// The chart as it came or as it was since, with one environment, and as it is.
    pub(crate) struct Before {
        came: core::Project,
        now: Vec<core::ProjectFile>,
        /// The name of that state; none of the chart as it came.
        of: Option<String>,
    }

    impl Before {
        /// The files as they were, with the environment as it was.
        pub(crate) fn of(earlier: wire::Earlier, project: &core::Project) -> Self {
            let now = project.files.clone();
            let name = earlier.environment.name.clone();
            let link = earlier.link.and_then(|payload| core::decode(&payload).ok());
            let first = baseline::came(project, vec![earlier.environment]);
            let against = baseline::of(&first, link.as_ref(), earlier.answering);
            let (of, mut version) = match (earlier.state, against) {
                (Some((name, state)), _) => {
                    let files = input::with(first.files.clone(), state.files);
                    let kube_version = state.kube_version.unwrap_or_default();
                    (Some(name), Version { files, kube_version, ..first.clone() })
                }
                (None, Some((_, sent))) => (Some(messages::COMPARE_SENT.text().to_owned()), sent),
                (None, None) => (None, first.clone()),
            };
            // What was sent tells all environments, or none.
            version.environments.retain(|one| one.name == name);
            let mut came = core::Project {
                environments: match version.environments.is_empty() {
                    true => first.environments,
                    false => version.environments,
                },
                files: version.files,
                kube_version: version.kube_version,
                before: None,
                ..project.clone()
            };
            came.kube_version = core::rendered_for(&came, &name);
            Self { came, now, of }
        }
    }

    /// The comparison of the environments that were rendered, as bytes; with an earlier state, of that and one.
    pub(crate) fn compared(
        project: Option<&core::Project>,
        reports: &HashMap<usize, core::Report>,
        checks: &Checks,
        comparing: wire::Comparing,
        active: u32,
        before: Option<Before>,
    ) -> Option<Vec<u8>> {
        let mut comparison = match before.filter(|_| comparing.from.is_none()) {
            Some(before) => beside_came(reports, checks, comparing, active, &before)?,
            None => {
                let side = |index: usize| Side::of(reports.get(&index)?, index as u32, true);
                let sides: Vec<Side<'_>> = (0..).map_while(side).collect();
                comparison(reports, &sides, comparing, active)
            }
        };
        let new = reports.get(&(comparing.to as usize));
        let new = new.and_then(|report| Side::of(report, comparing.to, true));
        if let Some((project, side)) = project.zip(new) {
            comparison.references = side.references(project, comparing.to);
        }
        wire::encode(&comparison).ok()
    }

    fn beside_came(
        reports: &HashMap<usize, core::Report>,
        checks: &Checks,
        comparing: wire::Comparing,
        active: u32,
        before: &Before,
    ) -> Option<wire::Comparison> {
        let to = comparing.to as usize;
        let mut came = core::report(&before.came);
        crate::still_alive();
        let others = reports.iter().filter(|(index, _)| **index != to);
        checks.run(&before.came, &mut came, &others.map(|(_, report)| report).collect::<Vec<_>>());
        crate::still_alive();
        let now = reports.get(&to)?;
        let sides = [Side::of(&came, comparing.to, false)?, Side::of(now, comparing.to, true)?];
        let mut comparison = comparison(reports, &sides, comparing, active);
        let changed = changed_files(&before.came.files, &before.now);
        comparison.files = changed.into_iter().map(file).collect();
        if let Some(old) = comparison.sides.first_mut() {
            old.of.clone_from(&before.of);
        }
        let one_sided = |side: &core::Report, other: &core::Report, new: bool| {
            let found = only(side, other);
            let found = found.into_iter().map(|one| wire::OneSided {
                new,
                severity: output::severity(one.severity),
                code: one.code.to_string(),
                message: one.message.clone(),
            });
            found.collect::<Vec<_>>()
        };
        comparison.findings = [one_sided(&came, now, false), one_sided(now, &came, true)].concat();
        Some(comparison)
    }

    fn file(changed: ChangedFile) -> wire::ChangedFile {
        let status = match (&changed.before, &changed.after) {
            (None, _) => wire::ObjectStatus::Added,
            (_, None) => wire::ObjectStatus::Removed,
            _ => wire::ObjectStatus::Changed,
        };
        let [old, new] = [changed.before, changed.after].map(Option::unwrap_or_default);
        let hunks = compare::text_hunks(&old, &new).iter().map(hunk).collect();
        wire::ChangedFile { path: changed.path, status, hunks }
    }

    /// Two or more environments side by side.
    fn comparison(
        reports: &HashMap<usize, core::Report>,
        sides: &[Side<'_>],
        comparing: wire::Comparing,
        active: u32,
    ) -> wire::Comparison {
        let environments: Vec<&core::EnvironmentReport> =
            sides.iter().map(|side| side.environment).collect();
        // A chart as it came stands beside one environment alone.
        let both = comparing.from.map_or((0, 1), |from| (from as usize, comparing.to as usize));
        let (objects, compared) = objects(sides, both, comparing.quiet).unzip();
        let name = |index: usize| Some(reports.get(&index)?.environments.first()?.name.clone());
        wire::Comparison {
            comparing,
            active,
            environments: (0..).map_while(name).collect(),
            sides: sides.iter().map(Side::wire).collect(),
            rows: compare::matrix(&environments).rows.iter().map(|one| row(sides, one)).collect(),
            objects,
            compared: compared.unwrap_or_default(),
            references: Vec::new(),
            files: Vec::new(),
            findings: Vec::new(),
        }
    }

    /// One environment and the places of its report.
    struct Side<'a> {
        report: &'a core::Report,
        environment: &'a core::EnvironmentReport,
        places: Places<'a>,
        /// Its index, unless it is one as it came.
        index: Option<u32>,
    }

    impl<'a> Side<'a> {
        fn of(report: &'a core::Report, index: u32, now: bool) -> Option<Self> {
            let environment = report.environments.first()?;
            let places = Places::new(report, index);
            Some(Self { report, environment, places, index: now.then_some(index) })
        }

        fn wire(&self) -> wire::Side {
            let own = |layer: &&core::StackLayer| {
                matches!(layer.layer, core::Layer::Overlay(_) | core::Layer::Set(_))
            };
            let name = |layer: &core::StackLayer| {
                Some(self.report.files.get(layer.file)?.name.to_string())
            };
            let count = |severity| {
                let problems = self.report.problems.iter();
                problems.filter(|one| one.diagnostic.severity == severity).count() as u32
            };
            let renders = self.environment.output.is_some();
            let reason = self.report.problems.first().filter(|_| !renders);
            wire::Side {
                environment: self.index,
                of: None,
                name: self.environment.name.clone(),
                layers: self
                    .environment
                    .layers
                    .layers
                    .iter()
                    .filter(own)
                    .filter_map(name)
                    .collect(),
                renders,
                reason: reason.map(|one| one.diagnostic.message.clone()),
                problems: (count(Severity::Error), count(Severity::Warning)),
                files: self.places.entries(),
            }
        }

        /// The objects and what they refer to; each report is of one environment.
        fn references(&self, project: &core::Project, index: u32) -> Vec<wire::Referring> {
            let output = self.environment.output.as_ref();
            let objects = output.map(|output| output.objects.as_slice()).unwrap_or_default();
            let one = |(index, object): (usize, &core::Object)| wire::Referring {
                index: index as u32,
                kind: object.kind.clone(),
                name: object.name.clone(),
                to: Vec::new(),
                referred: 0,
            };
            let mut all: Vec<wire::Referring> = objects.iter().enumerate().map(one).collect();
            let environments = project.environments.get(index as usize).cloned();
            let only = core::Project {
                environments: environments.into_iter().collect(),
                before: None,
                ..project.clone()
            };
            for found in chartroom_check::references(&only, self.report, 0) {
                if let Some(other) = found.to.and_then(|to| all.get_mut(to)) {
                    other.referred += 1;
                }
                let Some(object) = all.get_mut(found.from) else { continue };
                object.to.push(wire::Reference {
                    line: found.line,
                    how: found.how.to_owned(),
                    kind: found.kind,
                    name: found.name,
                    to: found.to.map(|to| to as u32),
                    optional: found.optional,
                });
            }
            all
        }

        fn source(&self, object: Option<usize>, line: Option<usize>) -> Option<wire::Source> {
            let object = self.environment.output.as_ref()?.objects.get(object?)?;
            Some(self.places.source(object.lines.get(line?)?.source.as_ref()?))
        }
    }

    fn row(sides: &[Side<'_>], row: &compare::Row) -> wire::MatrixRow {
        let cell = |(side, cell): (&Side<'_>, &compare::Cell)| wire::MatrixCell {
            text: cell.text.clone(),
            state: match cell.state {
                compare::State::Set => wire::CellState::Set,
                compare::State::Inherited => wire::CellState::Inherited,
                compare::State::Missing => wire::CellState::Missing,
                compare::State::Unknown => wire::CellState::Unknown,
            },
            sources: cell.sources.iter().map(|source| side.places.source(source)).collect(),
            range: cell.range.map(|(min, max)| (min as f64, max as f64)),
        };
        wire::MatrixRow {
            group: match row.group {
                compare::Group::Scale => wire::MatrixGroup::Scale,
                compare::Group::Pod => wire::MatrixGroup::Pod,
                compare::Group::Values => wire::MatrixGroup::Values,
                compare::Group::Totals => wire::MatrixGroup::Totals,
            },
            name: row.name.clone(),
            cells: sides.iter().zip(&row.cells).map(cell).collect(),
            differs: row.differs(),
        }
    }

    /// Those that differ, and how many there are; None where one of the two does not render.
    fn objects(
        sides: &[Side<'_>],
        both: (usize, usize),
        quiet: bool,
    ) -> Option<(Vec<wire::ObjectChange>, u32)> {
        let (old, new) = (sides.get(both.0)?, sides.get(both.1)?);
        let which = if quiet { compare::Which::Quiet } else { compare::Which::All };
        let outputs = (old.environment.output.as_ref()?, new.environment.output.as_ref()?);
        let changes = compare::objects(outputs.0, outputs.1, which);
        let change = |change: compare::ObjectChange| {
            let status = match change.status {
                compare::Status::Added => wire::ObjectStatus::Added,
                compare::Status::Removed => wire::ObjectStatus::Removed,
                compare::Status::Changed => wire::ObjectStatus::Changed,
                compare::Status::Same => return None,
            };
            let object = match (change.new, change.old) {
                (Some(at), _) => outputs.1.objects.get(at),
                (None, at) => outputs.0.objects.get(at?),
            }?;
            let field = |field: &compare::FieldChange| wire::FieldChange {
                path: field.path.clone(),
                old: field.old.clone(),
                new: field.new.clone(),
                source: match field.new {
                    Some(_) => new.source(change.new, field.new_line),
                    None => old.source(change.old, field.old_line),
                },
            };
            Some(wire::ObjectChange {
                kind: object.kind.clone(),
                name: object.name.clone(),
                template: object.template.clone(),
                status,
                objects: (change.old.map(|at| at as u32), change.new.map(|at| at as u32)),
                fields: change.fields.iter().map(field).collect(),
                hunks: change.hunks.iter().map(hunk).collect(),
            })
        };
        let all = changes.len() as u32;
        Some((changes.into_iter().filter_map(change).collect(), all))
    }

    pub(crate) fn hunk(hunk: &compare::Hunk) -> wire::Hunk {
        let line = |line: &compare::DiffLine| wire::DiffLine {
            text: line.text.clone(),
            lines: (line.old.map(|at| at as u32), line.new.map(|at| at as u32)),
        };
        wire::Hunk { path: hunk.path.clone(), lines: hunk.lines.iter().map(line).collect() }
    }
}
