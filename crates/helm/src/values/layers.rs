//! What the user lays over a chart's defaults: `-f` files and the `--set` family, in Helm's fixed order.

use super::documents::{self, NotSeparator};
use super::strvals::{self, Mode, ReadFile};
use super::tables::merge_into;
use crate::{InputCause, InputError};
use chartroom_diagnostics::{LineCol, LineIndex};
use chartroom_gotemplate::{Map, Value};
use std::cell::Cell;
use std::fmt;
use std::ops::Range;
use std::rc::Rc;

/// One `-f` file.
#[derive(Clone, Debug)]
pub struct LayerFile {
    /// Its name as given to `-f`; error texts use it.
    pub name: String,
    /// Its text; a byte order mark is tolerated.
    pub text: Rc<[u8]>,
}

/// Everything that `-f` and the `--set` family were given, each in the order of the command line.
#[derive(Clone, Debug, Default)]
pub struct Layers {
    /// `-f`
    pub files: Vec<LayerFile>,
    /// `--set-json`
    pub set_json: Vec<String>,
    /// `--set`
    pub set: Vec<String>,
    /// `--set-string`
    pub set_string: Vec<String>,
    /// `--set-file`
    pub set_file: Vec<String>,
    /// `--set-literal`
    pub set_literal: Vec<String>,
    /// So many items of lists were made to reach an index of `--set` and its kind: there is a limit for all together.
    pub filled: Cell<usize>,
}

/// One entry of [`Layers`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// The n-th `-f` file.
    File(usize),
    /// The n-th `--set-json`.
    SetJson(usize),
    /// The n-th `--set`.
    Set(usize),
    /// The n-th `--set-string`.
    SetString(usize),
    /// The n-th `--set-file`.
    SetFile(usize),
    /// The n-th `--set-literal`.
    SetLiteral(usize),
}

/// What is wrong with a layer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValuesError {
    /// What it is, with Helm's text as its `Display`.
    pub cause: ValuesCause,
    /// The entry it is in.
    pub layer: Layer,
    /// The bytes of that entry's text that are meant.
    pub span: Option<Range<u32>>,
}

/// Why a layer cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValuesCause {
    /// What is wrong with a file.
    File(InputError),
    /// A flag of the `--set` family, and what is wrong with its text.
    Flag(&'static str, String),
    /// The text of a `--set-json`, which Helm gives without a reason; whether it is a whole tree.
    Json(String, bool),
}

impl fmt::Display for ValuesCause {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ValuesCause::File(error) => error.fmt(out),
            ValuesCause::Flag(flag, reason) => {
                write!(out, "failed parsing {flag} data: {reason}")
            }
            ValuesCause::Json(text, tree) => {
                let tree = if *tree { "JSON: " } else { "" };
                write!(out, "failed parsing --set-json data {tree}{text}")
            }
        }
    }
}

/// The user's values: all layers merged, later ones winning. Chart defaults are not in it.
/// As Helm's `values.Options.MergeValues`: files, then `--set-json`, `--set`, `--set-string`, `--set-file`,
/// `--set-literal`, whatever the order on the command line was.
pub fn user_values(layers: &Layers, read_file: ReadFile<'_>) -> Result<Map, ValuesError> {
    let mut base = Map::new();
    for (layer, _) in layers.in_order() {
        base = layers.apply(layer, base, read_file)?;
    }
    Ok(base)
}

impl Layers {
    /// All entries in the order they are applied, each with its text.
    pub fn in_order(&self) -> Vec<(Layer, &[u8])> {
        let files = self.files.iter().enumerate().map(|(n, file)| (Layer::File(n), &*file.text));
        files
            .chain(entries(&self.set_json, Layer::SetJson))
            .chain(entries(&self.set, Layer::Set))
            .chain(entries(&self.set_string, Layer::SetString))
            .chain(entries(&self.set_file, Layer::SetFile))
            .chain(entries(&self.set_literal, Layer::SetLiteral))
            .collect()
    }

