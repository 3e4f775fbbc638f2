//! Charts of one shape that grow, for every command: what is found by looking through all of something for each of
//! something shows here.

use super::growth::run;
use super::milliseconds;
use crate::disk::Disk;
use std::fmt::Write as _;

/// Ten times the input is to take at most 13 times as long, as it does; a busy machine may make 15 of it. A square would
/// take a hundred.
pub const LIMIT: f64 = 15.0;

/// A chart that grows, and what is done with it.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// What there is more and more of.
    pub name: &'static str,
    /// The command behind `chartroom`; the chart and files of `-f` are added.
    command: &'static [&'static str],
    /// The number at the start.
    size: usize,
    /// Puts so many in and gives further arguments.
    put: fn(&mut Disk, usize, usize) -> Vec<String>,
}

const CHECK: &[&str] = &["check"];
const TEMPLATE: &[&str] = &["template"];
const DIFF: &[&str] = &["diff", "--env", "values", "--env", "e"];
const OVERLAID: &[&str] = &["check", "-f", "values-e.yaml"];
const EXPLAIN: &[&str] = &["explain", "--value", "t.k1", "-f", "values-e.yaml"];
const EXPORT: &[&str] = &["export", "--env", "e", "--format", "summary"];

/// All shapes.
pub const SHAPES: &[Shape] = &[
    Shape { name: "template, entries of --set", command: TEMPLATE, size: 200, put: entries },
    Shape {
        name: "template, items that are all different",
        command: TEMPLATE,
        size: 2000,
        put: unique,
    },
    Shape {
        name: "template, errors of a schema",
        command: TEMPLATE,
        size: 500,
        put: schema_errors,
    },
    Shape { name: "template, subcharts", command: TEMPLATE, size: 40, put: subcharts },
    Shape { name: "template, definitions", command: TEMPLATE, size: 1500, put: definitions },
    Shape { name: "check, documents without a name", command: CHECK, size: 400, put: nameless },
    Shape { name: "check, misspelt keys", command: OVERLAID, size: 400, put: misspelt },
    Shape { name: "check, errors of a schema", command: CHECK, size: 300, put: schema_errors },
    Shape { name: "check, workloads", command: CHECK, size: 30, put: workloads },
    Shape { name: "check, keys of an overlay", command: OVERLAID, size: 600, put: overlay },
    Shape { name: "check, files of -f", command: CHECK, size: 30, put: files },
    Shape { name: "check, templates", command: CHECK, size: 40, put: templates },
    Shape { name: "check, blocks in blocks", command: CHECK, size: 1500, put: nested },
    Shape { name: "check, subcharts", command: CHECK, size: 20, put: subcharts },
    Shape { name: "check, environment variables", command: CHECK, size: 200, put: variables },
    Shape { name: "explain, keys of an overlay", command: EXPLAIN, size: 1500, put: overlay },
    Shape { name: "diff, keys of an overlay", command: DIFF, size: 120, put: overlay },
    Shape { name: "diff, workloads", command: DIFF, size: 30, put: workloads },
    Shape { name: "export, workloads", command: EXPORT, size: 30, put: workloads },
    Shape { name: "schema, values", command: &["schema"], size: 200, put: overlay },
];

impl Shape {
    /// How many times as long ten times the size takes: the least of several tries.
    pub fn ratio(&self, tries: usize) -> Result<f64, String> {
        let mut best = [f64::INFINITY; 2];
        for turn in 0..tries {
            for (size, best) in [self.size, self.size * 10].into_iter().zip(&mut best) {
                let (disk, args) = self.chart(size, turn);
                let mut printed = Ok(());
                let time = on_the_processor(|| printed = run(&args, &disk));
                printed?;
                *best = best.min(time);
            }
        }
        Ok(best[1] / best[0])
    }

