//! What comments of the charts that come with the page say is told in the language that is spoken, and written as it is.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use chartroom_assist::Assistant;
use chartroom_core::{Project, ProjectFile};

const VALUES: &str = "\
# -- Requests waiting per pod from which pods are added
depth: 1
# -- Workload identity goes here (eks.amazonaws.com/role-arn, …): with an annotation the model download asks for
# no access keys
identity: {}
port: 80   # TGI listens on port 80
# -- Nobody knows this one
other: 1
said: 1
";

const TEMPLATES: &str = "\
{{/*
Chart and version as a label; `+` is allowed in a version but not in a label.
*/}}
{{- define \"label\" -}}{{- end -}}
";

const SCHEMA: &str = "\
{
  \"properties\": {
    \"said\": { \"description\": \"GPUs per pod.\" },
    \"more\": {}
  }
}
";

fn project() -> Project {
    let mut project = Project::default();
    for (path, text) in [
        ("Chart.yaml", "apiVersion: v2\nname: one\nversion: 1.0.0\n"),
        ("values.yaml", VALUES),
        ("values.schema.json", SCHEMA),
        ("templates/_helpers.tpl", TEMPLATES),
    ] {
        project.files.push(ProjectFile { path: path.into(), data: text.as_bytes().into() });
    }
    project
}

fn at(text: &str, what: &str) -> usize {
    text.find(what).unwrap() + 1
}

/// What hovering says first.
fn said(project: &Project, path: &str, offset: usize) -> String {
    let mut assistant = Assistant::default();
    let hover = assistant.about(project, Vec::new(), None).hover(path, offset).unwrap();
    hover.said.first().cloned().unwrap_or_default()
}

#[test]
fn known_comments_are_told_in_chinese_and_files_get_them_as_they_are() {
    let project = project();
    let value = |key: &str| said(&project, "values.yaml", at(VALUES, &format!("\n{key}:")));
    let template = || said(&project, "templates/_helpers.tpl", at(TEMPLATES, "label\""));
    let described = || {
        let mut assistant = Assistant::default();
        let asked = assistant.about(&project, Vec::new(), None);
        let depth = at(VALUES, "\ndepth:");
        let acts = asked.acts("values.yaml", depth..depth);
        acts.iter()
            .flat_map(|one| &one.change.edits)
            .map(|(_, text)| text.clone())
            .collect::<Vec<_>>()
    };
    let english = described();
    assert!(english.iter().any(|text| text.contains("Requests waiting per pod")), "{english:?}");

    let messages = concat!(env!("CARGO_MANIFEST_DIR"), "/../../messages");
    let pack = chartroom_messages::build::language_at(messages.as_ref(), "zh", false, &[]).unwrap();
    chartroom_messages::choose(Some(&pack)).unwrap();
    assert_eq!(value("depth"), "每个 Pod 的排队请求达到多少个时增加 Pod");
    // Two lines are one sentence, without a blank in it.
    assert!(
        value("identity").ends_with("有了注解，下载模型时就不需要访问密钥"),
        "{}",
        value("identity")
    );
    assert_eq!(value("port"), "TGI 监听 80 端口");
    assert_eq!(value("other"), "Nobody knows this one");
    assert_eq!(value("said"), "每个 Pod 的 GPU。");
    assert_eq!(template(), "chart 及其版本，写成标签；版本中可以有 `+`，标签中不可以。");
    assert_eq!(described(), english);

    chartroom_messages::choose(None).unwrap();
    assert_eq!(value("depth"), "Requests waiting per pod from which pods are added");
    assert_eq!(value("said"), "GPUs per pod.");
}
