//! Reports of the built-in chart, as it is and broken in the ways people break it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use chartroom_core::diagnostics::Severity;
use chartroom_core::{
    Environment, Layer, Limits, Project, ProjectFile, Report, SetEntry, SetKind, report,
};
use std::path::Path;

const CHART: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../www/charts/ai-inference");

fn read(folder: &Path, below: &str, files: &mut Vec<ProjectFile>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            read(&entry.path(), &format!("{name}/"), files);
        } else {
            files.push(ProjectFile {
                path: name,
                data: std::fs::read(entry.path()).unwrap().into(),
            });
        }
    }
}

fn project() -> Project {
    let mut files = Vec::new();
    read(Path::new(CHART), "", &mut files);
    let environment = |name: &str, overlays: &[&str]| Environment {
        name: name.into(),
        overlays: overlays.iter().map(|path| (*path).to_owned()).collect(),
        sets: Vec::new(),
        release: "llm".into(),
        namespace: format!("ai-{name}"),
    };
    Project {
        beside: Vec::new(),
        files,
        environments: vec![
            environment("dev", &[]),
            environment("test", &["values-test.yaml"]),
            environment("staging", &["values-staging.yaml"]),
            environment("prod", &["values-prod.yaml"]),
        ],
        kube_version: String::new(),
        now: 1_700_000_000,
        seed: 1,
        zones: None,
        api_versions: Vec::new(),
        without_missing: false,
        limits: Default::default(),
        before: None,
    }
}

fn edit(project: &mut Project, path: &str, change: impl Fn(&str) -> String) {
    let file = project.files.iter_mut().find(|file| file.path == path).unwrap();
    let text = String::from_utf8(file.data.to_vec()).unwrap();
    file.data = change(&text).into_bytes().into();
}

/// Code, file, 1-based line and environments of all problems.
fn problems(report: &Report) -> Vec<(&str, String, u32, Vec<usize>)> {
    let describe = |problem: &'_ chartroom_core::Problem| {
        let span = problem.diagnostic.span.unwrap();
        let file = report.files.get(span.file).unwrap();
        (file.name.to_string(), file.lines.line_col(span.start).line + 1)
    };
    report
        .problems
        .iter()
        .map(|problem| {
            let (file, line) = describe(problem);
            (problem.diagnostic.code, file, line, problem.environments.clone())
        })
        .collect()
}

#[test]
fn the_built_in_chart_renders_everywhere_without_problems() {
    let report = report(&project());
    let messages: Vec<_> = report.problems.iter().map(|problem| &problem.diagnostic).collect();
    assert!(messages.is_empty(), "{messages:#?}");
    assert_eq!(report.chart.as_ref().unwrap().name, "ai-inference");
    for environment in &report.environments {
        let output = environment.output.as_ref().unwrap();
        assert!(
            output.objects.iter().any(|object| object.kind == "Deployment"),
            "{}",
            environment.name
        );
        assert!(!output.values.is_empty());
        for object in &output.objects {
            assert_eq!(
                object.lines.len(),
                object.text.lines().count(),
                "{} {}",
                object.kind,
                object.name
            );
            assert!(
                object.lines.iter().all(|line| line.template.is_some()),
                "{} {}",
                object.kind,
                object.name
            );
        }
    }
}

