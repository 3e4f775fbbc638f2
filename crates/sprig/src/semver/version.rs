//! Versions as Masterminds/semver's `NewVersion` reads them: `v1`, `1.2` and leading zeros are fine.

use super::SemverError;
use super::scan::Cursor;
use std::cmp::Ordering;
use std::fmt;

/// The longest text that is read, in bytes.
const MAX_BYTES: usize = 256;

/// A semantic version. Its order ignores build metadata, as the specification wants; `==` here compares
/// every field, so use [`Version::precedence`] to compare versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// First number.
    pub major: u64,
    /// Second number, 0 if it was left out.
    pub minor: u64,
    /// Third number, 0 if it was left out.
    pub patch: u64,
    /// What stands after `-`, or "".
    pub prerelease: String,
    /// What stands after `+`, or "".
    pub metadata: String,
    /// The text it was read from.
    pub original: String,
}

impl Version {
    /// Reads a version leniently, as `semver.NewVersion`: `v` in front, missing minor and patch and leading
    /// zeros are accepted. Errors carry Go's texts (`invalid semantic version`).
    pub fn parse(text: &str) -> Result<Self, SemverError> {
        if text.len() > MAX_BYTES {
            return Err(SemverError::new("version string is too long (max 256 bytes)"));
        }
        let mut cursor = Cursor::new(text, 0);
        let pieces = cursor.version(|byte| byte.is_ascii_digit());
        let Some(pieces) = pieces.filter(|_| cursor.rest().is_empty()) else {
            return Err(SemverError::new("invalid semantic version"));
        };
        let [major, minor, patch] = pieces.segments;
        let version = Self {
            major: number(major)?,
            minor: number(minor)?,
            patch: number(patch)?,
            prerelease: pieces.prerelease.to_owned(),
            metadata: pieces.metadata.to_owned(),
            original: text.to_owned(),
        };
        check_prerelease(&version.prerelease)?;
        Ok(version)
    }

    /// Reads a complete version `1.2.3` strictly, as `semver.StrictNewVersion`: three numbers without
    /// leading zeros and no `v`.
    pub fn parse_strict(text: &str) -> Result<Self, SemverError> {
        if text.is_empty() {
            return Err(SemverError::new("version string empty"));
        }
        if text.len() > MAX_BYTES {
            return Err(SemverError::new("version string is too long (max 256 bytes)"));
        }
        let parts: Vec<&str> = text.splitn(3, '.').collect();
        let [major, minor, rest] = parts.as_slice() else {
            return Err(SemverError::new("invalid semantic version"));
        };
        let (rest, metadata) = rest.split_once('+').unwrap_or((rest, ""));
        let (patch, prerelease) = rest.split_once('-').unwrap_or((rest, ""));
        for segment in [major, minor, patch] {
            if !segment.bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(SemverError::new("invalid characters in version"));
            }
            if segment.len() > 1 && segment.starts_with('0') {
                return Err(SemverError::new("version segment starts with 0"));
            }
        }
        let version = Self {
            major: strict_number(major)?,
            minor: strict_number(minor)?,
            patch: strict_number(patch)?,
            prerelease: prerelease.to_owned(),
            metadata: metadata.to_owned(),
            original: text.to_owned(),
        };
        check_prerelease(prerelease)?;
        check_metadata(metadata)?;
        Ok(version)
    }

    /// Order by the specification: numbers, then a prerelease before its release, then the identifiers of
    /// the prerelease. Metadata does not count.
    pub fn precedence(&self, other: &Self) -> Ordering {
        let numbers = |version: &Self| (version.major, version.minor, version.patch);
        numbers(self).cmp(&numbers(other)).then_with(|| {
            match (self.prerelease.is_empty(), other.prerelease.is_empty()) {
                (true, true) => Ordering::Equal,
                (true, false) => Ordering::Greater,
                (false, true) => Ordering::Less,
                (false, false) => compare_prereleases(&self.prerelease, &other.prerelease),
            }
        })
    }

    /// The next patch version; a prerelease becomes its release (Go's `IncPatch`).
    pub fn next_patch(&self) -> Self {
        let step = u64::from(self.prerelease.is_empty());
        self.release(self.major, self.minor, self.patch.wrapping_add(step))
    }

    /// The next minor version (Go's `IncMinor`).
    pub fn next_minor(&self) -> Self {
        self.release(self.major, self.minor.wrapping_add(1), 0)
    }

    /// The next major version (Go's `IncMajor`).
    pub fn next_major(&self) -> Self {
        self.release(self.major.wrapping_add(1), 0, 0)
    }

    /// The version with another prerelease (Go's `SetPrerelease`).
    pub fn with_prerelease(&self, prerelease: &str) -> Result<Self, SemverError> {
        check_prerelease(prerelease)?;
        let mut changed = self.clone();
        changed.prerelease = prerelease.to_owned();
        changed.original = changed.prefixed_text(&self.original);
        Ok(changed)
    }

    /// The version with other build metadata (Go's `SetMetadata`).
    pub fn with_metadata(&self, metadata: &str) -> Result<Self, SemverError> {
        check_metadata(metadata)?;
        let mut changed = self.clone();
        changed.metadata = metadata.to_owned();
        changed.original = changed.prefixed_text(&self.original);
        Ok(changed)
    }

    fn release(&self, major: u64, minor: u64, patch: u64) -> Self {
        let mut next = Self {
            major,
            minor,
            patch,
            prerelease: String::new(),
            metadata: String::new(),
            original: String::new(),
        };
        next.original = next.prefixed_text(&self.original);
        next
    }

    /// The text with the `v` that the text it stems from had.
    fn prefixed_text(&self, former: &str) -> String {
        let prefix = if former.starts_with('v') { "v" } else { "" };
        format!("{prefix}{self}")
    }
}

