//! The sentences that say whether environments fit.

use super::demand::{Demand, Group, Reason, Room, sizes};
use super::place::{Left, Nodes, pool};
use super::{Amounts, Moment, OnePod, Placed, Resource, Verdict};
use crate::messages;
use chartroom_core::Cluster;
use chartroom_messages::Message;
use chartroom_objects::quantity::{cpu_text, memory_text};

/// What was found at a moment.
pub(super) struct Found<'f> {
    pub(super) moment: Moment,
    pub(super) mine: &'f [&'f Demand<'f>],
    /// Several environments together.
    pub(super) several: bool,
    pub(super) nodes: &'f Nodes,
    /// Pods without room, and those on top without.
    pub(super) missing: &'f [Left<'f>],
    pub(super) on_top: &'f [Left<'f>],
    /// Pods on top have no room, and none may go first.
    pub(super) waits: bool,
    /// What is not declared may decide.
    pub(super) is_unknown: bool,
    /// The quota that is exceeded: its name, what is asked for, what it allows.
    pub(super) quota: Option<&'f (String, i128, i128)>,
    /// How many more pods have room.
    pub(super) spare: Option<u32>,
    pub(super) cluster: &'f Cluster,
}

type Said = (Verdict, String, String);

fn said(verdict: Verdict, head: Message, text: String) -> Said {
    (verdict, head.into(), text)
}

pub(super) fn fails() -> (String, String) {
    (messages::CAPACITY_CANNOT_TELL.into(), messages::CAPACITY_FAILS.into())
}

pub(super) fn no_nodes() -> (String, String) {
    (messages::CAPACITY_CANNOT_TELL.into(), messages::CAPACITY_NO_NODES.into())
}

fn joined(texts: impl IntoIterator<Item = String>) -> String {
    texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("; ")
}

/// Whether it fits, in words.
pub(super) fn fit(found: &Found<'_>) -> Said {
    if let Some((name, asked, hard)) = found.quota {
        let words = |amount: i128| quantity(name, amount);
        let text = messages::CapacityQuota { name, asked: &words(*asked), hard: &words(*hard) };
        return said(Verdict::Missing, messages::CAPACITY_OVER_QUOTA, text.text());
    }
    let unknown = |text: String| said(Verdict::Unknown, messages::CAPACITY_CANNOT_TELL, text);
    let is_missing = !found.missing.is_empty();
    let blind = found
        .mine
        .iter()
        .find(|one| !one.is_daemon() && one.pods(Group::Own, found.moment).is_none());
    if blind.is_some() {
        return unknown(messages::CAPACITY_UNKNOWN_PODS.into());
    }
    if (is_missing || !found.on_top.is_empty())
        && let Some(text) = not_declared(found)
    {
        return unknown(text);
    }
    if is_missing {
        return missing(found);
    }
    let on_top: u32 = found.on_top.iter().map(|one| one.pods).sum();
    if found.waits && !found.several {
        let text = messages::CapacityNoneMayGo { count: on_top as usize }.text();
        return said(Verdict::Missing, messages::CAPACITY_WAITS, text);
    }
    if on_top > 0 {
        let text = messages::CapacityFirstGone { count: on_top as usize }.text();
        return said(Verdict::Tight, messages::CAPACITY_SLOW, text);
    }
    if found.mine.is_empty() {
        return said(Verdict::Fits, messages::CAPACITY_FITS, messages::CAPACITY_NOTHING.into());
    }
    let spare = found.spare.map(|spare| messages::CapacitySpare { count: spare as usize }.text());
    match found.moment {
        Moment::Updating => {
            let sum = |of: fn(&Demand<'_>) -> u32| -> usize {
                found.mine.iter().filter(|one| !one.is_daemon()).map(|one| of(one) as usize).sum()
            };
            let text = match (sum(|one| one.surge), sum(|one| one.gone)) {
                (0, gone) => messages::CapacityFewer { count: gone }.text(),
                (surge, _) => messages::CapacityOnTop { count: surge }.text(),
            };
            said(Verdict::Fits, messages::CAPACITY_FITS, text)
        }
        Moment::Minimum | Moment::Maximum if found.spare == Some(0) => {
            let text = joined([used(found), messages::CAPACITY_LOST_NODE.into()]);
            said(Verdict::Tight, messages::CAPACITY_FULL, text)
        }
        Moment::Minimum | Moment::Maximum => {
            let text = joined([used(found), spare.unwrap_or_default()]);
            said(Verdict::Fits, messages::CAPACITY_FITS, text)
        }
    }
}

