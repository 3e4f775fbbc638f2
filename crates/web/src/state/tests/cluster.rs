//! What is declared of the cluster of an environment.

use super::*;
use chartroom_protocol::Edit;

fn asked(state: &mut State, render: &Request) -> Request {
    state.reduce(Action::Open(Dialog::Cluster));
    let outputs = vec![true; state.environments.len()];
    let rendered = Answer::Rendered(report(state, &outputs, Vec::new()), true);
    answer(state, render.id, rendered);
    sent(&state.reduce(Action::FromView(FromView::Cluster(vec![7])))).expect("it is asked")
}

fn edits() -> Answer {
    let at = Position { line: 0, column: Utf16(0) };
    let place = Place { file: FileId(0), start: at, end: at };
    Answer::Together(vec![Edit { place, text: "environments:\n".into() }])
}

#[test]
fn what_is_declared_closes_the_dialog_and_makes_the_file() {
    let (mut state, render) = whole();
    let request = asked(&mut state, &render);
    let Ask::Cluster(fixes, environment, bytes) = request.ask else { panic!("about a cluster") };
    assert_eq!((fixes.path.as_str(), fixes.text.as_str()), (".chartroom.yaml", ""));
    assert_eq!((Some(&environment), bytes), (state.environment(), vec![7]));
    let shown = answer(&mut state, request.id, Answer::ToView(ForView::Cluster, vec![1]));
    assert!(shown.contains(&Effect::ToView(ForView::Cluster, vec![1])));
    assert!(state.file(".chartroom.yaml").is_none(), "nothing is made by looking");

    let request = sent(&state.reduce(Action::FromView(FromView::Cluster(vec![8])))).unwrap();
    let effects = answer(&mut state, request.id, edits());
    assert_eq!(state.dialog, None);
    assert!(
        effects
            .iter()
            .any(|effect| matches!(effect, Effect::Edit(path, _) if &**path == ".chartroom.yaml"))
    );
}

#[test]
fn nothing_to_change_changes_nothing() {
    let (mut state, render) = whole();
    let request = asked(&mut state, &render);
    answer(&mut state, request.id, Answer::Together(Vec::new()));
    assert_eq!(state.dialog, None);
    assert!(state.file(".chartroom.yaml").is_none());
}
