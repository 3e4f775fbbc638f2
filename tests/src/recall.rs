//! How often completion knows what people wrote: keys and paths are taken out of real templates and overlays, one at a
//! time, and completion is asked at that place.
//!
//! Of a path in an action (`.Values.image.tag`, `.name` below a `range`) one step and what follows is taken out, of an
//! overlay one key with all that is below it. Nothing is rendered: what is known is known from the text.

use crate::case::Case;
use chartroom_assist::Assistant;
use chartroom_core::{Environment, Project, ProjectFile};
use std::collections::BTreeMap;
use std::rc::Rc;

/// An item that comes later is not counted as found.
const FIRST: usize = 5;
/// So many characters are typed first, at most.
const TYPED: usize = 3;

/// Something taken out, and how completion did.
#[derive(Clone, Debug)]
pub struct Sample {
    /// Chart, file and line.
    pub place: String,
    /// What was there.
    pub wanted: String,
    /// Of a template, not of an overlay.
    pub template: bool,
    /// Its place among the items, from 0, when so many characters of it were typed.
    pub found: Vec<Option<usize>>,
    /// The first items when nothing was typed.
    pub offered: Vec<String>,
    /// Milliseconds that the first answer took.
    pub millis: f64,
}

/// Sums.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// All that was taken out.
    pub samples: Vec<Sample>,
}

impl Tally {
    /// Adds another.
    pub fn add(&mut self, other: Self) {
        self.samples.extend(other.samples);
    }

    /// How many were among the first, after so many characters; of templates, overlays or both.
    pub fn hits(&self, typed: usize, of: Option<bool>) -> (usize, usize) {
        let all =
            self.samples.iter().filter(|one| of.is_none_or(|template| one.template == template));
        let hit =
            |one: &&Sample| one.found.get(typed).copied().flatten().is_some_and(|at| at < FIRST);
        (all.clone().filter(hit).count(), all.count())
    }
}

/// A place to take something out of: the text without it, where it was, and what it was.
struct Hole {
    file: String,
    text: String,
    offset: usize,
    wanted: String,
    line: usize,
}

/// Takes `count` things out of the templates and overlays of a chart's cases, evenly spread.
pub fn measure(cases: &[Case], count: usize) -> Tally {
    let Some(project) = project(cases) else { return Tally::default() };
    let (mut templates, mut overlays) = (Vec::new(), Vec::new());
    for file in &project.files {
        let text = String::from_utf8_lossy(&file.data);
        if file.path.contains("templates/") && text.contains("{{") {
            chains(&file.path, &text, &mut templates);
        }
    }
    for file in &project.beside {
        keys(&file.path, &String::from_utf8_lossy(&file.data), &mut overlays);
    }
    let name = cases.first().map(|case| case.set.clone()).unwrap_or_default();
    let mut assistant = Assistant::default();
    let mut tally = Tally::default();
    let half = count.div_ceil(2);
    for (list, template) in [(templates, true), (overlays, false)] {
        let step = (list.len() / half.max(1)).max(1);
        for hole in list.into_iter().skip(step / 2).step_by(step).take(half) {
            tally.samples.push(ask(&mut assistant, &project, &name, hole, template));
        }
    }
    tally
}

fn ask(
    assistant: &mut Assistant,
    project: &Project,
    name: &str,
    hole: Hole,
    template: bool,
) -> Sample {
    let (mut found, mut offered, mut millis) = (Vec::new(), Vec::new(), 0.0);
    for typed in 0..=TYPED {
        let start: String = hole.wanted.chars().take(typed).collect();
        let mut text = hole.text.clone();
        text.insert_str(hole.offset, &start);
        let mut project = project.clone();
        for file in
            project.files.iter_mut().chain(&mut project.beside).filter(|one| one.path == hole.file)
        {
            file.data = Rc::from(text.as_bytes());
        }
        let from = std::time::Instant::now();
        let asked = assistant.about(&project, Vec::new(), None);
        let completion = asked.complete(&hole.file, hole.offset + start.len());
        if typed == 0 {
            millis = from.elapsed().as_secs_f64() * 1000.0;
            offered = completion.items.iter().take(FIRST).map(|one| one.label.clone()).collect();
        }
        found.push(completion.items.iter().position(|one| one.label == hole.wanted));
    }
    let place = format!("{name} {}:{}", hole.file, hole.line);
    Sample { place, wanted: hole.wanted, template, found, offered, millis }
}

