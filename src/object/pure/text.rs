//! Searching, cutting and joining strings. Positions count code points, as Python's do.

use super::slice::{SliceBounds, clip_range};
use super::{Answer, ValueFault, check_text_size, surrogate, unicode};

/// Which ends of a string an operation works on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ends {
    /// `strip`, `center`.
    Both,
    /// `lstrip`, `rjust`.
    Left,
    /// `rstrip`, `ljust`.
    Right,
}

/// What a character becomes in [`translate`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Translation {
    /// The table has no entry.
    Keep,
    /// The entry is `None`.
    Delete,
    /// The entry is an integer or a string of one character.
    Char(char),
    /// The entry is a string.
    Text(String),
}

/// `len(text)`.
pub fn length(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().count() }
}

/// The byte at which code point `index` starts; the end of the text if there are not so many.
pub fn byte_offset(text: &str, index: usize) -> usize {
    if text.is_ascii() {
        return index.min(text.len());
    }
    text.char_indices().nth(index).map_or(text.len(), |(at, _)| at)
}

/// The character at code point `index`.
pub fn char_at(text: &str, index: usize) -> Option<char> {
    if text.is_ascii() { text.as_bytes().get(index).map(|b| char::from(*b)) } else { text.chars().nth(index) }
}

/// `text[start:end]` for code points `start <= end`, as a part of the text.
pub fn substring(text: &str, start: usize, end: usize) -> &str {
    if start >= end {
        return "";
    }
    let from = byte_offset(text, start);
    let rest = &text[from..];
    &rest[..byte_offset(rest, end - start)]
}

/// `text[start:stop:step]`.
pub fn slice(text: &str, bounds: SliceBounds) -> String {
    if bounds.length == 0 {
        return String::new();
    }
    if bounds.step == 1 {
        return substring(text, bounds.start as usize, bounds.start as usize + bounds.length).to_owned();
    }
    if text.is_ascii() {
        let bytes = text.as_bytes();
        return bounds.indices().map(|i| char::from(bytes[i])).collect();
    }
    let chars: Vec<char> = text.chars().collect();
    bounds.indices().map(|i| chars[i]).collect()
}

/// The part of the text from `start` to `end` as methods clip them, with its first code point.
fn window(text: &str, start: Option<i64>, end: Option<i64>) -> Option<(&str, usize)> {
    if start.is_none() && end.is_none() {
        return Some((text, 0));
    }
    let (start, end) = clip_range(start, end, length(text));
    (start <= end).then(|| (substring(text, start, end), start))
}

/// `text.find(sub, start, end)`.
pub fn find(text: &str, sub: &str, start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let (part, first) = window(text, start, end)?;
    part.find(sub).map(|at| first + length(&part[..at]))
}

/// `text.rfind(sub, start, end)`.
pub fn rfind(text: &str, sub: &str, start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let (part, first) = window(text, start, end)?;
    part.rfind(sub).map(|at| first + length(&part[..at]))
}

/// `text.index(sub, start, end)`; [`rfind`] with the same fault is `rindex`.
pub fn index(text: &str, sub: &str, start: Option<i64>, end: Option<i64>) -> Answer<usize> {
    find(text, sub, start, end).ok_or_else(not_found)
}

/// `ValueError: substring not found`.
pub fn not_found() -> ValueFault {
    ValueFault::value("substring not found")
}

/// `text.count(sub, start, end)`.
pub fn count(text: &str, sub: &str, start: Option<i64>, end: Option<i64>) -> usize {
    let Some((part, _)) = window(text, start, end) else { return 0 };
    if sub.is_empty() { length(part) + 1 } else { part.matches(sub).count() }
}

/// `text.startswith(prefix, start, end)`.
pub fn starts_with(text: &str, prefix: &str, start: Option<i64>, end: Option<i64>) -> bool {
    window(text, start, end).is_some_and(|(part, _)| part.starts_with(prefix))
}

