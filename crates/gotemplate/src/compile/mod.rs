//! Compiles a tree to flat instructions, so that templates of any depth run in one loop with explicit stacks.
//!
//! Trees may be nested deeper than the native stack allows, so the compiler keeps what is left to do on a list
//! of tasks instead of recursing.

mod calls;
mod expressions;
pub(crate) mod ops;

use crate::ast::{Branch, File, Node, NodeId, NodeKind};
use crate::set::Functions;
use crate::{Cause, Str, Value};
use ops::{Code, Label, Op};
use std::rc::Rc;

/// What is left to compile.
#[derive(Clone, Copy)]
enum Task {
    Node(NodeId),
    Pipe(NodeId),
    /// A command; whether the value of the stage before it is its last argument.
    Command {
        pipe: NodeId,
        command: NodeId,
        is_first: bool,
    },
    Argument(NodeId, calls::Param),
    Op(Op),
    Bind(Label),
    EnterLoop {
        next: Label,
        end: Label,
    },
    LeaveLoop,
}

/// The labels of a loop, and how many scopes were open around its body.
struct Loop {
    next: Label,
    end: Label,
    scopes: u32,
}

struct Compiler<'a> {
    file: &'a File,
    functions: &'a Functions,
    code: Code,
    /// Where labels stand; the index is the label's number.
    labels: Vec<u32>,
    tasks: Vec<Task>,
    loops: Vec<Loop>,
    scopes: u32,
}

/// Compiles the template `tree` of a file.
pub(crate) fn compile(file: &File, tree: usize, functions: &Functions) -> Rc<Code> {
    let mut code = Code::default();
    code.numbered(b"$");
    let mut compiler = Compiler {
        file,
        functions,
        code,
        labels: Vec::new(),
        tasks: Vec::new(),
        loops: Vec::new(),
        scopes: 0,
    };
    let root = file.trees.get(tree).map(|tree| tree.root.as_slice()).unwrap_or(&[]);
    compiler.nodes(root);
    compiler.turn(0);
    while let Some(task) = compiler.tasks.pop() {
        compiler.run(task);
    }
    compiler.emit(Op::Return);
    compiler.finish()
}

