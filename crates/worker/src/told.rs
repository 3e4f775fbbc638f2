//! What the page was told, so that it is told only what is new: most keys change a line or two of a large output.

use chartroom_protocol::{FileEntry, Object, OutputObject, Report, ValueLine};
use std::collections::HashMap;
use std::rc::Rc;

/// The last output of each environment, by its name.
#[derive(Default)]
pub(crate) struct Told(HashMap<String, Output>);

/// An output as it was told.
struct Output {
    /// The request it answered.
    id: u32,
    files: Vec<FileEntry>,
    objects: Vec<Rc<Object>>,
    values: Vec<ValueLine>,
}

impl Told {
    /// Leaves out what stands in the output that the page holds, if that is the one told last, and remembers this one.
    /// Places count in the files of a report: with other files everything is new.
    pub(crate) fn shorten(
        &mut self,
        name: String,
        id: u32,
        held: Option<u32>,
        mut report: Report,
    ) -> Report {
        let Some(output) = &mut report.output else { return report };
        let before = self.0.remove(&name);
        let before = before.filter(|one| held == Some(one.id) && one.files == report.files);
        let known: HashMap<(&str, &str, &str), usize> = before
            .iter()
            .flat_map(|before| before.objects.iter().enumerate())
            .map(|(at, one)| ((&*one.source, &*one.kind, &*one.name), at))
            .collect();
        let mut objects = Vec::new();
        for (index, entry) in output.objects.iter_mut().enumerate() {
            let OutputObject::New(object) = entry else { continue };
            let other = known.get(&(&*object.source, &*object.kind, &*object.name)).copied();
            let same = [Some(index), other].into_iter().flatten().find_map(|at| {
                let old = before.as_ref()?.objects.get(at)?;
                (**old == *object).then(|| (at, old.clone()))
            });
            match same {
                Some((at, old)) => {
                    objects.push(old);
                    *entry = OutputObject::Kept(at as u32);
                }
                None => objects.push(Rc::new(object.clone())),
            }
        }
        let values = output.values.take().unwrap_or_default();
        let same = before.as_ref().is_some_and(|before| before.values == values);
        output.values = (!same).then(|| values.clone());
        self.0.insert(name, Output { id, files: report.files.clone(), objects, values });
        report
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chartroom_protocol::{Overview, Part};

    fn object(name: &str, text: &str) -> OutputObject {
        OutputObject::New(Object {
            kind: "ConfigMap".into(),
            name: name.into(),
            template: "templates/a.yaml".into(),
            source: "a/templates/a.yaml".into(),
            text: text.into(),
            blank_lines: 0,
            lines: Vec::new(),
            hooks: Vec::new(),
            copied: None,
        })
    }

    fn report(objects: Vec<OutputObject>, value: &str) -> Report {
        let line = ValueLine { text: value.into(), source: None, was: None };
        Report {
            environment: 0,
            files: Vec::new(),
            chart: None,
            output: Some(chartroom_protocol::Output {
                kube_version: String::new(),
                objects,
                notes: None,
                values: Some(vec![line]),
                overview: Overview::default(),
                absent: Vec::new(),
                overrides: Vec::new(),
            }),
            flags: Vec::new(),
            problems: Vec::new(),
            part: Part::All,
            millis: 0.0,
        }
    }

    #[test]
    fn what_the_page_holds_is_not_told_again() {
        let mut told = Told::default();
        let mut tell = |id, held, objects, value| {
            let report = told.shorten("prod".into(), id, held, report(objects, value));
            let output = report.output.unwrap();
            (output.objects, output.values.is_some())
        };
        let both = || vec![object("a", "1"), object("b", "1")];
        assert_eq!(tell(1, None, both(), "v"), (both(), true));
        let kept = |at| OutputObject::Kept(at);
        assert_eq!(tell(2, Some(1), both(), "v"), (vec![kept(0), kept(1)], false));
        // One has changed, and one has moved up.
        let fewer = || vec![object("b", "1"), object("c", "2")];
        assert_eq!(tell(3, Some(2), fewer(), "w"), (vec![kept(1), object("c", "2")], true));
        // The page has not taken the last answer in, or another engine gave what it holds.
        assert_eq!(tell(4, Some(2), fewer(), "w"), (fewer(), true));
        assert_eq!(tell(5, None, fewer(), "w"), (fewer(), true));
    }
}
