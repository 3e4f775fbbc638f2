//! The examples of the tables, run by the executor. Their outputs are what Helm v4.2.3 printed.

use super::{docs, functions};
use chartroom_gotemplate::{Env, FunctionTable, Functions, Map, Options, TemplateSet};
use std::collections::{BTreeSet, HashSet};
use std::rc::Rc;

/// What a template prints, or its error.
pub(crate) fn render(template: &str) -> String {
    let mut table = FunctionTable::default();
    table.extend(functions());
    let mut set = TemplateSet::new(Rc::new(Functions::new(table)));
    let main = set.parse("t/templates/a.yaml", template).unwrap();
    set.freeze();
    let env = Env::new(0, 0, 1);
    match Rc::new(set).execute(&main, Map::new().into(), &env, &Options::default()) {
        Ok(output) => String::from_utf8_lossy(&output.text).into_owned(),
        Err(error) => error.to_string(),
    }
}

#[test]
fn examples_print_what_helm_prints() {
    for row in docs() {
        assert!(!row.examples.is_empty(), "{} has no example", row.names[0]);
        for (template, expected) in row.examples {
            assert_eq!(render(template), *expected, "{template}");
        }
    }
}

#[test]
fn names_are_there_once() {
    let mut names = HashSet::new();
    for function in functions() {
        assert!(names.insert(function.name), "{} is there twice", function.name);
    }
}

/// What Sprig v3.3.0 adds to templates in Helm v4.2.3, each asked of the real binary, without what the helm crate
/// defines: JSON, `fail` and `getHostByName`. Helm removes `env` and `expandenv`.
const NAMES: &str = "
abbrev abbrevboth add add1 add1f addf adler32sum ago all any append atoi b32dec b32enc
b64dec b64enc base bcrypt biggest buildCustomCert camelcase cat ceil chunk clean coalesce
compact concat contains date dateInZone dateModify date_in_zone date_modify decryptAES
deepCopy deepEqual default derivePassword dict dig dir div divf duration durationRound empty
encryptAES ext first float64 floor genCA genCAWithKey genPrivateKey genSelfSignedCert
genSelfSignedCertWithKey genSignedCert genSignedCertWithKey get has hasKey hasPrefix
hasSuffix hello htmlDate htmlDateInZone htpasswd indent initial initials int int64 isAbs
join kebabcase keys kindIs kindOf last list lower max maxf merge mergeOverwrite min minf mod
mul mulf mustAppend mustChunk mustCompact mustDateModify mustDeepCopy mustFirst mustHas
mustInitial mustLast mustMerge mustMergeOverwrite mustPrepend mustPush mustRegexFind
mustRegexFindAll mustRegexMatch mustRegexReplaceAll mustRegexReplaceAllLiteral
mustRegexSplit mustRest mustReverse mustSlice mustToDate mustUniq mustWithout
must_date_modify nindent nospace now omit osBase osClean osDir osExt osIsAbs pick pluck
plural prepend push quote randAlpha randAlphaNum randAscii randBytes randInt randNumeric
regexFind regexFindAll regexMatch regexQuoteMeta regexReplaceAll regexReplaceAllLiteral
regexSplit repeat replace rest reverse round semver semverCompare seq set sha1sum sha256sum
sha512sum shuffle slice snakecase sortAlpha split splitList splitn squote sub subf substr
swapcase ternary title toDate toDecimal toString toStrings trim trimAll trimPrefix
trimSuffix trimall trunc tuple typeIs typeIsLike typeOf uniq unixEpoch unset until untilStep
untitle upper urlJoin urlParse uuidv4 values without wrap wrapWith
";

#[test]
fn exactly_the_names_that_helm_exposes() {
    let expected: BTreeSet<&str> = NAMES.split_whitespace().collect();
    let defined: BTreeSet<&str> = functions().iter().map(|function| function.name).collect();
    assert_eq!(defined, expected);
}
