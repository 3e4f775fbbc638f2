//! Labels, annotations and the selectors that look at them,
//! <https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set>.

use super::names::{Form, is_subdomain};
use crate::messages;
use crate::validation::at::At;
use crate::validation::finding::Family;

const NAME_PART: &str = "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const KEY: &str = "a valid label key must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]') with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')";
const VALUE: &str = "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

/// Whether it begins and ends with a letter or digit and has only those, `-`, `_` and `.` between.
fn is_word(text: &str) -> bool {
    let edge = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let bytes = text.as_bytes();
    let inner = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.".contains(byte);
    edge(bytes.first()) && edge(bytes.last()) && bytes.iter().all(inner)
}

/// What the server has against a qualified name, as keys of labels are: a name, or a prefix, `/` and a name.
pub(crate) fn key_fault(key: &str) -> Option<String> {
    let (prefix, name) = match key.split('/').collect::<Vec<_>>().as_slice() {
        [name] => (None, *name),
        [prefix, name] => (Some(*prefix), *name),
        _ => return Some(KEY.to_owned()),
    };
    match prefix {
        Some("") => return Some("prefix part must be non-empty".to_owned()),
        Some(prefix) => {
            if let Some(says) = Form::Subdomain.fault(prefix) {
                return Some(format!("prefix part {says}"));
            }
        }
        None => {}
    }
    if name.is_empty() {
        return Some("name part must be non-empty".to_owned());
    }
    if name.len() > 63 {
        return Some("name part must be no more than 63 bytes".to_owned());
    }
    (!is_word(name)).then(|| NAME_PART.to_owned())
}

/// What the server has against the value of a label.
pub(crate) fn value_fault(value: &str) -> Option<&'static str> {
    if value.len() > 63 {
        return Some("must be no more than 63 bytes");
    }
    (!value.is_empty() && !is_word(value)).then_some(VALUE)
}

/// A qualified name that is the value of a field.
pub(crate) fn qualified(at: &At<'_>) {
    if let Some(says) = key_fault(at.text()) {
        at.wrong(Family::Name, &says, &messages::QUALIFIED, &messages::QUALIFIED_HELP);
    }
}

/// The value of a label that is the value of a field.
pub(crate) fn label_value(at: &At<'_>, shown_at: &At<'_>) {
    if let Some(says) = value_fault(at.text()) {
        let says = format!("Invalid value: \"{}\": {says}", at.text());
        let message = messages::LabelValue { text: &short(at.text()) };
        shown_at.say(Family::Name, &says, &message, &messages::LABEL_VALUE_HELP);
    }
}

/// Labels, keys and values.
pub(crate) fn labels(map: &At<'_>) {
    for (key, value) in map.entries() {
        one_key(map, key, &value, "label");
        if let Some(says) = value.as_text().and_then(value_fault) {
            let text = value.text();
            let says = format!("Invalid value: \"{text}\": {says}");
            let message = messages::LabelValueOfKey { key: &key, text: &short(text) };
            map.pointing(&value, false).say(
                Family::Name,
                &says,
                &message,
                &messages::LABEL_VALUE_HELP,
            );
        }
    }
}

/// The keys of annotations, and how large they are together.
pub(crate) fn annotations(map: &At<'_>) {
    let mut size = 0;
    for (key, value) in map.entries() {
        // The server looks at them in lower case.
        one_key(map, &key.to_lowercase(), &value, "annotation");
        size += key.len() + value.text().len();
    }
    if size > 256 * 1024 {
        map.say(
            Family::Value,
            "Too long: may not be more than 262144 bytes",
            &messages::Annotations { size: &size },
            &messages::ANNOTATIONS_HELP,
        );
    }
}

/// Keys of labels without their values, as of `nodeSelector`'s.
fn one_key(map: &At<'_>, key: &str, value: &At<'_>, what: &str) {
    if let Some(says) = key_fault(key) {
        let says = format!("Invalid value: \"{key}\": {says}");
        let message = messages::Key { text: &short(key), what };
        map.pointing(value, true).say(Family::Name, &says, &message, &messages::KEY_HELP);
    }
}

fn short(text: &str) -> String {
    text.chars().take(70).collect()
}

