//! A layer that puts something else in the place of a map or a list, or takes it away: where templates fail by that, or
//! the schema refuses it, that entry is the cause.

mod keys;

use super::{Context, asked, item};
use crate::edit::removal;
use crate::layers::StackLayer;
use crate::messages;
use crate::provenance::inputs;
use crate::report::Layer;
use chartroom_diagnostics::{Diagnostic, Edit, Fix, Mark, Role, Span};
use chartroom_gotemplate::{Cause, ExecError, Link, ParamType, Value};
use chartroom_yaml::{Entry, Node, NodeKind, Style};

/// An entry that takes a map or a list of the layers below away.
pub(super) struct Taken<'a> {
    path: &'a [String],
    layer: &'a StackLayer,
    span: Span,
    below: Span,
    before: Value,
    now: Value,
}

/// What an entry was to say, as far as that can be told.
pub(super) struct Meant {
    pub(super) help: String,
    pub(super) fix: Option<Fix>,
    /// The fix sets keys that templates read.
    sets: bool,
}

/// The failure of a template at a value that a layer took away: at that entry.
pub(super) fn cause(context: &Context<'_>, error: &ExecError, link: &Link) -> Option<Diagnostic> {
    let field = match &*error.cause {
        Cause::NilPointer(field) | Cause::NoField { field, .. } => Some(field.as_str()),
        Cause::NotIterable { .. } | Cause::WrongType { wants: ParamType::Map, .. } => None,
        _ => return None,
    };
    let place = &link.place;
    let at = context.template_span(&place.source.name.to_text(), &place.span);
    let template = at.and_then(|at| context.files.get(at.file));
    let dot = at.zip(template).and_then(|(at, file)| item::dot(&file.text, at.start as usize));
    let traced = error.from.as_deref().zip(context.trace).map(|(blame, trace)| {
        let inputs = inputs(trace, blame.data, context.layers);
        inputs.iter().filter_map(|input| Some(input.value()?.to_vec())).collect::<Vec<_>>()
    });
    let mut paths = traced.unwrap_or_default();
    paths.extend(super::expression::value_paths(&link.place.context));
    paths.extend(dot.filter(|_| !link.place.context.contains("Values")));
    let cause = paths.iter().find_map(|path| {
        let taken = taken(context, path)?;
        let next = path.get(taken.path.len());
        let fits = match (&taken.before, field) {
            (Value::Map(map), Some(field)) => {
                map.get(field.as_bytes()).is_some() || next.is_some_and(|next| next == field)
            }
            (Value::Map(_), None) => true,
            (_, field) => field.is_some(),
        };
        // An item of a list in a file is told where it stands.
        (fits && taken.is_entry()).then_some(taken)
    });
    let Some(found) = cause else {
        return field.and_then(|field| in_items(context, &paths, field));
    };
    let (message, code) = (found.message(field), found.code());
    let meant = found.meant(context, field);
    let told = Diagnostic::error(code, message).at(found.span).help(meant.help);
    let told = told.related(Role::DefinedHere, found.below, messages::LAYER_BELOW_NOTE);
    let told = told.mark(Mark::Shape { sets: meant.sets });
    Some(Diagnostic { fix: meant.fix, ..told })
}

/// A flag that gives an item of a list, or all of it, as something that is no map.
fn in_items(context: &Context<'_>, paths: &[Vec<String>], field: &str) -> Option<Diagnostic> {
    paths.iter().find_map(|path| {
        let item: Vec<String> = path.iter().cloned().chain(["0".to_owned()]).collect();
        let source = context.layers.source(&item)?;
        let layer =
            context.layers.layers.iter().rev().find(|one| one.source(&item) == Some(source))?;
        let is_single = layer.value(&item).is_some_and(|value| value.as_map().is_none());
        let is_flag = matches!(source.layer, Layer::Set(_));
        (is_flag && is_single).then_some(())?;
        let path = in_flag(path);
        let message = messages::ShapeItems { field: &field, path: &path }.text();
        let help =
            messages::ShapeSetItemKeyHelp { entry: &in_shell(&format!("{path}[0].{field}=…")) }
                .text();
        Some(Diagnostic::error("exec/failed", message).at(source.span?).help(help))
    })
}

