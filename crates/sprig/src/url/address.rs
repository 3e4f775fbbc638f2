//! IPv6 addresses in brackets, as Go's `netip.ParseAddr` checks them.

use chartroom_gotemplate::fmt::quote;

/// Groups of an address.
const GROUPS: usize = 8;

/// What is wrong, and where: "" where Go names no place.
type Problem<'a> = (&'static str, &'a str);

/// Go's complaint about the content of brackets, if it has one.
pub(super) fn check_ip_literal(literal: &[u8]) -> Result<(), String> {
    let text = String::from_utf8_lossy(literal);
    let (address, zone) = match text.split_once('%') {
        Some((address, zone)) => (address, Some(zone)),
        None => (&*text, None),
    };
    let checked = match text.chars().find(|c| matches!(c, '.' | ':' | '%')) {
        Some('.') => match check_ipv4(&text) {
            Ok(()) => return Err("invalid IP-literal".to_owned()),
            problem => problem,
        },
        Some('%') => Err(("missing IPv6 address", "")),
        Some(':') if zone == Some("") => Err(("zone must be a non-empty string", "")),
        Some(':') => check_groups(address),
        _ => Err(("unable to parse IP", "")),
    };
    checked.map_err(|(what, at)| {
        let place =
            if at.is_empty() { String::new() } else { format!(" (at {})", quote(at.as_bytes())) };
        format!("invalid host: ParseAddr({}): {what}{place}", quote(literal))
    })
}

/// Groups of one to four hexadecimal digits, of which one `::` may leave some out; the last two may be IPv4.
fn check_groups(address: &str) -> Result<(), Problem<'_>> {
    let mut rest = address.strip_prefix("::").unwrap_or(address);
    let mut shortened = rest.len() < address.len();
    let mut count = 0;
    while count < GROUPS && !(rest.is_empty() && shortened) {
        let digits = rest.bytes().take_while(u8::is_ascii_hexdigit).count();
        let behind = rest.get(digits..).unwrap_or("");
        match digits {
            0 => return Err(("each colon-separated field must have at least one digit", rest)),
            1..=4 => {}
            _ => return Err(("each group must have 4 or less digits", rest)),
        }
        if behind.starts_with('.') {
            check_embedded(rest, count, shortened)?;
            (count, rest) = (count + 2, "");
            break;
        }
        count += 1;
        rest = behind;
        if rest.is_empty() {
            break;
        }
        rest = next_group(rest, &mut shortened)?;
    }
    match (count < GROUPS, shortened) {
        _ if !rest.is_empty() => Err(("trailing garbage after address", rest)),
        (true, false) => Err(("address string too short", "")),
        (false, true) => Err(("the :: must expand to at least one field of zeros", "")),
        _ => Ok(()),
    }
}

/// What follows the colon, or the `::`, behind a group.
fn next_group<'a>(rest: &'a str, shortened: &mut bool) -> Result<&'a str, Problem<'a>> {
    let Some(next) = rest.strip_prefix(':') else {
        return Err(("unexpected character, want colon", rest));
    };
    if next.is_empty() {
        return Err(("colon must be followed by more characters", rest));
    }
    match next.strip_prefix(':') {
        Some(_) if *shortened => Err(("multiple :: in address", next)),
        Some(behind) => {
            *shortened = true;
            Ok(behind)
        }
        None => Ok(next),
    }
}

fn check_embedded(rest: &str, count: usize, shortened: bool) -> Result<(), Problem<'_>> {
    if !shortened && count != GROUPS - 2 {
        return Err(("embedded IPv4 address must replace the final 2 fields of the address", rest));
    }
    if count + 2 > GROUPS {
        let what = "too many hex fields to fit an embedded IPv4 at the end of the address";
        return Err((what, rest));
    }
    check_ipv4(rest)
}

/// Four decimal numbers up to 255 without leading zeros.
fn check_ipv4(address: &str) -> Result<(), Problem<'_>> {
    let (mut fields, mut value, mut digits) = (1, 0, 0);
    for (at, c) in address.char_indices() {
        let rest = address.get(at..).unwrap_or("");
        match c.to_digit(10) {
            Some(_) if digits == 1 && value == 0 => {
                return Err(("IPv4 field has octet with leading zero", ""));
            }
            Some(digit) => (value, digits) = (value * 10 + digit, digits + 1),
            None if c != '.' => return Err(("unexpected character", rest)),
            None if digits == 0 || rest == "." => {
                return Err(("IPv4 field must have at least one digit", rest));
            }
            None if fields == 4 => return Err(("IPv4 address too long", "")),
            None => (fields, value, digits) = (fields + 1, 0, 0),
        }
        if value > 255 {
            return Err(("IPv4 field has value >255", ""));
        }
    }
    if fields < 4 { Err(("IPv4 address too short", "")) } else { Ok(()) }
}
