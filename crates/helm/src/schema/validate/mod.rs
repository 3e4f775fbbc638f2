//! Runs a value through compiled schemas, in the library's order of keywords.

mod array;
mod object;
mod scalar;

use super::failure::{self, Failure, Kind};
use super::json::{Json, Node};
use super::model::{Id, Items, Schema, Set};
use super::url::encode_fragment;
use chartroom_diagnostics::order;
pub(super) use scalar::equal;
use scalar::first_failure;
use std::cell::Cell;
use std::collections::BTreeSet;
use std::rc::Rc;

/// How deep schemas may apply schemas. Go has no limit; every level is a stack frame here.
const MAX_DEPTH: usize = 500;
/// How often schemas may be applied for one chart: a hundred schemas that refer to the next one twice would be applied
/// 2^100 times.
const MAX_APPLIED: u64 = 2_000_000;
/// A failure takes the room and time of so many schemas that are met.
const FAILURE: u64 = 20;

/// How many bytes the failures of one chart may say: an `enum` of thousands is told again for each value that is none of
/// them.
const MAX_TOLD: u64 = 16_000_000;

/// What was done so far.
#[derive(Default)]
struct Spent {
    /// How often schemas were applied.
    applied: Cell<u64>,
    /// What failures say, in bytes.
    told: Cell<u64>,
}

/// The failures of a value against a schema: none, or the list below the root of the tree.
pub(super) fn validate(set: &Set, schema: Id, value: &Node) -> Vec<Failure> {
    let spent = Spent::default();
    let root = Scope::root(set, schema, 0, &spent);
    let result = root.apply_to(value, false);
    if spent.told.get() > MAX_TOLD {
        let megabytes = MAX_TOLD / 1_000_000;
        let text = format!("what is wrong with the values takes more than {megabytes} MB to tell");
        return vec![Failure::at_root(text)];
    }
    if spent.applied.get() > MAX_APPLIED {
        // What was found until then may be wrong: an `anyOf` takes the end for a failure, a `not` for a match.
        let text = format!(
            "schemas are applied more than {MAX_APPLIED} times: \
             each `$ref`, `allOf` or `anyOf` that leads to the same schema applies it once more"
        );
        return vec![Failure::at_root(text)];
    }
    match result {
        Ok(_) => Vec::new(),
        Err(failure) => failure.ungrouped(),
    }
}

/// Properties and items that no schema has looked at yet.
#[derive(Default)]
struct Unevaluated {
    properties: BTreeSet<Rc<str>>,
    items: BTreeSet<usize>,
}

impl Unevaluated {
    fn is_empty(&self) -> bool {
        self.properties.is_empty() && self.items.is_empty()
    }

    /// What another schema has looked at counts for this one too.
    fn keep_common(&mut self, other: &Self) {
        self.properties.retain(|name| other.properties.contains(name));
        self.items.retain(|index| other.items.contains(index));
    }
}

/// A schema that is being applied, and those around it.
struct Scope<'a> {
    set: &'a Set,
    schema: Id,
    /// The keyword that jumped here: `$ref` and the like.
    jump: &'static str,
    /// The key or index that led from the value of the scope around to this one's; None for the same value.
    token: Option<&'a str>,
    depth: usize,
    parent: Option<&'a Scope<'a>>,
    spent: &'a Spent,
}

impl<'a> Scope<'a> {
    fn root(set: &'a Set, schema: Id, depth: usize, spent: &'a Spent) -> Self {
        Self { set, schema, jump: "", token: None, depth, parent: None, spent }
    }

    fn inner(&'a self, schema: Id, jump: &'static str, token: Option<&'a str>) -> Self {
        let (set, spent) = (self.set, self.spent);
        let mut inner =
            Self { set, schema, jump, token, depth: self.depth + 1, parent: Some(self), spent };
        if token.is_some() && !self.set.replaced.is_empty() {
            let mut pointer = String::new();
            inner.instance().iter().for_each(|token| failure::push_token(&mut pointer, token));
            inner.schema = self.set.replaced.get(&pointer).copied().unwrap_or(schema);
        }
        inner
    }

