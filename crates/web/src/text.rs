//! Every string on screen, in one place, so that another language is another table.

pub(crate) mod cluster;
pub(crate) mod history;
pub(crate) mod kept;
pub(crate) mod lessons;
pub(crate) mod make;
pub(crate) mod place;
pub(crate) mod received;
pub(crate) mod share;
pub(crate) mod shelf;

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

use crate::state::Trouble;
use chartroom_messages::Message;

/// Name of the product.
pub(crate) const NAME: &str = "Chartroom";
pub(crate) const THEMES: [Message; 3] = [THEME_SYSTEM, THEME_LIGHT, THEME_DARK];
pub(crate) const TABS: [Message; 4] = [TAB_OVERVIEW, MANIFESTS, VALUES, TAB_NOTES];
/// The version whose output is matched.
pub(crate) const HELM: &str = "v4.2.3";

/// Why an input is not rendered.
pub(crate) fn refused(why: &Trouble) -> String {
    match why {
        Trouble::Hung(seconds) => RefusedHung { seconds: &seconds }.text(),
        Trouble::Stopped => REFUSED_STOPPED.into(),
        Trouble::Memory(None, _) => REFUSED_MEMORY.into(),
        Trouble::Memory(Some(megabytes), _) => RefusedMemoryAfter { megabytes: &megabytes }.text(),
        Trouble::Failed(_) => REFUSED_FAILED.into(),
    }
}

/// "The comparison took more than 3 s, so …"
pub(crate) fn unanswered(what: &str, why: &Trouble) -> String {
    let what = &what;
    match why {
        Trouble::Hung(seconds) => UnansweredHung { what, seconds }.text(),
        Trouble::Stopped => UnansweredStopped { what }.text(),
        Trouble::Memory(..) => UnansweredMemory { what }.text(),
        Trouble::Failed(reason) => UnansweredFailed { what, reason }.text(),
    }
}

/// "values.yaml holds 5.0 million characters; …"
pub(crate) fn too_large(path: &str, length: u32, limit: u32) -> String {
    TooLarge { path: &path, length: &tenths(length), limit: &tenths(limit) }.text()
}

fn tenths(length: u32) -> String {
    tenth(f64::from(length) / 1e6)
}

/// "… 12 lines", of those that are folded away.
pub(crate) fn folded(lines: usize) -> String {
    format!("… {}", CountLines { count: lines }.text())
}

/// "2 errors, 1 warning"; nothing of which there is none.
pub(crate) fn problems(errors: usize, warnings: usize) -> String {
    let errors = (errors > 0).then(|| CountErrors { count: errors }.text());
    let warnings = (warnings > 0).then(|| CountWarnings { count: warnings }.text());
    errors.into_iter().chain(warnings).collect::<Vec<_>>().join(chartroom_messages::comma())
}

/// "Loading the engine, 1.2 of 1.8 MB".
pub(crate) fn loading(loaded: u32, total: u32) -> String {
    let megabytes = |bytes: u32| tenth(f64::from(bytes) / 1e6);
    match total {
        0 if loaded == 0 => ENGINE_LOADING.into(),
        0 => EngineLoadingMb { loaded: &megabytes(loaded) }.text(),
        total => EngineLoadingOf { loaded: &megabytes(loaded), total: &megabytes(total) }.text(),
    }
}

/// What stands at the end of a line that is cut.
pub(crate) fn cut(left: usize) -> String {
    LineCut { count: left }.text()
}

/// "40 s"
pub(crate) fn seconds(count: u32) -> String {
    Seconds { count: &count }.text()
}

/// "40 s", "3 min", "2 h".
pub(crate) fn age(milliseconds: f64) -> String {
    let seconds = (milliseconds / 1000.0).max(0.0) as u32;
    match seconds {
        0..=99 => self::seconds(seconds),
        100..=5_999 => Minutes { count: &(seconds / 60) }.text(),
        _ => Hours { count: &(seconds / 3600) }.text(),
    }
}

/// A duration on a card: "12 min", "90 s".
pub(crate) fn duration(seconds: u32) -> String {
    match seconds {
        0..=119 => self::seconds(seconds),
        _ if seconds.is_multiple_of(60) => Minutes { count: &(seconds / 60) }.text(),
        _ => MinutesSeconds { minutes: &(seconds / 60), seconds: &(seconds % 60) }.text(),
    }
}

