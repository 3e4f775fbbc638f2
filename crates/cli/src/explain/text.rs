//! The answer for people.

use super::answer::{Answer, Condition, Line, Place, Value};
use chartroom_escape::Lines;

pub(super) fn print(answer: &Answer) -> String {
    let mut out = Lines::default();
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
        Answer::Value { value, lines, templates, absent } => {
            push_value(&mut out, "", "", value);
            push_lines(&mut out, "reaches", lines);
            for (what, reason) in absent {
                out.line(&format!("  {:<11} {what}  {reason}", "leaves out"));
            }
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
}

fn push_condition(out: &mut Lines, condition: &Condition) {
    let place = condition.place.as_ref().map(position).unwrap_or_default();
    let text =
        if condition.text.is_empty() { "condition of the subchart" } else { &condition.text };
    let negation = if condition.holds { "" } else { "else of " };
    out.line(format!("  {:<11} {negation}{text}  {place}", "under").trim_end());
    condition.values.iter().for_each(|value| push_value(out, "decided by", "    ", value));
}
