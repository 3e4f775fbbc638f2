//! What a file holds, for outlines and folding.

use crate::{Asked, Place};
use chartroom_yaml::Node;

/// A key or definition of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// Its name.
    pub name: String,
    /// It is a named template.
    pub template: bool,
    /// All of it.
    pub whole: Place,
    /// Its name alone.
    pub own: Place,
    /// What is in it.
    pub below: Vec<Symbol>,
}

/// Keys are told so deep.
const DEEPEST: usize = 8;

impl Asked<'_> {
    /// The keys of a YAML file, the definitions of a template.
    pub fn symbols(&self, path: &str) -> Vec<Symbol> {
        let place = |start: usize, end: usize| Place { path: path.to_owned(), start, end };
        if let Some(template) = self.model.template(path) {
            let symbol = |define: &crate::template::walk::Define| Symbol {
                name: define.name.clone(),
                template: true,
                whole: place(define.head.start, define.body.end),
                own: place(define.range.start, define.range.end),
                below: Vec::new(),
            };
            return template.defines.iter().map(symbol).collect();
        }
        let file = self.project.beside.iter().chain(&self.project.files);
        let Some(file) = file.into_iter().find(|file| file.path == path) else { return Vec::new() };
        let is_yaml = [".yaml", ".yml", ".json"].iter().any(|end| path.ends_with(end));
        let root = chartroom_yaml::parse(&String::from_utf8_lossy(&file.data)).root;
        root.filter(|_| is_yaml).map(|root| keys(&root, path, 0)).unwrap_or_default()
    }

    /// The blocks of a template and the maps and lists of a YAML file, by the bytes of their first and last line.
    pub fn folds(&self, path: &str) -> Vec<Place> {
        let place = |start: usize, end: usize| Place { path: path.to_owned(), start, end };
        if let Some(template) = self.model.template(path) {
            let blocks = template.blocks.iter();
            return blocks.map(|(_, open, end)| place(open.start, end.start)).collect();
        }
        let (mut open, mut found) = (self.symbols(path), Vec::new());
        while let Some(symbol) = open.pop() {
            if !symbol.below.is_empty() {
                found.push(symbol.whole);
            }
            open.extend(symbol.below);
        }
        found
    }
}

fn keys(node: &Node, path: &str, depth: usize) -> Vec<Symbol> {
    if depth > DEEPEST {
        return Vec::new();
    }
    let place = |start: usize, end: usize| Place { path: path.to_owned(), start, end };
    let of_map = node.entries().iter().filter_map(|pair| {
        let (key, value) = (&pair.key.span, &pair.value.span);
        Some(Symbol {
            name: pair.key.text()?.to_owned(),
            template: false,
            whole: place(key.start, value.end.max(key.end)),
            own: place(key.start, key.end),
            below: keys(&pair.value, path, depth + 1),
        })
    });
    let of_list = node.items().iter().enumerate().filter(|(_, item)| !item.entries().is_empty());
    let of_list = of_list.map(|(at, item)| Symbol {
        name: format!("[{at}]"),
        template: false,
        whole: place(item.span.start, item.span.end),
        own: place(item.span.start, item.span.start),
        below: keys(item, path, depth + 1),
    });
    of_map.chain(of_list).collect()
}
