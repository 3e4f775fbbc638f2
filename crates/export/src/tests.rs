#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

use super::*;
use chartroom_core::{ProjectFile, SetEntry, SetKind, report};
use chartroom_yaml::parse;
use std::process::Command;

const TEMPLATE: &str = "\
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}
spec:
  replicas: {{ .Values.replicas }}
  selector: {matchLabels: {app: a}}
  template:
    metadata: {labels: {app: a}}
    spec:
      containers:
        - name: main
          image: i:{{ .Values.image.tag }}
          args: [serve, --api-key={{ .Values.db.password }}]
          env: [{name: A, value: b}]
          startupProbe:
            periodSeconds: 10
            failureThreshold: {{ .Values.threshold }}
---
apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: by-hand
  namespace: other
spec:
  updateStrategy: {type: OnDelete}
---
apiVersion: v1
kind: Secret
metadata:
  name: keys
stringData:
  db: {{ .Values.db.password | quote }}
  file: |
    first {{ .Values.db.password }}
    second
";

const VALUES: &str =
    "replicas: 1\nthreshold: 3\nimage: {tag: x}\ndb: {password: base-pass}\nnote: \"|\"\n";

fn project(overlays: &[(&str, &str)]) -> Project {
    let file = |path: &str, text: &str| ProjectFile {
        path: path.to_owned(),
        data: text.as_bytes().to_vec().into(),
    };
    let mut files = vec![
        file("Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.2.0\nappVersion: \"7\"\n"),
        file("values.yaml", VALUES),
        file("templates/a.yaml", TEMPLATE),
    ];
    files.extend(overlays.iter().map(|(name, text)| file(&format!("values-{name}.yaml"), text)));
    let environment = |(name, _): &(&str, &str)| Environment {
        name: (*name).to_owned(),
        overlays: vec![format!("values-{name}.yaml")],
        release: "r".to_owned(),
        namespace: format!("n-{name}"),
        sets: Vec::new(),
    };
    Project {
        files,
        environments: overlays.iter().map(environment).collect(),
        kube_version: "v1.34.0".to_owned(),
        ..Project::default()
    }
}

