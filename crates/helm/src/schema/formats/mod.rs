//! The values of `format` that Helm's schema library checks, each with its wording of what is wrong.
//! Unknown formats allow everything.

mod ip;
mod time;
mod uri;

use chartroom_gotemplate::fmt;

/// `Err` is the library's text.
type Checked = Result<(), String>;

/// Checks a string against a format.
pub(super) fn check(format: &str, text: &str) -> Checked {
    match format {
        "json-pointer" => json_pointer(text),
        "relative-json-pointer" => relative_json_pointer(text),
        "uuid" => uuid(text),
        "duration" => time::duration(text),
        "period" => time::period(text),
        "ipv4" => ip::v4(text),
        "ipv6" => ip::v6(text),
        "hostname" => hostname(text),
        "email" => email(text),
        "date" => time::date(text),
        "time" => time::time(text),
        "date-time" => time::date_time(text),
        "uri" | "iri" => uri::absolute(text),
        "uri-reference" | "iri-reference" if text.contains('\\') => wrong("contains \\"),
        "uri-reference" | "iri-reference" => uri::reference(text),
        "uri-template" => uri::template(text),
        "semver" => semver(text),
        _ => Ok(()),
    }
}

fn wrong<T>(text: impl Into<String>) -> Result<T, String> {
    Err(text.into())
}

/// `%q` of a rune.
fn quoted(rune: char) -> String {
    fmt::quote_rune(rune, false)
}

fn json_pointer(text: &str) -> Checked {
    if text.is_empty() {
        return Ok(());
    }
    let Some(tokens) = text.strip_prefix('/') else { return wrong("not starting with /") };
    let escapes = tokens.split('~').skip(1);
    if escapes.into_iter().any(|escape| !escape.starts_with(['0', '1'])) {
        return wrong("~ must be followed by 0 or 1");
    }
    Ok(())
}

fn relative_json_pointer(text: &str) -> Checked {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 {
        return wrong("must start with non-negative integer");
    }
    if digits > 1 && text.starts_with('0') {
        return wrong("starts with zero");
    }
    match text.get(digits..).unwrap_or("") {
        "#" => Ok(()),
        pointer => json_pointer(pointer),
    }
}

fn uuid(text: &str) -> Checked {
    const LENGTHS: [usize; 5] = [8, 4, 4, 4, 12];
    let groups: Vec<&str> = text.split('-').collect();
    if groups.len() != LENGTHS.len() {
        return wrong("must have 5 elements");
    }
    for (n, (group, length)) in groups.iter().zip(LENGTHS).enumerate() {
        if group.len() != length {
            return wrong(format!("element {} must be {length} characters long", n + 1));
        }
        if let Some(bad) = group.chars().find(|c| !c.is_ascii_hexdigit()) {
            return wrong(format!("non-hex character {}", quoted(bad)));
        }
    }
    Ok(())
}

fn hostname(text: &str) -> Checked {
    let text = text.strip_suffix('.').unwrap_or(text);
    if text.len() > 253 {
        return wrong("more than 253 characters long");
    }
    for label in text.split('.') {
        if !(1..=63).contains(&label.len()) {
            return wrong("label must be 1 to 63 characters long");
        }
        if label.starts_with('-') {
            return wrong("label starts with hyphen");
        }
        if label.ends_with('-') {
            return wrong("label ends with hyphen");
        }
        if let Some(bad) = label.chars().find(|c| !c.is_ascii_alphanumeric() && *c != '-') {
            return wrong(format!("invalid character {}", quoted(bad)));
        }
    }
    Ok(())
}

fn email(text: &str) -> Checked {
    if text.len() > 254 {
        return wrong("more than 255 characters long");
    }
    let Some((local, domain)) = text.rsplit_once('@') else { return wrong("missing @") };
    if local.len() > 64 {
        return wrong("local part more than 64 characters long");
    }
    email_local(local)?;
    if let Some(address) = domain.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return match address.strip_prefix("IPv6:") {
            Some(address) => {
                ip::v6(address).map_err(|text| format!("invalid ipv6 address: {text}"))
            }
            None => ip::v4(address).map_err(|text| format!("invalid ipv4 address: {text}")),
        };
    }
    hostname(domain).map_err(|text| format!("invalid domain: {text}"))
}

fn email_local(local: &str) -> Checked {
    // The library looks at the first character only to tell whether the part is quoted, and drops the last, whatever it is.
    if let [b'"', inner @ .., _] = local.as_bytes() {
        if inner.iter().any(|byte| matches!(byte, b'\\' | b'"')) {
            return wrong("backslash and quote are not allowed within quoted local part");
        }
        return Ok(());
    }
    if local.starts_with('.') {
        return wrong("starts with dot");
    }
    if local.ends_with('.') {
        return wrong("ends with dot");
    }
    if local.contains("..") {
        return wrong("consecutive dots");
    }
    let fits = |c: char| c.is_ascii_alphanumeric() || ".!#$%&'*+-/=?^_`{|}~".contains(c);
    match local.chars().find(|c| !fits(*c)) {
        Some(bad) => wrong(format!("invalid character {}", quoted(bad))),
        None => Ok(()),
    }
}

fn semver(text: &str) -> Checked {
    let (text, build) = match text.split_once('+') {
        Some((_, "")) => return wrong("build is empty"),
        Some((text, build)) => (text, build.split('.').collect()),
        None => (text, Vec::new()),
    };
    for identifier in build {
        semver_identifier(identifier, "build")?;
    }
    let (core, prerelease) = match text.split_once('-') {
        Some((core, prerelease)) => (core, prerelease.split('.').collect()),
        None => (text, Vec::new()),
    };
    for identifier in prerelease {
        semver_identifier(identifier, "pre-release")?;
        let is_number = identifier.bytes().all(|byte| byte.is_ascii_digit());
        if is_number && identifier.len() > 1 && identifier.starts_with('0') {
            return wrong("pre-release numeric identifier starts with zero");
        }
    }
    semver_core(core)
}

fn semver_identifier(identifier: &str, part: &str) -> Checked {
    if identifier.is_empty() {
        return wrong(format!("{part} identifier is empty"));
    }
    match identifier.chars().find(|c| !c.is_ascii_alphanumeric() && *c != '-') {
        Some(bad) => wrong(format!("invalid character {} in {part} identifier", quoted(bad))),
        None => Ok(()),
    }
}

fn semver_core(core: &str) -> Checked {
    let numbers: Vec<&str> = core.split('.').collect();
    if numbers.len() != 3 {
        return wrong("versionCore must have 3 numbers separated by dot");
    }
    for (number, name) in numbers.iter().zip(["major", "minor", "patch"]) {
        if number.is_empty() {
            return wrong(format!("{name} is empty"));
        }
        if number.len() > 1 && number.starts_with('0') {
            return wrong(format!("{name} starts with zero"));
        }
        if !number.bytes().all(|byte| byte.is_ascii_digit()) {
            return wrong(format!("{name} contains non-digit"));
        }
    }
    Ok(())
}
