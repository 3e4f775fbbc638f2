//! `chartroom explain` on the built-in chart.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "common/charts.rs"]
mod charts;
mod common;

use chartroom_cli::{Printed, run};
use charts::Charts;
use common::Files;

fn explain(more: &[&str]) -> Printed {
    let chart = ["explain", "llm", "ai-inference", "-f", "ai-inference/values-prod.yaml"];
    let args: Vec<String> = chart.iter().chain(more).map(|arg| (*arg).to_owned()).collect();
    run(&args, &Charts)
}

fn text(more: &[&str]) -> String {
    let printed = explain(more);
    assert!(printed.ok, "{}", String::from_utf8_lossy(&printed.stderr));
    String::from_utf8(printed.stdout).unwrap()
}

#[test]
fn a_line_names_its_template_its_values_and_its_conditions() {
    let found = text(&["--line", "templates/hpa.yaml:18"]);
    let lines: Vec<&str> = found.lines().map(str::trim).collect();
    assert_eq!(
        lines[0],
        "HorizontalPodAutoscaler llm-ai-inference (ai-inference/templates/hpa.yaml, output line 18)  minReplicas: 4"
    );
    assert!(
        lines[1].starts_with("written by  ai-inference/templates/hpa.yaml:15  minReplicas: {{"),
        "{found}"
    );
    assert!(
        lines[2]
            .starts_with("from        autoscaling.minReplicas = 4  ai-inference/values-prod.yaml:"),
        "{found}"
    );
    assert!(lines[3].starts_with("hides"), "{found}");
    assert!(
        lines[4].starts_with(
            "under       if .Values.autoscaling.enabled  ai-inference/templates/hpa.yaml:1"
        ),
        "{found}"
    );
    assert!(
        lines[5]
            .starts_with("decided by  autoscaling.enabled = true  ai-inference/values-prod.yaml:"),
        "{found}"
    );
}

#[test]
fn a_line_of_a_template_names_the_lines_it_writes() {
    let found = text(&["--template", "templates/hpa.yaml:15"]);
    let lines: Vec<&str> = found.lines().map(str::trim).collect();
    assert!(lines[0].starts_with("ai-inference/templates/hpa.yaml:15  minReplicas: {{"), "{found}");
    assert_eq!(
        lines[1],
        "writes      HorizontalPodAutoscaler llm-ai-inference (ai-inference/templates/hpa.yaml, output line 18)  minReplicas: 4"
    );
    assert!(
        lines[2].starts_with("from        autoscaling.minReplicas = 4  ai-inference/values-prod"),
        "{found}"
    );
    let condition = text(&["--template", "templates/deployment.yaml:12", "--format", "json"]);
    let condition: serde_json::Value = serde_json::from_str(&condition).unwrap();
    assert_eq!(condition["conditions"][0]["holds"], false);
    assert_eq!(condition["lines"].as_array().unwrap().len(), 0);
    let error = |template: &str| {
        let printed = explain(&["--template", template]);
        assert!(!printed.ok);
        String::from_utf8(printed.stderr).unwrap()
    };
    assert_eq!(error("values.yaml:1"), "Error: \"values.yaml\" is no template of this render\n");
    assert_eq!(
        error("templates/x.yaml:1"),
        "Error: \"templates/x.yaml\" is no file of this chart\n"
    );
    assert!(error("templates/hpa.yaml:900").starts_with("Error: templates/hpa.yaml has "));
}

#[test]
fn a_value_names_the_lines_it_reaches() {
    let found = text(&["--value", "image.repository", "--set", "image.repository=r/x"]);
    assert!(
        found.starts_with("image.repository = \"r/x\"  --set image.repository=r/x\n"),
        "{found}"
    );
    assert!(found.contains("hides"), "{found}");
    assert!(
        found.contains("reaches     Deployment llm-ai-inference (ai-inference/templates/deployment.yaml, output line "),
        "{found}"
    );
    assert!(found.contains("read by     ai-inference/templates/_helpers.tpl:"), "{found}");
}

#[test]
fn programs_get_json() {
    let found = text(&["--value=replicaCount", "--format=json"]);
    let json: serde_json::Value = serde_json::from_str(&found).unwrap();
    assert_eq!(json["value"]["path"], "replicaCount");
    assert_eq!(json["value"]["layers"][1]["value"], 4);
    assert_eq!(json["lines"], serde_json::json!([]), "the autoscaler has the say in prod");
}

