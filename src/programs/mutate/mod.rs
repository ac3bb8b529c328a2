//! Mutations of programs: Python in, Python out, by edits at places of the tree.
//!
//! They take any Python file, so that a corpus survives every change of the generator.

pub mod metamorphic;
mod sites;

use std::ops::Range;

use super::split_mix::SplitMix;
use super::{schedule, shape, world};
pub use sites::Sites;
use sites::Statement;

/// The kinds of mutation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mutation {
    /// A whole number becomes a threshold, or another edge.
    Count,
    /// The operands of a visit become those of another, or any.
    Operands,
    /// A statement of the module happens once more, later: another phase.
    Phase,
    /// The world changes between two statements of the module.
    World,
    /// A statement stands twice: two sites that live apart.
    Duplicate,
    /// A statement is wrapped in a `try`, a loop or a branch; an expression in a call.
    Wrap,
    /// An expression becomes another one.
    Expression,
    /// A statement goes.
    Delete,
    /// The body of a function becomes that of another with as many parameters.
    Body,
    /// Another program runs after a part of this one, in its world.
    Splice,
}

impl Mutation {
    /// All of them.
    pub const ALL: [Mutation; 10] = [
        Mutation::Count,
        Mutation::Operands,
        Mutation::Phase,
        Mutation::World,
        Mutation::Duplicate,
        Mutation::Wrap,
        Mutation::Expression,
        Mutation::Delete,
        Mutation::Body,
        Mutation::Splice,
    ];
}

/// Counts that matter to some policy or pace, and edges of small ints.
const EDGES: &[&str] = &["0", "1", "-1", "2", "3", "255", "256", "257", "2**30", "2**31", "2**62", "2**63", "2**64"];

/// The longest program that mutations make: what grows beyond is left as it was.
const LONGEST: usize = 16 << 10;

/// A program with the places where it can be changed.
#[derive(Clone, Copy, Debug)]
pub struct Placed<'a> {
    /// The program.
    pub source: &'a str,
    /// Its places.
    pub sites: &'a Sites,
}

/// A few mutations of a program, with parts of another; the program itself where none gives Python.
#[must_use]
pub fn mutate(source: &str, other: &str, random: &mut SplitMix) -> String {
    between(source, other, random, mutate_at)
}

/// A crossing of two programs: a part of the first, then the second, with bodies and operands of each in the other.
#[must_use]
pub fn cross(left: &str, right: &str, random: &mut SplitMix) -> String {
    between(left, right, random, cross_at)
}

fn between(
    one: &str,
    two: &str,
    random: &mut SplitMix,
    change: fn(Placed<'_>, Placed<'_>, &mut SplitMix) -> Option<String>,
) -> String {
    let (own, others) = (Sites::of(one), Sites::of(two).unwrap_or_default());
    let Some(own) = own else { return one.to_owned() };
    let (left, right) = (Placed { source: one, sites: &own }, Placed { source: two, sites: &others });
    let changed = (0..TRIALS).filter_map(|_| change(left, right, random));
    changed.into_iter().find(|text| ruff_python_parser::parse_module(text).is_ok()).unwrap_or_else(|| one.to_owned())
}

/// How often a change is tried anew that gives no Python.
pub const TRIALS: usize = 4;

/// What [`mutate`] makes, except that the last of the changes may leave no Python.
#[must_use]
pub fn mutate_at(one: Placed<'_>, other: Placed<'_>, random: &mut SplitMix) -> Option<String> {
    changes(&Mutation::ALL, one, other, random)
}

/// What [`cross`] makes, except that the last of the changes may leave no Python.
#[must_use]
pub fn cross_at(left: Placed<'_>, right: Placed<'_>, random: &mut SplitMix) -> Option<String> {
    changes(&[Mutation::Splice, Mutation::Body, Mutation::Operands, Mutation::Expression], left, right, random)
}

/// One to three changes of these kinds; all but the last leave Python.
fn changes(kinds: &[Mutation], one: Placed<'_>, other: Placed<'_>, random: &mut SplitMix) -> Option<String> {
    let mut current: Option<(String, Sites)> = None;
    let mut last = None;
    // Mostly one: each but the last is parsed for its own sake.
    for left in (0..=random.below(3).min(random.below(3))).rev() {
        for _ in 0..TRIALS {
            let kind = kinds[random.below(kinds.len())];
            let now = current.as_ref().map_or(one, |(source, sites)| Placed { source, sites });
            let changed = apply_at(kind, now, other, random).filter(|text| text.len() <= LONGEST);
            let Some(changed) = changed else { continue };
            if left == 0 {
                last = Some(changed);
                break;
            }
            if let Some(sites) = Sites::of(&changed) {
                current = Some((changed, sites));
                break;
            }
        }
    }
    last.or(current.map(|(text, _)| text))
}

