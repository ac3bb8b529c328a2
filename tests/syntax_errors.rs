//! Syntax errors in CPython's words and at its places: what `compile` raises for a list of sources, as recorded from
//! CPython 3.11.7 in `tests/data/syntax_errors.out`.

use turncoat::oracles::{self, End, Engine};
use turncoat::semantics::Limits;

/// How many sources may be told in other words, and how many at another place: lower them, never raise them.
const OTHER_WORDS: usize = 4;
const OTHER_PLACES: usize = 42;

/// A line without the four numbers at its end.
fn words(line: &str) -> &str {
    let mut rest = line;
    for _ in 0..4 {
        rest = rest.rsplit_once(' ').map_or(rest, |(before, _)| before);
    }
    rest
}

#[test]
fn syntax_errors_are_told_as_cpython_tells_them() {
    let path = "tests/data/syntax_errors.py";
    let source = std::fs::read_to_string(path).expect("a readable program");
    let expected = std::fs::read_to_string("tests/data/syntax_errors.out").expect("the recorded output");
    let ours = oracles::run(&source, path, Engine::Plain, Limits::default(), &[]).expect("it compiles");
    assert_eq!(ours.end, End::Done);
    assert_eq!(expected.lines().count(), ours.output.lines().count());
    let (mut other_words, mut other_places) = (Vec::new(), 0);
    for (theirs, ours) in expected.lines().zip(ours.output.lines()).filter(|(theirs, ours)| theirs != ours) {
        if words(theirs) == words(ours) {
            other_places += 1;
        } else {
            other_words.push(format!("CPython: {theirs}\nhere:    {ours}"));
        }
    }
    println!("{} sources in other words, {other_places} at other places", other_words.len());
    println!("{}", other_words.join("\n"));
    assert!(other_words.len() <= OTHER_WORDS, "{} sources are told in other words", other_words.len());
    assert!(other_places <= OTHER_PLACES, "{other_places} sources are told at other places");
}
