//! What is said of the place that a link opens at.

use chartroom_protocol::{Found, SharedPlace, Since};

/// "prod, Manifests, HorizontalPodAutoscaler llm-ai-inference, line 19; values-prod.yaml, line 13"
pub(crate) fn named(environment: &str, place: &SharedPlace) -> String {
    let tab = super::TABS.get(place.tab as usize).map_or("", |tab| tab.text());
    let at = line(place).unwrap_or_else(|| tab.to_owned());
    let mut parts = vec![super::PlaceIn { environment: &environment, at: &at }.text()];
    if let Some((path, line)) = &place.file {
        let at = super::PlaceLine { name: path, line: &(line + 1) }.text();
        parts.push(match &place.problem {
            Some(code) => super::PlaceProblem { code, place: &at }.text(),
            None => at,
        });
    }
    match place.compared.as_deref() {
        Some("") => parts.push(super::PLACE_COMPARED_CHART.into()),
        Some(other) => parts.push(super::ComparedWith { name: &other }.text()),
        None => {}
    }
    parts.join(super::SEMICOLON.text())
}

fn line(place: &SharedPlace) -> Option<String> {
    let line = place.line.as_ref()?;
    let name = format!("{} {}", line.kind, line.name);
    Some(super::PlaceLine { name: &name, line: &(line.line + 1) }.text())
}

/// "Opened at prod, HorizontalPodAutoscaler llm-ai-inference, line 19.", and what has become of it.
pub(crate) fn landed(environment: &str, found: &Found) -> String {
    let now = found.line.map(|(_, line)| line + 1).unwrap_or_default();
    let since = match found.since {
        None => String::new(),
        Some(Since::Moved) => super::PlaceMoved { now: &now }.text(),
        Some(Since::NoLine) => super::PLACE_NO_LINE.into(),
        Some(Since::NoObject) => super::PLACE_NO_OBJECT.into(),
        Some(Since::NoFile) => super::PLACE_NO_FILE.into(),
    };
    let place = &named(environment, &found.place);
    match found.since {
        None => super::PlaceOpened { place }.text(),
        Some(_) => format!("{}{}{since}", super::PlaceSent { place }.text(), super::GAP),
    }
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
            "Sent from prod, Service llm, line 4; compared with test. It is in line 5 here."
        );
    }
}
