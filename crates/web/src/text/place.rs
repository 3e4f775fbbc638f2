//! What is said of the place that a link opens at.

use chartroom_protocol::{Found, SharedPlace, Since};

/// "prod, Manifests, HorizontalPodAutoscaler llm-ai-inference, line 19; values-prod.yaml, line 13"
pub(crate) fn named(environment: &str, place: &SharedPlace) -> String {
    let tab = super::TABS.get(place.tab as usize).map_or("", |tab| tab.text());
    let mut parts =
        vec![format!("{environment}, {}", line(place).unwrap_or_else(|| tab.to_owned()))];
    if let Some((path, line)) = &place.file {
        let code = place.problem.as_ref().map(|code| format!("{code} at ")).unwrap_or_default();
        parts.push(format!("{code}{path}, line {}", line + 1));
    }
    match place.compared.as_deref() {
        Some("") => parts.push(super::PLACE_COMPARED_WITH_THE_CHART_AS.into()),
        Some(other) => parts.push(super::PlaceComparedWith { other: &other }.text()),
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
        Some(Since::Moved) => super::PlaceItStandsInLineHere { now: &now }.text(),
        Some(Since::NoLine) => super::PLACE_THAT_LINE_IS_ANOTHER_ONE.into(),
        Some(Since::NoObject) => super::PLACE_THERE_IS_NO_SUCH_OBJECT.into(),
        Some(Since::NoFile) => super::PLACE_THERE_IS_NO_SUCH_FILE.into(),
    };
    let sent = if found.since.is_none() { super::PLACE_OPENED_AT } else { super::PLACE_SENT_FROM };
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
