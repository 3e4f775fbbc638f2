use super::*;

/// A text with edits made.
fn apply(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| edit.span.start);
    let text = spliced(text, &edits).unwrap();
    assert!(chartroom_yaml::parse(&text).problems.is_empty(), "{text}");
    text
}

/// What a change at a path makes of a text.
fn changed(
    text: &str,
    path: &str,
    change: impl Fn(Editor<'_>, &Found<'_>) -> Option<Vec<Edit>>,
) -> String {
    let root = chartroom_yaml::parse(text).root.unwrap();
    let mut files = chartroom_diagnostics::Files::default();
    let file = files.add("values.yaml", text, chartroom_diagnostics::FileKind::User);
    let path: Vec<&str> = path.split('/').collect();
    let found = find(&root, &path).unwrap();
    apply(text, change(Editor::new(text, file), &found).unwrap())
}

fn scalar(text: &str, path: &str, new: &str) -> String {
    changed(text, path, |editor, found| Some(vec![editor.scalar(&found.entry.value, new)]))
}

fn set(text: &str, path: &str, block: &str) -> String {
    changed(text, path, |editor, found| editor.set(found.map, found.entry, block))
}

fn below(text: &str, path: &str, block: &str) -> String {
    changed(text, path, |editor, found| editor.insert_below(found.map, found.entry, block))
}

fn after(text: &str, path: &str, block: &str) -> String {
    changed(text, path, |editor, found| {
        Some(vec![editor.insert_after(found.map, found.entry, block)?])
    })
}

fn removed(text: &str, path: &str) -> String {
    changed(text, path, |editor, found| Some(vec![editor.remove(found)?]))
}

#[test]
fn scalars_are_replaced_where_they_stand() {
    assert_eq!(scalar("a: 1 # one\nb: 2", "b", "3"), "a: 1 # one\nb: 3");
    assert_eq!(scalar("a:\nb: 2\n", "a", "3"), "a: 3\nb: 2\n");
    assert_eq!(scalar("{a: , b: 2}", "a", "3"), "{a: 3, b: 2}");
    assert_eq!(scalar("a: |\n  x\nb: 2\n", "a", "3"), "a: 3\nb: 2\n");
    assert_eq!(scalar("a: &x 'y' # z\n", "a", "w"), "a: &x w # z\n");
}

#[test]
fn plain_scalars_are_quoted() {
    let quote = |text: &str, path| {
        changed(text, path, |editor, found| Some(vec![editor.quote(&found.entry.value)?]))
    };
    assert_eq!(quote("tag: 1.10 # x\n", "tag"), "tag: \"1.10\" # x\n");
    assert_eq!(quote("{tag: yes}", "tag"), "{tag: \"yes\"}");
    assert_eq!(quoted("a\"b"), "'a\"b'");
    assert_eq!(quoted("a\nb"), "\"a\\nb\"");
}

#[test]
fn entries_go_with_their_lines_and_with_tables_left_empty() {
    assert_eq!(removed("a: 1\nb:\n  c: 2 # two\nd: 3\n", "b/c"), "a: 1\nd: 3\n");
    assert_eq!(removed("a: 1\nb:", "b"), "a: 1\n");
    assert_eq!(removed("a: {b: 1, c: 2}\n", "a/b"), "a: {c: 2}\n");
    assert_eq!(removed("a: {b: 1, c: 2}\n", "a/c"), "a: {b: 1}\n");
    assert_eq!(removed("a: {b: {c: 2}}\nd: 1\n", "a/b/c"), "d: 1\n");
    assert_eq!(removed("a: {b: {c: 2}, d: 1}\n", "a/b/c"), "a: {d: 1}\n");
}

#[test]
fn values_become_blocks() {
    assert_eq!(set("a: {}\nb: 1\n", "a", "x: 1\ny: 2"), "a:\n  x: 1\n  y: 2\nb: 1\n");
    assert_eq!(set("p:\n  a: {} # none\n", "p/a", "x: null"), "p:\n  a: # none\n    x: null\n");
    assert_eq!(set("a: {}", "a", "x: 1"), "a:\n  x: 1");
    assert_eq!(set("a: # c\nb: 1\n", "a", "x: 1"), "a: # c\n  x: 1\nb: 1\n");
    assert_eq!(set("p: {a: {}, b: 1}\n", "p/a", "x:\n  y: [1]"), "p: {a: {x: {y: [1]}}, b: 1}\n");
    assert_eq!(set("a:\n  - 1\n  - 2\nb: 1\n", "a", "x: 1"), "a:\n  x: 1\nb: 1\n");
    assert_eq!(set("a:\n- 1\n- 2\nb: 1\n", "a", "x: 1"), "a:\n  x: 1\nb: 1\n");
    assert_eq!(set("a: {\n  }\nb: 1\n", "a", "x: 1"), "a:\n  x: 1\nb: 1\n");
}

