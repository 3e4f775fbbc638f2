//! The answer for programs.

use super::Gap;
use super::answer::{Answer, Condition, Line, Piece, Place, Unread, Value};
use serde_json::{Value as Json, json};

/// With the reason, if what is told is not of a whole render.
pub(super) fn print(answer: &Answer, gap: Option<&Gap>) -> String {
    let mut json = match answer {
        Answer::Line { line, templates, pieces, values, conditions } => json!({
            "line": self::line(line),
            "templates": templates.iter().map(place).collect::<Vec<_>>(),
            "pieces": pieces.iter().map(piece).collect::<Vec<_>>(),
            "values": values.iter().map(value).collect::<Vec<_>>(),
            "conditions": conditions.iter().map(condition).collect::<Vec<_>>(),
        }),
        Answer::Template { place, lines, values, conditions } => json!({
            "template": self::place(place),
            "lines": lines.iter().map(self::line).collect::<Vec<_>>(),
            "values": values.iter().map(value).collect::<Vec<_>>(),
            "conditions": conditions.iter().map(condition).collect::<Vec<_>>(),
        }),
        Answer::Value { value, lines, templates, absent, unreached, off } => json!({
            "value": self::value(value),
            "lines": lines.iter().map(self::line).collect::<Vec<_>>(),
            "templates": templates.iter().map(place).collect::<Vec<_>>(),
            "unreached": unreached.iter().flat_map(unread).collect::<Vec<_>>(),
            "off": off.iter().map(|(chart, reason, at)| json!({
                "chart": chart,
                "reason": reason,
                "place": at.as_ref().map(place),
            })).collect::<Vec<_>>(),
            "absent": absent.iter().map(|(what, reason)| json!({ "what": what, "reason": reason })).collect::<Vec<_>>(),
        }),
        Answer::Nothing { template, reason, conditions } => json!({
            "template": template,
            "lines": [],
            "reason": reason,
            "conditions": conditions.iter().map(condition).collect::<Vec<_>>(),
        }),
    };
    if let (Some(Gap::Layers(error) | Gap::Templates(error)), Some(fields)) =
        (gap, json.as_object_mut())
    {
        fields.insert("error".into(), error.as_str().into());
    }
    format!("{json:#}\n")
}

fn unread(one: &Unread) -> Vec<Json> {
    let guard = condition(&one.guard);
    let of = |at| json!({ "place": place(at), "guard": guard, "own": one.is_own });
    one.places.iter().map(of).collect()
}

fn line(line: &Line) -> Json {
    json!({
        "object": line.object.as_deref().unwrap_or("text"),
        "template": line.template,
        "line": line.number,
        "text": line.text,
        "control": line.control,
    })
}

fn place(place: &Place) -> Json {
    match place.line {
        0 => json!({ "in": place.file, "text": place.text }),
        line => json!({
            if_opens(place): place.file,
            "line": line,
            "column": place.column,
            "text": place.text,
        }),
    }
}

/// A file that opens, or a text that is in something else: an archive.
fn if_opens(place: &Place) -> &'static str {
    if place.opens { "file" } else { "in" }
}

fn piece(piece: &Piece) -> Json {
    json!({
        "text": piece.text,
        "literal": piece.literal,
        "place": piece.place.as_ref().map(place),
    })
}

/// The layers lowest first: the last one wins. Values are JSON where they can be read as such.
fn value(value: &Value) -> Json {
    let layer = |(text, at): &(String, Option<Place>)| {
        let value = serde_json::from_str(text).unwrap_or_else(|_| Json::String(text.clone()));
        json!({ "value": value, "place": at.as_ref().map(place) })
    };
    json!({
        "path": value.path,
        "layers": value.layers.iter().map(layer).collect::<Vec<_>>(),
        "ignored": value.ignored.iter().map(|at| at.as_ref().map(place)).collect::<Vec<_>>(),
    })
}

fn condition(condition: &Condition) -> Json {
    json!({
        "text": condition.text,
        "holds": condition.holds,
        "place": condition.place.as_ref().map(place),
        "values": condition.values.iter().map(value).collect::<Vec<_>>(),
    })
}
