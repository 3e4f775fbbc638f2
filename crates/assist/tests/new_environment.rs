//! A new environment of the built-in chart, made in each way, renders what it says it would.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use chartroom_assist::Assistant;
use chartroom_assist::new_environment::{Input, NameRefused, NewEnvironment, Wanted, Way, Why};
use chartroom_core::diagnostics::Severity;
use chartroom_core::{Environment, Project, ProjectFile, one_line, printed, report, value_at};

mod chart;

const NAMES: [&str; 4] = ["dev", "test", "staging", "prod"];
const PROD: Option<usize> = Some(3);

fn chart() -> Project {
    let mut project = Project::default();
    chart::load(&mut project);
    for name in NAMES {
        let overlays = match name {
            "dev" => Vec::new(),
            _ => vec![format!("values-{name}.yaml")],
        };
        project.environments.push(Environment {
            name: name.into(),
            overlays,
            release: "llm".into(),
            namespace: format!("ai-{name}"),
            ..Environment::default()
        });
    }
    project
}

fn made(project: &Project, wanted: &Wanted) -> NewEnvironment {
    Assistant::default().about(project, Vec::new(), None).new_environment(wanted)
}

fn wanted(name: &str, from: Option<usize>, way: Way, chosen: &[(&str, Option<&str>)]) -> Wanted {
    let chosen = chosen.iter().map(|(key, text)| ((*key).into(), text.map(str::to_owned)));
    Wanted {
        name: name.into(),
        from,
        way,
        chosen: chosen.collect(),
        header: "# new\n".into(),
        purpose: None,
        text: None,
    }
}

fn file(project: &Project, path: &str) -> String {
    let file = project.files.iter().find(|file| file.path == path).unwrap();
    String::from_utf8(file.data.to_vec()).unwrap()
}

/// The project with a new environment, and that.
fn with(project: &Project, new: &NewEnvironment) -> (Project, Environment) {
    let mut project = project.clone();
    let (path, data) = (new.path.clone(), new.text.as_bytes().into());
    project.files.push(ProjectFile { path, data });
    project.environments.push(new.environment.clone());
    (project, new.environment.clone())
}

fn value(project: &Project, environment: &Environment, path: &str) -> Option<String> {
    let alone = Project { environments: vec![environment.clone()], ..project.clone() };
    let report = report(&alone);
    let path: Vec<String> = path.split('.').map(str::to_owned).collect();
    value_at(&report.environments[0].effective, &path).as_ref().map(one_line)
}

#[test]
fn a_copy_names_itself_and_leaves_shared_hosts() {
    let project = chart();
    let new = made(&project, &wanted("eu", PROD, Way::Copy, &[]));
    assert_eq!(new.refused, None);
    assert_eq!(new.environment.overlays, ["values-eu.yaml"]);
    assert_eq!(new.environment.namespace, "ai-eu");
    let whys = |why| new.rows.iter().filter(move |row| row.why == why);
    assert!(whys(Why::Name).any(|row| row.new == "environment: eu" && row.chosen));
    assert!(whys(Why::Comment).all(|row| row.chosen && !row.new.contains("values-prod")));
    assert!(whys(Why::Holds).any(|row| row.new.contains("ai-models-eu")));
    assert!(whys(Why::Host).count() > 0 && whys(Why::Host).all(|row| !row.chosen));
    let (all, eu) = with(&project, &new);
    assert_eq!(value(&all, &eu, "global.environment").as_deref(), Some("eu"));
    // The lines that are not told are as they were.
    let prod = project.files.iter().find(|file| file.path == "values-prod.yaml").unwrap();
    let prod = std::str::from_utf8(&prod.data).unwrap();
    for (number, (old, new_line)) in prod.lines().zip(new.text.lines()).enumerate() {
        let row = new.rows.iter().find(|row| row.line == Some(number as u32));
        assert_eq!(old == new_line, row.is_none_or(|row| !row.chosen), "{number}: {old}");
    }
    assert_eq!(prod.lines().count(), new.text.lines().count());
}

#[test]
fn what_is_chosen_of_a_copy_is_what_it_says() {
    let project = chart();
    let copy = made(&project, &wanted("eu", PROD, Way::Copy, &[]));
    let own = copy.rows.iter().find(|row| row.why == Why::Name).unwrap();
    let chosen = [(own.key.as_str(), Some("environment: europe")), ("namespace", None)];
    let new = made(&project, &wanted("eu", PROD, Way::Copy, &chosen));
    assert!(new.text.contains("\n  environment: europe\n"), "{}", new.text);
    assert_eq!(new.environment.namespace, "ai-prod");
    let kept = made(&project, &wanted("eu", PROD, Way::Copy, &[(own.key.as_str(), None)]));
    assert!(kept.text.contains("\n  environment: prod\n"));
}

