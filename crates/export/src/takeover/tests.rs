use super::*;
use chartroom_core::SetKind;

fn version(files: &[(&str, &str)], sets: &[&str]) -> Version {
    let file = |(path, text): &(&str, &str)| ProjectFile {
        path: (*path).to_owned(),
        data: Rc::from(text.as_bytes()),
    };
    let set = |text: &&str| SetEntry { kind: SetKind::Set, text: (*text).to_owned() };
    let environment = |name: &str| Environment {
        name: name.to_owned(),
        overlays: vec![format!("values-{name}.yaml")],
        sets: if name == "prod" { sets.iter().map(set).collect() } else { Vec::new() },
        release: "r".to_owned(),
        namespace: format!("ai-{name}"),
    };
    Version {
        files: files.iter().map(file).collect(),
        environments: vec![environment("dev"), environment("prod")],
        kube_version: String::new(),
    }
}

fn texts(version: &Version) -> Vec<(&str, &str)> {
    let text = |path: &str| version.text(path).unwrap_or_default();
    version.files.iter().map(|file| (file.path.as_str(), text(&file.path))).collect()
}

const CAME: &str = "replicas: 4\nscale:\n  min: 4\n  max: 20\n";
const SENT: &str =
    "# Six, for the launch\nreplicas: 6\nscale:\n  min: 6\n  max: 24\n  key: <redacted>\n";
const OWN: &str = "replicas: 4 # as agreed\nscale:\n  min: 4\n  max: 16\nnote: mine\n";

fn names(items: &[Item]) -> Vec<String> {
    let name = |item: &Item| match &item.what {
        What::Entry(path, key) => format!("{path}: {}", key.join(".")),
        What::File(path) => path.clone(),
        What::Environment(name) => format!("environment {name}"),
        What::Kubernetes => "kubernetes".to_owned(),
    };
    items.iter().map(name).collect()
}

#[test]
fn entries_are_taken_one_by_one_into_ones_own_text() {
    let came = version(&[("values-prod.yaml", CAME), ("templates/a.yaml", "a\n")], &[]);
    let sent =
        version(&[("values-prod.yaml", SENT), ("templates/a.yaml", "b\n")], &["image.tag=v9"]);
    let own = version(&[("values-prod.yaml", OWN), ("templates/a.yaml", "a\n")], &[]);
    let versions = Versions { came: &came, sent: &sent, own: &own };
    let items = versions.items();
    let all = [
        "values-prod.yaml: replicas",
        "values-prod.yaml: scale.min",
        "values-prod.yaml: scale.max",
        "values-prod.yaml: scale.key",
        "templates/a.yaml",
        "environment prod",
    ];
    assert_eq!(names(&items), all);
    assert_eq!(items[2].own, Some(Own::Other(Some("16".into()))));
    assert!(items[3].masked && !items[0].masked);
    assert_eq!(items[5].new.as_deref(), Some("--set image.tag=v9"));
    let taken = versions.taken(&items, &[true, true, false, false, false, true]);
    let text = "replicas: 6 # as agreed\nscale:\n  min: 6\n  max: 16\nnote: mine\n";
    assert_eq!(texts(&taken), [("values-prod.yaml", text), ("templates/a.yaml", "a\n")]);
    assert_eq!(taken.environments, sent.environments);
    assert_eq!(versions.taken(&items, &[false; 6]), own);
}

#[test]
fn a_file_that_one_did_not_change_is_taken_with_its_comments() {
    let came = version(&[("values-prod.yaml", CAME)], &[]);
    let text = SENT.replace("<redacted>", "open");
    let sent = version(&[("values-prod.yaml", &text)], &[]);
    let versions = Versions { came: &came, sent: &sent, own: &came };
    let items = versions.items();
    assert_eq!(texts(&versions.taken(&items, &[true; 4])), [("values-prod.yaml", text.as_str())]);
    let some = versions.taken(&items, &[true, false, false, false]);
    assert!(some.text("values-prod.yaml").unwrap().starts_with("replicas: 6\nscale:\n  min: 4\n"));
}

#[test]
fn a_new_environment_holds_what_was_chosen_and_leaves_the_others() {
    let came = version(&[("values-prod.yaml", CAME), ("values.yaml", "a: 1\n")], &[]);
    let sent = version(&[("values-prod.yaml", SENT), ("values.yaml", "a: 2\n")], &["x=1"]);
    let versions = Versions { came: &came, sent: &sent, own: &came };
    let items = versions.items();
    let chosen: Vec<bool> = items.iter().map(|item| !item.masked).collect();
    let new = versions.as_environment(&items, &chosen, "prod", "prod-2").unwrap();
    let text = "replicas: 6\nscale:\n  min: 6\n  max: 24\na: 2\n";
    assert_eq!(new.text("values-prod-2.yaml"), Some(text));
    assert_eq!(
        (new.text("values-prod.yaml"), new.text("values.yaml")),
        (Some(CAME), Some("a: 1\n"))
    );
    let last = new.environments.last().unwrap();
    assert_eq!((last.namespace.as_str(), last.sets.len()), ("ai-prod-2", 1));
    assert_eq!(last.overlays, ["values-prod-2.yaml"]);
    assert_eq!(new.environments[..2], came.environments[..]);
    for name in ["", "dev"] {
        assert_eq!(versions.as_environment(&items, &chosen, "prod", name), None);
    }
}

#[test]
fn where_too_much_would_have_to_be_read_a_file_is_one_item() {
    let text = |changed: usize, filling: usize| {
        let keys = (0..100).map(|key| format!("k{key}: {}\n", usize::from(key < changed)));
        format!("# {}\n{}", "x".repeat(filling), keys.collect::<String>())
    };
    let of = |changed: usize, filling: usize| {
        let came = version(&[("values.yaml", &text(0, filling))], &[]);
        let sent = version(&[("values.yaml", &text(changed, filling))], &[]);
        names(&Versions { came: &came, sent: &sent, own: &came }.items())
    };
    assert_eq!(of(2, 1_000_000), ["values.yaml: k0", "values.yaml: k1"]);
    assert_eq!(of(100, 1_000_000), ["values.yaml"]);
    assert_eq!(of(100, 1_000).len(), 100);
}
