//! A chart that would take the machine down is refused by every command, and flags allow it more.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use chartroom_cli::{Printed, run};
use common::Files;

/// Makes a text of 4 MB, turn by turn, and takes some 700,000 steps for it.
const TEMPLATE: &str = "{{- $s := \"abcd\" }}
{{- range until 20 }}{{ $s = print $s $s }}{{ end -}}
apiVersion: v1
kind: ConfigMap
metadata:
  name: a
data:
  a: \"{{ len $s }}\"
";

/// A chart of one template.
fn chart() -> Files {
    let about = "apiVersion: v2\nname: chart\nversion: 1.0.0\n";
    Files::of("chart", &[("Chart.yaml", about), ("templates/a.yaml", TEMPLATE)])
}

fn printed(command: &str, flags: &[&str]) -> Printed {
    let args: Vec<String> =
        [command, "chart"].iter().chain(flags).map(|arg| (*arg).to_owned()).collect();
    run(&args, &chart())
}

fn stderr(printed: &Printed) -> &str {
    std::str::from_utf8(&printed.stderr).unwrap()
}

#[test]
fn template_says_what_grew_and_which_flag_allows_it() {
    let fine = printed("template", &[]);
    assert!(
        String::from_utf8_lossy(&fine.stdout).ends_with("  a: \"4194304\"\n"),
        "{}",
        stderr(&fine)
    );
    let refused = printed("template", &["--max-memory", "2MB"]);
    assert!(!refused.ok && refused.stdout.is_empty());
    let text = stderr(&refused);
    assert!(text.starts_with("Error: "), "{text}");
    assert!(text.contains("chart/templates/a.yaml:2:"), "{text}");
    assert!(text.contains("error calling print: would make a text of "), "{text}");
    assert!(text.contains("; a render may hold 2 MB"), "{text}");
    assert!(
        text.ends_with("Use --max-memory SIZE or --max-steps NUMBER to allow more\n"),
        "{text}"
    );
    let refused = printed("template", &["--max-steps=1000"]);
    let text = stderr(&refused);
    assert!(text.contains("takes too long; a render may take 1,000 steps"), "{text}");
}

#[test]
fn check_and_explain_have_the_same_limits() {
    let fine = printed("check", &[]);
    assert!(fine.ok, "{}", String::from_utf8_lossy(&fine.stdout));
    let refused = printed("check", &["--max-memory", "2MB"]);
    let text = String::from_utf8_lossy(&refused.stdout);
    assert!(!refused.ok, "{text}");
    assert!(text.contains("`print` would make a text of "), "{text}");
    assert!(text.contains("templates/a.yaml:2"), "{text}");
}

#[test]
fn sizes_that_are_none_are_refused_as_other_flags_are() {
    let refused = printed("template", &["--max-memory=lots"]);
    assert_eq!(
        stderr(&refused),
        "Error: invalid argument \"lots\" for \"--max-memory\" flag: it takes a size such as 512MB or 2GB, at least 1MB\n"
    );
}