/// `text.endswith(suffix, start, end)`.
pub fn ends_with(text: &str, suffix: &str, start: Option<i64>, end: Option<i64>) -> bool {
    window(text, start, end).is_some_and(|(part, _)| part.ends_with(suffix))
}

/// `text.removeprefix(prefix)`.
pub fn remove_prefix<'a>(text: &'a str, prefix: &str) -> &'a str {
    text.strip_prefix(prefix).unwrap_or(text)
}

/// `text.removesuffix(suffix)`.
pub fn remove_suffix<'a>(text: &'a str, suffix: &str) -> &'a str {
    text.strip_suffix(suffix).unwrap_or(text)
}

/// `text.strip(chars)` and its one-sided forms; without `chars`, white space.
pub fn strip<'a>(text: &'a str, chars: Option<&str>, ends: Ends) -> &'a str {
    let drop = |c: char| chars.map_or_else(|| unicode::is_space(c), |chars| chars.contains(c));
    match ends {
        Ends::Both => text.trim_matches(drop),
        Ends::Left => text.trim_start_matches(drop),
        Ends::Right => text.trim_end_matches(drop),
    }
}

/// How many cuts `maxsplit` allows: a negative number means all.
fn cuts(maxsplit: i64) -> usize {
    usize::try_from(maxsplit).unwrap_or(usize::MAX)
}

/// `text.split(sep, maxsplit)`; without `sep`, at runs of white space.
pub fn split<'a>(text: &'a str, sep: Option<&str>, maxsplit: i64) -> Answer<Vec<&'a str>> {
    let limit = cuts(maxsplit);
    if let Some(sep) = sep {
        check_separator(sep)?;
        return Ok(text.splitn(limit.saturating_add(1), sep).collect());
    }
    let mut parts = Vec::new();
    let mut rest = text.trim_start_matches(unicode::is_space);
    while !rest.is_empty() {
        if parts.len() == limit {
            parts.push(rest);
            break;
        }
        let end = rest.find(unicode::is_space).unwrap_or(rest.len());
        parts.push(&rest[..end]);
        rest = rest[end..].trim_start_matches(unicode::is_space);
    }
    Ok(parts)
}

/// `text.rsplit(sep, maxsplit)`.
pub fn rsplit<'a>(text: &'a str, sep: Option<&str>, maxsplit: i64) -> Answer<Vec<&'a str>> {
    let limit = cuts(maxsplit);
    let mut parts: Vec<&str> = Vec::new();
    if let Some(sep) = sep {
        check_separator(sep)?;
        parts.extend(text.rsplitn(limit.saturating_add(1), sep));
    } else {
        let mut rest = text.trim_end_matches(unicode::is_space);
        while !rest.is_empty() {
            if parts.len() == limit {
                parts.push(rest);
                break;
            }
            let start =
                rest.char_indices().rev().find(|(_, c)| unicode::is_space(*c)).map_or(0, |(at, c)| at + c.len_utf8());
            parts.push(&rest[start..]);
            rest = rest[..start].trim_end_matches(unicode::is_space);
        }
    }
    parts.reverse();
    Ok(parts)
}

fn check_separator(sep: &str) -> Answer<()> {
    if sep.is_empty() { Err(ValueFault::value("empty separator")) } else { Ok(()) }
}

/// `text.splitlines(keepends)`.
pub fn split_lines(text: &str, keep_ends: bool) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (end, next) = match rest.char_indices().find(|(_, c)| unicode::is_line_break(*c)) {
            None => (rest.len(), rest.len()),
            Some((at, '\r')) if rest[at + 1..].starts_with('\n') => (at, at + 2),
            Some((at, c)) => (at, at + c.len_utf8()),
        };
        lines.push(&rest[..if keep_ends { next } else { end }]);
        rest = &rest[next..];
    }
    lines
}

/// `text.partition(sep)`.
pub fn partition<'a>(text: &'a str, sep: &'a str) -> Answer<(&'a str, &'a str, &'a str)> {
    check_separator(sep)?;
    Ok(text.split_once(sep).map_or((text, "", ""), |(before, after)| (before, sep, after)))
}

