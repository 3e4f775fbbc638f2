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
    if is_escaped_as_go(url.path) {
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

/// Whether a path is what Go would write again: only then it keeps no path as written.
fn is_escaped_as_go(path: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~$&+,/:;=@".contains(&byte);
    let mut rest = path.as_bytes();
    while let [first, behind @ ..] = rest {
        rest = behind;
        if *first == b'%' {
            let escape = behind.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
            let byte = escape.and_then(|digits| u8::from_str_radix(digits, 16).ok());
            let is_lower = escape.is_some_and(|digits| digits.contains(|c| matches!(c, 'a'..='f')));
            if is_lower || byte.is_none_or(plain) {
                return false;
            }
            rest = behind.get(2..).unwrap_or_default();
        } else if !plain(*first) {
            return false;
        }
    }
    true
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
        let is_web = ["http", "https"].iter().any(|web| scheme.eq_ignore_ascii_case(web));
        parts.host = Some(check_authority(authority, is_web)?);
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
fn check_authority(authority: &str, is_web: bool) -> Result<&str, String> {
    let Some((user, host)) = authority.rsplit_once('@') else {
        return check_host(authority, is_web);
    };
    let host = check_host(host, is_web)?;
    let fits = |c: char| c.is_ascii_alphanumeric() || "-._:~!$&'()*+,;=%@".contains(c);
    if !user.chars().all(fits) {
        return wrong("net/url: invalid userinfo");
    }
    check_escapes(user)?;
    Ok(host)
}

fn check_host(host: &str, is_web: bool) -> Result<&str, String> {
    let Some((before, literal)) = host.rsplit_once('[') else {
        // Of a web address the first colon begins the port, of others the last.
        let colon = if is_web { host.find(':') } else { host.rfind(':') };
        if let Some(colon) = colon {
            check_port(host.get(colon..).unwrap_or(""))?;
        }
        return unescape_host(host, false).map(|_| host);
    };
    if !before.is_empty() {
        return wrong("invalid IP-literal");
    }
    let Some((literal, port)) = literal.rsplit_once(']') else {
        return wrong("missing ']' in host");
    };
    check_port(port)?;
    let (address, zone) = literal.split_at(literal.find("%25").unwrap_or(literal.len()));
    let address = unescape_host(address, false)? + &unescape_host(zone, true)?;
    match ip::parse_addr(&address) {
        Ok(true) => Ok(host),
        Ok(false) => wrong("invalid IP-literal"),
        Err(problem) => wrong(format!("invalid host: {problem}")),
    }
}

fn check_port(port: &str) -> Checked {
    let digits = port.strip_prefix(':').or(port.is_empty().then_some(""));
    if digits.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit())) {
        return Ok(());
    }
    wrong(format!("invalid port {} after host", fmt::quote(port.as_bytes())))
}

/// A host, or the zone behind it, without its escapes, which stand for bytes beyond ASCII and for `%` only.
fn unescape_host(host: &str, zone: bool) -> Result<String, String> {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~!$&'()*+,;=:[]<>\"".contains(&byte);
    let mut out = Vec::new();
    let mut rest = host.as_bytes();
    while let [first, behind @ ..] = rest {
        if *first != b'%' {
            if first.is_ascii() && !fits(*first) {
                let bad = fmt::quote(&[*first]);
                return wrong(format!("invalid character {bad} in host name"));
            }
            out.push(*first);
            rest = behind;
            continue;
        }
        let escape = rest.get(..3).unwrap_or(rest);
        let hex = std::str::from_utf8(escape).ok().and_then(percent_byte);
        let allowed = |byte: u8| match zone {
            true => byte == b' ' || fits(byte),
            false => !byte.is_ascii(),
        };
        match hex.filter(|byte| escape == b"%25" || allowed(*byte)) {
            Some(byte) => out.push(byte),
            None => return wrong(format!("invalid URL escape {}", fmt::quote(escape))),
        }
        rest = rest.get(3..).unwrap_or_default();
    }
    Ok(String::from_utf8_lossy(&out).into_owned())
}

/// The byte that `%41` stands for.
fn percent_byte(escape: &str) -> Option<u8> {
    let digits = escape.strip_prefix('%').filter(|digits| digits.len() == 2)?;
    let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    u8::from_str_radix(digits, 16).ok().filter(|_| is_hex)
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
