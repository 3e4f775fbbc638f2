//! The core's types as messages: bytes become UTF-16 columns, nothing else changes.

use chartroom_core as core;
use chartroom_core::diagnostics as diag;
use chartroom_protocol as wire;

/// A project as the core takes it.
pub(crate) fn project(project: wire::Project) -> core::Project {
    core::Project {
        files: project.files.into_iter().map(project_file).collect(),
        environments: project.environments.into_iter().map(environment).collect(),
        kube_version: project.kube_version,
        now: project.now,
        seed: project.seed,
    }
}

fn project_file(file: wire::ChartFile) -> core::ProjectFile {
    let data = match file.content {
        wire::Content::Text(text) => text.into_bytes(),
        wire::Content::Bytes(bytes) => bytes,
    };
    core::ProjectFile { path: file.path, data: data.into() }
}

fn environment(environment: wire::Environment) -> core::Environment {
    let set = |entry: wire::SetEntry| core::SetEntry {
        kind: match entry.kind {
            wire::SetKind::Set => core::SetKind::Set,
            wire::SetKind::String => core::SetKind::String,
            wire::SetKind::Json => core::SetKind::Json,
            wire::SetKind::File => core::SetKind::File,
            wire::SetKind::Literal => core::SetKind::Literal,
        },
        text: entry.text,
    };
    core::Environment {
        name: environment.name,
        overlays: environment.overlays,
        sets: environment.sets.into_iter().map(set).collect(),
        release: environment.release,
        namespace: environment.namespace,
    }
}

fn wire_environment(environment: core::Environment) -> wire::Environment {
    let set = |entry: core::SetEntry| wire::SetEntry {
        kind: match entry.kind {
            core::SetKind::Set => wire::SetKind::Set,
            core::SetKind::String => wire::SetKind::String,
            core::SetKind::Json => wire::SetKind::Json,
            core::SetKind::File => wire::SetKind::File,
            core::SetKind::Literal => wire::SetKind::Literal,
        },
        text: entry.text,
    };
    wire::Environment {
        name: environment.name,
        overlays: environment.overlays,
        sets: environment.sets.into_iter().map(set).collect(),
        release: environment.release,
        namespace: environment.namespace,
    }
}

/// A shared state as the core takes it.
pub(crate) fn shared(state: wire::SharedState) -> core::SharedState {
    core::SharedState {
        chart: state.chart,
        chart_version: state.chart_version,
        open: state.open,
        environments: state.environments.map(|all| all.into_iter().map(environment).collect()),
        kube_version: state.kube_version,
        files: state.files.into_iter().map(|file| (file.path, file.text)).collect(),
    }
}

/// A shared state as a message.
pub(crate) fn wire_shared(state: core::SharedState) -> wire::SharedState {
    wire::SharedState {
        chart: state.chart,
        chart_version: state.chart_version,
        open: state.open,
        environments: state.environments.map(|all| all.into_iter().map(wire_environment).collect()),
        kube_version: state.kube_version,
        files: state.files.into_iter().map(|(path, text)| wire::SharedFile { path, text }).collect(),
    }
}

/// A report as a message.
pub(crate) fn report(report: core::Report, millis: f32) -> wire::Report {
    let places = Places { files: &report.files };
    let kind = |id: diag::FileId, file: &diag::File| match file.kind {
        diag::FileKind::User => wire::FileKind::User,
        _ => report.virtual_files.iter().find(|(file, _)| *file == id).map_or(
            wire::FileKind::Virtual,
            |(_, place)| match *place {
                core::VirtualFile::Set(environment, entry) => {
                    wire::FileKind::Set { environment: environment as u32, entry: entry as u32 }
                }
                core::VirtualFile::Object(environment, object) => {
                    wire::FileKind::Rendered { environment: environment as u32, object: object as u32 }
                }
                core::VirtualFile::Passing => wire::FileKind::Virtual,
            },
        ),
    };
    let files = report.files.iter().map(|(id, file)| wire::FileEntry {
        name: file.name.to_string(),
        kind: kind(id, file),
    });
    wire::Report {
        files: files.collect(),
        chart: report.chart.clone().map(|chart| wire::ChartFacts {
            name: chart.name,
            version: chart.version,
            app_version: chart.app_version,
        }),
        problems: report.problems.iter().map(|problem| places.problem(problem)).collect(),
        environments: report.environments.iter().map(|environment| places.environment(environment)).collect(),
        millis,
    }
}

