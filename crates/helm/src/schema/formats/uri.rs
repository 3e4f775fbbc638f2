//! `uri` and its kin: what Go's `url.Parse` accepts, with its error texts.

use super::{Checked, ip, wrong};
use crate::schema::url::percent_decode;
use chartroom_gotemplate::fmt;

pub(super) fn absolute(text: &str) -> Checked {
    match parse(text)?.has_scheme {
        true => Ok(()),
        false => wrong("relative url"),
    }
}

pub(super) fn reference(text: &str) -> Checked {
    parse(text).map(|_| ())
}

/// Braces come in pairs that do not nest.
pub(super) fn template(text: &str) -> Checked {
    let url = parse(text)?;
    // Go keeps the path as written only where escaping it again would give another text.
    if !url.path.contains(['{', '}', '%', '^', '|', '"', '<', '>', '`', ' ']) {
        return Ok(());
    }
    for segment in url.path.split('/') {
        let segment = percent_decode(segment).unwrap_or_default();
        let mut open = false;
        for brace in segment.chars().filter(|c| matches!(c, '{' | '}')) {
            if (brace == '{') == open {
                return wrong("nested curly braces");
            }
            open = !open;
        }
        if open {
            return wrong("no matching closing brace");
        }
    }
    Ok(())
}

struct Url<'a> {
    has_scheme: bool,
    path: &'a str,
}

fn parse(text: &str) -> Result<Url<'_>, String> {
    let (url, fragment) = text.split_once('#').unwrap_or((text, ""));
    let parsed = parse_parts(url).map_err(|problem| at(url, &problem))?;
    check_escapes(fragment).map_err(|problem| at(text, &problem))?;
    if let Some(host) = parsed.host.filter(|host| host.contains(':')) {
        check_host_address(host)?;
    }
    Ok(Url { has_scheme: parsed.has_scheme, path: parsed.path })
}

/// Go's `url.Error`.
fn at(url: &str, problem: &str) -> String {
    format!("parse {}: {problem}", fmt::quote(url.as_bytes()))
}

struct Parts<'a> {
    has_scheme: bool,
    host: Option<&'a str>,
    path: &'a str,
}

fn parse_parts(url: &str) -> Result<Parts<'_>, String> {
    if url.bytes().any(|byte| byte < b' ' || byte == 0x7f) {
        return wrong("net/url: invalid control character in URL");
    }
    let (scheme, rest) = split_scheme(url)?;
    let has_scheme = !scheme.is_empty();
    let (rest, _) = rest.split_once('?').unwrap_or((rest, ""));
    if !rest.starts_with('/') {
        if has_scheme {
            return Ok(Parts { has_scheme, host: None, path: "" });
        }
        if rest.split('/').next().is_some_and(|segment| segment.contains(':')) {
            return wrong("first path segment in URL cannot contain colon");
        }
    }
    let mut parts = Parts { has_scheme, host: None, path: rest };
    if (has_scheme || !rest.starts_with("///"))
        && let Some(authority) = rest.strip_prefix("//")
    {
        let (authority, path) = authority.split_at(authority.find('/').unwrap_or(authority.len()));
        parts.host = Some(check_authority(authority)?);
        parts.path = path;
    }
    check_escapes(parts.path)?;
    Ok(parts)
}

/// Go's `getScheme`
fn split_scheme(url: &str) -> Result<(&str, &str), String> {
    for (at, c) in url.char_indices() {
        match c {
            'a'..='z' | 'A'..='Z' => {}
            '0'..='9' | '+' | '-' | '.' if at > 0 => {}
            ':' if at == 0 => return wrong("missing protocol scheme"),
            ':' => {
                return Ok((url.get(..at).unwrap_or(""), url.get(at + 1..).unwrap_or("")));
            }
            _ => break,
        }
    }
    Ok(("", url))
}

/// The host with its port.
fn check_authority(authority: &str) -> Result<&str, String> {
    let Some((user, host)) = authority.rsplit_once('@') else { return check_host(authority) };
    let host = check_host(host)?;
    let fits = |c: char| c.is_ascii_alphanumeric() || "-._:~!$&'()*+,;=%@".contains(c);
    if !user.chars().all(fits) {
        return wrong("net/url: invalid userinfo");
    }
    check_escapes(user)?;
    Ok(host)
}

fn check_host(host: &str) -> Result<&str, String> {
    let port = if host.starts_with('[') {
        let Some((_, port)) = host.rsplit_once(']') else { return wrong("missing ']' in host") };
        port
    } else {
        host.rfind(':').and_then(|at| host.get(at..)).unwrap_or("")
    };
    let is_port = match port.strip_prefix(':') {
        Some(digits) => digits.bytes().all(|byte| byte.is_ascii_digit()),
        None => port.is_empty(),
    };
    if !is_port {
        return wrong(format!("invalid port {} after host", fmt::quote(port.as_bytes())));
    }
    check_escapes(host)?;
    let fits = |c: char| {
        !c.is_ascii() || c.is_ascii_alphanumeric() || "-_.~!$&'()*+,;=:[]<>\"%".contains(c)
    };
    match host.chars().find(|c| !fits(*c)) {
        Some(bad) => {
            let bad = fmt::quote(bad.encode_utf8(&mut [0; 4]).as_bytes());
            wrong(format!("invalid character {bad} in host name"))
        }
        None => Ok(host),
    }
}

fn check_escapes(text: &str) -> Checked {
    for (at, _) in text.match_indices('%') {
        let escape = text.as_bytes().get(at..).unwrap_or(&[]);
        let escape = escape.get(..3).unwrap_or(escape);
        let is_hex = escape.len() == 3 && escape.iter().skip(1).all(u8::is_ascii_hexdigit);
        if !is_hex {
            return wrong(format!("invalid URL escape {}", fmt::quote(escape)));
        }
    }
    Ok(())
}

/// Go leaves IPv6 addresses unchecked.
fn check_host_address(host: &str) -> Checked {
    let without_port = |host: &str| match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name.to_owned(),
        _ => host.to_owned(),
    };
    let inner = host.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let (name, bracketed) = match inner {
        Some((name, _)) => (name.to_owned(), true),
        None => (without_port(host), false),
    };
    if !name.contains(':') {
        return Ok(());
    }
    if !bracketed {
        return wrong("ipv6 address not enclosed in brackets");
    }
    ip::v6(&name).map_err(|problem| format!("invalid ipv6 address: {problem}"))
}
