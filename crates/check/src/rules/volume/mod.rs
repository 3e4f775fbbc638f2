//! Volumes and claims.

mod mount_without_volume;
mod read_only_claim;
mod shared_once_claim;

use crate::Rule;
use crate::scene::{Object, Scene, Workload};
use chartroom_yaml::Node;

pub(super) const RULES: &[Rule] =
    &[read_only_claim::RULE, shared_once_claim::RULE, mount_without_volume::RULE];

/// A volume of a pod that is a claim among the rendered objects.
struct Claimed<'s> {
    /// The item of `volumes`.
    volume: &'s Node,
    /// The PersistentVolumeClaim.
    claim: &'s Object<'s>,
}

impl<'s> Claimed<'s> {
    /// The volumes of a workload that are rendered claims.
    fn of(scene: &'s Scene<'_>, workload: &Workload<'s>) -> Vec<Self> {
        let volumes = workload.spec.get(&["volumes"]).map_or(&[][..], Node::items).iter();
        let claim = |volume: &'s Node| {
            let name = volume.get(&["persistentVolumeClaim", "claimName"])?.text()?;
            let claim = scene.find("PersistentVolumeClaim", name)?;
            Some(Self { volume, claim })
        };
        volumes.filter_map(claim).collect()
    }

    /// The volume's name.
    fn name(&self) -> Option<&'s str> {
        self.volume.get(&["name"])?.text()
    }

    /// The claim's access modes.
    fn modes(&self) -> Vec<&'s str> {
        let modes = self.claim.at(&["spec", "accessModes"]).map_or(&[][..], Node::items);
        modes.iter().filter_map(Node::text).collect()
    }

    /// The first of the claim's access modes.
    fn mode_node(&self) -> &'s Node {
        let mode = self.claim.at(&["spec", "accessModes", "0"]);
        mode.unwrap_or_else(|| self.claim.anchor(&["spec"]))
    }
}
