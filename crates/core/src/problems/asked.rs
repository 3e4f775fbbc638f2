//! What a schema asks for, in plain words, and the value that it may have meant.

use crate::messages;
use chartroom_diagnostics::closest;
use chartroom_yaml::{Node, NodeKind, Style};

/// A refusal in plain words, and what may stand there instead.
pub(super) struct Asked {
    pub(super) message: String,
    pub(super) help: Option<String>,
    /// What may stand there instead.
    pub(super) instead: Option<Instead>,
}

/// Text in the place of a value, as a file has it.
pub(super) struct Instead {
    pub(super) title: String,
    pub(super) text: String,
}

impl Instead {
    fn write(text: String) -> Self {
        Self { title: messages::WritePlain { text: &text }.text(), text }
    }
}

/// What a validator's message means for a value, which stands in a file as `node`.
pub(super) fn asked(
    at: &str,
    message: &str,
    node: Option<&Node>,
    text: Option<&str>,
) -> Option<Asked> {
    if let Some((got, wants)) =
        message.strip_prefix("got ").and_then(|rest| rest.split_once(", want "))
    {
        return types(at, got, wants, node, text);
    }
    if let Some(found) = bound(at, message) {
        return Some(found);
    }
    if let Some(list) = message.strip_prefix("value must be one of ") {
        return one_of(at, list, node);
    }
    let quoted = message.strip_prefix('\'').and_then(|rest| {
        let (value, pattern) = rest.split_once("' does not match pattern '")?;
        Some((value, pattern.strip_suffix('\'')?))
    });
    let is_quantity = |pattern: &str| ["Ki", "Mi", "Gi"].iter().all(|unit| pattern.contains(unit));
    if let Some((value, _)) = quoted.filter(|(_, pattern)| is_quantity(pattern)) {
        return Some(quantity(at, value));
    }
    let message = told(at, message)?;
    Some(Asked { message, help: None, instead: None })
}

/// The rest of what a validator says. Names, values and patterns stay as it quotes them.
fn told(at: &str, message: &str) -> Option<String> {
    let at = &at;
    let list = |names: &str| names.replace(", ", chartroom_messages::comma());
    if let Some((value, pattern)) = message.split_once(" does not match pattern ") {
        return Some(messages::AskedPattern { at, value: &value, pattern: &pattern }.text());
    }
    if let Some((value, rest)) = message.split_once(" is not valid ") {
        let (format, problem) = rest.split_once(": ")?;
        let (value, format) = (&value, &format);
        return Some(messages::AskedFormat { at, value, format, problem: &problem }.text());
    }
    if let Some(values) = message.strip_prefix("value must be one of ") {
        return Some(messages::AskedEnum { at, values: &list(values) }.text());
    }
    if let Some(value) = message.strip_prefix("value must be ") {
        return Some(messages::AskedConst { at, value: &value }.text());
    }
    for (prefix, one) in [("missing property ", true), ("missing properties ", false)] {
        if let Some(names) = message.strip_prefix(prefix) {
            return Some(messages::AskedMissing { at, one, names: &list(names) }.text());
        }
    }
    if let Some(rest) = message.strip_prefix("properties ") {
        let (names, of) = rest.strip_suffix(" exists")?.split_once(" required, if ")?;
        return Some(messages::AskedDependency { at, names: &list(names), of: &of }.text());
    }
    if let Some(rest) = message.strip_prefix("items at ") {
        let (first, second) = rest.strip_suffix(" are equal")?.split_once(" and ")?;
        return Some(messages::AskedEqual { at, first: &first, second: &second }.text());
    }
    if let Some(name) = message.strip_prefix("invalid propertyName ") {
        return Some(messages::AskedPropertyName { at, name: &name }.text());
    }
    Some(match message {
        "'anyOf' failed" | "'oneOf' failed, none matched" => messages::AskedAnyOf { at }.text(),
        "'not' failed" => messages::AskedNot { at }.text(),
        "false schema" => messages::AskedFalse { at }.text(),
        _ if message.starts_with("'oneOf' failed") => messages::AskedSeveral { at }.text(),
        _ => return None,
    })
}