/// The chart of some cases with the values files of all of them.
fn project(cases: &[Case]) -> Option<Project> {
    let first = cases.first()?;
    let root = format!("{}/chart/", first.disk.cwd.rsplit_once("/cases/")?.0);
    let files = first.disk.below(root.trim_end_matches('/'));
    let files = files.filter_map(|(path, data)| {
        let path = path.strip_prefix(&root)?.to_owned();
        Some(ProjectFile { path, data: data.clone() })
    });
    let mut project = Project { files: files.collect(), ..Project::default() };
    let mut texts: BTreeMap<Vec<u8>, ()> = BTreeMap::new();
    for case in cases.iter().filter(|case| case.expected.ok) {
        let mut overlays = Vec::new();
        for (path, data) in case.disk.below(&case.disk.cwd) {
            let name = path.rsplit('/').next().unwrap_or_default();
            if !name.ends_with("values.yaml") || texts.insert(data.to_vec(), ()).is_some() {
                continue;
            }
            let path = format!("{}-{name}", case.name);
            project.beside.push(ProjectFile { path: path.clone(), data: data.clone() });
            overlays.push(path);
        }
        let name = case.name.clone();
        project.environments.push(Environment { name, overlays, ..Environment::default() });
    }
    Some(project)
}

/// The paths in the actions of a template.
fn chains(path: &str, text: &str, found: &mut Vec<Hole>) {
    let is_name = |char: char| char.is_alphanumeric() || char == '_';
    let mut at = 0;
    let mut number = 0;
    while let Some(start) = text[at..].find("{{").map(|start| at + start) {
        let Some(end) = text[start..].find("}}").map(|end| start + end) else { break };
        at = end;
        let action = &text[start..end];
        if action.contains("/*") {
            continue;
        }
        let quoted = |place: usize| {
            action[..place].matches('"').count() % 2 == 1
                || action[..place].matches('`').count() % 2 == 1
        };
        let mut from = 0;
        while let Some(dot) = action[from..].find('.').map(|dot| from + dot) {
            let rest = &action[dot..];
            let length =
                rest.find(|char: char| !is_name(char) && char != '.').unwrap_or(rest.len());
            from = dot + length.max(1);
            let chain = &rest[..length];
            let before = action[..dot].chars().next_back().unwrap_or(' ');
            let starts = before.is_whitespace()
                || matches!(before, '(' | '$' | ')' | '{' | '-')
                || is_name(before) && variable(&action[..dot]);
            let steps: Vec<&str> = chain.split('.').skip(1).collect();
            if quoted(dot) || !starts || steps.iter().any(|step| step.is_empty()) {
                continue;
            }
            // Which step is taken out goes round.
            let step = number % steps.len();
            number += 1;
            let kept: usize = steps.iter().take(step).map(|step| step.len() + 1).sum();
            let offset = start + dot + kept + 1;
            let mut masked = text[..offset].to_owned();
            masked.push_str(&text[start + dot + length..]);
            let line = text[..offset].matches('\n').count() + 1;
            found.push(Hole {
                file: path.to_owned(),
                text: masked,
                offset,
                wanted: steps[step].to_owned(),
                line,
            });
        }
    }
}

/// Whether a text ends in a variable.
fn variable(text: &str) -> bool {
    let name = text
        .rsplit(|char: char| !(char.is_alphanumeric() || char == '_'))
        .next()
        .unwrap_or_default();
    text[..text.len() - name.len()].ends_with('$')
}

/// The keys of an overlay.
fn keys(path: &str, text: &str, found: &mut Vec<Hole>) {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let mut at = 0;
    for (number, line) in lines.iter().enumerate() {
        let start = at;
        at += line.len();
        let content = line.trim();
        let Some((key, _)) = content.split_once(':') else { continue };
        let plain = !key.is_empty()
            && key.chars().all(|char| char.is_alphanumeric() || "_-".contains(char));
        if !plain || content.starts_with('-') {
            continue;
        }
        let own = indent(line);
        let below = lines[number + 1..].iter().take_while(|line| {
            line.trim().is_empty()
                || indent(line) > own
                || (indent(line) == own && line.trim_start().starts_with("- "))
        });
        let length: usize = below.map(|line| line.len()).sum();
        let mut masked = text[..start + own].to_owned();
        masked.push('\n');
        masked.push_str(&text[start + line.len() + length..]);
        found.push(Hole {
            file: path.to_owned(),
            text: masked,
            offset: start + own,
            wanted: key.to_owned(),
            line: number + 1,
        });
    }
}
