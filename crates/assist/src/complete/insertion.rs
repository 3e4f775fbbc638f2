//! What is put in for a key.

use crate::outline::Cursor;
use chartroom_core::one_line;
use chartroom_gotemplate::Value;

/// A key with what comes behind it.
pub(super) fn insertion(name: &str, cursor: &Cursor, is_map: bool, is_list: bool) -> String {
    let name = quoted(name, cursor);
    if cursor.colon {
        return name;
    }
    let column = " ".repeat(cursor.column + 2);
    match (cursor.flow, is_map, is_list) {
        (false, true, _) => format!("{name}:\n{column}"),
        (false, _, true) => format!("{name}:\n{column}- "),
        _ => format!("{name}: "),
    }
}

fn quoted(name: &str, cursor: &Cursor) -> String {
    let plain = one_line(&Value::str(name));
    if cursor.quote.is_some() { name.to_owned() } else { plain }
}
