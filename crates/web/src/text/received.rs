//! The texts of the bar over what a link brought, and of the dialog that takes it over.

use chartroom_protocol::Forecast;

/// "412 characters"
pub(crate) fn characters(count: usize) -> String {
    super::CountCharacters { count: &count }.text()
}

/// "Your reply changes 2 of the 6 places and adds 1."
pub(crate) fn replies(again: u32, sent: u32, added: u32) -> String {
    let [again, sent, added] = [again, sent, added].map(|count| count as usize);
    super::ReceivedYourReply { again, sent, added }.text()
}

/// "It changes 2 of the 6 places that were sent and adds 1."
pub(crate) fn replied(again: u32, sent: u32, added: u32) -> String {
    let [again, sent, added] = [again, sent, added].map(|count| count as usize);
    super::ReceivedTheirReply { again, sent, added }.text()
}

/// "This link brings 3 entries of values."
pub(crate) fn snippet(entries: u32) -> String {
    super::ReceivedEntries { entries: entries as usize }.text()
}

/// "Here 2 of them change something; the chart has no key for 1."
pub(crate) fn here(changing: usize, missing: usize) -> String {
    let here = super::ReceivedEntriesHere { changing }.text();
    match missing {
        0 => here,
        _ => format!("{here} {}", super::ReceivedEntriesNoKey { missing: &missing }.text()),
    }
}

/// "This link changes prod in 6 places"
pub(crate) fn changes(environment: &str, places: u32) -> String {
    super::ReceivedChanges { places: places as usize, environment: &environment }.text()
}

/// "against ai-inference 1.3.0 as it came"
pub(crate) fn against(chart: &str, version: &str) -> String {
    super::ReceivedAgainst { chart: &chart, version: &version }.text()
}

/// "It was made on chart version 1.2.0."
pub(crate) fn made_on(version: &str) -> String {
    super::ReceivedMadeOn { version: &version }.text()
}

/// "4 of 6"
pub(crate) fn of(chosen: usize, all: usize) -> String {
    super::CountOf { part: &chosen, all: &all }.text()
}

/// "You changed this too, to `16`."
pub(crate) fn changed_too(own: &str) -> String {
    super::ReceivedChangedToo { own: &own }.text()
}

/// "my prod"
pub(crate) fn mine(environment: &str) -> String {
    super::ReceivedMine { environment: &environment }.text()
}

/// "Take over 4"
pub(crate) fn take(count: usize) -> String {
    super::ReceivedTakeSome { count: &count }.text()
}

/// "Your prod then: 6…16 pods, 12…32 GPUs, 1 error."
pub(crate) fn then(name: &str, forecast: &Forecast) -> String {
    let pods = forecast.pods.as_ref().map(|pods| super::ReceivedPods { pods }.text());
    let gpus = forecast.gpus.as_ref().map(|gpus| super::ReceivedGpus { gpus }.text());
    let mut parts: Vec<String> = pods.into_iter().chain(gpus).collect();
    let (errors, warnings) = forecast.problems;
    if errors > 0 {
        parts.push(super::CountErrors { count: errors as usize }.text());
    }
    if warnings > 0 || errors == 0 {
        parts.push(super::CountWarnings { count: warnings as usize }.text());
    }
    let figures = parts.join(super::RECEIVED_FIGURE_SEPARATOR.text());
    super::ReceivedThen { name: &name, figures: &figures }.text()
}

/// "Your own prod"
pub(crate) fn yours(environment: &str) -> String {
    super::ReceivedYours { environment: &environment }.text()
}
