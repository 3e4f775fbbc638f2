//! Which subcharts decide what a named template is: of several definitions of a name the last one counts, and which
//! ones there are depends on the charts that are switched on.

use super::context;
use crate::chart::Chart;
use chartroom_gotemplate::{Map, Parsed, Str, Trace};
use context::TemplateFile;
use rustc_hash::FxHashMap;
use std::rc::Rc;

/// A definition: the index of its file, and the file's text.
type Definition<'a> = (usize, &'a [u8]);

/// Tells the trace for each name with definitions that differ what switched the one that counts on, or keeps another
/// one off. Files are compared as wholes: libraries come with many charts in the same version.
pub(super) fn note(
    trace: &mut Trace,
    chart: &Chart,
    values: &Map,
    files: &[(TemplateFile, Rc<Parsed>)],
) {
    let mut definitions: FxHashMap<Str, Vec<Definition<'_>>> = FxHashMap::default();
    for (index, (file, parsed)) in files.iter().enumerate() {
        let own = parsed.main().map(Rc::as_ptr);
        for template in parsed.templates() {
            if Some(Rc::as_ptr(template)) != own && !template.is_empty() {
                let all = definitions.entry(template.name().clone()).or_default();
                all.push((index, &file.text));
            }
        }
    }
    for (name, all) in &definitions {
        let Some(((winner, text), others)) = all.split_last() else { continue };
        if others.iter().any(|(_, other)| other != text)
            && let Some((file, _)) = files.get(*winner)
        {
            let switches = chart.switches(&file.path);
            super::define(trace, name, values, &switches);
        }
    }
    for off in chart.switched_off() {
        for name in defined(off.text) {
            let last = definitions.get(name).and_then(|all| all.last());
            let Some((winner, known)) =
                last.and_then(|(index, text)| Some((files.get(*index)?, text)))
            else {
                continue;
            };
            if *known != off.text && context::order(&winner.0.path, &off.path).is_lt() {
                super::define(trace, &Str::from(name), values, &off.switches);
            }
        }
    }
}

/// The names of the templates that a text seems to define.
fn defined(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let word = b"define \"";
        let at = rest.windows(word.len()).position(|part| part == word)?;
        rest = rest.get(at + word.len()..)?;
        rest.split(|byte| *byte == b'"').next()
    })
}
