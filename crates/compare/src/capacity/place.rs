//! Pods put on nodes: each workload on the nodes that are the closest fit, the ones with the least choice first.

use super::demand::{Demand, Group, Room, sizes};
use super::{Amounts, MOST_NODES, MOST_UNITS, Moment, NodeUse, PoolUse, Share};
use crate::messages;
use chartroom_core::Cluster;

/// More nodes of a pool are not counted one by one.
const MOST: u32 = 5_000;

/// Pods that have no room.
pub(super) struct Left<'d> {
    pub(super) demand: &'d Demand<'d>,
    pub(super) pods: u32,
}

/// A node and what is used of it, by group.
#[derive(Clone, Copy, Default)]
struct Used {
    groups: [Amounts; 3],
}

/// A pool as pods are put on it.
struct Pool {
    name: String,
    has: [Option<i128>; 3],
    /// Whether it is declared how many nodes there are.
    counted: bool,
    nodes: Vec<Used>,
    /// Names of workloads of which a node has a pod and takes no other.
    apart: Vec<(usize, String)>,
}

/// All nodes of a cluster.
pub(super) struct Nodes {
    pools: Vec<Pool>,
}

impl Used {
    fn free(&self, has: &[Option<i128>; 3], at: usize) -> Option<i128> {
        let used: i128 = self.groups.iter().filter_map(|group| group.get(at)).sum();
        has.get(at).copied().flatten().map(|has| has - used)
    }

    fn takes(&self, has: &[Option<i128>; 3], asked: &Amounts) -> u32 {
        let pods = asked.iter().enumerate().filter(|(_, asked)| **asked > 0).map(|(at, asked)| {
            let free = self.free(has, at).unwrap_or(0).max(0);
            u32::try_from(free / asked).unwrap_or(u32::MAX)
        });
        pods.min().unwrap_or(u32::MAX)
    }

    fn add(&mut self, group: Group, asked: &Amounts, pods: u32) {
        if let Some(used) = self.groups.get_mut(group as usize) {
            for (used, asked) in used.iter_mut().zip(asked) {
                *used += asked * i128::from(pods);
            }
        }
    }
}

impl Nodes {
    pub(super) fn of(cluster: &Cluster) -> Self {
        let pool = |(at, node): (usize, &chartroom_core::ClusterNode)| Pool {
            name: pool(cluster, at),
            has: sizes(cluster, node),
            counted: node.count.is_some(),
            nodes: vec![Used::default(); node.count.unwrap_or(0).min(MOST) as usize],
            apart: Vec::new(),
        };
        Self { pools: cluster.nodes.iter().enumerate().map(pool).collect() }
    }

    /// Whether it is declared how many nodes each pool that a pod may use has.
    pub(super) fn are_counted(&self, demand: &Demand<'_>) -> bool {
        self.pools.iter().enumerate().all(|(at, pool)| pool.counted || !demand.may_use(at))
    }

