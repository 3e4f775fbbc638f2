//! The executor: one loop over instructions with explicit stacks. Templates, also those that `include` and `tpl`
//! execute, are frames on a heap stack, so nesting is bounded by [`Options`] and not by the native stack.

mod calls;
mod charges;
mod fields;
mod frames;
mod loops;
mod mapper;
mod parts;
mod tracing;
mod writer;

use crate::ast::NodeId;
use crate::builtins::truth_of;
use crate::compile::ops::{Label, Op};
use crate::set::{Options, Template, TemplateSet};
use crate::trace::{Scope as Under, Taint, Trace};
use crate::{Cause, Env, ExecError, Limit, Link, Output, Place, Value};
use calls::PendingMethod;
use frames::Frame;
use loops::Loop;
use std::rc::Rc;
use writer::Writer;

/// Failure of one instruction: an error that has its place already, or one that happened at the node at hand.
/// Boxed, because results of all instructions are as large as it.
pub(crate) type Step<T = ()> = Result<T, Box<ExecError>>;

struct Variable {
    name: u32,
    value: Value,
    boxed: bool,
    taint: Taint,
    /// What its declaration stands under.
    under: Under,
}

/// An open `if`, `with` or `range`.
struct Scope {
    variables: usize,
    /// Dot outside of a `with`.
    dot: Option<(Value, bool)>,
    dot_taint: Taint,
    /// Since it was decided, with a trace: what was open before, and where the text was.
    decided: Option<(Under, usize)>,
}

pub(crate) struct Vm<'a> {
    env: &'a Env,
    trace: Option<&'a mut Trace>,
    /// Operands, and beside each whether it is held by an `interface {}`, as items of lists and maps are. A nil that
    /// is not is Go's invalid value.
    stack: Vec<Value>,
    boxed: Vec<bool>,
    /// With a trace, what each operand was computed from; else empty.
    taints: Vec<Taint>,
    /// What the operands of `and` and `or` before the last were computed from.
    held: Vec<Taint>,
    variables: Vec<Variable>,
    scopes: Vec<Scope>,
    loops: Vec<Loop>,
    methods: Vec<PendingMethod>,
    /// The frames around the one that executes.
    frames: Vec<Frame>,
    frame: Frame,
    writer: Writer,
    /// Instructions until the trace is looked at.
    until_trace: u8,
    /// The arguments of the call that failed, and how many of them, from the first on, it is about.
    failed: (usize, usize),
}

/// Whether execution goes on.
enum Next {
    Go,
    Done,
}

/// So many variables are looked at in the time of a step.
const VARIABLES_A_STEP: u64 = 32;

impl<'a> Vm<'a> {
    pub(crate) fn new(env: &'a Env, options: &'a Options, trace: Option<&'a mut Trace>) -> Self {
        Self {
            env,
            trace,
            stack: Vec::new(),
            boxed: Vec::new(),
            taints: Vec::new(),
            held: Vec::new(),
            variables: Vec::new(),
            scopes: Vec::new(),
            loops: Vec::new(),
            methods: Vec::new(),
            frames: Vec::new(),
            frame: Frame::none(),
            writer: Writer::new(options.map),
            until_trace: 0,
            failed: (0, 0),
        }
    }

    pub(crate) fn execute(
        mut self,
        set: &Rc<TemplateSet>,
        template: &Rc<Template>,
        data: Value,
    ) -> Result<Output, ExecError> {
        self.start(Rc::clone(set), Rc::clone(template), data);
        loop {
            match self.run() {
                Ok(()) => return self.finish().map_err(|error| *error),
                Err(error) => {
                    let from = self.blame();
                    self.unwind(*error).map_err(|error| ExecError { from, ..error })?;
                }
            }
        }
    }

    fn finish(mut self) -> Step<Output> {
        self.charge_trace()?;
        let size = self.writer.size();
        let trace = self.trace.as_ref().map_or(0, |trace| trace.size());
        self.env.budget.keep(size, trace);
        Ok(self.writer.finish())
    }

    fn run(&mut self) -> Step {
        loop {
            let Some(op) = self.frame.code.ops.get(self.frame.pc).copied() else {
                return Ok(());
            };
            self.frame.pc += 1;
            if !self.env.budget.step() {
                return Err(self.limit(self.env.budget.out_of_steps()));
            }
            self.until_trace = self.until_trace.wrapping_sub(1);
            if self.until_trace == 0 {
                self.charge_trace()?;
            }
            if let Next::Done = self.step(op)? {
                return Ok(());
            }
        }
    }

