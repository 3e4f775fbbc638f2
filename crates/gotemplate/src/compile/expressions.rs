//! Pipelines, commands and operands.

use super::calls::Param;
use super::ops::{MethodCall, Op};
use super::{Compiler, Task};
use crate::Cause;
use crate::arguments::{Literal, ideal_literal};
use crate::ast::{NodeId, NodeKind};

impl Compiler<'_> {
    pub(super) fn pipe(&mut self, id: NodeId) {
        let file = self.file;
        let Some(NodeKind::Pipe(pipe)) = file.node(id).map(|node| &node.kind) else {
            return;
        };
        let (commands, decl, assigns) = (&pipe.commands, &pipe.decl, pipe.assigns);
        let from = self.tasks.len();
        for (index, command) in commands.iter().enumerate() {
            self.tasks.push(Task::Command { pipe: id, command: *command, is_first: index == 0 });
            self.tasks.push(Task::Op(Op::Unbox));
        }
        for node in decl.iter().filter_map(|decl| file.node(*decl)) {
            let name = self.name(file.source.slice(node.start..node.end));
            let op = if assigns { Op::Assign(name) } else { Op::Declare(name) };
            self.tasks.push(Task::Op(op));
        }
        self.turn(from);
    }

    pub(super) fn command(&mut self, pipe: NodeId, id: NodeId, is_first: bool) {
        let file = self.file;
        let Some(NodeKind::Command(args)) = file.node(id).map(|node| &node.kind) else {
            return;
        };
        let Some((first, arguments)) = args.split_first() else {
            return;
        };
        let piped = !is_first;
        let has_arguments = piped || !arguments.is_empty();
        match self.kind(*first) {
            NodeKind::Field => {
                self.emit(Op::Dot(*first));
                self.fields(*first, arguments, piped);
            }
            NodeKind::Chain { operand, .. } => self.chain(*first, *operand, arguments, piped),
            NodeKind::Identifier => self.call(*first, id, arguments, piped),
            NodeKind::Variable => self.variable(*first, arguments, piped),
            NodeKind::Pipe(_) if has_arguments => {
                if is_first {
                    self.emit(Op::At(pipe));
                }
                self.not_a_function(*first);
            }
            NodeKind::Pipe(_) => self.pipe(*first),
            _ if has_arguments => {
                self.emit(Op::At(*first));
                self.not_a_function(*first);
            }
            NodeKind::Nil => {
                self.emit(Op::At(*first));
                let raise = self.raise(Cause::NilCommand);
                self.emit(raise);
            }
            _ => self.constant_or_dot(*first),
        }
    }

    fn not_a_function(&mut self, id: NodeId) {
        // Go prints a pipeline here without its parentheses.
        let text = self.file.text(id);
        let raise = self.raise(Cause::NotAFunction(text));
        self.emit(raise);
    }

    /// A literal as Go types it by itself, or dot.
    pub(super) fn constant_or_dot(&mut self, id: NodeId) {
        if matches!(self.kind(id), NodeKind::Dot) {
            return self.emit(Op::Dot(id));
        }
        self.typed_literal(id, ideal_literal(self.file, id));
    }

    pub(super) fn typed_literal(&mut self, id: NodeId, literal: Literal) {
        match literal {
            Literal::Ideal => self.constant_or_dot(id),
            Literal::Value(value) => {
                let index = self.constant(value);
                self.emit(Op::Constant { index, node: id });
            }
            Literal::Error(cause) => {
                self.emit(Op::At(id));
                let raise = self.raise(cause);
                self.emit(raise);
            }
        }
    }

    pub(super) fn variable(&mut self, id: NodeId, arguments: &[NodeId], piped: bool) {
        let file = self.file;
        let Some(node) = file.node(id) else {
            return;
        };
        let text = file.source.slice(node.start..node.end);
        let end = text.iter().position(|byte| *byte == b'.').unwrap_or(text.len());
        let name = self.name(text.get(..end).unwrap_or(text));
        self.emit(Op::Variable { name, node: id });
        if end < text.len() {
            self.field_path(id, node.start + end as u32, arguments, piped);
        } else if piped || !arguments.is_empty() {
            self.not_a_function(id);
        }
    }

    pub(super) fn chain(&mut self, id: NodeId, operand: NodeId, arguments: &[NodeId], piped: bool) {
        let Some(NodeKind::Chain { fields, .. }) = self.at(id).map(|node| &node.kind) else {
            return;
        };
        let fields = *fields;
        // The operand is compiled as a task, so the rest has to wait for it.
        self.field_path(id, fields, arguments, piped);
        self.argument(operand, Param::None);
    }

    pub(super) fn fields(&mut self, id: NodeId, arguments: &[NodeId], piped: bool) {
        let start = self.at(id).map_or(0, |node| node.start);
        self.field_path(id, start, arguments, piped);
    }

    /// Looks up `.a.b.c`, whose text starts at `start`, in the value on top; the last may take arguments.
    fn field_path(&mut self, id: NodeId, start: u32, arguments: &[NodeId], piped: bool) {
        let file = self.file;
        let end = self.at(id).map_or(start, |node| node.end);
        let takes = piped || !arguments.is_empty();
        let from = self.tasks.len();
        let mut at = start;
        for piece in file.source.slice(start..end).split(|byte| *byte == b'.').skip(1) {
            let (start, end) = (at + 1, at + 1 + piece.len() as u32);
            at = end;
            self.tasks.push(Task::Op(Op::Field { start, end, node: id }));
        }
        if takes
            && self.tasks.len() > from
            && let Some(Task::Op(Op::Field { start, end, .. })) = self.tasks.pop()
        {
            self.method_tasks(id, (start, end), arguments, piped);
        }
        self.turn(from);
    }

    fn method_tasks(
        &mut self,
        node: NodeId,
        (start, end): (u32, u32),
        arguments: &[NodeId],
        piped: bool,
    ) {
        let done = self.label();
        let index = self.code.method_calls.len() as u32;
        let args = arguments.len() as u32;
        self.code.method_calls.push(MethodCall { start, end, node, args, piped, done });
        self.tasks.push(Task::Op(Op::BeginMethod(index)));
        let params = (0u32..).map(Param::Method);
        let tasks = arguments.iter().zip(params).map(|(id, param)| Task::Argument(*id, param));
        self.tasks.extend(tasks);
        self.tasks.extend([Task::Op(Op::EndMethod(index)), Task::Bind(done)]);
    }
}
