//! Names of time zones, <https://www.iana.org/time-zones>.

use chartroom_diagnostics::closest;

/// A line for each region: its name, then the zones in it. From the zone names of tzdata 2025b, which is in the
/// public domain.
const ZONES: &str = include_str!("../../../data/timezones.txt");

/// Whether there is a zone of this name. Upper and lower case are told apart.
pub(crate) fn is_zone(name: &str) -> bool {
    let (region, zone) = match name.find('/') {
        Some(at) => name.split_at(at + 1),
        None => ("", name),
    };
    let mut lines = ZONES.lines().filter_map(|line| line.split_once(' '));
    lines.any(|(one, zones)| one == region && zones.split(' ').any(|one| one == zone))
}

/// A zone with a similar name.
pub(crate) fn similar(name: &str) -> Option<String> {
    let lines = ZONES.lines().filter_map(|line| line.split_once(' '));
    let zones = lines
        .flat_map(|(region, zones)| zones.split(' ').map(move |zone| format!("{region}{zone}")));
    let zones: Vec<String> = zones.collect();
    let same = zones.iter().find(|zone| zone.eq_ignore_ascii_case(name)).cloned();
    let names: Vec<&str> = zones.iter().map(String::as_str).collect();
    same.or_else(|| closest(name, &names).map(str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_known_by_name() {
        for name in
            ["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+1", "EST5EDT"]
        {
            assert!(is_zone(name), "{name}");
        }
        for name in ["", "Europe/Berln", "europe/berlin", "CET+1", "Europe/", "Europe"] {
            assert!(!is_zone(name), "{name}");
        }
        assert_eq!(similar("Europe/Berln").as_deref(), Some("Europe/Berlin"));
        assert_eq!(similar("europe/berlin").as_deref(), Some("Europe/Berlin"));
    }
}
