//! The examples of the tables, run by the executor. Their outputs are what Helm v4.2.3 printed.

use super::{docs, functions};
use chartroom_gotemplate::{Env, FunctionTable, Functions, Map, Options, TemplateSet};
use std::collections::HashSet;
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
