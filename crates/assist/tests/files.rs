//! Files of a chart under other paths: what names them follows, and every environment prints the same objects.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use chartroom_assist::files::{PathRefused, file_renamed, layer_of, path_refused, without};
use chartroom_assist::{Assistant, applied};
use chartroom_core::{Environment, Project, ProjectFile, printed};

mod chart;

fn environment(name: &str) -> Environment {
    Environment {
        name: name.into(),
        overlays: vec![format!("values-{name}.yaml")],
        sets: Vec::new(),
        release: "llm".into(),
        namespace: "ai".into(),
    }
}

fn built_in() -> Project {
    let mut project = Project::default();
    chart::load(&mut project);
    project.environments = ["test", "staging", "prod"].map(environment).into();
    project
}

fn small(files: &[(&str, &str)]) -> Project {
    let file = |(path, text): &(&str, &str)| ProjectFile {
        path: (*path).into(),
        data: text.as_bytes().into(),
    };
    let chart = ProjectFile {
        path: "Chart.yaml".into(),
        data: b"apiVersion: v2\nname: small\nversion: 0.1.0\n"[..].into(),
    };
    let files: Vec<ProjectFile> = std::iter::once(chart).chain(files.iter().map(file)).collect();
    let prod = environment("prod");
    let overlays = prod.overlays.iter().filter(|path| files_hold(&files, path));
    let overlays = overlays.cloned().collect();
    Project { environments: vec![Environment { overlays, ..prod }], files, ..Project::default() }
}

fn files_hold(files: &[ProjectFile], path: &str) -> bool {
    files.iter().any(|file| file.path == path)
}

/// What an environment prints, object by object, without the paths of their templates.
fn objects(project: &Project, environment: &Environment) -> Vec<String> {
    let text = printed(project, environment).unwrap_or_else(|| panic!("it renders"));
    let without = |object: &str| {
        let lines = object.lines().filter(|line| !line.starts_with("# Source: "));
        lines.collect::<Vec<_>>().join("\n").trim().to_owned()
    };
    let mut objects: Vec<String> = text.split("---\n").map(without).collect();
    objects.sort();
    objects
}

fn renamed(project: &Project, from: &str, to: &str) -> Project {
    let mut assistant = Assistant::default();
    let asked = assistant.about(project, Vec::new(), None);
    applied(project, &file_renamed(from, to, asked.naming(from, to), &[]))
}

fn text<'a>(project: &'a Project, path: &str) -> &'a str {
    let file = project.files.iter().find(|file| file.path == path);
    std::str::from_utf8(&file.unwrap_or_else(|| panic!("{path}")).data).unwrap()
}

#[test]
fn each_template_of_the_built_in_chart_can_have_another_path() {
    let project = built_in();
    let paths = project.files.iter().map(|file| file.path.as_str());
    let paths: Vec<&str> = paths.filter(|path| path.contains("templates/")).collect();
    assert!(paths.len() > 10);
    for path in paths {
        let (folder, name) = path.rsplit_once('/').unwrap();
        // A file whose name begins with `_` prints nothing itself, and keeps that.
        let start = if name.starts_with('_') { "_" } else { "" };
        let changed = renamed(&project, path, &format!("{folder}/more/{start}other-{name}"));
        assert!(!files_hold(&changed.files, path));
        for environment in &project.environments {
            let (before, after) = (objects(&project, environment), objects(&changed, environment));
            assert_eq!(before, after, "{path} in {}", environment.name);
        }
    }
}

#[test]
fn each_layer_can_have_another_path() {
    let project = built_in();
    for (at, environment) in project.environments.iter().enumerate() {
        let path = &environment.overlays[0];
        let changed = renamed(&project, path, &format!("env/{}/values.yaml", environment.name));
        let after = &changed.environments[at];
        assert_eq!(after.overlays, [format!("env/{}/values.yaml", environment.name)]);
        assert_eq!(objects(&project, environment), objects(&changed, after));
        assert_eq!(layer_of(&project, path).count(), 1);
        assert_eq!(layer_of(&changed, path).count(), 0);
    }
}