    /// Executes an instruction. It names them all, so that the compiler asks for what a new one does.
    fn step(&mut self, op: Op) -> Step<Next> {
        match op {
            Op::At(node) => self.frame.node = node,
            Op::Text(node) => self.write_text(node)?,
            Op::Print(node) => self.print(node)?,
            Op::Pop => drop(self.pop()),
            Op::Nip => self.nip(),
            Op::Push(index) => self.push_constant(index),
            Op::Constant { index, node } => {
                self.frame.node = node;
                self.push_constant(index);
            }
            Op::Dot(node) => self.push_dot(node),
            Op::Variable { name, node } => self.push_variable(name, node)?,
            Op::Field { start, end, node } => self.field(start, end, node)?,
            Op::BeginMethod(index) => self.begin_method(index)?,
            Op::EndMethod(index) => self.end_method(index)?,
            Op::Check(param) => self.check(param)?,
            Op::CheckMethod(param) => self.check_method(param)?,
            Op::MethodLiteral { param, node } => self.method_literal(param, node)?,
            Op::Call { callee, args, piped, node } => self.call(callee, args, piped, node)?,
            Op::ShortCircuit { stop_on, end } => self.short_circuit(stop_on, end),
            Op::Hold => self.hold(),
            Op::Settle => self.settle(),
            Op::Unbox => self.boxed.last_mut().into_iter().for_each(|boxed| *boxed = false),
            Op::Declare(name) => self.declare(name),
            Op::Assign(name) => {
                let value = self.top();
                let taint = self.assigned_taint(name);
                self.assign(name, value, taint)?;
            }
            Op::Enter => self.enter_scope(),
            Op::Leave => self.leave_scope(),
            Op::Jump(label) => self.jump(label),
            Op::JumpUnless { otherwise, node } => {
                let taint = self.truth_taint();
                let (value, _) = self.pop();
                self.decide(node, truth_of(&value), otherwise, taint);
            }
            Op::With { otherwise, node } => self.with(otherwise, node),
            Op::RangeStart { otherwise, node } => self.range_start(otherwise, node)?,
            Op::RangeNext { end, node } => self.range_next(end, node)?,
            Op::Break { scopes, end } => {
                (0..scopes).for_each(|_| self.leave_scope());
                self.end_loop();
                self.jump(end);
            }
            Op::Continue { scopes, next } => {
                (0..scopes).for_each(|_| self.leave_scope());
                self.jump(next);
            }
            Op::CheckTemplate { name, node } => self.check_template(name, node)?,
            Op::Template { name, node } => self.call_template(name, node)?,
            Op::Raise(index) => {
                let cause = self.frame.code.causes.get(index as usize).cloned();
                return Err(self.failure(cause.unwrap_or_else(|| Cause::NilCommand.into())));
            }
            Op::Return => return self.return_from_frame(),
        }
        Ok(Next::Go)
    }

    fn nip(&mut self) {
        let taint = self.top_taint();
        let top = self.pop();
        self.pop();
        self.push_traced(top, taint);
    }

    fn push_dot(&mut self, node: NodeId) {
        self.frame.node = node;
        let dot = self.frame.dot.clone();
        self.push_traced(dot, self.frame.dot_taint);
    }

    fn push_variable(&mut self, name: u32, node: NodeId) -> Step {
        self.frame.node = node;
        let (value, taint) = self.variable(name)?;
        self.push_traced(value, taint);
        Ok(())
    }

    fn declare(&mut self, name: u32) {
        let (value, boxed) = self.top();
        let (taint, under) = (self.top_taint(), self.under());
        self.variables.push(Variable { name, value, boxed, taint, under });
    }

    fn enter_scope(&mut self) {
        let variables = self.variables.len();
        self.scopes.push(Scope { variables, dot: None, dot_taint: Taint::EMPTY, decided: None });
    }

    fn short_circuit(&mut self, stop_on: bool, end: Label) {
        let truth = self.stack.last().is_some_and(truth_of);
        if truth == stop_on {
            self.jump(end);
        } else {
            self.hold_top();
            self.pop();
        }
    }

