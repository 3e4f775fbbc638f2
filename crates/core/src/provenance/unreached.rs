//! Why a value that templates read reaches nothing: the branches that are off.

use super::origins::each_condition_once;
use super::reads::{Guard, Site, Under, calls, reads};
use super::{ConditionOrigin, Provenance};
use chartroom_diagnostics::{FileId, Files, Span, order};
use chartroom_gotemplate::{Decision, Trace};
use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

/// An action of a template that reads a value and that the render did not come to.
#[derive(Clone, Debug, PartialEq)]
pub struct Unreached {
    /// The action.
    pub place: Span,
    /// The outermost condition around it that came out otherwise; around what calls its template, if it has none.
    pub guard: ConditionOrigin,
    /// The action is that condition itself: what stands before the value decided it.
    pub is_own: bool,
}

/// A call of a named template: Helm's name of the template that it stands in, and where.
type Call = (String, Site);

/// What is asked of one render.
struct Search<'a> {
    provenance: &'a Provenance,
    trace: &'a Trace,
    files: &'a Files,
    calls: OnceCell<HashMap<String, Vec<Call>>>,
    decided: Decided<'a>,
    /// The outermost guard that came out otherwise, of a guard and those around it.
    off: RefCell<HashMap<GuardKey, Option<Rc<ConditionOrigin>>>>,
}

/// A guard by its template, where it starts and how it has to come out.
type GuardKey = (String, usize, bool);

/// The decisions of a render by the template that they stand in, in the order of their places.
struct Decided<'a>(HashMap<&'a [u8], Vec<(Range<usize>, &'a Decision)>>);

impl<'a> Decided<'a> {
    fn of(trace: &'a Trace) -> Self {
        let mut all: HashMap<&[u8], Vec<(Range<usize>, &Decision)>> = HashMap::new();
        for (_, decision) in trace.decisions() {
            if let Some((source, place)) = &decision.site {
                let place = place.start as usize..place.end as usize;
                all.entry(source.name.as_bytes()).or_default().push((place, decision));
            }
        }
        for one in all.values_mut() {
            // Those of one place stay in the order of the render.
            one.sort_by_key(|(place, _)| place.start);
        }
        Self(all)
    }

    /// How the condition at a place of a template came out, each time.
    fn at(&self, name: &str, span: &Range<usize>) -> impl Iterator<Item = &'a Decision> {
        let all = self.0.get(name.as_bytes()).map_or(&[][..], Vec::as_slice);
        // Conditions do not overlap.
        let first = all.partition_point(|(place, _)| place.end <= span.start);
        let end = span.end;
        let at = all.get(first..).unwrap_or_default().iter();
        at.take_while(move |(place, _)| place.start < end).map(|(_, decision)| *decision)
    }
}

impl Provenance {
    /// The actions that read the value at a path, or something in it, in branches that are off.
    pub fn unreached(&self, files: &Files, path: &[String]) -> Vec<Unreached> {
        let Some(trace) = &self.trace else { return Vec::new() };
        let search = Search {
            provenance: self,
            trace,
            files,
            calls: OnceCell::new(),
            decided: Decided::of(trace),
            off: RefCell::default(),
        };
        let mut found: Vec<Unreached> = Vec::new();
        for (name, file) in &self.templates {
            let Some(text) = files.get(*file).map(|file| &file.text) else { continue };
            for site in reads(text, &wanted(name, path)) {
                found.extend(search.why(name, *file, &site));
            }
        }
        order::sort_by_key(&mut found, |one| (one.place.file, one.place.start));
        found.dedup_by(|a, b| a.place == b.place);
        found
    }

    /// The template nodes that print the value at a path, and where the render did not come to its end, the actions that
    /// name it and did not run.
    pub fn readers(&self, files: &Files, path: &[String], is_whole: bool) -> Vec<Span> {
        let mut found = self.templates_of(path);
        if is_whole {
            return found;
        }
        let off = self.unreached(files, path);
        for (name, file) in &self.templates {
            let Some(text) = files.get(*file).map(|file| &file.text) else { continue };
            for site in reads(text, &wanted(name, path)) {
                let (start, end) = (site.place.start as u32, site.place.end as u32);
                let span = Span { file: *file, start, end };
                let is_in = |other: &Span| {
                    other.file == span.file && start <= other.start && other.start < end
                };
                if !found.iter().any(is_in) && !off.iter().any(|one| is_in(&one.place)) {
                    found.push(span);
                }
            }
        }
        order::sort_by_key(&mut found, |span| (span.file, span.start, span.end));
        found
    }

    /// The conditions that left out all that a template has to print.
    pub fn guards(&self, file: FileId) -> Vec<ConditionOrigin> {
        let Some(trace) = &self.trace else { return Vec::new() };
        let is_of = |decision: &&Decision| {
            let name = decision.site.as_ref().map(|(source, _)| source.name.to_text());
            name.is_some_and(|name| self.templates.get(&*name) == Some(&file))
        };
        let own: Vec<&Decision> =
            trace.decisions().map(|(_, decision)| decision).filter(is_of).collect();
        let start = |decision: &Decision| decision.site.as_ref().map_or(0, |(_, span)| span.start);
        let outermost = own.iter().filter(|one| {
            let at = start(one);
            !one.taken && !own.iter().any(|other| other.body.contains(&at))
        });
        let conditions = outermost.filter_map(|decision| self.condition(trace, decision));
        let mut found = each_condition_once(conditions);
        order::sort_by_key(&mut found, |one| one.place.map(|span| span.start));
        found
    }
}

