//! Links, and what is written beside them or in their place: Markdown, snippets. Only the whole engine writes any.

#[cfg(not(feature = "whole"))]
pub(crate) use small::encoded;
#[cfg(feature = "whole")]
pub(crate) use whole::encoded;

#[cfg(not(feature = "whole"))]
mod small {
    use crate::checks::Checks;
    use crate::input;
    use crate::received::Renders;
    use chartroom_core as core;
    use chartroom_protocol as wire;
    use std::collections::HashMap;

    /// The payload of a plain link.
    pub(crate) fn encoded(
        link: wire::Link,
        base: Vec<wire::SharedFile>,
        _: (Option<&core::Project>, &HashMap<usize, core::Report>),
        _: &Checks,
        _: &mut Renders,
    ) -> (Result<String, core::ShareError>, Vec<u8>) {
        (input::payload(input::shared(link), base), Vec::new())
    }
}

#[cfg(feature = "whole")]
mod whole {
    use crate::baseline;
    use crate::checks::Checks;
    use crate::input;
    use crate::received::Renders;
    use chartroom_core as core;
    use chartroom_export::{
        Offered, Passed, Secret, offered, passed_on, redacted, secrets, snippet, text_of,
        without_secrets,
    };
    use chartroom_protocol as wire;
    use std::collections::HashMap;

    /// What was rendered last.
    struct Desk<'a> {
        project: &'a core::Project,
        /// Of the environment that the link opens.
        report: &'a core::Report,
        environment: &'a core::Environment,
    }

    impl<'a> Desk<'a> {
        /// The environment that a link opens; none where that was not rendered.
        fn of(
            project: Option<&'a core::Project>,
            reports: &'a HashMap<usize, core::Report>,
            open: &str,
        ) -> Option<Self> {
            let project = project?;
            let index = project.environments.iter().position(|one| one.name == open)?;
            let (report, environment) = (reports.get(&index)?, project.environments.get(index)?);
            Some(Self { project, report, environment })
        }

        /// The text of a file as the link has it, or as it is here, without what looks like a secret: of what the link
        /// leaves out nobody was asked.
        fn text(&self, path: &str, link: &core::SharedState) -> Option<String> {
            let carried = link.files.iter().find(|(other, _)| other == path);
            match carried {
                Some((_, text)) => text.clone(),
                None => Some(without_secrets(text_of(&self.project.files, path)?)),
            }
        }

        /// Markdown with the link at that address.
        fn markdown(
            &self,
            link: &core::SharedState,
            address: &str,
            renders: &mut Renders,
            checks: &Checks,
        ) -> String {
            let overlays = self.environment.overlays.iter();
            let overlays = overlays.filter_map(|path| Some((path.clone(), self.text(path, link)?)));
            let carried = link.environments.iter().flatten();
            let mut carried = carried.filter(|one| one.name == self.environment.name);
            let sets = carried.next().unwrap_or(self.environment).sets.iter();
            let sets: Vec<String> = sets
                .map(|entry| format!("{} {}", entry.kind.flag(), without_secrets(&entry.text)))
                .collect();
            let before = renders.as_it_came(self.project, self.environment, checks);
            let before = before.as_ref().and_then(|report| report.environments.first());
            passed_on(&Passed {
                chart: (&link.chart, &link.chart_version),
                environments: [before, self.report.environments.first()],
                overlays: &overlays.collect::<Vec<_>>(),
                sets: &sets,
                link: address,
            })
        }

        /// The entries of the last layer, and those that are chosen as YAML.
        fn snippet(
            &self,
            link: &core::SharedState,
            chosen: Option<Vec<bool>>,
        ) -> (Vec<wire::SnippetEntry>, String) {
            let path = self.environment.overlays.last().map_or("values.yaml", String::as_str);
            let carried = link.files.iter().find(|(other, _)| other == path);
            let whole = text_of(&self.project.files, path).unwrap_or_default();
            let text = carried.and_then(|(_, text)| text.as_deref()).unwrap_or(whole);
            let came = baseline::came(self.project, Vec::new());
            let came = text_of(&came.files, path).unwrap_or_default();
            let offered = offered(came, text);
            let chosen = chosen.filter(|chosen| chosen.len() == offered.len());
            let entry = |(at, one): (usize, &Offered)| {
                let is =
                    chosen.as_ref().map_or(one.changed, |chosen| chosen.get(at) == Some(&true));
                wire::SnippetEntry {
                    name: one.path.join("."),
                    value: if one.secret { String::new() } else { one.value.clone() },
                    chosen: is && !one.secret,
                    secret: one.secret,
                }
            };
            let entries: Vec<wire::SnippetEntry> = offered.iter().enumerate().map(entry).collect();
            let taken = offered.iter().zip(&entries).filter(|(_, entry)| entry.chosen);
            let yaml = snippet(text, taken.map(|(one, _)| one.path.as_slice()));
            (entries, yaml)
        }
    }

    /// The payload of a link and what is written beside it, as bytes.
    pub(crate) fn encoded(
        mut link: wire::Link,
        base: Vec<wire::SharedFile>,
        (project, reports): (Option<&core::Project>, &HashMap<usize, core::Report>),
        checks: &Checks,
        renders: &mut Renders,
    ) -> (Result<String, core::ShareError>, Vec<u8>) {
        let along =
            wire::decode::<wire::Along>(&std::mem::take(&mut link.along)).unwrap_or_default();
        let answered = link.answers.take();
        let keep = link.keep_secrets;
        let mut state = input::shared(link);
        let secret = |(path, one): (String, Secret)| (path, one.line as u32, one.key, one.hint);
        let secrets = secrets(&state).into_iter().map(secret).collect();
        let mut written = wire::Written { secrets, ..wire::Written::default() };
        if !keep {
            redacted(&mut state);
        }
        let desk = Desk::of(project, reports, &state.open);
        if let Some(desk) = desk.as_ref().filter(|_| along.form == wire::Form::Snippet) {
            (written.entries, written.snippet) = desk.snippet(&state, along.chosen);
            let (open, snippet) = (state.open, Some(written.snippet.clone()));
            state = core::SharedState { open, snippet, ..core::SharedState::default() };
        } else {
            let report = desk.as_ref().map(|desk| desk.report);
            state.place = along.place.map(|place| marked(input::place(place), report));
            let answered = answered.and_then(|answered| core::decode(&answered).ok());
            state.answers = answered.and_then(|sent| sent.answered_by(&state));
        }
        let whole =
            desk.filter(|_| along.form == wire::Form::Markdown).map(|desk| (desk, state.clone()));
        let payload = input::payload(state, base);
        if let (Some((desk, state)), Ok(payload)) = (whole, &payload) {
            let address = format!("{}#{payload}", along.address);
            written.markdown = Some(desk.markdown(&state, &address, renders, checks));
        }
        (payload, wire::encode(&written).unwrap_or_default())
    }

    /// A place with what tells its line from others.
    fn marked(mut place: core::SharedPlace, report: Option<&core::Report>) -> core::SharedPlace {
        if let Some(line) = &mut place.line {
            let output = report.and_then(|report| report.environments.first()?.output.as_ref());
            let object = output.and_then(|output| line.object(output));
            let text = object.and_then(|(_, object)| object.text.lines().nth(line.line as usize));
            line.mark = core::mark(text.unwrap_or_default());
        }
        place
    }
}
