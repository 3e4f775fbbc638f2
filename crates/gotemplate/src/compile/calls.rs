//! Calls of functions and their arguments: Go's `evalCall` and `evalArg`.

use super::ops::{Op, Target};
use super::{Compiler, Task};
use crate::Cause;
use crate::arguments::type_literal;
use crate::ast::{NodeId, NodeKind};
use crate::builtins::Builtin;
use crate::function::{ParamType, Signature};

/// What an argument has to be.
#[derive(Clone, Copy)]
pub(super) enum Param {
    /// Anything: what a chain looks its fields up in.
    None,
    /// Of a type known now.
    Known(ParamType),
    /// Of the type of a parameter of the method found at run time.
    Method(u32),
}

impl Compiler<'_> {
    /// A call of the function `id`; errors of the function are reported at `node`.
    pub(super) fn call(&mut self, id: NodeId, node: NodeId, arguments: &[NodeId], piped: bool) {
        let name = self.at(id).map_or(0..0, |node| node.start..node.end);
        let name = std::str::from_utf8(self.file.source.slice(name)).unwrap_or("");
        let Some(target) = self.functions.target(name) else {
            // The parser has checked the name, so this cannot be reached with one function table.
            self.emit(Op::At(id));
            let raise = self.raise(Cause::UndefinedFunction(name.to_owned()));
            return self.emit(raise);
        };
        let signature = target.signature();
        if let Some(cause) = signature.count_error(name, arguments.len(), piped) {
            self.emit(Op::At(id));
            let raise = self.raise(cause);
            return self.emit(raise);
        }
        if let Target::Builtin(builtin @ (Builtin::And | Builtin::Or)) = target {
            return self.short_circuit(id, builtin, arguments, piped);
        }
        self.code.callees.push(target);
        let callee = self.code.callees.len() as u32 - 1;
        let from = self.tasks.len();
        self.tasks.push(Task::Op(Op::At(id)));
        for (index, argument) in arguments.iter().enumerate() {
            let param = signature.param(index).unwrap_or(ParamType::Any);
            self.tasks.push(Task::Argument(*argument, Param::Known(param)));
        }
        let args = arguments.len() as u32;
        self.tasks.push(Task::Op(Op::Call { callee, args, piped, node }));
        self.turn(from);
    }

    /// `and` and `or` stop at the first argument that decides; a piped value is the last argument and lies at the
    /// bottom.
    fn short_circuit(&mut self, id: NodeId, builtin: Builtin, arguments: &[NodeId], piped: bool) {
        let stop_on = matches!(builtin, Builtin::Or);
        let (decided, end) = (self.label(), self.label());
        let from = self.tasks.len();
        self.tasks.extend([Task::Op(Op::At(id)), Task::Op(Op::Hold)]);
        for (index, argument) in arguments.iter().enumerate() {
            self.tasks.push(Task::Argument(*argument, Param::Known(ParamType::Reflect)));
            if piped || index + 1 < arguments.len() {
                self.tasks.push(Task::Op(Op::ShortCircuit { stop_on, end: decided }));
            }
        }
        if piped {
            // Undecided, the piped value is left; decided, it goes.
            self.tasks.extend([Task::Op(Op::Jump(end)), Task::Bind(decided), Task::Op(Op::Nip)]);
        } else {
            self.tasks.push(Task::Bind(decided));
        }
        self.tasks.extend([Task::Bind(end), Task::Op(Op::Settle)]);
        self.turn(from);
    }

    pub(super) fn argument(&mut self, id: NodeId, param: Param) {
        let check = self.check(param);
        self.tasks.extend(check.map(Task::Op));
        match self.kind(id) {
            NodeKind::Dot => self.emit(Op::Dot(id)),
            NodeKind::Field => {
                self.emit(Op::Dot(id));
                self.fields(id, &[], false);
            }
            NodeKind::Variable => self.variable(id, &[], false),
            NodeKind::Pipe(_) => self.queue(&[Task::Pipe(id)]),
            NodeKind::Identifier => self.call(id, id, &[], false),
            NodeKind::Chain { operand, .. } => {
                let operand = *operand;
                self.chain(id, operand, &[], false);
            }
            _ => {
                // A literal, which has no other check than its own.
                if check.is_some() {
                    self.tasks.pop();
                }
                self.literal(id, param);
            }
        }
    }

    fn check(&mut self, param: Param) -> Option<Op> {
        match param {
            Param::None | Param::Known(ParamType::Any | ParamType::Reflect) => None,
            Param::Method(index) => Some(Op::CheckMethod(index)),
            Param::Known(param) => {
                self.code.params.push(param);
                Some(Op::Check(self.code.params.len() as u32 - 1))
            }
        }
    }

    fn literal(&mut self, id: NodeId, param: Param) {
        match param {
            Param::None => self.constant_or_dot(id),
            Param::Method(param) => self.emit(Op::MethodLiteral { param, node: id }),
            Param::Known(param) => self.typed_literal(id, type_literal(self.file, id, param)),
        }
    }
}

impl Target {
    pub(super) fn signature(&self) -> Signature {
        match self {
            Target::Function(function) => function.signature,
            Target::Builtin(builtin) => builtin.signature(),
            Target::Reentrant { signature, .. } => *signature,
        }
    }
}