    /// Counts work; whether it may be done.
    fn takes(&self, steps: u64) -> bool {
        let Spent { applied, told } = self.spent;
        applied.set(applied.get().saturating_add(steps));
        applied.get() <= MAX_APPLIED && told.get() <= MAX_TOLD
    }

    fn apply_to(&self, value: &Node, wants_unevaluated: bool) -> Result<Unevaluated, Failure> {
        let Some(schema) = self.set.get(self.schema) else { return Ok(Unevaluated::default()) };
        let unevaluated = unevaluated_of(schema, value, wants_unevaluated);
        let application = Application { schema, scope: self, unevaluated, failures: Vec::new() };
        if self.depth > MAX_DEPTH {
            let text = format!("schemas are nested deeper than {MAX_DEPTH} levels");
            return Err(application.failure(Kind::new("", text)));
        }
        if !self.takes(1) {
            return Err(Failure::at_root(String::new()));
        }
        application.run(value)
    }

    /// Keys and indexes from the root value.
    fn instance(&self) -> Vec<String> {
        let scopes = std::iter::successors(Some(self), |scope| scope.parent);
        let mut tokens: Vec<String> =
            scopes.filter_map(|scope| scope.token).map(str::to_owned).collect();
        tokens.reverse();
        tokens
    }
}

/// The library's `unevalFrom`: what a schema looks at on the whole need not be tracked.
fn unevaluated_of(schema: &Schema, value: &Node, wanted: bool) -> Unevaluated {
    let mut unevaluated = Unevaluated::default();
    match &value.json {
        Json::Object(members) => {
            let all = schema.additional_properties.is_some();
            if !all && (wanted || schema.unevaluated_properties.is_some()) {
                unevaluated.properties = order::tree(members.keys().cloned());
            }
        }
        Json::Array(items) => {
            let (all, first) = match &schema.items {
                Some(Items::All(_)) => (true, 0),
                Some(Items::First(list)) => (schema.additional_items.is_some(), list.len()),
                None => (schema.items_2020.is_some(), schema.prefix_items.len()),
            };
            if !all && (wanted || schema.unevaluated_items.is_some()) {
                unevaluated.items = order::tree(first..items.len());
            }
        }
        _ => {}
    }
    unevaluated
}

/// One schema applied to one value.
struct Application<'a> {
    schema: &'a Schema,
    scope: &'a Scope<'a>,
    unevaluated: Unevaluated,
    failures: Vec<Failure>,
}

