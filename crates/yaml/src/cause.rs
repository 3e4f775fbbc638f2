//! What a reader refuses: causes with their arguments, and go-yaml's words for them.

use std::fmt;

/// What scanner, parser and decoder refuse without more to say of it, in go-yaml's words; the limits that are lower here
/// than Helm's are our own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// A character that begins nothing: mostly a tab, or one that is reserved.
    NoToken,
    /// A tab where a block is indented.
    Tab,
    /// A tab where the line of a plain value is indented.
    TabWithin,
    /// `: ` behind something that is no key.
    SecondColon,
    /// A line that is neither a key nor part of a value.
    NoColon,
    /// No key where a map goes on.
    NoKey,
    /// No `-` where a list goes on.
    NoItem,
    /// No value where one has to be.
    NoContent,
    /// `[` that is not closed.
    OpenList,
    /// `{` that is not closed.
    OpenMap,
    /// A quote that is not closed.
    OpenQuote,
    /// `-` where no list can begin.
    MisplacedItem,
    /// Text behind the end of a document.
    NoDocument,
    /// `*` or `&` without a name.
    NoName,
    /// A `\` that begins no escape.
    UnknownEscape,
    /// A control character.
    ControlCharacter,
    /// An indentation indicator of a block of text that is 0.
    ZeroIndent,
    /// Text behind the sign of a block of text.
    NoLineEnd,
    /// `?` where no key can begin.
    MisplacedKey,
    /// `---` or `...` within quotes.
    DocumentInQuotes,
    /// `\x`, `\u` or `\U` without its digits.
    NoHex,
    /// A number of an escape that no character has.
    NoCharacter,
    /// The end of the tokens; a reader never asks behind it.
    NoTokens,
    /// `%` without a name.
    NoDirective,
    /// A name behind `%` that is none.
    DirectiveName,
    /// A directive that there is not.
    UnknownDirective,
    /// A version of `%YAML` without its point.
    VersionPoint,
    /// A version of `%YAML` that is too long.
    LongVersion,
    /// `%YAML` without a version.
    NoVersion,
    /// No blank within `%TAG`.
    NoSpace,
    /// No blank behind a tag.
    NoSpaceOrEnd,
    /// `!<` that is not closed.
    OpenTag,
    /// A handle of a tag without its `!`.
    NoTagSign,
    /// `!` and the like without a name.
    NoTag,
    /// `%` in a tag without its digits.
    NoOctet,
    /// An escape in a tag that begins no character.
    TagLead,
    /// An escape in a tag that ends no character.
    TagTrail,
    /// `%YAML` twice.
    TwoYaml,
    /// Another version of YAML than 1.1.
    OtherYaml,
    /// `%TAG` of the same handle twice.
    TwoTags,
    /// A handle of a tag that nothing declares.
    UnknownTag,
    /// A byte that begins no character.
    BadLead,
    /// A character that the end cuts off.
    CutShort,
    /// A byte that ends no character.
    BadTrail,
    /// A character in more bytes than it takes.
    Overlong,
    /// Bytes of a number that no character has.
    NoScalar,
    /// The second half of a character of UTF-16 alone.
    LowSurrogate,
    /// A character of UTF-16 that the end cuts off.
    CutPair,
    /// The first half of a character of UTF-16 alone.
    HighSurrogate,
    /// Half of a unit of UTF-16.
    OddByte,
    /// Nested deeper than go-yaml reads.
    TooDeepForGo,
    /// Nested deeper than is read here.
    TooDeep,
    /// More than is read of one document here.
    TooMany,
    /// Aliases that stand for more than go-yaml takes.
    Aliasing,
    /// `<<` of what is no map.
    MergeOfNoMap,
    /// `!!binary` of what is no base64.
    NoBase64,
}

