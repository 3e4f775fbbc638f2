//! The object that reaches the API server: aliases followed, merge keys merged, types of scalars found, as
//! `sigs.k8s.io/yaml` does before it sends JSON. Every value keeps its place in the text.

use chartroom_gotemplate::Value;
use chartroom_yaml::{Entry, Node, NodeKind, Scalar, Span, Style};
use std::collections::HashMap;

/// A value nested deeper is not looked at: no object is, and the native stack of a browser is small.
const MAX_DEPTH: usize = 200;
/// So many values within aliases are read; a document that aliases blow up further is not looked at beyond.
const MAX_ALIASED: usize = 100_000;

/// A value and its place.
#[derive(Clone, Debug)]
pub(crate) struct Object {
    pub(crate) data: Data,
    pub(crate) span: Span,
}

/// What a value is in JSON.
#[derive(Clone, Debug)]
pub(crate) enum Data {
    Null,
    Bool(bool),
    /// The number and its text as written.
    Number(f64, String),
    Text(String),
    List(Vec<Object>),
    Map(Members),
    /// Could not be read, or lies too deep: nothing is said about it.
    Unread,
}

/// The pairs of a map, each key once; the last one written counts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Members {
    pub(crate) list: Vec<Member>,
    /// Keys written again: the key, its place and that of the one before.
    pub(crate) again: Vec<(String, Span, Span)>,
    /// Where in the list a key is.
    places: HashMap<String, usize>,
}

/// A pair of a map.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    pub(crate) key: String,
    pub(crate) key_span: Span,
    pub(crate) value: Object,
    merged: bool,
}

impl Object {
    /// Reads a document.
    pub(crate) fn read(root: &Node) -> Self {
        let mut anchors = HashMap::new();
        collect_anchors(root, &mut anchors);
        Reader { anchors, depth: 0, aliases: 0, aliased: 0 }.read(root)
    }

    /// The value of a key.
    pub(crate) fn get(&self, key: &str) -> Option<&Object> {
        self.member(key).map(|member| &member.value)
    }

    /// The pair of a key.
    pub(crate) fn member(&self, key: &str) -> Option<&Member> {
        match &self.data {
            Data::Map(members) => members.list.get(*members.places.get(key)?),
            _ => None,
        }
    }

    /// The pairs of a map; none for other values.
    pub(crate) fn members(&self) -> &[Member] {
        match &self.data {
            Data::Map(members) => &members.list,
            _ => &[],
        }
    }

    /// The items of a list; none for other values.
    pub(crate) fn items(&self) -> &[Object] {
        match &self.data {
            Data::List(items) => items,
            _ => &[],
        }
    }

    /// The text of a text.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.data {
            Data::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number of a number.
    pub(crate) fn number(&self) -> Option<f64> {
        match self.data {
            Data::Number(number, _) => Some(number),
            _ => None,
        }
    }

    /// Whether it is `true`.
    pub(crate) fn is_true(&self) -> bool {
        matches!(self.data, Data::Bool(true))
    }

    /// Whether it is null, which is as good as absent.
    pub(crate) fn is_null(&self) -> bool {
        matches!(self.data, Data::Null)
    }
}

/// All anchored nodes, by the number of their anchor.
fn collect_anchors<'a>(root: &'a Node, anchors: &mut HashMap<usize, &'a Node>) {
    let mut waiting = vec![root];
    while let Some(node) = waiting.pop() {
        if let Some(anchor) = &node.anchor {
            anchors.insert(anchor.number, node);
        }
        waiting.extend(node.items());
        waiting.extend(node.entries().iter().flat_map(|entry| [&entry.key, &entry.value]));
    }
}

struct Reader<'a> {
    anchors: HashMap<usize, &'a Node>,
    depth: usize,
    /// How many aliases are being followed.
    aliases: usize,
    /// Values read within aliases.
    aliased: usize,
}

impl<'a> Reader<'a> {
    fn read(&mut self, node: &'a Node) -> Object {
        Object { data: self.data(node), span: node.span.clone() }
    }

    fn data(&mut self, node: &'a Node) -> Data {
        self.aliased += usize::from(self.aliases > 0);
        if self.depth >= MAX_DEPTH || self.aliased > MAX_ALIASED {
            return Data::Unread;
        }
        self.depth += 1;
        let data = match &node.kind {
            NodeKind::Scalar(scalar) => scalar_data(node, scalar),
            NodeKind::Sequence(items) => {
                Data::List(items.iter().map(|item| self.read(item)).collect())
            }
            NodeKind::Mapping(entries) => {
                let mut members = Members::default();
                self.fill(entries, &mut members, false);
                Data::Map(members)
            }
            NodeKind::Alias(_) => self.alias(node),
        };
        self.depth -= 1;
        data
    }

    fn alias(&mut self, node: &'a Node) -> Data {
        let Some(target) = self.target(node) else { return Data::Unread };
        self.aliases += 1;
        let data = self.data(target);
        self.aliases -= 1;
        data
    }

