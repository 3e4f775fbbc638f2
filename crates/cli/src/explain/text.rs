//! The answer for people.

use super::Gap;
use super::answer::{Answer, Condition, Line, Place, Unread, Value};
use crate::columns::padded;
use crate::messages;
use chartroom_escape::Lines;
use chartroom_messages::Message;

/// How wide labels are.
const LABEL: usize = 11;

/// With the reason, if what is told is not of a whole render.
pub(super) fn print(answer: &Answer, gap: Option<&Gap>) -> String {
    let mut out = Lines::default();
    let first = |error: &str| error.lines().next().unwrap_or("").to_owned();
    match gap {
        Some(Gap::Layers(error)) => {
            out.line(&first(error));
            out.line(messages::LAYERS_UNREAD_TOLD.text());
        }
        Some(Gap::Templates(error)) => {
            out.line(&messages::ChartFails { why: &first(error) }.text());
            out.line(messages::CHART_FAILS_TOLD.text());
        }
        None => {}
    }
    match answer {
        Answer::Line { line, templates, values, conditions, .. } => {
            out.line(&format!("{}  {}", at(line), line.text.trim()));
            for (number, place) in templates.iter().enumerate() {
                let label =
                    if number == 0 { messages::LABEL_WRITTEN } else { messages::LABEL_CALLED };
                labelled(&mut out, "  ", label, &format!("{}  {}", position(place), place.text));
            }
            values
                .iter()
                .for_each(|value| push_value(&mut out, Some(messages::LABEL_FROM), "  ", value));
            conditions.iter().for_each(|condition| push_condition(&mut out, condition));
        }
        Answer::Template { place, lines, values, conditions } => {
            out.line(&format!("{}  {}", position(place), place.text));
            push_lines(&mut out, messages::LABEL_WRITES, lines);
            values
                .iter()
                .for_each(|value| push_value(&mut out, Some(messages::LABEL_FROM), "  ", value));
            conditions.iter().for_each(|condition| push_condition(&mut out, condition));
        }
        Answer::Nothing { template, reason, conditions } => {
            out.line(&messages::RendersNothing { template, reason }.text());
            conditions.iter().for_each(|condition| push_off(&mut out, "", condition));
        }
        Answer::Value { value, lines, templates, absent, unreached, off } => {
            push_value(&mut out, None, "", value);
            push_lines(&mut out, messages::LABEL_REACHES, lines);
            for (what, reason) in absent {
                let left_out = format!("{what}  {reason}");
                labelled(&mut out, "  ", messages::LABEL_LEAVES_OUT, &left_out);
            }
            for (chart, reason, place) in off {
                let place = place.as_ref().map(position).unwrap_or_default();
                let off = messages::ChartOff { chart, reason }.text();
                labelled(&mut out, "  ", messages::LABEL_OFF, &format!("{off}  {place}"));
            }
            unreached.iter().for_each(|one| push_unread(&mut out, one));
            for place in templates {
                let read = format!("{}  {}", position(place), place.text);
                labelled(&mut out, "  ", messages::LABEL_READ, &read);
            }
        }
    }
    out.text()
}

/// Adds a line with a label.
fn labelled(out: &mut Lines, indent: &str, label: Message, text: &str) {
    out.line(format!("{indent}{} {text}", padded(label.text(), LABEL)).trim_end());
}

fn push_lines(out: &mut Lines, what: Message, lines: &[Line]) {
    for line in lines {
        let label = if line.control { messages::LABEL_DECIDES } else { what };
        labelled(out, "  ", label, &format!("{}  {}", at(line), line.text.trim()));
    }
    if lines.is_empty() {
        labelled(out, "  ", what, messages::NO_OUTPUT_LINE.text());
    }
}

fn at(line: &Line) -> String {
    let object = line.object.as_deref().unwrap_or(messages::OBJECT_TEXT.text());
    let (template, line) = (&line.template, &line.number);
    messages::OutputLine { object: &object, template, line }.text()
}

fn position(place: &Place) -> String {
    if place.line == 0 { place.file.clone() } else { format!("{}:{}", place.file, place.line) }
}

fn push_value(out: &mut Lines, label: Option<Message>, indent: &str, value: &Value) {
    let label = label.map(|label| format!("{} ", padded(label.text(), LABEL)));
    let label = label.unwrap_or_default();
    let place = |place: &Option<Place>| place.as_ref().map(position).unwrap_or_default();
    let mut layers = value.layers.iter().rev();
    match layers.next() {
        Some((text, winner)) => {
            out.line(&format!("{indent}{label}{} = {text}  {}", value.path, place(winner)));
        }
        None if value.path.starts_with('.') => out.line(&format!("{indent}{label}{}", value.path)),
        None => {
            let unset = messages::ValueUnset { path: &value.path }.text();
            out.line(&format!("{indent}{label}{unset}"));
        }
    }
    let indent = &format!("{indent}  ");
    for (text, hidden) in layers {
        labelled(out, indent, messages::LABEL_HIDES, &format!("{text}  {}", place(hidden)));
    }
    for null in &value.ignored {
        let ignored = format!("null  {}  {}", place(null), messages::NULL_IGNORED);
        labelled(out, indent, messages::LABEL_IGNORES, &ignored);
    }
}

/// How many actions under one condition are printed.
const MOST_PLACES: usize = 5;

fn push_unread(out: &mut Lines, one: &Unread) {
    for place in one.places.iter().take(MOST_PLACES) {
        let unread = format!("{}  {}", position(place), place.text);
        labelled(out, "  ", messages::LABEL_UNREAD, &unread);
    }
    if let Some(count) = one.places.len().checked_sub(MOST_PLACES).filter(|more| *more > 0) {
        labelled(out, "  ", messages::LABEL_MORE, &messages::MorePlaces { count }.text());
    }
    if !one.is_own {
        return push_off(out, "  ", &one.guard);
    }
    labelled(out, "    ", messages::LABEL_BECAUSE, messages::DECIDED_BEFORE.text());
    push_decided(out, "      ", &one.guard);
}

/// A condition that keeps something from being there.
fn push_off(out: &mut Lines, indent: &str, condition: &Condition) {
    let place = condition.place.as_ref().map(position).unwrap_or_default();
    let how = messages::Guard { holds: condition.holds }.text();
    let why = format!("{}  {place}  {how}", condition.text);
    labelled(out, &format!("{indent}  "), messages::LABEL_BECAUSE, &why);
    push_decided(out, &format!("{indent}    "), condition);
}

fn push_decided(out: &mut Lines, indent: &str, condition: &Condition) {
    let decided = |value| push_value(out, Some(messages::LABEL_DECIDED), indent, value);
    condition.values.iter().for_each(decided);
}

fn push_condition(out: &mut Lines, condition: &Condition) {
    let place = condition.place.as_ref().map(position).unwrap_or_default();
    let text = match condition.text.as_str() {
        "" => messages::UNDER_SUBCHART.text(),
        text => text,
    };
    let under = match condition.holds {
        true => text.to_owned(),
        false => messages::UnderElse { condition: &text }.text(),
    };
    labelled(out, "  ", messages::LABEL_UNDER, &format!("{under}  {place}"));
    push_decided(out, "    ", condition);
}
