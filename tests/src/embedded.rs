//! The project's own cases as they were when this was built.

use crate::case::{Case, charts, micro};
use crate::disk::Disk;

/// Path and bytes of every file below tests/cases (`/cases`) and www/charts (`/charts`).
static FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// The built-in charts' files below `/charts`.
pub fn disk() -> Disk {
    let mut disk = Disk::default();
    FILES.iter().for_each(|(path, data)| disk.insert(path, data));
    disk
}

/// All cases.
pub fn cases() -> Vec<Case> {
    let disk = disk();
    let mut cases = Vec::new();
    for set in disk.children("/cases") {
        let folder = format!("/cases/{set}");
        if disk.below(&format!("{folder}/cases")).next().is_some() {
            cases.extend(charts(&set, &disk, &folder));
        }
        for name in disk.children(&folder) {
            let case = format!("{folder}/{name}");
            if disk.get(&format!("{case}/expected.txt")).is_some() {
                cases.extend(micro(&set, &name, &disk, &case));
            }
        }
    }
    cases
}