    fn with(&mut self, otherwise: Label, node: NodeId) {
        let (taint, of_value) = (self.truth_taint(), self.top_taint());
        let value = self.pop();
        let truth = truth_of(&value.0);
        self.decide(node, truth, otherwise, taint);
        if truth {
            let outer_taint = std::mem::replace(&mut self.frame.dot_taint, of_value);
            let outer = std::mem::replace(&mut self.frame.dot, value);
            if let Some(scope) = self.scopes.last_mut() {
                scope.dot = Some(outer);
                scope.dot_taint = outer_taint;
            }
        }
    }

    fn jump(&mut self, label: Label) {
        self.frame.pc = label.0 as usize;
    }

    /// Pushes what is computed from nothing.
    fn push(&mut self, value: (Value, bool)) {
        self.push_traced(value, Taint::EMPTY);
    }

    fn push_traced(&mut self, (value, boxed): (Value, bool), taint: Taint) {
        self.stack.push(value);
        self.boxed.push(boxed);
        if self.trace.is_some() {
            self.taints.push(taint);
        }
    }

    fn pop(&mut self) -> (Value, bool) {
        let boxed = self.boxed.pop().unwrap_or(false);
        self.taints.pop();
        (self.stack.pop().unwrap_or(Value::Nil), boxed)
    }

    fn top(&self) -> (Value, bool) {
        let boxed = self.boxed.last().copied().unwrap_or(false);
        (self.stack.last().cloned().unwrap_or(Value::Nil), boxed)
    }

    fn push_constant(&mut self, index: u32) {
        let value = self.frame.code.constants.get(index as usize).cloned();
        self.push((value.unwrap_or(Value::Nil), false));
    }

    /// The variables of the executing template, which sees none of its caller's.
    fn find_variable(&mut self, name: u32) -> Option<&mut Variable> {
        let own = self.variables.get_mut(self.frame.variables..)?;
        let at = own.iter().rposition(|variable| variable.name == name)?;
        // Thousands of variables take their time; when there is none left, the next step says so.
        let _ = self.env.budget.work((own.len() - at) as u64 / VARIABLES_A_STEP);
        own.get_mut(at)
    }

    fn variable(&mut self, name: u32) -> Step<((Value, bool), Taint)> {
        match self.find_variable(name) {
            Some(variable) => Ok(((variable.value.clone(), variable.boxed), variable.taint)),
            None => Err(self.undefined_variable(name)),
        }
    }

    fn assign(&mut self, name: u32, (value, boxed): (Value, bool), taint: Taint) -> Step {
        match self.find_variable(name) {
            Some(variable) => {
                variable.value = value;
                variable.boxed = boxed;
                variable.taint = taint;
                Ok(())
            }
            None => Err(self.undefined_variable(name)),
        }
    }

    fn undefined_variable(&self, name: u32) -> Box<ExecError> {
        let name = self.frame.code.names.get(name as usize).cloned().unwrap_or_default();
        self.failure(Cause::UndefinedVariable(name))
    }

    fn decide(&mut self, node: NodeId, taken: bool, otherwise: Label, taint: Taint) {
        if !taken {
            self.jump(otherwise);
        }
        if self.trace.is_some() {
            self.trace_decision(node, taken, taint);
        }
    }

    fn leave_scope(&mut self) {
        let Some(scope) = self.scopes.pop() else {
            return;
        };
        self.variables.truncate(scope.variables);
        if let Some(dot) = scope.dot {
            self.frame.dot = dot;
            self.frame.dot_taint = scope.dot_taint;
        }
        if let Some((outer, start)) = scope.decided {
            self.trace_leave(outer, start);
        }
    }

    fn limit(&self, limit: Limit) -> Box<ExecError> {
        self.failure(Cause::Limit(limit))
    }

    /// An error at the node at hand: Go's `state.errorf`.
    fn failure(&self, cause: impl Into<Rc<Cause>>) -> Box<ExecError> {
        let (links, cause) = (vec![self.link(self.frame.node)], cause.into());
        Box::new(ExecError { links, cause, from: None })
    }

    fn link(&self, node: NodeId) -> Link {
        let template = &self.frame.template;
        let place = place(template, node);
        Link { template: template.name().clone(), place, callee: None, callers: Vec::new() }
    }
}

fn place(template: &Template, id: NodeId) -> Place {
    let file = template.file();
    let source = Rc::clone(&file.source);
    let (pos, span) = file.node(id).map_or((0, 0..0), |node| (node.pos, node.start..node.end));
    let (line, column) = source.line_column(pos);
    Place { source, line, column, span, context: file.text(id) }
}
