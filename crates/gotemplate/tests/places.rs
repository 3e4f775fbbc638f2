//! Places: of errors, of output, of what is read.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod support;

use chartroom_gotemplate::{Env, Key, Options, Taint, TemplateSet, Trace, Value};
use std::rc::Rc;
use support::{Failure, data, functions, render};

fn exec_error(files: &[(&str, &str)]) -> chartroom_gotemplate::ExecError {
    match render(files, data(), &Options::default()) {
        Err(Failure::Exec(error)) => error,
        _ => panic!("it fails"),
    }
}

#[test]
fn errors_know_their_calls() {
    let helpers = "{{ define \"x\" }}{{ template \"y\" . }}{{ end }}\n{{ define \"y\" }}\n  {{ .a.b.c }}{{ end }}";
    let main = "a: 1\nb: {{ include \"x\" .Values }}";
    let error = exec_error(&[("_h.tpl", helpers), ("t.yaml", main)]);
    assert_eq!(
        error.to_string(),
        "template: t.yaml:2:6: executing \"t.yaml\" at <include \"x\" .Values>: error calling include: \
         template: _h.tpl:3:7: executing \"y\" at <.a.b.c>: nil pointer evaluating interface {}.b"
    );
    let [inner, outer] = error.links.as_slice() else { panic!("two links") };
    assert_eq!(&helpers[inner.place.span.start as usize..inner.place.span.end as usize], ".a.b.c");
    let caller = &inner.callers[0];
    let span = caller.span.start as usize..caller.span.end as usize;
    assert_eq!((&*caller.template.to_text(), &helpers[span]), ("x", "{{ template \"y\" . }}"));
    assert!(outer.callers.is_empty());
    assert_eq!(outer.callee.as_ref().unwrap().name, "include");
}

#[test]
fn unclosed_blocks_know_their_opening() {
    let text = "a\n{{ if .x }}\n{{ range .y }}{{ end }}\nb\n";
    let Err(Failure::Parse(error)) = render(&[("t.yaml", text)], data(), &Options::default())
    else {
        panic!("it does not parse")
    };
    assert_eq!(error.to_string(), "template: t.yaml:5: unexpected EOF");
    let opened = error.opened.unwrap();
    assert_eq!(&text[opened.start as usize..opened.end as usize], "{{ if .x }}");
}

/// Every part of the output with the bytes of the template that it comes from, calls in front.
fn origins(files: &[(&str, &str)]) -> Vec<(String, String)> {
    let options = Options { map: true };
    let output = render(files, data(), &options).expect("it renders");
    let map = output.map.unwrap();
    let mut at = 0;
    let mut parts = Vec::new();
    for segment in &map.segments {
        assert_eq!(segment.output.start, at, "there are no gaps");
        at = segment.output.end;
        let text = &output.text[segment.output.start as usize..segment.output.end as usize];
        let source = map.source(&segment.origin).unwrap();
        let node = String::from_utf8_lossy(source.slice(segment.origin.span.clone())).into_owned();
        let calls: Vec<String> =
            map.calls(&segment.origin).map(|call| call.template.to_string()).collect();
        let node = calls.iter().rev().map(|call| format!("{call}/")).collect::<String>() + &node;
        parts.push((String::from_utf8_lossy(text).into_owned(), node));
    }
    assert_eq!(at as usize, output.text.len());
    parts
}

fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(text, node)| ((*text).to_owned(), (*node).to_owned())).collect()
}

#[test]
fn output_knows_its_origin() {
    assert_eq!(
        origins(&[("t", "a: {{ .Values.m.a }}\nb{{ .Values.zz }}")]),
        pairs(&[
            ("a: ", "a: "),
            ("1", "{{ .Values.m.a }}"),
            ("\nb", "\nb"),
            ("<no value>", "{{ .Values.zz }}")
        ])
    );
}

#[test]
fn origins_survive_include_and_indentation() {
    let helper = "{{ define \"x\" }}k: {{ .Values.m.a }}\nl: z{{ end }}";
    let main = "a:{{ include \"x\" . | nindent 2 }}\n{{ upper (include \"x\" .) }}";
    assert_eq!(
        origins(&[("h", helper), ("t", main)]),
        pairs(&[
            ("a:", "a:"),
            ("\n  ", "{{ include \"x\" . | nindent 2 }}"),
            ("k: ", "x/k: "),
            ("1", "x/{{ .Values.m.a }}"),
            ("\n  ", "{{ include \"x\" . | nindent 2 }}"),
            ("l: z", "x/l: z"),
            ("\n", "\n"),
            ("K: 1\nL: Z", "{{ upper (include \"x\" .) }}"),
        ])
    );
}