#[test]
fn entries_come_below_and_behind_others() {
    assert_eq!(
        below("a:\n  x: 1 # one\n# end\n", "a", "y: 2"),
        "a:\n  x: 1 # one\n  y: 2\n# end\n"
    );
    assert_eq!(below("a:\n    x: 1", "a", "y:\n  z: 2"), "a:\n    x: 1\n    y:\n      z: 2");
    assert_eq!(below("a: {x: 1}\n", "a", "y: 2"), "a: {x: 1, y: 2}\n");
    assert_eq!(below("a:\n", "a", "y: 2"), "a:\n  y: 2\n");
    assert_eq!(below("a: {}\n", "a", "y: 2"), "a:\n  y: 2\n");
    assert_eq!(
        below("a:\n  x: |\n    t\n\nb: 1\n", "a", "y: 2"),
        "a:\n  x: |\n    t\n  y: 2\n\nb: 1\n"
    );
    assert_eq!(after("a: 1\nb: 2\n", "a", "c: 3"), "a: 1\nc: 3\nb: 2\n");
    assert_eq!(after("a:\r\n  b: 2\r\n", "a/b", "c: 3"), "a:\r\n  b: 2\r\n  c: 3\r\n");
}

#[test]
fn keys_are_renamed_and_quoted_where_they_must_be() {
    let text = "imge: {tg: 1}\n";
    let renamed =
        changed(text, "imge/tg", |editor, found| Some(vec![editor.rename(found.entry, "tag")]));
    assert_eq!(renamed, "imge: {tag: 1}\n");
    assert_eq!(plain_or_quoted("on"), "\"on\"");
    assert_eq!(plain_or_quoted("nvidia.com/gpu"), "nvidia.com/gpu");
    assert_eq!(plain_or_quoted("a: b"), "\"a: b\"");
}

#[test]
fn items_of_another_list_are_appended() {
    let from =
        "env:\n    - name: A\n      valueFrom:\n        secretKeyRef: {name: s}\n    - {name: B}\n";
    let other = chartroom_yaml::parse(from).root.unwrap();
    let items: Vec<&Node> = other.get(&["env"]).unwrap().items().iter().collect();
    let append = |text: &str| {
        changed(text, "env", |editor, found| {
            Some(vec![editor.append(&found.entry.value, from, &items)?])
        })
    };
    let block = "- name: A\n  valueFrom:\n    secretKeyRef: {name: s}\n- {name: B}";
    assert_eq!(append("env:\n- name: C"), format!("env:\n- name: C\n{block}"));
    let flow = "{name: A, valueFrom: {secretKeyRef: {name: s}}}, {name: B}";
    assert_eq!(append("env: [{name: C}]\n"), format!("env: [{{name: C}}, {flow}]\n"));
}

/// What is left when the entries at some paths are taken out together.
fn left(text: &str, paths: &[&str]) -> String {
    let root = chartroom_yaml::parse(text).root.unwrap();
    let editor = Editor::new(text, FileId(0));
    let edit = |path: &&str| {
        let path: Vec<&str> = path.split('/').collect();
        vec![editor.remove(&find(&root, &path).unwrap()).unwrap()]
    };
    apply(text, together(text, paths.iter().map(edit).collect()))
}

#[test]
fn a_table_that_several_removals_empty_goes_too() {
    let text = "a: 1\nservice:\n  port: 80 # as below\n  # of type\n  type: x\nb: 2\n";
    assert_eq!(left(text, &["service/port", "service/type"]), "a: 1\nb: 2\n");
    assert_eq!(left(text, &["service/type", "a"]).matches("service:\n  port").count(), 1);
    let deep = "x:\n  y:\n    z: 1\n    w: 2\n  v: 3\nu: 4\n";
    assert_eq!(left(deep, &["x/y/z", "x/y/w"]), "x:\n  v: 3\nu: 4\n");
    assert_eq!(left(deep, &["x/y/z", "x/v", "x/y/w"]), "u: 4\n");
    assert_eq!(left(deep, &["x/y/z", "x/v", "x/y/w", "u"]), "");
}

#[test]
fn what_cannot_go_keeps_an_entry() {
    let text = "a: &t\n  b: 1\n  c: 2\nd: *t\n";
    assert_eq!(left(text, &["a/b", "a/c"]), "a: &t\n  c: 2\nd: *t\n");
    assert_eq!(left("a: {b: 1, c: 2}\n", &["a/b", "a/c"]), "a: {c: 2}\n");
}
