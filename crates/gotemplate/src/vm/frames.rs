//! Frames: templates that execute within each other.

use super::{Next, Step, Under, Variable, Vm};
use crate::ast::NodeId;
use crate::budget::Held;
use crate::compile::ops::Code;
use crate::error::{CallSite, Callee};
use crate::function::FuncError;
use crate::set::{Invocation, Reentrant, Template, TemplateSet};
use crate::trace::{Rule, Taint};
use crate::{Cause, ExecError, Limit, Made, Str, TemplateError, Value};
use std::rc::Rc;

/// Go's `maxExecDepth`.
const MAX_TEMPLATE_DEPTH: u32 = 100_000;

/// A template that is executing, or waits for one that it called.
pub(super) struct Frame {
    pub(super) set: Rc<TemplateSet>,
    pub(super) template: Rc<Template>,
    pub(super) code: Rc<Code>,
    pub(super) pc: usize,
    pub(super) dot: (Value, bool),
    pub(super) dot_taint: Taint,
    /// What the template's name or text was computed from.
    base: Taint,
    /// What was open before, if which template it is depends on something.
    outer: Option<Under>,
    /// The node at hand, which errors are reported at.
    pub(super) node: NodeId,
    /// Nested `template` actions since the last file, `include` or `tpl`.
    depth: u32,
    /// Where its part of each stack starts.
    pub(super) variables: usize,
    stack: usize,
    scopes: usize,
    loops: usize,
    methods: usize,
    held: usize,
    entered: Entered,
}

/// How a frame came to be.
enum Entered {
    /// By the caller of the executor.
    Root,
    /// By a `template` action.
    Template,
    /// By a function, which makes a value of what is written.
    Function(Box<Running>),
}

/// A re-entrant function that waits for its template.
struct Running {
    name: &'static str,
    function: Rc<dyn Reentrant>,
    invocation: Invocation,
    /// The node of the call.
    node: NodeId,
}

impl Frame {
    /// What stands in for the frame before execution starts.
    pub(super) fn none() -> Self {
        let set = Rc::new(TemplateSet::new(Rc::default()));
        let template = Rc::new(Template::nothing());
        Self {
            set,
            template,
            code: Rc::default(),
            pc: 0,
            dot: (Value::Nil, false),
            dot_taint: Taint::EMPTY,
            base: Taint::EMPTY,
            outer: None,
            node: NodeId(0),
            depth: 0,
            variables: 0,
            stack: 0,
            scopes: 0,
            loops: 0,
            methods: 0,
            held: 0,
            entered: Entered::Root,
        }
    }
}

impl Frame {
    /// Counts what the template holds.
    pub(super) fn count(&self, held: &mut Held) {
        held.add(&self.dot.0);
        held.add_text(&self.template.file().source.text);
        if let Entered::Function(running) = &self.entered {
            held.add(&running.invocation.data);
            held.add_text(&running.invocation.note);
        }
    }
}

