//! The answer for people.

use super::Gap;
use super::answer::{Answer, Condition, Line, Place, Unread, Value};
use chartroom_escape::Lines;

/// With the reason, if what is told is not of a whole render.
pub(super) fn print(answer: &Answer, gap: Option<&Gap>) -> String {
    let mut out = Lines::default();
    let first = |error: &str| error.lines().next().unwrap_or("").to_owned();
    match gap {
        Some(Gap::Layers(error)) => {
            out.line(&first(error));
            out.line("Told is what the other layers give.");
        }
        Some(Gap::Templates(error)) => {
            out.line(&format!("This chart does not render: {}", first(error)));
            out.line("Told is what the templates gave that ran.");
        }
        None => {}
    }
    match answer {
        Answer::Line { line, templates, values, conditions, .. } => {
            out.line(&format!("{}  {}", at(line), line.text.trim()));
            for (number, place) in templates.iter().enumerate() {
                let label = if number == 0 { "written by" } else { "called at" };
                out.line(&format!("  {label:<11} {}  {}", position(place), place.text));
            }
            values.iter().for_each(|value| push_value(&mut out, "from", "  ", value));
            conditions.iter().for_each(|condition| push_condition(&mut out, condition));
        }
        Answer::Template { place, lines, values, conditions } => {
            out.line(&format!("{}  {}", position(place), place.text));
            push_lines(&mut out, "writes", lines);
            values.iter().for_each(|value| push_value(&mut out, "from", "  ", value));
            conditions.iter().for_each(|condition| push_condition(&mut out, condition));
        }
        Answer::Nothing { template, reason, conditions } => {
            out.line(&format!("{template} renders to nothing: {reason}"));
            conditions.iter().for_each(|condition| push_off(&mut out, "", condition));
        }
        Answer::Value { value, lines, templates, absent, unreached, off } => {
            push_value(&mut out, "", "", value);
            push_lines(&mut out, "reaches", lines);
            for (what, reason) in absent {
                out.line(&format!("  {:<11} {what}  {reason}", "leaves out"));
            }
            for (chart, reason, place) in off {
                let place = place.as_ref().map(position).unwrap_or_default();
                out.line(&format!("  {:<11} {chart} is off: {reason}  {place}", "not read"));
            }
            unreached.iter().for_each(|one| push_unread(&mut out, one));
            for place in templates {
                out.line(&format!("  {:<11} {}  {}", "read by", position(place), place.text));
            }
        }
    }
    out.text()
}

fn push_lines(out: &mut Lines, what: &str, lines: &[Line]) {
    for line in lines {
        let label = if line.control { "decides" } else { what };
        out.line(&format!("  {label:<11} {}  {}", at(line), line.text.trim()));
    }
    if lines.is_empty() {
        out.line(&format!("  {what:<11} no line of the output"));
    }
}

fn at(line: &Line) -> String {
    format!("{} ({}, output line {})", line.object, line.template, line.number)
}

fn position(place: &Place) -> String {
    if place.line == 0 { place.file.clone() } else { format!("{}:{}", place.file, place.line) }
}

fn push_value(out: &mut Lines, label: &str, indent: &str, value: &Value) {
    let label = if label.is_empty() { String::new() } else { format!("{label:<11} ") };
    let place = |place: &Option<Place>| place.as_ref().map(position).unwrap_or_default();
    let mut layers = value.layers.iter().rev();
    match layers.next() {
        Some((text, winner)) => {
            out.line(&format!("{indent}{label}{} = {text}  {}", value.path, place(winner)));
        }
        None if value.path.starts_with('.') => out.line(&format!("{indent}{label}{}", value.path)),
        None => out.line(&format!("{indent}{label}{} is not set", value.path)),
    }
    for (text, hidden) in layers {
        out.line(&format!("{indent}  {:<11} {text}  {}", "hides", place(hidden)));
    }
    for null in &value.ignored {
        out.line(&format!(
            "{indent}  {:<11} null  {}  it deletes nothing: Helm 4 follows no null for a subchart in a chart's own values.yaml",
            "ignores",
            place(null)
        ));
    }
}

/// How many actions under one condition are printed.
const MOST_PLACES: usize = 5;

fn push_unread(out: &mut Lines, one: &Unread) {
    for place in one.places.iter().take(MOST_PLACES) {
        out.line(&format!("  {:<11} {}  {}", "not read at", position(place), place.text));
    }
    if let Some(more) = one.places.len().checked_sub(MOST_PLACES).filter(|more| *more > 0) {
        out.line(&format!("  {:<11} {more} more places under the same condition", "nor at"));
    }
    if !one.is_own {
        return push_off(out, "  ", &one.guard);
    }
    out.line(&format!("    {:<11} what stands before it decides the condition", "because"));
    push_decided(out, "      ", &one.guard);
}

/// A condition that keeps something from being there.
fn push_off(out: &mut Lines, indent: &str, condition: &Condition) {
    let place = condition.place.as_ref().map(position).unwrap_or_default();
    let how = if condition.holds { "holds, this is its else" } else { "does not hold" };
    out.line(&format!("{indent}  {:<11} {}  {place}  {how}", "because", condition.text));
    push_decided(out, &format!("{indent}    "), condition);
}

fn push_decided(out: &mut Lines, indent: &str, condition: &Condition) {
    condition.values.iter().for_each(|value| push_value(out, "decided by", indent, value));
}

fn push_condition(out: &mut Lines, condition: &Condition) {
    let place = condition.place.as_ref().map(position).unwrap_or_default();
    let text =
        if condition.text.is_empty() { "condition of the subchart" } else { &condition.text };
    let negation = if condition.holds { "" } else { "else of " };
    out.line(format!("  {:<11} {negation}{text}  {place}", "under").trim_end());
    condition.values.iter().for_each(|value| push_value(out, "decided by", "    ", value));
}
