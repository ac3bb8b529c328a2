//! Our own interpreters as further voters on a finding in a real CPython of the version whose language they speak.

use super::answer::Answer;
use super::engine;
use crate::oracles::{End, Outcome, verdict};

/// The version whose language our interpreters speak.
const LANGUAGE: &str = "3.11.";

/// What an outcome of ours shows, in the form of [`Answer::text`].
fn text(outcome: &Outcome) -> Option<String> {
    let last = match &outcome.end {
        End::Done => "",
        End::Raised(report) => report.trim_end().lines().last().unwrap_or_default(),
        End::Exit(_, said) => said.trim_end(),
        End::Fault(_) => return None,
    };
    let printed = engine::normalize(&outcome.output);
    Some(if last.is_empty() { printed } else { format!("{printed}{}\n", engine::normalize(last)) })
}

/// On whose side the plain and the adaptive interpreter are; `None` where the program or the version is not in their language.
#[must_use]
pub fn vote(version: &str, source: &str, specialized: &Answer, base: &Answer) -> Option<String> {
    if !version.starts_with(LANGUAGE) || specialized.hung || specialized.signal.is_some() {
        return None;
    }
    let mut setup = verdict::Setup::default();
    setup.limits.recursion = 1000;
    let judged = verdict::judge(source, &setup);
    let side = |shown: &str| {
        if shown == base.text() {
            "base opcodes"
        } else if shown == specialized.text() {
            "specialization"
        } else {
            "neither"
        }
    };
    let plain = text(judged.plain.as_ref()?)?;
    let adaptive: Option<Vec<String>> = judged.adaptive.iter().map(text).collect();
    let mut sides: Vec<&str> = adaptive?.iter().map(|shown| side(shown)).collect();
    sides.dedup();
    Some(format!("our plain interpreter is with {}, our adaptive one with {}", side(&plain), sides.join(" and ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn interpreters_vote_where_they_know_the_language() {
        let printed = |stdout: &str| Answer { stdout: stdout.to_owned(), ..Answer::default() };
        let said = |version: &str, source: &str| vote(version, source, &printed("1\n"), &printed("2\n"));
        assert_eq!(
            said("3.11.7", "print(1 + 1)").as_deref(),
            Some("our plain interpreter is with base opcodes, our adaptive one with base opcodes")
        );
        assert_eq!(
            said("3.11.7", "print(3)").as_deref(),
            Some("our plain interpreter is with neither, our adaptive one with neither")
        );
        assert_eq!(said("3.12.1", "print(2)"), None, "another language");
        assert_eq!(said("3.11.7", "class A:\n    def __del__(s): pass\nA()\nprint(2)"), None, "not supported");
    }
}