#[test]
fn what_differs_lies_on_top_and_holds_nothing_else() {
    let project = chart();
    let chosen = [("autoscaling.maxReplicas", Some("30"))];
    let new = made(&project, &wanted("eu", PROD, Way::Differs, &chosen));
    assert_eq!(new.environment.overlays, ["values-prod.yaml", "values-eu.yaml"]);
    assert!(new.text.starts_with("# new\nglobal:\n  environment: eu\n"), "{}", new.text);
    let (all, eu) = with(&project, &new);
    let at = |path| (value(&all, &project.environments[3], path), value(&all, &eu, path));
    assert_eq!(at("autoscaling.maxReplicas"), (Some("20".into()), Some("30".into())));
    assert_eq!(at("autoscaling.minReplicas"), (Some("4".into()), Some("4".into())));
    assert!(new.text.lines().count() < 12, "{}", new.text);
}

#[test]
fn a_form_left_alone_renders_what_a_copy_renders() {
    let project = chart();
    for (from, name) in NAMES.iter().enumerate() {
        let copy = made(&project, &wanted("eu", Some(from), Way::Copy, &[]));
        let form = made(&project, &wanted("eu", Some(from), Way::Form, &[]));
        let (one, copied) = with(&project, &copy);
        let (other, filled) = with(&project, &form);
        assert_eq!(printed(&one, &copied), printed(&other, &filled), "{name}");
        assert!(form.text.lines().count() <= copy.text.lines().count());
        for field in &form.fields {
            assert_eq!(field.written, field.value != field.below, "{:?}", field.path);
        }
    }
}

#[test]
fn each_field_writes_its_own_value_and_none_else() {
    let project = chart();
    let base = made(&project, &wanted("eu", None, Way::Form, &[]));
    assert_eq!(base.text, "# new\n");
    assert!(base.fields.len() > 80);
    for field in &base.fields {
        let path = field.path.join(".");
        let other = match &field.input {
            Input::Flag => (field.value != "true").to_string(),
            Input::Choice(all) => all.iter().find(|one| **one != field.value).unwrap().clone(),
            Input::Number => "7".to_owned(),
            Input::Text if path.ends_with("port") && field.value == "http" => "web".to_owned(),
            Input::Text if field.value.parse::<f64>().is_ok() => "70".to_owned(),
            Input::Text => "some # text: 1".to_owned(),
        };
        let new = made(&project, &wanted("eu", None, Way::Form, &[(&path, Some(&other))]));
        let set: Vec<_> = new.fields.iter().filter(|field| field.written).collect();
        assert_eq!(set.len(), 1, "{path}: {}", new.text);
        assert_eq!((&set[0].path, &set[0].value), (&field.path, &other));
        // And back.
        let back = [(path.as_str(), Some(other.as_str())), (path.as_str(), None)];
        assert_eq!(made(&project, &wanted("eu", None, Way::Form, &back)).text, "# new\n");
        let same = made(&project, &wanted("eu", None, Way::Form, &[(&path, Some(&field.below))]));
        assert_eq!(same.text, "# new\n", "{path}");
    }
}

#[test]
fn fields_are_of_the_kind_that_schema_and_values_say() {
    let project = chart();
    let form = made(&project, &wanted("eu", None, Way::Form, &[]));
    let input = |path: &str| {
        let field = form.fields.iter().find(|field| field.path.join(".") == path).unwrap();
        (field.input.clone(), field.purpose.clone().unwrap_or_default())
    };
    assert_eq!(input("autoscaling.enabled").0, Input::Flag);
    assert_eq!(input("terminationGracePeriodSeconds").0, Input::Number);
    // The chart's own form says which numbers of GPUs there are.
    let counts = ["1", "2", "4", "8"].map(str::to_owned);
    assert_eq!(input("resources.gpu.count").0, Input::Choice(counts.into()));
    assert!(
        matches!(input("inference.engine").0, Input::Choice(all) if all.contains(&"tgi".into()))
    );
    assert!(input("model.s3Bucket").1.starts_with("Bucket"));
    // A tag that looks like a number stays text.
    let chosen = [("image.tag", Some("1.10"))];
    let new = made(&project, &wanted("eu", None, Way::Form, &chosen));
    assert!(new.text.contains("tag: \"1.10\""), "{}", new.text);
}

