//! Whether environments fit on the cluster that is declared for them: at the fewest pods, at the most, and while pods are
//! replaced.
//!
//! | you look for | it lives in |
//! | --- | --- |
//! | what a pod asks for, and on which nodes it may run | `demand.rs` |
//! | pods put on nodes | `place.rs` |
//! | the sentences that say it | `words.rs` |

mod demand;
mod place;
#[cfg(test)]
mod tests;
mod words;

use crate::messages;
use chartroom_core::{Cluster, EnvironmentReport};
use chartroom_objects::quantity::{cpu_text, memory_text, parse_milli};
use chartroom_objects::{Objects, Workload};
use demand::{Demand, Group};
use place::Nodes;

/// More nodes of a pool are not drawn one by one.
const MOST_NODES: usize = 24;
/// More GPUs of a node are not.
const MOST_UNITS: u32 = 8;

/// When it is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// Every autoscaler at its fewest pods.
    Minimum,
    /// Every autoscaler at its most pods.
    Maximum,
    /// Pods are replaced, from the fewest on.
    Updating,
}

impl Moment {
    /// All of them, in their order.
    pub const ALL: [Self; 3] = [Self::Minimum, Self::Maximum, Self::Updating];

    /// When pods that are not replaced are counted.
    fn at_rest(self) -> Self {
        match self {
            Self::Maximum => Self::Maximum,
            Self::Minimum | Self::Updating => Self::Minimum,
        }
    }

    /// What it is called.
    pub fn title(self) -> &'static str {
        match self {
            Self::Minimum => messages::CAPACITY_MINIMUM.text(),
            Self::Maximum => messages::CAPACITY_MAXIMUM.text(),
            Self::Updating => messages::CAPACITY_UPDATING.text(),
        }
    }
}

/// Resources that are weighed, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resource {
    /// GPUs of any kind.
    Gpu,
    /// Processors.
    Cpu,
    /// Memory.
    Memory,
}

impl Resource {
    /// All of them, in their order.
    pub const ALL: [Self; 3] = [Self::Gpu, Self::Cpu, Self::Memory];

    /// An amount of it in thousandths, for people.
    pub fn amount(self, amount: i128) -> String {
        match self {
            Self::Memory => memory_text(amount),
            Self::Gpu | Self::Cpu => cpu_text(amount),
        }
    }
}

/// An amount of each resource, in thousandths, in the order of [`Resource::ALL`].
type Amounts = [i128; 3];

/// An environment on the cluster.
#[derive(Clone, Copy)]
pub struct Placed<'a> {
    /// What was rendered.
    pub report: &'a EnvironmentReport,
    /// Its namespace.
    pub namespace: &'a str,
}

/// Whether it fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// All pods run.
    Fits,
    /// They do, and something is to be said of it.
    Tight,
    /// Some do not.
    Missing,
    /// What is declared does not say it.
    Unknown,
}

/// What pods use of a pool.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// What there is; None where it is not declared.
    pub total: Option<i128>,
    /// What pods of other environments use.
    pub others: i128,
    /// What pods of this one use.
    pub own: i128,
    /// What pods on top use while others are replaced.
    pub surge: i128,
    /// What pods that have no room ask for.
    pub missing: i128,
}

/// A pool and what runs on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PoolUse {
    /// Its name.
    pub name: String,
    /// What of each resource is used, in the order of [`Resource::ALL`].
    pub shares: [Share; 3],
    /// Its nodes, each with the GPUs that it has and who uses them; none where there are too many.
    pub nodes: Vec<NodeUse>,
}

/// The GPUs of a node.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NodeUse {
    /// How many there are.
    pub total: u32,
    /// Of other environments.
    pub others: u32,
    /// Of this one.
    pub own: u32,
    /// Of pods on top.
    pub surge: u32,
}

/// Whether an environment fits at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fit {
    /// Whether.
    pub verdict: Verdict,
    /// The answer in a few words: `Fits.`
    pub head: String,
    /// What is left or missing, and what follows.
    pub text: String,
    /// The pools that its pods may run on.
    pub pools: Vec<PoolUse>,
}

/// An environment, or all of them together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CapacityRow {
    /// Its name, or that it is all together.
    pub name: String,
    /// It is all together.
    pub together: bool,
    /// What its workloads ask for, each in a line.
    pub asks: Vec<String>,
    /// Whether it fits, in the order of [`Moment::ALL`].
    pub fits: Vec<Fit>,
}

/// A pod of an environment on a node of a pool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnePod {
    /// The environment.
    pub environment: String,
    /// The workload.
    pub workload: String,
    /// The name of the pool.
    pub pool: String,
    /// Whether a node takes one, and how many.
    pub fits: Option<u32>,
    /// The answer in a few words.
    pub head: String,
    /// What decides, or why not.
    pub text: String,
    /// Of each resource what a pod asks for and a node has, in the order of [`Resource::ALL`].
    pub sizes: [(i128, Option<i128>); 3],
    /// The resource that decides.
    pub decides: Option<Resource>,
}

/// Whether environments fit on a cluster.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Capacity {
    /// Environments, and where there are several all of them together.
    pub rows: Vec<CapacityRow>,
    /// The largest pod of each environment on a node of each pool.
    pub pods: Vec<OnePod>,
}

