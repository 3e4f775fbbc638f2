//! The texts of the bar over what a link brought, and of the dialog that takes it over.

pub(crate) const SAFE: &str =
    "Your own work is kept; nothing of it changes until you take something over.";
pub(crate) const NO_OWN: &str = "What you edit here stays with the link until you take it over.";
pub(crate) const SEE: &str = "See changes";
pub(crate) const TAKE: &str = "Take over";
pub(crate) const ADOPT: &str = "Make it mine";
pub(crate) const BACK: &str = "Back to my work";
pub(crate) const WHOLE: &str = "This link brought the whole chart.";
pub(crate) const NOTHING: &str = "This link changes nothing here.";
pub(crate) const ALSO: &str = "It changes more:";
pub(crate) const NONE: &str = "none";
pub(crate) const GONE: &str = "gone";
pub(crate) const NEW: &str = "new";
pub(crate) const MORE: &str = "more";
pub(crate) const WHOLE_FILE: &str = "the whole file";
pub(crate) const OTHERS: &str = "Environments";
pub(crate) const ALL: &str = "All";
pub(crate) const NOTHING_CHOSEN: &str = "None";
pub(crate) const HAVE: &str = "You have this already.";
pub(crate) const MASKED: &str = "Masked by the sender: there is nothing to take over.";
pub(crate) const TIED: &str = "Your text is built otherwise there. Edit it by hand.";
pub(crate) const REMOVED_BY_YOU: &str = "You took this out.";
pub(crate) const NOT_ALONE: &str =
    "A new environment has layers of its own; this is not part of them.";
pub(crate) const INTO: &str = "Into";
pub(crate) const A_NEW: &str = "a new environment";
pub(crate) const NAME: &str = "Its name";
pub(crate) const NAME_TAKEN: &str = "Choose a name that no environment and no values file has.";
pub(crate) const CANCEL: &str = "Cancel";
pub(crate) const WAITING: &str = "Rendering what becomes of it…";
pub(crate) const BRINGS: &str = "That brings:";

pub(crate) const ANSWER: &str = "Answer";
pub(crate) const ANSWERING: &str = "You are answering.";
pub(crate) const SEEN_AGAINST: &str = "Whoever opens it sees it against what was sent.";
pub(crate) const IS_ANSWER: &str = "This is an answer.";
pub(crate) const SEE_MINE: &str = "See my changes";
pub(crate) const COPY_ANSWER: &str = "Copy answer link";
pub(crate) const SHARE_ANSWER: &str = "Share the answer…";
pub(crate) const LEAVE_ANSWER: &str = "Leave the answer";
pub(crate) const MISSING: &str =
    "No values of this chart have this key: nothing may read what you take over.";

/// "412 characters"
pub(crate) fn characters(count: usize) -> String {
    format!("{count} characters")
}

/// "2 of the 6 places and adds 1"
fn places(again: u32, of: u32, added: u32) -> String {
    let changed = match (again, of) {
        (0, _) => "nothing of what was sent".to_owned(),
        (1, 1) => "the one place".to_owned(),
        _ => format!("{again} of the {of} places"),
    };
    match added {
        0 => changed,
        _ => format!("{changed} and adds {added}"),
    }
}

/// "Your reply changes 2 of the 6 places and adds 1."
pub(crate) fn replies(again: u32, of: u32, added: u32) -> String {
    format!("Your reply changes {}.", places(again, of, added))
}

/// "It changes 2 of the 6 places that were sent and adds 1."
pub(crate) fn replied(again: u32, of: u32, added: u32) -> String {
    format!("Against what was sent it changes {}.", places(again, of, added))
}

/// "This link brings 3 entries of values."
pub(crate) fn snippet(entries: u32) -> String {
    match entries {
        1 => "This link brings one entry of values.".to_owned(),
        _ => format!("This link brings {entries} entries of values."),
    }
}

/// "Here 2 of them change something; the chart has no key for 1."
pub(crate) fn here(changing: usize, missing: usize) -> String {
    let changing = match changing {
        0 => "Nothing changes here: this chart says the same.".to_owned(),
        1 => "Here one of them changes something.".to_owned(),
        _ => format!("Here {changing} of them change something."),
    };
    match missing {
        0 => changing,
        _ => format!("{changing} This chart’s values have no key for {missing}."),
    }
}

/// "This link changes prod in 6 places"
pub(crate) fn changes(environment: &str, places: u32) -> String {
    match places {
        0 => format!("This link changes nothing in {environment}"),
        1 => format!("This link changes {environment} in one place"),
        _ => format!("This link changes {environment} in {places} places"),
    }
}

/// "against ai-inference 1.3.0 as it came"
pub(crate) fn against(chart: &str, version: &str) -> String {
    format!(" against {chart} {version} as it came")
}

/// "It was made on chart version 1.2.0."
pub(crate) fn made_on(version: &str) -> String {
    format!("It was made on chart version {version}.")
}

/// "4 of 6"
pub(crate) fn of(chosen: usize, all: usize) -> String {
    format!("{chosen} of {all}")
}

/// "You changed this too, to `16`."
pub(crate) fn changed_too(own: &str) -> String {
    format!("You changed this too, to `{own}`.")
}

/// "my prod"
pub(crate) fn mine(environment: &str) -> String {
    format!("my {environment}")
}

/// "Take over 4"
pub(crate) fn take(count: usize) -> String {
    format!("{TAKE} {count}")
}

/// "Your prod then: 6…16 pods, 12…32 GPUs, 1 error."
pub(crate) fn then(name: &str, figures: &[(String, String)], problems: (u32, u32)) -> String {
    let figure = |(name, value): &(String, String)| match name.as_str() {
        "Pods" => format!("{value} pods"),
        _ => format!("{value} {}", name.trim_start_matches("Total ")),
    };
    let count = |count: u32, one: &str| match count {
        1 => format!("1 {one}"),
        _ => format!("{count} {one}s"),
    };
    let mut parts: Vec<String> = figures.iter().map(figure).collect();
    if problems.0 > 0 {
        parts.push(count(problems.0, "error"));
    }
    if problems.1 > 0 || problems.0 == 0 {
        parts.push(count(problems.1, "warning"));
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
