//! Loading; what is expected here was printed by Helm v4.2.3.

use super::*;
use crate::InputError;
use chartroom_gotemplate::Value;

/// A chart of these files; Chart.yaml may be left out.
pub(crate) fn chart_of(files: &[(&str, &str)]) -> Result<Chart, InputError> {
    let mut files: Vec<ChartFile> =
        files.iter().map(|(name, text)| ChartFile::new(*name, text.as_bytes())).collect();
    if !files.iter().any(|file| file.name == "Chart.yaml") {
        files.push(ChartFile::new("Chart.yaml", chart_yaml("t").as_bytes()));
    }
    load_dir_files(files, &mut Vec::new())
}

/// A Chart.yaml of that name.
pub(crate) fn chart_yaml(name: &str) -> String {
    format!("apiVersion: v2\nname: {name}\nversion: 0.1.0\n")
}

/// JSON of a value.
pub(crate) fn json(value: impl Into<Value>) -> String {
    String::from_utf8(chartroom_yaml::json::encode(&value.into(), true).unwrap()).unwrap()
}

fn error_of(chart_yaml: &str) -> InputError {
    chart_of(&[("Chart.yaml", chart_yaml)]).err().unwrap()
}

#[test]
fn chart_yaml_takes_scalars_for_strings() {
    let text = "ApiVersion: v2\nname: t\nversion: 0.1.0\nappVersion: 1.20\nhome: 0x10\nicon: 1e3\n\
                keywords: [true, 12345678901234567890, null]\nannotations: {a: 1.50, 5: ~}\n";
    let metadata = chart_of(&[("Chart.yaml", text)]).unwrap().metadata;
    assert_eq!(metadata.app_version, "1.2");
    assert_eq!(metadata.home, "16");
    assert_eq!(metadata.icon, "1000");
    assert_eq!(metadata.keywords, ["true", "12345678901234567890", ""]);
    let annotations = metadata.annotations.unwrap();
    assert_eq!(annotations, [("5".into(), String::new()), ("a".into(), "1.5".into())]);
}

#[test]
fn chart_yaml_errors_are_go_s_and_know_their_place() {
    let base = "apiVersion: v2\nname: t\nversion: 0.1.0\n";
    let field = "cannot load Chart.yaml: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal";
    let rows = [
        (
            "keywords: 5",
            format!("{field} number into Go struct field Metadata.keywords of type []string"),
            "5",
        ),
        (
            "icon: {a: 1}",
            format!("{field} object into Go struct field Metadata.icon of type string"),
            "{a: 1}",
        ),
        (
            "maintainers: [{name: [1]}]",
            format!(
                "{field} array into Go struct field Maintainer.maintainers.name of type string"
            ),
            "[1]",
        ),
        (
            "dependencies: [x]",
            format!(
                "{field} string into Go struct field Metadata.dependencies of type v2.Dependency"
            ),
            "x",
        ),
        (
            "type: Library",
            "validation: chart.metadata.type must be application or library".into(),
            "Library",
        ),
        (
            "dependencies: [~]",
            "validation: dependencies must not contain empty or null nodes".into(),
            "[~]",
        ),
    ];
    for (line, message, place) in rows {
        let text = format!("{base}{line}\n");
        let error = error_of(&text);
        assert_eq!(error.to_string(), message);
        assert_eq!(error.file.as_deref(), Some("Chart.yaml"));
        let span = error.span.unwrap();
        assert_eq!(&text[span.start as usize..span.end as usize], place);
    }
}

#[test]
fn chart_yaml_is_sniffed_before_anything_else() {
    let prefix = "cannot load Chart.yaml: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go";
    assert_eq!(error_of("[a]").to_string(), format!("{prefix} value of type loader.chartBase"));
    let text = format!("{prefix} struct field chartBase.apiVersion of type string");
    assert_eq!(error_of("apiVersion: [1]\n").to_string(), text);
    assert_eq!(error_of("apiVersion: 2\n").to_string(), "unsupported chart version");
    assert_eq!(error_of("").to_string(), "validation: chart.metadata.name is required");
}

