//! Sets of templates that can call each other, and what is handed in to execute them.

use crate::ast::File;
use crate::builtins::Builtin;
use crate::compile::compile;
use crate::compile::ops::{Code, Target};
use crate::function::{FuncError, FunctionTable, Signature};
use crate::trace::Trace;
use crate::vm::Vm;
use crate::{Env, ExecError, Map, Output, ParseError, Str, Value};
use rustc_hash::FxHashMap;
use std::cell::OnceCell;
use std::rc::Rc;

/// A function that executes another template, as Helm's `include` and `tpl` do. The executor runs that template in
/// its own loop instead of recursing, so such a function is split in what comes before and what comes after.
pub trait Reentrant {
    /// Says what to execute. `args` have been checked against the signature; `current` is the set that the calling
    /// template belongs to.
    fn enter(
        &self,
        env: &Env,
        args: &[Value],
        current: &Rc<TemplateSet>,
    ) -> Result<Invocation, FuncError>;

    /// Called for every successful [`Reentrant::enter`] with what was written, or the error; makes the function's
    /// result of it.
    fn leave(
        &self,
        invocation: &Invocation,
        result: Result<Str, ExecError>,
    ) -> Result<Value, FuncError>;
}

/// An execution that a [`Reentrant`] function asks for.
pub struct Invocation {
    /// The set in which names are looked up.
    pub set: Rc<TemplateSet>,
    /// The template.
    pub template: Rc<Template>,
    /// Its dot, also `$`.
    pub data: Value,
    /// For the function's own use in [`Reentrant::leave`], such as a name or a text to quote.
    pub note: Str,
}

/// Methods that maps of type [`crate::MapType::Values`] have in Go (`.Values.Table "a"`). They hide keys of the same
/// name.
pub trait MapMethods {
    /// The Go parameters of a method; None if there is no such method.
    fn signature(&self, name: &str) -> Option<Signature>;

    /// Calls it.
    fn call(&self, env: &Env, map: &Map, name: &str, args: &[Value]) -> Result<Value, FuncError>;
}

/// All functions that templates can call; what is not here is an error when parsing. Functions come before
/// `text/template`'s built-ins of the same name.
#[derive(Default)]
pub struct Functions {
    table: FunctionTable,
    reentrant: FxHashMap<&'static str, (Signature, Rc<dyn Reentrant>)>,
    map_methods: Option<Rc<dyn MapMethods>>,
}

impl Functions {
    /// Plain functions.
    pub fn new(table: FunctionTable) -> Self {
        Self { table, reentrant: FxHashMap::default(), map_methods: None }
    }

    /// Gives maps of type [`crate::MapType::Values`] their methods.
    pub fn set_map_methods(&mut self, methods: Rc<dyn MapMethods>) {
        self.map_methods = Some(methods);
    }

    pub(crate) fn map_methods(&self) -> Option<&Rc<dyn MapMethods>> {
        self.map_methods.as_ref()
    }

    /// Adds a function that executes templates; it comes before a plain one of the same name.
    pub fn add_reentrant(
        &mut self,
        name: &'static str,
        signature: Signature,
        function: Rc<dyn Reentrant>,
    ) {
        self.reentrant.insert(name, (signature, function));
    }

    /// The plain functions.
    pub fn table(&self) -> &FunctionTable {
        &self.table
    }

    /// Whether templates can call `name`, built-ins included.
    pub fn contains(&self, name: &str) -> bool {
        self.reentrant.contains_key(name)
            || self.table.get(name).is_some()
            || Builtin::named(name).is_some()
    }

    pub(crate) fn target(&self, name: &str) -> Option<Target> {
        if let Some((name, (signature, function))) = self.reentrant.get_key_value(name) {
            let (signature, function) = (*signature, Rc::clone(function));
            return Some(Target::Reentrant { name, signature, function });
        }
        let function = self.table.get(name).copied().map(Target::Function);
        function.or_else(|| Builtin::named(name).map(Target::Builtin))
    }
}

/// A template of a parsed text.
pub struct Template {
    file: Rc<File>,
    tree: usize,
    name: Str,
    code: OnceCell<Rc<Code>>,
}

impl Template {
    /// Its name.
    pub fn name(&self) -> &Str {
        &self.name
    }

    /// The text it was defined in.
    pub fn file(&self) -> &Rc<File> {
        &self.file
    }

    /// Whether it is nothing but space.
    pub fn is_empty(&self) -> bool {
        self.file.trees.get(self.tree).is_none_or(|tree| tree.empty)
    }

    /// The byte range of the `define` or `block` action, or of the whole text for a file's own template.
    pub fn head(&self) -> std::ops::Range<u32> {
        self.file.trees.get(self.tree).map_or(0..0, |tree| tree.head.clone())
    }

    /// Compiles at first use.
    pub(crate) fn code(&self, functions: &Functions) -> Rc<Code> {
        Rc::clone(self.code.get_or_init(|| compile(&self.file, self.tree, functions)))
    }
}

