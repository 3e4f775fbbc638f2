//! A chart's values as its templates see them: Helm's `CoalesceValues` and `MergeValues`.
//!
//! Order of keys does not matter for the result; Helm walks its maps in random order, we by key.

use super::tables::{Nulls, clean_nils, coalesce_tables, deep_copy};
use super::warning::{Place, join};
use super::{Level, Warning, WarningKind};
use crate::InputError;
use crate::chart::Chart;
use chartroom_gotemplate::{Map, Str, Value, fmt};

const GLOBAL: &str = "global";

/// The root chart's `.Values`: the user's values over the chart's defaults and, per subchart, over its defaults.
/// A subchart's `.Values` is the very map that stands at its name in the parent's, so a change made through one is
/// seen through the other. Neither `user` nor the chart is changed. What Helm logs on the way, also before an error,
/// is in the second part.
pub fn coalesce(chart: &Chart, user: &Map) -> (Result<Map, InputError>, Vec<Warning>) {
    run(chart, user, Nulls::Delete)
}

/// Helm's `MergeValues`: the same, but nulls stay where they are.
pub(crate) fn merge(chart: &Chart, user: &Map) -> (Result<Map, InputError>, Vec<Warning>) {
    run(chart, user, Nulls::Keep)
}

fn run(chart: &Chart, user: &Map, nulls: Nulls) -> (Result<Map, InputError>, Vec<Warning>) {
    let values = deep_copy(user);
    let mut coalescing = Coalescing { nulls, warnings: Vec::new() };
    let result = coalescing.chart(chart, &values, &Place::default());
    (result.map(|()| values), coalescing.warnings)
}

struct Coalescing {
    nulls: Nulls,
    warnings: Vec<Warning>,
}

impl Coalescing {
    /// Fills `values` with the defaults of the chart and of what it depends on.
    fn chart(&mut self, chart: &Chart, values: &Map, above: &Place) -> Result<(), InputError> {
        let place =
            Place { helm: join(&above.helm, &chart.metadata.name), path: above.path.clone() };
        self.defaults(chart, values, &place);
        for dependency in &chart.dependencies {
            let name = dependency.name();
            let inner = match values.get(name.as_bytes()) {
                Some(Value::Map(map)) => map,
                Some(other) => return Err(type_mismatch(name, &other)),
                None => Map::new(),
            };
            values.insert(name, inner.clone());
            let mut below = place.clone();
            below.path.push(name.to_owned());
            self.globals(&inner, values, &below);
            self.chart(dependency, &inner, &below)?;
        }
        Ok(())
    }

    /// Helm's `coalesceValues`: the chart's own defaults.
    fn defaults(&mut self, chart: &Chart, values: &Map, place: &Place) {
        for (key, default) in deep_copy(&chart.values).entries() {
            match values.get(key.as_bytes()) {
                None => self.take_default(values, &key, default),
                Some(Value::Nil) if self.nulls == Nulls::Delete => {
                    values.remove(key.as_bytes());
                }
                Some(Value::Map(own)) => {
                    let below = place.key(&key.to_text());
                    self.default_under_table(chart, &own, default, below);
                }
                Some(_) => {}
            }
        }
    }

    fn take_default(&self, values: &Map, key: &Str, default: Value) {
        if self.nulls == Nulls::Delete {
            match &default {
                Value::Nil => return,
                Value::Map(table) => clean_nils(table),
                _ => {}
            }
        }
        values.insert(key.clone(), default);
    }

    fn default_under_table(&mut self, chart: &Chart, own: &Map, default: Value, place: Place) {
        match default {
            Value::Map(table) => {
                let is_child = place
                    .path
                    .last()
                    .is_some_and(|key| chart.dependencies.iter().any(|child| child.name() == key));
                // Nulls that the parent's values.yaml has for a child must reach the child's own defaults.
                let nulls = if is_child { Nulls::Keep } else { self.nulls };
                if nulls == Nulls::Delete {
                    clean_nils(&table);
                }
                coalesce_tables(own, &table, &place, nulls, &mut self.warnings);
            }
            Value::Nil => {}
            scalar => {
                let kind = WarningKind::TableOverScalar;
                let kept = Value::Map(own.clone());
                self.warnings.push(Warning::values(kind, place, scalar, kept));
            }
        }
    }

    /// Helm's `coalesceGlobals`: hands the parent's globals down; the parent wins. `place` is the child's, but
    /// Helm's text names the parent only.
    fn globals(&mut self, child: &Map, parent: &Map, place: &Place) {
        let own = match child.get(GLOBAL.as_bytes()) {
            None => Map::new(),
            Some(Value::Map(map)) => map,
            Some(other) => return self.skip_globals("destination", place, other),
        };
        let above = match parent.get(GLOBAL.as_bytes()) {
            None => Map::new(),
            Some(Value::Map(map)) => map,
            Some(other) => return self.skip_globals("source", place, other),
        };
        for (key, value) in above.entries() {
            let mut below = place.key(&key.to_text());
            below.path.insert(below.path.len().saturating_sub(1), GLOBAL.to_owned());
            match (value, own.get(key.as_bytes())) {
                (Value::Map(table), None) => own.insert(key, table.shallow_copy()),
                (Value::Map(table), Some(Value::Map(beneath))) => {
                    let merged = table.shallow_copy();
                    coalesce_tables(&merged, &beneath, &below, Nulls::Keep, &mut self.warnings);
                    own.insert(key, merged);
                }
                (Value::Map(_), Some(other)) => {
                    let name = fmt::quote(key.as_bytes());
                    let text =
                        format!("Conflict: cannot merge map onto non-map for {name}. Skipping.");
                    self.global_conflict(text, below, other);
                }
                (_, Some(kept @ Value::Map(_))) => {
                    let text = format!("key {} is table. Skipping", key.to_text());
                    self.global_conflict(text, below, kept);
                }
                (scalar, _) => own.insert(key, scalar),
            }
        }
        child.insert(GLOBAL, own);
    }

    fn skip_globals(&mut self, side: &str, place: &Place, found: Value) {
        let message = format!("warning: skipping globals because {side} global is not a table.");
        let mut warning = Warning::new(Level::Info, WarningKind::GlobalsNotTable, message);
        warning.path = place.path.clone();
        if side == "source" {
            warning.path.pop();
        }
        warning.path.push(GLOBAL.to_owned());
        warning.ignored = Some(found);
        self.warnings.push(warning);
    }

    fn global_conflict(&mut self, message: String, place: Place, kept: Value) {
        let mut warning = Warning::new(Level::Info, WarningKind::GlobalConflict, message);
        warning.path = place.path;
        warning.kept = Some(kept);
        self.warnings.push(warning);
    }
}

/// `%t` of something that is no bool.
fn type_mismatch(name: &str, value: &Value) -> InputError {
    let shown = fmt::sprintf(b"%t", std::slice::from_ref(value));
    InputError::new(format!("type mismatch on {name}: {}", shown.to_text()))
}
