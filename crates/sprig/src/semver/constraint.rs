//! Constraints as Masterminds/semver reads them: `>=1.2 <2 || ~3.1`, with wildcards and hyphen ranges.

use super::SemverError;
use super::scan::{Cursor, Pieces};
use super::version::{Version, compare_prereleases};
use chartroom_gotemplate::fmt;
use std::cmp::Ordering;

/// The longest text that is read, in bytes.
const MAX_BYTES: usize = 512;

/// Groups of comparisons: a version matches if it passes every comparison of some group.
#[derive(Clone, Debug)]
pub struct Constraint {
    groups: Vec<Vec<Comparison>>,
}

/// One operator with its operand.
#[derive(Clone, Debug)]
struct Comparison {
    operator: Operator,
    operand: Version,
    precision: Precision,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Operator {
    Equal,
    NotEqual,
    Greater,
    Less,
    GreaterEqual,
    LessEqual,
    Tilde,
    Caret,
}

/// The operators by their spelling, longer ones before those they start with.
const OPERATORS: [(&str, Operator); 11] = [
    ("!=", Operator::NotEqual),
    (">=", Operator::GreaterEqual),
    ("=>", Operator::GreaterEqual),
    ("<=", Operator::LessEqual),
    ("=<", Operator::LessEqual),
    ("~>", Operator::Tilde),
    ("=", Operator::Equal),
    (">", Operator::Greater),
    ("<", Operator::Less),
    ("~", Operator::Tilde),
    ("^", Operator::Caret),
];

/// How much of the operand was written out; the rest is a wildcard and counts as 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Precision {
    /// `*`
    Nothing,
    /// `1` or `1.x`
    Major,
    /// `1.2` or `1.2.x`
    Minor,
    /// `1.2.3`
    Patch,
}

impl Constraint {
    /// Reads a constraint as `semver.NewConstraint`; errors carry Go's texts
    /// (`improper constraint: ">=a"`).
    pub fn parse(text: &str) -> Result<Self, SemverError> {
        if text.len() > MAX_BYTES {
            return Err(SemverError::new("constraint string is too long (max 512 bytes)"));
        }
        let text = rewrite_ranges(text);
        let groups = text.split("||").map(parse_group).collect::<Result<_, _>>()?;
        Ok(Self { groups })
    }

    /// Whether a version satisfies the constraint. A prerelease does only where some comparison of the
    /// group names a prerelease too (the `>=1.20-0` idiom).
    pub fn check(&self, version: &Version) -> bool {
        self.groups.iter().any(|group| {
            let prereleases = group.iter().any(|each| !each.operand.prerelease.is_empty());
            group.iter().all(|comparison| comparison.admits(version, prereleases))
        })
    }
}

impl Comparison {
    fn admits(&self, version: &Version, prereleases: bool) -> bool {
        if !prereleases && !version.prerelease.is_empty() {
            return false;
        }
        let order = version.precedence(&self.operand);
        match self.operator {
            Operator::Equal if self.precision == Precision::Patch => order.is_eq(),
            Operator::Equal | Operator::Tilde => order.is_ge() && self.same_minor(version),
            Operator::NotEqual => self.differs(version, order),
            Operator::Greater => self.is_below(version, order),
            Operator::Less => order.is_lt(),
            Operator::GreaterEqual => order.is_ge(),
            Operator::LessEqual => self.is_at_least(version, order),
            Operator::Caret => order.is_ge() && self.compatible(version),
        }
    }

    /// `~1.2.3` stays within 1.2, `~1` within 1; `~0.0.0` and `~*` admit everything.
    fn same_minor(&self, version: &Version) -> bool {
        let operand = &self.operand;
        match self.precision {
            Precision::Nothing => true,
            Precision::Patch if (operand.major, operand.minor, operand.patch) == (0, 0, 0) => true,
            Precision::Major => version.major == operand.major,
            _ => (version.major, version.minor) == (operand.major, operand.minor),
        }
    }

    /// `!=1.2` excludes all of 1.2, except its prereleases when the constraint asks for those.
    fn differs(&self, version: &Version, order: Ordering) -> bool {
        let operand = &self.operand;
        match self.precision {
            Precision::Major => version.major != operand.major,
            Precision::Minor => {
                (version.major, version.minor) != (operand.major, operand.minor)
                    || compare_prereleases(&version.prerelease, &operand.prerelease).is_ne()
            }
            Precision::Nothing | Precision::Patch => order.is_ne(),
        }
    }

    /// `>1.2` starts with 1.3: nothing of a partial operand's range is greater than it.
    fn is_below(&self, version: &Version, order: Ordering) -> bool {
        let operand = &self.operand;
        match self.precision {
            Precision::Major => version.major > operand.major,
            Precision::Minor => (version.major, version.minor) > (operand.major, operand.minor),
            Precision::Nothing | Precision::Patch => order.is_gt(),
        }
    }

