//! Random values of a preview: told apart, and not taken away.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use chartroom_core::{Environment, PLACEHOLDER, Project, ProjectFile, report};

#[test]
fn random_values_are_known_byte_by_byte_and_copied_as_placeholders() {
    let template = "{{- define \"pw\" }}{{ randAlphaNum (int .Values.length) }}{{ end -}}
kind: Secret
metadata:
  name: a
data:
  direct: {{ randAlphaNum 8 }}
  quoted: {{ include \"pw\" . | b64enc | quote }}
  within: x-{{ uuidv4 }}-{{ randInt 1 9 }}-y
  {{- $ca := genCAWithKey \"a\" 1 (genPrivateKey \"ecdsa\") }}
  crt: |
    {{- $ca.Cert | trim | nindent 4 }}
  {{- $map := dict \"key\" (randAlpha 9) \"other\" \"text\" }}
  {{- toYaml $map | nindent 2 }}
  sum: {{ randBytes 9 | sha256sum }}
  hash: {{ htpasswd \"me\" .Values.password }}
  aes: {{ encryptAES \"key\" \"x\" }}
  fixed: {{ .Values.password | b64enc }}
";
    let file = |(path, text): (&str, &str)| ProjectFile {
        path: path.into(),
        data: text.as_bytes().into(),
    };
    let files = [
        ("Chart.yaml", "apiVersion: v2\nname: a\nversion: 1.0.0\n"),
        ("values.yaml", "length: 12\npassword: own\n"),
        ("templates/a.yaml", template),
    ];
    let project = Project {
        beside: Vec::new(),
        files: files.map(file).into(),
        environments: vec![Environment {
            name: "a".into(),
            overlays: Vec::new(),
            sets: Vec::new(),
            release: "a".into(),
            namespace: "a".into(),
        }],
        kube_version: String::new(),
        now: 1_700_000_000,
        seed: 1,
        zones: None,
        api_versions: Vec::new(),
        without_missing: false,
        limits: Default::default(),
        before: None,
    };
    let report = report(&project);
    let output = report.environments[0].output.as_ref().unwrap();
    let copied = output.objects[0].without_random().unwrap();
    let line = format!("    {PLACEHOLDER}\n");
    let expected = format!(
        "kind: Secret
metadata:
  name: a
data:
  direct: {PLACEHOLDER}
  quoted: \"{PLACEHOLDER}\"
  within: x-{PLACEHOLDER}-y
  crt: |
{}  key: {PLACEHOLDER}
  other: text
  sum: {PLACEHOLDER}
  hash: {PLACEHOLDER}
  aes: {PLACEHOLDER}
  fixed: b3du
",
        line.repeat(copied.matches(&line).count())
    );
    assert_eq!(copied, expected);
    assert!(copied.matches(&line).count() > 5);
    // Another seed changes nothing else.
    let other = chartroom_core::report(&Project { seed: 2, ..project });
    let other = other.environments[0].output.as_ref().unwrap();
    assert_ne!(other.objects[0].text, output.objects[0].text);
    assert_eq!(other.objects[0].without_random().unwrap().lines().next(), Some("kind: Secret"));
}
