//! What the small engine does without.
//!
//! The page starts with an engine without the feature `whole`: it lacks keys, certificates, ciphers, dates, URLs,
//! the groups of regular expressions, and Unicode's larger tables, which few charts use and which weigh as much as a
//! third of the rest. Whatever reaches such a gap calls [`want`], and whoever asked for the render sees by [`wanted`]
//! that its result is void and that the whole engine has to do it.

use std::cell::Cell;

thread_local! {
    static WANTED: Cell<bool> = const { Cell::new(false) };
}

/// Says that the render at hand needs the whole engine.
pub fn want() {
    WANTED.set(true);
}

/// Whether something needed the whole engine since this was last asked.
pub fn wanted() -> bool {
    WANTED.take()
}

#[cfg(any(test, not(feature = "whole")))]
mod absent {
    use crate::args::Outcome;
    use crate::table::{Row, row};
    use chartroom_gotemplate::{Env, FuncError, ParamType::Any, Value};

    /// The functions that the small engine knows by name only.
    pub(crate) const ROWS: &[Row] = &[row(
        &[
            "ago",
            "bcrypt",
            "buildCustomCert",
            "date",
            "dateInZone",
            "dateModify",
            "date_in_zone",
            "date_modify",
            "decryptAES",
            "derivePassword",
            "duration",
            "durationRound",
            "encryptAES",
            "genCA",
            "genCAWithKey",
            "genPrivateKey",
            "genSelfSignedCert",
            "genSelfSignedCertWithKey",
            "genSignedCert",
            "genSignedCertWithKey",
            "htmlDate",
            "htmlDateInZone",
            "htpasswd",
            "mustDateModify",
            "mustToDate",
            "must_date_modify",
            "now",
            "toDate",
            "unixEpoch",
            "urlJoin",
            "urlParse",
        ],
        &[],
        absent,
        "Needs the whole engine.",
        &[],
    )
    .variadic(Any)];

    fn absent(_: &Env, _: &[Value]) -> Outcome {
        super::want();
        Err(FuncError::new("this function needs the whole engine"))
    }
}

#[cfg(not(feature = "whole"))]
pub(crate) use absent::ROWS;

#[cfg(all(test, feature = "whole"))]
mod tests {
    use crate::{certificates, cipher, password};

    #[test]
    fn the_small_engine_knows_the_names_of_what_it_lacks() {
        let families =
            [certificates::ROWS, password::ROWS, cipher::ROWS, crate::date::ROWS, crate::url::ROWS];
        let mut names: Vec<&str> =
            families.concat().iter().flat_map(|row| row.names).copied().collect();
        names.sort_unstable();
        let absent: Vec<&str> =
            super::absent::ROWS.iter().flat_map(|row| row.names).copied().collect();
        assert_eq!(absent, names);
    }

    #[test]
    fn what_is_wanted_is_told_once() {
        super::want();
        assert!(super::wanted());
        assert!(!super::wanted());
    }
}