    /// Puts pods on nodes; what has no room is given back.
    pub(super) fn place<'d>(
        &mut self,
        demands: &[&'d Demand<'d>],
        group: Group,
        moment: Moment,
    ) -> Vec<Left<'d>> {
        let mut order: Vec<&'d Demand<'d>> = demands.to_vec();
        let choice = |one: &Demand<'_>| (0..self.pools.len()).filter(|at| one.may_use(*at)).count();
        order.sort_by_cached_key(|one| {
            (!one.is_daemon(), choice(one), one.asked.map(|asked| -asked))
        });
        let mut left = Vec::new();
        for demand in order {
            let pods = match demand.is_daemon() {
                // Pods of a DaemonSet are replaced on their nodes.
                true if group == Group::Surge => 0,
                true => self.daemons(demand, group),
                false => {
                    let pods = demand.pods(group, moment).unwrap_or(0);
                    self.put(demand, group, pods)
                }
            };
            if pods > 0 {
                left.push(Left { demand, pods });
            }
        }
        left
    }

    /// A pod on each node that takes one; how many have no room.
    fn daemons(&mut self, demand: &Demand<'_>, group: Group) -> u32 {
        let mut missing = 0;
        for (at, pool) in self.pools.iter_mut().enumerate() {
            if !matches!(demand.rooms.get(at), Some(Room::Pods(..))) {
                continue;
            }
            let has = pool.has;
            for node in &mut pool.nodes {
                match node.takes(&has, &demand.asked) {
                    0 => missing += 1,
                    _ => node.add(group, &demand.asked, 1),
                }
            }
        }
        missing
    }

    fn put(&mut self, demand: &Demand<'_>, group: Group, mut pods: u32) -> u32 {
        for at in self.closest(demand) {
            let Some(pool) = self.pools.get_mut(at) else { continue };
            let has = pool.has;
            for (number, node) in pool.nodes.iter_mut().enumerate() {
                if pods == 0 {
                    return 0;
                }
                let mut takes = node.takes(&has, &demand.asked).min(pods);
                if demand.apart {
                    let name = (number, demand.name().to_owned());
                    takes = if pool.apart.contains(&name) { 0 } else { takes.min(1) };
                    if takes > 0 {
                        pool.apart.push(name);
                    }
                }
                node.add(group, &demand.asked, takes);
                pods -= takes;
            }
        }
        pods
    }

    /// Pools that take pods of a workload: the ones with the fewest GPUs, the least memory first.
    fn closest(&self, demand: &Demand<'_>) -> Vec<usize> {
        let takes = |at: &usize| matches!(demand.rooms.get(*at), Some(Room::Pods(..)));
        let mut pools: Vec<usize> = (0..self.pools.len()).filter(takes).collect();
        pools.sort_by_key(|at| self.pools.get(*at).map(|pool| (pool.has, *at)));
        pools
    }

    /// How many more pods of the largest workload have room.
    pub(super) fn spare(&self, demands: &[&Demand<'_>]) -> Option<u32> {
        let demand = demands.iter().filter(|one| !one.is_daemon()).max_by_key(|one| one.asked)?;
        if demand.asked.iter().all(|asked| *asked <= 0) || !self.are_counted(demand) {
            return None;
        }
        let pools = self.closest(demand);
        let takes = pools.iter().filter_map(|at| self.pools.get(*at)).flat_map(|pool| {
            let free = pool.nodes.iter().enumerate().map(|(number, node)| {
                let taken =
                    pool.apart.iter().any(|(at, name)| *at == number && name == demand.name());
                match demand.apart {
                    true if taken => 0,
                    true => node.takes(&pool.has, &demand.asked).min(1),
                    false => node.takes(&pool.has, &demand.asked),
                }
            });
            free.collect::<Vec<_>>()
        });
        Some(takes.fold(0, u32::saturating_add))
    }

    /// What pools have that pods of these workloads may use, and what is used of it, in thousandths: used, and all.
    pub(super) fn used(&self, demands: &[&Demand<'_>], resource: usize) -> (i128, i128) {
        let may = |at: usize| {
            let of = |one: &&&Demand<'_>| one.asked.get(resource).is_some_and(|asked| *asked > 0);
            demands.iter().filter(of).any(|one| one.may_use(at))
        };
        let pools = self.pools.iter().enumerate().filter(|(at, _)| may(*at));
        let (mut used, mut all) = (0, 0);
        for (_, pool) in pools {
            let has = pool.has.get(resource).copied().flatten().unwrap_or(0);
            all += has * pool.nodes.len() as i128;
            let groups = pool.nodes.iter().flat_map(|node| node.groups);
            used += groups.filter_map(|group| group.get(resource).copied()).sum::<i128>();
        }
        (used, all)
    }

    /// The pools that pods of these workloads may run on, with what is used and missing.
    pub(super) fn told(&self, demands: &[&Demand<'_>], left: &[Left<'_>]) -> Vec<PoolUse> {
        let mut told = Vec::new();
        for (at, pool) in self.pools.iter().enumerate() {
            if !demands.iter().any(|one| one.may_use(at)) {
                continue;
            }
            let of_group = |group: Group, resource: usize| -> i128 {
                let used = pool.nodes.iter().filter_map(|node| node.groups.get(group as usize));
                used.filter_map(|amounts| amounts.get(resource).copied()).sum()
            };
            // Pods that have no room are told at the closest pool.
            let here = left.iter().filter(|one| self.would_go(one.demand) == Some(at));
            let missing: Vec<(&Demand<'_>, u32)> = here.map(|one| (one.demand, one.pods)).collect();
            let share = |resource: usize| Share {
                total: pool
                    .has
                    .get(resource)
                    .copied()
                    .flatten()
                    .filter(|_| pool.counted)
                    .map(|has| has * pool.nodes.len() as i128),
                others: of_group(Group::Others, resource),
                own: of_group(Group::Own, resource),
                surge: of_group(Group::Surge, resource),
                missing: missing
                    .iter()
                    .filter_map(|(one, pods)| Some(one.asked.get(resource)? * i128::from(*pods)))
                    .sum(),
            };
            told.push(PoolUse {
                name: pool.name.clone(),
                shares: [share(0), share(1), share(2)],
                nodes: pool.units(),
            });
        }
        told
    }

    /// The pool that pods would go to if there were room.
    fn would_go(&self, demand: &Demand<'_>) -> Option<usize> {
        let takes = self.closest(demand).first().copied();
        takes.or_else(|| (0..self.pools.len()).find(|at| demand.may_use(*at)))
    }
}

impl Pool {
    /// Its nodes with their GPUs, where they are few enough.
    fn units(&self) -> Vec<NodeUse> {
        let whole = |milli: i128| u32::try_from(milli / 1000).unwrap_or(0);
        let total = self.has.first().copied().flatten().map_or(0, whole);
        if self.nodes.len() > MOST_NODES || total > MOST_UNITS || total == 0 {
            return Vec::new();
        }
        let of = |node: &Used, group: Group| {
            node.groups.get(group as usize).and_then(|used| used.first()).copied().map_or(0, whole)
        };
        let node = |node: &Used| NodeUse {
            total,
            others: of(node, Group::Others),
            own: of(node, Group::Own),
            surge: of(node, Group::Surge),
        };
        self.nodes.iter().map(node).collect()
    }
}

/// The name of a pool.
pub(super) fn pool(cluster: &Cluster, at: usize) -> String {
    let own = cluster.nodes.get(at).filter(|node| !node.name.is_empty());
    own.map_or_else(
        || messages::CapacityPool { number: &(at + 1) }.text(),
        |node| node.name.clone(),
    )
}
