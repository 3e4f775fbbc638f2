//! Named time zones, from the browser: `Intl` knows every offset, but of abbreviations (`CET`) only English ones of
//! America, so those that the IANA database writes in letters are found by the zone's long English name.

use chartroom_core::Zones;
use js_sys::{Array, Date, Function, Intl, JsString, Object, Reflect};
use std::cell::RefCell;
use std::collections::BTreeMap;
use wasm_bindgen::{JsCast, JsValue};

/// The browser's zones.
#[derive(Debug, Default)]
pub(crate) struct Browser {
    known: RefCell<BTreeMap<String, Option<Formats>>>,
}

/// What says how a zone's offset and its name are written at a moment.
#[derive(Clone, Debug)]
struct Formats {
    offset: Intl::DateTimeFormat,
    name: Intl::DateTimeFormat,
}

impl Zones for Browser {
    fn at(&self, zone: &str, unix_seconds: i64) -> Option<(i32, String)> {
        let mut known = self.known.borrow_mut();
        let formats = known.entry(zone.to_owned()).or_insert_with(|| Formats::of(zone)).as_ref()?;
        // A date of JavaScript reaches 100 million days far.
        let within = unix_seconds.clamp(-8_640_000_000_000, 8_640_000_000_000);
        let moment = Date::new(&JsValue::from_f64(within as f64 * 1000.0));
        let offset = offset(&zone_part(&formats.offset, &moment)?);
        let name = zone_part(&formats.name, &moment)?;
        Some((offset, abbreviation(zone, &name, offset)))
    }
}

impl Formats {
    /// None for a zone that the browser does not know, or knows under a name of other case.
    fn of(zone: &str) -> Option<Self> {
        if zone.starts_with(['+', '-']) {
            return None;
        }
        let offset = format(zone, "longOffset")?;
        let name =
            Reflect::get(&offset.resolved_options(), &"timeZone".into()).ok()?.as_string()?;
        if name != zone && name.eq_ignore_ascii_case(zone) {
            return None;
        }
        Some(Self { offset, name: format(zone, "long")? })
    }
}

/// `new Intl.DateTimeFormat("en-US", {timeZone, timeZoneName})`, which throws for an unknown zone.
fn format(zone: &str, style: &str) -> Option<Intl::DateTimeFormat> {
    let options = Object::new();
    Reflect::set(&options, &"timeZone".into(), &zone.into()).ok()?;
    Reflect::set(&options, &"timeZoneName".into(), &style.into()).ok()?;
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let class: Function = Reflect::get(&intl, &"DateTimeFormat".into()).ok()?.dyn_into().ok()?;
    let arguments = Array::of2(&JsString::from("en-US"), &options);
    Some(Reflect::construct(&class, &arguments).ok()?.unchecked_into())
}

/// The part of a formatted date that names the zone.
fn zone_part(format: &Intl::DateTimeFormat, moment: &Date) -> Option<String> {
    let text = |part: &JsValue, key: &str| Reflect::get(part, &key.into()).ok()?.as_string();
    let parts = format.format_to_parts(moment);
    let part = parts.iter().find(|part| text(part, "type").as_deref() == Some("timeZoneName"))?;
    text(&part, "value")
}

/// Seconds of `GMT`, `GMT+05:30` or `GMT-00:01:15`.
fn offset(text: &str) -> i32 {
    let text = text.trim_start_matches("GMT");
    let sign = if text.starts_with(['-', '\u{2212}']) { -1 } else { 1 };
    let digits = text.trim_start_matches(['+', '-', '\u{2212}']).split(':');
    let units = digits.zip([3600, 60, 1]);
    sign * units.map(|(digits, unit)| digits.parse::<i32>().unwrap_or(0) * unit).sum::<i32>()
}

