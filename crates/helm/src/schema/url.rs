//! As much of RFC 3986 as `$id` and `$ref` need.

/// A URL taken apart at its `#`; the fragment has its percent escapes resolved. None if those are malformed.
pub(super) fn split_fragment(url: &str) -> Option<(&str, String)> {
    let (url, fragment) = url.split_once('#').unwrap_or((url, ""));
    Some((url, percent_decode(fragment)?))
}

pub(super) fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
        let high = digit(rest.next())?;
        bytes.push((high * 16 + digit(rest.next())?) as u8);
    }
    String::from_utf8(bytes).ok()
}

/// A JSON pointer as the fragment of a URL: Go's `url.PathEscape` on every token.
pub(super) fn encode_fragment(pointer: &str) -> String {
    let mut out = String::new();
    for byte in pointer.bytes() {
        let plain = byte.is_ascii_alphanumeric() || b"/-_.~$&+:=@".contains(&byte);
        if plain {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// Address and port that an HTTP client dials, if the URL names the machine itself.
pub(super) fn loopback(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let (_, authority) = authority.rsplit_once('@').unwrap_or(("", authority));
    let after_brackets = authority.rfind(']').unwrap_or(0);
    let (host, port) = match authority.rfind(':').filter(|colon| *colon >= after_brackets) {
        Some(colon) => authority.split_at(colon),
        None => (authority, ""),
    };
    let port = match port.trim_start_matches(':') {
        "" if scheme == "https" => "443",
        "" => "80",
        port => port,
    };
    let host = if host == "localhost" { "127.0.0.1" } else { host };
    (host == "[::1]" || host.starts_with("127.")).then(|| format!("{host}:{port}"))
}

/// The reference seen from the base; neither has a fragment.
pub(super) fn join(base: &str, reference: &str) -> String {
    if reference.is_empty() {
        return base.to_owned();
    }
    if scheme(reference).is_some() {
        return reference.to_owned();
    }
    let Some(scheme) = scheme(base) else { return reference.to_owned() };
    let after_scheme = base.get(scheme.len() + 1..).unwrap_or("");
    if reference.starts_with("//") {
        return format!("{scheme}:{reference}");
    }
    let Some(hierarchy) = after_scheme.strip_prefix("//") else {
        // `urn:x:y` has no path that a reference could be relative to.
        return base.to_owned();
    };
    let (authority, path) = hierarchy.split_at(hierarchy.find('/').unwrap_or(hierarchy.len()));
    let (path, _) = path.split_once('?').unwrap_or((path, ""));
    let (reference, query) = match reference.split_once('?') {
        Some((reference, query)) => (reference, format!("?{query}")),
        None => (reference, String::new()),
    };
    let joined = if reference.is_empty() {
        path.to_owned()
    } else if reference.starts_with('/') {
        reference.to_owned()
    } else {
        let (folder, _) = path.rsplit_once('/').unwrap_or(("", ""));
        format!("{folder}/{reference}")
    };
    format!("{scheme}://{authority}{}{query}", remove_dots(&joined))
}

pub(super) fn scheme(url: &str) -> Option<&str> {
    let (scheme, _) = url.split_once(':')?;
    let mut letters = scheme.chars();
    let starts = letters.next().is_some_and(|first| first.is_ascii_alphabetic());
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    (starts && letters.all(fits)).then_some(scheme)
}

fn remove_dots(path: &str) -> String {
    let mut elements: Vec<&str> = Vec::new();
    let mut ends_in_folder = false;
    for element in path.split('/').skip(1) {
        ends_in_folder = matches!(element, "." | "..");
        match element {
            "." => {}
            ".." => {
                elements.pop();
            }
            other => elements.push(other),
        }
    }
    let end = if ends_in_folder { "/" } else { "" };
    format!("/{}{end}", elements.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_relative_to_their_base() {
        let rows = [
            ("file:///values.schema.json", "", "file:///values.schema.json"),
            ("file:///values.schema.json", "other.json", "file:///other.json"),
            ("https://a.b/c/d", "e", "https://a.b/c/e"),
            ("https://a.b/c/d", "../e", "https://a.b/e"),
            ("https://a.b/c/d", "/e", "https://a.b/e"),
            ("https://a.b/c/d", "//x/e", "https://x/e"),
            ("https://a.b/c/d", "urn:x:y", "urn:x:y"),
        ];
        for (base, reference, expected) in rows {
            assert_eq!(join(base, reference), expected, "{base} {reference}");
        }
    }

    #[test]
    fn the_own_machine_is_dialled_with_its_port() {
        assert_eq!(loopback("https://127.0.0.1:1/x.json").as_deref(), Some("127.0.0.1:1"));
        assert_eq!(loopback("http://localhost?a").as_deref(), Some("127.0.0.1:80"));
        assert_eq!(loopback("https://[::1]/a").as_deref(), Some("[::1]:443"));
        assert_eq!(loopback("https://example.org/127.0.0.1"), None);
    }
}
