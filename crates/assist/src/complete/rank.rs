//! What makes a key likely in a place.

use crate::matching::alike;
use crate::model::Template;
use crate::outline::cursor;
use crate::template::scan::Action;
use crate::template::walk::Here;
use chartroom_yaml::Node;

/// Keys are written in the base's order: the nearer behind the one above, the likelier.
pub(super) fn near(previous: Option<usize>, own: Option<usize>) -> i32 {
    match (previous, own) {
        (Some(previous), Some(own)) if own > previous => (40 - 5 * (own - previous) as i32).max(0),
        (None, Some(own)) => (12 - own as i32).max(0),
        _ => 0,
    }
}

/// What stands below comes behind it in the base, too.
pub(super) fn before(next: Option<usize>, own: Option<usize>) -> i32 {
    match (next, own) {
        (Some(next), Some(own)) if own < next => (16 - 3 * (next - own) as i32).max(6),
        (Some(_), Some(_)) => -14,
        _ => 0,
    }
}

/// What one environment switches and another does not: maps that say so themselves, and what people set most.
pub(super) fn varies(name: &str, base: Option<&Node>) -> i32 {
    let usual = USUAL.contains(&name);
    let switches = ["enabled", "create", "install"];
    let has = |node: &Node| switches.iter().any(|key| node.entry(key).is_some());
    if switches.contains(&name) || base.is_some_and(has) {
        16
    } else if usual {
        8
    } else {
        0
    }
}

/// What overlays of most charts set.
const USUAL: &[&str] = &[
    "replicaCount",
    "replicas",
    "image",
    "tag",
    "resources",
    "ingress",
    "persistence",
    "service",
    "nodeSelector",
    "tolerations",
    "affinity",
    "env",
    "securityContext",
    "size",
];

/// What the text around an action says of what it may read.
#[derive(Default)]
pub(super) struct Around {
    /// The conditions it stands under.
    guards: Vec<Vec<String>>,
    /// Reads behind it, and how many actions away.
    behind: Vec<(Vec<String>, usize)>,
    /// Reads before it, and how many actions away.
    before: Vec<(Vec<String>, usize)>,
    /// The key that it gives a value to, and those around that.
    key: Option<String>,
    above: Vec<String>,
    /// It begins a block itself.
    opens: bool,
}

/// So many actions are looked at before and behind.
const REACH: usize = 8;

impl Around {
    pub(super) fn of(template: &Template, here: &Here, action: &Action) -> Self {
        let file = &template.file;
        let number = file.actions.partition_point(|one| one.range.start < action.range.start);
        let (mut before, mut behind) = (Vec::new(), Vec::new());
        for (read, at) in &template.reads {
            if *at < number && number - at <= REACH {
                before.push((read.path.clone(), number - at));
            } else if *at > number && at - number <= REACH {
                behind.push((read.path.clone(), at - number));
            }
        }
        let start = template.beginning(action.range.start);
        let masked = file.masked.get(start..).unwrap_or_default();
        let outline = cursor(masked, action.range.start.saturating_sub(start));
        let mut above = outline.map(|one| one.path).unwrap_or_default();
        let key = next_key(masked, action.range.end.saturating_sub(start));
        let is_value = value_of_key(masked, action.range.start.saturating_sub(start));
        let word = action.word(&file.text);
        let opens = matches!(word, "if" | "with" | "range");
        let key = if is_value {
            above.pop()
        } else if opens {
            key
        } else {
            above.pop()
        };
        Self {
            guards: here.blocks.iter().flat_map(|block| block.reads.clone()).collect(),
            behind,
            before,
            key,
            above,
            opens,
        }
    }

    /// How likely a value is read here.
    pub(super) fn score(&self, path: &[String], name: &str, is_leaf: bool) -> i32 {
        let mut score = 0;
        if let Some(key) = &self.key {
            score += alike(key, name) * 7 / 10;
        }
        let inner = self.above.last().map_or(0, |key| alike(key, name));
        score += inner * 3 / 10;
        if self.guards.iter().any(|guard| guard == path) {
            score += 60;
        } else if self.guards.iter().any(|guard| guard.starts_with(path)) {
            score += 35;
        }
        let nearest = |reads: &[(Vec<String>, usize)], test: &dyn Fn(&[String]) -> bool| {
            reads.iter().filter(|(read, _)| test(read)).map(|(_, away)| *away).min()
        };
        let at_or_below = |read: &[String]| read.starts_with(path);
        if let Some(away) = nearest(&self.behind, &at_or_below) {
            score += if self.opens { 70 } else { 30 } - 6 * away as i32;
        }
        let seen = match is_leaf {
            true => {
                nearest(&self.before, &|read| read.starts_with(path) && read.len() > path.len())
            }
            false => nearest(&self.before, &at_or_below),
        };
        if let Some(away) = seen {
            score += 36 - 4 * away as i32;
        }
        if is_leaf
            && nearest(&self.before, &|read| read == path).is_some()
            && !self.guards.iter().any(|guard| guard == path)
        {
            score -= 12;
        }
        score
    }
}

/// Whether a key of the same line stands before a byte.
fn value_of_key(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    line.trim_end().ends_with(':') || line.contains(": ")
}

/// The first key behind a byte.
fn next_key(text: &str, at: usize) -> Option<String> {
    let lines = text.get(at..)?.lines().skip(1).take(3);
    lines.map(|line| line.trim_start_matches([' ', '-'])).find_map(|line| {
        let (key, _) = line.split_once(':')?;
        (!key.is_empty() && !key.contains(' ') && !key.starts_with('x')).then(|| key.to_owned())
    })
}