impl fmt::Display for Version {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}.{}.{}", self.major, self.minor, self.patch)?;
        if !self.prerelease.is_empty() {
            write!(out, "-{}", self.prerelease)?;
        }
        if !self.metadata.is_empty() {
            write!(out, "+{}", self.metadata)?;
        }
        Ok(())
    }
}

/// The number of a segment of digits, 0 if it is missing.
fn number(segment: &str) -> Result<u64, SemverError> {
    if segment.is_empty() {
        return Ok(0);
    }
    strict_number(segment)
        .map_err(|error| SemverError(format!("error parsing version segment: {error}")))
}

/// The number of a segment, with the text of Go's `strconv.ParseUint`.
fn strict_number(segment: &str) -> Result<u64, SemverError> {
    segment.parse().map_err(|_| {
        let reason = if segment.is_empty() { "invalid syntax" } else { "value out of range" };
        SemverError(format!("strconv.ParseUint: parsing \"{segment}\": {reason}"))
    })
}

fn is_identifier(part: &str) -> bool {
    part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// Go's `validatePrerelease`: numeric identifiers have no leading zero.
fn check_prerelease(prerelease: &str) -> Result<(), SemverError> {
    for part in prerelease.split('.') {
        let numeric = part.bytes().all(|byte| byte.is_ascii_digit());
        if numeric && part.len() > 1 && part.starts_with('0') {
            return Err(SemverError::new("version segment starts with 0"));
        }
        if !is_identifier(part) {
            return Err(SemverError::new("invalid prerelease string"));
        }
    }
    Ok(())
}

fn check_metadata(metadata: &str) -> Result<(), SemverError> {
    if metadata.split('.').all(is_identifier) {
        return Ok(());
    }
    Err(SemverError::new("invalid metadata string"))
}

/// Compares prereleases identifier by identifier; a missing identifier comes first.
pub(super) fn compare_prereleases(left: &str, right: &str) -> Ordering {
    let (mut left, mut right) = (left.split('.'), right.split('.'));
    loop {
        let (one, other) = (left.next(), right.next());
        if one.is_none() && other.is_none() {
            return Ordering::Equal;
        }
        let order = compare_identifiers(one.unwrap_or(""), other.unwrap_or(""));
        if order.is_ne() {
            return order;
        }
    }
}

/// Numbers by value and before words, words by bytes. A number too large for 64 bits is a word, as in Go.
fn compare_identifiers(left: &str, right: &str) -> Ordering {
    if left.is_empty() || right.is_empty() {
        return left.len().cmp(&right.len());
    }
    match (left.parse::<u64>().ok(), right.parse::<u64>().ok()) {
        (Some(left), Some(right)) => left.cmp(&right),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => left.cmp(right),
    }
}
