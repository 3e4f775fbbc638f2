//! What values.schema.json refuses, each item at the key that it is about.

use super::Context;
use super::wording::sentence;
use crate::layers::{Content, StackLayer};
use crate::messages;
#[cfg(feature = "whole")]
use crate::report::Layer;
use chartroom_diagnostics::{Diagnostic, Edit, Fix, Role, Span};
use chartroom_helm::schema::{SchemaError, SchemaItem};
use chartroom_yaml::{Node, Scalar, Style};

/// One problem for each item, and for each key that the schema does not know.
pub(super) fn problems(context: &Context<'_>, error: &SchemaError) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = Vec::new();
    for item in &error.items {
        let unknown = unknown_keys(&item.message);
        if unknown.is_empty() {
            found.push(problem(context, item));
        }
        found.extend(unknown.into_iter().map(|key| unknown_key(context, item, key)));
    }
    if found.is_empty() {
        let first = error.message.lines().next().unwrap_or_default();
        found.push(Diagnostic::error("values/schema", sentence(first)));
    }
    found
}

fn schema_file(item: &SchemaItem) -> String {
    format!("{}values.schema.json", item.location)
}

/// The place in the schema that says so.
fn says(context: &Context<'_>, item: &SchemaItem) -> Option<Span> {
    let file = context.files.find(&schema_file(item))?;
    let range = item.schema_span.clone()?;
    Some(Span { file, start: range.start, end: range.end })
}

fn problem(context: &Context<'_>, item: &SchemaItem) -> Diagnostic {
    let at = match item.path.as_slice() {
        _ if item.in_schema => format!("`{}`", schema_file(item)),
        [] => messages::SCHEMA_VALUES.into(),
        path => format!("`{}`", path.join(".")),
    };
    let mut help = messages::SchemaAsksHelp { schema: &schema_file(item) }.text();
    if !item.details.is_empty() {
        help = messages::SchemaAlternativesHelp { help: &help, details: &item.details.join("; ") }
            .text();
    }
    let mut found =
        Diagnostic::error("values/schema", format!("{at}: {}.", item.message)).help(help.clone());
    let says = says(context, item);
    if item.in_schema {
        found.span = says;
        wrong_schema(context, item, &mut found);
        return found;
    }
    let layers = context.layers;
    if let Some((key, place)) = removed(context, item) {
        found.span = Some(place);
        let path = item.path.iter().map(String::as_str).chain([key]).collect::<Vec<_>>().join(".");
        found.message = messages::SchemaNull { path: &path }.text();
        found.help = Some(messages::SchemaNullHelp { help: &help, key: &key }.text());
        return said(found, says);
    }
    // What is missing everywhere is missing in the chart's own values.
    found.span = layers.source(&item.path).and_then(|source| source.span).or_else(|| {
        let file = context.files.find(&format!("{}values.yaml", item.location))?;
        Some(Span { file, start: 0, end: 0 })
    });
    found.fix = retyped(context, item);
    in_plain_words(context, item, &at, &mut found);
    said(found, says)
}

/// Says what the schema asks for in plain words, with a way out.
#[cfg(feature = "whole")]
fn in_plain_words(context: &Context<'_>, item: &SchemaItem, at: &str, found: &mut Diagnostic) {
    let written = written(context, &item.path);
    let source = context.layers.source(&item.path);
    let is_flag = source.is_some_and(|source| matches!(source.layer, Layer::Set(_)));
    let text = written.and_then(|(layer, _)| context.files.get(layer.file));
    let node = written.map(|(_, node)| node);
    let text = text.map(|file| &*file.text);
    let Some(asked) = super::asked::asked(at, &item.message, node, text) else { return };
    found.message = asked.message;
    let about = found.help.take().unwrap_or_default();
    // Quotes are the shell's there.
    let help = match asked.help {
        Some(help) if is_flag && help == messages::PUT_QUOTES_HELP.text() => {
            Some(messages::SET_STRING_HELP.into())
        }
        Some(help) if is_flag && help == messages::ASKED_ITEMS_HELP.text() => {
            let path = item.path.join(".");
            Some(messages::SchemaSetListHelp { path: &path }.text())
        }
        help => help,
    };
    found.help = Some(match help {
        Some(help) if item.details.is_empty() => help,
        Some(help) => format!("{help}{}{about}", chartroom_messages::translated(" ")),
        None => about,
    });
    let wants_table = item.message.ends_with("want object") || item.message.ends_with("want array");
    if let Some(taken) =
        super::shape::taken(context, &item.path).filter(|taken| wants_table && taken.is_entry())
    {
        let meant = taken.meant(context, None);
        found.help = Some(meant.help);
        found.fix = meant.fix;
        return;
    }
    if let (None, Some(instead), Some((layer, node))) = (&found.fix, asked.instead, written) {
        let edits = vec![Edit { span: span(layer, node.span.clone()), text: instead.text }];
        found.fix = Some(Fix { title: instead.title, edits });
    }
}

