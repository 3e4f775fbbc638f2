//! What is expected here was printed by Helm v4.2.3; it lists properties in random order, we by name.

use super::*;
use crate::chart::tests::{chart_of, chart_yaml};

fn check(schema: &str, values: &str) -> Result<(), SchemaError> {
    let chart = chart_of(&[("values.schema.json", schema), ("values.yaml", values)]).unwrap();
    let values = chart.values.clone();
    validate(&chart, &values).0
}

/// Each level doubles what is applied; Helm would take longer than anybody waits.
#[test]
fn schemas_are_not_applied_without_end() {
    let twice = |number: usize| {
        let next = format!("{{\"$ref\":\"#/$defs/d{}\"}}", number + 1);
        format!("\"d{number}\":{{\"allOf\":[{next},{next}]}}")
    };
    let levels = |count: usize| (0..count).map(twice).collect::<Vec<_>>().join(",");
    let schema = |count, last| {
        format!("{{\"$defs\":{{{},\"d{count}\":{last}}},\"$ref\":\"#/$defs/d0\"}}", levels(count))
    };
    assert!(check(&schema(10, "true"), "a: 1").is_ok());
    for last in ["true", "false", r#"{"not":{}}"#] {
        let message = text(&schema(100, last), "a: 1");
        assert!(message.contains("schemas are applied more than 2000000 times"), "{message}");
        assert!(message.len() < 300, "{message}");
    }
}

