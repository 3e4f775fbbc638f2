//! The cases in `acts/*.cases`: a chart, and changes that are offered in it, each judged by rendering: what promises the
//! same output has to give the same bytes in every environment.
//!
//! A file begins with the chart: its files (`=== path` and the text), and `environment NAME [OVERLAY…]`. Then each case:
//! `# title`, `@ path`, changes of the chart (`~ old => new`, of another file `~ path: old => new`), and `at` with a text of
//! the file that the cursor `‸` stands in, or two for a selection. Then what is wanted: `act TITLE` is offered and done,
//! `then PATH: text` stands there, `none PATH: text` does not, `layers NAME: FILES FLAGS` are an environment's,
//! `not TITLE` is not offered, `refused TITLE ~ why`. An environment's `--set` entries stand behind its overlays.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use chartroom_assist::{Act, Assistant, Rendered, applied};
use chartroom_core::{Environment, Project, ProjectFile, SetEntry, SetKind, printed, report};
use include_dir::{Dir, include_dir};

mod texts;

static ACTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/acts");

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);

#[derive(Default)]
struct Case {
    title: String,
    path: String,
    changes: Vec<(Option<String>, String, String)>,
    at: String,
    wanted: Vec<String>,
}

fn read(text: &str) -> (Project, Vec<Case>) {
    let mut project = Project { kube_version: "1.34.0".to_owned(), ..Project::default() };
    let mut cases: Vec<Case> = Vec::new();
    let mut file: Option<(String, String)> = None;
    for line in text.lines() {
        let ends = line.starts_with("=== ") || line.starts_with("environment ");
        if let Some((_, content)) = file.as_mut().filter(|_| !ends) {
            content.push_str(line);
            content.push('\n');
            continue;
        }
        if let Some((path, content)) = file.take() {
            project.files.push(ProjectFile { path, data: content.into_bytes().into() });
        }
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        let unescaped = |text: &str| text.replace("\\n", "\n");
        match word {
            "" => {}
            "===" => file = Some((rest.to_owned(), String::new())),
            "environment" => {
                let (layers, sets) = rest.split_once(" --set ").unwrap_or((rest, ""));
                let mut words = layers.split(' ').map(str::to_owned);
                let name = words.next().unwrap();
                let sets = sets.split(" --set ").filter(|text| !text.is_empty());
                let set = |text: &str| SetEntry { kind: SetKind::Set, text: text.to_owned() };
                let sets = sets.map(set).collect();
                project.environments.push(Environment {
                    name,
                    overlays: words.collect(),
                    sets,
                    release: "one".to_owned(),
                    namespace: "here".to_owned(),
                });
            }
            "#" => cases.push(Case { title: rest.to_owned(), ..Case::default() }),
            "@" => cases.last_mut().unwrap().path = rest.to_owned(),
            "~" => {
                let (old, new) = rest.split_once(" => ").unwrap();
                let other = project.files.iter().map(|one| one.path.clone());
                let other = other.into_iter().find(|path| old.starts_with(&format!("{path}: ")));
                let old = other.as_ref().map_or(old, |path| &old[path.len() + 2..]);
                let change = (other, unescaped(old), unescaped(new));
                cases.last_mut().unwrap().changes.push(change);
            }
            "at" => cases.last_mut().unwrap().at = unescaped(rest),
            _ => cases.last_mut().unwrap().wanted.push(line.to_owned()),
        }
    }
    (project, cases)
}

fn text_of(project: &Project, path: &str) -> String {
    let file = project.files.iter().find(|file| file.path == path);
    file.map(|file| String::from_utf8(file.data.to_vec()).unwrap()).unwrap_or_default()
}

fn outputs(project: &Project) -> Vec<Option<String>> {
    project.environments.iter().map(|one| printed(project, one)).collect()
}