    fn chart(&self, size: usize, turn: usize) -> (Disk, Vec<String>) {
        let mut disk = Disk::default();
        disk.cwd = "/chart".to_owned();
        put(&mut disk, "Chart.yaml", &chart_of("growth"));
        put(&mut disk, "templates/_turn.tpl", &format!("{{{{/* {turn} */}}}}"));
        put(&mut disk, "values.yaml", "x: 1\n");
        put(&mut disk, "values-e.yaml", "x: 3\n");
        let more = (self.put)(&mut disk, size, turn);
        let mut args: Vec<String> = self.command.iter().map(|word| (*word).to_owned()).collect();
        args.push(".".to_owned());
        args.extend(more);
        (disk, args)
    }
}

/// The milliseconds that something takes on the processor, where the system tells: other programs do not count.
fn on_the_processor(run: impl FnOnce()) -> f64 {
    let spent = || {
        let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        text.split_whitespace().next()?.parse::<u64>().ok()
    };
    let before = spent();
    let passed = milliseconds(run);
    let spent = before.zip(spent()).map(|(before, after)| (after - before) as f64 / 1e6);
    spent.filter(|spent| *spent > 0.0).unwrap_or(passed)
}

fn put(disk: &mut Disk, path: &str, text: &str) {
    disk.insert(&format!("/chart/{path}"), text.as_bytes());
}

fn chart_of(name: &str) -> String {
    format!("apiVersion: v2\nname: {name}\nversion: 1.0.0\n")
}

/// A ConfigMap that says something, so that there is an output to trace.
fn map_of(name: &str) -> String {
    format!(
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: {name}}}\ndata: {{a: {{{{ .Values.x | default 1 | quote }}}}}}\n"
    )
}

/// Lines made of numbers.
fn lines(size: usize, line: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    for number in 0..size {
        let _ = writeln!(text, "{}", line(number));
    }
    text
}

fn nameless(disk: &mut Disk, size: usize, _: usize) -> Vec<String> {
    let text = format!("{{{{ range until {size} }}}}\n---\nfoo: {{{{ . }}}}\n{{{{ end }}}}\n");
    put(disk, "templates/a.yaml", &text);
    Vec::new()
}

fn definitions(disk: &mut Disk, size: usize, _: usize) -> Vec<String> {
    let define = |number| format!("{{{{ define \"d{number}\" }}}}{{{{ end }}}}");
    put(disk, "templates/_a.tpl", &lines(size, define));
    put(disk, "templates/a.yaml", &map_of("a"));
    Vec::new()
}

/// Each key of the overlay has a fix of its own.
fn misspelt(disk: &mut Disk, size: usize, turn: usize) -> Vec<String> {
    let key =
        |word: &str| lines(size, |number| format!("  {word}{number:04}key: {}", number + turn));
    put(disk, "values.yaml", &format!("t:\n{}", key("some")));
    put(disk, "values-e.yaml", &format!("t:\n{}", key("smoe")));
    let read = |number| format!("  k{number}: {{{{ .Values.t.some{number:04}key | quote }}}}");
    let text = map_of("a").replace("data: {a: {{ .Values.x | default 1 | quote }}}", "data:");
    put(disk, "templates/a.yaml", &format!("{text}{}", lines(size, read)));
    Vec::new()
}

fn workloads(disk: &mut Disk, size: usize, _: usize) -> Vec<String> {
    let text = WORKLOAD.replace("SIZE", &size.to_string());
    put(disk, "templates/a.yaml", &text);
    Vec::new()
}

fn overlay(disk: &mut Disk, size: usize, turn: usize) -> Vec<String> {
    put(
        disk,
        "values.yaml",
        &format!("t:\n{}", lines(size, |number| format!("  k{number}: {number}"))),
    );
    let other = |number| format!("  k{number}: {}", number + number % 2 + 2 * turn);
    put(disk, "values-e.yaml", &format!("t:\n{}", lines(size, other)));
    put(
        disk,
        "templates/a.yaml",
        &format!(
            "{}  b: {{{{ toJson .Values.t | quote }}}}\n",
            map_of("a").replace("data: {a: {{ .Values.x | default 1 | quote }}}", "data:")
        ),
    );
    Vec::new()
}

fn files(disk: &mut Disk, size: usize, _: usize) -> Vec<String> {
    put(disk, "templates/a.yaml", &map_of("a"));
    let mut args = Vec::new();
    for number in 0..size {
        let path = format!("v/f{number}.yaml");
        put(disk, &path, &format!("k{number}: {number}\nx: {number}\n"));
        args.extend(["-f".to_owned(), path]);
    }
    args
}

