//! Images.

mod empty_tag;
mod latest;
mod number_tag;
mod same_version;
mod stale;

use crate::Rule;
use crate::scene::{Scene, Workload};

pub(super) const RULES: &[Rule] =
    &[latest::RULE, stale::RULE, number_tag::RULE, same_version::RULE, empty_tag::RULE];

/// Whether a workload runs for `helm test` only: nobody goes back to an older version of it.
fn is_test(scene: &Scene<'_>, workload: &Workload<'_>) -> bool {
    let objects = scene.output.map(|output| output.objects.as_slice()).unwrap_or_default();
    let hooks = objects.get(workload.object.index).map_or(&[][..], |object| &object.hooks);
    hooks.iter().any(|hook| hook == "test" || hook == "test-success")
}

/// Whether an image is `latest`, said or unsaid; a digest says what it is.
fn is_latest(image: &str) -> bool {
    let name = image.rsplit('/').next().unwrap_or(image);
    !image.contains('@') && name.split_once(':').is_none_or(|(_, tag)| tag == "latest")
}
