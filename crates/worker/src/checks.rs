//! The checks, which only the whole engine has.

use chartroom_core::{Project, Report};

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
    pub(crate) fn run(&self, project: &Project, report: &mut Report) {
        let read = || chartroom_check::Schemas::read(chartroom_check::DATA).ok();
        chartroom_check::check(project, report, self.schemas.get_or_init(read).as_ref());
    }

    /// The small engine has none.
    #[cfg(not(feature = "whole"))]
    pub(crate) fn run(&self, _: &Project, _: &mut Report) {}
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
