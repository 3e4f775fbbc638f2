//! The classes of `\p{…}`: general categories and scripts.

use regex_syntax::hir::{ClassUnicode, ClassUnicodeRange};
use unicode_general_category::{GeneralCategory as Category, get_general_category};
use unicode_script::{Script, UnicodeScript};

use Category::{
    ClosePunctuation, ConnectorPunctuation, Control, CurrencySymbol, DashPunctuation,
    DecimalNumber, EnclosingMark, FinalPunctuation, Format, InitialPunctuation, LetterNumber,
    LineSeparator, LowercaseLetter, MathSymbol, ModifierLetter, ModifierSymbol, NonspacingMark,
    OpenPunctuation, OtherLetter, OtherNumber, OtherPunctuation, OtherSymbol, ParagraphSeparator,
    PrivateUse, SpaceSeparator, SpacingMark, Surrogate, TitlecaseLetter, Unassigned,
    UppercaseLetter,
};

/// Categories by their short and long names as Go compares them: lower case, without separators.
const CATEGORIES: [(&[&str], &[Category]); 38] = [
    (
        &["l", "letter"],
        &[UppercaseLetter, LowercaseLetter, TitlecaseLetter, ModifierLetter, OtherLetter],
    ),
    (&["lc", "casedletter"], &[UppercaseLetter, LowercaseLetter, TitlecaseLetter]),
    (&["lu", "uppercaseletter"], &[UppercaseLetter]),
    (&["ll", "lowercaseletter"], &[LowercaseLetter]),
    (&["lt", "titlecaseletter"], &[TitlecaseLetter]),
    (&["lm", "modifierletter"], &[ModifierLetter]),
    (&["lo", "otherletter"], &[OtherLetter]),
    (&["m", "mark", "combiningmark"], &[NonspacingMark, SpacingMark, EnclosingMark]),
    (&["mn", "nonspacingmark"], &[NonspacingMark]),
    (&["mc", "spacingmark"], &[SpacingMark]),
    (&["me", "enclosingmark"], &[EnclosingMark]),
    (&["n", "number"], &[DecimalNumber, LetterNumber, OtherNumber]),
    (&["nd", "decimalnumber", "digit"], &[DecimalNumber]),
    (&["nl", "letternumber"], &[LetterNumber]),
    (&["no", "othernumber"], &[OtherNumber]),
    (
        &["p", "punctuation", "punct"],
        &[
            ConnectorPunctuation,
            DashPunctuation,
            OpenPunctuation,
            ClosePunctuation,
            InitialPunctuation,
            FinalPunctuation,
            OtherPunctuation,
        ],
    ),
    (&["pc", "connectorpunctuation"], &[ConnectorPunctuation]),
    (&["pd", "dashpunctuation"], &[DashPunctuation]),
    (&["ps", "openpunctuation"], &[OpenPunctuation]),
    (&["pe", "closepunctuation"], &[ClosePunctuation]),
    (&["pi", "initialpunctuation"], &[InitialPunctuation]),
    (&["pf", "finalpunctuation"], &[FinalPunctuation]),
    (&["po", "otherpunctuation"], &[OtherPunctuation]),
    (&["s", "symbol"], &[MathSymbol, CurrencySymbol, ModifierSymbol, OtherSymbol]),
    (&["sm", "mathsymbol"], &[MathSymbol]),
    (&["sc", "currencysymbol"], &[CurrencySymbol]),
    (&["sk", "modifiersymbol"], &[ModifierSymbol]),
    (&["so", "othersymbol"], &[OtherSymbol]),
    (&["z", "separator"], &[SpaceSeparator, LineSeparator, ParagraphSeparator]),
    (&["zs", "spaceseparator"], &[SpaceSeparator]),
    (&["zl", "lineseparator"], &[LineSeparator]),
    (&["zp", "paragraphseparator"], &[ParagraphSeparator]),
    (&["c", "other"], &[Control, Format, Surrogate, PrivateUse, Unassigned]),
    (&["cc", "control", "cntrl"], &[Control]),
    (&["cf", "format"], &[Format]),
    (&["cn", "unassigned"], &[Unassigned]),
    (&["co", "privateuse"], &[PrivateUse]),
    (&["cs", "surrogate"], &[Surrogate]),
];

/// The class of that name, or None for names that Go does not know.
pub(super) fn class(name: &str) -> Option<ClassUnicode> {
    let name = folded(name);
    let any = |_| true;
    match name.as_str() {
        "any" => return Some(collect(any)),
        "ascii" => return Some(collect(|each| each.is_ascii())),
        "assigned" => return Some(collect(|each| get_general_category(each) != Unassigned)),
        _ => {}
    }
    if let Some((_, members)) = CATEGORIES.iter().find(|(names, _)| names.contains(&&*name)) {
        return Some(collect(|each| members.contains(&get_general_category(each))));
    }
    of_script(&name)
}

fn of_script(name: &str) -> Option<ClassUnicode> {
    let script = script(name)?;
    Some(collect(|each| each.script() == script))
}

/// Go ignores case and the characters that separate words.
fn folded(name: &str) -> String {
    name.chars()
        .filter(|each| !matches!(each, ' ' | '_' | '-'))
        .map(|each| each.to_ascii_lowercase())
        .collect()
}

/// Scripts that Go's tables, of Unicode 15.0, do not have yet.
const NEWER_SCRIPTS: [&str; 5] = ["garay", "jurchen", "sidetic", "sunuwar", "todhri"];

/// The script of that name, found among the scripts of all characters. Go finds only those of one word: it
/// drops the separators of the name, but not those of its table's names.
fn script(name: &str) -> Option<Script> {
    if NEWER_SCRIPTS.contains(&name) {
        return None;
    }
    let mut last = Script::Unknown;
    ('\0'..=char::MAX).map(|each| each.script()).find(|&script| {
        let known = script == last || script == Script::Unknown;
        last = script;
        !known && is_single_word(script.full_name(), name)
    })
}

/// Whether a name is this word with a capital first letter.
fn is_single_word(name: &str, word: &str) -> bool {
    let mut letters = name.chars();
    letters.next().is_some_and(|first| word.starts_with(first.to_ascii_lowercase()))
        && word.get(1..) == Some(letters.as_str())
}

/// The ranges of all characters that pass a test.
fn collect(test: impl Fn(char) -> bool) -> ClassUnicode {
    let mut class = ClassUnicode::empty();
    let mut start = None;
    let mut last = '\0';
    for each in '\0'..=char::MAX {
        match (start, test(each)) {
            (None, true) => start = Some(each),
            (Some(first), false) => {
                class.push(ClassUnicodeRange::new(first, last));
                start = None;
            }
            _ => {}
        }
        last = each;
    }
    if let Some(first) = start {
        class.push(ClassUnicodeRange::new(first, char::MAX));
    }
    class
}