#[test]
fn what_is_not_there_is_said() {
    for (args, error) in [
        (["--line", "templates/hpa.yaml:900"], "Error: templates/hpa.yaml rendered to 36 lines\n"),
        (
            ["--line", "nope:1"],
            "Error: \"nope\" is no template of this chart; name one such as templates/deployment.yaml\n",
        ),
        (["--line", "x"], "Error: --line wants FILE:LINE, not \"x\"\n"),
        (["--value", "no.such"], "Error: no layer sets \"no.such\" and no template reads it\n"),
    ] {
        let printed = explain(&args);
        assert!(!printed.ok);
        assert_eq!(String::from_utf8(printed.stderr).unwrap(), error);
    }
}

/// A chart with a subchart and a template that a condition switches off; `template` is a third one.
fn small(template: &str) -> Files {
    Files::of(
        "app",
        &[
            ("Chart.yaml", "apiVersion: v2\nname: app\nversion: 1.0.0\n"),
            ("values.yaml", "hpa:\n  enabled: false\n  min: 1\nsub:\n  probe:\n    get: null\n"),
            ("prod.yaml", "hpa:\n  min: 4\n"),
            (
                "templates/hpa.yaml",
                "{{- if .Values.hpa.enabled }}\nkind: A\nmin: {{ .Values.hpa.min }}\n{{- end }}\n",
            ),
            ("templates/b.yaml", template),
            ("charts/sub/Chart.yaml", "apiVersion: v2\nname: sub\nversion: 1.0.0\n"),
            ("charts/sub/values.yaml", "probe:\n  get: x\n"),
            ("charts/sub/templates/c.yaml", "kind: C\nget: {{ .Values.probe.get }}\n"),
        ],
    )
}

fn of_small(template: &str, more: &[&str]) -> String {
    let args = ["explain", "r", "app", "-f", "app/prod.yaml"];
    let args: Vec<String> = args.iter().chain(more).map(|arg| (*arg).to_owned()).collect();
    let printed = run(&args, &small(template));
    assert!(printed.ok, "{}", String::from_utf8_lossy(&printed.stderr));
    String::from_utf8(printed.stdout).unwrap()
}

