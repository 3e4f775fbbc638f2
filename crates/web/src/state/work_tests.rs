//! What becomes of edits, without a browser: the store is a map, the tabs are states.

use super::tests::{answer, ready, report, sent, state, type_in};
use super::*;
use chartroom_protocol::{
    AboutKept, Answer, Ask, ChartFile, Content, FromView, Kept, Link, OpenedChart, Response,
    SharedFile, SharedState,
};
use std::collections::BTreeMap;

mod history;
mod lesson;
mod place;
mod received;

/// A store that does as the real one is to do.
#[derive(Default)]
struct Map {
    records: BTreeMap<String, Record>,
    charts: BTreeMap<String, Vec<ChartFile>>,
    said: Vec<Word>,
    points: Vec<(String, Put)>,
    full: bool,
}

impl Map {
    /// Does what a state asked for, until it asks for nothing more. Edits are stored at once.
    fn serve(&mut self, state: &mut State, mut effects: Vec<Effect>) {
        while !effects.is_empty() {
            for effect in std::mem::take(&mut effects) {
                effects.extend(self.perform(state, effect));
            }
        }
    }

    fn perform(&mut self, state: &mut State, effect: Effect) -> Vec<Effect> {
        let news = match effect {
            Effect::Persist => return state.reduce(Action::Flush),
            Effect::Store(Ordered::Open(key, chart) | Ordered::Load(key, chart)) => {
                let files = parts(&key).0.filter(|_| chart).and_then(|id| self.charts.get(id));
                let (record, files) = (self.records.get(&key).cloned(), files.cloned());
                News::Loaded(Box::new(Loaded {
                    asked: key.clone(),
                    key,
                    record,
                    whole: chart,
                    files,
                }))
            }
            Effect::Store(Ordered::Write(write)) => {
                News::Wrote(write.key.clone(), self.write(*write))
            }
            Effect::Store(Ordered::KeepChart(id, _, files)) => {
                let content = |file: &File| match &file.text {
                    Text::Small(text) => Content::Text(text.to_string()),
                    _ => Content::Text(String::new()),
                };
                let file =
                    |file: &File| ChartFile { path: file.path.to_string(), content: content(file) };
                self.charts.insert(id, files.iter().map(file).collect());
                return Vec::new();
            }
            Effect::Store(Ordered::List) => {
                let kept = |(key, record): (&String, &Record)| Kept {
                    key: key.clone(),
                    about: record.about.clone(),
                };
                let works = self.records.iter().map(kept).collect();
                News::Listed(Keeping { works, ..Keeping::default() })
            }
            Effect::Store(Ordered::Tell(word)) => {
                self.said.push(word);
                return Vec::new();
            }
            _ => return Vec::new(),
        };
        state.reduce(Action::News(news))
    }

    fn write(&mut self, write: Write) -> Result<(), NotWritten> {
        if write.point && !self.full {
            self.points.extend(write.put.map(|put| (write.key, put)));
            return Ok(());
        }
        if self.full {
            return Err(NotWritten::Failed(NotKept::Full));
        }
        let there = self.records.get(&write.key).map(|record| record.rev.clone());
        if there != write.base {
            return Err(NotWritten::Conflict);
        }
        match write.put {
            Some(put) => {
                let (rev, about, saved) = (put.rev, put.about, Ok(put.saved));
                self.records.insert(write.key, Record { rev, about, saved });
            }
            None => drop(self.records.remove(&write.key)),
        }
        Ok(())
    }

    /// A tab that opens the page.
    fn open(&mut self, seed: u64) -> State {
        let mut tab = state();
        tab.seed = seed;
        let effects = tab.begin();
        self.serve(&mut tab, effects);
        tab
    }

    fn act(&mut self, tab: &mut State, action: Action) {
        let effects = tab.reduce(action);
        self.serve(tab, effects);
    }

    fn types(&mut self, tab: &mut State, text: &str) {
        let effects = type_in(tab, "values.yaml", text);
        self.serve(tab, effects);
    }

    /// The texts of values.yaml that are kept, by key.
    fn texts(&self) -> BTreeMap<&str, &str> {
        let text = |record: &'_ Record| -> Option<String> {
            record.saved.as_ref().ok()?.state.files.first()?.text.clone()
        };
        self.records
            .iter()
            .filter_map(|(key, record)| {
                let text = text(record)?;
                Some((key.as_str(), &*Box::leak(text.into_boxed_str())))
            })
            .collect()
    }

    fn news(&mut self, tab: &mut State, news: News) {
        self.act(tab, Action::News(news));
    }
}

