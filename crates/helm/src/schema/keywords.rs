//! Reads the keywords of one schema object, each from the draft on that has it.

use super::compile::{CompileError, Compiled, Compiler};
use super::draft::Draft;
use super::failure::push_token;
use super::json::{Json, Node};
use super::model::{Additional, Dependent, Id, Items, Schema, TYPES, location};
use super::number::Decimal;
use super::regex::Regex;
use chartroom_diagnostics::order;
use chartroom_gotemplate::fmt;
use std::rc::Rc;

/// Reads the keywords of one schema object.
pub(super) struct Builder<'a> {
    pub(super) compiler: &'a mut Compiler,
    pub(super) document: usize,
    pub(super) node: &'a Node,
    pub(super) pointer: String,
    pub(super) base: String,
    pub(super) draft: Draft,
}

impl Builder<'_> {
    pub(super) fn keywords(&mut self, schema: &mut Schema) -> Compiled<()> {
        schema.reference = self.reference("$ref")?;
        // Before 2019-09, `$ref` makes everything beside it void. The library reads on, so that `const` counts all
        // the same and a broken schema in `if` is found.
        let is_void = schema.reference.is_some() && self.draft <= Draft::Seven;
        if !is_void {
            self.applicators(schema)?;
            self.assertions(schema)?;
        }
        if self.draft >= Draft::Six {
            schema.contains = self.subschema("contains");
            schema.property_names = self.subschema("propertyNames");
            schema.constant = self.node.get("const").cloned();
        }
        if self.draft >= Draft::Seven {
            self.condition(schema);
        }
        if self.draft >= Draft::Y2019 {
            self.keywords_2019(schema)?;
        }
        if self.draft >= Draft::Y2020 {
            self.keywords_2020(schema)?;
        }
        Ok(())
    }

    /// A branch that a constant condition rules out is not even read.
    fn condition(&mut self, schema: &mut Schema) {
        schema.condition = self.subschema("if");
        let constant = self.node.get("if").and_then(Node::as_bool);
        if schema.condition.is_some() && constant != Some(false) {
            schema.then = self.subschema("then");
        }
        if schema.condition.is_some() && constant != Some(true) {
            schema.otherwise = self.subschema("else");
        }
    }

    fn applicators(&mut self, schema: &mut Schema) -> Compiled<()> {
        schema.all_of = self.subschemas("allOf");
        schema.any_of = self.subschemas("anyOf");
        schema.one_of = self.subschemas("oneOf");
        schema.not = self.subschema("not");
        if self.draft < Draft::Y2020 {
            match self.node.get("items").map(|items| &items.json) {
                Some(Json::Array(_)) => {
                    schema.items = Some(Items::First(self.subschemas("items")));
                    schema.additional_items = self.additional("additionalItems");
                }
                Some(_) => schema.items = self.subschema("items").map(Items::All),
                None => {}
            }
        }
        schema.properties = order::tree(self.members("properties"));
        for (pattern, id) in self.members("patternProperties") {
            let regex = self.regex(&pattern, "patternProperties")?;
            schema.pattern_properties.push((regex, id));
        }
        schema.additional_properties = self.additional("additionalProperties");
        self.dependencies(schema, "dependencies");
        Ok(())
    }

    fn assertions(&mut self, schema: &mut Schema) -> Compiled<()> {
        schema.types = types(self.node.get("type"));
        schema.enumeration = self.array("enum").map(<[Node]>::to_vec);
        schema.multiple_of = self.number("multipleOf");
        (schema.maximum, schema.exclusive_maximum) = self.limit("maximum", "exclusiveMaximum");
        (schema.minimum, schema.exclusive_minimum) = self.limit("minimum", "exclusiveMinimum");
        schema.min_length = self.count("minLength");
        schema.max_length = self.count("maxLength");
        if let Some(pattern) = self.string("pattern") {
            let regex = self.regex(&pattern, "pattern")?;
            schema.pattern = Some((pattern, regex));
        }
        schema.min_items = self.count("minItems");
        schema.max_items = self.count("maxItems");
        schema.unique_items = self.bool("uniqueItems");
        schema.min_properties = self.count("minProperties");
        schema.max_properties = self.count("maxProperties");
        schema.required = strings(self.array("required"));
        // The metaschemas' own formats are asserted in every draft, the user's up to draft 7.
        let is_metaschema = schema.url.contains("://json-schema.org/");
        if self.draft <= Draft::Seven || is_metaschema {
            schema.format = self.string("format");
        }
        Ok(())
    }

    /// Draft 4 says with a bool whether the limit itself is allowed.
    fn limit(
        &self,
        keyword: &str,
        exclusive: &str,
    ) -> (Option<Box<Decimal>>, Option<Box<Decimal>>) {
        let limit = self.number(keyword);
        if self.bool(exclusive) { (None, limit) } else { (limit, self.number(exclusive)) }
    }

    fn keywords_2019(&mut self, schema: &mut Schema) -> Compiled<()> {
        schema.recursive_reference = self.reference("$recursiveRef")?;
        schema.recursive_anchor = self.bool("$recursiveAnchor");
        if schema.contains.is_some() {
            schema.min_contains = self.count("minContains");
            schema.max_contains = self.count("maxContains");
        }
        self.dependencies(schema, "dependentSchemas");
        self.dependencies(schema, "dependentRequired");
        schema.unevaluated_items = self.subschema("unevaluatedItems");
        schema.unevaluated_properties = self.subschema("unevaluatedProperties");
        Ok(())
    }

    fn keywords_2020(&mut self, schema: &mut Schema) -> Compiled<()> {
        if let Some(id) = self.reference("$dynamicRef")? {
            let reference = self.string("$dynamicRef");
            let fragment = reference.as_deref().and_then(|reference| reference.split_once('#'));
            let anchor = fragment.map(|(_, fragment)| fragment).filter(|f| !f.starts_with('/'));
            schema.dynamic_reference = Some((id, anchor.unwrap_or("").to_owned()));
        }
        schema.dynamic_anchor = self.string("$dynamicAnchor");
        schema.prefix_items = self.subschemas("prefixItems");
        schema.items_2020 = self.subschema("items");
        Ok(())
    }

    fn dependencies(&mut self, schema: &mut Schema, keyword: &'static str) {
        let Some(members) = self.node.get(keyword).and_then(Node::as_object) else { return };
        for (name, value) in members.iter() {
            let dependent = match value.as_array() {
                Some(names) => Dependent::Properties(strings(Some(names))),
                None => Dependent::Schema(self.enqueue(&[keyword, name])),
            };
            schema.dependencies.push((keyword, Rc::clone(name), dependent));
        }
    }

    fn enqueue(&mut self, tokens: &[&str]) -> Id {
        let length = tokens.iter().map(|token| 1 + token.len()).sum::<usize>();
        let mut pointer = String::with_capacity(self.pointer.len() + length);
        pointer.push_str(&self.pointer);
        tokens.iter().for_each(|token| push_token(&mut pointer, token));
        self.compiler.schema(self.document, pointer)
    }

    fn reference(&mut self, keyword: &str) -> Compiled<Option<Id>> {
        let Some(reference) = self.string(keyword) else { return Ok(None) };
        let at = format!("{}/{keyword}", self.pointer);
        self.compiler.resolve(self.document, &self.base, &reference, &at).map(Some)
    }

    fn subschema(&mut self, keyword: &str) -> Option<Id> {
        self.node.get(keyword)?;
        Some(self.enqueue(&[keyword]))
    }

    fn subschemas(&mut self, keyword: &str) -> Vec<Id> {
        let count = self.array(keyword).map_or(0, <[Node]>::len);
        (0..count).map(|n| self.enqueue(&[keyword, &n.to_string()])).collect()
    }

    fn members(&mut self, keyword: &str) -> Vec<(Rc<str>, Id)> {
        let Some(members) = self.node.get(keyword).and_then(Node::as_object) else {
            return Vec::new();
        };
        members.keys().map(|name| (Rc::clone(name), self.enqueue(&[keyword, name]))).collect()
    }

    fn additional(&mut self, keyword: &str) -> Option<Additional> {
        match self.node.get(keyword)?.as_bool() {
            Some(value) => Some(Additional::Bool(value)),
            None => Some(Additional::Schema(self.enqueue(&[keyword]))),
        }
    }

    fn regex(&self, pattern: &str, keyword: &str) -> Compiled<Regex> {
        Regex::new(pattern).map_err(|problem| {
            let pointer = format!("{}/{keyword}", self.pointer);
            let url = self.compiler.documents.get(self.document).map_or("", |owner| &*owner.url);
            let place = fmt::quote(location(url, &pointer).as_bytes());
            let pattern = fmt::quote(pattern.as_bytes());
            let message = format!("invalid regex {pattern} at {place}: {problem}");
            CompileError { message, pointer }
        })
    }

    fn array(&self, keyword: &str) -> Option<&[Node]> {
        self.node.get(keyword)?.as_array()
    }

    fn string(&self, keyword: &str) -> Option<Rc<str>> {
        self.node.get(keyword)?.as_str().cloned()
    }

    fn bool(&self, keyword: &str) -> bool {
        self.node.get(keyword).and_then(Node::as_bool) == Some(true)
    }

    fn number(&self, keyword: &str) -> Option<Box<Decimal>> {
        Decimal::parse(self.node.get(keyword)?.as_number()?).map(Box::new)
    }

    fn count(&self, keyword: &str) -> Option<usize> {
        self.number(keyword)?.to_count()
    }
}

fn strings(items: Option<&[Node]>) -> Vec<Rc<str>> {
    items.unwrap_or(&[]).iter().filter_map(|item| item.as_str().cloned()).collect()
}

fn types(node: Option<&Node>) -> Vec<&'static str> {
    let names: Vec<&str> = match node.map(|node| &node.json) {
        Some(Json::String(name)) => vec![&**name],
        Some(Json::Array(items)) => {
            items.iter().filter_map(|item| item.as_str().map(|name| &**name)).collect()
        }
        _ => Vec::new(),
    };
    TYPES.into_iter().filter(|known| names.contains(known)).collect()
}
