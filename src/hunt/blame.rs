//! Which site is at fault: the program again, with fewer and fewer sites allowed to specialize.

use std::collections::BTreeSet;

use similar::{ChangeTag, TextDiff};

use super::answer::{self, Answer, Kind, Site};
use super::target::Target;

/// What rerunning with fewer sites told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Blame {
    /// Without the sites of opcodes that were found at fault before, there is no difference.
    Known,
    /// The fewest sites found whose specialization alone makes the answers differ.
    Sites(Vec<Site>),
    /// The difference does not come back when all sites may specialize: the sites do not tell.
    Unclear,
    /// The difference is there with no site allowed to specialize: it comes from the way base opcodes are had. That is so
    /// where sites cannot be held: tracing, on 3.10, makes `yield from` send through a method call, which counts as a level
    /// of recursion.
    Elsewhere,
}

/// Finds the sites at fault; sites of `known` opcodes only where there is no difference without the others.
///
/// # Errors
/// Where the target cannot be started again.
pub fn sites(
    target: &mut Target,
    source: &str,
    base: &Answer,
    kind: Kind,
    known: &BTreeSet<String>,
    trials: usize,
) -> Result<Blame, String> {
    let all: Vec<Site> = target.sites(source)?.into_iter().filter(tells).collect();
    let mut calls = 0;
    // A search that ends early names too many sites, which is no wrong answer. A run that hangs ends by its processor time.
    let mut differs = |allowed: &[Site]| -> Result<bool, String> {
        calls += 1;
        Ok(calls <= trials && answer::compare(&target.with_sites(source, allowed)?, base) == Some(kind))
    };
    if differs(&[])? {
        return Ok(Blame::Elsewhere);
    }
    if all.is_empty() || !differs(&all)? {
        return Ok(Blame::Unclear);
    }
    let mut left: Vec<Site> = all
        .iter()
        .filter(|site| !site.opcodes.iter().chain([&site.base]).any(|op| known.contains(op)))
        .cloned()
        .collect();
    if left.len() < all.len() && !differs(&left)? {
        return Ok(Blame::Known);
    }
    let mut size = left.len().div_ceil(2);
    loop {
        let mut at = 0;
        while at < left.len() {
            let mut without = left.clone();
            without.drain(at..(at + size).min(left.len()));
            if !without.is_empty() && differs(&without)? {
                left = without;
            } else {
                at += size;
            }
        }
        if size == 1 {
            return Ok(Blame::Sites(left));
        }
        size = size.div_ceil(2);
    }
}

/// Whether a site has a form of its own to tell of: fused instructions and entries of functions have none.
fn tells(site: &Site) -> bool {
    site.opcodes.iter().any(|opcode| !noise(opcode))
}

/// Opcodes that say nothing of what went wrong.
#[must_use]
pub fn noise(opcode: &str) -> bool {
    opcode.contains("__")
        || opcode.ends_with("_ADAPTIVE")
        || opcode.ends_with("_QUICK")
        || ["RESUME", "JUMP", "STORE_FAST", "LOAD_FAST"].iter().any(|start| opcode.starts_with(start))
}

/// The telling opcodes of sites, each once; a site whose form nobody saw tells something only where none was seen.
#[must_use]
pub fn opcodes(sites: &[Site]) -> Vec<String> {
    let seen = sites.iter().any(|site| !site.unseen());
    let telling = sites.iter().filter(|site| !(seen && site.unseen()));
    let all: BTreeSet<&String> = telling.flat_map(|site| &site.opcodes).filter(|name| !noise(name)).collect();
    all.into_iter().cloned().collect()
}

/// Text without the offsets of instructions, which the observer writes as `@12`.
#[must_use]
pub fn without_offsets(text: &str) -> String {
    let mut pieces = text.split('@');
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |out, piece| out + "@" + piece.trim_start_matches(|c: char| c.is_ascii_digit()))
}

/// Visits without offsets, each run of equal ones with its length. The observer counts runs (`3 text`), and offsets that
/// differ make other runs.
fn visits(text: &str) -> Vec<(String, u64)> {
    let mut out: Vec<(String, u64)> = Vec::new();
    for line in without_offsets(text).lines() {
        let counted = line.split_once(' ').and_then(|(count, shown)| Some((count.parse().ok()?, shown)));
        let (count, shown) = counted.unwrap_or((1, line));
        match out.last_mut().filter(|(last, _)| last == shown) {
            Some((_, sum)) => *sum += count,
            None => out.push((shown.to_owned(), count)),
        }
    }
    out
}

/// Lines of an answer that are compared one by one.
const MOST_LINES: usize = 2000;

