//! What stands around lessons; their own texts come with them.

/// "4 of 18 done"
pub(crate) fn done(done: usize, of: usize) -> String {
    super::LessonsDoneOf { done: &done, of: &of }.text()
}

/// "3 min"
pub(crate) fn minutes(minutes: u32) -> String {
    super::Minutes { count: &minutes }.text()
}

/// "about 3 min"
pub(crate) fn about(minutes: u32) -> String {
    super::LessonsAbout { minutes: &minutes }.text()
}

/// "9 lessons, 30 min"
pub(crate) fn path(lessons: usize, minutes: u32) -> String {
    super::LessonsPath { lessons: &lessons, minutes: &minutes }.text()
}

/// "4 of 9, 17 min left"
pub(crate) fn place(at: usize, of: usize, left: u32) -> String {
    super::LessonsPlace { at: &at, of: &of, left: &left }.text()
}

/// "Go on: A null deletes"
pub(crate) fn go_on(title: &str, begun: bool) -> String {
    super::LessonsGoOn { begun, title: &title }.text()
}

/// "Go on, 4 min"
pub(crate) fn next(minutes: u32) -> String {
    super::LessonsNextIn { minutes: &minutes }.text()
}

/// "now 0"
pub(crate) fn now(now: &str) -> String {
    super::LessonsNow { figure: &now }.text()
}

/// "2 of 3 open"
pub(crate) fn open(open: usize, of: usize) -> String {
    super::LessonsOpen { open: &open, of: &of }.text()
}

/// What its record is called in the list of what is kept.
pub(crate) fn record(title: &str) -> String {
    super::LessonsRecord { title: &title.replace('`', "") }.text()
}

/// "Met: prod scales to 12 pods at most"
pub(crate) fn changed(met: bool, says: &str) -> String {
    super::LessonsChanged { met, says: &says.replace('`', "") }.text()
}

/// Why a lesson did not start.
pub(crate) fn failed(reason: &str) -> String {
    super::LessonsFailed { reason: &reason.trim_end_matches('.') }.text()
}

/// Why the lesson of a link cannot be played.
pub(crate) fn not_carried(reason: &str) -> String {
    super::LessonsNotCarried { reason: &reason.trim_end_matches('.') }.text()
}