/// How many calls lead to each other.
const MOST_CALLS: usize = 16;

/// How many templates are looked at for the calls of one.
const MOST_LOOKED_AT: usize = 1_000;

/// A call that no condition keeps off, or too many to know.
struct Reached;

/// How a named template is looked for among calls.
#[derive(Default)]
struct Way<'n> {
    /// The templates whose calls are being looked at.
    open: Vec<&'n str>,
    looked_at: usize,
}

impl Search<'_> {
    /// Why the render did not come to an action of a template.
    fn why(&self, name: &str, file: FileId, site: &Site) -> Option<Unreached> {
        let place = Span::of(file, &site.place);
        let found = |guard, is_own| Unreached { place, guard, is_own };
        if let Some(guard) = self.around(name, site) {
            return Some(found(guard, false));
        }
        if let Some(guard) = self.itself(name, site) {
            return Some(found(guard, true));
        }
        let mut way = Way::default();
        let guard = self.calls_off(site.within.as_deref()?, &mut way).ok()??;
        Some(found(guard, false))
    }

    /// A guard that always came out otherwise.
    fn off(&self, name: &str, (span, wanted): &Guard) -> Option<ConditionOrigin> {
        let mut at = self.decided.at(name, span);
        let first = at.next()?;
        let is_off = first.taken != *wanted && at.all(|other| other.taken != *wanted);
        is_off.then(|| self.provenance.condition(self.trace, first)).flatten()
    }

    /// The outermost condition around an action that came out otherwise.
    fn around(&self, name: &str, site: &Site) -> Option<ConditionOrigin> {
        let mut known = self.off.borrow_mut();
        let key = |under: &Under| (name.to_owned(), under.guard.0.start, under.guard.1);
        let (mut open, mut found) = (Vec::new(), None);
        let mut next = site.guards.as_deref();
        while let Some(under) = next {
            if let Some(off) = known.get(&key(under)) {
                found.clone_from(off);
                break;
            }
            open.push(under);
            next = under.outer.as_deref();
        }
        for under in open.into_iter().rev() {
            found = found.or_else(|| self.off(name, &under.guard).map(Rc::new));
            known.insert(key(under), found.clone());
        }
        found.map(|found| (*found).clone())
    }

    /// The condition that an action is, if `and` or `or` decided it before its last value was looked at.
    fn itself(&self, name: &str, site: &Site) -> Option<ConditionOrigin> {
        let decision = self.decided.at(name, &site.place).next()?;
        let condition = self.provenance.condition(self.trace, decision)?;
        let is_short = condition.text.split(['(', ' ']).any(|word| matches!(word, "and" | "or"));
        (site.is_control && is_short).then_some(condition)
    }

    /// The condition that keeps a named template from being called: the first one, if every call of it is off. None if
    /// nothing but itself calls it.
    fn calls_off<'n>(
        &'n self,
        name: &'n str,
        way: &mut Way<'n>,
    ) -> Result<Option<ConditionOrigin>, Reached> {
        // What calls itself is called from elsewhere first.
        if way.open.contains(&name) {
            return Ok(None);
        }
        way.looked_at += 1;
        if way.open.len() > MOST_CALLS || way.looked_at > MOST_LOOKED_AT {
            return Err(Reached);
        }
        let calls = self.calls.get_or_init(|| self.all_calls()).get(name);
        way.open.push(name);
        let mut first = None;
        for (template, site) in calls.into_iter().flatten() {
            let off = match (self.around(template, site), &site.within) {
                (Some(off), _) => Some(off),
                (None, Some(within)) => self.calls_off(within, way)?,
                (None, None) => return Err(Reached),
            };
            first = first.or(off);
        }
        way.open.pop();
        Ok(first)
    }

    fn all_calls(&self) -> HashMap<String, Vec<Call>> {
        let mut all: HashMap<String, Vec<Call>> = HashMap::new();
        for (template, file) in &self.provenance.templates {
            let text = self.files.get(*file).map_or("", |file| &file.text);
            for (name, site) in calls(text) {
                all.entry(name).or_default().push((template.clone(), site));
            }
        }
        // Which condition is named does not hang on the order of a map.
        for calls in all.values_mut() {
            order::sort_by_key(calls, |(template, site)| (template.clone(), site.place.start));
        }
        all
    }
}

/// A path as the templates of a chart see it: below the subchart's own values, and `global` from everywhere.
fn wanted(template: &str, path: &[String]) -> Vec<String> {
    let mut parts = template.split('/').skip(1);
    let mut prefix = Vec::new();
    while let Some("charts") = parts.next() {
        prefix.extend(parts.next().map(str::to_owned));
    }
    if path.first().is_some_and(|first| first == "global") {
        return path.to_vec();
    }
    path.strip_prefix(prefix.as_slice()).unwrap_or_default().to_vec()
}

#[cfg(test)]
mod tests {
    use super::wanted;

    #[test]
    fn paths_are_seen_from_their_chart() {
        let path = |text: &str| text.split('.').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(wanted("u/charts/s/templates/a.yaml", &path("s.x")), path("x"));
        assert_eq!(wanted("u/charts/s/templates/a.yaml", &path("x.y")), Vec::<String>::new());
        assert_eq!(wanted("u/charts/s/templates/a.yaml", &path("global.y")), path("global.y"));
        assert_eq!(wanted("u/templates/charts/a.yaml", &path("x.y")), path("x.y"));
    }
}
