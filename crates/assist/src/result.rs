//! What a call or a pipeline of a template gives in an environment, as it is rendered there.

use crate::Asked;
use crate::messages;
use crate::model::Template;
use crate::said::value_word;
use crate::template::scan::{Action, Token, TokenKind, action_at};
use crate::template::walk::walk;
use chartroom_core::{Environment, Evaluated, Expression, Project, beginning, evaluated, secrets};
use chartroom_escape::secret::{Known, MASK, is_key};
use chartroom_gotemplate::Value;
use std::ops::Range;

/// Steps that a glance may take: less than a render.
const STEPS: u64 = 10_000_000;
/// Lines and letters of a result that are shown.
const LINES: usize = 12;
const LETTERS: usize = 600;

/// Parts of the names of functions that give something else each time.
const RANDOM: [&str; 7] = ["rand", "uuid", "shuffle", "gen", "bcrypt", "htpasswd", "encryptAES"];

/// What an expression gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallResult {
    /// The environment that it was rendered in.
    pub environment: String,
    /// The bytes of the expression.
    pub range: Range<usize>,
    /// The expression, on one line.
    pub expression: String,
    /// The value as it would be printed; on several lines as YAML. None where it is not reached.
    pub value: Option<String>,
    /// What kind of value it is, and which of several it is: `text, the first time`.
    pub note: String,
}

/// An expression that stands around a cursor.
struct Around {
    range: Range<usize>,
    text: String,
}

impl Asked<'_> {
    /// What the call or pipeline at a byte of a template gives in an environment; None where nothing does, or where it
    /// cannot be known. It costs up to two renders: `sign` is called before each.
    pub fn result(
        &self,
        path: &str,
        offset: usize,
        environment: usize,
        sign: &dyn Fn(),
    ) -> Option<CallResult> {
        let template = self.model.template(path)?;
        let around = around(template, offset)?;
        let one = self.project.environments.get(environment)?;
        let context = self.model.context(template.chart);
        let dot_of = |_: &str| context.clone();
        let (_, here) = walk(
            &template.file.text,
            &template.file.actions,
            &context,
            &dot_of,
            around.range.start,
        );
        let within =
            |words: &[&str]| here.blocks.iter().any(|one| words.contains(&one.word.as_str()));
        let (defined, repeated) = (within(&["define", "block"]), within(&["range"]));
        let project = self.for_a_glance(template, defined);
        let expression =
            Expression { path, range: around.range.clone(), text: around.text.as_str() };
        let shown = around.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let answer = |value: Option<String>, note: String| {
            let environment = one.name.clone();
            let (range, expression) = (around.range.clone(), beginning(&shown, 120));
            Some(CallResult { environment, range, expression, value, note })
        };
        sign();
        let (value, file) = match evaluated(&project, one, &expression) {
            Evaluated::Value(value, file) => (value, file),
            Evaluated::NotReached => return answer(None, messages::RESULT_NOT_REACHED.into()),
            Evaluated::Unknown => return None,
        };
        let text = printed(&value);
        if self.is_random(&project, one, &expression, &text, sign) {
            return answer(Some("…".to_owned()), messages::RESULT_RANDOM.into());
        }
        let text = self.without_secrets(template, &around.range, one, &text);
        let mut notes = vec![kind_of(&value)];
        if defined {
            // `chart/templates/a.yaml` is `templates/a.yaml` to who looks at the chart.
            let caller = file.split_once('/').map_or(file.as_str(), |(_, rest)| rest);
            notes.push(messages::ResultCalledBy { caller: &caller }.text());
        }
        if repeated {
            notes.push(messages::RESULT_FIRST_PASS.into());
        }
        notes.retain(|note| !note.is_empty());
        answer(Some(cut(&text)), notes.join(chartroom_messages::comma()))
    }

    /// The project with no more to render than the result hangs on: for what stands in a template itself, that one, those
    /// that define something, and those that may change the values for others.
    fn for_a_glance(&self, template: &Template, defined: bool) -> Project {
        let mut project = self.project.clone();
        project.limits.steps = project.limits.steps.min(STEPS);
        if defined {
            return project;
        }
        let changes = ["set ", "unset ", "merge", "Merge"];
        let model = &self.model;
        let idle = |path: &str| {
            let other = model.template(path).filter(|one| one.path != template.path);
            other.is_some_and(|one| {
                one.defines.is_empty() && !changes.iter().any(|word| one.file.text.contains(word))
            })
        };
        project.files.retain(|file| !idle(&file.path));
        project
    }

    /// Whether another seed gives something else.
    fn is_random(
        &self,
        project: &Project,
        environment: &Environment,
        expression: &Expression<'_>,
        text: &str,
        sign: &dyn Fn(),
    ) -> bool {
        let may_be = |text: &str| RANDOM.iter().any(|word| text.contains(word));
        if !project.files.iter().any(|file| may_be(&String::from_utf8_lossy(&file.data))) {
            return false;
        }
        let other = Project { seed: project.seed.wrapping_add(1), ..project.clone() };
        sign();
        match evaluated(&other, environment, expression) {
            Evaluated::Value(value, _) => printed(&value) != text,
            _ => true,
        }
    }

    /// A text without the secrets of an environment; nothing of it where the expression itself reads one.
    fn without_secrets(
        &self,
        template: &Template,
        range: &Range<usize>,
        environment: &Environment,
        text: &str,
    ) -> String {
        let inside = |read: &Range<usize>| range.start <= read.start && read.end <= range.end;
        let mut reads = template.reads.iter().filter(|(read, _)| inside(&read.range));
        if reads.any(|(read, _)| is_key(&read.path.join("."))) {
            return MASK.to_owned();
        }
        let rendered = self.rendered.iter().find(|one| one.environment.name == environment.name);
        let known = rendered.map(|one| Known::of(secrets(&one.environment.effective)));
        known.map_or_else(|| text.to_owned(), |known| known.masked(text))
    }
}

