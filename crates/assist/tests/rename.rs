//! A new name for any key of the built-in chart's values, or for any helper, changes no byte of any environment.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use chartroom_assist::{Assistant, Symbol, applied, environment_moved, overlay_moved};
use chartroom_core::{Environment, Project, ProjectFile, SetEntry, SetKind, printed};

mod chart;

fn chart() -> Project {
    let mut project = Project::default();
    chart::load(&mut project);
    for name in ["dev", "test", "staging", "prod"] {
        let overlays = match name {
            "dev" => Vec::new(),
            _ => vec![format!("values-{name}.yaml")],
        };
        let sets =
            vec![SetEntry { kind: SetKind::Set, text: "model.name=other,replicaCount=2".into() }];
        let (release, namespace) = ("llm".to_owned(), "ai".to_owned());
        project.environments.push(Environment {
            name: name.into(),
            overlays,
            sets,
            release,
            namespace,
        });
    }
    project
}

fn places(symbols: &[Symbol], found: &mut Vec<usize>) {
    for symbol in symbols {
        if !symbol.name.starts_with('[') {
            found.push(symbol.own.start + 1);
        }
        places(&symbol.below, found);
    }
}

fn rename_all(project: &Project, path: &str, name: &str) -> (usize, Vec<String>) {
    let mut assistant = Assistant::default();
    let asked = assistant.about(project, Vec::new(), None);
    let mut offsets = Vec::new();
    places(&asked.symbols(path), &mut offsets);
    let before: Vec<_> = project.environments.iter().map(|one| printed(project, one)).collect();
    let (mut done, mut refused) = (0, Vec::new());
    for offset in offsets {
        match asked.rename(path, offset, name) {
            Ok(renaming) => {
                let renamed = applied(project, &renaming);
                assert_ne!(renamed.files, project.files, "{path} {offset}");
                let after: Vec<_> =
                    renamed.environments.iter().map(|one| printed(&renamed, one)).collect();
                assert!(before == after, "{path} {offset} renders something else");
                done += 1;
            }
            Err(why) => refused.push(format!("{offset}: {why}")),
        }
    }
    (done, refused)
}

#[test]
fn keys_of_the_values_are_renamed_everywhere() {
    let (done, refused) = rename_all(&chart(), "values.yaml", "quiteAnotherName");
    println!("{done} renamed, {} refused: {refused:#?}", refused.len());
    // Others are printed themselves, as fields of Kubernetes: what would change the output is refused.
    assert!(done * 10 >= (done + refused.len()) * 7, "{done} renamed, refused: {refused:#?}");
}

#[test]
fn helpers_are_renamed_everywhere() {
    for path in ["templates/_helpers.tpl", "templates/_engine.tpl", "templates/_model.tpl"] {
        let (done, refused) = rename_all(&chart(), path, "other.name");
        assert!(refused.is_empty() && done > 0, "{path}: {refused:?}");
    }
}

#[test]
fn what_cannot_be_renamed_says_why() {
    let project = chart();
    let mut assistant = Assistant::default();
    let asked = assistant.about(&project, Vec::new(), None);
    let values = project.files.iter().find(|file| file.path == "values.yaml").unwrap();
    let text = String::from_utf8(values.data.to_vec()).unwrap();
    let at = text.find("\nreplicaCount").unwrap() + 3;
    for (name, why) in [("autoscaling", "already"), ("a-b", "with a dot"), ("1a", "with a dot")] {
        let error = asked.rename("values.yaml", at, name).unwrap_err();
        assert!(error.contains(why), "{error}");
    }
    let renaming = asked.rename("values.yaml", at, "pods").unwrap();
    assert_eq!(renaming.sets.len(), 4);
    assert_eq!(renaming.sets[0].2, "model.name=other,pods=2");
}

