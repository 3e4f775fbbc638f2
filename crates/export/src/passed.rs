//! What a link carries, as Markdown for a merge request or a chat: folded, with the overlay, figures and the link.

use crate::messages;
use crate::review::Review;
use chartroom_compare::{Group, Row, matrix};
use chartroom_core::EnvironmentReport;
use chartroom_escape::{markdown, secret};
use std::fmt::Write as _;

/// Texts of cells longer than this (characters) are cut.
const WIDTH: usize = 80;

/// What is passed on.
pub struct Passed<'a> {
    /// Name and version of the chart.
    pub chart: (&'a str, &'a str),
    /// The environment as the chart came, if it is rendered, and as it is now.
    pub environments: [Option<&'a EnvironmentReport>; 2],
    /// Its overlays: path and text.
    pub overlays: &'a [(String, String)],
    /// Its `--set` entries, as they are typed.
    pub sets: &'a [String],
    /// The link.
    pub link: &'a str,
}

/// The chart and the environment in a line that unfolds: figures, overlays and the link. Texts are as they are given,
/// but for figures, which hold no secrets.
pub fn passed_on(passed: &Passed<'_>) -> String {
    let [came, now] = passed.environments;
    let name = now.map(|now| now.name.as_str()).unwrap_or_default();
    let mut body = format!("[{}](<{}>)\n", messages::PASSED_OPEN, passed.link);
    let sides: Vec<&EnvironmentReport> = [came, now].into_iter().flatten().collect();
    let mut review = Review::of(&sides, []);
    if sides.len() == 2 {
        review.name([messages::PASSED_CAME.text(), messages::PASSED_NOW.text()]);
    }
    let rows = matrix(&sides).rows;
    let known = |row: &&Row| {
        row.group != Group::Values
            && row.cells.iter().any(|cell| cell.text.is_some())
            && (row.differs() || sides.len() < 2)
    };
    let rows: Vec<&Row> = rows.iter().filter(known).collect();
    if !rows.is_empty() {
        let _ = write!(body, "\n{}", review.table(rows, Some(WIDTH)));
    }
    for (path, text) in passed.overlays {
        let _ = write!(body, "\n{}\n\n{}", markdown::code(path), markdown::fenced("yaml", text));
    }
    if !passed.sets.is_empty() {
        let sets: Vec<String> = passed.sets.iter().map(|set| markdown::code(set)).collect();
        let _ = write!(body, "\n{}\n", sets.join(", "));
    }
    let (chart, version) = passed.chart;
    markdown::details(
        name,
        &format!(
            " {}",
            messages::PassedOn { chart: &markdown::text(&format!("{chart} {version}")) }.text()
        ),
        &body,
    )
}

/// A text that was not looked through for secrets, without them.
pub fn without_secrets(text: &str) -> String {
    secret::without(text, secret::MASK)
}
