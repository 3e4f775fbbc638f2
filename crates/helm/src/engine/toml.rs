//! `toToml` and its family; the small engine wants the whole one for them (chartroom-sprig's part.rs).

#[cfg(feature = "whole")]
pub(super) use whole::{from_toml, must_to_toml, to_toml};

#[cfg(feature = "whole")]
mod whole {
    use super::super::functions::{Outcome, bytes, error_map};
    use chartroom_gotemplate::budget::deep_size;
    use chartroom_gotemplate::{Env, FuncError, Value};
    use chartroom_yaml::json::EncodeError;
    use chartroom_yaml::{depth, toml};

    /// Bytes of a value that is written, in the time of a step.
    const BYTES_A_STEP: u64 = 16;

    /// `toToml`: the text of an error is the result, but nil makes the encoder panic, and of a map that holds itself Helm
    /// writes until its memory ends.
    pub(in crate::engine) fn to_toml(env: &Env, value: &Value) -> Outcome {
        match (must_to_toml(env, value), value) {
            (Err(error), Value::Nil) => Err(error),
            (Err(error), _) if error.limit().is_some() => Err(error),
            (Err(error), _) if depth::is_not_written(&error.to_string()) => Err(error),
            (encoded, _) => encoded.or_else(|error| Ok(Value::from(error.to_string()))),
        }
    }

    pub(in crate::engine) fn must_to_toml(env: &Env, value: &Value) -> Outcome {
        // What cannot be written is gone through as well, and no text tells how far.
        env.budget.work(deep_size(value) / BYTES_A_STEP)?;
        match toml::encode_within(value, env.budget.room()) {
            Ok(text) => {
                env.budget.written(text.len())?;
                Ok(Value::from(text))
            }
            Err(EncodeError::Go(text)) => Err(FuncError::new(text)),
            Err(EncodeError::TooLong) => Err(env.budget.too_long()),
        }
    }

    /// `fromToml`: the text of an error is in the map.
    pub(in crate::engine) fn from_toml(source: &Value) -> Outcome {
        Ok(match toml::decode(bytes(source)) {
            Ok(value) => value,
            Err(message) => error_map(message),
        })
    }
}

#[cfg(not(feature = "whole"))]
pub(super) use absent::{absent as must_to_toml, absent as to_toml, absent_reader as from_toml};

#[cfg(not(feature = "whole"))]
mod absent {
    use super::super::functions::Outcome;
    use chartroom_gotemplate::{Env, FuncError, Value};

    pub(in crate::engine) fn absent(_: &Env, value: &Value) -> Outcome {
        absent_reader(value)
    }

    pub(in crate::engine) fn absent_reader(_: &Value) -> Outcome {
        chartroom_sprig::part::want();
        Err(FuncError::new("this function needs the whole engine"))
    }
}
