//! Keywords for objects.

use super::{Application, Scope};
use crate::schema::failure::{self, Failure};
use crate::schema::json::{Json, Node};
use crate::schema::model::{Additional, Dependent, Id};
use std::rc::Rc;

impl Application<'_> {
    pub(super) fn object(&mut self, value: &Node) {
        let schema = self.schema;
        let Some(object) = value.as_object() else { return };
        if let Some(want) = schema.min_properties.filter(|want| object.len() < *want) {
            self.fail(failure::count("minProperties", object.len(), want));
        }
        if let Some(want) = schema.max_properties.filter(|want| object.len() > *want) {
            self.fail(failure::count("maxProperties", object.len(), want));
        }
        let missing = missing(value, &schema.required);
        if !missing.is_empty() {
            self.fail(failure::missing(&missing));
        }
        self.dependents("dependencies", value);
        let mut additional = Vec::new();
        for (name, inner) in object.iter() {
            self.property(name, inner, &mut additional);
        }
        if !additional.is_empty() {
            self.fail(failure::additional_properties(&additional));
        }
        if let Some(names) = schema.property_names {
            for name in object.keys() {
                self.property_name(names, name);
            }
        }
        self.dependents("dependentSchemas", value);
        self.dependents("dependentRequired", value);
    }

    fn property<'v>(&mut self, name: &'v Rc<str>, value: &Node, additional: &mut Vec<&'v str>) {
        let schema = self.schema;
        let mut evaluated = false;
        if let Some(own) = schema.properties.get(name) {
            evaluated = true;
            self.below(*own, value, name);
        }
        for (pattern, own) in &schema.pattern_properties {
            if pattern.is_match(name) {
                evaluated = true;
                self.below(*own, value, name);
            }
        }
        if let Some(rest) = schema.additional_properties.filter(|_| !evaluated) {
            evaluated = true;
            match rest {
                Additional::Bool(true) => {}
                Additional::Bool(false) => additional.push(name),
                Additional::Schema(own) => self.below(own, value, name),
            }
        }
        if evaluated {
            self.unevaluated.properties.remove(name);
        }
    }

    /// The name as a value of its own, which is why its errors stand at the root.
    fn property_name(&mut self, schema: Id, name: &Rc<str>) {
        let value = Node { json: Json::String(Rc::clone(name)), span: 0..0 };
        let around = self.scope;
        let scope = Scope::root(around.set, schema, around.depth + 1, around.spent);
        let Err(failure) = scope.apply_to(&value, false) else { return };
        let causes = failure.ungrouped();
        let pointer = self.schema.pointer.clone();
        let kind = failure::property_name(name);
        self.failures.push(Failure { schema: pointer, instance: Vec::new(), kind, causes });
    }

    fn dependents(&mut self, keyword: &str, value: &Node) {
        let schema = self.schema;
        for (own, name, dependent) in &schema.dependencies {
            if *own != keyword || value.get(name).is_none() {
                continue;
            }
            match dependent {
                Dependent::Schema(inner) => self.apply_all(*inner, value),
                Dependent::Properties(names) => {
                    let missing = missing(value, names);
                    if !missing.is_empty() {
                        self.fail(failure::dependency(own, name, &missing));
                    }
                }
            }
        }
    }
}

fn missing<'n>(value: &Node, names: &'n [Rc<str>]) -> Vec<&'n str> {
    names.iter().map(|name| &**name).filter(|name| value.get(name).is_none()).collect()
}
