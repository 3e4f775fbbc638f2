//! Circles of files: files of a crate that need each other, directly or through others, so that none is understood
//! without all. A file and those below its module count as one, as what is below is a part of it. Those that are
//! there yet are listed in `circles.txt`, which only gets shorter.

use super::paths::{Use, paths, uses, without_tests};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The circles that are allowed for now: a crate and the modules, one circle a line.
const ALLOWED: &str = include_str!("circles.txt");
/// Re-exports of re-exports go no deeper.
const MOST_HOPS: usize = 8;

/// A module by its path inside the crate; none for lib.rs.
type Name = Vec<String>;

/// What a file says of others.
struct Module {
    uses: Vec<Use>,
    /// Paths in its code, outside of `use`.
    paths: Vec<Vec<String>>,
}

struct Crate(BTreeMap<Name, Module>);

/// Circles that are not allowed, and allowed ones that are gone, in sentences.
pub(super) fn problems(root: &Path, files: &[String]) -> Vec<String> {
    let mut crates: BTreeMap<&str, Crate> = BTreeMap::new();
    for file in files {
        let Some((name, path)) =
            file.strip_prefix("crates/").and_then(|rest| rest.split_once("/src/"))
        else {
            continue;
        };
        let Some(module) = module_name(path) else { continue };
        let Ok(text) = std::fs::read_to_string(root.join(file)) else { continue };
        let text = without_tests(&text);
        let module_of = Module { uses: uses(&text), paths: paths(&text) };
        crates.entry(name).or_insert_with(|| Crate(BTreeMap::new())).0.insert(module, module_of);
    }
    let found = crates.iter().flat_map(|(name, files)| {
        files.circles().into_iter().map(move |circle| format!("{name}: {}", circle.join(" ")))
    });
    compared(&found.collect(), &ALLOWED.lines().map(str::to_owned).collect())
}

fn compared(found: &BTreeSet<String>, allowed: &BTreeSet<String>) -> Vec<String> {
    let is_within = |small: &str, large: &str| {
        let large: BTreeSet<&str> = large.split(' ').collect();
        small.split(' ').all(|word| large.contains(word))
    };
    let new = found.iter().filter(|circle| !allowed.iter().any(|known| is_within(circle, known)));
    let new = new.map(|circle| {
        format!("a circle of files, {circle}: move what they share down, or what one asks of the other up")
    });
    let gone = allowed.iter().filter(|known| !found.iter().any(|circle| is_within(circle, known)));
    let gone =
        gone.map(|known| format!("this circle is gone, take it out of circles.txt: {known}"));
    new.chain(gone).collect()
}

/// The module of a source file; None for tests and programs.
fn module_name(path: &str) -> Option<Name> {
    let parts: Name = path.strip_suffix(".rs")?.split('/').map(str::to_owned).collect();
    let is_test = |part: &String| part == "tests" || part.ends_with("_tests");
    if parts.iter().any(is_test) || matches!(parts.first()?.as_str(), "main" | "bin") {
        return None;
    }
    match parts.split_last()? {
        (last, above) if last == "mod" => Some(above.to_vec()),
        (last, []) if last == "lib" => Some(Vec::new()),
        _ => Some(parts),
    }
}

impl Crate {
    /// The files that need each other, as sorted lists of modules.
    fn circles(&self) -> Vec<Vec<String>> {
        let needs: BTreeMap<&Name, BTreeSet<&Name>> =
            self.0.keys().map(|name| (name, self.needed_by(name))).collect();
        let reach: BTreeMap<&Name, BTreeSet<&Name>> =
            needs.keys().map(|name| (*name, reached(name, &needs))).collect();
        let mut circles = BTreeSet::new();
        for (name, reached) in &reach {
            let back = |other: &&&Name| reach.get(**other).is_some_and(|from| from.contains(name));
            let circle: Vec<String> =
                reached.iter().filter(back).map(|other| other.join("::")).collect();
            if circle.len() > 1 {
                circles.insert(circle);
            }
        }
        circles.into_iter().collect()
    }

