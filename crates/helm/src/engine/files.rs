//! `.Files`: the chart's files that are not templates, values or metadata (Helm's pkg/engine/files.go).

use super::glob::Glob;
use crate::chart::ChartFile;
use chartroom_diagnostics::order;
use chartroom_gotemplate::{
    Access, ElemType, Encoded, Encoder, Env, FuncError, Kind, List, Made, Map, Object, ParamType,
    Signature, Str, Value, fmt,
};
use std::any::Any;
use std::collections::BTreeMap;
use std::rc::Rc;

/// `engine.files`: a named `map[string][]byte` with methods.
pub(super) struct Files(BTreeMap<Str, Rc<[u8]>>);

/// Bytes of a file's place in the table.
const ENTRY: u64 = 64;
/// Bytes of a line besides its letters.
const LINE: u64 = 32;

const METHODS: [&str; 6] = ["Get", "GetBytes", "Glob", "AsConfig", "AsSecrets", "Lines"];

impl Files {
    /// The files of one chart, by path.
    pub(super) fn new(files: &[ChartFile]) -> Self {
        Self(order::tree(files.iter().map(|file| (file.name.as_str().into(), file.data.clone()))))
    }

    fn get(&self, name: &Str) -> &[u8] {
        self.0.get(name).map_or(&[], |data| data)
    }

    fn glob(&self, pattern: &str) -> Self {
        // A pattern that does not compile is replaced by `**`, as Helm does.
        let glob = Glob::new(pattern);
        let matches = |path: &Str| glob.as_ref().is_none_or(|glob| glob.matches(&path.to_text()));
        let kept = self.0.iter().filter(|(path, _)| matches(path));
        Self(order::tree(kept.map(|(path, data)| (path.clone(), data.clone()))))
    }

    /// A YAML map from base names to what `text` makes of the contents.
    fn as_yaml(&self, env: &Env, text: impl Fn(&[u8]) -> Str) -> Result<Value, FuncError> {
        env.budget.text(self.0.values().map(|data| data.len()).sum())?;
        let map = Map::new();
        for (path, data) in &self.0 {
            map.insert(base_name(path), Value::Str(text(data)));
        }
        Ok(Value::Str(super::functions::to_yaml_text(env, &Value::Map(map))?))
    }

    fn lines(&self, env: &Env, name: &Str) -> Result<Value, FuncError> {
        let Some(data) = self.0.get(name) else {
            return Ok(Value::List(List::new(ElemType::Str, Vec::new())));
        };
        let Some(last) = data.last() else {
            // Helm looks at the last byte without asking whether there is one.
            return Err(FuncError::new("runtime error: index out of range [-1]"));
        };
        let text = if *last == b'\n' { data.get(..data.len() - 1).unwrap_or(&[]) } else { data };
        let lines = text.iter().filter(|byte| **byte == b'\n').count() + 1;
        env.budget.list(lines)?;
        env.budget.hold(Made::List, lines as u64 * LINE + text.len() as u64)?;
        Ok(Value::List(List::strings(text.split(|byte| *byte == b'\n'))))
    }
}

/// The last element of a path, as Go's `path.Base`.
fn base_name(path: &Str) -> &[u8] {
    path.as_bytes().rsplit(|byte| *byte == b'/').next().unwrap_or_default()
}

impl Object for Files {
    fn go_type(&self) -> String {
        "engine.files".into()
    }

    fn kind(&self) -> Kind {
        Kind::Map
    }

    fn access(&self, name: &str) -> Access {
        if METHODS.contains(&name) { Access::Method } else { Access::Missing }
    }

    fn signature(&self, name: &str) -> Option<Signature> {
        let params: &[ParamType] = if name.starts_with("As") { &[] } else { &[ParamType::Str] };
        METHODS.contains(&name).then_some(Signature { params, variadic: None })
    }

    fn call(&self, env: &Env, name: &str, args: &[Value]) -> Result<Value, FuncError> {
        let empty = Str::default();
        let argument = args.first().and_then(Value::as_str).unwrap_or(&empty);
        Ok(match name {
            "Get" => {
                env.budget.text(self.get(argument).len())?;
                Value::str(self.get(argument))
            }
            "GetBytes" => Value::Bytes(self.0.get(argument).cloned().unwrap_or_default()),
            "Glob" => {
                // A path is gone over once for each `*` and each choice of the pattern.
                let open = argument.as_bytes().iter().filter(|byte| b"*{,".contains(byte)).count();
                let each = |path: &Str| 1 + (path.len() * open) as u64;
                env.budget.work(self.0.keys().map(each).sum())?;
                Value::Object(Rc::new(self.glob(&argument.to_text())))
            }
            "AsConfig" => self.as_yaml(env, |data| data.into())?,
            "AsSecrets" => self.as_yaml(env, |data| base64(data).into())?,
            "Lines" => return self.lines(env, argument),
            other => return Err(FuncError::new(format!("no method {other}"))),
        })
    }

    fn display(&self) -> Str {
        fmt::display(&self.to_bytes_map())
    }

    fn view(&self) -> Option<Value> {
        Some(self.to_bytes_map())
    }

    fn to_plain(&self) -> Value {
        // encoding/json writes []byte as base64.
        let map = Map::new();
        for (path, data) in &self.0 {
            map.insert(path.clone(), base64(data));
        }
        Value::Map(map)
    }

    fn encoded(&self, encoder: Encoder) -> Encoded {
        Encoded::Value(match encoder {
            Encoder::Json => self.to_plain(),
            // These write bytes as lists of numbers.
            Encoder::Yaml | Encoder::Toml => self.to_bytes_map(),
        })
    }

    /// The files themselves are the chart's.
    fn size(&self) -> u64 {
        self.0.len() as u64 * ENTRY
    }

    fn truth(&self) -> bool {
        !self.0.is_empty()
    }

    fn equals(&self, other: &dyn Object) -> bool {
        other.as_any().downcast_ref::<Self>().is_some_and(|other| other.0 == self.0)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Files {
    fn to_bytes_map(&self) -> Value {
        let map = Map::with_type(chartroom_gotemplate::MapType::Files);
        for (path, data) in &self.0 {
            map.insert(path.clone(), Value::Bytes(data.clone()));
        }
        Value::Map(map)
    }
}

/// Standard base64 with padding.
fn base64(data: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(data.len().div_ceil(3) * 4);
    for chunk in data.chunks(3) {
        let byte = |index: usize| u32::from(chunk.get(index).copied().unwrap_or(0));
        let bits = (byte(0) << 16) | (byte(1) << 8) | byte(2);
        for position in 0..4 {
            let index = (bits >> (18 - 6 * position)) & 63;
            let letter = ALPHABET.get(index as usize).copied().unwrap_or(b'=');
            text.push(if position <= chunk.len() as u32 { char::from(letter) } else { '=' });
        }
    }
    text
}
