//! The Sprig functions (v3.3.0) that Helm exposes: one table row per function, one file per family.
//!
//! | family | where |
//! | --- | --- |
//! | text: case, cutting, wrapping, joining | `strings/` |
//! | lists, dictionaries, merging | `lists/`, `dicts/` |
//! | numbers, decimals, conversion | `math/`, `convert.rs` |
//! | `default`, `ternary`, `typeOf` … | `defaults.rs`, `types.rs` |
//! | paths, URLs, encodings | `paths.rs`, `url.rs`, `encoding.rs` |
//! | regular expressions, versions, dates | [`regex`], [`semver`], `date.rs` |
//! | hashes, random text, passwords, ciphers | `hash.rs`, `random.rs`, `password.rs`, `cipher.rs` |
//! | keys and certificates | `certificates.rs`, on `crypto/` |
//!
//! `env` and `expandenv` do not exist, because Helm removes them. The functions that Helm replaces or adds
//! (`toJson`, `toYaml`, `include` …) are the helm crate's.

mod args;
#[cfg(feature = "whole")]
mod certificates;
#[cfg(feature = "whole")]
mod cipher;
mod convert;
#[cfg(feature = "whole")]
mod crypto;
#[cfg(feature = "whole")]
mod date;
mod defaults;
mod dicts;
mod encoding;
mod hash;
mod lists;
mod math;
pub mod part;
#[cfg(feature = "whole")]
mod password;
mod paths;
mod random;
pub mod regex;
#[cfg(feature = "whole")]
mod seeded;
pub mod semver;
mod strings;
mod table;
mod types;
#[cfg(feature = "whole")]
mod url;

pub use hash::sha256;
pub use table::Row;
#[cfg(feature = "whole")]
pub use url::Reference;

use chartroom_gotemplate::Function;

/// The tables of all families.
const FAMILIES: &[&[Row]] = &[
    strings::case::ROWS,
    strings::cut::ROWS,
    strings::edit::ROWS,
    strings::lists::ROWS,
    strings::quote::ROWS,
    strings::test::ROWS,
    strings::wrap::ROWS,
    lists::build::ROWS,
    lists::parts::ROWS,
    lists::search::ROWS,
    dicts::access::ROWS,
    dicts::ROWS,
    dicts::merge::ROWS,
    math::integer::ROWS,
    math::float::ROWS,
    math::decimal::ROWS,
    convert::ROWS,
    defaults::ROWS,
    types::ROWS,
    paths::ROWS,
    encoding::ROWS,
    regex::ROWS,
    semver::ROWS,
    #[cfg(feature = "whole")]
    date::ROWS,
    hash::ROWS,
    #[cfg(feature = "whole")]
    certificates::ROWS,
    #[cfg(feature = "whole")]
    password::ROWS,
    #[cfg(feature = "whole")]
    cipher::ROWS,
    #[cfg(not(feature = "whole"))]
    part::ROWS,
    random::ROWS,
    #[cfg(feature = "whole")]
    url::ROWS,
];

/// The rows of all functions, with what a hover shows about them.
pub fn docs() -> impl Iterator<Item = &'static Row> {
    FAMILIES.iter().flat_map(|rows| rows.iter())
}

/// The functions under all their names.
pub fn functions() -> Vec<Function> {
    docs().flat_map(Row::functions).collect()
}

#[cfg(test)]
#[cfg(all(feature = "docs", feature = "whole"))]
mod tests;