#[test]
fn what_is_read_in_a_branch_that_is_off_names_its_guard() {
    let found = of_small("kind: B\n", &["--value", "hpa.min"]);
    let lines: Vec<&str> = found.lines().map(str::trim).collect();
    assert_eq!(
        lines[2..],
        [
            "reaches     no line of the output",
            "not read at app/templates/hpa.yaml:3  min: {{ .Values.hpa.min }}",
            "because     if .Values.hpa.enabled  app/templates/hpa.yaml:1  does not hold",
            "decided by  hpa.enabled = false  app/values.yaml:2",
        ],
        "{found}"
    );
    let found = of_small("kind: B\n", &["--line", "templates/hpa.yaml:2"]);
    let lines: Vec<&str> = found.lines().map(str::trim).collect();
    assert_eq!(
        lines,
        [
            "app/templates/hpa.yaml renders to nothing: all it has stands under conditions",
            "because     if .Values.hpa.enabled  app/templates/hpa.yaml:1  does not hold",
            "decided by  hpa.enabled = false  app/values.yaml:2",
        ]
    );
    let json = of_small("kind: B\n", &["--value", "hpa.min", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["unreached"][0]["guard"]["values"][0]["path"], "hpa.enabled");
}

#[test]
fn a_null_that_helm_does_not_follow_hides_nothing() {
    let found = of_small("kind: B\n", &["--value", "sub.probe.get"]);
    assert!(found.starts_with("sub.probe.get = \"x\"  app/charts/sub/values.yaml:2\n"), "{found}");
    assert!(found.contains("ignores     null  app/values.yaml:6  it deletes nothing"), "{found}");
    assert!(found.contains("reaches     C "), "{found}");
}

#[test]
fn what_there_is_beside_an_error_is_explained() {
    let failing = "kind: B\nx: {{ required \"give a name\" .Values.name }}\n";
    let found = of_small(failing, &["--value", "hpa.min"]);
    assert!(found.starts_with("This chart does not render: execution error"), "{found}");
    assert!(found.contains("hpa.min = 4  app/prod.yaml:2"), "{found}");
    // What stopped it is named by no layer, and read by what did not run to its end.
    let found = of_small(failing, &["--value", "name"]);
    assert!(found.contains("read by     app/templates/"), "{found}");
    let found = of_small(failing, &["--line", "charts/sub/templates/c.yaml:2"]);
    assert!(found.contains("written by  app/charts/sub/templates/c.yaml:2  get: {{"), "{found}");
    let json = of_small(failing, &["--value", "hpa.min", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert!(json["error"].as_str().unwrap().contains("give a name"));
    // YAML that does not parse has been rendered: each line of it is known.
    let broken = "kind: B\nx: {{ .Values.hpa.min }}\n y: [\n";
    let found = of_small(broken, &["--line", "templates/b.yaml:2"]);
    assert!(found.contains("from        hpa.min = 4  app/prod.yaml:2"), "{found}");
    // With values that cannot be read there is no more than layers.
    let found = of_small(failing, &["--value", "hpa.min", "--set", "a[=1"]);
    assert!(found.contains("hpa.min = 4  app/prod.yaml:2"), "{found}");
}

/// A chart whose subchart is off, with a helper that is called in a branch that is off, and a condition that is decided
/// before its last value.
fn switched_off(more: &[&str]) -> String {
    let files = Files::of(
        "app",
        &[
            (
                "Chart.yaml",
                "apiVersion: v2\nname: app\nversion: 1.0.0\ndependencies:\n  - name: mon\n    alias: watch\n    version: 1.0.0\n    condition: watch.enabled\n",
            ),
            (
                "values.yaml",
                "kind: DaemonSet\ningress:\n  enabled: true\ngateway:\n  enabled: false\n  name: x\nwatch:\n  enabled: false\n",
            ),
            ("templates/_h.tpl", "{{ define \"name\" }}{{ .Values.gateway.name }}{{ end }}\n"),
            (
                "templates/a.yaml",
                "kind: A\n{{- if .Values.gateway.enabled }}\nx: {{ include \"name\" . }}\n{{- end }}\n\
                 {{- if and (eq .Values.kind \"Deployment\") .Values.ingress.enabled }}\ny: 1\n{{- end }}\n",
            ),
            ("charts/mon/Chart.yaml", "apiVersion: v2\nname: mon\nversion: 1.0.0\n"),
            ("charts/mon/values.yaml", "interval: 30s\n"),
            ("charts/mon/templates/m.yaml", "kind: M\nevery: {{ .Values.interval }}\n"),
        ],
    );
    let args = ["explain", "r", "app", "--set", "watch.interval=5s"];
    let args: Vec<String> = args.iter().chain(more).map(|arg| (*arg).to_owned()).collect();
    let printed = run(&args, &files);
    assert!(printed.ok, "{}", String::from_utf8_lossy(&printed.stderr));
    String::from_utf8(printed.stdout).unwrap()
}

#[test]
fn whatever_keeps_a_value_from_being_read_is_named() {
    let lines = |path: &str| -> Vec<String> {
        let found = switched_off(&["--value", path]);
        found.lines().skip(1).map(|line| line.trim().to_owned()).collect()
    };
    assert_eq!(
        lines("gateway.name"),
        [
            "reaches     no line of the output",
            "not read at app/templates/_h.tpl:1  {{ define \"name\" }}{{ .Values.gateway.name }}{{ end }}",
            "because     if .Values.gateway.enabled  app/templates/a.yaml:2  does not hold",
            "decided by  gateway.enabled = false  app/values.yaml:5",
        ]
    );
    assert_eq!(
        lines("ingress.enabled")[1..],
        [
            "not read at app/templates/a.yaml:5  {{- if and (eq .Values.kind \"Deployment\") .Values.ingress.enabled }}",
            "because     what stands before it decides the condition",
            "decided by  kind = \"DaemonSet\"  app/values.yaml:1",
        ]
    );
    let off = "not read    charts/watch is off: `watch.enabled` is false  app/values.yaml:8";
    assert!(
        lines("watch.interval").iter().any(|line| line == off),
        "{:?}",
        lines("watch.interval")
    );
}

#[test]
fn a_helper_that_another_calls_twice_has_its_reason() {
    let files = Files::of(
        "app",
        &[
            ("Chart.yaml", "apiVersion: v2\nname: app\nversion: 1.0.0\n"),
            ("values.yaml", "on: false\nname: x\n"),
            (
                "templates/_h.tpl",
                "{{ define \"name\" }}{{ .Values.name }}{{ end }}\n\
                 {{ define \"labels\" }}a: {{ include \"name\" . }}\nb: {{ include \"name\" . }}\n\
                 {{ if .Values.deep }}{{ include \"labels\" . }}{{ end }}{{ end }}\n",
            ),
            (
                "templates/a.yaml",
                "kind: A\n{{- if .Values.on }}\n{{ include \"labels\" . }}\n{{- end }}\n",
            ),
        ],
    );
    let args = ["explain", "r", "app", "--value", "name"].map(str::to_owned);
    let printed = run(&args, &files);
    let text = String::from_utf8(printed.stdout).unwrap();
    assert!(
        text.contains("because     if .Values.on  app/templates/a.yaml:2  does not hold"),
        "{text}"
    );
}

#[test]
fn a_template_of_a_chart_that_is_off_renders_to_nothing() {
    for question in ["--template", "--line"] {
        let found = switched_off(&[question, "charts/mon/templates/m.yaml:2"]);
        assert_eq!(
            found,
            "app/charts/mon/templates/m.yaml renders to nothing: the subchart is off: `watch.enabled` is false, app/values.yaml:8\n"
        );
    }
}

#[test]
fn a_layer_that_cannot_be_read_is_left_out() {
    let mut files = Files::of(
        "app",
        &[
            ("Chart.yaml", "apiVersion: v2\nname: app\nversion: 1.0.0\n"),
            ("values.yaml", "name: x\n"),
            ("values-good.yaml", "name: b\n"),
            ("values-bad.yaml", "name: [z\nother: 1\n"),
            ("templates/a.yaml", "kind: A\nname: {{ .Values.name }}\n"),
        ],
    );
    files.0.push(("bad.yaml".to_owned(), "- a\n".to_owned()));
    let told = |more: &[&str]| {
        let args = ["explain", "r", "app", "--value", "name", "-f", "app/values-good.yaml"];
        let args: Vec<String> = args.iter().chain(more).map(|word| (*word).to_owned()).collect();
        String::from_utf8(run(&args, &files).stdout).unwrap()
    };
    for (more, name) in [
        (&["-f", "app/values-bad.yaml"][..], "values-bad.yaml cannot be read"),
        (&["-f", "bad.yaml"], "bad.yaml cannot be read"),
        (&["--set", "a=b,c"], "--set a=b,c cannot be read"),
    ] {
        let text = told(more);
        assert!(text.starts_with(name), "{text}");
        assert!(text.contains("name = \"b\"  app/values-good.yaml:1"), "{text}");
        assert!(text.contains("What follows is what the other layers give."), "{text}");
    }
}

/// Thousands of conditions around each other over thousands of assignments: each question is one walk through them.
#[test]
fn conditions_around_conditions_are_explained_in_one_walk() {
    const CONDITIONS: usize = 4000;
    const ASSIGNMENTS: usize = 3000;
    let mut template = "kind: A\n{{- $x := .Values.port }}\n".to_owned();
    template += &"{{- $x = add $x .Values.port }}\n".repeat(ASSIGNMENTS);
    for number in 0..CONDITIONS {
        template += &format!("{{{{- if .Values.port }}}}\na{number}: {{{{ $x }}}}\n");
    }
    template += &"{{- end }}\n".repeat(CONDITIONS);
    let files = Files::of(
        "app",
        &[
            ("Chart.yaml", "apiVersion: v2\nname: app\nversion: 1.0.0\n"),
            ("values.yaml", "port: 1\n"),
            ("templates/a.yaml", &template),
        ],
    );
    let last = ASSIGNMENTS + 2 + 2 * CONDITIONS;
    let (line, place) = (
        format!("app/templates/a.yaml:{}", CONDITIONS + 1),
        format!("app/templates/a.yaml:{last}"),
    );
    for question in [["--value", "port"], ["--line", &line], ["--template", &place]] {
        let args = ["explain", "r", "app"].into_iter().chain(question).map(str::to_owned);
        let began = std::time::Instant::now();
        let printed = run(&args.collect::<Vec<_>>(), &files);
        let text = String::from_utf8(printed.stdout).unwrap();
        assert!(text.contains("port = 1"), "{question:?}: {text}");
        // Walk by walk it took minutes.
        assert!(began.elapsed().as_secs() < 40, "{question:?}: {:?}", began.elapsed());
    }
}
