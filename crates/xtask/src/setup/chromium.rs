//! Chromium and its driver, for tests and pictures.

use std::path::PathBuf;
use std::process::Command;

use super::{apt, on_path};
use crate::failure::Outcome;
use crate::process;

/// A browser that can be driven.
pub(crate) struct Chromium {
    /// The browser itself.
    pub(crate) browser: PathBuf,
    /// Its WebDriver, for wasm-bindgen's tests.
    pub(crate) driver: PathBuf,
}

impl Chromium {
    /// Finds the browser and its driver or installs both.
    pub(crate) fn ensure() -> Outcome<Self> {
        apt::found(
            Self::find,
            &["chromium", "chromium-driver"],
            "Chromium and its driver, which the tests run in",
            "CHROMIUM and CHROMEDRIVER",
        )
    }

    /// Makes sure that Chinese text can be drawn, for pictures of the page in Chinese.
    pub(crate) fn ensure_fonts() -> Outcome<()> {
        match process::answer(Command::new("fc-list").args([":lang=zh", "family"])) {
            Some(fonts) if !fonts.is_empty() => Ok(()),
            _ => apt::ensure(
                &["fonts-wqy-microhei"],
                "a font with Chinese characters, for the pictures",
            ),
        }
    }

    fn find() -> Option<Self> {
        let browsers = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
        let browser =
            named("CHROMIUM").or_else(|| browsers.iter().find_map(|name| on_path(name)))?;
        let driver = named("CHROMEDRIVER").or_else(|| on_path("chromedriver"))?;
        Some(Self { browser, driver })
    }
}

/// The program that an environment variable names.
pub(super) fn named(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from).filter(|path| path.is_file())
}
