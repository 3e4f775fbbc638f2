//! Patterns, layouts and formats: languages of a line that a function reads, with the text that they are held against.

use chartroom_gotemplate::{Env, FunctionTable, Value, fmt};
use chartroom_helm::chart::{ignore::Rules, path_match::path_match};
use chartroom_helm::engine::Glob;

/// Functions of a pattern and a text, in this order or the other.
const OF_TWO: &[&str] = &[
    "regexMatch",
    "mustRegexMatch",
    "mustRegexFind",
    "regexFind",
    "semverCompare",
    "split",
    "splitList",
    "trimAll",
    "trimPrefix",
    "contains",
    "date",
    "toDate",
    "mustToDate",
    "htmlDate",
    "dateModify",
    "duration",
    "urlParse",
    "wrap",
    "cat",
    "get",
    "osDir",
    "derivePassword",
    "regexQuoteMeta",
    "durationRound",
    "semver",
    "atoi",
    "int64",
    "toDecimal",
    "b64dec",
    "b32dec",
    "camelcase",
    "kebabcase",
    "snakecase",
    "initials",
    "swapcase",
    "untitle",
    "title",
    "abbrev",
];

/// Functions of a pattern, a text and a third.
const OF_THREE: &[&str] = &[
    "regexFindAll",
    "mustRegexFindAll",
    "regexReplaceAll",
    "mustRegexReplaceAll",
    "regexReplaceAllLiteral",
    "regexSplit",
    "mustRegexSplit",
    "replace",
    "dateInZone",
    "wrapWith",
    "splitn",
    "abbrevboth",
    "plural",
    "substr",
];

/// A pattern, and behind the first break of a line the text.
pub(super) fn patterns(data: &[u8]) {
    let whole = String::from_utf8_lossy(data);
    let (pattern, text) = whole.split_once('\n').unwrap_or((&whole, "a/b.txt"));
    if let Some(glob) = Glob::new(pattern) {
        let _ = glob.matches(text);
    }
    let _ = path_match(pattern, text);
    if let Ok(rules) = Rules::parse(data) {
        let _ = (rules.ignores(text, false), rules.ignores(pattern, true));
    }
    let (pattern, text) = (Value::from(pattern), Value::from(text));
    let _ = fmt::sprintf(
        pattern.as_str().map_or(b"", |pattern| pattern.as_bytes()),
        &[text.clone(), Value::Int(-7), Value::Nil],
    );
    functions(&pattern, &text);
}

fn functions(pattern: &Value, text: &Value) {
    let mut table = FunctionTable::default();
    table.extend(chartroom_sprig::functions());
    let env = Env::new(1_700_000_000_000_000_000, 3600, 1);
    let call = |name: &str, args: &[Value]| {
        let function = table.get(name).unwrap_or_else(|| panic!("there is no function {name}"));
        let _ = (function.call)(&env, args);
    };
    for name in OF_TWO {
        call(name, &[pattern.clone(), text.clone()]);
        call(name, &[text.clone(), pattern.clone()]);
    }
    for name in OF_THREE {
        for third in [Value::from("$1x${n}"), Value::Int(-1), Value::Int(3)] {
            call(name, &[pattern.clone(), text.clone(), third]);
        }
    }
}