/// What was shown at each visit: the observer counts equal ones (`3 text`), a short observer prints each.
fn shown(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    for line in text.lines() {
        let counted = line.split_once(' ').and_then(|(count, shown)| Some((count.parse::<usize>().ok()?, shown)));
        let (count, shown) = counted.unwrap_or((1, line));
        out.extend(std::iter::repeat_n(shown, count.min(100)));
    }
    out.truncate(MOST_LINES);
    out
}

/// The aspect of what only offsets of instructions tell apart.
pub const OFFSET: &str = "offset of the instruction";

/// What the difference is about, in a word or two: the exceptions that one side alone shows, or the attributes of one
/// that both show, or a value.
#[must_use]
pub fn aspect(one: &Answer, other: &Answer) -> String {
    if one.hung || one.signal.is_some() || other.signal.is_some() {
        return String::new();
    }
    let (left, right) = (one.text(), other.text());
    if left == right {
        let [one, other] = [one, other].map(|answer| without_offsets(&answer.error.to_string()));
        return if one == other { OFFSET.to_owned() } else { "traceback".to_owned() };
    }
    if visits(&left) == visits(&right) {
        return OFFSET.to_owned();
    }
    let (left, right) = (shown(&left), shown(&right));
    let diff = TextDiff::from_slices(&left, &right);
    // What both sides show is no difference, even where it stands between two.
    let alone = |tag: ChangeTag| -> Vec<&str> {
        diff.iter_all_changes().filter(|change| change.tag() == tag).map(|change| change.value()).collect()
    };
    let named = |lines: &[&str]| -> BTreeSet<String> {
        // The observer writes `number type: message`.
        lines
            .iter()
            .flat_map(|line| line.split(|c: char| !c.is_ascii_alphanumeric()))
            .filter(|word| word.len() > 5 && (word.ends_with("Error") || *word == "StopIteration"))
            .map(str::to_owned)
            .collect()
    };
    let (left, right) = (named(&alone(ChangeTag::Delete)), named(&alone(ChangeTag::Insert)));
    let alone: Vec<&String> = left.symmetric_difference(&right).collect();
    // A limit that is reached earlier in one mode changes all that comes after it.
    let mut either = left.union(&right);
    if let Some(limit) = either.find(|name| ["RecursionError", "MemoryError"].contains(&name.as_str())) {
        return limit.clone();
    }
    match (alone.first(), left.first()) {
        (Some(name), _) => (*name).clone(),
        (None, Some(name)) => format!("attributes of {name}"),
        (None, None) => "value".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(stdout: &str) -> Answer {
        Answer { stdout: stdout.to_owned(), ..Answer::default() }
    }

    #[test]
    fn a_form_that_was_seen_tells_more_than_one_that_was_not() {
        let site =
            |base: &str, opcode: &str| Site { base: base.into(), opcodes: vec![opcode.into()], ..Site::default() };
        let (unseen, seen) = (site("LOAD_X", "LOAD_X"), site("STORE_X", "STORE_X_SLOT"));
        assert_eq!(opcodes(std::slice::from_ref(&unseen)), ["LOAD_X"]);
        assert_eq!(opcodes(&[unseen, seen]), ["STORE_X_SLOT"]);
    }

    #[test]
    fn differences_are_told_apart_by_what_one_side_alone_shows() {
        let of = |one: &str, other: &str| aspect(&answer(one), &answer(other));
        assert_eq!(of("1 a\n2 b\n", "1 a\n2 c\n"), "value");
        assert_eq!(of("2 a\n1 TypeError: x\n", "3 a\n"), "TypeError");
        assert_eq!(of("1 TypeError: x\n", "1 TypeError: y\n"), "attributes of TypeError");
        assert_eq!(of("2 E: x in f 3@12\n", "1 E: x in f 3@12\n1 E: x in f 3@14\n"), OFFSET);
        assert_eq!(of("2 a@12\n", "3 a@12\n"), "value");
        assert_eq!(of("None\nNone\n@8\n", "None\n@8\n@8\n"), "value");
        let caller = of("1 [22]\n1 [24]\n1 RecursionError: x\n1 [24]\n", "2 [22]\n1 RecursionError: x\n1 [22]\n");
        assert_eq!(caller, "value", "a limit that both sides meet");
        let (near, near_too) = ("10 a\n4 RecursionError: x\n", "9 a\n5 RecursionError: x\n");
        assert_eq!(of(near, near_too), "RecursionError");
        assert_eq!(of("5 a\n1 RecursionError: x\n1 NameError: q\n", "6 a\n1 ValueError: z\n"), "RecursionError");
    }
}
