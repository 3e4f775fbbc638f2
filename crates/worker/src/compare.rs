//! Environments side by side, which only the whole engine can do.

#[cfg(not(feature = "whole"))]
pub(crate) use small::compared;
#[cfg(feature = "whole")]
pub(crate) use whole::compared;

#[cfg(not(feature = "whole"))]
mod small {
    use chartroom_core::Report;
    use chartroom_protocol::Comparing;
    use std::collections::HashMap;

    /// The small engine compares nothing.
    pub(crate) fn compared(_: &HashMap<usize, Report>, _: Comparing, _: u32) -> Option<Vec<u8>> {
        None
    }
}

#[cfg(feature = "whole")]
mod whole {
    use crate::places::Places;
    use chartroom_compare as compare;
    use chartroom_core as core;
    use chartroom_core::diagnostics::Severity;
    use chartroom_protocol as wire;
    use std::collections::HashMap;

    /// The comparison of the environments that were rendered, as bytes.
    pub(crate) fn compared(
        reports: &HashMap<usize, core::Report>,
        comparing: wire::Comparing,
        active: u32,
    ) -> Option<Vec<u8>> {
        let sides: Vec<Side<'_>> =
            (0..).map_while(|index| Side::of(reports.get(&index)?, index as u32)).collect();
        let environments: Vec<&core::EnvironmentReport> =
            sides.iter().map(|side| side.environment).collect();
        let (objects, compared) = objects(&sides, comparing).unzip();
        let comparison = wire::Comparison {
            comparing,
            active,
            sides: sides.iter().map(Side::wire).collect(),
            rows: compare::matrix(&environments).rows.iter().map(|one| row(&sides, one)).collect(),
            objects,
            compared: compared.unwrap_or_default(),
        };
        wire::encode(&comparison).ok()
    }

    /// One environment and the places of its report.
    struct Side<'a> {
        report: &'a core::Report,
        environment: &'a core::EnvironmentReport,
        places: Places<'a>,
    }

    impl<'a> Side<'a> {
        fn of(report: &'a core::Report, index: u32) -> Option<Self> {
            let environment = report.environments.first()?;
            Some(Self { report, environment, places: Places::new(report, index) })
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
        comparing: wire::Comparing,
    ) -> Option<(Vec<wire::ObjectChange>, u32)> {
        let (old, new) = (sides.get(comparing.from as usize)?, sides.get(comparing.to as usize)?);
        let which = if comparing.quiet { compare::Which::Quiet } else { compare::Which::All };
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

    fn hunk(hunk: &compare::Hunk) -> wire::Hunk {
        let line = |line: &compare::DiffLine| wire::DiffLine {
            text: line.text.clone(),
            lines: (line.old.map(|at| at as u32), line.new.map(|at| at as u32)),
        };
        wire::Hunk { path: hunk.path.clone(), lines: hunk.lines.iter().map(line).collect() }
    }
}