fn link(text: &str) -> Next {
    let state = SharedState {
        chart: "x".into(),
        chart_version: "1.2.3".into(),
        open: "test".into(),
        files: vec![SharedFile { path: "values.yaml".into(), text: Some(text.into()) }],
        ..SharedState::default()
    };
    Next::Link(Box::new(Link { state, ..Link::default() }), format!("v1/{text}"))
}

fn opens(map: &mut Map, tab: &mut State, next: Next) {
    let effects = tab.leave_for(next);
    map.serve(tab, effects);
}

fn values(tab: &State) -> &str {
    match &tab.file("values.yaml").unwrap().text {
        Text::Small(text) => text,
        other => panic!("{other:?}"),
    }
}

#[test]
fn edits_come_back_as_the_difference() {
    let mut map = Map::default();
    let mut tab = map.open(1);
    assert!(tab.pristine() && map.records.is_empty());
    let effects = type_in(&mut tab, "values-prod.yaml", "a: 9\n");
    map.serve(&mut tab, effects);
    let canary = super::tests::added(&tab, "canary", 2);
    map.act(&mut tab, canary);
    let fresh = map.open(2);
    assert_eq!((&fresh.files, &fresh.environments), (&tab.files, &tab.environments));
    assert_eq!((fresh.active, fresh.difference().files.len()), (tab.active, 2));
    let json = serde_json::to_string(&tab.saved()).unwrap();
    assert_eq!(read_saved(&json), Ok(tab.saved()));
    for broken in ["", "{}", "{\"version\":9,\"state\":{}}", "nonsense"] {
        assert_eq!(read_saved(broken), Err(()), "{broken}");
    }
}

#[test]
fn an_idle_tab_writes_nothing() {
    let mut map = Map::default();
    let (mut one, mut two) = (map.open(1), map.open(2));
    map.types(&mut two, "a: 7\n");
    for action in [Action::Environment(0), Action::Flush, Action::Leaving] {
        map.act(&mut one, action);
    }
    assert_eq!(map.texts(), BTreeMap::from([("builtin/own", "a: 7\n")]));
    assert_eq!(values(&map.open(3)), "a: 7\n");
}

#[test]
fn of_two_tabs_that_know_nothing_of_each_other_both_are_kept() {
    let mut map = Map::default();
    let (mut one, mut two) = (map.open(1), map.open(2));
    map.types(&mut one, "a: 7\n");
    map.types(&mut two, "a: 8\n");
    map.types(&mut one, "a: 70\n");
    map.types(&mut two, "a: 80\n");
    let copy = two.key();
    let both = BTreeMap::from([("builtin/own", "a: 70\n"), (copy.as_str(), "a: 80\n")]);
    assert_eq!(map.texts(), both);
    assert_eq!((values(&one), values(&two)), ("a: 70\n", "a: 80\n"));
    assert_eq!(two.notices, [Notice::Apart("builtin/own".into())]);
}

#[test]
fn the_second_tab_reads_takes_over_and_the_first_follows() {
    let mut map = Map::default();
    let (mut one, mut two) = (map.open(1), map.open(2));
    let key = one.key();
    map.news(&mut one, News::Lock(key.clone(), Lock::Held));
    map.news(&mut two, News::Lock(key.clone(), Lock::Busy));
    assert!(!one.reading() && two.reading());
    map.types(&mut one, "a: 7\n");
    let stored = map.said.pop().unwrap();
    map.news(&mut two, News::Heard(stored));
    assert_eq!(values(&two), "a: 7\n");
    for refused in [super::tests::added(&two, "canary", 2), Action::Reset] {
        map.act(&mut two, refused);
    }
    assert_eq!((two.environments.len(), values(&two)), (3, "a: 7\n"));

    // Typed, and not stored yet, when the other asks.
    type_in(&mut one, "values.yaml", "a: 8\n");
    map.act(&mut two, Action::TakeOver);
    let ask = map.said.pop().unwrap();
    assert_eq!(ask, Word::Yield(key.clone()));
    map.news(&mut one, News::Heard(ask));
    assert!(one.reading());
    assert_eq!(map.texts()["builtin/own"], "a: 8\n");
    assert_eq!(map.said.pop(), Some(Word::Yielded(key.clone())));
    let effects = two.reduce(Action::News(News::Heard(Word::Yielded(key.clone()))));
    assert_eq!(effects, [Effect::Store(Ordered::Steal(key.clone()))]);
    map.news(&mut one, News::Lock(key.clone(), Lock::Lost));
    map.news(&mut two, News::Lock(key.clone(), Lock::Held));
    assert!(one.reading() && !two.reading());
    assert_eq!(values(&two), "a: 8\n");
    map.types(&mut two, "a: 9\n");
    let stored = map.said.pop().unwrap();
    map.news(&mut one, News::Heard(stored));
    assert_eq!(values(&one), "a: 9\n");

    map.act(&mut one, Action::KeepBoth);
    map.types(&mut one, "a: 10\n");
    assert_eq!(map.texts()["builtin/own"], "a: 9\n");
    assert_eq!(map.texts()[one.key().as_str()], "a: 10\n");
}