/// Converts spans with the lines of their files.
struct Places<'a> {
    files: &'a diag::Files,
}

impl Places<'_> {
    fn place(&self, span: diag::Span) -> wire::Place {
        let position = |offset| self.files.get(span.file).map(|file| position(file, offset)).unwrap_or_default();
        wire::Place {
            file: wire::FileId(span.file.0),
            start: position(span.start),
            end: position(span.end),
        }
    }

    fn source(&self, source: &core::Source) -> wire::Source {
        wire::Source {
            layer: match source.layer {
                core::Layer::Template => wire::Layer::Template,
                core::Layer::Release => wire::Layer::Release,
                core::Layer::Base => wire::Layer::Base,
                core::Layer::Overlay(number) => wire::Layer::Overlay(number),
                core::Layer::Set(number) => wire::Layer::Set(number),
            },
            place: source.span.map(|span| self.place(span)),
        }
    }

    fn problem(&self, problem: &core::Problem) -> wire::Problem {
        let found = &problem.diagnostic;
        let related = |related: &diag::Related| wire::Related {
            role: match related.role {
                diag::Role::CalledFrom => wire::Role::CalledFrom,
                diag::Role::ValueFrom => wire::Role::ValueFrom,
                diag::Role::RenderedHere => wire::Role::RenderedHere,
                diag::Role::DefinedHere => wire::Role::DefinedHere,
                diag::Role::SchemaSays => wire::Role::SchemaSays,
            },
            place: self.place(related.span),
            message: related.message.clone(),
        };
        let edit = |edit: &diag::Edit| wire::Edit { place: self.place(edit.span), text: edit.text.clone() };
        wire::Problem {
            code: found.code.to_owned(),
            severity: match found.severity {
                diag::Severity::Error => wire::Severity::Error,
                diag::Severity::Warning => wire::Severity::Warning,
                diag::Severity::Info => wire::Severity::Info,
            },
            message: found.message.clone(),
            place: found.span.map(|span| self.place(span)),
            help: found.help.clone(),
            related: found.related.iter().map(related).collect(),
            fix: found.fix.as_ref().map(|fix| wire::Fix {
                title: fix.title.clone(),
                edits: fix.edits.iter().map(edit).collect(),
            }),
            subject: found.subject.as_ref().map(|subject| wire::Subject {
                kind: subject.kind.clone(),
                name: subject.name.clone(),
            }),
            helm_text: found.helm_text.clone(),
            environments: problem.environments.iter().map(|index| *index as u32).collect(),
        }
    }

    fn environment(&self, environment: &core::EnvironmentReport) -> wire::EnvironmentReport {
        wire::EnvironmentReport {
            name: environment.name.clone(),
            output: environment.output.as_ref().map(|output| self.output(output)),
        }
    }

    fn output(&self, output: &core::Output) -> wire::Output {
        wire::Output {
            objects: output.objects.iter().map(|object| self.object(object)).collect(),
            notes: output.notes.clone(),
            values: output.values.iter().map(|line| self.value_line(line)).collect(),
            overview: self.overview(&output.overview),
            absent: output.absent.iter().map(|absent| self.absent(absent)).collect(),
        }
    }

    fn object(&self, object: &core::Object) -> wire::Object {
        let line = |line: &core::OutputLine| wire::OutputLine {
            template: line.template.map(|span| self.place(span)),
            source: line.source.as_ref().map(|source| self.source(source)),
        };
        wire::Object {
            kind: object.kind.clone(),
            name: object.name.clone(),
            template: object.template.clone(),
            text: object.text.clone(),
            lines: object.lines.iter().map(line).collect(),
            hooks: object.hooks.clone(),
        }
    }

    fn value_line(&self, line: &core::ValueLine) -> wire::ValueLine {
        wire::ValueLine {
            text: line.text.clone(),
            source: line.source.as_ref().map(|source| self.source(source)),
            was: line.was.clone(),
        }
    }

    fn absent(&self, absent: &core::AbsentPart) -> wire::AbsentPart {
        wire::AbsentPart {
            what: absent.what.clone(),
            kind: absent.kind.clone(),
            reason: absent.reason.clone(),
            condition: absent.condition.map(|span| self.place(span)),
            sources: absent.sources.iter().map(|source| self.source(source)).collect(),
        }
    }

    fn figure<T: Clone>(&self, figure: &core::Figure<T>) -> wire::Figure<T> {
        wire::Figure {
            value: figure.value.clone(),
            sources: figure.sources.iter().map(|source| self.source(source)).collect(),
        }
    }

    fn optional<T: Clone>(&self, figure: &Option<core::Figure<T>>) -> Option<wire::Figure<T>> {
        figure.as_ref().map(|figure| self.figure(figure))
    }

    fn figures<T: Clone>(&self, figures: &[core::Figure<T>]) -> Vec<wire::Figure<T>> {
        figures.iter().map(|figure| self.figure(figure)).collect()
    }

    fn overview(&self, cards: &core::Overview) -> wire::Overview {
        wire::Overview {
            workloads: cards.workloads.iter().map(|card| self.workload(card)).collect(),
            autoscalers: cards.autoscalers.iter().map(|card| self.autoscaler(card)).collect(),
            budgets: cards.budgets.iter().map(|card| self.budget(card)).collect(),
            gpus: cards.gpus.iter().map(|card| self.gpu(card)).collect(),
            resources: cards.resources.iter().map(|card| self.resources(card)).collect(),
        }
    }

    fn workload(&self, card: &core::WorkloadCard) -> wire::WorkloadCard {
        wire::WorkloadCard {
            object: card.object as u32,
            pods: self.optional(&card.pods),
            range: card.range,
            image: self.optional(&card.image),
            model: self.optional(&card.model),
            strategy: self.optional(&card.strategy),
            volume: self.optional(&card.volume),
            startup: card.startup.as_ref().map(|startup| wire::Startup {
                initial_delay: self.figure(&startup.initial_delay),
                period: self.figure(&startup.period),
                threshold: self.figure(&startup.threshold),
                deadline: startup.deadline,
            }),
        }
    }

    fn autoscaler(&self, card: &core::AutoscalerCard) -> wire::AutoscalerCard {
        let metric = |metric: &core::Metric| wire::Metric {
            name: metric.name.clone(),
            target: self.figure(&metric.target),
        };
        wire::AutoscalerCard {
            object: card.object as u32,
            min: self.figure(&card.min),
            max: self.figure(&card.max),
            metrics: card.metrics.iter().map(metric).collect(),
        }
    }

    fn budget(&self, card: &core::BudgetCard) -> wire::BudgetCard {
        wire::BudgetCard {
            object: card.object as u32,
            field: card.field.clone(),
            value: self.figure(&card.value),
            pods: card.pods,
            may_go: card.may_go,
        }
    }

    fn gpu(&self, card: &core::GpuCard) -> wire::GpuCard {
        wire::GpuCard {
            object: card.object as u32,
            resource: card.resource.clone(),
            per_pod: self.figure(&card.per_pod),
            min_total: card.min_total,
            max_total: card.max_total,
            surge: card.surge,
            kind: self.optional(&card.kind),
            selector: self.figures(&card.selector),
            tolerations: self.figures(&card.tolerations),
            memory_share: self.optional(&card.memory_share),
        }
    }

    fn resources(&self, card: &core::ResourcesCard) -> wire::ResourcesCard {
        let row = |row: &core::ResourceRow| wire::ResourceRow {
            name: row.name.clone(),
            request: self.optional(&row.request),
            limit: self.optional(&row.limit),
            share: row.share,
            total: row.total.clone(),
        };
        wire::ResourcesCard {
            object: card.object as u32,
            rows: card.rows.iter().map(row).collect(),
            quality: card.quality.clone(),
        }
    }
}

/// A byte offset as line and UTF-16 column.
fn position(file: &diag::File, offset: u32) -> wire::Position {
    let place = file.lines.line_col(offset);
    let start = (offset.min(file.text.len() as u32) - place.column) as usize;
    let mut end = start + place.column as usize;
    // An offset inside a character counts as its start.
    while !file.text.is_char_boundary(end) {
        end -= 1;
    }
    let column = file.text.get(start..end).map_or(0, |text| text.encode_utf16().count());
    wire::Position { line: place.line, column: wire::Utf16(column as u32) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_utf16_units() {
        let mut files = diag::Files::default();
        let id = files.add("a", "x\n😀中b\n", diag::FileKind::User);
        let file = files.get(id).unwrap();
        let at = |offset| (position(file, offset).line, position(file, offset).column.0);
        assert_eq!(at(2), (1, 0));
        assert_eq!(at(6), (1, 2));
        assert_eq!(at(4), (1, 0));
        assert_eq!(at(9), (1, 3));
        assert_eq!(at(99), (2, 0));
    }
}
