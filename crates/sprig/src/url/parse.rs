//! Taking URLs apart: Go's `url.Parse`.

use super::address::check_ip_literal;
use super::escape::{Part, escaped, must_escape, unescaped};
use chartroom_gotemplate::fmt::quote;

/// The parts of a URL, decoded but for the query.
#[derive(Default)]
pub(super) struct Url {
    pub(super) scheme: Vec<u8>,
    pub(super) host: Vec<u8>,
    pub(super) path: Vec<u8>,
    /// The path as it was written, if that is how it may be written.
    pub(super) raw_path: Option<Vec<u8>>,
    pub(super) query: Vec<u8>,
    /// It ends in `?` with nothing behind.
    pub(super) force_query: bool,
    pub(super) opaque: Vec<u8>,
    pub(super) fragment: Vec<u8>,
    pub(super) user: Option<User>,
}

/// A user name, perhaps with a password.
pub(super) struct User {
    name: Vec<u8>,
    password: Option<Vec<u8>>,
}

impl User {
    /// Go's `Userinfo.String`.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mut out = escaped(&self.name, Part::UserInfo);
        if let Some(password) = &self.password {
            out.push(b':');
            out.extend(escaped(password, Part::UserInfo));
        }
        out
    }
}

fn cut(text: &[u8], at: u8) -> (&[u8], Option<&[u8]>) {
    let mut parts = text.splitn(2, |&byte| byte == at);
    (parts.next().unwrap_or(&[]), parts.next())
}

impl Url {
    /// Reads a URL; the error is Go's text.
    pub(super) fn parse(text: &[u8]) -> Result<Self, String> {
        let (before, fragment) = cut(text, b'#');
        let at = |url: &[u8], error| format!("parse {}: {error}", quote(url));
        let mut url = Self::without_fragment(before).map_err(|error| at(before, error))?;
        if let Some(fragment) = fragment {
            url.fragment = unescaped(fragment, Part::Fragment).map_err(|error| at(text, error))?;
        }
        Ok(url)
    }

    fn without_fragment(text: &[u8]) -> Result<Self, String> {
        if text.iter().any(u8::is_ascii_control) {
            return Err("net/url: invalid control character in URL".to_owned());
        }
        if text == b"*" {
            return Ok(Self { path: text.to_vec(), ..Self::default() });
        }
        let (scheme, rest) = scheme(text)?;
        let (rest, query) = cut(rest, b'?');
        let mut url = Self {
            scheme: scheme.to_ascii_lowercase(),
            query: query.unwrap_or(&[]).to_vec(),
            force_query: query.is_some_and(<[u8]>::is_empty),
            ..Self::default()
        };
        if !rest.starts_with(b"/") {
            if !scheme.is_empty() {
                url.opaque = rest.to_vec();
                return Ok(url);
            }
            if cut(rest, b'/').0.contains(&b':') {
                return Err("first path segment in URL cannot contain colon".to_owned());
            }
        }
        let authority = rest.strip_prefix(b"//");
        let path = match authority {
            Some(authority) if !scheme.is_empty() || !authority.starts_with(b"/") => {
                let end = authority.iter().position(|&byte| byte == b'/');
                let (authority, path) = authority.split_at(end.unwrap_or(authority.len()));
                (url.user, url.host) = parse_authority(authority)?;
                path
            }
            _ => rest,
        };
        url.path = unescaped(path, Part::Path)?;
        let fits = |byte: &u8| {
            matches!(byte, b'!'..=b',' | b':' | b';' | b'=' | b'@' | b'[' | b']')
                && *byte != b'"'
                && *byte != b'#'
                || !must_escape(*byte, Part::Path)
        };
        url.raw_path = path.iter().all(fits).then(|| path.to_vec());
        Ok(url)
    }

    /// The host without port and brackets.
    pub(super) fn hostname(&self) -> &[u8] {
        let colon = self.host.iter().rposition(|&byte| byte == b':');
        let port = colon.and_then(|colon| self.host.split_at_checked(colon));
        let host = match port {
            Some((host, port)) if is_port(port) => host,
            _ => &self.host,
        };
        host.strip_prefix(b"[").and_then(|inner| inner.strip_suffix(b"]")).unwrap_or(host)
    }
}

/// The scheme, "" if there is none, and what follows it.
fn scheme(text: &[u8]) -> Result<(&[u8], &[u8]), String> {
    let end = text
        .iter()
        .position(|&byte| !byte.is_ascii_alphanumeric() && !matches!(byte, b'+' | b'-' | b'.'));
    let found = end.and_then(|end| text.split_at_checked(end));
    match found {
        Some(([], [b':', ..])) => Err("missing protocol scheme".to_owned()),
        Some((scheme, [b':', rest @ ..]))
            if scheme.first().is_some_and(u8::is_ascii_alphabetic) =>
        {
            Ok((scheme, rest))
        }
        _ => Ok((&[], text)),
    }
}

fn parse_authority(authority: &[u8]) -> Result<(Option<User>, Vec<u8>), String> {
    let Some(at) = authority.iter().rposition(|&byte| byte == b'@') else {
        return Ok((None, parse_host(authority)?));
    };
    let (user, host) = authority.split_at(at);
    let host = parse_host(host.get(1..).unwrap_or(&[]))?;
    let allowed = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._:~!$&'()*+,;=%@".contains(byte);
    if !user.iter().all(allowed) {
        return Err("net/url: invalid userinfo".to_owned());
    }
    let (name, password) = cut(user, b':');
    let name = unescaped(name, Part::UserInfo)?;
    let password = password.map(|password| unescaped(password, Part::UserInfo)).transpose()?;
    Ok((Some(User { name, password }), host))
}

/// "" or a colon with digits.
fn is_port(text: &[u8]) -> bool {
    text.strip_prefix(b":").map_or(text.is_empty(), |port| port.iter().all(u8::is_ascii_digit))
}

fn checked_port(port: &[u8]) -> Result<(), String> {
    if is_port(port) { Ok(()) } else { Err(format!("invalid port {} after host", quote(port))) }
}

fn parse_host(host: &[u8]) -> Result<Vec<u8>, String> {
    match host.iter().rposition(|&byte| byte == b'[') {
        Some(0) => return parse_bracketed(host),
        Some(_) => return Err("invalid IP-literal".to_owned()),
        None => {}
    }
    if let Some(colon) = host.iter().position(|&byte| byte == b':') {
        checked_port(host.get(colon..).unwrap_or(&[]))?;
    }
    unescaped(host, Part::Host)
}

/// `[IPv6%25zone]:port`
fn parse_bracketed(host: &[u8]) -> Result<Vec<u8>, String> {
    let Some(end) = host.iter().rposition(|&byte| byte == b']') else {
        return Err("missing ']' in host".to_owned());
    };
    let (literal, port) = host.split_at(end + 1);
    checked_port(port)?;
    let inner = literal.get(1..end).unwrap_or(&[]);
    let zone = inner.windows(3).position(|window| window == b"%25");
    let (address, zone) = inner.split_at(zone.unwrap_or(inner.len()));
    let mut out = unescaped(address, Part::Host)?;
    out.extend(unescaped(zone, Part::Zone)?);
    check_ip_literal(&out)?;
    Ok([b"[".as_slice(), &out, b"]", port].concat())
}
