//! How faithful the engine is: the score of the cases that the real Helm printed, as published with this build.

use crate::text;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::rc::Rc;
use yew::{Html, html};

/// The commit that a release was built of.
const COMMIT: &str = match option_env!("CHARTROOM_COMMIT") {
    Some(commit) => commit,
    None => "",
};

/// Written by `cargo xtask conformance --write-score`.
const SCORE: &str = include_str!("../../../../tests/score.json");

#[derive(Deserialize)]
struct Score {
    helm: String,
    sets: Vec<Set>,
    wasm: Counts,
    /// `chart 12, other-chart 3`: the charts all of whose cases pass, with their number.
    passing: String,
    /// The cases of charts that fail, by chart.
    failing: BTreeMap<String, (u32, u32)>,
}

#[derive(Deserialize)]
struct Set {
    set: String,
    render: (u32, u32),
    error: (u32, u32),
}

/// Passed and failed.
#[derive(Deserialize)]
struct Counts {
    render: (u32, u32),
    error: (u32, u32),
}

thread_local! {
    /// Read once.
    static READ: Option<Rc<Score>> = serde_json::from_str(SCORE).ok().map(Rc::new);
}

fn score() -> Option<Rc<Score>> {
    READ.with(Option::clone)
}

/// The body of the dialog.
pub(super) fn view() -> Html {
    let Some(score) = score() else { return Html::default() };
    let row = |name: &str, render: (u32, u32), error: (u32, u32)| {
        html! {
            <tr><th scope="row">{name.to_owned()}</th><td>{share(render)}</td><td>{share(error)}</td></tr>
        }
    };
    let failing = score.failing.iter().map(|(chart, (passed, failed))| html! { <li><code>{chart}</code>{" "}{share((*passed, *failed))}</li> });
    html! {
        <>
            <p class="field">{text::ParityHelp { helm: &score.helm }.text()}</p>
            <table class="parity field">
                <thead><tr><th>{text::CASES}</th><th>{text::SAME_OUTPUT}</th><th>{text::SAME_ERROR}</th></tr></thead>
                <tbody>
                    {for score.sets.iter().map(|set| row(called(&set.set), set.render, set.error))}
                    {row(text::PARITY_BROWSER.text(), score.wasm.render, score.wasm.error)}
                </tbody>
            </table>
            { (!score.failing.is_empty()).then(|| html! { <><h3>{text::PARITY_DIFFERING}</h3><ul class="field">{for failing}</ul></> }) }
            <p class="muted">{format!("Chartroom {}{COMMIT}", env!("CARGO_PKG_VERSION"))}</p>
            <details><summary>{text::PARITY_SAME}</summary><p class="muted">{score.passing.clone()}</p></details>
        </>
    }
}

/// What cases are called: our own in the page's language, others as their folders are.
fn called(set: &str) -> &str {
    match set == text::PARITY_OWN.english() {
        true => text::PARITY_OWN.text(),
        false => set,
    }
}

fn share((passed, failed): (u32, u32)) -> String {
    if passed + failed == 0 {
        "–".to_owned()
    } else {
        text::received::of(passed as usize, (passed + failed) as usize)
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_score_can_be_read() {
        let score = super::score().unwrap();
        assert_eq!(score.helm, crate::text::HELM);
        assert!(score.sets.iter().map(|set| set.render.0).sum::<u32>() > 500);
    }
}
