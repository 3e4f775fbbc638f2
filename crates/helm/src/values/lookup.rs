//! Paths into values: methods of Helm's `common.Values`.

use chartroom_gotemplate::{Map, Value, fmt};

/// Why a path leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LookupError {
    /// Helm's `ErrNoTable` of that key.
    NoTable(String),
    /// Helm's `ErrNoValue` of that key.
    NoValue(String),
}

impl LookupError {
    /// Helm's text.
    pub fn message(&self) -> String {
        match self {
            LookupError::NoTable(key) => format!("{} is not a table", fmt::quote(key.as_bytes())),
            LookupError::NoValue(key) => format!("{} is not a value", fmt::quote(key.as_bytes())),
        }
    }
}

/// Helm's `Values.Table`: the table at a dotted path.
pub fn table(values: &Map, path: &str) -> Result<Map, LookupError> {
    let mut table = values.clone();
    for key in path.split('.') {
        let Some(Value::Map(inner)) = table.get(key.as_bytes()) else {
            return Err(LookupError::NoTable(key.to_owned()));
        };
        table = inner;
    }
    Ok(table)
}

/// Helm's `Values.PathValue`: the value at a dotted path, which must not be a table.
pub fn path_value(values: &Map, path: &str) -> Result<Value, LookupError> {
    let no_value = |key: &str| LookupError::NoValue(key.to_owned());
    let (holder, key) = match path.rsplit_once('.') {
        Some((above, key)) => (table(values, above).map_err(|_| no_value(key))?, key),
        None => (values.clone(), path),
    };
    match holder.get(key.as_bytes()) {
        None | Some(Value::Map(_)) => Err(no_value(key)),
        Some(value) => Ok(value),
    }
}
