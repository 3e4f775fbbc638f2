//! The instructions.

use crate::ast::NodeId;
use crate::builtins::Builtin;
use crate::function::{Function, ParamType, Signature};
use crate::set::Reentrant;
use crate::{Cause, Str, Value};
use rustc_hash::FxHashMap;
use std::rc::Rc;

/// A place in the code: a label's number while compiling, then the index of an instruction.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Label(pub(crate) u32);

/// An instruction. Where Go's executor notes the node it is at, for error messages, so do these: `node`.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Op {
    /// Notes the node at hand.
    At(NodeId),
    /// Writes a text node.
    Text(NodeId),
    /// Takes the value off the stack and writes it.
    Print(NodeId),
    /// Drops the value on top.
    Pop,
    /// Drops the value below the top.
    Nip,
    /// Pushes a constant without noting a node.
    Push(u32),
    /// Pushes a constant.
    Constant {
        index: u32,
        node: NodeId,
    },
    /// Pushes dot.
    Dot(NodeId),
    /// Pushes a variable.
    Variable {
        name: u32,
        node: NodeId,
    },
    /// Replaces the value on top by a field of it, or by what a method of it returns.
    Field {
        start: u32,
        end: u32,
        node: NodeId,
    },
    /// Looks up a method on the value on top, which then is called with arguments.
    BeginMethod(u32),
    /// Calls the method whose arguments are on the stack.
    EndMethod(u32),
    /// Checks the value on top against the type of a parameter.
    Check(u32),
    /// Checks the value on top against the type of the pending method's parameter.
    CheckMethod(u32),
    /// Pushes a literal typed by the pending method's parameter.
    MethodLiteral {
        param: u32,
        node: NodeId,
    },
    /// Calls a function: arguments are on the stack, below them the piped value if there is one.
    Call {
        callee: u32,
        args: u32,
        piped: bool,
        node: NodeId,
    },
    /// `and`, `or`: jumps if the value on top decides, else drops it.
    ShortCircuit {
        stop_on: bool,
        end: Label,
    },
    /// Before the operands of `and` and `or`, for the trace.
    Hold,
    /// Behind them: the result is on top.
    Settle,
    /// The value on top loses its interface, as at the end of each command.
    Unbox,
    /// Declares a variable with the value on top, which stays.
    Declare(u32),
    /// Sets a variable to the value on top, which stays.
    Assign(u32),
    /// Opens a scope of variables.
    Enter,
    /// Closes it.
    Leave,
    Jump(Label),
    /// Takes the value off the stack; jumps if it is false.
    JumpUnless {
        otherwise: Label,
        node: NodeId,
    },
    /// The same, and makes a true value dot until the scope is left.
    With {
        otherwise: Label,
        node: NodeId,
    },
    /// Takes the value to loop over; jumps if there is nothing in it.
    RangeStart {
        otherwise: Label,
        node: NodeId,
    },
    /// The next round, or out of the loop.
    RangeNext {
        end: Label,
        node: NodeId,
    },
    Break {
        scopes: u32,
        end: Label,
    },
    Continue {
        scopes: u32,
        next: Label,
    },
    /// Fails if there is no such template.
    CheckTemplate {
        name: u32,
        node: NodeId,
    },
    /// Executes a template with the value on top as its dot.
    Template {
        name: u32,
        node: NodeId,
    },
    /// Fails with a message known at compile time.
    Raise(u32),
    /// The end of the template.
    Return,
}

impl Op {
    pub(super) fn label_mut(&mut self) -> Option<&mut Label> {
        match self {
            Op::ShortCircuit { end: label, .. }
            | Op::Jump(label)
            | Op::JumpUnless { otherwise: label, .. }
            | Op::With { otherwise: label, .. }
            | Op::RangeStart { otherwise: label, .. }
            | Op::RangeNext { end: label, .. }
            | Op::Break { end: label, .. }
            | Op::Continue { next: label, .. } => Some(label),
            _ => None,
        }
    }
}

/// A compiled template.
#[derive(Default)]
pub(crate) struct Code {
    pub(crate) ops: Vec<Op>,
    pub(crate) constants: Vec<Value>,
    pub(crate) causes: Vec<Rc<Cause>>,
    /// Names of variables; the first is `$`.
    pub(crate) names: Vec<Str>,
    /// Their numbers in the order of the names.
    pub(crate) by_name: Vec<u32>,
    pub(crate) params: Vec<ParamType>,
    pub(crate) callees: Vec<Target>,
    pub(crate) method_calls: Vec<MethodCall>,
    pub(crate) loops: FxHashMap<NodeId, LoopVariables>,
}

impl Code {
    /// The number of a variable's name.
    pub(crate) fn name(&self, name: &[u8]) -> Option<u32> {
        let at = self.name_place(name).ok()?;
        self.by_name.get(at).copied()
    }

    /// The same for a name that may be new.
    pub(crate) fn numbered(&mut self, name: &[u8]) -> u32 {
        match self.name_place(name) {
            Ok(at) => self.by_name.get(at).copied().unwrap_or_default(),
            Err(at) => {
                let number = self.names.len() as u32;
                self.names.push(Str::from(name));
                self.by_name.insert(at, number);
                number
            }
        }
    }

    fn name_place(&self, name: &[u8]) -> Result<usize, usize> {
        let of = |number: &u32| self.names.get(*number as usize).map(Str::as_bytes);
        self.by_name.binary_search_by(|number| of(number).cmp(&Some(name)))
    }
}

/// What a call reaches.
#[derive(Clone)]
pub(crate) enum Target {
    Function(Function),
    Builtin(Builtin),
    Reentrant { name: &'static str, signature: Signature, function: Rc<dyn Reentrant> },
}

/// The call of a method with arguments.
#[derive(Clone)]
pub(crate) struct MethodCall {
    /// The name's bytes in the source.
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// The node that errors of the method are reported at.
    pub(crate) node: NodeId,
    pub(crate) args: u32,
    pub(crate) piped: bool,
    /// Where execution goes on if there is nothing to call.
    pub(crate) done: Label,
}

/// The variables of a `range`.
pub(crate) struct LoopVariables {
    pub(crate) assigns: bool,
    pub(crate) names: Vec<u32>,
}
