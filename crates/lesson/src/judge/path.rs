//! Paths in objects and values: `spec.containers[vllm].args[0]`, `metadata.annotations[example.com/a]`.

use chartroom_yaml::Node;

/// Fields that items of lists go by.
const NAMES: [&str; 3] = ["name", "mountPath", "key"];

/// The steps of a path; none where a bracket is not closed.
pub(super) fn steps(path: &str) -> Option<Vec<&str>> {
    let (mut steps, mut rest) = (Vec::new(), path);
    while !rest.is_empty() {
        if let Some(inner) = rest.strip_prefix('[') {
            let (step, behind) = inner.split_once(']')?;
            steps.push(step);
            rest = behind;
        } else {
            let rest_of = rest.strip_prefix('.').unwrap_or(rest);
            let end = rest_of.find(['.', '[']).unwrap_or(rest_of.len());
            let (step, behind) = rest_of.split_at_checked(end)?;
            steps.push(step);
            rest = behind;
        }
    }
    Some(steps)
}

/// What stands at a path.
pub(super) fn find<'a>(root: &'a Node, path: &str) -> Option<&'a Node> {
    steps(path)?.into_iter().try_fold(root, |node, step| {
        let items = node.items();
        if items.is_empty() {
            return node.entry(step).map(|entry| &entry.value);
        }
        let named = |item: &&Node| {
            NAMES
                .iter()
                .any(|name| item.entry(name).and_then(|entry| entry.value.text()) == Some(step))
                || item.text() == Some(step)
        };
        items.iter().find(named).or_else(|| items.get(step.parse::<usize>().ok()?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_go_by_name_or_number_and_keys_may_have_dots() {
        let text =
            "a:\n  example.com/b: 1\nl:\n  - name: x\n    v: [3, 4]\n  - name: y\n    v: 5\n";
        let root = chartroom_yaml::parse(text).root.unwrap();
        let at = |path: &str| find(&root, path).and_then(Node::text);
        assert_eq!(at("a[example.com/b]"), Some("1"));
        assert_eq!(at("l[y].v"), Some("5"));
        assert_eq!(at("l[x].v[1]"), Some("4"));
        assert_eq!(at("l.0.v.0"), Some("3"));
        assert_eq!(at("l[z].v"), None);
        assert_eq!(at("l[x"), None);
    }
}