/// A number, or a length, beyond what may be.
fn bound(at: &str, message: &str) -> Option<Asked> {
    let (keyword, counts) = message.split_once(": got ")?;
    let (got, want) = counts.split_once(", want ")?;
    // The validator groups digits.
    let (got, want) = (got.replace(',', ""), want.replace(',', ""));
    let message = match keyword {
        "minimum" => messages::AskedMinimum { at: &at, want: &want, got: &got }.text(),
        "maximum" => messages::AskedMaximum { at: &at, want: &want, got: &got }.text(),
        "exclusiveMinimum" => messages::AskedAbove { at: &at, want: &want, got: &got }.text(),
        "exclusiveMaximum" => messages::AskedBelow { at: &at, want: &want, got: &got }.text(),
        "minLength" => messages::AskedMinLength { at: &at, want: &want, got: &got }.text(),
        "maxLength" => messages::AskedMaxLength { at: &at, want: &want, got: &got }.text(),
        "minItems" => messages::AskedMinItems { at: &at, want: &want, got: &got }.text(),
        "minProperties" => messages::AskedMinProperties { at: &at, want: &want, got: &got }.text(),
        "maxProperties" => messages::AskedMaxProperties { at: &at, want: &want, got: &got }.text(),
        "multipleOf" => messages::AskedMultiple { at: &at, want: &want, got: &got }.text(),
        "maxItems" => messages::AskedMaxItems { at: &at, want: &want, got: &got }.text(),
        _ => return None,
    };
    Some(Asked { message, help: None, instead: None })
}

/// A number with something behind it, or a misspelt boolean, where the schema wants the one alone.
fn alone(value: &str, wants: &str) -> Option<String> {
    match wants {
        "integer" | "number" => {
            let end = value.find(|one: char| !one.is_ascii_digit()).filter(|end| *end > 0)?;
            let (number, rest) = value.split_at_checked(end)?;
            let is_unit =
                rest.chars().all(|one| one.is_alphabetic() || matches!(one, ',' | ';' | ' '));
            is_unit.then(|| number.to_owned())
        }
        "boolean" => closest(&value.to_ascii_lowercase(), &["true", "false"]).map(str::to_owned),
        _ => None,
    }
}

/// A type as people call it.
fn plain(name: &str) -> &str {
    match name {
        "object" => messages::KIND_MAP.text(),
        "array" => messages::KIND_LIST.text(),
        "string" => messages::KIND_TEXT.text(),
        "number" => messages::KIND_NUMBER.text(),
        "integer" => messages::KIND_WHOLE.text(),
        "boolean" => messages::KIND_BOOLEAN.text(),
        "null" => messages::KIND_NOTHING.text(),
        other => other,
    }
}

fn types(
    at: &str,
    got: &str,
    wants: &str,
    node: Option<&Node>,
    text: Option<&str>,
) -> Option<Asked> {
    let wanted: Vec<&str> = wants.split(" or ").flat_map(|some| some.split(", ")).collect();
    let list: Vec<&str> = wanted.iter().map(|one| plain(one)).collect();
    let kinds = list.join(messages::LIST_OR.text());
    let kinds = &kinds;
    let scalar = node.and_then(Node::as_scalar);
    let is_block = scalar
        .is_some_and(|scalar| scalar.style == Style::Literal || scalar.style == Style::Folded);
    let kind = &plain(got);
    let message = match scalar {
        _ if is_block => messages::AskedTypeBlock { at: &at, kinds }.text(),
        Some(scalar)
            if !scalar.value.is_empty()
                && scalar.value.len() < 40
                && !scalar.value.contains('`') =>
        {
            let value = &shown(&scalar.value, scalar.style);
            messages::AskedType { at: &at, kinds, value, kind }.text()
        }
        _ => messages::AskedTypeThis { at: &at, kinds, kind }.text(),
    };
    let help = match (got, wanted.first().copied()) {
        ("array", Some("object")) => messages::WRITE_KEYS_HELP_LIST.text(),
        ("object", Some("array")) => messages::WRITE_ITEMS_HELP.text(),
        ("string", Some("array")) => messages::ASKED_ITEMS_HELP.text(),
        ("number" | "boolean", Some("string")) => messages::PUT_QUOTES_HELP.text(),
        ("string", Some("object")) if is_block => messages::REMOVE_BLOCK_HELP.text(),
        ("string", Some("object")) => messages::WRITE_KEYS_HELP_BELOW.text(),
        ("null", _) if comment(node, text) => messages::ASKED_COMMENT_HELP.text(),
        ("array" | "object", Some("string" | "number" | "integer" | "boolean")) => {
            messages::ASKED_SCALAR_HELP.text()
        }
        _ => "",
    };
    let wants = wanted.first().copied()?;
    let scalar = node.and_then(Node::as_scalar).filter(|scalar| scalar.style == Style::Plain);
    if let Some(text) = scalar.and_then(|scalar| alone(&scalar.value, wants)) {
        let help = Some(messages::AskedAloneHelp { text: &text }.text());
        return Some(Asked { message, help, instead: Some(Instead::write(text)) });
    }
    let instead = node.zip(text).and_then(|(node, text)| {
        let title = messages::AskedTypeFix { kind: &plain(wants) }.text();
        Some(Instead { title, text: reshaped(got, wants, node, text)? })
    });
    Some(Asked { message, help: (!help.is_empty()).then(|| help.to_owned()), instead })
}

