//! `(?i)`: simple case folding of classes.

use regex_syntax::hir::ClassUnicode;

/// Adds to a class all characters that differ from its members by case alone, as Unicode's simple folding has it.
#[cfg(feature = "whole")]
pub(super) fn fold(class: &mut ClassUnicode) {
    class.case_fold_simple();
}

/// Without Unicode's table: ASCII, and the two characters beyond it that fold to ASCII letters. For others the whole
/// engine is wanted.
#[cfg(not(feature = "whole"))]
pub(super) fn fold(class: &mut ClassUnicode) {
    ascii(class);
}

#[cfg(any(test, not(feature = "whole")))]
pub(super) fn ascii(class: &mut ClassUnicode) {
    use regex_syntax::hir::ClassUnicodeRange;
    if !class.is_ascii() {
        crate::part::want();
    }
    let single = |each: char| ClassUnicodeRange::new(each, each);
    let letters = class.ranges().iter().flat_map(|range| range.start()..=range.end().min('z'));
    let letters: Vec<char> = letters.filter(char::is_ascii_alphabetic).collect();
    for letter in letters {
        class.push(single(letter.to_ascii_lowercase()));
        class.push(single(letter.to_ascii_uppercase()));
        match letter.to_ascii_lowercase() {
            'k' => class.push(single('\u{212a}')),
            's' => class.push(single('\u{17f}')),
            _ => {}
        }
    }
}

#[cfg(all(test, feature = "whole"))]
mod tests {
    use super::*;
    use regex_syntax::hir::ClassUnicodeRange;

    #[test]
    fn ascii_folds_as_unicode_does() {
        let all = (0..=0x7f).map(char::from).map(|each| (each, each));
        for (start, end) in
            all.chain([('0', '9'), ('a', 'm'), ('J', 'T'), ('Z', 'a'), ('\0', '\x7f')])
        {
            let mut ours = ClassUnicode::new([ClassUnicodeRange::new(start, end)]);
            let mut theirs = ours.clone();
            ascii(&mut ours);
            theirs.case_fold_simple();
            assert_eq!(ours, theirs, "{start:?} to {end:?}");
        }
        assert!(!crate::part::wanted());
        ascii(&mut ClassUnicode::new([ClassUnicodeRange::new('a', 'ä')]));
        assert!(crate::part::wanted());
    }
}
