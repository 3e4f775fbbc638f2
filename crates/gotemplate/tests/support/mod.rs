//! Functions that stand in for Helm's and Sprig's in the tests of this crate, with their real signatures.
#![allow(dead_code)] // each test binary uses its own part

use chartroom_gotemplate::{
    Cause, Env, ExecError, FuncError, Function, FunctionTable, Functions, Invocation, List, Map,
    MapType, Options, Output, ParamType, ParseError, Price, Reentrant, Signature, Str, TemplateSet,
    Value, fmt,
};
use std::rc::Rc;

const fn fixed(params: &'static [ParamType]) -> Signature {
    Signature { params, variadic: None }
}

const ANY: Signature = Signature { params: &[], variadic: Some(ParamType::Any) };

fn text(value: &Value) -> &str {
    value.as_str().and_then(Str::as_str).unwrap_or("")
}

fn int(value: &Value) -> i64 {
    match value {
        Value::Int(number) | Value::Int64(number) => *number,
        Value::Float(number) => *number as i64,
        _ => 0,
    }
}

fn plain() -> Vec<Function> {
    vec![
        Function {
            name: "list",
            signature: ANY,
            price: Price::PLAIN,
            call: |_, args| Ok(args.to_vec().into()),
        },
        Function {
            name: "dict",
            signature: ANY,
            price: Price::PLAIN,
            call: |_, args| {
                let pairs = args.chunks(2).map(|pair| {
                    (fmt::display(&pair[0]), pair.get(1).cloned().unwrap_or("".into()))
                });
                Ok(Map::from_iter(pairs).into())
            },
        },
        Function {
            name: "trunc",
            signature: fixed(&[ParamType::Int, ParamType::Str]),
            price: Price::PLAIN,
            call: |_, args| {
                let (count, text) = (int(&args[0]) as usize, args[1].as_str().unwrap());
                Ok(Value::str(&text.as_bytes()[..count.min(text.len())]))
            },
        },
        Function {
            name: "upper",
            signature: fixed(&[ParamType::Str]),
            price: Price::PLAIN,
            call: |_, args| Ok(text(&args[0]).to_uppercase().into()),
        },
        Function {
            name: "trim",
            signature: fixed(&[ParamType::Str]),
            price: Price::PLAIN,
            call: |_, args| Ok(text(&args[0]).trim().into()),
        },
        Function {
            name: "nindent",
            signature: fixed(&[ParamType::Int, ParamType::Str]),
            price: Price::PLAIN,
            call: |_, args| {
                let pad = format!("\n{}", " ".repeat(int(&args[0]) as usize));
                Ok(format!("{pad}{}", text(&args[1]).replace('\n', &pad)).into())
            },
        },
        Function {
            name: "default",
            signature: Signature { params: &[ParamType::Any], variadic: Some(ParamType::Any) },
            price: Price::PLAIN,
            call: |_, args| {
                let given = args.get(1).filter(|value| value.truth());
                Ok(given.unwrap_or(&args[0]).clone())
            },
        },
        Function {
            name: "set",
            signature: fixed(&[ParamType::Map, ParamType::Str, ParamType::Any]),
            price: Price::PLAIN,
            call: |_, args| {
                let map = args[0].as_map().unwrap();
                if map.is_nil() {
                    return Err(FuncError::new("assignment to entry in nil map"));
                }
                map.insert(text(&args[1]), args[2].clone());
                Ok(args[0].clone())
            },
        },
        Function {
            name: "pick",
            signature: Signature { params: &[ParamType::Map], variadic: Some(ParamType::Str) },
            price: Price::PLAIN,
            call: |_, args| Ok(args[0].clone()),
        },
        Function {
            name: "ternary",
            signature: fixed(&[ParamType::Any, ParamType::Any, ParamType::Bool]),
            price: Price::PLAIN,
            call: |_, args| Ok(if args[2].truth() { args[0].clone() } else { args[1].clone() }),
        },
        Function {
            name: "join",
            signature: fixed(&[ParamType::Str, ParamType::Any]),
            price: Price::PLAIN,
            call: |_, args| Ok(fmt::display(&args[1]).into()),
        },
        Function {
            name: "splitList",
            signature: fixed(&[ParamType::Str, ParamType::Str]),
            price: Price::PLAIN,
            call: |_, args| Ok(List::strings(text(&args[1]).split(text(&args[0]))).into()),
        },
        Function {
            name: "until",
            signature: fixed(&[ParamType::Int]),
            price: Price::PLAIN,
            call: |_, args| Ok((0..int(&args[0])).map(Value::Int).collect::<Vec<_>>().into()),
        },
        Function {
            name: "int64",
            signature: fixed(&[ParamType::Any]),
            price: Price::PLAIN,
            call: |_, args| Ok(Value::Int64(int(&args[0]))),
        },
        Function {
            name: "add",
            signature: ANY,
            price: Price::PLAIN,
            call: |_, args| Ok(Value::Int64(args.iter().map(int).sum())),
        },
        Function {
            name: "first",
            signature: fixed(&[ParamType::Any]),
            price: Price::PLAIN,
            call: |_, args| Ok(args[0].as_list().unwrap().items()[0].clone()),
        },
        Function {
            name: "typeOf",
            signature: fixed(&[ParamType::Any]),
            price: Price::PLAIN,
            call: |_, args| Ok(args[0].go_type().into()),
        },
        Function {
            name: "fail",
            signature: fixed(&[ParamType::Str]),
            price: Price::PLAIN,
            call: |_, args| Err(FuncError::new(text(&args[0]))),
        },
    ]
}