#[test]
fn a_tab_that_slept_through_it_loses_nothing() {
    let mut map = Map::default();
    let (mut one, mut two) = (map.open(1), map.open(2));
    let key = one.key();
    map.news(&mut two, News::Lock(key.clone(), Lock::Busy));
    type_in(&mut one, "values.yaml", "a: 8\n");
    map.act(&mut two, Action::TakeOver);
    let effects = two.reduce(Action::News(News::Waited(key.clone())));
    assert_eq!(effects, [Effect::Store(Ordered::Steal(key.clone()))]);
    map.news(&mut two, News::Lock(key.clone(), Lock::Held));
    map.types(&mut two, "a: 9\n");
    map.news(&mut one, News::Lock(key.clone(), Lock::Lost));
    assert_eq!((values(&one), values(&two)), ("a: 8\n", "a: 9\n"));
    assert_eq!(map.texts()["builtin/own"], "a: 9\n");
    assert_eq!(map.texts()[one.key().as_str()], "a: 8\n");
}

#[test]
fn without_locks_a_tab_reads_once_it_hears_of_newer_edits() {
    let mut map = Map::default();
    let (mut one, mut two) = (map.open(1), map.open(2));
    for tab in [&mut one, &mut two] {
        map.news(tab, News::Blind(false));
    }
    map.types(&mut one, "a: 7\n");
    let stored = map.said.pop().unwrap();
    map.news(&mut two, News::Heard(stored));
    assert!(two.reading() && values(&two) == "a: 7\n");
    let key = two.key();
    map.act(&mut two, Action::TakeOver);
    map.news(&mut two, News::Waited(key));
    assert!(!two.reading());
}

#[test]
fn links_are_records_of_their_own_and_own_edits_stay() {
    let mut map = Map::default();
    let mut tab = map.open(1);
    map.types(&mut tab, "a: 1 # mine\n");
    opens(&mut map, &mut tab, link("a: 2 # A\n"));
    assert!(tab.work.foreign && map.records.contains_key("builtin/own"));
    let first = tab.key();
    map.types(&mut tab, "a: 2 # edited A\n");
    opens(&mut map, &mut tab, link("a: 3 # B\n"));
    let second = tab.key();
    let all = BTreeMap::from([
        ("builtin/own", "a: 1 # mine\n"),
        (first.as_str(), "a: 2 # edited A\n"),
        (second.as_str(), "a: 3 # B\n"),
    ]);
    assert_eq!(map.texts(), all);
    assert!(map.records[&first].about.foreign);

    // The same link again is as it was sent; what was edited on it stays beside.
    opens(&mut map, &mut tab, link("a: 2 # A\n"));
    assert_eq!(values(&tab), "a: 2 # A\n");
    assert_eq!(map.texts()[first.as_str()], "a: 2 # edited A\n");
    assert_eq!(map.records.len(), 4);
    opens(&mut map, &mut tab, link("a: 3 # B\n"));
    assert_eq!((tab.key(), map.records.len()), (second.clone(), 4), "nothing was edited on it");

    map.act(&mut tab, Action::FromView(FromView::Adopt));
    assert!(!tab.work.foreign && !map.records[&second].about.foreign);
    map.act(&mut tab, Action::OpenKept("builtin/own".into()));
    assert_eq!((values(&tab), tab.work.foreign), ("a: 1 # mine\n", false));
}