/// Whether a comment is all that stands behind the key of a value.
fn comment(node: Option<&Node>, text: Option<&str>) -> bool {
    let rest = node.zip(text).and_then(|(node, text)| text.get(node.span.start..)?.lines().next());
    rest.is_some_and(|rest| rest.trim_start_matches([':', ' ']).starts_with('#'))
}

/// A scalar with the quotes that it stands in.
fn shown(value: &str, style: Style) -> String {
    match style {
        Style::DoubleQuoted => format!("\"{value}\""),
        Style::SingleQuoted => format!("'{value}'"),
        _ => value.to_owned(),
    }
}

/// A list as a map, a map as a list of one, text of a block as what it holds.
pub(super) fn reshaped(got: &str, wants: &str, node: &Node, text: &str) -> Option<String> {
    let range = node.span.clone();
    let block = text.get(range.clone())?;
    let line = text.get(..range.start)?.rfind('\n').map_or(0, |at| at + 1);
    let indent = range.start - line;
    let blank = " ".repeat(indent);
    let is_block = !block.starts_with(['[', '{']) && text.get(line..range.start)?.trim().is_empty();
    let lines = || block.split('\n').enumerate();
    match (got, wants) {
        ("array", "object") if is_block && matches!(node.kind, NodeKind::Sequence(_)) => {
            let item = format!("{blank}- ");
            let deeper = format!("{blank}  ");
            let lines = lines().map(|(number, line)| match number {
                0 => line.strip_prefix("- ").map(str::to_owned),
                _ => match line.strip_prefix(&item).or_else(|| line.strip_prefix(&deeper)) {
                    Some(rest) => Some(format!("{blank}{rest}")),
                    None => line.trim().is_empty().then(String::new),
                },
            });
            lines.collect::<Option<Vec<_>>>().map(|lines| lines.join("\n"))
        }
        ("object", "array") if is_block => {
            let lines = lines().map(|(number, line)| match number {
                0 => format!("- {line}"),
                _ if line.trim().is_empty() => line.to_owned(),
                _ => format!("  {line}"),
            });
            Some(lines.collect::<Vec<_>>().join("\n"))
        }
        ("string", "object" | "array") if block.starts_with('|') => {
            let end = block.find('\n')?;
            Some(block.get(end..)?.to_owned())
        }
        _ => None,
    }
}

/// One of a list of words, misspelt.
fn one_of(at: &str, list: &str, node: Option<&Node>) -> Option<Asked> {
    let words: Vec<&str> =
        list.split(", ").filter_map(|word| word.strip_prefix('\'')?.strip_suffix('\'')).collect();
    let scalar = node?.as_scalar()?;
    let value: &str = &scalar.value;
    if words.is_empty() || value.contains('`') {
        return None;
    }
    let upper = words.iter().find(|word| word.eq_ignore_ascii_case(value)).copied();
    let bare = value.trim_matches(['“', '”', '„', '‘', '’']);
    let straight = words.iter().find(|word| bare != value && **word == bare).copied();
    let close = upper.or(straight).or_else(|| closest(value, &words));
    let list: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    let help = match (straight, close) {
        (Some(_), _) => messages::ASKED_CURLY_QUOTES_HELP.into(),
        (None, Some(close)) => messages::AskedOneOfHelpClose {
            close: &close,
            list: &list.join(chartroom_messages::comma()),
        }
        .text(),
        (None, None) => {
            messages::AskedOneOfHelp { list: &list.join(chartroom_messages::comma()) }.text()
        }
    };
    let instead = close.map(|close| match scalar.style {
        Style::DoubleQuoted => format!("\"{close}\""),
        Style::SingleQuoted => format!("'{close}'"),
        _ => close.to_owned(),
    });
    let instead = instead.map(Instead::write);
    Some(Asked {
        message: messages::AskedOneOf { at: &at, value: &value }.text(),
        help: Some(help),
        instead,
    })
}

/// What to write where a quantity is misspelt.
pub fn quantity_help(meant: &chartroom_objects::quantity::Meant) -> String {
    match &meant.decimal {
        Some(decimal) => messages::AskedQuantityBytes { binary: &meant.text, decimal }.text(),
        None => messages::AskedQuantityMeant { meant: &meant.text }.text(),
    }
}

/// `16GB` and the like, which are no quantities of Kubernetes.
fn quantity(at: &str, value: &str) -> Asked {
    let message = messages::AskedQuantity { at: &at, value: &value }.text();
    match chartroom_objects::quantity::meant(value) {
        Some(meant) => {
            let instead = Some(Instead::write(format!("\"{}\"", meant.text)));
            Asked { message, help: Some(quantity_help(&meant)), instead }
        }
        None => {
            let help = messages::ASKED_QUANTITY_HELP.text();
            Asked { message, help: Some(help.to_owned()), instead: None }
        }
    }
}
