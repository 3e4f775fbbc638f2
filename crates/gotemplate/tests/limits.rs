//! Depth costs heap, not native stack: everything here runs on a quarter of what a browser gives.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod support;

use chartroom_gotemplate::{Budget, Env, Limit, Limits, Made, Options};
use support::{data, render_within, run};

#[track_caller]
fn on_small_stack(test: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(256 << 10).spawn(test);
    thread.expect("a thread").join().expect("no overflow");
}

#[test]
fn deep_syntax() {
    on_small_stack(|| {
        let nested =
            |count: usize| format!("{{{{ {}1{} }}}}", "(".repeat(count), ")".repeat(count));
        assert_eq!(run(&nested(10_000)), Ok("1".into()));
        let error = Err("template: gotpl:1: max expression depth exceeded".to_owned());
        assert_eq!(run(&nested(10_001)), error);
        let count = 20_000;
        let ifs = format!("{}x{}", "{{ if 1 }}".repeat(count), "{{ end }}".repeat(count));
        assert_eq!(run(&ifs), Ok("x".into()));
        let elses = format!(
            "{{{{ if 0 }}}}{}{{{{ else }}}}x{{{{ end }}}}",
            "{{ else if 0 }}".repeat(count)
        );
        assert_eq!(run(&elses), Ok("x".into()));
        let pipes = format!("{{{{ print 1{} }}}}", " | print".repeat(count));
        assert_eq!(run(&pipes), Ok("1".into()));
        // The context of the error holds all parentheses.
        let failing =
            format!("{{{{ {}(upper 1){} }}}}", "(print ".repeat(5_000), ")".repeat(5_000));
        assert!(run(&failing).unwrap_err().ends_with("at <1>: expected string; found 1"));
    });
}

#[test]
fn deep_templates() {
    on_small_stack(|| {
        let count = "{{ define \"a\" }}{{ if gt . 0 }}{{ template \"a\" (add . -1) }}{{ else }}x{{ end }}{{ end }}";
        assert_eq!(run(&format!("{count}{{{{ template \"a\" 100000 }}}}")), Err(
            "template: gotpl:1:43: executing \"a\" at <{{template \"a\" (add . -1)}}>: exceeded maximum template depth (100000)".into()
        ));
        assert_eq!(run(&format!("{count}{{{{ template \"a\" 99999 }}}}")), Ok("x".into()));
        let count = count.replace("template", "include");
        assert_eq!(run(&format!("{count}{{{{ include \"a\" 10000 }}}}")), Ok("x".into()));
    });
}

#[test]
fn deep_errors() {
    on_small_stack(|| {
        let text = "{{ define \"a\" }}{{ if gt . 0 }}{{ include \"a\" (add . -1) }}{{ else }}{{ upper . }}{{ end }}{{ end }}{{ include \"a\" 10000 }}";
        let error = run(text).unwrap_err();
        assert_eq!(error.matches("error calling include").count(), 10_001);
        assert!(error.ends_with("wrong type for value; expected string; got int64"));
    });
}

#[test]
fn deep_values() {
    on_small_stack(|| {
        let text = "{{ $x := list }}{{ range until 5000 }}{{ $x = list $x }}{{ end }}{{ $x | print | len }}";
        assert_eq!(run(text), Ok("10002".into()));
    });
}

/// An environment that may take so much.
fn within(limits: Limits) -> Env {
    let mut env = Env::new(0, 0, 1);
    env.budget = Budget::new(limits);
    env
}

#[test]
fn limits() {
    let limited = |text: &str, limits: Limits| {
        let env = within(limits);
        match render_within(&[("gotpl", text)], data(), &Options::default(), &env) {
            Err(support::Failure::Exec(error)) => (error.cause.limit(), env.budget),
            _ => panic!("{text} ends"),
        }
    };
    let steps = Limits { steps: 1000, ..Limits::NATIVE };
    let (cause, budget) = limited("{{ range 100000 }}{{ end }}", steps);
    assert_eq!(cause, Some(Limit::Steps(1000)));
    assert_eq!(budget.steps(), 1001);
    let output = Limits { output: 100, ..Limits::NATIVE };
    let (cause, _) = limited("{{ range 100000 }}abcdef{{ end }}", output);
    assert_eq!(cause, Some(Limit::Output(100)));
    let depth = Limits { depth: 50, ..Limits::NATIVE };
    let recursion =
        "{{ define \"a\" }}{{ tpl \"{{ include \\\"a\\\" . }}\" . }}{{ end }}{{ include \"a\" . }}";
    assert_eq!(limited(recursion, depth).0, Some(Limit::Depth(50)));
    let bytes = Limits { bytes: 1 << 20, ..Limits::NATIVE };
    let (cause, budget) = limited(DOUBLING, bytes);
    assert!(matches!(cause, Some(Limit::Memory { made: Made::Text, .. })), "{cause:?}");
    assert!(budget.most_bytes() <= 1 << 20);
}

const DOUBLING: &str =
    "{{ $s := \"ab\" }}{{ range until 40 }}{{ $s = printf \"%s%s\" $s $s }}{{ end }}";

/// What nobody holds any more makes room: many texts pass through, one after the other.
#[test]
fn what_is_dropped_is_given_back() {
    for options in [Options { map: false }, Options { map: true }] {
        let env = within(Limits { bytes: 3 << 20, ..Limits::NATIVE });
        let text = "{{ $s := printf \"%1000d\" 1 }}{{ range until 10000 }}{{ $s = printf \"%.900s%100d\" $s . }}{{ end }}{{ len $s }}";
        let output = render_within(&[("gotpl", text)], data(), &options, &env).unwrap();
        assert_eq!(output.text, b"1000");
        assert!(env.budget.most_bytes() <= 3 << 20);
    }
}

/// Half-typed and damaged templates give output or an error, never a panic; mapped output has no gaps.
#[test]
fn damaged_templates() {
    let env = chartroom_gotemplate::Env::new(0, 0, 7);
    let options = Options { map: true };
    let limits = Limits { steps: 20_000, ..Limits::NATIVE };
    let pieces =
        ["{{", "}}", "\"", "(", ")", "|", ".", "$", " ", "\n", ":=", "`", "'", "/*", "é", "-"];
    for case in include_str!("cases.txt").split("\n%%\n") {
        let (template, _) = case.split_once("\n=>\n").unwrap();
        for _ in 0..20 {
            let mut text: Vec<char> = template.chars().collect();
            let at = env.next_random() as usize % (text.len() + 1);
            let cut = (env.next_random() % 3) as usize;
            let piece = pieces[env.next_random() as usize % pieces.len()];
            text.splice(at..(at + cut).min(text.len()), piece.chars());
            let text: String = text.into_iter().collect();
            let env = within(limits);
            if let Ok(output) = render_within(&[("gotpl", &text)], data(), &options, &env) {
                let map = output.map.unwrap();
                let covered: u32 =
                    map.segments.iter().map(|segment| segment.output.len() as u32).sum();
                assert_eq!(covered as usize, output.text.len(), "{text}");
            }
        }
    }
}
