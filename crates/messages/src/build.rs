//! Reads the Fluent files of a catalogue and writes the Rust of its messages, for build scripts and tests.
//!
//! Of Fluent, messages, attributes, arguments, string literals and choices are used: a choice of `one` and `other` (or
//! numbers) makes its argument a count, one of `yes` and `no` a flag, any other a word. An end of line within a text
//! is a space, as texts are wrapped; an empty line stays.

mod comments;
mod typescript;

use crate::pack::{ENTRY, key};
use crate::pattern::{ARGUMENT, CHOICE, END, TEXT, VARIANT};
use fluent_syntax::ast::{self, Entry, Expression, InlineExpression, PatternElement, VariantKey};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Arguments that a crate fills in for all of its messages, by its folder: what a message says them of is known only
/// where it is told. They are no fields, and come first.
const GIVEN: [(&str, &[&str]); 1] = [("kube", &["path", "value"])];

pub use comments::{Comment, comments};
pub use typescript::{typescript, typescript_name};

/// Stands for the end of a line in a string literal until the lines are joined.
const LITERAL_LINE_END: &str = "\u{6}";

/// How an argument is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Anything that can be shown.
    Text,
    /// A word that decides.
    Word,
    /// A number that decides.
    Count,
    /// `yes` or `no`.
    Flag,
}

/// A message, or an attribute of one, as `id` or `id.attribute`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// Its arguments by name, in the order of the English text.
    pub args: Vec<(String, Sort)>,
    /// The pattern, its arguments as indices into `args`.
    pub pattern: String,
}

/// The messages of one crate in one language, by id.
pub type Catalogue = BTreeMap<String, Text>;

/// For a build script: writes `messages.rs` for a crate's English messages, `messages/en/<name>/*.ftl` in the root.
///
/// # Errors
///
/// What is wrong with a file, with its path and line.
pub fn generate(name: &str) -> io::Result<()> {
    let manifest = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let folder = manifest.join("../../messages/en").join(name);
    println!("cargo::rerun-if-changed={}", folder.display());
    println!("cargo::rerun-if-changed=build.rs");
    let catalogue = read(&folder, None)?;
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("messages.rs"), source(&catalogue, given(&folder)))
}

fn given(folder: &Path) -> &'static [&'static str] {
    let name = folder.file_name().unwrap_or_default();
    GIVEN.iter().find(|(crate_name, _)| name == *crate_name).map_or(&[], |(_, given)| given)
}

/// Reads a folder of Fluent files; `english` gives the arguments of a translation their order.
///
/// # Errors
///
/// What is wrong with a file, with its path and line.
pub fn read(folder: &Path, english: Option<&Catalogue>) -> io::Result<Catalogue> {
    let mut paths = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "ftl"));
    paths.sort();
    let mut catalogue = Catalogue::new();
    for path in paths {
        for (id, text) in read_file(&path, english)? {
            if catalogue.insert(id.clone(), text).is_some() {
                return Err(io::Error::other(format!("{}: {id} is there twice", path.display())));
            }
        }
    }
    Ok(catalogue)
}

/// Reads a Fluent file.
///
/// # Errors
///
/// What is wrong with it, with its path and line.
pub fn read_file(path: &Path, english: Option<&Catalogue>) -> io::Result<Catalogue> {
    let mut catalogue = Catalogue::new();
    let text = fs::read_to_string(path)?;
    let given = path.parent().map_or(&[][..], given);
    let wrong =
        |line: usize, what: &str| io::Error::other(format!("{}:{line}: {what}", path.display()));
    let line_of = |at: usize| text.get(..at).unwrap_or_default().matches('\n').count() + 1;
    let resource = fluent_syntax::parser::parse(text.as_str()).map_err(|(_, errors)| {
        let first = errors.first();
        let line = first.map_or(1, |error| line_of(error.pos.start));
        wrong(line, &first.map(ToString::to_string).unwrap_or_default())
    })?;
    for entry in resource.body {
        let message = match entry {
            Entry::Message(message) => message,
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => continue,
            Entry::Term(term) => return Err(wrong(1, &format!("-{}: no terms", term.id.name))),
            Entry::Junk { .. } => return Err(wrong(1, "not Fluent")),
        };
        let id = message.id.name;
        let line = text.find(&format!("\n{id} =")).map_or(1, |at| line_of(at + 1));
        let value = message.value.map(|value| (id.to_owned(), value));
        let attributes = message.attributes.into_iter();
        let attributes = attributes.map(|one| (format!("{id}.{}", one.id.name), one.value));
        for (id, pattern) in value.into_iter().chain(attributes) {
            let known = english.and_then(|english| english.get(&id));
            let text = compile(&pattern, known, given)
                .map_err(|what| wrong(line, &format!("{id}: {what}")))?;
            if catalogue.insert(id.clone(), text).is_some() {
                return Err(wrong(line, &format!("{id} is there twice")));
            }
        }
    }
    Ok(catalogue)
}

