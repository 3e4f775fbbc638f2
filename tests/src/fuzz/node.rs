//! Generated templates as trees, so that one with a difference can be made smaller and stay a template.

/// What a piece may be replaced by: another of its sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// What stands in an action.
    Expression,
    /// Text or a whole action.
    Statement,
}

/// A piece of a template.
#[derive(Clone, Debug)]
pub(super) struct Node {
    sort: Sort,
    parts: Vec<Part>,
}

#[derive(Clone, Debug)]
enum Part {
    Text(String),
    Node(Node),
    /// Any of these can be left out.
    Many(Vec<Node>),
}

impl Node {
    /// A piece without parts.
    pub(super) fn leaf(sort: Sort, text: impl Into<String>) -> Self {
        Self { sort, parts: vec![Part::Text(text.into())] }
    }

    /// An empty piece, to be filled.
    pub(super) fn new(sort: Sort) -> Self {
        Self { sort, parts: Vec::new() }
    }

    /// Adds text.
    pub(super) fn text(mut self, text: impl Into<String>) -> Self {
        self.parts.push(Part::Text(text.into()));
        self
    }

    /// Adds a piece that is needed.
    pub(super) fn node(mut self, node: Node) -> Self {
        self.parts.push(Part::Node(node));
        self
    }

    /// Adds pieces that can be left out.
    pub(super) fn many(mut self, nodes: Vec<Node>) -> Self {
        self.parts.push(Part::Many(nodes));
        self
    }

    /// Whether it is one word.
    pub(super) fn is_leaf(&self) -> bool {
        matches!(self.parts.as_slice(), [Part::Text(_)])
    }

    /// The template.
    pub(super) fn render(&self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }

    fn write(&self, text: &mut String) {
        for part in &self.parts {
            match part {
                Part::Text(part) => text.push_str(part),
                Part::Node(node) => node.write(text),
                Part::Many(nodes) => nodes.iter().for_each(|node| node.write(text)),
            }
        }
    }

    /// All templates that are smaller by one step, the smallest first.
    pub(super) fn smaller(&self) -> Vec<Node> {
        let mut found = Vec::new();
        self.steps(&mut found);
        let length = self.render().len();
        found.retain(|node| node.render().len() < length);
        found.sort_by_key(|node| node.render().len());
        found
    }

    fn steps(&self, found: &mut Vec<Node>) {
        for (at, part) in self.parts.iter().enumerate() {
            let with = |part: Part| {
                let mut node = self.clone();
                node.parts[at] = part;
                node
            };
            match part {
                Part::Text(_) => {}
                Part::Node(child) => {
                    self.replacements(child, found);
                    let mut steps = Vec::new();
                    child.steps(&mut steps);
                    found.extend(steps.into_iter().map(|step| with(Part::Node(step))));
                }
                Part::Many(children) => {
                    for (index, child) in children.iter().enumerate() {
                        self.replacements(child, found);
                        let mut fewer = children.clone();
                        fewer.remove(index);
                        found.push(with(Part::Many(fewer)));
                        let mut steps = Vec::new();
                        child.steps(&mut steps);
                        found.extend(steps.into_iter().map(|step| {
                            let mut changed = children.clone();
                            changed[index] = step;
                            with(Part::Many(changed))
                        }));
                    }
                }
            }
        }
    }

    fn replacements(&self, child: &Node, found: &mut Vec<Node>) {
        if child.sort == self.sort {
            found.push(child.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn smaller_templates_are_parts_of_the_larger() {
        let one = Node::leaf(Sort::Expression, "1");
        let sum = Node::new(Sort::Expression).text("add ").node(one.clone()).text(" ").node(one);
        let action = Node::new(Sort::Statement).text("{{ ").node(sum).text(" }}");
        let all = Node::new(Sort::Statement).many(vec![action, Node::leaf(Sort::Statement, "x")]);
        let smaller: Vec<String> = all.smaller().iter().map(Node::render).collect();
        assert_eq!(smaller, ["x", "x", "{{ 1 }}x", "{{ 1 }}x", "{{ add 1 1 }}", "{{ add 1 1 }}"]);
    }
}
