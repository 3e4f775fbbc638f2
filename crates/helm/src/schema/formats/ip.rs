//! `ipv4` and `ipv6`, the latter as Go's `netip.ParseAddr` reads it.

use super::{Checked, wrong};
use chartroom_gotemplate::fmt;

pub(super) fn v4(text: &str) -> Checked {
    let groups: Vec<&str> = text.split('.').collect();
    if groups.len() != 4 {
        return wrong("expected four decimals");
    }
    for group in groups {
        if group.len() > 1 && group.starts_with('0') {
            return wrong("leading zeros");
        }
        let Ok(number) = group.parse::<i64>() else {
            let digits = group.strip_prefix(['+', '-']).unwrap_or(group);
            let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
            let problem = if is_number { "value out of range" } else { "invalid syntax" };
            let group = fmt::quote(group.as_bytes());
            return wrong(format!("strconv.Atoi: parsing {group}: {problem}"));
        };
        if !(0..=255).contains(&number) {
            return wrong("decimal must be between 0 and 255");
        }
    }
    Ok(())
}

pub(super) fn v6(text: &str) -> Checked {
    if !text.contains(':') {
        return wrong("missing colon");
    }
    let is_v6 = parse_addr(text)?;
    if is_v6 && text.contains('%') {
        return wrong("zone id is not a part of ipv6 address");
    }
    Ok(())
}

/// Whether a text is an address of version 6, or one of 4 (Go's `netip.ParseAddr`).
pub(super) fn parse_addr(text: &str) -> Result<bool, String> {
    // Go takes it for what the first of these says; a dot makes it IPv4.
    let (address, is_v6) = match text.find(['.', ':', '%']).and_then(|at| text.as_bytes().get(at)) {
        Some(b'.') => (fields_v4(text), false),
        Some(b':') => (address_v6(text), true),
        Some(b'%') => (Err(("missing IPv6 address", "")), true),
        _ => (Err(("unable to parse IP", "")), true),
    };
    let Err((problem, at)) = address else { return Ok(is_v6) };
    let place = match at {
        "" => String::new(),
        at => format!(" (at {})", fmt::quote(at.as_bytes())),
    };
    wrong(format!("ParseAddr({}): {problem}{place}", fmt::quote(text.as_bytes())))
}

/// What is wrong, and the rest of the text from there on.
type Parsed<'a> = Result<(), (&'static str, &'a str)>;

fn address_v6(text: &str) -> Parsed<'_> {
    let address = match text.split_once('%') {
        Some((_, "")) => return Err(("zone must be a non-empty string", "")),
        Some((address, _)) => address,
        None => text,
    };
    let mut rest = address;
    let mut ellipsis = false;
    if let Some(behind) = rest.strip_prefix("::") {
        if behind.is_empty() {
            return Ok(());
        }
        (ellipsis, rest) = (true, behind);
    }
    let mut bytes = 0;
    while bytes < 16 {
        let digits = rest.bytes().take_while(u8::is_ascii_hexdigit).count();
        if digits > 4 {
            return Err(("each group must have 4 or less digits", rest));
        }
        if digits == 0 {
            return Err(("each colon-separated field must have at least one digit", rest));
        }
        let behind = rest.get(digits..).unwrap_or("");
        if behind.starts_with('.') {
            embedded_v4(rest, ellipsis, bytes)?;
            (rest, bytes) = ("", bytes + 4);
            break;
        }
        bytes += 2;
        rest = behind;
        if rest.is_empty() {
            break;
        }
        let Some(behind) = rest.strip_prefix(':') else {
            return Err(("unexpected character, want colon", rest));
        };
        if behind.is_empty() {
            return Err(("colon must be followed by more characters", rest));
        }
        rest = behind;
        if let Some(behind) = rest.strip_prefix(':') {
            if ellipsis {
                return Err(("multiple :: in address", rest));
            }
            (ellipsis, rest) = (true, behind);
            if rest.is_empty() {
                break;
            }
        }
    }
    match (rest, bytes < 16, ellipsis) {
        ("", true, false) => Err(("address string too short", "")),
        ("", false, true) => Err(("the :: must expand to at least one field of zeros", "")),
        ("", _, _) => Ok(()),
        (rest, _, _) => Err(("trailing garbage after address", rest)),
    }
}

fn embedded_v4(text: &str, ellipsis: bool, bytes: usize) -> Parsed<'_> {
    if !ellipsis && bytes != 12 {
        let problem = "embedded IPv4 address must replace the final 2 fields of the address";
        return Err((problem, text));
    }
    if bytes + 4 > 16 {
        let problem = "too many hex fields to fit an embedded IPv4 at the end of the address";
        return Err((problem, text));
    }
    fields_v4(text)
}

fn fields_v4(text: &str) -> Parsed<'_> {
    let (mut fields, mut value, mut digits) = (0, 0u32, 0);
    for (at, c) in text.char_indices() {
        let here = text.get(at..).unwrap_or("");
        match c.to_digit(10) {
            Some(digit) => {
                if digits == 1 && value == 0 {
                    return Err(("IPv4 field has octet with leading zero", ""));
                }
                value = value * 10 + digit;
                digits += 1;
                if value > 255 {
                    return Err(("IPv4 field has value >255", ""));
                }
            }
            None if c == '.' => {
                if at == 0 || here.len() == 1 || digits == 0 {
                    return Err(("IPv4 field must have at least one digit", here));
                }
                if fields == 3 {
                    return Err(("IPv4 address too long", ""));
                }
                (fields, value, digits) = (fields + 1, 0, 0);
            }
            None => return Err(("unexpected character", here)),
        }
    }
    if fields < 3 { Err(("IPv4 address too short", "")) } else { Ok(()) }
}
