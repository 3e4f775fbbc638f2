//! Which cases are template-only, and what another engine needs for them.

use crate::engines::Job;
use chartroom_gotemplate::{FunctionTable, Functions, TemplateSet};
use chartroom_helm::chart::ChartFile;
use chartroom_helm::release::{self, Input, Rendering};
use chartroom_tests::case::Case;
use serde_json::{Value as Json, json};
use std::rc::Rc;

/// What a case needs, if it is template-only. Cases with options are left out: they are about something else.
pub fn job(case: &Case) -> Option<Job> {
    if case.args != ["."] || case.expected.unordered || !is_about_templates(case) {
        return None;
    }
    let below = format!("{}/", case.disk.cwd);
    let files: Vec<(String, Vec<u8>)> = case
        .disk
        .below(&case.disk.cwd)
        .map(|(path, data)| (path.trim_start_matches(&below).to_owned(), data.to_vec()))
        .collect();
    if files.iter().any(|(path, _)| path.starts_with("charts/")) {
        return None;
    }
    let templates: Vec<(String, String)> = files
        .iter()
        .filter(|(path, _)| path.starts_with("templates/"))
        .map(|(path, data)| (path.clone(), String::from_utf8_lossy(data).into_owned()))
        .collect();
    if templates.is_empty() || !templates.iter().all(|(_, text)| needs_no_functions(text)) {
        return None;
    }
    let rendering = render(&files);
    let values = rendering.values.as_ref()?;
    let chart = rendering.chart.as_ref()?.name().to_owned();
    let templates: Vec<(String, String)> =
        templates.into_iter().map(|(path, text)| (format!("{chart}/{path}"), text)).collect();
    let text = |path: &str| {
        let file = rendering.files.iter().find(|file| file.path == path);
        file.map(|file| String::from_utf8_lossy(&file.text).into_owned()).unwrap_or_default()
    };
    let texts = templates.iter().filter(|(path, _)| is_rendered(path)).map(|(path, _)| text(path));
    let texts = texts.collect();
    let value = chartroom_gotemplate::Value::Map(values.clone());
    let values = chartroom_yaml::json::encode(&value, false).ok()?;
    let values: Json = serde_json::from_slice(&values).ok()?;
    let data = json!({
        "Values": values,
        "Release": {
            "Name": "release-name", "Namespace": "default", "IsInstall": true, "IsUpgrade": false,
            "Revision": 1, "Service": "Helm"
        },
        "Chart": { "Name": chart, "Version": "0.1.0" },
        "Capabilities": { "KubeVersion": { "Version": "v1.36.0", "Major": "1", "Minor": "36" } },
    });
    Some(Job { templates, data, texts })
}

/// Whether Helm renders it, or refuses one of its templates (and not its values, or the YAML that comes out).
fn is_about_templates(case: &Case) -> bool {
    let refused = ["parse error at (", "template: ", "execution error at ("];
    case.expected.ok || refused.iter().any(|words| case.expected.stderr.contains(words))
}

/// A file whose name starts with `_` holds definitions only.
pub fn is_rendered(path: &str) -> bool {
    !path.rsplit('/').next().is_some_and(|name| name.starts_with('_'))
        && !path.ends_with("NOTES.txt")
}

/// Whether a template parses, or fails to parse, for reasons that no function of Helm's has a part in.
fn needs_no_functions(text: &str) -> bool {
    let functions = Rc::new(Functions::new(FunctionTable::default()));
    match TemplateSet::new(functions).parse("t", text) {
        Ok(_) => true,
        Err(error) => !error.to_string().contains("not defined"),
    }
}

fn render(files: &[(String, Vec<u8>)]) -> Rendering {
    let files = files.iter().map(|(path, data)| ChartFile::new(path.clone(), data.clone()));
    let now_unix_nanos = 1_700_000_000_000_000_000;
    release::render(&Input { now_unix_nanos, seed: 1.into(), ..Input::new(files.collect()) })
}