#[test]
fn the_cards_of_prod_name_figures_and_sources() {
    let report = report(&project());
    let prod = report.environments[3].output.as_ref().unwrap();
    let autoscaler = &prod.overview.autoscalers[0];
    assert_eq!((autoscaler.min.value, autoscaler.max.as_ref().unwrap().value), (4, 20));
    assert_eq!(autoscaler.max.as_ref().unwrap().sources[0].layer, Layer::Overlay(2));
    let span = autoscaler.max.as_ref().unwrap().sources[0].span.unwrap();
    let file = report.files.get(span.file).unwrap();
    assert_eq!(&*file.name, "values-prod.yaml");
    assert_eq!(&file.text[span.start as usize..span.end as usize], "maxReplicas: 20");
    let gpu = &prod.overview.gpus[0];
    assert_eq!((gpu.resource.as_str(), gpu.per_pod.value), ("nvidia.com/gpu", 1));
    assert_eq!((gpu.min_total, gpu.max_total), (Some(4), Some(20)));
    let budget = &prod.overview.budgets[0];
    assert_eq!((budget.value.value.as_str(), budget.pods, budget.may_go), ("2", Some(4), Some(2)));
    assert_eq!(prod.overview.workloads[0].range, Some((4, 20)));
    let dev = report.environments[0].output.as_ref().unwrap();
    assert!(dev.overview.gpus.is_empty() && dev.overview.autoscalers.is_empty());
    let absent: Vec<&str> = dev.absent.iter().map(|part| part.what.as_str()).collect();
    assert!(absent.contains(&"templates/hpa.yaml"), "{absent:?}");
    let hpa = dev.absent.iter().find(|part| part.what == "templates/hpa.yaml").unwrap();
    assert!(hpa.reason.contains("`autoscaling.enabled` is false"), "{}", hpa.reason);
    assert_eq!(hpa.sources[0].layer, Layer::Base);
}

#[test]
fn set_entries_are_the_highest_layer() {
    let mut project = project();
    project.environments[3]
        .sets
        .push(SetEntry { kind: SetKind::Set, text: "image.tag=abc1234".into() });
    let report = report(&project);
    let prod = report.environments[3].output.as_ref().unwrap();
    let image = prod.overview.workloads[0].image.as_ref().unwrap();
    assert!(image.value.ends_with(":abc1234"), "{}", image.value);
    assert_eq!(image.sources[0].layer, Layer::Set(3));
}

#[test]
fn half_a_line_is_shown_where_it_is() {
    let mut project = project();
    edit(&mut project, "values-prod.yaml", |text| {
        text.replace("replicaCount: 4", "replicaCount: 4\nautosc")
    });
    let line = String::from_utf8(
        project.files.iter().find(|f| f.path == "values-prod.yaml").unwrap().data.to_vec(),
    )
    .unwrap()
    .lines()
    .position(|line| line == "autosc")
    .unwrap() as u32
        + 1;
    let report = report(&project);
    let found = problems(&report);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(
        (found[0].0, found[0].1.as_str(), &found[0].3),
        ("ERR007", "values-prod.yaml", &vec![3])
    );
    assert!(found[0].2.abs_diff(line) <= 1, "line {} for {line}", found[0].2);
    assert!(report.environments[3].output.is_none());
    assert!(report.environments[2].output.is_some());
    let helm = report.problems[0].diagnostic.helm_text.as_ref().unwrap();
    assert!(helm.starts_with("Error: failed to parse values-prod.yaml: "), "{helm}");
}

#[test]
fn spaces_in_place_of_a_tab_go_no_deeper_than_the_line_above_allows() {
    for (text, spaces) in [
        ("a:\n\tb: 1\n", 2),
        ("a:\n  b: 1\n  \tc: 1\n", 2),
        ("a:\n  - b: 1\n\t\t\tc: 1\n", 4),
        ("a:\n  # what b is\n\tb: 1\n", 2),
    ] {
        let mut project = project();
        edit(&mut project, "values-test.yaml", |_| text.to_owned());
        let report = report(&project);
        let fix = report.problems[0].diagnostic.fix.as_ref().unwrap();
        assert_eq!(fix.edits[0].text, " ".repeat(spaces), "{text:?}");
    }
}

#[test]
fn tabs_lists_and_duplicates_are_told_apart() {
    for (change, code, severity) in [
        ("a:\n\tb: 1\n", "ERR007", Severity::Error),
        ("- a\n- b\n", "VAL020", Severity::Error),
        ("just text\n", "VAL020", Severity::Error),
        ("replicaCount: 4\nreplicaCount: 5\n", "VAL018", Severity::Warning),
    ] {
        let mut project = project();
        edit(&mut project, "values-test.yaml", |_| change.to_owned());
        let report = report(&project);
        let found: Vec<_> = report.problems.iter().filter(|p| p.diagnostic.code == code).collect();
        assert_eq!(found.len(), 1, "{change:?}: {:?}", problems(&report));
        assert_eq!(found[0].diagnostic.severity, severity);
        assert_eq!(found[0].environments, [1]);
        let span = found[0].diagnostic.span.unwrap();
        assert_eq!(&*report.files.get(span.file).unwrap().name, "values-test.yaml");
        assert!(found[0].diagnostic.help.is_some());
    }
}