#[test]
fn nothing_is_opened_over_edits_that_cannot_be_stored() {
    let mut map = Map { full: true, ..Map::default() };
    let mut tab = map.open(1);
    map.types(&mut tab, "a: 7\n");
    assert_eq!(tab.trouble, Some(NotKept::Full));
    assert!(tab.at_risk());
    opens(&mut map, &mut tab, link("a: 2\n"));
    assert_eq!(values(&tab), "a: 7\n");
    map.full = false;
    map.act(&mut tab, Action::Flush);
    assert_eq!((tab.trouble.clone(), values(&tab)), (None, "a: 2\n"));
    assert_eq!(map.texts()["builtin/own"], "a: 7\n");
    assert!(!tab.at_risk());
}

#[test]
fn keys_typed_before_the_store_answers_are_put_on_top() {
    let mut map = Map::default();
    let mut tab = map.open(1);
    let effects = type_in(&mut tab, "values-prod.yaml", "a: 5\n");
    map.serve(&mut tab, effects);
    let mut early = state();
    early.seed = 2;
    let ask = early.begin();
    type_in(&mut early, "values.yaml", "a: 6\n");
    assert_eq!(early.reduce(Action::Flush), [], "not before it is known what is there");
    map.serve(&mut early, ask);
    assert_eq!(values(&early), "a: 6\n");
    assert_eq!(early.difference().files.len(), 2);
    assert_eq!(map.records["builtin/own"].saved, Ok(early.saved()));

    let mut other = state();
    other.seed = 3;
    let ask = other.begin();
    type_in(&mut other, "values.yaml", "b: 1\n");
    map.serve(&mut other, ask);
    assert_eq!(values(&other), "b: 1\n");
    assert_eq!(map.records["builtin/own"].saved, Ok(early.saved()));
    assert_eq!(map.texts()[other.key().as_str()], "b: 1\n");
}

#[test]
fn a_text_too_long_to_render_is_kept() {
    let mut map = Map::default();
    let mut tab = map.open(1);
    let long = "x".repeat(1_000_001);
    tab.reduce(Action::Typed("values.yaml".into(), None, 1_000_001));
    let effects = tab.reduce(Action::Flush);
    let Some(Effect::Store(Ordered::Write(write))) = effects.first() else { panic!("{effects:?}") };
    let mut write = *write.clone();
    let put = write.put.as_mut().unwrap();
    assert_eq!(put.large, [Rc::from("values.yaml")]);
    put.saved.state.files.push(SharedFile { path: "values.yaml".into(), text: Some(long.clone()) });
    map.write(write).unwrap();
    let tab = map.open(2);
    let held = Text::Large(1_000_001, Some(Rc::from(long)));
    assert_eq!(tab.file("values.yaml").unwrap().text, held);
}

