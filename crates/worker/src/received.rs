//! What a link changes against the chart as it came, and what becomes of one's own work when some of it is taken over;
//! only the whole engine can say.

#[cfg(not(feature = "whole"))]
pub(crate) use small::Renders;
#[cfg(feature = "whole")]
pub(crate) use whole::{Renders, cell, finding};

#[cfg(not(feature = "whole"))]
mod small {
    use crate::checks::Checks;
    use chartroom_core::{Project, Report};
    use std::collections::HashMap;

    /// Nothing is rendered for it.
    #[derive(Default)]
    pub(crate) struct Renders;

    impl Renders {
        /// The small engine has no answer.
        pub(crate) fn received(
            &mut self,
            _: Option<&Project>,
            _: &HashMap<usize, Report>,
            _: &Checks,
            _: chartroom_protocol::Receive,
        ) -> Option<Vec<u8>> {
            None
        }
    }
}

#[cfg(feature = "whole")]
mod whole {
    use crate::checks::Checks;
    use crate::{baseline, input, landing, messages, output};
    use chartroom_check::Entries;
    use chartroom_compare::{Group, Named, Row, matrix};
    use chartroom_core as core;
    use chartroom_core::diagnostics::{Diagnostic, Severity};
    use chartroom_export::{Item, Own, Version, Versions, What, has_key, only};
    use chartroom_protocol as wire;
    use std::collections::HashMap;
    use std::rc::Rc;

    /// What was rendered of other versions than the one on screen: while one chooses they mostly stay.
    #[derive(Default)]
    pub(crate) struct Renders {
        all: Vec<(Vec<core::ProjectFile>, core::Environment, String, Rc<core::Report>)>,
    }

    /// More are not kept.
    const MOST: usize = 8;

    /// Figures in the order of their weight; those that are not named come last.
    const FIRST: [Named; 5] =
        [Named::TotalGpus, Named::Pods, Named::Gpu, Named::Budget, Named::Autoscaling];

    impl Renders {
        /// The answer, as bytes.
        pub(crate) fn received(
            &mut self,
            project: Option<&core::Project>,
            reports: &HashMap<usize, core::Report>,
            checks: &Checks,
            asked: wire::Receive,
        ) -> Option<Vec<u8>> {
            let project = project?;
            let link = asked.link.and_then(|payload| core::decode(&payload).ok());
            let index = asked.index as usize;
            let now = reports.get(&index)?;
            let environment = project.environments.get(index)?;
            let came = baseline::came(project, asked.came);
            let snippet = link.as_ref().and_then(|link| link.snippet.as_deref());
            let against = baseline::of(&came, link.as_ref(), asked.answering);
            let (against, base) = against.unwrap_or_else(|| (wire::Against::Came, came.clone()));
            let mut sent = Version {
                files: project.files.clone(),
                environments: project.environments.clone(),
                kube_version: project.kube_version.clone(),
            };
            if let Some(snippet) = snippet {
                sent = baseline::merged(&sent, environment, snippet);
            }
            let has_own = asked.own.is_some();
            let own = asked.own.map_or_else(|| came.clone(), |own| version(&came, own));
            let versions = Versions { came: &base, sent: &sent, own: &own };
            let items = versions.items();
            let bench = Bench { project, checks, came: &came };
            let old = self.report(&bench, &base, &as_it_came(&base, environment));
            let fact = |key| core::chart_fact(&came.files, key).unwrap_or_default();
            let replies = match against {
                wire::Against::Came => Default::default(),
                _ => replies(&Versions { came: &came, sent: &base, own: &own }.items(), &items),
            };
            let values = now.environments.first().filter(|_| snippet.is_some());
            let count = snippet
                .map(|text| Entries::read(text).map_or(0, |entries| entries.all().len()) as u32);
            let lesson = link.as_ref().and_then(|link| lesson(&came, link));
            let place = link.and_then(|link| link.place);
            let mut received = wire::Received {
                against,
                replies,
                snippet: count,
                lesson,
                found: place.map(|place| landing::found(place, now, project)),
                chart: fact("name"),
                version: fact("version"),
                environment: environment.name.clone(),
                places: items.iter().filter(|item| reaches(item, environment, &sent)).count()
                    as u32,
                others: others(&items, index, &sent),
                figures: figures(&old, now),
                findings: [one_sided(&old, now, false), one_sided(now, &old, true)].concat(),
                items: items
                    .iter()
                    .map(|item| wire_item(item, &versions, &environment.name, values))
                    .collect(),
                own: has_own,
                made_on: asked.made_on.filter(|version| !version.is_empty()),
                whole: asked.whole,
                forecast: None,
            };
            if let Ok(choosing) = wire::decode::<wire::Choosing>(&asked.choosing) {
                let forecast = self.forecast(
                    &bench,
                    &versions,
                    (&items, &received.items),
                    choosing,
                    now,
                    &environment.name,
                );
                received.forecast = Some(forecast);
            }
            wire::encode(&received).ok()
        }

