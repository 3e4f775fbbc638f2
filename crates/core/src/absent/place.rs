//! Where in an object something would stand.

/// The fields around a line that is not there, read from the indentation of the lines before it.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Around {
    /// From the root on: `spec.template.spec.containers[0]`.
    pub(super) path: String,
    /// It is in a text, such as a file of a ConfigMap, that is no YAML to us.
    pub(super) in_text: bool,
}

impl Around {
    /// Names the item that the path leads to, rather than counting it.
    pub(super) fn name_last(&mut self, name: &str) {
        if let Some(start) = self.path.rfind('[').filter(|_| self.path.ends_with(']')) {
            self.path.truncate(start);
            self.path.extend(["[", name, "]"]);
        }
    }
}

/// The fields that a line with this indentation stands in after the lines `before`; `is_item` says that the line is
/// an item of a list.
pub(super) fn around(before: &str, indent: usize, is_item: bool) -> Around {
    let mut found = Around::default();
    let mut parts: Vec<String> = Vec::new();
    let mut limit = indent;
    // The column of the dashes of the list that is being left, and the items before the one in question.
    let mut items = is_item.then_some((indent, 0));
    if is_item {
        limit += 1;
    }
    for line in before.lines().rev() {
        let content = line.trim_start_matches(' ');
        let column = line.len() - content.len();
        if column >= limit || content.is_empty() || content.starts_with('#') {
            continue;
        }
        let item =
            content.strip_prefix('-').filter(|rest| rest.is_empty() || rest.starts_with(' '));
        if let (Some((dashes, count)), Some(_)) = (&mut items, item)
            && *dashes == column
        {
            *count += 1;
            continue;
        }
        if let Some((_, count)) = items.take() {
            parts.push(format!("[{count}]"));
        }
        let entry = item.map_or(content, str::trim_start);
        // What has a value on its own line holds nothing below.
        let is_text = entry.ends_with(['|', '>']) || entry.ends_with("|-") || entry.ends_with(">-");
        if line.len() - entry.len() < limit && (is_text || entry.ends_with(':')) {
            if is_text {
                found.in_text = true;
                parts.clear();
            }
            parts.push(key(entry).to_owned());
        }
        limit = column;
        if item.is_some() {
            items = Some((column, 0));
            limit += 1;
        }
    }
    for part in parts.iter().rev() {
        if !found.path.is_empty() && !part.starts_with('[') {
            found.path.push('.');
        }
        found.path += part;
    }
    found
}

/// The key of a line of a map.
pub(super) fn key(line: &str) -> &str {
    let end = line.find(": ").unwrap_or(line.len());
    let key = line.get(..end).unwrap_or_default().trim_end();
    key.strip_suffix(':').unwrap_or(key).trim_matches('"')
}

#[cfg(test)]
mod tests {
    use super::around;

    const POD: &str = "kind: Pod\nspec:\n  containers:\n  - name: a\n    image: x\n  - name: b\n    env:\n      - name: A\n        value: b\n";

    #[test]
    fn indentation_leads_to_the_fields_around() {
        let path = |indent, is_item| around(POD, indent, is_item).path;
        assert_eq!(path(0, false), "");
        assert_eq!(path(2, false), "spec");
        assert_eq!(path(4, false), "spec.containers[1]");
        assert_eq!(path(2, true), "spec.containers[2]");
        assert_eq!(path(6, true), "spec.containers[1].env[1]");
        assert_eq!(path(10, false), "spec.containers[1].env[0]");
    }

    #[test]
    fn texts_are_not_read() {
        let text = "kind: ConfigMap\ndata:\n  a.conf: |\n    server:\n      port: 1\n";
        let found = around(text, 6, false);
        assert_eq!((&*found.path, found.in_text), ("data.a.conf", true));
    }
}
