//! values.schema.json: checks a chart's values as Helm does, with its texts and layout.
//!
//! JSON Schema of the drafts 4, 6, 7, 2019-09 and 2020-12 as `santhosh-tekuri/jsonschema` v6 reads them.
//! References lead into the document itself and to the drafts' metaschemas; nothing is fetched.

#[cfg(not(target_family = "wasm"))]
mod ahead;
/// A page has one thread for its engine.
#[cfg(target_family = "wasm")]
mod ahead {
    pub(crate) struct Ahead;

    impl Ahead {
        pub(crate) fn start(_: &super::Chart, _: &super::Map) -> Option<Self> {
            None
        }

        pub(crate) fn finish(self) -> bool {
            false
        }
    }
}
mod cache;
mod compile;
mod document;
mod draft;
mod failure;
mod formats;
mod json;
mod keywords;
mod model;
mod number;
mod plain;
mod regex;
mod url;
mod validate;

pub(crate) use ahead::Ahead;

use crate::chart::Chart;
use crate::values::{Level, Warning, WarningKind};
use chartroom_gotemplate::{Map, Value};
use compile::{CompileError, Compiler};
use draft::Draft;
use failure::{Failure, Kind};
use json::Node;
use model::Set;
use std::ops::Range;
use std::rc::Rc;

/// The name that Helm gives a chart's schema.
const SCHEMA_URL: &str = "file:///values.schema.json";
/// How deep charts may be nested.
const MAX_CHART_DEPTH: usize = 50;

/// What is wrong with the values, or with a schema itself.
#[derive(Clone, Debug)]
pub struct SchemaError {
    /// Helm's text.
    pub message: String,
    /// The errors one by one.
    pub items: Vec<SchemaItem>,
}

/// One error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemaItem {
    /// The chart whose schema it is.
    pub chart: String,
    /// Where that chart's files are: `charts/sub/`, "" for the root.
    pub location: String,
    /// The value: keys and indexes from the root chart's values. Empty also when the schema itself is wrong.
    pub path: Vec<String>,
    /// Pointer to the keyword in the chart's schema: `/properties/a/type`.
    pub schema_pointer: String,
    /// The keyword's value in values.schema.json, in bytes.
    pub schema_span: Option<Range<u32>>,
    /// What is wrong, without the place.
    pub message: String,
    /// Why none of the alternatives fits, a line each, with places.
    pub details: Vec<String>,
    /// Whether the schema is wrong, not the values.
    pub in_schema: bool,
}

/// Checks the values of a chart against its schema, and those of its subcharts against theirs.
/// `values` are coalesced. What Helm logs on the way is in the second part.
pub fn validate(chart: &Chart, values: &Map) -> (Result<(), SchemaError>, Vec<Warning>) {
    let mut check = Check::default();
    check.chart(chart, values, &[], 0);
    if check.text.is_empty() {
        return (Ok(()), check.warnings);
    }
    let message = format!(
        "values don't meet the specifications of the schema(s) in the following chart(s):\n{}",
        check.text
    );
    (Err(SchemaError { message, items: check.items }), check.warnings)
}

#[derive(Default)]
struct Check {
    text: String,
    items: Vec<SchemaItem>,
    warnings: Vec<Warning>,
}

impl Check {
    fn chart(&mut self, chart: &Chart, values: &Map, path: &[String], depth: usize) {
        if let Some(schema) = &chart.schema {
            self.values(chart, schema, values, path);
        }
        for dependency in chart.dependencies.iter().filter(|_| depth < MAX_CHART_DEPTH) {
            let name = dependency.name();
            let path = [path, &[name.to_owned()]].concat();
            match values.get(name.as_bytes()) {
                None | Some(Value::Nil) => {}
                Some(Value::Map(inner)) => self.chart(dependency, &inner, &path, depth + 1),
                Some(other) => {
                    let found = other.go_type();
                    let message =
                        format!("invalid type for values: expected object (map), got {found}");
                    self.text.push_str(&format!("{name}:\n{message}\n"));
                    self.items.push(SchemaItem { path, message, ..SchemaItem::of(dependency) });
                }
            }
        }
    }

    fn values(&mut self, chart: &Chart, schema: &Rc<[u8]>, values: &Map, path: &[String]) {
        let compiled = cache::compiled(schema);
        for urn in &compiled.unresolved_urns {
            let text = "unresolved URN reference ignored; using permissive schema";
            let warning = Warning::new(Level::Warn, WarningKind::UnresolvedSchema, text);
            self.warnings.push(warning.attribute("urn", urn.as_str()));
        }
        let usable = match &compiled.result {
            Ok(usable) => usable,
            Err(problem) => return self.bad_schema(chart, problem),
        };
        let value = Node::from_value(&Value::Map(values.clone()));
        let failures = validate::validate(&usable.set, usable.root, &value);
        if failures.is_empty() {
            return;
        }
        let tree = root_failure(SCHEMA_URL, failures);
        let text = tree.text();
        let heading = format!("jsonschema validation failed with '{SCHEMA_URL}#'\n");
        let text = text.strip_prefix(&heading).unwrap_or(&text);
        self.text.push_str(&format!("{}:\n{text}\n", chart.name()));
        for failure in &tree.causes {
            self.items_of(failure, chart, &usable.document, path);
        }
    }

