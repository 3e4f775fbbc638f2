//! `urlParse` and `urlJoin`: URLs as Go's `net/url` reads and writes them.

mod address;
mod escape;
mod parse;

use crate::args::{NIL_POINTER, Outcome, bytes, fail, map};
use crate::table::{Row, row};
use chartroom_gotemplate::ParamType::{Map as Dict, Str as Text};
use chartroom_gotemplate::{Env, FuncError, Map, Str, Value};
use escape::{Part, escaped};
use parse::{Url, User};

/// The functions.
pub(crate) const ROWS: &[Row] = &[
    row(
        &["urlParse"],
        &[Text],
        url_parse,
        "The parts of a URL: scheme, host, hostname, path, query, opaque, fragment, userinfo.",
        &[(
            r#"{{ $u := urlParse "http://me:pw@h.com:80/p%20a?x=1#f" }}{{ $u.hostname }} {{ $u.path }} {{ $u.userinfo }}"#,
            "h.com /p a me:pw",
        )],
    )
    .weighing(6),
    row(
        &["urlJoin"],
        &[Dict],
        url_join,
        "The URL of such parts.",
        &[(
            r#"{{ urlJoin (dict "scheme" "https" "host" "h:80" "path" "/p a" "query" "x=1") }}"#,
            "https://h:80/p%20a?x=1",
        )],
    ),
];

/// What Go's `url.Parse` finds in a text, as far as Helm asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// In lower case, empty without one.
    pub scheme: String,
    /// With its port.
    pub host: String,
    /// Unescaped.
    pub path: String,
    /// Go's `URL.String`.
    pub text: String,
}

impl Reference {
    /// Reads a text; the error is Go's.
    pub fn parse(text: &str) -> Result<Self, String> {
        let url = Url::parse(text.as_bytes())?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Ok(Self {
            scheme: text(&url.scheme),
            host: text(&url.host),
            path: text(&url.path),
            text: text(&url.to_bytes()),
        })
    }
}

fn url_parse(_: &Env, args: &[Value]) -> Outcome {
    let url = Url::parse(bytes(args, 0))
        .map_err(|error| FuncError::new(format!("unable to parse url: {error}")))?;
    let parts = [
        ("scheme", url.scheme.clone()),
        ("host", url.host.clone()),
        ("hostname", url.hostname().to_vec()),
        ("path", url.path.clone()),
        ("query", url.query.clone()),
        ("opaque", url.opaque.clone()),
        ("fragment", url.fragment.clone()),
        ("userinfo", url.user.as_ref().map(User::to_bytes).unwrap_or_default()),
    ];
    Ok(parts.into_iter().map(|(name, part)| (name, Str::from(part))).collect::<Map>().into())
}

/// A part in the dictionary, "" if it is missing. Go panics when it asks nil for its type. Each byte takes a step, for
/// it is escaped, and that of a user's name is read before.
fn part(env: &Env, dict: &Map, key: &str) -> Result<Vec<u8>, FuncError> {
    match dict.get(key.as_bytes()) {
        None => Ok(Vec::new()),
        Some(Value::Str(text)) => {
            env.budget.work(text.len() as u64)?;
            Ok(text.as_bytes().to_vec())
        }
        Some(Value::Nil) => fail(NIL_POINTER),
        Some(other) => fail(format!(
            "unable to parse {key} key, must be of type string, but {} found",
            other.kind().name()
        )),
    }
}

fn url_join(env: &Env, args: &[Value]) -> Outcome {
    let dict = map(args, 0);
    let mut url = Url {
        scheme: part(env, &dict, "scheme")?,
        host: part(env, &dict, "host")?,
        path: part(env, &dict, "path")?,
        raw_path: None,
        query: part(env, &dict, "query")?,
        force_query: false,
        opaque: part(env, &dict, "opaque")?,
        fragment: part(env, &dict, "fragment")?,
        user: None,
    };
    let user = part(env, &dict, "userinfo")?;
    if !user.is_empty() {
        let carrier = Url::parse(&[b"proto://".as_slice(), &user, b"@host"].concat());
        let carrier = carrier.map_err(|error| {
            FuncError::new(format!("unable to parse userinfo in dict: {error}"))
        })?;
        url.user = carrier.user;
    }
    Ok(Value::str(url.to_bytes()))
}

impl Url {
    /// Go's `URL.String`.
    fn to_bytes(&self) -> Vec<u8> {
        let mut out = self.scheme.clone();
        if !out.is_empty() {
            out.push(b':');
        }
        if self.opaque.is_empty() {
            self.write_place(&mut out);
        } else {
            out.extend_from_slice(&self.opaque);
        }
        if self.force_query || !self.query.is_empty() {
            out.push(b'?');
            out.extend_from_slice(&self.query);
        }
        if !self.fragment.is_empty() {
            out.push(b'#');
            out.extend(escaped(&self.fragment, Part::Fragment));
        }
        out
    }

    /// Authority and path.
    fn write_place(&self, out: &mut Vec<u8>) {
        if !self.host.is_empty() || self.user.is_some() || !out.is_empty() && !self.path.is_empty()
        {
            out.extend_from_slice(b"//");
        }
        if let Some(user) = &self.user {
            out.extend(user.to_bytes());
            out.push(b'@');
        }
        out.extend(escaped(&self.host, Part::Host));
        let path = match &self.raw_path {
            Some(raw) => raw.clone(),
            None if self.path == b"*" => b"*".to_vec(),
            None => escaped(&self.path, Part::Path),
        };
        if !path.is_empty() && !path.starts_with(b"/") && !self.host.is_empty() {
            out.push(b'/');
        }
        // A colon in the first segment would make it look like a scheme.
        let first = path.split(|&byte| byte == b'/').next().unwrap_or(&[]);
        if out.is_empty() && first.contains(&b':') {
            out.extend_from_slice(b"./");
        }
        out.extend(path);
    }
}
