//! What Helm refuses in Chart.yaml, in plain words and at the entry.

use super::Context;
use crate::messages;
use chartroom_diagnostics::{Diagnostic, Edit, Fix, Span, closest};
use chartroom_helm::InputCause;

/// Says what was meant, where that can be told.
pub(super) fn meant(context: &Context<'_>, cause: &InputCause, found: &mut Diagnostic) {
    let chart = Chart::read(context, found.span);
    match cause {
        InputCause::ApiVersion => {
            found.message = messages::CHART_API_VERSION.into();
            found.help = Some(messages::CHART_API_VERSION_HELP.into());
            chart.replace(found, "apiVersion", |_| Some("v2".to_owned()));
        }
        InputCause::Version(version) => {
            found.message = messages::ChartVersion { version: &version }.text();
            found.help = Some(messages::CHART_VERSION_HELP.into());
        }
        InputCause::Type => {
            found.message = messages::CHART_TYPE.into();
            chart.replace(found, "type", |written| {
                Some(closest(written, &["application", "library"])?.to_owned())
            });
        }
        InputCause::Unfit { field: Some(field), .. } if field == "Metadata.dependencies" => {
            found.message = messages::CHART_DEPENDENCIES.into();
            found.help = Some(messages::CHART_DEPENDENCIES_HELP.into());
        }
        InputCause::MissingDependencies(names) => {
            let list: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
            found.message =
                messages::ChartMissing { names: &list.join(chartroom_messages::comma()) }.text();
            let fetch = messages::CHART_MISSING_HELP.text();
            found.help = Some(fetch.to_owned());
            chart.dependency(names.first().map_or("", String::as_str), context, found);
        }
        _ => {}
    }
}

/// Chart.yaml as it was typed.
struct Chart<'a> {
    text: &'a str,
    file: Option<Span>,
}

impl<'a> Chart<'a> {
    fn read(context: &'a Context<'_>, place: Option<Span>) -> Self {
        let file = place.and_then(|span| context.files.get(span.file));
        Self { text: file.map_or("", |file| &file.text), file: place }
    }

    /// Where the text of the value of an entry stands, the first of that name.
    fn value(&self, key: &str, value: Option<&str>) -> Option<(Span, &'a str)> {
        let mut start = 0;
        for line in self.text.split_inclusive('\n') {
            let rest = line.trim_start().trim_start_matches("- ");
            let found = rest.strip_prefix(key).and_then(|rest| rest.strip_prefix(": "));
            if let Some(found) = found {
                let found = found.split(" #").next().unwrap_or_default().trim();
                let bare = found.trim_matches(['"', '\'']);
                if value.is_none_or(|value| value == bare) {
                    let at = start + line.len() - rest.len() + rest.find(found)?;
                    let (start, end) = (at as u32, (at + found.len()) as u32);
                    return Some((Span { start, end, ..self.file? }, bare));
                }
            }
            start += line.len();
        }
        None
    }

    /// Marks the value of an entry, and offers another one.
    fn replace(&self, found: &mut Diagnostic, key: &str, other: impl Fn(&str) -> Option<String>) {
        let Some((span, written)) = self.value(key, None) else { return };
        found.span = Some(span);
        found.fix = other(written).map(|text| Fix {
            title: messages::Write { text: &text }.text(),
            edits: vec![Edit { span, text }],
        });
    }

    /// Marks the name of a dependency, and offers the name of one that is in charts/.
    fn dependency(&self, name: &str, context: &Context<'_>, found: &mut Diagnostic) {
        let Some((span, _)) = self.value("name", Some(name)) else { return };
        found.span = Some(Span { start: span.start.saturating_sub("name: ".len() as u32), ..span });
        let paths = context.files.iter().map(|(_, file)| &*file.name);
        let there: Vec<&str> = paths
            .filter_map(|path| path.strip_prefix("charts/")?.strip_suffix("/Chart.yaml"))
            .filter(|path| !path.contains('/'))
            .collect();
        if let Some(close) = closest(name, &there) {
            found.help = Some(messages::ChartMissingHelpClose { close: &close }.text());
            let edits = vec![Edit { span, text: close.to_owned() }];
            found.fix = Some(Fix { title: messages::Write { text: &close }.text(), edits });
        }
    }
}