/// For a build script: the pack of a language for a program without the page, of all else that `messages/<language>/`
/// translates.
///
/// # Errors
///
/// What is wrong with a file, with its path and line.
pub fn language(language: &str, plural: bool) -> io::Result<String> {
    let manifest = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let root = manifest.join("../../messages");
    for folder in ["en", language].map(|one| root.join(one)) {
        println!("cargo::rerun-if-changed={}", folder.display());
    }
    language_at(&root, language, plural, &["page", "editor"])
}

/// The same of the catalogues in a folder, without those of some crates.
///
/// # Errors
///
/// What is wrong with a file, with its path and line.
pub fn language_at(
    root: &Path,
    language: &str,
    plural: bool,
    without: &[&str],
) -> io::Result<String> {
    let mut catalogues = Vec::new();
    for entry in fs::read_dir(root.join(language))? {
        let folder = entry?.path();
        if folder.ends_with(comments::FOLDER) {
            catalogues.push(comments::catalogues(&folder, language)?);
            continue;
        }
        if without.iter().any(|name| folder.ends_with(name)) {
            continue;
        }
        let english = read(&root.join("en").join(folder.file_name().unwrap_or_default()), None)?;
        let translated = read(&folder, Some(&english))?;
        catalogues.push((english, translated));
    }
    let pairs: Vec<(&Catalogue, &Catalogue)> =
        catalogues.iter().map(|(english, translated)| (english, translated)).collect();
    Ok(pack(&pairs, plural))
}

/// The language's pack: what `choose` loads. `catalogues` are pairs of English messages and their translations.
#[must_use]
pub fn pack(catalogues: &[(&Catalogue, &Catalogue)], plural: bool) -> String {
    let mut texts = BTreeMap::new();
    for (english, translated) in catalogues {
        for (id, text) in *translated {
            let Some(english) = english.get(id) else { continue };
            texts.insert(key(&english.pattern), text.pattern.as_str());
        }
    }
    let mut out = String::from(if plural { "1" } else { "0" });
    for (key, text) in texts {
        let _ = write!(out, "{}{key:08x}{text}", char::from(ENTRY));
    }
    out
}

fn compile(
    pattern: &ast::Pattern<&str>,
    known: Option<&Text>,
    given: &[&str],
) -> Result<Text, String> {
    let given = || given.iter().map(|name| ((*name).to_owned(), Sort::Text)).collect();
    let args = known.map_or_else(given, |known| known.args.clone());
    let mut compiled = Text { args, pattern: String::new() };
    let fixed = known.is_some();
    let mut out = String::new();
    compiled.add(pattern, fixed, &mut out)?;
    compiled.pattern = fold(&out);
    Ok(compiled)
}

impl Text {
    fn add(
        &mut self,
        pattern: &ast::Pattern<&str>,
        fixed: bool,
        out: &mut String,
    ) -> Result<(), String> {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => out.push_str(value),
                PatternElement::Placeable { expression } => {
                    self.expression(expression, fixed, out)?
                }
            }
        }
        Ok(())
    }

    fn expression(
        &mut self,
        expression: &Expression<&str>,
        fixed: bool,
        out: &mut String,
    ) -> Result<(), String> {
        match expression {
            Expression::Inline(InlineExpression::StringLiteral { value }) => {
                let text = fluent_syntax::unicode::unescape_unicode_to_string(value);
                out.push_str(&text.replace('\n', LITERAL_LINE_END));
                Ok(())
            }
            Expression::Inline(InlineExpression::VariableReference { id }) => {
                out.push(char::from(ARGUMENT));
                out.push(self.index(id.name, Sort::Text, fixed)?);
                Ok(())
            }
            Expression::Inline(_) => {
                Err("only arguments, string literals and choices are used".to_owned())
            }
            Expression::Select { selector, variants } => {
                let InlineExpression::VariableReference { id } = selector else {
                    return Err("a choice is made by an argument".to_owned());
                };
                out.push(char::from(CHOICE));
                out.push(self.index(id.name, sort(variants), fixed)?);
                let (default, others): (Vec<_>, Vec<_>) =
                    variants.iter().partition(|one| one.default);
                for variant in others.into_iter().chain(default) {
                    out.push(char::from(VARIANT));
                    if !variant.default {
                        out.push_str(name(&variant.key));
                    }
                    out.push(char::from(TEXT));
                    self.add(&variant.value, fixed, out)?;
                }
                out.push(char::from(END));
                Ok(())
            }
        }
    }

    /// The index of an argument as a character.
    fn index(&mut self, name: &str, sort: Sort, fixed: bool) -> Result<char, String> {
        let at = self.args.iter().position(|(known, _)| known == name);
        let at = match at.and_then(|at| Some((at, self.args.get_mut(at)?))) {
            Some((at, (_, known))) => {
                if *known == Sort::Text && !fixed {
                    *known = sort;
                }
                if sort != Sort::Text && *known != sort {
                    return Err(format!("${name} decides in two ways"));
                }
                at
            }
            None if fixed => return Err(format!("${name} is not an argument of the English text")),
            None => {
                self.args.push((name.to_owned(), sort));
                self.args.len() - 1
            }
        };
        u8::try_from(at)
            .ok()
            .filter(|at| *at < 10)
            .map(|at| char::from(b'0' + at))
            .ok_or("more than ten arguments".to_owned())
    }
}