/// The outermost entry on a path that is no map, or no list, where the layers below have one.
pub(super) fn taken<'a>(context: &Context<'a>, path: &'a [String]) -> Option<Taken<'a>> {
    (1..=path.len()).find_map(|length| {
        let path = path.get(..length)?;
        let layers = context.layers.layers.iter().rev();
        let mut saying = layers.filter_map(|layer| Some((layer, layer.source(path)?.span?)));
        let (layer, span) = saying.next()?;
        let is_no_table = layer.is_no_table(path);
        let (below, below_span) = saying.next()?;
        let before = match below.is_no_table(path) == is_no_table {
            // A map over a map, or a list over a list, is laid over it or is one like it.
            true if !is_no_table => return None,
            _ => below.value(path)?,
        };
        let now = layer.value(path)?;
        let is_other = match (&before, &now) {
            (Value::Map(map), _) => !map.is_empty() && !matches!(now, Value::Map(_)),
            (Value::List(_), Value::List(_)) => false,
            (Value::List(list), _) => !list.is_empty() && !now.is_nil(),
            _ => false,
        };
        let is_own = layer.layer == Layer::Base;
        (is_other && !is_own).then_some(Taken { path, layer, span, below: below_span, before, now })
    })
}

impl Taken<'_> {
    fn place(&self, range: std::ops::Range<usize>) -> Span {
        Span::of(self.layer.file, &range)
    }

    fn code(&self) -> &'static str {
        if self.now.is_nil() { "exec/nil-pointer" } else { "exec/failed" }
    }

    fn dotted(&self) -> String {
        self.path.join(".")
    }

    /// No item of a list.
    pub(super) fn is_entry(&self) -> bool {
        self.is_flag() || self.entry().is_some()
    }

    fn is_flag(&self) -> bool {
        matches!(self.layer.layer, Layer::Set(_))
    }

    /// The entry in its file, and those around it.
    fn entry(&self) -> Option<(Vec<&Entry>, &Entry)> {
        let crate::layers::Content::Tree(root) = &self.layer.content else { return None };
        let inner = self.path.strip_prefix(self.layer.prefix.as_slice())?;
        let (last, above) = inner.split_last()?;
        let mut parents = Vec::new();
        let mut node: &Node = root;
        for step in above {
            let entry = node.entry(step)?;
            node = &entry.value;
            parents.push(entry);
        }
        Some((parents, node.entry(last)?))
    }

    fn message(&self, field: Option<&str>) -> String {
        let path = self.dotted();
        let is_list = matches!(self.before, Value::List(_));
        let kind = if is_list { messages::KIND_LIST } else { messages::KIND_MAP };
        let fails = match field {
            Some(field) if is_list => messages::ShapeFailsItems { field: &field }.text(),
            Some(field) => messages::ShapeFailsField { field: &field }.text(),
            None => messages::ShapeFails { kind: &kind }.text(),
        };
        let empty = self.entry().is_some_and(|(_, entry)| {
            entry
                .value
                .as_scalar()
                .is_some_and(|scalar| scalar.value.is_empty() && scalar.style == Style::Plain)
        });
        match &self.now {
            Value::Nil if empty => {
                messages::ShapeNullEmpty { path: &path, kind: &kind, fails: &fails }.text()
            }
            Value::Nil => messages::ShapeNull { path: &path, kind: &kind, fails: &fails }.text(),
            now => {
                let short = crate::short(now);
                let is = match now {
                    Value::Map(_) => messages::KIND_MAP.into(),
                    Value::List(_) => messages::KIND_LIST.into(),
                    _ if short.is_empty() => messages::SHAPE_IS_EMPTY.into(),
                    Value::Str(text) if text.to_text().contains('\n') => messages::KIND_TEXT.into(),
                    _ if short.contains('`') => messages::SHAPE_IS_SINGLE.into(),
                    _ => format!("`{short}`"),
                };
                messages::ShapeOther { path: &path, kind: &kind, is: &is, fails: &fails }.text()
            }
        }
    }

    /// What the entry was to say: the keys that its value belongs to, or nothing at all.
    pub(super) fn meant(&self, context: &Context<'_>, field: Option<&str>) -> Meant {
        let path = self.dotted();
        let keys = match &self.before {
            Value::Map(map) => keys::keys(map, &self.now, field),
            _ => None,
        };
        if self.is_flag() {
            return Meant { help: self.in_flags(keys.as_deref(), field), fix: None, sets: false };
        }
        if let Some(keys) = keys {
            let names: Vec<String> =
                keys.iter().map(|(key, value)| format!("`{path}.{key}: {value}`")).collect();
            let help = messages::ShapeWriteHelp { entries: &joined(&names) }.text();
            let fix = self.below_key(context, &keys);
            return Meant { help, sets: fix.is_some(), fix };
        }
        if let Some(meant) = self.as_list() {
            return meant;
        }
        if let Some((wants, fix)) = self.reshaped(context) {
            let help = match wants {
                "string" => messages::REMOVE_BLOCK_HELP_TEXT.text(),
                "object" => messages::WRITE_KEYS_HELP_LIST.text(),
                _ => messages::WRITE_ITEMS_HELP.text(),
            };
            return Meant { help: help.to_owned(), fix: Some(fix), sets: false };
        }
        let help = match (&self.before, field) {
            (Value::List(_), Some(field)) => {
                messages::ShapeListHelpItems { path: &path, field: &field }.text()
            }
            (Value::List(_), None) => messages::ShapeListHelp { path: &path }.text(),
            _ if self.now.is_nil() => messages::SHAPE_NULL_HELP.into(),
            _ => match self.some_keys() {
                Some(keys) => messages::ShapeKeysHelp { keys: &keys }.text(),
                None => messages::SHAPE_KEYS_HELP_ANY.into(),
            },
        };
        Meant { help, fix: self.removed(context), sets: false }
    }

    /// A single value where a list belongs: as its item, or as the key of an item that says what the item is.
    fn as_list(&self) -> Option<Meant> {
        let Value::List(before) = &self.before else { return None };
        let text = match &self.now {
            Value::Nil | Value::Map(_) | Value::List(_) => return None,
            now => crate::short(now),
        };
        let path = self.dotted();
        let first = before.items().first()?;
        let Some(map) = first.as_map() else {
            let item = if keys::is_plain(&text) { text } else { format!("{text:?}") };
            let span = self.place(self.entry()?.1.value.span.clone());
            let text = format!("[{item}]");
            let help = messages::ShapeAsListHelp { path: &path, text: &text }.text();
            let title = messages::WritePlain { text: &text }.text();
            return Some(Meant {
                help,
                fix: Some(Fix { title, edits: vec![Edit { span, text }] }),
                sets: false,
            });
        };
        let key = ["host", "name", "key", "url"]
            .into_iter()
            .find(|key| map.get(key.as_bytes()).is_some())?;
        let help = messages::ShapeAsListHelpMaps { path: &path, key: &key, text: &text }.text();
        Some(Meant { help, fix: None, sets: false })
    }

    /// Some keys of the map below.
    fn some_keys(&self) -> Option<String> {
        let Value::Map(map) = &self.before else { return None };
        let names: Vec<String> = map
            .entries()
            .iter()
            .take(3)
            .map(|(key, _)| format!("`{}.{}`", self.dotted(), key.to_text()))
            .collect();
        let (last, before) = names.split_last()?;
        Some(if before.is_empty() {
            last.clone()
        } else {
            joined(&[before.join(chartroom_messages::comma()), last.clone()])
        })
    }

    fn in_flags(&self, keys: Option<&[(String, String)]>, field: Option<&str>) -> String {
        let path = in_flag(self.path);
        if let Some(keys) = keys {
            let pair = |(key, value): &(String, String)| {
                format!("{path}.{}={}", key.replace('.', "\\."), value.trim_matches('"'))
            };
            let pairs: Vec<String> = keys.iter().map(pair).collect();
            return messages::WriteHelp {
                text: &format_args!("--set {}", in_shell(&pairs.join(","))),
            }
            .text();
        }
        let is_list = matches!(self.before, Value::List(_));
        let key = field.unwrap_or("KEY");
        match (is_list, field) {
            _ if self.now.is_nil() => messages::ShapeNullHelpFlag { path: &path }.text(),
            (true, None) => {
                messages::ShapeSetItemsHelp { entry: &in_shell(&format!("{path}[0]=…")) }.text()
            }
            (true, Some(_)) => {
                messages::ShapeSetItemKeyHelp { entry: &in_shell(&format!("{path}[0].{key}=…")) }
                    .text()
            }
            (false, _) => {
                messages::ShapeSetKeyHelp { entry: &in_shell(&format!("{path}.{key}=…")) }.text()
            }
        }
    }

    /// Keys below the entry's own in the place of its value.
    fn below_key(&self, context: &Context<'_>, keys: &[(String, String)]) -> Option<Fix> {
        let (_, entry) = self.entry()?;
        let text = &context.files.get(self.layer.file)?.text;
        let start = entry.key.span.start;
        let line = text.get(..start)?.rfind('\n').map_or(0, |at| at + 1);
        let before = text.get(line..start)?;
        let is_block = before.bytes().all(|byte| matches!(byte, b' ' | b'-'));
        let blank = " ".repeat(before.len() + 2);
        let lines = match is_block {
            true => {
                let lines = keys.iter().map(|(key, value)| format!("\n{blank}{key}: {value}"));
                format!(":{}", lines.collect::<String>())
            }
            false => {
                let pairs: Vec<String> =
                    keys.iter().map(|(key, value)| format!("{key}: {value}")).collect();
                format!(": {{{}}}", pairs.join(", "))
            }
        };
        let range = entry.key.span.end..entry.value.span.end;
        let names: Vec<String> =
            keys.iter().map(|(key, _)| format!("`{}.{key}`", self.dotted())).collect();
        let title = messages::ShapeWriteFix { keys: &joined(&names) }.text();
        let edits = vec![Edit { span: self.place(range), text: lines }];
        Some(Fix { title, edits })
    }

    /// A list of one map as that map, and a map as a list of one.
    fn reshaped(&self, context: &Context<'_>) -> Option<(&'static str, Fix)> {
        let (_, entry) = self.entry()?;
        let (got, wants) = match (&entry.value.kind, &self.before) {
            (NodeKind::Sequence(items), Value::Map(_)) if items.len() == 1 => ("array", "object"),
            (NodeKind::Mapping(_), Value::List(list))
                if list.items().iter().all(|one| one.as_map().is_some()) =>
            {
                ("object", "array")
            }
            (NodeKind::Scalar(scalar), _) if scalar.style == Style::Literal => ("string", "object"),
            _ => return None,
        };
        let file = context.files.get(self.layer.file)?;
        let text = asked::reshaped(got, wants, &entry.value, &file.text)?;
        let span = self.place(entry.value.span.clone());
        let title = match (got, wants) {
            ("string", _) => messages::REMOVE_BLOCK_FIX.text(),
            (_, "object") => messages::SHAPE_MAKE_MAP.text(),
            _ => messages::SHAPE_MAKE_LIST.text(),
        };
        let told = if got == "string" { got } else { wants };
        Some((told, Fix { title: title.to_owned(), edits: vec![Edit { span, text }] }))
    }

    fn removed(&self, context: &Context<'_>) -> Option<Fix> {
        let (parents, entry) = self.entry()?;
        let file = context.files.get(self.layer.file)?;
        let range = removal(&file.text, &parents, entry)?;
        let title = messages::ShapeRemoveFix { path: &self.dotted() }.text();
        let edits = vec![Edit { span: self.place(range), text: String::new() }];
        Some(Fix { title, edits })
    }
}

fn joined(names: &[String]) -> String {
    names.join(messages::LIST_AND.text())
}

/// A path as `--set` takes it.
fn in_flag(path: &[String]) -> String {
    let mut text = String::new();
    for step in path {
        match step.bytes().all(|byte| byte.is_ascii_digit()) {
            true => text.push_str(&format!("[{step}]")),
            false if text.is_empty() => text = step.replace('.', "\\."),
            false => text.push_str(&format!(".{}", step.replace('.', "\\."))),
        }
    }
    text
}

/// An argument in quotes where a shell needs them.
fn in_shell(text: &str) -> String {
    match text.contains(['[', '\\', ' ', '{']) {
        true => format!("'{text}'"),
        false => text.to_owned(),
    }
}
