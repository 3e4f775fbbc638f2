//! What is said of the place that a link opens at.

use chartroom_protocol::{Found, SharedPlace, Since};

pub(crate) const OPEN_HERE: &str = "Open where I am:";

/// "prod, Manifests, HorizontalPodAutoscaler llm-ai-inference, line 19; values-prod.yaml, line 13"
pub(crate) fn named(environment: &str, place: &SharedPlace) -> String {
    let tab = super::TABS.get(place.tab as usize).copied().unwrap_or_default();
    let mut parts =
        vec![format!("{environment}, {}", line(place).unwrap_or_else(|| tab.to_owned()))];
    if let Some((path, line)) = &place.file {
        let code = place.problem.as_ref().map(|code| format!("{code} at ")).unwrap_or_default();
        parts.push(format!("{code}{path}, line {}", line + 1));
    }
    match place.compared.as_deref() {
        Some("") => parts.push("compared with the chart as it came".to_owned()),
        Some(other) => parts.push(format!("compared with {other}")),
        None => {}
    }
    parts.join("; ")
}

fn line(place: &SharedPlace) -> Option<String> {
    let line = place.line.as_ref()?;
    Some(format!("{} {}, line {}", line.kind, line.name, line.line + 1))
}

/// "Opened at prod, HorizontalPodAutoscaler llm-ai-inference, line 19.", and what has become of it.
pub(crate) fn landed(environment: &str, found: &Found) -> String {
    let now = found.line.map(|(_, line)| line + 1).unwrap_or_default();
    let since = match found.since {
        None => String::new(),
        Some(Since::Moved) => format!(" It stands in line {} here.", now),
        Some(Since::NoLine) => " That line is another one here, or gone.".to_owned(),
        Some(Since::NoObject) => " There is no such object here.".to_owned(),
        Some(Since::NoFile) => " There is no such file here.".to_owned(),
    };
    let sent = if found.since.is_none() { "Opened at" } else { "Sent from" };
    format!("{sent} {}.{since}", named(environment, &found.place))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chartroom_protocol::SharedLine;

    #[test]
    fn places_are_named_from_the_environment_to_the_line() {
        let mut place = SharedPlace { tab: 1, ..SharedPlace::default() };
        assert_eq!(named("prod", &place), "prod, Manifests");
        place.file = Some(("values-prod.yaml".into(), 12));
        place.problem = Some("GPU004".into());
        assert_eq!(named("prod", &place), "prod, Manifests; GPU004 at values-prod.yaml, line 13");
        (place.problem, place.file, place.compared) = (None, None, Some("test".into()));
        let (kind, name) = ("Service".to_owned(), "llm".to_owned());
        place.line = Some(SharedLine { kind, name, line: 3, mark: 0 });
        let (line, since) = (Some((0, 4)), Some(Since::Moved));
        let found = Found { place, line, since, beside: None };
        assert_eq!(
            landed("prod", &found),
            "Sent from prod, Service llm, line 4; compared with test. It stands in line 5 here."
        );
    }
}