        fn forecast(
            &mut self,
            bench: &Bench<'_>,
            versions: &Versions<'_>,
            (items, shown): (&[Item], &[wire::ReceivedItem]),
            choosing: wire::Choosing,
            sent: &core::Report,
            of: &str,
        ) -> wire::Forecast {
            let can = |item: &wire::ReceivedItem| item.refused.is_none();
            let at_first =
                |item: &wire::ReceivedItem| can(item) && item.own.is_none() && !item.missing;
            let chosen = choosing.chosen.filter(|chosen| chosen.len() == shown.len());
            let mut chosen = chosen.unwrap_or_else(|| shown.iter().map(at_first).collect());
            for (chosen, item) in chosen.iter_mut().zip(shown) {
                *chosen &= can(item) && (choosing.name.is_none() || item.fits);
            }
            let name = choosing.name.as_deref().map(str::trim);
            let new = name.map(|name| versions.as_environment(items, &chosen, of, name));
            let taken = matches!(new, Some(None));
            let then = match new.flatten() {
                Some(new) => new,
                None => versions.taken(items, &chosen),
            };
            let seen = name.filter(|_| !taken).unwrap_or(of);
            let environment = |version: &Version, name: &str| {
                version.environments.iter().find(|one| one.name == name).cloned()
            };
            let report = environment(&then, seen).map(|one| self.report(bench, &then, &one));
            let mine =
                environment(versions.own, of).map(|one| self.report(bench, versions.own, &one));
            let count = |severity| {
                let problems = report.iter().flat_map(|report| &report.problems);
                problems.filter(|one| one.diagnostic.severity == severity).count() as u32
            };
            let known: Vec<&Diagnostic> = match (&report, &mine) {
                (Some(report), Some(mine)) => only(report, mine),
                _ => Vec::new(),
            };
            let findings = report.as_deref().map(|report| only(report, sent)).unwrap_or_default();
            let findings = findings
                .into_iter()
                .filter(|one| known.iter().any(|known| std::ptr::eq(*known, *one)));
            let (pods, gpus) = report.as_deref().map(standing).unwrap_or_default();
            wire::Forecast {
                pods,
                gpus,
                problems: (count(Severity::Error), count(Severity::Warning)),
                findings: findings.map(|one| finding(one, true)).collect(),
                state: difference(bench.came, &then, seen),
                name: choosing.name,
                taken,
                chosen,
            }
        }

        /// An environment as the chart came.
        pub(crate) fn as_it_came(
            &mut self,
            project: &core::Project,
            environment: &core::Environment,
            checks: &Checks,
        ) -> Option<Rc<core::Report>> {
            if project.before.is_none() && environment.sets.is_empty() {
                return None;
            }
            let mut came = baseline::came(project, Vec::new());
            came.environments = project.environments.clone();
            let bench = Bench { project, checks, came: &came };
            let is_there = |path: &&String| came.files.iter().any(|file| file.path == **path);
            let overlays = environment.overlays.iter().filter(is_there).cloned().collect();
            let environment =
                core::Environment { overlays, sets: Vec::new(), ..environment.clone() };
            Some(self.report(&bench, &came, &environment))
        }

        /// An environment that is not there yet, with the files that it needs.
        pub(crate) fn planned(
            &mut self,
            project: &core::Project,
            checks: &Checks,
            files: Vec<core::ProjectFile>,
            environment: &core::Environment,
        ) -> Rc<core::Report> {
            let planned = Version {
                files,
                environments: project.environments.clone(),
                kube_version: project.kube_version.clone(),
            };
            self.report(&Bench { project, checks, came: &planned }, &planned, environment)
        }