impl Application<'_> {
    fn failure(&self, kind: Kind) -> Failure {
        self.scope.takes(FAILURE);
        let (schema, instance) = (self.schema.pointer.clone(), self.scope.instance());
        let bytes = schema.len() + instance.iter().map(String::len).sum::<usize>() + kind.size();
        let told = &self.scope.spent.told;
        told.set(told.get() + bytes as u64);
        Failure { schema, instance, kind, causes: Vec::new() }
    }

    fn run(mut self, value: &Node) -> Result<Unevaluated, Failure> {
        let schema = self.schema;
        match schema.bool {
            Some(true) => return Ok(self.unevaluated),
            Some(false) => return Err(self.failure(Kind::new("", "false schema"))),
            None => {}
        }
        if let Some(kind) = self.cycle().or_else(|| first_failure(schema, value)) {
            return Err(self.failure(kind));
        }
        if let Some(target) = schema.reference {
            let result = self.follow(target, "$ref", value);
            if !schema.since_2019 {
                return result.map(|()| self.unevaluated);
            }
            self.failures.extend(result.err());
        }
        match &value.json {
            Json::Object(_) => self.object(value),
            Json::Array(items) => self.array(items),
            Json::String(text) => self.string(text),
            Json::Number(text) => self.number(text),
            _ => {}
        }
        if schema.since_2019 {
            self.dynamic_references(value);
        }
        self.conditions(value);
        if schema.since_2019 {
            self.left_unevaluated(value);
        }
        match self.failures.len() {
            0 => Ok(self.unevaluated),
            1 => Err(self.failures.swap_remove(0)),
            _ => {
                let mut group = self.failure(Kind::Group);
                group.causes = self.failures;
                Err(group)
            }
        }
    }

    fn fail(&mut self, kind: Kind) {
        let failure = self.failure(kind);
        self.failures.push(failure);
    }

    fn fail_because(&mut self, kind: Kind, causes: Vec<Failure>) {
        let mut failure = self.failure(kind);
        failure.causes = causes;
        self.failures.push(failure);
    }

    /// A schema that refers to itself without going into the value.
    fn cycle(&self) -> Option<Kind> {
        let set = self.scope.set;
        let mut scope = self.scope;
        while let Some(above) = scope.parent.filter(|_| scope.token.is_none()) {
            if above.schema == self.scope.schema {
                let url = chartroom_gotemplate::fmt::quote(set.location(above.schema).as_bytes());
                let (first, second) = (keyword_location(self.scope), keyword_location(above));
                return Some(Kind::new(
                    "",
                    format!("both {first} and {second} resolve to {url} causing reference cycle"),
                ));
            }
            scope = above;
        }
        None
    }

    /// Applies a further schema to the same value.
    fn apply(&mut self, schema: Id, jump: &'static str, value: &Node) -> Result<(), Failure> {
        let scope = self.scope.inner(schema, jump, None);
        let seen = scope.apply_to(value, !self.unevaluated.is_empty())?;
        self.unevaluated.keep_common(&seen);
        Ok(())
    }

    fn apply_all(&mut self, schema: Id, value: &Node) {
        let result = self.apply(schema, "", value);
        self.failures.extend(result.err());
    }

    /// Applies a schema to a value inside this one.
    fn apply_below(&self, schema: Id, value: &Node, token: &str) -> Result<(), Failure> {
        self.scope.inner(schema, "", Some(token)).apply_to(value, false).map(|_| ())
    }

    fn below(&mut self, schema: Id, value: &Node, token: &str) {
        let result = self.apply_below(schema, value, token);
        self.failures.extend(result.err());
    }

    fn follow(&mut self, target: Id, jump: &'static str, value: &Node) -> Result<(), Failure> {
        self.apply(target, jump, value).map_err(|failure| {
            let mut reference = self.failure(Kind::Reference);
            reference.causes = failure.ungrouped();
            reference
        })
    }

    /// `$recursiveRef` and `$dynamicRef`: the outermost schema that answers to the anchor.
    fn dynamic_references(&mut self, value: &Node) {
        let schema = self.schema;
        if let Some(target) = schema.recursive_reference {
            let target = self.recursive_target(target);
            let result = self.follow(target, "$recursiveRef", value);
            self.failures.extend(result.err());
        }
        if let Some((target, anchor)) = &schema.dynamic_reference {
            let target = self.dynamic_target(*target, anchor);
            let result = self.follow(target, "$dynamicRef", value);
            self.failures.extend(result.err());
        }
    }

    fn recursive_target(&self, fallback: Id) -> Id {
        let is_anchor =
            |id: Id| self.scope.set.get(id).is_some_and(|schema| schema.recursive_anchor);
        if !is_anchor(fallback) {
            return fallback;
        }
        let mut target = fallback;
        let mut above = Some(self.scope);
        while let Some(scope) = above {
            let resource =
                self.scope.set.get(scope.schema).map_or(fallback, |schema| schema.resource);
            if is_anchor(resource) {
                target = resource;
            }
            above = scope.parent;
        }
        target
    }

    fn dynamic_target(&self, fallback: Id, anchor: &str) -> Id {
        let own = self.scope.set.get(fallback).and_then(|schema| schema.dynamic_anchor.as_deref());
        if anchor.is_empty() || own != Some(anchor) {
            return fallback;
        }
        let mut target = fallback;
        let mut above = Some(self.scope);
        while let Some(scope) = above {
            let resource =
                self.scope.set.get(scope.schema).map_or(fallback, |schema| schema.resource);
            let found = self.scope.set.get(resource).and_then(|it| it.dynamic_anchors.get(anchor));
            target = found.copied().unwrap_or(target);
            above = scope.parent;
        }
        target
    }

    fn conditions(&mut self, value: &Node) {
        let schema = self.schema;
        if let Some(not) = schema.not
            && self.apply(not, "", value).is_ok()
        {
            self.fail(Kind::new("not", "'not' failed"));
        }
        let mut causes = Vec::new();
        for own in &schema.all_of {
            causes.extend(self.apply(*own, "", value).err());
        }
        if !causes.is_empty() {
            self.fail_because(Kind::new("allOf", "'allOf' failed"), causes);
        }
        if !schema.any_of.is_empty() {
            self.any_of(value);
        }
        if !schema.one_of.is_empty() {
            self.one_of(value);
        }
        if let Some(condition) = schema.condition {
            let branch = match self.apply(condition, "", value) {
                Ok(()) => schema.then,
                Err(_) => schema.otherwise,
            };
            if let Some(branch) = branch {
                self.apply_all(branch, value);
            }
        }
    }

    fn any_of(&mut self, value: &Node) {
        let mut causes = Vec::new();
        let mut matched = false;
        for own in &self.schema.any_of {
            match self.apply(*own, "", value) {
                Err(failure) => causes.push(failure),
                Ok(()) => {
                    matched = true;
                    // The others may still have looked at more of the value.
                    if self.unevaluated.is_empty() {
                        break;
                    }
                }
            }
        }
        if !matched {
            self.fail_because(Kind::new("anyOf", "'anyOf' failed"), causes);
        }
    }

    fn one_of(&mut self, value: &Node) {
        let mut causes = Vec::new();
        let mut matched = None;
        for (index, own) in self.schema.one_of.iter().enumerate() {
            match (self.apply(*own, "", value), matched) {
                (Err(failure), _) => causes.push(failure),
                (Ok(()), None) => matched = Some(index),
                (Ok(()), Some(first)) => {
                    self.fail(failure::several_of_one(first, index));
                    break;
                }
            }
        }
        if matched.is_none() {
            self.fail_because(Kind::new("oneOf", "'oneOf' failed, none matched"), causes);
        }
    }

    fn left_unevaluated(&mut self, value: &Node) {
        let schema = self.schema;
        match &value.json {
            Json::Object(members) => {
                let Some(own) = schema.unevaluated_properties else { return };
                for name in std::mem::take(&mut self.unevaluated.properties) {
                    if let Some(inner) = members.get(&name) {
                        self.below(own, inner, &name);
                    }
                }
            }
            Json::Array(items) => {
                let Some(own) = schema.unevaluated_items else { return };
                for index in std::mem::take(&mut self.unevaluated.items) {
                    if let Some(item) = items.get(index) {
                        self.below(own, item, &index.to_string());
                    }
                }
            }
            _ => {}
        }
    }
}

/// The keywords that led to a scope: Go's `scope.kwLoc`.
fn keyword_location(scope: &Scope<'_>) -> String {
    let mut location = String::new();
    let mut scope = scope;
    while let Some(parent) = scope.parent {
        let step = if scope.jump.is_empty() {
            let pointer = |id| scope.set.get(id).map_or("", |schema| schema.pointer.as_str());
            let (own, above) = (pointer(scope.schema), pointer(parent.schema));
            encode_fragment(own.strip_prefix(above).unwrap_or(own))
        } else {
            format!("/{}", scope.jump)
        };
        location = step + &location;
        scope = parent;
    }
    location
}