fn ask(chart: &Project, case: &Case) -> Vec<String> {
    let mut project = chart.clone();
    for (path, old, new) in &case.changes {
        let path = path.as_ref().unwrap_or(&case.path);
        let text = text_of(&project, path);
        assert!(text.contains(old), "{}: {path} has no {old:?}", case.title);
        let file = project.files.iter_mut().find(|file| file.path == *path).unwrap();
        file.data = text.replacen(old, new, 1).into_bytes().into();
    }
    let text = text_of(&project, &case.path);
    let bare = case.at.replace('‸', "");
    let at = text.find(&bare).unwrap_or_else(|| panic!("{}: no {bare:?}", case.title));
    let mut marks = case.at.match_indices('‸').map(|(at, _)| at);
    let start = at + marks.next().unwrap();
    let end = marks.next().map_or(start, |second| at + second - '‸'.len_utf8());
    let before = outputs(&project);
    let mut problems = Vec::new();
    if before.iter().any(Option::is_none) {
        problems.push("the chart does not render".to_owned());
    }
    let mut assistant = Assistant::default();
    let report = report(&project);
    let rendered = report.environments.iter();
    let rendered = rendered.map(|environment| Rendered { report: &report, environment }).collect();
    let asked = assistant.about(&project, rendered, None);
    let acts = asked.acts(&case.path, start..end);
    let titles: Vec<&str> = acts.iter().map(|one| one.title.as_str()).collect();
    let named = |title: &str| -> Result<&Act, String> {
        acts.iter().find(|one| one.title == title).ok_or(format!("no {title:?} among {titles:?}"))
    };
    let mut changed = project.clone();
    for wanted in &case.wanted {
        let (word, rest) = wanted.split_once(' ').unwrap();
        let said = match word {
            "act" => named(rest)
                .and_then(|_| asked.act(&case.path, start..end, rest, &|| ()))
                .and_then(|one| {
                    changed = applied(&project, &one.change);
                    let after = outputs(&changed);
                    let proved = one.same || one.plan.is_some();
                    let pairs = before.iter().zip(&after).enumerate();
                    let kept =
                        |(at, (old, new)): (usize, (_, _))| one.free.contains(&at) || old == new;
                    match proved && !{ pairs }.all(kept) {
                        true => Err(format!("{rest}: another output\n{before:?}\n{after:?}")),
                        false => Ok(()),
                    }
                }),
            "layers" => {
                let (name, layers) = rest.split_once(": ").unwrap();
                let one = changed.environments.iter().find(|one| one.name == name).unwrap();
                let sets = one.sets.iter().map(|set| format!("{} {}", set.kind.flag(), set.text));
                let all: Vec<String> = one.overlays.iter().cloned().chain(sets).collect();
                let all = all.join(" ");
                (all == layers).then_some(()).ok_or(format!("{name} has {all:?}"))
            }
            "none" => {
                let (path, text) = rest.split_once(": ").unwrap();
                let now = text_of(&changed, path);
                (!now.contains(text)).then_some(()).ok_or(format!("{path} has {text:?}:\n{now}"))
            }
            "then" => {
                let (path, text) = rest.split_once(": ").unwrap();
                let (text, now) = (text.replace("\\n", "\n"), text_of(&changed, path));
                now.contains(&text).then_some(()).ok_or(format!("{path} has no {text:?}:\n{now}"))
            }
            "not" => {
                let found = titles.iter().find(|title| title.starts_with(rest));
                found.map_or(Ok(()), |title| Err(format!("{title:?} is offered")))
            }
            "refused" => {
                let (title, why) = rest.split_once(" ~ ").unwrap();
                match asked.act(&case.path, start..end, title, &|| ()) {
                    Err(said) if said.contains(why) => Ok(()),
                    other => Err(format!("{title}: {:?}", other.map(|act| act.change))),
                }
            }
            other => Err(format!("unknown word {other}")),
        };
        problems.extend(said.err());
    }
    problems
}

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn every_change_does_what_it_says() {
    let (mut count, mut failed) = (0, Vec::new());
    for (_, text) in texts::texts(&ACTS) {
        let (project, cases) = read(text);
        for case in &cases {
            count += 1;
            failed.extend(
                ask(&project, case).into_iter().map(|one| format!("{}: {one}", case.title)),
            );
        }
    }
    println!("{count} cases");
    assert!(failed.is_empty(), "\n{}", failed.join("\n"));
    assert!(count >= 28, "{count}");
}