impl Compiler<'_> {
    /// Puts tasks before all others, in their order.
    fn queue(&mut self, tasks: &[Task]) {
        self.tasks.extend(tasks.iter().rev());
    }

    /// Adds nodes in their order, behind which [`Compiler::turn`] has to come.
    fn nodes(&mut self, nodes: &[NodeId]) {
        self.tasks.extend(nodes.iter().map(|id| Task::Node(*id)));
    }

    /// Makes the first of the tasks added since there were `from` the next one.
    fn turn(&mut self, from: usize) {
        if let Some(added) = self.tasks.get_mut(from..) {
            added.reverse();
        }
    }

    fn run(&mut self, task: Task) {
        match task {
            Task::Op(op) => self.emit(op),
            Task::Node(id) => self.node(id),
            Task::Pipe(id) => self.pipe(id),
            Task::Command { pipe, command, is_first } => self.command(pipe, command, is_first),
            Task::Argument(id, param) => self.argument(id, param),
            Task::Bind(label) => {
                let here = self.code.ops.len() as u32;
                if let Some(slot) = self.labels.get_mut(label.0 as usize) {
                    *slot = here;
                }
            }
            Task::EnterLoop { next, end } => {
                self.loops.push(Loop { next, end, scopes: self.scopes });
            }
            Task::LeaveLoop => {
                self.loops.pop();
            }
        }
    }

    fn emit(&mut self, op: Op) {
        match op {
            Op::Enter => self.scopes += 1,
            Op::Leave => self.scopes -= 1,
            _ => {}
        }
        self.code.ops.push(op);
    }

    fn label(&mut self) -> Label {
        self.labels.push(0);
        Label(self.labels.len() as u32 - 1)
    }

    /// Replaces labels by the instructions they stand before.
    fn finish(mut self) -> Rc<Code> {
        let labels = &self.labels;
        let resolve = |label: &mut Label| {
            *label = Label(labels.get(label.0 as usize).copied().unwrap_or(u32::MAX));
        };
        self.code.ops.iter_mut().filter_map(Op::label_mut).for_each(resolve);
        self.code.method_calls.iter_mut().for_each(|call| resolve(&mut call.done));
        Rc::new(self.code)
    }

    fn at(&self, id: NodeId) -> Option<&Node> {
        self.file.node(id)
    }

    fn kind(&self, id: NodeId) -> &NodeKind {
        self.at(id).map_or(&NodeKind::Nil, |node| &node.kind)
    }

    fn constant(&mut self, value: Value) -> u32 {
        self.code.constants.push(value);
        self.code.constants.len() as u32 - 1
    }

    /// An error that happens whenever this place is reached.
    fn raise(&mut self, cause: Cause) -> Op {
        self.code.causes.push(Rc::new(cause));
        Op::Raise(self.code.causes.len() as u32 - 1)
    }

    /// The number of a variable's name.
    fn name(&mut self, bytes: &[u8]) -> u32 {
        self.code.numbered(bytes)
    }

    fn node(&mut self, id: NodeId) {
        let file = self.file;
        let Some(node) = file.node(id) else {
            return;
        };
        match &node.kind {
            NodeKind::Text => self.emit(Op::Text(id)),
            NodeKind::Action(pipe) => {
                let declares =
                    matches!(self.kind(*pipe), NodeKind::Pipe(pipe) if !pipe.decl.is_empty());
                let last = if declares { Op::Pop } else { Op::Print(id) };
                self.queue(&[Task::Pipe(*pipe), Task::Op(last)]);
            }
            NodeKind::If(branch) => self.branch(id, branch, false),
            NodeKind::With(branch) => self.branch(id, branch, true),
            NodeKind::Range(branch) => self.range(id, branch),
            NodeKind::Template { name, pipe } => self.template(id, name, *pipe),
            NodeKind::Break | NodeKind::Continue => self.loop_exit(&node.kind),
            // Anything else is part of a pipeline.
            _ => {}
        }
    }

    fn branch(&mut self, id: NodeId, branch: &Branch, with: bool) {
        let (otherwise, end) = (self.label(), self.label());
        let test = if with {
            Op::With { otherwise, node: id }
        } else {
            Op::JumpUnless { otherwise, node: id }
        };
        let from = self.tasks.len();
        self.tasks.extend([Task::Op(Op::Enter), Task::Pipe(branch.pipe), Task::Op(test)]);
        self.nodes(&branch.list);
        if let Some(list) = &branch.else_list {
            self.tasks.extend([Task::Op(Op::Jump(end)), Task::Bind(otherwise)]);
            self.nodes(list);
        } else {
            self.tasks.push(Task::Bind(otherwise));
        }
        self.tasks.extend([Task::Bind(end), Task::Op(Op::Leave)]);
        self.turn(from);
    }

    fn range(&mut self, id: NodeId, branch: &Branch) {
        let (next, otherwise, end) = (self.label(), self.label(), self.label());
        let start = Op::RangeStart { otherwise, node: id };
        let from = self.tasks.len();
        self.tasks.extend([
            Task::Op(Op::Enter),
            Task::Pipe(branch.pipe),
            Task::Op(start),
            Task::EnterLoop { next, end },
            Task::Bind(next),
            Task::Op(Op::RangeNext { end, node: id }),
        ]);
        self.nodes(&branch.list);
        self.tasks.extend([Task::Op(Op::Jump(next)), Task::LeaveLoop, Task::Bind(otherwise)]);
        self.nodes(branch.else_list.as_deref().unwrap_or(&[]));
        self.tasks.extend([Task::Bind(end), Task::Op(Op::Leave)]);
        self.turn(from);
        self.range_variables(id, branch.pipe);
    }

    /// What the loop has to know about its variables.
    fn range_variables(&mut self, id: NodeId, pipe: NodeId) {
        let NodeKind::Pipe(pipe) = self.kind(pipe) else {
            return;
        };
        let assigns = pipe.assigns;
        let file = self.file;
        let names = pipe.decl.iter().filter_map(|decl| file.node(*decl));
        let slices: Vec<&[u8]> =
            names.map(|node| file.source.slice(node.start..node.end)).collect();
        let names = slices.into_iter().map(|slice| self.name(slice)).collect();
        self.code.loops.insert(id, ops::LoopVariables { assigns, names });
    }

    fn template(&mut self, id: NodeId, name: &Str, pipe: Option<NodeId>) {
        let name = self.constant(Value::Str(name.clone()));
        let data = match pipe {
            Some(pipe) => Task::Pipe(pipe),
            None => {
                let nil = self.constant(Value::Nil);
                Task::Op(Op::Push(nil))
            }
        };
        let check = Task::Op(Op::CheckTemplate { name, node: id });
        self.queue(&[check, data, Task::Op(Op::Template { name, node: id })]);
    }

    fn loop_exit(&mut self, kind: &NodeKind) {
        let Some(innermost) = self.loops.last() else {
            return;
        };
        let scopes = self.scopes - innermost.scopes;
        let op = match kind {
            NodeKind::Break => Op::Break { scopes, end: innermost.end },
            _ => Op::Continue { scopes, next: innermost.next },
        };
        self.emit(op);
    }
}
