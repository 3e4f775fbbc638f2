//! For reviews: a table and diffs, as Markdown without secrets.

use super::Comparison;
use chartroom_export::{Differences, differences};

pub(super) fn print(comparison: &Comparison<'_>) -> String {
    differences(&Differences {
        environments: comparison.report.environments.iter().collect(),
        rows: &comparison.matrix.rows,
        objects: (&comparison.objects, comparison.outputs),
        path: &|path| comparison.paths.path(path),
    })
}