/// What is used of the pools that pods may run on.
fn used(found: &Found<'_>) -> String {
    let (gpus, all) = found.nodes.used(found.mine, 0);
    if found.mine.iter().any(|one| one.asked.first().is_some_and(|gpus| *gpus > 0)) {
        let whole = |milli: i128| milli / 1000;
        return messages::CapacityUsedGpus {
            used: &whole(gpus),
            all: &whole(all),
            left: &whole(all - gpus),
        }
        .text();
    }
    let (cpu, cpus) = found.nodes.used(found.mine, 1);
    let (memory, memories) = found.nodes.used(found.mine, 2);
    if cpus == 0 && memories == 0 {
        return String::new();
    }
    messages::CapacityUsed {
        cpu: &cpu_text(cpu),
        cpus: &cpu_text(cpus),
        memory: &memory_text(memory),
        memories: &memory_text(memories),
    }
    .text()
}

/// What is not declared, where that may be why pods have no room.
fn not_declared(found: &Found<'_>) -> Option<String> {
    let left = || found.missing.iter().chain(found.on_top);
    for one in left() {
        let rooms = one.demand.rooms.iter().enumerate();
        let size = rooms.clone().find_map(|(at, room)| match room {
            Room::Unknown(resource) => Some((at, *resource)),
            Room::Pods(..) | Room::No(_) => None,
        });
        if let Some((at, resource)) = size.filter(|_| found.is_unknown) {
            let (pool, resource) = (pool(found.cluster, at), name(resource));
            return Some(messages::CapacityUnknownSize { pool: &pool, resource: &resource }.text());
        }
        let counted =
            |at: usize| found.cluster.nodes.get(at).is_some_and(|one| one.count.is_some());
        let open = rooms.map(|(at, _)| at).find(|at| one.demand.may_use(*at) && !counted(*at));
        if let Some(at) = open {
            return Some(messages::CapacityUnknownCount { pool: &pool(found.cluster, at) }.text());
        }
    }
    None
}

fn missing(found: &Found<'_>) -> Said {
    let pods: u32 = found.missing.iter().map(|one| one.pods).sum();
    let all: u32 = found.mine.iter().filter_map(|one| one.pods(Group::Own, found.moment)).sum();
    let stay = messages::CapacityStay { missing: &pods, pods: &all.max(pods) }.text();
    if let [one, ..] = found.missing
        && !one.demand.rooms.iter().any(|room| matches!(room, Room::Pods(..)))
    {
        // The pool that is the least wrong says why: one that is too small before one that is another kind.
        let mut reasons: Vec<(usize, &Reason)> = Vec::new();
        for (at, room) in one.demand.rooms.iter().enumerate() {
            if let Room::No(reason) = room {
                reasons.push((at, reason));
            }
        }
        reasons.sort_by_key(|(at, reason)| {
            let rank = match reason {
                Reason::Small(_) => 0,
                Reason::Type(_) => 1,
                Reason::Taint(_) => 2,
                Reason::Label(_) => 3,
                Reason::NoGpu => 4,
            };
            (rank, *at)
        });
        let why = reasons.first().map(|(at, reason)| {
            format!(
                "{}: {}",
                pool(found.cluster, *at),
                because(reason, one.demand, found.cluster, *at)
            )
        });
        let text = joined([why.unwrap_or_default(), stay]);
        return said(Verdict::Missing, messages::CAPACITY_NO_POOL, text);
    }
    let gpus: i128 = found
        .missing
        .iter()
        .map(|one| one.demand.asked.first().copied().unwrap_or(0) / 1000 * i128::from(one.pods))
        .sum();
    let head = match usize::try_from(gpus) {
        Ok(count) if count > 0 => messages::CapacityGpusMissing { count }.text(),
        _ => messages::CapacityPodsMissing { count: pods as usize }.text(),
    };
    (Verdict::Missing, head, stay)
}

fn name(resource: Resource) -> &'static str {
    match resource {
        Resource::Gpu => messages::CAPACITY_GPU.text(),
        Resource::Cpu => messages::CAPACITY_CPU.text(),
        Resource::Memory => messages::CAPACITY_MEMORY.text(),
    }
}

/// An amount of what a quota names.
fn quantity(name: &str, amount: i128) -> String {
    match name.ends_with("memory") || name.ends_with("storage") {
        true => memory_text(amount),
        false => cpu_text(amount),
    }
}

