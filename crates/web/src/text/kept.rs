//! What is said of what the browser keeps.

/// "values-prod.yaml, and 2 more"
pub(crate) fn changed(files: &[String]) -> String {
    match files {
        [] => String::new(),
        [one] => one.clone(),
        [one, rest @ ..] => super::KeptChanged { file: &one, count: &rest.len() }.text(),
    }
}

/// "just now", "3 min ago", "2 days ago"
pub(crate) fn ago(milliseconds: f64) -> String {
    let minutes = (milliseconds / 60_000.0).max(0.0) as u64;
    match minutes {
        0 => super::KEPT_JUST_NOW.into(),
        1..=89 => super::KeptMinAgo { minutes: &minutes }.text(),
        90..=2_159 => super::KeptHoursAgo { hours: &((minutes + 30) / 60) }.text(),
        _ => super::KeptDaysAgo { days: &((minutes + 720) / 1_440) }.text(),
    }
}

/// "12 kB", "3.4 MB"
pub(crate) fn size(size: u32) -> String {
    bytes(f64::from(size))
}

/// The same of any number, "2.1 GB" too.
pub(crate) fn bytes(bytes: f64) -> String {
    match bytes {
        _ if bytes < 1e3 => format!("{} B", bytes as u32),
        _ if bytes < 1e6 => format!("{} kB", (bytes / 1e3) as u32),
        _ if bytes < 1e9 => format!("{} MB", super::tenth(bytes / 1e6)),
        _ => format!("{} GB", super::tenth(bytes / 1e9)),
    }
}

/// Why a link cannot be opened that changes a file line by line.
pub(crate) fn other_text(path: &str) -> String {
    super::KeptOtherText { path: &path }.text()
}

/// The name of the button that removes edits from the list.
pub(crate) fn forget_work(name: &str, chart: &str) -> String {
    super::KeptForget { name: &name, chart: &chart }.text()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_and_sizes_are_short() {
        let minute = 60_000.0;
        let ages = [0.5, 3.0, 120.0, 3.0 * 1_440.0].map(|minutes| ago(minutes * minute));
        assert_eq!(ages, ["just now", "3 min ago", "2 h ago", "3 days ago"]);
        assert_eq!([12, 12_345, 3_400_000].map(size), ["12 B", "12 kB", "3.4 MB"]);
        let files = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(changed(&files), "a, and 2 more");
    }
}