/// A range as it is written everywhere: `4…20`, or `4` when both ends are the same.
pub(crate) fn range(low: u32, high: u32) -> String {
    if low == high { low.to_string() } else { Span { low: &low, high: &high }.text() }
}

/// A number that is not negative with one digit behind the point. The standard library's own formatting of floats
/// brings tables of 20 kB into the page.
pub(crate) fn tenth(number: f64) -> String {
    let tenths = (number * 10.0 + 0.5).clamp(0.0, 1e9) as u32;
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// A share as a percentage for a style: `12.5%`.
pub(crate) fn percent(percent: f64) -> String {
    tenth(percent) + "%"
}

pub(crate) const EXPORT_TABS: [Message; 4] = [FILES, COMMANDS, GITLAB_CI, SUMMARY];

/// "12 of 34 rows"
pub(crate) fn rows_of(shown: usize, all: usize) -> String {
    RowsOf { shown: &shown, all }.text()
}

/// "Show more cards: 40 of 2000 are here"
pub(crate) fn more_cards(shown: usize, all: usize) -> String {
    CardsMore { shown: &shown, all: &all }.text()
}

/// "compared with dev"
pub(crate) fn compared_with(name: &str) -> String {
    ComparedWith { name: &name }.text()
}

/// What a screen reader says of the table.
pub(crate) fn table_caption(baseline: &str) -> String {
    TableCaption { baseline: &baseline }.text()
}

/// "Open prod"
pub(crate) fn open_environment(name: &str) -> String {
    OpenEnvironment { name: &name }.text()
}

/// "set by prod itself"
pub(crate) fn set_by(name: &str) -> String {
    CellSet { name: &name }.text()
}

/// "prod does not have it"
pub(crate) fn not_in(name: &str) -> String {
    CellMissing { name: &name }.text()
}

/// "prod does not render."
pub(crate) fn does_not_render(name: &str) -> String {
    SideBroken { name: &name }.text()
}

/// "prod does not render, so …"
pub(crate) fn not_exported(name: &str) -> String {
    ExportBroken { name: &name }.text()
}

/// "Copied: values-prod.yaml"
pub(crate) fn copied(what: &str) -> String {
    CopiedWhat { name: &what }.text()
}

/// "The chart cannot be packed: Chart.yaml says no version …"
pub(crate) fn not_packed(reason: &str) -> String {
    NotPacked { reason: &reason }.text()
}

/// "Downloaded: values-prod.yaml"
pub(crate) fn downloaded(what: &str) -> String {
    Downloaded { name: &what }.text()
}

/// "referred to by 2"
pub(crate) fn referred(number: u32) -> String {
    ReferencesIn { number: &number }.text()
}

/// "1 reference leads out of this release"
pub(crate) fn missing(number: usize) -> String {
    ReferencesOut { count: number }.text()
}

/// "in 5 of 14 objects"
pub(crate) fn in_objects(number: usize, all: u32) -> String {
    InObjects { changed: &number, all: all as usize }.text()
}

/// "2 files differ from the chart as it came", or "since then"
pub(crate) fn files_differ(count: usize, came: bool) -> String {
    match came {
        true => FilesDifferCame { count }.text(),
        false => FilesDifferSince { count }.text(),
    }
}

/// "prod, as the chart came"
pub(crate) fn as_it_came(name: &str) -> String {
    SideAsItCame { environment: &name }.text()
}

/// Why a folder cannot be opened that holds no chart.
pub(crate) fn no_chart(files: usize) -> String {
    let read = CountFiles { count: files }.text();
    NoChartIn { files: &read }.text()
}

/// What is to be done where a folder holds several charts.
pub(crate) fn several_charts(charts: usize) -> String {
    SeveralCharts { count: &charts }.text()
}

/// The name of the button that removes a chart from the list.
pub(crate) fn forget_chart(name: &str) -> String {
    ForgetChart { name: &name }.text()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_rounded_to_tenths() {
        assert_eq!(tenth(0.0), "0.0");
        assert_eq!(tenth(4.96), "5.0");
        assert_eq!(percent(83.333), "83.3%");
        assert_eq!(loading(1_240_000, 1_800_000), "Loading the engine, 1.2 of 1.8 MB");
        assert_eq!((range(4, 20), range(2, 2)), ("4…20".to_owned(), "2".to_owned()));
        assert_eq!((duration(720), duration(90)), ("12 min".to_owned(), "90 s".to_owned()));
    }
}
