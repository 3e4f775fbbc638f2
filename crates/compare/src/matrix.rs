//! Environments side by side: one row for each figure of the cards and each value, one cell for each environment.

use crate::cell::{Cell, Group, Row, State};
use crate::figures;
use chartroom_core::{EnvironmentReport, LayerStack, one_line};
use chartroom_gotemplate::{Map, Value};
use std::collections::BTreeMap;

/// Environments side by side.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    /// Figures first, then values by their path, then totals.
    pub rows: Vec<Row>,
}

/// Puts environments side by side, in the order given. Values are known also where Helm refuses to render, as long
/// as the layers can be read.
pub fn matrix(environments: &[&EnvironmentReport]) -> Matrix {
    let (mut rows, totals) = figures::rows(environments);
    rows.extend(values(environments));
    rows.extend(totals);
    Matrix { rows }
}

fn values(environments: &[&EnvironmentReport]) -> Vec<Row> {
    let mut found: BTreeMap<Vec<String>, Vec<Option<Value>>> = BTreeMap::new();
    for (index, environment) in environments.iter().enumerate() {
        leaves(&environment.effective, &mut Vec::new(), &mut |path, value| {
            let cells =
                found.entry(path.to_vec()).or_insert_with(|| vec![None; environments.len()]);
            if let Some(cell) = cells.get_mut(index) {
                *cell = Some(value.clone());
            }
        });
    }
    let row = |(path, values): (Vec<String>, Vec<Option<Value>>)| {
        let cells = environments.iter().zip(values);
        let cells = cells.map(|(environment, value)| match value {
            Some(value) => value_cell(&environment.layers, &path, &value),
            None if environment.effective.is_empty() => Cell::empty(State::Unknown),
            None => Cell::empty(State::Missing),
        });
        Row { group: Group::Values, figure: None, name: set_path(&path), cells: cells.collect() }
    };
    found.into_iter().map(row).collect()
}

fn value_cell(layers: &LayerStack, path: &[String], value: &Value) -> Cell {
    Cell::of(one_line(value), layers.source(path).into_iter().collect())
}

/// Calls with every value that is not a table with keys. Lists are one value: a layer replaces them as a whole.
fn leaves(map: &Map, path: &mut Vec<String>, found: &mut impl FnMut(&[String], &Value)) {
    for (key, value) in map.entries() {
        path.push(key.to_text().into_owned());
        match &value {
            Value::Map(inner) if !inner.is_empty() => leaves(inner, path, found),
            leaf => found(path, leaf),
        }
        path.pop();
    }
}

/// A path as `--set` takes it: dots within a key are escaped (Helm: pkg/strvals).
fn set_path(path: &[String]) -> String {
    let keys: Vec<String> = path.iter().map(|key| key.replace('.', "\\.")).collect();
    keys.join(".")
}
