//! Reading lesson.yaml and index.yaml.

use crate::{Index, Lesson, Step, Text};

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
    let steps = lesson.start.edits.iter().chain(&lesson.solution);
    let steps = steps.chain(lesson.hints.iter().flat_map(|hint| &hint.edits));
    for step in steps {
        known(step)?;
    }
    Ok(lesson)
}

/// The list of lessons.
pub fn index(yaml: &str) -> Result<Index<Text>, String> {
    serde_yaml::from_str(yaml).map_err(|error| error.to_string())
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
