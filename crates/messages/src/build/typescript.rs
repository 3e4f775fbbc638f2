//! Messages for programs in TypeScript: a module with a function for each, which a bundler leaves out where it is unused.

use super::{Catalogue, Sort, Text, capital};
use std::fmt::Write as _;

/// The module of a catalogue's messages. `runtime` is the folder of the modules whose `text` and `chosen` put
/// arguments into a pattern of the language that is spoken; those of the second decide, and weigh more.
#[must_use]
pub fn typescript(messages: &Catalogue, runtime: &str) -> String {
    let mut out = format!(
        "// Made of the message catalogue by `cargo xtask messages`.\n\
         import {{ type Shown, text }} from \"{runtime}/text\";\n\
         import {{ chosen }} from \"{runtime}/chosen\";\n"
    );
    for (id, text) in messages {
        let name = typescript_name(id);
        let pattern = literal(&text.pattern);
        let _ = writeln!(out, "export const {name} = {};", function(text, &pattern));
    }
    out
}

/// What the function of a message is called.
#[must_use]
pub fn typescript_name(id: &str) -> String {
    let mut words = id.split(['-', '.', '_']);
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| name + &capital(word))
}

fn function(text: &Text, pattern: &str) -> String {
    if text.args.is_empty() {
        return format!("() => text({pattern})");
    }
    let kind = |sort: &Sort| match sort {
        Sort::Text => "Shown",
        Sort::Word => "string",
        Sort::Count => "number",
        Sort::Flag => "boolean",
    };
    let args = text.args.iter().map(|(name, sort)| (typescript_name(name), kind(sort)));
    let fields: Vec<String> = args.clone().map(|(name, kind)| format!("{name}: {kind}")).collect();
    let values: String = args.map(|(name, _)| format!(", args.{name}")).collect();
    let decides = text.args.iter().any(|(_, sort)| *sort != Sort::Text);
    let call = if decides { "chosen" } else { "text" };
    format!("(args: {{ {} }}) => {call}({pattern}{values})", fields.join("; "))
}

/// A text as a literal of the language.
fn literal(text: &str) -> String {
    let mut out = String::from("\"");
    for char in text.chars() {
        match char {
            '"' | '\\' => out.extend(['\\', char]),
            char if char.is_control() => {
                let _ = write!(out, "\\u{:04x}", u32::from(char));
            }
            char => out.push(char),
        }
    }
    out + "\""
}