/// `matchLabels` and `matchExpressions`; whether they are in order.
pub(crate) fn selector(at: &At<'_>) -> bool {
    let before = at.told();
    labels(&at.field("matchLabels"));
    for one in at.field("matchExpressions").items() {
        expression(&one, &["In", "NotIn", "Exists", "DoesNotExist"]);
        if let "In" | "NotIn" = one.field("operator").text() {
            let values = one.field("values");
            values.items().for_each(|value| label_value(&value, &value));
        }
    }
    at.told() == before
}

/// A key, an operator and the values that it needs.
pub(crate) fn expression(one: &At<'_>, operators: &[&str]) {
    let (key, operator, values) = (one.field("key"), one.field("operator"), one.field("values"));
    match operator.text() {
        "In" | "NotIn" if !values.is_filled() => values.required(
            "must be specified when `operator` is 'In' or 'NotIn'",
            &messages::SELECTOR_VALUES_MISSING,
        ),
        "Exists" | "DoesNotExist" if values.is_filled() => values.forbidden(
            "may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
            &messages::SELECTOR_VALUES_UNUSED,
            &messages::SELECTOR_VALUES_UNUSED_HELP,
        ),
        "Gt" | "Lt" if operators.contains(&"Gt") && values.len() != 1 => values.required(
            "must be specified single value when `operator` is 'Lt' or 'Gt'",
            &messages::SELECTOR_VALUES_NUMBER,
        ),
        operator if operators.contains(&operator) => {}
        _ => one.field("operator").wrong(
            Family::Value,
            "not a valid selector operator",
            &messages::NOT_ALLOWED,
            &messages::Use { names: &listed(operators) },
        ),
    }
    if key.is_set() || !one.is_set() || one.is_map() {
        qualified(&key);
    }
}

fn listed(words: &[&str]) -> String {
    words
        .iter()
        .map(|word| format!("`{word}`"))
        .collect::<Vec<_>>()
        .join(chartroom_messages::comma())
}

/// Whether a selector selects labels; both as the server reads them.
pub(crate) fn selects(selector: &At<'_>, labels: &At<'_>) -> bool {
    let wanted = selector.field("matchLabels");
    let matches = wanted.entries().all(|(key, value)| {
        let has = labels.field(key);
        // A null is the empty text on both sides.
        labels.entries().any(|(one, _)| one == key) && has.text() == value.text()
    });
    let expressions = selector.field("matchExpressions");
    matches
        && expressions.items().all(|one| {
            let key = one.field("key");
            let there = labels.entries().any(|(label, _)| label == key.text());
            let has = labels.field(key.text());
            let values = one.field("values");
            let among = there && values.items().any(|value| value.text() == has.text());
            match one.field("operator").text() {
                "In" => among,
                "NotIn" => !among,
                "Exists" => there,
                "DoesNotExist" => !there,
                _ => true,
            }
        })
}

/// Whether a selector has neither labels nor expressions.
pub(crate) fn is_empty(selector: &At<'_>) -> bool {
    !selector.field("matchLabels").is_filled() && !selector.field("matchExpressions").is_filled()
}

/// Whether the text is a domain with at least one dot, a `/` and a path.
pub(crate) fn is_domain_prefixed(text: &str) -> bool {
    text.split_once('/').is_some_and(|(domain, path)| is_subdomain(domain) && !path.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_names_with_or_without_a_domain() {
        let long = |count| "a".repeat(count);
        for key in ["a", "A.b_c-1", "example.com/a", &format!("x.y/{}", long(63))] {
            assert_eq!(key_fault(key), None, "{key}");
        }
        for key in ["", "a b", "-a", "a-", "/a", "a/", "a/b/c", "A.b/c", "a_b/c", &long(64)] {
            assert!(key_fault(key).is_some(), "{key}");
        }
    }

    #[test]
    fn values_are_short_words() {
        for value in ["", "a", "1.2.3", "A_b-C"] {
            assert_eq!(value_fault(value), None, "{value}");
        }
        for value in ["a b", "1.2+3", "a:b", "-a", "a.", &"a".repeat(64)] {
            assert!(value_fault(value).is_some(), "{value}");
        }
    }
}
