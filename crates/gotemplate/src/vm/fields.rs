//! Fields, keys and methods: Go's `evalField`.

use super::calls::Receiver;
use super::{Step, Vm};
use crate::ast::NodeId;
use crate::builtins::{map_items_boxed, missing_item};
use crate::{Access, Cause, ExecError, Map, MapType, Price, Value};
use std::rc::Rc;

impl Vm<'_> {
    pub(super) fn source_text(&self, start: u32, end: u32) -> String {
        String::from_utf8_lossy(self.frame.template.file().source.slice(start..end)).into_owned()
    }

    /// A field without arguments.
    pub(super) fn field(&mut self, start: u32, end: u32, node: NodeId) -> Step {
        let of_holder = self.top_taint();
        let (value, boxed) = self.pop();
        let found = match &value {
            Value::Map(map) if map.map_type() == MapType::Any => Ok(self.key(map, start, end)),
            Value::Nil if boxed => Err(self.nil_pointer(start, end)),
            Value::Nil => Ok((Value::Nil, false)),
            Value::Map(map) => self.named_map_field(map, start, end, node),
            Value::Object(_) => self.object_field(&value, boxed, start, end, node),
            _ => Err(self.no_field(&value, boxed, start, end)),
        };
        let found = match found {
            Ok(found) => found,
            // What it was looked up in is the value at hand for whoever asks for the reason.
            Err(error) => {
                self.push_traced((value, boxed), of_holder);
                self.failed = (1, 1);
                return Err(error);
            }
        };
        let mut taint = of_holder;
        if let (Some(trace), Value::Map(map)) = (self.trace.as_deref_mut(), &value) {
            let key = self.frame.template.file().source.slice(start..end);
            let own = trace.slots.entry(map, key, &found.0);
            taint = trace.union(of_holder, own);
        }
        self.push_traced(found, taint);
        Ok(())
    }

    fn key(&self, map: &Map, start: u32, end: u32) -> (Value, bool) {
        let key = self.frame.template.file().source.slice(start..end);
        let value = map.get(key).unwrap_or_else(|| missing_item(map));
        (value, map_items_boxed(map))
    }

    /// Go's type name for messages: that of the interface for values held by one.
    fn static_type(value: &Value, boxed: bool) -> String {
        if boxed { "interface {}".to_owned() } else { value.go_type() }
    }

    fn nil_pointer(&self, start: u32, end: u32) -> Box<ExecError> {
        self.failure(Cause::NilPointer(self.source_text(start, end)))
    }

    fn no_field(&self, value: &Value, boxed: bool, start: u32, end: u32) -> Box<ExecError> {
        self.no_field_named(value, boxed, self.source_text(start, end))
    }

    fn no_field_named(&self, value: &Value, boxed: bool, field: String) -> Box<ExecError> {
        self.failure(Cause::NoField { field, of: Self::static_type(value, boxed) })
    }

    /// The methods of a map, if its type has some.
    fn map_receiver(&self, map: &Map, name: &str) -> Option<Receiver> {
        if map.map_type() != MapType::Values {
            return None;
        }
        let methods = self.frame.set.functions().map_methods()?;
        methods.signature(name)?;
        Some(Receiver::Map(map.clone(), Rc::clone(methods)))
    }

    fn named_map_field(
        &mut self,
        map: &Map,
        start: u32,
        end: u32,
        node: NodeId,
    ) -> Step<(Value, bool)> {
        let capital = self.frame.template.file().source.slice(start..start + 1);
        if capital.first().is_some_and(u8::is_ascii_uppercase) {
            let name = self.source_text(start, end);
            if let Some(receiver) = self.map_receiver(map, &name) {
                return self.call_plain(&receiver, &name, node);
            }
        }
        Ok(self.key(map, start, end))
    }

    /// Calls a method without arguments.
    fn call_plain(&mut self, receiver: &Receiver, name: &str, node: NodeId) -> Step<(Value, bool)> {
        self.check_count(receiver.signature(name), name, 0, false)?;
        let result =
            self.charged(Price::PLAIN, 0, |vm| receiver.call(vm.env, name, &[]), |value| value);
        let value = self.function_result(name, node, result)?;
        Ok((value, false))
    }

    fn object_field(
        &mut self,
        value: &Value,
        boxed: bool,
        start: u32,
        end: u32,
        node: NodeId,
    ) -> Step<(Value, bool)> {
        let Value::Object(object) = value else {
            return Ok((Value::Nil, false));
        };
        let name = self.source_text(start, end);
        match object.access(&name) {
            Access::Method => self.call_plain(&Receiver::Object(Rc::clone(object)), &name, node),
            // A nil field can only be one of an interface or pointer type.
            Access::Field(field) => {
                let nil = field.is_nil();
                Ok((field, nil))
            }
            Access::Unexported => Err(self.unexported(value, boxed, name)),
            Access::Missing => match object.view() {
                Some(Value::Map(map)) => Ok(self.key(&map, start, end)),
                _ => Err(self.no_field_named(value, boxed, name)),
            },
        }
    }

    fn unexported(&self, value: &Value, boxed: bool, field: String) -> Box<ExecError> {
        self.failure(Cause::Unexported { field, of: Self::static_type(value, boxed) })
    }

    /// For a field with arguments: the method's receiver; None if there is no value at all to look in.
    pub(super) fn find_method(
        &self,
        (value, boxed): (Value, bool),
        name: &str,
    ) -> Step<Option<Receiver>> {
        let field = || name.to_owned();
        let not_a_method = || Err(self.failure(Cause::NotAMethod(field())));
        match &value {
            Value::Nil if boxed => Err(self.failure(Cause::NilPointer(field()))),
            Value::Nil => Ok(None),
            Value::Map(map) => match self.map_receiver(map, name) {
                Some(receiver) => Ok(Some(receiver)),
                None => not_a_method(),
            },
            Value::Object(object) => match object.access(name) {
                Access::Method => Ok(Some(Receiver::Object(Rc::clone(object)))),
                Access::Field(_) => Err(self.failure(Cause::NotInvocable(field()))),
                Access::Unexported => Err(self.unexported(&value, boxed, field())),
                Access::Missing => match object.view() {
                    Some(Value::Map(_)) => not_a_method(),
                    _ => Err(self.no_field_named(&value, boxed, field())),
                },
            },
            _ => Err(self.no_field_named(&value, boxed, field())),
        }
    }
}