#[test]
fn an_empty_overlay_is_the_base() {
    let mut project = project();
    edit(&mut project, "values-test.yaml", |_| String::new());
    let report = report(&project);
    assert!(report.problems.is_empty(), "{:?}", problems(&report));
    assert!(report.environments[1].output.is_some());
}

#[test]
fn template_mistakes_point_into_the_template() {
    for (from, to, code, text) in [
        ("{{- include", "{{- inclde", "ERR003", "Unknown function `inclde`."),
        ("{{- end }}", "", "ERR004", "The `if` opened here is never closed."),
    ] {
        let mut project = project();
        edit(&mut project, "templates/service.yaml", |template| {
            let template = if template.contains("{{- end }}") {
                template.to_owned()
            } else {
                format!("{{{{- if true }}}}\n{template}{{{{- end }}}}\n")
            };
            let at = template.rfind(from).unwrap();
            format!("{}{to}{}", &template[..at], &template[at + from.len()..])
        });
        let report = report(&project);
        let found = &report.problems[0];
        assert_eq!((found.diagnostic.code, found.diagnostic.message.as_str()), (code, text));
        let span = found.diagnostic.span.unwrap();
        assert_eq!(&*report.files.get(span.file).unwrap().name, "templates/service.yaml");
        assert_eq!(found.environments, [0, 1, 2, 3]);
    }
}

#[test]
fn a_missing_table_names_the_missing_key() {
    let mut project = project();
    edit(&mut project, "templates/configmap.yaml", |text| {
        format!("{text}\n# {{{{ .Values.nope.deeper.key }}}}\n")
    });
    let report = report(&project);
    let found = &report.problems[0].diagnostic;
    assert_eq!(found.code, "ERR001");
    assert!(found.message.starts_with("`nope` is not defined in values.yaml"), "{}", found.message);
    let span = found.span.unwrap();
    let file = report.files.get(span.file).unwrap();
    assert_eq!(&*file.name, "templates/configmap.yaml");
    assert!(file.text[span.start as usize..span.end as usize].contains("nope"));
}

#[test]
fn a_render_that_is_stopped_says_what_grew_and_where() {
    let mut project = project();
    project.limits.bytes = 16 << 20;
    edit(&mut project, "templates/configmap.yaml", |text| {
        format!(
            "{text}\n{{{{ define \"grow\" }}}}{{{{ $s := \"ab\" }}}}{{{{ range until 40 }}}}{{{{ $s = printf \"%s%s\" $s $s }}}}{{{{ end }}}}{{{{ end }}}}\n# {{{{ include \"grow\" . }}}}\n"
        )
    });
    let report = report(&project);
    let found = &report.problems[0].diagnostic;
    assert_eq!(found.code, "exec/memory");
    let message = &found.message;
    assert!(message.starts_with("`printf` would make a text of more than "), "{message}");
    assert!(message.ends_with("; a render may hold 16 MB."), "{message}");
    assert!(found.help.as_ref().unwrap().starts_with("Make it smaller."));
    let text = |span: chartroom_core::diagnostics::Span| {
        let file = report.files.get(span.file).unwrap();
        assert_eq!(&*file.name, "templates/configmap.yaml");
        file.text[span.start as usize..span.end as usize].to_owned()
    };
    assert!(text(found.span.unwrap()).contains("printf"));
    assert!(found.related.iter().any(|call| text(call.span).contains("include")));
    project.limits = Limits { steps: 100, ..Limits::default() };
    let report = chartroom_core::report(&project);
    let found = &report.problems[0].diagnostic;
    assert_eq!(found.code, "exec/steps");
    assert!(
        found.message.ends_with("takes too long; a render may take 100 steps."),
        "{}",
        found.message
    );
}