    /// Lays one entry over `base`. `base` may be changed in place, also when the entry turns out to be wrong.
    pub fn apply(
        &self,
        layer: Layer,
        base: Map,
        read_file: ReadFile<'_>,
    ) -> Result<Map, ValuesError> {
        let (list, flag, mode, n) = match layer {
            Layer::File(n) => return self.apply_file(n, &base),
            Layer::SetJson(n) => return self.apply_json(n, base),
            Layer::Set(n) => (&self.set, "--set", Mode::Typed, n),
            Layer::SetString(n) => (&self.set_string, "--set-string", Mode::String, n),
            Layer::SetFile(n) => (&self.set_file, "--set-file", Mode::File(read_file), n),
            Layer::SetLiteral(n) => (&self.set_literal, "--set-literal", Mode::Literal, n),
        };
        let text = list.get(n).map_or("", String::as_str);
        match strvals::parse_into(text, &base, mode, &self.filled) {
            Ok(()) => Ok(base),
            Err(error) => Err(ValuesError {
                cause: ValuesCause::Flag(flag, error.message),
                layer,
                span: Some(error.span),
            }),
        }
    }

    fn apply_file(&self, n: usize, base: &Map) -> Result<Map, ValuesError> {
        let Some(file) = self.files.get(n) else { return Ok(base.clone()) };
        match load_values(&file.text) {
            Ok(values) => {
                merge_into(base, &values);
                Ok(base.clone())
            }
            Err(error) => {
                let error = error.wrap(&format!("failed to parse {}", file.name));
                let layer = Layer::File(n);
                let span = error.span.clone();
                Err(ValuesError { cause: ValuesCause::File(error), layer, span })
            }
        }
    }

    /// `{…}` is a whole tree, anything else `key=JSON` pairs. Helm names the entry, not what is wrong with it.
    fn apply_json(&self, n: usize, base: Map) -> Result<Map, ValuesError> {
        let layer = Layer::SetJson(n);
        let text = self.set_json.get(n).map_or("", String::as_str);
        let tree = text.trim();
        if !tree.starts_with('{') {
            return match strvals::parse_into(text, &base, Mode::Json, &self.filled) {
                Ok(()) => Ok(base),
                Err(error) => Err(ValuesError {
                    cause: ValuesCause::Json(text.to_owned(), false),
                    layer,
                    span: Some(error.span),
                }),
            };
        }
        match chartroom_yaml::json::decode(tree.as_bytes()) {
            Ok(Value::Map(values)) => {
                merge_into(&base, &values);
                Ok(base)
            }
            _ => Err(ValuesError {
                cause: ValuesCause::Json(text.to_owned(), true),
                layer,
                span: Some(0..text.len() as u32),
            }),
        }
    }
}

fn entries(list: &[String], layer: fn(usize) -> Layer) -> impl Iterator<Item = (Layer, &[u8])> {
    list.iter().enumerate().map(move |(n, text)| (layer(n), text.as_bytes()))
}

/// Helm's `loader.LoadValues`: every document of the stream is a map, later ones are merged over earlier ones.
/// Error texts begin with `cannot unmarshal yaml document: ` or `error reading yaml document: `.
pub fn load_values(text: &[u8]) -> Result<Map, InputError> {
    let values = Map::new();
    let (documents, refused) = documents::split(text);
    for document in documents {
        match chartroom_yaml::unmarshal_map(&document.text) {
            Ok(map) => merge_into(&values, &map),
            Err(error) => {
                let index = LineIndex::new(text);
                let span = error.span.map(|span| document.span_in_file(&index, span));
                let error = InputError::new(InputCause::Yaml(error.message)).at(span);
                return Err(error.wrap("cannot unmarshal yaml document"));
            }
        }
    }
    match refused {
        None => Ok(values),
        Some(NotSeparator { rest, line }) => {
            let index = LineIndex::new(text);
            let offset = |line| index.offset(LineCol { line, column: 0 });
            Err(InputError::new(InputCause::Separator(rest))
                .at(Some(offset(line)..offset(line + 1))))
        }
    }
}