/// Each value that is not in the list has the whole list told again.
#[test]
fn errors_do_not_say_gigabytes() {
    let long = |number: usize| format!("\"{}{number}\"", "x".repeat(1_000));
    let list: Vec<String> = (0..100).map(long).collect();
    let schema = format!(r#"{{"properties":{{"a":{{"items":{{"enum":[{}]}}}}}}}}"#, list.join(","));
    assert!(text(&schema, &format!("a: [{}]", "1,".repeat(100))).len() > 10_000_000);
    let message = text(&schema, &format!("a: [{}]", "1,".repeat(300)));
    assert!(message.contains("takes more than 16 MB to tell"), "{message}");
}

/// Helm's text behind the name of the chart.
fn text(schema: &str, values: &str) -> String {
    let message = check(schema, values).unwrap_err().message;
    let heading =
        "values don't meet the specifications of the schema(s) in the following chart(s):\nt:\n";
    message.strip_prefix(heading).unwrap().to_owned()
}

#[test]
fn errors_are_laid_out_as_helm_does() {
    let rows = [
        (r#"{"required":["b","c"]}"#, "a: 1", "- at '': missing properties 'b', 'c'\n"),
        (
            r##"{"properties":{"a":{"anyOf":[{"$ref":"#/$defs/x"},{"type":["string","null"],"minLength":3}]}},"$defs":{"x":{"type":"integer","allOf":[{"minimum":5},{"minimum":6}]}}}"##,
            "a: 1",
            "- at '/a': 'anyOf' failed\n  - at '/a': 'allOf' failed\n    - at '/a': minimum: got 1, want 5\n    - at '/a': minimum: got 1, want 6\n  - at '/a': got number, want null or string\n",
        ),
        (
            r##"{"$defs":{"x":{"required":["a","b"],"minProperties":7}},"properties":{"q":{"$ref":"#/$defs/x","maxProperties":0},"r":{"$ref":"#/$defs/x"}}}"##,
            "{q: {c: 5}, r: {}}",
            "- at '/q': validation failed\n  - at '/q': validation failed\n    - at '/q': minProperties: got 1, want 7\n    - at '/q': missing properties 'a', 'b'\n  - at '/q': maxProperties: got 1, want 0\n- at '/r': validation failed\n  - at '/r': minProperties: got 0, want 7\n  - at '/r': missing properties 'a', 'b'\n",
        ),
        (
            r#"{"propertyNames":{"maxLength":1,"pattern":"^x"}}"#,
            "bb: 5",
            "- at '': invalid propertyName 'bb'\n  - at '': maxLength: got 2, want 1\n  - at '': 'bb' does not match pattern '^x'\n",
        ),
        (
            r#"{"properties":{"a":{"contains":{"type":"string"},"minContains":2},"c":{"prefixItems":[true],"items":false},"d":{"unevaluatedItems":false},"e":{"unevaluatedProperties":false}}}"#,
            "{a: [1,x], c: [1,2,3], d: [1], e: {q: 1}}",
            "- at '/a': min 2 items required to match contains schema, but matched 1 items at 1\n  - at '/a/0': got number, want string\n- at '/c': validation failed\n  - at '/c/0': false schema\n  - at '/c/1': false schema\n- at '/d/0': false schema\n- at '/e/q': false schema\n",
        ),
        (
            r#"{"properties":{"a":{"enum":[1,2.50,1e3,null,true,"x"]},"b":{"const":1.0},"c":{"enum":[[1]]}}}"#,
            "{a: 7, b: 2, c: 1}",
            "- at '/a': value must be one of 1, 2.50, 1e3, <nil>, true, 'x'\n- at '/b': value must be 1.0\n- at '/c': 'enum' failed\n",
        ),
        (
            r#"{"properties":{"a":{"maximum":1000},"b":{"minItems":12345}}}"#,
            "{a: 70000, b: [1]}",
            "- at '/a': maximum: got 70,000, want 1,000\n- at '/b': minItems: got 1, want 12,345\n",
        ),
        (
            r##"{"$ref":"#"}"##,
            "a: 1",
            "- at '': both /$ref and  resolve to \"file:///values.schema.json#\" causing reference cycle\n",
        ),
        ("false", "a: 1", "- at '': false schema\n"),
    ];
    for (schema, values, expected) in rows {
        assert_eq!(text(schema, values), expected, "{schema}");
    }
}

#[test]
fn formats_are_asserted_up_to_draft_7() {
    let schema = r#"{"$schema":"http://json-schema.org/draft-07/schema#","properties":{"a":{"format":"date"},"d":{"format":"email"},"e":{"format":"hostname"},"f":{"format":"uri"},"g":{"format":"uri-reference"},"h":{"format":"uuid"},"k":{"format":"ipv4"},"o":{"format":"uri-template"},"p":{"format":"ipv6"}}}"#;
    let values = r#"{a: "2020-13-01", d: "x", e: "a_b", f: "x", g: "%zz", h: "x", k: "1.2.3.256", o: "a{b", p: "::g"}"#;
    assert_eq!(
        text(schema, values),
        "- at '/a': '2020-13-01' is not valid date: parsing time \"2020-13-01\": month out of range\n\
         - at '/d': 'x' is not valid email: missing @\n\
         - at '/e': 'a_b' is not valid hostname: invalid character '_'\n\
         - at '/f': 'x' is not valid uri: relative url\n\
         - at '/g': '%zz' is not valid uri-reference: parse \"%zz\": invalid URL escape \"%zz\"\n\
         - at '/h': 'x' is not valid uuid: must have 5 elements\n\
         - at '/k': '1.2.3.256' is not valid ipv4: decimal must be between 0 and 255\n\
         - at '/o': 'a{b' is not valid uri-template: no matching closing brace\n\
         - at '/p': '::g' is not valid ipv6: ParseAddr(\"::g\"): each colon-separated field must have at least one digit (at \"g\")\n"
    );
    assert!(check(r#"{"properties":{"f":{"format":"ipv4"}}}"#, "f: x").is_ok());
}

#[test]
fn a_schema_that_is_none_is_refused() {
    let meta = "\"file:///values.schema.json#\" is not valid against metaschema: jsonschema validation failed with";
    let rows = [
        ("{", "unexpected EOF".to_owned()),
        ("", "EOF".to_owned()),
        ("{} {}", "invalid character after top-level value".to_owned()),
        (r##"{"$ref":"#/nope"}"##, "json-pointer in \"file:///values.schema.json#/nope\" not found".to_owned()),
        (
            r##"{"$ref":"#nope"}"##,
            "anchor in \"file:///values.schema.json#nope\" not found in schema \"file:///values.schema.json\"".to_owned(),
        ),
        (
            r#"{"$ref":"other.json"}"#,
            "failing loading \"file:///other.json\": open /other.json: no such file or directory".to_owned(),
        ),
        (
            r#"{"type":"strin"}"#,
            format!(
                "{meta} 'https://json-schema.org/draft/2020-12/schema#'\n- at '': 'allOf' failed\n  - at '/type': 'anyOf' failed\n    - at '/type': value must be one of 'array', 'boolean', 'integer', 'null', 'number', 'object', 'string'\n    - at '/type': got string, want array"
            ),
        ),
        (
            r#"{"$schema":"http://json-schema.org/draft-04/schema#","required":[]}"#,
            format!(
                "{meta} 'http://json-schema.org/draft-04/schema#'\n- at '/required': minItems: got 0, want 1"
            ),
        ),
    ];
    for (schema, expected) in rows {
        assert_eq!(text(schema, "a: 1"), expected, "{schema}");
    }
}

#[test]
fn references_follow_ids_and_anchors() {
    let schema = r##"{"$id":"https://example.com/x.json","$defs":{"a":{"$id":"foo","$defs":{"q":{"$anchor":"bar","type":"string"}}}},"properties":{"w":{"$ref":"#/$defs/a/$defs/q"},"x":{"$ref":"foo#bar"},"z":{"$ref":"https://example.com/foo#/$defs/q"}}}"##;
    assert_eq!(
        text(schema, "{w: 1, x: 1, z: 1}"),
        "- at '/w': got number, want string\n- at '/x': got number, want string\n- at '/z': got number, want string\n"
    );
}

#[test]
fn subcharts_are_checked_and_items_know_their_places() {
    let schema = r#"{"properties": {"a": {"anyOf": [{"type": "string"}, {"minimum": 5}]}, "b": {"items": {"type": "string"}}}}"#;
    let chart = chart_of(&[
        ("charts/s/Chart.yaml", &chart_yaml("sub")),
        ("charts/s/values.schema.json", schema),
        ("values.yaml", "sub: {a: 1, b: [x, 2]}"),
    ])
    .unwrap();
    let error = validate(&chart, &chart.values).0.unwrap_err();
    assert!(error.message.ends_with(
        "sub:\n- at '/a': 'anyOf' failed\n  - at '/a': got number, want string\n  - at '/a': minimum: got 1, want 5\n- at '/b/1': got number, want string\n"
    ));
    let [a, b] = &error.items[..] else { panic!("{:?}", error.items) };
    assert_eq!((&*a.chart, &*a.location), ("sub", "charts/s/"));
    assert_eq!(a.path, ["sub", "a"]);
    assert_eq!(a.schema_pointer, "/properties/a/anyOf");
    assert_eq!(a.details.len(), 2);
    assert_eq!(b.path, ["sub", "b", "1"]);
    let span = b.schema_span.clone().unwrap();
    assert_eq!(&schema[span.start as usize..span.end as usize], "\"string\"");
}

#[test]
fn no_value_is_too_deep_for_the_stack() {
    let values = format!("a: {}{}", "[".repeat(290), "]".repeat(290));
    let error = check(
        r##"{"additionalProperties":{"$ref":"#"},"items":{"allOf":[{"$ref":"#"}]}}"##,
        &values,
    );
    assert!(error.unwrap_err().message.contains("schemas are nested deeper than"));
    let schema = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(text(&schema, "a: 1"), "exceeded max depth");
}

/// What a quick look takes for plain, the metaschema of every draft takes too; and common schemas are plain.
#[test]
fn plain_schemas_are_valid() {
    use super::draft::Draft;
    let values = [
        "1",
        "0",
        "-1",
        "0.5",
        "true",
        "false",
        "null",
        "\"\"",
        "\"a\"",
        "\"string\"",
        "\"#/a\"",
        "\"a b\"",
        "\"[\"",
        "\"http://x/#y\"",
        "[]",
        "{}",
        "[{}]",
        "[true]",
        "[1, 1]",
        "[1, 2]",
        "[\"a\"]",
        "[\"a\", \"a\"]",
        "[\"string\", \"null\"]",
        "[\"null\", \"null\"]",
        "{\"a\": {}}",
        "{\"a\": true}",
        "{\"[\": {}}",
        "{\"a\": [\"b\"]}",
        "{\"type\": 1}",
        "{\"a\": {\"type\": 1}}",
        "{\"a\": 1}",
    ];
    let keywords = [
        "type",
        "properties",
        "definitions",
        "$defs",
        "title",
        "$comment",
        "format",
        "contentEncoding",
        "default",
        "additionalProperties",
        "additionalItems",
        "required",
        "enum",
        "items",
        "not",
        "contains",
        "propertyNames",
        "if",
        "then",
        "else",
        "allOf",
        "anyOf",
        "oneOf",
        "minLength",
        "maxItems",
        "minProperties",
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "uniqueItems",
        "readOnly",
        "deprecated",
        "examples",
        "pattern",
        "patternProperties",
        "$ref",
        "id",
        "$id",
        "const",
        "dependencies",
        "multipleOf",
        "prefixItems",
        "$anchor",
        "$vocabulary",
        "$recursiveRef",
        "$dynamicRef",
        "dependentRequired",
        "dependentSchemas",
        "unevaluatedItems",
        "minContains",
        "contentSchema",
        "unknown",
        "description",
        "contentMediaType",
        "writeOnly",
        "maxLength",
        "minItems",
        "maxProperties",
        "$dynamicAnchor",
        "$recursiveAnchor",
        "maxContains",
        "unevaluatedProperties",
        "$schema",
    ];
    let mut plain = 0;
    for draft in [Draft::Four, Draft::Six, Draft::Seven, Draft::Y2019, Draft::Y2020] {
        for (keyword, value) in
            keywords.iter().flat_map(|keyword| values.map(|value| (keyword, value)))
        {
            let text = format!("{{\"{keyword}\": {value}}}");
            let schema = json::parse(text.as_bytes()).unwrap();
            if plain::is_valid(&schema, draft) {
                plain += 1;
                assert_eq!(
                    run_through_metaschema(&schema, draft, &[], ""),
                    Ok(()),
                    "{draft:?} {text}"
                );
            }
        }
    }
    assert!(plain > 1000, "{plain}");
}