        /// A version in one environment, rendered and checked.
        fn report(
            &mut self,
            bench: &Bench<'_>,
            version: &Version,
            environment: &core::Environment,
        ) -> Rc<core::Report> {
            let same = |(files, one, kube, _): &&(
                Vec<core::ProjectFile>,
                core::Environment,
                String,
                _,
            )| {
                *one == *environment && *kube == version.kube_version && *files == version.files
            };
            if let Some((.., report)) = self.all.iter().find(same) {
                return report.clone();
            }
            let mut project = core::Project {
                files: version.files.clone(),
                environments: vec![environment.clone()],
                kube_version: version.kube_version.clone(),
                before: (version.files != bench.came.files)
                    .then(|| core::Before::of(&bench.came.files, &version.files))
                    .flatten(),
                ..bench.project.clone()
            };
            project.kube_version = core::rendered_for(&project, &environment.name);
            let mut report = core::report(&project);
            crate::still_alive();
            bench.checks.run(&project, &mut report, &[]);
            crate::still_alive();
            let report = Rc::new(report);
            if self.all.len() >= MOST {
                self.all.remove(0);
            }
            let (files, kube) = (version.files.clone(), version.kube_version.clone());
            self.all.push((files, environment.clone(), kube, report.clone()));
            report
        }
    }