struct Include;

impl Reentrant for Include {
    fn enter(
        &self,
        _: &Env,
        args: &[Value],
        current: &Rc<TemplateSet>,
    ) -> Result<Invocation, FuncError> {
        let name = args[0].as_str().unwrap();
        let Some(template) = current.lookup(name.as_bytes()) else {
            return Err(Cause::NotAssociated(name.clone(), "gotpl").into());
        };
        Ok(Invocation {
            set: Rc::clone(current),
            template: Rc::clone(template),
            data: args[1].clone(),
            note: Str::default(),
        })
    }

    fn leave(&self, _: &Invocation, result: Result<Str, ExecError>) -> Result<Value, FuncError> {
        result.map(Value::Str).map_err(|error| FuncError::wrap("", error))
    }
}

struct Tpl;

impl Reentrant for Tpl {
    fn enter(
        &self,
        _: &Env,
        args: &[Value],
        current: &Rc<TemplateSet>,
    ) -> Result<Invocation, FuncError> {
        let note = args[0].as_str().unwrap().clone();
        let mut set = TemplateSet::clone(current);
        let template = set.parse("gotpl", note.clone()).map_err(|error| {
            let text = fmt::quote(note.as_bytes());
            FuncError::wrap(format!("cannot parse template {text}: "), error)
        })?;
        Ok(Invocation { set: Rc::new(set), template, data: args[1].clone(), note })
    }

    fn leave(&self, call: &Invocation, result: Result<Str, ExecError>) -> Result<Value, FuncError> {
        match result {
            Ok(text) => Ok(text.to_text().replace("<no value>", "").into()),
            Err(error) => {
                let text = fmt::quote(call.note.as_bytes());
                let prefix = format!("error during tpl function execution for {text}: ");
                Err(FuncError::wrap(prefix, error))
            }
        }
    }
}

/// All functions above.
pub(crate) fn functions() -> Rc<Functions> {
    let mut table = FunctionTable::default();
    table.extend(plain());
    let mut functions = Functions::new(table);
    let signature = fixed(&[ParamType::Str, ParamType::Any]);
    functions.add_reentrant("include", signature, Rc::new(Include));
    functions.add_reentrant("tpl", signature, Rc::new(Tpl));
    Rc::new(functions)
}

/// `.Values` as `{m: {a: 1}, l: [1, 2]}` in a chart gives it.
pub(crate) fn data() -> Value {
    let values = Map::with_type(MapType::Values);
    values.insert("m", Map::from_iter([("a", 1.0)]));
    values.insert("l", vec![Value::Float(1.0), Value::Float(2.0)]);
    let top = Map::with_type(MapType::Values);
    top.insert("Values", values);
    top.into()
}

/// Why a text gives nothing.
#[derive(Debug)]
pub(crate) enum Failure {
    /// It does not parse.
    Parse(ParseError),
    /// It fails.
    Exec(ExecError),
}

impl std::fmt::Display for Failure {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Failure::Parse(error) => error.fmt(out),
            Failure::Exec(error) => error.fmt(out),
        }
    }
}

/// Parses files and executes the last one.
pub(crate) fn render(
    files: &[(&str, &str)],
    data: Value,
    options: &Options,
) -> Result<Output, Failure> {
    render_within(files, data, options, &Env::new(0, 0, 1))
}

/// The same, with what it may take.
pub(crate) fn render_within(
    files: &[(&str, &str)],
    data: Value,
    options: &Options,
    env: &Env,
) -> Result<Output, Failure> {
    let mut set = TemplateSet::new(functions());
    let mut main = None;
    for (name, text) in files {
        main = Some(set.parse(*name, *text).map_err(Failure::Parse)?);
    }
    set.freeze();
    Rc::new(set).execute(&main.unwrap(), data, env, options).map_err(Failure::Exec)
}

/// Renders one file; an error is its text.
pub(crate) fn run(text: &str) -> Result<String, String> {
    let output = render(&[("gotpl", text)], data(), &Options::default());
    match output {
        Ok(output) => Ok(String::from_utf8_lossy(&output.text).replace("<no value>", "")),
        // What `fail` says reaches users of Helm without Go's text around it.
        Err(Failure::Exec(error)) if error.cause.to_string() == "5% of" => {
            Err(error.cause.to_string())
        }
        Err(failure) => Err(failure.to_string()),
    }
}
