//! `chartroom lesson check`: whether lessons hold, for who writes them and for their CI.

use crate::flags::apart;
use crate::help::LESSON;
use crate::project::read_chart;
use crate::{Host, Kind, Printed, messages};
use chartroom_check::Schemas;
use chartroom_escape::Lines;
use chartroom_lesson::{Bench, Lesson, Played, Renders, Text, Wrong};

/// The chart that a lesson without one is on.
const BUILT_IN: &str = "ai-inference";

/// Runs the command with the arguments behind `lesson`.
pub(crate) fn run(args: &[String], host: &dyn Host) -> Printed {
    match checked(args, host) {
        Ok(printed) => printed,
        Err(error) => Printed::refused(&error),
    }
}

fn checked(args: &[String], host: &dyn Host) -> Result<Printed, String> {
    let (rest, own) = apart(args, &["--charts"])?;
    let charts = own.last().map(|(_, folder)| folder.trim_end_matches('/').to_owned());
    let files = match rest.split_first() {
        Some((command, files)) if command == "check" && !files.is_empty() => files,
        _ => return Err(LESSON.usage()),
    };
    let (mut out, mut ok) = (Lines::default(), true);
    for file in files {
        match play(file, charts.as_deref(), host) {
            Ok((lesson, played)) => {
                let wrong = played.wrong();
                ok &= wrong.is_empty();
                let title = lesson.title.here();
                match wrong.is_empty() {
                    true => out.line(&messages::LessonHolds { file, title: &title }.text()),
                    false => {
                        wrong.iter().for_each(|wrong: &Wrong| out.line(&format!("{file}: {wrong}")))
                    }
                }
            }
            Err(wrong) => {
                ok = false;
                out.line(&format!("{file}: {wrong}"));
            }
        }
    }
    Ok(Printed { ok, ..Printed::text(&out.text()) })
}

/// Plays the lesson in a file; `charts` is the folder of charts that it may name. The error says why it cannot be.
pub fn play(
    file: &str,
    charts: Option<&str>,
    host: &dyn Host,
) -> Result<(Lesson<Text>, Played), String> {
    let yaml = host.read(file, crate::host::MAX_READ).map_err(|error| error.0)?;
    let yaml = String::from_utf8(yaml).map_err(|_| messages::NotUtf8 { path: &file }.text())?;
    let lesson = chartroom_lesson::lesson(&yaml)?;
    let name = if lesson.start.chart.is_empty() { BUILT_IN } else { lesson.start.chart.as_str() };
    let folder = file.rsplit_once('/').map_or(".", |(folder, _)| folder);
    let places =
        [Some(folder), charts].into_iter().flatten().map(|folder| format!("{folder}/{name}"));
    let found = |path: &String| matches!(host.kind(path), Some(Kind::Folder | Kind::File(_)));
    let chart = places
        .into_iter()
        .find(found)
        .ok_or_else(|| messages::LessonNoChart { name: &format_args!("{name:?}") }.text())?;
    let files = read_chart(&chart, host)?;
    let schemas = Schemas::read(chartroom_check::DATA).ok();
    let renders = Renders::default();
    let bench = Bench {
        files: &files,
        built_in: name == BUILT_IN,
        schemas: schemas.as_ref(),
        renders: &renders,
        alive: || (),
    };
    let played = Played::new(&lesson, &bench)?;
    Ok((lesson, played))
}
