//! Fluent texts as they are read, packed and written.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
use chartroom_messages::build::{Catalogue, Sort, pack, read, typescript};
use chartroom_messages::{Arg, Fill, Message, Template, choose, translated};
use std::path::PathBuf;

/// A folder with one Fluent file, removed again.
struct Folder(PathBuf);

impl Folder {
    fn of(name: &str, text: &str) -> Self {
        let folder =
            std::env::temp_dir().join(format!("messages-{}", std::process::id())).join(name);
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("a.ftl"), text).unwrap();
        Self(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn catalogue(name: &str, text: &str) -> Result<Catalogue, String> {
    read(&Folder::of(name, text).0, None).map_err(|error| error.to_string())
}

/// The message as a program has it.
fn message(catalogue: &Catalogue, id: &str) -> Message {
    Message::new(catalogue[id].pattern.clone().leak())
}

const ENGLISH: &str = "\
# A comment
pods = { $name } has { $count ->
        [0] no pods
        [one] one pod
       *[other] { $count } pods
    } that
    { $ready ->
        [yes] are ready
       *[no] wait for { $kind ->
            [Job] it
           *[other] { $kind }
        }
    }.
    .help = Write `{\"{{\"} .Values.a {\"}}\"}`:{\"\\u000A\"}one line
        and the same.

        A paragraph.
";

#[test]
fn a_text_is_written_with_its_arguments() {
    let catalogue = catalogue("written", ENGLISH).unwrap();
    let pods = &catalogue["pods"];
    let sorts: Vec<(&str, Sort)> =
        pods.args.iter().map(|(name, sort)| (name.as_str(), *sort)).collect();
    assert_eq!(
        sorts,
        [("name", Sort::Text), ("count", Sort::Count), ("ready", Sort::Flag), ("kind", Sort::Word)]
    );
    let written = |count, ready, kind| {
        let args = [Arg::Text(&"llm"), Arg::Count(count), Arg::Flag(ready), Arg::Word(kind)];
        message(&catalogue, "pods").with(&args)
    };
    assert_eq!(written(0, true, ""), "llm has no pods that are ready.");
    assert_eq!(written(1, false, "Job"), "llm has one pod that wait for it.");
    assert_eq!(written(7, false, "Pod"), "llm has 7 pods that wait for Pod.");
    assert_eq!(
        catalogue["pods.help"].pattern,
        "Write `{{ .Values.a }}`:\none line and the same.\n\nA paragraph."
    );
}

#[test]
fn what_is_not_used_of_fluent_is_refused_at_its_line() {
    for (name, text, wanted) in [
        ("term", "-brand = Chartroom\n", "no terms"),
        ("function", "a = b\nc = { NUMBER($n) }\n", "a.ftl:2: c: only arguments"),
        ("twice", "a = b\n\na = c\n", "a is there twice"),
        (
            "two-ways",
            "a = { $n ->\n  [one] x\n *[other] y\n } { $n ->\n  [yes] x\n *[no] y\n }\n",
            "two ways",
        ),
        ("broken", "a = b\nc = { $n\n", "a.ftl:"),
    ] {
        let error = catalogue(name, text).unwrap_err();
        assert!(error.contains(wanted), "{name}: {error}");
    }
}

#[test]
fn another_language_takes_the_place_of_english() {
    let english = catalogue("english", ENGLISH).unwrap();
    let chinese = "pods = { $count } 个 Pod\n    属于 { $name }\n    .help = 写\n";
    let chinese = read(&Folder::of("chinese", chinese).0, Some(&english)).unwrap();
    assert_eq!(chinese["pods"].args, english["pods"].args);
    let (pods, help) = (message(&english, "pods"), message(&english, "pods.help"));
    let other = Message::new("Only in English");
    let args = [Arg::Text(&"llm"), Arg::Count(1), Arg::Flag(true), Arg::Word("")];
    assert_eq!(pods.with(&args), "llm has one pod that are ready.");
    choose(Some(&pack(&[(&english, &chinese)], false))).unwrap();
    assert_eq!(pods.with(&args), "1 个 Pod属于 llm");
    assert_eq!(other.text(), "Only in English");
    assert!(choose(Some("<html>")).is_err());
    assert_eq!(help.text(), "写");
    // What is kept under an English name is shown in the language that is chosen.
    assert_eq!((translated(help.english()), translated("my own name")), ("写", "my own name"));
    choose(None).unwrap();
    assert!(help.text().starts_with("Write"));
    let foreign = read(&Folder::of("foreign", "pods = { $whose }\n").0, Some(&english));
    assert!(foreign.unwrap_err().to_string().contains("$whose is not an argument"));
}

#[test]
fn what_a_crate_fills_in_comes_first() {
    let text = "most = `{ $value }` of { $path } is above { $limit }\n";
    let catalogue = catalogue("kube", text).unwrap();
    let names: Vec<&str> = catalogue["most"].args.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["path", "value", "limit"]);
    let args = [Arg::Text(&"spec.a"), Arg::Text(&7), Arg::Text(&5)];
    assert_eq!(message(&catalogue, "most").with(&args), "`7` of spec.a is above 5");
    let open = Template::new("\u{1}1 is not for \u{1}0");
    assert_eq!(open.fill([&"spec.a", &7]), "7 is not for spec.a");
    assert_eq!(Message::new("Remove it.").fill([&"spec.a", &7]), "Remove it.");
}

#[test]
fn a_script_has_a_function_for_each_message() {
    let catalogue = catalogue("script", "find-all = Find \"all\"\nat = { $line-number } of { $count ->\n    [one] one\n   *[other] { $count }\n    }, { $last ->\n    [yes] the last\n   *[no] not the last\n    }\n").unwrap();
    let module = typescript(&catalogue, ".");
    let lines: Vec<&str> = module.lines().skip(1).collect();
    assert_eq!(
        lines,
        [
            r#"import { type Shown, text } from "./text";"#,
            r#"import { chosen } from "./chosen";"#,
            r#"export const at = (args: { lineNumber: Shown; count: number; last: boolean }) => chosen("\u00010 of \u00021\u0003one\u0004one\u0003\u0004\u00011\u0005, \u00022\u0003yes\u0004the last\u0003\u0004not the last\u0005", args.lineNumber, args.count, args.last);"#,
            r#"export const findAll = () => text("Find \"all\"");"#,
        ]
    );
}