#[test]
fn broken_output_points_at_the_template_and_the_value() {
    let mut project = project();
    edit(&mut project, "templates/service.yaml", |text| {
        format!(
            "{text}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\ndata:\n  a: {{{{ .Values.model.name }}}}: b\n"
        )
    });
    let report = report(&project);
    let found = &report.problems[0].diagnostic;
    assert_eq!(found.code, "ERR005");
    let span = found.span.unwrap();
    assert_eq!(&*report.files.get(span.file).unwrap().name, "templates/service.yaml");
    let related: Vec<String> = found
        .related
        .iter()
        .map(|related| report.files.get(related.span.file).unwrap().name.to_string())
        .collect();
    assert!(related.iter().any(|name| name.starts_with("rendered ")), "{related:?}");
}

#[test]
fn a_huge_paste_is_refused_and_nothing_else() {
    let mut project = project();
    edit(&mut project, "values-prod.yaml", |text| format!("{text}\n# {}\n", "x".repeat(5 << 20)));
    let report = report(&project);
    assert_eq!(report.problems.len(), 1);
    assert_eq!(report.problems[0].diagnostic.code, "values/too-large");
    assert!(report.problems[0].diagnostic.message.contains("5.0 MB"));
}

#[test]
fn the_same_project_gives_the_same_report() {
    let one = format!("{:?}", report(&project()));
    assert_eq!(one, format!("{:?}", report(&project())));
}

#[test]
fn a_schema_speaks_at_the_key_and_in_subcharts() {
    let file = |path: &str, text: &str| ProjectFile {
        path: path.to_owned(),
        data: text.as_bytes().into(),
    };
    let files = vec![
        file("Chart.yaml", "apiVersion: v2\nname: c\nversion: 1.0.0\n"),
        file("values.yaml", "tag: a\nmap: {a: 1, b: 2}\n"),
        file(
            "values.schema.json",
            r#"{"required":["name"],"properties":{"tag":{"type":"string"},"map":{"required":["a","b"]}}}"#,
        ),
        file("values-prod.yaml", "tag: 1.10\nsub:\n  image: {tgg: b}\nmap:\n  b:\n"),
        file("charts/sub/Chart.yaml", "apiVersion: v2\nname: sub\nversion: 1.0.0\n"),
        file(
            "charts/sub/values.schema.json",
            r#"{"properties":{"image":{"additionalProperties":false,"properties":{"tag":{}}}}}"#,
        ),
    ];
    let overlays = vec!["values-prod.yaml".to_owned()];
    let environment = Environment {
        name: "prod".into(),
        overlays,
        release: "r".into(),
        ..Environment::default()
    };
    let project = Project { files, environments: vec![environment], ..Project::default() };
    let report = report(&project);
    let told: Vec<(String, String, Option<String>)> = report
        .problems
        .iter()
        .map(|problem| {
            let found = &problem.diagnostic;
            assert_eq!(found.code, "values/schema");
            assert!(found.helm_text.as_ref().unwrap().contains("don't meet the specifications"));
            let span = found.span.unwrap();
            let file = report.files.get(span.file).unwrap();
            let at = file.lines.line_col(span.start);
            let place = format!("{}:{}:{}", file.name, at.line + 1, at.column + 1);
            let fix = found.fix.as_ref().map(|fix| fix.edits[0].text.clone());
            (place, found.message.clone(), fix)
        })
        .collect();
    let line = |place: &str, message: &str, fix: Option<&str>| {
        (place.to_owned(), message.to_owned(), fix.map(str::to_owned))
    };
    assert_eq!(
        told,
        [
            line("values.yaml:1:1", "The values: missing property 'name'.", None),
            line("values-prod.yaml:1:1", "`tag` takes text; `1.10` is a number.", Some("\"1.10\"")),
            line(
                "values-prod.yaml:3:11",
                "`sub.image`: the chart’s schema does not know `tgg`.",
                Some("tag")
            ),
            line(
                "values-prod.yaml:5:3",
                "`map.b` is null here, which takes the key out; the schema requires it.",
                None
            ),
        ]
    );
}