impl Vm<'_> {
    pub(super) fn start(&mut self, set: Rc<TemplateSet>, template: Rc<Template>, data: Value) {
        self.frame = self.new_frame(set, template, (data, false), 0, Entered::Root);
        self.writer.enter(&self.frame.template, None, (Taint::EMPTY, None));
        self.declare_root();
    }

    /// `$` is what the template was given.
    fn declare_root(&mut self) {
        let (value, boxed) = self.frame.dot.clone();
        let taint = self.frame.dot_taint;
        let under = self.under();
        self.variables.push(Variable { name: 0, value, boxed, taint, under });
    }

    fn new_frame(
        &self,
        set: Rc<TemplateSet>,
        template: Rc<Template>,
        dot: (Value, bool),
        depth: u32,
        entered: Entered,
    ) -> Frame {
        let code = template.code(set.functions());
        Frame {
            set,
            template,
            code,
            pc: 0,
            dot,
            dot_taint: Taint::EMPTY,
            base: Taint::EMPTY,
            outer: None,
            node: NodeId(0),
            depth,
            variables: self.variables.len(),
            stack: self.stack.len(),
            scopes: self.scopes.len(),
            loops: self.loops.len(),
            methods: self.methods.len(),
            held: self.held.len(),
            entered,
        }
    }

    /// Whether one more template may execute within the others.
    fn may_enter(&mut self) -> Step {
        let most = self.env.budget.limits().depth;
        if self.frames.len() >= most {
            return Err(self.limit(Limit::Depth(most)));
        }
        self.charge_frame()
    }

    fn enter_frame(&mut self, mut frame: Frame, node: NodeId, base: (Taint, Option<&Str>)) {
        let trace = self.trace.as_deref_mut();
        frame.outer = trace.and_then(|trace| trace.enter_defined(frame.template.name()));
        self.writer.enter(&frame.template, Some((&self.frame.template, node)), base);
        let caller = std::mem::replace(&mut self.frame, frame);
        self.frames.push(caller);
        self.declare_root();
    }

    fn template_named(&self, name: u32) -> Option<&Rc<Template>> {
        let name = self.frame.code.constants.get(name as usize)?.as_str()?;
        self.frame.set.lookup(name.as_bytes())
    }

    pub(super) fn check_template(&mut self, name: u32, node: NodeId) -> Step {
        self.frame.node = node;
        if self.template_named(name).is_none() {
            let name = self.frame.code.constants.get(name as usize).and_then(Value::as_str);
            return Err(self.failure(Cause::NoTemplate(name.cloned().unwrap_or_default())));
        }
        if self.frame.depth >= MAX_TEMPLATE_DEPTH {
            return Err(self.failure(Cause::TemplateDepth(MAX_TEMPLATE_DEPTH)));
        }
        Ok(())
    }

    pub(super) fn call_template(&mut self, name: u32, node: NodeId) -> Step {
        let dot_taint = self.top_taint();
        let dot = self.pop();
        // It was there when CheckTemplate looked.
        let Some(template) = self.template_named(name).cloned() else {
            return Ok(());
        };
        let set = Rc::clone(&self.frame.set);
        let depth = self.frame.depth + 1;
        let mut frame = self.new_frame(set, template, dot, depth, Entered::Template);
        frame.dot_taint = dot_taint;
        // The action, not the node evaluated last, is where the call stands.
        self.frame.node = node;
        self.may_enter()?;
        self.enter_frame(frame, node, (Taint::EMPTY, None));
        Ok(())
    }

    /// Executes what a re-entrant function asks for; its value is pushed when that is done.
    pub(super) fn enter_function(
        &mut self,
        name: &'static str,
        function: Rc<dyn Reentrant>,
        invocation: Invocation,
        node: NodeId,
        (taints, text): (Vec<Taint>, Option<Str>),
    ) -> Step {
        let (set, template) = (Rc::clone(&invocation.set), Rc::clone(&invocation.template));
        let dot = (invocation.data.clone(), false);
        let running = Running { name, function, invocation, node };
        self.frame.node = node;
        if let Err(error) = self.may_enter() {
            // The function has counted itself in, so it is told before the error goes on.
            let _ = running.function.leave(&running.invocation, Err(*error.clone()));
            return Err(error);
        }
        let mut frame = self.new_frame(set, template, dot, 0, Entered::Function(Box::new(running)));
        let (base, dot_taint) = match taints.as_slice() {
            [base, rest @ ..] => (*base, rest.last().copied().unwrap_or_default()),
            [] => Default::default(),
        };
        frame.dot_taint = dot_taint;
        frame.base = base;
        self.enter_frame(frame, node, (base, text.as_ref()));
        self.writer.capture();
        Ok(())
    }

    /// Drops what the executing frame left on the stacks and goes back to its caller; None at the outermost.
    fn drop_frame(&mut self) -> Option<Entered> {
        self.stack.truncate(self.frame.stack);
        self.boxed.truncate(self.frame.stack);
        self.taints.truncate(self.frame.stack);
        self.held.truncate(self.frame.held);
        self.variables.truncate(self.frame.variables);
        self.loops.truncate(self.frame.loops);
        self.methods.truncate(self.frame.methods);
        while self.scopes.len() > self.frame.scopes {
            self.leave_scope();
        }
        if let (Some(trace), Some(outer)) = (self.trace.as_deref_mut(), self.frame.outer) {
            trace.leave(outer);
        }
        let caller = self.frames.pop()?;
        self.writer.leave();
        Some(std::mem::replace(&mut self.frame, caller).entered)
    }

    pub(super) fn return_from_frame(&mut self) -> Step<Next> {
        let base = self.frame.base;
        match self.drop_frame() {
            None => return Ok(Next::Done),
            Some(Entered::Function(running)) => {
                let (text, captured) = self.writer.captured();
                self.frame.node = running.node;
                self.charge(Made::Text, text.len() as u64)?;
                let result = running.function.leave(&running.invocation, Ok(text.clone()));
                let taint = self.writer.remember(&text, captured, base, self.trace.as_deref_mut());
                let value = self.function_result(running.name, running.node, result)?;
                let text = [Value::Str(text)];
                let trace = self.trace.as_deref_mut();
                self.writer.carry(Rule::Text, (&text, &[taint]), (&value, taint), trace);
                self.push_traced((value, false), taint);
            }
            Some(_) => {}
        }
        Ok(Next::Go)
    }

    /// The result of a function as a step: its error is reported at `node`.
    pub(super) fn function_result(
        &mut self,
        name: &str,
        node: NodeId,
        result: Result<Value, FuncError>,
    ) -> Step<Value> {
        result.map_err(|error| {
            self.frame.node = node;
            self.function_error(name, error)
        })
    }

    pub(super) fn function_error(&self, name: &str, error: FuncError) -> Box<ExecError> {
        let mut link = self.link(self.frame.node);
        let (prefix, mut links, cause) = match error {
            FuncError::Cause(cause) => (String::new(), Vec::new(), cause),
            FuncError::Wrapped(wrapped) => match *wrapped {
                (prefix, TemplateError::Parse(inner)) => {
                    (prefix, Vec::new(), Rc::new(Cause::Parse(inner)))
                }
                (prefix, TemplateError::Exec(inner)) => (prefix, inner.links, inner.cause),
            },
        };
        link.callee = Some(Callee { name: name.to_owned(), prefix });
        links.push(link);
        Box::new(ExecError { links, cause, from: None })
    }

    /// Hands an error up the frames until one can go on; the error itself if none can.
    pub(super) fn unwind(&mut self, error: ExecError) -> Result<(), ExecError> {
        let mut error = error;
        loop {
            match self.drop_frame() {
                None | Some(Entered::Root) => return Err(error),
                Some(Entered::Template) => {
                    let site = self.call_site();
                    if let Some(link) = error.links.last_mut() {
                        link.callers.push(site);
                    }
                }
                Some(Entered::Function(running)) => {
                    self.writer.captured();
                    let result = running.function.leave(&running.invocation, Err(error));
                    match self.function_result(running.name, running.node, result) {
                        Ok(value) => {
                            self.push((value, false));
                            return Ok(());
                        }
                        Err(wrapped) => error = *wrapped,
                    }
                }
            }
        }
    }

    /// Where the executing template called another one.
    fn call_site(&self) -> CallSite {
        let file = self.frame.template.file();
        let span = file.node(self.frame.node).map_or(0..0, |node| node.start..node.end);
        let source = Rc::clone(&file.source);
        CallSite { template: self.frame.template.name().clone(), source, span }
    }
}
