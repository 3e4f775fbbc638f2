//! Help with a text that is being written. Only the whole engine gives it; the page hands the answers on to the editor,
//! so they are JSON.

#[cfg(feature = "whole")]
mod files;
#[cfg(feature = "whole")]
mod json;
#[cfg(feature = "whole")]
mod new_environment;

#[cfg(feature = "whole")]
pub(crate) use whole::Assisting;

/// The engine that the page starts with has none.
#[cfg(not(feature = "whole"))]
#[derive(Default)]
pub(crate) struct Assisting;

#[cfg(not(feature = "whole"))]
impl Assisting {
    pub(crate) fn answer(
        &mut self,
        _: Option<&chartroom_core::Project>,
        _: &std::collections::HashMap<usize, chartroom_core::Report>,
        _: &crate::checks::Checks,
        _: chartroom_protocol::Assist,
    ) -> Option<String> {
        None
    }

    pub(crate) fn planned(
        &mut self,
        _: Option<&chartroom_core::Project>,
        _: &std::collections::HashMap<usize, chartroom_core::Report>,
        _: (&crate::checks::Checks, &mut crate::received::Renders),
        _: &[u8],
    ) -> Option<Vec<u8>> {
        None
    }
}

#[cfg(feature = "whole")]
mod whole {
    use super::{files, json, new_environment};
    use crate::checks::Checks;
    use crate::messages;
    use crate::received::Renders;
    use chartroom_assist::{
        Assistant, Renaming, Rendered, environment_moved, kept_environments, overlay_moved,
    };
    use chartroom_core::diagnostics::utf16;
    use chartroom_core::{Project, Report};
    use chartroom_protocol as wire;
    use chartroom_protocol::{Assist, Wish};
    use std::collections::HashMap;

    /// The assistant, with what it keeps from one question to the next.
    #[derive(Default)]
    pub(crate) struct Assisting {
        assistant: Assistant,
    }

    /// A selection from a byte on, and the words behind its end, which is written in UTF-16 units.
    fn selected<'a>(text: &str, start: usize, name: &'a str) -> (std::ops::Range<usize>, &'a str) {
        let (end, rest) = name.split_once(' ').unwrap_or((name, ""));
        let end = end.parse().map_or(start, |end| utf16::byte_of(text, end));
        (start..end.max(start), rest)
    }

    /// Another order: the environment with that number goes to the place that is named, or its overlay at the first of
    /// two places to the second; or the same ones, kept in the chart's settings.
    fn reordered(project: &Project, environment: usize, places: &str) -> Option<Renaming> {
        if places == "keep" {
            return kept_environments(project);
        }
        let place = |text: &str| text.parse::<usize>().ok();
        match places.split_once(' ') {
            None => environment_moved(project, environment, place(places)?),
            Some((from, to)) => overlay_moved(project, environment, place(from)?, place(to)?),
        }
    }

    impl Assisting {
        /// What would become of something that is tried, as bytes for the view.
        pub(crate) fn planned(
            &mut self,
            project: Option<&Project>,
            reports: &HashMap<usize, Report>,
            renders: (&Checks, &mut Renders),
            asked: &[u8],
        ) -> Option<Vec<u8>> {
            let project = project?;
            let about = self.assistant.about(project, Vec::new(), None);
            let planned = match wire::decode(asked).ok()? {
                wire::Planning::Environment(asked) => wire::Planned::Environment(
                    new_environment::designed(&about, project, reports, renders, asked),
                ),
                wire::Planning::Files(asked) => {
                    wire::Planned::Files(files::told(&about, project, asked))
                }
            };
            wire::encode(&planned).ok()
        }

        /// The answer for the text of a file as it is now, from what was rendered last.
        pub(crate) fn answer(
            &mut self,
            project: Option<&Project>,
            reports: &HashMap<usize, Report>,
            checks: &Checks,
            question: Assist,
        ) -> Option<String> {
            let Assist { ticket, wish, path, text, offset, name } = question;
            let mut project = project.cloned().unwrap_or_default();
            for file in project.files.iter_mut().filter(|file| file.path == path) {
                if *file.data != *text.as_bytes() {
                    file.data = text.as_bytes().into();
                }
            }
            if let Some(environment) = project.environments.first() {
                project.kube_version = chartroom_core::rendered_for(&project, &environment.name);
            }
            let mut numbers: Vec<&usize> = reports.keys().collect();
            chartroom_core::diagnostics::order::sort(&mut numbers);
            let in_order = numbers.into_iter().filter_map(|number| reports.get(number));
            let rendered = in_order.filter_map(|report| {
                Some(Rendered { report, environment: report.environments.first()? })
            });
            let rendered = rendered.collect();
            let asked = self.assistant.about(&project, rendered, checks.schemas());
            let at = utf16::byte_of(&text, offset.0 as usize);
            let answer = match wish {
                Wish::Complete => json::completion(&text, &asked.complete(&path, at)),
                Wish::Definition => json::places(&project, &asked.definition(&path, at)),
                Wish::Uses => json::places(&project, &asked.references(&path, at)),
                // With the number of an environment what a call gives there is said, too: a render or two.
                Wish::Hover => {
                    let hover = match name.parse() {
                        Ok(open) => asked.hover_in(&path, at, open, &crate::still_alive),
                        Err(_) => asked.hover(&path, at),
                    };
                    json::hover(&text, hover.as_ref())
                }
                Wish::Rename => {
                    let alive = &crate::still_alive;
                    let renaming = match path.is_empty() {
                        true => asked.rename_environment(offset.0 as usize, &name, alive),
                        false => asked.rename_with(&path, at, &name, alive),
                    };
                    match renaming {
                        Ok(renaming) => json::renaming(&project, &renaming),
                        Err(why) => json::refusal(&why),
                    }
                }
                Wish::Acts => json::acts(&asked.acts(&path, selected(&text, at, &name).0)),
                // Without a file it is about the order of the environments, or of the overlays of one.
                Wish::Act if path.is_empty() => {
                    match reordered(&project, offset.0 as usize, &name) {
                        Some(change) => json::renaming(&project, &change),
                        None if name == "keep" => json::refusal(messages::SETTINGS_TIED.text()),
                        None => json::refusal(messages::TAB_AT_END.text()),
                    }
                }
                Wish::Act => {
                    let (selection, title) = selected(&text, at, &name);
                    match asked.act(&path, selection, title, &crate::still_alive) {
                        Ok(act) => {
                            let change = json::renaming(&project, &act.change);
                            let free =
                                act.free.iter().filter_map(|at| project.environments.get(*at));
                            let free = json::words(free.map(|one| one.name.as_str()));
                            format!("\"same\":{},\"free\":{free},{change}", act.same)
                        }
                        Err(why) => json::refusal(&why),
                    }
                }
                Wish::Format => match asked.formatted(&path) {
                    Some(edits) => {
                        let change = chartroom_assist::Renaming { edits, ..Default::default() };
                        json::renaming(&project, &change)
                    }
                    None => json::refusal(messages::FORMAT_CHANGES.text()),
                },
                Wish::Contents => {
                    let active = reports.get(&(offset.0 as usize));
                    json::contents(&project, &asked, active)
                }
            };
            Some(format!("{{\"ticket\":{ticket},{answer}}}"))
        }
    }
}
