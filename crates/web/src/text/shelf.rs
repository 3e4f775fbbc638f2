//! What is said of the list of all that is kept, and of backups.

use super::kept::bytes;
use crate::state::shelf::Unfit;

/// "3.4 MB here; this page takes 12 MB of the 2.1 GB that it may."
pub(crate) fn room(kept: f64, used: Option<f64>, most: Option<f64>) -> String {
    let kept = &bytes(kept);
    match (used, most) {
        (Some(used), Some(most)) => {
            super::ShelfRoomOf { kept, used: &bytes(used), most: &bytes(most) }.text()
        }
        _ => super::ShelfRoom { kept }.text(),
    }
}

/// "chartroom-2026-03-01.json holds 12 entries: charts, edits and earlier states."
pub(crate) fn saved(file: &str, entries: usize) -> String {
    let entries = &super::CountEntries { count: entries }.text();
    super::ShelfSaved { file: &file, entries }.text()
}

/// "3 entries were taken in, 1 of them beside what you have. 2 were here already."
pub(crate) fn taken_in(added: usize, same: usize, beside: usize) -> String {
    let taken = super::ShelfTaken { added, beside }.text();
    match same {
        0 => taken,
        count => format!("{taken} {}", super::ShelfSame { count }.text()),
    }
}

/// Why a file is not taken in.
pub(crate) fn unfit(unfit: Unfit) -> &'static str {
    match unfit {
        Unfit::Foreign => super::SHELF_FOREIGN.text(),
        Unfit::Newer => super::SHELF_NEWER.text(),
        Unfit::Broken => super::SHELF_DAMAGED.text(),
    }
}

/// What something of a backup is called where there is another in its place.
pub(crate) fn from_backup(name: &str) -> String {
    super::ShelfFromBackup { name: &name }.text()
}

/// "“shop” was removed."
pub(crate) fn gone(name: &str) -> String {
    super::ShelfRemoved { name: &name }.text()
}

/// The name of the button that gives something another name.
pub(crate) fn rename(name: &str) -> String {
    super::ShelfRenameOne { name: &name }.text()
}

/// The name of the button that removes the points of a chart.
pub(crate) fn forget_points(chart: &str) -> String {
    super::ShelfForgetPoints { chart: &chart }.text()
}

/// "The earlier states of shop were removed."
pub(crate) fn points_gone(chart: &str) -> String {
    super::ShelfPointsRemoved { chart: &chart }.text()
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
