//! Go's syntax, errors and treatment of empty matches, each checked against Helm v4.2.3.

use super::{Match, Regex, matches::Search, template::expand};
use chartroom_gotemplate::Env;

fn all(pattern: &str, text: &str) -> Vec<String> {
    let regex = Regex::compile(pattern.as_bytes()).expect(pattern);
    let env = Env::new(0, 0, 0);
    let found = regex.find_all(&Search::new(&env, &regex), text.as_bytes(), -1).unwrap();
    found.iter().map(|found| text[found.range()].to_owned()).collect()
}

fn replaced(pattern: &str, text: &str, template: &str) -> String {
    let regex = Regex::compile(pattern.as_bytes()).expect(pattern);
    let (text, template) = (text.as_bytes(), template.as_bytes());
    let env = Env::new(0, 0, 0);
    let search = Search::new(&env, &regex);
    let write = |found: &Match, out: &mut Vec<u8>| expand(&regex, found, template, text, out);
    let out = regex.replace_all(&search, text, write).unwrap();
    String::from_utf8(out).expect("UTF-8")
}

#[test]
fn errors_have_go_texts() {
    for (pattern, text) in [
        ("(", "missing closing ): `(`"),
        ("a)", "unexpected ): `a)`"),
        ("[a", "missing closing ]: `[a`"),
        ("(?=a)", "invalid or unsupported Perl syntax: `(?=`"),
        ("(?i-)", "invalid or unsupported Perl syntax: `(?i-)`"),
        ("(?P<a-b>x)", "invalid named capture: `(?P<a-b>`"),
        ("a**", "invalid nested repetition operator: `**`"),
        ("*a", "missing argument to repetition operator: `*`"),
        ("a{1001}", "invalid repeat count: `{1001}`"),
        ("(a{100}){100}", "invalid repeat count: `{100}`"),
        ("[z-a]", "invalid character class range: `z-a`"),
        ("[[:foo:]]", "invalid character class range: `[:foo:]`"),
        ("\\p{Foo}", "invalid character class range: `\\p{Foo}`"),
        ("\\p{Old_Italic}", "invalid character class range: `\\p{Old_Italic}`"),
        ("\\8", "invalid escape sequence: `\\8`"),
        ("a\\", "trailing backslash at end of expression: ``"),
    ] {
        let error = Regex::compile(pattern.as_bytes()).err().expect(pattern).to_string();
        assert_eq!(error, format!("error parsing regexp: {text}"));
    }
}

#[test]
fn nesting_is_limited() {
    let nested = |depth| "(".repeat(depth) + "a" + &")".repeat(depth);
    assert!(Regex::compile(nested(249).as_bytes()).is_ok());
    let error = Regex::compile(nested(2000).as_bytes()).err().expect("too deep").to_string();
    assert!(error.starts_with("error parsing regexp: expression nests too deeply: `(((("));
}

#[test]
fn large_expressions_are_refused() {
    let large = "[^x]{1000}".repeat(100);
    let error = Regex::compile(large.as_bytes()).err().expect("too large").to_string();
    assert!(error.starts_with("error parsing regexp: expression too large"));
}

#[test]
fn classes_are_ascii_and_literal() {
    assert_eq!(all(r"\w+", "aé_1 ٣"), ["a", "_1"]);
    assert_eq!(all(r"[a-z&&b]+", "ab&x"), ["ab&x"]);
    assert_eq!(all(r"a{,2}", "aa{,2}"), ["a{,2}"]);
    assert_eq!(all(r"\Qa.b\E+", "a.bb"), ["a.bb"]);
    assert_eq!(all(r"(?i)k", "kK\u{212a}"), ["k", "K", "\u{212a}"]);
    assert_eq!(all(r"\p{greek}\pN", "α1a1"), ["α1"]);
}

#[test]
fn empty_matches_follow_go() {
    assert_eq!(all("a*", "baac"), ["", "aa", ""]);
    assert_eq!(replaced("a*", "baac", "x"), "xbxcx");
    let regex = Regex::compile(b"").expect("empty");
    let env = Env::new(0, 0, 0);
    let pieces = regex.split(&Search::new(&env, &regex), b"abc", -1).unwrap();
    assert_eq!(pieces.expect("pieces"), [b"a", b"b", b"c"]);
}

#[test]
fn templates_name_groups() {
    assert_eq!(replaced("a(x*)b", "-ab-axxb-", "$1W"), "---");
    assert_eq!(replaced("a(x*)b", "-ab-axxb-", "${1}W"), "-W-xxW-");
    assert_eq!(replaced("(?P<n>a)(?P<n>b)?", "ab", "$n$$$"), "a$$");
}

/// The small machine and the engine are asked the same.
#[test]
fn steps_match_what_the_engine_matches() {
    let patterns = [
        "",
        "a",
        "^a$",
        "^$",
        "a|b|^c",
        "(a|bc)*d",
        "a+b?",
        "a{2}",
        "a{0,2}b",
        "(ab){1,2}$",
        "a{2,}",
        "a??b",
        "[^a]",
        "[^a-c\\n]+$",
        ".",
        "^.b",
        "(?s).\\n",
        "(?m)^b$",
        "(?i)É",
        "\\ba\\b",
        "\\Ba",
        "\\B",
        "\\d+\\s*\\w",
        "()|a",
        "(a*)*b",
        "(|a)+$",
        "^(a|b)*c?$",
        "\\pL",
        "\\PL",
        "(?:a|)(?:b|)c",
        "x{0}",
        "[[:^alpha:]]",
    ];
    let texts = [
        "", "a", "b", "c", "aa", "ab", "ba", "abc", "aab", "bcd", "abab", "a b", "a\nb", "b\na",
        "é", "É", "12 x", "d", "\n", "bcbcad", "-", "_a", "aaab", "日本",
    ];
    for pattern in patterns {
        let regex = Regex::compile(pattern.as_bytes()).expect(pattern);
        let engine = regex.engine().expect(pattern);
        assert!(regex.is_match(b"\xff") == engine.is_match(b"\xff"), "{pattern}");
        for text in texts {
            let expected = engine.is_match(text.as_bytes());
            assert_eq!(regex.is_match(text.as_bytes()), expected, "{pattern:?} in {text:?}");
        }
    }
}