/// Calls with the environments of a project, each with its report.
fn with<T>(project: &Project, call: impl FnOnce(&[Subject<'_>]) -> T) -> T {
    let report = report(project);
    let subjects = 0..project.environments.len();
    let subjects: Vec<Subject<'_>> =
        subjects.map(|at| Subject::new(project, at, &report, at).unwrap()).collect();
    call(&subjects)
}

fn step(steps: &[Step], title: &str) -> Step {
    steps.iter().find(|step| step.title.contains(title)).unwrap().clone()
}

/// The words that a shell makes of a command.
fn words(script: &str) -> Vec<String> {
    let script = format!("helm() {{ printf '%s\\001' helm \"$@\"; }}\n{script}");
    let printed = Command::new("sh").args(["-c", &script]).output().unwrap();
    assert!(printed.status.success(), "{script}");
    let text = String::from_utf8(printed.stdout).unwrap();
    text.split_terminator('\u{1}').map(str::to_owned).collect()
}

#[test]
fn commands_name_release_namespace_layers_and_flags_of_either_helm() {
    let project = project(&[("prod", "")]);
    with(&project, |subjects| {
        let four = steps(&subjects[0], Helm::Four).unwrap();
        assert_eq!(four[0].script, "cd shop");
        assert_eq!(
            step(&four, "Print").script,
            "helm template r . --namespace n-prod -f values-prod.yaml --kube-version v1.34.0"
        );
        assert_eq!(
            step(&four, "Roll out").script,
            "helm upgrade --install r . \\\n  --namespace n-prod \\\n  --create-namespace \\\n  -f values-prod.yaml \\\n  \
             --rollback-on-failure --wait --timeout 5m"
        );
        assert_eq!(step(&four, "Roll out").note, None);
        assert_eq!(
            step(&four, "Watch").script,
            "kubectl rollout status deployment/r -n n-prod --timeout=5m"
        );
        let three = steps(&subjects[0], Helm::Three).unwrap();
        assert!(step(&three, "Roll out").script.ends_with("--atomic --wait --timeout 5m"));
        assert_eq!(
            step(&three, "Roll back").script,
            "helm rollback r --namespace n-prod --wait --timeout 5m"
        );
        assert!(script(&three).starts_with("# Go to the chart’s folder\ncd shop\n\n# Print"));
    });
}

#[test]
fn what_is_declared_of_the_cluster_is_in_the_command() {
    let mut project = project(&[("prod", "")]);
    let cluster = "{version: v1.33.2-eks-1, apis: [apps/v1, monitoring.coreos.com/v1]}";
    let data = format!("environments: {{prod: {{cluster: {cluster}}}}}\n").into_bytes().into();
    project.files.push(ProjectFile { path: ".chartroom.yaml".into(), data });
    let printed = |project: &Project| {
        with(project, |subjects| step(&steps(&subjects[0], Helm::Four).unwrap(), "Print").script)
    };
    assert!(
        printed(&project)
            .ends_with("--kube-version v1.34.0 \\\n  --api-versions monitoring.coreos.com/v1"),
        "{}",
        printed(&project)
    );
    project.kube_version = String::new();
    assert!(printed(&project).contains("--kube-version v1.33.2-eks-1"));
}

#[test]
fn helm_waits_as_long_as_pods_may_take_to_start() {
    let mut project = project(&[("prod", "threshold: 61\n")]);
    let timeout = |project: &Project| {
        with(project, |subjects| step(&steps(&subjects[0], Helm::Four).unwrap(), "Roll out"))
    };
    let step = timeout(&project);
    assert!(step.script.ends_with("--timeout 11m"), "{}", step.script);
    let note = "The timeout is longer than Helm’s 5m: Deployment r may take 610 s to start.";
    assert_eq!(step.note.as_deref(), Some(note));
    let data = b"environments: {prod: {timeout: 20m}}".to_vec().into();
    project.files.push(ProjectFile { path: ".chartroom.yaml".into(), data });
    assert!(timeout(&project).script.ends_with("--timeout 20m"));
}

#[test]
fn a_shell_reads_the_words_as_they_were_meant() {
    let mut project = project(&[("prod", "")]);
    let texts = [
        "a=two words",
        "b=$HOME `id` \"quoted\"",
        "c=it's",
        "d={x,y}",
        "e=*.yaml",
        "f=a\\,b;c&d|e>f",
        "g=",
        "h=#!~",
        "i=two\nlines",
    ];
    let entry = |text: &&str| SetEntry { kind: SetKind::String, text: (*text).to_owned() };
    project.environments[0].sets = texts.iter().map(entry).collect();
    project.environments[0].overlays.push("my values, and more.yaml".into());
    with(&project, |subjects| {
        for step in steps(&subjects[0], Helm::Four)
            .unwrap()
            .iter()
            .filter(|step| step.script.contains("-f "))
        {
            let words = words(&step.script);
            let of = |flag: &str| -> Vec<&str> {
                let pairs = words.windows(2).filter(|pair| pair[0] == flag);
                pairs.map(|pair| pair[1].as_str()).collect()
            };
            assert_eq!(of("--set-string"), texts, "{}", step.script);
            // pflag parts files at commas, but for those in quotes.
            assert_eq!(of("-f"), ["values-prod.yaml", "\"my values, and more.yaml\""]);
        }
    });
}

#[test]
fn the_jobs_are_yaml_and_run_the_commands() {
    let mut project = project(&[("prod", "threshold: 61\n"), ("eu: \"west\" $X", "")]);
    let text = "note=a: b # 'c'  \n  - d";
    let sets = vec![SetEntry { kind: SetKind::Literal, text: text.into() }];
    project.environments[1].sets = sets;
    with(&project, |subjects| {
        for (helm, subject) in [Helm::Four, Helm::Three].into_iter().zip([0, 1]) {
            let subject = &subjects[subject];
            let yaml = gitlab(subject, helm).unwrap();
            let parsed = parse(&yaml);
            assert!(parsed.problems.is_empty(), "{yaml}\n{:?}", parsed.problems);
            let root = parsed.root.unwrap();
            let [tried, deployed] = root.entries() else { panic!("two jobs: {yaml}") };
            let script = |job: &chartroom_yaml::Entry| {
                let script = job.value.entry("script").unwrap().value.items();
                script[0].text().unwrap().to_owned()
            };
            let all = steps(subject, helm).unwrap();
            let dry_run = step(&all, "without the plugin").script;
            assert_eq!(script(tried), format!("cd shop\n{dry_run}\n"));
            assert_eq!(script(deployed), format!("cd shop\n{}\n", step(&all, "Roll out").script));
        }
        let prod = gitlab(&subjects[0], Helm::Four).unwrap();
        assert!(prod.contains("deploy prod:\n") && prod.contains("when: manual"), "{prod}");
        assert!(prod.contains("--set-string image.tag=\"$CI_COMMIT_SHORT_SHA\""), "{prod}");
        let other = gitlab(&subjects[1], Helm::Three).unwrap();
        assert!(!other.contains("when: manual"), "{other}");
        assert!(other.contains("resource_group: eu- -west- -X\n"), "{other}");
        assert!(other.contains("alpine/helm:3."), "{other}");
    });
}

#[test]
fn the_summary_tells_figures_problems_and_changes_beside_another_environment() {
    let project = project(&[("dev", ""), ("prod", "replicas: 4\nnote: \"a|b\"\nnotes: 1\n")]);
    with(&project, |subjects| {
        let text = summary(&subjects[1], Some(&subjects[0]));
        assert!(text.starts_with("## shop 1.2.0 (app 7): prod\n"), "{text}");
        assert!(
            text.contains("- Release `r` in namespace `n-prod`\n- Kubernetes v1.34.0\n"),
            "{text}"
        );
        assert!(
            text.contains("Layers, later ones win: `values.yaml`, `values-prod.yaml`\n"),
            "{text}"
        );
        assert!(text.contains("| | dev | prod |\n|---|---|---|\n| Pods"), "{text}");
        assert!(text.contains("| replicas | `1` | `4` |"), "{text}");
        assert!(text.contains("`a\\|b` |"), "{text}");
        assert!(
            text.contains("<details><summary>Deployment r: +1 −1</summary>\n\n```diff\n@@"),
            "{text}"
        );
        assert!(text.contains("-   replicas: 1\n+   replicas: 4\n"), "{text}");
        let alone = summary(&subjects[1], None);
        assert!(alone.contains("| | prod |") && !alone.contains("```diff"), "{alone}");
    });
}

#[test]
fn secrets_do_not_reach_the_summary() {
    let overlay = "db: {password: new-pass}\nhf: hf_abcdefghijklmnopqrstuv\nlist: [{apiKey: listed-pass}]\n\
        extra: [{name: HF_TOKEN, value: env-pass}]\n";
    let mut project = project(&[("dev", ""), ("prod", overlay)]);
    let text = "x=1,admin.token=set-pass".to_owned();
    project.environments[1].sets = vec![SetEntry { kind: SetKind::Set, text }];
    with(&project, |subjects| {
        for text in
            [summary(&subjects[1], Some(&subjects[0])), summary(&subjects[0], Some(&subjects[1]))]
        {
            for secret in
                ["new-pass", "base-pass", "hf_abc", "listed-pass", "env-pass", "set-pass", "second"]
            {
                assert!(!text.contains(secret), "{secret}: {text}");
            }
            assert!(text.contains("| db.password | `***` | `***` |"), "{text}");
            assert!(text.contains("-   db: ***\n+   db: ***\n"), "{text}");
        }
        let jobs = gitlab(&subjects[1], Helm::Four).unwrap();
        assert!(jobs.contains("# admin.token looks like a secret"), "{jobs}");
    });
}

#[test]
fn a_path_is_whole_where_a_word_of_it_is_a_secret_too() {
    let project = project(&[("dev", ""), ("production", "db: {password: production}\n")]);
    with(&project, |subjects| {
        let text = summary(&subjects[1], Some(&subjects[0]));
        assert!(text.contains("values-production.yaml`"), "{text}");
        assert!(text.contains("| db.password | `***` |") || text.contains("db: ***"), "{text}");
    });
}

#[test]
fn variables_named_like_secrets_are_masked_and_others_are_not() {
    let text = "env:\n  - name: PUSH_TOKEN\n    value: \"hush\"\n  - name: MODE\n    value: fast\n\
        args:\n  - --max-tokens=5\n  - --api-key=hush\nimagePullSecrets:\n  - name: registry\n";
    let masked = secret::lines(text).join("\n") + "\n";
    assert_eq!(masked, text.replace("\"hush\"", "***").replace("hush", "***"));
}

#[test]
fn files_are_the_overlays_and_what_helm_prints() {
    let project = project(&[("prod", "replicas: 4\n")]);
    with(&project, |subjects| {
        let files = files(&subjects[0]);
        let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names, ["values-prod.yaml", "r-prod.yaml"]);
        assert_eq!(files[0].text, "replicas: 4\n");
        assert!(files[1].text.starts_with("---\n# Source: shop/templates/a.yaml\n"));
        assert!(files[1].text.contains("  replicas: 4\n"));
    });
}

#[test]
fn what_does_not_render_keeps_its_overlays_and_commands_and_says_why() {
    let project = project(&[("dev", ""), ("bad", "replicas: [\n")]);
    with(&project, |subjects| {
        let bad = &subjects[1];
        assert_eq!(files(bad).len(), 1);
        assert!(bad.reason().unwrap().contains("failed to parse values-bad.yaml"));
        assert!(steps(bad, Helm::Four).unwrap().iter().all(|step| !step.title.contains("Watch")));
        let text = summary(bad, Some(&subjects[0]));
        assert!(text.contains("**bad does not render.**"), "{text}");
        assert!(text.contains("- **error** `"), "{text}");
        assert!(!text.contains("### Manifests"), "{text}");
    });
}

#[test]
fn secrets_are_masked_wherever_they_stand() {
    let template = "\
kind: Deployment
apiVersion: apps/v1
metadata:
  name: a
spec:
  template:
    spec:
      containers:
        - name: a
          args: [\"--api-key={{ .Values.apiKey }}\", \"{{ .Values.url }}\"]
          env:
            - name: DB_PASSWORD
              value: {{ .Values.db.password | quote }}
            - name: URL
              value: postgres://app:{{ .Values.db.password | urlquery }}@db/x
            - name: OTHER
              value: redis://me:hunter2@cache
---
kind: ConfigMap
apiVersion: v1
metadata:
  name: b
data:
  encoded: {{ .Values.db.password | b64enc }}
  key.pem: |
    {{- .Values.pem | nindent 4 }}
    behind: it
";
    let overlay = |secret: &str| {
        format!(
            "apiKey: '{secret}-api'\ndb: {{password: '*{secret}/pass'}}\npem: |\n  -----BEGIN PRIVATE KEY-----\n  {secret}PEM\n  -----END PRIVATE KEY-----\nurl: 'https://u:{secret}-url@x/y'\n"
        )
    };
    let (dev, prod) = (overlay("first9"), overlay("second8"));
    let mut project = project(&[("dev", &dev), ("prod", &prod)]);
    project.files.retain(|file| !file.path.starts_with("templates/"));
    let data = template.as_bytes().to_vec().into();
    project.files.push(ProjectFile { path: "templates/d.yaml".into(), data });
    with(&project, |subjects| {
        let text = summary(&subjects[1], Some(&subjects[0]));
        for secret in
            ["first9", "second8", "hunter2", "KnNlY29uZDgvcGFzcw", "KmZpcnN0OS9wYXNz", "%2Fpass"]
        {
            assert!(!text.contains(secret), "{secret}: {text}");
        }
        assert!(text.contains("postgres://app:***@db/x"), "{text}");
    });
}

#[test]
fn secrets_of_layers_that_cannot_be_put_together_are_masked_too() {
    let mut project = project(&[("bad", "db:\n  password: lost-pass\n")]);
    let set = |text: &str| SetEntry { kind: SetKind::Set, text: text.to_owned() };
    project.environments[0].sets = vec![set("x.token=set-pass1,lost-pass"), set("a=b,base-pass[x")];
    with(&project, |subjects| {
        let text = summary(&subjects[0], None);
        assert!(text.contains("**bad does not render.**"), "{text}");
        for secret in ["lost-pass", "set-pass1", "base-pass"] {
            assert!(!text.contains(secret), "{secret}: {text}");
        }
    });
}

#[test]
fn random_values_do_not_leave_as_if_they_were_real() {
    let mut project = project(&[("prod", "threshold: 60\n")]);
    let random = TEMPLATE
        .replace("name: {{ .Release.Name }}", "name: web-{{ randAlpha 9 | lower }}")
        .replace("i:{{ .Values.image.tag }}", "i:{{ randAlphaNum 11 }}")
        .replace("{{ .Values.db.password | quote }}", "{{ randAlphaNum 20 | quote }}");
    project.files[2].data = random.into_bytes().into();
    with(&project, |subjects| {
        let output = subjects[0].rendered.output.as_ref().unwrap();
        let drawn = output.objects.iter().flat_map(secret::random).collect::<Vec<_>>();
        assert_eq!(drawn.len(), 3, "{drawn:?}");
        let made = exports(&subjects[0], None, Helm::Four);
        let files = made.files.iter().map(|file| file.text.as_str());
        let steps = made.steps.unwrap();
        let script = script(&steps);
        for text in files.chain([&*made.summary, &script, &made.gitlab.unwrap()]) {
            for value in &drawn {
                assert!(!text.contains(value.as_str()), "{value}: {text}");
            }
        }
        assert!(!script.contains("kubectl rollout status"), "{script}");
        assert!(script.contains("Deployment with a random name may take 600 s"), "{script}");
    });
}
