//! Placeholders: `{{ .Environment.Name }}`, `{{env}}`, `${{ matrix.env }}`, `$VALUES_FILE`.

/// A text with what stands for names put in; names that are not known stay.
pub(super) fn filled(text: &str, values: &[(String, String)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((at, name, end)) = next(rest) {
        let known = values.iter().find(|(known, _)| *known == name);
        out.push_str(rest.get(..at).unwrap_or_default());
        match known {
            Some((_, value)) => out.push_str(value),
            None => out.push_str(rest.get(at..end).unwrap_or_default()),
        }
        rest = rest.get(end..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// The next placeholder: where it begins, its name and where it ends.
fn next(text: &str) -> Option<(usize, String, usize)> {
    for (at, _) in text.match_indices(['$', '{']) {
        let rest = text.get(at..)?;
        let braced = |open: &str, close: &str| {
            let inner = rest.strip_prefix(open)?;
            let length = inner.find(close)?;
            let name = inner.get(..length)?.trim().trim_start_matches('.').to_owned();
            Some((at, name, at + open.len() + length + close.len()))
        };
        let found =
            braced("${{", "}}").or_else(|| braced("{{", "}}")).or_else(|| braced("${", "}"));
        if found.is_some() {
            return found;
        }
        if let Some(inner) = rest.strip_prefix('$') {
            let word = |char: char| char.is_ascii_alphanumeric() || char == '_';
            let length = inner.find(|char| !word(char)).unwrap_or(inner.len());
            if length > 0 {
                return Some((at, inner.get(..length)?.to_owned(), at + 1 + length));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::filled;

    #[test]
    fn placeholders_of_all_kinds_are_filled_in_and_others_stay() {
        let values =
            [("env", "prod"), ("Environment.Name", "dev"), ("F", "a"), ("matrix.env", "eu")]
                .map(|(name, value)| (name.to_owned(), value.to_owned()));
        for (text, expected) in [
            ("values-{{env}}.yaml", "values-prod.yaml"),
            ("{{ .Environment.Name }}/x", "dev/x"),
            ("$F-${F}-$G ${G}", "a-a-$G ${G}"),
            ("v-${{ matrix.env }}-${{ github.sha }}", "v-eu-${{ github.sha }}"),
            ("{{`{{ env }}`}} $ {", "{{`{{ env }}`}} $ {"),
        ] {
            assert_eq!(filled(text, &values), expected);
        }
    }
}
