//! Calls of functions and methods.

use super::{Step, Vm};
use crate::arguments::{Literal, ideal_literal, type_literal};
use crate::ast::NodeId;
use crate::builtins::Builtin;
use crate::compile::ops::{MethodCall, Target};
use crate::function::{FuncError, Function, ParamType, Price, Signature};
use crate::set::{Invocation, MapMethods, Reentrant};
use crate::trace::{Rule, Taint};
use crate::{Env, Map, Object, Value};
use std::rc::Rc;

/// What has the method.
pub(super) enum Receiver {
    Object(Rc<dyn Object>),
    Map(Map, Rc<dyn MapMethods>),
}

impl Receiver {
    pub(super) fn signature(&self, name: &str) -> Option<Signature> {
        match self {
            Receiver::Object(object) => object.signature(name),
            Receiver::Map(_, methods) => methods.signature(name),
        }
    }

    pub(super) fn call(&self, env: &Env, name: &str, args: &[Value]) -> Result<Value, FuncError> {
        match self {
            Receiver::Object(object) => object.call(env, name, args),
            Receiver::Map(map, methods) => methods.call(env, map, name, args),
        }
    }
}

/// A method that was found and waits for its arguments.
pub(super) struct PendingMethod {
    pub(super) receiver: Receiver,
    pub(super) name: String,
    /// What the receiver was computed from.
    pub(super) taint: Taint,
    pub(super) signature: Option<Signature>,
}

