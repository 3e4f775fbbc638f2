#![allow(clippy::approx_constant)]

use super::*;
use crate::{ElemType, List, Map};

fn list(items: Vec<Value>) -> Value {
    Value::from(items)
}

fn int(number: i64) -> Value {
    Value::Int(number)
}

#[track_caller]
fn check(format: &str, args: &[Value], expected: &str) {
    assert_eq!(sprintf(format.as_bytes(), args).to_text(), expected, "{format}");
}

/// Printed by the real Helm v4.2.3 through `printf`.
#[test]
fn flags_width_and_precision() {
    check(
        "%-05d|%05s|%-05s|%+05d|% d",
        &[int(3), "x".into(), "y".into(), int(5), int(7)],
        "3    |0000x|y    |+0005| 7",
    );
    check(
        "%x|%X|%#x|%08.3f|%+.2e|%g",
        &[int(255), int(255), int(255), 3.14159.into(), 12345.678.into(), 1e21.into()],
        "ff|FF|0xff|0003.142|+1.23e+04|1e+21",
    );
    check(
        "%6.2f|%t|%v|%q|%#q|%+q",
        &[2.5.into(), true.into(), Value::Nil, "a\"b".into(), "ab".into(), "é".into()],
        "  2.50|true|<nil>|\"a\\\"b\"|`ab`|\"\\u00e9\"",
    );
    check(
        "%c|%U|%#U|%o|%O|%b",
        &[int(97), int(8364), int(8364), int(8), int(8), int(5)],
        "a|U+20AC|U+20AC '€'|10|0o10|101",
    );
    check(
        "%6.3d|%+d|%+d|%x|%#o|%#b|%.0d|%06d|%-6d|",
        &[5, 5, -5, -255, 8, 5, 0, -42, -42].map(int),
        "   005|+5|-5|-ff|010|0b101||-00042|-42   |",
    );
    check(
        "%5t|%-5t|%05t|%q",
        &[true.into(), false.into(), true.into(), int(97)],
        " true|false|0true|'a'",
    );
    check(
        "%.3s|%.10s|%8.3s|%-8.3s|%.0s",
        &["héllo".into(), "héllo".into(), "héllo".into(), "héllo".into(), "x".into()],
        "hél|héllo|     hél|hél     |",
    );
    check(
        "%x %X % x %#x %# x",
        &["hello"; 5].map(Value::from),
        "68656c6c6f 68656C6C6F 68 65 6c 6c 6f 0x68656c6c6f 0x68 0x65 0x6c 0x6c 0x6f",
    );
    check(
        "%10q|%-10q|%010q",
        &["a", "a", "a"].map(Value::from),
        "       \"a\"|\"a\"       |0000000\"a\"",
    );
}

#[test]
fn floats() {
    check(
        "%e %E %f %F %G",
        &[1.5, 1.5, 1.5, 1.5, 1e-10].map(Value::from),
        "1.500000e+00 1.500000E+00 1.500000 1.500000 1E-10",
    );
    check("%#v %#v %#v %#v", &[1.0, 1e6, 1e21, 1.5].map(Value::from), "1 1e+06 1e+21 1.5");
    check(
        "%#g %#.3g %#e %#f %#x",
        &[1.0; 5].map(Value::from),
        "1.00000 1.00 1.000000e+00 1.000000 0x1.0000p+00",
    );
    check("%x %X %b", &[3.5; 3].map(Value::from), "0x1.cp+01 0X1.CP+01 7881299347898368p-51");
    check(
        "%.3g|%.10g|%g|%g|%.0e|%.0f|%5.1f|%-8.2f|%+f|% f|%012.3f|%-012.3f",
        &[
            1234.5678, 1234.5678, 100000.0, 1000000.0, 15.5, 2.5, 3.14159, 3.14159, 3.14159,
            3.14159, -3.14159, -3.14159,
        ]
        .map(Value::from),
        "1.23e+03|1234.5678|100000|1e+06|2e+01|2|  3.1|3.14    |+3.141590| 3.141590|-0000003.142|-3.142      ",
    );
    for (number, text) in [
        (0.1, "0.1"),
        (0.00001, "1e-05"),
        (0.0001, "0.0001"),
        (123456789.0, "1.23456789e+08"),
        (999999.0, "999999"),
        (1e6, "1e+06"),
        (0.0, "0"),
        (-0.0, "-0"),
        (-2.5, "-2.5"),
        (9007199254740993.0, "9.007199254740992e+15"),
        (1e20, "1e+20"),
        (100.0, "100"),
    ] {
        assert_eq!(float_g(number), text);
    }
    check(
        "%v %5v %+v",
        &[f64::INFINITY, f64::NEG_INFINITY, f64::NAN].map(Value::from),
        "+Inf  -Inf NaN",
    );
    check("%f", &[1e20.into()], "100000000000000000000.000000");
}

