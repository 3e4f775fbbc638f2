//! `chartroom open`: what a link holds, as files.

use super::{opened, project};
use crate::flags::apart;
use crate::help::OPEN;
use crate::project::read_chart;
use crate::{Host, Printed, messages};
use chartroom_escape::shown;
use chartroom_export::{Helm, Step, Subject, script, steps};

/// Runs the command with the arguments behind `open`.
pub(crate) fn run(args: &[String], host: &dyn Host) -> Printed {
    match written(args, host) {
        Ok(text) => Printed::text(&text),
        Err(error) => Printed::refused(&error),
    }
}

fn written(args: &[String], host: &dyn Host) -> Result<String, String> {
    let (rest, own) = apart(args, &["-o", "--output"])?;
    let folder = own
        .last()
        .map(|(_, folder)| folder.trim_end_matches('/').to_owned())
        .ok_or_else(|| OPEN.usage())?;
    let (link, chart) = match rest.as_slice() {
        [link] => (link, None),
        [link, chart] => (link, Some(chart)),
        _ => return Err(OPEN.usage()),
    };
    let state = opened(link)?;
    let chart = match chart {
        _ if state.whole => Vec::new(),
        Some(chart) => read_chart(chart, host)?,
        None => {
            let (chart, version) = (&state.chart, &state.chart_version);
            return Err(messages::OpenNeedsChart { chart, version, folder: &folder }.text());
        }
    };
    if host.kind(&folder).is_some() {
        return Err(messages::OpenExists { folder: &folder }.text());
    }
    let place = state.place.as_ref().and_then(|place| super::place::told(place, None));
    let project = project(state, &chart, host)?;
    for file in &project.files {
        let path = format!("{folder}/{}", file.path);
        host.write(&path, &file.data, false).map_err(|error| error.0)?;
    }
    let report = chartroom_core::report(&project);
    let count = project.files.len();
    let files = messages::OpenFiles { count, folder: &shown(&folder) }.text();
    let mut out = format!("# {files}\n");
    if let Some(place) = place {
        out += &format!("# {place}\n");
    }
    for (at, environment) in project.environments.iter().enumerate() {
        let Some(subject) = Subject::new(&project, at, &report, at) else { continue };
        let all = steps(&subject.in_folder(&folder), Helm::Four)
            .map_err(|refusal| refusal.to_string())?;
        // To the folder, and what renders there.
        let wanted: Vec<Step> =
            all.into_iter().skip(usize::from(at > 0)).take(2 - usize::from(at > 0)).collect();
        out += &format!("\n# {}\n{}", shown(&environment.name), script(&wanted));
    }
    Ok(out)
}
