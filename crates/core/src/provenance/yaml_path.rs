//! Where a line stands in its object.

use super::reach::descend;
use chartroom_yaml as yaml;

/// The path to a line (from 0) of a YAML text, for people: `spec › containers[0] › image`. Empty when the text cannot
/// be read or the line holds no key or item.
pub fn yaml_path(text: &str, line: usize) -> String {
    let Some(root) = yaml::parse(text).root else { return String::new() };
    let before: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let shown = text.get(before..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    let content = shown.trim_start_matches([' ', '-']);
    if content.is_empty() || content.starts_with('#') {
        return String::new();
    }
    let mut path = Vec::new();
    descend(&root, before + shown.len() - content.len(), &mut path);
    let (mut node, mut shown) = (Some(&*root), String::new());
    for key in &path {
        let in_list = node.is_some_and(|node| !node.items().is_empty());
        match in_list {
            true => shown += &format!("[{key}]"),
            false if shown.is_empty() => shown += key,
            false => shown += &format!(" › {key}"),
        }
        node = node.and_then(|node| node.get(&[key]));
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::yaml_path;

    #[test]
    fn keys_and_items_lead_to_a_line() {
        let text = "kind: Pod\nspec:\n  containers:\n    - name: a\n      image: x\n    - name: b\n      args:\n        - --one\n# end\n";
        let path = |line| yaml_path(text, line);
        assert_eq!(path(0), "kind");
        assert_eq!(path(3), "spec › containers[0] › name");
        assert_eq!(path(4), "spec › containers[0] › image");
        assert_eq!(path(7), "spec › containers[1] › args[0]");
        assert_eq!(path(8), "");
        assert_eq!(path(99), "");
    }
}