#[test]
fn an_environment_takes_its_settings_and_its_file_with_it() {
    let mut project = chart();
    let text = "environments:\n  prod:\n    gpus: 8\n    values: [values-prod.yaml]\n    cluster: {version: v1.31.2}\n  other: {}\n  dev: {}\n";
    project
        .files
        .push(ProjectFile { path: ".chartroom.yaml".into(), data: text.as_bytes().into() });
    let mut assistant = Assistant::default();
    let asked = assistant.about(&project, Vec::new(), None);
    let at = |word: &str| text.find(word).unwrap();
    let renaming = asked.rename(".chartroom.yaml", at("prod") + 1, "live").unwrap();
    let renamed = applied(&project, &renaming);
    let one = renamed.environments.iter().find(|one| one.name == "live").unwrap();
    assert_eq!(one.overlays, ["values-live.yaml"]);
    assert!(renamed.files.iter().any(|file| file.path == "values-live.yaml"));
    assert!(!renamed.files.iter().any(|file| file.path == "values-prod.yaml"));
    let settings = renamed.files.iter().find(|file| file.path == ".chartroom.yaml").unwrap();
    assert!(String::from_utf8_lossy(&settings.data).contains("values: [values-live.yaml]"));
    let old = project.environments.iter().find(|one| one.name == "prod").unwrap();
    assert_eq!(printed(&project, old), printed(&renamed, one));
    assert_eq!(chartroom_core::rendered_for(&renamed, "live"), "v1.31.2");
    let refused =
        |word: &str, name: &str| asked.rename(".chartroom.yaml", at(word), name).unwrap_err();
    assert_eq!(refused("prod", "staging"), "`staging` already exists.");
    assert_eq!(refused("prod", "a/b"), "`a/b` cannot be part of a file name.");
    assert_eq!(refused("other", "x"), "The chart has no environment `other`.");
    assert_eq!(refused("dev", "x"), "`dev` has no values file of that name.");
    assert_eq!(refused("gpus", "x"), "There is nothing here to rename.");

    // By its number, where nothing names it and where no file is its own.
    let number = |name: &str| project.environments.iter().position(|one| one.name == name).unwrap();
    let by_number = |name: &str, new: &str| asked.rename_environment(number(name), new, &|| ());
    assert_eq!(by_number("prod", "live").unwrap(), renaming);
    let test = by_number("test", "qa").unwrap();
    assert_eq!((test.edits.len(), test.file.unwrap().1), (0, "values-qa.yaml".to_owned()));
    let dev = by_number("dev", "here").unwrap();
    assert_eq!((dev.edits.len(), dev.file), (1, None));
    assert!(asked.rename_environment(9, "x", &|| ()).is_err());
}

#[test]
fn environments_and_overlays_go_to_another_place_and_no_further() {
    let project = chart();
    let order = |project: &Project| -> Vec<String> {
        project.environments.iter().map(|one| one.name.clone()).collect()
    };
    let moved = |project: &Project, from, to| {
        environment_moved(project, from, to).map(|change| applied(project, &change))
    };
    let right = moved(&project, 1, 2).unwrap();
    assert_eq!(order(&right), ["dev", "staging", "test", "prod"]);
    assert_eq!(order(&moved(&right, 2, 1).unwrap()), order(&project));
    let far = moved(&project, 3, 0).unwrap();
    assert_eq!(order(&far), ["prod", "dev", "test", "staging"]);
    assert_eq!(order(&moved(&far, 0, 3).unwrap()), order(&project));
    assert!(moved(&project, 4, 0).is_none() && moved(&project, 3, 4).is_none());

    let mut layered = project;
    layered.environments[1].overlays = ["a.yaml", "b.yaml", "c.yaml"].map(str::to_owned).to_vec();
    let turned = overlay_moved(&layered, 1, 2, 0).unwrap();
    let turned = applied(&layered, &turned);
    assert_eq!(turned.environments[1].overlays, ["c.yaml", "a.yaml", "b.yaml"]);
    assert_eq!(turned.environments[2], layered.environments[2]);
    assert!(
        overlay_moved(&layered, 1, 0, 3).is_none() && overlay_moved(&layered, 9, 0, 0).is_none()
    );
}
