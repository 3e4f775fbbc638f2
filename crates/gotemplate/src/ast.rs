//! The syntax tree of one file. All nodes of a file lie in one arena, so that trees of any depth are built,
//! walked and dropped without recursion.

use crate::Str;
use crate::trace::Effects;
use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

/// A template text with the name that positions in it are reported under.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// Go's `ParseName`: the file's path, or the name `tpl` parses under.
    pub name: Str,
    /// The text.
    pub text: Str,
}

impl Source {
    /// The bytes of a range; empty if it is outside of the text.
    pub fn slice(&self, range: Range<u32>) -> &[u8] {
        self.text.as_bytes().get(range.start as usize..range.end as usize).unwrap_or(&[])
    }

    /// 1-based line and 0-based byte column of an offset, as Go's `ErrorContext` counts them.
    pub fn line_column(&self, offset: u32) -> (u32, u32) {
        let before = self.slice(0..offset);
        let line = before.iter().filter(|byte| **byte == b'\n').count() as u32 + 1;
        let column = before.iter().rev().take_while(|byte| **byte != b'\n').count() as u32;
        (line, column)
    }
}

/// Number of a node in its file's arena.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub(crate) u32);

/// A node of the tree.
#[derive(Debug)]
pub struct Node {
    /// The position Go gives it, which error messages show: for `.a.b` that of the second field.
    pub pos: u32,
    /// First byte of its text; for actions and blocks that of the opening `{{`.
    pub start: u32,
    /// One past its last byte; for blocks the end of the opening action.
    pub end: u32,
    /// What it is.
    pub kind: NodeKind,
}

/// Kinds of nodes. What can be read off the source text is not repeated here, and what is large is boxed: a chart has
/// tens of thousands of nodes, nearly all of them small.
#[derive(Debug)]
pub enum NodeKind {
    /// Text outside actions; `start..end` is what is written.
    Text,
    /// `{{ pipeline }}`
    Action(NodeId),
    /// `{{ if }}`
    If(Box<Branch>),
    /// `{{ with }}`
    With(Box<Branch>),
    /// `{{ range }}`
    Range(Box<Branch>),
    /// `{{ template "name" pipeline }}`, and what calls a `{{ block }}`
    Template {
        /// The template's name.
        name: Str,
        /// What becomes its dot.
        pipe: Option<NodeId>,
    },
    /// `{{ break }}`
    Break,
    /// `{{ continue }}`
    Continue,
    /// A pipeline, in parentheses or not.
    Pipe(Box<Pipe>),
    /// One stage of a pipeline: the operands.
    Command(Vec<NodeId>),
    /// A function's name.
    Identifier,
    /// `.`
    Dot,
    /// `nil`
    Nil,
    /// `true` or `false`
    Bool(bool),
    /// A number or character constant.
    Number(Box<Number>),
    /// A string constant, unquoted.
    Str(Str),
    /// `.a.b.c`
    Field,
    /// `$x` or `$x.a.b`
    Variable,
    /// Fields of something else: `(pipeline).a.b`, `function.a`
    Chain {
        /// What the fields are looked up in.
        operand: NodeId,
        /// Where the first field starts.
        fields: u32,
    },
}

/// The parts of `if`, `with` and `range`.
#[derive(Debug)]
pub struct Branch {
    /// The condition.
    pub pipe: NodeId,
    /// What is done if it holds.
    pub list: Vec<NodeId>,
    /// What is done otherwise; `else if` is an `if` in here.
    pub else_list: Option<Vec<NodeId>>,
    /// The byte range of the action that closes the block.
    pub close: Range<u32>,
}

/// A pipeline.
#[derive(Debug, Default)]
pub struct Pipe {
    /// Its variables are set (`=`), not declared (`:=`).
    pub assigns: bool,
    /// Variables that take its value.
    pub decl: Vec<NodeId>,
    /// Its stages.
    pub commands: Vec<NodeId>,
}

/// A numeric constant, in each of the kinds that it fits.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
pub struct Number {
    /// As a signed integer.
    pub int: Option<i64>,
    /// As an unsigned integer.
    pub uint: Option<u64>,
    /// As a float.
    pub float: Option<f64>,
    /// As a complex number: real and imaginary part.
    pub complex: Option<(f64, f64)>,
}

/// One template: the file itself, a `define` or a `block`.
#[derive(Debug)]
pub struct Tree {
    /// The template's name.
    pub name: Str,
    /// The top nodes.
    pub root: Vec<NodeId>,
    /// The byte range of the `define` or `block` action; the whole text for the file's own template.
    pub head: Range<u32>,
    /// Nothing but space: such a definition does not replace one that has content.
    pub empty: bool,
}