fn entries(disk: &mut Disk, size: usize, _: usize) -> Vec<String> {
    put(disk, "templates/a.yaml", &map_of("a"));
    let pair = |number| ["--set".to_owned(), format!("a[{number}].b={number},c.k{number}=1")];
    (0..size).flat_map(pair).collect()
}

fn templates(disk: &mut Disk, size: usize, _: usize) -> Vec<String> {
    for number in 0..size {
        put(disk, &format!("templates/a{number}.yaml"), &map_of(&format!("a{number}")));
    }
    Vec::new()
}

/// Blocks whose conditions are computed from a value, and what they do to a variable.
fn nested(disk: &mut Disk, size: usize, _: usize) -> Vec<String> {
    let open = "{{ if not .Values.x }}{{ $v = 1 }}\n".repeat(size);
    let end = "{{ end }}\n".repeat(size);
    put(disk, "templates/a.yaml", &format!("{{{{ $v := 0 }}}}\n{open}{}{end}", map_of("a")));
    Vec::new()
}

fn subcharts(disk: &mut Disk, size: usize, _: usize) -> Vec<String> {
    put(disk, "templates/a.yaml", &map_of("a"));
    for number in 0..size {
        let folder = format!("charts/s{number}");
        put(disk, &format!("{folder}/Chart.yaml"), &chart_of(&format!("s{number}")));
        put(disk, &format!("{folder}/values.yaml"), "x: 2\n");
        put(disk, &format!("{folder}/templates/a.yaml"), &map_of(&format!("s{number}")));
    }
    Vec::new()
}

fn variables(disk: &mut Disk, size: usize, _: usize) -> Vec<String> {
    put(
        disk,
        "values.yaml",
        &format!("env:\n{}", lines(size, |number| format!("  K{number}: v{number}"))),
    );
    put(disk, "templates/a.yaml", VARIABLES);
    Vec::new()
}

fn unique(disk: &mut Disk, size: usize, _: usize) -> Vec<String> {
    put(disk, "templates/a.yaml", &map_of("a"));
    put(disk, "values.yaml", &format!("l:\n{}", lines(size, |number| format!("- {number}"))));
    put(disk, "values.schema.json", r#"{"properties": {"l": {"uniqueItems": true}}}"#);
    Vec::new()
}

fn schema_errors(disk: &mut Disk, size: usize, turn: usize) -> Vec<String> {
    unique(disk, size, turn);
    put(disk, "values.schema.json", r#"{"properties": {"l": {"items": {"type": "string"}}}}"#);
    Vec::new()
}

const WORKLOAD: &str = r#"{{ range until SIZE }}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: a{{ . }}}
spec:
  replicas: 2
  selector: {matchLabels: {app: a{{ . }}}}
  template:
    metadata: {labels: {app: a{{ . }}}}
    spec:
      volumes: [{name: c, configMap: {name: m{{ . }}}}]
      containers:
      - name: c
        image: registry.example/a:1.2
        env: [{name: A, valueFrom: {secretKeyRef: {name: s{{ . }}, key: k}}}]
---
apiVersion: v1
kind: Service
metadata: {name: a{{ . }}}
spec: {selector: {app: a{{ . }}}, ports: [{port: 80}]}
{{ end }}
"#;

const VARIABLES: &str = r#"apiVersion: apps/v1
kind: Deployment
metadata: {name: a}
spec:
  selector: {matchLabels: {app: a}}
  template:
    metadata: {labels: {app: a}}
    spec:
      containers:
      - name: c
        image: registry.example/a:1.2
        env:
        {{- range $key, $value := .Values.env }}
        - {name: {{ $key }}, value: {{ $value | quote }}}
        {{- end }}
"#;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shape_is_printed() {
        for shape in SHAPES {
            let (disk, args) = shape.chart(10, 0);
            run(&args, &disk).unwrap_or_else(|error| panic!("{}: {error}", shape.name));
        }
    }
}
