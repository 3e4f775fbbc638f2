//! A new environment: a values file.

use super::{Task, overlay};
use chartroom_assist::Renaming;
use chartroom_assist::new_environment::has_word;
use chartroom_core::chart_fact;

pub(super) fn new(task: &Task<'_>, name: &str, from: Option<&str>) -> Result<String, String> {
    let letter = |char: char| char.is_ascii_alphanumeric() || matches!(char, '-' | '_' | '.');
    if name.is_empty() || !name.chars().all(letter) || name.starts_with('.') {
        return Err(format!("`{name}` is no part of the name of a file."));
    }
    let path = format!("values-{name}.yaml");
    let project = task.project;
    let known = project.environments.iter().any(|one| one.name == name);
    if known || project.files.iter().any(|file| file.path == path) {
        return Err(format!("`{name}` is there already."));
    }
    let text = match from {
        Some(from) => {
            let own = overlay(project, from)?;
            let file = project.files.iter().find(|file| file.path == own);
            let data = file.map(|file| file.data.to_vec()).unwrap_or_default();
            String::from_utf8(data).map_err(|_| format!("{own} is not UTF-8"))?
        }
        None => {
            let chart =
                chart_fact(&project.files, "name").unwrap_or_else(|| "the chart".to_owned());
            format!("# {path}: {chart} in {name}. Only what is different from values.yaml.\n")
        }
    };
    let mut says = format!("Wrote {path}.");
    for (number, line) in text.lines().enumerate() {
        if from.is_some_and(|from| has_word(line, from)) {
            says.push_str(&format!(
                "\n{path}:{}: still says {}: {}",
                number + 1,
                from.unwrap_or_default(),
                line.trim()
            ));
        }
    }
    let change = Renaming { made: vec![(path, text)], ..Renaming::default() };
    task.finish(&change, &says)
}
