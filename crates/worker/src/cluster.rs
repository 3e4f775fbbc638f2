//! The cluster that a chart's settings declare for an environment, which only the whole engine reads and writes.

#[cfg(not(feature = "whole"))]
pub(crate) use small::answer;
#[cfg(feature = "whole")]
pub(crate) use whole::answer;

#[cfg(not(feature = "whole"))]
mod small {
    use chartroom_core::{Project, Report};
    use chartroom_protocol::{Answer, Environment, Fixes};
    use std::collections::HashMap;

    /// The small engine has no answer.
    pub(crate) fn answer(
        _: Fixes,
        _: &Environment,
        _: (Option<&Project>, &HashMap<usize, Report>),
        _: &[u8],
    ) -> Option<Answer> {
        None
    }
}

#[cfg(feature = "whole")]
mod whole {
    use crate::messages;
    use chartroom_check::{NodeSize, Profile, kubectl_commands};
    use chartroom_compare as compare;
    use chartroom_core::{Cluster, Project, Report};
    use chartroom_protocol as wire;
    use std::collections::HashMap;
    use wire::{Answer, ClusterForm, Clustered, Clustering};

    /// What there is to say, or the edits that write it down.
    pub(crate) fn answer(
        fixes: wire::Fixes,
        environment: &wire::Environment,
        rendered: (Option<&Project>, &HashMap<usize, Report>),
        asked: &[u8],
    ) -> Option<Answer> {
        let environments = rendered.0.map_or(&[][..], |project| &project.environments);
        let names: Vec<&str> = environments.iter().map(|one| one.name.as_str()).collect();
        let scene = Scene { text: &fixes.text, environment, names, rendered };
        let answered = |form: Option<ClusterForm>, wrong: Option<String>, beside: Option<bool>| {
            let capacity = form.as_ref().zip(beside).filter(|_| wrong.is_none());
            let capacity = capacity.and_then(|(form, beside)| scene.weighed(form, beside));
            Some((form, wrong, capacity))
        };
        let (form, wrong, capacity) = match wire::decode::<Clustering>(asked).ok()? {
            Clustering::Show => match Profile::of(&fixes.text, &environment.name) {
                Some(declared) => answered(Some(scene.form(declared)), None, Some(true)),
                None => answered(
                    Some(ClusterForm::default()),
                    Some(messages::CLUSTER_UNREADABLE.text().to_owned()),
                    None,
                ),
            },
            Clustering::Named(_, name) if !name.is_empty() => {
                let declared = Profile::named(&fixes.text, &name)?;
                answered(Some(scene.form(declared)), None, Some(true))
            }
            Clustering::Named(form, _) => answered(Some(form), None, Some(true)),
            Clustering::Paste(old, pasted) => match (profile(&old), Profile::printed(&pasted)) {
                (Err(wrong), _) => answered(Some(old), Some(wrong), None),
                (_, None) => {
                    let wrong = messages::CLUSTER_NOT_PRINTED.text().to_owned();
                    answered(Some(old), Some(wrong), None)
                }
                (Ok(known), Some(printed)) => {
                    let form = scene.form(known.with(printed));
                    answered(Some(ClusterForm { used_by: old.used_by, ..form }), None, Some(true))
                }
            },
            Clustering::Weigh(form, beside) => {
                // What is being typed stays as it is.
                let wrong = profile(&form).err();
                let capacity = scene.weighed(&form, beside).filter(|_| wrong.is_none());
                Some((None, wrong, capacity))
            }
            Clustering::Declare(new) => {
                let edits = profile(&new).and_then(|profile| {
                    let edits = profile.declare(&fixes.text, &scene.goes(&new));
                    edits.ok_or_else(|| messages::CLUSTER_UNREADABLE.text().to_owned())
                });
                match edits {
                    Ok(edits) => {
                        return Some(Answer::Together(crate::checks::edits(&fixes, edits)));
                    }
                    Err(wrong) => answered(Some(new), Some(wrong), None),
                }
            }
        }?;
        let clustered = Clustered {
            environment: environment.name.clone(),
            commands: kubectl_commands(&environment.namespace).unwrap_or_default(),
            known: Profile::names(&fixes.text),
            form,
            wrong,
            capacity,
        };
        let bytes = wire::encode(&clustered).ok()?;
        Some(Answer::ToView(wire::ForView::Cluster, bytes))
    }

