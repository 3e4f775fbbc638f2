//! The other engines, called as their documentation says.

use crate::only::is_rendered;
use serde_json::Value as Json;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// A chart's templates and data, and what Helm makes of each template.
#[derive(Clone)]
pub struct Job {
    /// Path and text of every file in templates/.
    pub templates: Vec<(String, String)>,
    /// The root of the data.
    pub data: Json,
    /// Output of each template that is rendered, in order.
    pub texts: Vec<String>,
}

/// An engine.
pub struct Engine {
    /// Name and version.
    pub name: &'static str,
    /// Output of each template that is rendered.
    pub render: fn(&Job) -> Result<Vec<String>, String>,
}

/// All of them.
pub const ENGINES: [Engine; 3] = [
    Engine { name: "gtmpl 0.7.1", render: gtmpl },
    Engine { name: "gtmpl-ng 1.0.0", render: gtmpl_ng },
    Engine { name: "gotmpl 0.6.1", render: gotmpl },
];

/// gtmpl and its fork have the same interface.
macro_rules! like_gtmpl {
    ($name:ident, $value:ident, $package:ident) => {
        fn $name(job: &Job) -> Result<Vec<String>, String> {
            let rendered = job.templates.iter().filter(|(path, _)| is_rendered(path));
            rendered
                .map(|(path, text)| {
                    let mut template = $package::Template::with_name(path.as_str());
                    for (other, text) in job.templates.iter().filter(|(other, _)| other != path) {
                        let added = template.add_template(other.as_str(), text.as_str());
                        added.map_err(|error| error.to_string())?;
                    }
                    template.parse(text.as_str()).map_err(|error| error.to_string())?;
                    let context = $package::Context::from($value(&job.data));
                    template.render(&context).map_err(|error| error.to_string())
                })
                .collect()
        }

        fn $value(json: &Json) -> $package::Value {
            match json {
                Json::Null => $package::Value::Nil,
                Json::Bool(value) => $package::Value::Bool(*value),
                Json::Number(value) => value.as_f64().unwrap_or_default().into(),
                Json::String(value) => $package::Value::String(value.clone()),
                Json::Array(items) => $package::Value::Array(items.iter().map($value).collect()),
                Json::Object(entries) => {
                    let entry = |(key, value): (&String, &Json)| (key.clone(), $value(value));
                    $package::Value::Map(entries.iter().map(entry).collect::<HashMap<_, _>>())
                }
            }
        }
    };
}

like_gtmpl!(gtmpl, gtmpl_value, gtmpl);
like_gtmpl!(gtmpl_ng, gtmpl_ng_value, gtmpl_ng);

fn gotmpl(job: &Job) -> Result<Vec<String>, String> {
    let data = gotmpl_value(&job.data);
    let rendered = job.templates.iter().filter(|(path, _)| is_rendered(path));
    rendered
        .map(|(path, text)| {
            let mut template =
                gotmpl::Template::new(path).missing_key(gotmpl::MissingKey::ZeroValue);
            let others = job.templates.iter().filter(|(other, _)| other != path);
            // What is parsed last is the template's own text; of the others only the definitions are of use.
            for (_, text) in others.chain([&(path.clone(), text.clone())]) {
                template = template.parse(text).map_err(|error| error.to_string())?;
            }
            template.execute_to_string(&data).map_err(|error| error.to_string())
        })
        .collect()
}

fn gotmpl_value(json: &Json) -> gotmpl::Value {
    match json {
        Json::Null => gotmpl::Value::Nil,
        Json::Bool(value) => gotmpl::Value::Bool(*value),
        Json::Number(value) => gotmpl::Value::Float(value.as_f64().unwrap_or_default()),
        Json::String(value) => gotmpl::Value::String(value.as_str().into()),
        Json::Array(items) => gotmpl::Value::List(items.iter().map(gotmpl_value).collect()),
        Json::Object(entries) => {
            let entry =
                |(key, value): (&String, &Json)| (Arc::from(key.as_str()), gotmpl_value(value));
            gotmpl::Value::Map(Arc::new(entries.iter().map(entry).collect::<BTreeMap<_, _>>()))
        }
    }
}