/// The engine of the first output says it in the validator's words.
#[cfg(not(feature = "whole"))]
fn in_plain_words(_: &Context<'_>, _: &SchemaItem, _: &str, _: &mut Diagnostic) {}

/// The value of an item, as the layer that counts writes it.
pub(super) fn written<'a>(
    context: &Context<'a>,
    path: &[String],
) -> Option<(&'a StackLayer, &'a Node)> {
    let source = context.layers.source(path)?;
    let layers = context.layers.layers.iter();
    let layer = layers.rev().find(|layer| layer.source(path) == Some(source))?;
    Some((layer, node(layer, path)?))
}

/// A schema that is no schema: at the keyword that is wrong, in one sentence.
#[cfg(feature = "whole")]
fn wrong_schema(context: &Context<'_>, item: &SchemaItem, found: &mut Diagnostic) {
    let leaf = |line: &'_ str| {
        let (pointer, told) = line.trim_start().strip_prefix("- at '")?.split_once("': ")?;
        (!told.ends_with("failed")).then(|| (pointer.to_owned(), told.to_owned()))
    };
    let Some((pointer, told)) = item.message.lines().find_map(leaf) else { return };
    let name = schema_file(item);
    let steps: Vec<String> =
        pointer.split('/').skip(1).map(|step| step.replace("~1", "/").replace("~0", "~")).collect();
    let id = context.files.find(&name);
    let text = id.and_then(|id| context.files.get(id)).map(|file| &*file.text);
    let root = text.and_then(|text| chartroom_yaml::parse(text).root);
    let node = root.as_deref().and_then(|root| root.get(&steps));
    let at = messages::SchemaInSchema { path: &steps.join(".") }.text();
    found.message = format!("{at}: {told}.");
    found.help = Some(messages::SchemaInSchemaHelp { name: &name }.text());
    if let (Some(id), Some(node)) = (id, node) {
        let place = Span::of(id, &node.span);
        found.span = Some(place);
        let Some(asked) = super::asked::asked(&at, &told, Some(node), text) else { return };
        found.message = asked.message;
        found.help = asked.help.or(found.help.take());
        found.fix = asked.instead.map(|instead| Fix {
            title: instead.title,
            edits: vec![Edit { span: place, text: instead.text }],
        });
    }
}

#[cfg(not(feature = "whole"))]
fn wrong_schema(_: &Context<'_>, _: &SchemaItem, _: &mut Diagnostic) {}

fn said(found: Diagnostic, says: Option<Span>) -> Diagnostic {
    match says {
        Some(says) => found.related(Role::SchemaSays, says, messages::SCHEMA_SAYS_NOTE),
        None => found,
    }
}

/// The first key that is missing because the highest layer that names it has a null there, and that place.
fn removed<'a>(context: &Context<'_>, item: &'a SchemaItem) -> Option<(&'a str, Span)> {
    let missing = ["missing property ", "missing properties "];
    let names = missing.into_iter().find_map(|prefix| item.message.strip_prefix(prefix))?;
    quoted(names).find_map(|key| {
        let path: Vec<String> = item.path.iter().cloned().chain([key.to_owned()]).collect();
        let layers = context.layers.layers.iter().rev();
        let mut named = layers.filter_map(|layer| Some((layer, layer.source(&path)?)));
        let (layer, source) = named.next()?;
        let is_null = layer.value(&path).is_some_and(|value| value.is_nil());
        is_null.then_some(())?;
        Some((key, source.span?))
    })
}

/// The names of a list such as `'a', 'b'`.
fn quoted(names: &str) -> impl Iterator<Item = &str> {
    names.split(", ").filter_map(|name| name.strip_prefix('\'')?.strip_suffix('\''))
}

/// The keys of `additional properties 'a', 'b' not allowed`.
fn unknown_keys(message: &str) -> Vec<&str> {
    let names = message
        .strip_prefix("additional properties ")
        .and_then(|rest| rest.strip_suffix(" not allowed"));
    quoted(names.unwrap_or_default()).collect()
}

/// A key that the schema does not know, at the key, with the known one that is close to it.
fn unknown_key(context: &Context<'_>, item: &SchemaItem, key: &str) -> Diagnostic {
    let path: Vec<String> = item.path.iter().cloned().chain([key.to_owned()]).collect();
    let known = known_keys(context, item);
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let close = chartroom_diagnostics::closest(key, &known);
    let help = match close {
        Some(close) => messages::DidYouMeanHelp { close: &close }.text(),
        None => elsewhere(context, &path)
            .unwrap_or_else(|| messages::SchemaUnknownHelp { schema: &schema_file(item) }.text()),
    };
    // Helm hands it to every subchart, whether a layer sets it or not.
    let is_handed = key == "global" && !item.location.is_empty();
    let help = match is_handed {
        true => messages::SchemaGlobalHelp { schema: &schema_file(item) }.text(),
        false => help,
    };
    let message = match item.path.as_slice() {
        [] => messages::SchemaUnknown { key: &key }.text(),
        path => messages::SchemaUnknownBelow { path: &path.join("."), key: &key }.text(),
    };
    let mut found = Diagnostic::error("values/schema", message).help(help);
    let setter = context.layers.layers.iter().rev().find(|layer| layer.source(&path).is_some());
    let place = setter.and_then(|layer| key_of(layer, &path));
    found.span = place.or_else(|| context.layers.source(&path)?.span);
    found.fix = close.zip(place).map(|(close, span)| Fix {
        title: messages::SchemaRenameFix { close: &close }.text(),
        edits: vec![Edit { span, text: close.to_owned() }],
    });
    said(found, says(context, item))
}

