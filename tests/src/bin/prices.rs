//! Nanoseconds that a step of each function takes: `prices [--over NANOSECONDS] [FUNCTION…]`.
//!
//! The limits promise how long a render may take by a count of steps (`crates/gotemplate/src/budget`), so a step of any
//! function should take about as long as one of any other. Each function is called with small, long and odd values of the
//! types that it takes, with and without the trace; what is printed is its dearest call. `--over` leaves out what is
//! below.

use chartroom_gotemplate::Limits;
use chartroom_helm::chart::ChartFile;
use chartroom_helm::release::{Input, Rendering, render};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::Duration;

/// A call is repeated until the render takes so much longer.
const LONG_ENOUGH: Duration = Duration::from_millis(6);
/// Calls of one function.
const CALLS: usize = 90;
/// Characters of a long text, and items of a long list.
const LONG: usize = 20_000;

/// Texts: of their own kind each, as a function may take more time over one than over the other.
const TEXTS: &[&str] = &[
    r#""a""#,
    r#"(repeat 20000 "a")"#,
    r#"(repeat 20000 "%")"#,
    r#"(repeat 10000 "é")"#,
    r#"(repeat 4000 "Ab cd ")"#,
    r#"(repeat 10000 "a,")"#,
    r#"(repeat 10000 "../")"#,
    r#"(repeat 5000 "- a\n")"#,
    r#"$.Values.yaml"#,
    r#"$.Values.json"#,
    r#"$.Values.toml"#,
    r#""(a|b)*c""#,
    r#""%d-%v""#,
    r#""^[a-z]{1,200}([0-9]+)?$""#,
    r#""1.2.3-rc.1""#,
    r#"">=1.2 <3 || ~4.1""#,
    r#""2006-01-02T15:04:05Z07:00""#,
    r#""2h30m""#,
    r#"(repeat 5000 "1h")"#,
    r#"(repeat 2000 "2006-01-02 ")"#,
    r#""(a?){150}b""#,
    r#""https://user:pw@example.com:80/a/b?c=d#e""#,
    r#"(b64enc (repeat 15000 "a"))"#,
    r#""12345""#,
    r#""%.1000f""#,
    r#"(print (repeat 5000 "a") "\xff")"#,
];
const INTEGERS: &[&str] = &["3", "0", "1000", "-1", "20000"];
const NUMBERS: &[&str] = &["1.5", "1e300", "3"];
const LISTS: &[&str] = &[
    "(list 1 2)",
    "(until 20000)",
    r#"(splitList "," (repeat 5000 "ab,"))"#,
    "$.Values.maps",
    r#"(list "a" "b" "a")"#,
];
const MAPS: &[&str] = &[
    r#"(dict "a" 1)"#,
    "$.Values.wide",
    "$.Values.deep",
    r#"(dict "a" (dict "b" $.Values.wide))"#,
    r#"(dict "scheme" "https" "host" (repeat 20000 "%") "path" (repeat 20000 "%"))"#,
];

/// Functions that have no end, no result or another way to be held: what they call is measured by itself.
const LEFT_OUT: &[&str] =
    &["include", "tpl", "template", "block", "define", "fail", "call", "lookup"];

fn main() {
    let mut over = 0.0;
    let mut only = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--over" => over = arguments.next().and_then(|text| text.parse().ok()).unwrap_or(0.0),
            _ => only.push(argument),
        }
    }
    let bench = Bench::new();
    for function in chartroom_assist::functions() {
        let name = function.name.as_str();
        let is_word =
            matches!(name, "if" | "else" | "end" | "range" | "with" | "break" | "continue");
        if is_word
            || LEFT_OUT.contains(&name)
            || !only.is_empty() && !only.iter().any(|one| one == name)
        {
            continue;
        }
        for traced in [false, true] {
            let calls = calls(&function.signature);
            let dearest = calls
                .iter()
                .filter_map(|call| Some((bench.surely(call, traced)?, call)))
                .max_by(|(left, _), (right, _)| left.total_cmp(right));
            let Some((nanoseconds, call)) = dearest else {
                println!("{name}: no call succeeded");
                break;
            };
            if nanoseconds >= over {
                let how = if traced { "traced" } else { "plain" };
                println!("{nanoseconds:8.0} ns  {how:6}  {call}");
            }
        }
    }
}

/// Calls with values of the types that a signature names: `trunc int string`.
fn calls(signature: &str) -> Vec<String> {
    let mut words = signature.split(' ');
    let name = words.next().unwrap_or_default();
    let mut pools: Vec<Vec<&str>> = Vec::new();
    for word in words {
        // Names of parameters stand between.
        let Some(pool) = pool(word.trim_end_matches('…')) else { continue };
        if word.ends_with('…') {
            pools.push(pool.clone());
        }
        pools.push(pool);
    }
    let all: usize = pools.iter().map(Vec::len).product();
    let every = (all / CALLS).max(1);
    // A step that shares no factor with the pools goes through all of each.
    let every = if every > 1 { every | 1 } else { every };
    (0..all)
        .step_by(every)
        .map(|number| {
            let mut rest = number;
            pools.iter().fold(name.to_owned(), |mut call, pool| {
                let _ = write!(call, " {}", pool.get(rest % pool.len()).unwrap_or(&""));
                rest /= pool.len();
                call
            })
        })
        .collect()
}

