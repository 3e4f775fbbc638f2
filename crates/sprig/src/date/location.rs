//! Time zones: UTC, the local zone, fixed offsets, and the named zones that the shell knows.

use chartroom_gotemplate::{Env, Zones};
use std::rc::Rc;

/// Go's `*time.Location`.
#[derive(Clone)]
pub(super) enum Location {
    Utc,
    /// The local zone, as an offset: the engine does not know its rules.
    Local {
        offset: i32,
    },
    /// An offset that was read from a text; the name may be "".
    Fixed {
        name: Rc<str>,
        offset: i32,
    },
    /// A zone of the IANA database.
    Named {
        name: Rc<str>,
        zones: Rc<dyn Zones>,
    },
}

impl Location {
    /// Go's `time.LoadLocation`, with UTC for zones that do not exist, as Sprig has it.
    pub(super) fn load(name: &str, env: &Env) -> Self {
        match (name, &env.zones) {
            ("" | "UTC", _) => Location::Utc,
            ("Local", _) => Location::local(env),
            (_, Some(zones)) if zones.at(name, 0).is_some() => {
                Location::Named { name: name.into(), zones: Rc::clone(zones) }
            }
            _ => Location::Utc,
        }
    }

    /// Go's `time.Local`.
    pub(super) fn local(env: &Env) -> Self {
        let named = env.zones.as_ref().and_then(|zones| Some((zones.local()?, zones)));
        match named {
            Some((name, zones)) => Location::Named { name: name.into(), zones: Rc::clone(zones) },
            None => Location::Local { offset: env.local_offset_seconds },
        }
    }

    /// Offset from UTC in seconds and abbreviation at a Unix time; the abbreviation may be "".
    pub(super) fn at(&self, unix_seconds: i64) -> (i32, String) {
        match self {
            Location::Utc | Location::Local { offset: 0 } => (0, "UTC".to_owned()),
            Location::Local { offset } => (*offset, String::new()),
            Location::Fixed { name, offset } => (*offset, name.to_string()),
            Location::Named { name, zones } => {
                zones.at(name, unix_seconds).unwrap_or_else(|| (0, "UTC".to_owned()))
            }
        }
    }

    /// What `.Location` prints.
    pub(super) fn name(&self) -> &str {
        match self {
            Location::Utc | Location::Local { offset: 0 } => "UTC",
            Location::Local { .. } => "Local",
            Location::Fixed { name, .. } | Location::Named { name, .. } => name,
        }
    }

    /// The Unix time at which clocks of this zone show what UTC shows at `wall`.
    pub(super) fn unix_of_wall(&self, wall: i64) -> i64 {
        // As Go does: guess with the offset of that moment, and look again where that crosses a change.
        let (guess, _) = self.at(wall);
        let (offset, _) = self.at(wall.wrapping_sub(guess.into()));
        wall.wrapping_sub(offset.into())
    }
}