/// A parsed text: its own template and the templates defined in it.
#[derive(Debug)]
pub struct File {
    /// The text.
    pub source: Rc<Source>,
    /// The arena.
    pub nodes: Vec<Node>,
    /// The templates; of two with the same name the one that counts.
    pub trees: Vec<Tree>,
    /// What its blocks can do besides writing, once that was asked for.
    pub(crate) effects: OnceCell<Effects>,
}

impl File {
    /// The node of that number.
    pub fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.0 as usize)
    }

    /// The first argument of a command.
    pub(crate) fn call_argument(&self, command: NodeId) -> Option<NodeId> {
        match &self.node(command)?.kind {
            NodeKind::Command(args) => args.get(1).copied(),
            _ => None,
        }
    }

    /// Go's `Node.String()`: what error messages show in `<>`.
    pub fn text(&self, id: NodeId) -> String {
        let mut out = Vec::new();
        let mut steps = vec![Step::Node(id)];
        while let Some(step) = steps.pop() {
            match step {
                Step::Text(text) => out.extend_from_slice(text.as_bytes()),
                Step::Source(range) => out.extend_from_slice(self.source.slice(range)),
                Step::Node(id) => self.step(id, &mut out, &mut steps),
            }
        }
        String::from_utf8_lossy(&out).into_owned()
    }

    fn step(&self, id: NodeId, out: &mut Vec<u8>, steps: &mut Vec<Step>) {
        let Some(node) = self.node(id) else {
            return;
        };
        let queued = steps.len();
        match &node.kind {
            NodeKind::Action(pipe) => {
                steps.extend([Step::Text("{{"), Step::Node(*pipe), Step::Text("}}")])
            }
            NodeKind::If(branch) => self.branch_head("{{if ", branch, steps),
            NodeKind::With(branch) => self.branch_head("{{with ", branch, steps),
            NodeKind::Range(branch) => self.branch_head("{{range ", branch, steps),
            NodeKind::Template { name, pipe } => {
                out.extend_from_slice(b"{{template ");
                out.extend_from_slice(crate::fmt::quote(name.as_bytes()).as_bytes());
                if let Some(pipe) = pipe {
                    steps.extend([Step::Text(" "), Step::Node(*pipe)]);
                }
                steps.push(Step::Text("}}"));
            }
            NodeKind::Break => out.extend_from_slice(b"{{break}}"),
            NodeKind::Continue => out.extend_from_slice(b"{{continue}}"),
            NodeKind::Pipe(pipe) => {
                push_joined(steps, &pipe.decl, ", ");
                if !pipe.decl.is_empty() {
                    steps.push(Step::Text(if pipe.assigns { " = " } else { " := " }));
                }
                push_joined(steps, &pipe.commands, " | ");
            }
            NodeKind::Command(args) => {
                for (index, arg) in args.iter().enumerate() {
                    if index > 0 {
                        steps.push(Step::Text(" "));
                    }
                    self.push_operand(*arg, steps);
                }
            }
            NodeKind::Chain { operand, fields } => {
                self.push_operand(*operand, steps);
                steps.push(Step::Source(*fields..node.end));
            }
            _ => out.extend_from_slice(self.source.slice(node.start..node.end)),
        }
        if let Some(new) = steps.get_mut(queued..) {
            new.reverse();
        }
    }

    /// Only the head: no message ever shows the body of a block.
    fn branch_head(&self, keyword: &'static str, branch: &Branch, steps: &mut Vec<Step>) {
        steps.extend([Step::Text(keyword), Step::Node(branch.pipe), Step::Text("}}")]);
    }

    fn push_operand(&self, id: NodeId, steps: &mut Vec<Step>) {
        let parenthesized =
            self.node(id).is_some_and(|node| matches!(node.kind, NodeKind::Pipe(_)));
        if parenthesized {
            steps.extend([Step::Text("("), Step::Node(id), Step::Text(")")]);
        } else {
            steps.push(Step::Node(id));
        }
    }
}

/// What is still to be written of a node's text.
enum Step {
    Node(NodeId),
    Text(&'static str),
    Source(Range<u32>),
}

fn push_joined(steps: &mut Vec<Step>, nodes: &[NodeId], separator: &'static str) {
    for (index, node) in nodes.iter().enumerate() {
        if index > 0 {
            steps.push(Step::Text(separator));
        }
        steps.push(Step::Node(*node));
    }
}