#[test]
fn a_chart_is_kept_under_a_hash_of_all_it_holds() {
    let file = |path: &str, text: &str| ChartFile {
        path: path.into(),
        content: Content::Text(text.into()),
    };
    let files = vec![
        file("Chart.yaml", "name: shop\n"),
        file("envs/full-values.yaml", "a: 2\n"),
        file("values.yaml", "a: 1\n"),
    ];
    let mut map = Map::default();
    let mut tab = map.open(1);
    map.types(&mut tab, "a: 9\n");
    let chart = OpenedChart { files: files.clone(), environments: Vec::new() };
    map.act(&mut tab, Action::FromView(FromView::Chart(chart)));
    let id = tab.own.clone().unwrap().to_string();
    assert_eq!(id.len(), 64);
    assert_eq!(map.texts()["builtin/own"], "a: 9\n");
    assert_eq!(map.charts[&id], files);
    assert!(tab.pristine());
    let names: Vec<&str> = tab.environments.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["default", "full"]);
    assert_eq!((&*tab.environments[0].release, tab.active), ("shop", 0));
    map.types(&mut tab, "a: 3\n");

    // A whole chart by a link: the same files are the same chart, with edits of its own.
    let binaries = Some(Vec::new());
    let text = |file: &ChartFile| match &file.content {
        Content::Text(text) => SharedFile { path: file.path.clone(), text: Some(text.clone()) },
        _ => panic!("text"),
    };
    let mut shared = SharedState { chart: "shop".into(), ..SharedState::default() };
    shared.files = files.iter().map(text).collect();
    let whole = |state: &SharedState, end: &str| {
        let link = Link { state: state.clone(), binaries: binaries.clone(), ..Link::default() };
        Next::Link(Box::new(link), format!("v2/{end}"))
    };
    opens(&mut map, &mut tab, whole(&shared, "a"));
    assert_eq!((tab.own.as_deref(), values(&tab)), (Some(id.as_str()), "a: 1\n"));
    assert!(tab.work.foreign);
    assert_eq!(map.texts()[key(Some(&id), OWN).as_str()], "a: 3\n");
    // One that differs in a byte is another chart, whatever its payload ends with.
    shared.files[2].text = Some("a: 1 \n".into());
    opens(&mut map, &mut tab, whole(&shared, "b-and-the-same-end"));
    assert_ne!(tab.own.as_deref(), Some(id.as_str()));
    assert_eq!(map.charts[&id], files);

    // It is opened again from what is kept.
    let mut again = State::holding(&key(Some(&id), OWN), 5, 0.0);
    assert_eq!(sent(&again.reduce(Action::Engine(EngineEvent::Ready))), None);
    let effects = again.begin();
    // The lock can come first, and with it the record alone.
    for lock in [Lock::Busy, Lock::Held] {
        let key = again.key();
        map.news(&mut again, News::Lock(key, lock));
    }
    let alone =
        Loaded { asked: again.key(), key: again.key(), record: None, whole: false, files: None };
    map.news(&mut again, News::Loaded(Box::new(alone)));
    assert!(again.holding);
    map.serve(&mut again, effects);
    assert_eq!((values(&again), again.holding), ("a: 3\n", false));
    let mut lost = State::holding("gone/own", 6, 0.0);
    let effects = lost.begin();
    map.serve(&mut lost, effects);
    assert!(lost.own.is_none() && lost.notices == [Notice::ChartLost]);
}

#[test]
fn declared_environments_come_with_a_chart_that_has_no_edits_yet() {
    let file =
        |path: &str| ChartFile { path: path.into(), content: Content::Text("a: 1\n".into()) };
    let files: Vec<ChartFile> = ["Chart.yaml", "gpu.yaml", "values.yaml"].map(file).to_vec();
    let declared = |name: &str| Environment {
        name: name.into(),
        overlays: vec!["gpu.yaml".into()],
        sets: Vec::new(),
        release: "shop".into(),
        namespace: "live".into(),
    };
    let opened = |name: &str| {
        let chart = OpenedChart { files: files.clone(), environments: vec![declared(name)] };
        Action::FromView(FromView::Chart(chart))
    };
    let names = |tab: &State| -> Vec<String> {
        tab.environments.iter().map(|one| one.name.clone()).collect()
    };
    let mut map = Map::default();
    let mut tab = map.open(1);
    map.act(&mut tab, opened("live"));
    assert_eq!(names(&tab), ["live"]);
    map.types(&mut tab, "a: 2\n");
    // What was made of it stays when it is opened again.
    let mut again = map.open(2);
    map.act(&mut again, opened("other"));
    assert_eq!((names(&again), values(&again)), (vec!["live".to_owned()], "a: 2\n"));
}

#[test]
fn the_answer_for_the_chart_before_says_nothing_any_more() {
    let (mut tab, request) = ready();
    let mut map = Map::default();
    let effects = tab.begin();
    map.serve(&mut tab, effects);
    let files = vec![ChartFile {
        path: "Chart.yaml".into(),
        content: Content::Text("name: shop\n".into()),
    }];
    let effects = tab
        .reduce(Action::FromView(FromView::Chart(OpenedChart { files, environments: Vec::new() })));
    assert!(effects.contains(&Effect::Forget("values.yaml".into())));
    let render = sent(&effects).expect("a render");
    assert!(render.id > request.id);
    let late = Response { id: request.id, answer: Answer::Rendered(Vec::new(), true) };
    tab.reduce(Action::Answered(late, 0.0));
    assert_eq!(tab.rendered, None);
}

