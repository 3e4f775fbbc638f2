//! Schedules of CronJobs, <https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax>.

/// The five fields: lowest, highest, names of values.
const FIELDS: [(u32, u32, &[&str]); 5] =
    [(0, 59, &[]), (0, 23, &[]), (1, 31, &[]), (1, 12, MONTHS), (0, 6, DAYS)];
const MONTHS: &[&str] =
    &["", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DAYS: &[&str] = &["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const DESCRIPTORS: [&str; 7] =
    ["@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"];

/// What the server has against a schedule.
pub(crate) fn fault(schedule: &str) -> Option<String> {
    if schedule.starts_with('@') {
        return descriptor(schedule);
    }
    let fields: Vec<&str> = schedule.split_whitespace().collect();
    if fields.len() != FIELDS.len() {
        let (count, fields) = (fields.len(), fields.join(" "));
        return Some(format!("expected exactly 5 fields, found {count}: [{fields}]"));
    }
    fields.iter().zip(FIELDS).find_map(|(field, bounds)| {
        field.split(',').filter(|part| !part.is_empty()).find_map(|part| range(part, bounds))
    })
}

fn descriptor(schedule: &str) -> Option<String> {
    if DESCRIPTORS.contains(&schedule) {
        return None;
    }
    let Some(every) = schedule.strip_prefix("@every ") else {
        return Some(format!("unrecognized descriptor: {schedule}"));
    };
    let error = duration_fault(every)?;
    Some(format!("failed to parse duration {schedule}: {error}"))
}

/// `*`, `5`, `1-5`, `*/15`, `MON-FRI`.
fn range(part: &str, (low, high, names): (u32, u32, &[&str])) -> Option<String> {
    let mut slashes = part.split('/');
    let (span, step, more) = (slashes.next()?, slashes.next(), slashes.next());
    let mut hyphens = span.split('-');
    let (first, last, third) = (hyphens.next()?, hyphens.next(), hyphens.next());
    let (mut start, mut end) = (low, high);
    if !matches!(first, "*" | "?") {
        let read = |text: &str| number(text, names);
        start = match read(first) {
            Ok(number) => number,
            Err(says) => return Some(says),
        };
        end = match last.map(read) {
            None if step.is_some() => high,
            None => start,
            Some(Ok(number)) => number,
            Some(Err(says)) => return Some(says),
        };
        if third.is_some() {
            return Some(format!("too many hyphens: {part}"));
        }
    }
    let step = match step.map(|step| number(step, &[])) {
        None => 1,
        Some(Ok(step)) => step,
        Some(Err(says)) => return Some(says),
    };
    if more.is_some() {
        return Some(format!("too many slashes: {part}"));
    }
    if start < low {
        return Some(format!("beginning of range ({start}) below minimum ({low}): {part}"));
    }
    if end > high {
        return Some(format!("end of range ({end}) above maximum ({high}): {part}"));
    }
    if start > end {
        return Some(format!("beginning of range ({start}) beyond end of range ({end}): {part}"));
    }
    (step == 0).then(|| format!("step of range should be a positive number: {part}"))
}

fn number(text: &str, names: &[&str]) -> Result<u32, String> {
    let lower = text.to_lowercase();
    let named = names.iter().position(|name| !name.is_empty() && *name == lower);
    if let Some(at) = named {
        return Ok(u32::try_from(at).unwrap_or_default());
    }
    match text.parse::<i64>() {
        Ok(number) if number < 0 => Err(format!("negative number ({number}) not allowed: {text}")),
        Ok(number) => Ok(u32::try_from(number).unwrap_or(u32::MAX)),
        Err(_) => Err(format!(
            "failed to parse int from {text}: strconv.Atoi: parsing \"{text}\": invalid syntax"
        )),
    }
}

/// What Go has against a duration: numbers, each with a unit.
pub(crate) fn duration_fault(text: &str) -> Option<String> {
    let invalid = || Some(format!("time: invalid duration \"{text}\""));
    let mut rest = text.strip_prefix(['+', '-']).unwrap_or(text);
    if rest == "0" {
        return None;
    }
    if rest.is_empty() {
        return invalid();
    }
    while !rest.is_empty() {
        let after = rest.trim_start_matches(|char: char| char.is_ascii_digit() || char == '.');
        let number = rest.strip_suffix(after).unwrap_or_default();
        let digits = number.bytes().any(|byte| byte.is_ascii_digit());
        if !digits || number.matches('.').count() > 1 {
            return invalid();
        }
        let end = after.find(|char: char| char == '.' || char.is_ascii_digit());
        let (unit, next) = after.split_at(end.unwrap_or(after.len()));
        match unit {
            "" => return Some(format!("time: missing unit in duration \"{text}\"")),
            "ns" | "us" | "µs" | "μs" | "ms" | "s" | "m" | "h" => rest = next,
            _ => return Some(format!("time: unknown unit \"{unit}\" in duration \"{text}\"")),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schedules_have_five_fields_or_are_named() {
        for schedule in [
            "* * * * *",
            "*/5 0-6,12 1 jan-MAR ?",
            "0 0 * * MON-FRI",
            "5/15 * * * 0",
            "@hourly",
            "@every 1h30m",
            "@every 1.5h",
            " 0 0 * * * ",
        ] {
            assert_eq!(fault(schedule), None, "{schedule}");
        }
    }

    #[test]
    fn what_is_wrong_is_said_as_the_server_says_it() {
        for (schedule, says) in [
            ("0 24 * * *", "end of range (24) above maximum (23): 24"),
            ("0 0 * * 7", "end of range (7) above maximum (6): 7"),
            ("0 0 0 * *", "beginning of range (0) below minimum (1): 0"),
            ("5-1 * * * *", "beginning of range (5) beyond end of range (1): 5-1"),
            ("*/0 * * * *", "step of range should be a positive number: */0"),
            ("1-2-3 * * * *", "too many hyphens: 1-2-3"),
            ("*/1/2 * * * *", "too many slashes: */1/2"),
            ("every day", "expected exactly 5 fields, found 2: [every day]"),
            (
                "H * * * *",
                "failed to parse int from H: strconv.Atoi: parsing \"H\": invalid syntax",
            ),
            ("@dayly", "unrecognized descriptor: @dayly"),
            (
                "@every 1x",
                "failed to parse duration @every 1x: time: unknown unit \"x\" in duration \"1x\"",
            ),
            ("@every 5", "failed to parse duration @every 5: time: missing unit in duration \"5\""),
        ] {
            assert_eq!(fault(schedule).as_deref(), Some(says), "{schedule}");
        }
    }
}
