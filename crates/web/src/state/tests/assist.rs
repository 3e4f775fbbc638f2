//! What the editors ask the engine while a text is written.

use super::*;
use chartroom_protocol::{Ask, Assist, SetEntry, SetKind, Wish};

fn asked(state: &State) -> Vec<(u32, Wish)> {
    let assists = state.asks.iter().filter_map(|ask| match ask {
        Ask::Assist(Assist { ticket, wish, .. }) => Some((*ticket, *wish)),
        _ => None,
    });
    assists.collect()
}

#[test]
fn only_the_newest_question_of_a_kind_waits_and_none_waits_behind_others() {
    let (mut state, _) = whole();
    state.reduce(Action::Link("v3/x".into()));
    let path = || "values-prod.yaml".to_owned();
    state.reduce(Action::Assist(0, 1, path(), 2, String::new()));
    state.reduce(Action::Assist(3, 2, path(), 2, String::new()));
    state.reduce(Action::Assist(0, 3, path(), 3, String::new()));
    assert_eq!(asked(&state), [(3, Wish::Complete), (2, Wish::Hover)]);
    assert!(matches!(state.asks.front(), Some(Ask::Assist(one)) if one.text == "a: 2\n"));
    assert!(matches!(state.asks.back(), Some(Ask::Decode(_))));
}

#[test]
fn a_set_entry_gets_another_text_and_is_rendered_with_it() {
    let (mut state, _) = whole();
    let entry = |text: &str| SetEntry { kind: SetKind::Set, text: text.into() };
    if let Some(environment) = state.environments.first_mut() {
        environment.sets = vec![entry("a=1"), entry("b=2")];
    }
    let revision = state.revision;
    state.reduce(Action::SetEntry(0, 1, "c=2".into()));
    let sets = state.environments.first().map(|one| one.sets.clone()).unwrap_or_default();
    assert_eq!(sets, [entry("a=1"), entry("c=2")]);
    assert!(state.revision > revision);
    state.reduce(Action::SetEntry(7, 1, "d=2".into()));
    assert_eq!(state.environments.first().map(|one| one.sets.len()), Some(2));
}

#[test]
fn other_layers_come_with_their_files_and_one_undo_takes_both_back() {
    let (mut state, _) = whole();
    let before = state.saved().state;
    let change = r#"{"chart":"","chart_version":"","open":"","kube_version":null,
"files":[{"path":"values-common.yaml","text":"a: 1\n"}],
"environments":[{"name":"one","overlays":["values-common.yaml"],"sets":[{"kind":"Literal","text":"b=2"}],"release":"r","namespace":"n"}]}"#;
    state.reduce(Action::Layers(change.into()));
    let one = state.environments.first();
    let one = one.map(|one| (one.name.as_str(), one.overlays.len(), one.sets.len()));
    assert_eq!(one, Some(("one", 1, 1)));
    assert!(state.file("values-common.yaml").is_some());
    let Some(Notice::Undo(_, Some(undo))) = state.notices.last().cloned() else { panic!("undo") };
    state.reduce(Action::Undo(undo));
    assert_eq!(state.saved().state, before);
    state.reduce(Action::Layers("[]".into()));
    assert_eq!(state.saved().state, before);
}

#[test]
fn a_long_text_that_only_its_editor_holds_outlives_another_change() {
    let (mut state, _) = whole();
    state.reduce(Action::Typed("values.yaml".into(), None, LARGE + 1));
    let change = |path: &str, text: &str| {
        let text = serde_json::to_string(text).unwrap();
        format!(
            r#"{{"chart":"","chart_version":"","open":"","kube_version":null,
"files":[{{"path":"{path}","text":{text}}}],"environments":null}}"#
        )
    };
    let effects = state.reduce(Action::Files(change("values-new.yaml", "a: 1\n")));
    assert!(state.file("values-new.yaml").is_some());
    assert_eq!(state.file("values.yaml").unwrap().text, Text::Large(LARGE + 1, None));
    let touched = |effect: &&Effect| matches!(effect, Effect::Forget(path) | Effect::Replace(path, _) if &**path == "values.yaml");
    assert_eq!(effects.iter().find(touched), None);
    assert!(state.files.is_sorted_by_key(|file| file.path.clone()));
    // What names the file has its word.
    state.reduce(Action::Files(change("values.yaml", "a: 2\n")));
    assert_eq!(state.file("values.yaml").unwrap().text, Text::Small("a: 2\n".into()));
}
