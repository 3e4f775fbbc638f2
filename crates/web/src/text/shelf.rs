//! What is said of the list of all that is kept, and of backups.

use super::count;
use super::kept::bytes;
use crate::state::shelf::Unfit;

pub(crate) const TITLE: &str = "Kept in this browser";
pub(crate) const NAME: &str = "Name in this list";
pub(crate) const RENAME: &str = "Rename";
pub(crate) const POINTS: (&str, &str) = ("earlier state", "earlier states");
pub(crate) const POINTS_HELP: &str = "See them in History, once the chart is open";
pub(crate) const SAVE: &str = "Save a backup";
pub(crate) const SAVE_HELP: &str = "All of this list as one file, with all values as they were typed, passwords too. Keep it where others cannot read it.";
pub(crate) const TAKE_IN: &str = "Take a backup in";
pub(crate) const BACKUP_ABOUT: &str = "All that Chartroom kept in one browser. It holds every value as it was typed, passwords and tokens too: keep it where others cannot read it.";
pub(crate) const NOT_SAVED: &str = "The browser did not take the file.";
pub(crate) const PERSIST: &str = "Ask it to keep it";
pub(crate) const PERSISTED: &str = "The browser keeps it until you remove it.";
pub(crate) const MAY_GO: &str = "The browser may drop it: when the disk runs short, or after weeks without a visit. A backup is safe from that.";

/// "3.4 MB here; this page takes 12 MB of the 2.1 GB that it may."
pub(crate) fn room(kept: f64, used: Option<f64>, most: Option<f64>) -> String {
    let all = match (used, most) {
        (Some(used), Some(most)) => {
            format!(
                "; with its program this page takes {} of the {} that it may",
                bytes(used),
                bytes(most)
            )
        }
        _ => String::new(),
    };
    format!("{} here{all}.", bytes(kept))
}

/// "chartroom-2026-03-01.json holds 12 things: charts, edits and earlier states."
pub(crate) fn saved(file: &str, things: usize) -> String {
    format!(
        "{file} holds {}: charts, edits and earlier states, with all values as typed.",
        count(things, "entry", "entries")
    )
}

/// "3 entries were taken in, 1 of them beside what you have. 2 were here already."
pub(crate) fn taken_in(added: usize, same: usize, beside: usize) -> String {
    let mut says = match added {
        0 => "Nothing was taken in.".to_owned(),
        1 => "1 entry was taken in".to_owned(),
        many => format!("{many} entries were taken in"),
    };
    if added > 0 {
        says += &match beside {
            0 => ".".to_owned(),
            beside => format!(", {beside} of them beside what you have."),
        };
    }
    match same {
        0 => {}
        1 => says += " 1 was here already.",
        many => says += &format!(" {many} were here already."),
    }
    says
}

/// Why a file is not taken in.
pub(crate) fn unfit(unfit: Unfit) -> &'static str {
    match unfit {
        Unfit::Foreign => "This file is no backup of Chartroom. Nothing was changed.",
        Unfit::Newer => {
            "This backup was made by a newer Chartroom. Load this page again, then take it in. Nothing was changed."
        }
        Unfit::Broken => {
            "This backup is damaged: it was cut off or changed since it was made. Nothing was changed."
        }
    }
}

/// What something of a backup is called where there is another in its place.
pub(crate) fn from_backup(name: &str) -> String {
    format!("{name}, from a backup")
}

/// "“shop” was removed."
pub(crate) fn gone(name: &str) -> String {
    format!("“{name}” was removed.")
}

/// The name of the button that gives something another name.
pub(crate) fn rename(name: &str) -> String {
    format!("Rename “{name}”")
}

/// The name of the button that removes the points of a chart.
pub(crate) fn forget_points(chart: &str) -> String {
    format!("Remove the earlier states of {chart} from this browser")
}

/// "The earlier states of shop were removed."
pub(crate) fn points_gone(chart: &str) -> String {
    format!("The earlier states of {chart} were removed.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_of_a_backup_is_a_sentence_or_two() {
        let said = [(0, 4, 0), (1, 0, 0), (5, 1, 2)]
            .map(|(added, same, beside)| taken_in(added, same, beside));
        assert_eq!(
            said,
            [
                "Nothing was taken in. 4 were here already.",
                "1 entry was taken in.",
                "5 entries were taken in, 2 of them beside what you have. 1 was here already.",
            ]
        );
        assert_eq!(room(12_345.0, None, None), "12 kB here.");
    }
}
