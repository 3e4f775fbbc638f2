//! Values that the text of an expression names. A render that failed has no output to trace.

/// The paths below `.Values` that an expression names: `.Values.a.b`, `$.Values.a`.
pub(crate) fn value_paths(expression: &str) -> Vec<Vec<String>> {
    let mut paths: Vec<Vec<String>> = Vec::new();
    for (at, found) in expression.match_indices(".Values.") {
        let rest = expression.get(at + found.len()..).unwrap_or_default();
        let end = rest
            .find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.')))
            .unwrap_or(rest.len());
        let chain = rest.get(..end).unwrap_or_default().trim_end_matches('.');
        let path: Vec<String> = chain.split('.').map(str::to_owned).collect();
        if !chain.is_empty() && !paths.contains(&path) {
            paths.push(path);
        }
    }
    paths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_name_their_values() {
        let paths = value_paths("and .Values.ingress.enabled (eq $.Values.a \"b\")");
        assert_eq!(paths, [vec!["ingress".to_owned(), "enabled".into()], vec!["a".into()]]);
    }
}
