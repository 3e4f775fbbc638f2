//! Reading lesson.yaml, index.yaml and tour.yaml.

use crate::{Condition, Given, Index, LANGUAGES, Lesson, Step, Text, Tour, messages};

/// A lesson as it is written; the error says what is wrong with it, for whoever writes it.
pub fn lesson(yaml: &str) -> Result<Lesson<Text>, String> {
    let mut lesson: Lesson<Text> = serde_yaml::from_str(yaml).map_err(|error| error.to_string())?;
    let unnamed = !lesson.id.chars().all(|char| char.is_ascii_alphanumeric() || char == '-');
    if lesson.id.is_empty() || unnamed {
        return Err(messages::ID_LETTERS.into());
    }
    if lesson.conditions.is_empty() {
        return Err(messages::CONDITIONS_NONE.into());
    }
    if lesson.solution.is_empty() {
        lesson.solution = lesson.hints.last().map(|hint| hint.edits.clone()).unwrap_or_default();
    }
    for condition in &lesson.conditions {
        if condition.when.kind().is_none() {
            let says = &format_args!("{:?}", condition.says.here());
            return Err(messages::ConditionAbout { says }.text());
        }
    }
    if lesson.link.to.all().any(|to| !to.is_empty() && !to.starts_with("https://")) {
        return Err(messages::LINK_HTTPS.into());
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
        false => Err(messages::Over { what, count: &count, most: &most }.text()),
    };
    at_most("bytes", yaml.len(), LONGEST)?;
    let lesson = lesson(yaml)?;
    at_most("conditions", lesson.conditions.len(), MOST)?;
    at_most("hints", lesson.hints.len(), MOST)?;
    at_most("steps", steps(&lesson).count(), MOST)?;
    at_most("minutes", lesson.minutes as usize, 600)?;
    let texts = lesson.texts().into_iter().flat_map(Text::all);
    texts.map(str::len).try_for_each(|length| at_most("text", length, TEXT))?;
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
            return Err(messages::TourDone { task: &task.id }.text());
        }
        if task.presses.is_empty() && task.steps.is_empty() {
            return Err(messages::TourShows { task: &task.id }.text());
        }
        if task.stages.first().is_none_or(|stage| !stage.at.is_empty()) {
            return Err(messages::TourFirst { task: &task.id }.text());
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
        (false, _, false) => Err(messages::StepOneWay { file: &step.file }.text()),
        _ => Err(messages::STEP_ON.into()),
    }
}
