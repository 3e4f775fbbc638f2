//! What Helm says of values that their schema refuses: it walks Go maps, so the order of a schema's properties, and of
//! the names that are not allowed, changes from run to run.

/// The line that Helm starts with.
const HEADING: &str = "values don't meet the specifications of the schema(s)";

/// Whether both are such messages with the same errors below the same charts, in whatever order Helm met them.
pub(super) fn same(expected: &str, actual: &str) -> bool {
    expected.contains(HEADING) && canonical(expected) == canonical(actual)
}

/// The text with the errors beside each other in alphabetical order, each with those below it.
fn canonical(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let mut out = String::new();
    let mut rest = lines.as_slice();
    while let Some((line, after)) = rest.split_first() {
        if depth(line).is_some() {
            let count = rest.iter().take_while(|line| depth(line).is_some()).count();
            out.push_str(&sorted(&rest[..count]));
            rest = &rest[count..];
        } else {
            out.push_str(line);
            out.push('\n');
            rest = after;
        }
    }
    out
}

/// How deep an error stands; None for a line that is none.
fn depth(line: &str) -> Option<usize> {
    let text = line.trim_start_matches(' ');
    text.starts_with("- at ").then(|| line.len() - text.len())
}

/// Sorts the errors of the least depth, and within each those below it.
fn sorted(lines: &[&str]) -> String {
    let Some(least) = lines.iter().filter_map(|line| depth(line)).min() else {
        return String::new();
    };
    let mut groups: Vec<String> = Vec::new();
    let mut rest = lines;
    while let Some((line, below)) = rest.split_first() {
        let count = below.iter().take_while(|line| depth(line) > Some(least)).count();
        groups.push(format!("{}\n{}", with_names_sorted(line), sorted(&below[..count])));
        rest = &below[count..];
    }
    groups.sort_unstable();
    groups.concat()
}

/// `additional properties 'b', 'a' not allowed` with its names in order.
fn with_names_sorted(line: &str) -> String {
    let parts = line.split_once(": additional properties ");
    let names = parts.and_then(|(_, rest)| rest.strip_suffix(" not allowed"));
    match (parts, names) {
        (Some((place, _)), Some(names)) => {
            let mut names: Vec<&str> = names.split(", ").collect();
            names.sort_unstable();
            format!("{place}: additional properties {} not allowed", names.join(", "))
        }
        _ => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::same;

    const RUN: &str = "Error: values don't meet the specifications of the schema(s) in the following chart(s):\na:\n\
        - at '': additional properties 'b', 'a' not allowed\n- at '/x': validation failed\n  - at '/x/1': p\n  - at '/x/2': q\n";

    #[test]
    fn only_the_order_may_differ() {
        let other = RUN.replace("'b', 'a'", "'a', 'b'").replace(
            "  - at '/x/1': p\n  - at '/x/2': q\n",
            "  - at '/x/2': q\n  - at '/x/1': p\n",
        );
        assert!(same(RUN, &other));
        assert!(!same(RUN, &other.replace("'/x/1'", "'/x/3'")));
        assert!(!same(RUN, &other.replace("  - at '/x/2': q\n", "")));
        assert!(!same("Error: - at b\n- at a\n", "Error: - at a\n- at b\n"));
    }
}