/// A value as a template prints it where it is text, as YAML where it is not.
fn printed(value: &Value) -> String {
    match value {
        Value::Str(text) => text.to_text().into_owned(),
        Value::Nil => "nil".to_owned(),
        other => {
            let yaml = chartroom_yaml::to_yaml(other).unwrap_or_default();
            String::from_utf8_lossy(&yaml).trim_end_matches('\n').to_owned()
        }
    }
}

fn kind_of(value: &Value) -> String {
    match value {
        Value::Str(text) if text.to_text().is_empty() => messages::RESULT_EMPTY.into(),
        other => value_word(other).to_owned(),
    }
}

/// The beginning of a long text.
fn cut(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let mut shown = lines.get(..LINES.min(lines.len())).unwrap_or_default().join("\n");
    if let Some(more) = lines.len().checked_sub(LINES + 1) {
        shown.push('\n');
        shown.push_str(&messages::ResultMore { count: more + 1 }.text());
    }
    if shown.is_empty() { text.to_owned() } else { beginning(&shown, LETTERS) }
}

/// The expression that what stands at a byte of a template ends: a call with all that is piped into it, or an operand.
fn around(template: &Template, offset: usize) -> Option<Around> {
    let text = &template.file.text;
    if let Some(action) = template.file.actions.iter().find(|one| on_braces(one, offset)) {
        let from = action.tokens.first()?;
        let silent = action.is_silent(text);
        let range = from.range.start..action.tokens.last()?.range.end;
        let called = (action.word(text) == "template").then(|| called(text, &range)).flatten();
        return match called {
            _ if silent => None,
            Some(around) => Some(around),
            None => of(text, range),
        };
    }
    let action = action_at(&template.file.actions, offset)?;
    let on = action.tokens.iter().position(|one| one.range.contains(&offset));
    let on = on.or_else(|| action.tokens.iter().position(|one| one.range.end == offset))?;
    let word = |at: usize| {
        let token = action.tokens.get(at).filter(|token| token.kind == TokenKind::Word);
        token.and_then(|token| text.get(token.range.clone())).unwrap_or_default()
    };
    let whole = action.tokens.first()?.range.start..action.tokens.last()?.range.end;
    let mut from = match word(0) {
        "if" | "with" | "range" => 1,
        "else" if matches!(word(1), "if" | "with") => 2,
        "template" if on <= 1 => return called(text, &whole),
        "define" | "block" | "end" | "else" | "template" | "break" | "continue" => return None,
        _ => 0,
    };
    let mut after = action.tokens.iter().skip(from).take(4);
    if let Some(assign) = after.position(|token| token.kind == TokenKind::Assign) {
        from += assign + 1;
    }
    if on < from {
        let start = action.tokens.get(from)?.range.start;
        return of(text, start..whole.end);
    }
    let token = action.tokens.get(on)?;
    match token.kind {
        TokenKind::Field | TokenKind::Variable => {
            let within = offset.checked_sub(token.range.start)?;
            let slice = text.get(token.range.clone())?;
            let next = slice.get(within + 1..).and_then(|rest| rest.find('.'));
            let end = next.map_or(token.range.end, |at| token.range.start + within + 1 + at);
            of(text, operand_start(&action.tokens, on)..end)
        }
        TokenKind::Word => {
            let (group, command) = command(&action.tokens, from, on);
            match command.start == on {
                true => {
                    of(text, start_of(&action.tokens, group)?..end_of(&action.tokens, command.end)?)
                }
                false => of(text, token.range.clone()),
            }
        }
        TokenKind::Text => {
            let (group, command) = command(&action.tokens, from, on);
            let called =
                matches!(word(command.start), "include" | "tpl") && on == command.start + 1;
            let end = end_of(&action.tokens, command.end)?;
            called.then(|| of(text, start_of(&action.tokens, group)?..end)).flatten()
        }
        _ => None,
    }
}

