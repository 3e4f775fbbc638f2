//! A case as one text: sections headed by `-- name --`, each a file of the chart, `set`, `set-string` or `set-json` (one entry
//! a line), `was <file>` (the file before it was changed), `findings`, or `fixed <file>`.

use chartroom_core::{Before, Environment, Project, ProjectFile, SetEntry, SetKind};

/// The chart that a case is in unless it brings its own.
const CHART: &str = "apiVersion: v2\nname: case\nversion: 1.0.0\nappVersion: \"1.0.0\"\n";

/// The sections of a case, in order.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Archive {
    sections: Vec<(String, String)>,
}

impl Archive {
    pub(crate) fn read(text: &str) -> Self {
        let mut sections: Vec<(String, String)> = Vec::new();
        for line in text.split_inclusive('\n') {
            let name =
                line.trim_end().strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --"));
            match (name, sections.last_mut()) {
                (Some(name), _) => sections.push((name.to_owned(), String::new())),
                (None, Some((_, text))) => text.push_str(line),
                (None, None) => panic!("a case starts with a section: {line:?}"),
            }
        }
        Self { sections }
    }

    pub(crate) fn write(&self) -> String {
        self.sections.iter().map(|(name, text)| format!("-- {name} --\n{text}")).collect()
    }

    /// Without what was found.
    pub(crate) fn input(&self) -> Self {
        let kept = |section: &&(String, String)| {
            section.0 != "findings" && !section.0.starts_with("fixed ")
        };
        Self { sections: self.sections.iter().filter(kept).cloned().collect() }
    }

    pub(crate) fn push(&mut self, name: &str, text: String) {
        self.sections.push((name.to_owned(), text));
    }

    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.sections.iter().find(|(one, _)| one == name).map(|(_, text)| text.as_str())
    }

    pub(crate) fn get_mut(&mut self, name: &str) -> Option<&mut String> {
        self.sections.iter_mut().find(|(one, _)| one == name).map(|(_, text)| text)
    }

    /// One environment, `prod`, of all files `values-*.yaml` as overlays, and the `--set` entries.
    pub(crate) fn project(&self) -> Project {
        let input = self.input();
        let flags = |name: &str, kind: SetKind| {
            let lines = input.get(name).unwrap_or_default().lines().map(str::to_owned);
            lines.map(move |text| SetEntry { kind, text }).collect::<Vec<_>>()
        };
        let sets = [
            flags("set-json", SetKind::Json),
            flags("set", SetKind::Set),
            flags("set-string", SetKind::String),
        ];
        let is_file =
            |name: &str| !name.starts_with("set") && !name.starts_with("was ") && name != "kube";
        let files = input.sections.iter().filter(|(name, _)| is_file(name));
        let mut files: Vec<ProjectFile> = files.map(|(path, text)| file(path, text)).collect();
        if !files.iter().any(|file| file.path == "Chart.yaml") {
            files.push(file("Chart.yaml", CHART));
        }
        let overlays = files.iter().map(|file| file.path.clone());
        let overlays = overlays.filter(|path| path.starts_with("values-")).collect();
        let earlier = |file: &ProjectFile| match input.get(&format!("was {}", file.path)) {
            Some(text) => self::file(&file.path, text),
            None => file.clone(),
        };
        let changed = input.sections.iter().any(|(name, _)| name.starts_with("was "));
        let earlier = changed.then(|| files.iter().map(earlier).collect::<Vec<_>>());
        Project {
            without_missing: false,
            limits: Default::default(),
            before: earlier.and_then(|earlier| Before::of(&earlier, &files)),
            files,
            beside: Vec::new(),
            environments: vec![Environment {
                name: "prod".into(),
                overlays,
                sets: sets.concat(),
                release: "case".into(),
                namespace: "ai".into(),
            }],
            api_versions: Vec::new(),
            kube_version: input.get("kube").map_or("v1.36.0", str::trim).to_owned(),
            now: 1_700_000_000,
            seed: 1,
            zones: None,
        }
    }
}

fn file(path: &str, text: &str) -> ProjectFile {
    ProjectFile { path: path.into(), data: text.as_bytes().into() }
}