/// `text.rpartition(sep)`.
pub fn rpartition<'a>(text: &'a str, sep: &'a str) -> Answer<(&'a str, &'a str, &'a str)> {
    check_separator(sep)?;
    Ok(text.rsplit_once(sep).map_or(("", "", text), |(before, after)| (before, sep, after)))
}

/// `text.replace(old, new, count)`; a negative count replaces all.
pub fn replace(text: &str, old: &str, new: &str, count: i64) -> Answer<String> {
    let limit = cuts(count);
    let hits = if old.is_empty() { length(text) + 1 } else { text.matches(old).count() }.min(limit);
    check_text_size(hits.saturating_mul(new.len()).saturating_add(text.len()))?;
    Ok(text.replacen(old, new, hits))
}

/// `sep.join(items)`.
pub fn join(sep: &str, items: &[&str]) -> Answer<String> {
    let size = items.iter().fold(sep.len().saturating_mul(items.len()), |size, item| size.saturating_add(item.len()));
    check_text_size(size)?;
    Ok(items.join(sep))
}

/// `text * count`.
pub fn repeat(text: &str, count: i64) -> Answer<String> {
    let count = usize::try_from(count).unwrap_or(0);
    check_text_size(text.len().saturating_mul(count))?;
    Ok(text.repeat(count))
}

/// `text.center(width, fill)` ([`Ends::Both`]), `rjust` ([`Ends::Left`]: filled there) and `ljust`.
pub fn justify(text: &str, width: i64, fill: char, ends: Ends) -> Answer<String> {
    let length = length(text);
    let width = usize::try_from(width).unwrap_or(0);
    let margin = width.saturating_sub(length);
    check_text_size(margin.saturating_mul(fill.len_utf8()).saturating_add(text.len()))?;
    let left = match ends {
        // An odd margin leans left only in an odd width.
        Ends::Both => margin / 2 + (margin & width & 1),
        Ends::Left => margin,
        Ends::Right => 0,
    };
    let mut out = String::with_capacity(text.len() + margin * fill.len_utf8());
    out.extend(std::iter::repeat_n(fill, left));
    out.push_str(text);
    out.extend(std::iter::repeat_n(fill, margin - left));
    Ok(out)
}

/// `text.zfill(width)`: zeros after a sign.
pub fn zfill(text: &str, width: i64) -> Answer<String> {
    let (sign, body) = text.split_at(usize::from(text.starts_with(['+', '-'])));
    Ok(format!("{sign}{}", justify(body, width.saturating_sub(sign.len() as i64), '0', Ends::Left)?))
}

/// `text.expandtabs(tabsize)`.
pub fn expand_tabs(text: &str, tab_size: i64) -> Answer<String> {
    let size = usize::try_from(tab_size).unwrap_or(0);
    let mut out = String::with_capacity(text.len());
    let mut column = 0;
    for c in text.chars() {
        match c {
            '\t' if size == 0 => {}
            '\t' => {
                let blanks = size - column % size;
                check_text_size(out.len().saturating_add(blanks))?;
                out.extend(std::iter::repeat_n(' ', blanks));
                column += blanks;
            }
            _ => {
                column = if matches!(c, '\n' | '\r') { 0 } else { column + 1 };
                out.push(c);
            }
        }
    }
    Ok(out)
}

/// `text.translate(table)`, where `lookup` asks the table for one character.
pub fn translate<E>(text: &str, mut lookup: impl FnMut(char) -> Result<Translation, E>) -> Result<String, E> {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match lookup(c)? {
            Translation::Keep => out.push(c),
            Translation::Delete => {}
            Translation::Char(to) => out.push(to),
            Translation::Text(to) => out.push_str(&to),
        }
    }
    Ok(out)
}

/// `str.maketrans(from, to, delete)`: the keys and values of the dict, in order; `None` deletes.
/// A later pair replaces the value of an earlier one with the same key.
pub fn make_trans(from: &str, to: &str, delete: &str) -> Answer<Vec<(char, Option<char>)>> {
    if length(from) != length(to) {
        return Err(ValueFault::value("the first two maketrans arguments must have equal length"));
    }
    Ok(from.chars().zip(to.chars().map(Some)).chain(delete.chars().map(|c| (c, None))).collect())
}

