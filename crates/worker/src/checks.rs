//! The checks, which only the whole engine has.

#[cfg(feature = "whole")]
use crate::places::Places;
#[cfg(feature = "whole")]
use chartroom_core::Problem;
#[cfg(feature = "whole")]
use chartroom_core::diagnostics::{Diagnostic, FileKind, Fix};
use chartroom_core::{Project, Report};
use chartroom_protocol as wire;
#[cfg(feature = "whole")]
use std::rc::Rc;

/// Adds what the checks find to a report's problems.
#[derive(Default)]
pub(crate) struct Checks {
    /// Read when they are first needed; None if that failed, in which case objects are not held against them.
    #[cfg(feature = "whole")]
    schemas: std::cell::OnceCell<Option<chartroom_check::Schemas>>,
    /// What the chart as it came rendered to.
    #[cfg(feature = "whole")]
    earlier: std::cell::RefCell<Earlier>,
}

/// Renders of the chart as it came, by the environments that they are of: while one types they stay the same.
#[cfg(feature = "whole")]
#[derive(Default)]
struct Earlier {
    files: Vec<chartroom_core::ProjectFile>,
    reports: Vec<(Vec<chartroom_core::Environment>, String, Rc<Report>)>,
}

#[cfg(feature = "whole")]
impl Earlier {
    /// More than these are not kept: each environment, and all of them together, twice over.
    const MOST: usize = 20;

    fn report(&mut self, project: &Project) -> Option<Rc<Report>> {
        let earlier = project.earlier()?;
        if self.files != earlier.files {
            *self = Self { files: earlier.files.clone(), reports: Vec::new() };
        }
        let same = |of: &[chartroom_core::Environment], version: &str| {
            *of == *earlier.environments && *version == *earlier.kube_version
        };
        let known = self.reports.iter().find(|(of, version, _)| same(of, version));
        if let Some((_, _, report)) = known.filter(|_| earlier.beside.is_empty()) {
            return Some(report.clone());
        }
        let report = Rc::new(chartroom_core::report(&earlier));
        if self.reports.len() >= Self::MOST {
            self.reports.clear();
        }
        self.reports.push((earlier.environments, earlier.kube_version, report.clone()));
        Some(report)
    }
}

impl Checks {
    /// Whether there are any.
    pub(crate) const ANY: bool = cfg!(feature = "whole");

    /// The whole engine's.
    #[cfg(feature = "whole")]
    pub(crate) fn run(&self, project: &Project, report: &mut Report, others: &[&Report]) {
        let earlier = self.earlier.borrow_mut().report(project);
        let reports = (report, others);
        chartroom_check::check_against(project, reports, self.schemas(), earlier.as_deref());
    }

    /// The schemas of Kubernetes.
    #[cfg(feature = "whole")]
    pub(crate) fn schemas(&self) -> Option<&chartroom_check::Schemas> {
        let read = || chartroom_check::Schemas::read(chartroom_check::DATA).ok();
        self.schemas.get_or_init(read).as_ref()
    }

    /// The small engine has none.
    #[cfg(not(feature = "whole"))]
    pub(crate) fn run(&self, _: &Project, _: &mut Report, _: &[&Report]) {}
}

/// The fixes of a render being tried, on all its environments.
#[cfg(feature = "whole")]
pub(crate) struct Fixes {
    report: Report,
    trial: chartroom_check::Trial,
}

#[cfg(feature = "whole")]
impl Checks {
    /// Begins to try the fixes of a project.
    pub(crate) fn fixes(&self, project: &Project) -> Fixes {
        let mut report = chartroom_core::report(project);
        self.run(project, &mut report, &[]);
        let trial = chartroom_check::Trial::new(&report);
        Fixes { report, trial }
    }

    /// Tries once; whether there is more to try.
    pub(crate) fn try_on(&self, project: &Project, fixes: &mut Fixes) -> bool {
        let schemas = self.schemas.get().and_then(Option::as_ref);
        fixes.trial.step(project, &mut fixes.report, schemas)
    }
}

