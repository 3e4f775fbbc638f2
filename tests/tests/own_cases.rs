//! The project's own cases, natively by `cargo test` and in a real browser by wasm-bindgen-test.

use chartroom_tests::case::Case;
use chartroom_tests::compare::{Actual, difference};
use chartroom_tests::embedded;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// Cases that are known to differ; COMPATIBILITY.md says why.
const KNOWN: &str = include_str!("../known-differences.json");

fn failures(cases: &[Case]) -> Vec<String> {
    let run = |case: &Case| {
        let args: Vec<String> =
            std::iter::once("template".to_owned()).chain(case.args.iter().cloned()).collect();
        let printed = chartroom_cli::run(&args, &case.disk);
        let actual = Actual {
            ok: printed.ok,
            stdout: String::from_utf8_lossy(&printed.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&printed.stderr).into_owned(),
        };
        difference(&case.expected, &actual)
            .map(|found| format!("{}/{}: {found}", case.set, case.name))
    };
    let is_known = |case: &&Case| KNOWN.contains(&format!("\"{}/{}\"", case.set, case.name));
    cases.iter().filter(|case| !is_known(case)).filter_map(run).collect()
}

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn the_built_in_chart_prints_what_helm_prints() {
    let cases: Vec<Case> =
        embedded::cases().into_iter().filter(|case| case.set.contains("ai-inference")).collect();
    assert!(cases.len() >= 5, "only {} cases of the built-in chart were found", cases.len());
    assert_eq!(failures(&cases), Vec::<String>::new());
}

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn every_other_case_prints_what_helm_prints() {
    let cases: Vec<Case> =
        embedded::cases().into_iter().filter(|case| !case.set.contains("ai-inference")).collect();
    assert!(cases.len() >= 10, "only {} cases were found", cases.len());
    assert_eq!(failures(&cases), Vec::<String>::new());
}