fn because(reason: &Reason, demand: &Demand<'_>, cluster: &Cluster, at: usize) -> String {
    match reason {
        Reason::Label(label) => messages::CapacityNoLabel { label }.text(),
        Reason::Taint(taint) => messages::CapacityNoTaint { taint }.text(),
        Reason::Type(kind) => messages::CapacityOtherGpu { gpu: kind }.text(),
        Reason::NoGpu => messages::CAPACITY_NO_GPU.into(),
        Reason::Small(resource) => {
            let index = *resource as usize;
            let has = cluster.nodes.get(at).map(|node| sizes(cluster, node));
            let has = has.and_then(|has| has.get(index).copied().flatten()).unwrap_or(0);
            let asked = demand.asked.get(index).copied().unwrap_or(0);
            messages::CapacitySmall {
                asked: &resource.amount(asked),
                has: &resource.amount(has),
                resource: &name(*resource),
            }
            .text()
        }
    }
}

/// What a pod asks for, in a line.
fn amounts(asked: &Amounts, gpu: Option<&str>) -> String {
    let [gpus, cpu, memory] = *asked;
    let some = |amount: i128, text: String| Some(text).filter(|_| amount > 0);
    let gpus = some(gpus, format!("{} × {}", gpus / 1000, gpu.unwrap_or("GPU")));
    let cpu = some(cpu, messages::CapacityOfCpu { amount: &cpu_text(cpu) }.text());
    let all: Vec<String> =
        [gpus, cpu, some(memory, memory_text(memory))].into_iter().flatten().collect();
    if all.is_empty() { messages::CAPACITY_ASKS_NOTHING.into() } else { all.join(", ") }
}

/// What a workload asks for, and where it may run.
pub(super) fn asks(demand: &Demand<'_>, cluster: &Cluster) -> String {
    let amounts = amounts(&demand.asked, demand.gpu.as_deref());
    let name = demand.name();
    let pods = demand.workload.pods;
    let what = match (pods.min, pods.max) {
        _ if demand.is_daemon() => {
            messages::CapacityAsksNode { name: &name, amounts: &amounts }.text()
        }
        (Some(min), Some(max)) => {
            let pods = if min == max { min.to_string() } else { format!("{min}…{max}") };
            messages::CapacityAsks { name: &name, pods: &pods, amounts: &amounts }.text()
        }
        _ => messages::CapacityAsks { name: &name, pods: &"?", amounts: &amounts }.text(),
    };
    let usable = (0..cluster.nodes.len()).filter(|at| demand.may_use(*at));
    let pools: Vec<String> = usable.map(|at| pool(cluster, at)).collect();
    let on = match (cluster.nodes.is_empty(), pools.is_empty()) {
        (true, _) => String::new(),
        (false, true) => messages::CAPACITY_ON_NONE.into(),
        (false, false) => messages::CapacityOn { pools: &pools.join(", ") }.text(),
    };
    joined([what, on])
}

/// A pod on a node of a pool.
pub(super) fn one_pod(
    environment: &Placed<'_>,
    demand: &Demand<'_>,
    cluster: &Cluster,
    at: usize,
) -> OnePod {
    let has = cluster.nodes.get(at).map(|node| sizes(cluster, node)).unwrap_or_default();
    let [gpu, cpu, memory] = demand.asked;
    let mut decides = None;
    let (fits, head, text) = match demand.rooms.get(at) {
        Some(Room::Pods(u32::MAX, _)) => {
            let text = messages::CAPACITY_NO_REQUESTS.into();
            (Some(u32::MAX), messages::CAPACITY_ANY_NUMBER.into(), text)
        }
        Some(Room::Pods(pods, least)) => {
            decides = *least;
            let text = match least {
                Some(resource) => messages::CapacityDecides { resource: &name(*resource) }.text(),
                None => messages::CAPACITY_APART.into(),
            };
            (Some(*pods), messages::CapacityPerNode { count: *pods as usize }.text(), text)
        }
        Some(Room::No(reason)) => {
            decides = match reason {
                Reason::Small(resource) => Some(*resource),
                Reason::NoGpu | Reason::Type(_) => Some(Resource::Gpu),
                Reason::Label(_) | Reason::Taint(_) => None,
            };
            (Some(0), messages::CAPACITY_NO.into(), because(reason, demand, cluster, at))
        }
        Some(Room::Unknown(resource)) => {
            let (pool, resource) = (pool(cluster, at), name(*resource));
            let text = messages::CapacityUnknownSize { pool: &pool, resource: &resource }.text();
            (None, messages::CAPACITY_CANNOT_TELL.into(), text)
        }
        None => (None, messages::CAPACITY_CANNOT_TELL.into(), String::new()),
    };
    let [gpus, cpus, memories] = has;
    OnePod {
        environment: environment.report.name.clone(),
        workload: demand.name().to_owned(),
        pool: pool(cluster, at),
        fits,
        head,
        text,
        sizes: [(gpu, gpus), (cpu, cpus), (memory, memories)],
        decides,
    }
}
