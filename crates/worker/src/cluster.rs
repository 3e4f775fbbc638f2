//! The cluster that a chart's settings declare for an environment, which only the whole engine reads and writes.

#[cfg(not(feature = "whole"))]
pub(crate) use small::answer;
#[cfg(feature = "whole")]
pub(crate) use whole::answer;

#[cfg(not(feature = "whole"))]
mod small {
    use chartroom_protocol::{Answer, Environment, Fixes};

    /// The small engine has no answer.
    pub(crate) fn answer(_: Fixes, _: &Environment, _: &[u8]) -> Option<Answer> {
        None
    }
}

#[cfg(feature = "whole")]
mod whole {
    use crate::messages;
    use chartroom_check::{NodeSize, Profile, kubectl_commands};
    use chartroom_protocol as wire;
    use wire::{Answer, ClusterForm, Clustered, Clustering};

    /// What there is to say, or the edits that write it down.
    pub(crate) fn answer(
        fixes: wire::Fixes,
        environment: &wire::Environment,
        asked: &[u8],
    ) -> Option<Answer> {
        let answered = |form: ClusterForm, wrong: Option<String>| {
            let clustered = Clustered {
                environment: environment.name.clone(),
                commands: kubectl_commands(&environment.namespace).unwrap_or_default(),
                form,
                wrong,
            };
            let bytes = wire::encode(&clustered).ok()?;
            Some(Answer::ToView(wire::ForView::Cluster, bytes))
        };
        match wire::decode::<Clustering>(asked).ok()? {
            Clustering::Show => match Profile::of(&fixes.text, &environment.name) {
                Some(declared) => answered(form(declared), None),
                None => answered(
                    ClusterForm::default(),
                    Some(messages::CLUSTER_UNREADABLE.text().to_owned()),
                ),
            },
            Clustering::Paste(old, pasted) => match (profile(&old), Profile::printed(&pasted)) {
                (Err(wrong), _) => answered(old, Some(wrong)),
                (_, None) => answered(old, Some(messages::CLUSTER_NOT_PRINTED.text().to_owned())),
                (Ok(known), Some(printed)) => answered(form(known.with(printed)), None),
            },
            Clustering::Declare(new) => {
                let edits = profile(&new).and_then(|profile| {
                    let edits = profile.declare(&fixes.text, &environment.name);
                    edits.ok_or_else(|| messages::CLUSTER_UNREADABLE.text().to_owned())
                });
                match edits {
                    Ok(edits) => Some(Answer::Together(crate::checks::edits(&fixes, edits))),
                    Err(wrong) => answered(new, Some(wrong)),
                }
            }
        }
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

    fn form(profile: Profile) -> ClusterForm {
        let node = |node: NodeSize| wire::ClusterNode {
            cpu: node.cpu,
            memory: node.memory,
            gpus: node.gpus,
            gpu: node.gpu,
        };
        let quota = profile.quota.iter().map(|(key, amount)| format!("{key}={amount}"));
        ClusterForm {
            quota: quota.collect::<Vec<_>>().join(", "),
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

    /// What a form says; the error is a sentence for people.
    fn profile(form: &ClusterForm) -> Result<Profile, String> {
        let text = |text: &str| text.trim().to_owned();
        let node = |node: &wire::ClusterNode| NodeSize {
            cpu: text(&node.cpu),
            memory: text(&node.memory),
            gpus: text(&node.gpus),
            gpu: text(&node.gpu),
        };
        let pair = |word: String| match word.split_once('=') {
            Some((key, amount)) => Ok((key.to_owned(), amount.to_owned())),
            None => Err(messages::ClusterQuota { word: &word }.text()),
        };
        let quota = list(&form.quota).unwrap_or_default().into_iter().map(pair);
        let profile = Profile {
            distribution: text(&form.distribution),
            version: text(&form.version),
            helm: text(&form.helm),
            taints: list(&form.taints),
            storage_classes: list(&form.storage_classes),
            default_storage_class: text(&form.default_storage_class),
            ingress_classes: list(&form.ingress_classes),
            pod_security: text(&form.pod_security),
            quota: quota.collect::<Result<_, String>>()?,
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
            answer(fixes, &environment, &wire::encode(asked).unwrap()).unwrap()
        }

        fn shown(answer: Answer) -> Clustered {
            let Answer::ToView(_, bytes) = answer else { panic!("a form") };
            wire::decode(&bytes).unwrap()
        }

        #[test]
        fn a_form_is_filled_and_written() {
            let text = "environments:\n  prod:\n    cluster:\n      helm: 3\n      taints: []\n";
            let mut form = shown(ask(text, &Clustering::Show)).form;
            assert_eq!((form.helm.as_str(), form.taints.as_str()), ("3", NONE));
            let pasted = "version v1.33.2-eks-1\nstorageclasses\nstorageclass gp3 true\n";
            form = shown(ask(text, &Clustering::Paste(form, pasted.into()))).form;
            assert_eq!((form.helm.as_str(), form.storage_classes.as_str()), ("3", "gp3"));
            form.quota = "pods=20, requests.cpu=10".into();
            let Answer::Together(edits) = ask(text, &Clustering::Declare(form.clone())) else {
                panic!("edits")
            };
            assert!(edits[0].text.contains("quota: {pods: 20, requests.cpu: 10}"), "{edits:?}");
            form.quota = "pods".into();
            let refused = shown(ask(text, &Clustering::Declare(form.clone())));
            assert_eq!(refused.form, form);
            assert!(refused.wrong.unwrap().contains("`pods`"));
        }

        #[test]
        fn settings_that_cannot_be_read_are_not_written() {
            let refused = shown(ask("environments: [\n", &Clustering::Show));
            assert!(refused.wrong.is_some() && refused.commands.contains("-n ai "));
        }
    }
}