impl Vm<'_> {
    /// The values on top of the stack.
    pub(super) fn arguments(&self, count: usize) -> &[Value] {
        self.stack.get(self.stack.len().saturating_sub(count)..).unwrap_or(&[])
    }

    /// What functions are handed are copies.
    fn copy_arguments(&mut self, count: usize) {
        let start = self.stack.len().saturating_sub(count);
        for value in self.stack.get_mut(start..).unwrap_or_default() {
            if let Value::Object(object) = value
                && let Some(copy) = object.copied()
            {
                *value = copy;
            }
        }
    }

    fn drop_arguments(&mut self, count: usize) {
        let rest = self.stack.len().saturating_sub(count);
        self.stack.truncate(rest);
        self.boxed.truncate(rest);
        self.taints.truncate(rest);
    }

    /// Moves the piped value, which lies below the arguments, to their end.
    fn take_in_piped(&mut self, args: usize, param: Option<ParamType>) -> Step {
        let start = self.stack.len().saturating_sub(args + 1);
        if let (Some(values), Some(boxed)) =
            (self.stack.get_mut(start..), self.boxed.get_mut(start..))
        {
            values.rotate_left(1);
            boxed.rotate_left(1);
        }
        if let Some(taints) = self.taints.get_mut(start..) {
            taints.rotate_left(if taints.is_empty() { 0 } else { 1 });
        }
        match param {
            Some(param) => self.check_top(param),
            None => Ok(()),
        }
    }

    fn check_top(&mut self, param: ParamType) -> Step {
        let boxed = self.boxed.last().copied().unwrap_or(false);
        let Some(value) = self.stack.last() else {
            return Ok(());
        };
        let checked = match (param, value) {
            // The frequent case, without copying the value.
            (ParamType::Any | ParamType::Reflect, _) | (ParamType::Str, Value::Str(_)) => {
                return Ok(());
            }
            _ => param.validate(value, boxed),
        };
        let checked = checked.map_err(|cause| self.failure(cause))?;
        if let Some(slot) = self.stack.last_mut() {
            *slot = checked;
        }
        Ok(())
    }

    pub(super) fn check(&mut self, param: u32) -> Step {
        match self.frame.code.params.get(param as usize).copied() {
            Some(param) => self.check_top(param),
            None => Ok(()),
        }
    }

    fn method_param(&self, param: u32) -> ParamType {
        let signature = self.methods.last().and_then(|method| method.signature);
        signature.and_then(|signature| signature.param(param as usize)).unwrap_or(ParamType::Any)
    }

    pub(super) fn check_method(&mut self, param: u32) -> Step {
        self.check_top(self.method_param(param))
    }

    pub(super) fn method_literal(&mut self, param: u32, node: NodeId) -> Step {
        self.frame.node = node;
        let file = Rc::clone(self.frame.template.file());
        let mut typed = type_literal(&file, node, self.method_param(param));
        if let Literal::Ideal = typed {
            // By itself a literal has the type that print and the like would see.
            typed = ideal_literal(&file, node);
        }
        match typed {
            Literal::Value(value) => self.push((value, false)),
            Literal::Error(cause) => return Err(self.failure(cause)),
            Literal::Ideal => self.push((Value::Nil, false)),
        }
        Ok(())
    }

    pub(super) fn call(&mut self, callee: u32, args: u32, piped: bool, node: NodeId) -> Step {
        let code = Rc::clone(&self.frame.code);
        let Some(target) = code.callees.get(callee as usize) else {
            return Ok(());
        };
        let args = args as usize;
        let param = |signature: &Signature| signature.param(args);
        match target {
            Target::Function(function) => {
                if piped {
                    self.take_in_piped(args, param(&function.signature))?;
                }
                self.call_function(function, args + usize::from(piped), node)
            }
            Target::Builtin(builtin) => {
                if piped {
                    self.take_in_piped(args, param(&builtin.signature()))?;
                }
                self.call_builtin(*builtin, args, piped, node)
            }
            Target::Reentrant { name, signature, function } => {
                if piped {
                    self.take_in_piped(args, param(signature))?;
                }
                let count = args + usize::from(piped);
                self.copy_arguments(count);
                let invocation = match self.enter(&**function, count) {
                    Ok(invocation) => invocation,
                    Err(error) => {
                        self.failed = (count, 1);
                        self.frame.node = node;
                        return Err(self.function_error(name, error));
                    }
                };
                let taints = self.argument_taints(count).to_vec();
                let text = self.arguments(count).first().and_then(Value::as_str).cloned();
                self.drop_arguments(count);
                let traced = (taints, text);
                self.enter_function(name, Rc::clone(function), invocation, node, traced)
            }
        }
    }

    /// Asks a re-entrant function what to execute.
    fn enter(&mut self, function: &dyn Reentrant, count: usize) -> Result<Invocation, FuncError> {
        let enter = |vm: &Self| function.enter(vm.env, vm.arguments(count), &vm.frame.set);
        self.charged(Price::PLAIN, count, enter, |_| &Value::Nil)
    }

    fn call_function(&mut self, function: &Function, count: usize, node: NodeId) -> Step {
        self.copy_arguments(count);
        let call = |vm: &Self| (function.call)(vm.env, vm.arguments(count));
        let result = self.charged(function.price, count, call, |value| value);
        self.failed = if result.is_err() { (count, count) } else { (0, 0) };
        let value = self.function_result(function.name, node, result)?;
        let rule = self.trace.as_mut().map_or(Rule::All, |trace| trace.rule(function.name));
        let taint = self.trace_call(rule, count, &value);
        self.drop_arguments(count);
        // A nil comes out of an `interface {}`.
        let boxed = value.is_nil();
        self.push_traced((value, boxed), taint);
        Ok(())
    }

    /// What the result of a call was computed from; the arguments are still on the stack.
    fn trace_call(&mut self, rule: Rule, count: usize, result: &Value) -> Taint {
        let start = self.stack.len().saturating_sub(count);
        let args = self.stack.get(start..).unwrap_or(&[]);
        let taints = self.taints.get(start..).unwrap_or(&[]);
        let total = match self.trace.as_deref_mut() {
            Some(trace) => trace.called(rule, args, taints, result),
            None => Taint::EMPTY,
        };
        self.writer.carry(rule, (args, taints), (result, total), self.trace.as_deref_mut())
    }

    /// What the arguments on top of the stack were computed from.
    fn argument_taints(&self, count: usize) -> &[Taint] {
        self.taints.get(self.taints.len().saturating_sub(count)..).unwrap_or(&[])
    }

    fn call_builtin(&mut self, builtin: Builtin, args: usize, piped: bool, node: NodeId) -> Step {
        let count = args + usize::from(piped);
        self.copy_arguments(count);
        let call = |vm: &Self| {
            let values = vm.arguments(count);
            let boxed = vm.boxed.get(vm.boxed.len().saturating_sub(count)..).unwrap_or(&[]);
            let file = vm.frame.template.file();
            let callee = || match values.first() {
                Some(value) if args == 0 => reflect_text(value),
                _ => file.call_argument(node).map(|id| file.text(id)).unwrap_or_default(),
            };
            builtin.call(&vm.env.budget, values, boxed, &callee)
        };
        let outcome = self.charged(builtin.price(), count, call, |(value, _)| value);
        let (value, boxed) = match outcome {
            Ok(outcome) => outcome,
            Err(error) => {
                self.failed = (count, count);
                self.frame.node = node;
                return Err(self.function_error(builtin.name(), error));
            }
        };
        let taint = self.trace_call(builtin.rule(), count, &value);
        self.drop_arguments(count);
        self.push_traced((value, boxed), taint);
        Ok(())
    }

    /// With the receiver on top: finds the method, or what the field access comes to instead.
    pub(super) fn begin_method(&mut self, index: u32) -> Step {
        let code = Rc::clone(&self.frame.code);
        let Some(call) = code.method_calls.get(index as usize) else {
            return Ok(());
        };
        let taint = self.top_taint();
        let receiver = self.pop();
        let name = self.source_text(call.start, call.end);
        let Some(receiver) = self.find_method(receiver, &name)? else {
            // There is nothing to look in: Go leaves the arguments alone then.
            if call.piped {
                self.pop();
            }
            self.push((Value::Nil, false));
            self.jump(call.done);
            return Ok(());
        };
        let signature = receiver.signature(&name);
        self.check_count(signature, &name, call.args as usize, call.piped)?;
        self.methods.push(PendingMethod { receiver, name, taint, signature });
        Ok(())
    }

    pub(super) fn check_count(
        &self,
        signature: Option<Signature>,
        name: &str,
        args: usize,
        piped: bool,
    ) -> Step {
        match signature.and_then(|signature| signature.count_error(name, args, piped)) {
            Some(cause) => Err(self.failure(cause)),
            None => Ok(()),
        }
    }

    pub(super) fn end_method(&mut self, index: u32) -> Step {
        let code = Rc::clone(&self.frame.code);
        let Some(MethodCall { args, piped, node, .. }) = code.method_calls.get(index as usize)
        else {
            return Ok(());
        };
        let args = *args as usize;
        if *piped {
            self.take_in_piped(args, Some(self.method_param(args as u32)))?;
        }
        let count = args + usize::from(*piped);
        let Some(method) = self.methods.pop() else {
            return Ok(());
        };
        self.copy_arguments(count);
        let call = |vm: &Self| method.receiver.call(vm.env, &method.name, vm.arguments(count));
        let result = self.charged(Price::PLAIN, count, call, |value| value);
        let value = self.function_result(&method.name, *node, result)?;
        let mut taint = self.trace_call(Rule::All, count, &value);
        if let Some(trace) = self.trace.as_deref_mut() {
            let inside = match &method.receiver {
                Receiver::Map(map, _) => trace.slots.deep(&Value::Map(map.clone())),
                Receiver::Object(_) => Taint::EMPTY,
            };
            taint = trace.union_all([taint, inside, method.taint]);
        }
        self.drop_arguments(count);
        self.push_traced((value, false), taint);
        Ok(())
    }
}

/// Go's `reflect.Value.String()`.
fn reflect_text(value: &Value) -> String {
    match value {
        Value::Str(text) => text.to_string(),
        Value::Nil => "<invalid Value>".to_owned(),
        other => format!("<{} Value>", other.go_type()),
    }
}
