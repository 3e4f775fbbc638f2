//! Executes the templates of a chart (Helm's pkg/engine).

mod capabilities;
mod context;
mod definitions;
mod errors;
mod files;
mod functions;
mod glob;
mod reentrant;
mod rules;
mod toml;

pub use capabilities::{Capabilities, DEFAULT_API_VERSIONS, KubeVersion};
pub use context::ReleaseFacts;
pub use errors::{exec_error_text, parse_error_text};
pub(crate) use functions::of_sprig_alone;
pub use glob::Glob;

use crate::chart::Chart;
use crate::release::{Failure, RenderedFile};
use crate::values::lookup;
use chartroom_gotemplate::{
    Env, FuncError, FunctionTable, Functions, Map, MapMethods, MapType, Options, ParamType,
    ParseError, Parsed, Scope, Signature, Str, Taint, TemplateSet, Trace, Value,
};
use context::{TemplateFile, base_name};
use reentrant::{Include, Tpl};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::mem::ManuallyDrop;
use std::rc::Rc;

/// What Go prints for a missing value; Helm removes it from all output.
const NO_VALUE: &str = "<no value>";

/// What executing the templates gave.
pub struct Rendered {
    /// The output of every template that was executed.
    pub files: Vec<RenderedFile>,
    /// What their parts were computed from, if that was asked for. Its inputs are `Values`, and the contexts of
    /// the charts.
    pub trace: Option<Trace>,
    /// Templates that cannot be parsed or that failed, in Helm's order: Helm stops at the first.
    pub failures: Vec<Failure>,
}

/// Renders all templates of a chart and those below it. A template that fails does not keep the others from being
/// rendered, though what it did to `.Values` until then stays.
pub fn render(
    chart: &Chart,
    values: &Map,
    release: &ReleaseFacts<'_>,
    capabilities: Capabilities,
    env: &Env,
    map: bool,
) -> Rendered {
    let mut files = context::templates(chart, values, release, Rc::new(capabilities));
    context::sort(&mut files);
    let mut set = TemplateSet::new(FUNCTIONS.with(|all| Rc::clone(all)));
    let mut failures = Vec::new();
    let mut parsed = Vec::new();
    for file in files {
        match parse(&file) {
            Ok(texts) => {
                set.add(&texts);
                parsed.push((file, texts));
            }
            Err(error) => failures.push(Failure::Parse(error)),
        }
    }
    let mut rendered = Vec::new();
    let mut trace = map.then(rules::trace);
    if failures.is_empty() {
        set.freeze();
        let set = Rc::new(set);
        let options = Options { map };
        if let Some(trace) = &mut trace {
            trace.input("Values", &Value::Map(values.clone()));
            parsed.iter().for_each(|(file, _)| trace_context(trace, &file.context));
            definitions::note(trace, chart, values, &parsed);
        }
        parsed.iter().for_each(|(file, _)| env.budget.root(Value::Map(file.context.clone())));
        for (file, _) in parsed.iter().filter(|(file, _)| !base_name(&file.path).starts_with('_')) {
            let switches: Vec<_> = chart.switches(&file.path);
            match execute(&set, file, env, &options, trace.as_mut(), (values, &switches)) {
                Ok(output) => rendered.push(output),
                Err(failure) => {
                    let used_up = failure.is_limit();
                    failures.push(failure);
                    if used_up {
                        break;
                    }
                }
            }
        }
    }
    Rendered { files: rendered, trace, failures }
}

/// Makes what templates of a chart find besides values atoms.
fn trace_context(trace: &mut Trace, context: &Map) {
    if !trace.is_input(&Value::Map(context.clone())) {
        trace.input("", &Value::Map(context.clone()));
    }
}

/// A text and what it was parsed to, by name.
type ParsedTexts = FxHashMap<String, (Rc<[u8]>, Rc<Parsed>)>;

thread_local! {
    /// The functions are the same for all renders; counts of includes are back at zero behind each.
    /// None of these is dropped: the process ends with them, and has no use for taking them apart.
    static FUNCTIONS: ManuallyDrop<Rc<Functions>> = ManuallyDrop::new(functions());
    /// Texts parsed before: on a keystroke all but one are as they were.
    static PARSED: RefCell<ManuallyDrop<ParsedTexts>> = RefCell::default();
}

/// Texts that are kept parsed; charts have fewer.
const MAX_PARSED: usize = 4000;

/// Parses a template, unless the same text was parsed under the same name before.
fn parse(file: &TemplateFile) -> Result<Rc<Parsed>, ParseError> {
    let known = PARSED.with_borrow(|parsed| {
        let (text, templates) = parsed.get(&file.path)?;
        (*text == file.text).then(|| Rc::clone(templates))
    });
    if let Some(templates) = known {
        return Ok(templates);
    }
    let text = Str::from(Rc::clone(&file.text));
    let templates = FUNCTIONS.with(|all| TemplateSet::parse_only(all, file.path.as_str(), text))?;
    let templates = Rc::new(templates);
    PARSED.with_borrow_mut(|parsed| {
        if parsed.len() >= MAX_PARSED {
            parsed.clear();
        }
        parsed.insert(file.path.clone(), (Rc::clone(&file.text), Rc::clone(&templates)));
    });
    Ok(templates)
}

