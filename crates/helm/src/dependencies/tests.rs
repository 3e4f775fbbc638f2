//! What is expected here was printed by Helm v4.2.3.

use super::*;
use crate::chart::tests::{chart_of, chart_yaml, json};
use crate::values::coalesce;

fn paths(chart: &Chart) -> Vec<String> {
    let below = chart.dependencies.iter().flat_map(paths);
    std::iter::once(chart.full_path().to_owned()).chain(below).collect()
}

fn log(warnings: &[Warning]) -> Vec<String> {
    warnings.iter().map(Warning::log_line).collect()
}

#[test]
fn conditions_tags_and_aliases_decide_what_is_there() {
    let root = chart_yaml("t")
        + "dependencies:\n\
           - {name: s, version: \"*\", condition: \"s.enabled,alt.enabled\"}\n\
           - {name: s, version: 0.1.x, alias: al, tags: [x]}\n\
           - {name: s, version: 0.1.x, alias: off, tags: [z]}\n\
           - {name: o, version: \">2\", condition: o.enabled}\n";
    let values = "s: {enabled: \"yes\"}\nalt: {enabled: true}\ntags: {x: true, z: false}\n";
    let mut chart = chart_of(&[
        ("Chart.yaml", &root),
        ("values.yaml", values),
        ("charts/s/Chart.yaml", &chart_yaml("s")),
        ("charts/o/Chart.yaml", &chart_yaml("o")),
        ("charts/free/Chart.yaml", &chart_yaml("free")),
    ])
    .unwrap();
    assert!(check(&chart).is_ok());
    let (result, warnings) = process(&mut chart, &Map::new());
    result.unwrap();
    let expected = ["t", "t/charts/free", "t/charts/o", "t/charts/s", "t/charts/al"];
    assert_eq!(paths(&chart), expected);
    assert_eq!(
        log(&warnings),
        [r#"level=WARN msg="returned non-bool value" path=s.enabled chart=s"#]
    );
}

#[test]
fn aliases_of_aliases_are_not_copied_without_end() {
    let with = |name: &str, child: &str, count: usize| {
        let alias = |number: usize| {
            format!("- {{name: {child}, version: \"*\", alias: {child}{number}}}\n")
        };
        chart_yaml(name) + "dependencies:\n" + &(0..count).map(alias).collect::<String>()
    };
    for (count, fits) in [(12, true), (40, false)] {
        let mut chart = chart_of(&[
            ("Chart.yaml", &with("t", "d", count)),
            ("charts/d/Chart.yaml", &with("d", "e", count)),
            ("charts/d/charts/e/Chart.yaml", &with("e", "f", count)),
            ("charts/d/charts/e/charts/f/Chart.yaml", &chart_yaml("f")),
        ])
        .unwrap();
        let (result, _) = process(&mut chart, &Map::new());
        let said = result.map_err(|error| error.to_string());
        assert_eq!(said.is_ok(), fits, "{said:?}");
        if let Err(said) = said {
            assert!(said.contains("come to more than 5000 charts"), "{said}");
        }
    }
}

#[test]
fn imported_values_lie_below_the_chart_s_own() {
    let root = chart_yaml("t")
        + "dependencies:\n- name: s\n  version: \"*\"\n  import-values: [data, {child: d, parent: here.deep}, \
           {child: nope, parent: x}, none]\n";
    let mut chart = chart_of(&[
        ("Chart.yaml", &root),
        ("values.yaml", "k: mine\n"),
        ("charts/s/Chart.yaml", &chart_yaml("s")),
        ("charts/s/values.yaml", "exports: {data: {k: 1, l: 2}}\nd: {e: 1}"),
    ])
    .unwrap();
    let (result, warnings) = process(&mut chart, &Map::new());
    result.unwrap();
    assert_eq!(
        json(coalesce(&chart, &Map::new()).0.unwrap()),
        concat!(
            r#"{"here":{"deep":{"e":1}},"k":"mine","l":2,"#,
            r#""s":{"d":{"e":1},"exports":{"data":{"k":1,"l":2}},"global":{}}}"#
        )
    );
    assert_eq!(
        log(&warnings),
        [
            r#"level=WARN msg="ImportValues missing table from chart" chart=s error="\"nope\" is not a table""#,
            r#"level=WARN msg="ImportValues missing table" error="\"none\" is not a table""#,
        ]
    );
}

#[test]
fn missing_charts_are_named() {
    let root = chart_yaml("t") + "dependencies: [{name: a}, {name: b}]\n";
    let chart = chart_of(&[("Chart.yaml", &root)]).unwrap();
    let message = check(&chart).unwrap_err().to_string();
    assert!(message.ends_with("found in Chart.yaml, but missing in charts/ directory: a, b"));
}

#[test]
fn an_error_is_logged_too() {
    let root = chart_yaml("t") + "dependencies: [{name: s, version: \"*\"}]\n";
    let mut chart =
        chart_of(&[("Chart.yaml", &root), ("charts/s/Chart.yaml", &chart_yaml("s"))]).unwrap();
    let user = crate::values::load_values(b"s: x").unwrap();
    let (result, warnings) = process(&mut chart, &user);
    assert_eq!(
        result.unwrap_err().to_string(),
        "chart dependencies processing failed: type mismatch on s: %!t(string=x)"
    );
    assert_eq!(
        log(&warnings),
        [
            r#"level=ERROR msg="chart dependencies processing failed" error="type mismatch on s: %!t(string=x)""#
        ]
    );
}
