//! What Helm takes the name of a chart or the path of a file for: a URL, before it looks on the disk (Helm:
//! pkg/downloader/chart_downloader.go, pkg/cli/values/options.go).

use chartroom_sprig::Reference;

/// Schemes that Helm fetches.
const FETCHED: [&str; 3] = ["http", "https", "oci"];

/// What Helm says of a chart that is not on the disk; of what it would fetch, words of our own.
pub fn missing_chart(name: &str) -> String {
    let name = name.trim();
    if name.starts_with('/') || name.starts_with('.') {
        return format!("path {name:?} not found");
    }
    let not_fetched = || format!("{name} is not fetched: charts are read from disk only");
    if name.starts_with("oci://") {
        return not_fetched();
    }
    let Ok(url) = Reference::parse(name) else {
        return format!("invalid chart URL format: {name}");
    };
    if !url.scheme.is_empty() && !url.host.is_empty() && !url.path.is_empty() {
        return match FETCHED.contains(&url.scheme.as_str()) {
            true => not_fetched(),
            false => format!("scheme {:?} not supported", url.scheme),
        };
    }
    match url.path.split_once('/') {
        Some((repository, _)) => format!("repo {repository} not found"),
        None => format!(
            "non-absolute URLs should be in form of repo_name/path_to_chart, got: {}",
            url.text
        ),
    }
}

/// Whether the path of a values file or of `--set-file` is one that Helm opens: Go's error if it is no URL, words of our
/// own if Helm would fetch it.
pub fn check_path(path: &str) -> Result<(), String> {
    let url = Reference::parse(path)?;
    match FETCHED.contains(&url.scheme.as_str()) {
        true => Err(format!("{path} is not fetched: files are read from disk only")),
        false => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::{check_path, missing_chart};

    /// What Helm v4.2.3 says of them.
    #[test]
    fn charts_that_are_not_there_are_told_as_helm_tells_them() {
        for (name, got) in [
            ("my chart", "my%20chart"),
            ("a%20b", "a%20b"),
            ("a:b/c", "a:b/c"),
            ("a?b", "a?b"),
            ("a b?c d#e f", "a%20b?c d#e%20f"),
            ("x#y/z", "x#y/z"),
            ("#", ""),
            ("?", "?"),
            (" ", ""),
            ("C:\\charts", "c:\\charts"),
            ("über", "%C3%BCber"),
            ("a[b]", "a[b]"),
            ("a'b(c)!*", "a'b(c)!*"),
            ("a\"b", "a%22b"),
            ("foo://", "foo:"),
            ("http://h", "http://h"),
        ] {
            let wanted =
                "non-absolute URLs should be in form of repo_name/path_to_chart, got: ".to_owned();
            assert_eq!(missing_chart(name), wanted + got, "{name}");
        }
        for (name, wanted) in [
            ("a%b", "invalid chart URL format: a%b"),
            ("1a:b/c", "invalid chart URL format: 1a:b/c"),
            (":a", "invalid chart URL format: :a"),
            ("a%20b/c%20d", "repo a b not found"),
            ("a/b?c", "repo a not found"),
            ("c:/charts", "repo  not found"),
            ("file://tmp/x", "scheme \"file\" not supported"),
            ("//h/p", "path \"//h/p\" not found"),
        ] {
            assert_eq!(missing_chart(name), wanted, "{name}");
        }
    }

    #[test]
    fn paths_are_urls_first() {
        assert_eq!(check_path("a b?c.yaml"), Ok(()));
        assert_eq!(
            check_path("a%b.yaml"),
            Err("parse \"a%b.yaml\": invalid URL escape \"%b.\"".to_owned())
        );
        assert!(check_path("http:x").is_err_and(|error| error.contains("is not fetched")));
    }
}
