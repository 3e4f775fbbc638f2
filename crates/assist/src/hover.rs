//! What there is to say of what stands under a cursor.

use crate::complete::{about_field, field_at};
use crate::messages;
use crate::outline::{At, cursor};
use crate::target::Target;
use crate::{Asked, CallResult, Place};
use chartroom_core::{Layer, Source, short};
use chartroom_kube::FieldInfo;
use std::ops::Range;

/// What can be done with what stands there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Subject {
    /// The chart names it: one can go to where it is set, and rename it.
    #[default]
    Named,
    /// A function, which has a signature.
    Function,
    /// It is given, by Go or by Helm, or is an expression.
    Given,
}

/// What there is to say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hover {
    /// What it is about.
    pub place: Place,
    /// `autoscaling.maxReplicas`, `trunc int string`
    pub title: String,
    /// What it is, in a few words.
    pub kind: String,
    /// What can be done with it.
    pub subject: Subject,
    /// What it is for and who reads it, in paragraphs.
    pub said: Vec<String>,
    /// The value in each environment, and where it is set: `prod`, `20`, `values-prod.yaml:13`.
    pub environments: Vec<[String; 3]>,
    /// What a call gives in an environment, where that was asked for.
    pub result: Option<CallResult>,
    /// The key of a description, where it is a field of Kubernetes or lands in one.
    pub field: Option<String>,
}

