//! What is pinned in the page, drawn below its output.

use super::to_file;
use crate::state::{Action, Range, Target};
use crate::{browser, explain, messages};
use chartroom_protocol::{Explained, FileKind, ForView, FromView, Position, Question, Utf16};
use yew::{Callback, Html};

/// Listens to the page.
pub(super) fn listen(send: &Callback<Option<Explained>>) {
    let send = send.clone();
    messages::listen(messages::event(ForView::Explain), move |explained| send.emit(explained));
}

/// The strip, in the place that the page left for it.
pub(super) fn view(explained: Option<&Explained>) -> Html {
    let Some((explained, host)) = explained.zip(browser::find("#explain")) else {
        return Html::default();
    };
    let environment = match explained.explanation.question {
        Question::Line { environment, .. }
        | Question::Source { environment, .. }
        | Question::Files { environment } => environment,
    };
    let dispatch = Callback::from(move |action| {
        let told = match action {
            Action::Go(target) => go(environment, target),
            _ => FromView::StopExplaining,
        };
        messages::tell(messages::TO_PAGE, &told);
    });
    yew::create_portal(explain::view(explained, &dispatch), host.into())
}

/// What takes the page to a target.
pub(super) fn go(environment: u32, target: Target) -> FromView {
    match target {
        Target::File(path, Range { line, column, end_line, end_column }) => {
            let start = Position { line, column: Utf16(column) };
            let end = Position { line: end_line, column: Utf16(end_column) };
            to_file(environment, &path, FileKind::User, (start, end))
        }
        Target::Set(at, entry) => {
            let kind = FileKind::Set { environment: at as u32, entry: entry as u32 };
            to_file(environment, "", kind, Default::default())
        }
        Target::Object(environment, object, line) => {
            FromView::Object(environment as u32, object, line)
        }
    }
}
