//! A value of an object and its place, as rules look at it.

use super::finding::{Family, Invalid};
use super::keyed::apply_path;
use super::sink::Sink;
use crate::fault::{Fault, FaultKind};
use crate::messages::{self, Words};
use crate::object::{Data, Object};
use crate::path::{Step, path_text};
use chartroom_yaml::Span;

/// A step of a path that is not made before it is told.
#[derive(Clone, Copy)]
enum Leg<'a> {
    Root,
    Field(&'a str),
    Key(&'a str),
    Index(usize),
}

/// A value, or the place where it would be.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    value: Option<&'a Object>,
    /// The nearest key that is written.
    key: &'a Span,
    leg: Leg<'a>,
    above: Option<&'a At<'a>>,
    /// Where to point at instead of the value.
    spot: Option<&'a Span>,
    /// What it contradicts.
    other: Option<&'a Span>,
    /// What to write instead.
    better: Option<&'a str>,
    sink: &'a Sink,
}

impl<'a> At<'a> {
    /// The object as a whole.
    pub(super) fn root(object: &'a Object, sink: &'a Sink) -> Self {
        let key = object.members().first().map_or(&object.span, |member| &member.key_span);
        At {
            value: Some(object),
            key,
            leg: Leg::Root,
            above: None,
            spot: None,
            other: None,
            better: None,
            sink,
        }
    }

    /// A field of a map; for a value that is none, a field that is not set.
    pub(super) fn field<'b>(&'b self, name: &'b str) -> At<'b> {
        let member = self.value.and_then(|value| value.member(name));
        let value = member.map(|member| &member.value).filter(|value| !value.is_null());
        let key = member.map_or(self.key, |member| &member.key_span);
        At {
            value,
            key,
            leg: Leg::Field(name),
            above: Some(self),
            spot: None,
            other: None,
            better: None,
            sink: self.sink,
        }
    }

    /// The value of a key of a map that has keys and not fields.
    pub(super) fn under<'b>(&'b self, key: &'b str) -> At<'b> {
        At { leg: Leg::Key(key), ..self.field(key) }
    }