    /// `<=1.2` includes all of 1.2.
    fn is_at_least(&self, version: &Version, order: Ordering) -> bool {
        let operand = &self.operand;
        match self.precision {
            Precision::Patch => order.is_le(),
            Precision::Major => version.major <= operand.major,
            _ => (version.major, version.minor) <= (operand.major, operand.minor),
        }
    }

    /// `^1.2.3` keeps the leftmost number that is not 0.
    fn compatible(&self, version: &Version) -> bool {
        let operand = &self.operand;
        if operand.major > 0 || self.precision == Precision::Major || version.major > 0 {
            return version.major == operand.major;
        }
        if operand.minor > 0 || self.precision == Precision::Minor || version.minor > 0 {
            return version.minor == operand.minor;
        }
        version.patch == operand.patch
    }
}

/// Turns `1.2 - 2.0` into `>= 1.2, <= 2.0 ` wherever it stands, as Go does before it reads the rest: what
/// cannot be read then is quoted in this form.
fn rewrite_ranges(text: &str) -> String {
    let mut rewritten = text.to_owned();
    let mut at = 0;
    while at < text.len() {
        let Some((end, low, high)) = range_at(text, at) else {
            at += 1;
            continue;
        };
        let found = text.get(at..end).unwrap_or("");
        rewritten = rewritten.replacen(found, &format!(">= {low}, <= {high} "), 1);
        at = end;
    }
    rewritten
}

/// The hyphen range with the space around it that starts exactly here: its end and its two bounds.
fn range_at(text: &str, at: usize) -> Option<(usize, &str, &str)> {
    let mut cursor = Cursor::new(text, at);
    cursor.skip_spaces();
    let low = operand_text(text, &mut cursor)?;
    let hyphen = cursor.skip_spaces() && cursor.eat(b'-') && cursor.skip_spaces();
    let high = operand_text(text, &mut cursor).filter(|_| hyphen)?;
    cursor.skip_spaces();
    Some((cursor.at(), low, high))
}

fn operand_text<'a>(text: &'a str, cursor: &mut Cursor<'a>) -> Option<&'a str> {
    let start = cursor.at();
    cursor.version(is_segment_byte)?;
    text.get(start..cursor.at())
}

/// Bytes of a segment in a constraint. The bar is an accident of Go's pattern, `[0-9|x|X|\*]`: what contains
/// it fails later, with another text.
fn is_segment_byte(byte: u8) -> bool {
    byte.is_ascii_digit() || matches!(byte, b'|' | b'x' | b'X' | b'*')
}

/// Reads comparisons that are separated by white space or a comma.
fn parse_group(text: &str) -> Result<Vec<Comparison>, SemverError> {
    let improper = || SemverError(format!("improper constraint: {}", fmt::quote(text.as_bytes())));
    let mut cursor = Cursor::new(text, 0);
    let mut operands = Vec::new();
    cursor.skip_spaces();
    loop {
        let operator = parse_operator(&mut cursor);
        cursor.skip_spaces();
        let start = cursor.at();
        let pieces = cursor.version(is_segment_byte).ok_or_else(improper)?;
        operands.push((operator, pieces, text.get(start..cursor.at()).unwrap_or("")));
        let spaced = cursor.skip_spaces();
        if cursor.rest().is_empty() {
            break;
        }
        let comma = cursor.eat(b',');
        cursor.skip_spaces();
        if !spaced && !comma {
            return Err(improper());
        }
    }
    operands
        .into_iter()
        .map(|(operator, pieces, text)| comparison(operator, &pieces, text))
        .collect()
}

fn parse_operator(cursor: &mut Cursor<'_>) -> Operator {
    let found = OPERATORS.iter().find(|(spelling, _)| cursor.rest().starts_with(spelling));
    let Some((spelling, operator)) = found else { return Operator::Equal };
    for byte in spelling.bytes() {
        cursor.eat(byte);
    }
    *operator
}

/// Reads the operand; what is a wildcard or left out counts as 0, and drops build metadata with it.
fn comparison(
    operator: Operator,
    pieces: &Pieces<'_>,
    text: &str,
) -> Result<Comparison, SemverError> {
    let wildcard = |segment: &str| matches!(segment, "" | "x" | "X" | "*");
    let [major, minor, patch] = pieces.segments;
    let prerelease = match pieces.prerelease {
        "" => String::new(),
        prerelease => format!("-{prerelease}"),
    };
    let (precision, text) = if wildcard(major) {
        (Precision::Nothing, format!("0.0.0{prerelease}"))
    } else if wildcard(minor) {
        (Precision::Major, format!("{major}.0.0{prerelease}"))
    } else if wildcard(patch) {
        (Precision::Minor, format!("{major}.{minor}.0{prerelease}"))
    } else {
        (Precision::Patch, text.to_owned())
    };
    let operand = Version::parse(&text).map_err(|_| SemverError::new("constraint parser error"))?;
    Ok(Comparison { operator, operand, precision })
}
