//! What a block can do besides writing, found by looking at its text: with the block not taken, all of it might have
//! been otherwise.

use crate::Str;
use crate::ast::{Branch, File, Node, NodeId, NodeKind};

/// What the branches of one `if`, `with` or `range` can do.
#[derive(Debug, Default)]
pub(crate) struct Effects {
    /// Variables that are assigned (`=`).
    pub(crate) variables: Vec<Str>,
    /// Calls of functions that change a map.
    pub(crate) changes: Vec<Change>,
    /// There is a `break` or `continue`.
    pub(crate) exits: bool,
    /// Where the action stands that closes the block.
    pub(crate) close: u32,
    /// It has something to print, and no `else`.
    pub(crate) optional: bool,
}

/// A call of a function that changes its first argument.
#[derive(Debug)]
pub(crate) struct Change {
    /// The argument.
    pub(crate) map: NodeId,
    /// The key, if the second argument is a string.
    pub(crate) key: Option<Str>,
}

/// Functions that change their first argument.
const CHANGING: [&[u8]; 6] =
    [b"set", b"unset", b"merge", b"mergeOverwrite", b"mustMerge", b"mustMergeOverwrite"];

impl Effects {
    /// Those of the block `id`, which is looked at once.
    pub(crate) fn known(file: &File, id: NodeId) -> Option<&Self> {
        Some(branch(file, id)?.effects.get_or_init(|| Self::of(file, id)))
    }

    /// The parser numbers a node after what is in it, so that a block's own are in one row.
    fn of(file: &File, id: NodeId) -> Self {
        let mut effects = Self { close: close(file, id), ..Self::default() };
        // The first node of the outermost loop at hand: `break` and `continue` in it leave that loop only.
        let mut looped = None;
        for at in (first(file, id).0..=id.0).rev().map(NodeId) {
            let Some(node) = file.node(at) else { continue };
            match &node.kind {
                NodeKind::Range(_) if looped.is_none() => looped = Some(first(file, at)),
                NodeKind::Break | NodeKind::Continue => effects.exits |= looped.is_none(),
                _ => effects.node(file, node),
            }
            looped = looped.filter(|first| *first != at);
        }
        effects.optional &= !has_else(file, id);
        effects
    }

    fn node(&mut self, file: &File, node: &Node) {
        match &node.kind {
            NodeKind::Text if !self.optional => {
                let text = file.source.slice(node.start..node.end);
                self.optional = !text.trim_ascii().is_empty();
            }
            NodeKind::Action(pipe) => {
                self.optional |= file.node(*pipe).is_some_and(|pipe| prints(file, &pipe.kind));
            }
            NodeKind::Template { .. } => self.optional = true,
            NodeKind::Pipe(pipe) if pipe.assigns => {
                let names = pipe.decl.iter().filter_map(|decl| file.node(*decl));
                let names = names.map(|node| Str::from(file.source.slice(node.start..node.end)));
                self.variables.extend(names);
            }
            NodeKind::Command(args) => self.change(file, args),
            _ => {}
        }
    }

    fn change(&mut self, file: &File, args: &[NodeId]) {
        let [function, map, rest @ ..] = args else { return };
        let is_changing = file.node(*function).is_some_and(|node| {
            let name = file.source.slice(node.start..node.end);
            matches!(node.kind, NodeKind::Identifier) && CHANGING.contains(&name)
        });
        if is_changing {
            let key = rest.first().and_then(|key| match &file.node(*key)?.kind {
                NodeKind::Str(key) => Some(key.clone()),
                _ => None,
            });
            self.changes.push(Change { map: *map, key });
        }
    }
}

/// Whether a pipeline is there to print: it declares and sets nothing, and does not end the render.
fn prints(file: &File, pipe: &NodeKind) -> bool {
    let NodeKind::Pipe(pipe) = pipe else { return false };
    let first = pipe.commands.first().and_then(|command| file.node(*command));
    let text = first.map_or(&[][..], |command| file.source.slice(command.start..command.end));
    let word = text.split(u8::is_ascii_whitespace).next().unwrap_or_default();
    pipe.decl.is_empty() && word != b"fail" && !CHANGING.contains(&word)
}

fn branch(file: &File, id: NodeId) -> Option<&Branch> {
    match &file.node(id)?.kind {
        NodeKind::If(branch) | NodeKind::With(branch) | NodeKind::Range(branch) => Some(branch),
        _ => None,
    }
}

fn has_else(file: &File, id: NodeId) -> bool {
    branch(file, id).is_some_and(|branch| branch.else_list.is_some())
}

fn close(file: &File, id: NodeId) -> u32 {
    let end = file.node(id).map_or(0, |node| node.end);
    branch(file, id).map_or(end, |branch| branch.close.start.max(end))
}

/// The first node of what is in a node, or the node itself.
fn first(file: &File, id: NodeId) -> NodeId {
    let mut at = id;
    while let Some(next) = file.node(at).and_then(|node| match &node.kind {
        NodeKind::If(branch) | NodeKind::With(branch) | NodeKind::Range(branch) => {
            Some(branch.pipe)
        }
        NodeKind::Action(pipe) => Some(*pipe),
        NodeKind::Template { pipe, .. } => *pipe,
        NodeKind::Pipe(pipe) => pipe.decl.first().or(pipe.commands.first()).copied(),
        NodeKind::Command(args) => args.first().copied(),
        NodeKind::Chain { operand, .. } => Some(*operand),
        _ => None,
    }) {
        at = next;
    }
    at
}
