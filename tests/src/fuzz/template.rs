//! Random templates: a grammar over the constructs of text/template and every function with arguments of its types.

use super::node::{Node, Sort};
use super::random::Random;
use super::words;
use chartroom_gotemplate::{ParamType, Signature};
use std::collections::BTreeMap;

use Sort::{Expression, Statement};

/// What an argument should be, where that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Want {
    Any,
    Str,
    Int,
    Float,
    Bool,
    List,
    Map,
    Time,
}

const ANY_ONE: Signature = Signature { params: &[ParamType::Any], variadic: None };
const ANY_TWO: Signature = Signature { params: &[ParamType::Any, ParamType::Any], variadic: None };
const ANY_MANY: Signature = Signature { params: &[ParamType::Any], variadic: Some(ParamType::Any) };
const STRING_ONE: Signature = Signature { params: &[ParamType::Str], variadic: None };

/// The functions that are not Sprig's.
const OTHERS: &[(&[&str], Signature)] = &[
    (&["toYaml", "toYamlPretty", "toJson", "toToml", "not", "len"], ANY_ONE),
    (&["fromYaml", "fromJson", "fromYamlArray", "fromJsonArray", "fromToml"], STRING_ONE),
    (&["print", "println", "html", "js", "urlquery", "and", "or", "index"], ANY_MANY),
    (&["eq", "ne", "lt", "le", "gt", "ge"], ANY_TWO),
    (&["required"], Signature { params: &[ParamType::Str, ParamType::Any], variadic: None }),
    (&["printf"], Signature { params: &[ParamType::Str], variadic: Some(ParamType::Any) }),
    (
        &["slice"],
        Signature { params: &[ParamType::Any, ParamType::Int], variadic: Some(ParamType::Int) },
    ),
];

/// Makes templates.
pub struct Grammar {
    functions: BTreeMap<&'static str, Signature>,
    names: Vec<&'static str>,
}

/// What is in reach where an expression stands.
#[derive(Clone, Default)]
struct Scope {
    variables: Vec<String>,
    in_range: bool,
    /// `.` is not the root any more, of which Go prints an address.
    inside: bool,
}

/// Makes one template.
struct Maker<'a> {
    grammar: &'a Grammar,
    random: &'a mut Random,
    prefix: &'a str,
    variables: usize,
}

impl Default for Grammar {
    fn default() -> Self {
        let mut functions: BTreeMap<&'static str, Signature> = chartroom_sprig::functions()
            .into_iter()
            .map(|function| (function.name, function.signature))
            .collect();
        for (names, signature) in OTHERS {
            functions.extend(names.iter().map(|name| (*name, *signature)));
        }
        functions.retain(|name, _| !words::LEFT_OUT.contains(name));
        let names = functions.keys().copied().collect();
        Self { functions, names }
    }
}

impl Grammar {
    /// A template of a few statements; the names of templates therein start with `prefix`.
    pub(super) fn template(&self, random: &mut Random, prefix: &str) -> Node {
        let mut maker = Maker { grammar: self, random, prefix, variables: 0 };
        let mut scope = Scope::default();
        let count = 1 + maker.random.below(2);
        let depth = 1 + maker.random.below(2);
        Node::new(Statement).many(maker.statements(count, depth, &mut scope))
    }
}

