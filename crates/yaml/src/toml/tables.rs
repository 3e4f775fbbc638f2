//! The tables of a document, as BurntSushi's parser keeps them while it reads.

use super::quoted_key;
use chartroom_gotemplate::{ElemType, List, Map, Value};
use std::collections::HashSet;
use std::fmt;

/// A path of keys.
#[derive(Clone, Default)]
pub(super) struct Context {
    parts: Vec<String>,
}

impl Context {
    pub(super) fn parts(&self) -> &[String] {
        &self.parts
    }

    pub(super) fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    pub(super) fn push(&mut self, part: &str) {
        self.parts.push(part.to_owned());
    }
}

impl fmt::Display for Context {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&dotted(&self.parts))
    }
}

#[derive(Default)]
pub(super) struct Tables {
    pub(super) root: Map,
    /// Tables that exist only because a longer key names them: they may be defined once more.
    implied: HashSet<String>,
    /// Keys whose value is written as an array.
    arrays: HashSet<String>,
}

impl Tables {
    pub(super) fn imply(&mut self, path: &[String]) {
        self.implied.insert(dotted(path));
    }

    /// Keeps whether the value of a key is an array.
    pub(super) fn is_value(&mut self, context: &Context, key: &str, array: bool) {
        // The empty key counts as the table itself, but at the top.
        let mut path = context.parts.clone();
        if !key.is_empty() || path.is_empty() {
            path.push(key.to_owned());
        }
        if array {
            self.arrays.insert(dotted(&path));
        } else {
            self.arrays.remove(&dotted(&path));
        }
    }

    /// Makes the table of a path the context (`addContext`).
    pub(super) fn open(
        &mut self,
        context: &mut Context,
        path: &[String],
        array: bool,
    ) -> Result<(), String> {
        let Some((last, parents)) = path.split_last() else {
            return Ok(());
        };
        let mut table = self.root.clone();
        for (number, part) in parents.iter().enumerate() {
            let parent = path.get(..=number).unwrap_or(path);
            if !table.contains(part.as_bytes()) {
                self.imply(parent);
                table.insert(part.as_str(), Map::new());
            }
            table = inner(&table, part).ok_or_else(|| {
                format!("Key '{}' was already created as a hash.", dotted(parent))
            })?;
        }
        context.parts = parents.to_vec();
        if array {
            append(&table, path, last)?;
        } else {
            self.set(context, last, Value::Map(Map::new()))?;
        }
        context.push(last);
        Ok(())
    }

    /// Sets a key in the table of the context (`setValue`). A table that was only implied may be defined once.
    pub(super) fn set(&mut self, context: &Context, key: &str, value: Value) -> Result<(), String> {
        let mut table = self.root.clone();
        for (number, part) in context.parts.iter().enumerate() {
            table = inner(&table, part)
                .ok_or_else(|| defined(context.parts.get(..=number).unwrap_or(&context.parts)))?;
        }
        if table.contains(key.as_bytes()) {
            let mut path = context.parts.clone();
            path.push(key.to_owned());
            let name = dotted(&path);
            if !self.implied.remove(&name) {
                return Err(defined(&path));
            }
            // Tables within an array stood here as long as it was read.
            if self.arrays.contains(&name) {
                table.insert(key, value);
            }
            return Ok(());
        }
        table.insert(key, value);
        Ok(())
    }
}

fn defined(path: &[String]) -> String {
    format!("Key '{}' has already been defined.", dotted(path))
}

/// One more table at the end of an array of tables.
fn append(table: &Map, path: &[String], key: &str) -> Result<(), String> {
    let mut items = match table.get(key.as_bytes()) {
        None => Vec::new(),
        Some(Value::List(list)) if list.elem() == ElemType::Map => {
            // The only holder of the list now, so that its items need no copy.
            table.remove(key.as_bytes());
            list.into_items()
        }
        Some(_) => {
            return Err(format!(
                "Key '{}' was already created and cannot be used as an array.",
                dotted(path)
            ));
        }
    };
    items.push(Value::Map(Map::new()));
    table.insert(key, List::new(ElemType::Map, items));
    Ok(())
}

/// The table at a key of a table: of an array of tables the last one.
fn inner(table: &Map, key: &str) -> Option<Map> {
    match table.get(key.as_bytes())? {
        Value::Map(map) => Some(map),
        Value::List(list) if list.elem() == ElemType::Map => list.items().last()?.as_map().cloned(),
        _ => None,
    }
}

fn dotted(path: &[String]) -> String {
    path.iter().map(|key| quoted_key(key)).collect::<Vec<_>>().join(".")
}