    /// What is asked about.
    struct Scene<'a> {
        /// The settings.
        text: &'a str,
        /// The open environment.
        environment: &'a wire::Environment,
        /// The names of all.
        names: Vec<&'a str>,
        rendered: (Option<&'a Project>, &'a HashMap<usize, Report>),
    }

    impl Scene<'_> {
        /// The environments that a form sends to its cluster, the open one first.
        fn goes<'f>(&'f self, form: &'f ClusterForm) -> Vec<(&'f str, bool)> {
            let open = self.environment.name.as_str();
            let others = form.used_by.iter().filter(|one| one.environment != open);
            let others = others.filter(|one| one.other.is_none() || one.goes);
            let others = others.map(|one| (one.environment.as_str(), one.goes));
            std::iter::once((open, true)).chain(others).collect()
        }

        /// Whether environments fit if a cluster is as a form says.
        fn weighed(&self, form: &ClusterForm, beside: bool) -> Option<wire::ClusterCapacity> {
            let own = Profile { name: String::new(), ..profile(form).ok()? };
            let text = own.declared_in("", "x")?;
            let cluster = Cluster::declared_in(&text, "x");
            let goes = self.goes(form);
            let (project, reports) = self.rendered;
            let mut placed = Vec::new();
            for (index, environment) in project?.environments.iter().enumerate() {
                let is_there = goes.iter().any(|(name, goes)| {
                    *goes
                        && *name == environment.name
                        && (!form.name.is_empty() || *name == self.environment.name)
                });
                let report = reports.get(&index).and_then(|report| report.environments.first());
                if let Some(report) = report.filter(|_| is_there) {
                    placed.push(compare::Placed { report, namespace: &environment.namespace });
                }
            }
            let capacity = compare::capacity(&cluster, &placed, beside);
            Some(wire::ClusterCapacity {
                moments: compare::Moment::ALL.iter().map(|one| one.title().to_owned()).collect(),
                rows: capacity.rows.into_iter().map(row).collect(),
                pods: capacity
                    .pods
                    .into_iter()
                    .filter(|pod| pod.environment == self.environment.name)
                    .map(pod)
                    .collect(),
            })
        }

        fn form(&self, profile: Profile) -> ClusterForm {
            let node = |node: NodeSize| wire::ClusterNode {
                name: node.name,
                count: node.count,
                labels: words(node.labels.map(|labels| pairs(&labels))),
                taints: words(node.taints),
                cpu: node.cpu,
                memory: node.memory,
                gpus: node.gpus,
                gpu: node.gpu,
            };
            let used_by = self.names.iter().map(|name| {
                let declared = Profile::of(self.text, name).unwrap_or_default();
                let goes = declared.name == profile.name && !profile.name.is_empty();
                let none = declared == Profile::default();
                wire::ClusterUse {
                    environment: (*name).to_owned(),
                    goes: goes || *name == self.environment.name,
                    other: Some(declared.name).filter(|_| !goes && !none),
                }
            });
            let used_by: Vec<wire::ClusterUse> = used_by.collect();
            let mut quotas: Vec<(String, String)> = profile
                .quotas
                .iter()
                .map(|(namespace, quota)| (namespace.clone(), pairs(quota).join(", ")))
                .collect();
            for environment in self.rendered.0.map_or(&[][..], |project| &project.environments) {
                if !quotas.iter().any(|(namespace, _)| *namespace == environment.namespace) {
                    quotas.push((environment.namespace.clone(), String::new()));
                }
            }
            ClusterForm {
                name: profile.name,
                used_by,
                quotas,
                quota: pairs(&profile.quota).join(", "),
                distribution: profile.distribution,
                version: profile.version,
                helm: profile.helm,
                taints: words(profile.taints),
                storage_classes: words(profile.storage_classes),
                default_storage_class: profile.default_storage_class,
                ingress_classes: words(profile.ingress_classes),
                pod_security: profile.pod_security,
                nodes: profile.nodes.into_iter().map(node).collect(),
                apis: profile.apis.join("\n"),
            }
        }
    }

    fn row(row: compare::CapacityRow) -> wire::CapacityRow {
        let pool = |pool: compare::PoolUse| wire::CapacityPool {
            name: pool.name,
            shares: compare::Resource::ALL.map(|resource| {
                let share = pool.shares.get(resource as usize).copied().unwrap_or_default();
                wire::CapacityShare {
                    total: share.total.map(number),
                    others: number(share.others),
                    own: number(share.own),
                    surge: number(share.surge),
                    missing: number(share.missing),
                    says: of(resource, share.others + share.own + share.surge, share.total),
                }
            }),
            nodes: pool
                .nodes
                .iter()
                .map(|node| [node.total, node.others, node.own, node.surge])
                .collect(),
        };
        let fit = |fit: compare::Fit| wire::CapacityFit {
            verdict: match fit.verdict {
                compare::Verdict::Fits => wire::CapacityVerdict::Fits,
                compare::Verdict::Tight => wire::CapacityVerdict::Tight,
                compare::Verdict::Missing => wire::CapacityVerdict::Missing,
                compare::Verdict::Unknown => wire::CapacityVerdict::Unknown,
            },
            head: fit.head,
            text: fit.text,
            pools: fit.pools.into_iter().map(pool).collect(),
        };
        wire::CapacityRow {
            name: row.name,
            together: row.together,
            asks: row.asks,
            fits: row.fits.into_iter().map(fit).collect(),
        }
    }

    fn pod(pod: compare::OnePod) -> wire::CapacityPod {
        let size = |resource: compare::Resource| {
            pod.sizes.get(resource as usize).copied().unwrap_or_default()
        };
        wire::CapacityPod {
            parts: compare::Resource::ALL.map(|resource| {
                let (asked, has) = size(resource);
                let has = has?;
                Some(if has == 0 { f64::from(asked > 0) * 2.0 } else { asked as f64 / has as f64 })
            }),
            says: compare::Resource::ALL.map(|resource| {
                let (asked, has) = size(resource);
                of(resource, asked, has)
            }),
            decides: pod.decides.map(|resource| resource as u32),
            fits: pod.fits.map(|pods| pods > 0),
            workload: pod.workload,
            pool: pod.pool,
            head: pod.head,
            text: pod.text,
        }
    }

    /// Thousandths as a number of the unit.
    fn number(milli: i128) -> f64 {
        milli as f64 / 1000.0
    }

    fn of(resource: compare::Resource, part: i128, all: Option<i128>) -> String {
        let all = all.map_or_else(|| "?".to_owned(), |all| resource.amount(all));
        format!("{} / {all}", resource.amount(part))
    }

    /// Keys with their values, as words.
    fn pairs(pairs: &[(String, String)]) -> Vec<String> {
        pairs.iter().map(|(key, value)| format!("{key}={value}")).collect()
    }

    /// Lists as words.
    const NONE: &str = "none";

    fn words(list: Option<Vec<String>>) -> String {
        match list {
            None => String::new(),
            Some(list) if list.is_empty() => NONE.to_owned(),
            Some(list) => list.join(", "),
        }
    }

    fn list(words: &str) -> Option<Vec<String>> {
        let words = words.split([',', ' ', '\n', '\t', '\r']).filter(|word| !word.is_empty());
        let list: Vec<String> = words.map(str::to_owned).collect();
        match list.as_slice() {
            [] => None,
            [one] if one == NONE => Some(Vec::new()),
            _ => Some(list),
        }
    }

    /// What a form says; the error is a sentence for people.
    fn profile(form: &ClusterForm) -> Result<Profile, String> {
        let text = |text: &str| text.trim().to_owned();
        let pair = |word: &String| match word.split_once('=') {
            Some((key, amount)) => Ok((key.to_owned(), amount.to_owned())),
            None => Err(messages::ClusterQuota { word }.text()),
        };
        let all = |list: Vec<String>| list.iter().map(pair).collect::<Result<Vec<_>, String>>();
        let quota = |words: &str| all(list(words).unwrap_or_default());
        let label = |word: String| {
            let (key, value) = word.split_once('=').unwrap_or((&word, ""));
            (key.to_owned(), value.to_owned())
        };
        let node = |node: &wire::ClusterNode| NodeSize {
            name: text(&node.name),
            count: text(&node.count),
            labels: list(&node.labels).map(|words| words.into_iter().map(label).collect()),
            taints: list(&node.taints),
            cpu: text(&node.cpu),
            memory: text(&node.memory),
            gpus: text(&node.gpus),
            gpu: text(&node.gpu),
        };
        let mut quotas = Vec::new();
        for (namespace, words) in &form.quotas {
            quotas.push((namespace.clone(), quota(words)?));
        }
        quotas.retain(|(_, quota)| !quota.is_empty());
        let profile = Profile {
            name: text(&form.name),
            quotas,
            distribution: text(&form.distribution),
            version: text(&form.version),
            helm: text(&form.helm),
            taints: list(&form.taints),
            storage_classes: list(&form.storage_classes),
            default_storage_class: text(&form.default_storage_class),
            ingress_classes: list(&form.ingress_classes),
            pod_security: text(&form.pod_security),
            quota: quota(&form.quota)?,
            nodes: form
                .nodes
                .iter()
                .map(node)
                .filter(|node| *node != NodeSize::default())
                .collect(),
            apis: list(&form.apis).unwrap_or_default(),
        };
        match profile.complaint() {
            Some(wrong) => Err(wrong),
            None => Ok(profile),
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        fn ask(text: &str, asked: &Clustering) -> Answer {
            let environment = wire::Environment {
                name: "prod".into(),
                overlays: Vec::new(),
                sets: Vec::new(),
                release: "r".into(),
                namespace: "ai".into(),
            };
            let fixes = wire::Fixes {
                path: ".chartroom.yaml".into(),
                text: text.into(),
                edits: Vec::new(),
            };
            answer(fixes, &environment, (None, &HashMap::new()), &wire::encode(asked).unwrap())
                .unwrap()
        }

        fn shown(answer: Answer) -> Clustered {
            let Answer::ToView(_, bytes) = answer else { panic!("a form") };
            wire::decode(&bytes).unwrap()
        }

        #[test]
        fn a_form_is_filled_and_written() {
            let text = "environments:\n  prod:\n    cluster:\n      helm: 3\n      taints: []\n";
            let mut form = shown(ask(text, &Clustering::Show)).form.unwrap();
            assert_eq!((form.helm.as_str(), form.taints.as_str()), ("3", NONE));
            let pasted = "version v1.33.2-eks-1\nstorageclasses\nstorageclass gp3 true\n";
            form = shown(ask(text, &Clustering::Paste(form, pasted.into()))).form.unwrap();
            assert_eq!((form.helm.as_str(), form.storage_classes.as_str()), ("3", "gp3"));
            form.quota = "pods=20, requests.cpu=10".into();
            let Answer::Together(edits) = ask(text, &Clustering::Declare(form.clone())) else {
                panic!("edits")
            };
            assert!(edits[0].text.contains("quota: {pods: 20, requests.cpu: 10}"), "{edits:?}");
            form.quota = "pods".into();
            let refused = shown(ask(text, &Clustering::Declare(form.clone())));
            assert_eq!(refused.form, Some(form));
            assert!(refused.wrong.unwrap().contains("`pods`"));
        }

        #[test]
        fn settings_that_cannot_be_read_are_not_written() {
            let refused = shown(ask("environments: [\n", &Clustering::Show));
            assert!(refused.wrong.is_some() && refused.commands.contains("-n ai "));
        }
    }
}
