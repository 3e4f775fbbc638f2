//! The browsers that are not Chromium: Firefox, and WebKitGTK with its driver and a screen for it.

use std::path::PathBuf;

use super::chromium::named;
use super::{apt, on_path};
use crate::failure::Outcome;

/// Browsers that the page's main job is tried in.
pub(crate) struct Elsewhere {
    /// Firefox, which is driven by WebDriver BiDi.
    pub(crate) firefox: PathBuf,
    /// WebKitGTK's own small browser.
    pub(crate) minibrowser: PathBuf,
}

impl Elsewhere {
    /// Finds the browsers or installs them.
    pub(crate) fn ensure() -> Outcome<Self> {
        apt::found(
            Self::find,
            &["firefox-esr", "webkit2gtk-driver", "xvfb"],
            "Firefox and WebKitGTK, which the page is tried in, too",
            "FIREFOX and MINIBROWSER",
        )
    }

    fn find() -> Option<Self> {
        let firefox =
            named("FIREFOX").or_else(|| on_path("firefox-esr")).or_else(|| on_path("firefox"))?;
        let minibrowser = named("MINIBROWSER").or_else(minibrowser)?;
        let rest = on_path("WebKitWebDriver").is_some() && on_path("Xvfb").is_some();
        rest.then_some(Self { firefox, minibrowser })
    }
}

/// Debian has it beside the library, in a folder of the machine's architecture and the library's version.
fn minibrowser() -> Option<PathBuf> {
    let folders =
        |of: PathBuf| std::fs::read_dir(of).into_iter().flatten().flatten().map(|one| one.path());
    let mut found: Vec<PathBuf> = folders("/usr/lib".into())
        .flat_map(folders)
        .map(|folder| folder.join("MiniBrowser"))
        .filter(|path| path.is_file())
        .collect();
    found.sort();
    found.pop()
}