fn name<'s>(key: &VariantKey<&'s str>) -> &'s str {
    match key {
        VariantKey::Identifier { name } => name,
        VariantKey::NumberLiteral { value } => value,
    }
}

fn sort(variants: &[ast::Variant<&str>]) -> Sort {
    let keys: BTreeSet<&str> = variants.iter().map(|one| name(&one.key)).collect();
    let all = |of: fn(&str) -> bool| keys.iter().all(|key| of(key));
    if all(|key| matches!(key, "yes" | "no")) {
        Sort::Flag
    } else if all(|key| matches!(key, "one" | "other") || key.parse::<usize>().is_ok()) {
        Sort::Count
    } else {
        Sort::Word
    }
}

/// Takes the ends of lines out of a wrapped text: a space, or nothing where no spaces stand between words; empty lines
/// stay, and so do line ends of string literals.
fn fold(text: &str) -> String {
    let wide = |char: char| u32::from(char) >= 0x2e80;
    let mut out = String::new();
    let mut lines = text.split('\n').peekable();
    while let Some(line) = lines.next() {
        out.push_str(line);
        match lines.peek() {
            None => {}
            Some(next) if next.is_empty() || out.ends_with('\n') => out.push('\n'),
            Some(next) if out.ends_with(wide) || next.starts_with(wide) => {}
            Some(_) => out.push(' '),
        }
    }
    out.replace(LITERAL_LINE_END, "\n")
}

fn source(messages: &Catalogue, given: &[&str]) -> String {
    let mut out = String::new();
    for (id, text) in messages {
        let words: Vec<&str> = id.split(['-', '.', '_']).collect();
        let takes_given = (0..given.len())
            .any(|at| text.pattern.contains(&format!("{}{at}", char::from(ARGUMENT))));
        let args = text.args.get(given.len()..).unwrap_or_default();
        let kind = if takes_given { "Template" } else { "Message" };
        let new = format!("chartroom_messages::{kind}::new({:?})", text.pattern);
        if args.is_empty() {
            let name = words.join("_").to_uppercase();
            let _ = writeln!(out, "pub(crate) const {name}: chartroom_messages::{kind} = {new};\n");
            continue;
        }
        let name: String = words.iter().map(|word| capital(word)).collect();
        let field = |(name, sort): &(String, Sort)| {
            let kind = match sort {
                Sort::Text => "&'a dyn std::fmt::Display",
                Sort::Word => "&'a str",
                Sort::Count => "usize",
                Sort::Flag => "bool",
            };
            format!("    pub(crate) {}: {kind},\n", name.replace('-', "_"))
        };
        let borrows = args.iter().any(|(_, sort)| matches!(sort, Sort::Text | Sort::Word));
        let (lifetime, elided) = if borrows { ("<'a>", "<'_>") } else { ("", "") };
        let fields: String = args.iter().map(field).collect();
        let _ = writeln!(
            out,
            "#[derive(Clone, Copy)]\npub(crate) struct {name}{lifetime} {{\n{fields}}}\n"
        );
        let texts = |given: &str| arguments(given, args);
        let new = new.replace("::Template::", "::Message::");
        if !given.is_empty() {
            let array: String = (0..given.len()).map(|at| format!("given[{at}], ")).collect();
            let (with, texts) = texts(&array);
            let count = given.len();
            let _ = writeln!(
                out,
                "impl chartroom_messages::Fill<{count}> for {name}{elided} {{\n    \
                 fn fill(&self, given: [&dyn std::fmt::Display; {count}]) -> String {{\n        \
                 {new}.{with}(&[{texts}])\n    }}\n}}\n"
            );
        }
        if takes_given {
            continue;
        }
        let (with, texts) = texts(&"&\"\", ".repeat(given.len()));
        let _ = writeln!(
            out,
            "impl {name}{elided} {{\n    \
             pub(crate) fn text(self) -> String {{\n        {new}.{with}(&[{texts}])\n    }}\n}}\n\n\
             impl From<{name}{elided}> for String {{\n    \
             fn from(message: {name}{elided}) -> String {{\n        message.text()\n    }}\n}}\n"
        );
    }
    out
}

/// How a struct's text is written: the function, and what it is given; `given` stands in front.
fn arguments(given: &str, args: &[(String, Sort)]) -> (&'static str, String) {
    let field = |name: &String| format!("self.{}", name.replace('-', "_"));
    // Most have only these, and each argument is a word shorter so.
    if args.iter().all(|(_, sort)| *sort == Sort::Text) {
        let args: Vec<String> = args.iter().map(|(name, _)| field(name)).collect();
        return ("with_texts", format!("{given}{}", args.join(", ")));
    }
    let text = |arg: &str| format!("chartroom_messages::Arg::Text({arg}), ");
    let given: String = given.split_terminator(", ").map(text).collect();
    let arg = |(name, sort): &(String, Sort)| {
        format!("chartroom_messages::Arg::{sort:?}({})", field(name))
    };
    ("with", given + &args.iter().map(arg).collect::<Vec<_>>().join(", "))
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