    /// Helm prints these without a line break behind them.
    fn bad_schema(&mut self, chart: &Chart, problem: &SchemaProblem) {
        self.text.push_str(&format!("{}:\n{}", chart.name(), problem.message));
        self.items.push(SchemaItem {
            message: problem.message.clone(),
            schema_pointer: problem.pointer.clone(),
            schema_span: problem.span.clone(),
            in_schema: true,
            ..SchemaItem::of(chart)
        });
    }

    /// What only gathers others is taken apart; what tried alternatives stays together.
    fn items_of(&mut self, failure: &Failure, chart: &Chart, document: &Node, path: &[String]) {
        let gathers = matches!(failure.kind, Kind::Group | Kind::Reference)
            || failure.kind.keyword() == "allOf";
        if gathers {
            for cause in &failure.causes {
                self.items_of(cause, chart, document, path);
            }
            return;
        }
        let mut schema_pointer = failure.schema.clone();
        if !failure.kind.keyword().is_empty() {
            schema_pointer = format!("{schema_pointer}/{}", failure.kind.keyword());
        }
        let schema_span = document::lookup(document, &schema_pointer).map(|node| node.span.clone());
        self.items.push(SchemaItem {
            path: [path, &failure.instance].concat(),
            schema_pointer,
            schema_span,
            message: failure.message(),
            details: failure.causes.iter().map(Failure::line).collect(),
            ..SchemaItem::of(chart)
        });
    }
}

impl SchemaItem {
    fn of(chart: &Chart) -> Self {
        Self {
            chart: chart.name().to_owned(),
            location: chart.location.clone(),
            path: Vec::new(),
            schema_pointer: String::new(),
            schema_span: None,
            message: String::new(),
            details: Vec::new(),
            in_schema: false,
        }
    }
}

/// A schema that values can be checked against.
struct Usable {
    document: Rc<Node>,
    set: Set,
    root: model::Id,
}

/// Why a schema cannot be used.
struct SchemaProblem {
    message: String,
    pointer: String,
    span: Option<Range<u32>>,
}

/// What became of one values.schema.json.
struct Compiled {
    result: Result<Usable, SchemaProblem>,
    unresolved_urns: Vec<String>,
}

fn compile(text: &[u8]) -> Compiled {
    let mut compiler = Compiler::default();
    let root = compile_document(&mut compiler, text);
    let unresolved_urns = std::mem::take(&mut compiler.unresolved_urns);
    let usable = |(document, root)| Usable { document, set: compiler.finish(), root };
    Compiled { result: root.map(usable), unresolved_urns }
}

fn compile_document(
    compiler: &mut Compiler,
    text: &[u8],
) -> Result<(Rc<Node>, model::Id), SchemaProblem> {
    let document = json::parse(text).map(Rc::new).map_err(|error| {
        let span = Some(error.at..(error.at + 1).min(text.len() as u32));
        SchemaProblem { message: error.message, pointer: String::new(), span }
    })?;
    let located = |CompileError { message, pointer }| {
        let span = document::lookup(&document, &pointer).map(|node| node.span.clone());
        SchemaProblem { message, pointer, span }
    };
    let number = compiler.add(SCHEMA_URL, Rc::clone(&document)).map_err(located)?;
    let (draft, foreign) = (compiler.draft(number), compiler.foreign(number));
    check_against_metaschema(&document, draft, &foreign, &format!("{SCHEMA_URL}#"))
        .map_err(|message| located(CompileError { message, pointer: String::new() }))?;
    let root = compiler.compile(number).map_err(located)?;
    Ok((document, root))
}

/// Whether a schema is one by its draft; the error is the library's text. `foreign` are parts with a draft of their own.
fn check_against_metaschema(
    schema: &Node,
    draft: Draft,
    foreign: &[(String, Draft)],
    place: &str,
) -> Result<(), String> {
    if foreign.is_empty() && plain::is_valid(schema, draft) {
        return Ok(());
    }
    run_through_metaschema(schema, draft, foreign, place)
}

fn run_through_metaschema(
    schema: &Node,
    draft: Draft,
    foreign: &[(String, Draft)],
    place: &str,
) -> Result<(), String> {
    let mut compiler = Compiler::default();
    let Some(root) = compile_metaschema(&mut compiler, draft) else { return Ok(()) };
    for (pointer, draft) in foreign {
        if let Some(root) = compile_metaschema(&mut compiler, *draft) {
            compiler.replace_at(pointer.clone(), root);
        }
    }
    let url = draft.metaschema_url();
    let failures = validate::validate(&compiler.finish(), root, schema);
    if failures.is_empty() {
        return Ok(());
    }
    let place = chartroom_gotemplate::fmt::quote(place.as_bytes());
    let text = root_failure(url, failures).text();
    Err(format!("{place} is not valid against metaschema: {text}"))
}

fn compile_metaschema(compiler: &mut Compiler, draft: Draft) -> Option<model::Id> {
    let url = draft.metaschema_url();
    let number = compiler.add(url, draft::metaschema(url)?).ok()?;
    compiler.compile(number).ok()
}

fn root_failure(url: &str, causes: Vec<Failure>) -> Failure {
    let kind = Kind::Schema(format!("{url}#"));
    Failure { schema: String::new(), instance: Vec::new(), kind, causes }
}

/// Whether a text is a date and time by RFC 3339.
pub(crate) fn is_date_time(text: &str) -> bool {
    formats::check("date-time", text).is_ok()
}

#[cfg(test)]
mod tests;
