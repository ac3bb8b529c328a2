//! Case of strings, and the questions `isupper`, `isidentifier` and their like.

use super::unicode;

/// `text.lower()`.
pub fn lower(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        push_lower_at(text, at, c, &mut out);
    }
    out
}

/// Appends the lower case of the character at `at`: a capital sigma at the end of a word has a form of its own.
fn push_lower_at(text: &str, at: usize, c: char, out: &mut String) {
    if c != 'Σ' {
        unicode::push_lower(c, out);
        return;
    }
    let seen = |c: &char| !unicode::is_case_ignorable(*c);
    let after_word = text[..at].chars().rev().find(seen).is_some_and(unicode::is_cased);
    let before_word = text[at + c.len_utf8()..].chars().find(seen).is_some_and(unicode::is_cased);
    out.push(if after_word && !before_word { 'ς' } else { 'σ' });
}

/// `text.upper()`.
pub fn upper(text: &str) -> String {
    map(text, str::to_ascii_uppercase, unicode::push_upper)
}

/// `text.casefold()`.
pub fn casefold(text: &str) -> String {
    map(text, str::to_ascii_lowercase, unicode::push_folded)
}

fn map(text: &str, ascii: fn(&str) -> String, push: fn(char, &mut String)) -> String {
    if text.is_ascii() {
        return ascii(text);
    }
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| push(c, &mut out));
    out
}

/// `text.title()`.
pub fn title(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut in_word = false;
    for (at, c) in text.char_indices() {
        if in_word {
            push_lower_at(text, at, c, &mut out)
        } else {
            unicode::push_title(c, &mut out)
        }
        in_word = unicode::is_cased(c);
    }
    out
}

/// `text.capitalize()`.
pub fn capitalize(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if at == 0 { unicode::push_title(c, &mut out) } else { push_lower_at(text, at, c, &mut out) }
    }
    out
}

/// `text.swapcase()`.
pub fn swapcase(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if unicode::is_upper(c) {
            push_lower_at(text, at, c, &mut out);
        } else if unicode::is_lower(c) {
            unicode::push_upper(c, &mut out);
        } else {
            out.push(c);
        }
    }
    out
}

/// Whether the text is not empty and every character passes: `isalpha` is `all(text, unicode::is_alpha)`, and so on for
/// `isalnum`, `isdecimal`, `isdigit`, `isnumeric` and `isspace`.
pub fn all(text: &str, test: fn(char) -> bool) -> bool {
    !text.is_empty() && text.chars().all(test)
}

/// `text.isprintable()`: true of the empty string.
pub fn is_printable(text: &str) -> bool {
    text.chars().all(unicode::is_printable)
}

/// `text.isidentifier()`.
pub fn is_identifier(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(unicode::is_identifier_start) && chars.all(unicode::is_identifier_continue)
}

/// `text.isupper()`.
pub fn is_upper(text: &str) -> bool {
    !text.chars().any(|c| unicode::is_lower(c) || unicode::is_title(c)) && text.chars().any(unicode::is_upper)
}

/// `text.islower()`.
pub fn is_lower(text: &str) -> bool {
    !text.chars().any(|c| unicode::is_upper(c) || unicode::is_title(c)) && text.chars().any(unicode::is_lower)
}

/// `text.istitle()`.
pub fn is_title(text: &str) -> bool {
    let (mut cased, mut in_word) = (false, false);
    for c in text.chars() {
        let capital = unicode::is_upper(c) || unicode::is_title(c);
        let small = unicode::is_lower(c);
        if capital && in_word || small && !in_word {
            return false;
        }
        in_word = capital || small;
        cased |= in_word;
    }
    cased
}

#[cfg(test)]
mod tests {
    use super::super::python::{Dice, ask, compare};
    use super::super::text_repr::repr;
    use super::*;

    #[test]
    fn agrees_with_python() {
        let mut dice = Dice(51);
        let (mut input, mut ours) = (Vec::new(), Vec::new());
        let parts = [
            'a',
            'B',
            'z',
            ' ',
            '1',
            '_',
            '\'',
            '.',
            'Σ',
            'σ',
            'ß',
            'ŉ',
            'ǆ',
            'ǅ',
            'Ǆ',
            'İ',
            'ı',
            'é',
            'É',
            '\u{301}',
            'ﬁ',
            '²',
            '½',
            '٣',
            'ª',
            'ᾳ',
            'ᾼ',
            'Ⅷ',
            '\u{200b}',
            '中',
            '\u{1f600}',
        ];
        for _ in 0..5000 {
            let s: String = (0..dice.below(7)).map(|_| *dice.pick(&parts)).collect();
            input.push(repr(&s));
            let texts = [lower(&s), upper(&s), casefold(&s), title(&s), capitalize(&s), swapcase(&s)]
                .map(|t| repr(&t))
                .join(", ");
            let truths = [
                all(&s, unicode::is_alpha),
                all(&s, unicode::is_alnum),
                all(&s, unicode::is_decimal),
                all(&s, unicode::is_digit),
                all(&s, unicode::is_numeric),
                all(&s, unicode::is_space),
                is_printable(&s),
                is_identifier(&s),
                is_upper(&s),
                is_lower(&s),
                is_title(&s),
                s.is_ascii(),
            ]
            .map(|b| if b { "True" } else { "False" })
            .join(", ");
            ours.push(format!("({texts}, {truths})"));
        }
        let body = "return (x.lower(), x.upper(), x.casefold(), x.title(), x.capitalize(), x.swapcase(), x.isalpha(), x.isalnum(), x.isdecimal(), x.isdigit(), x.isnumeric(), x.isspace(), x.isprintable(), x.isidentifier(), x.isupper(), x.islower(), x.istitle(), x.isascii())";
        if let Some(theirs) = ask(body, &input) {
            compare(&input, &ours, &theirs);
        }
    }
}