    /// The node itself, or the one it is an alias of.
    fn target(&self, node: &'a Node) -> Option<&'a Node> {
        match &node.kind {
            NodeKind::Alias(anchor) => self.anchors.get(&anchor.number).copied(),
            _ => Some(node),
        }
    }

    fn fill(&mut self, entries: &'a [Entry], members: &mut Members, merged: bool) {
        for entry in entries {
            if is_merge(&entry.key) {
                self.merge(&entry.value, members);
                continue;
            }
            let Some(key) = self.target(&entry.key).and_then(key_text) else { continue };
            let value = self.read(&entry.value);
            let key_span = entry.key.span.clone();
            members.set(Member { key, key_span, value, merged });
        }
    }

    /// `<<`: the entries of a map, or of several of which the earlier ones win, as go-yaml v2 sets them.
    fn merge(&mut self, value: &'a Node, members: &mut Members) {
        let Some(target) = self.target(value) else { return };
        let one = [target];
        let sources: Vec<&'a Node> = match &target.kind {
            NodeKind::Sequence(items) => items.iter().rev().collect(),
            _ => one.to_vec(),
        };
        if self.depth >= MAX_DEPTH {
            return;
        }
        self.depth += 1;
        self.aliases += 1;
        for source in sources {
            if let Some(source) = self.target(source) {
                self.fill(source.entries(), members, true);
            }
        }
        self.aliases -= 1;
        self.depth -= 1;
    }
}

impl Members {
    fn set(&mut self, member: Member) {
        let place = self.places.get(&member.key);
        let Some(before) = place.and_then(|place| self.list.get_mut(*place)) else {
            self.places.insert(member.key.clone(), self.list.len());
            return self.list.push(member);
        };
        if !before.merged && !member.merged {
            let (key, span) = (member.key.clone(), member.key_span.clone());
            self.again.push((key, span, before.key_span.clone()));
        }
        *before = member;
    }
}

fn is_merge(key: &Node) -> bool {
    key.as_scalar().is_some_and(|scalar| scalar.value == "<<" && scalar.implicit)
}

fn scalar_data(node: &Node, scalar: &Scalar) -> Data {
    let quoted = scalar.style != Style::Plain && node.tag.is_none();
    if quoted {
        return Data::Text(scalar.value.clone());
    }
    match node.to_value() {
        Ok(Value::Nil) => Data::Null,
        Ok(Value::Bool(value)) => Data::Bool(value),
        Ok(Value::Float(number)) => Data::Number(number, scalar.value.clone()),
        Ok(Value::Str(text)) => Data::Text(String::from_utf8_lossy(text.as_bytes()).into_owned()),
        _ => Data::Unread,
    }
}

/// A key as JSON has it: numbers and booleans become their text.
fn key_text(node: &Node) -> Option<String> {
    let scalar = node.as_scalar()?;
    match scalar_data(node, scalar) {
        Data::Text(text) => Some(text),
        Data::Bool(value) => Some(value.to_string()),
        Data::Number(number, _) if number.fract() == 0.0 && number.abs() < 1e15 => {
            Some(format!("{number}"))
        }
        Data::Number(_, text) => Some(text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Object {
        Object::read(&chartroom_yaml::parse(text).root.unwrap())
    }

    #[test]
    fn scalars_have_the_types_of_go_yaml() {
        let object = read(
            "{a: yes, b: \"1\", c: 010, d: 1e3, e: ~, f: 2024-01-01, g: !!str 1, 8080: x, on: y}",
        );
        assert!(object.get("a").unwrap().is_true());
        assert_eq!(object.get("b").unwrap().text(), Some("1"));
        assert_eq!(object.get("c").unwrap().number(), Some(8.0));
        assert_eq!(object.get("d").unwrap().number(), Some(1000.0));
        assert!(object.get("e").unwrap().is_null());
        assert_eq!(object.get("f").unwrap().text(), Some("2024-01-01"));
        assert_eq!(object.get("g").unwrap().text(), Some("1"));
        assert!(object.member("8080").is_some() && object.member("true").is_some());
    }

    #[test]
    fn aliases_and_merges_are_what_they_stand_for() {
        let object = read("base: &b {x: 1, z: 2}\none:\n  <<: *b\n  z: 3\ntwo: *b\n");
        assert_eq!(object.get("one").unwrap().get("x").unwrap().number(), Some(1.0));
        assert_eq!(object.get("one").unwrap().get("z").unwrap().number(), Some(3.0));
        assert_eq!(object.get("two").unwrap().get("z").unwrap().number(), Some(2.0));
        let Data::Map(one) = &object.get("one").unwrap().data else { panic!() };
        assert!(one.again.is_empty());
    }

    #[test]
    fn the_last_of_equal_keys_counts_and_the_first_is_known() {
        let object = read("a: 1\nb: 2\na: 3\n");
        assert_eq!(object.get("a").unwrap().number(), Some(3.0));
        let Data::Map(members) = &object.data else { panic!() };
        assert_eq!(members.again, [("a".to_owned(), 10..11, 0..1)]);
    }

    #[test]
    fn deep_and_self_containing_documents_end() {
        let deep = (0..300).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect::<String>();
        read(&deep);
        read("a: &a\n  b: *a\n  <<: *a\n");
        let bomb = "a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b]\n\
                    d: &d [*c, *c, *c, *c, *c, *c, *c, *c]\ne: &e [*d, *d, *d, *d, *d, *d, *d, *d]\nf: &f [*e, *e, *e, *e, *e, *e, *e, *e]\n";
        read(bomb);
    }
}
