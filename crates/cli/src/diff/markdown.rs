//! For reviews: a table and diffs, as Markdown.

use super::Comparison;
use chartroom_compare::markdown::{diff, table};
use std::fmt::Write as _;

pub(super) fn print(comparison: &Comparison<'_>) -> String {
    let as_it_is = |_: &_, text: &str| text.to_owned();
    let mut text = table(&comparison.names(), &comparison.matrix.rows, as_it_is);
    for change in &comparison.objects {
        let (title, template) = comparison.title(change);
        let lines = diff(&change.hunks, |line| line.text.clone());
        let _ = write!(text, "\n**{title}** ({template})\n\n{lines}");
    }
    text
}
