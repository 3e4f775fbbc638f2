//! What a block can do besides writing, found by looking at its text: with the block not taken, all of it might have
//! been otherwise.

use crate::Str;
use crate::ast::{Branch, File, NodeId, NodeKind};

/// What the branches of one `if`, `with` or `range` can do.
#[derive(Default)]
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
    /// Those of the block `id`.
    pub(crate) fn of(file: &File, id: NodeId) -> Self {
        let mut effects = Self { close: close(file, id), ..Self::default() };
        let mut open = vec![(id, false)];
        let mut below = Vec::new();
        while let Some((at, in_loop)) = open.pop() {
            let is_loop = file.node(at).is_some_and(|node| matches!(node.kind, NodeKind::Range(_)));
            let exits = effects.exits;
            effects.node(file, at, &mut below);
            // Those of a loop in the block leave that loop only.
            effects.exits &= exits || !in_loop;
            open.extend(below.drain(..).map(|id| (id, in_loop || is_loop)));
        }
        effects.optional &= !has_else(file, id);
        effects
    }

    fn node(&mut self, file: &File, id: NodeId, open: &mut Vec<NodeId>) {
        let Some(node) = file.node(id) else { return };
        match &node.kind {
            NodeKind::Text => {
                let text = file.source.slice(node.start..node.end);
                self.optional |= !text.trim_ascii().is_empty();
            }
            NodeKind::Action(pipe) => {
                self.optional |= file.node(*pipe).is_some_and(|pipe| prints(file, &pipe.kind));
                open.push(*pipe);
            }
            NodeKind::If(branch) | NodeKind::With(branch) | NodeKind::Range(branch) => {
                open.push(branch.pipe);
                lists(branch, open);
            }
            NodeKind::Template { pipe, .. } => {
                self.optional = true;
                open.extend(pipe);
            }
            NodeKind::Break | NodeKind::Continue => self.exits = true,
            NodeKind::Pipe(pipe) => {
                if pipe.assigns {
                    let names = pipe.decl.iter().filter_map(|decl| file.node(*decl));
                    self.variables.extend(
                        names.map(|node| Str::from(file.source.slice(node.start..node.end))),
                    );
                }
                open.extend(&pipe.commands);
            }
            NodeKind::Command(args) => {
                self.change(file, args);
                open.extend(args);
            }
            NodeKind::Chain { operand, .. } => open.push(*operand),
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

fn has_else(file: &File, id: NodeId) -> bool {
    file.node(id).is_some_and(|node| match &node.kind {
        NodeKind::If(branch) | NodeKind::With(branch) | NodeKind::Range(branch) => {
            branch.else_list.is_some()
        }
        _ => false,
    })
}

fn close(file: &File, id: NodeId) -> u32 {
    match file.node(id).map(|node| (&node.kind, node.end)) {
        Some((NodeKind::If(branch) | NodeKind::With(branch) | NodeKind::Range(branch), end)) => {
            branch.close.start.max(end)
        }
        Some((_, end)) => end,
        None => 0,
    }
}

fn lists(branch: &Branch, open: &mut Vec<NodeId>) {
    open.extend(&branch.list);
    open.extend(branch.else_list.iter().flatten());
}
