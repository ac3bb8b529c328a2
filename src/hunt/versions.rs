//! Two versions of CPython compared: what is known to differ between them, each with its reason.

use super::answer::Answer;
use super::blame::without_offsets;
use super::engine;

/// A difference that is no finding.
#[derive(Debug)]
pub struct Known {
    /// The first version that has the newer behaviour; `(0, 0)` for what may differ between any two.
    pub since: (u32, u32),
    /// What it is.
    pub what: What,
    /// Why it is known.
    pub reason: &'static str,
}

/// How a known difference is recognized.
#[derive(Debug)]
pub enum What {
    /// Programs in which this word stands are not compared.
    Program(&'static str),
    /// Answers in which this word stands on either side are not compared.
    Answer(&'static str),
    /// The older wording and the newer; `*` stands for any text within a line, the same on both sides.
    Wording(&'static str, &'static str),
}

/// What is known to differ.
pub const KNOWN: &[Known] = &[
    Known {
        since: (0, 0),
        what: What::Program("f_lasti"),
        reason: "offsets of instructions are those of each version's compiler",
    },
    Known {
        since: (0, 0),
        what: What::Answer("RecursionError"),
        reason: "what counts as a level of recursion differs (3.11: Python calls take no C stack; 3.12: sys.setrecursionlimit is for Python code only)",
    },
    Known {
        since: (0, 0),
        what: What::Answer("MemoryError"),
        reason: "how much memory an operation takes is no part of the language",
    },
    Known {
        since: (3, 11),
        what: What::Wording(
            "local variable '*' referenced before assignment",
            "cannot access local variable '*' where it is not associated with a value",
        ),
        reason: "reworded in 3.11",
    },
    Known {
        since: (3, 11),
        what: What::Wording("can't set attribute '*'", "property '*'"),
        reason: "reworded in 3.11",
    },
    Known {
        since: (0, 0),
        what: What::Program("traced("),
        reason: "which events a trace function is told of changed with PEP 669 (3.12) and after it",
    },
    Known {
        since: (3, 12),
        what: What::Answer("<listcomp>"),
        reason: "3.12: PEP 709, comprehensions have no frame of their own",
    },
    Known {
        since: (3, 12),
        what: What::Wording(
            "Can't instantiate abstract class * with abstract method *",
            "Can't instantiate abstract class * without an implementation for abstract method '*'",
        ),
        reason: "reworded in 3.12",
    },
    Known {
        since: (3, 13),
        what: What::Wording("property of '*' object has no", "property '*' object has no"),
        reason: "3.13: properties have a __name__, which the message tells",
    },
    Known {
        since: (3, 13),
        what: What::Wording(
            "super(type, obj): obj must be an instance or subtype of type",
            "super(type, obj): obj * is not an instance or subtype of type (*).",
        ),
        reason: "reworded in 3.13",
    },
    Known {
        since: (3, 13),
        what: What::Wording(
            "' object has no attribute '*'",
            "' object has no attribute '*' and no __dict__ for setting new attributes",
        ),
        reason: "3.13 tells why an attribute cannot be set",
    },
];

/// A version's number: major and minor.
fn number(version: &str) -> (u32, u32) {
    let mut parts = version.split('.').map(|part| part.parse().unwrap_or(0));
    (parts.next().unwrap_or(0), parts.next().unwrap_or(0))
}

/// Whether a known difference lies between two versions.
fn between(known: &Known, one: &str, other: &str) -> bool {
    let (one, other) = (number(one), number(other));
    known.since == (0, 0) || (one.min(other) < known.since && known.since <= one.max(other))
}

/// A line with each place where `pattern` matches cut down to the pattern's fixed first part.
fn cut(line: &str, pattern: &str) -> String {
    let pieces: Vec<&str> = pattern.split('*').collect();
    let mut out = String::new();
    let mut rest = line;
    'places: while let Some(start) = rest.find(pieces[0]) {
        let mut end = start + pieces[0].len();
        for piece in &pieces[1..] {
            let Some(at) = rest[end..].find(piece) else { break 'places };
            // A pattern that ends in `*` takes what a name may consist of.
            let taken = if piece.is_empty() {
                rest[end..].find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len() - end)
            } else {
                at + piece.len()
            };
            end += taken;
        }
        out.push_str(&rest[..start]);
        out.push_str("<known>");
        rest = &rest[end..];
    }
    out + rest
}

/// Both answers without what is known to differ between the versions; `None` where they are not to be compared.
#[must_use]
pub fn comparable(source: &str, one: (&str, &Answer), other: (&str, &Answer)) -> Option<(Answer, Answer)> {
    let mut sides = [engine::comparable(one.1), engine::comparable(other.1)];
    for side in &mut sides {
        side.stdout = without_offsets(&side.stdout);
    }
    for known in KNOWN.iter().filter(|known| between(known, one.0, other.0)) {
        match known.what {
            What::Program(word) if source.contains(word) => return None,
            What::Answer(word) if sides.iter().any(|side| side.text().contains(word)) => return None,
            What::Wording(older, newer) => {
                for side in &mut sides {
                    let line = |text: &str| cut(&cut(text, newer), older);
                    side.stdout = side.stdout.lines().map(|text| line(text) + "\n").collect();
                    if let Some(message) = side.error.get("message").and_then(|message| message.as_str()) {
                        side.error["message"] = line(message).into();
                    }
                }
            }
            What::Program(_) | What::Answer(_) => {}
        }
    }
    let [one, other] = sides;
    Some((one, other))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(stdout: &str) -> Answer {
        Answer { stdout: stdout.to_owned(), ..Answer::default() }
    }

    #[test]
    fn what_was_reworded_is_no_difference_and_the_rest_is() {
        let older = printed("TypeError: Can't instantiate abstract class A with abstract method f\n");
        let newer = printed(
            "TypeError: Can't instantiate abstract class A without an implementation for abstract method 'f'\n",
        );
        let (one, other) = comparable("", ("3.11.7", &older), ("3.12.1", &newer)).expect("compared");
        assert_eq!(one.stdout, other.stdout);
        let (one, other) = comparable("", ("3.12.0", &older), ("3.12.1", &newer)).expect("compared");
        assert_ne!(one.stdout, other.stdout, "within a version it is a difference");
        let (one, other) = comparable("", ("3.11.7", &printed("1\n")), ("3.12.1", &printed("2\n"))).expect("compared");
        assert_ne!(one.stdout, other.stdout);
        assert!(comparable("", ("3.11.7", &printed("RecursionError\n")), ("3.12.1", &older)).is_none());
        let inside = printed("<listcomp>\n");
        assert!(comparable("", ("3.12.1", &inside), ("3.13.0", &inside)).is_some());
        assert!(comparable("", ("3.11.1", &inside), ("3.13.0", &inside)).is_none());
    }

    #[test]
    fn only_the_known_words_go() {
        let older = printed("'dict' object has no attribute 'q', 'a'\n");
        let newer = printed("'dict' object has no attribute 'q' and no __dict__ for setting new attributes, 'b'\n");
        let (one, other) = comparable("", ("3.12.1", &older), ("3.13.0", &newer)).expect("compared");
        assert_eq!((one.stdout.as_str(), other.stdout.as_str()), ("'dict<known>, 'a'\n", "'dict<known>, 'b'\n"));
    }

    #[test]
    fn every_known_difference_has_a_reason() {
        for known in KNOWN {
            assert!(known.reason.len() > 8, "{known:?}");
        }
    }
}
