//! What a rule found, in the terms of the rule: a node of a rendered object or an entry of a layer.

use crate::messages;
use crate::scene::{Object, Scene};
use chartroom_diagnostics::{Diagnostic, Doc, Fix, Mark, Role, Severity, Span};
use chartroom_yaml::Node;
use std::collections::HashMap;
use std::ops::Range;

/// Where something is: in what was rendered, or in a file of the user.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Place {
    /// Bytes of the text of an object, by its index.
    Rendered(usize, Range<usize>),
    /// Bytes of a file of the report.
    File(Span),
    /// The environment as a whole.
    Environment,
}

impl Place {
    /// A node of an object.
    pub(crate) fn node(object: &Object<'_>, node: &Node) -> Self {
        Place::Rendered(object.index, node.span.clone())
    }
}

/// A finding; the place is all it needs.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    place: Place,
    message: String,
    severity: Option<Severity>,
    help: Option<String>,
    related: Vec<(Role, Place, String)>,
    fix: Option<FixIntent>,
    helm_text: Option<String>,
    mark: Option<Mark>,
}

/// How to mend it.
#[derive(Clone, Debug)]
enum FixIntent {
    /// Edits of the user's files.
    Edits(Fix),
    /// Another text where a scalar of an object is: in the layer that it came from, or in the template if it stands
    /// there as it is.
    Rendered { object: usize, range: Range<usize>, text: String, title: String },
    /// Quotes around a scalar of an object: in the template's text, or by `quote` in the action that prints it.
    Quote { object: usize, range: Range<usize> },
}

impl Finding {
    /// A finding at a node of an object.
    pub(crate) fn at(object: &Object<'_>, node: &Node, message: impl Into<String>) -> Self {
        Self::in_place(Place::node(object, node), message)
    }

    /// A finding in a file of the user.
    pub(crate) fn in_file(span: Span, message: impl Into<String>) -> Self {
        Self::in_place(Place::File(span), message)
    }

    /// A finding anywhere.
    pub(crate) fn in_place(place: Place, message: impl Into<String>) -> Self {
        Self {
            place,
            message: message.into(),
            severity: None,
            help: None,
            related: Vec::new(),
            fix: None,
            helm_text: None,
            mark: None,
        }
    }

    /// Another severity than the rule's, where a rule has two; the chart's settings still win.
    pub(crate) fn severity(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }

    /// The same at a place of the user's, the one where it is to be mended; the old one is told too.
    pub(crate) fn moved_to(mut self, span: Span) -> Self {
        let old = std::mem::replace(&mut self.place, Place::File(span));
        self.related.push((Role::ValueFrom, old, messages::RELATED_PRINTED_FROM.into()));
        self
    }

    /// The same at the entry of a later layer that switched an object on, which is what made the mistake.
    pub(crate) fn switched_on(mut self, span: Option<Span>) -> Self {
        let Some(span) = span else { return self };
        let old = std::mem::replace(&mut self.place, Place::File(span));
        self.related.push((Role::ValueFrom, old, messages::RELATED_SWITCHED_ON.into()));
        self
    }

    /// What to do about it.
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// A further node of an object.
    pub(crate) fn related(
        mut self,
        object: &Object<'_>,
        node: &Node,
        message: impl Into<String>,
    ) -> Self {
        self.related.push((Role::DefinedHere, Place::node(object, node), message.into()));
        self
    }

    /// The place in what was rendered, as it is.
    pub(crate) fn rendered(self, object: &Object<'_>, node: &Node, message: &str) -> Self {
        self.rendered_bytes(object, node.span.clone(), message)
    }

    /// The same for bytes of an object.
    pub(crate) fn rendered_bytes(
        mut self,
        object: &Object<'_>,
        range: Range<usize>,
        message: &str,
    ) -> Self {
        let (start, end) = (range.start as u32, range.end as u32);
        let span = Span { file: object.file, start, end };
        self.related.push((Role::RenderedHere, Place::File(span), message.to_owned()));
        self
    }

    /// A further place anywhere.
    pub(crate) fn related_place(mut self, place: Place, message: impl Into<String>) -> Self {
        self.related.push((Role::DefinedHere, place, message.into()));
        self
    }

    /// A further place in a file of the user.
    pub(crate) fn related_file(mut self, span: Span, message: impl Into<String>) -> Self {
        self.related.push((Role::DefinedHere, Place::File(span), message.into()));
        self
    }