    /// The items of a list. Null is an item with nothing in it.
    pub(super) fn items<'b>(&'b self) -> impl Iterator<Item = At<'b>> {
        let items = self.value.map_or(&[][..], |value| value.items());
        items.iter().enumerate().map(|(at, value)| {
            let key = value.members().first().map_or(&value.span, |member| &member.key_span);
            let value = Some(value).filter(|value| !value.is_null());
            At {
                value,
                key,
                leg: Leg::Index(at),
                above: Some(self),
                spot: None,
                other: None,
                better: None,
                sink: self.sink,
            }
        })
    }

    /// The values of a map by their keys.
    pub(super) fn entries<'b>(&'b self) -> impl Iterator<Item = (&'b str, At<'b>)> {
        let members = self.value.map_or(&[][..], |value| value.members());
        members.iter().map(|member| {
            let value = Some(&member.value).filter(|value| !value.is_null());
            let (key, leg) = (&member.key_span, Leg::Key(&member.key));
            (
                member.key.as_str(),
                At {
                    value,
                    key,
                    leg,
                    above: Some(self),
                    spot: None,
                    other: None,
                    better: None,
                    sink: self.sink,
                },
            )
        })
    }

    /// Whether it is written and not null.
    pub(super) fn is_set(&self) -> bool {
        self.value.is_some()
    }

    /// Whether there is something in it: text, an item, an entry, a number, a boolean.
    pub(super) fn is_filled(&self) -> bool {
        match self.value.map(|value| &value.data) {
            None | Some(Data::Null) => false,
            Some(Data::Text(text)) => !text.is_empty(),
            Some(Data::List(items)) => !items.is_empty(),
            Some(Data::Map(members)) => !members.list.is_empty(),
            Some(_) => true,
        }
    }

    /// The text, empty if there is none.
    pub(super) fn text(&self) -> &'a str {
        self.value.and_then(Object::text).unwrap_or_default()
    }

    /// The text, if it is one.
    pub(super) fn as_text(&self) -> Option<&'a str> {
        self.value.and_then(Object::text)
    }

    /// The text of a scalar as written.
    pub(super) fn scalar(&self) -> &'a str {
        match self.value.map(|value| &value.data) {
            Some(Data::Text(text) | Data::Number(_, text)) => text,
            _ => "",
        }
    }

    /// The whole number, if it is one.
    pub(super) fn number(&self) -> Option<i64> {
        let number = self.value?.number()?;
        // Beyond, the structure is wrong already.
        (number.fract() == 0.0 && number.abs() < 9e15).then_some(number as i64)
    }

    /// Whether it is `true`.
    pub(super) fn is_true(&self) -> bool {
        self.value.is_some_and(Object::is_true)
    }

    /// Whether it is `false`.
    pub(super) fn is_false(&self) -> bool {
        self.value.is_some_and(|value| matches!(value.data, Data::Bool(false)))
    }

    /// Whether it is a map.
    pub(super) fn is_map(&self) -> bool {
        self.value.is_some_and(|value| matches!(value.data, Data::Map(_)))
    }

    /// How many items or entries it has.
    pub(super) fn len(&self) -> usize {
        self.value.map_or(0, |value| value.items().len().max(value.members().len()))
    }

    /// The object looked at as a value.
    pub(super) fn object(&self) -> Option<&'a Object> {
        self.value
    }

    /// The same field, pointing at the key of another place, or at its value.
    pub(super) fn pointing(&self, other: &At<'a>, at_key: bool) -> Self {
        let value = other.value.map(|value| &value.span).filter(|_| !at_key);
        At { spot: Some(value.unwrap_or(other.key)), ..*self }
    }

    /// The same place, said to contradict another one.
    pub(super) fn against(&self, other: &At<'a>) -> Self {
        At { other: Some(other.value.map_or(other.key, |value| &value.span)), ..*self }
    }

    /// The same place, where a text would be right.
    pub(super) fn better(&self, text: &'a str) -> Self {
        At { better: Some(text), ..*self }
    }

    /// How many faults are told so far.
    pub(super) fn told(&self) -> usize {
        self.sink.len()
    }

    /// The minor version of Kubernetes that is asked.
    pub(super) fn minor(&self) -> u16 {
        self.sink.version.minor
    }

    pub(super) fn path(&self) -> Vec<Step> {
        let mut steps = Vec::new();
        let mut at = Some(self);
        while let Some(one) = at {
            match one.leg {
                Leg::Root => {}
                Leg::Field(name) => steps.push(Step::Field(name.to_owned())),
                Leg::Key(name) => steps.push(Step::Key(name.to_owned())),
                Leg::Index(at) => steps.push(Step::Index(at)),
            }
            at = one.above;
        }
        steps.reverse();
        steps
    }

    /// The value as the server shows it in what it says.
    pub(super) fn shown(&self) -> String {
        match self.value.map(|value| &value.data) {
            Some(Data::Text(text)) => format!("\"{text}\""),
            Some(Data::Number(_, text)) => text.clone(),
            Some(Data::Bool(value)) => value.to_string(),
            Some(Data::List(items)) if items.is_empty() => "[]".to_owned(),
            Some(Data::List(_)) => "[…]".to_owned(),
            Some(Data::Map(members)) if members.list.is_empty() => "{}".to_owned(),
            Some(Data::Map(_)) => "{…}".to_owned(),
            _ => "null".to_owned(),
        }
    }

    /// The value as people are told of it.
    fn plain(&self) -> String {
        match self.value.map(|value| &value.data) {
            Some(Data::Text(text)) => {
                let short: String = text.chars().take(60).collect();
                if short.len() < text.len() { format!("{short}…") } else { short }
            }
            _ => self.shown(),
        }
    }

    /// Tells a fault: what the server says behind the field, what is wrong and what to do. `message` and `help`
    /// get the field and its value.
    pub(super) fn say(&self, family: Family, says: &str, message: Words<'_>, help: Words<'_>) {
        let text = path_text(&self.path());
        // The server leaves a step out of these.
        let server = match text.strip_suffix(".template.metadata.labels") {
            Some(above) => format!("{above}.template.labels"),
            None => text.replace(".template.metadata.annotations", ".template.annotations"),
        };
        self.tell(family, format!("{server}: {says}"), message, help);
    }

    /// Tells a fault with all that the server says.
    pub(super) fn tell(&self, family: Family, says: String, message: Words<'_>, help: Words<'_>) {
        let text = path_text(&self.path());
        let value = self.plain();
        let fill = |words: Words<'_>| words.fill([&text, &value]);
        let (other, better) = (self.other.cloned(), self.better.map(str::to_owned));
        let (message, help) = (fill(message), fill(help));
        let invalid = Invalid { family, says, message, help, other, better, client: None };
        self.push(invalid);
    }

    /// Leaves a fault.
    pub(super) fn push(&self, invalid: Invalid) {
        self.sink.push(Fault {
            path: self.path(),
            span: self.span(),
            kind: FaultKind::Invalid(Box::new(invalid)),
        });
    }

    /// The path as server-side apply writes it.
    pub(super) fn apply_path(&self) -> String {
        let path = self.path();
        let mut top = self;
        while let Some(above) = top.above {
            top = above;
        }
        top.value.map_or(String::new(), |root| apply_path(&self.sink.kind, root, &path))
    }

    fn span(&self) -> Span {
        let value = self.value.map(|value| &value.span);
        self.spot.or(value).unwrap_or(self.key).clone()
    }

    /// The value is not what the field takes.
    pub(super) fn wrong(&self, family: Family, says: &str, message: Words<'_>, help: Words<'_>) {
        self.say(family, &format!("Invalid value: {}: {says}", self.shown()), message, help);
    }

    /// It must not stand here.
    pub(super) fn forbidden(&self, says: &str, message: Words<'_>, help: Words<'_>) {
        self.say(Family::Fit, &format!("Forbidden: {says}"), message, help);
    }

    /// It has to be there and is not, or is empty; `says` is what the server adds, if anything.
    pub(super) fn required(&self, says: &str, help: Words<'_>) {
        let colon = if says.is_empty() { "" } else { ": " };
        let message = match self.value {
            Some(_) => messages::REQUIRED_EMPTY,
            None => messages::REQUIRED_MISSING,
        };
        self.say(Family::Missing, &format!("Required value{colon}{says}"), &message, help);
    }

    /// The field has to be filled; whether it is.
    pub(super) fn must_be_filled(&self, says: &str, help: Words<'_>) -> bool {
        let filled = self.is_filled();
        if !filled {
            self.required(says, help);
        }
        filled
    }

    /// The text has to be one of a few; whether it is. Empty text is one only if it is among them.
    pub(super) fn one_of(&self, allowed: &[&str]) -> bool {
        let text = self.text();
        let fits = allowed.contains(&text);
        if !fits {
            let value = text.to_owned();
            let allowed = allowed.iter().map(|&one| one.to_owned()).collect();
            let kind = FaultKind::Enum { value, allowed };
            self.sink.push(Fault { path: self.path(), span: self.span(), kind });
        }
        fits
    }

    /// The same for a field that may be left out, but not blank: for those the server has no default in place of it.
    pub(super) fn one_of_if_set(&self, allowed: &[&str]) {
        if self.is_set() {
            self.one_of(allowed);
        }
    }

    /// Another item has the same.
    pub(super) fn duplicate(&self, says: &str, message: Words<'_>, help: Words<'_>) {
        self.say(Family::Twice, &format!("Duplicate value: {says}"), message, help);
    }
}
