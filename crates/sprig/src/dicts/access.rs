//! Making dictionaries and looking into them.

use crate::args::{Outcome, any, bytes, fail, map, string, string_list, strval, tail};
use crate::table::{Row, row};
use chartroom_gotemplate::ParamType::{Any, Map as Dict, Str as Text};
use chartroom_gotemplate::{Env, FuncError, Map, Str, Value};

/// The functions.
pub(crate) const ROWS: &[Row] = &[
    row(
        &["dict"],
        &[],
        dict,
        "A dictionary of keys and values; a last key without value gets \"\".",
        &[(r#"{{ dict "a" 1 "b" (list 2) }}"#, "map[a:1 b:[2]]")],
    )
    .variadic(Any),
    row(
        &["get"],
        &[Dict, Text],
        get,
        "The value of a key, or \"\".",
        &[(r#"{{ get (dict "a" 1) "a" }}"#, "1")],
    ),
    row(
        &["set"],
        &[Dict, Text, Any],
        set,
        "Sets a key in the dictionary itself, which it gives back.",
        &[(r#"{{ $d := dict "a" 1 }}{{ $_ := set $d "b" 2 }}{{ $d }}"#, "map[a:1 b:2]")],
    ),
    row(
        &["unset"],
        &[Dict, Text],
        unset,
        "Removes a key from the dictionary itself, which it gives back.",
        &[(r#"{{ unset (dict "a" 1 "b" 2) "a" }}"#, "map[b:2]")],
    ),
    row(
        &["hasKey"],
        &[Dict, Text],
        has_key,
        "Whether the key is there, even with nil.",
        &[(r#"{{ hasKey (dict "a" nil) "a" }}"#, "true")],
    ),
    row(
        &["pluck"],
        &[Text],
        pluck,
        "The values of a key in all dictionaries that have it.",
        &[(r#"{{ pluck "a" (dict "a" 1) (dict "b" 2) (dict "a" 3) }}"#, "[1 3]")],
    )
    .variadic(Dict),
    row(
        &["keys"],
        &[],
        keys,
        "The keys of all dictionaries; Helm gives them in no order.",
        &[(r#"{{ keys (dict "b" 1 "a" 2) | sortAlpha }}"#, "[a b]")],
    )
    .variadic(Dict),
    row(
        &["values"],
        &[Dict],
        values,
        "The values; Helm gives them in no order.",
        &[(r#"{{ values (dict "b" 1 "a" 2) | sortAlpha }}"#, "[1 2]")],
    ),
    row(
        &["pick"],
        &[Dict],
        pick,
        "A new dictionary with these keys only.",
        &[(r#"{{ pick (dict "a" 1 "b" 2 "c" 3) "a" "c" "x" }}"#, "map[a:1 c:3]")],
    )
    .variadic(Text),
    row(
        &["omit"],
        &[Dict],
        omit,
        "A new dictionary without these keys.",
        &[(r#"{{ omit (dict "a" 1 "b" 2 "c" 3) "a" "c" }}"#, "map[b:2]")],
    )
    .variadic(Text),
    row(
        &["dig"],
        &[],
        dig,
        "The value at a path of keys, or a default: dig KEY… DEFAULT DICT.",
        &[(
            r#"{{ dict "a" (dict "b" 1) | dig "a" "b" 0 }} {{ dig "x" "y" "none" (dict) }}"#,
            "1 none",
        )],
    )
    .variadic(Any),
];

fn dict(env: &Env, args: &[Value]) -> Outcome {
    let dict = Map::new();
    for pair in args.chunks(2) {
        dict.insert(strval(env, any(pair, 0))?, pair.get(1).cloned().unwrap_or_else(|| "".into()));
    }
    Ok(dict.into())
}

fn get(_: &Env, args: &[Value]) -> Outcome {
    Ok(map(args, 0).get(bytes(args, 1)).unwrap_or_else(|| "".into()))
}

fn set(env: &Env, args: &[Value]) -> Outcome {
    let dict = map(args, 0);
    if dict.is_nil() {
        return fail("assignment to entry in nil map");
    }
    env.budget.entry(&dict)?;
    dict.insert(string(args, 1), any(args, 2).clone());
    Ok(dict.into())
}

fn unset(_: &Env, args: &[Value]) -> Outcome {
    let dict = map(args, 0);
    dict.remove(bytes(args, 1));
    Ok(dict.into())
}

fn has_key(_: &Env, args: &[Value]) -> Outcome {
    Ok(map(args, 0).contains(bytes(args, 1)).into())
}

fn pluck(_: &Env, args: &[Value]) -> Outcome {
    let dicts = tail(args, 1).iter().filter_map(Value::as_map);
    Ok(dicts.filter_map(|dict| dict.get(bytes(args, 0))).collect::<Vec<_>>().into())
}

fn keys(env: &Env, args: &[Value]) -> Outcome {
    env.budget.list(args.iter().filter_map(Value::as_map).map(Map::len).sum())?;
    let keys = args.iter().filter_map(Value::as_map).flat_map(Map::keys);
    Ok(string_list(keys.map(Value::Str).collect()))
}

fn values(env: &Env, args: &[Value]) -> Outcome {
    env.budget.list(map(args, 0).len())?;
    Ok(map(args, 0).entries().into_iter().map(|(_, value)| value).collect::<Vec<_>>().into())
}

fn pick(_: &Env, args: &[Value]) -> Outcome {
    let dict = map(args, 0);
    let keys = tail(args, 1).iter().filter_map(Value::as_str);
    let picked = keys.filter_map(|key| Some((key.clone(), dict.get(key.as_bytes())?)));
    Ok(picked.collect::<Map>().into())
}

fn omit(env: &Env, args: &[Value]) -> Outcome {
    let omitted: Vec<&Str> = tail(args, 1).iter().filter_map(Value::as_str).collect();
    env.budget.visit(map(args, 0).len().saturating_mul(2 * omitted.len() + 2))?;
    env.budget.map(map(args, 0).len())?;
    let entries = map(args, 0).entries().into_iter();
    Ok(entries.filter(|(key, _)| !omitted.contains(&key)).collect::<Map>().into())
}

/// Go's `value.(TYPE)`, or the panic where the value is of another type.
fn wrong_type<T>(value: &Value, wanted: &str) -> Result<T, FuncError> {
    let found = if value.is_nil() { "nil".to_owned() } else { value.go_type() };
    fail(format!("interface conversion: interface {{}} is {found}, not {wanted}"))
}

fn as_dict(value: &Value) -> Result<Map, FuncError> {
    use chartroom_gotemplate::MapType;
    match value {
        Value::Map(dict) if dict.map_type() == MapType::Any => Ok(dict.clone()),
        other => wrong_type(other, "map[string]interface {}"),
    }
}

fn dig(_: &Env, args: &[Value]) -> Outcome {
    let [keys @ .., default, dict] = args else {
        return fail("dig needs at least three arguments");
    };
    if keys.is_empty() {
        return fail("dig needs at least three arguments");
    }
    let dict = as_dict(dict)?;
    let mut path = Vec::with_capacity(keys.len());
    for key in keys {
        match key {
            Value::Str(key) => path.push(key),
            other => return wrong_type(other, "string"),
        }
    }
    let mut found = Value::Map(dict);
    for key in path {
        match as_dict(&found)?.get(key.as_bytes()) {
            Some(value) => found = value,
            None => return Ok(default.clone()),
        }
    }
    Ok(found)
}