/// Whether a cursor is on the braces that open an action.
fn on_braces(action: &Action, offset: usize) -> bool {
    action.range.start <= offset && offset < action.inside.start.min(action.range.start + 2)
}

fn of(text: &str, range: Range<usize>) -> Option<Around> {
    Some(Around { text: text.get(range.clone())?.to_owned(), range })
}

/// `template "x" .` prints what `include "x" .` gives; the call stands where an expression may.
fn called(text: &str, range: &Range<usize>) -> Option<Around> {
    let rest = text.get(range.clone())?.strip_prefix("template")?;
    let rest = rest.trim();
    // Without an argument the dot is nil there.
    let alone =
        rest.get(1..).and_then(|rest| rest.find('"')).is_some_and(|end| end + 2 == rest.len());
    let text = format!("include {rest}{}", if alone { " nil" } else { "" });
    Some(Around { range: range.clone(), text })
}

/// The first token of the pipeline that a token is in, and the tokens of its command.
fn command(tokens: &[Token], from: usize, on: usize) -> (usize, Range<usize>) {
    let mut open: Vec<(usize, usize)> = vec![(from, from)];
    for (at, token) in tokens.iter().enumerate().take(on).skip(from) {
        match token.kind {
            TokenKind::Open => open.push((at + 1, at + 1)),
            TokenKind::Close if open.len() > 1 => {
                open.pop();
            }
            TokenKind::Pipe => {
                if let Some(last) = open.last_mut() {
                    last.1 = at + 1;
                }
            }
            _ => {}
        }
    }
    let (group, start) = open.last().copied().unwrap_or((from, from));
    let (mut depth, mut end) = (0_usize, tokens.len());
    for (at, token) in tokens.iter().enumerate().skip(on) {
        match token.kind {
            TokenKind::Open => depth += 1,
            TokenKind::Close | TokenKind::Pipe if depth == 0 => {
                end = at;
                break;
            }
            TokenKind::Close => depth -= 1,
            _ => {}
        }
    }
    (group, start..end)
}

fn start_of(tokens: &[Token], at: usize) -> Option<usize> {
    Some(tokens.get(at)?.range.start)
}

fn end_of(tokens: &[Token], end: usize) -> Option<usize> {
    Some(tokens.get(end.checked_sub(1)?)?.range.end)
}

/// Where an operand begins: `(…).a.b` with its parenthesis.
fn operand_start(tokens: &[Token], on: usize) -> usize {
    let own = tokens.get(on).map_or(0, |token| token.range.start);
    let before = on.checked_sub(1).and_then(|at| tokens.get(at));
    let behind = before.is_some_and(|one| one.kind == TokenKind::Close && one.range.end == own);
    if !behind {
        return own;
    }
    let mut depth = 0_usize;
    for token in tokens.iter().take(on).rev() {
        match token.kind {
            TokenKind::Close => depth += 1,
            TokenKind::Open => depth = depth.saturating_sub(1),
            _ => continue,
        }
        if depth == 0 {
            return token.range.start;
        }
    }
    own
}
