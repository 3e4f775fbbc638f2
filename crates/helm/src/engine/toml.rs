//! `toToml` and its family; the small engine wants the whole one for them (chartroom-sprig's part.rs).

#[cfg(feature = "whole")]
pub(super) use whole::{from_toml, must_to_toml, to_toml};

#[cfg(feature = "whole")]
mod whole {
    use super::super::functions::{Outcome, bytes, error_map};
    use chartroom_gotemplate::{FuncError, Value};
    use chartroom_yaml::{depth, toml};

    /// `toToml`: the text of an error is the result, but nil makes the encoder panic, and of a map that holds itself Helm
    /// writes until its memory ends.
    pub(in crate::engine) fn to_toml(value: &Value) -> Outcome {
        match (toml::encode(value), value) {
            (Ok(text), _) => Ok(Value::from(text)),
            (Err(panic), Value::Nil) => Err(FuncError::new(panic)),
            (Err(error), _) if depth::is_not_written(&error) => Err(FuncError::new(error)),
            (Err(error), _) => Ok(Value::from(error)),
        }
    }

    pub(in crate::engine) fn must_to_toml(value: &Value) -> Outcome {
        toml::encode(value).map(Value::from).map_err(FuncError::new)
    }

    /// `fromToml`: the text of an error is in the map.
    pub(in crate::engine) fn from_toml(source: &Value) -> Outcome {
        Ok(match toml::decode(&String::from_utf8_lossy(bytes(source))) {
            Ok(value) => value,
            Err(message) => error_map(message),
        })
    }
}

#[cfg(not(feature = "whole"))]
pub(super) use absent::{absent as from_toml, absent as must_to_toml, absent as to_toml};

#[cfg(not(feature = "whole"))]
mod absent {
    use super::super::functions::Outcome;
    use chartroom_gotemplate::{FuncError, Value};

    pub(in crate::engine) fn absent(_: &Value) -> Outcome {
        chartroom_sprig::part::want();
        Err(FuncError::new("this function needs the whole engine"))
    }
}