/// `chr(code)`.
pub fn chr(code: i64) -> Answer<char> {
    match u32::try_from(code) {
        Ok(code) if code < 0x11_0000 => surrogate::character(code),
        _ => Err(ValueFault::value("chr() arg not in range(0x110000)")),
    }
}

/// `ord(text)`.
pub fn ord(text: &str) -> Answer<u32> {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => Ok(surrogate::code_point(c)),
        _ => Err(ValueFault::type_error(format!(
            "ord() expected a character, but string of length {} found",
            length(text)
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::super::python::{Dice, ask, compare, raised};
    use super::super::slice::resolve;
    use super::super::text_repr::repr;
    use super::*;

    fn list(parts: &[&str]) -> String {
        format!("[{}]", parts.iter().map(|p| repr(p)).collect::<Vec<_>>().join(", "))
    }

    fn sample(dice: &mut Dice, most: usize) -> String {
        let parts = [
            "a",
            "b",
            "ab",
            " ",
            "\t",
            "\n",
            "\r",
            "\u{e9}",
            "\u{1f600}",
            "\u{2028}",
            "\u{3000}",
            "\u{1c}",
            "-",
            "+",
            "x",
        ];
        let few = if dice.below(2) == 0 { 4 } else { parts.len() };
        (0..dice.below(most)).map(|_| parts[dice.below(few)]).collect()
    }

    #[test]
    fn agrees_with_python() {
        let mut dice = Dice(41);
        let (mut input, mut ours) = (Vec::new(), Vec::new());
        for i in 0..9000 {
            let s = sample(&mut dice, 9);
            let t = sample(&mut dice, 3);
            let u = sample(&mut dice, 3);
            let n = dice.below(8) as i64 - 2;
            let mut bound = || match dice.below(4) {
                0 => None,
                _ => Some(dice.below(14) as i64 - 7),
            };
            let (start, end) = (bound(), bound());
            let (rs, rt, ru) = (repr(&s), repr(&t), repr(&u));
            let show = |b: Option<i64>| b.map_or("None".to_owned(), |b| b.to_string());
            let range = format!("{}, {}", show(start), show(end));
            let number = |at: Option<usize>| at.map_or("-1".to_owned(), |at| at.to_string());
            let truth = |b: bool| if b { "True".to_owned() } else { "False".to_owned() };
            let lines = |a: Answer<Vec<&str>>| a.map_or_else(|f| raised(&f), |parts| list(&parts));
            let one = |a: Answer<String>| a.map_or_else(|f| raised(&f), |text| repr(&text));
            let three = |a: Answer<(&str, &str, &str)>| {
                a.map_or_else(|f| raised(&f), |(a, b, c)| format!("({}, {}, {})", repr(a), repr(b), repr(c)))
            };
            let sep = (dice.below(2) == 0).then_some(t.as_str());
            let rsep = sep.map_or("None".to_owned(), repr);
            let (text, answer) = match i % 26 {
                0 => (format!("{rs}.find({rt}, {range})"), number(find(&s, &t, start, end))),
                1 => (format!("{rs}.rfind({rt}, {range})"), number(rfind(&s, &t, start, end))),
                2 => (format!("{rs}.count({rt}, {range})"), count(&s, &t, start, end).to_string()),
                3 => (format!("{rs}.startswith({rt}, {range})"), truth(starts_with(&s, &t, start, end))),
                4 => (format!("{rs}.endswith({rt}, {range})"), truth(ends_with(&s, &t, start, end))),
                5 => (format!("{rs}.strip({rsep})"), repr(strip(&s, sep, Ends::Both))),
                6 => (format!("{rs}.lstrip({rsep})"), repr(strip(&s, sep, Ends::Left))),
                7 => (format!("{rs}.rstrip({rsep})"), repr(strip(&s, sep, Ends::Right))),
                8 | 9 => (format!("{rs}.split({rsep}, {n})"), lines(split(&s, sep, n))),
                10 | 11 => (format!("{rs}.rsplit({rsep}, {n})"), lines(rsplit(&s, sep, n))),
                12 => (format!("{rs}.splitlines()"), list(&split_lines(&s, false))),
                13 => (format!("{rs}.splitlines(True)"), list(&split_lines(&s, true))),
                14 => (format!("{rs}.partition({rt})"), three(partition(&s, &t))),
                15 => (format!("{rs}.rpartition({rt})"), three(rpartition(&s, &t))),
                16 | 17 => (format!("{rs}.replace({rt}, {ru}, {n})"), one(replace(&s, &t, &u, n))),
                18 => (format!("{rs}.center({}, '*')", n * 2), one(justify(&s, n * 2, '*', Ends::Both))),
                19 => (format!("{rs}.ljust({})", n * 2), one(justify(&s, n * 2, ' ', Ends::Right))),
                20 => (format!("{rs}.rjust({}, '\\xe9')", n * 2), one(justify(&s, n * 2, '\u{e9}', Ends::Left))),
                21 => (format!("{rs}.zfill({})", n * 2), one(zfill(&s, n * 2))),
                22 => (format!("{rs}.expandtabs({n})"), one(expand_tabs(&s, n))),
                23 => (
                    format!("({rs}.removeprefix({rt}), {rs}.removesuffix({rt}))"),
                    format!("({}, {})", repr(remove_prefix(&s, &t)), repr(remove_suffix(&s, &t))),
                ),
                24 => {
                    let step = if n == 0 { None } else { Some(n) };
                    let bounds = resolve(start, end, step, length(&s)).unwrap();
                    (format!("{rs}[{}:{}:{}]", show(start), show(end), show(step)), repr(&slice(&s, bounds)))
                }
                _ => (
                    format!("{rs}.index({rt}, {range})"),
                    index(&s, &t, start, end).map_or_else(|f| raised(&f), |at| at.to_string()),
                ),
            };
            input.push(text);
            ours.push(answer);
        }
        if let Some(theirs) = ask("return x", &input) {
            compare(&input, &ours, &theirs);
        }
    }

    #[test]
    fn absurd_sizes_are_refused() {
        assert_eq!(repeat("ab", i64::MAX), Err(ValueFault::memory()));
        assert_eq!(justify("ab", i64::MAX, ' ', Ends::Both), Err(ValueFault::memory()));
        assert_eq!(expand_tabs("\t", i64::MAX), Err(ValueFault::memory()));
        assert_eq!(repeat("ab", -1).unwrap(), "");
    }

    #[test]
    fn translation() {
        let table = make_trans("ab", "xy", "c").unwrap();
        let lookup = |c: char| -> Result<Translation, ()> {
            Ok(match table.iter().rev().find(|(from, _)| *from == c) {
                None => Translation::Keep,
                Some((_, None)) => Translation::Delete,
                Some((_, Some(to))) => Translation::Char(*to),
            })
        };
        assert_eq!(translate("abcd", lookup), Ok("xyd".to_owned()));
        assert!(make_trans("a", "", "").is_err());
        assert_eq!(chr(0x11_0000).unwrap_err().message, "chr() arg not in range(0x110000)");
        assert_eq!(chr(0xd800).map(surrogate::code_point), Ok(0xd800));
        assert_eq!(ord("ab").unwrap_err().message, "ord() expected a character, but string of length 2 found");
    }

    proptest::proptest! {
        #[test]
        fn pieces_join_to_the_whole(text in "[ab\u{e9}, ]{0,20}", sep in "[ab,]{1,2}") {
            proptest::prop_assert_eq!(join(&sep, &split(&text, Some(&sep), -1).unwrap()).unwrap(), text.clone());
            proptest::prop_assert_eq!(join(&sep, &rsplit(&text, Some(&sep), 2).unwrap()).unwrap(), text);
        }
    }
}
