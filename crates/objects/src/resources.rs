//! CPU and memory of pods.

use crate::workload::Workload;

/// The quality-of-service class of pods, by which a node that runs out of memory chooses what goes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quality {
    /// No requests and no limits.
    BestEffort,
    /// Anything between.
    Burstable,
    /// Limits that equal requests, in every container.
    Guaranteed,
}

impl Workload<'_> {
    /// The class of its pods (Kubernetes' ComputePodQOS); init containers count, amounts of 0 do not.
    pub fn quality(&self) -> Quality {
        let keys = ["cpu", "memory"];
        let (mut any, mut guaranteed) = (false, true);
        for container in self.all_containers() {
            for key in keys {
                let amount = |list: &str| container.quantity(list, key).filter(|milli| *milli > 0);
                let (request, limit) = (amount("requests"), amount("limits"));
                any |= request.or(limit).is_some();
                guaranteed &= limit.is_some() && request.or(limit) == limit;
            }
        }
        match (any, guaranteed) {
            (false, _) => Quality::BestEffort,
            (true, true) => Quality::Guaranteed,
            (true, false) => Quality::Burstable,
        }
    }
}