#[test]
fn files_go_where_helm_puts_them() {
    let chart = chart_of(&[
        (".helmignore", "# no\n*.bak\n/docs/\nsecret/*\n"),
        ("README.md", ""),
        ("a.bak", ""),
        ("docs/x.md", ""),
        ("secret/x", ""),
        ("secret/deeper/x", ""),
        ("crds/c.yaml", ""),
        ("crds/README", ""),
        ("templates/.hidden", ""),
        ("templates/t.yaml", ""),
        ("charts/x.tgz.prov", ""),
        ("charts/_off/y", ""),
        ("charts/s/Chart.yaml", &chart_yaml("sub")),
        ("charts/s/templates/t.yaml", ""),
    ])
    .unwrap();
    let names =
        |files: &[ChartFile]| -> Vec<String> { files.iter().map(|f| f.name.clone()).collect() };
    assert_eq!(
        names(&chart.files),
        [".helmignore", "README.md", "charts/x.tgz.prov", "crds/README", "crds/c.yaml"]
    );
    assert_eq!(names(&chart.templates), ["templates/t.yaml"]);
    assert_eq!(names(&chart.crds()), ["crds/c.yaml"]);
    let sub = &chart.dependencies[0];
    assert_eq!((sub.name(), sub.full_path(), &*sub.location), ("sub", "t/charts/sub", "charts/s/"));
    assert!(chart.is_root() && !sub.is_root());
}

#[test]
fn errors_of_subcharts_name_the_way_there() {
    let error = chart_of(&[("charts/README.md", "")]).err().unwrap();
    assert_eq!(
        error.to_string(),
        "error unpacking subchart README.md in t: Chart.yaml file is missing"
    );
    let a = chart_yaml("a");
    let files = [("charts/a/Chart.yaml", &*a), ("charts/a/charts/b/Chart.yaml", "version: 1")];
    let error = chart_of(&files).err().unwrap();
    assert_eq!(
        error.to_string(),
        "error unpacking subchart a in t: error unpacking subchart b in a: validation: chart.metadata.name is required"
    );
    assert_eq!(error.file.as_deref(), Some("charts/a/charts/b/Chart.yaml"));
    let error = chart_of(&[("charts/x.tgz", "hi")]).err().unwrap();
    assert_eq!(error.to_string(), "error unpacking subchart x.tgz in t: unexpected EOF");
}

#[test]
fn values_may_have_several_documents() {
    let chart = chart_of(&[("values.yaml", "a: {b: 1, c: 2}\n---\na: {b: 3}\nd: 1\n")]).unwrap();
    assert_eq!(json(chart.values), r#"{"a":{"b":3,"c":2},"d":1}"#);
    let text = "a: 1\r\n---\r\nb: [\r\n";
    let error = chart_of(&[("values.yaml", text)]).err().unwrap();
    assert!(error.to_string().starts_with(
        "cannot load values.yaml: cannot unmarshal yaml document: error converting YAML to JSON: yaml: "
    ));
    assert!(error.span.unwrap().start as usize >= text.find('b').unwrap());
}

#[test]
fn the_chart_object_has_go_s_field_names() {
    let text = chart_yaml("t")
        + "dependencies: [{name: s, import-values: [a]}]\nmaintainers: [{name: m}]\n";
    let chart =
        chart_of(&[("Chart.yaml", &text), ("charts/s/Chart.yaml", &chart_yaml("s"))]).unwrap();
    assert_eq!(
        json(chart.to_value()),
        concat!(
            r#"{"APIVersion":"v2","Annotations":null,"AppVersion":"","Condition":"","Dependencies":[{"Alias":"","#,
            r#""Condition":"","Enabled":false,"ImportValues":["a"],"Name":"s","Repository":"","Tags":[],"Version":""}],"#,
            r#""Deprecated":false,"Description":"","Home":"","Icon":"","IsRoot":true,"Keywords":[],"KubeVersion":"","#,
            r#""Maintainers":[{"Email":"","Name":"m","URL":""}],"Name":"t","Sources":[],"Tags":"","Type":"","Version":"0.1.0"}"#
        )
    );
}

#[test]
fn what_is_no_archive_is_named() {
    let text = [b' '; 600];
    let rows: [(&str, &[u8], &str); 4] = [
        (
            "/a.yaml",
            b"hi",
            "file '/a.yaml' seems to be a YAML file, but expected a gzipped archive",
        ),
        (
            "/a.tgz",
            b"hi",
            "file '/a.tgz' does not appear to be a gzipped archive; got 'application/octet-stream'",
        ),
        (
            "/a.txt",
            &text,
            "file '/a.txt' does not appear to be a gzipped archive; got 'text/plain; charset=utf-8'",
        ),
        ("/a.tgz", b"\x1f\x8b\x08cut", "unable to load chart archive"),
    ];
    for (path, bytes, message) in rows {
        assert_eq!(unpack_archive(path, bytes).err().unwrap().to_string(), message);
    }
}