/// Where the chart's own values have a key of that name, if that is one place.
#[cfg(feature = "whole")]
fn elsewhere(context: &Context<'_>, path: &[String]) -> Option<String> {
    let key = path.last()?;
    let (mut open, mut found) = (Vec::new(), Vec::new());
    for layer in context.layers.layers.iter().filter(|layer| layer.layer == Layer::Base) {
        if let Content::Tree(root) = &layer.content {
            open.push((layer.prefix.clone(), &**root));
        }
    }
    while let Some((above, node)) = open.pop() {
        for entry in node.entries() {
            let Some(name) = entry.key.text() else { continue };
            let own: Vec<String> = above.iter().cloned().chain([name.to_owned()]).collect();
            if name == key && own != path && !found.contains(&own) {
                found.push(own.clone());
            }
            open.push((own, &entry.value));
        }
    }
    let [only] = found.as_slice() else { return None };
    Some(messages::SchemaElsewhereHelp { path: &only.join(".") }.text())
}

#[cfg(not(feature = "whole"))]
fn elsewhere(_: &Context<'_>, _: &[String]) -> Option<String> {
    None
}

/// The properties that the schema knows where an item is.
fn known_keys(context: &Context<'_>, item: &SchemaItem) -> Vec<String> {
    let file = context.files.find(&schema_file(item)).and_then(|file| context.files.get(file));
    let root = file.and_then(|file| chartroom_yaml::parse(&file.text).root);
    let above = item.schema_pointer.rsplit_once('/').map_or("", |(above, _)| above);
    let steps: Vec<String> =
        above.split('/').skip(1).map(|step| step.replace("~1", "/").replace("~0", "~")).collect();
    let node = root.as_deref().and_then(|root| root.get(&steps)?.get(&["properties"]));
    let entries = node.map_or(&[][..], Node::entries);
    entries.iter().filter_map(|entry| entry.key.text().map(str::to_owned)).collect()
}

/// The scalar at a path of a values file.
fn node<'a>(layer: &'a StackLayer, path: &[String]) -> Option<&'a Node> {
    let Content::Tree(root) = &layer.content else { return None };
    root.get(path.strip_prefix(layer.prefix.as_slice())?)
}

/// The key at the end of a path in a values file, without its value.
fn key_of(layer: &StackLayer, path: &[String]) -> Option<Span> {
    let (key, above) = path.split_last()?;
    let entry = match above.len() < layer.prefix.len() {
        true => return None,
        false => node(layer, above)?.entry(key)?,
    };
    Some(span(layer, entry.key.span.clone()))
}

pub(super) fn span(layer: &StackLayer, range: std::ops::Range<usize>) -> Span {
    Span::of(layer.file, &range)
}

/// Quotes around a number that is to be text, and none around text that is to be a number.
fn retyped(context: &Context<'_>, item: &SchemaItem) -> Option<Fix> {
    let (got, wants) = item.message.strip_prefix("got ")?.split_once(", want ")?;
    let (layer, node) = written(context, &item.path)?;
    let Scalar { value, style, .. } = node.as_scalar()?;
    let special = |char: char| char.is_control() || matches!(char, '"' | '\\');
    let text = match (got, wants, style) {
        ("number" | "boolean", "string", Style::Plain) if !value.contains(special) => {
            format!("\"{value}\"")
        }
        ("string", "integer", Style::SingleQuoted | Style::DoubleQuoted) => {
            value.parse::<i64>().ok()?.to_string()
        }
        ("string", "number", Style::SingleQuoted | Style::DoubleQuoted) => {
            let plain = value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
            value.parse::<f64>().ok().filter(|_| plain).map(|_| value.clone())?
        }
        ("string", "boolean", Style::SingleQuoted | Style::DoubleQuoted) => {
            match value.to_ascii_lowercase().as_str() {
                "true" | "yes" | "on" => "true".to_owned(),
                "false" | "no" | "off" => "false".to_owned(),
                _ => return None,
            }
        }
        _ => return None,
    };
    let edits = vec![Edit { span: span(layer, node.span.clone()), text: text.clone() }];
    Some(Fix { title: messages::WritePlain { text: &text }.text(), edits })
}

#[cfg(test)]
mod tests {
    use super::unknown_keys;

    #[test]
    fn messages_name_unknown_keys() {
        let keys = unknown_keys("additional properties 'a', 'b.c' not allowed");
        assert_eq!(keys, ["a", "b.c"]);
        assert!(unknown_keys("got number, want string").is_empty());
    }
}
