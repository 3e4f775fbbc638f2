//! `chartroom capacity`: whether environments fit on the clusters that `.chartroom.yaml` declares for them.

use crate::flags::{Flags, apart, names_and_format, switch, unknown_format};
use crate::help::CAPACITY;
use crate::project::{add_environments, project, set_all_environments};
use crate::{Host, Printed, messages};
use chartroom_compare::{Capacity, Moment, Placed, Resource, Verdict, capacity};
use chartroom_core::{Cluster, Project, Report};
use chartroom_escape::Lines;
use serde_json::{Value, json};

/// A cluster with the environments that go to it.
struct Weighed {
    cluster: Cluster,
    capacity: Capacity,
}

/// Runs the command with the arguments behind `capacity`.
pub(crate) fn run(args: &[String], host: &dyn Host) -> Printed {
    let mut args = args.to_vec();
    let exit_code = switch(&mut args, "--exit-code");
    match printed(&mut args, host) {
        Ok((text, fits)) => Printed { ok: fits || !exit_code, ..Printed::text(&text) },
        Err(error) => Printed::refused(&error),
    }
}

fn printed(args: &mut Vec<String>, host: &dyn Host) -> Result<(String, bool), String> {
    let beside = switch(args, "--beside");
    let (rest, own) = apart(args, &["--env", "--format"])?;
    let (names, format) = names_and_format(own);
    let print = match format.as_str() {
        "text" => text,
        "json" => json,
        other => {
            return Err(unknown_format(other, "text|json"));
        }
    };
    let flags = Flags::parse(&rest)?;
    let mut project = project(&flags, host)?.ok_or_else(|| CAPACITY.usage())?;
    match names.is_empty() {
        true => set_all_environments(&mut project),
        false => add_environments(&mut project, &names)?,
    }
    let report = chartroom_core::report(&project);
    let weighed = weighed(&project, &report, beside);
    let rows = weighed.iter().flat_map(|one| &one.capacity.rows);
    let fits = rows.flat_map(|row| &row.fits).all(|fit| fit.verdict != Verdict::Missing);
    Ok((print(&weighed), fits))
}

fn weighed(project: &Project, report: &Report, beside: bool) -> Vec<Weighed> {
    let mut groups: Vec<(Cluster, Vec<Placed<'_>>)> = Vec::new();
    for (environment, report) in project.environments.iter().zip(&report.environments) {
        let cluster = Cluster::of(project, &environment.name);
        let placed = Placed { report, namespace: &environment.namespace };
        let shared = groups.iter_mut().find(|(one, _)| one.name.is_some() && *one == cluster);
        match shared {
            Some((_, all)) => all.push(placed),
            None => groups.push((cluster, vec![placed])),
        }
    }
    let weigh = |(cluster, all): (Cluster, Vec<Placed<'_>>)| {
        let capacity = capacity(&cluster, &all, beside);
        Weighed { cluster, capacity }
    };
    groups.into_iter().map(weigh).collect()
}

fn text(weighed: &[Weighed]) -> String {
    let mut out = Lines::default();
    for one in weighed {
        if let Some(name) = &one.cluster.name {
            out.line(&messages::CapacityCluster { name }.text());
        }
        for row in &one.capacity.rows {
            out.line(&row.name);
            row.asks.iter().for_each(|asks| out.line(&format!("  {asks}")));
            for (moment, fit) in Moment::ALL.into_iter().zip(&row.fits) {
                out.line(&format!("  {:16}{} {}", moment.title(), fit.head, fit.text));
            }
        }
        for pod in &one.capacity.pods {
            let (environment, workload, pool) = (&pod.environment, &pod.workload, &pod.pool);
            let says = &format_args!("{} {}", pod.head, pod.text);
            out.line(&messages::CapacityPod { environment, workload, pool, says }.text());
        }
    }
    out.text()
}

fn json(weighed: &[Weighed]) -> String {
    let verdict = |verdict: Verdict| match verdict {
        Verdict::Fits => "fits",
        Verdict::Tight => "tight",
        Verdict::Missing => "missing",
        Verdict::Unknown => "unknown",
    };
    // Thousandths as a number of the unit.
    let number = |milli: i128| match milli % 1000 {
        0 => json!((milli / 1000) as i64),
        _ => json!(milli as f64 / 1000.0),
    };
    let resources = |of: &dyn Fn(usize) -> Value| {
        let named = Resource::ALL.into_iter().zip(["gpus", "cpu", "memory"]);
        named
            .map(|(one, name)| (name.to_owned(), of(one as usize)))
            .collect::<serde_json::Map<_, _>>()
    };
    let clusters = weighed.iter().map(|one| {
        let rows = one.capacity.rows.iter().map(|row| {
            let fits = row.fits.iter().zip(["minimum", "maximum", "updating"]);
            let fits = fits.map(|(fit, moment)| {
                let pools = fit.pools.iter().map(|pool| {
                    let share = |at: usize| {
                        let share = pool.shares.get(at).copied().unwrap_or_default();
                        json!({
                            "total": share.total.map(number), "others": number(share.others),
                            "own": number(share.own), "surge": number(share.surge),
                            "missing": number(share.missing),
                        })
                    };
                    json!({ "name": pool.name, "resources": resources(&share) })
                });
                json!({
                    "moment": moment, "verdict": verdict(fit.verdict), "head": fit.head, "text": fit.text,
                    "pools": pools.collect::<Vec<_>>(),
                })
            });
            json!({ "environment": row.name, "together": row.together, "asks": row.asks, "fits": fits.collect::<Vec<_>>() })
        });
        let pods = one.capacity.pods.iter().map(|pod| {
            json!({
                "environment": pod.environment, "workload": pod.workload, "pool": pod.pool,
                "podsPerNode": pod.fits, "head": pod.head, "text": pod.text,
            })
        });
        json!({
            "cluster": one.cluster.name, "rows": rows.collect::<Vec<_>>(), "pods": pods.collect::<Vec<_>>(),
        })
    });
    format!("{:#}\n", json!({ "clusters": clusters.collect::<Vec<_>>() }))
}