fn pick<'a, T>(list: &'a [T], random: &mut SplitMix) -> Option<&'a T> {
    list.get(random.below(list.len()))
}

fn replaced(source: &str, range: &Range<usize>, text: &str) -> String {
    [&source[..range.start], text, &source[range.end..]].concat()
}

/// Where the line of a place begins, with its indentation.
fn line(source: &str, at: usize) -> (usize, &str) {
    let start = source[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let indent = source[start..at].chars().take_while(|c| matches!(c, ' ' | '\t')).map(char::len_utf8).sum::<usize>();
    (start, &source[start..start + indent])
}

/// Whether a statement has its lines to itself.
fn alone(source: &str, range: &Range<usize>) -> bool {
    let (start, indent) = line(source, range.start);
    start + indent.len() == range.start && source[range.end..].chars().next().is_none_or(|c| c == '\n')
}

/// Whether a whole number says how often something happens: an edge there would be the whole program.
fn repeats(source: &str, place: &Range<usize>) -> bool {
    let before = source[..place.start].trim_end_matches(['(', ' ']);
    let start = source[..place.start].rfind('\n').map_or(0, |newline| newline + 1);
    let after = source[place.end..].split('\n').next().unwrap_or_default();
    before.ends_with("range")
        || before.ends_with("] *")
        || source[start..].trim_start().starts_with("visit(") && after.trim_matches(')').is_empty()
}

/// One mutation; `None` where the program has no place for it. The result may be no Python.
#[must_use]
pub fn apply(mutation: Mutation, source: &str, other: &str, random: &mut SplitMix) -> Option<String> {
    let (own, others) = (Sites::of(source)?, Sites::of(other)?);
    apply_at(mutation, Placed { source, sites: &own }, Placed { source: other, sites: &others }, random)
}

fn apply_at(mutation: Mutation, one: Placed<'_>, two: Placed<'_>, random: &mut SplitMix) -> Option<String> {
    let (Placed { source, sites }, Placed { source: other, sites: theirs }) = (one, two);
    let whole: Vec<&Statement> = sites.statements.iter().filter(|s| alone(source, &s.range)).collect();
    let top: Vec<&Statement> = whole.iter().copied().filter(|s| s.top).collect();
    match mutation {
        Mutation::Count => {
            let place = pick(&sites.counts, random)?;
            let count = match random.below(4) {
                0 if !repeats(source, place) => (*pick(EDGES, random)?).to_owned(),
                1 => pick(schedule::COUNTS, random)?.to_string(),
                _ => pick(schedule::FEW, random)?.to_string(),
            };
            Some(replaced(source, place, &format!("({count})")))
        }
        Mutation::Operands => {
            let place = pick(&sites.operands, random)?;
            let text = match random.below(3) {
                0 => (*pick(shape::PAIRS, random)?).to_owned(),
                1 => source[pick(&sites.operands, random)?.clone()].to_owned(),
                _ => other[pick(&theirs.operands, random)?.clone()].to_owned(),
            };
            Some(with_definitions(&replaced(source, place, &text), &text))
        }
        Mutation::Phase => {
            let phases: Vec<_> = top.iter().filter(|s| s.simple).collect();
            let (from, to) = (pick(&phases, random)?, pick(&top, random)?);
            let end = to.range.end.max(from.range.end);
            Some([&source[..end], "\n", &source[from.range.clone()], &source[end..]].concat())
        }
        Mutation::World => {
            let place = pick(&top, random)?.range.end;
            let change = *pick(world::MUTATIONS, random)?;
            let text = format!("\ntry:\n    {change}\nexcept Exception as e: print(type(e))");
            Some(with_definitions(&[&source[..place], &text, &source[place..]].concat(), change))
        }
        Mutation::Duplicate => {
            let places: Vec<_> = whole.iter().filter(|s| s.simple || s.leaves && !s.top).collect();
            let place = pick(&places, random)?;
            let (_, indent) = line(source, place.range.start);
            let text = source[place.range.clone()].trim_start_matches("return ").to_owned();
            Some([&source[..place.range.start], &text, "\n", indent, &source[place.range.start..]].concat())
        }
        Mutation::Wrap => match random.below(3) {
            0 => {
                let place = pick(&sites.expressions, random)?;
                let text = &source[place.clone()];
                let wrapped = match random.below(3) {
                    0 => format!("(lambda: {text})()"),
                    1 => format!("[{text}][0]"),
                    _ => format!("({text} if log else 0)"),
                };
                Some(replaced(source, place, &wrapped))
            }
            _ => wrap(source, pick(&whole, random)?, random),
        },
        Mutation::Expression => {
            let place = pick(&sites.expressions, random)?;
            let text = match random.below(3) {
                0 => (*pick(shape::EVERY, random)?).to_owned(),
                1 => source[pick(&sites.expressions, random)?.clone()].to_owned(),
                _ => other[pick(&theirs.expressions, random)?.clone()].to_owned(),
            };
            Some(with_definitions(&replaced(source, place, &format!("({text})")), &text))
        }
        Mutation::Delete => {
            let place = pick(&whole, random)?;
            Some(replaced(source, &place.range, "pass"))
        }
        Mutation::Body => {
            let (count, place) = pick(&sites.bodies, random)?;
            let bodies: Vec<_> = theirs.bodies.iter().filter(|(n, _)| n == count).collect();
            let (_, body) = pick(&bodies, random)?;
            let ((begin, ours), indent) = (line(source, place.start), line(other, body.start).1);
            let (inline, mut ours) = (begin + ours.len() != place.start, ours.to_owned());
            let mut text = other[body.clone()].to_owned();
            // A body on the line of its header has no room for several lines.
            if text.contains('\n') && inline {
                ours += "    ";
                text = format!("\n{indent}{text}");
            }
            let text = text.replace(&format!("\n{indent}"), &format!("\n{ours}"));
            Some(with_definitions(&replaced(source, place, &text), &text))
        }
        Mutation::Splice => {
            let end = pick(&top, random)?.range.end;
            Some([&source[..end], "\n", other].concat())
        }
    }
}

/// A statement inside another that changes nothing, or runs it twice, or swallows what it raises.
fn wrap(source: &str, statement: &Statement, random: &mut SplitMix) -> Option<String> {
    let range = &statement.range;
    let (start, indent) = line(source, range.start);
    let body: String = source[range.clone()].lines().map(|line| format!("    {line}\n")).collect();
    // The first line lacks the indentation that the others have.
    let body = format!("{indent}{body}");
    let text = match random.below(if statement.top { 6 } else { 4 }) {
        0 => format!("{indent}try:\n{body}{indent}except Exception as e: print(repr(e)[:60])"),
        1 => format!("{indent}try:\n{body}{indent}finally: pass"),
        2 => format!("{indent}for w in (0, 1):\n{body}"),
        3 => format!("{indent}if 1 == 1.0:\n{body}"),
        4 if !statement.defines => format!("def wrapped():\n{body}wrapped()"),
        _ if !statement.defines => format!("def wrapped():\n{body}    yield 1\nlist(wrapped())"),
        _ => return None,
    };
    Some(replaced(source, &(start..range.end), text.trim_end_matches('\n')))
}

/// Definitions that a text put into a source calls for and the source lacks, before it.
fn with_definitions(source: &str, text: &str) -> String {
    let mut needed = String::new();
    shape::LIBRARY.add_needed_unless(text, &|definition| source.contains(definition), &mut needed);
    if needed.contains("mutate()") && !source.contains("def mutate") {
        needed.insert_str(0, "def mutate(): pass\n");
    }
    needed + source
}

#[cfg(test)]
mod tests {
    use super::*;

    fn program(seed: u64) -> String {
        super::super::generate(seed).map(|program| program.to_string()).unwrap_or_default()
    }

    #[test]
    fn each_mutation_changes_most_programs_and_leaves_them_python() {
        for mutation in Mutation::ALL {
            let mut valid = 0;
            for seed in 0..60 {
                let (source, other) = (program(seed), program(seed + 1000));
                let mutant = apply(mutation, &source, &other, &mut SplitMix(seed));
                let python = |text: &String| *text != source && ruff_python_parser::parse_module(text).is_ok();
                valid += usize::from(mutant.as_ref().is_some_and(python));
            }
            assert!(valid >= 30, "{mutation:?}: {valid} of 60");
        }
    }

    #[test]
    fn mutants_and_crossings_are_python_deterministic_and_of_bounded_size() {
        let mut source = program(3);
        for seed in 0..200 {
            let other = program(seed);
            let mutant = mutate(&source, &other, &mut SplitMix(seed));
            assert_eq!(mutant, mutate(&source, &other, &mut SplitMix(seed)));
            for text in [&mutant, &cross(&source, &other, &mut SplitMix(seed))] {
                assert!(ruff_python_parser::parse_module(text).is_ok() && text.len() <= LONGEST, "{text}");
            }
            source = mutant;
        }
    }

    #[test]
    fn any_text_is_taken() {
        for text in ["", "x", "é = 'ü'\n", "if", "\u{feff}x = 1\n", "class A:\n\tdef f(self): return 1\n"] {
            for seed in 0..50 {
                let _ = mutate(text, "y = (lambda: 'ö')()\n", &mut SplitMix(seed));
                let _ = mutate("y = (lambda: 'ö')()\n", text, &mut SplitMix(seed));
            }
        }
    }
}
