//! A new environment: a values file.

use super::{Task, overlay};
use crate::messages;
use chartroom_assist::Renaming;
use chartroom_assist::new_environment::has_word;
use chartroom_core::chart_fact;

pub(super) fn new(task: &Task<'_>, name: &str, from: Option<&str>) -> Result<String, String> {
    let letter = |char: char| char.is_ascii_alphanumeric() || matches!(char, '-' | '_' | '.');
    if name.is_empty() || !name.chars().all(letter) || name.starts_with('.') {
        return Err(messages::EnvBadName { name: &name }.text());
    }
    let path = format!("values-{name}.yaml");
    let project = task.project;
    let known = project.environments.iter().any(|one| one.name == name);
    if known || project.files.iter().any(|file| file.path == path) {
        return Err(messages::EnvExists { name: &name }.text());
    }
    let text = match from {
        Some(from) => {
            let own = overlay(project, from)?;
            let file = project.files.iter().find(|file| file.path == own);
            let data = file.map(|file| file.data.to_vec()).unwrap_or_default();
            String::from_utf8(data).map_err(|_| messages::NotUtf8 { path: &own }.text())?
        }
        None => {
            let chart = chart_fact(&project.files, "name");
            let chart = chart.unwrap_or_else(|| messages::ENV_COMMENT_CHART.into());
            let (path, name) = (&path, &name);
            format!("{}\n", messages::EnvComment { path, chart: &chart, name }.text())
        }
    };
    let mut says = messages::EnvWrote { path: &path }.text();
    for (number, line) in text.lines().enumerate() {
        if let Some(name) = from.filter(|from| has_word(line, from)) {
            let place = &format_args!("{path}:{}", number + 1);
            let still = messages::EnvStill { place, name: &name, line: &line.trim() }.text();
            says.push_str(&format!("\n{still}"));
        }
    }
    let change = Renaming { made: vec![(path, text)], ..Renaming::default() };
    task.finish(&change, &says)
}