/// What the IANA database abbreviates with letters, by the long name without its `Time`.
const ABBREVIATIONS: &[(&str, &str)] = &[
    ("Alaska Daylight", "AKDT"),
    ("Alaska Standard", "AKST"),
    ("American Samoa Standard", "SST"),
    ("Atlantic Daylight", "ADT"),
    ("Atlantic Standard", "AST"),
    ("Australian Central Daylight", "ACDT"),
    ("Australian Central Standard", "ACST"),
    ("Australian Eastern Daylight", "AEDT"),
    ("Australian Eastern Standard", "AEST"),
    ("Australian Western Standard", "AWST"),
    ("British Summer", "BST"),
    ("Central Africa", "CAT"),
    ("Central Daylight", "CDT"),
    ("Central European Standard", "CET"),
    ("Central European Summer", "CEST"),
    ("Central Indonesia", "WITA"),
    ("Central Standard", "CST"),
    ("Chamorro Standard", "ChST"),
    ("China Standard", "CST"),
    ("Coordinated Universal", "UTC"),
    ("Cuba Daylight", "CDT"),
    ("Cuba Standard", "CST"),
    ("East Africa", "EAT"),
    ("Eastern Daylight", "EDT"),
    ("Eastern European Standard", "EET"),
    ("Eastern European Summer", "EEST"),
    ("Eastern Indonesia", "WIT"),
    ("Eastern Standard", "EST"),
    ("Greenwich Mean", "GMT"),
    ("Hawaii-Aleutian Daylight", "HDT"),
    ("Hawaii-Aleutian Standard", "HST"),
    ("Hong Kong Standard", "HKT"),
    ("India Standard", "IST"),
    ("Irish Standard", "IST"),
    ("Israel Daylight", "IDT"),
    ("Israel Standard", "IST"),
    ("Japan Standard", "JST"),
    ("Korean Standard", "KST"),
    ("Mexican Pacific Standard", "MST"),
    ("Moscow Standard", "MSK"),
    ("Mountain Daylight", "MDT"),
    ("Mountain Standard", "MST"),
    ("New Zealand Daylight", "NZDT"),
    ("New Zealand Standard", "NZST"),
    ("Newfoundland Daylight", "NDT"),
    ("Newfoundland Standard", "NST"),
    ("Pacific Daylight", "PDT"),
    ("Pacific Standard", "PST"),
    ("Pakistan Standard", "PKT"),
    ("Philippine Standard", "PST"),
    ("South Africa Standard", "SAST"),
    ("Taipei Standard", "CST"),
    ("Taiwan Standard", "CST"),
    ("West Africa", "WAT"),
    ("Western European Standard", "WET"),
    ("Western European Summer", "WEST"),
    ("Western Indonesia", "WIB"),
    ("Yukon", "MST"),
];

/// The abbreviation of the IANA database: letters, or the offset (`-03`, `+0530`) of zones without.
fn abbreviation(zone: &str, long: &str, offset: i32) -> String {
    if offset == 0 && (zone.contains("GMT") || zone.contains("Greenwich")) {
        return "GMT".to_owned();
    }
    let name = long.strip_suffix(" Time").unwrap_or(long);
    if let Some((_, letters)) = ABBREVIATIONS.iter().find(|(known, _)| *known == name) {
        return (*letters).to_owned();
    }
    let minutes = offset.abs() / 60;
    let sign = if offset < 0 { '-' } else { '+' };
    match (minutes / 60, minutes % 60) {
        (hours, 0) => format!("{sign}{hours:02}"),
        (hours, minutes) => format!("{sign}{hours:02}{minutes:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offset_is_read_as_the_browser_writes_it() {
        assert_eq!(offset("GMT"), 0);
        assert_eq!(offset("GMT+05:30"), 19_800);
        assert_eq!(offset("GMT-00:01:15"), -75);
    }

    #[test]
    fn an_abbreviation_is_letters_only_where_the_database_has_letters() {
        assert_eq!(abbreviation("Europe/Berlin", "Central European Summer Time", 7200), "CEST");
        assert_eq!(abbreviation("America/Sao_Paulo", "Brasilia Standard Time", -10_800), "-03");
        assert_eq!(abbreviation("Asia/Kathmandu", "Nepal Time", 20_700), "+0545");
        assert_eq!(abbreviation("Etc/GMT", "Coordinated Universal Time", 0), "GMT");
        assert_eq!(abbreviation("Etc/GMT+3", "GMT-03:00", -10_800), "-03");
    }
}