#[test]
fn a_link_that_was_read_is_opened() {
    let (mut tab, first) = ready();
    let mut map = Map::default();
    let effects = tab.begin();
    map.serve(&mut tab, effects);
    tab.reduce(Action::Link("v1/x".into()));
    let reports = report(&tab, &[true; 3], vec![]);
    let ask = sent(&answer(&mut tab, first.id, Answer::Rendered(reports, true))).unwrap();
    assert_eq!(ask.ask, Ask::Decode("v1/x".into()));
    let Next::Link(link, _) = link("a: 5\n") else { panic!("a link") };
    let effects = answer(&mut tab, ask.id, Answer::Decoded(Ok(link)));
    assert!(effects.contains(&Effect::Replace("values.yaml".into(), "a: 5\n".into())));
    assert_eq!(tab.environment().unwrap().name, "test");
    assert_eq!(AboutKept::default().foreign, !tab.work.foreign);
}

/// The note that a tab leaves, if it leaves one.
fn left(tab: &mut State) -> Option<Note> {
    let effects = tab.reduce(Action::Leaving);
    effects.into_iter().find_map(|effect| match effect {
        Effect::Store(Ordered::Note(note)) => note.map(|note| *note),
        _ => None,
    })
}

#[test]
fn what_the_store_may_not_get_is_noted_until_it_has_it() {
    let mut map = Map::default();
    let mut tab = map.open(1);
    map.types(&mut tab, "a: 7\n");
    let first = tab.work.rev.clone().unwrap();
    assert_eq!(left(&mut tab), None, "the store has it");
    type_in(&mut tab, "values.yaml", "a: 8\n");
    let sent = tab.reduce(Action::Flush);
    type_in(&mut tab, "values.yaml", "a: 9\n");
    let note = left(&mut tab).expect("a note");
    let put = note.put.as_ref().unwrap();
    assert_eq!(note.key, "builtin/own");
    assert_eq!(put.saved.state.files[0].text.as_deref(), Some("a: 9\n"));
    assert_eq!((note.bases.len(), &note.bases[0]), (2, &first.to_string()), "either may be there");
    // All that was sent off arrives after all.
    map.serve(&mut tab, sent);
    assert!(tab.noted);
    map.news(&mut tab, News::Wrote("builtin/own".into(), Ok(())));
    assert!(!tab.noted && tab.work.rev == Some(put.rev.clone()));
}

#[test]
fn a_tab_that_reads_is_idle_or_looks_on_notes_nothing() {
    let mut map = Map::default();
    let (mut one, mut two) = (map.open(1), map.open(2));
    let key = one.key();
    assert_eq!(left(&mut one), None);
    one.reduce(Action::Environment(0));
    assert_eq!(left(&mut one), None, "what is looked at is not worth a note");
    map.news(&mut two, News::Lock(key, Lock::Busy));
    two.work.unsaved = Unsaved::Edits;
    assert_eq!(left(&mut two), None);
}

#[test]
fn keys_before_the_store_has_answered_are_noted_on_nothing() {
    let mut early = state();
    early.begin();
    type_in(&mut early, "values.yaml", "a: 6\n");
    let note = left(&mut early).expect("a note");
    assert_eq!((note.bases.len(), note.put.is_some()), (0, true));
}

#[test]
fn a_note_replaces_what_it_was_made_on_and_nothing_newer() {
    let bases = ["1a-4".to_owned(), "1a-5".to_owned()];
    for (there, rev, fate) in [
        (None, Some("1a-6"), Fate::Put),
        (Some("1a-4"), Some("1a-6"), Fate::Put),
        (Some("1a-5"), Some("1a-6"), Fate::Put),
        (Some("1a-6"), Some("1a-6"), Fate::Drop),
        (Some("1a-12"), Some("1a-6"), Fate::Drop),
        (Some("2b-9"), Some("1a-6"), Fate::Apart),
        (Some("1a-3"), Some("1a-6"), Fate::Apart),
        (Some("of-old"), Some("1a-6"), Fate::Apart),
        (Some("1a-5"), None, Fate::Put),
        (Some("2b-9"), None, Fate::Drop),
        (None, None, Fate::Drop),
    ] {
        assert_eq!(super::fate(there, &bases, rev), fate, "{there:?} {rev:?}");
    }
}

#[test]
fn a_text_too_long_for_a_note_keeps_the_page_from_closing_unasked() {
    let mut map = Map::default();
    let mut tab = map.open(1);
    for (size, asked) in [(1_500_000, false), (3_000_000, true)] {
        tab.reduce(Action::Typed("values.yaml".into(), None, size));
        assert_eq!(tab.at_risk(), asked, "{size}");
    }
    map.act(&mut tab, Action::Flush);
    assert!(!tab.at_risk());
}
