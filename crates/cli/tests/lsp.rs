//! The language server driven by a client through its standard input and output.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use lsp_server::{Message, Notification, Request, RequestId};
use lsp_types as lsp;
use serde_json::{Value as Json, json};
use std::io::{BufReader, BufWriter, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::str::FromStr;

/// A chart in a folder of its own, and a server that has it open.
struct Client {
    child: Child,
    to: BufWriter<ChildStdin>,
    from: BufReader<ChildStdout>,
    root: std::path::PathBuf,
    count: i32,
    /// What the server said unasked.
    heard: Vec<Notification>,
}

impl Client {
    fn open(name: &str) -> Self {
        Self::able(name, json!({}))
    }

    /// A client that says what it is able to.
    fn able(name: &str, able: Json) -> Self {
        let folder =
            std::env::temp_dir().join(format!("chartroom-lsp-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        // It is a folder of another chart, but not in its `charts/`.
        let root = folder.join("service");
        copy(std::path::Path::new("../../www/charts/ai-inference"), &root);
        std::fs::write(folder.join("Chart.yaml"), "name: above\n").unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_chartroom"))
            .arg("lsp")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let to = BufWriter::new(child.stdin.take().unwrap());
        let from = BufReader::new(child.stdout.take().unwrap());
        let mut client = Self { child, to, from, root, count: 0, heard: Vec::new() };
        let answer = client.ask("initialize", json!({ "capabilities": able }));
        assert!(answer["capabilities"]["completionProvider"].is_object(), "{answer}");
        client.say("initialized", json!({}));
        client
    }

    fn uri(&self, path: &str) -> String {
        format!("file://{}/{path}", self.root.display())
    }

    fn say(&mut self, method: &str, params: Json) {
        let message = Message::Notification(Notification { method: method.to_owned(), params });
        message.write(&mut self.to).unwrap();
        self.to.flush().unwrap();
    }

    fn ask(&mut self, method: &str, params: Json) -> Json {
        self.count += 1;
        let id = RequestId::from(self.count);
        let request = Request { id: id.clone(), method: method.to_owned(), params };
        Message::Request(request).write(&mut self.to).unwrap();
        self.to.flush().unwrap();
        loop {
            match Message::read(&mut self.from).unwrap().expect("an answer") {
                Message::Response(response) if response.id == id => {
                    return serde_json::to_value(response).unwrap()["result"].take();
                }
                Message::Notification(one) => self.heard.push(one),
                other => panic!("{other:?}"),
            }
        }
    }

    /// Opens a file with another text, `‸` being the cursor; gives the place of that.
    fn write(&mut self, path: &str, text: &str) -> Json {
        let before = text.split('‸').next().unwrap();
        let line = before.matches('\n').count();
        let column = before.rsplit('\n').next().unwrap().encode_utf16().count();
        let uri = self.uri(path);
        let text = text.replace('‸', "");
        self.say("textDocument/didOpen", json!({ "textDocument": { "uri": uri, "languageId": "helm", "version": 1, "text": text } }));
        json!({ "textDocument": { "uri": uri }, "position": { "line": line, "character": column } })
    }

    fn text(&self, path: &str) -> String {
        std::fs::read_to_string(self.root.join(path)).unwrap()
    }

    /// The problems that the server told last of a file; waits for them.
    fn problems(&mut self, path: &str) -> Vec<lsp::Diagnostic> {
        let uri = lsp::Uri::from_str(&self.uri(path)).unwrap();
        loop {
            let told = self
                .heard
                .iter()
                .rev()
                .filter(|one| one.method == "textDocument/publishDiagnostics");
            let mut told = told.map(|one| {
                serde_json::from_value::<lsp::PublishDiagnosticsParams>(one.params.clone()).unwrap()
            });
            if let Some(found) = told.find(|one| one.uri == uri) {
                return found.diagnostics;
            }
            match Message::read(&mut self.from).unwrap().expect("problems") {
                Message::Notification(one) => self.heard.push(one),
                other => panic!("{other:?}"),
            }
        }
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = self.root.parent().map(std::fs::remove_dir_all);
    }
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let to = to.join(path.file_name().unwrap());
        match path.is_dir() {
            true => copy(&path, &to),
            false => drop(std::fs::copy(&path, &to).unwrap()),
        }
    }
}

fn labels(answer: &Json) -> Vec<String> {
    let items = answer["items"].as_array().unwrap();
    items.iter().map(|item| item["label"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn an_editor_completes_unsaved_text() {
    let mut client = Client::open("complete");
    let at = client.write("values-prod.yaml", "autoscaling:\n  targ‸");
    let answer = client.ask("textDocument/completion", at);
    assert_eq!(labels(&answer)[..2], ["targetQueueDepth", "targetCpuUtilization"]);
    let list: lsp::CompletionList = serde_json::from_value(answer).unwrap();
    let Some(lsp::CompletionTextEdit::Edit(edit)) = &list.items[0].text_edit else { panic!() };
    assert_eq!(edit.range.start, lsp::Position::new(1, 2));
    assert_eq!(edit.new_text, "targetQueueDepth: ");
    let at = client.write("templates/new.yaml", "a: {{ .Values.rollout.max‸\nb: {{ incl");
    let answer = client.ask("textDocument/completion", at);
    assert!(labels(&answer).contains(&"maxSurge".to_owned()), "{answer}");
}

#[test]
fn an_editor_goes_where_a_value_is_set_and_read() {
    let mut client = Client::open("go");
    let text = client.text("templates/hpa.yaml");
    let text =
        text.replace(".Values.autoscaling.minReplicas }}", ".Values.autoscaling.min‸Replicas }}");
    let at = client.write("templates/hpa.yaml", &text);
    let found: Vec<lsp::Location> =
        serde_json::from_value(client.ask("textDocument/definition", at.clone())).unwrap();
    assert_eq!(found[0].uri.as_str(), client.uri("values.yaml"));
    let mut at = at;
    at["context"] = json!({ "includeDeclaration": true });
    let found: Vec<lsp::Location> =
        serde_json::from_value(client.ask("textDocument/references", at.clone())).unwrap();
    let files: Vec<&str> =
        found.iter().map(|one| one.uri.as_str().rsplit('/').next().unwrap()).collect();
    for file in ["values.yaml", "values-prod.yaml", "hpa.yaml", "values.schema.json"] {
        assert!(files.contains(&file), "{file} in {files:?}");
    }
    let hover: lsp::Hover = serde_json::from_value(client.ask("textDocument/hover", at)).unwrap();
    let lsp::HoverContents::Markup(said) = hover.contents else { panic!() };
    assert!(said.value.contains("autoscaling.minReplicas"), "{}", said.value);
    assert!(said.value.contains("| prod | `4` | values-prod.yaml:12 |"), "{}", said.value);
}

#[test]
fn an_editor_is_told_what_a_call_gives_and_what_a_field_is_for() {
    let mut client = Client::open("told");
    let text = client.text("templates/deployment.yaml");
    let mut told = |old: &str, new: &str| {
        let at = client.write("templates/deployment.yaml", &text.replacen(old, new, 1));
        let answer = client.ask("textDocument/hover", at);
        answer["contents"]["value"].as_str().unwrap_or_default().to_owned()
    };
    let call = told("name: {{ include", "name: {{ incl‸ude");
    assert!(call.contains("```yaml\nrelease-name-ai-inference\n```"), "{call}");
    let field = told("imagePullPolicy: {{", "image‸PullPolicy: {{");
    assert!(field.contains("Image pull policy. One of Always, Never, IfNotPresent."), "{field}");
    let at = client.write("templates/new.yaml", "apiVersion: v1\nkind: Pod\nspec:\n  hostNet‸\n");
    let answer = client.ask("textDocument/completion", at);
    let said = answer["items"][0]["documentation"]["value"].as_str().unwrap_or_default().to_owned();
    assert!(said.starts_with("Host networking requested for this pod."), "{answer}");
}

#[test]
fn an_editor_that_takes_snippets_is_offered_whole_blocks() {
    let able = json!({ "textDocument": { "completion": { "completionItem": { "snippetSupport": true } } } });
    for able in [json!({}), able] {
        let takes = able != json!({});
        let mut client = Client::able(if takes { "blocks" } else { "no-blocks" }, able);
        let at = client.write("values-prod.yaml", "replicaCount: 2\npodDis‸\n");
        let answer = client.ask("textDocument/completion", at);
        let items = answer["items"].as_array().unwrap();
        let block = items.iter().find(|one| one["insertTextFormat"] == 2);
        assert_eq!(block.is_some(), takes, "{answer}");
        let Some(block) = block else { continue };
        let text = block["textEdit"]["newText"].as_str().unwrap();
        assert!(text.starts_with("podDisruptionBudget:\n  enabled: ${1:false}\n"), "{text}");
        assert_eq!(block["insertTextMode"], 1, "{block}");
    }
}

#[test]
fn an_editor_renames_a_value_in_all_files() {
    let mut client = Client::open("rename");
    let text = client.text("values.yaml");
    let mut at = client.write("values.yaml", &text.replace("\nreplicaCount", "\nreplica‸Count"));
    at["newName"] = json!("pods");
    let edit: lsp::WorkspaceEdit =
        serde_json::from_value(client.ask("textDocument/rename", at.clone())).unwrap();
    let Some(lsp::DocumentChanges::Edits(files)) = edit.document_changes else { panic!() };
    let names: Vec<&str> = files
        .iter()
        .map(|one| one.text_document.uri.as_str().rsplit('/').next().unwrap())
        .collect();
    for name in ["values.yaml", "values-prod.yaml", "deployment.yaml", "values.schema.json"] {
        assert!(names.contains(&name), "{names:?}");
    }
    at["newName"] = json!("autoscaling");
    assert_eq!(client.ask("textDocument/rename", at), Json::Null);
}

#[test]
fn an_editor_renames_an_environment_with_its_file() {
    let able =
        json!({ "workspace": { "workspaceEdit": { "resourceOperations": ["create", "rename"] } } });
    for able in [json!({}), able] {
        let renames = able != json!({});
        let mut client = Client::able(if renames { "moves" } else { "no-moves" }, able);
        let settings = "environments:\n  stag‸ing:\n    gpus: 2\n  prod:\n    gpus: 8\n";
        std::fs::write(client.root.join(".chartroom.yaml"), settings.replace('‸', "")).unwrap();
        let mut at = client.write(".chartroom.yaml", settings);
        at["newName"] = json!("acceptance");
        let answer = client.ask("textDocument/rename", at);
        if !renames {
            assert_eq!(answer, Json::Null, "told as an error");
            continue;
        }
        let edit: lsp::WorkspaceEdit = serde_json::from_value(answer).unwrap();
        let Some(lsp::DocumentChanges::Operations(all)) = edit.document_changes else { panic!() };
        let [lsp::DocumentChangeOperation::Edit(edit), lsp::DocumentChangeOperation::Op(moved)] =
            &all[..]
        else {
            panic!("{all:?}")
        };
        let lsp::OneOf::Left(edit) = &edit.edits[0] else { panic!() };
        assert_eq!(
            (edit.range.start, edit.new_text.as_str()),
            (lsp::Position::new(1, 2), "acceptance")
        );
        let lsp::ResourceOp::Rename(moved) = moved else { panic!() };
        assert_eq!(moved.old_uri.as_str(), client.uri("values-staging.yaml"));
        assert_eq!(moved.new_uri.as_str(), client.uri("values-acceptance.yaml"));
    }
}

#[test]
fn an_editor_is_told_what_is_wrong_while_it_is_typed() {
    let mut client = Client::open("problems");
    let text = client.text("values-prod.yaml").replace("maxReplicas: 20", "maxReplicas: many");
    client.write("values-prod.yaml", &text);
    let problems = client.problems("values-prod.yaml");
    let line = text.lines().position(|line| line.contains("many")).unwrap() as u32;
    let of_line = problems.iter().find(|one| one.range.start.line == line);
    assert!(
        of_line.is_some_and(|one| one.severity == Some(lsp::DiagnosticSeverity::ERROR)),
        "{problems:?}"
    );
    assert!(of_line.is_some_and(|one| one.message.contains("(in prod)")), "{problems:?}");
}

#[test]
fn an_editor_is_offered_changes_that_keep_the_output() {
    let mut client = Client::open("acts");
    let path = "templates/deployment.yaml";
    let text = client.text(path);
    let marked = text.replacen("progressDeadlineSeconds", "progress‸DeadlineSeconds", 1);
    let at = client.write(path, &marked);
    let range = json!({ "start": at["position"], "end": at["position"] });
    let asked = json!({ "textDocument": at["textDocument"], "range": range, "context": { "diagnostics": [] } });
    let offered: Vec<lsp::CodeAction> =
        serde_json::from_value(client.ask("textDocument/codeAction", asked)).unwrap();
    let title = "Render it only if progressDeadlineSecondsEnabled is true";
    let chosen = offered.into_iter().find(|one| one.title == title).expect("it is offered");
    assert_eq!(chosen.kind, Some(lsp::CodeActionKind::REFACTOR_EXTRACT));
    let chosen = serde_json::to_value(chosen).unwrap();
    let done: lsp::CodeAction =
        serde_json::from_value(client.ask("codeAction/resolve", chosen)).unwrap();
    let Some(lsp::DocumentChanges::Edits(files)) = done.edit.unwrap().document_changes else {
        panic!()
    };
    let names: Vec<&str> = files
        .iter()
        .map(|one| one.text_document.uri.as_str().rsplit('/').next().unwrap())
        .collect();
    assert_eq!(names, ["deployment.yaml", "values.schema.json", "values.yaml"]);
}

#[test]
fn an_editor_is_offered_the_fix_of_a_problem() {
    let mut client = Client::open("fixes");
    let path = "values-prod.yaml";
    let text = client.text(path).replace("maxReplicas: 20", "max‸Replica: 20");
    let at = client.write(path, &text);
    assert!(!client.problems(path).is_empty());
    let range = json!({ "start": at["position"], "end": at["position"] });
    let asked = json!({ "textDocument": at["textDocument"], "range": range, "context": { "diagnostics": [], "only": ["quickfix"] } });
    let offered: Vec<lsp::CodeAction> =
        serde_json::from_value(client.ask("textDocument/codeAction", asked)).unwrap();
    assert_eq!(offered.len(), 1, "{offered:?}");
    assert_eq!(offered[0].title, "Rename it to maxReplicas");
    assert!(offered[0].edit.is_some());
}

#[test]
fn an_editor_shows_what_layers_make_of_values_and_colours_templates() {
    let mut client = Client::open("marks");
    let text = client.text("values.yaml");
    let at = client.write("values.yaml", &format!("‸{text}"));
    let lines = text.lines().count();
    let range =
        json!({ "start": { "line": 0, "character": 0 }, "end": { "line": lines, "character": 0 } });
    let asked = json!({ "textDocument": at["textDocument"], "range": range });
    let hints: Vec<lsp::InlayHint> =
        serde_json::from_value(client.ask("textDocument/inlayHint", asked)).unwrap();
    let line = text.lines().position(|line| line.starts_with("replicaCount")).unwrap() as u32;
    let hint = hints.iter().find(|one| one.position.line == line).expect("a hint");
    let lsp::InlayHintLabel::String(label) = &hint.label else { panic!() };
    assert!(label.contains("→ 4 in prod"), "{label}");
    let at =
        client.write("templates/a.yaml", "{{- if .Values.x }}\n‸a: {{ quote $.y }} # é {{ 1 }}\n");
    let asked = json!({ "textDocument": at["textDocument"] });
    let tokens: lsp::SemanticTokens =
        serde_json::from_value(client.ask("textDocument/semanticTokens/full", asked)).unwrap();
    let seen: Vec<[u32; 4]> = tokens
        .data
        .iter()
        .map(|one| [one.delta_line, one.delta_start, one.length, one.token_type])
        .collect();
    let wanted = [[0, 4, 2, 0], [0, 3, 9, 2], [1, 6, 5, 1], [0, 6, 3, 3], [0, 14, 1, 5]];
    assert_eq!(seen, wanted);
}

#[test]
fn an_editor_shows_outline_and_folds() {
    let mut client = Client::open("outline");
    let text = client.text("templates/_helpers.tpl");
    let at = client.write("templates/_helpers.tpl", &format!("‸{text}"));
    let document = json!({ "textDocument": at["textDocument"] });
    let found: Vec<lsp::DocumentSymbol> =
        serde_json::from_value(client.ask("textDocument/documentSymbol", document.clone()))
            .unwrap();
    assert!(found.iter().any(|one| one.name == "ai-inference.fullname"));
    let folds: Vec<lsp::FoldingRange> =
        serde_json::from_value(client.ask("textDocument/foldingRange", document)).unwrap();
    assert!(!folds.is_empty() && folds.iter().all(|one| one.start_line < one.end_line));
    assert_eq!(client.ask("shutdown", Json::Null), Json::Null);
    client.say("exit", Json::Null);
    assert!(client.child.wait().unwrap().success());
}

/// `cargo xtask test` installs Neovim and runs this, too.
#[test]
#[ignore = "needs Neovim; cargo xtask test has it"]
fn neovim_is_told_what_is_wrong_completes_and_renames() {
    let folder = std::env::temp_dir().join(format!("chartroom-neovim-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    let chart = folder.join("chart");
    copy(std::path::Path::new("../../www/charts/ai-inference"), &chart);
    let said = Command::new("nvim")
        .args(["--headless", "--clean", "-c", "luafile tests/neovim/session.lua"])
        .env("CHART", &chart)
        .env("SERVER", env!("CARGO_BIN_EXE_chartroom"))
        // What it keeps of its own goes with the folder.
        .envs(["XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"].map(|name| (name, &folder)))
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    let out = String::from_utf8_lossy(&said.stdout).into_owned();
    let err = String::from_utf8_lossy(&said.stderr);
    assert!(said.status.success(), "{out}\n{err}");
    assert!(
        out.contains("told: `replicaCount` takes a whole number; `4]` is text."),
        "{out}\n{err}"
    );
    assert!(out.contains("offered: targetCpuUtilization"), "{out}\n{err}");
    assert!(out.contains("renamed"), "{out}\n{err}");
    let text = |path: &str| std::fs::read_to_string(chart.join(path)).unwrap();
    for (path, wanted) in [
        ("values.yaml", "  mostReplicas: 5"),
        ("values-staging.yaml", "  mostReplicas: 6"),
        ("values-prod.yaml", "  mostReplicas: 20"),
        ("values.schema.json", "\"mostReplicas\": {"),
        ("templates/hpa.yaml", "maxReplicas: {{ .Values.autoscaling.mostReplicas }}"),
    ] {
        assert!(text(path).contains(wanted), "{path}");
    }
    std::fs::remove_dir_all(folder).unwrap();
}
