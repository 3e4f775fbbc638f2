//! Reading lesson.yaml, index.yaml and tour.yaml.

use crate::{Condition, Given, Index, LANGUAGES, Lesson, Step, Text, Tour};

/// A lesson as it is written; the error says what is wrong with it, for whoever writes it.
pub fn lesson(yaml: &str) -> Result<Lesson<Text>, String> {
    let mut lesson: Lesson<Text> = serde_yaml::from_str(yaml).map_err(|error| error.to_string())?;
    let unnamed = !lesson.id.chars().all(|char| char.is_ascii_alphanumeric() || char == '-');
    if lesson.id.is_empty() || unnamed {
        return Err("id: letters, digits and - name a lesson".to_owned());
    }
    if lesson.conditions.is_empty() {
        return Err("conditions: there are none, so nothing could be done".to_owned());
    }
    if lesson.solution.is_empty() {
        lesson.solution = lesson.hints.last().map(|hint| hint.edits.clone()).unwrap_or_default();
    }
    for condition in &lesson.conditions {
        if condition.when.kind().is_none() {
            let says = condition.says.in_language("en");
            return Err(format!("conditions: {says:?} has to be about one thing"));
        }
    }
    if lesson.link.to.all().any(|to| !to.is_empty() && !to.starts_with("https://")) {
        return Err("link: an address starts with https://".to_owned());
    }
    steps(&lesson).try_for_each(known)?;
    Ok(lesson)
}

fn steps(lesson: &Lesson<Text>) -> impl Iterator<Item = &Step> {
    let hints = lesson.hints.iter().flat_map(|hint| &hint.edits);
    lesson.start.edits.iter().chain(&lesson.solution).chain(hints)
}

/// Longest file of a lesson that a link carries, in bytes.
const LONGEST: usize = 200_000;
/// Most conditions, hints and steps of such a lesson.
const MOST: usize = 100;
/// Longest title, words of a condition and of a hint, and other texts, in bytes.
const TEXT: usize = 4_000;

/// A lesson that a link carries, which somebody else wrote: within bounds, in each language.
pub fn carried(yaml: &str) -> Result<Given, String> {
    let at_most = |what: &str, count: usize, most: usize| match count <= most {
        true => Ok(()),
        false => Err(format!("{what}: {count}, of at most {most}")),
    };
    at_most("bytes", yaml.len(), LONGEST)?;
    let lesson = lesson(yaml)?;
    at_most("conditions", lesson.conditions.len(), MOST)?;
    at_most("hints", lesson.hints.len(), MOST)?;
    at_most("steps", steps(&lesson).count(), MOST)?;
    at_most("minutes", lesson.minutes as usize, 600)?;
    let texts = lesson.texts().into_iter().flat_map(Text::all);
    texts.map(str::len).try_for_each(|length| at_most("bytes of a text", length, TEXT))?;
    let names = |one: &Condition<Text>| one.when.environments.len();
    at_most("environments", lesson.conditions.iter().map(names).max().unwrap_or(0), MOST)?;
    let lesson = LANGUAGES.map(|language| lesson.in_language(language)).to_vec();
    Ok(Given { lesson })
}

/// The list of lessons.
pub fn index(yaml: &str) -> Result<Index<Text>, String> {
    serde_yaml::from_str(yaml).map_err(|error| error.to_string())
}

/// The tour.
pub fn tour(yaml: &str) -> Result<Tour<Text>, String> {
    let tour: Tour<Text> = serde_yaml::from_str(yaml).map_err(|error| error.to_string())?;
    for task in &tour.tasks {
        let judged = task.when.as_ref().is_some_and(|check| check.kind().is_some());
        if judged != task.seen.is_empty() {
            return Err(format!("{}: it is done by what is judged or by what is seen", task.id));
        }
        if task.presses.is_empty() && task.steps.is_empty() {
            return Err(format!("{}: nothing does it for the reader", task.id));
        }
        if task.stages.first().is_none_or(|stage| !stage.at.is_empty()) {
            return Err(format!("{}: the first stage has to fit always", task.id));
        }
        task.steps.iter().try_for_each(known)?;
    }
    Ok(tour)
}

fn known(step: &Step) -> Result<(), String> {
    let changes = [
        !step.with.is_empty() || !step.without.is_empty(),
        !step.replace.is_empty(),
        step.text.is_some(),
    ];
    let changes = changes.into_iter().filter(|is| *is).count();
    let environment = !step.environment.is_empty();
    match (step.file.is_empty(), changes, environment) {
        (false, 1, false) | (true, 0, true) => Ok(()),
        (false, _, false) => Err(format!("a step on {} has to change it in one way", step.file)),
        _ => Err("a step is on a file or on an environment".to_owned()),
    }
}
