//! What the executor takes of the render's budget: for instructions, for calls, for what is written and noted.

use super::calls::Receiver;
use super::{Step, Vm};
use crate::budget::{BYTES_A_STEP, ITEMS_A_STEP, fresh_size};
use crate::function::{FuncError, Price};
use crate::{Cause, Limit, Made, Value};

/// Bytes that a template takes while it executes: its frame, `$`, and what functions keep for it.
const FRAME: u64 = 512;
/// Bytes of a variable, or of an operand with what is beside it.
const SLOT: u64 = 64;

impl Vm<'_> {
    /// Takes what is not a function's: reported at the node at hand.
    pub(super) fn charge(&mut self, made: Made, bytes: u64) -> Step {
        self.take(made, bytes).map_err(|error| self.over(error))
    }

    /// A template is entered.
    pub(super) fn charge_frame(&mut self) -> Step {
        self.charge(Made::Frames, FRAME)
    }

    /// Bytes were written into the text at hand, and `noted` bytes about them.
    pub(super) fn charge_written(&mut self, bytes: usize, noted: u64) -> Step {
        let budget = &self.env.budget;
        let is_output = self.writer.is_outermost();
        let read = budget.read(bytes);
        let read = if is_output { read.and_then(|()| budget.output(bytes)) } else { read };
        read.map_err(|error| self.over(error))?;
        self.charge(Made::Text, bytes as u64 + noted)
    }

    /// What is known of texts, and the trace, have grown.
    pub(super) fn charge_trace(&mut self) -> Step {
        let Some(mapper) = &mut self.writer.mapper else { return Ok(()) };
        let (mut bytes, mut work) = (mapper.size(), mapper.take_work());
        if let Some(trace) = self.trace.as_deref_mut() {
            bytes += trace.size();
            work += trace.take_work();
        }
        let budget = &self.env.budget;
        if budget.trace(bytes, work).is_ok() {
            return Ok(());
        }
        self.count_anew();
        self.env.budget.trace(bytes, 0).map_err(|error| self.over(error))
    }

    /// Calls a function with the values on top, which it may have to go through; `value` is what it made.
    pub(super) fn charged<T>(
        &mut self,
        price: Price,
        count: usize,
        call: impl Fn(&Self) -> Result<T, FuncError>,
        value: impl Fn(&T) -> &Value,
    ) -> Result<T, FuncError> {
        let Price { call: steps, weight } = price;
        let read: u64 = self.arguments(count).iter().map(self::weight).sum();
        self.env.budget.work(u64::from(steps) + read.saturating_mul(u64::from(weight)))?;
        let result = match call(self) {
            Err(error) if self.may_fit(&error) => {
                self.count_anew();
                call(self)?
            }
            result => result?,
        };
        let made = value(&result);
        let size = fresh_size(made);
        if size > 0 {
            self.env.budget.work(weight_of_bytes(size).saturating_mul(u64::from(weight)))?;
            self.take(kind(made), size)?;
        }
        Ok(result)
    }

    fn take(&mut self, made: Made, bytes: u64) -> Result<(), FuncError> {
        match self.env.budget.hold(made, bytes) {
            Err(error) if self.may_fit(&error) => {
                self.count_anew();
                self.env.budget.hold(made, bytes)
            }
            held => held,
        }
    }

    /// Whether there may be room if what nobody holds any more is left out.
    fn may_fit(&self, error: &FuncError) -> bool {
        matches!(error.limit(), Some(Limit::Memory { .. })) && self.env.budget.may_shrink()
    }

    /// Leaves out what nobody holds any more, if that may make room for what was refused.
    pub(super) fn make_room(&mut self, refused: FuncError) -> Step {
        if !self.may_fit(&refused) {
            return Err(self.over(refused));
        }
        self.count_anew();
        Ok(())
    }

    pub(super) fn over(&self, error: FuncError) -> Box<crate::ExecError> {
        self.failure(match error {
            FuncError::Cause(cause) => cause,
            FuncError::Wrapped(_) => Cause::Function(error.to_string()).into(),
        })
    }

    /// Counts what templates still hold.
    fn count_anew(&self) {
        let mut held = self.env.budget.count_anew();
        self.stack.iter().for_each(|value| held.add(value));
        for variable in &self.variables {
            held.add(&variable.value);
        }
        for (dot, _) in self.scopes.iter().filter_map(|scope| scope.dot.as_ref()) {
            held.add(dot);
        }
        self.loops.iter().for_each(|running| running.count(&mut held));
        for method in &self.methods {
            match &method.receiver {
                Receiver::Map(map, _) => held.add(&Value::Map(map.clone())),
                Receiver::Object(object) => held.bytes += object.size(),
            }
        }
        for frame in self.frames.iter().chain([&self.frame]) {
            held.bytes += FRAME;
            frame.count(&mut held);
        }
        held.bytes += (self.stack.len() + self.variables.len() + self.scopes.len()) as u64 * SLOT;
        held.bytes += self.writer.size();
        self.env.budget.counted(held);
    }
}

/// Steps of going through an argument.
fn weight(value: &Value) -> u64 {
    match value {
        Value::Str(text) => weight_of_bytes(text.len() as u64),
        Value::Bytes(bytes) => weight_of_bytes(bytes.len() as u64),
        Value::List(list) => list.len() as u64 / ITEMS_A_STEP,
        _ => 0,
    }
}

fn weight_of_bytes(bytes: u64) -> u64 {
    bytes / BYTES_A_STEP
}

fn kind(value: &Value) -> Made {
    match value {
        Value::List(_) => Made::List,
        Value::Map(_) => Made::Map,
        Value::Object(_) => Made::Values,
        _ => Made::Text,
    }
}
