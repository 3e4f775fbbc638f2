//! What a block can do besides writing, found by looking at its text: with the block not taken, all of it might have
//! been otherwise.

use super::taint::FxHashMap;
use crate::Str;
use crate::ast::{File, Node, NodeId, NodeKind};
use std::ops::Range;

/// What the blocks of a file can do, found in one walk: blocks lie in blocks as deep as a text is long.
#[derive(Debug, Default)]
pub(crate) struct Effects {
    blocks: FxHashMap<NodeId, Block>,
    /// Variables that are assigned (`=`), with the pipelines that do it.
    variables: Vec<(NodeId, Str)>,
    /// Calls of functions that change a map, with the calls.
    changes: Vec<(NodeId, Change)>,
}

/// What the branches of one `if`, `with` or `range` can do.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    /// Where the action stands that closes the block.
    pub(crate) close: u32,
    /// It has something to print, and no `else`.
    pub(crate) optional: bool,
    /// There is a `break` or `continue` that leaves more than the block.
    pub(crate) exits: bool,
    variables: Range<usize>,
    changes: Range<usize>,
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
    /// Those of a file, which is looked at once.
    pub(crate) fn known(file: &File) -> &Self {
        file.effects.get_or_init(|| Self::of(file))
    }

    /// A block.
    pub(crate) fn block(&self, id: NodeId) -> Option<Block> {
        self.blocks.get(&id).cloned()
    }

    /// The variables that are assigned in a block.
    pub(crate) fn variables(&self, block: &Block) -> impl ExactSizeIterator<Item = &Str> {
        self.variables.get(block.variables.clone()).unwrap_or_default().iter().map(|(_, name)| name)
    }

    /// The maps that are changed in a block.
    pub(crate) fn changes(&self, block: &Block) -> impl ExactSizeIterator<Item = &Change> {
        self.changes.get(block.changes.clone()).unwrap_or_default().iter().map(|(_, change)| change)
    }

    /// The parser numbers a node after what is in it, so that a block's own are in one row that ends with it.
    fn of(file: &File) -> Self {
        let mut effects = Self::default();
        let mut printed = None;
        // Those that leave a loop that goes on behind the node at hand.
        let mut exits: Vec<NodeId> = Vec::new();
        for (at, node) in (0..).map(NodeId).zip(&file.nodes) {
            match &node.kind {
                NodeKind::If(branch) | NodeKind::With(branch) | NodeKind::Range(branch) => {
                    let first = first(file, at);
                    if matches!(node.kind, NodeKind::Range(_)) {
                        exits.truncate(exits.partition_point(|exit| *exit < first));
                    }
                    let from = effects.variables.partition_point(|(pipe, _)| *pipe < first);
                    let variables = from..effects.variables.len();
                    let from = effects.changes.partition_point(|(call, _)| *call < first);
                    let block = Block {
                        close: branch.close.start.max(node.end),
                        optional: printed >= Some(first) && branch.else_list.is_none(),
                        exits: exits.last() >= Some(&first),
                        variables,
                        changes: from..effects.changes.len(),
                    };
                    effects.blocks.insert(at, block);
                }
                NodeKind::Break | NodeKind::Continue => exits.push(at),
                NodeKind::Pipe(pipe) if pipe.assigns => {
                    let names = pipe.decl.iter().filter_map(|decl| file.node(*decl));
                    let names = names.map(|node| file.source.slice(node.start..node.end));
                    effects.variables.extend(names.map(|name| (at, Str::from(name))));
                }
                NodeKind::Command(args) => {
                    effects.changes.extend(change(file, args).map(|change| (at, change)));
                }
                _ => {}
            }
            if is_printed(file, node) {
                printed = Some(at);
            }
        }
        effects
    }
}

fn change(file: &File, args: &[NodeId]) -> Option<Change> {
    let [function, map, rest @ ..] = args else { return None };
    let function = file.node(*function)?;
    let name = file.source.slice(function.start..function.end);
    if !matches!(function.kind, NodeKind::Identifier) || !CHANGING.contains(&name) {
        return None;
    }
    let key = rest.first().and_then(|key| match &file.node(*key)?.kind {
        NodeKind::Str(key) => Some(key.clone()),
        _ => None,
    });
    Some(Change { map: *map, key })
}

/// Whether there is something to see of a node in the output.
fn is_printed(file: &File, node: &Node) -> bool {
    match &node.kind {
        NodeKind::Text => !file.source.slice(node.start..node.end).trim_ascii().is_empty(),
        NodeKind::Action(pipe) => file.node(*pipe).is_some_and(|pipe| prints(file, &pipe.kind)),
        NodeKind::Template { .. } => true,
        _ => false,
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
