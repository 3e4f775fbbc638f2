//! Dropping lists and maps without recursion.

use super::{List, Map, Value};
use std::rc::Rc;

/// Values may be nested deeper than the native stack allows, so containers are taken apart with a list of what is
/// left to drop instead of by recursion.
fn drop_nested(mut left: Vec<Value>) {
    while let Some(mut value) = left.pop() {
        match &mut value {
            Value::List(list) => list.take_containers(&mut left),
            Value::Map(map) => map.take_containers(&mut left),
            _ => {}
        }
    }
}

fn is_container(value: &Value) -> bool {
    matches!(value, Value::List(_) | Value::Map(_))
}

impl List {
    /// Moves the lists and maps in it to `left` if nobody else holds this list.
    fn take_containers(&mut self, left: &mut Vec<Value>) {
        let Some(items) = self.items.as_mut().and_then(Rc::get_mut) else {
            return;
        };
        let containers = items.iter_mut().filter(|item| is_container(item));
        left.extend(containers.map(|item| std::mem::replace(item, Value::Nil)));
    }
}

impl Map {
    /// Moves the lists and maps in it to `left` if nobody else holds this map.
    fn take_containers(&mut self, left: &mut Vec<Value>) {
        let Some(entries) = Rc::get_mut(&mut self.entries) else {
            return;
        };
        let containers = entries.get_mut().values_mut().filter(|item| is_container(item));
        left.extend(containers.map(|item| std::mem::replace(item, Value::Nil)));
    }
}

impl Drop for List {
    fn drop(&mut self) {
        let mut left = Vec::new();
        self.take_containers(&mut left);
        drop_nested(left);
    }
}

impl Drop for Map {
    fn drop(&mut self) {
        let mut left = Vec::new();
        self.take_containers(&mut left);
        drop_nested(left);
    }
}