/// A parsed text with its templates, which can be added to sets that have the same functions. Keeping it saves
/// parsing a text again that has not changed.
pub struct Parsed {
    templates: Vec<Rc<Template>>,
    main: usize,
}

impl Parsed {
    /// All templates of the text.
    pub fn templates(&self) -> &[Rc<Template>] {
        &self.templates
    }

    /// The template that the text itself is.
    pub fn main(&self) -> Option<&Rc<Template>> {
        self.templates.get(self.main)
    }
}

/// Templates by name. Cloning is cheap once the set is frozen: a clone shares what it does not change, as `tpl`
/// needs it.
#[derive(Clone)]
pub struct TemplateSet {
    functions: Rc<Functions>,
    /// Shared by clones.
    frozen: Rc<FxHashMap<Str, Rc<Template>>>,
    /// Added since.
    own: FxHashMap<Str, Rc<Template>>,
}

impl TemplateSet {
    /// An empty set.
    pub fn new(functions: Rc<Functions>) -> Self {
        Self { functions, frozen: Rc::default(), own: FxHashMap::default() }
    }

    /// The functions that its templates call.
    pub fn functions(&self) -> &Rc<Functions> {
        &self.functions
    }

    /// Parses a text without adding it. `name` is the name of the template that the text itself is, and what
    /// positions are reported under.
    pub fn parse_only(
        functions: &Functions,
        name: impl Into<Str>,
        text: impl Into<Str>,
    ) -> Result<Parsed, ParseError> {
        let name = name.into();
        let known =
            |word: &[u8]| std::str::from_utf8(word).is_ok_and(|word| functions.contains(word));
        let file = Rc::new(crate::parse::parse(name.clone(), text.into(), &known)?);
        let templates = (0..file.trees.len()).filter_map(|tree| {
            let name = file.trees.get(tree)?.name.clone();
            Some(Rc::new(Template { file: Rc::clone(&file), tree, name, code: OnceCell::new() }))
        });
        let templates: Vec<_> = templates.collect();
        let main = templates.iter().position(|template| template.name == name).unwrap_or(0);
        Ok(Parsed { templates, main })
    }

    /// Adds the templates of a text by Go's rules: a later definition replaces an earlier one unless it is nothing
    /// but space.
    pub fn add(&mut self, parsed: &Parsed) {
        for template in &parsed.templates {
            if !template.is_empty() || self.lookup(template.name.as_bytes()).is_none() {
                self.own.insert(template.name.clone(), Rc::clone(template));
            }
        }
    }

    /// Parses and adds a text; gives the template that the text itself is, also where an earlier one of its name
    /// stays in the set (`tpl` executes what it parsed even if that is empty).
    pub fn parse(
        &mut self,
        name: impl Into<Str>,
        text: impl Into<Str>,
    ) -> Result<Rc<Template>, ParseError> {
        let parsed = Self::parse_only(&self.functions, name, text)?;
        self.add(&parsed);
        let template = parsed.main().cloned();
        // Every parsed text has its own tree.
        Ok(template.unwrap_or_else(|| Rc::new(Template::nothing())))
    }

    /// Templates that a clone copies.
    pub fn own_len(&self) -> usize {
        self.own.len()
    }

    /// Shares all templates with future clones; call it after the last text of a chart.
    pub fn freeze(&mut self) {
        let mut all = FxHashMap::clone(&self.frozen);
        all.extend(self.own.drain());
        self.frozen = Rc::new(all);
    }

    /// The template of that name.
    pub fn lookup(&self, name: &[u8]) -> Option<&Rc<Template>> {
        self.own.get(name).or_else(|| self.frozen.get(name))
    }

    /// All templates, in no order.
    pub fn templates(&self) -> impl Iterator<Item = &Rc<Template>> {
        let frozen = self.frozen.values();
        self.own.values().chain(frozen.filter(|template| !self.own.contains_key(&template.name)))
    }

    /// Executes a template with `data` as its dot, with `missingkey=zero`.
    pub fn execute(
        self: &Rc<Self>,
        template: &Rc<Template>,
        data: Value,
        env: &Env,
        options: &Options,
    ) -> Result<Output, ExecError> {
        Vm::new(env, options, None).execute(self, template, data)
    }

    /// The same, tracing what every piece of the output is computed from; wants [`Options::map`].
    pub fn execute_traced(
        self: &Rc<Self>,
        template: &Rc<Template>,
        data: Value,
        env: &Env,
        options: &Options,
        trace: &mut Trace,
    ) -> Result<Output, ExecError> {
        Vm::new(env, options, Some(trace)).execute(self, template, data)
    }
}

impl Template {
    /// A template that writes nothing.
    pub(crate) fn nothing() -> Self {
        let source = Rc::new(crate::ast::Source { name: Str::default(), text: Str::default() });
        let (nodes, trees) = (Vec::new(), Vec::new());
        let file = Rc::new(File { source, nodes, trees, effects: OnceCell::new() });
        Self { file, tree: 0, name: Str::default(), code: OnceCell::new() }
    }
}

/// How to execute. What an execution may take is in [`Env::budget`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Record where in the templates every part of the output comes from.
    pub map: bool,
}
