//! Ten times the input may cost about ten times as much, whatever of it grows.

use super::milliseconds;
use crate::disk::Disk;
use std::fmt::Write as _;

/// Ten times the input may take this many times as long.
pub const LIMIT: f64 = 12.0;

/// What grows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Files in templates/, each with the include, condition and values that real ones have.
    Templates,
    /// Keys in values.yaml, written out as a whole.
    Values,
    /// Items of a list that a template ranges over.
    Items,
}

/// All that grows, with its size at the start.
pub const PARTS: [(Part, usize); 3] =
    [(Part::Templates, 60), (Part::Values, 200), (Part::Items, 500)];

/// How many times as long ten times the input takes: the least of several tries, as noise only makes it worse for
/// one of the two at a time.
pub fn ratio(part: Part, size: usize, tries: usize) -> Result<f64, String> {
    let mut best = [f64::INFINITY; 2];
    for turn in 0..tries {
        for (size, best) in [size, size * 10].into_iter().zip(&mut best) {
            let disk = chart(part, size, turn);
            let mut printed = Ok(());
            // A stack of its own, and none of what an earlier turn may have kept.
            let time = milliseconds(|| printed = run(&args(), &disk));
            printed?;
            *best = best.min(time);
        }
    }
    Ok(best[1] / best[0])
}

fn args() -> [String; 2] {
    ["template", "/chart"].map(str::to_owned)
}

/// Runs a command, which has to say something.
pub(super) fn run(args: &[String], disk: &Disk) -> Result<(), String> {
    let printed = chartroom_cli::run(args, disk);
    // A chart whose values its schema refuses is one that is judged.
    let judged = String::from_utf8_lossy(&printed.stderr).contains("values don't meet");
    if printed.stdout.len() + printed.stderr.len() > 40 && (judged || printed.stderr.is_empty()) {
        return Ok(());
    }
    Err(String::from_utf8_lossy(&printed.stderr).into_owned())
}

/// A chart of this size; `turn` makes its text new, so that nothing kept from the turn before is of use.
fn chart(part: Part, size: usize, turn: usize) -> Disk {
    let mut disk = Disk::default();
    let mut put = |path: &str, text: &str| disk.insert(&format!("/chart/{path}"), text.as_bytes());
    put("Chart.yaml", "apiVersion: v2\nname: growth\nversion: 1.0.0\n");
    put("templates/_helpers.tpl", HELPERS);
    let mut values = String::from("enabled: true\nname: app\nlabels: {team: a, tier: b}\n");
    match part {
        Part::Templates => {
            for number in 0..size {
                let text = format!(
                    "{{{{- /* {turn} */}}}}\n{}",
                    TEMPLATE.replace("NUMBER", &number.to_string())
                );
                put(&format!("templates/part-{number}.yaml"), &text);
            }
        }
        Part::Values => {
            values.push_str("keys:\n");
            for number in 0..size {
                let _ = writeln!(
                    values,
                    "  key{number}-{turn}: {{value: text {number}, count: {number}}}"
                );
            }
            put("templates/all.yaml", ALL);
        }
        Part::Items => {
            values.push_str("items:\n");
            for number in 0..size {
                let _ = writeln!(values, "- {{name: item-{number}-{turn}, port: {number}}}");
            }
            put("templates/items.yaml", ITEMS);
        }
    }
    put("values.yaml", &values);
    disk
}

const HELPERS: &str = r#"{{- define "growth.labels" -}}
{{- range $key, $value := .Values.labels }}
{{ $key }}: {{ $value | quote }}
{{- end }}
{{- end }}
"#;

const TEMPLATE: &str = r#"{{- if .Values.enabled }}
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Values.name }}-NUMBER
  labels: {{- include "growth.labels" . | nindent 4 }}
data:
  number: {{ NUMBER | quote }}
  values: {{ .Values.labels | toJson | quote }}
{{- end }}
"#;

const ALL: &str = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: all}\ndata:\n  {{- toYaml .Values.keys | nindent 2 }}\n";

const ITEMS: &str = r#"apiVersion: v1
kind: Service
metadata: {name: items}
spec:
  ports:
  {{- range $index, $item := .Values.items }}
  - name: {{ $item.name | trunc 63 | quote }}
    port: {{ add $item.port $index }}
  {{- end }}
"#;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_grows_is_rendered() {
        for (part, _) in PARTS {
            run(&args(), &chart(part, 100, 0)).unwrap();
        }
    }
}
