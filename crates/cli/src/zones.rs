//! Time zones of the machine: the database of the system, and a bundled one where the system has none.

use chartroom_helm::release::Zones;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Seconds of 400 years, after which the calendar and the rules of zones repeat.
const CYCLE: i64 = 12_622_780_800;

/// Where systems keep their database.
const SYSTEM: &str = "/usr/share/zoneinfo";

/// The name that Go gives the zone of `/etc/localtime`.
const LOCAL: &str = "Local";

/// Zones by name, and the local zone of the process.
#[derive(Debug, Default)]
pub struct Database {
    local: Option<String>,
    known: RefCell<BTreeMap<String, Option<TimeZone>>>,
}

impl Database {
    /// Without a local zone: local time is UTC.
    pub fn without_local() -> Rc<dyn Zones> {
        Rc::new(Self::default())
    }

    /// With the local zone as Go's `initLocal` finds it: by `TZ` if that is set, else `/etc/localtime`.
    pub fn of_process() -> Rc<dyn Zones> {
        let (name, zone) = match std::env::var("TZ") {
            Ok(name) => {
                let name = name.strip_prefix(':').unwrap_or(&name).to_owned();
                let zone = if name.starts_with('/') { file(&name) } else { named(&name) };
                (name, zone)
            }
            Err(_) => (LOCAL.to_owned(), file("/etc/localtime")),
        };
        let local = zone.as_ref().filter(|_| name != "UTC").map(|_| name.clone());
        Rc::new(Self { local, known: RefCell::new(BTreeMap::from([(name, zone)])) })
    }

    fn zone(&self, name: &str) -> Option<TimeZone> {
        let mut known = self.known.borrow_mut();
        known.entry(name.to_owned()).or_insert_with(|| named(name)).clone()
    }
}

impl Zones for Database {
    fn at(&self, zone: &str, unix_seconds: i64) -> Option<(i32, String)> {
        let zone = self.zone(zone)?;
        // The library counts the years that have four digits. Before them every zone has its first rule; after them
        // the calendar repeats.
        let later = || Timestamp::from_second(unix_seconds.rem_euclid(CYCLE) + 15 * CYCLE).ok();
        let moment = match Timestamp::from_second(unix_seconds) {
            Ok(moment) => moment,
            Err(_) if unix_seconds < 0 => Timestamp::MIN,
            Err(_) => later()?,
        };
        let info = zone.to_offset_info(moment);
        Some((info.offset().seconds(), info.abbreviation().to_owned()))
    }

    fn local(&self) -> Option<String> {
        self.local.clone()
    }
}

/// A zone of the database. Names are compared with their case, as the files of a database are; a system may have more
/// of them than the standard names (`posix/Europe/Berlin`).
fn named(name: &str) -> Option<TimeZone> {
    if name.is_empty() || name.starts_with(['/', '\\']) || name.contains("..") {
        return None; // What Go's LoadLocation refuses.
    }
    match jiff::tz::db().get(name) {
        Ok(zone) => (zone.iana_name() == Some(name)).then_some(zone),
        Err(_) => file(&format!("{SYSTEM}/{name}")),
    }
}

/// A zone out of a file in the format of the database.
fn file(path: &str) -> Option<TimeZone> {
    TimeZone::tzif(path, &std::fs::read(path).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_has_the_offset_and_the_abbreviation_of_the_moment() {
        let zones = Database::default();
        let winter = 1_700_000_000;
        let summer = 1_690_000_000;
        assert_eq!(zones.at("Europe/Berlin", winter), Some((3600, "CET".into())));
        assert_eq!(zones.at("Europe/Berlin", summer), Some((7200, "CEST".into())));
        assert_eq!(zones.at("America/Sao_Paulo", winter), Some((-10800, "-03".into())));
        assert_eq!(zones.at("europe/berlin", winter), None);
        assert_eq!(zones.at("Nowhere/Nothing", winter), None);
        assert!(zones.at("Europe/Berlin", i64::MAX).is_some());
        assert!(zones.at("Europe/Berlin", i64::MIN).is_some());
    }
}