    /// Edits that mend it.
    pub(crate) fn fix(mut self, fix: Option<Fix>) -> Self {
        self.fix = fix.map(FixIntent::Edits).or(self.fix);
        self
    }

    /// Without an edit, where it would be a guess.
    pub(crate) fn without_fix(mut self) -> Self {
        self.fix = None;
        self
    }

    /// Mends it by writing another text where a scalar of an object is, if there is one place to write it.
    pub(crate) fn replace(
        mut self,
        object: &Object<'_>,
        node: &Node,
        text: impl Into<String>,
        title: impl Into<String>,
    ) -> Self {
        self.fix = Some(FixIntent::Rendered {
            object: object.index,
            range: node.span.clone(),
            text: text.into(),
            title: title.into(),
        });
        self
    }

    /// The same for bytes of an object.
    pub(crate) fn replace_bytes(
        mut self,
        object: &Object<'_>,
        range: Range<usize>,
        text: impl Into<String>,
        title: impl Into<String>,
    ) -> Self {
        let (text, title) = (text.into(), title.into());
        self.fix = Some(FixIntent::Rendered { object: object.index, range, text, title });
        self
    }

    /// Mends a scalar that YAML reads as a number or boolean by making it text, where it is written.
    pub(crate) fn quote(mut self, object: &Object<'_>, range: Range<usize>) -> Self {
        self.fix = Some(FixIntent::Quote { object: object.index, range });
        self
    }

    /// What sort of mistake it is.
    pub(crate) fn mark(mut self, mark: Mark) -> Self {
        self.mark = Some(mark);
        self
    }

    /// What Helm or the API server says of it.
    pub(crate) fn helm(mut self, text: impl Into<String>) -> Self {
        self.helm_text = Some(text.into());
        self
    }
}

/// Collects what one rule finds in one environment.
pub(crate) struct Findings<'a> {
    scene: &'a Scene<'a>,
    /// The id of the rule.
    id: &'static str,
    /// Why it matters.
    doc: Doc,
    severity: Level,
    found: Vec<Diagnostic>,
    /// The finding at each place, None for one that is waved through. A loop over pairs may find as many at one place as
    /// there are objects.
    places: HashMap<Place, Option<usize>>,
}

/// How bad the findings of a rule are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    /// As the rule says, finding by finding.
    Rule(Severity),
    /// As the chart's settings say.
    Set(Severity),
}

impl<'a> Findings<'a> {
    pub(crate) fn new(
        scene: &'a Scene<'a>,
        (id, doc): (&'static str, Doc),
        severity: Level,
    ) -> Self {
        Self { scene, id, doc, severity, found: Vec::new(), places: HashMap::new() }
    }

    /// Takes a finding to the user's own line; one that a comment there waves through is dropped, and a further one at
    /// the same place is counted.
    pub(crate) fn push(&mut self, finding: Finding) {
        if let Some(known) = self.places.get(&finding.place) {
            if let Some(known) = known.and_then(|at| self.found.get_mut(at)) {
                known.count += 1;
            }
            return;
        }
        let place = finding.place.clone();
        let at = self.add(finding);
        if place != Place::Environment {
            self.places.insert(place, at);
        }
    }

    /// The index of the finding, if it counts.
    fn add(&mut self, finding: Finding) -> Option<usize> {
        let severity = match self.severity {
            Level::Rule(severity) => finding.severity.unwrap_or(severity),
            Level::Set(severity) => severity,
        };
        let mut diagnostic = Diagnostic::new(self.id, severity, finding.message);
        diagnostic.help = finding.help;
        diagnostic.helm_text = finding.helm_text;
        diagnostic.mark = finding.mark;
        diagnostic.doc = Some(self.doc);
        self.scene.locate(&finding.place, &mut diagnostic);
        for (role, place, message) in finding.related {
            self.scene.relate(role, &place, message, &mut diagnostic);
        }
        diagnostic.fix = finding.fix.and_then(|fix| match fix {
            FixIntent::Edits(fix) => Some(fix),
            FixIntent::Rendered { object, range, text, title } => {
                self.scene.rewrite(object, range, text, title)
            }
            FixIntent::Quote { object, range } => self.scene.quote(object, range),
        });
        if self.scene.is_suppressed(&diagnostic) {
            return None;
        }
        self.found.push(diagnostic);
        Some(self.found.len() - 1)
    }

    pub(crate) fn finish(self) -> Vec<Diagnostic> {
        self.found
    }
}
