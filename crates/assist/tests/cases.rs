//! The cases in `cases/*.cases`: a chart, and places in it with what is to be said there.
//!
//! A file begins with the chart: `chart ai-inference` or its files (`=== path` and the text), and `environment NAME [OVERLAY…]`.
//! Then each case: `# title`, `@ path`, the text of that file as lines with `| ` before them, or `~ old => new` for a change
//! of the chart's own; `‸` is the cursor. Then what is wanted, a line each: `first A B C` (the first items, in order), `has A B`,
//! `not A`, `none`, `detail A = text`, `doc A ~ text`, `insert A = text` (`\n` is a new line), `block A = text` (a
//! snippet, from its start), `no block A`, `gives ENVIRONMENT ~ text` (what a call gives
//! there: ```expression` value (note)``, or `nothing`), `said Kubernetes: text`
//! (what Kubernetes says of the field there, from its start, or `said nothing`), `about ITEM ~ text` (the same of an item), `to path:line:text, …` (definitions), `used path:line:text, …`.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use chartroom_assist::{Assistant, Completion, Item, ItemKind, Rendered};
use chartroom_core::{Environment, Project, ProjectFile, report};
use chartroom_kube::{DATA, DOCS, FieldDocs, Schemas};
use include_dir::{Dir, include_dir};

use std::sync::LazyLock;

mod chart;
mod texts;

static CASES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/cases");

/// What Kubernetes says of fields.
static FIELDS: LazyLock<FieldDocs> = LazyLock::new(|| FieldDocs::read(DOCS).unwrap());

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);

#[derive(Default)]
struct Case {
    title: String,
    path: String,
    text: Option<String>,
    change: Option<(String, String)>,
    wanted: Vec<String>,
}

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn every_case_is_answered_as_it_says() {
    let schemas = Schemas::read(DATA).unwrap();
    let (mut count, mut failed) = (0, Vec::new());
    for (name, text) in texts::texts(&CASES) {
        let (project, cases) = read(text);
        let rendered = report(&project);
        for case in cases {
            count += 1;
            for problem in ask(&project, &rendered, &schemas, &case) {
                failed.push(format!("{name}: {}: {problem}", case.title));
            }
        }
    }
    println!("{count} cases");
    assert!(failed.is_empty(), "\n{}", failed.join("\n"));
    assert!(count >= 150, "{count}");
}

fn read(text: &str) -> (Project, Vec<Case>) {
    let mut project = Project { kube_version: "1.34.0".to_owned(), ..Project::default() };
    let mut cases: Vec<Case> = Vec::new();
    let mut inline: Option<(String, String)> = None;
    for line in text.lines() {
        if let Some((_, content)) = inline.as_mut().filter(|_| cases.is_empty())
            && !line.starts_with("=== ")
            && !line.starts_with("environment ")
        {
            content.push_str(line);
            content.push('\n');
            continue;
        }
        if let Some((path, content)) = inline.take() {
            project.files.push(ProjectFile { path, data: content.into_bytes().into() });
        }
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        match word {
            "" => {}
            "chart" => {
                assert_eq!(rest, "ai-inference");
                chart::load(&mut project);
            }
            "environment" => {
                let mut words = rest.split(' ').map(str::to_owned);
                let name = words.next().unwrap();
                let (overlays, release) = (words.collect(), "llm".to_owned());
                let namespace = format!("ai-{name}");
                project.environments.push(Environment {
                    name,
                    overlays,
                    release,
                    namespace,
                    ..Environment::default()
                });
            }
            "===" => inline = Some((rest.to_owned(), String::new())),
            "#" => cases.push(Case { title: rest.to_owned(), ..Case::default() }),
            "@" => cases.last_mut().unwrap().path = rest.to_owned(),
            "|" => {
                let text = cases.last_mut().unwrap().text.get_or_insert_default();
                text.push_str(rest);
                text.push('\n');
            }
            "~" => {
                let (old, new) = rest.split_once(" => ").unwrap();
                let line = |text: &str| text.replace("\\n", "\n");
                cases.last_mut().unwrap().change = Some((line(old), line(new)));
            }
            _ => cases.last_mut().unwrap().wanted.push(line.to_owned()),
        }
    }
    (project, cases)
}

