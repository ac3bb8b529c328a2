//! A finding for elsewhere: a Rust test, a Python script that needs nothing but Python, the text of an issue.

use super::Recorded;
use super::page::sentence;
use crate::adaptive::thresholds;
use crate::oracles::verdict::{Divergence, Mismatch};
use crate::oracles::{End, Outcome};

/// A `#[test]` that fails while the program diverges.
pub fn rust_test(recorded: &Recorded) -> String {
    let plants: Vec<String> =
        recorded.plants.iter().map(|plant| format!("{:?}.parse().expect(\"a plant\")", plant.to_string())).collect();
    format!(
        "// {}\n#[test]\nfn the_interpreters_agree() {{\n    use turncoat::oracles::verdict::{{Setup, Verdict, verdict}};\n\
         \x20   use turncoat::oracles::witness::Depth;\n    let source = {:?};\n    let setup = Setup {{\n\
         \x20       policies: vec![{:?}.parse().expect(\"a policy\")],\n        pace: {:?}.parse().expect(\"a pace\"),\n\
         \x20       schedule: {:?}.parse().expect(\"a schedule\"),\n{}        plants: vec![{}],\n        depth: Depth::{:?},\n\
         \x20       ..Setup::default()\n    }};\n    assert_eq!(verdict(source, &setup), Verdict::Agree);\n}}\n",
        recorded.signature,
        recorded.source,
        recorded.policy.to_string(),
        recorded.pace.to_string(),
        recorded.schedule.to_string(),
        recorded.thresholds.map_or_else(String::new, |t| {
            let text = thresholds::text(&t, recorded.policy);
            let policy = recorded.policy.to_string();
            format!(
                "        thresholds: Some(\n            turncoat::adaptive::thresholds::parse({text:?}, {policy:?}.parse().expect(\"a policy\")).expect(\"thresholds\"),\n        ),\n"
            )
        }),
        plants.join(", "),
        recorded.signature.mismatch.depth(),
    )
}

/// A Python literal of a text.
fn literal(text: &str) -> String {
    let mut quoted = String::from("'");
    for c in text.chars() {
        match c {
            '\\' | '\'' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            ' '..='~' => quoted.push(c),
            c => quoted.push_str(&format!("\\U{:08x}", u32::from(c))),
        }
    }
    quoted + "'"
}

/// What a run shows that any Python can show too: its output and the last line of an uncaught exception.
fn shown(outcome: &Outcome) -> String {
    let last = match &outcome.end {
        End::Raised(report) => report.lines().last().map(|line| format!("{line}\n")),
        _ => None,
    };
    format!("{}{}", outcome.output, last.unwrap_or_default())
}

/// A script that runs the program in the Python it is started with and says which engine shows what that Python shows.
pub fn python(recorded: &Recorded, found: &Divergence) -> String {
    let same = match recorded.signature.mismatch {
        Mismatch::Invariant(_) => "both engines showed the same: the adaptive one broke a law of its own",
        _ => "both engines showed the same: they differ in what no Python shows (instructions, traceback, end of run)",
    };
    format!(
        "# {}\nimport contextlib, io, traceback\n\nSOURCE = {}\nPLAIN = {}\nADAPTIVE = {}\n\nshown = io.StringIO()\n\
         with contextlib.redirect_stdout(shown):\n    try:\n        exec(compile(SOURCE, 'program.py', 'exec'), \
         {{'__name__': '__main__'}})\n    except Exception as error:\n        \
         last = traceback.format_exception_only(type(error), error)[-1].splitlines()[-1] + '\\n'\n    else:\n        \
         last = ''\nshown = shown.getvalue() + last\nprint(shown, end='')\n\
         if PLAIN == ADAPTIVE:\n    print('{same}')\n\
         elif shown == PLAIN:\n    print('this Python agrees with the plain engine: the adaptive engine is wrong')\n\
         elif shown == ADAPTIVE:\n    print('this Python agrees with the adaptive engine: the plain engine is wrong')\n\
         else:\n    print('this Python agrees with neither engine')\n",
        recorded.signature,
        literal(&recorded.source),
        literal(&shown(&found.plain)),
        literal(&shown(&found.adaptive))
    )
}

/// The text of an issue.
pub fn issue(recorded: &Recorded, found: &Divergence) -> String {
    format!(
        "### Bug description\n\n{}\n\n```python\n{}```\n\nExpected:\n\n```\n{}```\n\nActual:\n\n```\n{}```\n\n\
         The program was found and reduced by differential fuzzing of a model of the specializing adaptive \
         interpreter; please run it before filing.\n\n### CPython versions tested on\n\n3.11\n",
        sentence(recorded, found),
        recorded.source,
        found.plain.text(),
        found.adaptive.text()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_literal_is_read_back_as_it_was() {
        let text = "a'b\\c\n\u{20ac}\u{1}";
        let output =
            crate::reduction::divergence::plain_output(&format!("print({} == {})\n", literal(text), literal(text)));
        assert_eq!(output.as_deref(), Some("True\n"));
        assert_eq!(literal(text), "'a\\'b\\\\c\\n\\U000020ac\\U00000001'");
    }
}
