//! Images.

mod empty_tag;
mod latest;
mod number_tag;
mod same_version;
mod stale;

use crate::Rule;

pub(super) const RULES: &[Rule] =
    &[latest::RULE, stale::RULE, number_tag::RULE, same_version::RULE, empty_tag::RULE];

/// Whether an image is `latest`, said or unsaid; a digest says what it is.
fn is_latest(image: &str) -> bool {
    let name = image.rsplit('/').next().unwrap_or(image);
    !image.contains('@') && name.split_once(':').is_none_or(|(_, tag)| tag == "latest")
}