impl Asked<'_> {
    /// What there is to say of what stands at a byte of a file.
    pub fn hover(&self, path: &str, offset: usize) -> Option<Hover> {
        let Some((target, place)) = self.target(path, offset) else {
            return self.of_field(path, offset);
        };
        match target {
            Target::Value(value) => Some(self.of_value(&value, place)),
            Target::Template(name) => self.of_template(name, place),
            Target::Function(name) => self.of_function(&name, place),
            Target::BuiltIn(chain) => Some(self.of_built_in(&chain, place)),
        }
    }

    /// The same with what the call or expression there gives in an environment, by its number: a render or two.
    /// `sign` is called before each.
    pub fn hover_in(
        &self,
        path: &str,
        offset: usize,
        environment: usize,
        sign: &dyn Fn(),
    ) -> Option<Hover> {
        let known = self.hover(path, offset);
        // What a value is in each environment is said already; inside of `range` it is another one at each pass.
        let item = |target: Target| !matches!(target, Target::Value(path) if !path.contains(&"*".to_owned()));
        if known.is_some() && !self.target(path, offset).is_some_and(|(target, _)| item(target)) {
            return known;
        }
        let result = self.result(path, offset, environment, sign);
        let hover = known.or_else(|| {
            let result = result.as_ref()?;
            let Range { start, end } = result.range;
            let place = Place { path: path.to_owned(), start, end };
            let (title, kind) = (result.expression.clone(), messages::HOVER_EXPRESSION.into());
            Some(Hover { place, title, kind, subject: Subject::Given, ..Hover::default() })
        })?;
        Some(Hover { result, ..hover })
    }

    fn of_value(&self, value: &[String], place: Place) -> Hover {
        let outer = self.model.outer_global(value);
        let reads: Vec<(usize, usize)> = {
            let nodes = self.model.reads.at(outer);
            nodes.into_iter().flat_map(|node| node.all()).copied().collect()
        };
        let mut said: Vec<String> = self.purpose(value).into_iter().collect();
        if let Some(default) = self.default_of(&reads) {
            said.push(messages::ValueDefault { default: &default }.text());
        }
        said.extend(self.readers_line(&reads));
        said.extend(self.reach_line(outer));
        let mut environments = Vec::new();
        for (one, rendered) in self.everywhere(value).into_iter().zip(&self.rendered) {
            let text = one.value.as_ref().map_or_else(|| messages::VALUE_UNSET.into(), short);
            let source = one.source.map(|source| self.source_text(rendered, source));
            environments.push([one.name, text, source.unwrap_or_default()]);
        }
        let field = value.split_last().and_then(|(name, above)| {
            let landings = self.model.landings_of_value(above);
            field_at(self, &landings, name).or_else(|| self.field_of_value(value))
        });
        let field = field.map(|field| field.key);
        let (title, kind) = (value.join("."), self.type_of(value));
        Hover { place, title, kind, said, environments, field, ..Hover::default() }
    }

    /// The field of Kubernetes that a value as a whole is printed in.
    pub(crate) fn field_of_value(&self, value: &[String]) -> Option<FieldInfo> {
        self.model.landings_of_value(value).into_iter().find_map(|mut landing| {
            let name = landing.path.pop()?;
            field_at(self, &[landing], &name)
        })
    }

    /// A key outside of the actions of a template.
    fn of_field(&self, path: &str, offset: usize) -> Option<Hover> {
        let template = self.model.template(path)?;
        let start = template.beginning(offset);
        let mut cursor = cursor(template.file.masked.get(start..)?, offset.checked_sub(start)?)?;
        let name = match cursor.at {
            At::Key => template.file.text.get(start + cursor.start..start + cursor.end)?.to_owned(),
            At::Value => cursor.path.pop()?,
        };
        let landings = self.model.landings(template, offset, &cursor.path);
        let field = field_at(self, &landings, &name)?;
        let (start, end) = (start + cursor.start, start + cursor.end);
        let place = Place { path: path.to_owned(), start, end };
        let mut said = about_field(&field);
        said.extend(landings.first().map(|one| {
            let (kind, path) = (&one.kind, &one.path.join("."));
            match path.is_empty() {
                true => messages::HoverField { kind }.text(),
                false => messages::HoverFieldBelow { kind, path }.text(),
            }
        }));
        let (kind, field) = (field.kind, Some(field.key));
        Some(Hover { place, title: name, kind, said, field, ..Hover::default() })
    }

    /// `values-prod.yaml:13`
    fn source_text(&self, rendered: &crate::Rendered<'_>, source: Source) -> String {
        let file = source.span.and_then(|span| Some((span, rendered.report.files.get(span.file)?)));
        match (source.layer, file) {
            (Layer::Set(_), _) => "--set".to_owned(),
            (_, Some((span, file))) => {
                format!("{}:{}", file.name, file.lines.line_col(span.start).line + 1)
            }
            _ => String::new(),
        }
    }

    /// `Reaches Deployment llm-ai-inference, line 12.`
    fn reach_line(&self, value: &[String]) -> Option<String> {
        let output = self.rendered.iter().find_map(|one| one.environment.output.as_ref())?;
        let lines = output.provenance.lines_of(value);
        let first = lines.first()?;
        let object = output.objects.get(first.object)?;
        let (kind, name, line) = (&object.kind, &object.name, &(first.line + 1));
        Some(match lines.len() - 1 {
            0 => messages::HoverReaches { kind, name, line }.text(),
            count => messages::HoverReachesMore { kind, name, line, count }.text(),
        })
    }

    fn of_template(&self, name: String, place: Place) -> Option<Hover> {
        let all = self.model.templates.iter();
        let mut defines = all.flat_map(|one| one.defines.iter().map(move |define| (one, define)));
        let (template, define) = defines.find(|(_, define)| define.name == name)?;
        let text = &template.file.text;
        let mut said = Vec::new();
        let doc = define.doc.clone().and_then(|doc| text.get(doc));
        said.extend(doc.map(crate::comments::of_template));
        let line = text.get(..define.head.start)?.matches('\n').count() + 1;
        said.push(messages::HoverDefined { place: &format!("{}:{line}", template.path) }.text());
        said.push(messages::HoverCalled { count: self.calls_of(&name).len() }.text());
        let kind = messages::HOVER_TEMPLATE.into();
        Some(Hover { place, title: name, kind, said, ..Hover::default() })
    }

    fn of_function(&self, name: &str, place: Place) -> Option<Hover> {
        if let Some((_, said)) = crate::functions::KEYWORDS.iter().find(|(word, _)| *word == name) {
            let (title, kind) = (name.to_owned(), messages::HOVER_KEYWORD.into());
            let (said, subject) = (vec![said.text().to_owned()], Subject::Given);
            return Some(Hover { place, title, kind, subject, said, ..Hover::default() });
        }
        let info = self.functions.iter().find(|one| one.name == name)?;
        let mut said = vec![info.doc.clone()];
        let examples = info.examples.iter().take(3);
        said.extend(
            examples.map(|(template, output)| messages::HoverPrints { template, output }.text()),
        );
        let (title, kind) = (info.signature.clone(), messages::HOVER_FUNCTION.into());
        let subject = Subject::Function;
        Some(Hover { place, title, kind, subject, said, ..Hover::default() })
    }

    fn of_built_in(&self, chain: &[String], place: Place) -> Hover {
        let words: Vec<&str> = chain.iter().map(String::as_str).collect();
        let facts = self.rendered.iter().find_map(|one| one.report.chart.as_ref());
        let mut environments = Vec::new();
        for one in &self.project.environments {
            let value = match (words.as_slice(), facts) {
                (["Release", "Name"], _) => one.release.clone(),
                (["Release", "Namespace"], _) => one.namespace.clone(),
                (["Chart", "Name"], Some(facts)) => facts.name.clone(),
                (["Chart", "Version"], Some(facts)) => facts.version.clone(),
                (["Chart", "AppVersion"], Some(facts)) => facts.app_version.clone(),
                _ => continue,
            };
            environments.push([one.name.clone(), value, String::new()]);
        }
        let (title, kind) = (format!(".{}", chain.join(".")), messages::HOVER_BUILT_IN.into());
        let subject = Subject::Given;
        Hover { place, title, kind, subject, environments, ..Hover::default() }
    }
}
