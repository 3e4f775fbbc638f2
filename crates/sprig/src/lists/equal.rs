//! `reflect.DeepEqual`.

use chartroom_gotemplate::{Env, FuncError, List, Map, Value};
use std::collections::HashSet;

/// Whether two values are deeply equal: the same type with the same content. Nil and empty slices differ, as nil
/// and empty maps do; NaN equals nothing, not even itself. Maps that contain themselves are followed once.
pub(crate) fn deep_equal(env: &Env, left: &Value, right: &Value) -> Result<bool, FuncError> {
    if !is_container(left) || !is_container(right) {
        return Ok(same_leaf(left, right));
    }
    env.budget.work(SET_OUT)?;
    let mut compared = 0;
    let mut pending = vec![(left.clone(), right.clone())];
    let mut seen = HashSet::new();
    while let Some((left, right)) = pending.pop() {
        compared += 1;
        if compared % A_WHILE == 0 {
            env.budget.work(A_WHILE * PAIR)?;
        }
        let equal = match (&left, &right) {
            (Value::List(left), Value::List(right)) => pair_lists(left, right, &mut pending),
            (Value::Map(left), Value::Map(right)) => {
                let known = !seen.insert((left.id(), right.id()));
                left.map_type() == right.map_type()
                    && (known || pair_maps(left, right, &mut pending))
            }
            _ => same_leaf(&left, &right),
        };
        if !equal {
            return Ok(false);
        }
    }
    Ok(true)
}

/// As many pairs are compared before they are taken for steps.
const A_WHILE: u64 = 64;
/// Steps of a pair.
const PAIR: u64 = 3;
/// Steps of comparing lists or maps, however small.
const SET_OUT: u64 = 12;

fn is_container(value: &Value) -> bool {
    matches!(value, Value::List(_) | Value::Map(_))
}

type Pairs = Vec<(Value, Value)>;

fn pair_lists(left: &List, right: &List, pending: &mut Pairs) -> bool {
    let alike =
        left.elem() == right.elem() && left.is_nil() == right.is_nil() && left.len() == right.len();
    // The same slice is equal without a look at the items, so even with NaN in it.
    if alike && left.id() != right.id() {
        let pairs = left.items().iter().cloned().zip(right.items().iter().cloned());
        pending.extend(pairs);
    }
    alike
}

fn pair_maps(left: &Map, right: &Map, pending: &mut Pairs) -> bool {
    let alike = left.is_nil() == right.is_nil() && left.len() == right.len();
    if !alike || left.id() == right.id() {
        return alike;
    }
    for (key, value) in left.entries() {
        let Some(other) = right.get(key.as_bytes()) else { return false };
        pending.push((value, other));
    }
    true
}

fn same_leaf(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Nil, Value::Nil) => true,
        (Value::Bool(left), Value::Bool(right)) => left == right,
        (Value::Int(left), Value::Int(right)) | (Value::Int64(left), Value::Int64(right)) => {
            left == right
        }
        (Value::Uint8(left), Value::Uint8(right)) => left == right,
        (Value::Uint64(left), Value::Uint64(right)) => left == right,
        (Value::Float(left), Value::Float(right)) => left == right,
        (Value::Str(left), Value::Str(right)) => left == right,
        (Value::Bytes(left), Value::Bytes(right)) => left == right,
        (Value::Object(left), Value::Object(right)) => {
            left.go_type() == right.go_type() && left.equals(&**right)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chartroom_gotemplate::ElemType;

    fn deep_equal(left: &Value, right: &Value) -> bool {
        super::deep_equal(&Env::new(0, 0, 0), left, right).unwrap()
    }

    #[test]
    fn types_and_nil_count() {
        assert!(!deep_equal(&Value::Int(1), &Value::Int64(1)));
        assert!(!deep_equal(&Value::Float(f64::NAN), &Value::Float(f64::NAN)));
        let nil = Value::List(List::nil(ElemType::Any));
        assert!(deep_equal(&nil, &nil));
        assert!(!deep_equal(&nil, &Vec::new().into()));
    }

    #[test]
    fn maps_that_contain_themselves_end() {
        let one = Map::new();
        one.insert("self", one.clone());
        let two = Map::new();
        two.insert("self", two.clone());
        assert!(deep_equal(&one.into(), &two.into()));
    }
}
