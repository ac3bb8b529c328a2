//! The errors of Python programs: type and message, as recorded from CPython 3.11.7 in `tests/data/errors311.json`.

use serde::Deserialize;
use turncoat::oracles::{self, Engine};
use turncoat::semantics::Limits;

/// A program of one or a few lines, and what it raised.
#[derive(Deserialize)]
struct Recorded {
    source: String,
    r#type: String,
    message: String,
}

/// What the recorded sources use.
const PREAMBLE: &str = "\
class A:
    __slots__ = ('s',)
class C:
    def m(self, a, b=1, *, k): pass
    def n(self): pass
class P:
    @property
    def p(self): return 1
def f0(): pass
def f1(a): pass
def f2(a, b): pass
def f3(a, b, c): pass
def f4(a,b,c,d): pass
def fd(a, b=1): pass
def fdd(a, b=1, c=2): pass
def fk(*, k): pass
def fk2(*, k, j): pass
def fk3(*, k, j, l): pass
def fka(a, *, k=1): pass
def fp(a, /): pass
def fp2(a, b, /, c): pass
def rec(n): return rec(n+1)
def gen():
    yield 1
";

/// Sources whose right answer this runtime cannot give, with the reason.
const OUT_OF_REACH: &[(&str, &str)] = &[
    ("from math import nosuch", "CPython names the file of the module, ours have none"),
    (
        "class R:\n  def __repr__(s): return repr(s)\nrepr(R())",
        "which C function meets the limit depends on how CPython counts its own recursion",
    ),
];

/// The type and message of what a source raises as the body of a function.
fn raised(source: &str) -> (String, String) {
    let body: String = source.lines().map(|line| format!("    {line}\n")).collect();
    // Only sources that use `math` import it, so that the others do not depend on it.
    let math = if source.contains("math") { "import math\n" } else { "" };
    let program = format!(
        "{PREAMBLE}{math}def _t():\n{body}try:\n    _t()\nexcept BaseException as error:\n    print(type(error).__name__)\n    print(error)\nelse:\n    print('NO ERROR')\n"
    );
    let limits = Limits { fuel: 1_000_000, recursion: 200, ..Limits::default() };
    match oracles::run(&program, "<t>", Engine::Plain, limits, &[]) {
        Ok(outcome) => {
            let (class, message) = outcome.output.split_once('\n').unwrap_or(("", ""));
            if class.is_empty() {
                return (format!("{:?}", outcome.end), String::new());
            }
            (class.to_owned(), message.strip_suffix('\n').unwrap_or(message).to_owned())
        }
        Err(_) => refused(&format!("def _t():\n{body}")),
    }
}

/// The type and message of a source that does not compile.
fn refused(source: &str) -> (String, String) {
    let program = format!(
        "try:\n    compile({source:?}, '<t>', 'exec')\nexcept BaseException as error:\n    print(type(error).__name__)\n    print(error)\n"
    );
    let outcome = oracles::run(&program, "program.py", Engine::Plain, Limits::default(), &[]);
    let output = outcome.expect("the program compiles, its text does not").output;
    let (class, message) = output.split_once('\n').unwrap_or_default();
    (class.to_owned(), message.trim_end().to_owned())
}

#[test]
fn errors_have_the_types_and_messages_of_cpython() {
    let text = std::fs::read_to_string("tests/data/errors311.json").expect("the recorded errors");
    let recorded: Vec<Recorded> = serde_json::from_str(&text).expect("well-formed records");
    let (mut equal, mut wrong) = (0, String::new());
    for error in &recorded {
        let (class, message) = raised(&error.source);
        if (&class, &message) == (&error.r#type, &error.message) {
            equal += 1;
            continue;
        }
        let reason = OUT_OF_REACH.iter().find(|(source, _)| *source == error.source).map(|(_, reason)| reason);
        let text = format!(
            "{:?}\n    recorded: {}: {}\n    here:     {class}: {message}\n",
            error.source, error.r#type, error.message
        );
        match reason {
            Some(reason) => println!("{text}    reason:   {reason}"),
            None => wrong += &text,
        }
    }
    println!("{equal} of {} errors have the type and message recorded from CPython 3.11.7", recorded.len());
    assert!(wrong.is_empty(), "{wrong}");
    assert_eq!(equal + OUT_OF_REACH.len(), recorded.len(), "an error is listed as out of reach, and is not");
}