fn pool(word: &str) -> Option<Vec<&'static str>> {
    Some(match word {
        "string" | "bytes" => TEXTS.to_vec(),
        "int" => INTEGERS.to_vec(),
        "float" | "number" => NUMBERS.to_vec(),
        "bool" => vec!["true"],
        "list" => LISTS.to_vec(),
        "dict" => MAPS.to_vec(),
        "any" => [TEXTS, INTEGERS, NUMBERS, LISTS, MAPS].concat(),
        _ => return None,
    })
}

/// A chart with values, and what a render of it takes that does nothing.
struct Bench {
    values: String,
}

impl Bench {
    fn new() -> Self {
        let mut values = String::new();
        let flat: BTreeMap<String, u32> =
            (0..400).map(|number| (format!("key{number}"), number)).collect();
        let json = serde_json::to_string(&flat).unwrap_or_default();
        let map = |indent: &str| {
            flat.iter().fold(String::new(), |mut text, (key, value)| {
                let _ = writeln!(text, "{indent}{key}: {value}");
                text
            })
        };
        let _ = write!(values, "json: '{json}'\nyaml: |\n{}wide:\n{}", map("  "), map("  "));
        let toml = flat
            .iter()
            .fold(String::new(), |text, (key, value)| text + &format!("  {key} = {value}\n"));
        let _ = write!(values, "toml: |\n{toml}maps:\n");
        (0..400).for_each(|number| {
            let _ = writeln!(values, "  - {{name: n{number}, value: v, nested: {{a: [1, 2]}}}}");
        });
        let deep =
            (0..40).rev().fold("1".to_owned(), |inner, level| format!("{{k{level}: {inner}}}"));
        let _ = writeln!(values, "deep: {deep}");
        Self { values }
    }

    fn render(&self, call: &str, count: usize, traced: bool) -> (Duration, Rendering) {
        let mut arguments = String::new();
        let call = bound(call, &mut arguments);
        let template =
            format!("{arguments}{{{{ range until {count} }}}}{{{{ $x := {call} }}}}{{{{ end }}}}");
        let file =
            |name: &str, text: &str| ChartFile::new(name.to_owned(), text.as_bytes().to_vec());
        let files = vec![
            file("Chart.yaml", "apiVersion: v2\nname: prices\nversion: 1.0.0\n"),
            file("values.yaml", &self.values),
            file("templates/a.yaml", &template),
        ];
        let limits = Limits { steps: u64::MAX >> 1, ..Limits::NATIVE };
        let input = Input { map: traced, limits, ..Input::new(files) };
        let start = processor_time();
        let rendering = render(&input);
        (processor_time().saturating_sub(start), rendering)
    }

    /// Nanoseconds of a step; a call that seems dear is measured again, for the clock of a thread ticks.
    fn surely(&self, call: &str, traced: bool) -> Option<f64> {
        let first = self.nanoseconds(call, traced)?;
        if first < 40.0 {
            return Some(first);
        }
        let again = (0..2).filter_map(|_| self.nanoseconds(call, traced));
        Some(again.fold(first, f64::min))
    }

    /// Nanoseconds of a step while a call is repeated; None where the call fails.
    fn nanoseconds(&self, call: &str, traced: bool) -> Option<f64> {
        let (base, nothing) = self.render(call, 0, traced);
        let mut count = 1;
        loop {
            let (time, rendering) = self.render(call, count, traced);
            if !rendering.failures.is_empty() {
                return None;
            }
            let time = time.saturating_sub(base);
            if time >= LONG_ENOUGH || count > LONG {
                let steps = rendering.steps.saturating_sub(nothing.steps).max(1);
                return Some(time.as_nanos() as f64 / steps as f64);
            }
            count *= 4;
        }
    }
}

/// What this thread has had of the processor, so that others on the machine do not count.
fn processor_time() -> Duration {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    Duration::from_nanos(text.split(' ').next().and_then(|first| first.parse().ok()).unwrap_or(0))
}

/// The call with variables for its arguments, so that they are made once.
fn bound(call: &str, arguments: &mut String) -> String {
    let Some((name, rest)) = call.split_once(' ') else { return call.to_owned() };
    let (mut bound, mut depth, mut quoted, mut start, mut number) =
        (name.to_owned(), 0, false, 0, 0);
    let rest = format!("{rest} ");
    for (at, character) in rest.char_indices() {
        match character {
            '"' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth -= 1,
            ' ' if !quoted && depth == 0 => {
                let _ = write!(arguments, "{{{{ $a{number} := {} }}}}", &rest[start..at]);
                let _ = write!(bound, " $a{number}");
                (start, number) = (at + 1, number + 1);
            }
            _ => {}
        }
    }
    bound
}