#[cfg(feature = "whole")]
impl Fixes {
    /// Keeps those fixes of a report on one environment that did mend.
    pub(crate) fn keep(&self, report: &mut Report, environment: usize) {
        let mending = self.trial.mending(&self.report);
        let kept: Vec<_> = mending.filter(|one| one.environments.contains(&environment)).collect();
        let fixes = report.problems.iter().map(|one| {
            let own = &one.diagnostic;
            let same = |kept: &&&Problem| {
                let kept = &kept.diagnostic;
                (kept.code, &kept.message) == (own.code, &own.message)
                    && place(&self.report, kept) == place(report, own)
            };
            let fix = kept.iter().find(same)?.diagnostic.fix.as_ref()?;
            match own.fix.as_ref().filter(|own| own.title == fix.title) {
                Some(own) => Some(own.clone()),
                None => self.moved(fix, report),
            }
        });
        let fixes: Vec<_> = fixes.collect();
        for (problem, fix) in report.problems.iter_mut().zip(fixes) {
            problem.diagnostic.fix = fix;
        }
    }

    /// A fix with its places in the files of another report.
    fn moved(&self, fix: &Fix, report: &Report) -> Option<Fix> {
        let mut fix = fix.clone();
        for edit in &mut fix.edits {
            let file = self.report.files.get(edit.span.file)?;
            // Several flags of an environment have one name.
            let known = report.files.find(&file.name).filter(|_| file.kind == FileKind::User);
            edit.span.file = known?;
        }
        Some(fix)
    }
}

/// The name of the file that a finding is in, and where it begins.
#[cfg(feature = "whole")]
fn place(report: &Report, one: &Diagnostic) -> Option<(Rc<str>, u32)> {
    let span = one.span?;
    Some((report.files.get(span.file)?.name.clone(), span.start))
}

/// The small engine tries none, and offers none.
#[cfg(not(feature = "whole"))]
pub(crate) struct Fixes;

#[cfg(not(feature = "whole"))]
impl Checks {
    /// There are none.
    pub(crate) fn fixes(&self, _: &Project) -> Fixes {
        Fixes
    }

    /// Nothing is left to be tried.
    pub(crate) fn try_on(&self, _: &Project, _: &mut Fixes) -> bool {
        false
    }
}

#[cfg(not(feature = "whole"))]
impl Fixes {
    /// Keeps none.
    pub(crate) fn keep(&self, _: &mut Report, _: usize) {}
}

/// A schema for the text of a values file.
#[cfg(feature = "whole")]
pub(crate) fn suggest(values: &str) -> Option<Result<String, String>> {
    Some(chartroom_check::suggest_schema(values))
}

/// The small engine knows none.
#[cfg(not(feature = "whole"))]
pub(crate) fn suggest(_: &str) -> Option<Result<String, String>> {
    None
}

/// The edits of several fixes, made to fit each other; with the id of a check, those that switch it off.
#[cfg(feature = "whole")]
pub(crate) fn together(fixes: wire::Fixes, off: Option<&str>) -> Option<Vec<wire::Edit>> {
    use chartroom_core::diagnostics::Edit;
    let (report, file) = alone(&fixes);
    let places = Places::new(&report, 0);
    let edit =
        |edit: wire::Edit| Some(Edit { span: places.span(file, edit.place)?, text: edit.text });
    let edits = match off {
        Some(id) => chartroom_check::switch_off(&fixes.text, id),
        None => {
            let fixes_here = fixes.edits.iter().cloned();
            let fixes_here = fixes_here.map(|fix| fix.into_iter().filter_map(edit).collect());
            chartroom_check::together(&fixes.text, fixes_here.collect())
        }
    };
    Some(self::edits(&fixes, edits))
}

/// A report with one file.
#[cfg(feature = "whole")]
fn alone(fixes: &wire::Fixes) -> (Report, chartroom_core::diagnostics::FileId) {
    let mut report = Report::default();
    let kind = chartroom_core::diagnostics::FileKind::User;
    let file = report.files.add(fixes.path.as_str(), fixes.text.as_str(), kind);
    (report, file)
}

/// Edits of a text as the page applies them.
#[cfg(feature = "whole")]
pub(crate) fn edits(
    fixes: &wire::Fixes,
    edits: Vec<chartroom_core::diagnostics::Edit>,
) -> Vec<wire::Edit> {
    let (report, _) = alone(fixes);
    let places = Places::new(&report, 0);
    let edits = edits
        .into_iter()
        .filter_map(|edit| Some(wire::Edit { place: places.place(edit.span)?, text: edit.text }));
    edits.collect()
}

/// The small engine finds nothing that could be mended or switched off.
#[cfg(not(feature = "whole"))]
pub(crate) fn together(_: wire::Fixes, _: Option<&str>) -> Option<Vec<wire::Edit>> {
    None
}