#[test]
fn names_that_cannot_be_are_refused() {
    let project = chart();
    let refused = |name| made(&project, &wanted(name, PROD, Way::Copy, &[])).refused;
    assert_eq!(refused(""), Some(NameRefused::Empty));
    for name in ["EU", "eu_1", "-eu", "eu-", "e u", "a/b"] {
        assert_eq!(refused(name), Some(NameRefused::Form), "{name}");
    }
    assert_eq!(refused("prod"), Some(NameRefused::Taken));
    assert_eq!(refused("eu-1"), None);
}

/// Every purpose of the built-in chart's form, as a new environment on the chart's own values.
#[test]
fn every_purpose_of_the_built_in_chart_renders_without_an_error() {
    let project = chart();
    let form = Assistant::default().about(&project, Vec::new(), None).form();
    let ids: Vec<&str> = form.purposes.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["development", "test", "load", "production"]);
    let schemas = chartroom_check::Schemas::read(chartroom_check::DATA).ok();
    for id in ids {
        let mut wanted = wanted("eu-prod", None, Way::Form, &[]);
        wanted.purpose = Some(id.to_owned());
        let new = made(&project, &wanted);
        let (with, environment) = with(&project, &new);
        let alone = Project { environments: vec![environment.clone()], ..with.clone() };
        let mut report = report(&alone);
        chartroom_check::check(&alone, &mut report, &[], schemas.as_ref());
        let errors: Vec<String> = report
            .problems
            .iter()
            .filter(|one| one.diagnostic.severity == Severity::Error)
            .map(|one| one.diagnostic.message.clone())
            .collect();
        assert!(errors.is_empty(), "{id}: {errors:#?}");
        assert!(report.environments[0].output.is_some(), "{id}");
        assert_eq!(
            value(&with, &environment, "global.environment").as_deref(),
            Some("eu-prod"),
            "{id}: {}",
            new.text
        );
        assert!(!new.text.contains("{environment}"), "{id}: {}", new.text);
        // It says nothing that the chart's own values say as well.
        let known = new.fields.iter().filter(|field| field.written);
        assert!(known.clone().count() > 0, "{id}");
        for field in known {
            assert_ne!(field.value, field.below, "{id}: {:?}", field.path);
        }
    }
}

#[test]
fn fields_of_the_form_are_those_of_the_chart_and_what_is_always_the_same_is_written_together() {
    let project = chart();
    let form = Assistant::default().about(&project, Vec::new(), None).form();
    let base = chartroom_yaml::parse(&file(&project, "values.yaml")).root.unwrap();
    for field in form.groups.iter().flat_map(|group| &group.fields) {
        for path in std::iter::once(&field.path).chain(&field.also) {
            let path: Vec<&str> = path.split('.').collect();
            assert!(base.get(&path).is_some(), "{path:?}");
        }
        for language in ["en", "zh"] {
            assert!(!field.title.in_language(language).is_empty(), "{}", field.path);
        }
    }
    let mut wanted = wanted("eu", None, Way::Form, &[("resources.gpu.count", Some("2"))]);
    wanted.purpose = Some("production".into());
    let new = made(&project, &wanted);
    let (with, environment) = with(&project, &new);
    for path in ["resources.gpu.count", "inference.vllm.tensorParallelSize"] {
        assert_eq!(value(&with, &environment, path).as_deref(), Some("2"), "{}", new.text);
    }
    // A reason that the form has for a value comes with it.
    assert!(
        new.text.contains("maxUnavailable: 1   # a pod on top would need a free GPU"),
        "{}",
        new.text
    );
    let (_, _, depth) = form.field("autoscaling.targetQueueDepth").unwrap();
    assert!(depth.is_asked(|_| Some("true".into())) && !depth.is_asked(|_| Some("false".into())));
}

#[test]
fn what_was_written_by_hand_stays_when_a_field_changes() {
    let project = chart();
    let mut wanted = wanted("eu", None, Way::Form, &[("replicaCount", Some("3"))]);
    let text = "# mine\nservice:\n  port: 8080   # as below, and mine\nreplicaCount: 2 # two\n";
    wanted.text = Some(text.into());
    let new = made(&project, &wanted);
    assert_eq!(new.text, text.replace("replicaCount: 2 # two", "replicaCount: 3 # two"));
    // Text that cannot be read stays, too.
    wanted.text = Some("a: [\n".into());
    assert_eq!(made(&project, &wanted).text, "a: [\n");
}
