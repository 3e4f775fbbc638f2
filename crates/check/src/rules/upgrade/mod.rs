//! What an upgrade from the chart as it was meets: fields that cannot be changed, objects that go.

mod fixed_field;
mod gone;

use crate::Rule;
use crate::scene::Scene;
use chartroom_core::Object;

pub(super) const RULES: &[Rule] = &[fixed_field::RULE, gone::RULE];

/// The objects of the release as it was, hooks left out: Helm makes those anew.
fn earlier<'s>(scene: &'s Scene<'_>) -> impl Iterator<Item = &'s Object> {
    let objects = scene.earlier.map(|output| output.objects.as_slice()).unwrap_or_default();
    objects.iter().filter(|object| object.hooks.is_empty() && !object.name.is_empty())
}
