//! The checks, which only the whole engine has.

#[cfg(feature = "whole")]
use crate::places::Places;
use chartroom_core::{Project, Report};
use chartroom_protocol as wire;

/// Adds what the checks find to a report's problems.
#[derive(Default)]
pub(crate) struct Checks {
    /// Read when they are first needed; None if that failed, in which case objects are not held against them.
    #[cfg(feature = "whole")]
    schemas: std::cell::OnceCell<Option<chartroom_check::Schemas>>,
}

impl Checks {
    /// Whether there are any.
    pub(crate) const ANY: bool = cfg!(feature = "whole");

    /// The whole engine's.
    #[cfg(feature = "whole")]
    pub(crate) fn run(&self, project: &Project, report: &mut Report, others: &[&Report]) {
        let read = || chartroom_check::Schemas::read(chartroom_check::DATA).ok();
        chartroom_check::check(project, report, others, self.schemas.get_or_init(read).as_ref());
    }

    /// The small engine has none.
    #[cfg(not(feature = "whole"))]
    pub(crate) fn run(&self, _: &Project, _: &mut Report, _: &[&Report]) {}
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
    use chartroom_core::diagnostics::{Edit, FileKind};
    let mut report = Report::default();
    let file = report.files.add(fixes.path.as_str(), fixes.text.as_str(), FileKind::User);
    let places = Places::new(&report, 0);
    let edit =
        |edit: wire::Edit| Some(Edit { span: places.span(file, edit.place)?, text: edit.text });
    let edits = match off {
        Some(id) => chartroom_check::switch_off(&fixes.text, id),
        None => {
            let fixes_here = fixes.edits.into_iter();
            let fixes_here = fixes_here.map(|fix| fix.into_iter().filter_map(edit).collect());
            chartroom_check::together(&fixes.text, fixes_here.collect())
        }
    };
    let wire = |edit: Edit| Some(wire::Edit { place: places.place(edit.span)?, text: edit.text });
    Some(edits.into_iter().filter_map(wire).collect())
}

/// The small engine finds nothing that could be mended or switched off.
#[cfg(not(feature = "whole"))]
pub(crate) fn together(_: wire::Fixes, _: Option<&str>) -> Option<Vec<wire::Edit>> {
    None
}