impl Maker<'_> {
    fn statements(&mut self, count: usize, depth: usize, scope: &mut Scope) -> Vec<Node> {
        (0..count).map(|_| self.statement(depth, scope)).collect()
    }

    fn statement(&mut self, depth: usize, scope: &mut Scope) -> Node {
        let kind = self.random.below(if depth == 0 { 60 } else { 100 });
        match kind {
            0..=8 => self.text(),
            9..=52 => self.action(scope),
            53..=59 => self.variable(scope),
            60..=68 => self.conditional("if", depth, scope),
            69..=75 => self.conditional("with", depth, scope),
            76..=86 => self.range(depth, scope),
            87..=90 => self.defined(depth),
            91..=93 => self.tpl(depth),
            94..=95 if scope.in_range => {
                let word = self.random.pick(&["break", "continue"]);
                Node::leaf(Statement, format!("{{{{ {word} }}}}"))
            }
            94..=97 => Node::leaf(Statement, self.random.pick(words::RANDOM)),
            _ => Node::leaf(Statement, "{{- /* a comment */ -}}"),
        }
    }

    fn text(&mut self) -> Node {
        let texts = ["a", "\n", "  ", "key: ", "- ", "\"", "}}", "{ {", "é", "\t", "x\n  y", "#"];
        Node::leaf(Statement, self.random.pick(&texts))
    }

    fn open(&mut self) -> &'static str {
        if self.random.percent(20) { "{{- " } else { "{{ " }
    }

    fn close(&mut self) -> &'static str {
        if self.random.percent(20) { " -}}" } else { " }}" }
    }

    fn action(&mut self, scope: &Scope) -> Node {
        let depth = 1 + self.random.below(3);
        let expression = self.expression(Want::Any, depth, scope);
        Node::new(Statement).text(self.open()).node(expression).text(self.close())
    }

    fn variable(&mut self, scope: &mut Scope) -> Node {
        let assigned = self.random.percent(30);
        let known = scope.variables.last().filter(|_| assigned).cloned();
        let (name, sign) = match known {
            Some(name) => (name, "="),
            None => {
                self.variables += 1;
                (format!("$v{}", self.variables), ":=")
            }
        };
        let value = self.expression(Want::Any, 2, scope);
        if sign == ":=" {
            scope.variables.push(name.clone());
        }
        Node::new(Statement).text(format!("{{{{ {name} {sign} ")).node(value).text(" }}")
    }

    fn body(&mut self, depth: usize, scope: &Scope) -> Vec<Node> {
        let count = 1 + self.random.below(2);
        self.statements(count, depth - 1, &mut scope.clone())
    }

    fn conditional(&mut self, word: &str, depth: usize, scope: &Scope) -> Node {
        let inner = Scope { inside: scope.inside || word == "with", ..scope.clone() };
        let mut node = Node::new(Statement)
            .text(format!("{}{word} ", self.open()))
            .node(self.expression(Want::Any, 2, scope))
            .text(self.close())
            .many(self.body(depth, &inner));
        if self.random.percent(25) {
            node = node
                .text(format!("{{{{ else {word} "))
                .node(self.expression(Want::Any, 1, scope))
                .text(" }}")
                .many(self.body(depth, &inner));
        }
        self.ended(node, depth, scope)
    }

    fn ended(&mut self, node: Node, depth: usize, scope: &Scope) -> Node {
        if self.random.percent(40) {
            return node.text("{{ else }}").many(self.body(depth, scope)).text("{{ end }}");
        }
        node.text("{{ end }}")
    }

    fn range(&mut self, depth: usize, scope: &Scope) -> Node {
        let mut inner = Scope { in_range: true, inside: true, ..scope.clone() };
        self.variables += 1;
        let names = match self.random.below(3) {
            0 => Vec::new(),
            1 => vec![format!("$r{}", self.variables)],
            _ => vec![format!("$k{}", self.variables), format!("$r{}", self.variables)],
        };
        let declared =
            if names.is_empty() { String::new() } else { format!("{} := ", names.join(", ")) };
        inner.variables.extend(names);
        let want = self.random.pick(&[Want::List, Want::List, Want::Map, Want::Int, Want::Any]);
        let node = Node::new(Statement)
            .text(format!("{}range {declared}", self.open()))
            .node(self.expression(want, 2, scope))
            .text(self.close())
            .many(self.body(depth, &inner));
        self.ended(node, depth, scope)
    }

    fn defined(&mut self, depth: usize) -> Node {
        self.variables += 1;
        let name = format!("{}-{}", self.prefix, self.variables);
        let scope = Scope::default();
        let body = self.body(depth, &Scope { inside: true, ..Scope::default() });
        let argument = self.expression(Want::Any, 1, &scope);
        if self.random.percent(30) {
            return Node::new(Statement)
                .text(format!("{{{{ block \"{name}\" "))
                .node(argument)
                .text(" }}")
                .many(body)
                .text("{{ end }}");
        }
        let call = if self.random.percent(50) { "include" } else { "template" };
        Node::new(Statement)
            .text(format!("{{{{ define \"{name}\" }}}}"))
            .many(body)
            .text(format!("{{{{ end }}}}{{{{ {call} \"{name}\" ("))
            .node(argument)
            .text(") }}")
    }

    fn tpl(&mut self, depth: usize) -> Node {
        let scope = Scope::default();
        let body: String = self.body(depth, &scope).iter().map(Node::render).collect();
        let argument = if self.random.percent(80) { "$" } else { "(dict \"a\" 1)" };
        Node::leaf(Statement, format!("{{{{ tpl `{}` {argument} }}}}", body.replace('`', "'")))
    }

    fn expression(&mut self, want: Want, depth: usize, scope: &Scope) -> Node {
        // Now and then the wrong type, for what is said about it.
        let want = if self.random.percent(4) { Want::Any } else { want };
        if depth == 0 || self.random.percent(if want == Want::Any { 20 } else { 45 }) {
            return self.leaf(want, scope);
        }
        let name = self.function(want);
        self.call(name, want, depth, scope)
    }

    fn function(&mut self, want: Want) -> &'static str {
        let names = match want {
            Want::Str => words::GIVE_STRING,
            Want::Int => words::GIVE_INT,
            Want::Float => words::GIVE_FLOAT,
            Want::Bool => words::GIVE_BOOL,
            Want::List => words::GIVE_LIST,
            Want::Map => words::GIVE_MAP,
            Want::Time => return "toDate",
            Want::Any => &self.grammar.names,
        };
        let name = self.random.pick(names);
        if self.grammar.functions.contains_key(name) { name } else { "print" }
    }

    fn call(&mut self, name: &'static str, want: Want, depth: usize, scope: &Scope) -> Node {
        let Some(signature) = self.grammar.functions.get(name).copied() else {
            return self.leaf(want, scope);
        };
        let mut arguments: Vec<Node> = Vec::new();
        for (at, param) in signature.params.iter().enumerate() {
            arguments.push(self.argument(name, at, *param, depth - 1, scope));
        }
        if let Some(tail) = signature.variadic {
            let count = self.random.below(4);
            let start = arguments.len();
            let even = name == "dict" && (start + count) % 2 == 1;
            for at in start..start + count + usize::from(even) {
                arguments.push(self.argument(name, at, tail, depth - 1, scope));
            }
        }
        if self.random.percent(2) {
            arguments.pop();
        }
        let node = self.written(name, arguments);
        if words::UNORDERED.contains(&name) {
            return Node::new(Expression).node(node).text(" | sortAlpha");
        }
        node
    }

    /// `f a b`, or `b | f a`.
    fn written(&mut self, name: &str, mut arguments: Vec<Node>) -> Node {
        let piped = if self.random.percent(25) { arguments.pop() } else { None };
        let mut node = Node::new(Expression);
        if let Some(first) = piped {
            node = node.node(first).text(" | ");
        }
        node = node.text(name);
        for argument in arguments {
            let leaf = argument.is_leaf();
            node = node.text(if leaf { " " } else { " (" }).node(argument);
            node = node.text(if leaf { "" } else { ")" });
        }
        node
    }

    fn argument(
        &mut self,
        name: &str,
        at: usize,
        param: ParamType,
        depth: usize,
        scope: &Scope,
    ) -> Node {
        if let Some(pool) = self.special(name, at) {
            return Node::leaf(Expression, self.random.pick(pool));
        }
        let want = match param {
            ParamType::Any | ParamType::Reflect => self.hint(name, at),
            ParamType::Str => Want::Str,
            ParamType::Bool => Want::Bool,
            ParamType::Int | ParamType::Int64 | ParamType::Uint32 => Want::Int,
            ParamType::Float64 => Want::Float,
            ParamType::List | ParamType::Strings | ParamType::Bytes => Want::List,
            ParamType::Map => Want::Map,
            ParamType::Named(_) => Want::Time,
        };
        self.expression(want, depth, scope)
    }

    /// Arguments that only make sense out of a pool of their own; a date of anything but a number is the time of the
    /// run.
    fn special(&mut self, name: &str, at: usize) -> Option<&'static [&'static str]> {
        let dates: &[&str] = &[
            "0",
            "1700000000",
            "86399",
            "(int64 951782400)",
            "(toDate \"2006-01-02\" \"2024-02-29\")",
        ];
        Some(match (name, at) {
            ("regexFind" | "regexMatch" | "regexFindAll" | "regexSplit", 0) => words::REGEXES,
            (name, 0) if name.to_lowercase().contains("regexreplace") => words::REGEXES,
            (name, 0) if name.starts_with("mustRegex") => words::REGEXES,
            ("semver" | "semverCompare", _) => words::VERSIONS,
            ("date" | "dateInZone" | "date_in_zone", 0) => words::LAYOUTS,
            ("date" | "dateInZone" | "date_in_zone", 1) => dates,
            ("htmlDate" | "htmlDateInZone", 0) => dates,
            ("dateInZone" | "date_in_zone", 2) | ("htmlDateInZone", 1) => {
                &["\"UTC\"", "\"\"", "\"No/Where\""]
            }
            ("toDate" | "mustToDate", 0) => words::LAYOUTS,
            ("dateModify" | "mustDateModify" | "mustDate_modify" | "must_date_modify", 0) => {
                words::DURATIONS
            }
            ("printf", 0) => words::FORMATS,
            ("dict", at) if at % 2 == 0 => &["\"a\"", "\"b\"", "\"x\"", "\"c d\"", "\"1\""],
            ("hasKey" | "get" | "unset" | "set", 1) => &["\"x\"", "\"y\"", "\"a\"", "\"\""],
            ("kindIs" | "typeIs" | "typeIsLike", 0) => &[
                "\"string\"",
                "\"int\"",
                "\"float64\"",
                "\"map\"",
                "\"slice\"",
                "\"bool\"",
                "\"int64\"",
            ],
            ("repeat" | "until" | "indent" | "nindent" | "wrap" | "trunc" | "chunk", 0) => {
                &["0", "1", "2", "3", "5", "12", "-1", "-3"]
            }
            ("untilStep" | "seq", _) => &["0", "1", "3", "10", "-2", "-5"],
            _ => return None,
        })
    }

    fn hint(&mut self, name: &str, at: usize) -> Want {
        let first = at == 0;
        match name {
            _ if words::TAKE_LIST.contains(&name) => Want::List,
            _ if words::TAKE_NUMBER.contains(&name) => {
                self.random.pick(&[Want::Int, Want::Int, Want::Float, Want::Str])
            }
            "append" | "prepend" | "push" | "without" | "slice" | "mustAppend" | "mustPrepend"
            | "mustPush" | "mustWithout" | "mustSlice"
                if first =>
            {
                Want::List
            }
            "slice" | "mustSlice" => Want::Int,
            "has" | "mustHas" | "chunk" | "mustChunk" | "join" if !first => Want::List,
            "index" if first => self.random.pick(&[Want::List, Want::Map]),
            "index" => self.random.pick(&[Want::Int, Want::Str]),
            "len" | "toJson" | "toYaml" | "toPrettyJson" | "toRawJson" => {
                self.random.pick(&[Want::List, Want::Map, Want::Str, Want::Any])
            }
            "toToml" | "deepCopy" | "merge" | "mergeOverwrite" => Want::Map,
            "ternary" if at == 2 => Want::Bool,
            _ => Want::Any,
        }
    }

    fn leaf(&mut self, want: Want, scope: &Scope) -> Node {
        let field = self.random.percent(20);
        let text = match want {
            Want::Str if field => ".Values.s".to_owned(),
            Want::Str => (self.random.pick(words::STRINGS)).to_owned(),
            Want::Int if field => ".Values.n".to_owned(),
            Want::Int => (self.random.pick(words::INTS)).to_owned(),
            Want::Float if field => ".Values.f".to_owned(),
            Want::Float => (self.random.pick(words::FLOATS)).to_owned(),
            Want::Bool => (self.random.pick(&["true", "false", ".Values.b"])).to_owned(),
            Want::List if field => (self.random.pick(&["$.Values.l", "$.Values.ls"])).to_owned(),
            Want::List => return self.list(scope),
            Want::Map if field => "$.Values.m".to_owned(),
            Want::Map => return self.map(scope),
            Want::Time => r#"(toDate "2006-01-02" "2024-02-29")"#.to_owned(),
            Want::Any => return self.anything(scope),
        };
        Node::leaf(Expression, text)
    }

    fn anything(&mut self, scope: &Scope) -> Node {
        if !scope.variables.is_empty() && self.random.percent(35) {
            return Node::leaf(
                Expression,
                scope.variables[self.random.below(scope.variables.len())].clone(),
            );
        }
        let pool = match self.random.below(10) {
            0..=2 => words::STRINGS,
            3 => words::INTS,
            4 => words::FLOATS,
            5 if scope.inside => &[".", ".", ".", ".x"],
            5 => &["true", "false", "nil", "$.Chart", "$.Template"],
            6 => words::LARGE,
            _ => words::FIELDS,
        };
        Node::leaf(Expression, self.random.pick(pool))
    }

    fn list(&mut self, scope: &Scope) -> Node {
        let items: Vec<Node> =
            (0..self.random.below(4)).map(|_| self.spaced(Want::Any, scope)).collect();
        Node::new(Expression).text("(list").many(items).text(")")
    }

    fn map(&mut self, scope: &Scope) -> Node {
        let keys = ["\"a\"", "\"b\"", "\"x\"", "\"y z\"", "\"1\""];
        let items: Vec<Node> = (0..self.random.below(3))
            .map(|at| {
                let value = self.leaf(Want::Any, scope);
                Node::new(Statement).text(format!(" {} ", keys[at])).node(value)
            })
            .collect();
        Node::new(Expression).text("(dict").many(items).text(")")
    }

    fn spaced(&mut self, want: Want, scope: &Scope) -> Node {
        let value = self.leaf(want, scope);
        Node::new(Statement).text(" ").node(value)
    }
}