#[test]
fn origins_survive_nesting_tpl_and_printf() {
    let helper = "{{ define \"x\" }}[{{ include \"y\" . | trim }}]{{ end }}{{ define \"y\" }} {{ tpl \"q{{ . }}\" 5 }} {{ end }}";
    let main = "{{ $v := include \"x\" . }}{{ printf \"%s-%s\" $v $v }}{{ template \"x\" . }}";
    let parts = origins(&[("h", helper), ("t", main)]);
    assert_eq!(
        parts,
        pairs(&[
            ("[", "x/["),
            ("q", "x/y/gotpl/q"),
            ("5", "x/y/gotpl/{{ . }}"),
            ("]", "x/]"),
            ("-", "{{ printf \"%s-%s\" $v $v }}"),
            ("[", "x/["),
            ("q", "x/y/gotpl/q"),
            ("5", "x/y/gotpl/{{ . }}"),
            ("]", "x/]"),
            ("[", "x/["),
            ("q", "x/y/gotpl/q"),
            ("5", "x/y/gotpl/{{ . }}"),
            ("]", "x/]"),
        ])
    );
}

#[test]
fn literal_text_keeps_its_place_however_it_is_moved() {
    let helper = "{{ define \"x\" -}}\na: b\n  c: {{ 1 }}\nd: e\n{{- end }}";
    let places = |main: &str| -> Vec<(String, String)> {
        origins(&[("h", helper), ("t", main)])
            .into_iter()
            .filter(|(_, node)| !node.contains("{{"))
            .collect()
    };
    let lines = pairs(&[("a: b", "x/a: b"), ("  c: ", "x/  c: "), ("d: e", "x/d: e")]);
    assert_eq!(places("{{ include \"x\" . | nindent 3 | trim | nindent 1 }}"), lines);
    let whole = pairs(&[("a: b\n  c: ", "x/a: b\n  c: "), ("\nd: e", "x/\nd: e")]);
    assert_eq!(places("{{ tpl (include \"x\" .) . }}"), whole);
    assert_eq!(places("{{ printf \"-%s-\" (include \"x\" .) | trim }}"), whole);
}

/// The paths that the first line of an output was computed from, and those it stands under.
fn traced(text: &str, data: &Value) -> (String, Vec<String>, Vec<String>) {
    let mut set = TemplateSet::new(functions());
    let main = set.parse("t", text).unwrap();
    let mut trace = Trace::new(&[], |_| Vec::new());
    trace.input("", data);
    let (env, options) = (Env::new(0, 0, 1), Options { map: true });
    let set = Rc::new(set);
    let output = set.execute_traced(&main, data.clone(), &env, &options, &mut trace).unwrap();
    let map = output.map.unwrap();
    let path = |atom: &u32| {
        let keys = trace.paths(*atom).remove(0);
        let step = |key: &Key| match key {
            Key::Name(name) => name.to_string(),
            Key::Index(index) => index.to_string(),
            Key::Shape => "*".into(),
        };
        keys.iter().skip(2).map(step).collect::<Vec<_>>().join(".")
    };
    let paths = |taints: Vec<Taint>| {
        let atoms = taints.iter().flat_map(|taint| trace.atoms(*taint));
        let mut paths: Vec<String> = atoms.map(path).collect();
        paths.sort();
        paths.dedup();
        paths
    };
    let data = map.segments.iter().map(|one| one.data).chain(map.marks.iter().map(|one| one.data));
    let under = map.segments.iter().map(|one| one.under);
    let under = under.chain(map.marks.iter().map(|one| one.under));
    let under = under.map(|scope| trace.control(scope)).collect();
    (String::from_utf8(output.text).unwrap(), paths(data.collect()), paths(under))
}

#[test]
fn text_knows_what_it_was_computed_from() {
    let check = |text: &str, written: &str, data: &[&str], under: &[&str]| {
        let (found, values, conditions) = traced(text, &self::data());
        assert_eq!(found, written, "{text}");
        assert_eq!(values, data, "{text}");
        assert_eq!(conditions, under, "{text}");
    };
    check("{{ .Values.m.a }}", "1", &["m.a"], &[]);
    check("{{ with .Values.m }}{{ .a }}{{ end }}", "1", &["m.a"], &["m"]);
    check("{{ range .Values.l }}{{ . }}{{ end }}", "12", &["l.0", "l.1"], &["l"]);
    check("{{ if .Values.zz }}n{{ end }}", "", &[], &["zz"]);
    check("{{ if or .Values.zz .Values.m.a }}y{{ end }}", "y", &[], &["m.a", "zz"]);
    check("{{ $x := 1 }}{{ if .Values.zz }}{{ $x = 2 }}{{ end }}{{ $x }}", "1", &["zz"], &["zz"]);
    check("{{ index .Values \"m\" \"a\" | printf \"%v%d\" 3 }}", "3%!d(float64=1)", &["m.a"], &[]);
    let stops = "{{ range .Values.l }}{{ if $.Values.m.a }}{{ break }}{{ end }}x{{ end }}";
    check(stops, "", &[], &["l", "m.a"]);
}