    /// What versions are rendered with.
    struct Bench<'a> {
        project: &'a core::Project,
        checks: &'a Checks,
        came: &'a Version,
    }

    /// One that was not there had none of its layers.
    fn as_it_came(came: &Version, environment: &core::Environment) -> core::Environment {
        let known = came.environments.iter().find(|one| one.name == environment.name).cloned();
        known.unwrap_or_else(|| core::Environment {
            overlays: Vec::new(),
            sets: Vec::new(),
            ..environment.clone()
        })
    }

    fn version(came: &Version, own: wire::SharedState) -> Version {
        let files = input::with(came.files.clone(), own.files);
        let environments = own.environments.filter(|list| !list.is_empty());
        let environments =
            environments.map(|list| list.into_iter().map(input::environment).collect());
        Version {
            files,
            environments: environments.unwrap_or_else(|| came.environments.clone()),
            kube_version: own.kube_version.unwrap_or_default(),
        }
    }

    /// Of an answer: how many places of what was sent are changed, how many there are, and how many came.
    fn replies(sent: &[Item], changed: &[Item]) -> (u32, u32, u32) {
        let known = |item: &&Item| sent.iter().any(|one| one.what == item.what);
        let (again, added): (Vec<&Item>, Vec<&Item>) = changed.iter().partition(known);
        (again.len() as u32, sent.len() as u32, added.len() as u32)
    }

    /// The lesson that a link carries, and what it starts from.
    fn lesson(
        came: &Version,
        link: &core::SharedState,
    ) -> Option<Result<(Vec<u8>, wire::SharedState), String>> {
        let given = chartroom_lesson::carried(link.lesson.as_deref()?);
        let start = baseline::with(came, link.clone());
        Some(given.map(|mut given| {
            let steps = crate::making::begun(&came.files, &start.files);
            for lesson in &mut given.lesson {
                lesson.start.edits.clone_from(&steps);
            }
            (wire::encode(&given).unwrap_or_default(), difference(came, &start, &link.open))
        }))
    }

    /// A version as its difference to the chart as it came.
    fn difference(came: &Version, then: &Version, open: &str) -> wire::SharedState {
        let fact = |key| core::chart_fact(&came.files, key).unwrap_or_default();
        let changed = chartroom_export::changed_files(&came.files, &then.files).into_iter();
        let environments =
            || then.environments.iter().cloned().map(input::opened_environment).collect();
        wire::SharedState {
            chart: fact("name"),
            chart_version: fact("version"),
            open: open.to_owned(),
            environments: (then.environments != came.environments).then(environments),
            kube_version: Some(then.kube_version.clone()).filter(|version| !version.is_empty()),
            files: changed
                .map(|file| wire::SharedFile { path: file.path, text: file.after })
                .collect(),
        }
    }

    fn is_layer(path: &str, version: &Version) -> bool {
        let mut all = version.environments.iter();
        path == "values.yaml" || all.any(|one| one.overlays.iter().any(|other| other == path))
    }

    /// Whether an item changes an environment.
    fn reaches(item: &Item, environment: &core::Environment, sent: &Version) -> bool {
        match &item.what {
            What::Entry(path, _) | What::File(path) => {
                path == "values.yaml"
                    || environment.overlays.contains(path)
                    || !is_layer(path, sent)
            }
            What::Environment(name) => *name == environment.name,
            What::Kubernetes => true,
        }
    }

    fn others(items: &[Item], index: usize, sent: &Version) -> Vec<(u32, String)> {
        let changes = |environment: &core::Environment| {
            items.iter().any(|item| match &item.what {
                What::Entry(path, _) | What::File(path) => environment.overlays.contains(path),
                What::Environment(name) => *name == environment.name,
                What::Kubernetes => false,
            })
        };
        let all = sent.environments.iter().enumerate();
        let all = all.filter(|(at, environment)| *at != index && changes(environment));
        all.map(|(at, environment)| (at as u32, environment.name.clone())).collect()
    }

    pub(crate) fn cell(row: &Row, at: usize) -> Option<String> {
        row.cells.get(at).and_then(|cell| cell.text.clone())
    }

    /// Figures of an environment that differ.
    fn figures(
        old: &core::Report,
        new: &core::Report,
    ) -> Vec<(String, Option<String>, Option<String>)> {
        let (Some(old), Some(new)) = (old.environments.first(), new.environments.first()) else {
            return Vec::new();
        };
        if old.output.is_none() || new.output.is_none() {
            return Vec::new();
        }
        let mut rows = matrix(&[old, new]).rows;
        rows.retain(|row| row.group != Group::Values && row.differs());
        let weight = |row: &Row| {
            FIRST.iter().position(|one| row.figure == Some(*one)).unwrap_or(FIRST.len())
        };
        rows.sort_by_key(weight);
        let name = |row: &Row| match row.figure {
            Some(Named::TotalGpus) => messages::RECEIVED_GPUS.into(),
            _ => row.name.clone(),
        };
        rows.iter().map(|row| (name(row), cell(row, 0), cell(row, 1))).collect()
    }

    /// The pods of an environment and their GPUs: the figures that weigh most.
    fn standing(report: &core::Report) -> (Option<String>, Option<String>) {
        let Some(environment) = report.environments.first() else { return (None, None) };
        let rows = matrix(&[environment]).rows;
        let only = |figure: Named| {
            let mut named = rows.iter().filter(|row| row.figure == Some(figure));
            let row = named.next().filter(|_| named.next().is_none())?;
            cell(row, 0)
        };
        (only(Named::Pods), only(Named::TotalGpus))
    }

    pub(crate) fn finding(one: &Diagnostic, new: bool) -> wire::OneSided {
        wire::OneSided {
            new,
            severity: output::severity(one.severity),
            code: one.code.to_string(),
            message: one.message.clone(),
        }
    }

    fn one_sided(side: &core::Report, other: &core::Report, new: bool) -> Vec<wire::OneSided> {
        only(side, other).into_iter().map(|one| finding(one, new)).collect()
    }

    fn wire_item(
        item: &Item,
        versions: &Versions<'_>,
        of: &str,
        values: Option<&core::EnvironmentReport>,
    ) -> wire::ReceivedItem {
        let missing = match (&item.what, values) {
            (What::Entry(_, key), Some(values)) => !has_key(values, key),
            _ => false,
        };
        let (file, name) = match &item.what {
            What::Entry(path, key) => (Some(path.clone()), key.join(".")),
            What::File(path) => (Some(path.clone()), String::new()),
            What::Environment(name) => (None, name.clone()),
            What::Kubernetes => (None, "Kubernetes".to_owned()),
        };
        let own = item.own.as_ref().map(|own| match own {
            Own::Same => wire::OwnValue::Same,
            Own::Other(text) => wire::OwnValue::Other(text.clone()),
        });
        let refused = match (item.masked, item.possible) {
            (true, _) => Some(wire::Refusing::Masked),
            (_, false) => Some(wire::Refusing::Tied),
            _ => None,
        };
        let (old, new) = (item.old.clone(), item.new.clone());
        wire::ReceivedItem {
            missing,
            file,
            name,
            old,
            new,
            own,
            refused,
            fits: versions.fits(item, of),
        }
    }
}
