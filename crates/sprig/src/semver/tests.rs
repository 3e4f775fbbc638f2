//! Rules of Masterminds/semver v3, each checked against Helm v4.2.3.

use super::{Constraint, Version};

fn matches(constraint: &str, version: &str) -> bool {
    let constraint = Constraint::parse(constraint).expect(constraint);
    constraint.check(&Version::parse(version).expect(version))
}

#[test]
fn versions_are_read_leniently() {
    for (text, full) in
        [("v1", "1.0.0"), ("1.2", "1.2.0"), ("01.2.3", "1.2.3"), ("v1.2.3-a.1+b", "1.2.3-a.1+b")]
    {
        assert_eq!(Version::parse(text).expect(text).to_string(), full);
    }
}

#[test]
fn errors_have_go_texts() {
    for (text, message) in [
        ("", "invalid semantic version"),
        ("V1", "invalid semantic version"),
        ("1.2.3-", "invalid semantic version"),
        ("1.2.3-01", "version segment starts with 0"),
        (
            "99999999999999999999",
            "error parsing version segment: strconv.ParseUint: parsing \"99999999999999999999\": value out of range",
        ),
    ] {
        assert_eq!(Version::parse(text).expect_err(text).to_string(), message);
    }
    let long = "1".repeat(257);
    assert_eq!(
        Version::parse(&long).expect_err("too long").to_string(),
        "version string is too long (max 256 bytes)"
    );
    for (text, message) in [
        (">=a", "improper constraint: \">=a\""),
        ("", "improper constraint: \"\""),
        (">=1 ||", "improper constraint: \"\""),
        ("1|2", "constraint parser error"),
        ("1.2.3.4 - 5", "improper constraint: \"1.>= 2.3.4, <= 5 \""),
    ] {
        assert_eq!(Constraint::parse(text).expect_err(text).to_string(), message);
    }
}

#[test]
fn strict_versions_are_complete() {
    assert!(Version::parse_strict("1.2.3-a+b").is_ok());
    for text in ["1", "1.2", "v1.2.3", "1.02.3", ""] {
        assert!(Version::parse_strict(text).is_err(), "{text}");
    }
}

#[test]
fn partial_operands_are_ranges() {
    assert!(matches("=1.2", "1.2.9") && !matches("=1.2", "1.3.0"));
    assert!(!matches(">1", "1.9.9") && matches(">1", "2.0.0"));
    assert!(matches("<=1.2", "1.2.9") && !matches("<=1.2", "1.3.0"));
    assert!(matches("~>1.2", "1.2.9") && !matches("~>1.2", "1.3.0"));
    assert!(matches("^0.2.3", "0.2.9") && !matches("^0.2.3", "0.3.0"));
    assert!(matches("1.2 - 2", "2.9.0") && !matches("1.2 - 2", "3.0.0"));
    assert!(!matches("!=1.2", "1.2.7") && matches("!=1.2.3", "1.2.7"));
}

#[test]
fn prereleases_match_only_where_asked_for() {
    assert!(!matches(">=1.20", "1.21.0-rc1") && matches(">=1.20-0", "1.21.0-rc1"));
    assert!(matches(">=1.20-0 <2", "1.21.0-rc1") && !matches(">=1.20-0 <1 || >=1", "1.21.0-rc1"));
}

#[test]
fn prereleases_are_ordered_by_identifier() {
    let sorted = ["1.0.0-1", "1.0.0-2", "1.0.0-10", "1.0.0-a", "1.0.0-a.1", "1.0.0-b", "1.0.0"];
    for pair in sorted.windows(2) {
        let [low, high] = [&pair[0], &pair[1]].map(|text| Version::parse(text).expect(text));
        assert!(low.precedence(&high).is_lt(), "{pair:?}");
    }
}