fn ask(
    project: &Project,
    rendered: &chartroom_core::Report,
    schemas: &Schemas,
    case: &Case,
) -> Vec<String> {
    let mut project = project.clone();
    let file = project.files.iter().position(|file| file.path == case.path);
    let marked = match (&case.text, &case.change) {
        (Some(text), _) => text.clone(),
        (None, Some((old, new))) => {
            let text = String::from_utf8(project.files[file.unwrap()].data.to_vec()).unwrap();
            assert!(text.contains(old), "{}: {} has no {old:?}", case.title, case.path);
            text.replacen(old, new, 1)
        }
        _ => panic!("{}: no text", case.title),
    };
    let offset = marked.find('‸').unwrap_or_else(|| panic!("{}: no cursor", case.title));
    let text = marked.replacen('‸', "", 1);
    let changed = ProjectFile { path: case.path.clone(), data: text.into_bytes().into() };
    match file {
        Some(at) => project.files[at] = changed,
        None => project.files.push(changed),
    }
    let of = |environment| Rendered { report: rendered, environment };
    let all = rendered.environments.iter().map(of).collect();
    let mut assistant = Assistant::default();
    let asked = assistant.about(&project, all, Some(schemas));
    let completion = asked.complete(&case.path, offset);
    let mut problems = Vec::new();
    let places = |places: Vec<chartroom_assist::Place>| -> Vec<String> {
        let line = |place: &chartroom_assist::Place| {
            let file = project.files.iter().find(|file| file.path == place.path).unwrap();
            let before = &file.data[..place.start];
            let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
            let text = String::from_utf8_lossy(&file.data[place.start..place.end]).into_owned();
            format!("{}:{line}:{text}", place.path)
        };
        places.iter().map(line).collect()
    };
    for wanted in &case.wanted {
        let (word, rest) = wanted.split_once(' ').unwrap_or((wanted, ""));
        let found = match word {
            "hover" => {
                let hover = asked.hover(&case.path, offset);
                let text = hover.map(|one| {
                    let rows = one.environments.iter().map(|row| row.join(" "));
                    let rows: Vec<String> = rows.collect();
                    format!(
                        "{} ({}) {} / {}",
                        one.title,
                        one.kind,
                        one.said.join(" / "),
                        rows.join("; ")
                    )
                });
                let (text, wanted) = (text.unwrap_or_default(), rest.trim_start_matches("~ "));
                if !text.contains(wanted) {
                    problems.push(format!("hover {wanted}: {text}"));
                }
                continue;
            }
            "gives" => {
                let (name, wanted) = rest.split_once(' ').unwrap();
                let number = project.environments.iter().position(|one| one.name == name).unwrap();
                let hover = asked.hover_in(&case.path, offset, number, &|| ());
                let result = hover.and_then(|one| one.result);
                let text = result.map(|one| {
                    let value = one.value.unwrap_or_default().replace('\n', "\\n");
                    format!("`{}` {value} ({})", one.expression, one.note)
                });
                let (text, wanted) =
                    (text.unwrap_or_default(), wanted.trim_start_matches(['~', ' ']));
                if wanted != "nothing" && !text.contains(wanted)
                    || wanted == "nothing" && !text.is_empty()
                {
                    problems.push(format!("gives {wanted}: {text}"));
                }
                continue;
            }
            "said" | "about" => {
                let (name, wanted) = match word {
                    "said" => ("", rest.trim_start_matches("Kubernetes: ")),
                    _ => rest.split_once(" ~ ").unwrap(),
                };
                let key = match name {
                    "" => asked.hover(&case.path, offset).and_then(|one| one.field),
                    name => completion
                        .items
                        .iter()
                        .find(|one| one.label == name && one.kind != ItemKind::Snippet)
                        .and_then(|one| one.field.clone()),
                };
                let said = key.and_then(|key| FIELDS.get(&key)).unwrap_or("nothing");
                if !said.starts_with(wanted) {
                    problems.push(format!("{word} {rest}: {said}"));
                }
                continue;
            }
            "to" => places(asked.definition(&case.path, offset)),
            "used" => places(asked.references(&case.path, offset)),
            _ => {
                problems.extend(hold(&completion, wanted).err());
                continue;
            }
        };
        for one in rest.split(", ").filter(|one| !one.is_empty()) {
            if !found.iter().any(|place| place.starts_with(one)) {
                problems.push(format!("{word} {one}: {}", found.join(" ")));
            }
        }
    }
    problems
}

fn hold(completion: &Completion, wanted: &str) -> Result<(), String> {
    let labels: Vec<&str> = completion.items.iter().map(|one| one.label.as_str()).collect();
    let shown = || labels.iter().take(12).copied().collect::<Vec<_>>().join(" ");
    let find = |name: &str| -> Result<&Item, String> {
        completion
            .items
            .iter()
            .find(|one| one.label == name)
            .ok_or_else(|| format!("no `{name}` among {}", shown()))
    };
    let (word, rest) = wanted.split_once(' ').unwrap_or((wanted, ""));
    let fail = |text: String| Err(format!("{wanted}: {text}"));
    let named = |by: &str| -> (String, String) {
        let (name, text) = rest.split_once(by).unwrap();
        (name.to_owned(), text.replace("\\n", "\n"))
    };
    match word {
        "first" => {
            let names: Vec<&str> = rest.split(' ').collect();
            if labels.get(..names.len()) != Some(&names) { fail(shown()) } else { Ok(()) }
        }
        "has" => rest.split(' ').try_for_each(|name| find(name).map(|_| ())),
        "not" => match rest.split(' ').find(|name| labels.contains(name)) {
            Some(name) => fail(format!("{name} is among {}", shown())),
            None => Ok(()),
        },
        "none" if labels.is_empty() => Ok(()),
        "none" => fail(shown()),
        "detail" => {
            let (name, text) = named(" = ");
            let item = find(&name)?;
            if item.detail == text { Ok(()) } else { fail(item.detail.clone()) }
        }
        "doc" => {
            let (name, text) = named(" ~ ");
            let said = find(&name)?.doc.join(" / ");
            if said.contains(&text) { Ok(()) } else { fail(said) }
        }
        "block" | "no" => {
            let rest = rest.trim_start_matches("block ");
            let (name, text) = rest.split_once(" = ").unwrap_or((rest, ""));
            let mut blocks = completion.items.iter().filter(|one| one.kind == ItemKind::Snippet);
            let found = blocks.find(|one| one.label == name);
            let wanted = text.replace("\\n", "\n");
            match (word, found) {
                ("no", None) => Ok(()),
                ("block", Some(item)) if item.insert.starts_with(&wanted) => Ok(()),
                (_, item) => fail(format!("{:?} of {}", item.map(|one| &one.insert), shown())),
            }
        }
        "insert" => {
            let (name, text) = named(" = ");
            let item = find(&name)?;
            if item.insert == text { Ok(()) } else { fail(format!("{:?}", item.insert)) }
        }
        other => panic!("unknown word {other}"),
    }
}