/// Whether environments fit on a cluster: each alone, or beside all others that go to it.
pub fn capacity(cluster: &Cluster, environments: &[Placed<'_>], beside: bool) -> Capacity {
    let read: Vec<Option<Objects<'_>>> =
        environments.iter().map(|one| Some(one.report.output.as_ref()?.read())).collect();
    let workloads: Vec<Vec<Workload<'_>>> = read.iter().map(running).collect();
    let demands = |at: usize| {
        let types = environments.get(at).map(|one| types(one.report)).unwrap_or_default();
        let own = workloads.get(at).map_or(&[][..], Vec::as_slice).iter();
        own.map(|workload| Demand::of(workload, cluster, &types)).collect::<Vec<_>>()
    };
    let demands: Vec<Vec<Demand<'_>>> = (0..environments.len()).map(demands).collect();
    let scene = Scene { cluster, environments, demands: &demands };
    let mut all = Capacity::default();
    for (at, environment) in environments.iter().enumerate() {
        let fit = |moment: &Moment| match &environment.report.output {
            Some(_) => scene.fit(&[at], beside, *moment),
            None => Fit::unknown(words::fails()),
        };
        let own = demands.get(at).map_or(&[][..], Vec::as_slice);
        all.rows.push(CapacityRow {
            name: environment.report.name.clone(),
            together: false,
            asks: own.iter().map(|one| words::asks(one, cluster)).collect(),
            fits: Moment::ALL.iter().map(fit).collect(),
        });
        let largest = own.iter().max_by_key(|one| (one.asked, std::cmp::Reverse(one.name())));
        let pools = largest.into_iter().flat_map(|one| {
            let pools = 0..cluster.nodes.len();
            pools.map(move |pool| words::one_pod(environment, one, cluster, pool))
        });
        all.pods.extend(pools);
    }
    if environments.len() > 1 {
        let every: Vec<usize> = (0..environments.len()).collect();
        let fits = Moment::ALL.iter().map(|moment| scene.fit(&every, false, *moment)).collect();
        let name = messages::CAPACITY_TOGETHER.into();
        all.rows.push(CapacityRow { name, together: true, asks: Vec::new(), fits });
    }
    all
}

fn running<'s>(objects: &'s Option<Objects<'_>>) -> Vec<Workload<'s>> {
    objects.iter().flat_map(Objects::workloads).filter(Workload::is_long_running).collect()
}

/// What cards call the GPUs of workloads, by the index of the object.
fn types(report: &EnvironmentReport) -> Vec<(usize, String)> {
    let cards = report.output.iter().flat_map(|output| &output.overview.gpus);
    cards.filter_map(|card| Some((card.object, card.kind.as_ref()?.value.clone()))).collect()
}

struct Scene<'a> {
    cluster: &'a Cluster,
    environments: &'a [Placed<'a>],
    demands: &'a [Vec<Demand<'a>>],
}

impl Scene<'_> {
    /// Whether some environments fit together, beside all others or alone.
    fn fit(&self, own: &[usize], beside: bool, moment: Moment) -> Fit {
        if self.cluster.nodes.is_empty() {
            return Fit::unknown(words::no_nodes());
        }
        let mut nodes = Nodes::of(self.cluster);
        let others: Vec<usize> =
            (0..self.environments.len()).filter(|at| beside && !own.contains(at)).collect();
        let at_rest = moment.at_rest();
        let demands = |list: &[usize]| -> Vec<&Demand<'_>> {
            list.iter().filter_map(|at| self.demands.get(*at)).flatten().collect()
        };
        nodes.place(&demands(&others), Group::Others, at_rest);
        let mine = demands(own);
        let mut missing = nodes.place(&mine, Group::Own, at_rest);
        let mut on_top = Vec::new();
        if moment == Moment::Updating {
            on_top = nodes.place(&mine, Group::Surge, moment);
        }
        let quota = self.over_quota(own, &others, moment);
        let is_unknown = missing.iter().chain(&on_top).any(|one| one.demand.is_unknown());
        // Pods that are taken away first make room for the ones that come.
        let waits = on_top.iter().any(|one| one.demand.gone == 0);
        missing.retain(|one| one.pods > 0);
        let spare = nodes.spare(&mine);
        let (verdict, head, text) = words::fit(&words::Found {
            moment,
            mine: &mine,
            several: own.len() > 1,
            nodes: &nodes,
            missing: &missing,
            on_top: &on_top,
            waits,
            is_unknown,
            quota: quota.as_ref(),
            spare,
            cluster: self.cluster,
        });
        let lost = missing.into_iter().chain(on_top).collect::<Vec<_>>();
        Fit { verdict, head, text, pools: nodes.told(&mine, &lost) }
    }

    /// The first quota that would be exceeded: its name, what is asked for, and what it allows.
    fn over_quota(
        &self,
        own: &[usize],
        others: &[usize],
        moment: Moment,
    ) -> Option<(String, i128, i128)> {
        let namespace = |at: usize| self.environments.get(at).map(|one| one.namespace);
        own.iter().find_map(|at| {
            let here = namespace(*at)?;
            self.cluster.quota_of(here).iter().find_map(|(name, hard)| {
                let hard = parse_milli(hard)?;
                let sum = |list: &[usize], moment: Moment| -> i128 {
                    let there = list.iter().filter(|at| namespace(**at) == Some(here));
                    let all = there.filter_map(|at| self.demands.get(*at)).flatten();
                    all.map(|one| {
                        let pods = one.pods(Group::Own, moment).unwrap_or(0)
                            + match moment {
                                Moment::Updating => one.surge,
                                Moment::Minimum | Moment::Maximum => 0,
                            };
                        i128::from(pods) * one.workload.counted(name)
                    })
                    .sum()
                };
                let asked = sum(own, moment) + sum(others, moment.at_rest());
                (asked > hard).then(|| (name.clone(), asked, hard))
            })
        })
    }
}

impl Fit {
    fn unknown((head, text): (String, String)) -> Self {
        Self { verdict: Verdict::Unknown, head, text, pools: Vec::new() }
    }
}
