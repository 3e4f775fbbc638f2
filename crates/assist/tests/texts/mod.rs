//! Files of cases, within the tests: a browser has no disk.

use include_dir::Dir;

/// The texts of a folder's files, with their names, in order.
pub(crate) fn texts(folder: &'static Dir<'static>) -> Vec<(&'static str, &'static str)> {
    let text = |file: &'static include_dir::File<'static>| {
        Some((file.path().file_stem()?.to_str()?, file.contents_utf8()?))
    };
    let mut found: Vec<_> = folder.files().filter_map(text).collect();
    found.sort_unstable();
    found
}