impl Syntax {
    fn words(self) -> &'static str {
        match self {
            Syntax::NoToken => "found character that cannot start any token",
            Syntax::Tab => "found a tab character where an indentation space is expected",
            Syntax::TabWithin => "found a tab character that violates indentation",
            Syntax::SecondColon => "mapping values are not allowed in this context",
            Syntax::NoColon => "could not find expected ':'",
            Syntax::NoKey => "did not find expected key",
            Syntax::NoItem => "did not find expected '-' indicator",
            Syntax::NoContent => "did not find expected node content",
            Syntax::OpenList => "did not find expected ',' or ']'",
            Syntax::OpenMap => "did not find expected ',' or '}'",
            Syntax::OpenQuote => "found unexpected end of stream",
            Syntax::MisplacedItem => "block sequence entries are not allowed in this context",
            Syntax::NoDocument => "did not find expected <document start>",
            Syntax::NoName => "did not find expected alphabetic or numeric character",
            Syntax::UnknownEscape => "found unknown escape character",
            Syntax::ControlCharacter => "control characters are not allowed",
            Syntax::ZeroIndent => "found an indentation indicator equal to 0",
            Syntax::NoLineEnd => "did not find expected comment or line break",
            Syntax::MisplacedKey => "mapping keys are not allowed in this context",
            Syntax::DocumentInQuotes => "found unexpected document indicator",
            Syntax::NoHex => "did not find expected hexdecimal number",
            Syntax::NoCharacter => "found invalid Unicode character escape code",
            Syntax::NoTokens => "unexpected end of tokens",
            Syntax::NoDirective => "could not find expected directive name",
            Syntax::DirectiveName => "found unexpected non-alphabetical character",
            Syntax::UnknownDirective => "found unknown directive name",
            Syntax::VersionPoint => "did not find expected digit or '.' character",
            Syntax::LongVersion => "found extremely long version number",
            Syntax::NoVersion => "did not find expected version number",
            Syntax::NoSpace => "did not find expected whitespace",
            Syntax::NoSpaceOrEnd => "did not find expected whitespace or line break",
            Syntax::OpenTag => "did not find the expected '>'",
            Syntax::NoTagSign => "did not find expected '!'",
            Syntax::NoTag => "did not find expected tag URI",
            Syntax::NoOctet => "did not find URI escaped octet",
            Syntax::TagLead => "found an incorrect leading UTF-8 octet",
            Syntax::TagTrail => "found an incorrect trailing UTF-8 octet",
            Syntax::TwoYaml => "found duplicate %YAML directive",
            Syntax::OtherYaml => "found incompatible YAML document",
            Syntax::TwoTags => "found duplicate %TAG directive",
            Syntax::UnknownTag => "found undefined tag handle",
            Syntax::BadLead => "invalid leading UTF-8 octet",
            Syntax::CutShort => "incomplete UTF-8 octet sequence",
            Syntax::BadTrail => "invalid trailing UTF-8 octet",
            Syntax::Overlong => "invalid length of a UTF-8 sequence",
            Syntax::NoScalar => "invalid Unicode character",
            Syntax::LowSurrogate => "unexpected low surrogate area",
            Syntax::CutPair => "incomplete UTF-16 surrogate pair",
            Syntax::HighSurrogate => "expected low surrogate area",
            Syntax::OddByte => "incomplete UTF-16 character",
            Syntax::TooDeepForGo => "exceeded max depth of 10000",
            Syntax::TooDeep => "nested deeper than 300 levels: no more is read, Helm reads 10000",
            Syntax::TooMany => {
                "a document of more than 2000000 tokens: no more is read, Helm has no limit. Write it in several documents"
            }
            Syntax::Aliasing => "document contains excessive aliasing",
            Syntax::MergeOfNoMap => "map merge requires map or sequence of maps as the value",
            Syntax::NoBase64 => "!!binary value contains invalid base64 data",
        }
    }
}

/// What is wrong with a text, with go-yaml's or encoding/json's words as its `Display`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// What needs no argument.
    Syntax(Syntax),
    /// An alias without its anchor.
    UnknownAnchor(String),
    /// A key that is a map or a list, in Go's form.
    InvalidKey(String),
    /// A number that JSON lacks.
    UnsupportedValue(String),
    /// A document of another kind than is asked for: what encoding/json calls the two.
    OtherKind {
        /// `array`, `string`, `number`, `bool`
        got: &'static str,
        /// The Go type.
        wants: &'static str,
    },
    /// A key that stands in its map already. Our own: Helm takes the last one.
    Duplicate(String),
    /// The decoder's words for anything else.
    Other(String),
}

impl fmt::Display for Cause {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Cause::Syntax(syntax) => out.write_str(syntax.words()),
            Cause::UnknownAnchor(name) => write!(out, "unknown anchor '{name}' referenced"),
            Cause::InvalidKey(key) => write!(out, "invalid map key: {key}"),
            Cause::UnsupportedValue(value) => write!(out, "json: unsupported value: {value}"),
            Cause::OtherKind { got, wants } => {
                out.write_str(&crate::json::cannot_unmarshal(got, wants))
            }
            Cause::Duplicate(key) => {
                let key = crate::quote::quote(key);
                write!(out, "duplicate key {key}: only the last one counts")
            }
            Cause::Other(text) => out.write_str(text),
        }
    }
}

impl From<Syntax> for Cause {
    fn from(syntax: Syntax) -> Self {
        Cause::Syntax(syntax)
    }
}