const CONFIG: &str = r#"
apiVersion: v1
kind: ConfigMap
metadata:
  name: app
  annotations:
    sum: {{ include (printf "%s/other.yaml" .Template.BasePath) . | sha256sum }}
    own: {{ include (print $.Template.BasePath "/other.yaml") . | sha256sum }}
data:
  app.ini: |
    {{- .Files.Get "conf/app.ini" | nindent 4 }}
  again: {{ .Files.Get .Values.file | quote }}
  # {{/* conf/app.ini is told here only */}}
  title: {{ "conf/app.ini is not it" | quote }}
"#;

#[test]
fn what_names_a_file_follows_and_nothing_else_changes() {
    let values = "# conf/app.ini\nfile: \"conf/app.ini\"\nother: conf/app.ini.bak\n";
    let project = small(&[
        ("conf/app.ini", "a = 1\n"),
        ("templates/config.yaml", CONFIG),
        ("templates/other.yaml", "# nothing\n"),
        ("values.yaml", values),
    ]);
    let changed = renamed(&project, "conf/app.ini", "etc/main.ini");
    let config = CONFIG.replace("Get \"conf/app.ini\"", "Get \"etc/main.ini\"");
    assert_eq!(text(&changed, "templates/config.yaml"), config);
    assert_eq!(
        text(&changed, "values.yaml"),
        values.replace("\"conf/app.ini\"", "\"etc/main.ini\"")
    );
    let prod = &project.environments[0];
    assert_eq!(objects(&project, prod), objects(&changed, prod));
    let changed = renamed(&project, "templates/other.yaml", "templates/sub/new.yaml");
    let config = CONFIG.replace("/other.yaml\"", "/sub/new.yaml\"");
    assert_eq!(text(&changed, "templates/config.yaml"), config);
    assert_eq!(objects(&project, prod), objects(&changed, prod));
}

#[test]
fn what_cannot_follow_is_told_and_stays() {
    let project = small(&[
        ("templates/config.yaml", CONFIG),
        ("templates/other.yaml", "# nothing\n"),
        ("conf/app.ini", "a = 1\n"),
        ("values.yaml", "file: conf/app.ini\n"),
    ]);
    let mut assistant = Assistant::default();
    let asked = assistant.about(&project, Vec::new(), None);
    let naming = asked.naming("templates/other.yaml", "other.yaml");
    assert_eq!(
        naming.iter().map(|one| (one.line, &one.name)).collect::<Vec<_>>(),
        [(6, &None), (7, &None)]
    );
    assert!(file_renamed("templates/other.yaml", "other.yaml", naming, &[]).edits.is_empty());
    let naming = asked.naming("conf/app.ini", "etc/app.ini");
    assert_eq!(naming.len(), 2);
    let edits = file_renamed("conf/app.ini", "etc/app.ini", naming, &[0]).edits;
    assert_eq!(edits.len(), 1);
    assert_eq!(edits[0].0.path, "values.yaml");
}

#[test]
fn a_path_that_cannot_be_is_refused() {
    let project = small(&[("templates/config.yaml", ""), ("conf/app.ini", "")]);
    let refused = |path| path_refused(&project, path, Some("conf/app.ini"));
    assert_eq!(refused(""), Some(PathRefused::Empty));
    for path in
        ["/etc/passwd", "../values.yaml", "a//b", "a/", "./a", "a\\b", "c:a", "a/ b", "a\nb"]
    {
        assert_eq!(refused(path), Some(PathRefused::Outside), "{path}");
    }
    assert_eq!(refused("templates/config.yaml"), Some(PathRefused::Taken));
    assert_eq!(refused("templates"), Some(PathRefused::Folder));
    assert_eq!(refused("templates/config.yaml/x"), Some(PathRefused::Folder));
    for path in ["conf/app.ini", "conf", "conf/app.ini/x", "conf/new.ini", "新/值.yaml"] {
        assert_eq!(refused(path), None, "{path}");
    }
}

#[test]
fn a_file_that_goes_is_no_layer_any_more() {
    let project = built_in();
    let changed = without(&project, "values-prod.yaml");
    assert_eq!(changed.files.len() + 1, project.files.len());
    assert!(changed.environments[2].overlays.is_empty());
    assert_eq!(changed.environments[1], project.environments[1]);
}
