//! The score that is published: tests/score.json, which the page can show, and the table of COMPATIBILITY.md made
//! from it.

use crate::results::{Count, Results, share};
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The version that everything is compared with.
const HELM: &str = "v4.2.3";
/// Around the table in COMPATIBILITY.md.
const MARKS: [&str; 2] = ["<!-- score: begin -->", "<!-- score: end -->"];
/// The set that collects all sets `charts/<name>`.
const CHARTS: &str = "charts";

/// The score of a run as JSON: `sets` has `{"set", "render": [passed, failed], "error": [passed, failed]}` for each,
/// the real charts as one; `passing` is the charts without a failure with the count of their cases (`podinfo 14,
/// redis 9`), `failing` those with one, `{name: [passed, failed]}`. `wasm` is kept from the score before, as is
/// `reports`: of the situations from public reports so many have to be answered.
pub fn of_results(results: &Results, before: Option<&Json>) -> Json {
    let mut sets: BTreeMap<String, Count> = BTreeMap::new();
    let mut passing = Vec::new();
    let mut failing = Map::new();
    for ((origin, set), count) in &results.counts {
        let (name, chart) = place(origin, set);
        sets.entry(name).or_default().merge(count);
        match chart {
            Some(chart) if count.failed() > 0 => {
                failing.insert(chart.to_owned(), json!([count.passed(), count.failed()]));
            }
            Some(chart) => passing.push(format!("{chart} {}", count.passed())),
            None => {}
        }
    }
    let row = |(set, count): (&String, &Count)| json!({ "set": set, "render": count.render, "error": count.error });
    let rows: Vec<Json> = sets.iter().map(row).collect();
    let mut score = json!({
        "helm": HELM, "sets": rows, "passing": passing.join(", "), "failing": failing
    });
    for kept in ["reports", "wasm"] {
        if let Some(value) = before.and_then(|before| before.get(kept)) {
            score[kept] = value.clone();
        }
    }
    score
}

/// The score before with what a run in the browser counted.
pub fn with_wasm(before: Json, results: &Results) -> Json {
    let total = results.total();
    let mut score = before;
    score["wasm"] = json!({ "render": total.render, "error": total.error });
    score
}

/// The set that a set counts to, and its chart's name if it is one of the real charts.
fn place<'a>(origin: &str, set: &'a str) -> (String, Option<&'a str>) {
    match (origin, set.split_once('/')) {
        ("cases", _) => ("own cases".to_owned(), None),
        (_, Some((CHARTS, chart))) => (CHARTS.to_owned(), Some(chart)),
        (_, Some((_, name))) => (name.to_owned(), None),
        (_, None) => (set.to_owned(), None),
    }
}

/// The text of the score file: one line for each set and list, small enough to be part of the page.
pub fn file(score: &Json) -> String {
    let mut text = String::from("{\n");
    let fields: Vec<String> = score
        .as_object()
        .into_iter()
        .flatten()
        .map(|(key, value)| match value.as_array() {
            Some(rows) => {
                let rows: Vec<String> = rows.iter().map(|row| format!("  {row}")).collect();
                format!("\"{key}\": [\n{}\n]", rows.join(",\n"))
            }
            None => format!("\"{key}\": {value}"),
        })
        .collect();
    text.push_str(&fields.join(",\n"));
    text.push_str("\n}\n");
    text
}

/// The table for COMPATIBILITY.md.
pub fn table(score: &Json) -> String {
    let mut text = String::from(
        "| set | Helm renders | the same output | Helm refuses | the same error |\n\
         | --- | --- | --- | --- | --- |\n",
    );
    let rows = score["sets"].as_array().into_iter().flatten();
    for row in rows {
        line(&mut text, row["set"].as_str().unwrap_or_default(), row);
    }
    if let Some(wasm) = score.get("wasm") {
        line(&mut text, "all of them as wasm, in Chromium", wasm);
    }
    let failing = score["failing"].as_object().into_iter().flatten();
    let failing: Vec<String> = failing
        .map(|(chart, count)| {
            format!("{chart} ({} of {})", count[1], pair(count).iter().sum::<usize>())
        })
        .collect();
    if !failing.is_empty() {
        let _ = writeln!(text, "\nCharts with a difference: {}.", failing.join(", "));
    }
    text
}

fn line(text: &mut String, name: &str, row: &Json) {
    let cells = ["render", "error"].map(|kind| {
        let counts = pair(&row[kind]);
        let all = counts[0] + counts[1];
        let same =
            if all == 0 { "–".to_owned() } else { format!("{} ({})", counts[0], share(counts)) };
        format!("{all} | {same}")
    });
    let _ = writeln!(text, "| {name} | {} |", cells.join(" | "));
}

fn pair(json: &Json) -> [usize; 2] {
    [0, 1].map(|at| json[at].as_u64().unwrap_or_default() as usize)
}

/// A text with what stands between the marks replaced; None if it has no marks.
pub fn replaced(text: &str, table: &str) -> Option<String> {
    let [begin, end] = MARKS;
    let (before, rest) = text.split_once(begin)?;
    let (_, after) = rest.split_once(end)?;
    Some(format!("{before}{begin}\n{table}{end}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_table_says_what_the_score_file_says() {
        let score: Json = serde_json::from_str(include_str!("../score.json")).unwrap();
        let text = include_str!("../../COMPATIBILITY.md");
        assert_eq!(replaced(text, &table(&score)).as_deref(), Some(text));
        assert_eq!(file(&score), include_str!("../score.json"));
    }

    #[test]
    fn real_charts_are_one_set_and_told_apart() {
        let mut results = Results::default();
        results.add(("conformance", "charts/a"), "x", true, None);
        results.add(("conformance", "charts/b"), "x", true, Some("differs".into()));
        results.add(("cases", "micro"), "x", false, None);
        let score = of_results(&results, None);
        assert_eq!(score["passing"], "a 1");
        assert_eq!(score["failing"], json!({ "b": [0, 1] }));
        let table = table(&score);
        assert!(table.contains("| charts | 2 | 1 (50.00 %) | 0 | – |"), "{table}");
        assert!(table.contains("| own cases | 0 | – | 1 | 1 (100.00 %) |"), "{table}");
        assert!(table.contains("b (1 of 1)"), "{table}");
    }
}
