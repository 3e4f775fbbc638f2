//! Single languages: YAML, JSON and TOML, `--set`, archives, links, schemas.

use chartroom_core::{SharedState, decode, encode, unpack};
use chartroom_gotemplate::{Map, Value};
use chartroom_helm::chart::{ChartFile, archive, load_dir_files};
use chartroom_helm::schema;
use chartroom_helm::values::strvals::{Mode, parse_into};
use chartroom_yaml::{self as yaml, json, toml};
use std::cell::Cell;
use std::io::Write as _;

/// A document as editors, Helm and templates read it; what is written of it reads the same.
pub(super) fn yaml(data: &[u8]) {
    if let Ok(text) = std::str::from_utf8(data) {
        for problem in yaml::parse(text).problems {
            assert!(
                text.get(problem.span.clone()).is_some(),
                "{problem:?} is no place of the text"
            );
        }
        for span in yaml::documents(text) {
            assert!(text.get(span).is_some());
        }
        let _ = chartroom_check::suggest_schema(text);
    }
    let read = yaml::unmarshal(data);
    let parts = yaml::unmarshal_keys(data, &|_| true);
    assert_eq!(read.is_ok(), parts.is_ok());
    let _ = (yaml::unmarshal_array(data), yaml::parts(data));
    let values = [read.ok(), json::decode(data).ok(), toml::decode(data).ok().and_then(as_json)];
    values.iter().flatten().for_each(written);
}

/// A value of TOML as JSON and YAML read it: whole numbers of 64 bits become floats, as in Go.
fn as_json(value: Value) -> Option<Value> {
    let _ = (toml::encode(&value), yaml::to_yaml(&value));
    json::decode(&json::encode(&value, true).ok()?).ok()
}

fn written(value: &Value) {
    let Ok(same) = json::encode(value, true) else { return };
    let again = json::decode(&same).expect("our own JSON is read");
    assert_eq!(json::encode(&again, true).as_ref(), Ok(&same));
    let _ = (json::encode_indent(value), yaml::to_yaml_pretty(value));
    if let Ok(text) = yaml::to_yaml(value) {
        let shown = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        // Go writes the key << without quotes and merges it when read; the case toyaml-merge-key shows it.
        if shown(&json::encode(value, false).expect("encoded above")).contains(r#""<<":"#) {
            return;
        }
        let again = yaml::unmarshal(&text).expect("our own YAML is read");
        // Of U+0085 a blank is left in Go too; the case toyaml-line-breaks shows it.
        if shown(&same).contains('\u{85}') {
            return;
        }
        // The sign of a zero is lost in Go too; the case toyaml-negative-zero shows it.
        let unsigned = |bytes: &[u8]| shown(bytes).replace("-0", "0");
        assert_eq!(json::encode(&again, true).map(|text| unsigned(&text)), Ok(unsigned(&same)));
    }
    let _ = toml::encode(value);
}

/// Entries of the `--set` family, a line each; the letter before says of which flag.
pub(super) fn set(data: &[u8]) {
    let target = Map::from_iter([("a", Value::from(vec![Value::from(1.0), Value::from("x")]))]);
    target.insert("m", Map::from_iter([("k", Value::Nil)]));
    let filled = Cell::default();
    for line in String::from_utf8_lossy(data).lines().take(20) {
        let mut letters = line.chars();
        let read = |path: &str| Ok(path.as_bytes().to_vec());
        let mode = match letters.next() {
            Some('s') => Mode::String,
            Some('f') => Mode::File(&read),
            Some('j') => Mode::Json,
            Some('l') => Mode::Literal,
            _ => Mode::Typed,
        };
        let text = letters.as_str();
        if let Err(error) = parse_into(text, &target, mode, &filled) {
            let (start, end) = (error.span.start as usize, error.span.end as usize);
            assert!(text.get(start..end).is_some(), "{error:?} is no place of {text:?}");
        }
    }
    let _ = (yaml::to_yaml(&Value::Map(target.clone())), json::encode(&Value::Map(target), true));
}

/// A packed chart: after a 0 as it is, after another byte still to be zipped.
pub(super) fn archive(data: &[u8]) {
    let Some((first, data)) = data.split_first() else { return };
    let zipped = match first {
        0 => data.to_vec(),
        _ => zipped(data),
    };
    let files = archive::unpack(&zipped);
    assert_eq!(files.is_ok(), unpack(&zipped).is_ok());
    let Ok(files) = files else { return };
    for file in &files {
        let inside = !file.name.starts_with('/') && file.name.split('/').all(|part| part != "..");
        assert!(inside, "{} leads out of the chart", file.name);
    }
    let _ = load_dir_files(files, &mut Vec::new());
}

/// The bytes in gzip's form.
pub(super) fn zipped(data: &[u8]) -> Vec<u8> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    out.write_all(data).and_then(|()| out.finish()).unwrap_or_default()
}

/// A link: as it is, or the JSON in one.
pub(super) fn link(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let _ = decode(&text);
    for version in ["v1/", "v2/", "v3/"] {
        let packed = miniz_oxide::deflate::compress_to_vec(data, 1);
        if let Ok(state) =
            decode(&format!("{version}{}", data_encoding::BASE64URL_NOPAD.encode(&packed)))
        {
            comes_back(&state);
        }
    }
}

fn comes_back(state: &SharedState) {
    // What a link cannot hold is refused before one is made.
    if let Ok(link) = encode(state) {
        assert_eq!(decode(&link).as_ref(), Ok(state));
    }
}

/// A schema and values, apart by a 0.
pub(super) fn schema(data: &[u8]) {
    let mut parts = data.splitn(2, |byte| *byte == 0);
    let (schema, values) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let values = yaml::unmarshal_map(values).unwrap_or_else(|_| Map::new());
    let files = vec![
        ChartFile::new("Chart.yaml", &b"apiVersion: v2\nname: a\nversion: 1.0.0\n"[..]),
        ChartFile::new("values.schema.json", schema),
    ];
    let Ok(chart) = load_dir_files(files, &mut Vec::new()) else { return };
    let (result, _) = schema::validate(&chart, &values);
    let Err(error) = result else { return };
    assert!(!error.items.is_empty(), "{}", error.message);
    for item in error.items {
        if let Some(span) = item.schema_span {
            let place = schema.get(span.start as usize..span.end as usize);
            assert!(place.is_some(), "{span:?} is no place of the schema");
        }
    }
}
