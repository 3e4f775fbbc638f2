//! Maps that hold themselves.

use super::Value;
use rustc_hash::FxHashMap;

/// Whether a walk through a value comes to a map that it is in already.
pub fn holds_itself(value: &Value) -> bool {
    // A map or list is open while the walk is in it, and is not walked through again.
    let mut open = FxHashMap::default();
    let mut left = vec![Step::Enter(value.clone())];
    while let Some(step) = left.pop() {
        match step {
            Step::Enter(Value::Map(map)) => match open.insert(map.id(), true) {
                Some(true) => return true,
                Some(false) => drop(open.insert(map.id(), false)),
                None => {
                    left.push(Step::Leave(map.id()));
                    map.each(|_, item| left.push(Step::Enter(item.clone())));
                }
            },
            Step::Enter(Value::List(list)) if open.insert(list.id(), false).is_none() => {
                left.extend(list.items().iter().cloned().map(Step::Enter));
            }
            Step::Enter(_) => {}
            Step::Leave(map) => drop(open.insert(map, false)),
        }
    }
    false
}

enum Step {
    Enter(Value),
    Leave(usize),
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Map;

    #[test]
    fn only_what_is_in_itself_does() {
        let (map, other) = (Map::new(), Map::new());
        map.insert("a", Value::Map(other.clone()));
        map.insert("b", Value::from(vec![Value::Map(other.clone())]));
        assert!(!holds_itself(&Value::Map(map.clone())));
        other.insert("up", Value::from(vec![Value::Map(map.clone())]));
        assert!(holds_itself(&Value::Map(map)));
        other.insert("up", Value::Nil);
    }

    #[test]
    fn what_is_in_a_value_many_times_is_looked_at_once() {
        let mut value = Value::from(vec![Value::Nil]);
        for _ in 0..1000 {
            value = Value::from(vec![value.clone(), value]);
        }
        assert!(!holds_itself(&value));
    }
}
