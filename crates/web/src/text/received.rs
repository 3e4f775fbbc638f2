//! The texts of the bar over what a link brought, and of the dialog that takes it over.

/// "412 characters"
pub(crate) fn characters(count: usize) -> String {
    format!("{count} characters")
}

/// "2 of the 6 places and adds 1"
fn places(again: u32, of: u32, added: u32) -> String {
    let changed = match (again, of) {
        (0, _) => super::RECEIVED_NOTHING_OF_WHAT_WAS_SENT.into(),
        (1, 1) => super::RECEIVED_THE_ONE_PLACE.into(),
        _ => super::ReceivedOfThePlaces { again: &again, of: &of }.text(),
    };
    match added {
        0 => changed,
        _ => super::ReceivedAndAdds { changed: &changed, added: &added }.text(),
    }
}

/// "Your reply changes 2 of the 6 places and adds 1."
pub(crate) fn replies(again: u32, of: u32, added: u32) -> String {
    super::ReceivedYourReplyChanges { places: &places(again, of, added) }.text()
}

/// "It changes 2 of the 6 places that were sent and adds 1."
pub(crate) fn replied(again: u32, of: u32, added: u32) -> String {
    super::ReceivedAgainstWhatWasSentIt { places: &places(again, of, added) }.text()
}

/// "This link brings 3 entries of values."
pub(crate) fn snippet(entries: u32) -> String {
    match entries {
        1 => super::RECEIVED_THIS_LINK_BRINGS_ONE_ENTRY.into(),
        _ => super::ReceivedThisLinkBringsEntriesOf { entries: &entries }.text(),
    }
}

/// "Here 2 of them change something; the chart has no key for 1."
pub(crate) fn here(changing: usize, missing: usize) -> String {
    let changing = match changing {
        0 => super::RECEIVED_NOTHING_CHANGES_HERE_THIS_CHART.into(),
        1 => super::RECEIVED_HERE_ONE_OF_THEM_CHANGES.into(),
        _ => super::ReceivedHereOfThemChangeSomething { changing: &changing }.text(),
    };
    match missing {
        0 => changing,
        _ => {
            super::ReceivedThisChartsValuesHaveNo { changing: &changing, missing: &missing }.text()
        }
    }
}

/// "This link changes prod in 6 places"
pub(crate) fn changes(environment: &str, places: u32) -> String {
    match places {
        0 => super::ReceivedThisLinkChangesNothingIn { environment: &environment }.text(),
        1 => super::ReceivedThisLinkChangesInOne { environment: &environment }.text(),
        _ => super::ReceivedThisLinkChangesInPlaces { environment: &environment, places: &places }
            .text(),
    }
}

/// "against ai-inference 1.3.0 as it came"
pub(crate) fn against(chart: &str, version: &str) -> String {
    super::ReceivedAgainstAsItCame { chart: &chart, version: &version }.text()
}

/// "It was made on chart version 1.2.0."
pub(crate) fn made_on(version: &str) -> String {
    super::ReceivedItWasMadeOnChart { version: &version }.text()
}

/// "4 of 6"
pub(crate) fn of(chosen: usize, all: usize) -> String {
    format!("{chosen} of {all}")
}

/// "You changed this too, to `16`."
pub(crate) fn changed_too(own: &str) -> String {
    super::ReceivedYouChangedThisTooTo { own: &own }.text()
}

/// "my prod"
pub(crate) fn mine(environment: &str) -> String {
    format!("my {environment}")
}

/// "Take over 4"
pub(crate) fn take(count: usize) -> String {
    super::ReceivedTakeSome { count: &count }.text()
}

/// "Your prod then: 6…16 pods, 12…32 GPUs, 1 error."
pub(crate) fn then(name: &str, figures: &[(String, String)], problems: (u32, u32)) -> String {
    let figure = |(name, value): &(String, String)| match name.as_str() {
        "Pods" => format!("{value} pods"),
        _ => format!("{value} {}", name.trim_start_matches("Total ")),
    };
    let mut parts: Vec<String> = figures.iter().map(figure).collect();
    if problems.0 > 0 {
        parts.push(super::CountErrors { count: problems.0 as usize }.text());
    }
    if problems.1 > 0 || problems.0 == 0 {
        parts.push(super::CountWarnings { count: problems.1 as usize }.text());
    }
    format!("{name} then: {}.", parts.join(", "))
}

/// The figure's name in the bar: "Total GPUs" is short.
pub(crate) fn figure(name: &str) -> &str {
    name.strip_prefix("Total GPU").map_or(name, |_| "GPUs")
}

/// "Your own prod"
pub(crate) fn yours(environment: &str) -> String {
    format!("Your {environment}")
}