    /// The files that a file needs, without the one above it and those below.
    fn needed_by(&self, name: &Name) -> BTreeSet<&Name> {
        let Some(module) = self.0.get(name).filter(|_| !name.is_empty()) else {
            // lib.rs lists what there is.
            return BTreeSet::new();
        };
        let used = module.uses.iter().map(|used| &used.path);
        let places = used.chain(&module.paths).filter_map(|path| self.home(name, path, 0));
        let is_part = |other: &Name| {
            !other.is_empty() && (name.starts_with(other) || other.starts_with(name))
        };
        let others = places.filter(|other| *other != name && !is_part(other));
        others.collect()
    }

    /// The file in which what a path names is defined, if it is one of the crate.
    fn home(&self, from: &Name, path: &[String], hops: usize) -> Option<&Name> {
        let (mut at, mut rest) = self.start(from, path)?;
        while let Some((first, behind)) = rest.split_first() {
            let below: Name = at.iter().chain([first]).cloned().collect();
            if self.0.contains_key(&below) {
                (at, rest) = (below, behind);
                continue;
            }
            let module = self.0.get(&at)?;
            let found = module.uses.iter().find(|used| used.name == *first && hops < MOST_HOPS);
            if let Some(found) = found {
                let path: Vec<String> = found.path.iter().chain(behind).cloned().collect();
                return self.home(&at, &path, hops + 1);
            }
            break;
        }
        self.0.get_key_value(&at).map(|(name, _)| name)
    }

    /// The module that a path begins at, and the rest of the path; None if it leads out of the crate.
    fn start<'p>(&self, from: &Name, path: &'p [String]) -> Option<(Name, &'p [String])> {
        let (first, mut rest) = path.split_first()?;
        let mut base = from.clone();
        match first.as_str() {
            "crate" => base.clear(),
            "self" => {}
            "super" => {
                base.pop();
                while let Some((_, behind)) =
                    rest.split_first().filter(|(next, _)| *next == "super")
                {
                    base.pop();
                    rest = behind;
                }
            }
            _ => {
                base.push(first.clone());
                self.0.contains_key(&base).then_some(())?;
            }
        }
        Some((base, rest))
    }
}

fn reached<'a>(
    name: &'a Name,
    needs: &BTreeMap<&'a Name, BTreeSet<&'a Name>>,
) -> BTreeSet<&'a Name> {
    let (mut found, mut open) = (BTreeSet::new(), vec![name]);
    while let Some(next) = open.pop() {
        let others = needs.get(next).into_iter().flatten();
        open.extend(others.filter(|other| found.insert(**other)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn circles(files: &[(&str, &str)]) -> Vec<Vec<String>> {
        let modules = files.iter().map(|(path, text)| {
            let text = without_tests(text);
            (module_name(path).unwrap(), Module { uses: uses(&text), paths: paths(&text) })
        });
        Crate(modules.collect()).circles()
    }

    #[test]
    fn files_that_need_each_other_are_found_through_re_exports() {
        let files = [
            ("lib.rs", "mod a; mod b; mod c; pub use a::{One, Other as Two};"),
            ("a.rs", "pub struct One; fn f() { crate::b::g(); }"),
            ("b/mod.rs", "mod part; pub fn g() {}"),
            ("b/part.rs", "use super::g; use crate::{c, One};"),
            ("c.rs", "use crate::b;\n#[cfg(test)]\nmod tests { use crate::a; }"),
        ];
        // A part is not its whole: b itself needs nothing, its part needs a, and a needs only b.
        assert_eq!(circles(&files), Vec::<Vec<String>>::new());
        let mut files = files;
        files[2].1 = "mod part; use crate::Two; pub fn g() {}";
        assert_eq!(circles(&files), [["a", "b"]]);
    }

    #[test]
    fn the_list_only_gets_shorter() {
        let set = |items: &[&str]| items.iter().map(|item| (*item).to_owned()).collect();
        assert!(compared(&set(&["a: b c"]), &set(&["a: b c d"])).is_empty());
        assert_eq!(compared(&set(&["a: b c", "a: d e"]), &set(&["a: f g"])).len(), 3);
    }
}