fn execute(
    set: &Rc<TemplateSet>,
    file: &TemplateFile,
    env: &Env,
    options: &Options,
    trace: Option<&mut Trace>,
    (values, switches): (&Map, &[Vec<String>]),
) -> Result<RenderedFile, Failure> {
    let own = Map::with_type(MapType::Values);
    own.insert("Name", file.path.as_str());
    own.insert("BasePath", file.base_path.as_str());
    file.context.insert("Template", own);
    let data = Value::Map(file.context.clone());
    let Some(template) = set.lookup(file.path.as_bytes()) else {
        return Ok(RenderedFile { path: file.path.clone(), text: Vec::new(), map: None });
    };
    let executed = match trace {
        Some(trace) => {
            let outer = enter_chart(trace, values, switches);
            let executed = set.execute_traced(template, data, env, options, trace);
            trace.leave(outer);
            executed
        }
        None => set.execute(template, data, env, options),
    };
    match executed {
        Ok(mut output) => {
            reentrant::clean(&mut output);
            Ok(RenderedFile { path: file.path.clone(), text: output.text, map: output.map })
        }
        Err(error) => Err(Failure::Exec(file.path.clone(), Box::new(error))),
    }
}

/// All output of a subchart stands under what switched it on.
fn enter_chart(trace: &mut Trace, values: &Map, switches: &[Vec<String>]) -> Scope {
    let taint = switched_by(trace, values, switches);
    trace.enter(taint)
}

/// What a template of this name says depends on switches of subcharts.
fn define(trace: &mut Trace, name: &Str, values: &Map, switches: &[Vec<String>]) {
    let taint = switched_by(trace, values, switches);
    trace.define(name, taint);
}

fn switched_by(trace: &mut Trace, values: &Map, switches: &[Vec<String>]) -> Taint {
    let values = Value::Map(values.clone());
    let looked_up = switches.iter().map(|path| {
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        trace.look_up(&values, &path)
    });
    let taints: Vec<Taint> = looked_up.collect();
    trace.union_of(&taints)
}

/// All functions, with a count of includes.
fn functions() -> Rc<Functions> {
    let mut functions = Functions::new(table());
    let signature = Signature { params: &[ParamType::Str, ParamType::Any], variadic: None };
    functions.add_reentrant("include", signature, Rc::new(Include(Rc::default())));
    functions.add_reentrant("tpl", signature, Rc::new(Tpl));
    functions.set_map_methods(Rc::new(ValuesMethods));
    Rc::new(functions)
}

/// The methods of `common.Values`, which templates can call: `.Values.Table "a"`.
struct ValuesMethods;

impl MapMethods for ValuesMethods {
    fn signature(&self, name: &str) -> Option<Signature> {
        let params: &[ParamType] = match name {
            "YAML" | "AsMap" => &[],
            "Table" | "PathValue" => &[ParamType::Str],
            // No template has a writer to give.
            "Encode" => &[ParamType::Named("io.Writer")],
            _ => return None,
        };
        Some(Signature { params, variadic: None })
    }

    fn call(&self, env: &Env, map: &Map, name: &str, args: &[Value]) -> Result<Value, FuncError> {
        let path = args.first().and_then(Value::as_str).map(Str::to_text).unwrap_or_default();
        let failed = |error: lookup::LookupError| FuncError::new(error.message());
        match name {
            "AsMap" => Ok(Value::Map(map.as_type(MapType::Any))),
            "Table" => {
                let table = lookup::table(map, &path).map_err(failed)?;
                Ok(Value::Map(table.as_type(MapType::Values)))
            }
            "PathValue" => lookup::path_value(map, &path).map_err(failed),
            "Encode" => Err(FuncError::new(
                "runtime error: invalid memory address or nil pointer dereference",
            )),
            _ => functions::to_yaml_whole(env, &Value::Map(map.clone())),
        }
    }
}

/// All functions but `include` and `tpl`.
fn table() -> FunctionTable {
    let mut table = FunctionTable::default();
    table.extend(chartroom_sprig::functions());
    table.extend(functions::functions());
    table
}

/// The functions that text/template has by itself.
const BUILTINS: [&str; 18] = [
    "and", "call", "eq", "ge", "gt", "html", "index", "js", "le", "len", "lt", "ne", "not", "or",
    "print", "printf", "println", "urlquery",
];

/// The names of all functions that templates can call, sorted.
pub fn function_names() -> Vec<&'static str> {
    let mut names: Vec<&'static str> = table().names().chain(["include", "tpl"]).collect();
    names.extend(BUILTINS);
    chartroom_diagnostics::order::sort(&mut names);
    names
}