#[test]
fn what_does_not_fit() {
    check("%d %s", &["x".into()], "%!d(string=x) %!s(MISSING)");
    check("%5d|%!|%z", &["x".into(), int(3)], "%!d(string=    x)|%!!(int=3)|%!z(MISSING)");
    check("%[2]d %[1]d %d", &[int(1), int(2)], "2 1 2");
    check(
        "%[5]d %[x]d %*d %.*f",
        &[1, 2, 3, 4].map(int),
        "%!d(BADINDEX) %!d(BADINDEX) 2 %!f(int=004)",
    );
    check(
        "%[1]*d|%[2]*[1]d|%-*d|%[3]*.[2]*[1]f",
        &[5, 3, 2].map(int),
        "    3|  5|2  |%!f(int=005)",
    );
    check("%s %d %p", &[Value::Nil, Value::Nil, "x".into()], "%!s(<nil>) %!d(<nil>) %!p(string=x)");
    check("%", &[], "%!(NOVERB)");
    check(
        "x",
        &[int(1), "a".into(), Value::Nil, 2.5.into()],
        "x%!(EXTRA int=1, string=a, <nil>, float64=2.5)",
    );
    check("%s %d", &[1.5.into(), 1.5.into()], "%!s(float64=1.5) %!d(float64=1.5)");
    check("%w %é", &["x".into(), int(1)], "%!w(string=x) %!é(int=1)");
    check("100%%", &[], "100%");
}

#[test]
fn containers() {
    let map: Value = Map::from_iter([("a", int(1)), ("b", "x".into())]).into();
    let deep: Value = Map::from_iter([("l", list(vec![int(1), list(vec![])]))]).into();
    let mixed = list(vec![int(1), "a".into(), Value::Nil, 2.5.into()]);
    check(
        "%s %d %v",
        &[mixed, map, deep],
        "[%!s(int=1) a <nil> %!s(float64=2.5)] map[%!d(string=a):1 %!d(string=b):%!d(string=x)] map[l:[1 []]]",
    );
    let sharp: Value = Map::from_iter([
        ("a", int(1)),
        ("b", list(vec!["x".into(), Value::Nil, 1.5.into(), true.into()])),
        ("c", 1e6.into()),
    ])
    .into();
    check(
        "%#v %+v %T",
        &[sharp, list(vec![int(1)]), list(vec![])],
        "map[string]interface {}{\"a\":1, \"b\":[]interface {}{\"x\", interface {}(nil), 1.5, true}, \"c\":1e+06} [1] []interface {}",
    );
    let texts = Value::List(List::strings(["a", "b"]));
    check(
        "%v %d %s %x %q %T %#v",
        &[(); 7].map(|_| texts.clone()),
        "[a b] [%!d(string=a) %!d(string=b)] [a b] [61 62] [\"a\" \"b\"] []string []string{\"a\", \"b\"}",
    );
    check(
        "%5v|%+d|% d|%#v",
        &[
            list(vec![int(1), int(2)]),
            list(vec![int(1), int(2)]),
            list(vec![int(1), int(2)]),
            Value::List(List::nil(ElemType::Any)),
        ],
        "[    1     2]|[+1 +2]|[ 1  2]|[]interface {}(nil)",
    );
    let bytes = Value::Bytes("añ".as_bytes().into());
    check(
        "%s %d %x %q %#v %T %t",
        &[(); 7].map(|_| bytes.clone()),
        "añ [97 195 177] 61c3b1 \"añ\" []byte{0x61, 0xc3, 0xb1} []uint8 [%!t(uint8=97) %!t(uint8=195) %!t(uint8=177)]",
    );
    check(
        "%v %#v",
        &[list(vec![bytes.clone()]), list(vec![bytes])],
        "[[97 195 177]] []interface {}{[]uint8{0x61, 0xc3, 0xb1}}",
    );
}

#[test]
fn a_map_that_contains_itself_ends() {
    let map = Map::new();
    map.insert("self", Value::Map(map.clone()));
    assert!(display(&Value::Map(map.clone())).len() > 1000);
    map.remove(b"self");
}

#[test]
fn spaces_of_print() {
    let args = [int(1), int(2), "a".into(), int(3), int(4), Value::Nil, Value::Nil, "x".into()];
    let budget = crate::Budget::new(crate::Limits::NATIVE);
    assert_eq!(budget.sprint(&args).unwrap().to_text(), "1 2a3 4 <nil> <nil>x");
    assert_eq!(budget.sprintln(&[int(1), "a".into(), int(2)]).unwrap().to_text(), "1 a 2\n");
    assert_eq!(budget.sprint(&[]).unwrap().to_text(), "");
}

#[test]
fn quoting() {
    assert_eq!(quote("\0\u{200b}\u{feff}a\u{7f}".as_bytes()), r#""\x00\u200b\ufeffa\x7f""#);
    assert_eq!(quote(b"\xff\xc3("), r#""\xff\xc3(""#);
    assert_eq!(quote("é日😀\u{301}\t\n\\".as_bytes()), "\"é日😀\u{301}\\t\\n\\\\\"");
    check(
        "%c %q %U %+q %#q",
        &[int(128512), int(128512), int(128512), "日".into(), "a`b".into()],
        "😀 '😀' U+1F600 \"\\u65e5\" \"a`b\"",
    );
}
